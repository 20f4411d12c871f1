"""Incidents in a browser: claims side by side, split and merged with a preview and a way back; quotations."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import expect

from browsing import OpenPage, Serve, until
from rasid.dataset.knowing import Reading
from rasid.dataset.regrouping import regroup
from rasid.dataset.study import Study
from rasid.values.incident import Incident
from rasid.values.regrouping import Regrouping


def _bombing(place: Path, reading: Reading) -> Incident:
    """The incident of the sample reports that most claims tell."""
    with Study.open(place).read_with(reading) as study, study.inside() as (contents, _):
        return max(contents.incidents(), key=lambda incident: len(incident.claims))


@pytest.mark.parametrize("look", [("en", True), ("ar", False)], ids=["scripts", "no scripts"])
def test_a_claim_is_split_off_after_a_preview_and_comes_back(
    own_study: Path, reading: Reading, serve: Serve, open_page: OpenPage, look: tuple[str, bool]
) -> None:
    before = _bombing(own_study, reading)
    language, scripts = look
    address = serve(own_study)
    page = open_page(address, f"/incidents/{before.id}", language=language, scripts=scripts)
    page.check(f"input[value='{before.claims[-1]}']")
    page.click(".table-actions button")
    expect(page.locator(".before-after tbody tr")).to_have_count(2)
    assert _bombing(own_study, reading) == before
    page.fill("#why", "another market")
    page.click("form.confirm button.main")
    page.wait_for_selector("form.done")
    with Study.open(own_study).read_with(reading) as study, study.inside() as (_, dossiers):
        assert set(dossiers.incident(before.id).incident.claims) == set(before.claims[:-1])
    expect(page.locator(".judged")).to_contain_text("another market")
    page.click("form.done button")
    until(lambda: _bombing(own_study, reading) == before)
    expect(page.locator(".side-by-side")).to_be_visible()


def test_what_somebody_changed_meanwhile_is_not_overwritten(
    own_study: Path, reading: Reading, serve: Serve, open_page: OpenPage
) -> None:
    before = _bombing(own_study, reading)
    page = open_page(serve(own_study), f"/incidents/{before.id}")
    page.check(f"input[value='{before.claims[-1]}']")
    page.click(".table-actions button")
    page.locator("form.confirm button.main").wait_for()
    with Study.open(own_study, who="سعاد").read_with(reading) as study:
        regroup(study, Regrouping("split", before.id, members=before.claims[-1:], why="by another"))
    fields = page.evaluate("Object.fromEntries(new FormData(document.querySelector('form.confirm')))")
    answer = page.request.post(f"/incidents/{before.id}/regroup", form=fields | {"why": "too late"})
    assert answer.status == 409
    assert "غيّر أحدهم هذا السجل" in answer.text()


def test_what_is_near_is_offered_with_reasons_and_merged(
    own_study: Path, reading: Reading, serve: Serve, open_page: OpenPage
) -> None:
    before = _bombing(own_study, reading)
    with Study.open(own_study).read_with(reading) as study:
        regroup(study, Regrouping("split", before.id, members=before.claims[-1:]))
    page = open_page(serve(own_study), f"/incidents/{before.id}/nearby")
    first = page.locator("article.nearby").first
    first.locator("summary").click()
    expect(first.locator(".reasons li").nth(2)).to_be_visible()
    first.locator("button[value=merge]").click()
    page.fill("#why", "the same bombing")
    page.click("form.confirm button.main")
    page.wait_for_selector("form.done")
    assert set(_bombing(own_study, reading).claims) == set(before.claims)


def test_conflict_is_told_by_words_and_not_by_colour_alone(
    workbench: str, sampled: Path, reading: Reading, open_page: OpenPage
) -> None:
    page = open_page(workbench, f"/incidents/{_bombing(sampled, reading).id}")
    differing = page.locator("tr.row-differ")
    assert "contradict" in differing.first.locator("th").inner_text()
    groups = differing.first.locator(".group span[aria-hidden]").all_inner_texts()
    assert len(set(groups)) > 1


@pytest.mark.parametrize("language", ["ar", "en"])
def test_a_quotation_is_copied_with_its_citation(
    workbench: str, sampled: Path, reading: Reading, open_page: OpenPage, language: str
) -> None:
    incident = _bombing(sampled, reading)
    allowed = ["clipboard-read", "clipboard-write"]
    page = open_page(workbench, f"/incidents/{incident.id}", language=language, permissions=allowed)
    page.locator("button.copy").first.click()
    page.wait_for_selector(".notice")
    lines = page.evaluate("navigator.clipboard.readText()").splitlines()
    assert lines[0][0] in "«“"
    assert lines[1].startswith("— ")
    assert incident.reports[0] in lines[-1]
    assert ("تاريخ الاطلاع" if language == "ar" else "retrieved") in lines[-1]


def test_selected_words_of_a_report_are_copied_with_its_citation(
    workbench: str, sampled: Path, reading: Reading, open_page: OpenPage
) -> None:
    report = _bombing(sampled, reading).reports[0]
    page = open_page(workbench, f"/reports/{report}", permissions=["clipboard-read", "clipboard-write"])
    button = page.locator("button[data-cites]")
    button.click()
    expect(page.locator(".notice")).to_contain_text("Select words")
    page.locator("h1").select_text()
    button.click()
    expect(page.locator(".notice").last).to_contain_text("opied")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("“") and report in copied


def test_an_old_id_and_the_id_of_a_claim_lead_to_the_incident(
    workbench: str, sampled: Path, reading: Reading, open_page: OpenPage
) -> None:
    incident = _bombing(sampled, reading)
    page = open_page(workbench, f"/incidents/{incident.claims[-1]}")
    assert page.url.endswith(f"/incidents/{incident.id}")
