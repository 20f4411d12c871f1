"""Whether a word is a verb where it stands, by its spelling, its clitics and the word before it."""

from __future__ import annotations

from rasid.language.dividing import conjoined
from rasid.language.morphology import Morphology
from rasid.language.tagged_word import Word
from rasid.language.tokens import Token
from rasid.language.words import Division
from rasid.lexicon.inflection import VerbForm
from rasid.lexicon.vocabulary import Vocabulary

#: Behind these stands a noun.
NOMINAL_BEFORE = frozenset(("preposition", "determiner", "demonstrative"))
#: Behind these stands a verb.
_VERBAL_BEFORE = frozenset(("auxiliary", "negation"))
#: Behind it a noun would have the article: من أجل ذلك طالب النواب.
_COMPLETE = frozenset(("ذلك", "لذلك", "كذلك"))
#: What opens a time that stands before its verb: وفي 3 مايو قتل عشرة، وبعد أسبوع خطف تاجر.
_WHENCE = frozenset(("في", "بعد", "قبل", "منذ", "خلال"))
_LONGEST_TIME, _YEAR = 5, 4
#: They tell a happening apart from the one told before.
_APART = frozenset(("منفصل", "منفصله", "اخر", "اخري", "مماثل", "مماثله", "لاحق", "لاحقه", "مشابه", "متصل"))
_OPENS_CLAUSE = frozenset(("complementizer", "subordinator", "relative", "auxiliary", "wh", "negation"))


def is_verb_here(verb: Division, noun: Division | None, before: Word | None, vocabulary: Vocabulary) -> bool:
    """Whether a known verb is meant by a word that may also be `noun`."""
    if noun is not None:
        return _verb_by_position(verb, noun, before, vocabulary)
    form, _ = vocabulary.verbs[verb.stem]
    return not _noun_position(verb, before) or _clearly_verb(form, before)


def best_verb(
    parts: tuple[Division, ...], vocabulary: Vocabulary, token: Token, before: Word | None
) -> Division | None:
    """The first division whose stem is a known verb with clitics that a verb has."""
    for part in parts:
        known = vocabulary.verbs.get(part.stem)
        if known is None or part.article:
            continue
        form, _ = known
        if part.preposition and not (part.preposition == "ل" and form.tense == "imperfect"):
            continue
        if form.tense == "jussive" and (
            before is None or before.stem not in ("لم", "لا") or part.conjunction
        ):
            continue
        if part.pronoun and (form.person.startswith("1") or part.pronoun in ("ك", "كم", "كما", "ني", "ي")):
            continue
        if token.bare in ("والي", "الوالي") or (token.bare.endswith("ة") and not part.pronoun):
            continue  # a governor, seldom "he continued"
        if form.person == "1s" and token.bare.endswith("ي") and before is not None and before.tag == "noun":
            continue  # لغم أرضي, no "I content"
        if form.person == "3md" and token.bare.endswith("أ"):
            # ولجأ is "and he fled", not the dual of ولج.
            continue
        if len(part.stem) < 2 or (part.stem == "غير" and part.pronoun):
            continue  # مناصب غيرهم: others, not "he changed them"
        if len(part.stem) == 2 and (part.conjunction == "ف" or (part.pronoun and known[1] != "event")):
            continue
        return part
    return None


def _verb_by_position(verb: Division, noun: Division, before: Word | None, vocabulary: Vocabulary) -> bool:
    """Whether a spelling that is verb and noun is a verb here: at the head of a clause, not after a noun."""
    if noun.article or noun.preposition in ("ب", "ك") or noun.skip < verb.skip:
        # وزير is a minister before it is "and was visited".
        return False
    if _noun_position(verb, before):
        return False
    if before is None:
        return True
    if before.tag == "complementizer" and vocabulary.verbs[verb.stem][0].person == "3md":
        return False  # إن طالبا: an accusative, seldom two who did it
    if before.tag == "noun" and verb.stem.endswith(("ا", "تا")) and before.stem.endswith(("ان", "ين")):
        return not noun.pronoun  # إن جنديين قتلا
    if before.tag in _OPENS_CLAUSE or before.tag in ("punct", "conjunction") or before.stem in _COMPLETE:
        return True
    if verb.conjunction:
        # عمليات قتل وخطف: a bare act noun before it takes it along as its like.
        return not (before.tag == "noun" and before.noun_class == "act" and not before.article)
    if before.tag == "noun" and verb.pronoun and noun.pronoun and not before.article and not before.pronoun:
        # سفينة يونانية خطفها القراصنة, but عملية خطفها, جنود إصابتهم خطرة: only what is no act is described;
        # مظاهرة نظمها حزب: unless the word is the masdar of no act.
        act = vocabulary.nouns.get(noun.stem) == "act"
        masdar = verb.stem.endswith("ت") and noun.stem != "قتله"  # محتجين قتلتهم القوات
        return not masdar and (_is_described(before) or (not act and before.noun_class == "act"))
    known = vocabulary.verbs.get(verb.stem)
    if known is not None and known[0].person == "3md" and before.stem in ("مصرع", "حتف"):
        return False  # لقي مصرعه طعنا: no two stab
    return before.tag == "noun" and (before.article or bool(before.pronoun))


