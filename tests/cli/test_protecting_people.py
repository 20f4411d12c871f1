"""`rasid protect`, and what other commands print of protected people: pseudonyms, or names."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from argon2 import PasswordHasher
from click.testing import CliRunner, Result

import rasid.dataset.study as study_module
from rasid.cli import main
from rasid.coding import Coder, report_of
from rasid.dataset import passwords
from rasid.dataset.accounts import add_account
from rasid.dataset.knowing import Reading, reading_of
from rasid.dataset.study import Study
from rasid.folding import fold_word

TEXT = "اعتقلت الشرطة العقيد سامر نوح الحلبي في مدينة حماة أمس، وقال محاميه إن سامر الحلبي نقل إلى دمشق."
PASSWORD = "قافلة من تسعين جملا"


@pytest.fixture(scope="module")
def reading(coder: Coder) -> Reading:
    return reading_of(coder)


@pytest.fixture
def study(reading: Reading, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[Path, str]]:
    """A study of one report, and the id of the person whom it names."""
    monkeypatch.setattr(study_module, "reading_with", lambda *given: reading)
    monkeypatch.setattr(Coder, "close", lambda coder: None)
    monkeypatch.setattr(passwords, "_HASHER", PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))
    place = tmp_path / "study.rasid"
    with Study.create(place, who="هدى").read_with(reading) as made:
        made.add(report_of(TEXT, published="2015-05-13"))
        with made.inside() as (contents, _):
            person = next(one.id for one in contents.people() if "الحلبي" in one.name)
    yield place, person


def rasid(*arguments: str | Path, given: str = "") -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments], input=given)


def test_every_command_shows_the_pseudonym(study: tuple[Path, str], tmp_path: Path) -> None:
    place, person = study
    marked = rasid("protect", place, person, "--why", "تهديد", "--by", "نور")
    assert "شخص محمي ١" in marked.stdout
    asked: list[tuple[str | Path, ...]] = [
        ("show", place, "person"), ("show", place, "person", person), ("show", place, "incident"),
        ("search", place, "حماة"), ("search", place, "الحلبي"), ("history", place), ("protect", place),
        ("export", place, "--format", "geojson"),
        ("export", place, "--format", "csv", "-o", tmp_path / "csv"),
        ("recode", place, "--all"),
    ]  # fmt: skip
    told = [rasid(*arguments) for arguments in asked]
    tables = [path.read_text() for path in (tmp_path / "csv").iterdir()]
    for text in (*(one.output for one in told), *tables):
        assert "حلبي" not in fold_word(text) and "halabi" not in text.lower()
    assert [one.exit_code for one in told] == [0] * len(told)
    assert "nothing found" in told[4].stdout


def test_names_are_given_to_whom_they_are_due(study: tuple[Path, str], reading: Reading) -> None:
    place, person = study
    rasid("protect", place, person, "--why", "تهديد")
    shown = rasid("show", place, "person", "--unredacted")
    assert "سامر نوح الحلبي" in shown.stdout
    assert "unredacted names" in rasid("history", place).stdout
    with Study.open(place, who="هدى").read_with(reading) as made:
        for name, role in (("هدى", "administrator"), ("سعاد", "coder")):
            add_account(made, name, role=role, password=PASSWORD)
    refused = rasid("show", place, "person", "--unredacted")
    assert refused.exit_code == 2 and "--as" in refused.stderr
    wrong = rasid("show", place, "person", "--unredacted", "--as", "هدى", given="غيرها\n")
    assert wrong.exit_code != 0 and "الحلبي" not in wrong.output
    coder = rasid(
        "export", place, "--format", "geojson", "--unredacted", "--as", "سعاد", given=f"{PASSWORD}\n"
    )
    assert coder.exit_code == 2 and "only an administrator" in coder.stderr and "الحلبي" not in coder.output
    shown = rasid("show", place, "person", "--unredacted", "--as", "هدى", given=f"{PASSWORD}\n")
    assert "سامر نوح الحلبي" in shown.stdout
    last = rasid("history", place).stdout.strip().splitlines()[-1]
    assert "هدى" in last and "unredacted names" in last
    ended = rasid("protect", place, "--end", "1", "--why", "أعلن اسمه", "--as", "سعاد", given=f"{PASSWORD}\n")
    assert ended.exit_code == 2
    rasid("protect", place, "--end", "1", "--why", "أعلن اسمه", "--as", "هدى", given=f"{PASSWORD}\n")
    assert "سامر نوح الحلبي" in rasid("show", place, "person").stdout
