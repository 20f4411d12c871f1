"""Whose genitive a masdar has: that of who does it (قصف الجيش) or of who suffers it (قصف المدينة)."""

from __future__ import annotations

import re

from rasid.events.candidates import Candidate
from rasid.events.clauses import following
from rasid.events.noun_classes import FORCES, HUMAN
from rasid.events.passage import Passage
from rasid.events.phrase_names import AGENT_WORDS
from rasid.events.phrases import NounPhrase, noun_phrase
from rasid.events.roles import DONE_TO_PEOPLE

#: Classes of nouns for whoever, in the genitive of an act, has done it: قصف الطائرات.
_ACTING = FORCES | {"official", "aircraft"}


def is_matter(passage: Passage, phrase: NounPhrase) -> bool:
    """مفاوضات السلام: whether a genitive is what something is about, and nobody."""
    named = phrase.person is not None or phrase.organisation is not None or phrase.place is not None
    return not named and passage.words[phrase.head].noun_class in ("abstract", "act", "time")


def genitive_role(passage: Passage, candidate: Candidate, phrases: tuple[NounPhrase, ...], role: str) -> str:
    """Whose genitive: قصف الجيش (subject) or قصف المدينة (object); هجوم عدن, where it happened."""
    word = passage.words[candidate.index]
    open_ = role in ("auto", "actor") or (role == "target" and word.token.bare.endswith("ات"))
    if open_ and candidate.type in _NAMED_BY_PLACE and _is_scene(passage, phrases):
        return "place"
    named_by_town = role == "target" and candidate.type == "bombing" and _is_settled(passage, phrases[0])
    if named_by_town and _is_scene(passage, phrases):
        return "place"  # تفجير عدن: a town is not what was blown up
    if role == "instrument" and _is_town(passage, phrases[0]):
        return "place"  # انفجارات العاصمة
    if role == "actor" and candidate.type == "killing" and _is_unknown(passage, phrases):
        return "place"  # مذبحة سربرنيتسا
    if role == "actor" and candidate.type == "killing" and _are_unarmed(passage, phrases):
        return "target"  # مذبحة المصلين
    if role == "actor" and _is_of_third_form(passage, candidate):
        role = "target"
    if role in ("auto", "target") and _has_object_behind(passage, candidate, phrases):
        return "actor"
    if role in ("auto", "target") and _is_state_with_object(passage, candidate, phrases):
        return "actor"
    if role == "place" and _takes_a_place(passage, candidate, phrases):
        return "actor"
    if role != "auto":
        return role
    words = passage.words
    head = words[phrases[0].head]
    can_act = (
        phrases[0].organisation is not None
        or head.noun_class in _ACTING
        or head.stem in passage.grammar["forces"]
        or (candidate.type == "accusation" and _is_state(phrases[0]))
    )
    if not can_act:
        return "target"
    after = phrases[-1].end
    following_phrase = noun_phrase(passage, after) if after < len(words) else None
    joined = "" if following_phrase is None else following_phrase.preposition
    if candidate.type == "accusation":
        # اتهام الحرس بإطلاق النار: with a charge behind it the genitive is who is accused.
        openers = [c.preposition for c in following(passage, after) if c.preposition in ("ب", "ل")]
        return "target" if openers[:1] == ["ب"] else "actor"
    done_to_people = candidate.trigger.figure or candidate.type in DONE_TO_PEOPLE
    agent = any(w.stem in AGENT_WORDS for w in words[after : after + 3])
    if done_to_people and (agent or phrases[0].number is not None):
        return "target"  # اختطاف ستة من كوادر الحركة على أيدي مسلحين
    owned = joined == "ل" and not (done_to_people or _is_any_force(passage, phrases))
    if following_phrase is not None and (not joined or owned or joined == "علي"):
        return "actor"
    aimed = words[candidate.last].stem in ("استهداف", "استهدافات")
    if done_to_people or aimed or _is_any_force(passage, phrases):
        return "target"
    return "target" if agent or candidate.type in ("siege", "raid") else "actor"


def _takes_a_place(passage: Passage, candidate: Candidate, phrases: tuple[NounPhrase, ...]) -> bool:
    """استعادة الجيش المدينة، إغلاق الشرطة للطريق: who does it stands between a masdar and what it is done to.

    A force does it with no object behind it, too (بعد استعادة القوات السيطرة); of another body, which may
    itself be closed or searched (إغلاق المحكمة), an object must tell.
    """
    if not _governs_object(passage, candidate) or not _can_do(passage, phrases):
        return False
    head = passage.words[phrases[0].head]
    if head.noun_class in FORCES - {"group"} or head.stem in passage.grammar["forces"]:
        return True
    after = phrases[-1].end
    return _by_li(passage, after) or is_place_behind(passage, after)


