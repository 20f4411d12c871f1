"""Participants of an act that its governing word tells: who plans, tries, threatens or demands."""

from __future__ import annotations

from itertools import pairwise

from rasid.events.clauses import clause_start
from rasid.events.drafts import Draft, Participant, inferred, participant, participants
from rasid.events.governors import governor_of_noun
from rasid.events.noun_classes import FORCES, HUMAN
from rasid.events.passage import Passage
from rasid.events.phrases import NounPhrase, noun_phrase
from rasid.events.reference import subject_of
from rasid.events.roles import SHARED
from rasid.events.verb_agreement import pronoun_agrees, verb_agrees
from rasid.lexicon.cues import Cues

_HANDING = frozenset(["plan", "attempt", "manage", "fail", "possible", "habit"])
_REACH = 12
_ADDRESSING = frozenset(("accusation", "demand"))
_STANDS = ("وقف", "يقف", "تقف")
#: Whom these befall has the good of them; others are asked to grant it.
_GAINING = frozenset(("release", "appointment", "aid", "recruitment"))
_CHARGES = frozenset(("تهمه", "تهم", "بتهمه", "شبهه"))
#: What who did it announces himself; of deaths and abductions others tell.
_ANNOUNCED = frozenset(
    ["arrest", "release", "capture", "withdrawal", "deployment", "destruction", "airstrike", "shelling",
     "raid", "siege", "restriction", "execution", "dismissal", "appointment", "sanction", "recruitment",
     "surrender"]
)  # fmt: skip
#: Of these a state or a body is the doer as well, where it announces them.
_BY_STATES = frozenset(("sanction", "aid", "withdrawal", "deployment"))
#: What nobody announces but those who do it themselves: أعلن المعلمون في المدينة الإضراب.
_OWN_DOING = frozenset(("strike", "protest", "resignation", "defection"))


def hand_down_subjects(passage: Passage, drafts: list[Draft]) -> None:
    """قررت المحكمة إعدام ...، هدد التنظيم بقصف ...: who plans, tries or threatens is who would do it."""
    by_index = {draft.index: draft for draft in drafts}
    for draft in drafts:
        cue = draft.factuality.cue
        if cue is None or draft.candidate.kind != "noun" or cue >= draft.index:
            continue
        word = passage.words[cue]
        governing = by_index.get(cue)
        if governing is not None and governing.type == "demand" and draft.actors:
            _demand_of(governing, draft)
        elif draft.actors:
            continue
        elif governing is not None:
            draft.actors = list(governing.actors if governing.type == "threat" else [])
            _demand_of(governing, draft)
        elif word.tag == "verb" and word.verb_class in _HANDING:
            phrases = list(subject_of(passage, cue))
            draft.actors = participants(passage, phrases, "subject of the governing verb")


def hand_down_objects(passage: Passage, drafts: list[Draft], cues: Cues) -> None:
    """اتهم الأهالي الحرس بقتل ...: who is accused, or called upon to act, is who did it or would do it.

    Also who announces what only he can have done: أعلن الجيش استعادة الجسر.
    """
    by_index = {place: draft for draft in drafts for place in (*draft.candidate.fixed, draft.index)}
    for draft in drafts:
        _turn_against_accuser(passage, draft, by_index, cues)
        shared = draft.type in SHARED and draft.type != "agreement"
        taken = draft.actors or "actor" in draft.roles.pronouns or shared
        if draft.candidate.kind != "noun" or taken:
            continue
        index = _governor(passage, draft.index, cues)
        index = _charge_before(passage, draft, drafts) if index is None else index
        governing = by_index.get(index) if index is not None else None
        charged_with = draft.factuality.rule == "factuality:accused of"
        if governing is not None and (governing.type in _ADDRESSING or charged_with):
            draft.actors = inferred("addressed", [p for p in governing.targets if _can_do(p)])
        elif index is not None and passage.words[index].stem in _CHARGES:
            charged = [
                d for d in drafts if d.index < draft.index and d.type in ("arrest", "trial", "execution")
            ]
            draft.actors = inferred("charged", charged[-1].targets if charged else [])
        elif passage.words[draft.index - 1].stem == "وراء" and draft.index:
            draft.actors = inferred(
                "stands behind it", _who_stands_behind(passage, draft.index - 1, by_index)
            )
        elif draft.type == "agreement":
            draft.actors = _both_sides(passage, draft)
        else:
            draft.actors = _announcer(passage, draft)


