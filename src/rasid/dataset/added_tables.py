"""What people added to the lexicon of a study, as tables beside a user's own."""

from __future__ import annotations

import csv
import io
import os
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from rasid.errors import LexiconError
from rasid.gazetteer.lookup import ADDED_PLACES
from rasid.gazetteer.sources import USER_COLUMNS, read_user_places
from rasid.lexicon.known_tables import TABLES
from rasid.lexicon.row_checks import Known, table_faults
from rasid.lexicon.tables import built_in_files
from rasid.values.addition import ALIAS, Addition

ORGANISATIONS = "organisations.tsv"
_COLUMNS = TABLES[ORGANISATIONS].columns
_FORMS = _COLUMNS.index("forms")


@contextmanager
def folder_with(lexicon: Path | None, additions: Sequence[Addition]) -> Iterator[Path]:
    """A folder for as long as it is needed: the user's own tables with the additions behind their rows."""
    with TemporaryDirectory(prefix="rasid-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        if lexicon is not None:
            for file in sorted(lexicon.iterdir()):
                if file.is_file():
                    _same_file(file, folder / file.name)
        aliases = [one for one in additions if one.kind == ALIAS]
        if aliases:
            _append_aliases(folder / ORGANISATIONS, aliases)
        places = [one for one in additions if one.kind != ALIAS]
        if places:
            _write(folder / ADDED_PLACES, places_table(places))
        yield folder


def faults_of(
    addition: Addition, standing: Sequence[Addition], *, lexicon: Path | None, countries: Sequence[str]
) -> tuple[str, ...]:
    """What the checks of the lexicon say against an addition to those that stand, in words."""
    with folder_with(lexicon, [*standing, addition]) as folder:
        if addition.kind != ALIAS:
            try:
                read_user_places(folder / ADDED_PLACES, countries)
            except LexiconError as error:
                return tuple(fault.message for fault in error.faults)
            return ()
        table, known = TABLES[ORGANISATIONS], Known(None)
        built_in = dict(built_in_files("lexicon"))[ORGANISATIONS]
        table_faults(f"lexicon/{ORGANISATIONS}", built_in, table, known)
        content = (folder / ORGANISATIONS).read_text(encoding="utf-8")
        faults = table_faults(ORGANISATIONS, content, table, known.with_types(None))
        return tuple(fault.message for fault in faults)


def with_aliases(content: str, additions: Sequence[Addition]) -> str:
    """The user's own organisations with added names: in the row of an organisation that has one, else behind.

    In an order that follows from what is added.
    """
    lines = content.rstrip("\n").split("\n")
    at = {line.split("\t")[0]: number for number, line in enumerate(lines) if not line.startswith("#")}
    for one in sorted(additions, key=lambda one: (one.fields["id"], one.fields["forms"])):
        id = one.fields["id"]
        if id not in at:
            at[id] = len(lines)
            lines.append("\t".join(one.fields.get(column, "") for column in _COLUMNS))
            continue
        cells = lines[at[id]].split("\t")
        cells[_FORMS] += f"|{one.fields['forms']}"
        lines[at[id]] = "\t".join(cells)
    return "\n".join(lines) + "\n"


def places_table(additions: Sequence[Addition]) -> str:
    """The table of added places, in an order that follows from what they say."""
    rows = sorted(tuple(one.fields.get(column, "") for column in USER_COLUMNS) for one in additions)
    written = io.StringIO()
    csv.writer(written, lineterminator="\n").writerows((USER_COLUMNS, *rows))
    return written.getvalue()


def _append_aliases(path: Path, additions: Sequence[Addition]) -> None:
    content = path.read_text(encoding="utf-8") if path.is_file() else "\t".join(_COLUMNS)
    path.unlink(missing_ok=True)  # it may be the user's own file by another name
    _write(path, with_aliases(content, additions))


def _same_file(file: Path, name: Path) -> None:
    """Give a file another name; a compiled gazetteer is large, so it is copied only where it must be."""
    try:
        os.link(file, name)
    except OSError:
        shutil.copyfile(file, name)


def _write(path: Path, content: str) -> None:
    path.write_text(content, encoding="utf-8", newline="\n")
