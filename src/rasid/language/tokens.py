"""Text cut into tokens and sentences, with offsets into the unedited text."""

from __future__ import annotations

import re
from dataclasses import dataclass

from rasid.folding import bare, fold_word
from rasid.values.span import Span

# Digits of three scripts with separators inside (1,500 10.5 ٢٠٠٠); words keep marks and tatweel inside.
_DIGIT = "0-9\u0660-\u0669\u06f0-\u06f9"
_MARK = (
    "\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad"
)
_TOKEN = re.compile(
    rf"(?P<number>[{_DIGIT}]+(?:[.,\u066b\u066c][{_DIGIT}]+)*)"
    rf"|(?P<word>[^\W_{_DIGIT}](?:[^\W_{_DIGIT}]|[{_MARK}])*)"
    r"|(?P<break>\n)"
    r"|(?P<punct>\.{2,}|[^\w\s]|_)"
)
_ENDS = frozenset(".!؟?…")
_CLOSERS = frozenset("\"'»”’)]}")


@dataclass(frozen=True, slots=True)
class Token:
    """One token: `text` as written, `bare` without marks, `folded` for matching.

    `kind` is word, number, punct or break (a line break).
    """

    start: int
    end: int
    text: str
    bare: str
    folded: str
    kind: str

    @property
    def span(self) -> Span:
        """Where the token stands."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: its tokens, without line breaks. `number` counts from 0 within the report."""

    tokens: tuple[Token, ...]
    number: int

    @property
    def start(self) -> int:
        """Offset of the first token."""
        return self.tokens[0].start

    @property
    def end(self) -> int:
        """Offset just past the last token."""
        return self.tokens[-1].end


def tokenize(text: str) -> tuple[Token, ...]:
    """Cut `text` into tokens, line breaks among them; white space and lone marks are passed over."""
    tokens = []
    for match in _TOKEN.finditer(text):
        written = match.group()
        kind = match.lastgroup or "punct"
        if kind == "word" and not bare(written):
            # A lone tatweel serves the press as a dash.
            tokens.append(Token(match.start(), match.end(), written, written, written, "punct"))
        elif kind == "word":
            tokens.append(Token(match.start(), match.end(), written, bare(written), fold_word(written), kind))
        elif kind == "number":
            tokens.append(Token(match.start(), match.end(), written, written, fold_word(written), kind))
        else:
            tokens.append(Token(match.start(), match.end(), written, written, written, kind))
    return tuple(tokens)


def split_sentences(tokens: tuple[Token, ...]) -> tuple[Sentence, ...]:
    """Group tokens into sentences.

    A sentence ends at a line break, or at . ! ؟ … followed by space, with the closing quotes and
    brackets after it. A full stop inside an abbreviation (ا.ف.ب، تي.في) does not end it. A sentence of
    more than 400 tokens is cut there: no clause of a report is longer, and the cost stays linear.
    """
    sentences: list[Sentence] = []
    current: list[Token] = []

    def close() -> None:
        if current:
            sentences.append(Sentence(tuple(current), len(sentences)))
            current.clear()

    for index, token in enumerate(tokens):
        if token.kind == "break":
            close()
            continue
        if _is_split_off(tokens, index):
            continue
        after_end = current and current[-1].text[0] in _ENDS
        if after_end and token.text not in _CLOSERS and token.text[0] not in _ENDS:
            if not _is_abbreviation(tokens, index, current):
                close()
        elif (
            len(current) > 1
            and current[-1].text in _CLOSERS
            and current[-2].text[0] in _ENDS
            and token.text not in _CLOSERS
            and token.kind == "word"
            and current[-1].text not in ")]}"
        ):
            close()
        current.append(token)
        if len(current) >= 400:
            close()
    close()
    return tuple(sentences)


def _is_split_off(tokens: tuple[Token, ...], index: int) -> bool:
    """Whether a token is a splinter of corpus tokenisers: the ا of «مدني ا», the dash of «ل - الوكالة»."""
    token = tokens[index]
    before = tokens[index - 1] if index else None
    if before is None or before.kind != "word":
        return False
    if token.bare == "ا" and before.end < token.start and len(before.bare) > 2:
        return index + 1 >= len(tokens) or tokens[index + 1].text != "."
    return token.text == "-" and before.bare in ("ل", "ب", "ك", "ال", "وال", "لل")


def _is_abbreviation(tokens: tuple[Token, ...], index: int, current: list[Token]) -> bool:
    """Whether the full stop before token `index` joins letters (أ.ف.ب) or a title (د. أحمد)."""
    if current[-1].text != "." or len(current) < 2:
        return False
    before = current[-2]
    glued = before.end == current[-1].start and tokens[index].start == current[-1].end
    if glued and (len(before.text) <= 3 or len(tokens[index].text) <= 3):
        return True
    return before.kind == "word" and len(before.bare) == 1
