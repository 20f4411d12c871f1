"""Places of a sentence told of something else than an act: its cause or topic, a journey, a quotation.

In Arabic such a place stands in a phrase of its own behind a noun that is not the act: احتجاجا على الحرب في
العراق says where the war is, دعا إلى وقف القتال في دارفور where the fighting is.
"""

from __future__ import annotations

from rasid.events.candidates import Candidate
from rasid.events.noun_classes import HUMAN
from rasid.events.passage import Passage
from rasid.events.spots import PlaceFound, place_of_clause

#: Acts that are about something: what they are about may be far from where they happen.
_ABOUT = frozenset(
    ["protest", "strike", "talks", "agreement", "accusation", "demand", "threat", "sanction", "resignation",
     "dismissal", "trial", "recruitment"]
)  # fmt: skip
#: Before what such an act is about.
_TOPICAL = frozenset(["حول", "بشان", "عن", "ضد", "بصدد", "ازاء", "حيال", "بخصوص"])
_OPPOSING = frozenset(("علي", "ب", "ل", "ضد", "من", "مع"))
_CAUSES = ("protest-causes", "hostile", "favouring", "demanding")
_HELD = frozenset(("arrest", "trial", "execution", "release", "dismissal", "sanction", "raid"))
_CIVIC = frozenset(("protest", "strike", "resignation"))
_ASKING = frozenset(("accusation", "demand", "threat", "sanction", "trial"))
#: Kinds of places that are wide enough for something else to happen there.
_NARROW = frozenset(("facility", "neighbourhood", "vague", "direction"))
#: Nouns of what happens somewhere, and of those to whom it happened there (المعتقلون في كذا).
_HAPPENING = frozenset(("act", "abstract", "detained"))
_TOWARDS = frozenset(("الي", "نحو", "صوب", "باتجاه"))
#: Acts that go from one place to another, and marches, which happen where they go.
_ON_THE_WAY = frozenset(("displacement", "deployment", "withdrawal", "flight", "release", "protest", "aid"))
#: Acts by which people leave a place, or are taken from it.
_TAKEN = _ON_THE_WAY | {"arrest", "abduction", "raid", "recruitment", "capture", "talks", "demand"}
_ADJECTIVAL = frozenset(("", "adjective", "nationality"))
_PEOPLE_OF = frozenset(("ابناء", "اهالي", "سكان", "اهل", "مواليد", "ابن", "نازحي", "لاجيي"))
_FIRED = frozenset(("shelling", "airstrike"))
_MISSILES = frozenset(("weapon", "aircraft", "adjective"))
_LINE = 6
#: Words between a case and the deed, and between a court and its town: المحكمة الابتدائية العسكرية بكذا.
_CASE = 2
_COURT = 6
_TALKED = frozenset(("talks", "agreement"))
_JOURNEY = 6
_BECAUSE = frozenset(("بعد", "اثر", "عقب", "جراء", "بسبب", "نتيجه", "خوفا", "خشيه", "هربا"))
_CHAIN = 7


def is_elsewhere(passage: Passage, candidate: Candidate, spot: PlaceFound) -> bool:
    """Whether a place is that of a cause, a topic, a journey or words quoted, and not of the act itself."""
    return (
        is_of_topic(passage, candidate, spot)
        or _is_opposed(passage, candidate, spot)
        or _is_whom_it_is_for(passage, candidate, spot)
        or _is_of_ground(passage, candidate, spot)
        or _is_of_journey(passage, candidate, spot)
        or _is_of_slogan(passage, candidate, spot)
        or _is_end_of_line(passage, spot)
        or _is_of_court(passage, candidate, spot)
    )


def is_of_topic(passage: Passage, candidate: Candidate, spot: PlaceFound) -> bool:
    """Whether a place is told of what an act is about: تظاهروا ضد الحرب في العراق، بحثوا الأوضاع في ليبيا."""
    if candidate.type not in _ABOUT or spot.index <= candidate.index:
        return False
    if spot.mention is None or spot.mention.kind in _NARROW:
        return False
    head = _head_of_chain(passage, candidate, spot)
    return head is not None and _is_about(passage, candidate, head)


def _is_opposed(passage: Passage, candidate: Candidate, spot: PlaceFound) -> bool:
    """Whether a place is that of what somebody is against: صدامات مع مناهضين للحرب في العراق."""
    if spot.mention is None or spot.mention.kind in _NARROW:
        return False
    head = _head_of_chain(passage, candidate, spot)
    if head is None or passage.words[head].noun_class not in ("act", "abstract"):
        return False
    words = passage.words
    before = words[head - 1]
    joined = words[head].preposition or (before.stem if before.tag == "preposition" else "")
    opener = words[head - 1 if words[head].preposition else head - 2]
    return joined in _OPPOSING and opener.stem in passage.grammar["hostile"]


