"""What tests of the workbench share: a browser, a study of the sample reports, and pages that are watched.

    def test_home(workbench: str, open_page: OpenPage) -> None:
        page = open_page(workbench, "/", language="ar")

`workbench` serves one study to all tests, which must not change it; `own_study` is a copy that a test may
change, and `serve` serves it. A page that logs a fault or asks another address for anything fails its test.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

sys.path.insert(0, str(Path(__file__).parents[2] / "scripts"))

from browsing import OpenPage, Serve, Watched, browser_files, patient, running_browser, served
from rasid.coding import Coder
from rasid.dataset.knowing import Reading, reading_of
from rasid.dataset.study import Study
from rasid.readers import Unread, read_path
from rasid.review.serving import make_app
from rasid.review.settings import Settings

SAMPLES = Path(__file__).parents[2] / "src/rasid/data/samples"
#: The user who made the study of these tests.
WHO = "هدى"


@pytest.fixture(scope="session")
def reading(coder: Coder) -> Reading:
    """What every study of these tests reads with."""
    return reading_of(coder)


@pytest.fixture(scope="session")
def sampled(reading: Reading, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A study of the sample reports, to be copied and never changed."""
    place = tmp_path_factory.mktemp("sampled") / "study.sqlite"
    with Study.create(place, who=WHO).read_with(reading) as study:
        for path in sorted(SAMPLES.iterdir()):
            for report in read_path(str(path), published=None) if path.suffix != ".md" else ():
                assert not isinstance(report, Unread)
                study.add(report)
    return place


@pytest.fixture
def own_study(sampled: Path, tmp_path: Path) -> Path:
    """A copy of the study of the sample reports, which a test may change."""
    return Path(shutil.copy(sampled, tmp_path / "study.sqlite"))


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A headless Chromium; each test opens a context of its own in it, as `open_page` does."""
    with running_browser() as made:
        yield made


@pytest.fixture(scope="session")
def vendor() -> Path:
    """The folder of the browser libraries."""
    return browser_files()


@pytest.fixture
def serve(reading: Reading, vendor: Path) -> Iterator[Serve]:
    """Serves a study until the test ends: `serve(place, settings)` gives its address."""
    with ExitStack() as running:
        yield lambda place, settings=None: running.enter_context(_serving(place, reading, settings))


@pytest.fixture(scope="session")
def workbench(sampled: Path, reading: Reading, vendor: Path) -> Iterator[str]:
    """The address of the study of the sample reports, served to one user without accounts."""
    with _serving(sampled, reading, None) as address:
        yield address


@contextmanager
def _serving(place: Path | str, reading: Reading, settings: Settings | None) -> Iterator[str]:
    with (
        Study.open(place, who=WHO).read_with(reading) as study,
        served(make_app(study, settings)) as address,
    ):
        yield address


@pytest.fixture
def open_page(browser: Browser) -> Iterator[OpenPage]:
    """Opens a page in a browser without cookies: `open_page(address, path, language="ar")`.

    Further keywords are those of Playwright's new_context (color_scheme, java_script_enabled ...).
    """
    with ExitStack() as opened:
        watched: list[Watched] = []

        def open_(address: str, path: str = "/", *, language: str = "en", **settings: object) -> Page:
            context = patient(browser.new_context(locale=language, base_url=address, **settings))
            opened.callback(context.close)
            watched.append(Watched(context))
            page = context.new_page()
            page.goto(path)
            return page

        yield open_
    for one in watched:
        assert one.outside == []
        assert one.faults == []
