"""What the tests of the readers share: two texts, and short ways to write and read a file."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from rasid.readers import Unread, read_path
from rasid.values import Report

RAID = "قال مصدر في الشرطة إن مسلحين هاجموا أمس حاجزا للجيش شمال المدينة وقتلوا ثلاثة جنود."
TALKS = "التقى الوزير وفدا من الأهالي، ثم عاد إلى العاصمة."


def read(path: Path, published: date | None = None) -> list[Report | Unread]:
    return list(read_path(str(path), published=published))


def only(path: Path, published: date | None = None) -> Report:
    (report,) = read(path, published)
    assert isinstance(report, Report)
    return report


def codes(path: Path) -> list[str | None]:
    return [found.problem.code if isinstance(found, Unread) else None for found in read(path)]


def written(path: Path, content: bytes | str) -> Path:
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path
