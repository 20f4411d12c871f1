"""Every change that the program can write into the history has words in both languages."""

from __future__ import annotations

import ast
from pathlib import Path

import rasid
from rasid.records.tables import history
from rasid.review.pages.history import KINDS
from rasid.review.texts import read_texts

SOURCE = Path(rasid.__file__).parent


def written() -> set[tuple[str, str]]:
    """(kind, action) of every change that the code makes with both written out."""
    found = set()
    for file in sorted((SOURCE / "dataset").glob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func).rpartition(".")[2] == "Change":
                action, kind = (node.args[at] if len(node.args) > at else None for at in (2, 3))
                if isinstance(action, ast.Constant) and isinstance(kind, ast.Constant):
                    found.add((str(kind.value), str(action.value)))
    return found


def test_every_change_has_words() -> None:
    texts = read_texts()
    changes = written() | {("claim", verdict) for verdict in ("accept", "reject", "correct", "add")}
    assert len(changes) > 12
    for language, known in texts.items():
        lacking = [
            f"{kind}.{action}"
            for kind, action in sorted(changes)
            if not known.has(f"history.did.{kind}.{action}")
        ]
        assert lacking == [], language


def test_every_kind_can_be_asked_for_by_name() -> None:
    assert all(read_texts()["ar"].has(f"history.kind.{kind}") for kind in KINDS)
    assert {"kind", "who", "at", "object"} <= set(history.c.keys())
