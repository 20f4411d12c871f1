"""A sentence as the rules of time see it, and what a rule returns."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

from rasid.language.tokens import Token
from rasid.mentions.number_words import NumberReading, digits_value, read_number
from rasid.mentions.times.calendar import Calendar, MonthName, TimeWord
from rasid.values.interval import Interval

_FUTURE = re.compile(
    # Not سيارة، سيناء، سيطر، سنوات، ستين، لا سيما, nor names like ستيفن and ستورجن.
    r"(?:و|ف)?س(?:[ين](?!ا|نا|طر|د|ين$|نه|را|ره$|وات|وي|ول$|وف$|ما$)"
    r"|ت(?!ا|ين$|ي[فون]|ور|وك|ون|ر))[\u0621-\u064a]{2,}"
)


@dataclass(frozen=True, slots=True)
class Reading:
    """An expression of time that ends before token `end`.

    `sort` says what it is to other rules: day, weekday, month, year, week, season, decade, span, none.
    """

    end: int
    interval: Interval | None
    kind: str
    rule: str
    sort: str = "span"
    weekday: int | None = None

    def until(self, end: int) -> Reading:
        """The same reading, ending elsewhere."""
        return replace(self, end=end)

    def marked(self, rule: str) -> Reading:
        """The same reading under a rule of its own."""
        return replace(self, rule=rule)


@dataclass(frozen=True, slots=True)
class Line:
    """The tokens of one sentence, the calendar, and the day of publication where it is known."""

    tokens: tuple[Token, ...]
    calendar: Calendar
    published: date | None

    def word(self, index: int) -> TimeWord | None:
        """The word of time at `index`."""
        if 0 <= index < len(self.tokens):
            return self.calendar.words.get(self.tokens[index].folded)
        return None

    def value(self, index: int, role: str) -> int | None:
        """The value of the word at `index` in `role`, or None."""
        word = self.word(index)
        return None if word is None else word.value(role)

    def has(self, index: int, *roles: str) -> bool:
        """Whether the word at `index` has one of the roles."""
        word = self.word(index)
        return word is not None and any(word.value(role) is not None for role in roles)

    def folded(self, index: int) -> str:
        """The folded token at `index`, or nothing outside the sentence."""
        return self.tokens[index].folded if 0 <= index < len(self.tokens) else ""

    def joined(self, index: int) -> bool:
        """Whether the token at `index` begins with و as its conjunction, or is one standing alone."""
        word = self.word(index)
        month = self.calendar.months.get(self.folded(index))
        return (
            self.folded(index) == "و"
            or (word is not None and word.conjunction and self.folded(index).startswith("و"))
            or (word is None and month is not None and month[0].conjunction)
        )

    def digits(self, index: int) -> int | None:
        """The whole number in digits at `index`."""
        if 0 <= index < len(self.tokens) and self.tokens[index].kind == "number":
            value = digits_value(self.tokens[index].folded)
            plain = self.tokens[index].folded.isdecimal()
            return value if isinstance(value, int) and plain else None
        return None

    def number(self, index: int) -> NumberReading | None:
        """The number in digits or words that begins at `index`."""
        return read_number(self.tokens, index, self.calendar.numbers) if index < len(self.tokens) else None

    def month(self, index: int) -> tuple[MonthName, int] | None:
        """The month name at `index`, and the token after it."""
        for name in self.calendar.months.get(self.folded(index), ()):
            end = index + 1 + len(name.rest)
            if all(self.folded(index + 1 + place) == part for place, part in enumerate(name.rest)):
                return name, end
        return None

    def expects(self, index: int) -> bool:
        """Whether the clause before `index` speaks of what is to come (سيصل، من المقرر أن)."""
        for place in range(index - 1, max(-1, index - 16), -1):
            token = self.tokens[place]
            if token.text in '.؛;:؟!«"' or token.folded in ("قال", "وقال", "اعلن", "واعلن", "اكد", "واكد"):
                return False
            if self.has(place, "ahead") or (token.kind == "word" and _FUTURE.fullmatch(token.folded)):
                return True
        return False
