"""Verbs that carry an act noun and share its participants: شن الجيش هجوما، تعرض الحي لقصف."""

from __future__ import annotations

from dataclasses import replace

from rasid.events.agreement import describes
from rasid.events.candidates import Candidate
from rasid.events.clauses import Constituent, following
from rasid.events.coordination import coordinated
from rasid.events.light_verb_clauses import is_aimed_at_alone, start_before_asides
from rasid.events.light_verbs_behind import gathers, light_verb_behind
from rasid.events.noun_classes import HUMAN
from rasid.events.passage import Passage
from rasid.events.phrases import NounPhrase, noun_phrase
from rasid.events.quantities import part_of
from rasid.events.regarding import with_regards
from rasid.events.roles import SHARED, SPOKEN, VIOLENT, Roles, slots
from rasid.events.subjects import relative_antecedent, subject_before
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
        if not _apply_light(passage, *before, candidate, roles):
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
    between = _bare_between(passage, index, candidate)
    subjects = [p for p in between if _can_act(passage, p)]
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


def _between(passage: Passage, index: int, candidate: Candidate) -> list[Constituent]:
    """The phrases between a light verb and its act noun.

    Somebody who seems to hold the noun ends before it (شن سلاح الجو | غارتين); what does is no phrase of
    its own (حملة اعتقالات).
    """
    found = []
    limit = part_of(passage, candidate.index)
    limit -= limit > index + 1 and passage.words[limit - 1].tag == "preposition"  # تمكن جندي | من السيطرة
    for constituent in following(passage, index + 1):
        phrases = tuple(
            replace(p, end=min(p.end, limit))
            for p in constituent.phrases
            if p.start < limit and (p.end <= limit or _is_whole(passage, p, limit))
        )
        if phrases and constituent.index < limit:
            end = min(constituent.end, limit)
            found.append(replace(constituent, phrases=phrases, end=end))
    return found


def _bare_between(passage: Passage, index: int, candidate: Candidate) -> list[NounPhrase]:
    return [c.phrases[0] for c in _between(passage, index, candidate) if not c.preposition]


def _is_whole(passage: Passage, phrase: NounPhrase, end: int) -> bool:
    """Whether a phrase that seems to go on at `end` names somebody without it (سلاح الجو | غارتين)."""
    last = passage.words[end - 1]
    closed = (
        passage.words[end].tag == "preposition"
        or last.article
        or bool(last.pronoun)
        or end - 1 in passage.organisations
        or end - 1 in passage.people
    )
    return closed and _can_act(passage, phrase)


def _is_thing(passage: Passage, phrase: NounPhrase) -> bool:
    """Whether a phrase is neither somebody, who may only be named again, nor a time, nor an adverb."""
    head = passage.words[phrase.head]
    named = phrase.person is not None or phrase.organisation is not None or phrase.start in passage.times
    if named or head.noun_class in HUMAN | {"group", "time", "adjective"}:
        return False
    return bool(head.noun_class) or not head.token.bare.endswith("ا")


def _can_act(passage: Passage, phrase: NounPhrase) -> bool:
    named = phrase.person is not None or phrase.organisation is not None
    return named or passage.words[phrase.head].noun_class in HUMAN | {"group"}


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


def _apply_light(passage: Passage, index: int, light: LightVerb, candidate: Candidate, roles: Roles) -> bool:
    """Give the slots of the light verb their roles; False where it is a noun without a subject of its own."""
    frame = _frame_for(light, candidate)
    roles.rules.append(f"light_verbs.tsv:{light.id}")
    subject_role = frame.get("S")
    if subject_role == "actor" and _has_doer(candidate, roles):
        subject_role = None
    between = _between(passage, index, candidate)
    bare = [c for c in between if not c.preposition]
    has_subject = passage.words[index].tag != "noun"
    if subject_role and passage.words[index].tag == "noun":
        has_subject = _give_genitive(passage, index, subject_role, candidate, roles)
    elif subject_role:
        form = passage.words[index].verb
        shell = _shell(passage, index, candidate)
        if frame.get("O") == "target" and is_aimed_at_alone(passage, shell, bare, roles.beyond):
            roles.give(frame["O"], bare.pop(0).phrases)
        elif bare and not (form is not None and form.person in ("3mp", "3fp")):
            _take_subject(subject_role, bare.pop(0).phrases, candidate, roles)
        else:
            _give_subject_before(passage, index, subject_role, candidate, roles)
    elif (
        bare
        and passage.words[index].tag == "verb"
        and not subject_before(passage, _shell(passage, index, candidate))
    ):
        # دفعت المعارك السكان إلى النزوح: the subject, which has no role, stands before the object.
        bare.pop(0)
    if "O" in frame and bare:
        roles.give(frame["O"], bare[-1].phrases)
    for constituent in with_regards(passage, candidate.type, tuple(between)):
        role = frame.get(constituent.preposition) if constituent.preposition else None
        if role and role not in roles.filled and constituent.phrases:
            roles.give(role, constituent.phrases)
        elif role and constituent.pronoun:  # أصدرت في شأنه مذكرة توقيف
            roles.pronouns.setdefault(role, constituent.pronoun)
    for constituent in following(passage, roles.beyond):
        if not constituent.preposition and passage.words[constituent.index].conjunction == "و":
            continue  # استهدف هجوم وسيارة مفخخة مقرا: what goes on with the act noun
        role = frame.get(constituent.preposition or "O")
        if role is None and _is_late_subject(passage, index, light, constituent) and subject_role:
            # تقود حملة الاعتقالات قيادات: the subject stands behind the object.
            role = subject_role
        if role and constituent.phrases and role not in roles.filled:
            roles.give(role, constituent.phrases)
    return has_subject


