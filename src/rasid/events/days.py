"""Days of a whole report: sums over a period, days counted from another happening, the day of the lead."""

from __future__ import annotations

from rasid.events.drafts import Draft

_PERIOD_DAYS = 25
_MANY = 3


def sums_period(draft: Draft) -> bool:
    """Whether a claim sums what a period brought: 300 قتيل منذ مطلع العام."""
    interval = draft.time.mention.interval if draft.time is not None else None
    if draft.time is None or interval is None or (interval.end - interval.start).days < _PERIOD_DAYS:
        return False
    summed = draft.time.mention.rule.startswith("since")
    counted = [f for f in draft.figures if not f.subset]
    return summed and any(f.count.low >= _MANY for f in counted)
