"""The end of a session in a browser: nothing that was typed is lost, and work goes on after logging in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from people import NAMES, PASSWORD, QUICK, open_accounts
from playwright.sync_api import Page, expect

from rasid.dataset import accounts, logins, passwords
from rasid.dataset.knowing import Reading
from rasid.dataset.sources import publisher, publishers
from rasid.dataset.study import Study
from rasid.review.serving import make_app
from windows import Look, Stands, Windows

pytestmark = pytest.mark.usefixtures("vendor")
WHY = "مراسلوها في المكان"


@dataclass(frozen=True)
class Team:
    """A study with accounts, served, and a page of an administrator who logged in."""

    study: Study
    page: Page

    def end_sessions(self) -> None:
        logins.log_out_everywhere(self.study, NAMES["administrator"])


@pytest.fixture
def team(
    own_study: Path, reading: Reading, windows: Windows, stands: Stands, request: pytest.FixtureRequest
) -> Iterator[Team]:
    request.getfixturevalue("monkeypatch").setattr(passwords, "_HASHER", QUICK)
    with Study.open(own_study, who="root").read_with(reading) as study:
        open_accounts(study)
        language = getattr(request, "param", "ar")
        with (
            stands.serving(make_app(study)) as address,
            windows.lent(address, Look(language)) as window,
        ):
            window.page.goto("/sources")
            log_in(window.page)
            window.page.wait_for_url(f"{address}/sources")
            yield Team(study, window.page)
            outside, faults = list(window.watched.outside), list(window.watched.faults)
    assert outside == []
    assert [one for one in faults if not re.search("(status of|Error Code) (400|401|403) ", one)] == []


def log_in(page: Page) -> None:
    page.locator("#login-name").fill(NAMES["administrator"])
    page.locator("#login-password").fill(PASSWORD)
    page.locator("form[action='/login'] button").click()


@pytest.mark.parametrize("team", ["ar", "en"], indirect=True)
def test_logging_in_leads_to_the_page_that_was_asked_for(team: Team) -> None:
    assert team.page.url.endswith("/sources")
    cookies = {one["name"].rpartition("-")[0]: one for one in team.page.context.cookies()}
    assert all(one["httpOnly"] and one["sameSite"] == "Lax" for one in cookies.values())
    assert team.page.evaluate("document.cookie") == ""


def test_a_form_sent_after_the_end_waits_and_is_sent_after_logging_in(team: Team) -> None:
    page = team.page
    name = publishers(team.study)[0].name
    page.goto(f"/sources/one?name={name}")
    page.locator("#source-kind").fill("صحيفة")
    page.locator("#source-grade").select_option("B")
    page.locator("#source-why").fill(WHY)
    team.end_sessions()
    page.locator("form[action='/sources/one'] button").click()
    page.locator("#login-name").wait_for()
    log_in(page)
    page.locator(".kept-words", has_text=WHY).wait_for()
    assert publisher(team.study, name).kind is None  # type: ignore[union-attr]
    page.locator("form[action='/sources/one'] button").click()
    page.wait_for_url("**/sources/one?*done=yes")
    found = publisher(team.study, name)
    assert found is not None
    assert (found.kind, found.reliability) == ("صحيفة", "B")


def test_a_script_asks_to_log_in_over_the_page_and_sends_again(team: Team) -> None:
    page = team.page
    page.goto("/sources")
    team.end_sessions()
    send = """async () => {
      const { send } = await import('/static/asking.js');
      const name = document.querySelector('tbody th a').textContent;
      return (await send('/sources/one', {name, kind: 'وكالة'})).status;
    }"""
    page.evaluate(f"() => {{ window.sent = ({send})(); }}")
    dialog = page.locator("dialog.login")
    dialog.locator("[name=password]").fill("ليست هي أبدا")
    dialog.locator("button.main").click()
    dialog.locator(".fault").wait_for()
    dialog.locator("[name=password]").fill(PASSWORD)
    dialog.locator("button.main").click()
    dialog.wait_for(state="detached")
    assert page.evaluate("() => window.sent") == 200
    assert publishers(team.study)[0].kind == "وكالة"


def test_an_htmx_change_is_sent_again_too(team: Team) -> None:
    page = team.page
    page.goto("/lexicon")
    team.end_sessions()
    page.evaluate("() => { htmx.ajax('GET', '/lexicon/progress', {target: '#anew', swap: 'outerHTML'}); }")
    dialog = page.locator("dialog.login")
    dialog.locator("[name=password]").fill(PASSWORD)
    with page.expect_response(lambda answer: "/lexicon/progress" in answer.url and answer.ok):
        dialog.locator("button.main").click()


def test_who_loses_his_role_meanwhile_is_told(team: Team) -> None:
    page = team.page
    page.goto("/accounts")
    accounts.set_role(team.study, NAMES["adjudicator"], "administrator")
    accounts.set_role(team.study, NAMES["administrator"], "viewer")
    page.reload()
    expect(page.locator(".fault")).to_have_count(1)
