"""Later tellings of one happening joined to the first one, across the passages of a report."""

from __future__ import annotations

from dataclasses import replace

from rasid.events.absorbing import absorb
from rasid.events.among import count_as_part, group_told_of
from rasid.events.comparing import (
    ACTS,
    GENERAL,
    OWN_DEATHS,
    figures_clash,
    is_another,
    places_agree,
    tokens,
)
from rasid.events.counting import add
from rasid.events.drafts import Draft, Participant
from rasid.events.list_items import are_items_apart
from rasid.events.roles import SPOKEN


def join_across(drafts: list[Draft], report: str) -> list[Draft]:
    """Across the passages of a report: join later tellings of one happening to the first one."""
    kept: list[Draft] = []
    for draft in drafts:
        group = group_told_of(kept, draft)
        if group is not None:
            count_as_part(draft)
            absorb(group, draft, victims=True)
            continue
        twin = _earlier_telling(kept, draft, report)
        if twin is not None and _dies_with_them(draft):
            _count_beside(twin, draft)
        if twin is None:
            kept.append(draft)
        elif _more_exact(draft, twin):
            # Killed, says the first sentence; by a raid from the air, the second: the raid is the happening.
            absorb(draft, twin, victims=twin.is_result)
            kept[kept.index(twin)] = draft
        else:
            absorb(twin, draft, victims=draft.is_result)
    return kept


def _count_beside(act: Draft, draft: Draft) -> None:
    """Add those who died with them to the dead of the act: one and the two with him are three.

    Where those who died later have no phrase of their own, their figure counts him already (قضى معه اثنان).
    """
    dead = [f for f in act.figures if f.what == "killed" and not f.subset]
    more = [f for f in draft.figures if f.what == "killed" and not f.subset]
    if len(dead) != 1 or len(more) != 1:
        return
    sum_of_both = add(dead[0].count, more[0].count) if more[0].whom is not None else more[0].count
    act.figures[act.figures.index(dead[0])] = replace(dead[0], count=sum_of_both)
    draft.figures.remove(more[0])


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


#: Acts that somebody does with himself: who it is tells one from another.
_OF_SOMEBODY = frozenset(["flight", "defection", "resignation", "surrender", "recruitment"])


def _earlier_telling(kept: list[Draft], draft: Draft, report: str) -> Draft | None:
    """The draft of an earlier passage that tells the same happening, the nearest first."""
    alike = [other for other in reversed(kept) if other.type == draft.type]
    for other in alike:
        if _told_beside(other, draft, report):
            return other
    for other in (*alike, *(other for other in reversed(kept) if other.type != draft.type)):
        if _same_happening(other, draft, report):
            return other
    with_them = _dies_with_them(draft)
    if with_them or _points_back(draft) or _only_injures(draft):
        near = [
            k for k in kept if k.passage.number < draft.passage.number and k.factuality.label == "asserted"
        ]
        for other in reversed(near):
            if _points_back(draft) and other.type == draft.type:
                return other
            recent = draft.passage.number - other.passage.number <= 2
            if (
                (with_them or _only_injures(draft))
                and recent
                and other.type in ACTS - OWN_DEATHS | {"killing"}
            ):
                return other
    return None


#: What happens to somebody once: of the same man in the same sentence it is told again.
_ONCE = frozenset(
    ["killing", "execution", "abduction", "release", "arrest", "resignation", "dismissal", "appointment"]
)


def _told_beside(one: Draft, other: Draft, report: str) -> bool:
    """خطفوا طفلة ... بعد تعرض الطفلة للخطف: the same act upon one who is known by now, in one passage."""
    if one.passage.number != other.passage.number or other.type not in _ONCE or is_another(other):
        return False
    if one.factuality.label != other.factuality.label or figures_clash(one, other):
        return False
    left, right = one.targets + one.victims, other.targets + other.victims
    if not _heads(one, left) & _heads(other, right):
        return False
    return all(p.person is not None or _is_known(other, p) for p in other.targets)


def _heads(draft: Draft, participants: list[Participant]) -> set[str]:
    """The head nouns of participants, or their names, bare of the article and of an accusative's ا."""
    found = set()
    for one in participants:
        start, end = draft.passage.words_of(one.span)
        words = (
            draft.passage.words[start:end]
            if one.person is not None
            else draft.passage.words[start : start + 1]
        )
        found |= {w.stem.removesuffix("ا") for w in words}
    return found


