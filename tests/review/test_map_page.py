"""The map in a real browser: what is drawn, without a network; its slider by keys; the list of the same."""

from __future__ import annotations

import re
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Page, expect

from browsing import OpenPage, Serve
from rasid.review.settings import Settings


def _drawn(page: Page) -> int:
    """How much the map says that it has drawn; waits for it."""
    box = page.locator("#map[data-drawn]")
    box.wait_for()
    return int(box.get_attribute("data-drawn") or 0)


@pytest.mark.parametrize("language", ["ar", "en"])
def test_all_that_is_known_is_drawn_and_nothing_asks_the_network(
    workbench: str, open_page: OpenPage, language: str
) -> None:
    page = open_page(workbench, "/map", language=language)
    things = httpx.get(f"{workbench}/map/drawn").json()
    assert _drawn(page) == page.locator(".mark-box").count() + page.locator("path.told-land").count() + len(
        things["areas"]
    )
    assert page.locator("path.told-land").count() == len(things["lands"])
    assert page.locator("path.told-area").count() == len(things["areas"]) > 0
    assert page.locator("path.land").count() > 200
    counted = sum(mark["count"] for mark in things["marks"]) + things["nowhere"] + things["beyond"]
    counted += sum(one["count"] for one in (*things["areas"], *things["lands"]))
    assert counted == things["total"]
    names = {area["name"] for area in things["areas"]}
    titles = page.locator(".leaflet-marker-icon[title]").evaluate_all("all => all.map(one => one.title)")
    assert not any(title.partition(" — ")[0] in names for title in titles), "a province is no point"
    expect(page.locator("#map-list th[scope=row]").first).to_be_visible()


def test_the_days_are_chosen_by_keys(workbench: str, open_page: OpenPage) -> None:
    page = open_page(workbench, "/map", language="ar")
    before = _drawn(page)
    first = page.locator("#first-day")
    first.focus()
    start = first.get_attribute("aria-valuetext")
    page.keyboard.press("End")
    expect(page.locator("#days-shown")).not_to_contain_text(str(start))
    expect(page.locator("#map")).not_to_have_attribute("data-drawn", str(before))
    expect(page).to_have_url(re.compile(r"first=\d{4}-\d\d-\d\d"))
    page.keyboard.press("ArrowRight")  # in a page from right to left this is back, to the day before
    assert first.evaluate("one => one.valueAsNumber < Number(one.max)")
    page.locator("#all-days").click()
    expect(page.locator("#map")).to_have_attribute("data-drawn", str(before))
    expect(page).not_to_have_url(re.compile("first="))


def test_the_days_run_by_themselves_until_they_are_stopped(workbench: str, open_page: OpenPage) -> None:
    page = open_page(workbench, "/map")
    _drawn(page)
    play = page.locator("#play")
    play.click()
    expect(play).to_have_attribute("aria-pressed", "true")
    expect(page.locator('#filter [name="last"]')).not_to_have_value("")
    play.click()
    expect(play).to_have_attribute("aria-pressed", "false")


def test_a_mark_tells_what_stands_behind_it(workbench: str, open_page: OpenPage) -> None:
    things = httpx.get(f"{workbench}/map/drawn", params={"box": "-85,-180,85,180", "zoom": "12"}).json()
    mark = next(one for one in things["marks"] if one["count"] == 1)
    page = open_page(workbench, f"/map?place={mark['place']}")
    _drawn(page)
    sign = page.locator(".mark-box").first
    sign.focus()
    page.keyboard.press("Enter")
    shown = page.locator(".leaflet-popup .happenings li")
    expect(shown).to_have_count(1)
    expect(shown.locator(".standing")).not_to_be_empty()
    expect(shown.locator("a")).to_have_attribute("href", re.compile("^/incidents/i-"))


def test_control_is_drawn_for_a_day(workbench: str, open_page: OpenPage) -> None:
    held = httpx.get(f"{workbench}/map/control", params={"day": "2023-12-01"}).json()
    assert held
    page = open_page(workbench, "/map", language="ar")
    _drawn(page)
    page.locator("#control-day").fill("2023-12-01")
    page.locator("#control-on").check()
    expect(page.locator("#holders .held-sign")).to_have_count(len({one["holder"] for one in held}))
    undrawn = [one["name"] for one in held if not one["shape"] and one["latitude"] is None]
    assert undrawn, "the samples tell of a part of a province"
    expect(page.locator(".held-mark, path.held")).to_have_count(len(held) - len(undrawn))
    for name in undrawn:
        expect(page.locator("#holders li").last).to_contain_text(name)
    page.locator("#control-day").fill("1990-01-01")
    page.locator("#control-day").dispatch_event("change")
    expect(page.locator(".held-mark, path.held")).to_have_count(0)


def test_without_scripts_the_list_says_the_same(workbench: str, open_page: OpenPage) -> None:
    page = open_page(workbench, "/map", scripts=False)
    things = httpx.get(f"{workbench}/map/drawn").json()
    expect(page.locator("noscript, .fault").first).to_be_attached()
    rows = page.locator("#map-list tbody tr")
    expect(rows).to_have_count(sum(len(things[name]) for name in ("marks", "areas", "lands")))


def test_tiles_are_asked_for_only_where_an_address_is_set(
    own_study: Path, serve: Serve, workbench: str
) -> None:
    with_tiles = serve(own_study, Settings(tiles="https://tiles.example/{z}/{x}/{y}.png"))
    for address, origin in ((with_tiles, "https://tiles.example"), (workbench, None)):
        answer = httpx.get(f"{address}/map", headers={"accept-language": "en"})
        images = re.search("img-src ([^;]*)", answer.headers["content-security-policy"])
        assert images is not None
        assert images[1] == " ".join(["'self' data: blob:", *([origin] if origin else [])])
        assert ("tiles.example" in answer.text) == (origin is not None)


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/map?type=wedding", 200), ("/map?first=yesterday", 200), ("/map/drawn?box=1,2,3", 400),
        ("/map/drawn?box=90,0,-90,0", 400), ("/map/drawn?zoom=x", 422), ("/map/control?day=nun", 400),
        ("/map/behind?area=QQ/nowhere", 400), ("/places/g-1", 404), ("/places?country=QQ", 200),
        ("/timeline?unit=hour", 200), ("/search?words=%22x", 200), ("/search/claims.csv?words=%22x", 400),
    ],
)  # fmt: skip
def test_what_cannot_be_asked_is_told(workbench: str, path: str, status: int) -> None:
    answer = httpx.get(f"{workbench}{path}", headers={"accept-language": "ar"})
    assert answer.status_code == status
    if status == 200:
        assert 'role="alert"' in answer.text
