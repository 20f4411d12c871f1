"""Erasing a report: its content goes for good, a tombstone stays, and the history can still be verified."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import msgspec

from rasid.dataset.holders import remake_control
from rasid.dataset.joining import join_claims, join_named, join_report
from rasid.dataset.laying import lay_current
from rasid.dataset.veils import forget_names
from rasid.dataset.work import Work
from rasid.errors import RefusedError
from rasid.records import claims, codings, control, entities, history, judgements, reports, rounds
from rasid.records.search import drop_report
from rasid.resolve.taking import alone_in, own_node, public_claims, take


@dataclass(frozen=True, slots=True)
class _Told:
    """What a report ever told and named, by any of its codings: claims, person and organisation nodes."""

    claims: frozenset[str]
    people: frozenset[str]
    organisations: frozenset[str]


def erase_report(work: Work, report_id: str, *, why: str) -> None:
    """Erase a report with all that was read from it and said of it.

    What other reports say stays: an incident that they tell too loses a source, a person whom they name too
    keeps his id. Judgements on links of what is erased go with it, and what the history says of incidents
    while its claims were among them. Raises UsageError where the report is unknown, erased already, or `why`
    is empty.
    """
    _check(work, report_id, why)
    kinds = work.knowledge.kinds
    told = _told(work, report_id)
    in_force = claims.claim_ids_of(work.connection, report_id)
    people = {node: node for _, node in entities.namings_of_report(work.connection, report_id)}
    organisations = {
        named.node: named.node for named in entities.organisations_of_report(work.connection, report_id)
    }
    copies = reports.copies_of(work.connection, report_id)
    places = {event.place for event in control.control_events_of(work.connection, report_id)}
    known = entities.people_of_report(work.connection, report_id)
    source = reports.citations(work.connection, [report_id])[0].publisher
    rounds.erase_report(work.connection, report_id)
    reports.erase_report(work.connection, report_id, why)
    also = join_report(work, removed=[report_id])
    also += _incidents_of(work, copies)
    also += join_named(work, kinds.person, named=(), before=people)
    also += join_named(work, kinds.organisation, named=(), before=organisations)
    join_claims(work, removed=in_force, also=also)
    remake_control(work, places)
    drop_report(work.connection, report_id)
    _forget_judgements(work, report_id, told)
    _forget_incidents(work, told)
    _forget_source(work, source)
    forget_names(work, known)
    history.erase_report(work.connection, report_id)
    work.note(
        history.Change(work.at, work.who, history.ERASE, "report", report_id, report_id=report_id, why=why)
    )


def _check(work: Work, report_id: str, why: str) -> None:
    if not why.strip():
        raise RefusedError("erase-why", "erasing a report needs a reason: give --why")
    state = reports.states_of(work.connection, [report_id]).get(report_id)
    if state is None:
        raise RefusedError(
            "report-unknown",
            f"{report_id}: no report of this study has this id; see `rasid search`",
            id=report_id,
        )
    if state != reports.KEPT:
        raise RefusedError("report-erased", f"{report_id}: was erased already", id=report_id)


def _told(work: Work, report_id: str) -> _Told:
    """What the codings of a report ever gave: judgements of earlier ones hold its names too."""
    told = set(claims.claim_ids_of(work.connection, report_id))
    people = {node for _, node in entities.namings_of_report(work.connection, report_id)}
    named = {named.node for named in entities.organisations_of_report(work.connection, report_id)}
    for coding in codings.codings_of(work.connection, report_id):
        if coding.coded is None:
            continue
        taken = take(
            coding.coded,
            public_claims(report_id, coding.coded.events),
            report_id=report_id,
            node_of=work.knowledge.kinds.node_of(),
        )
        told.update(sourced.claim.id for sourced in taken.claims)
        people.update(node for one in taken.namings for node in (one.node, own_node(one.naming)))
        named.update(one.node for one in taken.organisations)
    return _Told(frozenset(told), frozenset(people), frozenset(named))


def _incidents_of(work: Work, report_ids: Sequence[str]) -> tuple[str, ...]:
    return tuple(
        held.incident
        for id in report_ids
        for held in claims.claims_of_report(work.connection, id)
        if held.incident is not None
    )


def _forget_judgements(work: Work, report_id: str, told: _Told) -> None:
    """Remove judgements of what no report tells or names any more: they hold its names."""
    gone = [("report", report_id), *(("claim", id) for id in sorted(told.claims))]
    gone += [("person", id) for id in entities.unnamed_nodes(work.connection, "person", told.people)]
    gone += [
        ("organisation", id)
        for id in entities.unnamed_nodes(work.connection, "organisation", told.organisations)
    ]
    standing = [
        judgement for kind, id in gone for judgement in judgements.judgements_of(work.connection, kind, [id])
    ]
    for id in judgements.drop_judgements(work.connection, gone):
        history.forget(work.connection, "judgement", id)
        _note_forgotten(work, "judgement", id)
    for other in sorted({id for judgement in standing for id in alone_in(judgement)} - {report_id}):
        lay_current(work, other)


def _forget_incidents(work: Work, told: _Told) -> None:
    """Remove what the history says of incidents with these claims: it sums up what they told."""
    for id in history.forget_where(work.connection, "incident", sorted(told.claims)):
        _note_forgotten(work, "incident", id)


def _note_forgotten(work: Work, kind: str, id: str) -> None:
    work.note(history.Change(work.at, work.who, history.FORGET, kind, id, why="its report was erased"))


def _forget_source(work: Work, source: str | None) -> None:
    """Remove what the history says of a publisher of whom no report is left: it may be a witness."""
    if source is None or source in {name for name, _, _ in reports.all_sources(work.connection)}:
        return
    for change in history.changes_of_kind(work.connection, "source"):
        if change.after is not None and msgspec.json.decode(change.after)[0] == source:
            history.forget(work.connection, "source", change.object)
            _note_forgotten(work, "source", change.object)
