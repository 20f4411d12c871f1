"""The first page: what is new since the last visit, what waits, how claims lie over time and types."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta

from sqlalchemy import Connection

from rasid.dataset.rounds import blind_of
from rasid.dataset.study import Study
from rasid.dataset.waiting import count_waiting
from rasid.records import history
from rasid.records import overview as records
from rasid.values.overview import News, Overview, Told, Visited
from rasid.values.queue import QueueFilter

#: How many weeks and types the charts show, how many decisions are listed, how many changes looked through.
WEEKS, TYPES, LISTED, MOST_CHANGES = 53, 12, 8, 20_000
#: Who was away for so long begins a new visit; within one, coming back is noted so often at most.
_AWAY, _NOTED = timedelta(minutes=30), timedelta(minutes=1)
_NOW, _BEFORE = "home", "home-before"
_DECIDING = ("accept", "reject", "correct", "add")


def overview(study: Study) -> Overview:
    """What the first page tells who signs the study. Notes the visit."""
    before = _visit(study)
    with study.database.reading() as connection:
        types = records.count_by_type(connection)
        dated = records.count_dated(connection)
        weeks = _weeks(connection)
        news = _news(connection, study.who, before)
        made = records.made_last(connection, LISTED)
    kinds = sorted(types.items(), key=lambda pair: (-pair[1], pair[0]))
    return Overview(
        news=news,
        mine=count_waiting(study, QueueFilter(assigned=study.who)),
        waiting=count_waiting(study, QueueFilter()),
        rounds=len(blind_of(study, study.who)),
        claims=sum(types.values()),
        dated=dated,
        weeks=weeks,
        types=tuple(Told(name, n) for name, n in kinds[:TYPES]),
        made=study.veil.value(made),
    )


def _visit(study: Study) -> Visited | None:
    """The visit before this one, which is noted."""
    with study.database.reading() as connection:
        now, before = (records.visited(connection, study.who, page) for page in (_NOW, _BEFORE))
        end = history.head(connection).number
    at = study.time()
    away = None if now is None else datetime.fromisoformat(at) - datetime.fromisoformat(now.at)
    if away is not None and away < _NOTED:
        return before
    with study.database.writing() as connection:
        if now is not None and away is not None and away >= _AWAY:
            before = now
            records.put_visit(connection, study.who, _BEFORE, before)
        records.put_visit(connection, study.who, _NOW, Visited(at, end))
    return before


def _news(connection: Connection, who: str, before: Visited | None) -> News:
    if before is None:
        return News(None, 0, 0, 0, False)
    found, complete = records.count_changes(connection, before.seen, MOST_CHANGES, who=who)
    return News(
        before.at,
        _sum(found, "report", ("add",), mine=None),
        _sum(found, "claim", _DECIDING, mine=False),
        _sum(found, "report", ("assign",), mine=False),
        not complete,
    )


def _sum(
    found: Mapping[tuple[str, str, bool], int], kind: str, actions: tuple[str, ...], *, mine: bool | None
) -> int:
    return sum(
        n
        for (of, action, own), n in found.items()
        if of == kind and action in actions and (mine is None or own == mine)
    )


def _weeks(connection: Connection) -> tuple[Told, ...]:
    """The WEEKS up to that of the latest day told of; those without a claim too."""
    last = records.last_day(connection)
    if last is None:
        return ()
    end = _monday(date.fromisoformat(last))
    start = max(end, date.min + timedelta(weeks=WEEKS)) - timedelta(weeks=WEEKS - 1)
    counts: dict[date, int] = {}
    for day, n in records.count_by_day(connection, start.isoformat()).items():
        week = _monday(date.fromisoformat(day))
        counts[week] = counts.get(week, 0) + n
    days = (start + timedelta(weeks=number) for number in range(WEEKS))
    return tuple(Told(day.isoformat(), counts.get(day, 0)) for day in days)


def _monday(day: date) -> date:
    return day - timedelta(days=min(day.weekday(), day.toordinal() - 1))