def _has_doer(candidate: Candidate, roles: Roles) -> bool:
    """Whether the act has a doer of its own: قررت الحكومة وقف قصف الطيران."""
    if candidate.type in SPOKEN and ("actor" in roles.filled or "actor" in roles.pronouns):
        # رفضت الحكومة تنفيذ مطالبهم: who carries out a demand has not made it.
        return True
    if candidate.type in SHARED or "actor" not in roles.filled:
        return False
    sure = slots(candidate.trigger.noun_frame).get("G") == "actor" and "genitive:actor" in roles.rules
    return sure or "actor:agent phrase" in roles.rules


def _take_subject(role: str, phrases: tuple[NounPhrase, ...], candidate: Candidate, roles: Roles) -> None:
    """Give a light verb's subject its role: then the act befalls its genitive (قام بخطف قائد)."""
    if role == "actor" and candidate.type not in SHARED:
        taken = roles.filled.pop("actor", [])
        if taken and "genitive:actor" in roles.rules:
            roles.give("target", taken)
    roles.give(role, phrases)


def _climb(passage: Passage, index: int, candidate: Candidate, triggers: Triggers, roles: Roles) -> None:
    """أصدر الوزير قرارا بإعفاء المدير: a light noun without a genitive has the subject of its own verb."""
    noun = replace(candidate, kind="noun", index=index, last=index, after=index + 1)
    above = _light_before(passage, noun, triggers)
    if above is None or above[0] >= index:
        return
    inner = Roles(beyond=candidate.index)
    _apply_light(passage, *above, noun, inner)
    # نجا الوزير من محاولة اغتيال: who underwent the attempt underwent the act.
    role = "actor" if "actor" in inner.filled else "target"
    if role in inner.filled and role not in roles.filled:
        roles.give(role, inner.filled[role])


def _frame_for(light: LightVerb, candidate: Candidate) -> dict[str, str]:
    """The light verb's frame; who acts in it is who suffers where the act's own subject does (النزوح)."""
    frame = slots(light.frame)
    if candidate.type in SHARED:
        # تلقى الملك اتصالا من الرئيس: what two do together befalls neither.
        return {slot: "actor" if role == "target" else role for slot, role in frame.items()}
    if slots(candidate.trigger.verb_frame).get("S") != "target":
        return frame
    return {slot: "target" if role == "actor" else role for slot, role in frame.items()}


def _shell(passage: Passage, index: int, candidate: Candidate) -> Candidate:
    """The light verb as if it were the trigger, to look for its subject."""
    form = passage.words[index].verb
    return Candidate(candidate.trigger, candidate.type, "verb", index, index, index + 1, form, None, ())


def _give_subject_before(passage: Passage, index: int, role: str, candidate: Candidate, roles: Roles) -> None:
    """The subject of a light verb that stands before it, or that its relative clause describes."""
    shell = _shell(passage, index, candidate)
    before = subject_before(passage, shell)
    relative, is_object = relative_antecedent(passage, shell, False, [])
    if relative and not is_object:
        _take_subject(role, relative, candidate, roles)
    elif before:
        _take_subject(role, before, candidate, roles)
    else:
        roles.missing_role = role


def _is_late_subject(passage: Passage, index: int, light: LightVerb, constituent: Constituent) -> bool:
    if light.slot != "O" or constituent.preposition or not constituent.phrases:
        return False
    phrase = constituent.phrases[0]
    if phrase.end == phrase.start + 1 and describes(passage.words[phrase.head]):
        return False
    verb = passage.words[index].tag == "verb" and not passage.words[index].verb_is_plural
    acting = phrase.organisation is not None or phrase.person is not None
    return verb and (acting or passage.words[phrase.head].noun_class in HUMAN | {"group"})


def _give_genitive(passage: Passage, index: int, role: str, candidate: Candidate, roles: Roles) -> bool:
    """تعرض موكبه لهجوم، قيامه بقتل: the genitive of the light masdar is its subject; False without one."""
    word = passage.words[index]
    if word.pronoun:
        roles.pronouns.setdefault(role, word.pronoun)
        return True
    phrase = noun_phrase(passage, index + 1) if not word.token.bare.endswith("ا") else None
    if phrase is None or phrase.preposition or phrase.whole >= candidate.index:
        return False
    head = passage.words[phrase.head]
    if (describes(head) and phrase.end == phrase.start + 1) or head.noun_class in ("act", "abstract", "time"):
        return False
    roles.give(role, coordinated(passage, replace(phrase, end=min(phrase.end, candidate.index))))
    return True
