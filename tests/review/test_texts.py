"""Texts of the workbench: both languages, every plural, faults by file and line."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import rasid.review
from rasid.errors import LexiconError
from rasid.review.texts import plural_of, read_texts, texts_of

HEAD = "key\ten\tar\n"
FOLDER = Path(rasid.review.__file__).parent


def test_a_text_with_its_values_in_each_language() -> None:
    texts = texts_of((("a.tsv", HEAD + "greeting\tHello, {name}\tمرحبا يا {name}\n"),))
    assert texts["en"].t("greeting", name="سلمى") == "Hello, سلمى"
    assert texts["ar"].t("greeting", name="سلمى") == "مرحبا يا سلمى"


@pytest.mark.parametrize(
    ("n", "category"),
    [(0, "zero"), (1, "one"), (2, "two"), (3, "few"), (10, "few"), (11, "many"), (99, "many"), (100, "other"),
     (102, "other"), (103, "few"), (111, "many")],
)  # fmt: skip
def test_arabic_counts_in_six_ways(n: int, category: str) -> None:
    assert plural_of("ar", n) == category


@pytest.mark.parametrize(
    ("table", "fault"),
    [
        (HEAD + "a\tone\t\n", "a.tsv:2: a has no text in ar"),
        (HEAD + "a\tone {n}\tواحد\n", "a.tsv:2: a: the values in braces must be the same in both languages"),
        (HEAD + "a\tone\tواحد\na\ttwo\tاثنان\n", "a.tsv:3: a stands in interface/a.tsv already"),
        (HEAD + "a.one\tone\tواحد\n", "a.tsv:2: a lacks zero, two, few, many, other"),
        ("key\ten\na\tb\n", "a.tsv:1: the header must be"),
    ],
)
def test_a_fault_names_file_and_line(table: str, fault: str) -> None:
    with pytest.raises(LexiconError, match=re.escape(fault)):
        texts_of((("a.tsv", table),))


def test_every_text_that_a_template_asks_for_is_there() -> None:
    texts = read_texts()
    asked = {
        (found[1], file.name)
        for file in sorted(FOLDER.rglob("*.html"))
        for found in re.finditer(r"""\bt\(\s*["']([\w.-]+)["']\s*[,)]""", file.read_text(encoding="utf-8"))
    }
    assert ("home.title", "home.html") in asked
    assert [f"{file}: {key}" for key, file in sorted(asked) if not texts["en"].has(key)] == []
