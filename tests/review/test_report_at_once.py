"""Two reviewers at once, two tabs, a broken connection, a session that ends: nothing lost or overwritten."""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, expect
from reviewing import FIRST, SECOND, Reviewed, copied, made, press, reviewer, wait_saved

from browsing import Serve, until
from rasid.dataset.deciding import Verdict
from rasid.dataset.knowing import Reading
from rasid.review.settings import Settings
from windows import Windows, answer, take_away_the_connection

#: How long a person takes to read a claim and its words, in seconds; the test does not wait that long.
READING = 3.0


@pytest.fixture(scope="module")
def pattern(reading: Reading, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A study of two reports, to be copied."""
    return made(tmp_path_factory.mktemp("at-once") / "pattern.sqlite", reading)


@pytest.fixture
def study(pattern: Path, tmp_path: Path, reading: Reading, serve: Serve) -> Reviewed:
    """A served study of its own for a test."""
    return copied(pattern, tmp_path, reading, serve)


def test_a_conflict_shows_both_words_and_she_chooses(study: Reviewed, windows: Windows) -> None:
    claims = study.claim_ids()
    with reviewer(windows, study, f"/reports/{FIRST}") as page:
        _see_nobody(page)
        for claim in claims[:2]:
            study.decide(claim, "سلمى", Verdict("reject", why="not an event"))
        press(page, "a", "a")
        trouble = page.locator(".trouble")
        expect(trouble).to_have_count(2)
        expect(trouble.first).to_contain_text("سلمى: رفض الادعاء كله (ليس حدثا)")
        expect(trouble.first).to_contain_text("قبول")
        assert study.states()[:2] == ["bombing rejected", "arrest rejected"]
        page.unroute("**/marks")
        trouble.first.get_by_role("button", name="أبقِ قرارهم").click()
        trouble.first.get_by_role("button", name="احفظ خطوتي مع ذلك").click()
        expect(trouble).to_have_count(0)
        wait_saved(page)
        assert study.states()[:2] == ["bombing rejected", "arrest accepted"]
        assert [said.author for said in study.report().claims[1].decisions] == ["سلمى", "هدى"]


def test_two_reviewers_at_once_see_each_other(study: Reviewed, windows: Windows, serve: Serve) -> None:
    hers = replace(study, address=serve(study.place, Settings(who="سلمى")))
    with (
        reviewer(windows, study, f"/reports/{FIRST}") as page,
        reviewer(windows, hers, f"/reports/{FIRST}", language="en") as other,
    ):
        _see_nobody(page)
        press(other, "t", "1")
        press(page, "j", "a")
        wait_saved(other)
        wait_saved(page)
        assert study.states()[:2] == ["clash corrected", "arrest accepted"]  # each had another claim
        press(page, "k", "k", "r", "6")
        expect(page.locator(".trouble")).to_contain_text("سلمى: صحّح النوع: اشتباك")
        page.unroute("**/marks")
        page.locator(".trouble").get_by_role("button", name="أبقِ قرارهم").click()
        expect(page.locator(".card").first).to_have_attribute("data-type", "clash")
        other.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
        expect(other.locator(".card").nth(1)).to_have_attribute("data-status", "accepted")
        press(other, "a")
        wait_saved(other)
        assert [said.author for said in study.report().claims[0].decisions] == ["سلمى", "سلمى"]


def test_decisions_without_a_connection_wait_and_are_saved_once(study: Reviewed, windows: Windows) -> None:
    with reviewer(windows, study, f"/reports/{FIRST}") as page:
        take_away_the_connection(page)
        press(page, "a", "r", "1", "h", "3")
        expect(page.locator("#saving")).to_have_text("3 خطوات بانتظار الحفظ")
        expect(page.locator(".card").first.locator(".save-state")).to_contain_text("بانتظار الاتصال")
        press(page, "k", "k", "k", "g", "u")
        expect(page.locator("#saving")).to_have_text("3 خطوات بانتظار الحفظ")
        assert study.states()[0] == "bombing unreviewed"
        page.context.set_offline(False)
        wait_saved(page)
        assert study.states() == [
            "bombing accepted",
            "arrest rejected",
            "demand corrected",
            "deployment unreviewed",
        ]


def test_an_answer_that_is_lost_counts_once(study: Reviewed, windows: Windows) -> None:
    lost: list[str] = []

    def lose(route: Route) -> None:
        """Let the study take the step, and the answer get lost."""
        route.fetch()
        lost.append(route.request.post_data or "")
        route.abort()

    with reviewer(windows, study, f"/reports/{FIRST}") as page:
        answer(page, "**/steps", lose, times=1)
        press(page, "a", "k", "g")
        wait_saved(page)
        assert len(lost) == 1
        held = study.report().claims[0]
        assert [(said.verdict, said.field) for said in held.decisions] == [
            ("accept", "claim"),
            ("correct", "aggregate"),
        ]


def test_steps_outlive_the_page_and_its_tab(study: Reviewed, windows: Windows) -> None:
    with reviewer(windows, study, f"/reports/{FIRST}") as page:
        answer(page, "**/steps", lambda route: route.abort())
        press(page, "a")
        expect(page.locator("#saving")).to_have_text("خطوة واحدة بانتظار الحفظ")
        page.unroute("**/steps")
        page.goto("/")
        study.wait_states("bombing accepted")
        page.goto(f"/reports/{SECOND}")
        answer(page, "**/steps", lambda route: route.abort())
        press(page, "a")
        expect(page.locator("#saving")).to_have_text("خطوة واحدة بانتظار الحفظ")
        page.evaluate(
            """for (const [name, step] of Object.entries(localStorage)) {
              localStorage[name] = JSON.stringify({ ...JSON.parse(step), made: 0 });
            }"""
        )
        other = page.context.new_page()
        page.close()
        other.goto(f"/reports/{SECOND}")
        study.wait_states("withdrawal accepted", id=SECOND)
        # Asked anew each time: the page's policy lets no text be run as a script while it waits.
        until(lambda: other.evaluate("Object.keys(localStorage).length") == 0)


def test_a_second_tab_sees_what_the_first_decides(study: Reviewed, windows: Windows) -> None:
    with reviewer(windows, study, f"/reports/{FIRST}") as page:
        other = page.context.new_page()
        other.goto(f"/reports/{FIRST}")
        expect(other.locator(".card")).to_have_count(4)
        press(page, "a")
        expect(other.locator(".card").first).to_have_attribute("data-status", "accepted")
        expect(other.locator(".card").first.locator(".save-state")).to_contain_text("غيّره شخص آخر للتو")
        expect(other.locator("#progress")).to_have_text("حُسم 1 من 4")


def test_an_end_of_the_session_keeps_the_steps(study: Reviewed, windows: Windows) -> None:
    with reviewer(windows, study, f"/reports/{FIRST}") as page:
        answer(page, "**/steps", lambda route: route.fulfill(status=401, body="log in"))
        press(page, "a")
        expect(page.locator("#saving")).to_contain_text("خطواتك محفوظة هنا بانتظارك")
        expect(page.locator("#saving a")).to_have_attribute("href", f"/login?to=%2Freports%2F{FIRST}")
        assert study.states()[0] == "bombing unreviewed"
        page.unroute("**/steps")
        page.reload()
        study.wait_states("bombing accepted")


@pytest.mark.slow  # it measures time, which a machine at work on other tests has none of
def test_the_program_takes_little_of_the_time_between_decisions(study: Reviewed, windows: Windows) -> None:
    """From a key to the next claim ready to be decided, the way to the next report included."""
    spent: list[float] = []
    with reviewer(windows, study, f"/reports/{FIRST}") as page:
        for keys in (("a",), ("r", "2"), ("a",), ("a",)):
            page.wait_for_timeout(200)
            current = page.locator('.card[aria-current="true"]').get_attribute("id")
            began = time.perf_counter()
            press(page, *keys)
            page.locator(f'.card[aria-current="true"]:not([id="{current}"])').wait_for()
            spent.append(time.perf_counter() - began)
        assert page.url.partition("?")[0].endswith(SECOND)
    share = sum(spent) / (sum(spent) + READING * len(spent))
    print(f"\nthe program's share: {share:.1%}; seconds: {', '.join(f'{one:.3f}' for one in spent)}")
    assert share < 0.10


def _see_nobody(page: Page) -> None:
    """Let a page not see what others decide, as between two looks: it looks every fifteen seconds."""
    answer(page, "**/marks", lambda route: route.abort())
