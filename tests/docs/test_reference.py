"""The reference pages are those that types, commands and codes give: none says less or something else."""

from __future__ import annotations

import importlib.util
import inspect
import sys
from dataclasses import fields, is_dataclass
from pathlib import Path
from types import ModuleType

import pytest

import rasid.values
from rasid.export.fields import FIELDS
from rasid.lexicon.known_tables import TABLES

DOCS = Path(__file__).parents[2] / "docs"


def script(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, DOCS / f"{name}.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def build_reference() -> ModuleType:
    for name in ("lexicon_reference", "workbench_reference"):  # beside it, as where it is run
        sys.modules[name] = script(name)
    return script("build_reference")


@pytest.mark.parametrize(
    "page",
    [
        "commands.md",
        "record.md",
        "problems.md",
        "codebook.md",
        "lexicons.md",
        "study-tables.md",
        "schema.json",
        "pages.md",
        "api.md",
    ],
)
def test_page_is_up_to_date(page: str) -> None:
    written = (DOCS / "reference" / page).read_text(encoding="utf-8")
    assert build_reference().pages()[page] == written, "run make docs"


def test_every_field_of_a_record_is_described_and_no_other() -> None:
    for name, described in FIELDS.items():
        value = getattr(rasid.values, name)
        assert inspect.isclass(value) and is_dataclass(value)
        assert list(described) == [field.name for field in fields(value)]


def test_every_table_is_described_once() -> None:
    groups = script("lexicon_reference").GROUPS
    assert sorted(name for names in groups.values() for name in names) == sorted(TABLES)
