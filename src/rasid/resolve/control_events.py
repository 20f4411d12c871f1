"""What a claim says of who holds a place: captures, withdrawals, and fighting there."""

from __future__ import annotations

from rasid.resolve.places import place_id
from rasid.values.claim import Place
from rasid.values.entity import ControlEvent
from rasid.values.incident import Participant, SourcedClaim

#: Types that tell of fighting over a place.
_FIGHTING = ("clash", "siege")
#: The entry of words for handing over: the first actor leaves, the others take over.
_HANDED_OVER = "triggers.tsv:slm-withdrawal"


def control_events(sourced: SourcedClaim) -> tuple[ControlEvent, ...]:
    """The events of control that a claim tells, by place and holder.

    Only what is asserted to have been done counts, and a denied capture as `refuted`; attempts, plans and
    sums over a period give none. Only places smaller than a country that the gazetteer knows: what else a
    force takes (a building, positions) is no place that is held.
    """
    claim = sourced.claim
    if claim.aggregate:
        return ()
    if claim.type == "capture" and claim.factuality == "negated":
        return _events(sourced, "refuted", _of(sourced, "actor"), _taken_places(sourced))
    if claim.factuality != "asserted" or claim.realisation != "done":
        return ()
    if claim.type == "capture":
        return _capture(sourced)
    if claim.type == "withdrawal":
        actors = _of(sourced, "actor")
        left = 1 if _HANDED_OVER in claim.rules else len(actors)
        places = _known(claim.places)[:1]
        return (
            *_events(sourced, "left", actors[:left], places),
            *_events(sourced, "taken", actors[left:], places),
        )
    if claim.type == "dismissal":
        driven = tuple(party for party in _of(sourced, "target") if party.organisation is not None)
        return _events(sourced, "left", driven, _known(claim.places)[:1])
    if claim.type in _FIGHTING:
        return _events(sourced, "fought", (None,), _known(claim.places)[:1])
    return ()


def _capture(sourced: SourcedClaim) -> tuple[ControlEvent, ...]:
    """By each actor, of each place that the words say is taken, from the organisation that is hit."""
    takers: tuple[Participant | None, ...] = _of(sourced, "actor") or (None,)
    losers = [party for party in _of(sourced, "target") if party.organisation is not None]
    return _events(sourced, "taken", takers, _taken_places(sourced), losers[0] if losers else None)


def _taken_places(sourced: SourcedClaim) -> tuple[Place, ...]:
    """The places that the targets name; else the most exact one behind the word for the capture.

    Targets may tell from whom it was taken. One that is no organisation and stands before the place is what
    was taken (قرية قرب كركوك، مبان في حلب): then it is not the place. A place before the word is where the
    sentence is set.
    """
    places = sourced.claim.places
    targets = _of(sourced, "target")
    named = tuple(
        place
        for place in places
        if any(target.at <= place.at < target.at + len(target.said) for target in targets)
    )
    if named:
        return _known(named)
    behind = tuple(place for place in places if place.at > sourced.claim.trigger.at)
    first = _known(behind)[:1]
    others = [target for target in targets if target.organisation is None and target.person is None]
    return () if first and any(target.at < first[0].at for target in others) else first


def _of(sourced: SourcedClaim, role: str) -> tuple[Participant, ...]:
    return tuple(party for party in sourced.participants if party.role == role)


def _known(places: tuple[Place, ...]) -> tuple[Place, ...]:
    return tuple(place for place in places if place.precision in ("point", "area"))


def _events(
    sourced: SourcedClaim,
    kind: str,
    holders: tuple[Participant | None, ...],
    places: tuple[Place, ...],
    loser: Participant | None = None,
) -> tuple[ControlEvent, ...]:
    claim = sourced.claim
    return tuple(
        ControlEvent(
            kind=kind,
            place=place_id(place),
            place_name=place.name or place.text,
            organisation=holder.organisation if holder else None,
            said=holder.said if holder else "",
            claim=claim.id,
            report_id=sourced.report_id,
            published=sourced.published,
            days=claim.date,
            window=claim.window,
            loser=loser.organisation if loser else None,
            loser_said=loser.said if loser else None,
            denied=claim.denied_by is not None,
        )
        for place in places
        for holder in holders
    )
