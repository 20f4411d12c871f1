"""What a written word can be out of context: verb or noun, lemma, root, voice, number.

The readings come from `farahidi`; a new word costs it 2-3 ms, so answers are kept in memory and, where
a cache is given, on disk. It is not imported before the first word that no cache knows.

Its readings are weighed by how frequent their lemma is in the news corpus that it ships: its own scores
say how frequent a vowel pattern is, and tell verbs from nouns less well (docs/decisions/002-morphology.md).
Readings that reports do not use are left out: imperatives, the second person, the emphatic ن.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any, Protocol

import msgspec
from platformdirs import user_cache_dir

from rasid.language.morphology_cache import SummaryCache
from rasid.language.tokens import Token

#: Raise when a summary says something else of the same word.
SUMMARY_VERSION = 1
CACHE_NAME = "morphology.sqlite"

_VERB, _NOUN, _PARTICLE, _PROPER = "فعل", "اسم", "حرف", "اسم علم"
_TENSES = {"ماض": "perfect", "مضارع": "imperfect"}
_VOICES = {"معلوم": "active", "مجهول": "passive"}
_NUMBERS = {"مفرد": "singular", "مثنى": "dual", "جمع": "plural"}
_GENDERS = {"مذكر": "masculine", "مؤنث": "feminine", "مذكر أو مؤنث": "either"}
_PARTICIPLES = frozenset(("اسم فاعل", "اسم مفعول", "مبالغة اسم الفاعل"))
_MASDARS = frozenset(("مصدر أصلي", "مصدر ميمي", "مصدر مرة", "مصدر هيئة", "مصدر صناعي"))
_ADJECTIVES = frozenset(("صفة مشبهة", "نسبة", "اسم تفضيل", "اسم فاعل", "اسم مفعول"))
#: The weight of a lemma that the news corpus lacks; the rarest that it has weighs 2e-9.
_UNSEEN = 1e-9
_LETTERS = re.compile("[\u0621-\u063a\u0641-\u064a]{2,20}")
_REMEMBERED = 200_000
_RENEWED_AFTER = 2_000


@dataclass(frozen=True, slots=True)
class WordSummary:
    """The readings of one written word, in short.

    `verb_share` is the share of verb readings by frequency, 0..1. `lemma` (with vowels) and `root` are of
    the most frequent reading. `tense` (perfect, imperfect), `voice` (active, passive, or either where the
    spelling does not tell) and `transitive` speak of the verb readings of the most frequent verb lemma;
    `number` (singular, dual, plural), `gender` (masculine, feminine, either), `is_participle` and
    `is_masdar` of the most frequent noun reading. "" where there is none; `is_known` is False for a word
    without readings.
    """

    lemma: str = ""
    root: str = ""
    is_known: bool = False
    can_be_verb: bool = False
    can_be_noun: bool = False
    can_be_adjective: bool = False
    can_be_particle: bool = False
    can_be_proper: bool = False
    verb_share: float = 0.0
    verb_lemma: str = ""
    tense: str = ""
    voice: str = ""
    transitive: bool = False
    noun_lemma: str = ""
    number: str = ""
    gender: str = ""
    is_participle: bool = False
    is_masdar: bool = False


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


class Affix(Protocol):
    """A clitic of an analysis, with its function in Arabic."""

    @property
    def description(self) -> str | None:
        """The function, such as ضمير المخاطب."""


class Analysis(Protocol):
    """What of a `farahidi.Analysis` is used here; its labels are Arabic."""

    lemma: str
    root: str | None
    pos: str
    type: str | None
    tense: str | None
    gender: str | None
    number: str | None
    person: str | None
    voice: str | None
    transitivity: str | None
    emphatic: bool | None
    enclitics: tuple[Affix, ...]


UNKNOWN = WordSummary()


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
        """Open with the cache in the folder `cache`, made if it does not exist; None: the user's cache folder.

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


@dataclass(frozen=True, slots=True, order=True)
class _Reading:
    """A reading with what the summary needs. The order: most frequent first, names last, then by spelling."""

    rarity: float
    is_proper: bool
    lemma: str
    root: str
    pos: str
    kind: str
    tense: str
    voice: str
    number: str
    gender: str
    transitive: bool


