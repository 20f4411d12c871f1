"""What the page of a report is made from: spans that nest and overlap, pseudonyms, values in words."""

from __future__ import annotations

from pathlib import Path

import pytest
from reviewing import BOMBING, FIRST, made

from rasid.dataset.knowing import Reading
from rasid.dataset.protecting import protect
from rasid.dataset.reviewing import read_claim, read_report
from rasid.dataset.steps import add_claim
from rasid.dataset.study import Study
from rasid.review.views.claims import marks_of_claims, shown_claims
from rasid.review.views.segments import Mark, segments
from rasid.values.claim import Phrase


@pytest.mark.parametrize(
    ("marks", "cut"),
    [
        ([], [("abcdefgh", ())]),
        ([Mark(2, 4, "x")], [("ab", ()), ("cd", ("x",)), ("efgh", ())]),
        (
            [Mark(0, 6, "whole"), Mark(2, 4, "part")],
            [("ab", ("whole",)), ("cd", ("whole", "part")), ("ef", ("whole",)), ("gh", ())],
        ),
        (
            [Mark(1, 5, "one"), Mark(3, 8, "other")],
            [("a", ()), ("bc", ("one",)), ("de", ("one", "other")), ("fgh", ("other",))],
        ),
        ([Mark(0, 2, "x"), Mark(0, 2, "x")], [("ab", ("x",)), ("cdefgh", ())]),
        (
            [Mark(3, 3, "empty"), Mark(6, 99, "beyond"), Mark(40, 50, "outside")],
            [("abcdef", ()), ("gh", ("beyond",))],
        ),
    ],
)
def test_a_text_is_cut_where_spans_begin_and_end(
    marks: list[Mark], cut: list[tuple[str, tuple[str, ...]]]
) -> None:
    assert [(one.text, one.values) for one in segments("abcdefgh", marks)] == cut


@pytest.fixture(scope="module")
def study(reading: Reading, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A study of two reports."""
    return made(tmp_path_factory.mktemp("views") / "views.sqlite", reading)


def test_every_value_rests_on_words_of_the_text(study: Path, reading: Reading) -> None:
    with Study.open(study).read_with(reading) as opened:
        page = read_report(opened, FIRST)
    shown = shown_claims(page)
    assert len({value.id for one in shown for value in one.values()}) == sum(
        1 for one in shown for _ in one.values()
    )
    cut = segments(page.text, marks_of_claims(shown))
    assert "".join(one.text for one in cut) == BOMBING.text
    for one in shown:
        for value in one.values():
            for span in value.spans:
                words = "".join(part.text for part in cut if value.id in part.values)
                assert span.text in words


def test_a_reader_who_may_not_see_a_name_adds_a_claim_by_its_pseudonym(study: Path, reading: Reading) -> None:
    with Study.open(study, who="هدى").read_with(reading) as opened:
        person = read_report(opened, FIRST).people[0]
        protect(opened, person.id, why="شاهد يخشى الانتقام")
        veiled = opened.veiled()
        page = read_report(veiled, FIRST)
        cut = segments(page.text, marks_of_claims(shown_claims(page)), page.masks)
        text = "".join(one.text for one in cut)
        assert person.name not in text and "شخص محمي" in text
        masked = next(one for one in cut if one.masked and one.text)
        assert BOMBING.text.startswith(person.name, masked.at)
        assert person.name not in repr(page.claims) + repr(page.people)
        done = add_claim(
            veiled,
            FIRST,
            type="talks",
            trigger=Phrase(f"العقيد {masked.text}", masked.at - 7),
            key="of-a-mask",
        )
        assert read_claim(opened, done.claim).stored.sourced.claim.trigger.text == f"العقيد {person.name}"
