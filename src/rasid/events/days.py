"""Days of a whole report: sums over a period, days counted from another happening, the day of the lead."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

from rasid.events.comparing import tokens
from rasid.events.counted_days import is_counted_from, opens_clause
from rasid.events.dating import is_undated
from rasid.events.drafts import Draft
from rasid.events.passage import Passage, Stretch
from rasid.events.recalled_days import recall_days
from rasid.events.sharing import is_background
from rasid.events.speech_days import date_speech
from rasid.events.zones import zone_of
from rasid.values.interval import Interval
from rasid.values.mention import TimeMention

_PERIOD_DAYS = 25
_MANY = 3
#: Days of a unit, and how far to either side the count is meant.
_UNITS = {"hour": (0, 0), "day": (1, 0), "week": (7, 3), "month": (30, 15)}
#: بعد أيام من الغارة: two to eight days.
_SOME_DAYS = (5, 3)
_REACH = 4
_LEAD_REACH = 7
#: Words that go on telling: كما طالبت، فيما أغلقت.
_CONTINUING = frozenset(("كما", "فيما", "بينما", "حيث"))


def sums_period(draft: Draft) -> bool:
    """Whether a claim sums what a period brought: 300 قتيل منذ مطلع العام."""
    interval = draft.time.mention.interval if draft.time is not None else None
    if draft.time is None or interval is None or (interval.end - interval.start).days < _PERIOD_DAYS:
        return False
    summed = draft.time.mention.rule.startswith("since")
    counted = [f for f in draft.figures if not f.subset]
    return summed and any(f.count.low >= _MANY for f in counted)


def settle_days(drafts: list[Draft], passages: list[Passage], *, report: str, published: date | None) -> None:
    """Give the drafts of a report, joined, the days that follow from other claims of it. Works in place."""
    _count_from_others(drafts, published)
    _follow_lead(drafts, published, report)
    date_speech(drafts, passages, published, report)
    recall_days(drafts, passages, report)


def _with_joined(drafts: Iterable[Draft]) -> list[tuple[Draft, Draft]]:
    """Every telling with the draft that it was joined to, in the order of the text."""
    pairs = [(told, kept) for kept in drafts for told in (kept, *kept.joined)]
    return sorted(pairs, key=lambda pair: pair[0].trigger_span.start)


def _interval(draft: Draft) -> Interval | None:
    return draft.time.mention.interval if draft.time is not None else None


def _count_from_others(drafts: list[Draft], published: date | None) -> None:
    """بعد ثلاثة أيام من مقتل فلان، في اليوم التالي: days counted from the day of another claim."""
    told = _with_joined(drafts)
    seen: set[int] = set()
    for draft, _ in told:
        for stretch in draft.passage.times.values():
            shift = _shift_of(stretch.mention)
            if shift is None or stretch.mention.span.start in seen:
                continue
            seen.add(stretch.mention.span.start)
            here = [pair for pair in told if pair[0].passage is draft.passage]
            other = None
            if is_counted_from(draft.passage, stretch):
                other = next((p for p in here if stretch.end <= p[0].index <= stretch.end + _REACH), None)
            dated = _dated_by(here, stretch, other)
            if other is not None and dated is not None and _known(other[1]) is None:
                dated = _going_on(here, dated, other)
            if dated is None and other is not None:
                # ويأتي القرار بعد يومين من اغتيال سلفه: counted from what was told before.
                dated = _last_dated(told, stretch.mention.span.start, other)
            if dated is None and other is not None:
                back = (-shift[0], shift[1])
                _count_from_sentence(other[1], stretch, back, published if shift[0] >= 0 else None)
            elif other is None and dated is not None and is_counted_from(draft.passage, stretch):
                # اغتيل قبل ساعات من تشييعه أمس: counted from what is no claim
                _count_from_sentence(dated[1], stretch, shift, None)
            if other is None:
                other = _dated_before(here, stretch) or _last_dated(told, stretch.mention.span.start, dated)
            _relate(dated, other, stretch, shift, told)


def _count_from_sentence(
    draft: Draft, stretch: Stretch[TimeMention], shift: tuple[int, int], today: date | None
) -> None:
    """زار الوالي البلدة أمس بعد ساعات من قصفها: counted from the day of what is no claim, or from today."""
    if _known(draft) is not None:
        return
    times = sorted(draft.passage.times.items())
    before = [t.mention.interval for i, t in times if i < stretch.start and t.mention.interval is not None]
    base = before[-1] if before else Interval(today, today) if today is not None else None
    if base is not None and base.start == base.end:
        draft.time = _moved(stretch, base, *shift)


def _shift_of(mention: TimeMention) -> tuple[int, int] | None:
    """Days from the happening counted from to the one that is dated, and the slack; None for other times."""
    if mention.kind != "anaphoric":
        return None
    if mention.rule == "same":
        return 0, 0
    side, _, length = mention.rule.partition("-happening:")
    unit, _, count = length.partition(":")
    if unit == "day" and count == "0":
        return _SOME_DAYS[0] * (1 if side == "after" else -1), _SOME_DAYS[1]
    if unit not in _UNITS or not count.isdecimal() or (int(count) == 0 and unit != "hour"):
        return None
    days, slack = _UNITS[unit]
    return (days * int(count) * (1 if side == "after" else -1), slack)


def _dated_by(
    here: list[tuple[Draft, Draft]], stretch: Stretch[TimeMention], other: tuple[Draft, Draft] | None
) -> tuple[Draft, Draft] | None:
    """The claim that the words give the day of: the nearest before them, else the first behind."""
    here = [p for p in here if other is None or p[1] is not other[1]]
    before = [p for p in here if p[0].index < stretch.start]
    after = [p for p in here if p[0].index >= stretch.end]
    own = [p for p in before + after if p[0].time is not None and p[0].time.start == stretch.start]
    if own:
        return own[0]
    return before[-1] if before else after[0] if after else None


def _going_on(
    here: list[tuple[Draft, Draft]], dated: tuple[Draft, Draft], other: tuple[Draft, Draft]
) -> tuple[Draft, Draft]:
    """هاجموا أمس مسجدا وأضرموا فيه النار بعد يوم من تفجير: what goes on with a day is counted from on it.

    Returned is the claim that has the day; a verb that goes on in the main clause is given it too.
    """
    if _known(dated[1]) is not None or other[0].passage.words[other[0].index].article:
        return dated  # بعد يومين من التفجير: the blast told before may have a day.
    before = [p for p in here if p[0].index < dated[0].index and _known(p[1]) is not None]
    if not before or before[-1][1] is other[1] or zone_of(dated[0].passage, dated[0].index) != 0:
        return dated
    if dated[1].candidate.kind == "verb":
        dated[1].time = before[-1][1].time
    return before[-1]


def _dated_before(
    here: list[tuple[Draft, Draft]], stretch: Stretch[TimeMention]
) -> tuple[Draft, Draft] | None:
    """في الثالث من مايو قتل عشرة، وبعد أسبوع قتل ستة: counted from the day told before in the sentence."""
    before = [pair for pair in here if pair[0].index < stretch.start and _known(pair[1]) is not None]
    return before[-1] if before and opens_clause(before[-1][0].passage, stretch) else None


def _last_dated(
    told: list[tuple[Draft, Draft]], before: int, dated: tuple[Draft, Draft] | None
) -> tuple[Draft, Draft] | None:
    for pair in reversed(told):
        if pair[0].trigger_span.start >= before or (dated is not None and pair[1] is dated[1]):
            continue
        if _interval(pair[1]) is not None and pair[0].passage is not (dated or pair)[0].passage:
            return pair
    return None


def _relate(
    dated: tuple[Draft, Draft] | None,
    other: tuple[Draft, Draft] | None,
    stretch: Stretch[TimeMention],
    shift: tuple[int, int],
    told: list[tuple[Draft, Draft]],
) -> None:
    """Give the one of the two claims that has no day the day counted from the other's."""
    if dated is None or other is None or dated[1] is other[1]:
        return
    days, slack = shift
    first, second = _known(dated[1]), _known(other[1])
    if second is None and other[0].passage.words[other[0].index].article:
        second = _same_act(told, other)
    if first is None and second is not None:
        dated[1].time = _moved(stretch, second, days, slack)
    elif second is None and first is not None:
        other[1].time = _moved(stretch, first, -days, slack)