def _turn_against_accuser(passage: Passage, draft: Draft, by_index: dict[int, Draft], cues: Cues) -> None:
    """اتهم السائق السلطات بتهديده: a pronoun that cannot be the accused is the victim."""
    pronoun = draft.roles.pronouns.get("actor", "")
    objects = any(slot == "O" and role == "target" for slot, role in draft.candidate.trigger.verb_frame)
    if draft.candidate.kind != "noun" or not pronoun or not objects:
        return
    index = _governor(passage, draft.index, cues)
    charge = by_index.get(index) if index is not None else None
    if charge is None or charge.type != "accusation":
        return
    accused = tuple(charge.roles.filled.get("target", ()))
    if draft.targets:
        # اتهمت النقابة الوزارة بتهديدها العمال: with an object of its own the pronoun is the accused.
        if {p.span for p in draft.actors} & {p.span for p in charge.actors}:
            draft.actors = inferred("addressed", [p for p in charge.targets if _can_do(p)])
        return
    if accused and _is_of_another(passage, accused, pronoun):
        doers = inferred("addressed", [p for p in charge.targets if _can_do(p)])
        spans = {p.span for p in doers}
        victims = [p for p in draft.actors if p.span not in spans] or charge.actors
        draft.targets = inferred(f"pronoun {pronoun}", victims)
        draft.actors = doers


def _is_of_another(passage: Passage, accused: tuple[NounPhrase, ...], pronoun: str) -> bool:
    """Whether a pronoun cannot stand for the accused: ه not for السلطات, ها not for الحرس."""
    ending = passage.words[accused[0].head].token.bare.endswith("ات")
    person = {"ه": "3ms", "ها": "3fs"}.get(pronoun, "")
    agrees = pronoun_agrees(passage, accused, pronoun) and (
        not person or verb_agrees(passage, accused, person)
    )
    return not agrees or (ending and pronoun == "ه")


def _governor(passage: Passage, index: int, cues: Cues) -> int | None:
    """The word that an act hangs on, over nouns that say nothing: بعملية قتل، بالمسؤولية عن قتل."""
    for _ in range(3):
        link = governor_of_noun(passage, index, cues)
        if link is None or link.index < 0 or link.index >= index:
            return None
        word = passage.words[link.index]
        says_nothing = link.kind == "light" or (
            word.stem in passage.grammar["blame"] and bool(word.preposition)
        )
        if not says_nothing or word.tag == "verb":
            return link.index
        index = link.index
    return None


def _can_do(one: Participant) -> bool:
    return one.noun_class not in ("place", "building", "vehicle", "thing", "abstract")


def _charge_before(passage: Passage, draft: Draft, drafts: list[Draft]) -> int | None:
    """باتهام الحرس بالتعسف وإطلاق النار: the accusation that goes on with another act behind و."""
    words = passage.words
    before = [d.index for d in drafts if d.index < draft.index and d.type == "accusation"]
    if words[draft.index].conjunction != "و" or not before or draft.index - before[-1] > _REACH:
        return None
    between = words[before[-1] + 1 : draft.index]
    ended = any(w.tag in ("verb", "complementizer", "relative") or w.token.text in ".؛:،" for w in between)
    return None if ended else before[-1]


