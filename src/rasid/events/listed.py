"""What a report names, listed: its organisations, its places, and what could not be known of it."""

from __future__ import annotations

from rasid.events.claims import phrase_of
from rasid.events.passage import Passage, mentions_of
from rasid.values.claim import Place
from rasid.values.coded import Organisation
from rasid.values.mention import OrganisationMention, PlaceMention
from rasid.values.problem import Problem
from rasid.values.report import Report


def organisations_named(passages: list[Passage], text: str) -> tuple[Organisation, ...]:
    """Organisations by name, in order of first mention."""
    found: dict[str, list[OrganisationMention]] = {}
    for passage in passages:
        for mention in mentions_of(passage.organisations):
            found.setdefault(mention.alias or mention.span.of(text), []).append(mention)
    return tuple(
        Organisation(
            max((phrase_of(text, m.span) for m in mentions), key=lambda p: (len(p.text), -p.at)),
            mentions[0].alias,
            tuple(phrase_of(text, m.span) for m in mentions),
        )
        for mentions in found.values()
    )


def places_named(passages: list[Passage], text: str) -> tuple[Place, ...]:
    """Every place mention, in text order."""
    return tuple(_place(mention, text) for passage in passages for mention in mentions_of(passage.places))


def _place(mention: PlaceMention, text: str) -> Place:
    return Place(
        mention.span.of(text), mention.span.start, mention.name, mention.geonames_id, mention.latitude,
        mention.longitude, mention.admin1, mention.country, mention.precision,
    )  # fmt: skip


def problems_of(report: Report, passages: list[Passage]) -> tuple[Problem, ...]:
    """What the reader could not do, and without a published day the times that stay unresolved."""
    problems = list(report.problems)
    if report.published is None:
        problems.append(Problem("no-published-day", "no published day: relative times stay unresolved"))
        problems += [
            Problem("unresolved-time", f"the days of {m.span.of(report.text)} are not known", m.span.start)
            for passage in passages
            for m in mentions_of(passage.times)
            if m.interval is None and m.kind in ("relative", "weekday")
        ]
    return tuple(problems)