def summarise(analyses: Iterable[Analysis], weights: dict[str, float]) -> WordSummary:
    """Sum up the analyses of one word, weighing each lemma by `weights`.

    The order of `analyses` does not count: farahidi gives it by Python's hash of strings, anew in each run.
    """
    readings = sorted({_reading(a, weights) for a in analyses if _in_reports(a)})
    if not readings:
        return UNKNOWN
    verbs = [reading for reading in readings if reading.pos == _VERB]
    nouns = [reading for reading in readings if reading.pos == _NOUN]
    verb_weight = _weight(verbs)
    share = verb_weight / (verb_weight + _weight([r for r in readings if r.pos != _VERB]))
    noun = nouns[0] if nouns else None
    verb = verbs[0] if verbs else None
    same_verb = [reading for reading in verbs if verb and reading.lemma == verb.lemma]
    return WordSummary(
        lemma=readings[0].lemma,
        root=readings[0].root,
        is_known=True,
        can_be_verb=bool(verbs),
        can_be_noun=bool(nouns),
        can_be_adjective=any(reading.kind in _ADJECTIVES for reading in nouns),
        can_be_particle=any(reading.pos == _PARTICLE for reading in readings),
        can_be_proper=any(reading.is_proper for reading in nouns),
        verb_share=round(share, 4),
        verb_lemma=verb.lemma if verb else "",
        tense=_one_of({reading.tense for reading in same_verb}),
        voice=_one_of({reading.voice for reading in same_verb}),
        transitive=any(reading.transitive for reading in same_verb),
        noun_lemma=noun.lemma if noun else "",
        number=noun.number if noun else "",
        gender=noun.gender if noun else "",
        is_participle=noun is not None and noun.kind in _PARTICIPLES,
        is_masdar=noun is not None and noun.kind in _MASDARS,
    )


def _in_reports(analysis: Analysis) -> bool:
    """Whether reports use such a reading: no imperative, no second person, no emphatic ن."""
    if analysis.tense == "أمر" or analysis.person == "مخاطب" or analysis.emphatic:
        return False
    return not any("مخاطب" in (affix.description or "") for affix in analysis.enclitics)


def _reading(analysis: Analysis, weights: dict[str, float]) -> _Reading:
    return _Reading(
        rarity=-weights.get(analysis.lemma, _UNSEEN),
        is_proper=analysis.type == _PROPER,
        lemma=analysis.lemma,
        root=analysis.root or "",
        pos=analysis.pos,
        kind=analysis.type or "",
        tense=_TENSES.get(analysis.tense or "", ""),
        voice=_VOICES.get(analysis.voice or "", ""),
        number=_NUMBERS.get(analysis.number or "", ""),
        gender=_GENDERS.get(analysis.gender or "", ""),
        transitive="متعد" in (analysis.transitivity or ""),
    )


def _weight(readings: Sequence[_Reading]) -> float:
    """The weights of the lemmas of `readings`, each lemma once."""
    lemmas = {reading.lemma: -reading.rarity for reading in readings}
    return sum(weight for _, weight in sorted(lemmas.items()))


def _one_of(values: set[str]) -> str:
    """The only value that is not empty; "either" where there are more."""
    filled = sorted(values - {""})
    return filled[0] if len(filled) == 1 else "either" if filled else ""


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

    Both go left to right; a result that is spelled like no token before the next match is passed over
    (farahidi cuts a word at a letter that it does not know), and so is a token without a result.
    """
    aligned: list[TokenLemma] = []
    position = 0
    for token in tokens:
        if token.kind != "word":
            continue
        found = next(
            (place for place in range(position, min(position + 8, len(results)))
             if results[place].token == token.bare),
            None,
        )  # fmt: skip
        if found is None:
            aligned.append(TokenLemma(token, "", ""))
            continue
        position = found + 1
        result = results[found]
        aligned.append(TokenLemma(token, result.lemma if result.analyzed else "", result.root or ""))
    return tuple(aligned)
