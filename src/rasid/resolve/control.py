"""Which organisation held a place, from and to when, as claims of captures and withdrawals tell.

A capture starts the taker's control and ends that of whoever held the place; a withdrawal ends its own. An
end that nothing tells stays open, and no day is made up (see `bounds`). Contested is what claims disagree on:
two takers on the same days, a denied or refuted capture, and a place that is fought over while it is held.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache

from rasid.folding import fold_word
from rasid.resolve.bounds import bound_of, earliest, in_order, latest, near
from rasid.values.entity import Bound, Control, ControlEvent


@dataclass(slots=True)
class _Spell:
    """A holder's time at the place, as it is put together: claims of its start, of its end, and others."""

    holder: str
    start: list[ControlEvent] = field(default_factory=list)
    end: list[ControlEvent] = field(default_factory=list)
    others: list[ControlEvent] = field(default_factory=list)
    contested: bool = False


def controls_of(place_id: str, events: Sequence[ControlEvent]) -> tuple[Control, ...]:
    """Who held the place: by the first day known of it, then the holder. The order of events does not matter.

    Events of other places are passed over.
    """
    here = sorted(_named({event for event in events if event.place == place_id}), key=_order)
    changes = [event for event in here if event.kind in ("left", "taken")]
    spells: list[_Spell] = []
    for told in _with_undated(changes):
        if told[0].kind == "taken":
            _take(spells, told)
        else:
            _leave(spells, told)
    _contest(spells, here)
    name = _most([event.place_name for event in here])
    called = _called(here)
    made = [_control(place_id, name, spell, called[spell.holder]) for spell in spells]
    return tuple(sorted(made, key=_position))


def _order(event: ControlEvent) -> tuple[object, ...]:
    """Withdrawals before captures of one day: the place is left, then entered."""
    at, undated, first, claim = in_order(event)
    rest = (event.organisation or "", event.said, event.loser or "", event.loser_said or "", repr(event))
    return at, undated, event.kind, first, claim, *rest


def _holder(organisation: str | None, said: str | None) -> str:
    """Who it is: the organisation's id, else the folded words, "" for nobody named."""
    return organisation or fold_word(" ".join((said or "").split()))


def _of(event: ControlEvent) -> str:
    return _holder(event.organisation, event.said)


def _named(events: Iterable[ControlEvent]) -> list[ControlEvent]:
    """The events with organisations in place of words such as الجيش and التنظيم.

    Where all such words are among those of one organisation here, and of no other, they stand for it.
    """
    found = list(events)
    words: dict[str, set[frozenset[str]]] = {}
    for event in found:
        for organisation, said in ((event.organisation, event.said), (event.loser, event.loser_said)):
            if organisation is not None:
                words.setdefault(organisation, set()).add(_words(said))

    def named(organisation: str | None, said: str | None) -> str | None:
        if organisation is not None or not _words(said):
            return organisation
        can_be = [known for known in words if any(_words(said) <= own for own in words[known])]
        return can_be[0] if len(can_be) == 1 else None

    return [
        with_holders(event, named(event.organisation, event.said), named(event.loser, event.loser_said))
        for event in found
    ]


def with_holders(event: ControlEvent, organisation: str | None, loser: str | None) -> ControlEvent:
    """The event with these organisations; itself where it has them already, as most do."""
    if (organisation, loser) == (event.organisation, event.loser):
        return event
    return replace(event, organisation=organisation, loser=loser)


@lru_cache(maxsize=4096)
def _words(said: str | None) -> frozenset[str]:
    return frozenset(fold_word(word).removeprefix("ال") for word in (said or "").split())


def _with_undated(changes: Sequence[ControlEvent]) -> list[list[ControlEvent]]:
    """The changes in order, each with those that tell of it without a day.

    A change without a day is taken for the latest one of its kind and holder that has a day not after its
    report; where there is none it stands by itself, at the latest day it can have been.
    """
    told: dict[int, list[ControlEvent]] = {}
    dated: dict[tuple[str, str], int] = {}
    for place, event in enumerate(changes):
        change = (event.kind, _of(event))
        if event.days is not None:
            dated[change] = place
        told.setdefault(place if event.days is not None else dated.get(change, place), []).append(event)
    return [told[place] for place in sorted(told)]


def _last(spells: Sequence[_Spell], holder: str) -> _Spell | None:
    return next((spell for spell in reversed(spells) if spell.holder == holder), None)


def _take(spells: list[_Spell], told: list[ControlEvent]) -> None:
    """A capture: confirms the taker's control, or starts it and ends that of others but its allies."""
    event = told[0]
    taker, loser = _of(event), _holder(event.loser, event.loser_said)
    held = _last(spells, taker)
    if held is not None and not held.end:
        (held.start if _same_change(held.start, event) else held.others).extend(told)
    else:
        ended = [spell for spell in spells if not spell.end and not _together(spell, event)]
        unordered = [spell for spell in ended if _unordered(spell, event)]
        for spell in ended:
            spell.end += told
        if held is not None and _is_not_after(event, held.end):
            unordered.append(held)
        for spell in unordered:
            spell.contested = True
        held = _Spell(taker, start=list(told), contested=bool(unordered))
        if taker:
            spells.append(held)
    held.contested = held.contested or any(each.denied for each in told)
    if (
        event.loser
        and loser != taker
        and not any(spell.holder == loser and event in spell.end for spell in spells)
    ):
        _lose(spells, loser, told)


