"""Accounts: who may have one, what it is proved by, and that nobody is shut out or let in by mistake."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pyotp
import pytest
from argon2 import PasswordHasher
from making import Clock
from sqlalchemy import text

from postgres import empty_schema
from rasid.dataset import accounts, logins, passwords, throttling, tokens
from rasid.dataset.logins import Attempt, Client
from rasid.dataset.study import Study
from rasid.errors import RefusedError
from rasid.records import history

QUICK = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
PASSWORD = "قافلة من تسعين جملا"
OTHER = "مطر خفيف فوق التلال"
HERE = Client("192.0.2.7")


class Watch:
    """A clock that stands until it is moved."""

    def __init__(self) -> None:
        self.time = datetime(2024, 1, 1, 8, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.time

    def on(self, **by: float) -> None:
        self.time += timedelta(**by)


@pytest.fixture(autouse=True)
def _quick_hashes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(passwords, "_HASHER", QUICK)
    passwords._nobodys.cache_clear()


@pytest.fixture
def watch() -> Watch:
    return Watch()


def filled(place: str, clock: Clock) -> Study:
    """A new study with an administrator, هدى, and a coder, سامر."""
    made = Study.create(place, who="root", clock=clock)
    accounts.add_account(made, "هدى", role="administrator", password=PASSWORD)
    accounts.add_account(made, "سامر", role="coder", password=OTHER)
    return made


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file that the studies of these tests are copies of: making one anew takes a second."""
    path = tmp_path_factory.mktemp("accounts") / "model.sqlite"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(passwords, "_HASHER", QUICK)
        filled(str(path), Watch()).close()
    return path


@pytest.fixture
def study(request: pytest.FixtureRequest, model: Path, tmp_path: Path, watch: Watch) -> Iterator[Study]:
    """A study with an administrator, هدى, and a coder, سامر."""
    if getattr(request, "param", "sqlite") == "postgresql":
        made = filled(empty_schema(request.getfixturevalue("server")), watch)
    else:
        made = Study.open(shutil.copy(model, tmp_path / "study.sqlite"), who="root", clock=watch)
    with made:
        yield made


in_both = pytest.mark.parametrize("study", ["sqlite", "postgresql"], indirect=True)


def refused(code: str) -> pytest.RaisesExc[RefusedError]:
    return pytest.RaisesExc(RefusedError, check=lambda error: error.code == code)


def enter(
    study: Study, name: str = "هدى", password: str = PASSWORD, *, client: Client = HERE
) -> logins.LoggedIn:
    return logins.log_in(study, Attempt(name, password), client)


def fail(study: Study, name: str, times: int, *, client: Client = HERE) -> None:
    for _ in range(times):
        with refused("login-wrong"):
            enter(study, name, "كلمة ليست هي أبدا", client=client)


def test_the_first_account_is_an_administrators(study: Study) -> None:
    with study.database.writing() as connection:
        connection.execute(text("DELETE FROM accounts"))
    assert not accounts.has_accounts(study)
    with refused("first-account"):
        accounts.add_account(study, "سامر", role="coder", password=OTHER)
    accounts.add_account(study, "هدى", role="administrator", password=PASSWORD)
    assert accounts.has_accounts(study)


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("", "name-wrong"),
        ("هدى\u202e", "name-wrong"),
        ("<b>x</b>", "name-wrong"),
        ("a/../b", "name-wrong"),
        ("ن" * 41, "name-wrong"),
        ("Rasid 1.0", "name-program"),
        ("هدي", "name-taken"),
        ("  هدى ", "name-taken"),
        ("ﻫﺪﻯ", "name-taken"),
    ],
)
def test_a_name_that_would_mislead_is_refused(study: Study, name: str, code: str) -> None:
    with refused(code):
        accounts.add_account(study, name, role="coder", password=OTHER)


@pytest.mark.parametrize(
    ("password", "code"),
    [
        ("قصيرة", "password-short"),
        ("ب" * 20, "password-plain"),
        ("كلمة" * 65, "password-long"),
        ("Layla Haddad 1987", "password-name"),
    ],
)
def test_a_weak_password_is_refused(study: Study, password: str, code: str) -> None:
    with refused(code):
        accounts.add_account(study, "layla haddad", role="coder", password=password)


def test_an_administrator_is_always_left(study: Study) -> None:
    for change in (
        lambda: accounts.close_account(study, "هدى"),
        lambda: accounts.set_role(study, "هدى", "viewer"),
    ):
        with refused("last-administrator"):
            change()
    accounts.set_role(study, "سامر", "administrator")
    accounts.close_account(study, "هدى", why="تركت العمل")
    with refused("last-administrator"):
        accounts.set_role(study, "سامر", "adjudicator")
    assert [(one.name, one.role, one.state) for one in accounts.list_accounts(study)] == [
        ("سامر", "administrator", "open"),
        ("هدى", "administrator", "closed"),
    ]


