"""The lists of words by what they do in a sentence, and who asks for them."""

from __future__ import annotations

import re
from importlib import resources
from pathlib import Path

from rasid.lexicon.grammar import load_grammar


def test_every_list_is_asked_for_and_every_list_asked_for_is_there() -> None:
    events = resources.files("rasid").joinpath("events")
    code = "\n".join(m.read_text(encoding="utf-8") for m in events.iterdir() if m.name.endswith(".py"))
    known = set(load_grammar())
    asked = re.findall(r'grammar\["([^"]+)"\]|\bbegins\([^"]*"([^"]+)"\)', code)
    assert {word or beginning for word, beginning in asked} <= known
    assert known <= set(re.findall(r'"([a-z-]+)"', code))


def test_words_are_folded_and_rows_of_one_name_are_one_list() -> None:
    grammar = load_grammar()
    assert {"مدينه", "محافظه", "مطار"} <= grammar["settlements"]
    assert "عائله" in grammar["collectives"]


def test_a_user_adds_words_to_a_list(tmp_path: Path) -> None:
    table = "name\tforms\texample\nspeaking-nouns\tمنصة\tالمنصة: قتلى في القصف\n"
    (tmp_path / "grammar_words.tsv").write_text(table, encoding="utf-8")
    built_in, both = load_grammar(), load_grammar(tmp_path)
    assert both["speaking-nouns"] == built_in["speaking-nouns"] | {"منصه"}
    assert both["texts"] == built_in["texts"]
