"""One happening, one draft: deaths joined to the act that caused them, repetitions to the first telling."""

from __future__ import annotations

from rasid.events.absorbing import absorb
from rasid.events.comparing import (
    ACTS,
    CAME_FIRST,
    GENERAL,
    clash,
    figures_clash,
    is_another,
    is_since,
    places_agree,
    preposition_before,
)
from rasid.events.drafts import Draft, inferred
from rasid.events.noun_classes import HUMAN

_OPENING = 3
_CLAUSE = 30
_CALLED = 6


def join_demands(drafts: list[Draft]) -> list[Draft]:
    """تظاهروا للمطالبة باستقالة الوزير: a demand without an addressee says what a protest is about."""
    kept = list(drafts)
    for demand in drafts:
        form = demand.candidate.verb
        beside = form is not None and form.tense == "participle"
        called = _called_together(demand, kept) if demand.type == "demand" else None
        if called is not None:
            called.actors = called.actors or inferred("who called for it", demand.actors)
            kept.remove(demand)
            continue
        if demand.type != "demand" or (demand.candidate.kind != "noun" and not beside):
            continue
        if any(p.basis == "stated" for p in demand.targets) or not (beside or _is_purpose(demand)):
            continue
        protests = [d for d in kept if d.type == "protest" and d.index < demand.index]
        if protests:
            absorb(protests[-1], demand, victims=False)
            kept.remove(demand)
    return kept


def _called_together(demand: Draft, drafts: list[Draft]) -> Draft | None:
    """إضراب دعت إليه النقابة: who called for it, told of the strike itself."""
    words, after = demand.passage.words, demand.candidate.after
    resumed = after < len(words) and words[after].tag == "preposition" and bool(words[after].pronoun)
    if demand.candidate.kind != "verb" or not resumed or words[after].stem not in ("الي", "ل"):
        return None
    held = [d for d in drafts if d.type in ("protest", "strike") and 0 < demand.index - d.index <= _CALLED]
    between = words[held[-1].index + 1 : demand.index] if held else ()
    return held[-1] if held and not any(w.tag in ("verb", "complementizer") for w in between) else None


def _is_purpose(draft: Draft) -> bool:
    words = draft.passage.words
    before = words[draft.index - 1] if draft.index else None
    behind = before is not None and before.stem in ("ل", "بهدف", "اجل")
    return behind or words[draft.index].preposition == "ل"


def join_repetitions(drafts: list[Draft]) -> list[Draft]:
    """Within one passage: join two words for one act (هجوم ... استهدف، عملية دهم، هجوم بقنبلة)."""
    kept: list[Draft] = []
    for draft in drafts:
        done = _done_out_of(kept, draft)
        if done is not None:
            done.time = done.time or draft.time
            done.places = done.places or draft.places
            continue
        twin = next((other for other in kept if _same_act(other, draft)), None)
        if twin is None:
            kept.append(draft)
            continue
        exacter = draft.type == twin.type and _is_general_word(twin) and not _is_general_word(draft)
        more_exact = exacter or GENERAL.get(draft.type, 2) > GENERAL.get(twin.type, 2)
        if more_exact or _attempt_told(draft, twin):
            # The more exact word tells the act: عملية تفجير is a bombing, triggered by تفجير.
            absorb(draft, twin, victims=False)
            kept[kept.index(twin)] = draft
        else:
            absorb(twin, draft, victims=False)
    return kept


#: What is done out of protest, and told by a word of its own.
_OUT_OF_PROTEST = frozenset(("strike", "resignation", "demand", "riot"))


def _done_out_of(kept: list[Draft], draft: Draft) -> Draft | None:
    """أضرب النائب، سالم العلي، عن الطعام احتجاجا على القرار: what was done out of protest, no other act."""
    word = draft.passage.words[draft.index]
    if draft.type != "protest" or word.token.folded.removeprefix(word.conjunction) != "احتجاجا":
        return None
    before = [other for other in kept if other.index < draft.index]
    last = max(before, key=lambda d: d.index, default=None)
    return last if last is not None and last.type in _OUT_OF_PROTEST else None


def _counted_from(one: Draft, other: Draft) -> bool:
    """يأتي القصف بعد أشهر من مقتل 14 في قصف السوق: what days are counted from is another happening."""
    words = one.passage.words
    return any(
        one.index < stretch.start
        and stretch.end < other.index
        and "-happening:" in stretch.mention.rule
        and words[stretch.end].stem in ("من", "علي")
        for stretch in one.passage.times.values()
    )


