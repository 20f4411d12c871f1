"""One happening, one draft: deaths joined to the act that caused them, repetitions to the first telling."""

from __future__ import annotations

from rasid.events.drafts import Draft, Participant
from rasid.events.factuality import ANAPHORIC
from rasid.folding import fold_word

ACTS = frozenset(
    [
        "clash",
        "attack",
        "airstrike",
        "shelling",
        "bombing",
        "raid",
        "torture",
        "riot",
        "protest",
        "execution",
        "abduction",
        "destruction",
        "sexual_violence",
        "siege",
    ]
)
#: Acts that a killing does not belong to: who is abducted and later killed suffers two events.
_OWN_DEATHS = frozenset(("abduction", "siege", "destruction", "execution"))
_CAUSE_AFTER = frozenset(
    ["في", "اثر", "جراء", "نتيجه", "بسبب", "خلال", "ب", "اثناء", "لدي", "عقب", "علي", "من", "بعد"]
)
_SEPARATE = frozenset(("فيما", "كما", "بينما", "منفصل", "حين"))
_GENERAL = {"attack": 0, "raid": 1, "killing": 0, "clash": 1, "shelling": 2, "airstrike": 3, "bombing": 3}
_SERIES = frozenset(
    [
        "attack",
        "bombing",
        "airstrike",
        "shelling",
        "clash",
        "protest",
        "raid",
        "siege",
        "agreement",
        "talks",
        "accusation",
        "threat",
        "demand",
    ]
)


def join_results(drafts: list[Draft]) -> list[Draft]:
    """Within one passage: join each death or injury to the act it belongs to; return what stays."""
    acts = [d for d in drafts if d.type in ACTS - _OWN_DEATHS and not d.is_result]
    kept = list(drafts)
    for result in [d for d in drafts if d.is_result]:
        act = _act_of(result, acts)
        if act is not None:
            _absorb(act, result, victims=True)
            kept.remove(result)
    remaining = [d for d in kept if d.is_result]
    for later in remaining[1:]:
        first = remaining[0]
        if later.type == first.type or "injured" in (
            later.candidate.trigger.figure,
            first.candidate.trigger.figure,
        ):
            if _separated(later) or (first.figures and later.figures and _same_figure(first, later)):
                continue
            keeper, other = (
                (first, later)
                if first.candidate.trigger.figure != "injured" or later.candidate.trigger.figure == "injured"
                else (later, first)
            )
            if keeper in kept and other in kept:
                _absorb(keeper, other, victims=True)
                kept.remove(other)
    return kept


def _same_figure(first: Draft, later: Draft) -> bool:
    return bool({f.what for f in first.figures} & {f.what for f in later.figures})


def _separated(draft: Draft) -> bool:
    words = draft.passage.words
    before = words[max(0, draft.index - 2) : draft.index]
    return any(w.stem in _SEPARATE for w in before)


def _act_of(result: Draft, acts: list[Draft]) -> Draft | None:
    """The act in the same passage that caused a death or injury."""
    words = result.passage.words
    best: tuple[int, Draft] | None = None
    for act in acts:
        low, high = sorted((result.index, act.index))
        between = words[low + 1 : high]
        if any(w.token.text in "؛" for w in between):
            continue
        if _other_killer(result, act):
            continue
        if result.factuality.label != act.factuality.label and act.factuality.label in (
            "planned",
            "negated",
            "generic",
        ):
            continue
        cost = high - low
        if act.index > result.index:
            word = words[act.index]
            governing = word.preposition or _preposition_before(words, act.index)
            linked = governing in _CAUSE_AFTER or any(w.stem in _WHEN for w in between)
            boundary = any(w.tag == "verb" and w.verb_class != "" and w.index != act.index for w in between)
            if not linked and act.candidate.kind == "noun":
                continue
            if act.candidate.kind == "verb" and not any(
                w.tag in ("subordinator",) or w.stem in ("عندما", "حين", "اثر", "لدي") for w in between
            ):
                if not boundary and words[act.index].conjunction == "":
                    cost += 6
                else:
                    continue
            if governing == "بعد":
                cost += 8
            if boundary:
                cost += 10
        else:
            if _separated(result) and not any(w.stem in ("ادي", "اسفر", "مما") for w in between):
                continue
            if act.type in ("protest", "raid", "siege", "abduction", "destruction"):
                cost += 10
        if act.type in ("siege",):
            continue
        if best is None or cost < best[0]:
            best = (cost, act)
    return best[1] if best is not None and best[0] <= 60 else None