def _same_act(told: list[tuple[Draft, Draft]], other: tuple[Draft, Draft]) -> Interval | None:
    """The day of the act of its kind told last, which a definite act noun (من التفجير) points to."""
    for draft, kept in reversed(told):
        earlier = draft.trigger_span.start < other[0].trigger_span.start
        if earlier and kept.type == other[1].type and kept is not other[1] and _interval(kept) is not None:
            return _interval(kept)
    return None


def _known(draft: Draft) -> Interval | None:
    interval = _interval(draft)
    return interval if interval is not None and (interval.end - interval.start).days <= 10 else None


def _moved(stretch: Stretch[TimeMention], interval: Interval, days: int, slack: int) -> Stretch[TimeMention]:
    try:
        start = interval.start + timedelta(days - slack)
        end = interval.end + timedelta(days + slack)
    except OverflowError:
        return stretch
    moved = Interval(start, end, "day" if not slack else "days", bool(slack))
    return replace(stretch, mention=replace(stretch.mention, interval=moved))


def _follow_lead(drafts: list[Draft], published: date | None, report: str) -> None:
    """What the sentences behind the lead go on to tell happened on its day."""
    told = _with_joined(drafts)
    leads = ((d, kept) for d, kept in told if d.passage.number == 0 and _is_news_day(kept, published))
    lead = next((d if d.time is not None else kept for d, kept in leads), None)
    if lead is None or lead.time is None:
        return
    last = lead
    for draft, kept in told:
        if draft is not kept:
            continue
        if _is_described_by(draft, lead):
            draft.time = lead.time
        if draft.time is not None:
            if zone_of(draft.passage, draft.index) == 0 and not is_background(draft.passage, draft):
                last = draft
            continue
        if draft.passage.number == 0 or draft.passage.number > _LEAD_REACH:
            continue
        if _interval(last) == _interval(lead) and (_goes_on(draft) or _has_same_doers(draft, lead, report)):
            draft.time = lead.time


