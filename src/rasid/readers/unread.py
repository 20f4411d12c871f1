"""A report that could not be read, and why."""

from __future__ import annotations

from dataclasses import dataclass

from rasid.values.problem import Problem


@dataclass(frozen=True, slots=True)
class Unread:
    """A report that could not be read.

    `where` is the file, or FILE:ROW, as the user named it. `problem.message` says what is wrong and
    what to do. `sha256` is that of the bytes found there, or empty where there were none.
    """

    id: str
    problem: Problem
    where: str
    reader: str
    sha256: str = ""
