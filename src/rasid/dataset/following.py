"""Following a person, an organisation, a place or a search: what is new of it since the last visit.

What one follows is one's own, and no part of the history. New is what the history says came after the visit.
Of a person who has no public part (no office, no organisation) only that his record changed is told: see
docs/explanation/following-is-not-watching.md.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from sqlalchemy import Connection

from rasid.dataset.asking import Asked, ask
from rasid.dataset.study import Study
from rasid.errors import RefusedError, UsageError
from rasid.records import follows as kept
from rasid.records import reports
from rasid.records.drawing import spots_of
from rasid.records.graph import RecordGraph
from rasid.records.history import head
from rasid.records.names import names_of
from rasid.records.news import (
    Recent,
    Subject,
    claims_of_subject,
    has_public_part,
    naming_reports,
    posts_in,
    recent,
    said_places,
)
from rasid.records.public_ids import lead
from rasid.records.suggestions import names_of_places
from rasid.values.follow import Follow, News
from rasid.values.search import Query

KINDS = ("person", "organisation", "place", "search")
#: How much somebody may follow, and how long a search and its name may be.
MOST, LONGEST, LONGEST_LABEL = 200, 1000, 120
#: How many changes are looked through, how many new reports a search is tried on, how many things are shown.
_MOST_CHANGES, _MOST_SEARCHED, _SHOWN = 20_000, 500, 10
_MOST_NAMINGS = 200
_PREFIXES = {"person": "p-", "organisation": "o-", "place": "g-"}


@dataclass(frozen=True, slots=True)
class _Target:
    """What is followed, as it is now."""

    id: str
    name: str
    subject: Subject | None
    is_bare: bool = False


def follow(study: Study, kind: str, target: str, *, label: str = "", asked: Asked | None = None) -> None:
    """Follow something from now on. `asked` is what a search asks for, to be refused where it asks nothing.

    Raises UsageError for what cannot be followed.
    """
    if kind not in KINDS or not target or len(target) > LONGEST:
        raise RefusedError(
            "follow-kind", f"{kind}: cannot be followed; there are {', '.join(KINDS)}", said=kind
        )
    if kind == "search":
        if ask(asked or Asked(), study.reading) == Query():
            raise RefusedError(
                "follow-nothing",
                "nothing is asked: a search to be followed needs words, a type, a place or a name",
            )
    elif study.veil and study.veil.hides(target) is not None:
        raise RefusedError("follow-protected", "a protected person cannot be followed under this role")
    with study.writing() as work:
        if kind != "search":
            target = _present(work.connection, kind, target)
        mine = kept.follows_of(work.connection, study.who)
        if any((one.kind, one.target) == (kind, target) for one in mine):
            return
        if len(mine) >= MOST:
            raise RefusedError(
                "follow-many", f"{MOST} things are followed already; leave one first", most=MOST
            )
        called = " ".join(label.split())[:LONGEST_LABEL] if kind == "search" else ""
        number = head(work.connection).number
        kept.put_follow(work.connection, study.who, Follow(kind, target, called, work.at, number))


def unfollow(study: Study, kind: str, target: str) -> None:
    """Follow something no more."""
    with study.writing() as work:
        for id in dict.fromkeys((target, lead(work.connection, target) or target)):
            kept.drop_follow(work.connection, study.who, kind, id)


def is_followed(study: Study, kind: str, target: str) -> bool:
    """Whether who signs the study follows something."""
    with study.database.reading() as connection:
        mine = kept.follows_of(connection, study.who)
    return any((one.kind, one.target) == (kind, target) for one in mine)


def followed(study: Study) -> tuple[Follow, ...]:
    """What who signs the study follows, the latest first."""
    with study.database.reading() as connection:
        return kept.follows_of(connection, study.who)


def mark_seen(study: Study, targets: tuple[tuple[str, str], ...] | None, *, upto: int) -> None:
    """Note that what was new of these (kind, target), or of all, was seen up to a number of the history."""
    with study.writing() as work:
        if targets is None:
            mine = kept.follows_of(work.connection, study.who)
            targets = tuple((one.kind, one.target) for one in mine)
        kept.set_seen(work.connection, study.who, min(upto, head(work.connection).number), targets)


def news(study: Study, searches: Mapping[str, Asked]) -> tuple[int, tuple[News, ...]]:
    """The end of the history, and what is new of everything that who signs the study follows.

    `searches` gives for the target of each search what it asks for.
    """
    with study.database.reading() as connection:
        mine = kept.follows_of(connection, study.who)
        if not mine:
            return head(connection).number, ()
        changes = recent(connection, min(one.seen for one in mine), _MOST_CHANGES)
        found = tuple(_news(connection, study, one, changes) for one in mine if one.kind != "search")
        names = {one.follow: one for one in found}
    told = []
    for one in mine:
        if one.kind == "search":
            told.append(_news_of_search(study, one, changes, searches.get(one.target)))
        else:
            told.append(names[one])
    return changes.end, study.veil.value(tuple(told))


def how_many_new(study: Study) -> int:
    """Of how much that who signs the study follows there is something new, searches left out."""
    with study.database.reading() as connection:
        mine = [one for one in kept.follows_of(connection, study.who) if one.kind != "search"]
        if not mine:
            return 0
        changes = recent(connection, min(one.seen for one in mine), _MOST_CHANGES)
        if not changes.added and not changes.changed:
            return 0
        found = 0
        for one in mine:
            target = _target(connection, one)
            later = changes.after(one.seen)
            if target is not None and target.subject is not None:
                touched = (*later.added, *later.changed)
                found += bool(naming_reports(connection, target.subject, touched))
    return found


def _present(connection: Connection, kind: str, target: str) -> str:
    """The present id. Raises UsageError."""
    now = target
    if kind != "place":
        now = lead(connection, target) or ""
    elif not spots_of(connection, {target: 0}):
        now = ""
    if not now.startswith(_PREFIXES[kind]):
        raise RefusedError("thing-unknown", f"{target}: this study has nothing of this id", id=target)
    return now


def _target(connection: Connection, one: Follow) -> _Target | None:
    """What is followed as it is now; None where nothing is left of it."""
    if one.kind == "place":
        spots = spots_of(connection, {one.target: 0})
        if not spots:
            return None
        spot = spots[0]
        is_division = spot.precision == "area" and spot.admin1 is not None and spot.admin1 == spot.name
        division = (spot.country or "", spot.admin1 or "") if is_division else None
        names = names_of_places(connection, [one.target]).get(one.target, ())
        name = names[0] if names else one.target
        return _Target(one.target, name, Subject("place", place=one.target, division=division))
    now = lead(connection, one.target)
    if now is None:
        return None
    nodes = RecordGraph(connection).members_of(one.kind, [now])[now]
    counted = names_of(connection, one.kind, [now])[now]
    bare = one.kind == "person" and not has_public_part(connection, nodes, _MOST_NAMINGS)
    return _Target(now, counted[0].name if counted else now, Subject(one.kind, nodes), bare)


def _news(connection: Connection, study: Study, one: Follow, changes: Recent) -> News:
    target = _target(connection, one)
    if target is None or target.subject is None:
        return News(one, one.target, "", True, False, 0, 0, 0)
    later = changes.after(one.seen)
    added = naming_reports(connection, target.subject, later.added)
    changed = naming_reports(connection, target.subject, later.changed)
    told = News(
        one,
        target.id,
        target.name,
        is_gone=False,
        is_bare=target.is_bare,
        added=len(added),
        changed=len(changed),
        incidents=0,
        is_cut=changes.first > one.seen + 1,
    )
    if target.is_bare or not told.is_new:
        return told
    claims = claims_of_subject(connection, target.subject, (*added, *changed), limit=5 * _SHOWN)
    places = said_places(connection, [claim.id for claim in claims[:_SHOWN]])
    touched = {claim.incident for claim in claims if claim.incident in later.incidents}
    posts = () if one.kind == "place" else posts_in(connection, target.subject, added, _SHOWN)
    latest = sorted(added, key=lambda id: (-later.added[id], id))
    return replace(
        told,
        incidents=len(touched),
        reports=tuple(reports.citations(connection, (latest or list(changed))[:_SHOWN])),
        claims=tuple(replace(claim, place=places.get(claim.id)) for claim in claims[:_SHOWN]),
        posts=posts,
    )


def _news_of_search(study: Study, one: Follow, changes: Recent, asked: Asked | None) -> News:
    later = changes.after(one.seen)
    added = sorted(later.added, key=lambda id: (-later.added[id], id))
    told = News(
        one,
        one.target,
        one.label,
        is_gone=asked is None,
        is_bare=False,
        added=0,
        changed=0,
        incidents=0,
        is_cut=changes.first > one.seen + 1 or len(added) > _MOST_SEARCHED,
    )
    if asked is None or not added:
        return told
    try:
        query = replace(ask(asked, study.reading), among=tuple(added[:_MOST_SEARCHED]))
    except UsageError:  # a type or place that a later version of the lexicons does not have
        return replace(told, is_gone=True)
    page = study.search(query, limit=_MOST_SEARCHED)
    with study.database.reading() as connection:
        cited = tuple(reports.citations(connection, [hit.report_id for hit in page.hits[:_SHOWN]]))
    return replace(told, added=len(page.hits), reports=cited)
