"""Files that people upload: read and added one by one, none stopping the others."""

from __future__ import annotations

import re
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import IO

from rasid.dataset.study import Study
from rasid.errors import RasidError, RecordsError
from rasid.readers import Unread, read_files
from rasid.values.report import Report

#: How many reports one upload adds at most: more belong to `rasid add`, which tells how far it is.
MOST_REPORTS = 500
_UNFIT = re.compile(r"[\x00-\x1f\x7f/\\\u202a-\u202e\u2066-\u2069]")


@dataclass(frozen=True, slots=True)
class Upload:
    """An uploaded file: its name as the browser gave it, and its bytes."""

    name: str
    content: IO[bytes]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one report of a file.

    `outcome`: added, copy (added; a near-copy), known, erased, unread, failed, left (over MOST_REPORTS).
    `says` is what is wrong, where something is, and `code` names it as the problems of a record do.
    """

    file: str
    outcome: str
    report_id: str | None = None
    claims: int = 0
    says: str = ""
    code: str = ""


def add_files(
    study: Study, uploads: Sequence[Upload], *, published: date | None = None, source: str | None = None
) -> tuple[Outcome, ...]:
    """Add the reports of files, in their order. What a file states of day and publisher goes first.

    Raises RecordsError where the study cannot be written.
    """
    found: list[Outcome] = []
    with tempfile.TemporaryDirectory(prefix="rasid-") as folder:
        for number, upload in enumerate(uploads):
            place = Path(folder, str(number), _file_name(upload.name))
            place.parent.mkdir()
            with place.open("wb") as kept:
                shutil.copyfileobj(upload.content, kept)
            found += _reports_of(study, place, published, source, left=MOST_REPORTS - len(found))
            place.unlink()
    return tuple(found)


def _file_name(given: str) -> str:
    """The name of a file without what could lead elsewhere or hide its end."""
    return (_UNFIT.sub("", given).strip(" .") or "upload.txt")[-120:]


def _reports_of(
    study: Study, place: Path, published: date | None, source: str | None, *, left: int
) -> Iterator[Outcome]:
    for number, report in enumerate(read_files((str(place),), published=published)):
        if number >= left:
            yield Outcome(place.name, "left")
            return
        if isinstance(report, Unread):
            where = report.where.replace(str(place), place.name)
            says = report.problem.message.replace(str(place), place.name)
            yield Outcome(where, "unread", says=says, code=report.problem.code)
            continue
        yield _added(study, place.name, replace(report, source=report.source or source))


def _added(study: Study, file: str, report: Report) -> Outcome:
    try:
        added = study.add(report)
    except RecordsError:
        raise
    except RasidError as error:
        return Outcome(file, "unread", says=str(error), code=getattr(error, "code", ""))
    except Exception as error:  # a fault of the program must not cost the other files
        return Outcome(file, "failed", says=type(error).__name__)
    return Outcome(file, "copy" if added.copy_of else added.outcome, added.report_id, added.claims)
