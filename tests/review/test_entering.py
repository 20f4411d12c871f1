"""Logging in, and what is refused before: other names of the host, other sites, too much at once."""

from __future__ import annotations

import html
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import httpx
import pytest
from people import NAMES, PASSWORD, QUICK, anyone, inside, open_accounts, session_cookie, token_in

from browsing import served
from rasid.dataset import accounts, passwords, tokens
from rasid.dataset.knowing import Reading
from rasid.dataset.study import Study
from rasid.errors import UsageError
from rasid.review.serving import make_app
from rasid.review.settings import Settings

OTHER = "مطر خفيف فوق التلال"


@pytest.fixture(autouse=True)
def _quick_hashes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(passwords, "_HASHER", QUICK)


@pytest.fixture(scope="module")
def model(sampled: Path, reading: Reading, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A study with an account of every role, to be copied."""
    place = Path(shutil.copy(sampled, tmp_path_factory.mktemp("entering") / "model.sqlite"))
    with pytest.MonkeyPatch.context() as patch, Study.open(place, who="root") as study:
        patch.setattr(passwords, "_HASHER", QUICK)
        open_accounts(study)
    return place


@pytest.fixture
def study(model: Path, reading: Reading, vendor: Path, tmp_path: Path) -> Iterator[Study]:
    """A study with an account of every role."""
    place = shutil.copy(model, tmp_path / "study.sqlite")
    with Study.open(place, who="root").read_with(reading) as opened:
        yield opened


@pytest.fixture
def serving() -> Iterator[Callable[..., str]]:
    """Serves a study until the test ends: `serving(study, settings)` gives its address."""
    with ExitStack() as running:
        yield lambda study, settings=None: running.enter_context(served(make_app(study, settings)))


@pytest.fixture(scope="module")
def alone(sampled: Path, reading: Reading, vendor: Path) -> Iterator[str]:
    """The address of a study without accounts, served to whoever sits here."""
    with Study.open(sampled, who="هدى").read_with(reading) as opened, served(make_app(opened)) as address:
        yield address


@pytest.fixture
def app(study: Study, serving: Callable[..., str]) -> str:
    """The address of a study with an account of every role."""
    return serving(study)


def enter(client: httpx.Client, name: str = NAMES["coder"], password: str = PASSWORD, **more: str) -> int:
    token = token_in(client.get("/login").text)
    fields = {"csrf": token, "name": name, "password": password, "to": "/me", **more}
    return client.post("/login", data=fields).status_code


def test_nobody_gets_in_without_logging_in_and_then_does(app: str) -> None:
    client = anyone(app)
    sent = client.get("/accounts?from=%D8%A7")
    assert (sent.status_code, sent.headers["location"]) == (303, "/login?to=%2Faccounts%3Ffrom%3D%25D8%25A7")
    assert enter(client, password="ليست هي أبدا") == 400
    assert client.get("/me").status_code == 303
    assert enter(client) == 303
    assert NAMES["coder"] in client.get("/me").text


def test_a_session_is_another_after_each_login_and_ends_at_logging_out(app: str) -> None:
    client = anyone(app)
    enter(client)
    first = client.cookies[session_cookie(app)]
    token = token_in(client.get("/me").text)
    client.post("/login", data={"csrf": token, "name": NAMES["viewer"], "password": PASSWORD})
    second = client.cookies[session_cookie(app)]
    assert first != second
    for ended in (first, second):
        stale = anyone(app)
        stale.cookies.set(session_cookie(app), ended)
        if ended == second:
            assert client.post("/logout", data={"csrf": token_in(client.get("/me").text)}).status_code == 303
        assert stale.get("/me").status_code == 303


@pytest.mark.parametrize("scheme", ["http", "https"])
def test_the_cookie_of_a_session_is_for_this_host_alone(app: str, scheme: str) -> None:
    client = anyone(app)
    client.headers["x-forwarded-proto"] = scheme  # as a proxy on this machine says
    page = client.get("/login", headers={"host": "127.0.0.1"})
    client.headers["cookie"] = "; ".join(one.partition(";")[0] for one in page.headers.get_list("set-cookie"))
    fields = {"csrf": token_in(page.text), "name": NAMES["coder"], "password": PASSWORD}
    answer = client.post("/login", data=fields, headers={"host": "127.0.0.1"})
    begins = "__Host-rasid-session=" if scheme == "https" else "rasid-session-80="
    (cookie,) = [one for one in answer.headers.get_list("set-cookie") if one.startswith(begins)]
    parts = {part.strip().lower() for part in cookie.split(";")[1:]}
    assert {"httponly", "samesite=lax", "path=/"} <= parts
    assert ("secure" in parts) == (scheme == "https")
    assert not [part for part in parts if part.startswith("domain")]


def test_the_token_of_one_session_is_none_of_another(app: str, study: Study) -> None:
    first, first_token = inside(app, study, "administrator")
    second, second_token = inside(app, study, "administrator")
    fields = {"name": NAMES["viewer"], "role": "coder"}
    assert first.post("/accounts/role", data=fields | {"csrf": second_token}).status_code == 403
    assert second.post("/accounts/role", data=fields | {"csrf": ""}).status_code == 403
    assert first.post("/accounts/role", data=fields | {"csrf": first_token}).status_code == 303


def test_a_login_form_of_another_browser_is_refused(app: str) -> None:
    attacker, victim = anyone(app), anyone(app)
    token = token_in(attacker.get("/login").text)
    victim.get("/login")
    fields = {"csrf": token, "name": NAMES["coder"], "password": PASSWORD}
    assert victim.post("/login", data=fields).status_code == 403


@pytest.mark.parametrize(
    "host", ["rasid.example.org", "rebound.example:8300", "127.0.0.1.example", "192.0.2.7", ""]
)
def test_a_study_on_this_machine_answers_under_no_other_name(alone: str, host: str) -> None:
    client = anyone(alone)
    assert client.get("/", headers={"host": host}).status_code == 421
    assert client.get("/static/rasid.css", headers={"host": host}).status_code == 421


@pytest.mark.parametrize("host", ["127.0.0.1:8300", "localhost:9999", "[::1]:8300", "LOCALHOST"])
def test_it_answers_under_the_names_of_this_machine(alone: str, host: str) -> None:
    assert anyone(alone).get("/", headers={"host": host}).status_code == 200


@pytest.mark.parametrize(
    ("settings", "host", "status"),
    [
        (Settings(host="0.0.0.0"), "192.0.2.7:8300", 200),
        (Settings(host="0.0.0.0"), "rasid.example.org", 421),
        (Settings(names=("rasid.example.org",)), "Rasid.Example.org", 200),
        (Settings(names=("rasid.example.org",)), "192.0.2.7", 421),
    ],
)
def test_names_and_addresses_beside_them_must_be_given(
    study: Study, serving: Callable[..., str], settings: Settings, host: str, status: int
) -> None:
    assert anyone(serving(study, settings)).get("/login", headers={"host": host}).status_code == status


@pytest.mark.parametrize(
    "settings",
    [
        Settings(host="0.0.0.0"),
        Settings(host="192.0.2.7"),
        Settings(host="::"),
        Settings(names=("rasid.org",)),
    ],
)
def test_others_are_served_only_where_there_are_accounts(
    sampled: Path, reading: Reading, study: Study, settings: Settings
) -> None:
    with (
        Study.open(sampled).read_with(reading) as without,
        pytest.raises(UsageError, match="has no accounts; open one first"),
    ):
        make_app(without, settings)
    make_app(study, settings)


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"origin": "http://evil.example"}, 403),
        ({"origin": "http://127.0.0.1:9999"}, 403),
        ({"origin": "null"}, 403),
        ({"sec-fetch-site": "cross-site"}, 403),
        ({"sec-fetch-site": "same-site"}, 403),
        ({"origin": "{address}", "sec-fetch-site": "same-origin"}, 303),
        ({}, 303),
    ],
)
def test_a_change_from_another_site_is_refused_even_with_its_token(
    alone: str, headers: dict[str, str], status: int
) -> None:
    client = anyone(alone)
    token = token_in(client.get("/").text)
    said = {name: value.replace("{address}", alone) for name, value in headers.items()}
    answer = client.post("/choose", data={"csrf": token, "theme": "dark"}, headers=said)
    assert answer.status_code == status


def test_every_answer_has_the_headers(alone: str) -> None:
    client = anyone(alone)
    answers = [
        client.get("/"),
        client.get("/nowhere"),
        client.get("/static/rasid.css"),
        client.post("/choose"),
        client.get("/", headers={"host": "evil.example"}),
    ]
    for answer in answers:
        headers = answer.headers
        policy = dict(part.strip().split(" ", 1) for part in headers["content-security-policy"].split(";"))
        assert policy["default-src"] == policy["frame-ancestors"] == policy["base-uri"] == "'none'"
        assert policy["script-src"] == policy["style-src"] == policy["connect-src"] == "'self'"
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] in ("no-referrer", "same-origin")
        assert headers["cross-origin-opener-policy"] == "same-origin"
        assert headers["cross-origin-resource-policy"] == "same-origin"
        if "/static/" not in str(answer.url):
            assert headers["cache-control"] == "no-store"


def test_a_static_address_is_kept_only_with_its_version(alone: str) -> None:
    client = anyone(alone)
    assert "immutable" in client.get("/static/rasid.css?v=1").headers["cache-control"]
    assert client.get("/static/asking.js").headers["cache-control"] == "no-cache"


def test_more_than_a_request_may_send_is_refused(study: Study, serving: Callable[..., str]) -> None:
    app = serving(study, Settings(most_bytes=100_000))
    client, token = inside(app, study, "administrator")
    long = {"csrf": token, "name": "س" * 60_000}
    assert client.post("/accounts", data=long).status_code == 413
    pieces = (b"name=" + b"x" * 10_000 for _ in range(30))
    form = {"content-type": "application/x-www-form-urlencoded", "x-csrf": token}
    assert client.post("/accounts", content=pieces, headers=form).status_code == 413
    stranger = anyone(app)
    some = {"csrf": stranger.get("/session").json()["csrf"], "name": "x" * 80_000}
    assert stranger.post("/login", data=some).status_code == 401
    assert b"Log in first" in stranger.post("/login", data=some).content


@pytest.mark.parametrize(
    "to", ["https://evil.example/x", "//evil.example", "/\\evil.example", "javascript:alert(1)"]
)
def test_logging_in_leads_to_no_other_site(app: str, to: str) -> None:
    client = anyone(app)
    token = token_in(client.get("/login").text)
    fields = {"csrf": token, "name": NAMES["coder"], "password": PASSWORD, "to": to}
    place = client.post("/login", data=fields).headers["location"]
    assert place.startswith("/") and not place.startswith(("//", "/\\"))


def test_too_many_tries_wait_and_say_so(app: str) -> None:
    client = anyone(app)
    assert [enter(client, password="ليست هي أبدا") for _ in range(6)] == [400] * 5 + [429]
    assert enter(client) == 429


def test_a_change_sent_after_the_session_ended_is_kept_and_sent_again(app: str, study: Study) -> None:
    client, token = inside(app, study, "administrator")
    client.cookies.delete(session_cookie(app))
    why = "خطأ في الدور\n<script>\"'"
    fields = {"csrf": token, "name": NAMES["viewer"], "role": "coder", "why": why}
    refused = client.post("/accounts/role", data=fields, headers={"accept": "text/html"})
    assert refused.status_code == 401
    waiting = refused.text.partition('name="again" value="')[2].partition('"')[0]
    entry = {"csrf": token_in(refused.text), "name": NAMES["administrator"], "password": PASSWORD,
             "again": html.unescape(waiting)}  # fmt: skip
    again = client.post("/login", data=entry)
    assert again.status_code == 200
    assert 'action="/accounts/role"' in again.text
    assert html.escape(why).replace("&#x27;", "&#39;").replace("&quot;", "&#34;") in again.text
    assert '<script>"' not in again.text
    token = again.text.partition('name="csrf" value="')[2].partition('"')[0]
    sent = client.post("/accounts/role", data=fields | {"csrf": token})
    assert sent.status_code == 303
    assert {one.name: one.role for one in accounts.list_accounts(study)}[NAMES["viewer"]] == "coder"


def test_a_new_password_ends_every_other_session(app: str, study: Study) -> None:
    here, token = inside(app, study, "coder")
    there, _ = inside(app, study, "coder")
    fields = {"csrf": token, "present": PASSWORD, "new": OTHER, "again": OTHER}
    assert here.post("/me/password", data=fields | {"again": "غيرها"}).status_code == 400
    assert here.post("/me/password", data=fields | {"present": OTHER}).status_code == 400
    assert here.post("/me/password", data=fields).status_code == 303
    assert here.get("/me").status_code == 200
    assert there.get("/me").status_code == 303


def test_a_token_is_for_the_api_alone(app: str, study: Study) -> None:
    secret = tokens.make_token(study, NAMES["coder"], "برنامج", days=1).secret
    client = anyone(app)
    client.headers["authorization"] = f"Bearer {secret}"
    assert client.get("/me").status_code == 303
    assert client.post("/accounts/role").status_code == 401


def test_a_study_without_accounts_asks_nobody_until_it_has_one(
    sampled: Path, reading: Reading, serving: Callable[..., str], tmp_path: Path
) -> None:
    place = shutil.copy(sampled, tmp_path / "study.sqlite")
    with Study.open(place, who="هدى").read_with(reading) as study:
        client = anyone(serving(study, Settings(who="هدى")))
        page = client.get("/accounts")
        assert page.status_code == 200
        fields = {"csrf": token_in(page.text), "name": "هدى", "role": "administrator", "password": PASSWORD}
        assert client.post("/accounts", data=fields | {"role": "coder"}).status_code == 400
        assert client.post("/accounts", data=fields).status_code == 303
        assert client.get("/accounts").headers["location"] == "/login?to=%2Faccounts"
