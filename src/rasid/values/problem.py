"""What could not be done with a report, said in its record."""

from __future__ import annotations

from dataclasses import dataclass

#: Every problem code with what it means and what a user can do. The reference page lists them.
PROBLEM_CODES = {
    "no-published-day": "the report has no published day, so relative times stay unresolved; "
    "give one with --published or in the file",
    "bad-published-day": "the published day is not a day (YYYY-MM-DD); it was passed over",
    "unknown-place": "the gazetteer does not know the place; it is kept without a point",
    "ambiguous-place": "several places have this name; the likeliest was taken",
    "unresolved-time": "a relative time without a published day; its days are not known",
    "empty": "there is no text to code",
    "not-text": "the bytes are not text in a known encoding; save the file as UTF-8",
    "not-arabic": "hardly any Arabic letters: not an Arabic report",
    "bad-row": "the row cannot be read; mend it and code it again",
    "too-long": "the text is too long for one report; cut it into its reports",
    "unreadable": "the file cannot be opened",
    "duplicate-id": "a report before it in the run has the same id; give every report its own id",
    "coder-failed": "the report was read, but a fault of the program stopped its coding; "
    "please send the message with the report",
    "bad-character": "the text holds U+0000 or a lone surrogate, which no store can keep",
}


@dataclass(frozen=True, slots=True)
class Problem:
    """A fact about the material that limits the record: `code` is a key of PROBLEM_CODES."""

    code: str
    message: str
    at: int | None = None
