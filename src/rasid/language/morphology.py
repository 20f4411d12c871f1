"""What a written word can be out of context: verb or noun, lemma, root, voice, number.

The readings come from `farahidi`; a new word costs it 2-3 ms, so answers are kept in memory and, where
a cache is given, on disk. It is not imported before the first word that no cache knows.

How they are summed up: `rasid.language.readings`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any, Protocol
from unicodedata import normalize

import msgspec
from platformdirs import user_cache_dir

from rasid.language.morphology_cache import SummaryCache
from rasid.language.readings import UNKNOWN, WordSummary, summarise
from rasid.language.tokens import Token

#: Raise when a summary says something else of the same word.
SUMMARY_VERSION = 6
CACHE_NAME = "morphology.sqlite"

_LETTERS = re.compile("[\u0621-\u063a\u0641-\u064a]{2,20}")
_REMEMBERED = 200_000
_RENEWED_AFTER = 2_000


@dataclass(frozen=True, slots=True)
class TokenLemma:
    """The lemma of a token in its sentence; lemma and root are "" where none was found."""

    token: Token
    lemma: str
    root: str


class ContextResult(Protocol):
    """What `farahidi.analyze_text` says of one word."""

    token: str
    lemma: str
    root: str | None
    analyzed: bool


class Morphology:
    """Summaries of words, behind a cache. Holds one resource, the cache file: close it, or use `with`.

    `Morphology()` keeps its answers in memory alone. Answers are the same with a full cache, an empty
    one, and none.
    """

    def __init__(self, cache: SummaryCache | None = None) -> None:
        self._cache = cache
        self._remembered: dict[str, WordSummary] = {}
        self._analyzer: Any = None
        self._weights: dict[str, float] = {}
        self._analysed = 0

    @classmethod
    def open(cls, cache: Path | None = None) -> Morphology:
        """Open with the cache in the folder `cache`, made if need be; None: the user's cache folder.

        A folder that cannot be written, or a file that cannot be read, is passed over.
        """
        folder = cache or Path(user_cache_dir("rasid", appauthor=False))
        stamp = f"farahidi {version('farahidi')}, summary {SUMMARY_VERSION}"
        return cls(SummaryCache(folder / CACHE_NAME, version=stamp))

    @property
    def analysed(self) -> int:
        """How many words no cache knew so far."""
        return self._analysed

    def summary(self, bare: str) -> WordSummary:
        """What `bare`, a word without marks, can be. One with other letters than Arabic ones is unknown."""
        known = self._remembered.get(bare)
        if known is not None:
            return known
        if not _LETTERS.fullmatch(bare):
            return UNKNOWN
        summary = self._stored(bare)
        if summary is None:
            summary = self._analyse(bare)
            if self._cache is not None:
                self._cache.put(bare, msgspec.json.encode(summary).decode())
        if len(self._remembered) >= _REMEMBERED:
            self._remembered.clear()
        self._remembered[bare] = summary
        return summary

    def verb_share(self, bare: str) -> float:
        """How far `bare` is a verb, 0..1; 0 where it cannot be one."""
        return self.summary(bare).verb_share

    def close(self) -> None:
        """Write new answers to the cache file."""
        if self._cache is not None:
            self._cache.close()

    def __enter__(self) -> Morphology:
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()

    def _stored(self, bare: str) -> WordSummary | None:
        stored = self._cache.get(bare) if self._cache is not None else None
        if stored is None:
            return None
        try:
            return msgspec.json.decode(stored, type=WordSummary)
        except msgspec.DecodeError:
            return None

    def _analyse(self, bare: str) -> WordSummary:
        # The analyser keeps every stem it met; a new one shares the tables and starts empty.
        if self._analysed % _RENEWED_AFTER == 0:
            import farahidi  # noqa: PLC0415 - half a second, so only once it is needed
            from farahidi.lm import LanguageModel  # noqa: PLC0415

            self._analyzer = farahidi.Analyzer()
            self._weights = LanguageModel().map_lemma
        self._analysed += 1
        return summarise(self._analyzer.analyze(bare), self._weights)


# Verbs that begin with the letters of the article, some of them with hamza left out as the press does.
_VERBS_IN_AL = re.compile(
    "ال(?:ت[قزحمهفبصأ]|غ[ىتيو]|ق[ىتيو]ا?$|زم|ح[تو]?ا?$|مح|هم|حق|تا?$|ف(?:ت|وا)?$|م(?:ت|وا)?$)"
)
_VERBS_IN_HAMZA = re.compile(
    "[وفس]*(?:[جشسنبف]اء|[أا][ضسف]اء|است(?:ض)?اء|[يتأ](?:شاء|ساء|ضاء|ستاء|ستضاء)|نشاء)"
)


def obvious_class(bare: str) -> str | None:
    """`noun` or `verb` where the spelling alone tells, None where it does not.

    Nouns: with the article (but not التقى، القت and their like), in ة, in ات, اء or a plural ون, ين where
    no imperfect is possible. Verbs: in وا. Proclitics و ف ب ك ل before the article are seen through.
    """
    word = re.sub("^[وف]?(?:[بك]ال|لل)", "ال", bare)
    word = re.sub("^[وف]ال", "ال", word)
    if word.endswith("ة") and len(word) > 2:
        return "noun"
    if word.startswith("ال") and len(word) > 4:
        written_together = word != bare and not bare.startswith(("وال", "فال"))
        return "noun" if written_together or not _VERBS_IN_AL.match(word) else None
    if word.endswith("وا") and len(word) >= 5:
        return "verb"
    if word.endswith("ات") and len(word) >= 5:
        return "noun"
    if word.endswith("اء") and len(word) >= 4:
        return None if _VERBS_IN_HAMZA.fullmatch(word) else "noun"
    if (
        word.endswith(("ون", "ين"))
        and len(word) >= 5
        and word.lstrip("وف")[:1] not in ("ي", "ت", "س", "ن", "أ")
    ):
        return "noun"
    return None


def lemmas_in_context(tokens: Sequence[Token]) -> tuple[TokenLemma, ...]:
    """Lemma and root of each word of a sentence, chosen by the words around it.

    For explanation and export only: it loads a language model of 3.5 s and reads about 400 words a
    second. Its choice between readings of equal weight may differ from run to run.
    """
    import farahidi  # noqa: PLC0415 - half a second, so only once it is needed

    sentence = " ".join(token.bare if token.kind == "word" else token.text for token in tokens)
    return align(tokens, farahidi.analyze_text(sentence))


def align(tokens: Sequence[Token], results: Sequence[ContextResult]) -> tuple[TokenLemma, ...]:
    """Give each word of `tokens` its result. Results have no offsets and skip numbers and punctuation.

    As many words as possible find theirs, in order (longest common subsequence of the spellings). A result
    spelled like no word is passed over (farahidi cuts a word at a letter that it does not know), and a
    word without a result has no lemma.
    """
    words = [token for token in tokens if token.kind == "word"]
    common = _common_lengths([word.bare for word in words], [result.token for result in results])
    aligned: list[TokenLemma] = []
    place = 0
    for index, word in enumerate(words):
        while place < len(results) and common[index][place + 1] == common[index][place] > 0:
            place += 1
        if place < len(results) and results[place].token == word.bare:
            result = results[place]
            lemma = normalize("NFC", result.lemma) if result.analyzed else ""
            aligned.append(TokenLemma(word, lemma, result.root or ""))
            place += 1
        else:
            aligned.append(TokenLemma(word, "", ""))
    return tuple(aligned)


def _common_lengths(first: Sequence[str], second: Sequence[str]) -> list[list[int]]:
    """At [i][k], how many words `first[i:]` and `second[k:]` have in common, in order."""
    lengths = [[0] * (len(second) + 1) for _ in range(len(first) + 1)]
    for i in range(len(first) - 1, -1, -1):
        for k in range(len(second) - 1, -1, -1):
            if first[i] == second[k]:
                lengths[i][k] = lengths[i + 1][k + 1] + 1
            else:
                lengths[i][k] = max(lengths[i + 1][k], lengths[i][k + 1])
    return lengths
