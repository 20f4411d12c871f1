"""Where a study is: a file of its own, or a small file that points to a PostgreSQL database."""

from __future__ import annotations

from pathlib import Path

from rasid.errors import RecordsError, UsageError
from rasid.records.postgresql import is_address

#: The first line of a pointing file; the second is the address.
_MARK = "rasid study in PostgreSQL, at:"


def place_of(study: str | Path) -> str | Path:
    """Where the store of a study is: the study itself, or what it points to. An address is taken as it is."""
    if is_address(study):
        return study
    path = Path(study)
    try:
        with path.open("rb") as file:
            start = file.read(4096)
    except OSError:
        return path
    if not start.startswith(_MARK.encode()):
        return path
    lines = start.decode("utf-8", "replace").split("\n")
    if len(lines) < 2 or not is_address(lines[1].strip()):
        raise RecordsError(f"{path}: points to no database; its second line must be postgresql://...")
    return lines[1].strip()


def is_study(path: Path) -> bool:
    """Whether a file is a study or points to one, as far as its first bytes tell."""
    try:
        with path.open("rb") as file:
            start = file.read(64)
    except OSError:
        return False
    return start.startswith((b"SQLite format 3\0", _MARK.encode()))


def point_to(study: str | Path, address: str) -> None:
    """Make the file of a study that lies in a database.

    Raises UsageError where the address holds a password, which has no place in a file (PostgreSQL's own
    ~/.pgpass or PGPASSWORD have), and RecordsError where the file is there already or cannot be made.
    """
    if not is_address(address):
        raise UsageError(f"{address}: --database takes an address such as postgresql://USER@HOST/DATABASE")
    if "@" in address and ":" in address.partition("://")[2].partition("@")[0]:
        raise UsageError(
            "the address holds a password, which would stand in the study's file: leave it out and put it "
            "into ~/.pgpass or PGPASSWORD, or give the whole address as STUDY each time"
        )
    try:
        with Path(study).open("x", encoding="utf-8") as file:
            file.write(f"{_MARK}\n{address}\n")
    except FileExistsError as error:
        raise RecordsError(f"{study}: is there already; choose another name for the study") from error
    except OSError as error:
        raise RecordsError(f"{study}: cannot be made ({error.strerror}); choose another folder") from error