def _has_same_doers(draft: Draft, lead: Draft, report: str) -> bool:
    """نفذت الشرطة أمس عملية ... وتندرج العملية في إطار حملة للشرطة: who acts in the news is still at it.

    Where the sentence has no time of its own, and does not recall what happened before.
    """
    if draft.factuality.label != "asserted" or draft.passage.times or is_background(draft.passage, draft):
        return False
    return bool(tokens(draft.actors, report) & tokens(lead.actors, report))


def _is_described_by(draft: Draft, lead: Draft) -> bool:
    """قتل ستة في هجوم يقوده انتحاري استهدف حاجزا أمس: the clause that describes the act gives its day."""
    if draft.passage is not lead.passage or draft.time is not None or draft.index > lead.index:
        return False
    zone = zone_of(lead.passage, lead.index)
    opened = zone > draft.index and lead.passage.words[zone].tag == "verb"
    told = draft.factuality.label == "asserted" and draft.type not in ("accusation", "agreement")
    alone = len({stretch.start for stretch in lead.passage.times.values()}) == 1
    return opened and told and alone and zone_of(draft.passage, draft.index) == 0


def _is_news_day(draft: Draft, published: date | None) -> bool:
    interval = _interval(draft)
    if (
        published is None
        or interval is None
        or interval.start != interval.end
        or draft.factuality.label != "asserted"
    ):
        return False
    return 0 <= (published - interval.start).days <= 2


def _goes_on(draft: Draft) -> bool:
    """Whether a claim is told as the next thing that happened: a verb in the perfect, in a main clause."""
    if draft.factuality.label != "asserted" or draft.type in ("accusation", "agreement"):
        return False
    words = draft.passage.words
    at = draft.index
    if is_undated(draft.passage, at) or any(
        start < at and words[start].tag != "punct" and zone_of(draft.passage, start) == 0
        for start in draft.passage.times
    ):
        return False  # Its sentence has a day of its own, if only for the saying.
    if draft.candidate.kind == "noun" and any(r.startswith("light_verbs") for r in draft.rules):
        at = next((i for i in range(at - 1, max(at - 9, -1), -1) if words[i].tag == "verb"), at)
    verb = words[at].verb
    if verb is None and draft.attribution is not None and _is_reported(draft):
        return True
    if verb is None and not words[at].article and not is_background(draft.passage, draft):
        at = next((i for i in range(at - 1, max(at - 9, -1), -1) if words[i].tag == "verb"), at)
        verb = words[at].verb
    if verb is None:
        return False
    if verb.tense != "perfect":
        return False
    before = words[max(0, at - 8) : at]
    if words[at].conjunction == "و":
        # الحي الذي شهد حريقا، وحاصرت الشرطة: و behind a comma goes on with the main clause.
        closed = max((w.index for w in before if w.token.text in "،,"), default=-1)
        before = tuple(w for w in before if w.index > closed)
    return not any(
        (w.tag in ("relative", "subordinator") and w.stem not in _CONTINUING)
        or (w.tag == "auxiliary" and w.stem.startswith("كان"))
        for w in before
    )


def _is_reported(draft: Draft) -> bool:
    """أفادت مصادر بخروج الحافلات: an act that is the content of the saying itself."""
    words = draft.passage.words
    word = words[draft.index]
    before = words[draft.index - 1] if draft.index else word
    governed = word.preposition == "ب" or (before.stem in ("عن", "الي") and before.tag == "preposition")
    return (
        governed
        and not word.article
        and not any(
            w.tag in ("relative", "subordinator") for w in words[max(0, draft.index - 8) : draft.index]
        )
    )
