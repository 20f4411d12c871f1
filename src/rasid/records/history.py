"""Every change of a study: who, when, what, before, after and why, in a chain that shows tampering.

A row's digest is over the row and the digest of the row before it. What was changed is not in the row itself
but as a digest of it with a random salt: so the words of an erased report can go for good, cannot be guessed
from what stays, and the chain still holds. The number and digest of the last row are kept apart (in `meta`),
so that a history whose end was cut off shows.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import msgspec
from sqlalchemy import ColumnElement, Connection, Row, Select, delete, insert, select

from rasid.records.faults import RESTORE, Fault
from rasid.records.meta import get_fact, put_fact
from rasid.records.statements import pages, parts
from rasid.records.tables import changes, history

Salt = Callable[[], bytes]
# Made once: making a statement takes longer than running it.
_ADD, _ADD_CONTENT = insert(history), insert(changes)
#: Names in `meta`.
_HEAD = "history-head"
#: The action by which a report comes in.
ADD = "add"
#: The actions after which rows may lack their content: a report was erased; an object was forgotten with one.
ERASE, FORGET = "erase", "forget"


@dataclass(frozen=True, slots=True)
class Change:
    """One change. `at` is an ISO time in UTC, `who` a person or program.

    `action`: what was done (add, code, decide, take-back, erase ...) to the `object` (an id) of this `kind`
    (report, coding, decision, judgement ...). `report_id` is the report whose words `before`, `after` or
    `why` may hold: erasing that report erases them. `before` and `after` are text or JSON, None where
    there was nothing.
    """

    at: str
    who: str
    action: str
    kind: str
    object: str
    report_id: str | None = None
    before: str | None = None
    after: str | None = None
    why: str | None = None


@dataclass(frozen=True, slots=True)
class Head:
    """The last row of the history: its number (0: there is none) and digest."""

    number: int
    digest: str


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which changes are asked for: by whom, of which kind of thing, on which day (YYYY-MM-DD); "" for any."""

    who: str = ""
    kind: str = ""
    day: str = ""


def _random_salt() -> bytes:
    return os.urandom(16)


def append(connection: Connection, change: Change, *, salt: Salt = _random_salt) -> Head:
    """Add a change at the end of the chain. Needs a writing transaction."""
    before = head(connection)
    number = before.number + 1
    grain = salt().hex()
    content = _digest(grain, change.before, change.after, change.why)
    digest = _row_digest(number, change, content, before.digest)
    connection.execute(
        _ADD,
        {
            "number": number,
            "at": change.at,
            "who": change.who,
            "action": change.action,
            "kind": change.kind,
            "object": change.object,
            "report_id": change.report_id,
            "content": content,
            "previous": before.digest,
            "digest": digest,
        },
    )
    connection.execute(
        _ADD_CONTENT,
        {"number": number, "salt": grain, "before": change.before, "after": change.after, "why": change.why},
    )
    put_fact(connection, _HEAD, f"{number} {digest}")
    return Head(number, digest)


def head(connection: Connection) -> Head:
    """The end of the chain as last written. Whoever notes it down elsewhere can prove a later forgery."""
    kept = get_fact(connection, _HEAD)
    if kept is None:
        return Head(0, "")
    number, _, digest = kept.partition(" ")
    return Head(int(number), digest)


def erase_report(connection: Connection, report_id: str) -> None:
    """Remove what the changes of a report said; their rows stay. Append the erasure itself after."""
    _erase(connection, [history.c.report_id == report_id])


def forget(connection: Connection, kind: str, object: str) -> None:
    """Remove what the changes of one object said (a judgement that names someone of an erased report).

    A change with the action FORGET of this kind and object is to be appended after.
    """
    _erase(connection, [history.c.kind == kind, history.c.object == object])


def forget_where(connection: Connection, kind: str, words: Sequence[str]) -> tuple[str, ...]:
    """Remove what changes of this kind said that hold one of these words; gives their objects, sorted.

    For each object a change with the action FORGET is to be appended after. Reads every change of the kind.
    """
    found: dict[int, str] = {}
    for row in pages(connection, _joined().where(history.c.kind == kind), [history.c.number]):
        if any(word in part for part in (row.before, row.after, row.why) if part for word in words):
            found[row.number] = row.object
    for part in parts(found):
        _erase(connection, [history.c.number.in_(part)])
    return tuple(sorted(set(found.values())))


def _erase(connection: Connection, conditions: list[ColumnElement[bool]]) -> None:
    numbers = select(history.c.number).where(*conditions)
    connection.execute(delete(changes).where(changes.c.number.in_(numbers)))


def changes_of(connection: Connection, kind: str, object: str) -> tuple[Change, ...]:
    """The changes of one object, oldest first. Of erased ones `before`, `after` and `why` are None."""
    query = _joined().where(history.c.kind == kind, history.c.object == object).order_by(history.c.number)
    return tuple(_change(row) for row in connection.execute(query))


def changes_of_id(connection: Connection, id: str) -> tuple[Change, ...]:
    """The changes of whatever has this public id, and of all that was said of it, oldest first."""
    mine = (history.c.object == id) | (history.c.report_id == id)
    return tuple(_change(row) for row in connection.execute(_joined().where(mine).order_by(history.c.number)))


