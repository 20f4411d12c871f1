"""Whether a place that a sentence names says where something happened: behind which word it stands."""

from __future__ import annotations

from rasid.events.candidates import Candidate
from rasid.events.passage import Passage
from rasid.events.spots import PlaceFound, place_of_clause

_SEEING = frozenset(("شهد", "شهدت", "يشهد", "تشهد"))
_TOWARDS = frozenset(("الي", "نحو", "صوب", "باتجاه"))
#: منعوهم من الوصول إلى المسجد: where they did not come, and nothing else happened.
PREVENTING = frozenset(("منع", "منعهم", "منعوا", "منعوهم", "منعت", "منعتهم", "يمنع", "تمنع", "يمنعون"))
#: Acts that are themselves a way from one place to another.
_MOVING = frozenset(("displacement", "deployment", "withdrawal", "flight", "release"))
_PLURALS = frozenset(
    (
        "مدن",
        "بلدات",
        "قري",
        "مناطق",
        "محافظات",
        "ولايات",
        "احياء",
        "اقاليم",
        "دول",
        "عواصم",
        "بلدان",
        "مخيمات",
        "ضواحي",
    )
)
_TOWNS = frozenset(("مدينه", "بلده", "قريه", "عاصمه", "مخيم", "حي"))
#: Words between a place and what it lies in: في، الواقعة في.
_BESIDE = 2
_SIDES = frozenset(["شمال", "جنوب", "شرق", "غرب", "شمالي", "جنوبي", "شرقي", "غربي", "وسط"])
#: Bodies that people serve in: hardly ever where something happens, however long the title before them.
_DESKS = frozenset(("وزاره", "مديريه", "رئاسه", "قياده", "اداره", "هيئه", "ديوان", "نيابه", "ادعاء"))
#: The words from a verb of saying to the place of who says it: قالت مصادر طبية في مستشفى الشفاء بغزة.
_SAYING = 14
_OF_SPEAKERS = ("", "adjective", "soldier", "police")
#: The words of a title with its body: مدير مركز القيادة الوطنية في الوزارة.
_TITLE = 7
#: What a warrant or verdict imposes, too.
PRISON = frozenset(("سجن", "حبس"))
_NOT_WHERE = frozenset(
    ["مع", "عن", "ضد", "بشان", "حول", "وفق", "حسب", "بحسب", "مثل", "سوي", "لصالح", "بحق", "بيد"]
)


def is_goal(passage: Passage, candidate: Candidate, spot: PlaceFound) -> bool:
    """Whether a place is where somebody was taken, or only meant to go: نقلوا إلى تركيا، للوصول إلى عدن.

    What حيث tells happened there all the same.
    """
    words = passage.words
    at = next((i for i in range(spot.index - 1, max(spot.index - 3, -1), -1) if words[i].tag != "noun"), -1)
    if at > 1 and words[at].stem == "في" and words[at - 1].noun_class == "building":
        at = next((i for i in range(at - 1, max(at - 5, -1), -1) if words[i].tag != "noun"), -1)
    if at < 1 or words[at].tag != "preposition" or words[at].stem not in _TOWARDS:
        return False
    there = place_of_clause(passage, spot)
    if there is not None and there < candidate.index:
        return False
    governor = words[at - 1]
    if governor.tag == "noun" and at - 1 != candidate.index:
        prevented = words[at - 2].stem == "من" and words[at - 3].stem in PREVENTING
        prevented = prevented and at - 3 != candidate.index
        if governor.preposition == "ل" or prevented:
            return True
    for index in range(at - 1, max(at - 5, -1), -1):
        word = words[index]
        if word.stem in passage.grammar["carrying"] and index != candidate.index:
            return candidate.type not in _MOVING
        if word.tag in ("punct", "preposition", "verb"):
            return False
    return False