def _is_known(draft: Draft, participant: Participant) -> bool:
    """Whether those it befell are told as known, by the article or a pronoun alone."""
    start, _ = draft.passage.words_of(participant.span)
    return participant.basis != "stated" or bool(draft.passage.words[start].article)


def _points_back(draft: Draft) -> bool:
    """A definite act noun with nobody and nothing beside it: it can only repeat what is known."""
    bare = not (draft.actors or draft.targets or draft.victims or draft.figures or draft.time)
    definite = draft.passage.words[draft.index].article
    return bare and definite and draft.candidate.kind == "noun" and draft.factuality.label == "asserted"


def _dies_with_them(draft: Draft) -> bool:
    """وقتل معه اثنان من حراسه: whoever died with one of an act told before died in that act."""
    behind = draft.passage.words[draft.index + 1 : draft.index + 3]
    return (
        draft.is_result
        and draft.time is None
        and draft.candidate.trigger.figure == "killed"
        and draft.factuality.label == "asserted"
        and any(word.stem == "مع" and word.pronoun for word in behind)
    )


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
        and draft.type in GENERAL
        and GENERAL[draft.type] > GENERAL[twin.type]
    )


def _same_happening(one: Draft, other: Draft, report: str) -> bool:
    """Whether a later passage tells of the happening of an earlier one again.

    Points for what agrees, against what differs; a definite act noun points back (الهجوم). Where nothing
    differs, one report tells of one happening of a kind. The weights were set on articles coded by hand.
    """
    if are_items_apart(one.passage, other.passage):
        return False
    relabelled = one.factuality.label != other.factuality.label
    if one.passage.number == other.passage.number or (relabelled and not _spoken_of_again(one, other)):
        return False
    general = one.type in GENERAL and other.type in GENERAL and 0 in (GENERAL[one.type], GENERAL[other.type])
    if one.type != other.type and not general:
        return False
    if _is_counted_from(one, other) or is_another(other) or _turns_elsewhere(other):
        return False
    if _dies_again(one, other, report):
        return True
    if one.aggregate != other.aggregate:
        return False  # ومنذ مطلع العام قتل 700: a sum is none of the happenings that it sums.
    told = (one, *one.joined)
    actors = [p for d in told for p in d.actors]
    score = _sides_agree(actors, other.actors, report, (1.0, -2.0, _another(one)))
    left, right = [p for d in told for p in (*d.targets, *d.victims)], other.targets + other.victims
    score += _sides_agree(left, right, report, (2.0, -3.0, -0.75))
    figures = _figures_agree(one, other)
    if figures > 0 and -1.5 < score < 0:
        score = 0.0  # ألقي القبض على خمسة أشخاص ... المتهمون الخمسة: the number says that they are the same.
    score += _times_agree(one, other) + places_agree(one, other) + figures
    word = other.passage.words[other.index]
    if word.article and other.candidate.kind == "noun":
        # الهجوم points back; الهروب is as often the kind of act.
        score += 1.5 if word.stem in other.passage.grammar["anaphoric"] else 0.5
    elif not other.actors and not right and not other.figures:
        score += 0.75
    if other.candidate.kind == "verb" and word.stem == one.passage.words[one.index].stem:
        score += 0.5
    if one.type in _SERIES:
        score += 0.5
    if other.source is not None and (one.source is None or one.source.name != other.source.name):
        score += 0.5
    if other.passage.number - one.passage.number > 8:
        score -= 0.5
    if _was_earlier(other):
        score -= 1.0
    if relabelled:
        return score >= 1.0
    return score >= (0.0 if one.type == other.type else 0.75)


def _dies_again(one: Draft, other: Draft, report: str) -> bool:
    """مقتل سالم الراوي بغارة ... الراوي قتل يوم الجمعة: a man dies once, whatever day or place is told."""
    return any(_names_are_one(a, b) for a in _dead(one, report) for b in _dead(other, report))


