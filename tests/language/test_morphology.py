"""What a word can be, and the cache behind it."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rasid.language.morphology import CACHE_NAME, UNKNOWN, Morphology
from rasid.lexicon.tables import parse_table

WORDS = ("قتل", "مسلحون", "واعتقلت", "وجود", "قيل", "فجر", "تحرير", "يوسف", "گوگل", "ببب")
VOICE = Path(__file__).parent.parent / "fixtures" / "voice" / "sentences.tsv"


@pytest.fixture(scope="module")
def morphology() -> Iterator[Morphology]:
    with Morphology() as opened:
        yield opened


@pytest.mark.parametrize(
    ("word", "lemma", "root"),
    [
        ("قتلوه", "قَتَلَ", "قتل"),
        ("اعتقلت", "اعْتَقَلَ", "عقل"),
        ("مسلحون", "مُسَلَّح", "سلح"),
        ("كتائب", "كَتِيبَة", "كتب"),
        ("عملياتهم", "عَمَلِيَّة", "عمل"),
        ("وقوع", "وُقُوع", "وقع"),
    ],
)
def test_lemma_and_root(morphology: Morphology, word: str, lemma: str, root: str) -> None:
    summary = morphology.summary(word)
    assert (summary.lemma, summary.root) == (lemma, root)


@pytest.mark.parametrize(
    ("word", "low", "high"),
    [
        ("يقتل", 1.0, 1.0),  # only a verb
        ("واصل", 0.9, 1.0),  # "went on", seldom a name
        ("قتل", 0.2, 0.8),  # killed, killing
        ("فجر", 0.1, 0.6),  # dawn, blew up
        ("يوسف", 0.0, 0.1),  # a name that looks like an imperfect
        ("انتشال", 0.0, 0.0),  # a masdar
        ("تونس", 0.0, 0.0),  # a place that looks like an imperfect
        ("نقض", 0.0, 0.4),  # not the jussive "that we decide"
        ("داعيا", 0.0, 0.2),  # a participle with final ي
    ],
)
def test_verb_share(morphology: Morphology, word: str, low: float, high: float) -> None:
    assert low <= morphology.verb_share(word) <= high


@pytest.mark.parametrize(
    ("word", "share"),
    [("واعتقلت", 1.0), ("فاعتقل", 1.0), ("وواشنطن", 1.0), ("وجود", 0.0), ("وفد", 0.0), ("والد", 0.0)],
)
def test_conjunction(morphology: Morphology, word: str, share: float) -> None:
    assert morphology.summary(word).conjunction_share == pytest.approx(share, abs=0.05)


def test_features(morphology: Morphology) -> None:
    assert morphology.summary("قيل").voice == "passive"
    assert morphology.summary("أعلنت").voice == "either"
    assert morphology.summary("يعود").tense == "imperfect"
    assert morphology.summary("مسلحون").number == "plural"
    assert morphology.summary("مسلحون").is_participle
    assert morphology.summary("انتشال").is_masdar
    assert morphology.summary("محمد").can_be_proper
    assert morphology.summary("سورية").gender == "feminine"


@pytest.mark.parametrize("word", ["", "و", "Gaza", "گوگل", "كتـب", "كَتَب", "ب" * 5000, "١٢", "كتب كتب"])
def test_what_is_no_bare_word_is_unknown(morphology: Morphology, word: str) -> None:
    assert morphology.summary(word) == UNKNOWN


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="ابتجحدرسعفقكلمنهويءأؤئآىة", min_size=2, max_size=14))
def test_any_spelling_has_an_answer(word: str) -> None:
    summary = Morphology().summary(word)
    assert 0.0 <= summary.verb_share <= 1.0
    assert 0.0 <= summary.conjunction_share <= 1.0
    assert summary.is_known or summary == UNKNOWN


def test_same_answers_with_and_without_a_cache(tmp_path: Path) -> None:
    plain = Morphology()
    expected = [plain.summary(word) for word in WORDS]
    with Morphology.open(tmp_path) as first:
        assert [first.summary(word) for word in WORDS] == expected
        assert first.analysed > 0
    with Morphology.open(tmp_path) as second:
        assert [second.summary(word) for word in WORDS] == expected
        assert second.analysed == 0


def test_answers_do_not_depend_on_the_hash_seed() -> None:
    """farahidi goes through sets of strings, whose order changes from run to run."""
    program = (
        "import sys; from rasid.language.morphology import Morphology; m = Morphology();"
        "sys.stdout.buffer.write(repr([m.summary(w) for w in sys.argv[1:]]).encode())"
    )
    printed = {
        subprocess.run(
            [sys.executable, "-c", program, *WORDS, "نور", "أسر", "جود", "ولد", "سوريا"],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONUTF8": "1"},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(printed) == 1


def test_known_words_need_no_analyser(tmp_path: Path) -> None:
    with Morphology.open(tmp_path) as first:
        first.summary("قتل")
    program = (
        "import sys; from pathlib import Path; from rasid.language.morphology import Morphology;"
        "m = Morphology.open(Path(sys.argv[1])); assert m.summary('قتل').can_be_verb;"
        "sys.exit('farahidi' in sys.modules)"
    )
    command = [sys.executable, "-X", "utf8", "-c", program, str(tmp_path)]
    assert subprocess.run(command, check=False).returncode == 0


def test_corrupt_file_is_replaced(tmp_path: Path) -> None:
    (tmp_path / CACHE_NAME).write_bytes(b"no database at all " * 500)
    with Morphology.open(tmp_path) as first:
        assert first.summary("قتل").can_be_verb
    with Morphology.open(tmp_path) as second:
        second.summary("قتل")
        assert second.analysed == 0


def test_file_that_breaks_off_is_replaced(tmp_path: Path) -> None:
    with Morphology.open(tmp_path) as first:
        expected = [first.summary(word) for word in WORDS]
    path = tmp_path / CACHE_NAME
    path.write_bytes(path.read_bytes()[:5000] + b"\x00\xff" * 2000)
    with Morphology.open(tmp_path) as second:
        assert [second.summary(word) for word in WORDS] == expected


def test_unreadable_answer_is_asked_again(tmp_path: Path) -> None:
    with Morphology.open(tmp_path) as first:
        expected = first.summary("قتل")
    with sqlite3.connect(tmp_path / CACHE_NAME) as connection:
        connection.execute('UPDATE summaries SET summary = \'{"verb_share": "much"}\'')
    connection.close()
    with Morphology.open(tmp_path) as second:
        assert second.summary("قتل") == expected


def test_other_version_is_emptied(tmp_path: Path) -> None:
    with Morphology.open(tmp_path) as first:
        first.summary("قتل")
    with sqlite3.connect(tmp_path / CACHE_NAME) as connection:
        connection.execute("UPDATE version SET value = 'farahidi 0.0, summary 0'")
    connection.close()
    with Morphology.open(tmp_path) as second:
        second.summary("قتل")
        assert second.analysed == 1


def test_folder_that_cannot_be_made_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder", encoding="utf-8")
    with Morphology.open(tmp_path / "file" / "cache") as opened:
        assert opened.summary("قتل").can_be_verb


def test_locked_file_is_passed_over(tmp_path: Path) -> None:
    with Morphology.open(tmp_path) as first:
        first.summary("قتل")
        holder = sqlite3.connect(tmp_path / CACHE_NAME, isolation_level=None)
        holder.execute("BEGIN EXCLUSIVE")
        assert first.summary("اعتقل").can_be_verb
        first.close()
        holder.execute("ROLLBACK")
        holder.close()


def test_two_at_once_share_a_file(tmp_path: Path) -> None:
    with Morphology.open(tmp_path) as first, Morphology.open(tmp_path) as second:
        first.summary("قتل")
        second.summary("اعتقل")
    with Morphology.open(tmp_path) as third:
        third.summary("قتل")
        third.summary("اعتقل")
        assert third.analysed == 0


def test_spelling_leaves_the_voice_of_the_fixture_open(morphology: Morphology) -> None:
    rows, faults = parse_table(str(VOICE), VOICE.read_text(encoding="utf-8"), ("verb", "voice", "sentence"))
    assert not faults
    assert len(rows) >= 40
    for row in rows:
        assert row["verb"] in row["sentence"], row
        summary = morphology.summary(row["verb"])
        assert summary.can_be_verb, row
        assert summary.voice in ("either", row["voice"]), row