_WHEN = frozenset(("عندما", "حين", "حينما", "بعدما", "اثر", "عقب", "لدي"))


def _other_killer(result: Draft, act: Draft) -> bool:
    """Whether a death has a killer of its own who is named and is not the one of the act."""
    stated = [
        p
        for p in result.actors
        if p.basis == "stated" and p.noun_class not in ("act", "vehicle", "thing", "aircraft")
    ]
    if not stated or result.roles.voice == "passive":
        return False
    if not act.actors:
        # هاجم مسلحون ... وقتلوا: the act named no one, the death does; one act all the same if it is told next.
        return result.roles.carried_by is not None
    return not ({p.span for p in stated} & {p.span for p in act.actors})


def _preposition_before(words: tuple[object, ...], index: int) -> str:
    for position in range(index - 1, max(index - 4, -1), -1):
        word = words[position]
        if word.tag == "preposition":  # type: ignore[attr-defined]
            return str(word.stem)  # type: ignore[attr-defined]
        if word.preposition:  # type: ignore[attr-defined]
            return str(word.preposition)  # type: ignore[attr-defined]
        if word.tag not in ("noun", "number", "determiner"):  # type: ignore[attr-defined]
            return ""
    return ""


def join_repetitions(drafts: list[Draft]) -> list[Draft]:
    """Within one passage: join two words for one act (هجوم ... استهدف، عملية دهم، هجوم بقنبلة)."""
    kept: list[Draft] = []
    for draft in drafts:
        twin = next((other for other in kept if _same_act(other, draft)), None)
        if twin is None:
            kept.append(draft)
            continue
        if _GENERAL.get(draft.type, 2) > _GENERAL.get(twin.type, 2) or (
            draft.type == twin.type and _is_general_word(twin) and not _is_general_word(draft)
        ):
            # The more exact word tells the act: عملية تفجير is a bombing, triggered by تفجير.
            _absorb(draft, twin, victims=False)
            kept[kept.index(twin)] = draft
        else:
            _absorb(twin, draft, victims=False)
    return kept


def _same_act(one: Draft, other: Draft) -> bool:
    if _attempt_told(one, other) or _attempt_told(other, one):
        return True
    if one.factuality.label != other.factuality.label:
        return False
    if one.type == other.type == "protest" and (_is_adverbial(other) or _same_protesters(other)):
        return True
    if one.type == other.type and _is_anaphoric(other) and _places_agree(one, other) >= 0:
        return True
    if other.type == "attack" and _in_series(other) and one.type in ACTS:
        return True
    related = one.type == other.type or (
        one.type in _GENERAL and other.type in _GENERAL and 0 in (_GENERAL[one.type], _GENERAL[other.type])
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
    ):
        return True
    if _places_agree(one, other) < 0:
        return False
    if _carried(one, other) and related and one.type != other.type:
        return True
    if _clash(one.actors, other.actors) or _clash(one.targets + one.victims, other.targets + other.victims):
        return False
    if one.time is not None and other.time is not None and one.time.start != other.time.start:
        return False
    if _figures_clash(one, other):
        return False
    if one.type == other.type:
        definite = words[other.index].article
        return definite or other.candidate.kind == "verb" or gap <= 12
    definite = words[other.index].article or words[one.index].article
    governing = words[other.index].preposition or _preposition_before(words, other.index)
    return (definite and other.candidate.kind == "noun") or (governing in ("ب", "في") and gap <= 8)


def _is_general_word(draft: Draft) -> bool:
    """استهداف says no more than that something was aimed at; غارة beside it says how."""
    return (
        "استهد" in draft.passage.words[draft.index].stem or "ستهدف" in draft.passage.words[draft.index].stem
    )


