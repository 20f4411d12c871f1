"""`rasid user`: what an administrator types, and that a password never stands on the command line."""

from __future__ import annotations

from pathlib import Path

import pyotp
import pytest
from argon2 import PasswordHasher
from click.testing import CliRunner, Result

from rasid.cli import main
from rasid.cli.user import user
from rasid.dataset import passwords, tokens
from rasid.dataset.study import Study

PASSWORD = "قافلة من تسعين جملا"


@pytest.fixture(autouse=True)
def _quick_hashes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(passwords, "_HASHER", PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))


def rasid(*arguments: str | Path, given: str = "") -> Result:
    return CliRunner().invoke(main, ["user", *(str(argument) for argument in arguments)], input=given)


@pytest.fixture
def study(tmp_path: Path) -> Path:
    path = tmp_path / "study.rasid"
    assert CliRunner().invoke(main, ["init", str(path)]).exit_code == 0
    return path


def test_the_life_of_an_account(study: Path) -> None:
    assert "no accounts" in rasid("list", study).stdout
    typed = f"{PASSWORD}\n{PASSWORD}\n"
    assert rasid("add", study, "هدى", given=typed).stdout.endswith("هدى: may log in as administrator\n")
    assert rasid("add", study, "سامر", "--password-stdin", given=PASSWORD).exit_code == 0
    assert rasid("role", study, "سامر", "adjudicator", "--why", "خبرته").exit_code == 0
    assert rasid("password", study, "سامر", "--password-stdin", given=f"{PASSWORD} جديد\n").exit_code == 0
    assert rasid("close", study, "سامر").exit_code == 0
    lines = rasid("list", study).stdout.splitlines()
    assert [line.rpartition(",")[0] for line in lines] == [
        "سامر  adjudicator, closed",
        "هدى  administrator, open",
    ]
    assert rasid("close", study, "سامر", "--reopen").exit_code == 0


def test_a_token_is_printed_alone_and_for_open_accounts(study: Path) -> None:
    rasid("add", study, "هدى", "--password-stdin", given=PASSWORD)
    made = rasid("token", study, "هدى", "جدول أسبوعي", "--days", "7", "--by", "هدى")
    assert made.stdout.startswith("rasid_")
    assert made.stdout.count("\n") == 1
    assert made.stderr.startswith("هدى: counts until ")
    with Study.open(study) as found:
        account = tokens.account_with(found, made.stdout.strip())
    assert account is not None
    assert account.name == "هدى"
    refused = rasid("token", study, "سامر", "جدول")
    assert (refused.exit_code, "no open account" in refused.stderr) == (2, True)


def test_a_second_factor_is_confirmed_by_a_code(study: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rasid("add", study, "هدى", "--password-stdin", given=PASSWORD)
    wrong = rasid("totp", study, "هدى", given="12\n")
    assert (wrong.exit_code, "code is wrong" in wrong.stderr) == (2, True)
    secret = wrong.stdout.splitlines()[0].partition(":")[2].replace(" ", "")
    assert f"secret={secret}" in wrong.stdout
    assert rasid("totp", study, "هدى", given=f"{pyotp.TOTP(secret).now()}\n").exit_code == 0
    assert "with a second factor" in rasid("list", study).stdout
    assert rasid("totp", study, "هدى", "--off", "--why", "ضاع الهاتف").exit_code == 0
    assert "second factor" not in rasid("list", study).stdout


@pytest.mark.parametrize(
    ("arguments", "given", "says"),
    [
        (("add", "سامر", "--role", "coder", "--password-stdin"), PASSWORD, "must be an administrator's"),
        (("add", "سامر", "--password-stdin"), "قصيرة", "at least 12 characters"),
        (("add", "سامر", "--password-stdin"), "", "holds no password"),
        (("role", "سامر", "coder"), "", "no account has this name"),
        (("role", "سامر", "owner"), "", "is not one of"),
    ],
)
def test_wrong_use_says_what_to_do(study: Path, arguments: tuple[str, ...], given: str, says: str) -> None:
    verb, *rest = arguments
    result = rasid(verb, study, *rest, given=given)
    assert result.exit_code == 2
    assert says in result.stderr


def test_no_option_takes_a_password() -> None:
    for command in user.commands.values():
        for parameter in command.params:
            assert parameter.name != "password_stdin" or getattr(parameter, "is_flag", False)
            assert parameter.name != "password"


def test_a_study_without_accounts_is_served_to_this_machine_alone(study: Path) -> None:
    refused = CliRunner().invoke(main, ["serve", str(study), "--host", "0.0.0.0", "--port", "0"])
    assert refused.exit_code == 2
    assert "has no accounts; open one first" in refused.stderr
