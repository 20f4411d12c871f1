"""Takes screenshots of every page in both languages into docs/screens: `make screenshots`.

    python scripts/take_screenshots.py [--into FOLDER]

Makes a study of the sample reports in which people have worked (scripts/demo_study.py), serves it on a
loopback port, and looks at every page with the system's Chromium. Each is a WebP of at most 80 kB.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from build_browser import ROOT, build_browser_files
from demo_study import ADMINISTRATOR, SEEN_BY, fill
from PIL import Image

sys.path.insert(0, str(ROOT / "docs"))
sys.path.insert(0, str(ROOT / "tests"))

from playwright.sync_api import Browser, TimeoutError
from workbench_reference import picture_of

from browsing import running_browser, served
from every_page import addresses_in, session_cookie
from rasid.dataset import logins
from rasid.dataset.study import Study
from rasid.review.serving import make_app

SCREENS = ROOT / "docs/screens"
_WIDTH, _HEIGHT, _TALLEST = 1180, 780, 1600
_MOST = 80_000


def main() -> None:
    """Take all of them anew."""
    parser = argparse.ArgumentParser(description="Screenshots of every page in both languages.")
    parser.add_argument("--into", type=Path, default=SCREENS, help="the folder of the pictures")
    into: Path = parser.parse_args().into
    build_browser_files()
    with (
        TemporaryDirectory() as folder,
        Study.create(Path(folder) / "demo.rasid", who=ADMINISTRATOR) as study,
    ):
        fill(study)
        into.mkdir(parents=True, exist_ok=True)
        for old in into.glob("*.webp"):
            old.unlink()
        with served(make_app(study)) as address, running_browser() as browser:
            for path, page in addresses_in(study).items():
                for language in ("ar", "en"):
                    secret = _session(study, SEEN_BY.get(path, ADMINISTRATOR))
                    picture = _look(browser, address, page, language=language, secret=secret)
                    _write(picture, into / f"{picture_of(path)}.{language}.webp")


def _session(study: Study, name: str) -> str:
    """The secret of a session of somebody, "" of nobody."""
    return logins.go_on(study, name).secret if name else ""


def _look(browser: Browser, address: str, page: str, *, language: str, secret: str) -> bytes:
    """A picture of a page as somebody sees it."""
    context = browser.new_context(
        locale=language,
        base_url=address,
        viewport={"width": _WIDTH, "height": _HEIGHT},
        color_scheme="light",
        reduced_motion="reduce",
    )
    if secret:
        context.add_cookies([{"name": session_cookie(address), "value": secret, "url": address}])
    tab = context.new_page()
    answer = tab.goto(page)
    with contextlib.suppress(TimeoutError):
        tab.wait_for_load_state("networkidle", timeout=5_000)
    if answer is None or answer.status != 200:
        sys.exit(f"{page}: {answer and answer.status}")
    tab.evaluate("document.fonts.ready")
    height = tab.evaluate("document.documentElement.scrollHeight")
    tab.set_viewport_size({"width": _WIDTH, "height": max(_HEIGHT, min(height, _TALLEST))})
    tab.wait_for_timeout(200)
    picture = tab.screenshot()
    context.close()
    return picture


def _write(picture: bytes, file: Path) -> None:
    """Write a picture as WebP, as good as its size allows."""
    image = Image.open(io.BytesIO(picture)).convert("RGB")
    for quality in (80, 65, 50, 35, 20):
        written = io.BytesIO()
        image.save(written, "WEBP", quality=quality, method=6)
        if written.tell() <= _MOST:
            break
    file.write_bytes(written.getvalue())


if __name__ == "__main__":
    main()
