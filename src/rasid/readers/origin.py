"""Where reports come from: the file as the user named it, and the ids used so far."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from rasid.errors import ReadError

#: The longest text, row or page that is taken for one report, in bytes.
LONGEST = 10_000_000


@dataclass(frozen=True, slots=True)
class Origin:
    """One input: its name as the user gave it, the stem that ids are made from, and known days.

    `in_name` is the day that stands in the file name; `given` the day of `--published`.
    """

    name: str
    stem: str
    in_name: date | None = None
    given: date | None = None


@dataclass(slots=True)
class Ids:
    """The ids used so far in one run; no two records of a run share one."""

    used: set[str] = field(default_factory=set)

    def take(self, stated: str) -> str:
        """Use an id that the input states. Raises ReadError where a report before has it."""
        if stated in self.used:
            raise ReadError(
                "duplicate-id", f"has the id {stated} of a report before it; give every report its own id"
            )
        self.used.add(stated)
        return stated

    def make(self, wanted: str) -> str:
        """Use `wanted`, or where it is taken `wanted-2`, `wanted-3` ..."""
        chosen, number = wanted, 1
        while chosen in self.used:
            number += 1
            chosen = f"{wanted}-{number}"
        self.used.add(chosen)
        return chosen


def too_long(size: int) -> ReadError:
    """The error for a text of `size` bytes or more, which is over the bound."""
    most = f"{LONGEST // 1_000_000} MB"
    return ReadError(
        "too-long", f"is {size / 1_000_000:.1f} MB long, over the {most} of a report; cut it into its reports"
    )
