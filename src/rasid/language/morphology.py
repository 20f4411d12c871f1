"""What a written word can be out of context: verb or noun, lemma, root, voice, number.

The readings come from `farahidi`; a new word costs it 2-3 ms, so answers are kept in memory and, where
a cache is given, on disk. It is not imported before the first word that no cache knows.

How they are summed up: `rasid.language.readings`.
"""

from __future__ import annotations

import re
from importlib.metadata import version
from pathlib import Path
from typing import Any

import msgspec
from platformdirs import user_cache_dir

from rasid.language.morphology_cache import SummaryCache
from rasid.language.readings import UNKNOWN, WordSummary, summarise

#: Raise when a summary says something else of the same word.
SUMMARY_VERSION = 6
CACHE_NAME = "morphology.sqlite"

_LETTERS = re.compile("[\u0621-\u063a\u0641-\u064a]{2,20}")
_REMEMBERED = 200_000
_RENEWED_AFTER = 2_000


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