@in_both
def test_no_secret_is_in_the_history_or_in_plain_in_the_study(study: Study) -> None:
    entered = enter(study)
    made = tokens.make_token(study, "هدى", "دفتر", days=30)
    accounts.set_password(study, "سامر", "كلمة أخرى للتجربة")
    with study.database.reading() as connection:
        said = str(list(history.all_changes(connection)))
        rows = [str(tuple(row)) for name in ("accounts", "sessions", "browsers", "tokens")
                for row in connection.execute(text(f"SELECT * FROM {name}"))]  # fmt: skip
        hashes = list(connection.execute(text("SELECT password FROM accounts")).scalars())
    for secret in (PASSWORD, OTHER, entered.secret, entered.browser, made.secret):
        assert secret not in said
        assert not [row for row in rows if secret in row]
    assert all(hashed.startswith("$argon2id$") for hashed in hashes)
    assert not [hashed for hashed in hashes if hashed in said]


def test_a_session_ends_unused_and_after_half_a_day(study: Study, watch: Watch) -> None:
    secret = enter(study).secret
    for _ in range(6):
        watch.on(hours=1, minutes=50)
        account = logins.who_is(study, secret)
        assert account is not None
        assert (account.name, account.role) == ("هدى", "administrator")
    watch.on(hours=1, minutes=1)
    assert logins.who_is(study, secret) is None
    idle = enter(study).secret
    watch.on(hours=2)
    assert logins.who_is(study, idle) is None
    assert logins.who_is(study, "لا شيء") is None


@in_both
def test_what_ends_sessions_and_tokens(study: Study) -> None:
    def begin() -> tuple[str, str]:
        secret = enter(study, "سامر", OTHER).secret
        return secret, tokens.make_token(study, "سامر", "برنامج", days=3).secret

    def counts(begun: tuple[str, str]) -> tuple[bool, bool]:
        return logins.who_is(study, begun[0]) is not None, tokens.account_with(study, begun[1]) is not None

    begun = begin()
    assert counts(begun) == (True, True)
    logins.log_out(study, begun[0])
    assert counts(begun) == (False, True)
    begun = begin()
    accounts.close_account(study, "سامر")
    assert counts(begun) == (False, False)
    with refused("login-wrong"):
        enter(study, "سامر", OTHER)
    accounts.reopen_account(study, "سامر")
    assert counts(begun) == (False, False)
    begun = begin()
    accounts.set_password(study, "سامر", PASSWORD)
    assert counts(begun) == (False, False)
    with refused("login-wrong"):
        enter(study, "سامر", OTHER)


def test_a_role_counts_in_a_session_that_has_begun(study: Study) -> None:
    secret = enter(study, "سامر", OTHER).secret
    accounts.set_role(study, "سامر", "viewer")
    account = logins.who_is(study, secret)
    assert account is not None
    assert account.role == "viewer"


def test_a_name_nobody_has_is_answered_like_a_wrong_password(
    study: Study, monkeypatch: pytest.MonkeyPatch
) -> None:
    hashed: list[str] = []
    verify = PasswordHasher.verify

    def counted(self: PasswordHasher, hash: str, password: str) -> bool:
        hashed.append(hash)
        return verify(self, hash, password)

    monkeypatch.setattr(PasswordHasher, "verify", counted)
    said = []
    for name in ("هدى", "لا أحد"):
        with pytest.raises(RefusedError) as caught:
            enter(study, name, "كلمة ليست هي أبدا")
        said.append((caught.value.code, str(caught.value)))
    assert said[0] == said[1]
    assert len(hashed) == 2
    assert hashed[0].rpartition("$")[0].rpartition("$")[0] == hashed[1].rpartition("$")[0].rpartition("$")[0]


def test_many_tries_wait_longer_each_time_whether_the_name_exists_or_not(study: Study, watch: Watch) -> None:
    waits: dict[str, list[int | None]] = {}
    for name, address in (("هدى", "192.0.2.1"), ("لا أحد", "192.0.2.2")):
        client = Client(address)
        fail(study, name, 5, client=client)
        waits[name] = []
        for _ in range(10):
            with refused("login-wait") as caught:
                enter(study, name, "كلمة ليست هي أبدا", client=client)
            wait = caught.value.count
            assert wait is not None
            waits[name].append(wait)
            watch.on(seconds=wait)
            fail(study, name, 1, client=client)
    assert waits["هدى"] == waits["لا أحد"] == [2, 4, 8, 16, 32, 64, 128, 256, 512, 900]


def test_the_right_password_is_not_looked_at_while_one_must_wait(study: Study, watch: Watch) -> None:
    fail(study, "هدى", 5)
    with refused("login-wait"):
        enter(study)
    watch.on(seconds=2)
    assert enter(study).account.name == "هدى"
    fail(study, "هدى", 4)
    assert enter(study).account.name == "هدى"


