"""People whose names are shown to few."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Protection:
    """That a person is protected: from when, by whom and why.

    `number` makes the pseudonym and is never given twice. `person` is the public id under which he was
    marked, `names` those that he was known by then; `now` is his present public id, None where no report
    names him any more. `made` and `taken_back` are ISO times in UTC.
    """

    number: int
    person: str
    names: tuple[str, ...]
    why: str
    author: str
    made: str
    taken_back: str | None = None
    now: str | None = None