def speaks(passage: Passage, candidate: Candidate, spot: PlaceFound) -> bool:
    """Whether a place is that of somebody who speaks, and not of what he tells.

    A body that he speaks from (مصدر في الوزارة), and the place where he is, before what he tells: أفاد مصدر
    في عدن بأن.
    """
    words = passage.words
    start = spot.index if words[spot.index].preposition else spot.index - 1
    inside = start > 0 and words[start].stem == "داخل" and words[start - 1].stem == "من"
    if not (words[spot.index].preposition == "ب" or (start >= 0 and words[start].stem == "في") or inside):
        return False
    start -= inside
    unnamed = spot.mention is None or spot.mention.kind in ("vague", "facility")
    seat = unnamed and words[spot.index].stem in _DESKS
    for word in reversed(words[max(0, start - (_TITLE if seat else 4)) : start]):
        if word.stem in passage.grammar["speaking-nouns"] or word.noun_class in ("official", "journalist"):
            break
        of_body = seat or word.index in passage.organisations or word.stem in passage.grammar["press"]
        if word.tag != "noun" or (not of_body and word.noun_class not in _OF_SPEAKERS):
            return False
    else:
        return False
    if seat or (unnamed and words[spot.index].stem in passage.grammar["bodies"]):
        return True
    return any(word.tag == "complementizer" for word in words[spot.index : candidate.index])


def is_of_saying(passage: Passage, candidate: Candidate, spot: PlaceFound) -> bool:
    """Whether a place stands between a verb of saying and what is said: قالت مصادر في مستشفى بعدن إن."""
    words = passage.words
    opened = next((i for i in range(spot.index, candidate.index) if words[i].tag == "complementizer"), None)
    if opened is None:
        return False
    for index in range(spot.index - 1, max(spot.index - _SAYING, -1), -1):
        word = words[index]
        if word.tag == "verb":
            told = not any(w.tag in ("verb", "relative") for w in words[spot.index : opened])
            return word.verb_class in ("say", "deny") and told
        if word.tag in ("complementizer", "relative", "subordinator") or word.token.text in ".؛":
            return False
    return False


def is_locative(passage: Passage, spot: PlaceFound) -> bool:
    """Whether a place mention says where: behind a preposition of place, after another one, in a dateline."""
    if spot.mention is None:
        return True
    words = passage.words
    word = words[spot.index]
    if word.tag == "preposition" or (spot.mention.kind == "vague" and _is_side(passage, spot)):
        return True  # تظاهروا وسط المدينة، قتل شرطيان شمال المدينة
    skipped = spot.mention.span.start - word.token.start
    if word.preposition != "ب" and _is_bordering(passage, spot.index - 1):
        return False
    if skipped > 0 and word.token.folded[:skipped][-1:] in ("ب", "ل"):
        return word.token.folded[:skipped][-1:] == "ب" or spot.mention.kind not in ("country", "vague")
    if spot.mention.rule.startswith("plural") and any(
        spot.index - 4 <= other.end - 1 < spot.index for other in passage.named_places
    ):
        return True  # مدينتي «كذا» و«كذا»
    if spot.mention.kind != "vague" and _follows_direction(passage, spot):
        return True
    for index in range(spot.index - 1, max(spot.index - 5, -1), -1):
        before = words[index]
        if before.tag == "preposition":
            if before.stem != "في" and _is_bordering(passage, index - 1):
                return False
            if _gives_examples(passage, index):
                return True
            if before.stem == "من" and _is_origin(passage, index - 1):
                return False
            if before.stem == "في" and spot.mention.kind == "country" and index - 1 in passage.organisations:
                return False  # تنظيم القاعدة في اليمن: it belongs to the name.
            if spot.mention.kind == "country" and before.stem == "لدي":
                return False  # ديونها لدى فرنسا
            return before.stem not in _NOT_WHERE
        if before.preposition:
            return before.preposition == "ب" or spot.mention.kind != "country"
        if before.tag in ("verb", "complementizer", "relative", "auxiliary", "subordinator"):
            seen = before.tag == "verb" and before.stem in _SEEING  # قصف شهدته بلدات كذا وكذا
            return seen or place_of_clause(passage, spot) is not None  # غادر تونس حيث اعتقل
        if before.tag == "punct":
            return before.token.text in "،,(-–ـ/:" and not (
                before.token.text == ":" and spot.mention.kind == "country"
            )
    return spot.index <= 1 and spot.mention.rule.startswith(("dateline", "list"))


