"""Who held which office, from and to when: tenures of a person, from what reports call him and claims tell.

An appointment starts a tenure; a dismissal, resignation, defection or flight ends it, an arrest or a death
ends every one. That reports name him in the office shows that he held it by then, that they call him its
former holder that he had lost it, but no day of either. Where another is appointed to an office that one
person holds at a time, the tenure ended between the last day on which he is known in it and that day. Open
ends stay open, and what claims contradict each other on is disputed.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import islice, pairwise

from rasid.resolve.bounds import bound_of, earliest, in_order, latest, near
from rasid.resolve.office_titles import Office, can_be, is_office, office_of, same_offices, shown_title
from rasid.values.entity import Bound, Naming, OfficeEvent, Post, Tenure
from rasid.values.interval import Interval

#: Ends of every office that a person holds.
_ALL = ("arrest", "death")
#: Ends of every office that a person holds in the organisation that he leaves.
_LEAVING = ("defection", "flight")
#: What is told of one day, in order: he got it, is called its holder, lost it, is called its former holder.
_STEPS = ("appointment", "held", "end", "succeeded", "former")


@dataclass(frozen=True, slots=True)
class _Fact:
    """Something told of one person in one office: an event, or that a report calls him by it.

    `named`: the event names this office, and does not only end all that he holds.
    """

    step: str
    at: date
    report: str
    event: OfficeEvent | None = None
    named: bool = True

    def order(self) -> tuple[object, ...]:
        undated, first, claim = True, date.min, ""
        if self.event is not None:
            _, undated, first, claim = in_order(self.event)
        return self.at, _STEPS.index(self.step), undated, first, claim, self.report, _rest(self.event)


def _rest(event: OfficeEvent | None) -> tuple[object, ...]:
    """What puts events of one claim in order."""
    if event is None:
        return ()
    post = event.post
    if post is None:
        return event.kind, event.person, event.organisation or ""
    named = post.title, post.organisation or "", post.organisation_said or "", post.place or ""
    return event.kind, event.person, event.organisation or "", post.at, *named, post.status, post.rule


@dataclass(frozen=True, slots=True)
class _Followers:
    """Who was appointed to one office, in order, each with his place in it."""

    facts: tuple[_Fact, ...]
    orders: tuple[tuple[object, ...], ...]


#: Appointments to offices that one person holds at a time, by the words of the title, then the office.
Appointments = Mapping[tuple[str, tuple[str, ...]], Mapping[Office, _Followers]]
_NOBODY: Appointments = {}


@dataclass(slots=True)
class _Spell:
    """A tenure as it is put together. `by` says how it ended; `seen` and `former` hold (day, report)."""

    start: list[OfficeEvent] = field(default_factory=list)
    end: list[OfficeEvent] = field(default_factory=list)
    others: list[OfficeEvent] = field(default_factory=list)
    seen: list[tuple[date, str]] = field(default_factory=list)
    former: list[tuple[date, str]] = field(default_factory=list)
    by: str = ""
    ended: Interval | None = None
    disputed: bool = False


def appointments_of(events: Iterable[OfficeEvent]) -> Appointments:
    """The appointments among these events that end the tenure of whoever held the office before."""
    found: dict[tuple[str, tuple[str, ...]], dict[Office, list[_Fact]]] = {}
    for event in events:
        if event.kind == "appointment" and event.sole and event.post is not None:
            office = office_of(event.post)
            told = found.setdefault((office.head, office.title), {}).setdefault(office, [])
            told.append(_Fact("succeeded", latest(event), event.report_id, event))
    return {
        title: {office: _followers(told) for office, told in offices.items()}
        for title, offices in found.items()
    }


def _followers(told: Iterable[_Fact]) -> _Followers:
    facts = sorted(told, key=_Fact.order)
    return _Followers(tuple(facts), tuple(fact.order() for fact in facts))


def tenures_of(
    person_id: str,
    namings: Sequence[Naming],
    events: Sequence[OfficeEvent],
    successors: Appointments = _NOBODY,
) -> tuple[Tenure, ...]:
    """The tenures of a person, by the first day known of each, then title and organisation.

    `namings` are all of his, `events` may hold those of others, which are passed over; `successors` are
    the study's appointments (`appointments_of`). No order makes a difference.
    """
    own = [event for event in events if event.person == person_id]
    told = _by_office(namings, own)
    tenures = []
    for office, named in sorted(told.items()):
        facts = sorted(dict.fromkeys(_facts(office, named, own, offices=len(told))), key=_Fact.order)
        facts += _successions(office, successors, facts, but=person_id)
        spells = _spells(sorted(dict.fromkeys(facts), key=_Fact.order))
        posts = [post for _, post in named.namings] + [event.post for event in named.events if event.post]
        called = _called([post for post in posts if office_of(post) == office])
        tenures += [_tenure(person_id, called, spell) for spell in spells]
    return tuple(sorted(_after_death(tenures, own), key=_position))


@dataclass(slots=True)
class _Named:
    """What names one office: namings with it, and events of it."""

    namings: list[tuple[Naming, Post]] = field(default_factory=list)
    events: list[OfficeEvent] = field(default_factory=list)


def _by_office(namings: Sequence[Naming], events: Sequence[OfficeEvent]) -> dict[Office, _Named]:
    """The offices that are told of, each with what names it."""
    posts = [(naming, post) for naming in namings for post in naming.posts if is_office(post)]
    of_events = [(event.post, event) for event in events if event.post is not None]
    same = same_offices([post for _, post in posts] + [post for post, _ in of_events])
    found: dict[Office, _Named] = {}
    for naming, post in posts:
        found.setdefault(same[office_of(post)], _Named()).namings.append((naming, post))
    for post, event in of_events:
        found.setdefault(same[office_of(post)], _Named()).events.append(event)
    return found


def _facts(office: Office, named: _Named, events: Sequence[OfficeEvent], *, offices: int) -> list[_Fact]:
    """All that is told of this office but of who followed; `offices` counts all of the person's."""
    refuted = {event.report_id for event in named.events if event.kind == "refuted"}
    facts = []
    for naming, post in named.namings:
        if naming.report_id not in refuted:
            step = "held" if post.status == "current" else "former"
            facts.append(_Fact(step, naming.published or date.max, naming.report_id))
    own = set(named.events)
    for event in events:
        here = event in own
        if event.kind in ("appointment", "succeeded"):
            if here:
                facts.append(_Fact(event.kind, latest(event), event.report_id, event))
        elif event.kind != "refuted" and (here or _ends(event, office, offices)):
            facts.append(_Fact("end", latest(event), event.report_id, event, here))
    return facts