def _same_act(one: Draft, other: Draft) -> bool:
    """Whether two drafts of one passage, in text order, tell one act."""
    if _attempt_told(one, other) or _attempt_told(other, one):
        return True
    if _disperses_by(one, other):
        return True
    if one.factuality.label != other.factuality.label or _counted_from(one, other) or is_another(other):
        return False
    if is_since(one, other):
        return False
    if one.type == other.type == "protest" and (
        _is_adverbial(other) or _is_purpose_of(other) or _same_protesters(other) or _goes_on(one, other)
    ):
        return True
    if one.type == "protest" and other.type == "restriction" and (_blocks_way(other) or _closes(one, other)):
        return True
    if _aimed_at(one, other) or _tells_of_it_again(one, other):
        return True
    if one.type == "raid" and other.type == "attack" and _strikes_people(other):
        # دهمت الشرطة البيت واعتدت على سكانه: two acts.
        return False
    if one.type == other.type and _is_anaphoric(other) and places_agree(one, other) >= 0:
        return True
    if other.type == "attack" and _in_series(other) and one.type in ACTS:
        return True
    if _sets_scene(one) and other.type in GENERAL and one.type in GENERAL:
        return True
    related = one.type == other.type or (
        one.type in GENERAL and other.type in GENERAL and 0 in (GENERAL[one.type], GENERAL[other.type])
    )
    if not related:
        return False
    words = one.passage.words
    gap = other.index - one.candidate.last
    if (
        other.candidate.kind == "noun"
        and 0 < gap <= 2
        and not words[other.index].conjunction
        and one.candidate.kind == "noun"
        and words[other.index - 1].stem not in CAME_FIRST
    ):
        return True
    if places_agree(one, other) < 0:
        return False
    if _carried(one, other) and one.type != other.type and not clash(one.targets, other.targets):
        return True
    if clash(one.actors, other.actors) or clash(one.targets + one.victims, other.targets + other.victims):
        return False
    if one.time is not None and other.time is not None and one.time.start != other.time.start:
        return False
    if figures_clash(one, other):
        return False
    if one.type == other.type:
        definite = words[other.index].article
        return definite or other.candidate.kind == "verb" or gap <= 12
    definite = words[other.index].article or words[one.index].article
    governing = words[other.index].preposition or preposition_before(words, other.index)
    means = governing in ("ب", "في") and (gap <= 8 or _by_means_of(one, other))
    return (definite and other.candidate.kind == "noun") or means


def _disperses_by(force: Draft, dispersal: Draft) -> bool:
    """أطلقت الشرطة الغاز لتفريق المحتجين: what force was used for is no second attack."""
    if force.type != "attack" or dispersal.type != "attack" or force.factuality.label != "asserted":
        return False
    words = force.passage.words
    word = words[dispersal.index]
    beating = (
        word.stem == "ضرب" and dispersal.factuality.label == "planned"
    )  # استخدموا الهراوات لضرب المحتجين
    if dispersal.candidate.kind != "noun" or not (beating or word.stem in force.passage.grammar["dispersal"]):
        return False
    last = max(d.candidate.last for d in (force, *force.joined) if d.index < dispersal.index)
    between = words[last + 1 : dispersal.index]
    parted = any(w.tag in ("verb", "complementizer") or w.token.text in ".؛:" for w in between)
    return _is_purpose(dispersal) and len(between) <= _CLAUSE // 2 and not parted


def _aimed_at(one: Draft, other: Draft) -> bool:
    """هجوم بسيارة يقودها انتحاري استهدف حاجزا: behind other clauses the verb still tells the act's target."""
    words = one.passage.words
    told = other.candidate.kind == "verb" and _is_general_word(other) and not words[other.index].conjunction
    if (
        not told
        or one.candidate.kind != "noun"
        or one.type not in ACTS
        or other.type not in (one.type, *GENERAL)
    ):
        return False
    between = words[one.candidate.last + 1 : other.index]
    another = any(w.noun_class == "act" or w.token.text in ".؛:،" for w in between)
    return len(between) <= _CLAUSE // 2 and not another and not clash(one.targets, other.targets)


def _tells_of_it_again(one: Draft, other: Draft) -> bool:
    """نأسف لتلك العملية التي استهدفت الميناء: a relative clause about the act that was told before."""
    words = one.passage.words
    at = other.index
    if one.type not in ACTS or not _is_general_word(other) or at < 2 or words[at - 1].tag != "relative":
        return False
    act = next((w for w in reversed(words[max(0, at - 3) : at - 1]) if w.noun_class), words[at - 2])
    return act.article and act.stem in one.passage.grammar["anaphoric"]


def _by_means_of(killing: Draft, act: Draft) -> bool:
    """اغتيل القائد صباح اليوم أمام منزله بانفجار عبوة: by what somebody was killed, in the same clause."""
    if killing.type != "killing" or act.candidate.kind != "noun" or act.index - killing.index > _CLAUSE:
        return False
    between = killing.passage.words[killing.candidate.last + 1 : act.index]
    return not any(
        w.tag in ("verb", "complementizer", "subordinator") or w.noun_class == "act" for w in between
    )


