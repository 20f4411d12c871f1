"""What the history tells: every change with what it was about, and whether it can be taken back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import msgspec
from sqlalchemy import Connection

from rasid.dataset.study import Study
from rasid.records import (
    accounts,
    additions,
    assignments,
    decisions,
    history,
    judgements,
    protected,
    public_ids,
)
from rasid.records.graph import RecordGraph
from rasid.records.history import Change, Wanted
from rasid.records.reports import all_sources
from rasid.resolve.veil import pseudonym
from rasid.values.account import CLOSED, OPEN
from rasid.values.judgement import Decision, Judgement

#: The least role that may take back changes of a kind; those of other kinds nobody can.
UNDOES = {
    "claim": "coder",
    "report": "coder",
    "judgement": "coder",
    "source": "adjudicator",
    "lexicon": "adjudicator",
    "person": "administrator",
    "account": "administrator",
}
#: What people decide on a claim or a name.
_DECIDING = ("accept", "reject", "correct", "add", "name")
_GROUPED = {"i": "claim", "p": "person", "o": "organisation"}


@dataclass(frozen=True, slots=True)
class Past:
    """One change of the history. `decision` or `judgement` is what was said, where it was one or its end.

    `undoing`: what takes it back, None where nothing can: it was taken back, something else was done since,
    or it is of a kind that stays.
    """

    number: int
    change: Change
    decision: Decision | None = None
    judgement: Judgement | None = None
    undoing: str | None = None


def latest(study: Study, wanted: Wanted, *, before: int | None = None, limit: int = 50) -> tuple[Past, ...]:
    """The latest changes that are as asked, below a number."""
    with study.database.reading() as connection:
        found = history.latest_changes(connection, wanted, before=before, limit=limit)
        return study.veil.value(_told(connection, found))


def past_of(study: Study, id: str) -> tuple[Past, ...]:
    """What befell one thing, the latest first: a report, a claim, an incident, a person, a decision ...

    Of an incident, a person or an organisation also what was said of its claims and links. Empty where
    nothing is known of the id.
    """
    with study.database.reading() as connection:
        found = history.numbered_changes_of(connection, (id, *_belonging(connection, id)))
        return study.veil.value(_told(connection, found))


def known_ids(study: Study, ids: Iterable[str]) -> frozenset[str]:
    """Those of the ids of people, organisations and incidents that this study has or had."""
    with study.database.reading() as connection:
        return frozenset(id for id in ids if public_ids.lead(connection, id) is not None)


def past_numbered(study: Study, number: int) -> Past | None:
    """One change, None where there is none of this number."""
    with study.database.reading() as connection:
        change = history.change_numbered(connection, number)
        return None if change is None else _told(connection, ((number, change),))[0]


def _belonging(connection: Connection, id: str) -> tuple[str, ...]:
    """Ids of what was said of the parts of an incident, a person or an organisation."""
    kind = _GROUPED.get(id.partition("-")[0])
    now = None if kind is None else public_ids.lead(connection, id)
    if kind is None or now is None:
        return ()
    members = RecordGraph(connection).members_of(kind, [now]).get(now, ())
    said = tuple(judgement.id for judgement in judgements.judgements_of(connection, kind, members))
    return (*said, *(members if kind == "claim" else ()))


def _told(connection: Connection, found: Sequence[tuple[int, Change]]) -> tuple[Past, ...]:
    said = _decisions_of(connection, found)
    told = []
    for number, change in found:
        past = Past(number, change)
        if change.kind == "judgement" or (change.kind == "decision" and change.object.startswith("d-")):
            past = _said(connection, past)
        elif number in said:
            decision, taken_back = said[number]
            past = replace(past, decision=decision, undoing=decision.id if taken_back is None else None)
        elif change.kind in UNDOES:
            past = replace(past, undoing=_undoing(connection, change))
        told.append(past)
    return tuple(told)


def _said(connection: Connection, past: Past) -> Past:
    """With the decision or judgement that the change made or took back."""
    id = past.change.object
    if past.change.kind == "decision":
        decided = decisions.get_decision(connection, id)
        return past if decided is None else replace(past, decision=decided[0])
    judged = judgements.get_judgement(connection, id)
    if judged is None:
        return past
    judgement, taken_back = judged
    stands = taken_back is None and past.change.action in ("same", "apart")
    return replace(past, judgement=judgement, undoing=id if stands else None)


def _decisions_of(
    connection: Connection, found: Sequence[tuple[int, Change]]
) -> dict[int, tuple[Decision, str | None]]:
    """For each change that is a decision, by number, the decision and when it was taken back."""
    deciding = [
        (number, change) for number, change in found if change.action in _DECIDING and change.report_id
    ]
    if not deciding:
        return {}
    made = list(
        decisions.decisions_made(
            connection,
            [change.report_id for _, change in deciding if change.report_id],
            [change.at for _, change in deciding],
        )
    )
    matched: dict[int, tuple[Decision, str | None]] = {}
    for number, change in deciding:
        for one in made:
            if _is_of(one[0], change):
                matched[number] = one
                made.remove(one)
                break
    return matched


def _is_of(decision: Decision, change: Change) -> bool:
    same = (decision.report_id, decision.made, decision.author, decision.verdict)
    if same != (change.report_id, change.at, change.who, change.action) or decision.before != change.before:
        return False
    return change.action in ("add", "name") or (decision.after or decision.verdict) == change.after


def _undoing(connection: Connection, change: Change) -> str | None:
    """What takes back a change that is no decision or judgement: its kind, if all is still as it made it."""
    is_so = {
        "source": _is_grade_now,
        "account": _is_account_so,
        "lexicon": _is_addition_standing,
        "report": _is_assigned_so,
        "person": _is_protected_now,
    }.get(change.kind)
    return change.kind if is_so is not None and is_so(connection, change) else None


def _is_grade_now(connection: Connection, change: Change) -> bool:
    if change.action != "grade" or change.after is None or change.before is None:
        return False
    return tuple(msgspec.json.decode(change.after)) in all_sources(connection)


def _is_account_so(connection: Connection, change: Change) -> bool:
    account = accounts.get_account(connection, change.object)
    if account is None:
        return False
    if change.action == "role":
        return account.role == change.after
    return {"close": CLOSED, "reopen": OPEN}.get(change.action) == account.state


def _is_addition_standing(connection: Connection, change: Change) -> bool:
    found = additions.get_addition(connection, change.object)
    return change.action == "add" and found is not None and found.taken_back is None


def _is_assigned_so(connection: Connection, change: Change) -> bool:
    if change.action != "assign":
        return False
    return assignments.account_of(connection, change.object) == change.after


def _is_protected_now(connection: Connection, change: Change) -> bool:
    if change.action != "protect":
        return False
    standing = (one for one in protected.all_protections(connection) if one.taken_back is None)
    return any(pseudonym(one.number, "en") == change.after for one in standing)