def _is_described(word: Word) -> bool:
    """Whether a noun names somebody or something, or is the adjective of one, and not an act."""
    if word.noun_class:
        return word.noun_class not in ("act", "abstract", "time")
    return word.token.bare.endswith(("ية", "يين", "يون"))


def _noun_position(verb: Division, before: Word | None) -> bool:
    """Whether a word stands where only a noun can: behind a preposition, a determiner, هذا."""
    if before is None or verb.conjunction:
        return False
    if before.tag == "preposition" and not before.pronoun:
        return before.stem not in ("حتي", "منذ")
    if before.stem == "عدم":
        return True
    if before.stem in _COMPLETE:
        return False
    return before.tag in NOMINAL_BEFORE


def _clearly_verb(form: VerbForm, before: Word | None) -> bool:
    """Whether a verb without a noun of its spelling stays one where a noun should stand: هؤلاء قتلوا."""
    if before is None:
        return False
    if before.stem == "من" and not before.pronoun:
        # القبض على من سرقوا المصرف، يعاقب كل من ينظم مظاهرة: who
        done = form.tense == "perfect" and form.person == "3mp"
        return done or (form.tense == "imperfect" and form.person in ("3ms", "3mp"))
    return form.person in ("3mp", "3fs") and before.tag == "demonstrative"


def unknown_verb(
    token: Token, parts: tuple[Division, ...], before: Word | None, morphology: Morphology
) -> Division | None:
    """Ask the morphology of a word that no lexicon knows, if it stands and looks as a verb may."""
    bare = token.bare
    if not ("\u0621" <= bare[0] <= "\u064a") or len(bare) < 3:
        return None
    part = conjoined(token, parts, morphology)
    stem = part.stem
    if token.folded.startswith(("ال", "بال", "وال", "لل", "فال", "كال")) or bare.endswith(
        ("ة", "اء", "ء", "ً")
    ):
        return None
    if _noun_position(part, before) or (before is not None and before.tag == "number"):
        return None
    strong = before is not None and before.tag in _VERBAL_BEFORE and before.stem != "غير"
    if bare.endswith("وا") and len(stem) >= 5:
        return part
    if before is not None and before.tag == "relative" and stem.endswith("ت") and len(stem) >= 4:
        return part  # التي اخطأت
    looks_imperfect = stem[0] in "يتن" or stem.startswith(("سي", "ست", "سن"))
    head = before is None or before.tag in _OPENS_CLAUSE or before.tag == "punct" or bool(part.conjunction)
    if not (strong or looks_imperfect or head or stem.endswith("ت")):
        return None
    share = morphology.verb_share(bare)
    threshold = 0.05 if strong else 0.3 if head else 0.6
    return part if share > threshold else None


def sets_scene(words: list[Word], named: frozenset[int]) -> bool:
    """وفي نابلس قتل | جنديان، وبعد شهر قتل | ستة: whether only where or when stands before the last word."""
    if len(words) < 3 or words[-1].tag != "noun" or words[-1].noun_class != "act" or words[-1].article:
        return False
    opened = max((w.index + 1 for w in words if w.token.text in "،,.؛:"), default=0)
    first = words[opened] if opened < len(words) - 2 else None
    where = words[opened + 1 : -1]
    if first is None or not where:
        return False
    if first.stem in _WHENCE and (_is_of_time(where) or _ends_in_year(where)):
        return True
    apart = (
        len(where) == 2 and where[1].stem in _APART and not where[1].article
    )  # وفي حادث منفصل قتل | مسلحون
    return first.stem in ("في", "ب") and (where[-1].index in named or apart)


def _ends_in_year(words: list[Word]) -> bool:
    """منذ اندلاع الحرب عام 2011 قتل | آلاف: a year ends what opens the sentence."""
    year = words[-1].token
    return year.kind == "number" and len(year.text) == _YEAR and all(w.tag != "verb" for w in words)


def _is_of_time(words: list[Word]) -> bool:
    """Whether words tell a day or a length of time: 3 مايو، مارس 2011، ثلاثة أيام، أسبوع."""
    if len(words) > _LONGEST_TIME:
        return False
    length = words[-1].noun_class == "time" and all(w.tag in ("number", "noun") for w in words)
    dated = any(w.token.kind == "number" for w in words)
    return (length or dated) and not any(w.article or w.tag == "verb" for w in words)