def _sets_scene(draft: Draft) -> bool:
    """وفي هجوم آخر، قتل جنديان بانفجار: the act that opens a sentence is the one that the sentence tells."""
    words = draft.passage.words
    after = words[draft.candidate.after] if draft.candidate.after < len(words) else None
    opens = draft.index <= _OPENING and words[draft.index - 1].stem == "في" and not words[draft.index].article
    further = after is not None and after.stem in draft.passage.grammar["further"]
    return opens and further and not (draft.actors or draft.targets)


def _is_general_word(draft: Draft) -> bool:
    """استهداف says no more than that something was aimed at; غارة beside it says how."""
    return (
        "استهد" in draft.passage.words[draft.index].stem or "ستهدف" in draft.passage.words[draft.index].stem
    )


def _attempt_told(act: Draft, attempt: Draft) -> bool:
    """نجا من محاولة اغتيال إثر انفجار: the attempt on his life is the act that is told beside it."""
    return (
        (
            attempt.type == "killing"
            or (attempt.candidate.trigger.type == "killing" and attempt.type == act.type)
        )
        and attempt.factuality.label == "possible"
        and attempt.factuality.realisation == "attempted"
        and act.type in ("bombing", "attack", "shelling", "airstrike")
        and act.factuality.label == "asserted"
        and attempt.factuality.cue is not None
        and attempt.passage.words[attempt.factuality.cue].tag == "noun"
    )


def _same_protesters(draft: Draft) -> bool:
    """ورفع المتظاهرون لافتات: the demonstrators of the demonstration told before."""
    return any(
        p.noun_class == "protester" and p.text(draft.passage.text).startswith("ال") for p in draft.actors
    )


def _is_purpose_of(draft: Draft) -> bool:
    """تجمعوا للاحتجاج على: says what for, of a protest told before it."""
    word = draft.passage.words[draft.index]
    return draft.candidate.kind == "noun" and word.preposition == "ل" and word.stem in ("احتجاج", "تظاهر")


def _goes_on(one: Draft, other: Draft) -> bool:
    """خرج المحتجون وهتفوا وأحرقوا إطارات: what they do next, told of nobody else and nowhere else."""
    verbal = other.candidate.kind == "verb" or other.roles.carried_by is not None
    own = any(p.basis == "stated" and p.noun_class != "protester" for p in other.actors)
    return verbal and not own and places_agree(one, other) >= 0


def _blocks_way(draft: Draft) -> bool:
    """خرج الشبان إلى الشوارع وأغلقوا الطرق: roads that the demonstrators themselves close."""
    behind = draft.passage.words[draft.index + 1 : draft.candidate.after + 2]
    way = any(w.stem in draft.passage.grammar["ways"] for w in behind)
    return way and any(p.rule == "subject carried on" for p in draft.actors)


def _closes(protest: Draft, closing: Draft) -> bool:
    """احتج السكان بإغلاق الطريق: what they close in protest, told as its means."""
    words = protest.passage.words
    if closing.candidate.kind != "noun" or words[closing.index].preposition != "ب":
        return False
    between = words[protest.candidate.last + 1 : closing.index]
    return protest.index < closing.index and all(w.tag not in ("verb", "complementizer") for w in between)


def _strikes_people(draft: Draft) -> bool:
    return draft.candidate.kind == "verb" and any(p.person or p.noun_class in HUMAN for p in draft.targets)


def _is_anaphoric(draft: Draft) -> bool:
    """الانفجار، الهجوم: a definite act noun in the sentence that told the act."""
    word = draft.passage.words[draft.index]
    known = word.article and word.stem in draft.passage.grammar["anaphoric"]
    return draft.candidate.kind == "noun" and known and draft.time is None


def _in_series(draft: Draft) -> bool:
    """خلال سلسلة هجمات: attacks without anybody, of which the act told before is one."""
    before = draft.passage.words[max(0, draft.index - 2) : draft.index]
    return not draft.actors and not draft.targets and any(w.stem in ("سلسله", "موجه") for w in before)


def _is_adverbial(draft: Draft) -> bool:
    """احتجاجا على: says why, of a protest told before it."""
    word = draft.passage.words[draft.index]
    return draft.candidate.kind == "noun" and word.token.bare.rstrip("ً").endswith("ا") and not word.article


def _carried(one: Draft, other: Draft) -> bool:
    """هاجمه شخص وفجر نفسه: the second verb goes on with the subject of the first."""
    return bool(
        other.actors
        and other.actors[0].rule == "subject carried on"
        and {p.span for p in one.actors} == {p.span for p in other.actors}
    )
