"""What a claim is compared by: a small value made of the claim and its report alone."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from rasid.folding import fold_word
from rasid.resolve.claim_lexicon import ClaimLexicon, bare_words, stems
from rasid.values.claim import Claim, Phrase, Place
from rasid.values.incident import Participant, SourcedClaim
from rasid.values.interval import Interval

#: Days from the first to the last; longer intervals are no day: a season or a year has many happenings.
LONGEST = 31
#: How long before a denial what it denies was news.
ANSWERED = timedelta(3)
#: How long before its report a happening may lie that is told without a day.
UNTOLD = timedelta(LONGEST)
EARLIEST = date.min + UNTOLD

#: Classes of people that tell one happening from another: those who bear arms, and others.
ARMED = frozenset(("soldier", "police", "fighter"))
UNARMED = frozenset(("civilian", "child", "woman", "student", "worker", "journalist", "medic", "protester"))
TELLING = ARMED | UNARMED

#: The family of what happens to one in his office or ranks.
_OF_OFFICES = "organisation"

#: How sure a place is that is only inferred, as from another sentence of the report.
_INFERRED = 0.7

Range = tuple[int, int | None]


@dataclass(frozen=True, slots=True)
class PlaceSign:
    """A place of a claim. `level`: point (with coordinates), local (a place within a division, without them),
    division (the province itself), country, unknown (words that the gazetteer does not know).

    `name` is the gazetteer's, folded, or the folded words; `said` the folded words. `sure` is 1 where the
    claim happened there by its words, less where that is inferred, as from a dateline. `named` is false where
    it is only a kind of place (مسجد).
    """

    level: str
    name: str
    said: str
    geonames_id: int | None
    admin1: str | None
    country: str | None
    latitude: float | None
    longitude: float | None
    sure: float
    named: bool = True


@dataclass(frozen=True, slots=True)
class SideSign:
    """One side of a claim. `lineages`: each organisation of the lexicon with those above it; `unknown`: ids
    of other organisations; `people`: each named person's folded words; `classes` of the others (soldier,
    civilian ...) and their folded words.
    """

    lineages: tuple[tuple[str, ...], ...] = ()
    unknown: tuple[str, ...] = ()
    people: tuple[tuple[str, ...], ...] = ()
    classes: tuple[str, ...] = ()
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ClaimProfile:
    """A claim as far as joining needs it. `at` is the offset of its trigger; `first` orders profiles.

    `kin`: the types that another report may tell it by, and how (`type_kinship.tsv`); `group`: all that kin
    leads to; `told_by`: place or people. `start` and `end` are None for a claim that joins nothing by itself:
    an aggregate, one that tells two happenings in a word (تفجيرين), a generic one, one with an interval above
    31 days. What is told without a day (`undated`) may have happened in the month before its report, unless
    it is of a kind that happens every week; a denial answers the news of three days. `stated`: its words say
    the day themselves, without the day of publication. `wording` digests the words around the trigger, empty
    where they are few and for a sum. `near`: towns that its report names and the claim does not,
    the first three. `names`: signatures of the people it names.
    """

    report: str
    at: int
    published: date | None
    type: str
    family: str
    kin: tuple[tuple[str, str], ...]
    group: str
    told_by: str
    start: date | None
    end: date | None
    approximate: bool
    stated: bool
    places: tuple[PlaceSign, ...]
    near: tuple[PlaceSign, ...]
    actors: SideSign
    targets: SideSign
    names: tuple[str, ...]
    killed: Range | None
    injured: Range | None
    detained: Range | None
    weapons: tuple[str, ...]
    weapon_classes: tuple[str, ...]
    factuality: str
    wording: str
    undated: bool = False
    definite: bool = False

    @property
    def joins(self) -> bool:
        """Whether it may join others, told in other words, without a person's judgement."""
        return self.start is not None


def profile_of(sourced: SourcedClaim, lexicon: ClaimLexicon) -> ClaimProfile:
    """The profile of a claim: a function of its report alone, never of other reports."""
    claim = sourced.claim
    several = any(word in lexicon.duals for word in stems(claim.trigger.text))
    days = None if several else _days(claim, sourced.published, lexicon)
    weapons = [stems(phrase.text) for phrase in claim.instruments]
    return ClaimProfile(
        report=sourced.report_id,
        at=claim.trigger.at,
        published=sourced.published,
        type=claim.type,
        family=claim.family,
        kin=lexicon.kinship.kin.get(claim.type, ()),
        group=lexicon.kinship.group.get(claim.type, claim.type),
        told_by=lexicon.kinship.told_by.get(claim.type, "people"),
        start=days.start if days else None,
        end=days.end if days else None,
        approximate=days is not None and (days.approximate or days.precision != "day"),
        stated=any(e.field == "date" and e.basis == "stated" for e in claim.evidence),
        places=_places(claim, lexicon),
        near=_near(claim, sourced.near, lexicon),
        actors=_side("actor", claim.actors, sourced, lexicon),
        targets=_side("target", claim.targets, sourced, lexicon),
        names=tuple(sorted(set(sourced.names))),
        killed=claim.killed,
        injured=claim.injured,
        detained=claim.detained,
        weapons=tuple(sorted({word for words in weapons for word in words})),
        weapon_classes=tuple(sorted({found for words in weapons if (found := _weapon(words, lexicon))})),
        factuality=claim.factuality,
        wording="" if claim.aggregate else sourced.wording,
        definite=_is_definite(claim.trigger.text),
        undated=days is not None and claim.date is None and claim.factuality != "negated",
    )


