"""Tables of the lexicon: tab-separated files that a linguist edits, checked on load.

A table starts with `#` comment lines, then a header line with the column names, then one entry a
line. Every entry has a filled `example` column where the table has one. A user's folder may
hold files of the same names; their entries come after the built-in ones.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from importlib import resources
from itertools import zip_longest
from pathlib import Path

from rasid.errors import Fault, LexiconError

_FORBIDDEN = tuple(
    chr(code) for code in (0x0640, 0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x202A, 0x202B, 0x202C, 0xFEFF)
)


@dataclass(frozen=True, slots=True)
class Row:
    """One entry of a table: its cells by column name, and where it stands."""

    path: str
    line: int
    cells: dict[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells[column]

    def words(self, column: str) -> tuple[str, ...]:
        """The cell's forms, which are separated by `|`."""
        return tuple(part.strip() for part in self.cells[column].split("|") if part.strip())

    def fault(self, message: str) -> Fault:
        """A fault that names this row."""
        return Fault(self.path, self.line, message)


def built_in_files(folder: str) -> tuple[tuple[str, str], ...]:
    """Name and content of every built-in data file under `data/<folder>`, sorted by name."""
    found = [
        (entry.name, entry.read_text(encoding="utf-8"))
        for entry in resources.files("rasid").joinpath("data", folder).iterdir()
        if entry.name.endswith((".tsv", ".toml"))
    ]
    return tuple(sorted(found))


def parse_table(path: str, content: str, columns: tuple[str, ...]) -> tuple[list[Row], list[Fault]]:
    """Read one table. Faults: a wrong header, too few or many cells, marks that hide in Arabic text."""
    rows: list[Row] = []
    faults: list[Fault] = []
    header: tuple[str, ...] | None = None
    for number, written in enumerate(content.split("\n"), 1):
        line = written.rstrip("\r")
        if not line.strip() or line.startswith("#"):
            continue
        cells = tuple(cell.strip() for cell in line.split("\t"))
        if header is None:
            header = cells
            if header != columns:
                faults.append(
                    Fault(
                        path,
                        number,
                        f"the header must be {' '.join(columns)} (separated by tabs), not {' '.join(header)}",
                    )
                )
                return rows, faults
            continue
        if len(cells) != len(columns):
            faults.append(
                Fault(
                    path,
                    number,
                    f"{len(cells)} cells, but the header has {len(columns)}: separate cells by one tab each",
                )
            )
            continue
        hidden = [mark for mark in _FORBIDDEN if mark in line]
        if hidden:
            faults.append(
                Fault(
                    path,
                    number,
                    f"holds the invisible mark U+{ord(hidden[0]):04X}: type the word again without it",
                )
            )
            continue
        row = Row(path, number, dict(zip(columns, cells, strict=True)))
        if row.cells.get("example", "filled") == "":
            faults.append(row.fault("has no example: give a short sentence that uses the entry"))
        rows.append(row)
    if header is None:
        faults.append(Fault(path, 1, f"is empty: it needs the header {' '.join(columns)}"))
    return rows, faults


def read_file(path: Path) -> str:
    """The content of a user's file. Raises LexiconError where it is not UTF-8 without a byte order mark."""
    try:
        content = path.read_bytes().decode("utf-8")
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise LexiconError((Fault(path, line, "is not UTF-8 text: save the file as UTF-8"),)) from error
    if content.startswith("\ufeff"):
        fault = Fault(path, 1, "begins with a byte order mark: save the file as UTF-8 without it")
        raise LexiconError((fault,))
    return content


def read_table(name: str, columns: tuple[str, ...], user: Path | None = None) -> tuple[Row, ...]:
    """Read the built-in table `name` and, after it, the user's table of that name.

    Raises LexiconError with every fault of both files.
    """
    content = resources.files("rasid").joinpath("data", "lexicon", name).read_text(encoding="utf-8")
    rows, faults = parse_table(f"lexicon/{name}", content, columns)
    if user is not None and (user / name).is_file():
        more, other_faults = parse_table(str(user / name), read_file(user / name), columns)
        rows += more
        faults += other_faults
    if faults:
        raise LexiconError(tuple(faults))
    return tuple(rows)


def citation_pairs(row: Row) -> list[tuple[str, str]]:
    """(perfect, imperfect) of a row's verbs; alternates stand in the same order in both cells."""
    return list(zip_longest(row.words("perfect"), row.words("imperfect"), fillvalue=""))


def content_hash(contents: Iterable[tuple[str, str]]) -> str:
    """The first 12 hexadecimal digits of the SHA-256 of names and contents."""
    digest = hashlib.sha256()
    for name, content in contents:
        digest.update(f"{name}\0{content}\0".encode())
    return digest.hexdigest()[:12]
