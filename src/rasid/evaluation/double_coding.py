"""Codings of the same reports by several coders, compared: which events both have, and their fields."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from rasid.evaluation.agreement import (
    Estimate,
    Labels,
    Numbers,
    Table,
    estimate,
    labels_of,
    numbers_of,
    table_of,
)
from rasid.evaluation.event_matching import (
    Alike,
    overlap,
    overlap_of_program,
    pairs,
    same_event,
    same_place_of_text,
    words_of,
)
from rasid.folding import fold_word
from rasid.values.claim import Claim, Place

#: The name under which the program's coding stands among those of people.
PROGRAM = "program"
NOTHING = "—"
_ASSERTED = "asserted"


@dataclass(frozen=True, slots=True)
class Field:
    """A field that is compared: what a claim has in it as a label, and as a number where it is one.

    `always`: also where neither coder says anything.
    """

    name: str
    label: Callable[[Claim], str]
    number: Callable[[Claim], float | None] | None = None
    always: bool = False


def _words(name: str) -> Field:
    return Field(name, lambda claim: " ".join(sorted(words_of(getattr(claim, name)).elements())) or NOTHING)


def _count(name: str) -> Field:
    def label(claim: Claim) -> str:
        count: tuple[int, int | None] | None = getattr(claim, name)
        return NOTHING if count is None else f"{count[0]}-{'' if count[1] is None else count[1]}"

    def number(claim: Claim) -> float | None:
        count: tuple[int, int | None] | None = getattr(claim, name)
        return None if count is None else float(count[0])

    return Field(name, label, number)


def _place(claim: Claim) -> str:
    """The most specific place, which comes first."""
    return place_label(claim.places[0]) if claim.places else NOTHING


def place_label(place: Place) -> str:
    """A place by its number in the gazetteer, else by its words."""
    return f"g-{place.geonames_id}" if place.geonames_id is not None else fold_word(place.text)


def _country(claim: Claim) -> str:
    return next((place.country for place in claim.places if place.country), NOTHING)


def _date(claim: Claim) -> str:
    return NOTHING if claim.date is None else f"{claim.date.start}/{claim.date.end}"


def _first_day(claim: Claim) -> float | None:
    return None if claim.date is None else float(claim.date.start.toordinal())


FIELDS = (
    Field("type", lambda claim: claim.type, always=True),
    Field("factuality", lambda claim: claim.factuality, always=True),
    _words("actors"),
    _words("targets"),
    Field("places", _place),
    Field("country", _country),
    Field("date", _date, _first_day),
    _count("killed"),
    _count("injured"),
    _count("detained"),
    Field(
        "source",
        lambda claim: " ".join(sorted(words_of([claim.source]).elements())) if claim.source else NOTHING,
    ),
    Field("aggregate", lambda claim: "yes" if claim.aggregate else "no", always=True),
)


@dataclass(frozen=True, slots=True)
class FieldAgreement:
    """How far coders agree in one field of the events that they share.

    `units`: how many such events say something of it; `agreed`: the share on which all say the same.
    `numbers` is alpha on an interval scale, for fields that are numbers. `kappa` is for two coders.
    """

    field: str
    units: int
    agreed: float | None
    alpha: Estimate
    numbers: Estimate | None
    kappa: Estimate | None


@dataclass(frozen=True, slots=True)
class PairAgreement:
    """How far two coders agree: over `reports` both coded, with how many asserted events of each."""

    first: str
    second: str
    reports: int
    events: tuple[int, int]
    matched: int
    event_f1: Estimate
    fields: tuple[FieldAgreement, ...]


@dataclass(frozen=True, slots=True)
class Compared:
    """One report as two coders have it: events of each and in common, and the units of each field."""

    events: tuple[int, int]
    matched: int
    labels: Mapping[str, Labels]
    numbers: Mapping[str, Numbers]
    tables: Mapping[str, Table]


Codings = Mapping[str, Sequence[Claim]]


def agreement_of(
    reports: Sequence[Codings], first: str, second: str, *, resamples: int = 500
) -> PairAgreement:
    """How far two coders agree over the reports that both have coded. The program comes second."""
    touch = overlap_of_program if second == PROGRAM else overlap
    both = [
        _compared(codings[first], codings[second], touch)
        for codings in reports
        if first in codings and second in codings
    ]
    fields = tuple(
        FieldAgreement(
            field.name,
            units := sum(one.tables[field.name].units for one in both),
            sum(one.tables[field.name].agreed for one in both) / units if units else None,
            estimate([one.labels[field.name] for one in both], _alpha, resamples=resamples),
            None
            if field.number is None
            else estimate([one.numbers[field.name] for one in both], _alpha_of_numbers, resamples=resamples),
            estimate([one.tables[field.name] for one in both], _kappa, resamples=resamples),
        )
        for field in FIELDS
    )
    events = (sum(one.events[0] for one in both), sum(one.events[1] for one in both))
    matched = sum(one.matched for one in both)
    return PairAgreement(
        first, second, len(both), events, matched, estimate(both, _f1, resamples=resamples), fields
    )


def agreement_of_all(reports: Sequence[Codings], *, resamples: int = 500) -> tuple[PairAgreement, ...]:
    """How far each two coders agree, people by name, then each with the program."""
    coders = sorted({coder for codings in reports for coder in codings} - {PROGRAM})
    couples = [*combinations(coders, 2), *((coder, PROGRAM) for coder in coders)]
    return tuple(agreement_of(reports, *couple, resamples=resamples) for couple in couples)


def alphas(reports: Sequence[Codings], *, resamples: int = 500) -> tuple[FieldAgreement, ...]:
    """Alpha of each field over all people together: units are the events that two of them at least have."""
    found = []
    people = [{name: told for name, told in codings.items() if name != PROGRAM} for codings in reports]
    units = [shared_events(codings) for codings in people]
    for field in FIELDS:
        of_reports = [_units_of(field, shared) for shared in units]
        every = [unit for some in of_reports for unit in some]
        agreed = sum(len({label for label in unit if label is not None}) == 1 for unit in every)
        numbers = None
        if field.number is not None:
            of_numbers = [numbers_of(_numbers_of(field, shared)) for shared in units]
            numbers = estimate(of_numbers, _alpha_of_numbers, resamples=resamples)
        alpha = estimate([labels_of(some) for some in of_reports], _alpha, resamples=resamples)
        share = agreed / len(every) if every else None
        found.append(FieldAgreement(field.name, len(every), share, alpha, numbers, None))
    return tuple(found)


def shared_events(codings: Codings) -> tuple[tuple[Claim | None, ...], ...]:
    """The events of a report that two coders at least have: for each the claim of every coder, by name.

    An event of a coder goes to the first group with whose every member it can be compared.
    """
    coders = sorted(codings)
    groups: list[dict[str, Claim]] = []
    alike = same_place_of_text()
    for coder in coders:
        free = [group for group in groups if coder not in group]
        heads = [next(iter(group.values())) for group in free]
        matched = pairs(heads, codings[coder], alike)
        taken = {id(claim) for _, claim in matched}
        for head, claim in matched:
            free[next(place for place, one in enumerate(heads) if one is head)][coder] = claim
        groups += [{coder: claim} for claim in codings[coder] if id(claim) not in taken]
    groups.sort(key=lambda group: min((claim.trigger.at, claim.type) for claim in group.values()))
    return tuple(tuple(group.get(coder) for coder in coders) for group in groups if len(group) > 1)


def _compared(first: Sequence[Claim], second: Sequence[Claim], touch: Alike) -> Compared:
    asserted = [[claim for claim in told if claim.factuality == _ASSERTED] for told in (first, second)]
    matched = pairs(asserted[0], asserted[1], same_event(touch), touch)
    shared = pairs(first, second, same_place_of_text(touch), touch)
    units = {field.name: _units_of(field, shared) for field in FIELDS}
    return Compared(
        (len(asserted[0]), len(asserted[1])),
        len(matched),
        {name: labels_of(some) for name, some in units.items()},
        {field.name: numbers_of(_numbers_of(field, shared)) for field in FIELDS if field.number is not None},
        {name: table_of(some) for name, some in units.items()},
    )


def _units_of(field: Field, shared: Sequence[Sequence[Claim | None]]) -> list[tuple[str | None, ...]]:
    """The labels that coders give shared events; without those of which nobody says anything."""
    units = [tuple(None if claim is None else field.label(claim) for claim in claims) for claims in shared]
    return [unit for unit in units if field.always or set(unit) - {NOTHING, None}]


def _numbers_of(field: Field, shared: Sequence[Sequence[Claim | None]]) -> list[tuple[float | None, ...]]:
    assert field.number is not None
    return [tuple(None if claim is None else field.number(claim) for claim in claims) for claims in shared]


def _alpha(reports: Sequence[Labels]) -> float | None:
    sums = Labels()
    for one in reports:
        sums.add(one)
    return sums.alpha()


def _alpha_of_numbers(reports: Sequence[Numbers]) -> float | None:
    sums = Numbers()
    for one in reports:
        sums.add(one)
    return sums.alpha()


def _kappa(reports: Sequence[Table]) -> float | None:
    sums = Table()
    for one in reports:
        sums.add(one)
    return sums.kappa()


def _f1(reports: Sequence[Compared]) -> float | None:
    events = sum(sum(one.events) for one in reports)
    return 2 * sum(one.matched for one in reports) / events if events else None
