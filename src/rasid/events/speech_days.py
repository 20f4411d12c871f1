"""The day on which the speaker of the lead says more: قال الوزير اليوم إن ... ودعا السكان إلى الهدوء."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from rasid.events.comparing import tokens
from rasid.events.dating import is_undated
from rasid.events.drafts import Draft
from rasid.events.passage import Passage, Stretch
from rasid.events.zones import zone_of
from rasid.values.mention import TimeMention

_SAID = frozenset(("accusation", "demand", "threat"))
_NEWS = 2
#: How many sentences behind the lead its speaker goes on, and how near before a verb another one governs it.
_REACH = 7
_BEFORE = 5


def date_speech(
    drafts: Iterable[Draft], passages: list[Passage], published: date | None, report: str
) -> None:
    """Give what the speaker of the lead calls for, condemns or threatens the day of the lead. Works in place.

    Told by a verb in the perfect in a main clause, in a sentence without a day of its own.
    """
    lead = passages[0] if passages else None
    day = _day_of(lead, published) if lead is not None else None
    if lead is None or day is None:
        return
    named = {word.token.folded for word in lead.words}
    for draft in drafts:
        behind = lead.number < draft.passage.number <= _REACH
        if not behind or draft.passage.times or not _goes_on_saying(draft):
            continue
        speakers = tokens(draft.actors, report)
        if speakers and any(_is_named(speaker, named) for speaker in speakers):
            draft.time = day


def _is_named(speaker: str, named: set[str]) -> bool:
    return speaker in named or "ال" + speaker in named


def _day_of(lead: Passage, published: date | None) -> Stretch[TimeMention] | None:
    """The one day of the main clause of the lead that is that of publication or just before."""
    found = {
        stretch.mention.interval: stretch
        for _, stretch in sorted(lead.times.items(), reverse=True)
        if _is_news_day(stretch, published) and zone_of(lead, stretch.start) == 0
    }
    return next(iter(found.values())) if len(found) == 1 else None


def _is_news_day(stretch: Stretch[TimeMention], published: date | None) -> bool:
    interval = stretch.mention.interval
    if published is None or interval is None or interval.start != interval.end:
        return False
    return 0 <= (published - interval.start).days <= _NEWS


def _goes_on_saying(draft: Draft) -> bool:
    """Whether a draft without a day is told by a verb in the perfect, in a main clause, as what was said."""
    form = draft.candidate.verb
    if draft.type not in _SAID or draft.time is not None or draft.factuality.label != "asserted":
        return False
    if form is None or form.tense != "perfect" or zone_of(draft.passage, draft.index) != 0:
        return False
    before = draft.passage.words[max(0, draft.index - _BEFORE) : draft.index]
    earlier = any(w.tag in ("auxiliary", "complementizer", "relative") for w in before)
    return not earlier and not is_undated(draft.passage, draft.index)
