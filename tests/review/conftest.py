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

from browsing import OpenPage, Serve, browser_files, running_browser
from rasid.coding import Coder
from rasid.dataset.knowing import Reading, reading_of
from rasid.dataset.study import Study
from rasid.readers import Unread, read_path
from rasid.records import sqlite
from rasid.review.serving import make_app
from rasid.review.settings import Settings
from windows import Look, Stands, Window, Windows

SAMPLES = Path(__file__).parents[2] / "src/rasid/data/samples"
#: The user who made the study of these tests.
WHO = "هدى"


@pytest.fixture(scope="session", autouse=True)
def _quick_disk() -> Iterator[None]:
    """Nothing here needs to outlive a failure of the power, and waiting for the disk takes long."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sqlite, "DURABILITY", "OFF")
        yield


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
    """A headless Chromium."""
    with running_browser() as made:
        yield made


@pytest.fixture(scope="session")
def windows(browser: Browser) -> Windows:
    """The windows of the browser."""
    return Windows(browser)


@pytest.fixture(scope="session")
def stands(vendor: Path) -> Iterator[Stands]:
    """The ports at which studies are served."""
    made = Stands()
    yield made
    made.close()


@pytest.fixture(scope="session")
def vendor() -> Path:
    """The folder of the browser libraries."""
    return browser_files()


@pytest.fixture
def serve(reading: Reading, stands: Stands) -> Iterator[Serve]:
    """Serves a study until the test ends: `serve(place, settings)` gives its address."""
    with ExitStack() as running:
        yield lambda place, settings=None: running.enter_context(_serving(stands, place, reading, settings))


@pytest.fixture(scope="session")
def workbench(sampled: Path, reading: Reading, stands: Stands) -> Iterator[str]:
    """The address of the study of the sample reports, served to one user without accounts."""
    with _serving(stands, sampled, reading, None) as address:
        yield address


@contextmanager
def _serving(stands: Stands, place: Path | str, reading: Reading, settings: Settings | None) -> Iterator[str]:
    with (
        Study.open(place, who=WHO).read_with(reading) as study,
        stands.serving(make_app(study, settings)) as address,
    ):
        yield address


@pytest.fixture
def open_page(windows: Windows) -> Iterator[OpenPage]:
    """Opens a page in a window without cookies: `open_page(address, path, language="ar")`.

    Further keywords are those of Look (scheme, scripts ...).
    """
    with ExitStack() as opened:
        lent: list[Window] = []

        def open_(address: str, path: str = "/", **look: object) -> Page:
            window = opened.enter_context(windows.lent(address, Look(**look)))  # type: ignore[arg-type]
            lent.append(window)
            window.page.goto(path)
            return window.page

        yield open_
        seen = [(list(one.watched.outside), list(one.watched.faults)) for one in lent]
    assert seen == [([], [])] * len(seen)
