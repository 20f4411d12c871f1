"""Typing in a report and uploading files: what is kept and what refused; one bad file stops no other."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import expect
from reviewing import Reviewed, copied, made, press, reviewer, select_words, wait_saved

from browsing import Serve
from rasid.dataset.knowing import Reading
from rasid.dataset.study import Study
from rasid.dataset.telling import Telling, type_in
from windows import Windows

TOLD = "قال لي الشاهد إن مسلحين ملثمين اقتحموا بيت جاره في حي الزهراء ليلا.\nوسمع إطلاق نار."


@pytest.fixture(scope="module")
def pattern(reading: Reading, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A study of two reports, to be copied."""
    return made(tmp_path_factory.mktemp("adding") / "pattern.sqlite", reading)


@pytest.fixture
def study(pattern: Path, tmp_path: Path, reading: Reading, serve: Serve) -> Reviewed:
    """A served study of its own for a test."""
    return copied(pattern, tmp_path, reading, serve)


def test_an_interview_is_typed_in_and_a_claim_added_by_hand(study: Reviewed, windows: Windows) -> None:
    with reviewer(windows, study, "/reports/new") as page:
        page.locator("#typed-text").fill("not Arabic at all")
        page.locator("#typed-title").fill("مقابلة أولى")
        page.get_by_role("button", name="أضفه").click()
        expect(page.get_by_role("alert")).to_contain_text("لا يكاد يكون عربيا")
        expect(page.locator("#typed-title")).to_have_value("مقابلة أولى")
        page.locator("#typed-text").fill(TOLD)
        page.locator("#typed-source").fill("شاهد 7")
        page.locator("#typed-day").fill("2015-06-13")
        page.locator("#typed-place").fill("غازي عنتاب")
        page.get_by_role("button", name="أضفه").click()
        page.wait_for_url("**/reports/r-*")
        report = page.url.rpartition("/")[2].partition("#")[0].partition("?")[0]
        select_words(page, "إطلاق نار")
        press(page, "c")
        page.locator("#type-filter").fill("احتجاج")
        press(page, "Enter")
        expect(page.locator('.card[aria-current="true"]')).to_have_attribute("data-type", "protest")
        wait_saved(page)
        expect(page.locator(".about")).to_contain_text("غازي عنتاب")
    held = study.report(report)
    assert (held.text, held.report.kind, held.report.source) == (TOLD, "typed", "شاهد 7")
    assert (str(held.report.published), held.notes) == ("2015-06-13", (("place", "غازي عنتاب"),))


def test_one_bad_file_stops_no_other(study: Reviewed, windows: Windows, tmp_path: Path) -> None:
    files = {
        "good-2015-06-14.txt": "انفجرت سيارة مفخخة في سوق بعقوبة أمس وقتل خمسة مدنيين.".encode(),
        "<img src=x onerror=alert(1)>.txt": "اعتقلت الشرطة محاميا في البصرة أمس.".encode(),
        "empty.txt": b"",
        "noise.txt": bytes(range(256)) * 40,
        "rows.jsonl": '{"text": "تظاهر العشرات في تكريت أمس."}\n{"text": 3}\n'.encode(),
    }
    for name, content in files.items():
        (tmp_path / name).write_bytes(content)
    with reviewer(windows, study, "/reports/new") as page:
        page.locator("#upload-files").set_input_files([tmp_path / name for name in files])
        page.locator("#upload-source").fill("صحيفة النهر")
        page.get_by_role("button", name="ارفع").click()
        rows = page.locator("tbody tr")
        expect(rows).to_have_count(6)
        outcomes = [row.locator("td").first.inner_text() for row in rows.all()]
        assert [outcome.partition(":")[0] for outcome in outcomes] == [
            "أضيف",
            "أضيف",
            "تعذرت قراءته",
            "تعذرت قراءته",
            "أضيف",
            "تعذرت قراءته",
        ]
        assert "/rasid-" not in page.locator("main").inner_html()
        rows.first.locator("a").click()
        expect(page.locator(".report-title")).to_contain_text("صحيفة النهر")
        page.goto("/reports")
        expect(page.locator("tbody tr")).to_have_count(5)


def test_the_same_words_of_two_witnesses_are_two_reports(reading: Reading, tmp_path: Path) -> None:
    with Study.create(tmp_path / "told.sqlite", who="هدى").read_with(reading) as study:
        first = type_in(study, Telling(TOLD, source="شاهد 1"))
        assert type_in(study, Telling(TOLD, source="شاهد 1")).outcome == "known"
        second = type_in(study, Telling(TOLD.replace("\n", "\r\n"), source="شاهد 2"))
        assert (first.outcome, second.outcome) == ("added", "added")
        assert first.report_id != second.report_id
        assert study.check().faults == ()