def _dead(draft: Draft, report: str) -> list[frozenset[str]]:
    """The names, as words, of those whom a happening is told to have killed."""
    told = (draft, *draft.joined)
    if not any(figure.what == "killed" for figure in draft.figures):
        return []
    killed = [p for d in told for p in d.victims]
    if draft.type in ("killing", "execution"):
        killed += [p for d in told for p in d.targets]
    return [frozenset(tokens([p], report)) for p in killed if p.person]


def _names_are_one(left: frozenset[str], right: frozenset[str]) -> bool:
    return bool(left) and bool(right) and (left <= right or right <= left)


def _was_earlier(draft: Draft) -> bool:
    """وكان الفصيل أطلق السبت صواريخ: what a sentence recalls with a day of its own, and no article."""
    words = draft.passage.words
    recalled = any(w.tag == "auxiliary" and w.stem.startswith("كان") for w in words[:2])
    main = not any(w.tag in ("verb", "complementizer", "relative") for w in words[: draft.index])
    return recalled and main and draft.time is not None and not words[draft.index].article


def _turns_elsewhere(draft: Draft) -> bool:
    """من جهة أخرى طوقت القوات بيتا: the verb of a sentence that begins other news."""
    words = draft.passage.words
    if draft.candidate.kind != "verb" or not 3 <= draft.index <= 4 or words[0].stem != "من":
        return False
    return words[2].stem in draft.passage.grammar["further"] and words[1].tag == "noun"


def _another(draft: Draft) -> float:
    """Points where those who act are described otherwise: a crowd has many names, a demand one speaker."""
    if draft.type in _OF_SOMEBODY:
        return -1.5
    return -1.0 if draft.type in SPOKEN else -0.5


def _is_counted_from(one: Draft, other: Draft) -> bool:
    """يأتي الاغتيال بعد خمسة أيام على تفجير المقهى: not the act whose days are counted from it."""
    again = [d for d in one.joined if d.passage is other.passage]
    return any(
        "-happening:" in stretch.mention.rule and d.index < stretch.start and stretch.end < other.index
        for d in again
        for stretch in other.passage.times.values()
    )


def _spoken_of_again(one: Draft, other: Draft) -> bool:
    """يبدأ المعلمون غدا إضرابا ... هذا الإضراب: what is planned is spoken of as a thing that is known."""
    labels = {one.factuality.label, other.factuality.label}
    word = other.passage.words[other.index]
    known = word.article and other.candidate.kind == "noun" and other.time is None and not other.figures
    return one.type == other.type and known and labels <= {"planned", "asserted", "possible"}


def _sides_agree(
    left: list[Participant],
    right: list[Participant],
    report: str,
    points: tuple[float, float, float],
) -> float:
    """Points for one side: shared words, two different names, or different descriptions."""
    agree, strangers, differ = points
    if not left or not right:
        return 0.0
    one, other = [p for p in left if p.person], [p for p in right if p.person]
    if one and other and not _share_somebody(one, other, report):
        # فر سالم مع أفراد التنظيم، هرب سعيد مع عناصر التنظيم: two men, whatever company they share.
        return strangers
    return agree if tokens(left, report) & tokens(right, report) else differ


def _share_somebody(left: list[Participant], right: list[Participant], report: str) -> bool:
    """Whether two lots of people have one in common: not سعد العلي and قاسم العلي, of one family."""
    names = [[frozenset(tokens([p], report)) for p in side] for side in (left, right)]
    return any(_names_are_one(a, b) or len(a & b) > 1 for a in names[0] for b in names[1])


def _figures_agree(one: Draft, other: Draft) -> float:
    told = {d.passage.number for d in (one, *one.joined)}
    known = {(f.what, f.count.low) for f in one.figures if f.count.low > 1 and f.sentence in told}
    if known & {(f.what, f.count.low) for f in other.figures if f.count.low > 1}:
        return 1.5
    return -1.0 if figures_clash(one, other) else 0.0


def _times_agree(one: Draft, other: Draft) -> float:
    left = one.time.mention.interval if one.time is not None else None
    right = other.time.mention.interval if other.time is not None else None
    if left is None or right is None:
        return 0.0
    if left.start <= right.end and right.start <= left.end:
        return 1.0 if (left.start, left.end) == (right.start, right.end) else 0.0
    apart = max(left.start, right.start) - min(left.end, right.end)
    return -1.0 if apart.days <= 1 else -4.0