def _announcer(passage: Passage, draft: Draft) -> list[Participant]:
    """أعلنت الشرطة توقيف ثلاثة: a force that tells of an act right behind its name has done it."""
    own = draft.type in _OWN_DOING
    announced = own or draft.type in _ANNOUNCED | _BY_STATES
    if not announced or passage.words[draft.index].preposition:
        return []
    for position in range(draft.index - 1, max(draft.index - 8, -1), -1):
        word = passage.words[position]
        carrying = own and word.tag == "preposition"
        opens = word.tag in ("complementizer", "relative", "preposition") and not carrying
        if opens and position == draft.index - 1:
            return []
        if word.tag != "verb":
            continue
        phrase = noun_phrase(passage, position + 1) if word.verb_class == "say" else None
        if phrase is None or phrase.preposition or phrase.end > draft.index:
            return []
        if own:
            return _announcing_own(passage, position, phrase, draft)
        force = passage.words[phrase.head].noun_class in FORCES
        named = phrase.place is not None or phrase.organisation is not None
        named = named or passage.words[phrase.head].stem in passage.grammar["capitals"]
        body = named and (draft.type in _BY_STATES or _is_of_authority(passage, phrase, draft))
        if not (force or body) or _is_act_between(passage, phrase.end, draft):
            return []
        return inferred("announced", participants(passage, [phrase], "who announces"))
    return []


def _both_sides(passage: Passage, draft: Draft) -> list[Participant]:
    """أعلن الطرفان التوصل إلى هدنة: two who tell of an accord have made it."""
    words = passage.words
    reached = draft.index - 2
    if reached < 2 or words[reached].stem != "توصل" or words[reached + 1].stem != "الي":
        return []
    phrase = noun_phrase(passage, reached - 1)
    if phrase is None or words[reached - 2].verb_class != "say" or not _is_dual(passage, phrase):
        return []
    return inferred("announced", participants(passage, [phrase], "who announces"))


def _announcing_own(passage: Passage, verb: int, phrase: NounPhrase, draft: Draft) -> list[Participant]:
    """أعلن عمال الميناء الدخول في إضراب: who declares what only those who take part can declare."""
    words = passage.words
    between = words[phrase.end : draft.index]
    people = phrase.organisation is not None or words[phrase.head].noun_class in (*HUMAN, "group")
    if "علن" not in words[verb].stem or not people or words[phrase.head].noun_class == "police":
        return []
    if any(w.tag in ("complementizer", "subordinator") for w in between):
        return []
    if any(w.noun_class == "act" and w.stem not in passage.grammar["undertaking"] for w in between):
        return []
    return inferred("announced", participants(passage, [phrase], "who announces"))


def _is_dual(passage: Passage, phrase: NounPhrase) -> bool:
    """Whether a phrase tells of two: الطرفان، البلدان."""
    head = passage.words[phrase.head]
    return head.number == "two" or head.token.bare.endswith("ان")


def _who_stands_behind(passage: Passage, index: int, drafts: dict[int, Draft]) -> list[Participant]:
    """يقف التنظيم وراء التفجير، التنظيم وراء التفجير; of those accused of it, the accused."""
    words = passage.words
    start = clause_start(passage, index)
    verb = next((i for i in range(index - 1, max(index - 8, -1), -1) if words[i].tag == "verb"), None)
    accused = drafts.get(verb) if verb is not None else None
    if accused is not None and accused.type == "accusation":
        return accused.targets
    if verb is not None and words[verb].stem.startswith(_STANDS):
        return participants(passage, list(subject_of(passage, verb)), "stands behind it")
    phrase = noun_phrase(passage, start)
    found = [phrase] if phrase is not None and not phrase.preposition and phrase.end == index else []
    return participants(passage, found, "stands behind it")


def _is_of_authority(passage: Passage, phrase: NounPhrase, draft: Draft) -> bool:
    """أعلنت وزارة الداخلية إغلاق المعبر: a ministry or council whose own measure it is."""
    return draft.type == "restriction" and passage.words[phrase.head].stem in passage.grammar["authorities"]


