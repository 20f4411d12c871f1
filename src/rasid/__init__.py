"""Rasid reads Arabic reports and writes the sourced record of what they say happened.

>>> import rasid
>>> coded = rasid.code("قتل ثلاثة جنود في هجوم انتحاري في بغداد أمس.", published="2014-03-11")
>>> coded.events[0].type, coded.events[0].killed
('bombing', (3, 3))
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rasid.coding import Coder
    from rasid.dataset.study import Study
    from rasid.values import CodedReport

__all__ = ["Coder", "Study", "code"]


def code(text: str, *, published: date | str | None = None) -> CodedReport:
    """Code one text. For many texts make a `Coder` and use its `code` again and again.

    `published` is the day of publication (a date or YYYY-MM-DD); without it relative times stay
    unresolved. Raises UsageError for a day that is none.
    """
    from rasid.coding import Coder, report_of  # noqa: PLC0415 (start-up: most commands code nothing)

    with Coder() as coder:
        return coder.code(report_of(text, published=published))


def __getattr__(name: str) -> type[Coder | Study]:
    if name == "Coder":
        from rasid.coding import Coder  # noqa: PLC0415

        return Coder
    if name == "Study":
        from rasid.dataset.study import Study  # noqa: PLC0415

        return Study
    raise AttributeError(name)