def is_place_behind(passage: Passage, index: int) -> bool:
    """Whether a place, a building or a road stands at `index` as an object: استعادة التنظيم المدينة."""
    if index >= len(passage.words) or passage.words[index].conjunction or index in passage.times:
        return False
    behind = noun_phrase(passage, index)
    if behind is None or behind.preposition:
        return False
    head = passage.words[behind.head]
    return (
        behind.place is not None
        or head.noun_class in ("building", "place")
        or head.stem in passage.grammar["settlements"]
    )


def _is_any_force(passage: Passage, phrases: tuple[NounPhrase, ...]) -> bool:
    """استهداف رتل للحرس، قصف مجموعة من المسلحين: an indefinite body of men, with an owner or without."""
    phrase = phrases[0]
    head = passage.words[phrase.head]
    named = phrase.person is not None or phrase.organisation is not None or phrase.place is not None
    if named or head.noun_class not in HUMAN | {"group"}:
        return False
    for word in passage.words[phrase.start : phrase.end]:
        if word.preposition or word.tag == "preposition":
            break
        if word.article or word.pronoun:
            return False
    return True


def _is_town(passage: Passage, phrase: NounPhrase) -> bool:
    settled = passage.words[phrase.head].stem in passage.grammar["settlements"]
    return settled or (phrase.place is not None and phrase.organisation is None)


def _is_settled(passage: Passage, phrase: NounPhrase) -> bool:
    """Whether a phrase is the bare name of a town, and no building or quarter in it."""
    place = phrase.place
    named = place is not None and place.kind in ("town", "capital", "admin1", "admin2")
    return named and phrase.organisation is None and not passage.words[phrase.head].noun_class


#: مهاجمة، محاصرة، مداهمة: the masdar of form III in the feminine (W. Wright, I § 202).
_THIRD_FORM = re.compile(r"م\wا\w\wه")


def _is_of_third_form(passage: Passage, candidate: Candidate) -> bool:
    """هدد بمهاجمة كينيا: beside a masdar of form III stands who suffers it; beside هجوم who does it."""
    objects = ("O", "target") in candidate.trigger.verb_frame
    return objects and _THIRD_FORM.fullmatch(passage.words[candidate.last].stem) is not None


def _is_state(phrase: NounPhrase) -> bool:
    """اتهامات واشنطن لدمشق: a capital or a country, which speaks for its government."""
    return phrase.place is not None and phrase.place.kind in ("country", "capital")


_RECEIVED = frozenset(("surrender", "appointment", "aid"))


def _has_object_behind(passage: Passage, candidate: Candidate, phrases: tuple[NounPhrase, ...]) -> bool:
    """إعدام الدولة للأسير، قتل الرجل لجاره: with the object behind ل the genitive is the subject.

    A transitive masdar governs its object through ل where its subject is in the genitive. The
    subject is definite, the object somebody or a place; of reasons (لانتمائه), recipients and
    owners (قيادي للحزب) that is not so.
    """
    after = past_times(passage, phrases[-1].end)  # اقتحام الشرطة فجر اليوم لمنزل
    return _governs_object(passage, candidate) and _can_do(passage, phrases) and _by_li(passage, after)


def past_times(passage: Passage, index: int) -> int:
    """The index behind the times that begin at word `index`, if any do."""
    while index in passage.times and passage.times[index].start <= index:
        index = passage.times[index].end
    return index


def _is_state_with_object(passage: Passage, candidate: Candidate, phrases: tuple[NounPhrase, ...]) -> bool:
    """تجميد فرنسا أرصدة الشركات، قصف إسرائيل المدرسة: behind a state stands the object.

    A definite word of no known class may be an adjective of the masdar (احتلال العراق الطويل).
    """
    after = phrases[-1].end
    one = phrases[0]
    state = len(phrases) == 1 and _is_state(one) and one.organisation is None and one.person is None
    if not state or not _governs_object(passage, candidate) or after in passage.times:
        return False
    behind = noun_phrase(passage, after) if after < len(passage.words) else None
    if behind is None or behind.preposition or passage.words[after].conjunction:
        return False
    head = passage.words[behind.head]
    if behind.number is not None or behind.person is not None or behind.organisation is not None:
        return True
    if head.noun_class in ("time", "adjective") or behind.head in passage.nationals:
        return False
    return bool(head.noun_class) if head.article else not head.token.bare.endswith("ا")


