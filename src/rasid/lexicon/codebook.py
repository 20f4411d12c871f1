"""The event types of the codebook, `codebook/types.toml`, and a user's own."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import Any

from rasid.errors import Fault, LexiconError
from rasid.lexicon.tables import read_file

#: What a type cannot do without. Labels, definition and outer codes are for people and exports.
TEXTS = ("code", "family", "label_en", "label_ar", "definition")
#: What it may have besides, for people.
MORE_TEXTS = ("not", "definition_ar", "not_ar")


@dataclass(frozen=True, slots=True)
class EventType:
    """One type of the codebook, as far as reading needs it."""

    code: str
    family: str


def read_types(user: Path | None = None) -> dict[str, EventType]:
    """Read the codebook's event types by code; a user's `types.toml` adds to them.

    Raises LexiconError with the faults of both files.
    """
    built_in = resources.files("rasid").joinpath("data", "codebook", "types.toml")
    contents = [("codebook/types.toml", built_in.read_text(encoding="utf-8"))]
    if user is not None and (user / "types.toml").is_file():
        contents.append((str(user / "types.toml"), read_file(user / "types.toml")))
    types: dict[str, EventType] = {}
    faults: list[Fault] = []
    for path, content in contents:
        for entry in _entries(path, content):
            missing = [key for key in TEXTS if not entry.get(key)]
            if missing:
                message = f"type {entry.get('code')!r} lacks {', '.join(missing)}"
                faults.append(Fault(path, _line_of(entry, content), message))
            else:
                types[entry["code"]] = EventType(entry["code"], entry["family"])
    if faults:
        raise LexiconError(tuple(faults))
    return types


def _entries(path: str, content: str) -> list[dict[str, Any]]:
    try:
        entries: list[dict[str, Any]] = tomllib.loads(content).get("type", [])
    except tomllib.TOMLDecodeError as error:
        fault = Fault(path, getattr(error, "lineno", 1), f"is not TOML: {error}")
        raise LexiconError((fault,)) from error
    return entries


def _line_of(entry: dict[str, Any], content: str) -> int:
    """The line that gives the code of a type, or 1."""
    code = f'"{entry.get("code")}"'
    return next((number for number, line in enumerate(content.split("\n"), 1) if code in line), 1)
