"""Reports from files: the same readers and limits as on the page."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from fastapi import File, Form, UploadFile
from starlette.responses import Response

from rasid.dataset.uploading import Outcome, Upload, add_files
from rasid.errors import RefusedError
from rasid.readers import suffixes
from rasid.review.api.answering import answer, answers
from rasid.review.api.documenting import ROOT
from rasid.review.coding_room import CODING, MOST_FILES
from rasid.review.routes import Route
from rasid.review.visits import Visiting


@answers(tuple[Outcome, ...])
def upload_reports(
    visit: Visiting,
    files: Annotated[list[UploadFile], File(description="The files, each under this name.")],
    source: Annotated[str, Form(max_length=500, description="Who published what names nobody.")] = "",
    published: Annotated[date | None, Form(description="The day of reports that state none.")] = None,
) -> Response:
    """Add the reports of files; answers with what became of each. What a file states goes first."""
    given = [one for one in files if one.filename]
    if not given:
        raise RefusedError("upload-none", "no file came; send it as a form, each file under the name files")
    if len(given) > MOST_FILES:
        raise RefusedError("upload-many", f"at most {MOST_FILES} files are added at once", most=MOST_FILES)
    uploads = [Upload(one.filename or "", one.file) for one in given]
    with CODING:
        done = add_files(visit.study, uploads, published=published, source=source.strip() or None)
    return answer(visit, done)


@answers(tuple[str, ...])
def list_endings(visit: Visiting) -> Response:
    """The endings of the names of files that can be read."""
    return answer(visit, tuple(suffixes()))


ROUTES = (
    Route("POST", f"{ROOT}/reports/files", upload_reports, "coder"),
    Route("GET", f"{ROOT}/reports/endings", list_endings, "coder"),
)