def _successions(office: Office, successors: Appointments, own: Sequence[_Fact], *, but: str) -> list[_Fact]:
    """That others got this office, where it is clear which one it is.

    `own` is what is told of the holder, in order: between two facts of it only the first who follows counts,
    since a tenure ends once.
    """
    if not (office.organisation or office.place):
        return []
    found = []
    for other, followers in successors.get((office.head, office.title), {}).items():
        if can_be(office, other):
            places = [bisect_right(followers.orders, fact.order()) for fact in own]
            for start, end in pairwise((*places, len(followers.facts))):
                others = (fact for fact in followers.facts[start:end] if _of(fact) != but)
                found += list(islice(others, 1))
    return found


def _of(fact: _Fact) -> str | None:
    return None if fact.event is None else fact.event.person


def _ends(event: OfficeEvent, office: Office, offices: int) -> bool:
    """Whether an event that does not name this office ends its tenure."""
    if event.kind in _ALL:
        return True
    if event.kind in _LEAVING and event.organisation:
        return office.organisation in ("", event.organisation)
    if event.post is None and event.organisation:
        return office.organisation == event.organisation
    return event.post is None and offices == 1


def _spells(facts: Sequence[_Fact]) -> list[_Spell]:
    """The tenures of one office, from what is told in order."""
    spells: list[_Spell] = []
    for fact in facts:
        last = spells[-1] if spells else None
        if fact.step == "appointment" and fact.event:
            _start(spells, last, fact.event)
        elif fact.step == "end" and fact.event:
            _end(spells, fact.event, named=fact.named)
        elif fact.step == "succeeded" and fact.event:
            if last is not None and not last.by:
                _succeed(last, fact.event)
        else:
            if last is None:
                last = _Spell()
                spells.append(last)
            _name(last, fact)
    return [spell for spell in spells if _is_told(spell)]


def _is_told(spell: _Spell) -> bool:
    return bool(spell.start or spell.end or spell.seen or spell.former)


def _start(spells: list[_Spell], last: _Spell | None, event: OfficeEvent) -> None:
    """An appointment: the start of what is open, else of a new tenure; without a day, of what is known."""
    if last is not None and (not last.by or event.days is None):
        if not last.start:
            last.start.append(event)
            first = min((day for day, _ in last.seen), default=date.max)
            last.disputed |= (
                event.days is not None and earliest(event) > first and not near(earliest(event), first)
            )
        else:
            (last.start if _same_change(last.start, event) else last.others).append(event)
    else:
        spells.append(_Spell(start=[event]))


def _end(spells: list[_Spell], event: OfficeEvent, *, named: bool) -> None:
    """An end: of what is open or only known to have ended; told again; or a contradiction.

    One without a day is taken for the latest one of its kind that has a day.
    """
    told = [spell for spell in spells if spell.by == event.kind and any(end.days for end in spell.end)]
    if event.days is None and told:
        told[-1].end.append(event)
    elif not spells:
        if named:
            spells.append(_Spell(end=[event], by=event.kind))
    elif not spells[-1].by:
        spells[-1].end, spells[-1].by = [event], event.kind
    elif spells[-1].by == event.kind and _same_change(spells[-1].end, event):
        spells[-1].end.append(event)
    elif named:
        _end_again(spells[-1], event)