@in_both
def test_nobody_is_shut_out_by_a_stranger_who_tries_for_hours(study: Study, watch: Watch) -> None:
    known = enter(study).browser
    for number in range(40):
        watch.on(minutes=15)
        fail(study, "هدى", 1, client=Client(f"198.51.100.{number % 3}"))
    with refused("login-wait"):
        enter(study)
    assert enter(study, client=Client("198.51.100.1", known)).account.name == "هدى"
    # A browser that is known to one account is a stranger to another, and can fail too often itself.
    fail(study, "سامر", 5, client=Client("192.0.2.9", known))
    with refused("login-wait"):
        enter(study, "سامر", OTHER, client=Client("192.0.2.8"))
    fail(study, "هدى", 5, client=Client("192.0.2.9", known))
    with refused("login-wait"):
        enter(study, client=Client("192.0.2.9", known))


def test_one_address_that_tries_many_names_waits(study: Study) -> None:
    for number in range(30):
        fail(study, f"اسم {number}", 1)
    with refused("login-wait"):
        enter(study, "سامر", OTHER)
    assert enter(study, "سامر", OTHER, client=Client("192.0.2.8")).account.name == "سامر"


def test_addresses_of_one_household_are_one() -> None:
    assert throttling.by_address("2001:db8:1:2::5") == throttling.by_address("2001:db8:1:2:9::1")
    assert throttling.by_address("2001:db8:1:3::5") != throttling.by_address("2001:db8:1:2::5")
    assert throttling.by_address("192.0.2.1") != throttling.by_address("192.0.2.2")


@in_both
def test_a_code_is_asked_for_once_confirmed_and_counts_once(study: Study, watch: Watch) -> None:
    secret = accounts.begin_second_factor(study, "هدى")
    assert enter(study).account.second_factor is False
    with refused("code-wrong"):
        accounts.confirm_second_factor(study, "هدى", "000000")
    code = pyotp.TOTP(secret).at(watch.time)
    accounts.confirm_second_factor(study, "هدى", f"{code[:3]} {code[3:]}")
    with refused("login-wrong"):
        enter(study)
    with refused("login-wrong"):  # the code that confirmed was used by that
        logins.log_in(study, Attempt("هدى", PASSWORD, code), HERE)
    watch.on(seconds=30)
    code = pyotp.TOTP(secret).at(watch.time)
    arabic = code.translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"))
    assert logins.log_in(study, Attempt("هدى", PASSWORD, arabic), HERE).account.second_factor
    with refused("login-wrong"):
        logins.log_in(study, Attempt("هدى", PASSWORD, code), HERE)
    watch.on(minutes=5)
    with refused("login-wrong"):
        logins.log_in(
            study, Attempt("هدى", PASSWORD, pyotp.TOTP(secret).at(watch.time - timedelta(minutes=1))), HERE
        )
    accounts.drop_second_factor(study, "هدى", why="ضاع الهاتف")
    assert enter(study).account.second_factor is False


@in_both
def test_a_token_counts_until_its_day_or_until_it_is_taken_back(study: Study, watch: Watch) -> None:
    made = tokens.make_token(study, "سامر", "برنامج الجدول", days=2)
    assert made.secret.startswith("rasid_")
    watch.on(hours=3)
    account = tokens.account_with(study, made.secret)
    assert account is not None
    assert account.name == "سامر"
    (kept,) = tokens.tokens_of(study, "سامر")
    assert (kept.label, kept.used, kept.taken_back) == ("برنامج الجدول", study.time(), None)
    with refused("token-unknown"):
        tokens.take_back_token(study, "هدى", made.token.id)
    tokens.take_back_token(study, "سامر", made.token.id)
    assert tokens.account_with(study, made.secret) is None
    later = tokens.make_token(study, "سامر", "آخر", days=1)
    watch.on(days=1)
    assert tokens.account_with(study, later.secret) is None
    assert tokens.account_with(study, "rasid_لا شيء") is None


@pytest.mark.parametrize(
    ("label", "days", "code"), [("", 5, "token-label"), ("ا", 0, "token-days"), ("ا", 367, "token-days")]
)
def test_a_token_has_a_label_and_an_end(study: Study, label: str, days: int, code: str) -> None:
    with refused(code):
        tokens.make_token(study, "سامر", label, days=days)


def test_the_present_password_is_proved_with_a_wait_too(study: Study) -> None:
    logins.prove(study, "سامر", OTHER)
    for _ in range(5):
        with refused("password-wrong"):
            logins.prove(study, "سامر", PASSWORD)
    with refused("login-wait"):
        logins.prove(study, "سامر", OTHER)
    assert enter(study, "سامر", OTHER).account.name == "سامر"


def test_a_backup_has_the_hashes_and_nobody_logged_in(study: Study, tmp_path: Path) -> None:
    entered = enter(study)
    fail(study, "سامر", 5)
    study.backup(tmp_path / "study.backup")
    Study.restore(tmp_path / "study.backup", tmp_path / "restored.sqlite")
    with Study.open(tmp_path / "restored.sqlite") as restored:
        assert logins.who_is(restored, entered.secret) is None
        assert enter(restored).account.name == "هدى"
        assert enter(restored, "سامر", OTHER).account.name == "سامر"
        assert restored.check().faults == ()
