"""Words that somebody gives back who saw them with pseudonyms: made the report's own words again."""

from __future__ import annotations

from typing import Any

import msgspec

from rasid.dataset.work import Work
from rasid.records import reports
from rasid.values.claim import Phrase


def lifted(work: Work, report_id: str, said: Any) -> Any:  # noqa: ANN401 - a value of JSON
    """A value of JSON with the report's own words wherever it has words and their offset.

    Words that the report does not have there, with pseudonyms or without, stay as they are.
    """
    if not _has_words(said):
        return said
    veil = work.veil()
    if not veil:
        return said
    text = reports.texts_of(work.connection, [report_id]).get(report_id, "")

    def lift(value: Any) -> Any:  # noqa: ANN401 - a value of JSON
        if isinstance(value, list):
            return [lift(part) for part in value]
        if not isinstance(value, dict):
            return value
        made = {key: lift(part) for key, part in value.items()}
        words, at = value.get("text"), value.get("at")
        if isinstance(words, str) and isinstance(at, int) and not text.startswith(words, max(at, 0)):
            span = veil.lift(text, words, at, reports=(report_id,))
            if span is not None:
                made |= {"text": span.of(text), "at": span.start}
        return made

    return lift(said)


def lifted_json(work: Work, report_id: str, written: str | None) -> str | None:
    """The same of a value written as JSON; what is none stays as it is."""
    if written is None:
        return None
    try:
        said = msgspec.json.decode(written.encode())
    except msgspec.DecodeError:
        return written
    made = lifted(work, report_id, said)
    return written if made == said else msgspec.json.encode(made).decode()


def lifted_phrase(work: Work, report_id: str, said: Phrase) -> Phrase:
    """The same of a phrase."""
    made = lifted(work, report_id, {"text": said.text, "at": said.at})
    return Phrase(made["text"], made["at"])


def _has_words(said: object) -> bool:
    if isinstance(said, dict):
        return "at" in said or any(map(_has_words, said.values()))
    return isinstance(said, list) and any(map(_has_words, said))