def object_behind_pronoun(passage: Passage, candidate: Candidate, after: int) -> bool:
    """اعتقالها الناشط، قتله لجاره: with an object behind it a masdar's pronoun is who did it."""
    if not _governs_object(passage, candidate) or after in passage.times:
        return False
    if _by_li(passage, after):
        return True
    behind = noun_phrase(passage, after) if after < len(passage.words) else None
    if behind is None or behind.preposition or passage.words[after].conjunction:
        return False
    head = passage.words[behind.head]
    named = behind.person is not None or behind.organisation is not None
    describes = head.token.bare.endswith(("ي", "ية")) and behind.end == behind.start + 1
    if candidate.type not in DONE_TO_PEOPLE and head.token.bare.endswith("يا"):
        return False  # استهدافها عسكريا: an adverb
    return named or (head.noun_class in HUMAN and not describes)  # اعتقاله العسكري


def _governs_object(passage: Passage, candidate: Candidate) -> bool:
    """Whether the masdar is of a verb with an object, and tells of the deed: قتل, not مقتل."""
    frame = candidate.trigger.verb_frame
    transitive = any(slot == "O" and role in ("target", "place") for slot, role in frame)
    alone = not frame and candidate.type in DONE_TO_PEOPLE
    befalls = (
        passage.words[candidate.last].stem in passage.grammar["befalling"] or candidate.type in _RECEIVED
    )
    return (transitive or alone) and not befalls


def _by_li(passage: Passage, index: int) -> bool:
    """Whether ل stands at word `index` with somebody, or something, that the act can befall."""
    words = passage.words
    if index >= len(words) or words[index].conjunction or index in passage.people:
        return False  # وليد, a name that begins with و and ل
    if words[index].tag == "preposition" and words[index].stem == "ل" and words[index].pronoun:
        return True  # توقيف الشرطة له
    behind = noun_phrase(passage, index)
    return behind is not None and behind.preposition == "ل" and _can_suffer(passage, behind)


def _can_do(passage: Passage, phrases: tuple[NounPhrase, ...]) -> bool:
    """Whether a genitive is definite and somebody who acts: a force, a state, a person."""
    phrase = phrases[0]
    head = passage.words[phrase.head]
    if phrase.number is not None:
        return False
    if phrase.organisation is not None or phrase.person is not None:
        return True
    if phrase.place is not None:
        return phrase.place.kind in ("country", "capital")
    definite = any(w.article or w.pronoun for w in passage.words[phrase.start : phrase.end])
    return definite and (head.noun_class in HUMAN | {"group"} or head.stem in passage.grammar["forces"])


def _can_suffer(passage: Passage, phrase: NounPhrase) -> bool:
    """Whether the phrase behind ل can be what the act befell."""
    head = passage.words[phrase.head]
    if phrase.start in passage.times or head.noun_class in ("act", "abstract", "time"):
        return False
    named = phrase.person is not None or phrase.organisation is not None or phrase.place is not None
    several = head.token.bare.endswith(("ين", "ون")) and not head.pronoun
    things = HUMAN | {"group", "building", "vehicle"}
    return named or several or head.noun_class in things


#: What is named by the place where it happened: هجوم عدن، تفجيرات الرمل، محادثات جنيف.
_NAMED_BY_PLACE = frozenset(["attack", "bombing", "clash", "protest", "riot", "killing", "strike", "talks"])


def _is_unknown(passage: Passage, phrases: tuple[NounPhrase, ...]) -> bool:
    """Whether a genitive is a single word that no list knows, and so rather a place than a body of men."""
    phrase = phrases[0]
    named = phrase.person is not None or phrase.organisation is not None or phrase.number is not None
    alone = len(phrases) == 1 and phrase.end == phrase.start + 1
    return alone and not named and not passage.words[phrase.head].noun_class


_UNARMED = frozenset(
    ["person", "civilian", "child", "woman", "student", "worker", "journalist", "medic", "protester",
     "prisoner", "displaced", "kin"]
)  # fmt: skip


def _are_unarmed(passage: Passage, phrases: tuple[NounPhrase, ...]) -> bool:
    """Whether a genitive tells of people who are massacred and do not massacre: المصلين، الأرمن."""
    phrase = phrases[0]
    head = passage.words[phrase.head]
    people = phrase.head in passage.nationals and phrase.end == phrase.start + 1
    return phrase.organisation is None and (people or head.noun_class in _UNARMED)


def _is_scene(passage: Passage, phrases: tuple[NounPhrase, ...]) -> bool:
    """Whether a genitive is a place below a country that does nothing to another: not هجوم واشنطن على."""
    after = phrases[-1].end
    struck = after < len(passage.words) and passage.words[after].stem in ("علي", "ضد", "ل", "مع", "ب")
    if passage.words[phrases[0].head].noun_class == "building" and not struck:
        named = phrases[0].end > phrases[0].start + 1 or passage.words[phrases[0].head].article
        return phrases[0].organisation is None and named  # هجوم جسر لندن، هجوم المسجد
    place = phrases[0].place
    if place is None or phrases[0].organisation is not None:
        return False
    if place.name is None or place.kind in ("country", "continent", "vague", "direction"):
        return False
    return not struck
