"""What a draft takes over from another one that tells the same happening."""

from __future__ import annotations

from rasid.events.drafts import Draft, Participant

#: وأصيب تسعة آخرون: "others" add to the figures and name no one.
_OTHERS = frozenset(["اخر", "اخرون", "اخرين", "اخران", "اخرى", "اخريات"])
_THINGS = frozenset(["building", "vehicle", "thing"])


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
        if not keeper.actors or _tells_more(other.actors, keeper.actors, keeper, other):
            keeper.actors[:] = other.actors
        closed = keeper.type == "protest" and other.type == "restriction"
        if not closed and (not keeper.targets or _tells_more(other.targets, keeper.targets, keeper, other)):
            keeper.targets[:] = other.targets
        _extend(keeper.victims, other.victims)
    known = {(f.what, f.count.low, f.count.high, f.subset) for f in keeper.figures}
    keeper.figures += [f for f in other.figures if (f.what, f.count.low, f.count.high, f.subset) not in known]
    if keeper.time is None:
        keeper.time = other.time
    if not keeper.places or _tells_more_of_where(other, keeper):
        keeper.places = other.places
    if keeper.source is None and (
        keeper.passage.number == other.passage.number or _is_told_anew(other, keeper)
    ):
        keeper.source = other.source
    _extend(keeper.instruments, other.instruments)


def _is_told_anew(other: Draft, keeper: Draft) -> bool:
    """قتل شاب في عدن. وقال ضابط إن مسلحين قتلوا الشاب: what the next sentence has somebody tell in full.

    Not what it only points back to with an article: وقال الضابط إن الجريمة وقعت ليلا.
    """
    following = other.passage.number - keeper.passage.number == 1
    return following and not other.passage.words[other.index].article


def _tells_more_of_where(other: Draft, keeper: Draft) -> bool:
    """سقطت قذيفة على حي كذا وسط المدينة: the other word has what contains the keeper's places."""
    known = {place.span for place in keeper.places}
    return keeper.passage.number == other.passage.number and known < {place.span for place in other.places}


def _tells_more(more: list[Participant], known: list[Participant], keeper: Draft, other: Draft) -> bool:
    """Whether a later sentence says better who it was: first مسلحون, then مجموعة مسلحة مجهولة الهوية."""
    if keeper.passage.number == other.passage.number or len(more) != 1 or len(known) != 1:
        return False
    (better,), (one,) = more, known
    if better.basis != "stated" or one.noun_class in _THINGS or (better.person and one.noun_class == "group"):
        return False
    return _told(better, other) > _told(one, keeper)


def _told(one: Participant, draft: Draft) -> int:
    """How much a phrase says of who it is: a name, a definite phrase, a description, a bare noun."""
    words = one.text(draft.passage.text).split()
    if one.person:
        return 3
    if len(words) > 1 and any(word.startswith(("ال", "«", '"')) for word in words[1:]):
        return 2
    return 1 if len(words) > 1 else 0


def _extend(known: list[Participant], more: list[Participant]) -> None:
    spans = {p.span for p in known}
    known += [p for p in more if p.span not in spans]