def _gives_examples(passage: Passage, index: int) -> bool:
    """Whether a preposition opens the names of some of the places told of: في مدن عدة بينها إب وتعز."""
    word = passage.words[index]
    if not (word.stem == "مثل" or (word.pronoun == "ها" and word.stem in ("بين", "من"))):
        return False
    before = passage.words[max(0, index - 4) : index]
    return any(w.stem in _PLURALS for w in before)


def _is_side(passage: Passage, spot: PlaceFound) -> bool:
    """Whether a place begins with the side that it is of a town spoken of: شمال المدينة، وسط البلدة."""
    start, end = passage.words_of(spot.span)
    return end - start > 1 and passage.words[start].stem in _SIDES and not passage.words[start].article


def is_side_of_town(passage: Passage, spot: PlaceFound, named: list[PlaceFound]) -> bool:
    """Whether a place is the side of a town named further before it: وفي تعز تظاهر المئات وسط المدينة.

    Right behind a place it says where that lies: ساحة التحرير وسط المدينة، قرية كذا شمال البلاد.
    """
    start = passage.words_of(spot.span)[0]
    if not _is_side(passage, spot) or passage.words[start + 1].stem not in _TOWNS:
        return False
    if any(other.mention is None for other in named):
        return False
    ends = [passage.words_of(other.span)[1] for other in named if other.index != spot.index]
    return not any(0 <= start - end <= _BESIDE for end in ends)


def _follows_direction(passage: Passage, spot: PlaceFound) -> bool:
    """Whether a direction before a place says where, by itself: قصفوا مواقع جنوبي عدن, but not of a place."""
    start = spot.index if spot.mention is not None and spot.mention.kind == "direction" else spot.index - 1
    if start < 1 or passage.words[start].stem not in _SIDES or passage.words[start].preposition:
        return False
    return passage.words[start - 1].tag == "noun" and start - 1 not in passage.places


def _is_bordering(passage: Passage, index: int) -> bool:
    """Whether what follows lies beside the place spoken of, or at the end of its road: المؤدي إلى."""
    if index < 0 or not passage.words[index].article:
        return False
    return passage.words[index].stem in passage.grammar["bordering"]


def _is_origin(passage: Passage, index: int) -> bool:
    """Whether what follows من is where somebody came from: عائدا من ليبيا، جلهم من تونس."""
    if index < 0:
        return False
    word, coming = passage.words[index], passage.grammar["coming-from"]
    return word.stem in coming or word.token.folded in coming


def is_court_or_prison(passage: Passage, spot: PlaceFound) -> bool:
    """Whether a place is the court that tries or the prison that it sends to: the trial is in their town."""
    stem = passage.words[spot.index].stem
    return stem in PRISON or (spot.mention is None and stem in passage.grammar["courts"])


def is_sentence(passage: Passage, spot: PlaceFound) -> bool:
    """بطاقة إيداع بالسجن، السجن عشرين عاما: what a warrant or a verdict imposes, and no place."""
    word = passage.words[spot.index]
    if word.stem not in PRISON:
        return False
    before = passage.words[max(0, spot.index - 2) : spot.index]
    if word.preposition == "ب" and any(w.stem in passage.grammar["imposing"] for w in before):
        return True
    after = passage.words[spot.index + 1 : spot.index + 3]
    return any(w.stem in passage.grammar["durations"] for w in after if w.token.kind != "punct")
