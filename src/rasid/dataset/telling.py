"""Reports that people type in: an interview, a phone call, a note."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date

import msgspec

from rasid.dataset.adding import Added
from rasid.dataset.study import Study
from rasid.readers.checks import check_storable, check_text
from rasid.values.report import Report

#: What takes the text from what was typed, as a reader's name and version.
READER = "typed 1"


@dataclass(frozen=True, slots=True)
class Telling:
    """What was told and typed in. `day` is when it was told; `place` and `note` are kept beside the text."""

    text: str
    title: str = ""
    source: str = ""
    day: date | None = None
    place: str = ""
    note: str = ""


def type_in(study: Study, told: Telling) -> Added:
    """Add what was told as a report of its own. The same words of another witness are another report.

    Raises ReadError where there is no text, it is not Arabic, or it holds letters that no store keeps.
    """
    text = "\n".join(told.text.replace("\r\n", "\n").replace("\r", "\n").strip().split("\n"))
    check_text(text)
    extra = tuple((name, words) for name in ("note", "place") if (words := getattr(told, name).strip()))
    for words in (told.title, told.source, *(words for _, words in extra)):
        check_storable(words, "what was typed")
    title, source = told.title.strip() or None, told.source.strip() or None
    original = msgspec.json.encode(
        {"text": text, "title": title, "source": source, "published": told.day, "extra": extra}
    )
    report = Report(
        id="typed",
        text=text,
        title=title,
        published=told.day,
        published_from="given" if told.day else None,
        source=source,
        sha256=hashlib.sha256(original).hexdigest(),
        reader=READER,
        extra=extra,
        original=original,
    )
    return study.add(report, kind="typed")
