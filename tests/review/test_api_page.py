"""The page of the API: Swagger UI under the strict policy of all pages, and a request tried from it."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from browsing import OpenPage


@pytest.mark.parametrize("language", ["ar", "en"])
def test_the_description_is_shown_and_a_request_can_be_tried(
    workbench: str, open_page: OpenPage, language: str
) -> None:
    page = open_page(workbench, "/api/docs", language=language)
    operation = page.locator("#operations-me-me")
    operation.wait_for(timeout=60_000)  # much script is read first
    operation.locator("button.opblock-summary-control").click()
    operation.get_by_role("button", name="Try it out").click()
    operation.get_by_role("button", name="Execute").click()
    shown = operation.locator(".live-responses-table tbody .response-col_status").first
    expect(shown).to_contain_text("200")
