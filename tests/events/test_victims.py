"""Who was harmed, as reports describe and name them: the sentences of tests/fixtures/victims."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

from rasid.coding import Coder
from rasid.events.victims import VictimLexicon, victims_of
from rasid.lexicon.victim_words import load_victim_words
from rasid.values import CodedReport
from rasid.values.victim import Trait, Victim

CASES = tomllib.loads(
    (Path(__file__).parents[1] / "fixtures/victims/sentences.toml").read_text(encoding="utf-8")
)["case"]
Code = Callable[..., CodedReport]


@pytest.fixture(scope="module")
def lexicon(coder: Coder) -> VictimLexicon:
    return VictimLexicon(load_victim_words(), coder.lexicons.numbers, coder.lexicons.names)


def _said(victim: Victim) -> str:
    """A victim in a line: what befell, how many, the words, then what is known of sex, age and standing."""
    many = str(victim.low) if victim.low == victim.high else f"{victim.low}+"
    years = "" if victim.years is None else f" {'-'.join(str(year) for year in dict.fromkeys(victim.years))}"
    traits = (
        ("name", victim.name and victim.name.text),
        ("sex", _trait(victim.sex)),
        ("age", None if victim.age is None else f"{_trait(victim.age)}{years}"),
        ("standing", _trait(victim.standing)),
    )
    known = "".join(f"; {name} {value}" for name, value in traits if value)
    return f"{victim.befell} {'of them ' if victim.part else ''}{many}: {victim.said.text}{known}"


def _trait(trait: Trait | None) -> str | None:
    return trait and (trait.value if trait.basis == "stated" else f"{trait.value} ({trait.rule})")


def _read(text: str, code: Code, lexicon: VictimLexicon) -> list[Victim]:
    coded = code(text, published="2015-03-03")
    found = victims_of(coded.text, coded.events, coded.people, lexicon)
    return [victim for claim in coded.events for victim in found.get(claim.id, ())]


@pytest.mark.parametrize("case", CASES, ids=[case["text"][:40] for case in CASES])
def test_a_sentence_tells_who_was_harmed(case: dict[str, object], code: Code, lexicon: VictimLexicon) -> None:
    read = _read(str(case["text"]), code, lexicon)
    assert [_said(victim) for victim in read] == case["victims"]


def test_every_word_stands_in_the_report(code: Code, lexicon: VictimLexicon) -> None:
    for case in CASES:
        text = str(case["text"])
        for victim in _read(text, code, lexicon):
            phrases = [victim.said, victim.name]
            phrases += [trait.words for trait in (victim.sex, victim.age, victim.standing) if trait]
            for phrase in phrases:
                assert phrase is None or text[phrase.at : phrase.at + len(phrase.text)] == phrase.text


def test_there_are_forty_sentences() -> None:
    assert len(CASES) >= 40
