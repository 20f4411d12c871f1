"""The codebook as people see it: labels and definitions of event types."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import Any

from rasid.lexicon.tables import read_file


@dataclass(frozen=True, slots=True)
class TypeText:
    """What a type of event is called and means; by language (ar, en)."""

    code: str
    family: str
    labels: dict[str, str]
    definitions: dict[str, str]
    excludes: dict[str, str]


def read_type_texts(user: Path | None = None) -> dict[str, TypeText]:
    """The types by code in the order of the codebook; a user's `types.toml` adds to them.

    Both files were checked when the study's coder was loaded. A definition that stands in one language only
    is given in both.
    """
    built_in = resources.files("rasid").joinpath("data", "codebook", "types.toml").read_text(encoding="utf-8")
    contents = [built_in]
    if user is not None and (user / "types.toml").is_file():
        contents.append(read_file(user / "types.toml"))
    entries: list[dict[str, Any]] = [
        entry for one in contents for entry in tomllib.loads(one).get("type", [])
    ]
    return {entry["code"]: _text(entry) for entry in entries}


def _text(entry: dict[str, Any]) -> TypeText:
    definition, excludes = entry["definition"], entry.get("not", "")
    return TypeText(
        entry["code"],
        entry["family"],
        {"en": entry["label_en"], "ar": entry["label_ar"]},
        {"en": definition, "ar": entry.get("definition_ar", definition)},
        {"en": excludes, "ar": entry.get("not_ar", excludes)},
    )
