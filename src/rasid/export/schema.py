"""The JSON Schema of a record, generated from the types."""

from __future__ import annotations

import inspect
import json
from typing import Any

import msgspec

from rasid.export.fields import FIELDS
from rasid.values import CodedReport

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def record_schema() -> dict[str, Any]:
    """The JSON Schema of one line of `--format jsonl`."""
    generated = msgspec.json.schema(CodedReport)
    definitions = {}
    for name, definition in sorted(generated["$defs"].items()):
        described = {**definition, "description": inspect.cleandoc(definition["description"])}
        described["properties"] = {
            key: _describe(value, FIELDS[name][key]) for key, value in definition["properties"].items()
        }
        # Every key is always written, those with a default too.
        described["required"] = list(definition["properties"])
        described["additionalProperties"] = False
        definitions[name] = described
    return {
        "$schema": DIALECT,
        "title": "A report coded by Rasid",
        "description": "What one report says happened. Claims are allegations of the report or of the source "
        "that it names; they are not findings of fact.",
        "$ref": generated["$ref"],
        "$defs": definitions,
    }


def schema_text() -> str:
    """The schema as JSON text."""
    return json.dumps(record_schema(), indent=2, ensure_ascii=False) + "\n"


def _describe(value: dict[str, Any], description: str) -> dict[str, Any]:
    return {"description": description, **{key: part for key, part in value.items() if key != "default"}}
