"""What the documentation shows is what happens: commands, Python and links.

A block marked `sh` is run, those of a page one after another in an empty folder that holds the sample reports
as `reports`. Every line of a block marked `text` stands in the output of the block before it. A block
marked `python` is part of the file of docs/examples that is named above it.
"""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from importlib import resources
from pathlib import Path

import pytest
from ready_rasid import ready_rasid

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
PAGES = sorted((*ROOT.glob("*.md"), *DOCS.rglob("*.md")))
EXAMPLES = sorted((DOCS / "examples").glob("*.py"))
_BLOCK = re.compile(r"(?m)^```(sh|text)\n(.*?)^```", re.DOTALL)
_PYTHON = re.compile(r"(?:<!-- (docs/examples/\w+\.py) -->\n)?```python\n(.*?)^```", re.DOTALL | re.MULTILINE)
_LINK = re.compile(r"\]\(([^)\s]+)\)")
_SHOWN = [page for page in PAGES if "```sh\n" in page.read_text(encoding="utf-8")]


@pytest.fixture(scope="module")
def programs() -> Iterator[Path]:
    """A folder with a program `rasid` that begins at once."""
    with ready_rasid() as found:
        yield found


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    """A folder with the sample reports; a server whose number a page keeps there ends with the page."""
    reports = tmp_path / "reports"
    reports.mkdir()
    for entry in resources.files("rasid").joinpath("data", "samples").iterdir():
        if not entry.name.endswith(".md"):
            (reports / entry.name).write_bytes(entry.read_bytes())
    yield tmp_path
    left = tmp_path / "serve.pid"
    if left.exists():
        os.kill(int(left.read_text()), signal.SIGTERM)


def environment() -> dict[str, str]:
    """This one, with the commands that are installed beside Python in front."""
    return os.environ | {"PATH": str(Path(sys.executable).parent) + os.pathsep + os.environ["PATH"]}


def named(pages: list[Path]) -> list[str]:
    return [page.relative_to(ROOT).as_posix() for page in pages]


@pytest.mark.skipif(shutil.which("bash") is None, reason="the commands are written for a POSIX shell")
@pytest.mark.parametrize("page", _SHOWN, ids=named(_SHOWN))
def test_commands_do_what_the_page_shows(page: Path, folder: Path, programs: Path) -> None:
    around = environment()
    around["PATH"] = f"{programs}{os.pathsep}{around['PATH']}"
    output = ""
    for kind, block in _BLOCK.findall(page.read_text(encoding="utf-8")):
        if kind == "sh":
            run = subprocess.run(
                ["bash", "-e"],
                input=block,
                cwd=folder,
                env=around,
                capture_output=True,
                encoding="utf-8",
                check=False,
            )
            output = run.stdout
            assert run.returncode == 0, f"{block}{run.stderr}"
        else:
            lines = {" ".join(line.split()) for line in output.split("\n")}
            for line in block.rstrip("\n").split("\n"):
                assert " ".join(line.split()) in lines, f"{line!r} is not in:\n{output}"


@pytest.mark.parametrize("example", EXAMPLES, ids=named(EXAMPLES))
def test_example_runs(example: Path, folder: Path) -> None:
    run = subprocess.run(
        [sys.executable, "-W", "error", str(example)],
        cwd=folder,
        env=environment() | {"PYTHONUTF8": "1"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert run.returncode == 0, run.stderr


@pytest.mark.parametrize("page", PAGES, ids=named(PAGES))
def test_python_of_a_page_is_that_of_an_example(page: Path) -> None:
    for name, block in _PYTHON.findall(page.read_text(encoding="utf-8")):
        assert name, f"no example is named above:\n{block}"
        assert block in (ROOT / name).read_text(encoding="utf-8")


def test_every_example_is_shown() -> None:
    shown = {name for page in PAGES for name, _ in _PYTHON.findall(page.read_text(encoding="utf-8"))}
    assert sorted(shown) == named(EXAMPLES)


@pytest.mark.parametrize("page", PAGES, ids=named(PAGES))
def test_links_lead_somewhere(page: Path) -> None:
    for target in _LINK.findall(page.read_text(encoding="utf-8")):
        name, _, anchor = target.partition("#")
        if "://" in target:
            continue
        linked = (page.parent / name).resolve() if name else page
        assert linked.exists(), target
        if anchor:
            headings = re.findall(r"(?m)^#+ (.+)$", linked.read_text(encoding="utf-8"))
            assert anchor in {_anchor(heading) for heading in headings}, target


def _anchor(heading: str) -> str:
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")
