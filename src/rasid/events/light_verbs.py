"""Verbs that carry an act noun and share its participants: شن الجيش هجوما، تعرض الحي لقصف."""

from __future__ import annotations

from dataclasses import replace

from rasid.events.candidates import Candidate
from rasid.events.light_verb_clauses import start_before_asides
from rasid.events.light_verb_roles import apply_light, bare_between, can_act
from rasid.events.light_verbs_behind import gathers, light_verb_behind
from rasid.events.noun_classes import HUMAN
from rasid.events.passage import Passage
from rasid.events.phrases import NounPhrase
from rasid.events.quantities import part_of
from rasid.events.roles import VIOLENT, Roles, slots
from rasid.language.tagged_word import Word
from rasid.lexicon.triggers import LightVerb, Triggers

_REACH = 30
#: Words between a verb and the relative clause of its subject.
_SUBJECT = 7


def light_verb(passage: Passage, candidate: Candidate, triggers: Triggers, roles: Roles) -> None:
    """The verb that carries the act noun: before it (شن الجيش هجوما) or in a relative clause after it."""
    before = _light_before(passage, candidate, triggers)
    if before is not None:
        roles.carried_by = before[0]
        if not apply_light(passage, *before, candidate, roles):
            _climb(passage, before[0], candidate, triggers, roles)
    light_verb_behind(passage, candidate, triggers, roles)


def _light_before(passage: Passage, candidate: Candidate, triggers: Triggers) -> tuple[int, LightVerb] | None:
    """The light verb, or noun of one (تعرضه لـ), before an act noun in its clause; None without one."""
    words = passage.words
    start = start_before_asides(passage, candidate.index)
    for index in range(candidate.index - 1, max(start - 2, -1, candidate.index - _REACH), -1):
        word = words[index]
        if word.tag == "relative":
            return _befell_before(passage, index, candidate, triggers)
        if word.tag == "complementizer" or word.token.text in ":؛.":
            return None
        if word.tag == "noun" and not word.article:
            for light in triggers.light_nouns.get(word.stem, ()):
                if _slot_matches(passage, light.slot, candidate):
                    return index, light
        if word.tag != "verb":
            continue
        if (
            word.verb_class == "say"
            and candidate.type in VIOLENT
            and not _jussive_before(passage, index, candidate)
        ):
            # أعلنت الوزارة مقتل جندي: who tells of violence has not done it; but ردت القوات بقصف البلدة.
            if words[candidate.last].stem in passage.grammar["befalling"]:
                return None  # اعترف التنظيم بمقتل قائده
            said = _light_at(passage, index, candidate, triggers)
            return said if said is not None and said[1].slot == "ب" else None
        found = _light_at(passage, index, candidate, triggers)
        if found is None and not word.conjunction:
            found = _befell_before(passage, index, candidate, triggers)
        return found
    return None


def _befell_before(
    passage: Passage, index: int, candidate: Candidate, triggers: Triggers
) -> tuple[int, LightVerb] | None:
    """تعرض الموكب الذي يقل الوزير لهجوم: a verb before the clause that describes its subject.

    `index` is a word of that clause; the act noun must have the preposition that tells what befell somebody.
    """
    words = passage.words
    for at in range(index - 1, max(index - 1 - _SUBJECT, -1), -1):
        word = words[at]
        if word.tag in ("complementizer", "subordinator") or word.token.text in ":؛.":
            return None
        if word.tag != "verb":
            continue
        found = _light_at(passage, at, candidate, triggers)
        if found is not None:
            befalls = found[1].slot in ("ل", "الي") and slots(found[1].frame).get("S") == "target"
            return found if befalls else None
        if word.conjunction:
            return None
    return None


def _jussive_before(passage: Passage, index: int, candidate: Candidate) -> bool:
    """لم تحدث مواجهات: spelled like "spoke", but behind لم it is "did not happen"."""
    negated = index > 0 and passage.words[index - 1].stem in ("لم", "لن", "لا")
    return negated and candidate.index == index + 1


def _light_at(
    passage: Passage, index: int, candidate: Candidate, triggers: Triggers
) -> tuple[int, LightVerb] | None:
    """The light verb at word `index` in the sense in which it carries the act noun."""
    entries = [light for light, _ in triggers.light_verbs.get(passage.words[index].stem, ())]
    found = [
        light
        for light in entries
        if _slot_matches(passage, light.slot, candidate)
        and not _is_filled(passage, index, light, candidate)
        and not gathers(light)
    ]
    form = passage.words[index].verb
    if form is not None and form.voice == "passive":
        # أصيب 12 شرطيا في أعمال شغب: who is hurt in an act is not the act.
        found = [light for light in found if light.slot != "S"]
    if not found:
        return None
    between = bare_between(passage, index, candidate)
    subjects = [p for p in between if can_act(passage, p)]
    if subjects and subjects[0] is between[0] and any(_is_thing(passage, p) for p in between[1:]):
        # فجر مقاتلون جسرا لعرقلة تقدم الجيش: behind its subject the verb has an object of its own.
        found = [light for light in found if light.slot != "O"]
    if not found:
        return None
    if subjects and any(light.slot == "O" for light in found):
        # يبدأ المعلمون إضرابا: with a subject between, the act noun is the object.
        found = [light for light in found if light.slot != "S"]
    return index, found[0]


