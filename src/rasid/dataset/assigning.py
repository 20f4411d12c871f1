"""Giving reports to people for review. Each is in the history and can be given otherwise."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy import Connection

from rasid.dataset.study import Study
from rasid.dataset.waiting import checked
from rasid.dataset.work import Work
from rasid.errors import RefusedError
from rasid.records import accounts, assignments, queue, reports
from rasid.records.history import Change
from rasid.values.queue import NOBODY, QueueFilter

#: How many reports are given at once.
MOST = 500


def assign(study: Study, report_ids: Sequence[str], to: str | None, *, why: str = "") -> int:
    """Give reports to an account, or to nobody; gives for how many that is a change.

    Raises UsageError where a report or the account is unknown, or there are more than MOST.
    """
    if len(report_ids) > MOST:
        raise RefusedError("assign-many", f"at most {MOST} reports are given at once", most=MOST)
    with study.writing() as work:
        return _assign(work, report_ids, to, why)


def assign_filtered(study: Study, asked: QueueFilter, to: str | None, *, order: str = "worth") -> int:
    """Give the reports of the first claims of a filter, at most MOST of them; gives for how many that is a
    change.
    """
    with study.writing() as work:
        rows = queue.find(work.connection, checked(asked), order=order, limit=MOST * 4)
        ids = list(dict.fromkeys(row.report_id for row in rows))[:MOST]
        return _assign(work, ids, to, "")


def take(study: Study, asked: QueueFilter, *, number: int, order: str = "worth") -> int:
    """Let who signs the study take reports of a filter that were given to nobody, at most `number`."""
    with study.writing() as work:
        free = replace(checked(asked), assigned=NOBODY)
        rows = queue.find(work.connection, free, order=order, limit=min(number, MOST) * 8)
        ids = list(dict.fromkeys(row.report_id for row in rows))[: min(number, MOST)]
        return _assign(work, ids, work.who, "")


def workers(study: Study) -> tuple[str, ...]:
    """Everybody to whom reports may be given: open accounts that may code, else who signs the study."""
    with study.database.reading() as connection:
        return _workers(connection, study.who)


def loads(study: Study) -> tuple[tuple[str, int], ...]:
    """To whom reports were given, and how many, by name."""
    with study.database.reading() as connection:
        return assignments.accounts(connection)


def _workers(connection: Connection, who: str) -> tuple[str, ...]:
    known = accounts.all_accounts(connection)
    return (
        tuple(one.name for one in known if one.state == "open" and one.role != "viewer") if known else (who,)
    )


def _assign(work: Work, report_ids: Sequence[str], to: str | None, why: str) -> int:
    if to is not None and to not in _workers(work.connection, work.who):
        raise RefusedError("assign-nobody", f"{to}: nobody of this name may review; see `rasid user`", who=to)
    states = reports.states_of(work.connection, report_ids)
    for id in report_ids:
        if states.get(id) != reports.KEPT:
            raise RefusedError(
                "report-unknown", f"{id}: no report of this study has this id; see `rasid search`", id=id
            )
    before = assignments.accounts_of(work.connection, report_ids)
    changed = sorted({id for id in report_ids if before.get(id) != to})
    if to is None:
        assignments.free(work.connection, changed)
    else:
        assignments.give(work.connection, changed, to, author=work.who, at=work.at)
    queue.set_assigned(work.connection, changed, to)
    for id in changed:
        work.note(
            Change(
                work.at,
                work.who,
                "assign",
                "report",
                id,
                report_id=id,
                before=before.get(id),
                after=to,
                why=why,
            )
        )
    return len(changed)
