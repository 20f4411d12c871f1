"""A word of a sentence with its reading: what the tagger gives and all later stages look at."""

from __future__ import annotations

from dataclasses import dataclass

from rasid.language.tokens import Token
from rasid.language.words import offset_of
from rasid.lexicon.inflection import VerbForm


@dataclass(frozen=True, slots=True)
class Word:
    """A token with its reading.

    `tag`: verb, noun, number, punct, or a class of function_words.tsv. `conjunction`, `preposition`
    (ب ل ك written together), `article`, `stem` (folded), `pronoun` are its parts; `noun_class` is the
    class of a human or other known noun. `lead` counts the letters of the conjunction that are written onto
    the word: none where و stands by itself before it.
    """

    index: int
    token: Token
    tag: str
    conjunction: str = ""
    preposition: str = ""
    article: bool = False
    stem: str = ""
    pronoun: str = ""
    skip: int = 0
    verb: VerbForm | None = None
    verb_class: str = ""
    noun_class: str = ""
    number: str = ""
    lead: int = 0

    @property
    def start(self) -> int:
        """Offset of the word without its conjunction and preposition, but with its article."""
        letters = self.lead + len(self.preposition)
        if self.preposition == "ل" and self.article:
            letters = self.skip
        return offset_of(self.token, letters)

    @property
    def after_conjunction(self) -> int:
        """Offset of the word without its conjunction, with everything else."""
        return offset_of(self.token, self.lead)

    @property
    def verb_is_plural(self) -> bool:
        """Whether the verb carries the ending of a plural or dual subject, which then stands before it."""
        return self.verb is not None and self.verb.person in ("3mp", "3fp", "3md", "3fd", "1p")

    @property
    def end(self) -> int:
        """Offset just past the word."""
        return self.token.end
