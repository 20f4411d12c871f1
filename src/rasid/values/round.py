"""Double coding: the same reports given to several people who do not see each other's work."""

from __future__ import annotations

from dataclasses import dataclass

from rasid.values.claim import Claim

#: What coders begin from: the program's claims, or nothing.
PROGRAM, NOTHING = "program", "nothing"
OPEN, CLOSED = "open", "closed"


@dataclass(frozen=True, slots=True)
class Round:
    """A round of double coding. `begin` is program or nothing, `state` open or closed; `made` in UTC.

    `coders` are accounts, by name; `reports` ids of those in it, sorted.
    """

    id: str
    name: str
    begin: str
    state: str
    author: str
    made: str
    coders: tuple[str, ...]
    reports: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Task:
    """A report of a round, as something to be coded."""

    round: str
    report_id: str


@dataclass(frozen=True, slots=True)
class Finished:
    """That a coder is done with a report: the number of his coding, and when."""

    account: str
    coding: int
    made: str


@dataclass(frozen=True, slots=True)
class RoundReport:
    """A report of a round: what is known of it, and the coders who are done with it."""

    id: str
    title: str | None
    source: str | None
    published: str | None
    done: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CodedTwice:
    """A report of a round with what the program and each coder who is done say of it."""

    report_id: str
    program: tuple[Claim, ...]
    people: tuple[tuple[str, tuple[Claim, ...]], ...]


@dataclass(frozen=True, slots=True)
class Settled:
    """How a difference of a round was settled. `choice`: whose value stands (an account), both, or typed.

    `decision` is the one that follows from it, None where nothing had to be decided.
    """

    round: str
    report_id: str
    difference: str
    choice: str
    decision: str | None
    author: str
    made: str
    why: str
