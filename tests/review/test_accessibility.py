"""axe-core on every page, in both languages, light and dark: no serious or critical fault."""

from __future__ import annotations

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from every_page import addresses_in, page_routes
from rasid.dataset.knowing import Reading
from rasid.dataset.study import Study

LOOKS = (("ar", "light"), ("en", "dark"), ("ar", "dark"), ("en", "light"))
#: Swagger UI is not Rasid's own; its colours are its own too.
_NOT_OURS = {"/api/docs": [["#api"]]}


@pytest.fixture(scope="module")
def addresses(sampled: Path, reading: Reading) -> dict[str, str]:
    """The address of each page by the path of its route."""
    with Study.open(sampled).read_with(reading) as study:
        return addresses_in(study)


@pytest.mark.parametrize("path", [route.path for route in page_routes()])
def test_axe_finds_nothing_serious(
    workbench: str, browser: Browser, addresses: dict[str, str], path: str
) -> None:
    if path not in addresses:
        pytest.skip("the sample reports have nothing for this page")
    # Each page in one of the languages and one of the themes; `make slow` sees all.
    look = LOOKS[sorted(addresses).index(path) % len(LOOKS)]
    assert _faults(browser, workbench, addresses[path], look) == []


@pytest.mark.slow
@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("path", [route.path for route in page_routes()])
def test_axe_finds_nothing_serious_in_any_language_and_theme(
    workbench: str, browser: Browser, addresses: dict[str, str], path: str, look: tuple[str, str]
) -> None:
    if path in addresses:
        assert _faults(browser, workbench, addresses[path], look) == []


def _faults(browser: Browser, workbench: str, address: str, look: tuple[str, str]) -> list[str]:
    """The serious and critical faults that axe-core finds on a page."""
    language, scheme = look
    page = browser.new_page(locale=language, base_url=workbench, color_scheme=scheme)  # type: ignore[arg-type]
    answer = page.goto(address)
    assert answer is not None and answer.status == 200
    page.evaluate("document.fonts.ready")
    left_out = {"exclude": _NOT_OURS[address]} if address in _NOT_OURS else None
    found = Axe().run(page, context=left_out, options={"resultTypes": ["violations"]})
    page.close()
    return [
        f"{fault['id']}: {node['html']} {node['failureSummary']}"
        for fault in found.response["violations"]
        if fault["impact"] in ("serious", "critical")
        for node in fault["nodes"]
    ]
