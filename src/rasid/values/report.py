"""A published text, frozen as a reader took it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from rasid.values.problem import Problem


@dataclass(frozen=True, slots=True)
class Report:
    """One published text. Every offset of its coding points into `text`, in code points.

    `published` is the day of publication or None where nothing says it; `published_from` says where
    it was read (`given`, `file`, `metadata`, `file name`). `sha256` is that of the original bytes of
    the report, in hexadecimal, and `original` the bytes themselves. `extra` carries fields of the input that
    Rasid does not use.
    """

    id: str
    text: str
    title: str | None = None
    published: date | None = None
    published_from: str | None = None
    source: str | None = None
    url: str | None = None
    sha256: str = ""
    reader: str = "text 1"
    extra: tuple[tuple[str, str], ...] = ()
    problems: tuple[Problem, ...] = ()
    original: bytes = field(default=b"", repr=False)
