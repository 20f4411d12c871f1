"""Participles that say what their subject does at the same time: غادر متهما الحكومة، خرجوا مطالبين برحيله.

Such a participle is an indefinite accusative (الحال); its subject is that of the clause before, and
what stands behind it are its objects (W. Wright, II §§ 43-44, 74).
"""

from __future__ import annotations

from rasid.events.clauses import EMPHATIC
from rasid.events.passage import Passage
from rasid.events.phrases import noun_phrase
from rasid.events.roles import SPOKEN, slots
from rasid.language.tagged_word import Word
from rasid.lexicon.inflection import VerbForm
from rasid.lexicon.triggers import Trigger, Triggers


def state_at(passage: Passage, index: int, triggers: Triggers) -> tuple[tuple[Trigger, VerbForm], ...]:
    """The triggers whose participle stands at word `index` as a circumstance of the clause before."""
    word = passage.words[index]
    if word.article or word.preposition or word.pronoun or not (index or passage.number):
        return ()
    found = triggers.states.get(word.token.folded.removeprefix(word.conjunction), ())
    if not found or (index and _describes(passage, index, found[0][1])):
        return ()
    if not index and found[0][0].type not in SPOKEN:
        return ()  # only speech goes on behind a full stop: قال إن الوضع صعب. مطالبا الدول بالتدخل
    if word.token.bare.endswith("ة") and word.stem in triggers.nouns:  # مطالبة الحكومة: the masdar
        return ()
    return tuple(one for one in found if _is_complete(passage, index, one[0]))


def _describes(passage: Passage, index: int, form: VerbForm) -> bool:
    """امرأة متهمة بالقتل، عشرة متهمين: an adjective or a noun of its own, and no circumstance."""
    words = passage.words
    before = words[index - 1]
    if words[index].conjunction and words[index].noun_class == "protester":
        return True  # صدامات بين الشرطة ومتظاهرين ضد القرار
    if words[index].conjunction or form.person == "3ms":
        behind = before.tag in ("preposition", "complementizer")  # أن طالبا جامعيا
        return behind or index - 1 in passage.numbers  # معاقبة 25 متهما بالقتل
    if index - 1 in passage.numbers or before.tag in ("preposition", "determiner", "verb"):
        return True
    plain = before.tag == "noun" and not (before.article or before.pronoun)
    return plain and index - 1 not in passage.places and index - 1 not in passage.organisations


def _is_complete(passage: Passage, index: int, trigger: Trigger) -> bool:
    """Whether what the participle governs stands behind it: an object, or one of its prepositions.

    Only an object tells متهما الحكومة from اعتقلت متهما بالقتل.
    """
    frame = slots(trigger.verb_frame)
    position = _past_aside(passage, index + 1, frame) if trigger.type in SPOKEN else index + 1
    if position >= len(passage.words):
        return False
    after = passage.words[position]
    if after.tag == "complementizer" and after.token.folded.startswith("ب") and "ب" in frame:
        return trigger.type in SPOKEN  # مطالبا بأن يعود
    if "O" in frame and (_is_object(passage, position) or after.stem.startswith("ايا")):
        return True
    if frame.get("O") == "target" and "ب" in frame and trigger.type == "accusation":
        return False
    return (after.preposition or (after.stem if after.tag == "preposition" else "")) in frame


def _past_aside(passage: Passage, index: int, frame: dict[str, str]) -> int:
    """مطالبا في الوقت نفسه بالحل، مطالبا أيضا الوزارة: the word behind what says when or how else."""
    words = passage.words
    for _ in range(2):
        if index >= len(words):
            break
        if words[index].tag == "adverb" or index in passage.times:
            index += 1
            continue
        phrase = noun_phrase(passage, index) if words[index].tag == "preposition" else None
        if phrase is None or phrase.preposition in frame:
            break
        if words[phrase.head].noun_class not in ("time", "abstract") and words[phrase.head].stem != "جهه":
            break
        index = phrase.end
        if index < len(words) and words[index].token.folded in EMPHATIC:
            index += 1
    return index


def _is_object(passage: Passage, index: int) -> bool:
    word = passage.words[index]
    named = index in passage.organisations or index in passage.people or index in passage.places
    return named or (word.tag == "noun" and not word.preposition and _is_definite(word))


def _is_definite(word: Word) -> bool:
    return word.article or bool(word.pronoun) or word.noun_class not in ("adjective", "time", "")
