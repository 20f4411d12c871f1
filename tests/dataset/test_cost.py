"""Adding a report asks the store as much in a large study as in a small one."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from making import Makes
from sqlalchemy import Connection, event
from sqlalchemy.engine import Engine
from week import report

from rasid.dataset.study import Study
from rasid.values import Report

_TOWNS = ("الباب", "تدمر", "درعا", "الرقة", "منبج", "حماة", "إدلب", "السويداء")
_TELLINGS = (
    "قتل {n} مدنيين في تفجير سيارة مفخخة في مدينة {town} يوم {day} مارس {year}، بحسب الشرطة.",
    "اعتقلت الشرطة {n} أشخاص في مدينة {town} يوم {day} مارس {year} بعد مظاهرة.",
)


def _told(number: int) -> Report:
    day, year = 1 + number % 28, 2000 + number % 20
    text = _TELLINGS[number % 2].format(
        n=3 + number % 6, town=_TOWNS[number // 2 % len(_TOWNS)], day=day, year=year
    )
    return report(f"خبر {number}: {text}", f"{year}-03-{day:02}", source=f"صحيفة {number % 7}")


@contextmanager
def _counted() -> Iterator[list[str]]:
    """The statements that are sent meanwhile."""
    sent: list[str] = []

    def note(_: Connection, __: object, statement: str, *___: object) -> None:
        sent.append(statement)

    event.listen(Engine, "before_cursor_execute", note)
    try:
        yield sent
    finally:
        event.remove(Engine, "before_cursor_execute", note)


def _cost(study: Study, number: int) -> int:
    """How many statements the adding of some reports that meet others takes."""
    with _counted() as sent:
        for one in range(number, number + 4):
            assert study.add(_told(one)).outcome == "added"
    return len(sent)


@pytest.mark.parametrize("place", ["sqlite"], indirect=True)
def test_the_statements_of_adding_do_not_grow_with_the_study(makes: Makes) -> None:
    study = makes.empty()
    for number in range(16):
        study.add(_told(number))
    small = _cost(study, 16)
    for number in range(20, 200):
        study.add(_told(number))
    assert _cost(study, 200) <= small * 1.5
