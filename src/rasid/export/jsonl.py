"""JSON Lines: one coded report a line, keys in the order of the types, Arabic as it is."""

from __future__ import annotations

import msgspec

from rasid.values import CodedReport


def jsonl_line(coded: CodedReport) -> str:
    """One record as one line of JSON, as `rasid schema` describes it."""
    return msgspec.json.encode(coded).decode("utf-8") + "\n"
