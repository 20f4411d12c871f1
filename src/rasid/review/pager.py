"""Pages from templates: what every template may use."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from rasid.errors import RecordsError
from rasid.review.codebook import TypeText
from rasid.review.navigation import groups_for
from rasid.values.interval import Interval

if TYPE_CHECKING:
    from rasid.review.visits import Visit

FOLDER = Path(__file__).parent
STATIC = FOLDER / "static"


class Pager:
    """Renders templates. Every template has the visit as `visit`, and the filters and functions made here."""

    def __init__(self, types: Mapping[str, TypeText], study_name: str) -> None:
        self.types = types
        self._environment = Environment(
            loader=FileSystemLoader(FOLDER / "templates"),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        # What a browser keeps of a study is kept under this, and not under the place of its file.
        mark = hashlib.sha256(study_name.encode()).hexdigest()[:12]
        self._environment.globals.update(
            static=static_path, study_name=study_name, study_mark=mark, quote=_quoted
        )
        self._environment.filters.update(days=days_of, figure=range_of, for_offsets=for_offsets)

    def render(self, template: str, visit: Visit, values: Mapping[str, Any]) -> str:
        """A page as HTML. A value that a template misses is a fault of the program."""

        def type_label(code: str) -> str:
            known = self.types.get(code)
            return code if known is None else known.labels[visit.language]

        def csrf() -> Markup:
            return Markup('<input type="hidden" name="csrf" value="{}">').format(visit.identity.csrf)

        return self._environment.get_template(template).render(
            {
                "visit": visit,
                "csrf": csrf,
                "t": visit.texts.t,
                "count": visit.texts.count,
                "comma": "،" if visit.language == "ar" else ",",
                "type_label": type_label,
                "type_texts": self.types,
                "navigation": groups_for(visit.role),
                "here": visit.request.url.path,
            }
            | dict(values)
        )


def days_of(days: Interval | None) -> str:
    """Days as ISO text: one day, or the first and the last."""
    if days is None:
        return ""
    first, last = days.start.isoformat(), days.end.isoformat()
    return first if first == last else f"{first} – {last}"


def range_of(numbers: tuple[int, int | None] | None) -> str:
    """A number from low to high: 3, 3–5, 3+."""
    if numbers is None:
        return ""
    low, high = numbers
    if high is None:
        return f"{low}+"
    return str(low) if low == high else f"{low}–{high}"


def for_offsets(text: str) -> Markup:
    """Text of a report, of which a script counts the letters: a browser drops no carriage return of it."""
    return Markup(str(escape(text)).replace("\r", "&#13;"))


@cache
def static_path(name: str) -> str:
    """The address of a file of the workbench; it changes with the file, so that browsers may keep it.

    Raises RecordsError where a file from npm is missing, which building the package makes.
    """
    try:
        digest = hashlib.sha256((STATIC / name).read_bytes()).hexdigest()[:12]
    except FileNotFoundError:
        if name.startswith("vendor/"):
            raise RecordsError(
                f"{STATIC / name} is missing, which building the package makes: run `make` in the project's "
                "folder, or install Rasid again"
            ) from None
        raise
    return f"/static/{name}?v={digest}"


def _quoted(part: object) -> str:
    """A part of an address, such as an id."""
    return quote(str(part), safe="")
