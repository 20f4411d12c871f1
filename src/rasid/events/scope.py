"""How far a negation, a condition or an intent reaches: over the verbs that و or أو joins to the first one.

لم يهاجموا القرية أو يخطفوا أحدا denies both; a clause of its own (لم ينسحب الجيش، وقصف المدينة) is told by
itself. Rules: W. Wright, II §§ 12-17 (the moods behind أن and لم), 188 (the conditional sentence).
"""

from __future__ import annotations

from collections.abc import Callable

from rasid.events.candidates import Candidate
from rasid.events.factuality_labels import Factuality, made
from rasid.events.governors import governor_of_clause
from rasid.events.passage import Passage
from rasid.language.marks import STOPS
from rasid.language.tagged_word import Word
from rasid.lexicon.cues import Cues

#: What the particles and the governor of a verb say of it.
_OfVerb = Callable[[Passage, int, Cues, Candidate | None], Factuality | None]
_REACH = 14
_SHARED = frozenset(("planned", "possible", "negated", "generic"))


def behind_or(words: tuple[Word, ...], index: int) -> bool:
    """Whether أو joins the word at `index` to what is before it."""
    return index > 0 and words[index - 1].tag == "conjunction" and words[index - 1].stem == "او"


def with_conjunct(passage: Passage, index: int, cues: Cues, of_verb: _OfVerb) -> Factuality | None:
    """What is said of the verb that the verb at `index` is joined to, where it is said of both; else None."""
    words = passage.words
    first = _first_conjunct(words, index)
    if first is None:
        return None
    if behind_or(words, index):
        return _passed_on(of_verb(passage, first, cues, None))
    one, other = words[first].verb, words[index].verb
    if one is None or other is None:
        return None
    if one.tense == other.tense == "perfect" and words[index].conjunction == "و":
        # إذا هاجموا القرية وخطفوا أهلها فسنرد: the condition goes on up to its apodosis.
        told = of_verb(passage, first, cues, None)
        under = told is not None and told.rule == "factuality:condition"
        return told if under and not _is_cut(words, first, index) else None
    if one.tense != "imperfect" or other.tense != "imperfect":
        return None
    return _subjunctive(passage, first, index, cues, of_verb)


def _subjunctive(passage: Passage, first: int, index: int, cues: Cues, of_verb: _OfVerb) -> Factuality | None:
    """أن يهاجموا المدينة ويقتلوا أهلها، سيهاجمون المدينة ويقتلون أهلها، لم يهاجموا ... ويقتلوا."""
    words = passage.words
    form = words[first].verb
    if form is not None and form.future and not _is_cut(words, first, index):
        return made("planned", first, "future prefix")
    ends_alike = words[index].token.bare.endswith("وا") and words[first].token.bare.endswith("وا")
    if ends_alike and not _is_cut(words, first, index):
        return _passed_on(of_verb(passage, first, cues, None))
    link = governor_of_clause(passage, first, cues)
    direct = first > 0 and words[first - 1].tag == "complementizer"
    if link is not None and link.kind not in ("none", "inside") and direct:
        return _passed_on(of_verb(passage, first, cues, None))
    return made("planned", first, "purpose ل") if words[first].preposition == "ل" else None


def _passed_on(found: Factuality | None) -> Factuality | None:
    return found if found is not None and found.label in _SHARED else None


def _first_conjunct(words: tuple[Word, ...], index: int) -> int | None:
    """The nearest verb before the one at `index` that no other clause divides from it, or None."""
    for position in range(index - 1, max(index - _REACH, -1), -1):
        word = words[position]
        if word.token.text in STOPS or word.tag in ("complementizer", "relative", "subordinator"):
            return None
        if word.tag in ("negation", "auxiliary") and position < index - 1:
            return None
        if word.tag == "verb":
            return position
    return None


def _is_cut(words: tuple[Word, ...], first: int, index: int) -> bool:
    """Whether a comma closes the clause of the first verb before that of the second begins."""
    return any(word.token.text in "،," for word in words[first + 1 : index])
