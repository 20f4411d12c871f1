"""What a draft takes over from another one that tells the same happening."""

from __future__ import annotations

from rasid.events.drafts import Draft, Participant

#: وأصيب تسعة آخرون: "others" add to the figures and name no one.
_OTHERS = frozenset(["اخر", "اخرون", "اخرين", "اخران", "اخرى", "اخريات"])


def absorb(keeper: Draft, other: Draft, *, victims: bool) -> None:
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
    if keeper.source is None and keeper.passage.number == other.passage.number:
        keeper.source = other.source
    _extend(keeper.instruments, other.instruments)


def _extend(known: list[Participant], more: list[Participant]) -> None:
    spans = {p.span for p in known}
    known += [p for p in more if p.span not in spans]
