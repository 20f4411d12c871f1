"""The incident that claims of one happening make: a value for each field, with every conflict kept."""

from __future__ import annotations

from collections.abc import Sequence

from rasid.resolve.claim_kind import incident_id
from rasid.resolve.contradictions import contradictions_of
from rasid.resolve.figures import DEFAULT, figures_of
from rasid.resolve.occurrences import occurrences_of
from rasid.resolve.settling import days_of, place_of, sides_of, type_of
from rasid.resolve.tellings import in_order, sources_of, standing_of
from rasid.values.incident import Incident, SourcedClaim
from rasid.values.judgement import Link


def describe(members: Sequence[SourcedClaim], links: Sequence[Link] = (), *, rule: str = DEFAULT) -> Incident:
    """Describe the incident of these claims (at least one), the same for any order of them.

    `rule` derives its figures (`figures.RULES`). `links` are what joined the claims. Raises UsageError where
    there is no such rule.
    """
    told = in_order(members)
    kind, family = type_of(told)
    days, place = days_of(told), place_of(told)
    contradictions = contradictions_of(told)
    return Incident(
        id=incident_id(told[0].claim.id),
        type=kind,
        family=family,
        standing=standing_of(told),
        days=days,
        place=place,
        sides=sides_of(told),
        figures=figures_of(told, rule=rule),
        occurrences=occurrences_of(told, days=days, place=place, contradictions=contradictions),
        contradictions=contradictions,
        claims=tuple(one.claim.id for one in told),
        reports=tuple(dict.fromkeys(one.report_id for one in told)),
        sources=len(set(sources_of(told).values())),
        aggregate=any(one.claim.aggregate for one in told),
        links=tuple(sorted(links, key=lambda link: (-link.score, link.a, link.b))),
    )


#: What is said to have happened, whoever denies it; nobody adds up what was denied, planned or spoken of.
_TOLD = ("reported", "disputed", "possible")


def may_be_added(incident: Incident) -> bool:
    """Whether an incident's figures may be added to those of others.

    It is said to have happened, sums up nothing itself, and has a day: without one it cannot be told from
    those that have, if nothing joined it to them, and would be counted twice.
    """
    return incident.standing in _TOLD and not incident.aggregate and incident.days is not None
