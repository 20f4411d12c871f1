"""The readings that `farahidi` gives of one written word, summed up.

Its readings are weighed by how frequent their lemma is in the news corpus that it ships: its own scores
say how frequent a vowel pattern is, and tell verbs from nouns less well (docs/decisions/002-morphology.md).
Readings that reports do not use are left out: imperatives, the second person, the emphatic ن, the
first person of the jussive, the أ of questions, the و of oaths.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol
from unicodedata import normalize

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
#: The same for a name of the lexicon: names are far rarer in the corpus than in reports.
_UNSEEN_NAME = 1e-7
#: How often an imperfect that can be the first person singular is one.
_FIRST_SINGULAR = 1e-3


@dataclass(frozen=True, slots=True)
class WordSummary:
    """The readings of one written word, in short.

    `verb_share` is the share of verb readings by frequency, 0..1; `conjunction_share` that of the readings in
    which a first و or ف is a conjunction (واعتقل 1, وجود 0). `lemma` (with vowels, NFC) and `root` are of
    the most frequent reading. `tense` (perfect, imperfect), `voice` (active, passive, or either where the
    spelling does not tell) and `transitive` speak of the verb readings of the most frequent verb lemma;
    `number` (singular, dual, plural), `gender` (masculine, feminine, either), `is_participle` and
    `is_masdar` of the most frequent noun. "" where there is none; `is_known` is False for a word
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
    conjunction_share: float = 0.0
    verb_lemma: str = ""
    tense: str = ""
    voice: str = ""
    transitive: bool = False
    noun_lemma: str = ""
    number: str = ""
    gender: str = ""
    is_participle: bool = False
    is_masdar: bool = False


UNKNOWN = WordSummary()


class Affix(Protocol):
    """A clitic of an analysis, with its function in Arabic."""

    form: str
    description: str | None


class Inflection(Protocol):
    """A case or mood that an analysis can have."""

    mood: str | None


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
    pronoun: str | None
    voice: str | None
    transitivity: str | None
    emphatic: bool | None
    proclitics: tuple[Affix, ...]
    enclitics: tuple[Affix, ...]
    inflections: tuple[Inflection, ...]


@dataclass(frozen=True, slots=True, order=True)
class _Reading:
    """A reading with what the summary needs. The order: most frequent first, names last, then by spelling."""

    rarity: float
    is_proper: bool
    lemma: str
    root: str
    pos: str
    conjunction: bool
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
    noun = nouns[0] if nouns else None
    verb = verbs[0] if verbs else None
    kinds = {reading.kind for reading in nouns if noun and reading.lemma == noun.lemma}
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
        verb_share=_share(verbs, [reading for reading in readings if reading.pos != _VERB]),
        conjunction_share=_share(
            [reading for reading in readings if reading.conjunction],
            [reading for reading in readings if not reading.conjunction],
        ),
        verb_lemma=verb.lemma if verb else "",
        tense=_one_of({reading.tense for reading in same_verb}),
        voice=_one_of({reading.voice for reading in same_verb}),
        transitive=any(reading.transitive for reading in same_verb),
        noun_lemma=noun.lemma if noun else "",
        number=noun.number if noun else "",
        gender=noun.gender if noun else "",
        is_participle=bool(kinds & _PARTICIPLES),
        is_masdar=bool(kinds & _MASDARS),
    )


def _in_reports(analysis: Analysis) -> bool:
    """Whether reports use such a reading."""
    if analysis.tense == "أمر" or analysis.person == "مخاطب" or analysis.emphatic:
        return False
    if analysis.person == "متكلم" and all(ending.mood == "مجزوم" for ending in analysis.inflections):
        return False
    if any("مخاطب" in (affix.description or "") for affix in analysis.enclitics):
        return False
    before = "+".join(affix.description or "" for affix in analysis.proclitics)
    return "استفهام" not in before and not (before == "حرف الجر" and analysis.proclitics[0].form[0] == "و")


def _reading(analysis: Analysis, weights: dict[str, float]) -> _Reading:
    return _Reading(
        rarity=-_frequency(analysis, weights),
        is_proper=analysis.type == _PROPER,
        lemma=normalize("NFC", analysis.lemma),
        root=analysis.root or "",
        pos=analysis.pos,
        conjunction=any("العطف" in (affix.description or "") for affix in analysis.proclitics),
        kind=analysis.type or "",
        tense=_TENSES.get(analysis.tense or "", ""),
        voice=_VOICES.get(analysis.voice or "", ""),
        number=_NUMBERS.get(analysis.number or "", ""),
        gender=_GENDERS.get(analysis.gender or "", ""),
        transitive="متعد" in (analysis.transitivity or ""),
    )


def _frequency(analysis: Analysis, weights: dict[str, float]) -> float:
    """The weight of the lemma; a noun like قاض is entered in the corpus with its final ي.

    "I do" is far rarer in reports than its verb: أقيل is "was dismissed" before it is "I nap".
    """
    weight = weights.get(analysis.lemma, _UNSEEN_NAME if analysis.type == _PROPER else _UNSEEN)
    if analysis.pos == _NOUN:
        weight = max(weight, weights.get(analysis.lemma + "ِي", _UNSEEN))
    if analysis.tense == "مضارع" and analysis.pronoun == "أنا":
        weight *= _FIRST_SINGULAR
    return weight


def _share(chosen: Sequence[_Reading], others: Sequence[_Reading]) -> float:
    """The share of `chosen` by the weights of their lemmas, each lemma once; to four decimals."""
    weight = _weight(chosen)
    return round(weight / (weight + _weight(others)), 4)


def _weight(readings: Sequence[_Reading]) -> float:
    lemmas: dict[str, float] = {}
    for reading in readings:
        lemmas[reading.lemma] = max(lemmas.get(reading.lemma, 0.0), -reading.rarity)
    return sum(weight for _, weight in sorted(lemmas.items()))


def _one_of(values: set[str]) -> str:
    """The only value that is not empty; "either" where there are more."""
    filled = sorted(values - {""})
    return filled[0] if len(filled) == 1 else "either" if filled else ""
