"""Erasing a report: its content goes for good, a tombstone stays, and the history can still be verified."""

from __future__ import annotations

from rasid.dataset.joining import join_claims, join_named, join_report
from rasid.dataset.work import Work
from rasid.errors import UsageError
from rasid.records import claims, entities, history, judgements, reports
from rasid.records.search import drop_report


def erase_report(work: Work, report_id: str, *, why: str) -> None:
    """Erase a report with all that was read from it and said of it.

    What other reports say stays: an incident that they tell too loses a source, a person whom they name too
    keeps his id. Judgements on links of what is erased go with it, and what the history says of incidents
    while its claims were among them. Raises UsageError where the report is unknown, erased already, or `why`
    is empty.
    """
    if not why.strip():
        raise UsageError("erasing a report needs a reason: give --why")
    state = reports.states_of(work.connection, [report_id]).get(report_id)
    if state is None:
        raise UsageError(f"{report_id}: no report of this study has this id; see `rasid search`")
    if state != reports.KEPT:
        raise UsageError(f"{report_id}: was erased already")
    kinds = work.knowledge.kinds
    told = claims.claim_ids_of(work.connection, report_id)
    people = {node: node for _, node in entities.namings_of_report(work.connection, report_id)}
    organisations = {
        named.node: named.node for named in entities.organisations_of_report(work.connection, report_id)
    }
    reports.erase_report(work.connection, report_id, why)
    also = join_report(work, removed=[report_id])
    also += join_named(work, kinds.person, named=(), before=people)
    also += join_named(work, kinds.organisation, named=(), before=organisations)
    join_claims(work, removed=told, also=also)
    drop_report(work.connection, report_id)
    _forget_judgements(work, report_id, told, people, organisations)
    _forget_incidents(work, told)
    history.erase_report(work.connection, report_id)
    work.note(
        history.Change(work.at, work.who, history.ERASE, "report", report_id, report_id=report_id, why=why)
    )


def _forget_incidents(work: Work, told: tuple[str, ...]) -> None:
    """Remove what the history says of incidents with these claims: it sums up what they told."""
    for id in history.forget_where(work.connection, "incident", told):
        _note_forgotten(work, "incident", id)


def _note_forgotten(work: Work, kind: str, id: str) -> None:
    work.note(history.Change(work.at, work.who, history.FORGET, kind, id, why="its report was erased"))


def _forget_judgements(
    work: Work,
    report_id: str,
    told: tuple[str, ...],
    people: dict[str, str],
    organisations: dict[str, str],
) -> None:
    """Remove judgements of what no report tells or names any more: they hold its names."""
    gone = [("report", report_id), *(("claim", id) for id in told)]
    gone += [("person", id) for id in entities.unnamed_nodes(work.connection, "person", people)]
    gone += [
        ("organisation", id) for id in entities.unnamed_nodes(work.connection, "organisation", organisations)
    ]
    for id in judgements.drop_judgements(work.connection, gone):
        history.forget(work.connection, "judgement", id)
        _note_forgotten(work, "judgement", id)
