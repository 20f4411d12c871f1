"""What claims tell of offices and of who holds a place: kept report by report, and read from there.

Of each report it follows from its claims in force alone; who held a place follows from what all reports
tell of it and from how organisations are joined, and is made again where one of these changes.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from sqlalchemy import Connection

from rasid.dataset.work import Work
from rasid.records import control, entities, offices, reports
from rasid.records.faults import RECODE, Fault, fault_of
from rasid.records.graph import clusters_of
from rasid.records.meta import get_fact, put_fact
from rasid.records.offices import ToldOffice
from rasid.records.statements import parts
from rasid.records.told import claims_told
from rasid.resolve.control import controls_of, with_holders
from rasid.resolve.control_events import control_events
from rasid.resolve.office_events import bears_on_offices, office_events
from rasid.resolve.office_titles import office_of, title_key
from rasid.values.entity import Control, ControlEvent, Naming, OfficeEvent
from rasid.values.incident import SourcedClaim

#: The fact that says by which reckoning it was made, which is raised whenever events are read otherwise.
TOLD, _RECKONING = "told-by", 1
#: How many reports are read at once where everything is made anew.
_AT_ONCE = 200

#: People of one report, each with his node.
Named = Iterable[tuple[Naming, str]]


def offices_told(told: Sequence[SourcedClaim], named: Named, sole: Collection[str]) -> tuple[ToldOffice, ...]:
    """What the claims of one report tell of offices. People and organisations are nodes, `sole` as in
    `resolve.office_events`.
    """
    telling = [sourced for sourced in told if bears_on_offices(sourced.claim)]
    if not telling:
        return ()
    namings: dict[str, Naming] = {}
    for naming, node in named:
        namings.setdefault(node, naming)
    return tuple(_told(event) for sourced in telling for event in office_events(sourced, namings, sole))


def _told(event: OfficeEvent) -> ToldOffice:
    if event.post is None:
        return ToldOffice(event, None, "", "")
    office = office_of(event.post)
    ends_others = event.kind == "appointment" and event.sole
    return ToldOffice(
        event,
        title_key(event.post) if ends_others else None,
        event.post.organisation or office.organisation,
        office.place,
    )


def control_told(told: Iterable[SourcedClaim]) -> tuple[ControlEvent, ...]:
    """What the claims of one report tell of control; organisations are nodes."""
    return tuple(event for sourced in told for event in control_events(sourced))


def keep_told(
    work: Work, report_id: str, told: Sequence[SourcedClaim], named: Named, *, before: Sequence[ControlEvent]
) -> tuple[str, ...]:
    """Keep what the claims of a report tell, those that nobody rejected; give the places of which they tell
    otherwise than `before`.
    """
    offices.put_office_events(work.connection, report_id, offices_told(told, named, work.knowledge.sole))
    events = control_told(told)
    control.put_control_events(work.connection, report_id, events)
    return tuple(sorted({event.place for event in set(events) ^ set(before)}))


def remake_control(work: Work, places: Iterable[str]) -> None:
    """Work out anew who held these places."""
    for place in sorted(set(places)):
        held = _held(work.connection, place)
        if held != control.spells_at(work.connection, place):
            control.put_spells(work.connection, place, held)


def follow_organisations(work: Work, nodes: Sequence[str]) -> None:
    """Work out anew who held the places of which is told that these organisations (nodes) held them."""
    if nodes:
        remake_control(work, control.places_naming(work.connection, nodes))


def _held(connection: Connection, place: str) -> tuple[Control, ...]:
    events = control.control_events_at(connection, place)
    named = {node for event in events for node in (event.organisation, event.loser) if node is not None}
    now = clusters_of(connection, "organisation", named)
    return controls_of(place, [_public(event, now) for event in events])


def _public(event: ControlEvent, now: Mapping[str, str]) -> ControlEvent:
    """An event with public ids in place of nodes."""
    return with_holders(
        event,
        None if event.organisation is None else now.get(event.organisation),
        None if event.loser is None else now.get(event.loser),
    )


def bring_told_in_step(work: Work) -> bool:
    """Make it all anew where another version made it, or none; whether that was to be done."""
    meant = _reckoning(work)
    if get_fact(work.connection, TOLD) == meant:
        return False
    fill(work)
    put_fact(work.connection, TOLD, meant)
    return True


def fill(work: Work) -> None:
    """Make it all anew: minutes for a hundred thousand reports."""
    for report_id, claims, named in _reports(work.connection):
        keep_told(work, report_id, claims, named, before=())
    remake_control(work, control.places_told(work.connection))


def out_of_step(connection: Connection, sole: Collection[str]) -> tuple[Fault, ...]:
    """The reports of which something else is kept than their claims tell, and the places of which something
    else is kept than all reports tell.
    """
    told = []
    for report_id, claims, named in _reports(connection):
        meant = {one.event for one in offices_told(claims, named, sole)}
        held = set(offices.events_of_report(connection, report_id))
        controls = set(control.control_events_of(connection, report_id))
        if meant != held or set(control_told(claims)) != controls:
            told.append(report_id)
    places = [
        place
        for place in control.places_told(connection)
        if control.spells_at(connection, place) != _held(connection, place)
    ]
    return (
        *fault_of(told, "what is kept of offices and control is not what claims tell", RECODE),
        *fault_of(places, "who is said to have held places is not what claims tell", RECODE),
    )


def _reports(
    connection: Connection,
) -> Iterator[tuple[str, tuple[SourcedClaim, ...], tuple[tuple[Naming, str], ...]]]:
    """The kept reports with their claims that nobody rejected, and with their people."""
    for batch in parts(tuple(reports.kept_ids(connection)), _AT_ONCE):
        told = claims_told(connection, batch)
        named = entities.namings_of_reports(connection, batch)
        for id in batch:
            yield id, told.get(id, ()), named[id]


def _reckoning(work: Work) -> str:
    words = "\x1f".join((str(_RECKONING), *sorted(work.knowledge.sole)))
    return hashlib.sha256(words.encode()).hexdigest()[:16]
