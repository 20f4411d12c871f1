"""The queue, the first page and the samples in a browser: by keys, in both languages, and without scripts."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from browsing import OpenPage, Serve


def press(page: Page, key: str) -> None:
    """Press a key, of an Arabic keyboard too, which Playwright has none of."""
    if key.isascii():
        page.keyboard.press(key)
    else:
        step = "(at, key) => at.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }))"
        page.locator(":focus, body").last.evaluate(step, key)


@pytest.mark.parametrize("language", ["ar", "en"])
def test_keys_move_choose_and_open(language: str, workbench: str, open_page: OpenPage) -> None:
    page = open_page(workbench, "/queue", language=language)
    page.wait_for_selector("html[data-keys=ready]")
    down, up, choose = ("ت", "ن", "ء") if language == "ar" else ("j", "k", "x")
    for key in (down, down, up, down):
        press(page, key)
    expect(page.locator(".waiting tbody tr").nth(1)).to_have_class("here")
    press(page, choose)
    expect(page.locator(".waiting input:checked")).to_have_count(1)
    page.locator("input[name=place]").fill("j")  # a key typed into a field is no step
    expect(page.locator("input[name=place]")).to_have_value("j")
    expect(page.locator(".waiting tbody tr").nth(1)).to_have_class("here")
    page.locator(".waiting tr.here .open").press("Enter")
    expect(page).to_have_url(re.compile(r"/reports/r-\w+\?.*claim=c-"))


def test_a_filter_narrows_the_list_stays_in_the_address_and_is_kept(
    own_study: Path, serve: Serve, open_page: OpenPage
) -> None:
    page = open_page(serve(own_study), "/queue")
    everything = page.locator(".waiting tbody tr").count()
    page.select_option("select[name=kind]", "clash")
    page.select_option("select[name=order]", "harm")
    page.get_by_role("button", name="Filter", exact=True).click()
    page.wait_for_url(re.compile("kind=clash.*order=harm"))
    assert 0 < page.locator(".waiting tbody tr").count() < everything
    assert set(page.locator(".waiting .type").all_inner_texts()) == {"Armed clash"}
    page.fill("#keep-name", "اشتباكات <b>حمص</b>")
    page.get_by_role("button", name="Keep this filter").click()
    expect(page.get_by_role("link", name="اشتباكات <b>حمص</b>")).to_be_visible()
    page.goto("/queue")
    page.get_by_role("link", name="اشتباكات <b>حمص</b>").click()
    page.wait_for_url(re.compile("kind=clash"))
    page.fill("input[name=since]", "2015-01-01")
    page.fill("input[name=place]", "بلدة لا وجود لها")
    page.get_by_role("button", name="Filter", exact=True).click()
    expect(page.locator(".fault")).to_contain_text("no such place is known")


def test_reports_are_taken_and_wait_on_the_first_page(
    own_study: Path, serve: Serve, open_page: OpenPage
) -> None:
    page = open_page(serve(own_study), "/queue?assigned=nobody", language="ar", scripts=False)
    page.get_by_role("button", name="خذ 10 لي").click()
    expect(page.locator(".said-well")).to_contain_text("10")
    expect(page.locator(".waiting tbody tr").first).to_be_visible()
    page.goto("/")
    waits = page.locator(".figures").first
    expect(waits.locator(".number").first).not_to_have_text("0")
    expect(page.locator("svg.weeks .bar")).to_have_count(53)
    assert page.locator("html").get_attribute("dir") == "rtl"


def test_a_sample_is_decided_by_one_key_a_part_and_tells_its_figures(
    own_study: Path, serve: Serve, open_page: OpenPage
) -> None:
    page = open_page(serve(own_study), "/quality")
    page.fill("input[name=size]", "5")
    page.get_by_role("button", name="Draw a sample").click()
    for number, key in enumerate("1123", 1):
        expect(page.locator(".byline").first).to_contain_text(f"{number} of 5")
        page.wait_for_selector("html[data-keys=ready]")
        assert "0." not in page.locator(".deciding dl.facts").inner_text()  # no confidence to be seen
        page.keyboard.press(key)
    expect(page.locator(".byline").first).to_contain_text("5 of 5")
    page.wait_for_selector("html[data-keys=ready]")
    page.keyboard.press("0")
    expect(page).to_have_url(re.compile(r"/quality/q-\w+$"))
    expect(page.locator("dl.facts")).to_contain_text("2/4")
    expect(page.locator("dl.facts")).to_contain_text("3/4")
    with page.expect_download() as told:
        page.get_by_role("link", name="CSV").click()
    written = Path(told.value.path()).read_text(encoding="utf-8-sig").splitlines()
    assert len(written) == 6 and written[1].count(",") == written[0].count(",")
