"""Deaths and injuries joined to the act that caused them, within one passage."""

from __future__ import annotations

from rasid.events.absorbing import absorb
from rasid.events.comparing import (
    ACTS,
    CAME_FIRST,
    GENERAL,
    OWN_DEATHS,
    is_since,
    places_agree,
    preposition_before,
)
from rasid.events.counted_days import opens_clause
from rasid.events.drafts import Draft
from rasid.events.nearness import sets_scene
from rasid.events.noun_classes import FORCES
from rasid.events.part_tolls import count_part, is_of_the_part, is_part
from rasid.events.roles import SPOKEN
from rasid.language.tagged_word import Word

_CAUSE_AFTER = frozenset(
    ["في", "اثر", "جراء", "نتيجه", "بسبب", "خلال", "ب", "اثناء", "لدي", "عقب", "علي", "من", "بعد"]
)
_SEPARATE = frozenset(("فيما", "كما", "بينما", "منفصل", "حين"))
_MEANWHILE = frozenset(("فيما", "بينما", "حين"))
_WHEN = frozenset(("عندما", "حين", "حينما", "بعدما", "اثر", "عقب", "لدي"))
_LEADS_TO = frozenset(("ادي", "اسفر", "مما"))
_BECAUSE = frozenset(
    ["جراء", "بسبب", "اثر", "عقب", "بعد", "خلفيه", "ضد", "تنديدا", "احتجاجا", "استنكارا", "احتجاج", "تنديد"]
)  # fmt: skip
_RISINGS = frozenset(("protest", "riot", "clash"))
_ENDED = ("توقف", "تتوقف", "انته", "تنته", "ينته", "هدا")
_STRIKES = frozenset(("airstrike", "shelling", "bombing", "attack", "clash"))
_LED = ("ادي", "ادت", "اسفر", "تسبب", "خلف", "الحق")
_FARTHEST = 60


def join_results(drafts: list[Draft]) -> list[Draft]:
    """Within one passage: join each death or injury to the act it belongs to; return what stays."""
    acts = [d for d in drafts if d.type in ACTS - OWN_DEATHS | {"killing", "destruction"} and not d.is_result]
    kept = [d for d in drafts if not _is_of_who_died(d)]
    for draft in kept:
        if _is_what_killed(draft):
            draft.figures = []
    parts = [d for d in kept if is_part(d) and _act_of(d, [a for a in acts if a.index > d.index]) is not None]
    for part in parts:
        count_part(part)
    for results in _told_together(kept):
        near = [
            act for act in acts
            if not any(_is_called_for(act, one, drafts) or is_of_the_part(one, act, parts) for one in results)
        ]  # fmt: skip
        found = [one for one in (_act_of(result, near) for result in results) if one is not None]
        if not found:
            continue
        act = min(found, key=lambda one: one[0])[1]
        for result in results:
            if GENERAL.get(act.type) == 0 and GENERAL.get(result.type, 0) > 0:
                act.type = result.type  # قتل انتحاري ستة في هجوم
            absorb(act, result, victims=True)
            kept.remove(result)
    _join_damage(kept)
    _join_with_first(kept)
    return kept


def _is_of_who_died(draft: Draft) -> bool:
    """توفي متأثرا بجراحه التي أصيب بها الأحد: no second victim, and no day of the death."""
    words, index = draft.passage.words, draft.index
    after = words[index + 1] if index + 1 < len(words) else None
    if _figure(draft) != "injured" or after is None or after.stem not in ("بها", "به", "ب"):
        return False
    return any(w.stem.startswith("متاثر") for w in words[max(0, index - 5) : index])


def _is_what_killed(draft: Draft) -> bool:
    """استشهد متأثرا بإصابته برصاص الجيش: by whom he was hurt, but nobody hurt beside him."""
    words, index = draft.passage.words, draft.index
    own = words[index].pronoun and words[index].preposition == "ب"
    return bool(own and index and words[index - 1].stem.startswith("متاثر") and _figure(draft) == "injured")


