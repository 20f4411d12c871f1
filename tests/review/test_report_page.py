"""A reviewer's path over the page of a report, in a real browser: keys, corrections, undo, both languages."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect
from reviewing import (
    FIRST,
    SECOND,
    WITHDRAWAL,
    Reviewed,
    copied,
    made,
    press,
    reviewer,
    select_words,
    wait_saved,
)

from browsing import OpenPage, Serve
from rasid.coding import report_of
from rasid.dataset.knowing import Reading
from rasid.dataset.study import Study
from windows import Windows


@pytest.fixture(scope="module")
def pattern(reading: Reading, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A study of two reports, to be copied."""
    return made(tmp_path_factory.mktemp("reviewed") / "pattern.sqlite", reading)


@pytest.fixture
def study(pattern: Path, tmp_path: Path, reading: Reading, serve: Serve) -> Reviewed:
    """A served study of its own for a test."""
    return copied(pattern, tmp_path, reading, serve)


def _label(page: Page, number: int) -> str:
    return page.locator(".card").nth(number).locator(".type-value").inner_text()


@pytest.mark.parametrize("language", ["ar", "en"])
def test_a_reviewer_goes_from_the_queue_to_the_end_by_keys_alone(
    study: Reviewed, open_page: OpenPage, language: str
) -> None:
    page = open_page(study.address, f"/reports/{FIRST}", language=language)
    current = page.locator('.card[aria-current="true"]')
    expect(current).to_have_attribute("data-type", "bombing")
    press(page, "a")
    expect(current).to_have_attribute("data-type", "arrest")
    press(page, "r", "4")
    expect(current).to_have_attribute("data-type", "demand")
    wait_saved(page)
    assert study.states() == [
        "bombing accepted",
        "arrest rejected",
        "demand unreviewed",
        "deployment unreviewed",
    ]
    assert [said.why for said in study.report().claims[1].decisions] == ["told already in this report"]
    press(page, "u")
    expect(current).to_have_attribute("data-type", "arrest")
    wait_saved(page)
    assert study.states()[1] == "arrest unreviewed"
    press(page, "t", "d", "e", "t")
    page.locator("#type-filter").fill({"ar": "مداهم", "en": "raid"}[language])
    press(page, "Enter")
    wait_saved(page)
    assert study.states()[1] == "raid corrected"
    expect(current).to_have_attribute("data-type", "raid")
    press(page, "j", "a", "a")
    page.wait_for_url(f"**/reports/{SECOND}*")
    wait_saved(page)
    assert study.states() == ["bombing accepted", "raid corrected", "demand accepted", "deployment accepted"]
    press(page, "a", "a")
    page.wait_for_url("**/queue?*end=1*")
    study.wait_states("withdrawal accepted", "clash accepted", id=SECOND)


def test_undo_goes_back_to_the_report_before(study: Reviewed, open_page: OpenPage) -> None:
    page = open_page(study.address, f"/reports/{SECOND}", language="ar")
    press(page, "a")
    wait_saved(page)
    press(page, "n")
    page.wait_for_url(f"**/reports/{FIRST}*")
    press(page, "u")
    page.wait_for_url(f"**/reports/{SECOND}#*")
    assert study.states(SECOND) == ["withdrawal unreviewed", "clash unreviewed"]


def test_each_decision_needs_few_keys(study: Reviewed, open_page: OpenPage) -> None:
    page = open_page(study.address, f"/reports/{FIRST}", language="ar")
    page.evaluate("window.pressed = 0; addEventListener('keydown', () => { window.pressed += 1; }, true)")

    def keys(*pressed: str) -> int:
        before = page.evaluate("window.pressed")
        press(page, *pressed)
        wait_saved(page)
        return int(page.evaluate("window.pressed")) - before

    assert keys("a") <= 1
    assert study.states()[0] == "bombing accepted"
    assert keys("r", "2") <= 2
    assert study.states()[1] == "arrest rejected"
    assert keys("t", "w", "Enter") <= 3
    assert study.states()[2] == "withdrawal corrected"
    assert keys("t", "1") <= 2
    assert study.states()[2] == "capture corrected"
    assert keys("o", "2", "i") <= 4
    claim = study.report().claims[2].stored.sourced.claim
    assert ([one.text for one in claim.targets], [one.text for one in claim.instruments]) == ([], ["الحكومة"])


