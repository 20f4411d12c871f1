"""Light verbs behind their act noun: هجوم شنته حماس، غارة استهدفت منزلا، عملية قام بها التنظيم."""

from __future__ import annotations

from rasid.events.candidates import Candidate
from rasid.events.clauses import Constituent, following
from rasid.events.passage import Passage
from rasid.events.phrases import noun_phrase
from rasid.events.roles import SHARED, Roles, slots
from rasid.events.struck import struck_role
from rasid.lexicon.triggers import LightVerb, Triggers


def light_verb_behind(passage: Passage, candidate: Candidate, triggers: Triggers, roles: Roles) -> None:
    """Fill the roles from the relative clause behind an act noun, and from a second verb that claims it."""
    after = _light_after(passage, candidate, triggers)
    if after is None:
        if "actor" not in roles.filled and candidate.type not in SHARED:
            _claimed_too(passage, candidate.after, candidate, triggers, roles)
        return
    roles.carried_by = after[0]
    _apply(passage, *after, candidate, roles)
    if "actor" not in roles.filled:
        _claimed_too(passage, after[0] + 1, candidate, triggers, roles)


def _light_after(passage: Passage, candidate: Candidate, triggers: Triggers) -> tuple[int, LightVerb] | None:
    """A light verb in a relative clause: هجوم شنته حماس، غارة استهدفت منزلا، قام بها."""
    words = passage.words
    limit = min(len(words), candidate.after + 9)
    for index in range(candidate.after, limit):
        word = words[index]
        if word.token.text in ".؛:" or word.tag in ("complementizer", "subordinator"):
            return None
        if word.tag != "verb" or word.conjunction:
            continue
        if words[index - 1].tag in ("negation", "auxiliary") and words[index - 1].conjunction:
            return None  # سقطت قذيفة ولم يصب أحد
        passive = word.verb is not None and word.verb.voice == "passive"
        for light, _ in triggers.light_verbs.get(word.stem, ()):
            if gathers(light) and candidate.type not in SHARED | {"protest"}:
                continue
            own = passive or _has_own_subject(passage, index, light)
            if light.slot == "S" and not word.pronoun and not own:
                return index, light
            if light.slot == "O" and (word.pronoun or _is_put_against(passage, index, light)):
                return index, light
            if light.slot not in ("S", "O") and _resumes(passage, index, light.slot):
                return index, light
        return None
    return None


def gathers(light: LightVerb) -> bool:
    """لقاء جمع الوزير بالسفير: whether a verb tells, behind a meeting or a march, who takes part in it."""
    return ("O", "party") in light.frame


def _claimed_too(
    passage: Passage, start: int, candidate: Candidate, triggers: Triggers, roles: Roles
) -> None:
    """هجوم استهدف الموكب وتبناه التنظيم: a second verb of the act, with its pronoun, says who did it."""
    words = passage.words
    for index in range(start, min(start + 20, len(words))):
        word = words[index]
        if word.token.text in ".؛:" or word.tag in ("complementizer", "subordinator"):
            return
        joined = word.conjunction == "و" or (
            words[index - 1].tag == "auxiliary" and words[index - 1].conjunction
        )
        if word.tag != "verb" or not joined or word.pronoun != _pronoun_of(passage, candidate):
            continue
        for light, _ in triggers.light_verbs.get(word.stem, ()):
            if light.slot == "O":
                _apply(passage, index, light, candidate, roles)
                return


def _is_somewhere(passage: Passage, constituent: Constituent) -> bool:
    phrase = constituent.phrases[0] if constituent.phrases else None
    return phrase is not None and (
        phrase.place is not None or passage.words[phrase.head].noun_class in ("building", "time", "abstract")
    )


def _pronoun_of(passage: Passage, candidate: Candidate) -> str:
    """The pronoun that stands for an act noun: هجوم ... تبناه، غارة ... نفذتها."""
    noun = passage.words[candidate.index]
    plural = candidate.noun is not None and candidate.noun.number == "many"
    return "ها" if plural or noun.stem.endswith(("ه", "ات")) else "ه"


def _has_own_subject(passage: Passage, index: int, light: LightVerb) -> bool:
    """قتلا بتفجير لم يجر تسجيله: a verb without an object whose subject stands behind it carries no other."""
    if "O" in slots(light.frame):
        return False
    if index + 1 in passage.times:
        return False
    phrase = noun_phrase(passage, index + 1)
    lasts = phrase is not None and passage.words[phrase.head].noun_class == "time"  # استمرت أياما
    return phrase is not None and not phrase.preposition and not lasts


def _is_put_against(passage: Passage, index: int, light: LightVerb) -> bool:
    """هجوم نفذ ضد مدرسة: without subject and object such a verb is passive, and of the act before it."""
    first = following(passage, index + 1)[:1]
    against = bool(first) and first[0].preposition in ("ضد", "علي") and bool(first[0].phrases)
    return against and first[0].preposition in slots(light.frame) and first[0].index == index + 1


def _resumes(passage: Passage, index: int, slot: str) -> bool:
    """قام بها، تعرض له: the preposition with the pronoun that stands for the act noun."""
    for word in passage.words[index + 1 : index + 4]:
        if word.pronoun and word.tag == "preposition" and word.stem == slot:
            return True
    return False


def _apply(passage: Passage, index: int, light: LightVerb, candidate: Candidate, roles: Roles) -> None:
    """Give the phrases of a light verb behind its noun their roles."""
    frame = slots(light.frame)
    roles.rules.append(f"light_verbs.tsv:{light.id}")
    bare_used = False
    for constituent in following(passage, index + 1):
        if constituent.phrases and not constituent.preposition and not bare_used:
            bare_used = True
            role = frame.get("O") if light.slot == "S" else frame.get("S")
            role = struck_role(passage, constituent.phrases[0], role) if role and light.slot == "S" else role
            if role and (role not in roles.filled or role == "target"):
                roles.give(role, constituent.phrases)
        elif constituent.preposition:
            role = frame.get(constituent.preposition) or slots(candidate.trigger.noun_frame).get(
                constituent.preposition
            )
            if role == "party" and _is_somewhere(passage, constituent):
                continue  # لقاء جمعهما بقصر الرئاسة
            if role and role not in roles.filled and role != "content" and constituent.phrases:
                roles.one_sided = roles.one_sided or (role == "party" and "actor" not in roles.filled)
                roles.give(role, constituent.phrases)
