"""The browser libraries: what the build brings from npm, and that the browser can use it."""

from __future__ import annotations

import json
import os
import re
import shutil
from pathlib import Path

import build_browser
import pytest
from build_browser import BrowserFilesError, build_browser_files, read_taken
from fastapi import FastAPI
from fastapi.responses import HTMLResponse
from fastapi.staticfiles import StaticFiles
from playwright.sync_api import Browser

from browsing import served

ROOT = Path(__file__).parents[2]


@pytest.fixture
def tree(tmp_path: Path, vendor: Path) -> Path:
    """A source tree with the tables of the build and the built folder."""
    shutil.copytree(ROOT / "browser", tmp_path / "browser", ignore=shutil.ignore_patterns("node_modules"))
    shutil.copytree(vendor, tmp_path / "src/rasid/review/static/vendor")
    return tmp_path


@pytest.fixture
def no_npm(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A machine without npm, and without that of PyPI."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(build_browser.importlib.util, "find_spec", lambda name: None)


def _static(folder: Path) -> FastAPI:
    """Serves the folder, and a page with its typefaces."""
    app = FastAPI()

    @app.get("/page.html")
    def page() -> HTMLResponse:
        return HTMLResponse('<!doctype html><link rel="stylesheet" href="/fonts.css"><p lang="ar">راصد</p>')

    app.mount("/", StaticFiles(directory=folder))
    return app


def test_every_file_is_there_with_the_licence_of_its_package(vendor: Path) -> None:
    taken = read_taken(ROOT / "browser/files.tsv")
    assert all((vendor / one.to).stat().st_size > 0 for one in taken)
    packages = json.loads((ROOT / "browser/package.json").read_text())["dependencies"]
    assert {one.package for one in taken if one.to.startswith("licences/")} == set(packages)


def test_versions_are_exact_and_the_lock_names_digests_and_no_address() -> None:
    packages = json.loads((ROOT / "browser/package.json").read_text())["dependencies"]
    locked = json.loads((ROOT / "browser/package-lock.json").read_text())["packages"]
    for name, version in packages.items():
        assert re.fullmatch(r"\d+\.\d+\.\d+", version)
        assert locked[f"node_modules/{name}"]["version"] == version
    assert all(one["integrity"].startswith("sha512-") for path, one in locked.items() if path)
    assert "://" not in (ROOT / "browser/package-lock.json").read_text()


def test_a_folder_that_is_as_it_must_be_is_left_alone(tree: Path, no_npm: None) -> None:
    assert build_browser_files(tree) is False


@pytest.mark.parametrize("lost", ["htmx.min.js", "made.json", "licences/leaflet.txt"])
def test_a_lost_file_is_brought_again(tree: Path, no_npm: None, lost: str) -> None:
    (tree / "src/rasid/review/static/vendor" / lost).unlink()
    with pytest.raises(BrowserFilesError, match=r"no npm on this machine: install Node.js"):
        build_browser_files(tree)


def test_another_lock_makes_the_folder_anew(tree: Path, no_npm: None) -> None:
    lock = tree / "browser/package-lock.json"
    lock.write_text(lock.read_text().replace("1.9.4", "1.9.3"))
    with pytest.raises(BrowserFilesError):
        build_browser_files(tree)


def test_where_npm_fails_its_words_and_what_to_do_are_told(
    tree: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.rmtree(tree / "src/rasid/review/static/vendor")
    programs = tmp_path / "programs"
    programs.mkdir()
    (programs / "npm").write_text("#!/bin/sh\necho 'getaddrinfo ENOTFOUND' >&2\nexit 1\n")
    (programs / "npm").chmod(0o755)
    monkeypatch.setenv("PATH", f"{programs}{os.pathsep}{os.environ['PATH']}")
    with pytest.raises(BrowserFilesError, match=r"ENOTFOUND[\s\S]*npm ping"):
        build_browser_files(tree)
    assert not (tree / "src/rasid/review/static/vendor").exists()


def test_every_face_has_its_file_and_the_browser_draws_with_it(browser: Browser, vendor: Path) -> None:
    faces = (vendor.parent / "fonts.css").read_text()
    named = set(re.findall(r'url\("([^"]+)"\)', faces))
    assert named == {f"vendor/{path.relative_to(vendor).as_posix()}" for path in vendor.glob("fonts/*")}
    page = browser.new_page()
    with served(_static(vendor.parent)) as address:
        page.goto(f"{address}/page.html")
        for family in ("IBM Plex Sans Arabic", "Noto Naskh Arabic"):
            loaded = (
                "family => document.fonts.load(`700 16px '${family}'`, 'راصد').then(found => found.length)"
            )
            assert page.evaluate(loaded, family) == 1
    page.close()
