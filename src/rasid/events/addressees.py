"""Whom a demand or accusation is said to, where who says it is told before: ندد بالقصف وطالب الحكومة بوقفه.

Such a verb seldom leaves out who is called on or accused, so that the one phrase between it and what is
demanded is that one, wherever the verb goes on with a subject: joined to a verb of the same person that has
one, or behind the words of a slogan, which those who call it out say.
"""

from __future__ import annotations

from rasid.events.candidates import Candidate
from rasid.events.clause_subjects import speaker_of, subjects_at
from rasid.events.clauses import Constituent, following, preceding_subject
from rasid.events.passage import Passage
from rasid.events.phrases import NounPhrase
from rasid.events.roles import SPOKEN, slots
from rasid.events.verb_agreement import verb_agrees
from rasid.language.tagged_word import Word

_JOINING = frozenset(("كما", "ثم"))
_SPEECHLESS = frozenset(("act", "time", "abstract", "thing", "weapon", "vehicle"))
_CONTENT = frozenset(("ب", "الي", "علي", "ل", "من"))


def addresses(
    passage: Passage,
    candidate: Candidate,
    constituents: tuple[Constituent, ...],
    bare: list[Constituent],
) -> bool:
    """Whether the one bare phrase of a verb of saying names its addressee, its subject being told before."""
    form = candidate.verb
    frame = slots(candidate.trigger.verb_frame)
    if candidate.type not in SPOKEN or form is None or frame.get("O") != "target" or not bare:
        return False
    if not (
        _is_definite(passage, bare[0].phrases[0])
        and _has_content(passage, candidate, frame, constituents, bare)
    ):
        return False
    slogan = slogan_before(passage, candidate)
    return slogan is not None or _goes_on(passage, candidate, bare[0].phrases[0])


def slogan_before(passage: Passage, candidate: Candidate) -> int | None:
    """The word of the slogans that a verb of demanding or accusing tells the contents of.

    شعارات تندد، لافتات تنتقد الرئيس وتدعو الجيش إلى التدخل: also over verbs that و joins to it.
    """
    words, form = passage.words, candidate.verb
    if candidate.type not in SPOKEN or form is None:
        return None
    position = candidate.index
    while words[position].conjunction == "و":
        joined = (p for p in range(position - 1, -1, -1) if words[p].tag in ("verb", "auxiliary"))
        position = next(joined, -1)
        other = words[position].verb if position >= 0 else None
        if other is None or other.person != form.person:
            return None
    noun = position - 1
    told = noun >= 0 and words[noun].tag == "noun" and words[noun].stem in passage.grammar["slogans"]
    return noun if told else None


def _is_definite(passage: Passage, phrase: NounPhrase) -> bool:
    """وطالب نواب بالحل: somebody new is who says it; who is called on is known."""
    if phrase.person is not None or phrase.organisation is not None or phrase.place is not None:
        return True
    head = passage.words[phrase.head]
    vague = phrase.empty or phrase.determiner or head.noun_class == "time"
    if vague or head.stem in passage.grammar["shares"]:
        return False
    if not head.noun_class and phrase.end == phrase.start + 1:
        return True  # a name that no list knows
    return any(w.article or w.pronoun for w in passage.words[phrase.start : phrase.end])


def _has_content(
    passage: Passage,
    candidate: Candidate,
    frame: dict[str, str],
    constituents: tuple[Constituent, ...],
    bare: list[Constituent],
) -> bool:
    """Whether what is demanded stands behind the one bare phrase: بالرحيل, إلى التدخل, أن يرحل, المسؤولية."""
    words = passage.words
    if any(frame.get(c.preposition) == "content" and c.index > bare[0].index for c in constituents):
        return len(bare) == 1
    end = bare[0].phrases[-1].end
    if len(bare) == 2 and bare[1].index == end and words[bare[1].phrases[0].head].noun_class in ("act", ""):
        # ناشد المنظمات التدخل
        return candidate.type == "demand" and "content" not in frame.values()
    if len(bare) != 1:
        return False
    if any(index > bare[0].phrases[0].head for index in candidate.fixed):
        return True
    return _opens_content(words, end)


def _opens_content(words: tuple[Word, ...], index: int) -> bool:
    """إلى أن، بأن، بما: a clause that tells what is demanded."""
    if index >= len(words):
        return False
    word = words[index]
    if word.tag == "preposition" and word.stem in _CONTENT and not word.pronoun and index + 1 < len(words):
        return words[index + 1].tag in ("complementizer", "wh", "negation")
    return word.tag == "complementizer" or (word.tag == "wh" and word.preposition in _CONTENT)


def _goes_on(passage: Passage, candidate: Candidate, phrase: NounPhrase) -> bool:
    """Whether a verb joined to one before it has the subject of that one."""
    words, form = passage.words, candidate.verb
    before = words[candidate.index - 1] if candidate.index else None
    joined = words[candidate.index].conjunction in ("و", "ف")
    if form is None or before is None or not (joined or before.stem in _JOINING):
        return False
    for position in range(candidate.index - 1, -1, -1):
        other = words[position].verb
        if words[position].token.text in ".؛":
            return False
        if words[position].tag != "verb" or other is None or other.person != form.person:
            continue
        if (words[position].conjunction and position) or _has_none(passage, position):
            return True
        return any(
            _is_other(passage, one, phrase, form.person) for one in _subjects(passage, position, candidate)
        )
    return False


def _has_none(passage: Passage, verb: int) -> bool:
    """شددت على الحوار وطالبت الأطراف بالتهدئة: the verb that opens a sentence with no subject of its own."""
    behind = following(passage, verb + 1)
    return not preceding_subject(passage, verb) and not any(c.phrases and not c.preposition for c in behind)


def _subjects(passage: Passage, verb: int, candidate: Candidate) -> list[tuple[NounPhrase, ...]]:
    if passage.words[verb].verb_class == "say":
        return [speaker_of(passage, verb, candidate.index)]
    return list(subjects_at(passage, verb, candidate.index))


def _is_other(passage: Passage, subject: tuple[NounPhrase, ...], phrase: NounPhrase, person: str) -> bool:
    """Whether a subject is somebody who agrees with the verb and none of the words of `phrase`."""
    if not subject or any(s.head == phrase.head for s in subject):
        return False
    speaks = passage.words[subject[0].head].noun_class not in _SPEECHLESS
    return speaks and verb_agrees(passage, subject, person)
