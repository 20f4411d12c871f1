"""Days that a sentence does not repeat: of a happening told before, and of what was summed up before it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise

from rasid.events.comparing import ACTS, GENERAL, tokens
from rasid.events.dating import is_undated
from rasid.events.drafts import Draft
from rasid.events.passage import Passage, Stretch
from rasid.events.sharing import is_background
from rasid.events.zones import zone_of
from rasid.values.mention import TimeMention

_TOLD = frozenset(("asserted", "possible", "negated"))
#: Verbs of happening, with what happened for their subject.
_OCCURS = frozenset(("وقع", "وقعت", "حدث", "حدثت", "حصل", "حصلت", "جري", "جرت", "تم", "تمت", "جد", "جدت"))
_RECALLED = 3
#: Words before a day with which a sentence opens: وفي.
_OPENING = 2
_NEAR = 10
_OF_PEOPLE = frozenset(("killing", "arrest", "abduction", "release"))


def recall_days(drafts: list[Draft], passages: list[Passage], report: str) -> None:
    """Give drafts without a day that of what they tell again or tell more of. Works in place.

    `drafts` are those of a whole report, joined; `passages` its sentences, in order.
    """
    _days_of_incidents(drafts, passages)
    _same_days(drafts, passages)
    _continue_days(drafts, passages)
    _repeat_days(drafts, report)


def _days_of_incidents(drafts: list[Draft], passages: list[Passage]) -> None:
    """خطف مسلحون تاجرا. ووقعت الحادثة ظهر أمس: the day of what was told in the sentences before."""
    for passage in passages[1:]:
        day = _day_of_incident(passage)
        for back in range(1, _RECALLED + 1) if day is not None else ():
            told = [d for d in drafts if d.passage.number == passage.number - back and _is_incident(d)]
            if told:
                for draft in told if all(d.time is None for d in told) else ():
                    draft.time = day
                break


def _is_incident(draft: Draft) -> bool:
    """Whether a claim tells an act as news, in the main clause of its sentence."""
    main = zone_of(draft.passage, draft.index) == 0 and not is_background(draft.passage, draft)
    return main and draft.factuality.label == "asserted" and draft.type in ACTS | {"killing"}


def _day_of_incident(passage: Passage) -> Stretch[TimeMention] | None:
    """The day in وقع الحادث مساء أمس، إن العملية تمت فجر الاثنين; None where no such words stand there."""
    words = passage.words
    for index, word in enumerate(words):
        if not word.article or word.conjunction or word.stem not in passage.grammar["incidents"]:
            continue
        beside = [i for i in (index - 1, index + 1, index + 2) if 0 <= i < len(words)]
        verb = next((i for i in beside if words[i].tag == "verb" and words[i].stem in _OCCURS), None)
        if verb is None:
            continue
        for position in range(max(index, verb) + 1, min(max(index, verb) + _NEAR, len(words))):
            stretch = passage.times.get(position)
            if stretch is not None and stretch.mention.interval is not None:
                interval = stretch.mention.interval
                return stretch if interval.start == interval.end else None
            if words[position].tag in ("verb", "complementizer", "relative"):
                break
    return None


def _same_days(drafts: list[Draft], passages: list[Passage]) -> None:
    """أعلنت اللجان أمس السبت ... وفي اليوم نفسه سقطت قذائف: the one day that the sentence before tells."""
    before = {passage.number: previous for previous, passage in pairwise(passages)}
    for draft in drafts:
        stretch = draft.time or next(iter(draft.passage.times.values()), None)
        previous = before.get(draft.passage.number)
        if stretch is None or previous is None or draft.factuality.label not in _TOLD:
            continue
        mention = stretch.mention
        unread = mention.kind == "anaphoric" and mention.rule == "same" and mention.interval is None
        opens = unread and stretch.start <= _OPENING and zone_of(draft.passage, draft.index) == 0
        days = {found.mention.interval for found in _days_in(previous, main=False)} if opens else set()
        if len(days) == 1:
            draft.time = replace(stretch, mention=replace(mention, interval=days.pop()))


def _repeat_days(drafts: list[Draft], report: str) -> None:
    """واتهم الجيش خصومه بقصف السوق: what is told again, of a kind told of one day alone, is of that day.

    Told again: it names the same people or things, or points back with an article (الهجوم).
    """
    for number, draft in enumerate(drafts):
        if not _lacks_a_day(draft):
            continue
        earlier = [
            other for other in drafts[:number] if _is_alike(other, draft) and _day_of(other) is not None
        ]
        if len({_day_of(other) for other in earlier}) == 1 and any(_again(o, draft, report) for o in earlier):
            draft.time = earlier[-1].time


def _continue_days(drafts: Iterable[Draft], passages: list[Passage]) -> None:
    """لم تهدأ المدينة أمس. ففي حي الزهور اعتقل ...: what ف opens tells more of the sentence before.

    Where that sentence has one day, and the new one none, it is of that day.
    """
    told = _days_told_of(passages)
    for draft in drafts:
        if draft.passage.times or not _lacks_a_day(draft):
            continue
        day = told.get(draft.passage.number)
        if day is not None and zone_of(draft.passage, draft.index) == 0:
            draft.time = day


def _days_told_of(passages: list[Passage]) -> dict[int, Stretch[TimeMention]]:
    """The day that sentences without one go on to tell of: ففي الجنوب ... وفي الشمال ..."""
    told: dict[int, Stretch[TimeMention]] = {}
    for previous, passage in pairwise(passages):
        words = passage.words
        if not words or passage.times:
            continue
        days = _days_in(previous)
        if words[0].conjunction == "ف" and len(days) == 1:
            told[passage.number] = days[0]
        elif previous.number in told and words[0].conjunction == "و" and words[0].stem == "في":
            told[passage.number] = told[previous.number]
    return told


def _lacks_a_day(draft: Draft) -> bool:
    kind = draft.type in ACTS | _OF_PEOPLE
    told = draft.factuality.label in _TOLD and draft.passage.number > 0
    return kind and told and draft.time is None and not is_undated(draft.passage, draft.index)


def _day_of(draft: Draft) -> object:
    interval = draft.time.mention.interval if draft.time is not None else None
    return interval if interval is not None and interval.start == interval.end else None


def _is_alike(other: Draft, draft: Draft) -> bool:
    """Whether two types can be words for one act: the same, or one that says only attack or killing."""
    if other.type == draft.type:
        return True
    general = {GENERAL.get(other.type), GENERAL.get(draft.type)}
    return None not in general and 0 in general


def _again(other: Draft, draft: Draft, report: str) -> bool:
    word = draft.passage.words[draft.index]
    if word.article and draft.candidate.kind == "noun":
        return True
    left, right = ([*d.targets, *d.victims] for d in (other, draft))
    return bool(tokens(left, report) & tokens(right, report))


def _days_in(passage: Passage, *, main: bool = True) -> list[Stretch[TimeMention]]:
    """The single days of a sentence, each once; of its main clause alone where `main`."""
    found = {
        stretch.start: stretch
        for stretch in passage.times.values()
        if stretch.mention.interval is not None
        and stretch.mention.interval.start == stretch.mention.interval.end
        and not (main and zone_of(passage, stretch.start) != 0)
    }
    return [found[start] for start in sorted(found)]