def test_keys_of_an_arabic_layout_do_the_same(study: Reviewed, open_page: OpenPage) -> None:
    page = open_page(study.address, f"/reports/{FIRST}", language="ar")

    def arabic(key: str, code: str) -> None:
        page.evaluate(
            "([key, code]) => document.activeElement.dispatchEvent("
            "new KeyboardEvent('keydown', { key, code, bubbles: true, cancelable: true }))",
            [key, code],
        )

    arabic("ت", "KeyJ")
    expect(page.locator('.card[aria-current="true"]')).to_have_attribute("data-type", "arrest")
    arabic("ق", "KeyR")
    arabic("١", "Digit1")
    wait_saved(page)
    assert study.states()[1] == "arrest rejected"
    arabic("؟", "Slash")
    expect(page.locator("#keys")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#keys")).to_be_hidden()
    page.locator("#top-words").focus()
    press(page, "a", "r", "u")
    expect(page.locator("#top-words")).to_have_value("aru")
    assert study.states()[0] == "bombing unreviewed"


def test_words_chosen_by_keys_become_an_actor_a_place_and_a_day(study: Reviewed, open_page: OpenPage) -> None:
    page = open_page(study.address, f"/reports/{FIRST}", language="ar")
    press(page, "j", "w", "ArrowLeft", "Shift+ArrowLeft", "Shift+ArrowLeft")
    assert page.evaluate("getSelection().toString()") == "الشرطة ثلاثة مسلحين"
    press(page, "Escape", "w", "ArrowLeft", "ArrowLeft", "ArrowLeft", "ArrowLeft", "ArrowLeft", "ArrowLeft")
    assert page.evaluate("getSelection().toString()") == "المقدادية"
    press(page, "p")
    expect(page.locator("#place-choices button").first).to_be_visible()
    press(page, "1")
    wait_saved(page)
    place = study.report().claims[1].stored.sourced.claim.places
    assert [(one.text, one.country, one.geonames_id is not None) for one in place] == [
        ("المقدادية", "IQ", True)
    ]
    select_words(page, "أمس الأحد")
    press(page, "d", "Enter")
    wait_saved(page)
    days = study.report().claims[1].stored.sourced.claim.date
    assert days is not None and (str(days.start), str(days.end)) == ("2014-06-08", "2014-06-08")
    select_words(page, "سامر الجبوري")
    press(page, "o", "a")
    wait_saved(page)
    claim = study.report().claims[1].stored.sourced.claim
    assert [one.text for one in claim.actors] == ["الشرطة", "سامر الجبوري"]
    assert study.report().people[0].name == "سامر الجبوري"


def test_numbers_factuality_and_sums_are_corrected(study: Reviewed, open_page: OpenPage) -> None:
    page = open_page(study.address, f"/reports/{FIRST}", language="en")
    press(page, "f")
    page.locator("#figures-killed").fill("خمسة")
    press(page, "Enter")
    expect(page.locator("#figures-wrong")).to_contain_text("is no number")
    page.locator("#figures-killed").fill("٤-٦")
    page.locator("#figures-injured").fill("7+")
    press(page, "Enter")
    wait_saved(page)
    press(page, "h", "3")
    wait_saved(page)
    press(page, "g")
    wait_saved(page)
    claim = study.report().claims[0].stored.sourced.claim
    assert (claim.killed, claim.injured, claim.factuality, claim.aggregate) == (
        (4, 6),
        (7, None),
        "possible",
        True,
    )
    expect(page.locator(".card").first.locator(".row-killed .value")).to_have_text("4-6")
    press(page, "u", "u", "u")
    wait_saved(page)
    expect(page.locator(".card").first).to_have_attribute("data-status", "unreviewed")
    select_words(page, "حاجز للجيش")
    press(page, "f")
    page.get_by_role("button", name="of whom: these words").first.click()
    press(page, "Enter")
    wait_saved(page)
    assert [one.whom and one.whom.text for one in study.report().claims[0].stored.sourced.claim.figures] == [
        "حاجز للجيش",
        "مدنيين",
    ]
    press(page, "u")
    wait_saved(page)
    assert study.report().claims[0].decisions == ()


def test_what_was_missed_is_added_from_its_words(study: Reviewed, open_page: OpenPage) -> None:
    page = open_page(study.address, f"/reports/{FIRST}", language="ar")
    press(page, "c")
    expect(page.locator("#notices")).to_contain_text("حدّد الكلمات أولا")
    select_words(page, "تعزيزات")
    press(page, "c")
    page.locator("#type-filter").fill("aid")
    press(page, "Enter")
    expect(page.locator('.card[aria-current="true"]')).to_have_attribute("data-type", "aid")
    wait_saved(page)
    assert study.states()[-1] == "aid accepted"
    select_words(page, "محافظ ديالى")
    press(page, "m")
    wait_saved(page)
    assert "محافظ ديالى" in [one.name for one in study.report().people]
    press(page, "u", "u")
    wait_saved(page)
    expect(page.locator(".card")).to_have_count(4)
    assert [one.name for one in study.report().people] == ["سامر الجبوري"]


@pytest.mark.parametrize(("language", "right"), [("ar", True), ("en", False)])
def test_the_text_stands_where_reading_begins_and_values_light_their_words(
    study: Reviewed, open_page: OpenPage, language: str, right: bool
) -> None:
    page = open_page(
        study.address, f"/reports/{FIRST}", language=language, viewport={"width": 1440, "height": 900}
    )
    page.evaluate("document.fonts.ready")  # another typeface is another height
    text, claims = page.locator("#text").bounding_box(), page.locator("#cards").bounding_box()
    assert text is not None and claims is not None
    assert (text["x"] > claims["x"]) == right
    assert abs(text["y"] - claims["y"]) < 5
    # The report is Arabic whatever the language of the page: its first words stand at its right.
    word = page.locator("#text .v").first.bounding_box()
    assert word is not None and word["x"] + word["width"] > text["x"] + text["width"] / 2
    page.locator(".row-targets .value").first.hover()
    expect(page.locator("#text .lit")).to_have_text(["جنود"])
    page.locator("#text .v", has_text="المقدادية").first.hover()
    expect(page.locator(".value.lit")).to_have_text(["المقدادية", "المقدادية"])
    where = {"ar": "المكان", "en": "where"}[language]
    expect(page.locator("#under-words .under-one")).to_contain_text([f"2 {_label(page, 1)}: {where}", "4 "])


def test_a_small_screen_shows_text_above_claims_without_scrolling_sideways(
    study: Reviewed, open_page: OpenPage
) -> None:
    page = open_page(
        study.address, f"/reports/{FIRST}", language="ar", viewport={"width": 390, "height": 844}
    )
    page.evaluate("document.fonts.ready")
    text, card = page.locator("#text").bounding_box(), page.locator(".card").first.bounding_box()
    assert text is not None and card is not None
    assert text["y"] + text["height"] <= card["y"] and text["y"] < 844
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.locator(".card [data-do=accept]").first.click()
    wait_saved(page)
    assert study.states()[0] == "bombing accepted"


def test_without_a_script_a_claim_is_accepted_and_rejected_by_forms(
    study: Reviewed, open_page: OpenPage
) -> None:
    page = open_page(study.address, f"/reports/{FIRST}", language="ar", scripts=False)
    for number, (choice, status) in enumerate((("accept", "accepted"), ("reject", "rejected"))):
        page.locator(".card").nth(number).locator(f"[value={choice}]").click()
        expect(page.locator(".card").nth(number)).to_have_attribute("data-status", status)
    assert study.states()[:2] == ["bombing accepted", "arrest rejected"]


def test_spans_of_the_whole_text_keep_its_letters(study: Reviewed, open_page: OpenPage) -> None:
    page = open_page(study.address, f"/reports/{SECOND}", language="en")
    assert page.evaluate("document.getElementById('text').textContent") == WITHDRAWAL.text
    segments = page.locator("#text .s")
    for number in range(segments.count()):
        segment = segments.nth(number)
        at = int(segment.get_attribute("data-at") or "-1")
        words = segment.evaluate("(one) => one.textContent")
        assert WITHDRAWAL.text[at : at + len(words)] == words


HOSTILE = (
    "</span><script>document.title = 'owned'</script> قتل \u202eمسلحون\u202c <img src=x onerror=alert(1)> "
    "جنديا 😀 أمس.\r\nواعتقلت الشرطة \u2066أربعة أشخاص 😀😀 في بغداد &amp; البصرة."
)


def test_hostile_words_are_shown_and_selected_as_they_are(study: Reviewed, open_page: OpenPage) -> None:
    report = replace(
        report_of(HOSTILE, published="2014-06-09"), title="\"><script>document.title='owned'</script>"
    )
    with Study.open(study.place, who="<i>x</i>").read_with(study.reading) as opened:
        id = opened.add(report).report_id
    page = open_page(study.address, f"/reports/{id}", language="ar")
    assert page.evaluate("document.getElementById('text').textContent") == HOSTILE
    arrest = [one.stored.sourced.claim.type for one in study.report(id).claims].index("arrest")
    page.locator(".card").nth(arrest).click()
    for words, keys in (("البصرة", ("o", "a")), ("أشخاص 😀😀", ("o", "i"))):
        select_words(page, words)
        press(page, *keys)
        wait_saved(page)
    claim = study.report(id).claims[arrest].stored.sourced.claim
    assert "البصرة" in [one.text for one in claim.actors]
    assert [one.text for one in claim.instruments] == ["أشخاص 😀😀"]
    assert page.title().startswith('"><script>')
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_axe_finds_nothing_in_the_dialogs(study: Reviewed, open_page: OpenPage) -> None:
    page = open_page(study.address, f"/reports/{FIRST}", language="ar", scheme="dark")
    for key in ("t", "r", "o", "p", "d", "f", "h", "Shift+Slash"):
        press(page, key)
        expect(page.locator("dialog[open]")).to_be_visible()
        found = Axe().run(page, context="dialog[open]", options={"resultTypes": ["violations"]})
        assert [fault["id"] for fault in found.response["violations"]] == [], key
        press(page, "Escape")
    select_words(page, "المقدادية")
    expect(page.locator("#tools")).to_be_visible()
    found = Axe().run(page, context="#review", options={"resultTypes": ["violations"]})
    assert [fault["id"] for fault in found.response["violations"]] == []


def test_the_page_names_its_landmarks_and_dialogs(study: Reviewed, windows: Windows) -> None:
    with reviewer(windows, study, f"/reports/{FIRST}") as page:
        press(page, "t")
        expect(page.get_by_role("dialog", name="نوع الحدث")).to_be_visible()
        expect(page.get_by_role("combobox", name="ابحث عن نوع")).to_be_focused()
        expect(page.get_by_role("option")).to_have_count(43)
        press(page, "Escape")
        expect(page.get_by_role("dialog")).to_have_count(0)
