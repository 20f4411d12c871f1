"""Words beside an act that do not govern it: adverbs, adjectives, a time to come, a topic or a state."""

from __future__ import annotations

from dataclasses import replace

from rasid.events.candidates import Candidate
from rasid.events.factuality_labels import Factuality, cue_of, made
from rasid.events.passage import Passage
from rasid.language.marks import STOPS
from rasid.language.tagged_word import Word
from rasid.lexicon.cues import Cues

_OFTEN = frozenset(("كثيرا", "غالبا", "عاده", "نادرا", "قلما", "طالما"))
_TO_COME = ("مقبل", "قادم", "غدا")


def beside(passage: Passage, candidate: Candidate, cues: Cues) -> Factuality | None:
    """Adverbs of the clause, adjectives behind the act, a time to come, a question."""
    words = passage.words
    masdar = candidate.kind == "noun"
    for word in words[candidate.after : candidate.after + 2] if masdar else ():
        label, scope = cue_of(word, cues)
        if scope == "after" or (scope == "next" and word.article == words[candidate.index].article):
            return made(label, word.index, "adjective")
        if word.tag != "noun" or word.preposition:
            break
    for position in range(candidate.index - 1, max(candidate.index - 9, -1), -1):
        word = words[position]
        if word.token.text in STOPS or word.token.text in "،,":
            break
        label, scope = cue_of(word, cues)
        if scope == "clause":
            return made(label, position, "adverb")
    if _is_habit(passage, candidate, cues) or (not masdar and often(words, candidate.index)):
        return made("generic", None, "habit")
    condition = _condition_behind(passage, candidate, cues)
    if condition is not None:
        return made("generic", condition, "under a condition")
    if masdar and _comes(passage, candidate):
        return made("planned", None, "time to come")
    if not masdar and words[-1].token.text in "؟?":
        return made("possible", len(words) - 1, "question")
    return None


def _is_habit(passage: Passage, candidate: Candidate, cues: Cues) -> bool:
    """An adverb of what is done time and again, with an imperfect or a masdar: يقصفون القرية عادة."""
    form = candidate.verb
    if form is not None and form.tense != "imperfect":
        return False
    words = passage.words
    if form is not None and _every(passage, candidate.index):
        return True
    reach = words[max(0, candidate.index - 6) : candidate.after + 6]
    for word in reach:
        if word.index in passage.times or word.index in passage.places:
            # يومي الجمعة والسبت: two days, not "daily"; the town of دوما.
            continue
        if word.index in passage.places:
            continue  # غارة على دوما
        if cue_of(word, cues)[1] == "habit" and not word.article:
            between = words[min(word.index, candidate.index) : max(word.index, candidate.index)]
            if not any(w.token.text in STOPS or w.token.text in "،," or w.tag == "relative" for w in between):
                return True
    return False


def _every(passage: Passage, index: int) -> bool:
    """كل يوم يقف المتظاهرون: whether كل and a time open the clause of the verb at `index`."""
    words = passage.words
    for position in range(index - 1, max(index - 5, -1), -1):
        if words[position].stem == "كل" and position + 1 < index:
            timed = words[position + 1].noun_class == "time" or position + 1 in passage.times
            return timed or position in passage.times
        if words[position].tag == "verb" or words[position].token.kind != "word":
            return False
    return False


def often(words: tuple[Word, ...], index: int) -> bool:
    """كثيرا ما يخطف المسلحون الغرباء: what is done time and again."""
    return index > 1 and words[index - 1].token.folded == "ما" and words[index - 2].stem in _OFTEN


def _condition_behind(passage: Passage, candidate: Candidate, cues: Cues) -> int | None:
    """يعاقب بالسجن إذا أدين، يعرضها للإعدام في حال أدينت: the condition that the clause goes on with.

    Only in a clause that no perfect opens: what is told as done is done, whatever is to come of it.
    """
    words = passage.words
    for word in reversed(words[max(0, candidate.index - 8) : candidate.index + 1]):
        if word.token.text in STOPS:
            return None
        if word.tag == "verb":
            if word.verb is None or word.verb.tense != "imperfect" or word.verb_class == "say":
                return None
            break
    else:
        return None
    for position in range(candidate.after, min(candidate.after + 12, len(words) - 1)):
        word = words[position]
        if word.token.text in STOPS or word.tag in ("complementizer", "relative"):
            return None
        supposed = word.stem in ("حال", "حاله") and words[position - 1].stem == "في"
        if supposed and words[position + 1].tag in ("verb", "noun", "negation"):
            return position
        if cue_of(word, cues)[1] == "condition" and word.tag == "subordinator":
            return None if words[position - 1].stem in ("ما", "عما", "فيما") else position
    return None


def _comes(passage: Passage, candidate: Candidate) -> bool:
    """Whether the time right behind a masdar is still to come: إضراب الأسبوع المقبل."""
    words = passage.words
    for position in range(candidate.after, min(candidate.after + 5, len(words))):
        stretch = passage.times.get(position)
        if stretch is not None:
            return any(w.stem.startswith(_TO_COME) for w in words[stretch.start : stretch.end])
        if words[position].tag in ("verb", "punct"):
            return False
    return False


def lasting(words: tuple[Word, ...], candidate: Candidate, cues: Cues) -> Factuality | None:
    """Words right before an act that make it a topic, a state, or what is lifted."""
    index = candidate.index
    sibling = _listed_with(words, candidate)
    if sibling is not None:
        return lasting(words, replace(candidate, index=sibling, last=sibling, after=sibling + 1), cues)
    for position in (index - 1, index - 2):
        if position < 0:
            break
        word = words[position]
        found = cues.factuality.get(word.stem) or cues.factuality.get(word.token.folded)
        if found is None:
            continue
        label, scope = found
        near = position == index - 1 or words[index - 1].tag in ("preposition", "determiner", "noun")
        if not near:
            continue
        if scope == "lift" and candidate.type in ("restriction", "siege", "sanction"):
            return made(label, position, "lifted")
        if scope == "hold" and candidate.type == "capture":
            if any(w.verb is not None and w.verb.future for w in words[max(0, position - 8) : position]):
                return made("planned", position, "future state")
            return made(label, position, "state")
        if scope == "topic" and words[candidate.last].article and _ends_there(words, candidate):
            return made(label, position, "topic")
    return None


def _listed_with(words: tuple[Word, ...], candidate: Candidate) -> int | None:
    """جرائم القتل والخطف: the definite act right before a definite act that و adds to it, or None."""
    index = candidate.index
    word = words[index]
    if word.conjunction != "و" or not word.article or index < 1:
        return None
    before = words[index - 1]
    listed = before.tag == "noun" and before.noun_class == "act" and before.article and not before.preposition
    return index - 1 if listed else None


def _ends_there(words: tuple[Word, ...], candidate: Candidate) -> bool:
    """Whether an act has nothing of its own behind it: ملف الاغتيالات."""
    if candidate.after >= len(words) or words[candidate.last].pronoun:
        return True
    return words[candidate.after].tag != "relative" and words[candidate.after].noun_class != "nationality"
