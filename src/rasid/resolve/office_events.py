"""What a claim says befell a person in office: appointed, removed, gone, arrested, killed."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace

from rasid.resolve.bounds import near
from rasid.resolve.office_titles import is_office, title_words
from rasid.values.claim import Claim
from rasid.values.entity import Naming, OfficeEvent, Post
from rasid.values.incident import Participant, SourcedClaim

#: Types of events that bear on an office, the kind they are, and the role of the person whom they befall.
_KINDS = {
    "appointment": ("appointment", "target"),
    "dismissal": ("dismissal", "target"),
    "resignation": ("resignation", "actor"),
    "defection": ("defection", "actor"),
    "flight": ("flight", "actor"),
    "arrest": ("arrest", "target"),
}
#: Types whose target is dead.
_DEADLY = ("killing", "execution")
#: Kinds of events that a person may have met with before he got the office that he holds.
_BEFORE_OFFICE = ("defection", "flight", "arrest")
#: Letters behind an appointed person, and on either side of the word for it, within which the office it gives
#: is named: one named elsewhere in the report is another one.
_BEHIND_NAME, _BESIDE_WORD = 80, 120


def bears_on_offices(claim: Claim) -> bool:
    """Whether a claim can tell anything of an office: all others need not be asked."""
    deadly = claim.type in _DEADLY or any(figure.what == "killed" for figure in claim.figures)
    return claim.type in _KINDS or deadly


def office_events(
    sourced: SourcedClaim, namings: Mapping[str, Naming], sole: Collection[str]
) -> tuple[OfficeEvent, ...]:
    """The events of offices that a claim tells, in the order of its participants.

    `namings` are the people of the claim's report, under the ids that its participants have. `sole` are the
    first words of titles (folded, without article) of offices that one person holds at a time. Sums over a
    period tell nothing; what is planned, possible or negated tells only, as `refuted`, that an office named
    with it is not said to be held.
    """
    claim = sourced.claim
    if claim.aggregate:
        return ()
    if claim.factuality != "asserted" or claim.realisation != "done":
        return _refuted(sourced, namings) if claim.type == "appointment" else ()
    if claim.type == "appointment":
        return _appointment(sourced, namings, sole)
    kind, role = _KINDS.get(claim.type, ("death", "target"))
    found = []
    for party in _people(sourced, role):
        if kind != "death" or _is_killed(claim, party):
            post = _post_left(_post_beside(namings.get(party.person or ""), party), kind, sourced)
            organisation = _organisation_left(sourced, post)
            found.append(_event(sourced, kind, party.person or "", post=post, organisation=organisation))
    return tuple(found)


def _appointment(
    sourced: SourcedClaim, namings: Mapping[str, Naming], sole: Collection[str]
) -> tuple[OfficeEvent, ...]:
    """Who gets which office, and whom he follows in it (خلفا لفلان: the same office, held no longer)."""
    found = []
    for party in _people(sourced, "target"):
        given = _post_given(namings.get(party.person or ""), party, sourced.claim)
        if given is None:
            continue
        post = _of_appointer(given, sourced)
        alone = post.rule != "within" and not set(title_words(post.title)[:1]).isdisjoint(sole)
        found.append(replace(_event(sourced, "appointment", party.person or "", post=post), sole=alone))
        for person, naming in sorted(namings.items()):
            if person != party.person and any(
                held.status == "former" and held.at == given.at >= 0 for held in naming.posts
            ):
                found.append(_event(sourced, "succeeded", person, post=post))
    return tuple(found)


def _refuted(sourced: SourcedClaim, namings: Mapping[str, Naming]) -> tuple[OfficeEvent, ...]:
    found = []
    for party in _people(sourced, "target"):
        given = _post_given(namings.get(party.person or ""), party, sourced.claim)
        if given is not None:
            found.append(_event(sourced, "refuted", party.person or "", post=given))
    return tuple(found)


def _people(sourced: SourcedClaim, role: str) -> list[Participant]:
    return [party for party in sourced.participants if party.role == role and party.person is not None]


def _offices(naming: Naming | None) -> list[Post]:
    return [] if naming is None else [post for post in naming.posts if is_office(post)]


def _post_given(naming: Naming | None, party: Participant, claim: Claim) -> Post | None:
    """The office that an appointment gives: the first one named behind the person, else behind the word for
    it (تعيين قائد جديد هو فلان), else the only one beside it.
    """
    posts = [post for post in _offices(naming) if post.status == "current"]
    for start, reach in ((party.at, _BEHIND_NAME), (claim.trigger.at, _BESIDE_WORD)):
        behind = [post for post in posts if 0 < post.at - start <= reach]
        if behind:
            return min(behind, key=lambda post: post.at)
    beside = [post for post in posts if abs(post.at - claim.trigger.at) <= _BESIDE_WORD]
    return beside[0] if len(beside) == 1 else None


def _post_beside(naming: Naming | None, party: Participant) -> Post | None:
    """The office with which the claim names a person: the nearest to the name, or the only one."""
    posts = _offices(naming)
    if len(posts) > 1 and any(post.at < 0 for post in posts):
        return None
    return min(posts, key=lambda post: (abs(post.at - party.at), post.at), default=None)


def _post_left(post: Post | None, kind: str, sourced: SourcedClaim) -> Post | None:
    """The office that an event ended; not the one that he holds in a report made long after the event.

    Who left his side, fled or was arrested in the past may hold an office since.
    """
    days, published = sourced.claim.date, sourced.published
    since = kind in _BEFORE_OFFICE and post is not None and post.status == "current"
    if since and days is not None and published is not None and days.end < published:
        return post if near(days.end, published) else None
    return post


def _of_appointer(post: Post, sourced: SourcedClaim) -> Post:
    """The office with the organisation that gives it, where none is named (عينته الحركة قائدا عاما لها)."""
    actors = [party for party in sourced.participants if party.role == "actor"]
    if post.organisation is not None or post.organisation_said is not None or len(actors) != 1:
        return post
    return replace(
        post,
        organisation=actors[0].organisation,
        organisation_said=actors[0].said if actors[0].organisation else None,
    )


def _organisation_left(sourced: SourcedClaim, post: Post | None) -> str | None:
    """Whom he left (انشق عن الجيش), who removed him, else whose office it was."""
    role = {"defection": "target", "dismissal": "actor"}.get(sourced.claim.type)
    named = [
        party.organisation for party in sourced.participants if party.role == role and party.organisation
    ]
    return named[0] if named else post.organisation if post else None


def _is_killed(claim: Claim, party: Participant) -> bool:
    """Whether the claim says that this person died: he is among the killed that it counts.

    A target of an attack may have survived it (نجا الوزير وقتل ثلاثة من حراسه).
    """
    killed = [figure for figure in claim.figures if figure.what == "killed"]
    if not killed:
        return claim.type in _DEADLY and (claim.killed is None or claim.killed[0] > 0)
    end = party.at + len(party.said)
    return any(
        figure.low > 0 and phrase is not None and phrase.at < end and party.at < phrase.at + len(phrase.text)
        for figure in killed
        for phrase in (figure.said, figure.whom)
    )


def _event(
    sourced: SourcedClaim, kind: str, person: str, *, post: Post | None, organisation: str | None = None
) -> OfficeEvent:
    claim = sourced.claim
    return OfficeEvent(
        kind=kind,
        person=person,
        claim=claim.id,
        report_id=sourced.report_id,
        published=sourced.published,
        days=claim.date,
        window=claim.window,
        post=post,
        organisation=organisation,
        denied=claim.denied_by is not None,
    )