def _end_again(last: _Spell, event: OfficeEvent) -> None:
    """An end told of an office that is known to have ended: how it did, or another telling of it."""
    if last.by in ("seen", "succeeded"):
        last.others += last.end
        last.end, last.by = [event], event.kind
    else:
        last.others.append(event)
        last.disputed |= not _same_change(last.end, event)


def _succeed(last: _Spell, event: OfficeEvent) -> None:
    """Another has the office: the tenure ended after what is last known of it, and not after that day."""
    last.by, last.end = "succeeded", [event]
    known = [day for day, _ in last.seen] + [start.days.end for start in last.start if start.days]
    if event.days is not None and known and max(known) <= event.days.end:
        first = max(known)
        precision = "day" if first == event.days.end else "days"
        last.ended = Interval(first, event.days.end, precision)


def _name(last: _Spell, fact: _Fact) -> None:
    """A report calls him holder or former holder of the office."""
    if fact.step == "former":
        last.former.append((fact.at, fact.report))
        last.by = last.by or "seen"
        return
    last.seen.append((fact.at, fact.report))


def _is_held_after(spell: _Spell) -> bool:
    """Whether more reports call him its holder long after the end than tell of the end.

    Reports go on calling people by offices they lost, so that one against one tells nothing.
    """
    ends = [latest(event) for event in spell.end] + [day for day, _ in spell.former]
    telling = {event.report_id for event in spell.end} | {report for _, report in spell.former}
    after = {
        report
        for day, report in spell.seen
        if ends and day < date.max and day > max(ends) and not near(day, max(ends))
    }
    return len(after) > len(telling)


def _same_change(known: Sequence[OfficeEvent], event: OfficeEvent) -> bool:
    return event.days is None or any(each.days is None or near(latest(each), latest(event)) for each in known)


def _called(posts: Sequence[Post]) -> Post:
    """The office in the words that are used of it most often."""
    return Post(
        title=shown_title(_most([post.title for post in posts]) or ""),
        organisation=_most([post.organisation for post in posts]),
        organisation_said=_most([post.organisation_said for post in posts]),
        place=_most([post.place for post in posts]),
        status="",
    )


def _tenure(person_id: str, called: Post, spell: _Spell) -> Tenure:
    told = (*spell.start, *spell.end, *spell.others)
    days = sorted(day for day, _ in spell.seen if day < date.max)
    reports = {event.report_id for event in told} | {report for _, report in (*spell.seen, *spell.former)}
    disputed = spell.disputed or _is_held_after(spell) or any(event.denied for event in told)
    return Tenure(
        person=person_id,
        title=called.title,
        organisation=called.organisation,
        organisation_said=called.organisation_said,
        place=called.place,
        start=bound_of("appointment", spell.start) if spell.start else None,
        end=_ended(spell),
        seen=(days[0], days[-1]) if days else None,
        status="disputed" if disputed else "former" if spell.by else "current",
        reports=tuple(sorted(reports)),
    )


def _ended(spell: _Spell) -> Bound | None:
    if not spell.by:
        return None
    if spell.by == "seen":
        return Bound(None, "seen", (), tuple(sorted({report for _, report in spell.former})))
    bound = bound_of(spell.by, spell.end)
    days = spell.ended if spell.by == "succeeded" else bound.days or spell.ended
    return replace(bound, days=days)


def _after_death(tenures: Sequence[Tenure], events: Sequence[OfficeEvent]) -> list[Tenure]:
    """The tenures; what a death ended is disputed where the dead did or suffered something long after it."""
    died = min((latest(event) for event in events if event.kind == "death"), default=date.max)
    alive = any(
        event.days is not None and earliest(event) > died and not near(earliest(event), died)
        for event in events
        if event.kind not in ("refuted", "succeeded")
    )
    return [
        replace(tenure, status="disputed") if alive and tenure.end and tenure.end.by == "death" else tenure
        for tenure in tenures
    ]


def _most(words: Sequence[str | None]) -> str | None:
    """What is said most often, the shortest and first in the alphabet of those."""
    counted = Counter(word for word in words if word)
    return min(counted, key=lambda said: (-counted[said], len(said), said)) if counted else None


def _position(tenure: Tenure) -> tuple[object, ...]:
    days = [bound.days.start for bound in (tenure.start, tenure.end) if bound is not None and bound.days]
    first = min([*days, *(tenure.seen or ())[:1]], default=date.max)
    return first, tenure.title, tenure.organisation or "", tenure.place or "", tenure.reports