def _together(spell: _Spell, event: ControlEvent) -> bool:
    """Whether one claim says that both took the place."""
    return any(each.claim == event.claim for each in (*spell.start, *spell.others))


def _leave(spells: list[_Spell], told: list[ControlEvent]) -> None:
    """A withdrawal: ends the control of who leaves.

    Of an organisation it tells that it held the place, from when nobody knows; of attackers and gunmen not.
    """
    holder = _of(told[0])
    held = _last(spells, holder)
    if held is not None and not held.end:
        held.end += told
    elif told[0].organisation is not None:
        _lose(spells, holder, told)


def _lose(spells: list[_Spell], loser: str, told: list[ControlEvent]) -> None:
    """The end of a control that no claim starts, unless it is an end that is known already."""
    held = _last(spells, loser)
    if held is not None and held.end and _same_change(held.end, told[0]):
        held.others += told
    elif held is None or held.end:
        spells.append(_Spell(loser, end=list(told)))


def _same_change(known: Sequence[ControlEvent], event: ControlEvent) -> bool:
    """Whether an event can be the change that these tell of."""
    return bool(known) and (event.days is None or any(near(latest(each), latest(event)) for each in known))


def _unordered(spell: _Spell, event: ControlEvent) -> bool:
    """Whether nothing tells that a capture came after the start of the control that it ends."""
    return _is_not_after(event, spell.start)


def _is_not_after(event: ControlEvent, known: Sequence[ControlEvent]) -> bool:
    """Whether an event can have been before or on the days of these, as far as any of them has a day."""
    dated = [each for each in known if each.days is not None]
    first = latest(event) if event.days is None else earliest(event)
    return any(first <= latest(each) for each in dated or known)


class _Fights:
    """Fighting over a place, by the first day of each: hundreds of reports may tell of it."""

    def __init__(self, told: Sequence[ControlEvent]) -> None:
        days = sorted((earliest(event), latest(event)) for event in told)
        self._starts = [start for start, _ in days]
        self._first_end: list[date] = []
        for _, end in reversed(days):
            self._first_end.append(min([end, *self._first_end[-1:]]))
        self._first_end.reverse()

    def between(self, start: date, end: date) -> bool:
        """Whether some of it began after a day and ended before another."""
        place = bisect_right(self._starts, start)
        return place < len(self._starts) and self._first_end[place] < end


def _contest(spells: Sequence[_Spell], here: Sequence[ControlEvent]) -> None:
    """Mark what is fought over while it is held, and captures that are said not to have happened."""
    fights = _Fights([event for event in here if event.kind == "fought" and event.days is not None])
    refuted = [event for event in here if event.kind == "refuted"]
    for spell in spells:
        begun = max(map(latest, spell.start), default=date.max)
        ended = min((each.days.start if each.days else latest(each) for each in spell.end), default=date.max)
        if fights.between(begun, ended):
            spell.contested = True
        if any(_of(event) == spell.holder and _same_change(spell.start, event) for event in refuted):
            spell.contested = True


def _called(here: Sequence[ControlEvent]) -> dict[str, tuple[str | None, str]]:
    """For each holder the organisation's id and what it is called most often."""
    said: dict[str, list[str]] = {}
    ids: dict[str, str | None] = {}
    for event in here:
        for organisation, words in ((event.organisation, event.said), (event.loser, event.loser_said or "")):
            holder = _holder(organisation, words)
            said.setdefault(holder, []).append(words)
            ids[holder] = organisation
    return {holder: (ids[holder], _most(words)) for holder, words in said.items()}


def _control(place_id: str, name: str, spell: _Spell, called: tuple[str | None, str]) -> Control:
    told = (*spell.start, *spell.end, *spell.others)
    organisation, said = called
    return Control(
        place=place_id,
        place_name=name,
        organisation=organisation,
        said=said,
        start=_bound(spell.start, lambda event: "capture"),
        end=_bound(spell.end, lambda event: "capture" if event.kind == "taken" else "withdrawal"),
        contested=spell.contested,
        claims=tuple(sorted({event.claim for event in told})),
        reports=tuple(sorted({event.report_id for event in told})),
    )


def _bound(told: Sequence[ControlEvent], by: Callable[[ControlEvent], str]) -> Bound | None:
    return bound_of(by(told[0]), told) if told else None


def _most(words: Sequence[str]) -> str:
    """What is said most often, the longest and first in the alphabet of those."""
    counted = Counter(words)
    return min(counted, key=lambda said: (-counted[said], -len(said), said)) if counted else ""


def _position(control: Control) -> tuple[object, ...]:
    days = [bound.days for bound in (control.start, control.end) if bound is not None and bound.days]
    first = days[0].start if days else date.max
    return first, control.start is not None, control.organisation or "", control.said, control.claims
