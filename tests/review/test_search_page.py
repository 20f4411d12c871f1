"""Searching in a real browser: suggestions by keys, hits, paging, export; the timeline; what is followed."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import expect

from browsing import OpenPage, Serve


@pytest.mark.parametrize(("language", "typed"), [("ar", "نابل"), ("en", "Nablu")])
def test_a_place_is_suggested_and_put_into_the_search(
    workbench: str, open_page: OpenPage, language: str, typed: str
) -> None:
    page = open_page(workbench, "/search", language=language)
    box = page.locator("#words")
    box.fill(typed)  # at one stroke: a later answer would begin the list anew under the keys
    options = page.locator("#words-suggestions [role=option]")
    expect(options.first).to_contain_text("نابلس")
    expect(box).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("ArrowDown")
    expect(options.first).to_have_attribute("aria-selected", "true")
    expect(box).to_have_attribute("aria-activedescendant", re.compile("words-suggestions-0"))
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("place=g-"))
    expect(page.locator(".chosen")).to_contain_text("نابلس")
    expect(page.locator(".hits li").first).to_be_visible()


def test_suggestions_close_and_leave_the_box_alone(workbench: str, open_page: OpenPage) -> None:
    page = open_page(workbench, "/")
    box = page.locator("#top-words")
    box.fill("نابل")
    suggestions = page.locator("#top-words-suggestions")
    expect(suggestions).to_be_visible()
    page.keyboard.press("Escape")
    expect(suggestions).to_be_hidden()
    expect(box).to_have_value("نابل")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/search\?words="))


def test_hits_show_what_was_looked_for(workbench: str, open_page: OpenPage) -> None:
    page = open_page(workbench, "/search?words=قتلت", language="ar")
    assert {"قتل", "قتلى"} & set(page.locator(".excerpt mark").all_inner_texts())
    expect(page.locator(".sought .term").first).to_contain_text("قتل")
    for name, asked in (("map", "type=violence"), ("timeline", "type=violence"), ("queue", "kind=violence")):
        page = open_page(workbench, "/search?type=violence&words=قتل")
        assert page.locator(f'.hits-head a[href="/{name}?{asked}"]').count() == 1


def test_the_claims_found_are_given_as_csv(workbench: str) -> None:
    answer = httpx.get(f"{workbench}/search/claims.csv", params={"type": "violence"})
    rows = list(csv.DictReader(io.StringIO(answer.text)))
    assert rows
    assert {row["family"] for row in rows} == {"violence"}
    assert "attachment" in answer.headers["content-disposition"]


def test_a_hit_is_shown_as_text_whatever_is_typed(workbench: str, open_page: OpenPage) -> None:
    page = open_page(workbench, "/search?words=<img src=x onerror=alert(1)>%20قتل")
    expect(page.locator("#words")).to_have_value("<img src=x onerror=alert(1)> قتل")
    assert page.locator("main img").count() == 0


def test_a_bar_of_the_timeline_leads_to_its_days(workbench: str, open_page: OpenPage) -> None:
    page = open_page(workbench, "/timeline?unit=year", language="ar")
    bars = page.locator(".chart a")
    first, last = bars.first.bounding_box(), bars.last.bounding_box()
    assert first is not None and last is not None
    assert first["x"] > last["x"], "time runs as the page reads"
    counted = sum(int(cell) for cell in page.locator("details tbody td:nth-child(2)").all_text_contents())
    assert str(counted) in page.locator(".bars-head .byline").inner_text()
    bars.first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("first=.*last="))
    expect(page.locator(".incident-list tbody tr").first).to_be_visible()


def test_following_from_a_place_to_nothing_new(own_study: Path, serve: Serve, open_page: OpenPage) -> None:
    page = open_page(serve(own_study), "/places")
    page.locator("tbody a.row-link").first.click()
    page.wait_for_url("**/places/*")
    name = page.locator("h1").inner_text()
    page.locator(".follow button").click()
    expect(page.locator(".follow button")).to_have_attribute("aria-pressed", "true")
    page.goto("/follows")
    expect(page.locator(".followed h2")).to_contain_text(name)
    expect(page.locator(".followed")).not_to_have_class(re.compile("is-new"))
    expect(page.locator(".news-count .badge")).to_have_count(0)
    page.locator(".followed form[action='/follows/leave'] button").click()
    expect(page.locator(".empty")).to_be_visible()
