"""Types that may be told of one happening."""

from __future__ import annotations

from pathlib import Path

import pytest

from rasid.errors import LexiconError
from rasid.lexicon.codebook import read_types
from rasid.lexicon.kinship import load_kinship


def test_every_type_of_the_codebook_says_what_tells_its_happenings_apart() -> None:
    assert set(load_kinship().told_by) == set(read_types())


def test_kin_holds_both_ways_and_within_one_group() -> None:
    kinship = load_kinship()
    for one, others in kinship.kin.items():
        for other, how in others:
            assert (one, how) in kinship.kin[other]
            assert kinship.group[one] == kinship.group[other]


def test_what_does_not_fit_the_pair_is_a_fault(tmp_path: Path) -> None:
    table = tmp_path / "type_kinship.tsv"
    table.write_text("type\tkin\thow\texample\nraid\tarrest\tplace\tمداهمة\n", encoding="utf-8")
    with pytest.raises(LexiconError, match="result same turn"):
        load_kinship(tmp_path)