def _is_act_between(passage: Passage, start: int, draft: Draft) -> bool:
    between = passage.words[start : draft.index]
    put = draft.type in _BY_STATES or (between and between[-1].stem in passage.grammar["putting"])
    if put and between and not between[-1].article:
        between = between[:-1]  # أعلنت الحكومة فرض عقوبات، فرض حظر التجول
    return any(w.noun_class == "act" for w in between)


def share_within_series(passage: Passage, drafts: list[Draft]) -> None:
    """بمداهمة المقاهي واعتقال روادها: an act noun that و joins to another has its participants."""
    nouns = [draft for draft in drafts if draft.candidate.kind == "noun"]
    for first, second in pairwise(nouns):
        if not _series(passage, first, second):
            continue
        if _takes_doer(second) and not second.actors and "actor" not in second.roles.pronouns:
            second.actors = _shared(first.actors)
        undergone = "target" in first.roles.filled and first.roles.carried_by is not None
        if undergone and not second.targets and "target" not in second.roles.pronouns:
            # تعرض الموقوف للضرب والصعق: who underwent the one underwent the other.
            second.targets = _shared(first.targets)


def leave_agent_to_nearest(drafts: list[Draft]) -> None:
    """بخروج المقاتلين من البلدة المحاصرة من قبل الجيش: the agent phrase belongs to the act nearest to it."""
    nearest: dict[int, Draft] = {}
    for draft in reversed(drafts):
        if "actor:agent phrase" not in draft.roles.rules:
            continue
        phrase = draft.roles.filled["actor"][0]
        owner = nearest.setdefault(phrase.start, draft)
        if owner is not draft and draft.candidate.kind == "noun" and not _series(draft.passage, draft, owner):
            draft.actors = []


def _takes_doer(draft: Draft) -> bool:
    return not draft.is_result and draft.type not in SHARED and "actor" not in draft.roles.filled


def _shared(people: list[Participant]) -> list[Participant]:
    return inferred("shared by و", people)


def _series(passage: Passage, first: Draft, second: Draft) -> bool:
    """Whether و joins two act nouns: the second carries it, and no other clause begins between."""
    words = passage.words
    if words[second.index].conjunction != "و" or second.index - first.index > _REACH:
        return False
    between = words[first.index + 1 : second.index]
    if any(w.tag in ("verb", "complementizer", "subordinator") or w.token.text in ".؛:" for w in between):
        return False
    own, known = words[second.index].preposition, words[first.index].preposition
    before = words[second.index - 1]
    free_standing = before.tag == "preposition" and not before.pronoun
    return not free_standing and (not own or own == known)


def _demand_of(demand: Draft, content: Draft) -> None:
    """طالبوا باستقالة الوزير: without an addressee the demand is made of whom it concerns.

    Not of those who are to gain by it: طالبوا بالإفراج عن السجناء.
    """
    if demand.type != "demand" or demand.targets or "target" in demand.roles.pronouns:
        return
    concerned = content.actors if content.type in _GAINING else (*content.actors, *content.targets)
    demand.targets = [
        Participant(p.span, "inferred", "whom the demand concerns", p.person, p.noun_class) for p in concerned
    ]


def take_trier(draft: Draft) -> None:
    """محاولة الأخير الهروب: who tries stands between the attempt and the act."""
    cue = draft.factuality.cue
    if cue is None or draft.actors or not 1 < draft.index - cue <= 5 or draft.candidate.kind != "noun":
        return
    if (
        draft.passage.words[cue].tag != "noun"
        or draft.passage.words[cue].stem in draft.passage.grammar["asking"]
    ):
        return
    phrase = noun_phrase(draft.passage, cue + 1)
    if phrase is not None and not phrase.preposition and phrase.end == draft.index:
        one = participant(draft.passage, phrase, "who attempts")
        if one is not None:
            draft.actors.append(one)
