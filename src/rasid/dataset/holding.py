"""Who is reported to have held which place on a day.

What claims tell of control is read once and then kept in memory; of each later change of the study only the
reports that it touched are read again. So a map of control costs no more the larger the study is.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from threading import Lock
from weakref import WeakKeyDictionary

from sqlalchemy import Connection

from rasid.dataset.study import Study
from rasid.records.control_claims import control_claims, organisations_now, reports_changed
from rasid.records.database import Database
from rasid.records.drawing import spots_of
from rasid.records.names import names_of
from rasid.resolve.control import controls_of
from rasid.resolve.control_events import control_events
from rasid.values.drawn import Spot
from rasid.values.entity import Control, ControlEvent

TYPES = ("capture", "withdrawal", "dismissal", "clash", "siege")
#: After more changes than these everything is read anew.
_MOST_CHANGES = 20_000
#: How many places a map of control shows, those whose control began last.
MOST = 600


@dataclass(slots=True)
class _Told:
    """What is known of control up to a number of the history. Organisations are nodes."""

    upto: int = -1
    of_report: dict[str, tuple[ControlEvent, ...]] = field(default_factory=dict)
    at_place: dict[str, dict[str, tuple[ControlEvent, ...]]] = field(default_factory=dict)
    held: dict[str, tuple[Control, ...]] = field(default_factory=dict)
    nodes: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Held:
    """A place that an organisation is reported to have held on a day, as far as claims tell."""

    spot: Spot
    control: Control
    holder: str


_KNOWN: WeakKeyDictionary[Database, _Told] = WeakKeyDictionary()
_READING = Lock()


def control_at(study: Study, place: str) -> tuple[Control, ...]:
    """Who is reported to have held a place, by the first day known."""
    with study.database.reading() as connection, _READING:
        return _at(_told(study.database, connection), place)


def held_on(study: Study, day: date) -> tuple[Held, ...]:
    """The places that are reported to have been held on a day, by place, then holder.

    Control whose beginning no claim tells is left out, and so is one that ended on a day nobody tells: of
    neither can be said that it held on the day.
    """
    with study.database.reading() as connection, _READING:
        told = _told(study.database, connection)
        found = [
            control
            for place in sorted(told.at_place)
            for control in _at(told, place)
            if is_held(control, day)
        ]
        found.sort(key=lambda one: (_began(one), one.place, one.said), reverse=True)
        found = found[:MOST]
        spots = {spot.place: spot for spot in spots_of(connection, {one.place: 1 for one in found})}
        wanted = [one.organisation for one in found if one.organisation is not None]
        names = {
            id: study.veil.text(called[0].name)
            for id, called in names_of(connection, "organisation", wanted).items()
            if called
        }
    return tuple(
        Held(spots[one.place], one, names.get(one.organisation or "", one.said))
        for one in sorted(found, key=lambda one: (one.place, _began(one), one.said))
        if one.place in spots
    )


def is_held(control: Control, day: date) -> bool:
    """Whether claims tell that control had begun by a day and not ended before it."""
    if control.start is None or control.start.days is None or control.start.days.start > day:
        return False
    if control.end is None:
        return True
    return control.end.days is not None and control.end.days.end >= day


def _began(control: Control) -> str:
    assert control.start is not None and control.start.days is not None
    return control.start.days.start.isoformat()


def _at(told: _Told, place: str) -> tuple[Control, ...]:
    if place not in told.held:
        events = [event for events in told.at_place.get(place, {}).values() for event in events]
        told.held[place] = controls_of(place, [_public(event, told.nodes) for event in events])
    return told.held[place]


def _public(event: ControlEvent, nodes: dict[str, str]) -> ControlEvent:
    """The event with public ids in place of nodes."""
    return replace(
        event,
        organisation=None if event.organisation is None else nodes.get(event.organisation),
        loser=None if event.loser is None else nodes.get(event.loser),
    )


def _told(database: Database, connection: Connection) -> _Told:
    """What is told of control in the state that the connection reads."""
    told = _KNOWN.setdefault(database, _Told())
    end, changed = reports_changed(connection, told.upto, _MOST_CHANGES)
    if end == told.upto:
        return told
    if changed is None or told.upto < 0 or end < told.upto:
        told = _KNOWN[database] = _Told()
        changed = None
    for report in changed or ():
        for event in told.of_report.pop(report, ()):
            told.at_place.get(event.place, {}).pop(report, None)
            told.held.pop(event.place, None)
    _take(told, connection, changed)
    _lead_on(told, connection)
    told.upto = end
    return told


def _take(told: _Told, connection: Connection, reports: Iterable[str] | None) -> None:
    """Read the claims of these reports, or of all."""
    found: dict[str, list[ControlEvent]] = {}
    for sourced in control_claims(connection, TYPES, reports):
        found.setdefault(sourced.report_id, []).extend(control_events(sourced))
    for report, events in found.items():
        told.of_report[report] = tuple(events)
        for place in sorted({event.place for event in events}):
            told.at_place.setdefault(place, {})[report] = tuple(e for e in events if e.place == place)
            told.held.pop(place, None)


def _lead_on(told: _Told, connection: Connection) -> None:
    """Learn the present ids of the organisations; where one changed, its places are worked out anew."""
    wanted = {
        node
        for events in told.of_report.values()
        for event in events
        for node in (event.organisation, event.loser)
        if node is not None
    }
    now = organisations_now(connection, wanted)
    if any(told.nodes.get(node, id) != id for node, id in now.items()):
        told.held.clear()
    told.nodes = now
