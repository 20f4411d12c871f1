"""The published day of a report, and where it was read."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from rasid.readers.origin import Origin
from rasid.values.problem import Problem

_DAY = re.compile(r"\s*(\d{4})(?:([-/.])(\d{1,2})\2(\d{1,2})|(\d{2})(\d{2}))(?:[T\s].*)?\s*", re.DOTALL)
_IN_NAME = re.compile(r"(?<!\d)((?:19|20)\d\d)([-_.]?)(\d\d)\2(\d\d)(?!\d)")
_FIRST_YEAR, _LAST_YEAR = 1800, 2200


@dataclass(frozen=True, slots=True)
class Publication:
    """The published day (or None), where it was read (or None), and what was wrong with the stated one."""

    day: date | None
    read_from: str | None
    problems: tuple[Problem, ...] = ()


def parse_day(words: str) -> date | None:
    """Read a day: year, month, day (2014-03-11, 2014/3/11, 20140311), a clock time after it passed over.

    The day is the one written, whatever the time zone. Day before month (11/03/2014) is not read: it
    could be either. Years from 1800 to 2200.
    """
    match = _DAY.fullmatch(words)
    if match is None:
        return None
    year, _, month, day, joined_month, joined_day = match.groups()
    return _day(int(year), int(month or joined_month), int(day or joined_day))


def day_in_name(name: str) -> date | None:
    """The day that stands in a file name (2014-03-11, 2014_03_11, 20140311); None for none or several."""
    days = {
        found
        for match in _IN_NAME.finditer(name)
        if (found := _day(int(match[1]), int(match[3]), int(match[4]))) is not None
    }
    return days.pop() if len(days) == 1 else None


def find_publication(stated: str | None, stated_in: str, origin: Origin) -> Publication:
    """Take the day that the report states; else the one in the file name; else the one given.

    `stated_in` names where `stated` was found: file or metadata. A stated day that is no day is a
    problem of the record, and the next source is asked.
    """
    problems: tuple[Problem, ...] = ()
    if stated is not None and stated.strip():
        day = parse_day(stated)
        if day is not None:
            return Publication(day, stated_in)
        problems = (
            Problem(
                "bad-published-day",
                f"the published day {' '.join(stated.split())[:40]!r} is not a day; write it as YYYY-MM-DD",
            ),
        )
    if origin.in_name is not None:
        return Publication(origin.in_name, "file name", problems)
    if origin.given is not None:
        return Publication(origin.given, "given", problems)
    return Publication(None, None, problems)


def _day(year: int, month: int, day: int) -> date | None:
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None
