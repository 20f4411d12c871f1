"""The frame of every page, in a real browser: direction and typefaces."""

from __future__ import annotations

import pytest

from browsing import OpenPage


@pytest.mark.parametrize(("language", "direction"), [("ar", "rtl"), ("en", "ltr")])
def test_a_page_runs_in_the_direction_of_its_language(
    workbench: str, open_page: OpenPage, language: str, direction: str
) -> None:
    page = open_page(workbench, "/", language=language)
    assert page.locator("html").get_attribute("dir") == direction
    page.evaluate("document.fonts.ready")
    menu, main = page.locator("nav.menu").bounding_box(), page.locator("main").bounding_box()
    assert menu is not None and main is not None
    assert (menu["x"] > main["x"]) == (direction == "rtl")
    assert page.evaluate("document.fonts.check('16px \\'IBM Plex Sans Arabic\\'')")