def _is_called_for(act: Draft, result: Draft, drafts: list[Draft]) -> bool:
    """تظاهروا وطالبوا بمحاسبة المتورطين بقتل الناشط: a death that protesters speak of came of no protest."""
    if act.type not in ("protest", "strike", "riot") or result.candidate.kind != "noun":
        return False
    return any(d.type in SPOKEN and act.index < d.index < result.index for d in drafts)


def _told_together(drafts: list[Draft]) -> list[list[Draft]]:
    """قتل اثنان وجرح العشرات عندما ...: deaths and injuries joined by و come of one act."""
    groups: list[list[Draft]] = []
    for place, draft in enumerate(drafts):
        if not draft.is_result:
            continue
        before = drafts[place - 1] if place else None
        joined = draft.passage.words[draft.index].conjunction == "و" and not _separated(draft)
        kinds = before is not None and before.is_result and _figure(before) != _figure(draft)
        if groups and joined and kinds and before is not None and not _elsewhere(before, draft):
            groups[-1].append(draft)
        else:
            groups.append([draft])
    return groups


def _join_damage(kept: list[Draft]) -> None:
    """أدت الغارات إلى تدمير السوق: damage that a strike did is told with the strike."""
    for damage in [d for d in kept if d.type == "destruction" and not d.actors]:
        words = damage.passage.words
        beside = damage.candidate.last + 1  # دمرت غارة منزلا
        strikes = [d for d in kept if d.type in _STRIKES]
        for strike in [d for d in strikes if d.index < damage.index or d.index == beside]:
            between = words[strike.index + 1 : damage.index]
            led = any(w.stem.startswith(_LED) for w in between) or (
                strike.index > 0 and words[strike.index - 1].stem.startswith(_LED)
            )
            led = led or (strike.index == damage.candidate.last + 1 and not words[strike.index].article)
            if led and damage.factuality.label == strike.factuality.label and damage in kept:
                absorb(strike, damage, victims=False)
                kept.remove(damage)


def _join_with_first(kept: list[Draft]) -> None:
    """Join deaths and injuries without an act to the first of them: قتل اثنان وأصيب ثالث."""
    harms = [d for d in kept if d.is_result]
    for later in harms[1:]:
        first = harms[0]
        if not _one_harm(first, later) or _elsewhere(first, later) or _parted_by_scene(first, later):
            continue
        if _at_another_time(first, later):
            continue
        if _separated(later) or (first.figures and later.figures and _same_figure(first, later)):
            continue
        injury_first = _figure(first) == "injured" != _figure(later)
        keeper, other = (later, first) if injury_first else (first, later)
        if keeper in kept and other in kept:
            if keeper.type in GENERAL and GENERAL.get(other.type, 0) > GENERAL[keeper.type]:
                keeper.type = other.type  # استشهد طفل وجرح ثلاثة بقذيفة: both by the shell
            absorb(keeper, other, victims=True)
            kept.remove(other)


def _elsewhere(first: Draft, later: Draft) -> bool:
    """قتل شرطي في الموصل وأصيب اثنان في تكريت: a verb with a town of its own tells another act."""
    word = later.passage.words[later.index]
    verbal = word.conjunction == "و" and later.candidate.kind == "verb"
    own = any(later.index < place.index for place in later.places)
    return verbal and own and first.index < later.index and places_agree(first, later) < 0


def _parted_by_scene(one: Draft, other: Draft) -> bool:
    """وفي كركوك قتل شرطي، وفي الفلوجة أصيب جندي: between them begins what happened in another town."""
    passage = one.passage
    first, later = sorted((one, other), key=lambda draft: draft.index)
    told = [p for p in first.places if p.is_specific and p.mention is not None]
    for scene in passage.named_places:
        within = first.index < scene.start < later.index
        if not (within and sets_scene(passage, scene.start)) or scene.mention.name is None:
            continue
        before = {p.mention.name for p in told if p.index < scene.start and p.mention is not None}
        if before - {None, scene.mention.name}:
            return True
    return False


def _figure(draft: Draft) -> str:
    return draft.candidate.trigger.figure


def _one_harm(first: Draft, later: Draft) -> bool:
    return later.type == first.type or "injured" in (_figure(later), _figure(first))


