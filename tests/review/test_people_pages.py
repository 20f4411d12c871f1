"""People and organisations in a browser: found in both alphabets, merged with a preview, offices on a day."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import expect

from browsing import OpenPage, Serve
from rasid.dataset.knowing import Reading
from rasid.dataset.study import Study


def _person(place: Path, reading: Reading, name: str) -> str:
    with Study.open(place).read_with(reading) as study, study.inside() as (contents, _):
        return next(person.id for person in contents.people() if person.name == name)


def _police(place: Path, reading: Reading) -> str:
    with Study.open(place).read_with(reading) as study, study.inside() as (contents, _):
        return next(one.id for one in contents.organisations() if one.name == "شرطة الشرقاط")


@pytest.mark.parametrize("words", ["الجبوري", "Raad al-Jubouri", "جبوري رعد"])
def test_a_person_is_found_in_both_alphabets(workbench: str, open_page: OpenPage, words: str) -> None:
    page = open_page(workbench, f"/people?words={words}", language="ar")
    expect(page.locator("tbody th").get_by_text("رعد الجبوري", exact=True)).to_be_visible()


@pytest.mark.parametrize("look", [("ar", True), ("en", False)], ids=["ar", "en"])
def test_time_runs_as_the_page_does(
    workbench: str, sampled: Path, reading: Reading, open_page: OpenPage, look: tuple[str, bool]
) -> None:
    language, mirrored = look
    person = _person(sampled, reading, "رعد الجبوري")
    page = open_page(workbench, f"/people/{person}", language=language)
    years = page.locator(".year-label")
    at = [float(years.nth(place).get_attribute("x") or 0) for place in range(years.count())]
    assert (at[0] > at[-1]) == mirrored


def test_people_are_merged_after_a_preview_and_come_back(
    own_study: Path, reading: Reading, serve: Serve, open_page: OpenPage
) -> None:
    one, other = (_person(own_study, reading, name) for name in ("رعد الجبوري", "ماجد العبيدي"))
    address = serve(own_study)
    page = open_page(address, f"/people/{one}/regroup?action=merge&other={other}")
    shown = page.locator(".before-after").first
    assert "ماجد العبيدي" in shown.inner_text() and "رعد الجبوري" in shown.inner_text()
    page.fill("#why", "the same man")
    page.click("form.confirm button.main")
    page.wait_for_selector("form.done")
    expect(page.locator(".names-counted")).to_contain_text("ماجد العبيدي")
    page.goto(f"/people/{other}")
    assert "رعد الجبوري" in page.locator(".names-counted").inner_text()
    with Study.open(own_study).read_with(reading) as study:
        assert study.check().faults == ()


def test_an_organisation_shows_who_held_its_offices_on_a_day_and_what_changed(
    workbench: str, sampled: Path, reading: Reading, open_page: OpenPage
) -> None:
    police = _police(sampled, reading)
    page = open_page(workbench, f"/organisations/{police}?on=2016-09-07&until=2016-10-05")
    assert "رعد الجبوري" in page.locator("table.chart").inner_text()
    assert "ماجد العبيدي" not in page.locator("table.chart").inner_text()
    changes = page.locator("ol.changes").inner_text()
    assert "dismissed" in changes and "appointed" in changes
    page.goto(f"/organisations/{police}?on=2016-09-20")
    assert "ماجد العبيدي" in page.locator("table.chart").inner_text()


_LEFT_OF = """(caption, day) => {
  const walk = document.createTreeWalker(caption, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const at = walk.currentNode.data.indexOf(day);
    if (at < 0) continue;
    return [[at, at + 4], [at + day.length - 2, at + day.length]].map(([from, to]) => {
      const range = document.createRange();
      range.setStart(walk.currentNode, from);
      range.setEnd(walk.currentNode, to);
      return range.getBoundingClientRect().left;
    });
  }
}"""


def test_a_day_in_an_arabic_sentence_is_read_from_year_to_day(
    workbench: str, sampled: Path, reading: Reading, open_page: OpenPage
) -> None:
    police = _police(sampled, reading)
    page = open_page(workbench, f"/organisations/{police}?on=2016-09-20", language="ar")
    year, day = page.locator("table.chart caption").evaluate(_LEFT_OF, "2016-09-20")
    assert year < day
