"""What was joined wrongly, and what was not joined that should be, with the two sentences and the reasons."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeVar

from rasid.evaluation.clusters import Clustered, missed_joins, wrong_joins
from rasid.evaluation.resolving import Resolved, deaths_of, match_offices
from rasid.evaluation.study_corpus import half_of
from rasid.evaluation.study_matching import Matched
from rasid.evaluation.study_sums import best_killed
from rasid.language.tokens import split_sentences, tokenize
from rasid.resolve import claim_profiles, people
from rasid.resolve.kind import Kind
from rasid.values.judgement import Reason

P = TypeVar("P")
WRONG, MISSED = "joined wrongly", "not joined"


def list_errors(resolved: Resolved, *, halves: str = "A") -> Iterator[str]:
    """Lines of Markdown: joins of claims, joins of names, what was not found, deaths; of these halves alone.

    An error that touches two happenings is listed where one of them is in these halves.
    """
    kinds = resolved.kinds
    claims = {
        id: claim_profiles.profile_of(claim, kinds.claims) for id, claim in resolved.whole.claims().items()
    }
    yield from _joins("Incidents", resolved, resolved.claims, _weigh(kinds.claim, claims), halves)
    namings = {
        named.naming.id: people.profile_of(named.naming)
        for taken in resolved.whole.taken.values()
        for named in taken.namings
    }
    yield from _joins("People", resolved, resolved.people, _weigh(kinds.person, namings), halves)
    yield "## Not found"
    for matched in (resolved.claims, resolved.people):
        yield from (f"- {thing.id}" for thing in matched.missed if half_of(thing.label) in halves)
    yield from _deaths(resolved, halves)
    yield "## Tenures and control"
    for told in (found for kind in match_offices(resolved) for found in kind):
        wrong = [name for name in ("found", "organisation", "start", "end") if getattr(told, name) is False]
        if wrong and half_of(told.key) in halves:
            yield f"- {told.key}: wrong or missing: {', '.join(wrong)}"


#: How two things stand to each other: a score, and why, in words.
Weigh = Callable[[str, str], tuple[float, str]]


def _weigh(kind: Kind[P], profiles: Mapping[str, P]) -> Weigh:
    def weigh(first: str, second: str) -> tuple[float, str]:
        a, b = profiles[first], profiles[second]
        against = kind.conflict(a, b)
        if against is not None:
            return -1.0, f"conflict: {against}"
        if not kind.meet(a, b):
            return -0.5, "no key in common"
        compared = kind.compare(a, b)
        return (0.0, "no link") if compared is None else (compared[0], _says(*compared))

    return weigh


def _says(score: float, reasons: Iterable[Reason]) -> str:
    parts = "; ".join(f"{reason.rule} {reason.weight:+.2f} {reason.says}" for reason in reasons)
    return f"link {score:.2f}: {parts}"


def _joins(title: str, resolved: Resolved, matched: Matched, weigh: Weigh, halves: str) -> Iterator[str]:
    def near(first: Clustered, second: Clustered) -> float:
        return -weigh(first.id, second.id)[0]

    for pairs, what in (
        (wrong_joins(matched.found, near), WRONG),
        (missed_joins(matched.found, near), MISSED),
    ):
        shown = [pair for pair in pairs if any(half_of(thing.label) in halves for thing in pair)]
        yield f"## {title} {what}: {len(shown)}"
        for first, second in shown:
            labels = " | ".join(dict.fromkeys((first.label, second.label)))
            yield f"- {labels}: {weigh(first.id, second.id)[1]}"
            for thing in (first, second):
                report, at = matched.at[thing.id]
                yield f"    - {report} ({thing.found}): {sentence_at(resolved.coded[report].text, at)}"


def sentence_at(text: str, at: int) -> str:
    """The sentence of a text in which an offset lies."""
    for sentence in split_sentences(tokenize(text)):
        if sentence.start <= at < sentence.end:
            return text[sentence.start : sentence.end]
    return ""


def _deaths(resolved: Resolved, halves: str) -> Iterator[str]:
    deaths, others = deaths_of(resolved)
    yield "## Deaths"
    for row in deaths:
        if row.truth != row.found and half_of(row.happening) in halves:
            yield f"- {row.happening}: {row.truth} in truth, {row.found} found"
    for incident in others:
        killed, reports = best_killed(incident), ", ".join(incident.reports)
        yield f"- no happening: {incident.id}, {incident.type}, {killed} killed, {reports}"