def first_of(profile: ClaimProfile) -> str:
    """What orders claims: the one published first, then by report and place in it."""
    published = profile.published.isoformat() if profile.published else "9999-12-31"
    return f"{published} {profile.report} {profile.at:07d}"


def _days(claim: Claim, published: date | None, lexicon: ClaimLexicon) -> Interval | None:
    """The days by which a claim meets others; None where it joins nothing by itself.

    What is told without a day lies in the month before its report; a denial, which seldom says the day of
    what did not happen, answers the news of the days before it.
    """
    if claim.aggregate or claim.factuality == "generic":
        return None
    if claim.date is None:
        if published is None or published < EARLIEST:
            return None
        if claim.factuality == "negated":
            return Interval(published - ANSWERED, published, "days", True)
        return Interval(published - UNTOLD, published, "days", True) if _is_single(claim, lexicon) else None
    return claim.date if (claim.date.end - claim.date.start).days <= LONGEST else None


def _places(claim: Claim, lexicon: ClaimLexicon) -> tuple[PlaceSign, ...]:
    told = [(place, 1.0) for place in claim.places] + [(place, _INFERRED) for place in claim.inferred_places]
    return tuple(dict.fromkeys(_place(place, sure, lexicon) for place, sure in told))


def _is_definite(trigger: str) -> bool:
    """Whether an act is told as known: الهجوم، بالقصف."""
    word = fold_word(trigger.split(maxsplit=1)[0])
    return word.startswith("ال", 1 if word[:1] in "بلك" else 0) or word.startswith("لل")


def _is_single(claim: Claim, lexicon: ClaimLexicon) -> bool:
    """Whether a claim without a day can be known again by what it tells: those who talk, ask or accuse do so
    every week, and what is planned has not happened; but an office is left once.
    """
    if claim.factuality == "planned":
        return False
    return claim.family == _OF_OFFICES or lexicon.kinship.told_by.get(claim.type, "people") == "place"


#: How many places of a report a claim without a place of its own may have happened at.
_NEAR = 3


def _near(claim: Claim, named: tuple[Place, ...], lexicon: ClaimLexicon) -> tuple[PlaceSign, ...]:
    """The places that the report names beside those of the claim: towns, not countries and provinces."""
    own = {place.geonames_id for place in claim.places} | {place.text for place in claim.places}
    signs = [_place(p, _INFERRED, lexicon) for p in named if p.geonames_id not in own and p.text not in own]
    return tuple(dict.fromkeys(s for s in signs if s.level in ("point", "local")))[:_NEAR]


def _place(place: Place, sure: float, lexicon: ClaimLexicon) -> PlaceSign:
    said = " ".join(bare_words(place.text))
    level = level_of(place)
    return PlaceSign(
        level=level,
        name=fold_word(place.name) if place.name else said,
        said=said,
        geonames_id=place.geonames_id,
        admin1=place.admin1,
        country=place.country,
        latitude=place.latitude,
        longitude=place.longitude,
        sure=sure,
        named=level != "unknown" or any(lexicon.is_name(word) for word in said.split()),
    )


def level_of(place: Place) -> str:
    """How exact a place is: point, local, division, country or unknown; see `PlaceSign`."""
    if place.precision == "country":
        return "country"
    if place.name is None:
        return "unknown"
    if place.admin1 is not None and place.name == place.admin1 and place.precision != "point":
        return "division"
    return "local" if place.latitude is None else "point"


def _side(role: str, phrases: tuple[Phrase, ...], sourced: SourcedClaim, lexicon: ClaimLexicon) -> SideSign:
    """A side by what the study knows of its participants, and by the words of the others."""
    known = {one.at: one for one in sourced.participants if one.role == role}
    members = [known.get(phrase.at) or Participant(role, phrase.text, phrase.at) for phrase in phrases]
    named = sorted({one.organisation for one in members if one.organisation is not None})
    lineages = [lexicon.lineage(one) for one in named if one in lexicon.organisations]
    people = {stems(one.said) for one in members if one.person is not None}
    others = [one.said for one in members if one.organisation not in lexicon.organisations and not one.person]
    return SideSign(
        tuple(lineages),
        tuple(one for one in named if one not in lexicon.organisations),
        tuple(sorted(people)),
        tuple(sorted({found for said in others if (found := _class_of(stems(said), lexicon))})),
        tuple(sorted({word for said in others for word in bare_words(said)})),
    )


def _class_of(words: tuple[str, ...], lexicon: ClaimLexicon) -> str:
    """What people a phrase is of, by its first word that says it; persons of any kind say nothing."""
    return next((kind for word in words if (kind := lexicon.people.get(word, "")) in TELLING), "")


def _weapon(words: Iterable[str], lexicon: ClaimLexicon) -> str:
    """The class of a weapon, by the longest phrase that the table has."""
    told = tuple(words)
    phrases = [
        " ".join(told[start:end])
        for start in range(len(told))
        for end in range(len(told), start, -1)
    ]  # fmt: skip
    known = [phrase for phrase in phrases if phrase in lexicon.weapons]
    return lexicon.weapons[max(known, key=len)] if known else ""
