"""Which tenures and controls of places, and which of their ends, are found of those that the corpus tells."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from rasid.evaluation.study_corpus import GoldControl, GoldTenure
from rasid.resolve.control import controls_of
from rasid.resolve.control_events import control_events
from rasid.resolve.office_events import office_events
from rasid.resolve.office_titles import title_words
from rasid.resolve.tenures import appointments_of, tenures_of
from rasid.resolve.whole import Whole
from rasid.values.entity import Bound, Control, Naming, OfficeEvent, Tenure

_COLUMNS = tuple(
    f"{name}.{part}" for name in ("found", "organisation", "start", "end") for part in ("hit", "of")
)
#: Types of events that are one and the same end of a tenure.
_DEATHS = frozenset(["killing", "bombing", "execution", "death"])


@dataclass(frozen=True, slots=True)
class Told:
    """What is held of one gold tenure or control: whether it was found, and its start and end as far as told.

    `start` and `end` are None where the corpus tells none.
    """

    key: str
    found: bool
    organisation: bool
    start: bool | None
    end: bool | None


def tenures_in(whole: Whole, sole: Collection[str]) -> tuple[Tenure, ...]:
    """The tenures of every person, by person; `sole` as of `office_events`."""
    namings: dict[str, list[Naming]] = defaultdict(list)
    person_at: dict[str, str] = {}
    for taken in whole.taken.values():
        for named in taken.namings:
            person = whole.person_of[named.naming.id]
            namings[person].append(named.naming)
            person_at[named.node] = person
    events: list[OfficeEvent] = []
    for taken in whole.taken.values():
        by_node = {named.node: named.naming for named in taken.namings}
        for claim in taken.claims:
            told = office_events(claim, by_node, sole)
            events += [replace(event, person=person_at[event.person]) for event in told]
    appointed = appointments_of(events)
    return tuple(
        tenure
        for person in sorted(namings)
        for tenure in tenures_of(person, namings[person], events, appointed)
    )


def controls_in(whole: Whole) -> tuple[Control, ...]:
    """Who held each place, by place."""
    events = [event for claim in whole.claims().values() for event in control_events(claim)]
    return tuple(
        control
        for place in sorted({event.place for event in events})
        for control in controls_of(place, events)
    )


def match_tenures(
    gold: Iterable[GoldTenure], tenures: Sequence[Tenure], label_of: Mapping[str, str]
) -> tuple[Told, ...]:
    """For each gold tenure the best of those of the person's clusters whose title begins with the same word.

    `label_of` says whom a found person mostly is. Titles of a gold tenure that may differ stand apart by |.
    """
    told = []
    for truth in gold:
        heads = {title_words(title)[0] for title in truth.title.split("|")}
        words = set(title_words(truth.organisation or ""))
        made = [
            Told(
                truth.person,
                True,
                bool(words & _words_beside(tenure)) or not words,
                None if truth.since is None else _on(tenure.start, truth.since),
                None
                if truth.until is None
                else _on(tenure.end, truth.until) and _ends(tenure.end, truth.end),
            )
            for tenure in tenures
            if label_of.get(tenure.person) == truth.person and title_words(tenure.title)[0] in heads
        ]
        none = Told(truth.person, False, False, *(None if day is None else False for day in _ends_of(truth)))
        told.append(max(made, key=_rank, default=none))
    return tuple(told)


def match_controls(gold: Iterable[GoldControl], controls: Sequence[Control]) -> tuple[Told, ...]:
    """For each gold control the best of those of the same place and organisation."""
    told = []
    for truth in gold:
        made = [
            Told(
                f"{truth.place} {truth.organisation}",
                True,
                True,
                None if truth.since is None else _on(control.start, truth.since),
                None if truth.until is None else _on(control.end, truth.until),
            )
            for control in controls
            if control.place == truth.place and control.organisation == truth.organisation
        ]
        key = f"{truth.place} {truth.organisation}"
        none = Told(key, False, False, *(None if day is None else False for day in _ends_of(truth)))
        told.append(max(made, key=_rank, default=none))
    return tuple(told)


def told_rows(told: Iterable[Told]) -> dict[str, dict[str, float]]:
    """For each key how many of how many: found, of those found with the right organisation; start; end."""
    rows: dict[str, dict[str, float]] = {}
    for each in told:
        row = rows.setdefault(each.key, dict.fromkeys(_COLUMNS, 0.0))
        judged = {
            "found": each.found,
            "organisation": each.organisation if each.found else None,
            "start": each.start,
            "end": each.end,
        }
        for name, right in judged.items():
            row[f"{name}.hit"] += bool(right)
            row[f"{name}.of"] += right is not None
    return {key: rows[key] for key in sorted(rows)}


def _rank(told: Told) -> tuple[bool, bool, bool]:
    return bool(told.end), bool(told.start), told.organisation


def _ends_of(truth: GoldTenure | GoldControl) -> tuple[date | None, date | None]:
    return truth.since, truth.until


def _on(bound: Bound | None, day: date) -> bool:
    return bound is not None and bound.days is not None and bound.days.start <= day <= bound.days.end


def _ends(bound: Bound | None, by: str | None) -> bool:
    if bound is None or by is None:
        return False
    return bound.by == by or (bound.by in _DEATHS and by in _DEATHS)


def _words_beside(tenure: Tenure) -> set[str]:
    said = " ".join((tenure.title, tenure.organisation_said or "", tenure.place or ""))
    return set(title_words(said)) - {title_words(tenure.title)[0]}