def _same_figure(first: Draft, later: Draft) -> bool:
    return bool({f.what for f in first.figures} & {f.what for f in later.figures})


def _separated(draft: Draft) -> bool:
    words = draft.passage.words
    before = words[max(0, draft.index - 2) : draft.index]
    return any(w.stem in _SEPARATE for w in before) and not _points_back(draft)


def _points_back(draft: Draft) -> bool:
    """فيما قتل اثنان من حراسه: the victims are those of somebody told before."""
    words = draft.passage.words
    ends = [draft.passage.words_of(p.span)[1] for p in draft.targets if p.basis == "stated"]
    return any(words[end - 1].pronoun for end in ends)


def _act_of(result: Draft, acts: list[Draft]) -> tuple[int, Draft] | None:
    """The act in the same passage that caused a death or injury, and how far: the one told nearest to it."""
    best: tuple[int, Draft] | None = None
    for act in acts:
        cost = _distance(result, act)
        if cost is not None and (best is None or cost < best[0]):
            best = (cost, act)
    return best if best is not None and best[0] <= _FARTHEST else None


def _distance(result: Draft, act: Draft) -> int | None:
    """How far an act stands from its result, in words and what stands between; None if it is not its act."""
    words = result.passage.words
    low, high = sorted((result.index, act.index))
    between = words[low + 1 : high]
    if act.type == "siege" or _elsewhere(act, result) or _parted_by_scene(result, act):
        return None
    if is_since(act, result) or _at_another_time(result, act) or _struck_down(result, act):
        return None
    if any(phrase.start <= act.index < phrase.end for phrase in result.roles.filled.get("actor", ())):
        return 1  # أودى انفجار بحياة أربعة: the act is the subject of the death.
    if any(w.token.text == "؛" for w in between) or _other_killer(result, act) or _did_it(result, act):
        return None
    described = result.index - act.candidate.last in (1, 2) and not words[result.index].conjunction
    if words[act.index].stem in ("مذبحه", "مجزره") and described and words[result.index].tag == "verb":
        return 1  # مذبحة أودت بحياة خمسين
    if act.type == "killing":
        return None  # only where the massacre itself took the lives
    if act.type == "destruction" and not _led_to(result, act, between):
        return None
    unreal = act.factuality.label in ("planned", "negated", "generic")
    if unreal and result.factuality.label != act.factuality.label:
        return None
    if act.index > result.index:
        more = _distance_before(act, between)
    else:
        more = _distance_behind(result, act, between)
    return None if more is None else high - low + more


def _led_to(result: Draft, act: Draft, between: tuple[Word, ...]) -> bool:
    """أضرم حريقا في الفندق ما أسفر عن مقتل عشرة: the dead of what somebody wrecked, where it says so."""
    return act.index < result.index and any(w.stem.startswith(_LED) for w in between[-4:])


def _at_another_time(result: Draft, act: Draft) -> bool:
    """في الثالث من مايو قتل عشرة، وبعد أسبوع قتل ستة في غارة: a time that opens a clause parts both."""
    for stretch in act.passage.times.values():
        within = min(result.index, act.index) < stretch.start < max(result.index, act.index)
        if within and (result.time or act.time) is not None and opens_clause(act.passage, stretch):
            return True
    return False


def _did_it(result: Draft, act: Draft) -> bool:
    """قتل ثلاثة من منفذي الهجوم: those who did the act before; not قتلى الهجوم."""
    words = result.passage.words
    told = [p for p in result.roles.filled.get("target", ()) if p.start < act.index < p.end + 2]
    return any(words[p.head].stem in result.passage.grammar["doers"] for p in told)