def _attempt_told(act: Draft, attempt: Draft) -> bool:
    """نجا من محاولة اغتيال إثر انفجار: the attempt on his life is the act that is told beside it."""
    return (
        attempt.type == "killing"
        and attempt.factuality.label == "possible"
        and attempt.factuality.realisation == "attempted"
        and act.type in ("bombing", "attack", "shelling", "airstrike")
        and act.factuality.label == "asserted"
        and attempt.factuality.cue is not None
        and attempt.passage.words[attempt.factuality.cue].tag == "noun"
    )


def _same_protesters(draft: Draft) -> bool:
    """ورفع المتظاهرون لافتات: the demonstrators of the demonstration told before."""
    return any(p.noun_class == "protester" and p.text(draft.passage.text).startswith("ال") for p in draft.actors)


def _is_anaphoric(draft: Draft) -> bool:
    """الانفجار، الهجوم: a definite act noun in the sentence that told the act."""
    word = draft.passage.words[draft.index]
    return draft.candidate.kind == "noun" and word.article and word.stem in ANAPHORIC and draft.time is None


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


def _figures_clash(one: Draft, other: Draft) -> bool:
    for left in one.figures:
        for right in other.figures:
            if left.what == right.what and (left.count.low, left.count.high) != (
                right.count.low,
                right.count.high,
            ):
                return True
    return False


def _tokens(people: list[Participant], report: str) -> set[str]:
    return {
        fold_word(word).removeprefix("ال")
        for one in people
        for word in one.text(report).replace("«", " ").replace("»", " ").replace('"', " ").split()
    }


def _words(people: list[Participant]) -> set[object]:
    """What two lists of participants are compared by: where each stands, and its words."""
    return {p.span.start for p in people} | {p.name for p in people if p.name}


def _clash(left: list[Participant], right: list[Participant]) -> bool:
    """Whether two sides are both named and share no word."""
    return bool(left and right) and not (_words(left) & _words(right))


def join_across(drafts: list[Draft], report: str) -> list[Draft]:
    """Across the passages of a report: join later tellings of one happening to the first one."""
    kept: list[Draft] = []
    for draft in drafts:
        twin = _earlier_telling(kept, draft, report)
        if twin is None:
            kept.append(draft)
        elif _more_exact(draft, twin):
            # Killed, says the first sentence; by a raid from the air, the second: the raid is the happening.
            _absorb(draft, twin, victims=twin.is_result)
            kept[kept.index(twin)] = draft
        else:
            _absorb(twin, draft, victims=draft.is_result)
    return kept


def _earlier_telling(kept: list[Draft], draft: Draft, report: str) -> Draft | None:
    """The draft of an earlier passage that tells the same happening, the nearest first."""
    for other in reversed(kept):
        if _same_happening(other, draft, report):
            return other
    if _points_back(draft) or _only_injures(draft):
        near = [
            k for k in kept if k.passage.number < draft.passage.number and k.factuality.label == "asserted"
        ]
        for other in reversed(near):
            if _points_back(draft) and other.type == draft.type:
                return other
            recent = draft.passage.number - other.passage.number <= 2
            if _only_injures(draft) and recent and other.type in ACTS - _OWN_DEATHS | {"killing"}:
                return other
    return None


def _points_back(draft: Draft) -> bool:
    """A definite act noun with nobody and nothing beside it: it can only repeat what is known."""
    bare = not (draft.actors or draft.targets or draft.victims or draft.figures or draft.time)
    definite = draft.passage.words[draft.index].article
    return bare and definite and draft.candidate.kind == "noun" and draft.factuality.label == "asserted"


def _only_injures(draft: Draft) -> bool:
    """An injury without an act of its own: it happened in the act told before."""
    return (
        draft.is_result
        and draft.candidate.trigger.figure == "injured"
        and draft.factuality.label == "asserted"
    )


def _more_exact(draft: Draft, twin: Draft) -> bool:
    return (
        twin.type in ("attack", "killing")
        and draft.type in _GENERAL
        and _GENERAL[draft.type] > _GENERAL[twin.type]
    )


