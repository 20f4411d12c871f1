"""What is wrong with a study, in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

RESTORE = "restore the last backup in which rasid check finds no fault"
RECODE = "run rasid recode, which makes again what follows from the reports"

#: How many ids a fault names.
_NAMED = 3


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault of a study: what is wrong, with which records, and what to do."""

    says: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.says}; {self.remedy}"


def fault_of(ids: Sequence[object], says: str, remedy: str) -> Iterator[Fault]:
    """One fault for all ids that break a rule, the first of them named."""
    if ids:
        first = sorted({str(id) for id in ids})
        more = f" and {len(first) - _NAMED} more" if len(first) > _NAMED else ""
        yield Fault(f"{says} ({', '.join(first[:_NAMED])}{more})", remedy)
