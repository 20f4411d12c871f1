"""A sentence as the finders of names see it: its tokens, what each can be, the organisations in it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from rasid.language.tokens import Sentence, Token
from rasid.lexicon.names import NameLexicon, NameWord
from rasid.values.mention import OrganisationMention

#: Says of a written word that it is an ordinary word or a place name, and so no personal name.
IsCommon = Callable[[str], bool]
#: Says of folded words that the gazetteer has a place (a country) of that name.
IsPlace = Callable[[str], bool]


@dataclass(frozen=True, slots=True)
class Ordinary:
    """What is known of words that no lexicon of names has."""

    is_common: IsCommon
    is_place: IsPlace
    is_country: IsPlace | None = None
    is_nationality: IsPlace | None = None


@dataclass(frozen=True, slots=True)
class View:
    """`starts` maps the token in which an organisation begins to the mention and the token after it."""

    tokens: tuple[Token, ...]
    words: tuple[NameWord, ...]
    lexicon: NameLexicon
    starts: dict[int, tuple[OrganisationMention, int]]
    within: frozenset[int]
    is_common: IsCommon | None
    is_place: IsPlace | None = None
    is_country: IsPlace | None = None
    is_nationality: IsPlace | None = None

    def __len__(self) -> int:
        return len(self.tokens)

    def text(self, index: int) -> str:
        """The text of a token, empty past the end."""
        return self.tokens[index].text if 0 <= index < len(self.tokens) else ""

    def folded(self, index: int) -> str:
        """The folded letters of a token, empty past the end."""
        return self.tokens[index].folded if 0 <= index < len(self.tokens) else ""

    def is_word(self, index: int) -> bool:
        """Whether a word stands there."""
        return 0 <= index < len(self.tokens) and self.tokens[index].kind == "word"

    def skip_marks(self, index: int, marks: str) -> int:
        """The first token from `index` that is none of `marks`."""
        while (
            index < len(self.tokens)
            and self.tokens[index].kind == "punct"
            and self.tokens[index].text in marks
        ):
            index += 1
        return index


def view_of(
    sentence: Sentence,
    lexicon: NameLexicon,
    organisations: tuple[OrganisationMention, ...],
    ordinary: Ordinary | None,
) -> View:
    """Look at a sentence with its organisations."""
    tokens = sentence.tokens
    starts: dict[int, tuple[OrganisationMention, int]] = {}
    within: set[int] = set()
    place = 0
    for mention in organisations:
        while place < len(tokens) and tokens[place].end <= mention.span.start:
            place += 1
        first = place
        while place < len(tokens) and tokens[place].start < mention.span.end:
            within.add(place)
            place += 1
        if first < len(tokens):
            starts[first] = (mention, place)
    words = tuple(lexicon.read(token.bare) for token in tokens)
    if ordinary is None:
        return View(tokens, words, lexicon, starts, frozenset(within), None)
    tests = (ordinary.is_common, ordinary.is_place, ordinary.is_country, ordinary.is_nationality)
    return View(tokens, words, lexicon, starts, frozenset(within), *tests)