def _is_whom_it_is_for(passage: Passage, candidate: Candidate, spot: PlaceFound) -> bool:
    """مسيرة نصرة لغزة، وقفة تضامنا مع أهالي الجليل: a place that stands for its people is not where it is."""
    words = passage.words
    at = spot.index
    if candidate.type not in _CIVIC or at <= candidate.index:
        return False
    while at > candidate.index and words[at - 1].stem in (*_PEOPLE_OF, *passage.grammar["settlements"]):
        at -= 1
    opener = at - 1 if words[at].preposition in ("ل", "ب") else at - 2
    joined = opener == at - 1 or words[at - 1].stem in ("مع", "ل", "علي", "ضد")
    return (
        joined and opener > candidate.index and any(words[opener].stem in passage.grammar[n] for n in _CAUSES)
    )


def _head_of_chain(passage: Passage, candidate: Candidate, spot: PlaceFound) -> int | None:
    """The first noun of the phrase that في or ب joins a place to, if it names something that happens."""
    words = passage.words
    at = spot.index if words[spot.index].preposition == "ب" else spot.index - 1
    while at > candidate.index and at >= spot.index - 2 and words[at].tag == "noun" and at != spot.index:
        at -= 1  # في مدينة كذا
    side = spot.mention is not None and spot.mention.kind == "direction" and words[spot.index].tag != "verb"
    if side and at == spot.index - 1 and words[at].tag != "preposition":
        at = spot.index  # هجوم شرق باكستان
    elif at <= candidate.index or not (words[at].stem == "في" or words[at].preposition == "ب"):
        return None
    head = None
    for index in range(at - 1, max(at - 1 - _CHAIN, candidate.index), -1):
        word = words[index]
        if word.tag not in ("noun", "demonstrative", "determiner") or index in passage.places:
            break
        head = index
        if word.preposition:
            break
    if head is None or not any(words[i].noun_class in _HAPPENING for i in range(head, at)):
        return None
    return head


def _is_about(passage: Passage, candidate: Candidate, head: int) -> bool:
    """Whether the noun phrase at `head` is what an act is about, by the word that joins it."""
    words = passage.words
    before = words[head - 1]
    governs = before.tag == "preposition" and not before.pronoun
    joined = words[head].preposition or (before.stem if governs else "")
    if joined in _TOPICAL:
        return joined != "عن" or candidate.type not in _CIVIC  # المعطلون عن العمل
    if candidate.type in _CIVIC:
        opener = words[head - 1 if words[head].preposition else head - 2]
        return joined in _OPPOSING and any(opener.stem in passage.grammar[name] for name in _CAUSES)
    if candidate.type in _ASKING:
        return joined in ("ب", "الي", "علي", "ل") or (joined == "" and before.tag in ("noun", "verb"))
    if candidate.type == "talks":
        chain = words[head : min(head + _CHAIN, len(words))]
        if joined == "" and any(w.stem in passage.grammar["topics"] for w in chain if not w.preposition):
            return True  # ناقش المجلس أمس الوضع في اليمن
        return joined == "ل" or (joined == "" and before.index != candidate.index and before.tag == "noun")
    return False


def _is_of_ground(passage: Passage, candidate: Candidate, spot: PlaceFound) -> bool:
    """Whether a place is that of a deed that somebody is held for: اعتقلوا لعلاقتهم بتفجير في كراتشي."""
    if candidate.type not in _HELD or spot.index <= candidate.index:
        return False
    if spot.mention is None or spot.mention.kind in _NARROW - {"direction"}:
        return False
    words = passage.words
    head = _head_of_chain(passage, candidate, spot)
    if head is None:
        return False
    for word in words[max(candidate.index + 1, head - 4) : head]:
        if word.token.text in "،,.؛" or (word.tag == "verb" and word.stem not in passage.grammar["grounds"]):
            return False
    return any(w.stem in passage.grammar["grounds"] for w in words[max(candidate.index + 1, head - 4) : head])


