"""A study that cannot be made or opened says why and what to do, and leaves nothing behind."""

from __future__ import annotations

from pathlib import Path

import pytest

from rasid.dataset.study import Study
from rasid.errors import LexiconError, RecordsError, UsageError


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with what is no study."""
    (tmp_path / "notes.txt").write_text("ملاحظات عن الأسبوع", encoding="utf-8")
    (tmp_path / "astray").write_text("rasid study in PostgreSQL, at:\nhttp://example.org\n", encoding="utf-8")
    (tmp_path / "short").write_text("rasid study in PostgreSQL, at:", encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("none.sqlite", "does not exist"),
        ("no/such/folder.sqlite", "does not exist"),
        ("notes.txt", "is not a study"),
        ("astray", "points to no database"),
        ("short", "points to no database"),
        (".", "cannot be read"),
    ],
)
def test_what_is_no_study_is_not_opened(folder: Path, name: str, message: str) -> None:
    with pytest.raises(RecordsError, match=message):
        Study.open(folder / name)


@pytest.mark.parametrize("name", ["notes.txt", "astray", "."])
def test_nothing_is_made_over_what_is_there(folder: Path, name: str) -> None:
    before = {file.name: file.read_bytes() for file in folder.iterdir()}
    with pytest.raises(RecordsError, match="already"):
        Study.create(folder / name)
    with pytest.raises(RecordsError, match="already"):
        Study.create(folder / name, database="postgresql://rasid@127.0.0.1:1/none")
    assert {file.name: file.read_bytes() for file in folder.iterdir()} == before


@pytest.mark.parametrize(
    ("address", "error", "message"),
    [
        ("mysql://rasid@127.0.0.1/x", UsageError, "an address such as postgresql://"),
        ("", UsageError, "an address such as postgresql://"),
        ("postgresql://rasid:secret@127.0.0.1/x", UsageError, "holds a password"),
        ("postgresql://rasid@127.0.0.1:1/none", RecordsError, "cannot be reached"),
    ],
)
def test_a_study_in_a_database_that_fails_leaves_no_file(
    tmp_path: Path, address: str, error: type[Exception], message: str
) -> None:
    with pytest.raises(error, match=message) as raised:
        Study.create(tmp_path / "study", database=address)
    assert "secret" not in str(raised.value)
    assert list(tmp_path.iterdir()) == []


def test_a_file_points_to_a_study_in_postgresql(tmp_path: Path, server: str) -> None:
    from postgres import empty_schema  # noqa: PLC0415

    address = empty_schema(server)
    Study.create(tmp_path / "study", database=address, who="هدى").close()
    with Study.open(tmp_path / "study") as study:
        assert study.database.backend == "postgresql"
        assert study.check().faults == ()
    with pytest.raises(RecordsError, match="already"):
        Study.create(tmp_path / "other", database=address)
    assert not (tmp_path / "other").exists()


def test_a_folder_of_words_that_is_none_is_refused_before_anything_is_written(tmp_path: Path) -> None:
    Study.create(tmp_path / "study").close()
    with (
        Study.open(tmp_path / "study", lexicon=tmp_path / "nowhere") as study,
        pytest.raises(UsageError, match="is not a folder"),
    ):
        study.judge("i-1", "i-2", same=True)
    words = tmp_path / "words"
    words.mkdir()
    (words / "triggers.tsv").write_text("id\ttype\nx\ty\n", encoding="utf-8")
    with (
        Study.open(tmp_path / "study", lexicon=words) as study,
        pytest.raises(LexiconError, match="triggers"),
    ):
        list(study.recode())
    with Study.open(tmp_path / "study") as study:
        assert study.check().faults == ()