def change_numbered(connection: Connection, number: int) -> Change | None:
    """The change of a number, None where there is none."""
    row = connection.execute(_joined().where(history.c.number == number)).one_or_none()
    return None if row is None else _change(row)


def numbered_changes_of(connection: Connection, ids: Sequence[str]) -> tuple[tuple[int, Change], ...]:
    """The changes of what has one of these public ids, and of all that was said of it, the latest first."""
    found: dict[int, Change] = {}
    for part in parts(ids):
        mine = history.c.object.in_(part) | history.c.report_id.in_(part)
        found |= {row.number: _change(row) for row in connection.execute(_joined().where(mine))}
    return tuple(sorted(found.items(), reverse=True))


def latest_changes(
    connection: Connection, wanted: Wanted, *, before: int | None, limit: int
) -> tuple[tuple[int, Change], ...]:
    """Changes with their numbers, the latest first: those below the number `before`, at most `limit`."""
    query = _joined()
    if wanted.who:
        query = query.where(history.c.who == wanted.who)
    if wanted.kind:
        query = query.where(history.c.kind == wanted.kind)
    if wanted.day:
        query = query.where(history.c.at >= wanted.day, history.c.at < f"{wanted.day}U")  # behind T
    if before is not None:
        query = query.where(history.c.number < before)
    rows = connection.execute(query.order_by(history.c.number.desc()).limit(limit))
    return tuple((row.number, _change(row)) for row in rows)


def changes_of_kind(connection: Connection, kind: str) -> tuple[Change, ...]:
    """The changes of every object of a kind, oldest first."""
    query = _joined().where(history.c.kind == kind).order_by(history.c.number)
    return tuple(_change(row) for row in connection.execute(query))


def changes_of_report(connection: Connection, report_id: str) -> tuple[Change, ...]:
    """The changes of a report and of all that was said of it, oldest first."""
    query = _joined().where(history.c.report_id == report_id).order_by(history.c.number)
    return tuple(_change(row) for row in connection.execute(query))


def objects_since(connection: Connection, number: int, kind: str) -> tuple[str, ...]:
    """The objects of a kind that were changed behind a number of the history, sorted."""
    query = select(history.c.object).where(history.c.number > number, history.c.kind == kind)
    return tuple(connection.execute(query.distinct().order_by(history.c.object)).scalars())


def all_changes(connection: Connection) -> Iterator[Change]:
    """The whole history, oldest first."""
    return (_change(row) for row in pages(connection, _joined(), [history.c.number]))


def verify(connection: Connection, *, known: Head | None = None) -> tuple[Fault, ...]:
    """What is wrong with the history; nothing if it is as it was written.

    `known` is an end of the chain noted down earlier: the chain must still hold it.
    """
    faults: list[str] = []
    last = Head(0, "")
    gone, bare = set[tuple[str, str]](), list[tuple[int, tuple[str, str], str | None]]()
    held = known is None or known == last
    for row in pages(connection, _joined(), [history.c.number]):
        change = _change(row)
        if row.number != last.number + 1:
            faults.append(
                f"the history jumps from change {last.number} to {row.number}: changes were removed"
            )
        elif row.previous != last.digest:
            faults.append(f"change {row.number} does not follow from change {last.number}: one was altered")
        if row.digest != _row_digest(row.number, change, row.content, row.previous):
            faults.append(f"change {row.number} was altered after it was written")
        if change.action in (ERASE, FORGET):
            gone.add((change.kind, change.object))
        if row.salt is None:
            bare.append((row.number, (change.kind, change.object), change.report_id))
        elif row.content != _digest(row.salt, change.before, change.after, change.why):
            faults.append(f"what change {row.number} says was altered after it was written")
        last = Head(row.number, row.digest)
        held = held or last == known
    faults += [
        f"what change {number} said was removed, though nobody erased it"
        for number, object, report_id in bare
        if object not in gone and ("report", report_id) not in gone
    ]
    if last != head(connection):
        faults.append(
            f"the history ends at change {last.number}, but the study says {head(connection).number}"
        )
    if not held:
        faults.append("the history does not hold the change that was noted down: it was written anew")
    return tuple(Fault(says, RESTORE) for says in faults)


def _joined() -> Select[tuple[object, ...]]:
    joined = history.outerjoin(changes, changes.c.number == history.c.number)
    return select(*history.c, changes.c.salt, changes.c.before, changes.c.after, changes.c.why).select_from(
        joined
    )


def _change(row: Row[tuple[object, ...]]) -> Change:
    return Change(**{name: getattr(row, name) for name in Change.__dataclass_fields__})


def _row_digest(number: int, change: Change, content: str, previous: str) -> str:
    return _digest(
        number,
        change.at,
        change.who,
        change.action,
        change.kind,
        change.object,
        change.report_id,
        content,
        previous,
    )


def _digest(*parts_of_it: int | str | None) -> str:
    """SHA-256 of values as a JSON array: no two lists of values are written alike."""
    return hashlib.sha256(msgspec.json.encode(parts_of_it)).hexdigest()
