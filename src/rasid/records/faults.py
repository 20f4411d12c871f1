"""What is wrong with a study, in words."""

from __future__ import annotations

from dataclasses import dataclass

RESTORE = "restore the last backup in which rasid check finds no fault"
RECODE = "run rasid recode, which makes again what follows from the reports"


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault of a study: what is wrong, with which records, and what to do."""

    says: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.says}; {self.remedy}"
