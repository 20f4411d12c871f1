"""The tables that times are read with, frozen: words of time, month names, number words.

They stand in `data/lexicon/time_words.tsv`, `months.tsv` and `number_words.tsv`.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from rasid.errors import Fault, LexiconError
from rasid.folding import fold_word
from rasid.lexicon.tables import read_table
from rasid.mentions.number_lexicon import MONTH_COLUMNS
from rasid.mentions.number_words import NumberWords, clitic_forms, load_number_words

TIME_COLUMNS = ("form", "role", "value", "example")
_ROLES = frozenset(
    (
        *("weekday", "unit", "pair", "units", "days", "months", "years", "yesterday", "tomorrow", "first"),
        *("past", "recent", "current", "next", "same", "selfsame", "this", "that", "daypart", "part"),
        *(
            "firstday",
            "share",
            "since",
            "before",
            "after",
            "thereafter",
            "morrow",
            "until",
            "from",
            "between",
            "during",
        ),
        *("separating", "about", "more", "less", "little", "moment", "equals", "dated", "season", "decade"),
        *(
            "century",
            "feast",
            "feastname",
            "arafat",
            "ashura",
            "namer",
            "weekdaynamer",
            "ahead",
            "media",
            "now",
            "eleventh",
        ),
        *("origin", "honour", "age", "anniversary"),
    )
)


@dataclass(frozen=True, slots=True)
class TimeWord:
    """A word of time as written with its clitics: its roles with their values, and what stands before it.

    `skip` counts the letters of conjunction and preposition, not those of the article.
    """

    roles: tuple[tuple[str, int], ...]
    conjunction: bool
    preposition: bool
    article: bool
    skip: int

    def value(self, role: str) -> int | None:
        """The value that the word has in `role`, or None where it does not have that role."""
        for name, value in self.roles:
            if name == role:
                return value
        return None


@dataclass(frozen=True, slots=True)
class MonthName:
    """A month by one of its names: the folded words after the first, calendar, number 1-12, strength."""

    rest: tuple[str, ...]
    hijri: bool
    month: int
    strength: str
    conjunction: bool
    skip: int


@dataclass(frozen=True, slots=True)
class Calendar:
    """Words of time and first words of month names by folded form, and the number words."""

    words: dict[str, TimeWord]
    months: dict[str, tuple[MonthName, ...]]
    numbers: NumberWords


def load_calendar(user: Path | None = None) -> Calendar:
    """Read time_words.tsv, months.tsv and number_words.tsv, and the user's own after them.

    Raises LexiconError for roles, values, calendars and strengths that it does not know.
    """
    return Calendar(_load_words(user), _load_months(user), load_number_words(user))


def _load_words(user: Path | None) -> dict[str, TimeWord]:
    faults: list[Fault] = []
    roles: dict[str, dict[str, int]] = {}
    for row in read_table("time_words.tsv", TIME_COLUMNS, user):
        if row["role"] not in _ROLES:
            faults.append(row.fault(f"unknown role {row['role']!r}: use one of {' '.join(sorted(_ROLES))}"))
        elif not row["value"].removeprefix("-").isdecimal():
            faults.append(row.fault(f"the value {row['value']!r} is not a whole number"))
        else:
            for form in row.words("form"):
                roles.setdefault(fold_word(form), {}).setdefault(row["role"], int(row["value"]))
    if faults:
        raise LexiconError(tuple(faults))
    words = {stem: TimeWord(tuple(found.items()), False, False, False, 0) for stem, found in roles.items()}
    for stem, found in roles.items():
        for written, conjunction, preposition, article, skip in clitic_forms(stem):
            words.setdefault(written, TimeWord(tuple(found.items()), conjunction, preposition, article, skip))
    return words


def _load_months(user: Path | None) -> dict[str, tuple[MonthName, ...]]:
    faults: list[Fault] = []
    names: dict[str, list[MonthName]] = {}
    for row in read_table("months.tsv", MONTH_COLUMNS, user):
        month, strength = row["month"], row["strength"]
        if row["calendar"] not in ("gregorian", "hijri") or strength not in ("firm", "loose", "name"):
            faults.append(row.fault("calendar is gregorian or hijri, strength is firm, loose or name"))
        elif not (month.isdecimal() and 1 <= int(month) <= 12):
            faults.append(row.fault(f"the month {month!r} is not a number from 1 to 12"))
        else:
            hijri = row["calendar"] == "hijri"
            for form in row.words("form"):
                first, *rest = fold_word(form).split()
                for written, conjunction, _, _, skip in clitic_forms(first, article=False):
                    name = MonthName(tuple(rest), hijri, int(month), strength, conjunction, skip)
                    names.setdefault(written, []).append(name)
    if faults:
        raise LexiconError(tuple(faults))
    return {
        first: tuple(sorted(found, key=lambda name: (-len(name.rest), name.skip, name.rest, name.hijri)))
        for first, found in names.items()
    }