def _distance_before(act: Draft, between: tuple[Word, ...]) -> int | None:
    """What is added where the result is told before its act: قتل ثلاثة في انفجار."""
    words = act.passage.words
    word = words[act.index]
    governing = word.preposition or preposition_before(words, act.index)
    if (
        act.candidate.kind == "noun"
        and governing not in _CAUSE_AFTER
        and not any(w.stem in _WHEN for w in between)
        and not _is_taken_for(between)
    ):
        return None
    boundary = any(w.tag == "verb" and w.verb_class != "" for w in between)
    if boundary and any(w.tag == "subordinator" and w.stem in _MEANWHILE for w in between):
        # قتل راع بينما كان يرعى غنمه، في حين قتل ثان في اشتباك: the clash is of the second.
        return None
    more = 0
    joined = any(w.tag == "subordinator" or w.stem in ("عندما", "حين", "اثر", "لدي") for w in between)
    if act.candidate.kind == "verb" and not joined:
        if boundary or word.conjunction:
            return None
        more += 6
    return more + 8 * (governing == "بعد") + 10 * boundary


def _is_taken_for(between: tuple[Word, ...]) -> bool:
    """قتلوا في ما يشتبه بأنه هجوم: what the act is held to be."""
    near = between[-5:]
    held = any(w.stem.startswith(("يشتبه", "اشتبه", "يعتقد", "يبدو", "يرجح", "وصف", "يصف")) for w in near)
    return held and any(w.stem in ("ما", "فيما") for w in near)


def _distance_behind(result: Draft, act: Draft, between: tuple[Word, ...]) -> int | None:
    """What is added where the act is told before its result: انفجرت عبوة فقتل ثلاثة."""
    if _separated(result) and not any(w.stem in _LEADS_TO for w in between):
        return None
    if _came_first(result, act):
        return None
    why = (act.passage.words[act.index], *between)
    if act.type == "protest" and result.candidate.kind == "noun" and any(w.stem in _BECAUSE for w in why):
        # احتجوا بسبب مقتل شاب: the death is why they protest, not what came of it.
        return None
    if act.type in ("clash", "riot") and any(w.stem in ("خلفيه", "احتجاجا", "بسبب") for w in between[-3:]):
        return None  # مواجهات على خلفية مقتل شاب
    return 10 * (act.type in ("protest", "raid", "abduction", "destruction"))


def _came_first(result: Draft, act: Draft) -> bool:
    """احتجاجات منذ مقتل شاب: what people rise for; not توقف القتال بعد مقتل عشرة, by which it ended."""
    words = act.passage.words
    ended = act.index > 0 and words[act.index - 1].stem.startswith(_ENDED)
    before = words[result.index - 1].stem if result.candidate.kind == "noun" else ""
    return before in CAME_FIRST and not ended and (act.type in _RISINGS or before == "منذ")


def _goes_on_to_kill(result: Draft) -> bool:
    """انفجرت عبوة وقتل مسلحون شرطيا: a second clause with men of its own, who do not explode."""
    word = result.passage.words[result.index]
    active = result.roles.voice == "active" and word.tag == "verb" and word.conjunction == "و"
    return active and any(p.noun_class in ("fighter", "soldier", "police") for p in result.actors)


def _struck_down(result: Draft, act: Draft) -> bool:
    """طعن شاب حارسا قبل أن يقتل برصاص الجنود: the assailant, whom others then killed."""
    if act.type not in ("attack", "raid") or result.roles.voice != "passive" or not result.actors:
        return False
    assailants = {p.span for p in act.actors}
    return bool(assailants & {p.span for p in result.targets}) and result.index > act.index


def _other_killer(result: Draft, act: Draft) -> bool:
    """Whether a death has a killer of its own who is named and is not the one of the act."""
    stated = [
        p
        for p in result.actors
        if p.basis == "stated" and p.noun_class not in ("act", "vehicle", "thing", "aircraft")
    ]
    if not stated:
        return False
    if act.type in ("protest", "strike") and any(p.noun_class in FORCES for p in stated):
        return True  # قتل متظاهر برصاص الشرطة خلال احتجاجات
    if result.roles.voice == "passive":
        return False
    if act.type == "bombing" and not act.actors and _goes_on_to_kill(result):
        return True
    if not act.actors:
        # هاجم مسلحون ... وقتلوا: the death names who the act did not; one act all the same if told next.
        return result.roles.carried_by is not None
    return not ({p.span for p in stated} & {p.span for p in act.actors})