def _is_of_journey(passage: Passage, candidate: Candidate, spot: PlaceFound) -> bool:
    """Whether a place is one end of a way that somebody goes apart from the act: حافلة من كابول إلى قندهار.

    Who went somewhere is there afterwards.
    """
    if candidate.type in _ON_THE_WAY or spot.mention is None:
        return False
    words = passage.words
    at = spot.index - 1
    if at > 0 and words[at].stem in passage.grammar["settlements"] and not words[at].preposition:
        at -= 1  # إلى مدينة كذا
    if at < 1 or words[at].tag != "preposition" or place_of_clause(passage, spot) is not None:
        return False
    if words[at].stem == "من":
        end = passage.words_of(spot.span)[1]
        other = [i for i in range(end, min(end + 2, len(words))) if words[i].stem in _TOWARDS]
        return any(i + 1 in passage.places for i in other)
    if words[at].stem not in _TOWARDS:
        return False
    for index in range(at - 1, max(at - 1 - _JOURNEY, -1), -1):
        word = words[index]
        if index == candidate.index:
            return False
        if word.stem in passage.grammar["travelling"]:
            if _is_caused_by(passage, candidate):
                return True  # نزحوا إلى العاصمة بعد قصف بلدتهم
            return word.tag != "verb" or candidate.index < spot.index  # سافر إلى عدن وقتل هناك
        if word.tag in ("punct", "verb", "complementizer", "subordinator"):
            return False
    return False


def _is_end_of_line(passage: Passage, spot: PlaceFound) -> bool:
    """Whether a place is what a line or a road ties to another: خط أنابيب يربط كركوك بميناء جيهان."""
    words = passage.words
    if words[spot.index].preposition != "ب":
        return False
    for index in range(spot.index - 1, max(spot.index - _LINE, -1), -1):
        if words[index].tag == "punct":
            return False
        if words[index].tag == "verb":
            return words[index].stem in passage.grammar["tying"]
    return False


def _is_of_court(passage: Passage, candidate: Candidate, spot: PlaceFound) -> bool:
    """Whether a place is that of a court which only hears of a deed: تنظر المحكمة بتونس قضية مقتل تاجر."""
    words = passage.words
    if candidate.type in _ASKING | _TALKED:
        return False
    case = words[max(0, candidate.index - _CASE) : candidate.index]
    if not any(w.stem in passage.grammar["cases"] and not w.article for w in case):
        return False
    return is_seat_of_court(passage, candidate, spot)


def is_seat_of_court(passage: Passage, candidate: Candidate, spot: PlaceFound) -> bool:
    """Whether a place is the town of a court named before it: المحكمة الابتدائية العسكرية بكذا."""
    for index in range(spot.index, max(spot.index - _COURT, -1), -1):
        word = passage.words[index]
        if word.stem in passage.grammar["courts"]:
            return True
        if word.tag in ("verb", "punct", "complementizer", "relative") or index == candidate.index:
            return False
    return False


def _is_caused_by(passage: Passage, candidate: Candidate) -> bool:
    """Whether an act is told behind بعد or إثر as what made people go."""
    before = passage.words[max(0, candidate.index - 2) : candidate.index]
    return candidate.kind == "noun" and any(word.stem in _BECAUSE for word in before)


def _is_of_slogan(passage: Passage, candidate: Candidate, spot: PlaceFound) -> bool:
    """Whether a place stands in words that are only called out or written: كتب عليها «حرية في إيران»."""
    if spot.index <= candidate.index:
        return False
    words = passage.words
    for index in range(spot.index - 1, candidate.index, -1):
        if words[index].token.text in ("»", "”"):
            return False
        if words[index].token.text in ("«", "“"):
            before = words[index - 1]
            told = before.tag == "preposition" and bool(before.pronoun)
            return told or before.stem in passage.grammar["slogans"]
    return False


def is_origin_of_people(passage: Passage, candidate: Candidate, spot: PlaceFound) -> bool:
    """Whether a place only says where people are from: جماعة من مدينة مصراتة، ثلاثة من أبناء درعا.

    Not of acts by which they leave it, or are taken from it.
    """
    if candidate.type in _TAKEN or spot.mention is None or spot.mention.kind in _NARROW:
        return False
    words = passage.words
    at = spot.index - 1
    if at > 0 and words[at].stem in passage.grammar["settlements"] and not words[at].preposition:
        at -= 1
    if at > 0 and words[at].stem in _PEOPLE_OF:
        return True
    if at < 1 or words[at].stem != "من" or words[at].tag != "preposition":
        return False
    at -= 1
    while at > candidate.index + 1 and words[at].tag == "noun" and words[at].noun_class in _ADJECTIVAL:
        at -= 1
    return at != candidate.index and words[at].noun_class in HUMAN | {"group"}


def is_origin_of_fire(passage: Passage, candidate: Candidate, spot: PlaceFound) -> bool:
    """Whether a place is where a missile or an aircraft came from, not where it struck: أطلق من سيناء."""
    words, at = passage.words, spot.index - 1
    if candidate.type not in _FIRED or spot.mention is None or at < 1 or words[at].stem != "من":
        return False
    before = words[at - 1]
    return before.tag in ("verb", "number") or before.noun_class in _MISSILES or at - 1 == candidate.index
