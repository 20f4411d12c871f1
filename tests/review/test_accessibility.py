"""axe-core on every page, in both languages, light and dark: no serious or critical fault."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from demo_study import ADMINISTRATOR, PEOPLE, SEEN_BY, fill

from browsing import served
from every_page import addresses_in, page_routes, session_cookie
from rasid.dataset import logins
from rasid.dataset.knowing import Reading
from rasid.dataset.study import Study
from rasid.review.serving import make_app
from windows import Look, Windows

#: An address, the paths of pages by their routes, and the secret of a session of each person.
Worked = tuple[str, dict[str, str], dict[str, str]]
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
    workbench: str, windows: Windows, addresses: dict[str, str], path: str
) -> None:
    if path not in addresses:
        pytest.skip("the sample reports have nothing for this page")
    # Each page in one of the languages and one of the themes; `make slow` sees all.
    look = LOOKS[sorted(addresses).index(path) % len(LOOKS)]
    assert _faults(windows, workbench, addresses[path], look) == []


@pytest.fixture(scope="module")
def worked_on(reading: Reading, vendor: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Worked]:
    """A served study in which people have worked, the addresses of its pages, and sessions to see them."""
    place = tmp_path_factory.mktemp("worked") / "study.sqlite"
    with Study.create(place, who=ADMINISTRATOR).read_with(reading) as study:
        fill(study)
        with served(make_app(study)) as address:
            secrets = {name: logins.go_on(study, name).secret for name in PEOPLE}
            yield address, addresses_in(study), secrets


@pytest.mark.slow
@pytest.mark.parametrize("look", LOOKS)
def test_axe_finds_nothing_serious_in_any_language_and_theme(
    worked_on: Worked, windows: Windows, look: tuple[str, str]
) -> None:
    address, paths, secrets = worked_on
    found: list[str] = []
    for route, path in paths.items():
        secret = secrets.get(SEEN_BY.get(route, ADMINISTRATOR), "")
        found += [f"{path} {fault}" for fault in _faults(windows, address, path, look, secret=secret)]
    assert found == []


def _faults(
    windows: Windows, workbench: str, address: str, look: tuple[str, str], *, secret: str = ""
) -> list[str]:
    """The serious and critical faults that axe-core finds on a page."""
    with windows.lent(workbench, Look(*look)) as window:
        page = window.page
        if secret:
            cookie = {"name": session_cookie(workbench), "value": secret, "url": workbench}
            page.context.add_cookies([cookie])  # type: ignore[list-item]
        answer = page.goto(address)
        assert answer is not None and answer.status == 200, address
        page.evaluate("document.fonts.ready")
        left_out = {"exclude": _NOT_OURS[address]} if address in _NOT_OURS else None
        found = Axe().run(page, context=left_out, options={"resultTypes": ["violations"]})
    return [
        f"{fault['id']}: {node['html']} {node['failureSummary']}"
        for fault in found.response["violations"]
        if fault["impact"] in ("serious", "critical")
        for node in fault["nodes"]
    ]
