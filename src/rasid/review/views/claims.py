"""A claim as its card shows it: every value with the words it rests on and how it came to be."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from rasid.dataset.reviewed import ReviewedClaim, ReviewedReport
from rasid.dataset.stating import written_count
from rasid.review.pager import days_of
from rasid.review.views.segments import Mark, mark_of
from rasid.values.claim import Claim, Evidence, Figure, Phrase, Place
from rasid.values.incident import Participant
from rasid.values.judgement import Decision

#: The fields of a card, in its order.
FIELDS = (
    "actors", "targets", "instruments", "places", "inferred_places", "date", "killed", "injured", "detained",
    "figures", "source", "denied_by", "factuality",
)  # fmt: skip
_PHRASES = ("actors", "targets", "instruments")
_COUNTS = ("killed", "injured", "detained")


@dataclass(frozen=True, slots=True)
class ShownValue:
    """One value of a claim.

    `id` names it on the page. `said` are its words where it is a phrase of the report, else `text` is written
    by the program. `basis` is stated, inferred, published-day, gazetteer, or decided (by a person); `link`
    the public id of the person, organisation or place.
    """

    id: str
    text: str
    spans: tuple[Phrase, ...]
    basis: str
    rule: str
    said: Phrase | None = None
    link: str | None = None
    place: Place | None = None
    figure: Figure | None = None


@dataclass(frozen=True, slots=True)
class ShownField:
    """A field of a claim that holds something, and the last decision on it that stands."""

    name: str
    values: tuple[ShownValue, ...]
    decided: Decision | None

    @property
    def telling(self) -> bool:
        """Whether the numbers one by one say more than the sums of killed, injured and detained."""
        figures = [value.figure for value in self.values if value.figure is not None]
        kinds = {figure.what for figure in figures}
        return len(kinds) < len(figures) or any(f.subset or f.what not in _COUNTS for f in figures)


@dataclass(frozen=True, slots=True)
class ShownClaim:
    """A claim as its card shows it. `number` counts from 1 in the report; `trigger` is a value too."""

    number: int
    reviewed: ReviewedClaim
    trigger: ShownValue
    fields: tuple[ShownField, ...]

    @property
    def claim(self) -> Claim:
        """The claim in force."""
        return self.reviewed.stored.sourced.claim

    @property
    def whom(self) -> dict[str, str]:
        """Of whom the sums are, where each is one number of the report: by field."""
        return {one.what: one.whom.text for one in self.claim.figures if one.whom and not one.subset}

    @property
    def linked(self) -> tuple[ShownValue, ...]:
        """The values that are people, organisations or places of the study, each once."""
        linked = {value.link: value for field in self.fields for value in field.values if value.link}
        return tuple(linked.values())

    def values(self) -> Iterator[ShownValue]:
        """Every value, the trigger first."""
        yield self.trigger
        for field in self.fields:
            yield from field.values


def shown_claims(page: ReviewedReport) -> tuple[ShownClaim, ...]:
    """The claims of a report as their cards show them."""
    return tuple(shown_claim(one, number) for number, one in enumerate(page.claims, 1))


def shown_claim(reviewed: ReviewedClaim, number: int) -> ShownClaim:
    """One claim."""
    claim = reviewed.stored.sourced.claim
    told = [one for one in claim.evidence if one.field == "type"]
    words = [phrase for one in told for phrase in one.spans if phrase != claim.trigger]
    trigger = ShownValue(
        f"{claim.id}-type",
        claim.trigger.text,
        (claim.trigger, *words),
        "stated",
        told[0].rule if told else "",
        claim.trigger,
    )
    decided = {one.field: one for one in reviewed.decisions if one.field != "claim"}
    fields = []
    for name in FIELDS:
        values = tuple(_values(reviewed, name, decided.get(name)))
        if values or name in decided:
            fields.append(ShownField(name, values, decided.get(name)))
    return ShownClaim(number, reviewed, trigger, tuple(fields))


def marks_of_claims(claims: Iterable[ShownClaim]) -> tuple[Mark, ...]:
    """The spans of all values of claims, for the text."""
    return tuple(
        mark_of(span, value.id) for claim in claims for value in claim.values() for span in value.spans
    )


def _values(reviewed: ReviewedClaim, field: str, decided: Decision | None) -> Iterator[ShownValue]:
    claim = reviewed.stored.sourced.claim
    id = f"{claim.id}-{field}"
    corrected = decided is not None and decided.verdict == "correct"
    evidence = [] if corrected else [one for one in claim.evidence if one.field == field]
    if field in _PHRASES:
        yield from _phrases(reviewed, field, evidence, corrected)
    elif field in ("places", "inferred_places"):
        for number, place in enumerate(getattr(claim, field)):
            basis, rule = _basis(evidence, place, corrected)
            if field == "inferred_places":
                basis = "inferred"
            phrase = Phrase(place.text, place.at)
            yield ShownValue(
                f"{id}-{number}", place.text, (phrase,), basis, rule, phrase, _place_id(place), place
            )
    elif field == "date":
        days = claim.date
        if days is not None:
            basis, rule, spans = _whole(evidence, corrected)
            yield ShownValue(id, days_of(days), spans, basis, rule)
    elif field in _COUNTS:
        numbers = getattr(claim, field)
        if numbers is not None:
            basis, rule, spans = _whole(evidence, corrected)
            yield ShownValue(id, written_count(numbers), spans, basis, rule)
    elif field == "figures":
        yield from _figures(claim, id, corrected)
    elif field in ("source", "denied_by"):
        phrase_or_none: Phrase | None = getattr(claim, field)
        if phrase_or_none is not None:
            basis, rule = _basis(evidence, phrase_or_none, corrected)
            yield ShownValue(id, phrase_or_none.text, (phrase_or_none,), basis, rule, phrase_or_none)
    elif claim.factuality != "asserted" or evidence or corrected:
        basis, rule, spans = _whole(evidence, corrected)
        yield ShownValue(id, claim.factuality, spans, basis, rule)


def _phrases(
    reviewed: ReviewedClaim, field: str, evidence: Sequence[Evidence], corrected: bool
) -> Iterator[ShownValue]:
    claim = reviewed.stored.sourced.claim
    role = field.removesuffix("s")
    known = {(one.role, one.at): one for one in reviewed.stored.sourced.participants}
    for number, phrase in enumerate(getattr(claim, field)):
        basis, rule = _basis(evidence, phrase, corrected)
        yield ShownValue(
            f"{claim.id}-{field}-{number}", phrase.text, (phrase,), basis, rule, phrase,
            _who(known.get((role, phrase.at))),
        )  # fmt: skip


def _figures(claim: Claim, id: str, corrected: bool) -> Iterator[ShownValue]:
    """The numbers one by one, where they say more than the sums do."""
    for number, figure in enumerate(claim.figures):
        spans = tuple(phrase for phrase in (figure.said, figure.whom, figure.source) if phrase is not None)
        yield ShownValue(
            f"{id}-{number}", written_count((figure.low, figure.high)), spans,
            "decided" if corrected else "stated", "part of another" if figure.subset else "", figure.said,
            figure=figure,
        )  # fmt: skip


def _basis(evidence: Sequence[Evidence], words: Phrase | Place, corrected: bool) -> tuple[str, str]:
    """How one phrase came to be a value: basis and rule."""
    if corrected:
        return "decided", ""
    for one in evidence:
        if any((span.text, span.at) == (words.text, words.at) for span in one.spans):
            return one.basis, one.rule
    return "stated", ""


def _whole(evidence: Sequence[Evidence], corrected: bool) -> tuple[str, str, tuple[Phrase, ...]]:
    """How the one value of a field came to be: basis, rule, words."""
    if corrected:
        return "decided", "", ()
    spans = tuple(dict.fromkeys(span for one in evidence for span in one.spans))
    return (evidence[0].basis, evidence[0].rule, spans) if evidence else ("stated", "", ())


def _who(participant: Participant | None) -> str | None:
    return None if participant is None else participant.person or participant.organisation


def _place_id(place: Place) -> str | None:
    return None if place.geonames_id is None else f"g-{place.geonames_id}"
