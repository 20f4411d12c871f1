"""Whom the slots of a light verb name in the act that it carries: شن الجيش هجوما، تعرض موكبه لهجوم."""

from __future__ import annotations

from dataclasses import replace

from rasid.events.agreement import describes
from rasid.events.candidates import Candidate
from rasid.events.clauses import Constituent, following
from rasid.events.coordination import coordinated
from rasid.events.light_verb_clauses import is_aimed_at_alone
from rasid.events.noun_classes import HUMAN
from rasid.events.passage import Passage
from rasid.events.phrases import NounPhrase, noun_phrase
from rasid.events.quantities import part_of
from rasid.events.regarding import with_regards
from rasid.events.roles import SHARED, SPOKEN, Roles, slots
from rasid.events.subjects import relative_antecedent, subject_before
from rasid.lexicon.triggers import LightVerb


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


def bare_between(passage: Passage, index: int, candidate: Candidate) -> list[NounPhrase]:
    """The phrases without a preposition between the light verb and its act."""
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
    return closed and can_act(passage, phrase)


def can_act(passage: Passage, phrase: NounPhrase) -> bool:
    """Whether a phrase tells of people or of a body."""
    named = phrase.person is not None or phrase.organisation is not None
    return named or passage.words[phrase.head].noun_class in HUMAN | {"group"}


def apply_light(passage: Passage, index: int, light: LightVerb, candidate: Candidate, roles: Roles) -> bool:
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