def _is_filled(passage: Passage, index: int, light: LightVerb, candidate: Candidate) -> bool:
    """تمكن من الفرار بعد ساعات من سقوط العاصمة: an act noun before holds the preposition's place."""
    words = passage.words
    if light.slot == "O" and _says_why(passage, candidate):
        between = words[index + 1 : candidate.index]
        return any(w.noun_class == "act" and not w.preposition for w in between)
    if light.slot in ("S", "O"):
        return False
    for position in range(index + 1, candidate.index - 1):
        word = words[position]
        before = words[position - 1]
        held = word.preposition == light.slot or (
            before.tag == "preposition" and before.stem == light.slot and not before.pronoun
        )
        if held and word.tag == "noun" and word.noun_class == "act":
            return not words[candidate.index].conjunction
    return False


def _says_why(passage: Passage, candidate: Candidate) -> bool:
    """نظموا وقفة تنديدا بالقرار: an accusative of purpose, no object beside another one."""
    word = passage.words[candidate.index]
    plain = not (word.article or word.preposition or word.pronoun)
    return (
        plain
        and word.stem.rstrip("ا") in passage.grammar["stands-taken"]
        and word.token.bare.rstrip("ً").endswith("ا")
    )


def _is_thing(passage: Passage, phrase: NounPhrase) -> bool:
    """Whether a phrase is neither somebody, who may only be named again, nor a time, nor an adverb."""
    head = passage.words[phrase.head]
    named = phrase.person is not None or phrase.organisation is not None or phrase.start in passage.times
    if named or head.noun_class in HUMAN | {"group", "time", "adjective"}:
        return False
    return bool(head.noun_class) or not head.token.bare.endswith("ا")


def _slot_matches(passage: Passage, slot: str, candidate: Candidate) -> bool:
    """Whether the act noun, or the one that و joins it to, stands in the slot of the light verb."""
    words = passage.words
    index = part_of(passage, candidate.index)
    if words[index].conjunction == "و" and not words[index].preposition:
        index = _first_of_series(words, index)
    preposition = words[index].preposition
    before = words[index - 1] if index else None
    if before is not None and before.tag == "preposition" and not preposition:
        preposition = before.stem
    word = words[part_of(passage, candidate.index)]
    if slot == "S" and word.token.bare.endswith(("ا", "ً")) and not word.article and candidate.kind == "noun":
        # استهدف انتحاري اجتماعا: an accusative is no subject.
        return False
    if slot in ("O", "S"):
        return preposition == "" and not (_is_of_oblique(passage, index) or _is_charge(passage, index))
    return preposition == slot or _governed_by(passage, index, slot)


def _is_of_oblique(passage: Passage, index: int) -> bool:
    """على خلفية التفجيرات: a definite act noun in the construct of a noun that a preposition governs."""
    words = passage.words
    if index < 2 or not words[index].article:
        return False
    before, first = words[index - 1], words[index - 2]
    free = first.tag == "preposition" and not first.pronoun
    return (
        before.stem in passage.grammar["grounds-of"]
        and not before.pronoun
        and (bool(before.preposition) or free)
    )


def _is_charge(passage: Passage, index: int) -> bool:
    """وجهت المحكمة تهمة قتل جارين: what somebody is charged with, and no act of the court."""
    before = passage.words[index - 1] if index else None
    return before is not None and before.stem in passage.grammar["charges"] and not before.article


def _first_of_series(words: tuple[Word, ...], index: int) -> int:
    """للضرب والتهديد: the act noun in the same clause that و joins the one at `index` to, or that itself."""
    for position in range(index - 1, max(index - _REACH, -1), -1):
        word = words[position]
        if word.tag in ("verb", "complementizer", "relative") or word.token.text in ":؛.":
            break
        if word.noun_class == "act":
            return _first_of_series(words, position) if word.conjunction == "و" else position
    return index


def _governed_by(passage: Passage, index: int, slot: str) -> bool:
    """Whether the noun stands in the construct of a noun with that preposition: قام بعملية قصف."""
    words = passage.words
    if words[index].token.bare.endswith("ا") and words[index].stem.endswith("ا") and not words[index].article:
        return False  # لجأوا إلى الجبال هربا: an accusative is no genitive
    for position in range(index - 1, max(index - 4, -1), -1):
        word = words[position]
        if word.preposition == slot or (word.tag == "preposition" and word.stem == slot):
            return True
        if word.tag not in ("noun", "number", "determiner"):
            return False
    return False


def _climb(passage: Passage, index: int, candidate: Candidate, triggers: Triggers, roles: Roles) -> None:
    """أصدر الوزير قرارا بإعفاء المدير: a light noun without a genitive has the subject of its own verb."""
    noun = replace(candidate, kind="noun", index=index, last=index, after=index + 1)
    above = _light_before(passage, noun, triggers)
    if above is None or above[0] >= index:
        return
    inner = Roles(beyond=candidate.index)
    apply_light(passage, *above, noun, inner)
    # نجا الوزير من محاولة اغتيال: who underwent the attempt underwent the act.
    role = "actor" if "actor" in inner.filled else "target"
    if role in inner.filled and role not in roles.filled:
        roles.give(role, inner.filled[role])