def _same_happening(one: Draft, other: Draft, report: str) -> bool:
    """Whether a later passage tells of the happening of an earlier one again.

    Points for what agrees, against what differs; a definite act noun points back (الهجوم). The weights were
    set on the development articles.
    """
    if one.passage.number == other.passage.number or one.factuality.label != other.factuality.label:
        return False
    general = (
        one.type in _GENERAL and other.type in _GENERAL and 0 in (_GENERAL[one.type], _GENERAL[other.type])
    )
    if one.type != other.type and not general:
        return False
    told = (one, *one.joined)
    actors = [p for d in told for p in d.actors]
    score = _sides_agree(actors, other.actors, report, 1.0, -2.0, -0.5)
    left, right = [p for d in told for p in (*d.targets, *d.victims)], other.targets + other.victims
    score += _sides_agree(left, right, report, 2.0, -3.0, -0.75)
    score += _times_agree(one, other) + _places_agree(one, other) + _figures_agree(one, other)
    word = other.passage.words[other.index]
    if word.article and other.candidate.kind == "noun":
        # الهجوم points back; الهروب is as often the kind of act.
        score += 1.5 if word.stem in ANAPHORIC else 0.5
    elif not other.actors and not right and not other.figures:
        score += 0.75
    if other.candidate.kind == "verb" and word.stem == one.passage.words[one.index].stem:
        score += 0.5
    if one.type in _SERIES:
        score += 0.5
    if other.passage.number - one.passage.number > 8:
        score -= 0.5
    return score >= (1.0 if one.type == other.type else 1.5)


def _sides_agree(
    left: list[Participant],
    right: list[Participant],
    report: str,
    agree: float,
    strangers: float,
    differ: float,
) -> float:
    """Points for one side: shared words, two different names, or different descriptions."""
    if not left or not right:
        return 0.0
    if _tokens(left, report) & _tokens(right, report):
        return agree
    return strangers if any(p.person for p in left) and any(p.person for p in right) else differ


def _figures_agree(one: Draft, other: Draft) -> float:
    shared = {(f.what, f.count.low) for f in one.figures if f.count.low > 1} & {
        (f.what, f.count.low) for f in other.figures if f.count.low > 1
    }
    if shared:
        return 1.5
    return -1.0 if _figures_clash(one, other) else 0.0


def _times_agree(one: Draft, other: Draft) -> float:
    left = one.time.mention.interval if one.time is not None else None
    right = other.time.mention.interval if other.time is not None else None
    if left is None or right is None:
        return 0.0
    if left.start <= right.end and right.start <= left.end:
        return 1.0 if (left.start, left.end) == (right.start, right.end) else 0.0
    return -4.0


def _places_agree(one: Draft, other: Draft) -> float:
    left, right = _place_names(one), _place_names(other)
    if not left or not right:
        return 0.0
    return 1.0 if left & right else -1.5


def _place_names(draft: Draft) -> set[str]:
    return {
        p.mention.name
        for p in draft.places
        if p.mention is not None and p.mention.name and p.mention.precision == "point"
    }


#: وأصيب تسعة آخرون: "others" add to the figures and name no one.
_OTHERS = frozenset(["اخر", "اخرون", "اخرين", "اخران", "اخرى", "اخريات"])


def _absorb(keeper: Draft, other: Draft, *, victims: bool) -> None:
    """Add what `other` tells to `keeper`."""
    keeper.joined += [other, *other.joined]
    if victims:
        more = [*other.targets, *other.victims]
        if keeper.targets or keeper.victims:
            more = [p for p in more if p.name not in _OTHERS]
        _extend(keeper.victims, more)
        if not keeper.actors:
            _extend(keeper.actors, other.actors)
    else:
        if not keeper.actors:
            _extend(keeper.actors, other.actors)
        if not keeper.targets:
            _extend(keeper.targets, other.targets)
        _extend(keeper.victims, other.victims)
    known = {(f.what, f.count.low, f.count.high, f.subset) for f in keeper.figures}
    keeper.figures += [f for f in other.figures if (f.what, f.count.low, f.count.high, f.subset) not in known]
    if keeper.time is None:
        keeper.time = other.time
    if not keeper.places:
        keeper.places = other.places
    if keeper.source is None:
        keeper.source = other.source
    _extend(keeper.instruments, other.instruments)


def _extend(known: list[Participant], more: list[Participant]) -> None:
    spans = {p.span for p in known}
    known += [p for p in more if p.span not in spans]
