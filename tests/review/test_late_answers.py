"""Answers that come late: what they tell is of a report, a dialog or a choice that was left meanwhile."""

from __future__ import annotations

from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Page, Route, expect
from reviewing import FIRST, SECOND, Reviewed, copied, made, press, reviewer, select_words, wait_saved

from browsing import OpenPage, Serve, until
from rasid.dataset.deciding import Verdict
from rasid.dataset.knowing import Reading
from windows import Windows, answer


@pytest.fixture(scope="module")
def pattern(reading: Reading, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A study of two reports, to be copied."""
    return made(tmp_path_factory.mktemp("late") / "pattern.sqlite", reading)


@pytest.fixture
def study(pattern: Path, tmp_path: Path, reading: Reading, serve: Serve) -> Reviewed:
    """A served study of its own for a test."""
    return copied(pattern, tmp_path, reading, serve)


class Held:
    """The first request to an address is held until it is let go; the later ones pass."""

    def __init__(self, page: Page, address: str) -> None:
        self.page, self.routes = page, list[Route]()
        answer(page, address, lambda route: self.routes.append(route), times=1)  # noqa: PLW0108

    def wait(self) -> None:
        """Wait until the request is there."""
        until(lambda: bool(self.routes or self.page.wait_for_timeout(20)))

    def let_go(self) -> None:
        """Let it go, and wait until the page has its answer."""
        asked = self.routes[0].request
        with self.page.expect_event("requestfinished", lambda request: request == asked):
            self.routes[0].continue_()
        self.page.evaluate("() => new Promise((done) => setTimeout(done, 50))")


def look_around(page: Page) -> None:
    """Let the page look at what others decided."""
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")


@pytest.mark.parametrize("late", ["marks", "part"])
def test_a_report_that_was_left_is_not_drawn_into_the_next(
    study: Reviewed, windows: Windows, late: str
) -> None:
    with reviewer(windows, study, f"/reports/{FIRST}") as page:
        study.decide(study.claim_ids()[0], "سلمى", Verdict("accept"))
        held = Held(page, f"**/reports/{FIRST}/{late}")
        look_around(page)
        held.wait()
        press(page, "n")
        page.wait_for_url(f"**/reports/{SECOND}*")
        asked: list[str] = []
        page.on("request", lambda one: asked.append(one.url) if FIRST in one.url else None)
        held.let_go()
        assert asked == []
        shown = page.locator(".card").evaluate_all("all => all.map((one) => one.id)")
        assert sorted(shown) == sorted(study.claim_ids(SECOND))
        press(page, "a")
        wait_saved(page)
        assert "accepted" in " ".join(study.states(SECOND))
        assert study.states()[1:] == ["arrest unreviewed", "demand unreviewed", "deployment unreviewed"]


def test_what_was_saved_meanwhile_is_not_drawn_over(study: Reviewed, windows: Windows) -> None:
    with reviewer(windows, study, f"/reports/{FIRST}") as page:
        study.decide(study.claim_ids()[2], "سلمى", Verdict("accept"))
        older = httpx.get(f"{study.address}/reports/{FIRST}/part").text
        held = Held(page, f"**/reports/{FIRST}/part")
        look_around(page)
        held.wait()
        press(page, "a")
        wait_saved(page)
        held.routes[0].fulfill(body=older, content_type="text/html")
        expect(page.locator(".card").nth(2)).to_have_attribute("data-status", "accepted")
        expect(page.locator(".card").nth(0)).to_have_attribute("data-status", "accepted")
        expect(page.locator(".card").nth(0).locator(".save-state")).to_be_empty()


def test_a_look_that_was_asked_for_during_another_is_made_after_it(study: Reviewed, windows: Windows) -> None:
    with reviewer(windows, study, f"/reports/{FIRST}") as page:
        older = httpx.get(f"{study.address}/reports/{FIRST}/marks").text
        held = Held(page, f"**/reports/{FIRST}/marks")
        look_around(page)
        held.wait()
        study.decide(study.claim_ids()[1], "سلمى", Verdict("accept"))
        look_around(page)
        held.routes[0].fulfill(body=older, content_type="application/json")
        # Sooner than the page looks by itself.
        expect(page.locator(".card").nth(1)).to_have_attribute("data-status", "accepted", timeout=10_000)


def test_a_dialog_opened_before_a_step_is_saved_goes_on_from_what_is_saved(
    study: Reviewed, windows: Windows
) -> None:
    with reviewer(windows, study, f"/reports/{FIRST}") as page:
        press(page, "j")
        select_words(page, "العقيد")
        held = Held(page, "**/steps")
        press(page, "o", "a")
        held.wait()
        select_words(page, "بلدة")
        press(page, "o")
        held.let_go()
        wait_saved(page)
        press(page, "a")
        wait_saved(page)
        assert page.locator(".trouble").count() == 0
        claim = study.report().claims[1].stored.sourced.claim
        assert {"العقيد", "بلدة"} <= {one.text for one in claim.actors}


def test_places_found_for_a_dialog_that_was_closed_are_not_offered(study: Reviewed, windows: Windows) -> None:
    with reviewer(windows, study, f"/reports/{FIRST}") as page:
        held = Held(page, f"**/reports/{FIRST}/places?*")
        press(page, "p")
        held.wait()
        press(page, "Escape", "j", "p")
        expect(page.locator("#place-choices")).to_contain_text("Al Miqdadiyah")
        held.let_go()
        expect(page.locator("#place-choices")).to_contain_text("Al Miqdadiyah")
        press(page, "1")
        wait_saved(page)
        assert study.states()[:2] == ["bombing unreviewed", "arrest corrected"]


def test_suggestions_that_come_after_escape_stay_away(workbench: str, open_page: OpenPage) -> None:
    page = open_page(workbench, "/search", language="ar")
    held = Held(page, "**/search/suggest?*")
    page.locator("#words").fill("نابل")
    held.wait()
    page.keyboard.press("Escape")
    held.let_go()
    assert page.locator("#words-suggestions").is_hidden()  # and was never shown: the box is empty only later


def test_control_that_was_switched_off_is_not_drawn_after_all(workbench: str, open_page: OpenPage) -> None:
    page = open_page(workbench, "/map", language="ar")
    page.locator("#map[data-drawn]").wait_for()
    page.locator("#control-day").fill("2023-12-01")
    held = Held(page, "**/map/control?*")
    page.locator("#control-on").check()
    held.wait()
    page.locator("#control-on").uncheck()
    held.let_go()
    expect(page.locator(".held-mark, path.held")).to_have_count(0)
    expect(page.locator("#holders li")).to_have_count(0)
