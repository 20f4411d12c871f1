"""Who is reported in which office of an organisation on a day, and what changed between two days."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from rasid.values.entity import Bound, Tenure


@dataclass(frozen=True, slots=True)
class Holder:
    """Somebody who is reported to hold an office on a day.

    `certain`: the day lies between a start or a report that names him in it, and an end or another such
    report; else nothing tells that he had lost it.
    """

    tenure: Tenure
    certain: bool


@dataclass(frozen=True, slots=True)
class OfficeChange:
    """What befell somebody in an office: it `began` or ended, when, by what type of event, which claims."""

    tenure: Tenure
    began: bool
    bound: Bound


def holders_on(tenures: Sequence[Tenure], day: date) -> tuple[Holder, ...]:
    """Who held the offices on a day, by title, then whoever is reported first.

    Nobody is held to be in office before the first report of it, nor after a told end; after the last report
    of it he is, but not for certain: open ends stay open.
    """
    found = []
    for tenure in tenures:
        first, last, ended = _first(tenure), _last(tenure), _ended(tenure)
        if first is None or day < first or (ended is not None and day > ended):
            continue
        if tenure.status == "former" and last is not None and day > last:
            continue
        found.append(Holder(tenure, last is not None and day <= last))
    return tuple(
        sorted(found, key=lambda held: (held.tenure.title, str(_first(held.tenure)), held.tenure.person))
    )


def changes_between(tenures: Sequence[Tenure], first: date, last: date) -> tuple[OfficeChange, ...]:
    """What befell people in these offices after `first` and until `last`, in the order of days.

    Only what is told of a day: who is merely seen in an office for the first time was not appointed then.
    """
    found = [
        OfficeChange(tenure, bound is tenure.start, bound)
        for tenure in tenures
        for bound in (tenure.start, tenure.end)
        if bound is not None
        and bound.by != "seen"
        and bound.days is not None
        and first < bound.days.end
        and bound.days.start <= last
    ]
    return tuple(sorted(found, key=lambda one: (str(one.bound.days), one.tenure.title, one.tenure.person)))


def _first(tenure: Tenure) -> date | None:
    """The first day on which he is told to hold it."""
    days = [tenure.start.days.start] if tenure.start is not None and tenure.start.days is not None else []
    days += [tenure.seen[0]] if tenure.seen is not None else []
    return min(days, default=None)


def _ended(tenure: Tenure) -> date | None:
    return None if tenure.end is None or tenure.end.days is None else tenure.end.days.end


def _last(tenure: Tenure) -> date | None:
    """The last day on which he is told to hold it."""
    ended = _ended(tenure)
    if ended is not None:
        return ended
    days = [tenure.start.days.end] if tenure.start is not None and tenure.start.days is not None else []
    days += [tenure.seen[1]] if tenure.seen is not None else []
    return max(days, default=None)
