"""Why a report was coded as it was."""

from __future__ import annotations

from rasid.values import CodedReport


def explain(coded: CodedReport, *, colour: bool = False) -> str:
    """Explain the coding of one report."""
    return coded.text
