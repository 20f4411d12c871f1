"""The reports of a study, and adding some: typed in, or from files."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from fastapi import File, Form, UploadFile
from pydantic import BaseModel, Field
from starlette.responses import Response

from rasid.dataset.reviewing import latest_reports
from rasid.dataset.telling import Telling, type_in
from rasid.dataset.uploading import Outcome, Upload, add_files
from rasid.errors import ReadError
from rasid.readers import parse_day, suffixes
from rasid.review.coding_room import CODING, MOST_FILES
from rasid.review.routes import Route
from rasid.review.visits import Visit, Visiting, with_query

_PAGE = 50
_LONGEST = 2_000_000


class TellingForm(BaseModel):
    """A report as it is typed in."""

    text: str = Field(default="", max_length=_LONGEST)
    title: str = Field(default="", max_length=500)
    source: str = Field(default="", max_length=500)
    day: str = Field(default="", max_length=40)
    place: str = Field(default="", max_length=500)
    note: str = Field(default="", max_length=5000)


def reports(visit: Visiting, source: str = "", at: str = "") -> Response:
    """The reports, the latest published first."""
    day, _, id = at.partition(" ")
    found = latest_reports(
        visit.study, limit=_PAGE + 1, before=(day, id) if id else None, source=source or None
    )
    shown, more = found[:_PAGE], None
    if len(found) > _PAGE:
        last = shown[-1][0]
        more = with_query(visit.request, {"at": f"{last.published or ''} {last.id}"})
    return visit.page(
        "report/reports.html",
        found=shown,
        more=more,
        first=with_query(visit.request, {"at": None}) if at else None,
        source=source,
        may_add=visit.may("coder"),
        all_decided="all" in visit.request.query_params,
    )


def new(visit: Visiting) -> Response:
    """The forms to add reports."""
    return _forms(visit, TellingForm())


def typed(visit: Visiting, form: Annotated[TellingForm, Form()]) -> Response:
    """Add a report that was typed in, and show it; what was typed comes back where it cannot be one."""
    day = parse_day(form.day) if form.day.strip() else None
    if form.day.strip() and day is None:
        return _forms(visit, form, fault=visit.t("entering.bad-day"), status=400)
    told = Telling(form.text, form.title, form.source, day, form.place, form.note)
    try:
        with CODING:
            added = type_in(visit.study, told)
    except ReadError as error:
        key = f"entering.fault.{error.code}"
        return _forms(visit, form, fault=visit.t(key) if visit.texts.has(key) else str(error), status=400)
    if added.outcome == "erased":
        return _forms(visit, form, fault=visit.t("entering.erased"), status=400)
    return visit.go(f"/reports/{added.report_id}")


def upload(
    visit: Visiting,
    files: Annotated[list[UploadFile] | None, File()] = None,
    source: Annotated[str, Form(max_length=500)] = "",
    day: Annotated[str, Form(max_length=40)] = "",
) -> Response:
    """Add the reports of files, and say what became of each."""
    given = [one for one in files or () if one.filename]
    published: date | None = parse_day(day) if day.strip() else None
    if not given:
        return _forms(visit, TellingForm(), fault=visit.t("entering.no-file"), status=400)
    if len(given) > MOST_FILES:
        return _forms(visit, TellingForm(), fault=visit.t("entering.too-many", files=MOST_FILES), status=400)
    if day.strip() and published is None:
        return _forms(visit, TellingForm(), fault=visit.t("entering.bad-day"), status=400)
    uploads = [Upload(one.filename or "", one.file) for one in given]
    with CODING:
        done = add_files(visit.study, uploads, published=published, source=source.strip() or None)
    return _forms(visit, TellingForm(), done=done)


def _forms(
    visit: Visit, form: TellingForm, *, fault: str = "", done: tuple[Outcome, ...] = (), status: int = 200
) -> Response:
    megabytes = visit.request.app.state.workbench.settings.most_bytes // (1024 * 1024)
    return visit.page(
        "report/new.html",
        status=status,
        typed=form,
        fault=fault,
        done=done,
        has=visit.texts.has,
        megabytes=megabytes,
        most_files=MOST_FILES,
        endings=",".join(suffixes()),
    )


ROUTES = (
    Route("GET", "/reports", reports, "viewer", "reports.title"),
    Route("GET", "/reports/new", new, "coder", "entering.title"),
    Route("POST", "/reports/new", typed, "coder"),
    Route("POST", "/reports/upload", upload, "coder"),
)
