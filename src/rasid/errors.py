"""Errors of Rasid.

    RasidError              exit status 1
    ├── UsageError          exit status 2   wrong use of a command or function
    │   └── RefusedError                    what somebody asked for is refused, by a rule that has a name
    ├── ReadError           exit status 4   a report that cannot be read (file, row)
    ├── LexiconError        exit status 2   a lexicon, codebook or gazetteer file at fault (file, line)
    └── RecordsError        exit status 5   a study that cannot be opened, or whose records are at fault

Misuse raises. A fact about the material (no published day, unknown place) is no error: it is
a `Problem` on the record. Every message says what is wrong and what to do.
"""

from __future__ import annotations

from pathlib import Path


class RasidError(Exception):
    """Base of every error that Rasid raises on purpose."""

    exit_status = 1


class UsageError(RasidError):
    """A command or function was used in a way that cannot work."""

    exit_status = 2


class RefusedError(UsageError):
    """What somebody asked for is refused; `code` names the rule: a page says it in the reader's language.

    `count` is the number that the message counts by, where it holds one; `values` what else it names.
    """

    def __init__(self, code: str, message: str, *, count: int | None = None, **values: object) -> None:
        super().__init__(message)
        self.code = code
        self.count = count
        self.values = values


class ReadError(RasidError):
    """A report could not be read; `code` is the problem code that its record carries."""

    exit_status = 4

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


class LexiconError(RasidError):
    """A lexicon file is at fault. All faults of a file are reported together."""

    exit_status = 2

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        super().__init__("\n".join(str(fault) for fault in faults))
        self.faults = faults


class RecordsError(RasidError):
    """A study cannot be opened or written, or its records are not what they must be."""

    exit_status = 5


class Fault:
    """One fault in a data file: where it is and what to do."""

    __slots__ = ("line", "message", "path")

    def __init__(self, path: Path | str, line: int, message: str) -> None:
        self.path = path
        self.line = line
        self.message = message

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.message}"
