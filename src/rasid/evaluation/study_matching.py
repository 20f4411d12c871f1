"""Which coded claims and people are those that the corpus marks, and what of it was not found."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from rasid.evaluation.clusters import Clustered
from rasid.evaluation.study_corpus import GoldReport, Mark, StudyCorpus
from rasid.values.claim import Claim, Phrase
from rasid.values.coded import CodedReport, Person
from rasid.values.span import Span


@dataclass(frozen=True, slots=True)
class Matched:
    """What was found of what is marked, and what was not: there each missed thing is a cluster of its own.

    The ids of things found are those of claims and namings; `at` says where in which report each stands.
    """

    found: tuple[Clustered, ...]
    missed: tuple[Clustered, ...]
    at: Mapping[str, tuple[str, int]]


def match_claims(
    corpus: StudyCorpus,
    coded: Mapping[str, CodedReport],
    place_of: Callable[[str, Claim], tuple[str, str]],
    family_of: Mapping[str, str],
) -> Matched:
    """The claims whose trigger overlaps a marked one and whose family is that of the happening.

    `place_of` gives a report's claim its id and its incident, `family_of` a type its family. A happening of
    which a report has no such claim is missed there.
    """

    def things(report: GoldReport) -> Iterator[tuple[Clustered, int]]:
        for claim in coded[report.id].events:
            key = _key_at(report.claims, (claim.trigger,))
            if key is not None and claim.family == family_of[corpus.happenings[key].type]:
                id, incident = place_of(report.id, claim)
                yield Clustered(id, key, _truth(corpus, key, report), incident), claim.trigger.at

    return _matched(corpus, things, lambda report: report.claims)


def match_people(
    corpus: StudyCorpus,
    coded: Mapping[str, CodedReport],
    place_of: Callable[[str, Person], tuple[str, str]],
) -> Matched:
    """The coded people one of whose mentions overlaps a marked name. `place_of`: as of `match_claims`."""

    def things(report: GoldReport) -> Iterator[tuple[Clustered, int]]:
        for person in coded[report.id].people:
            key = _key_at(report.people, (person.name, *person.aliases, *person.mentions))
            if key is not None:
                id, entity = place_of(report.id, person)
                yield Clustered(id, key, key, entity), person.name.at

    return _matched(corpus, things, lambda report: report.people)


def _matched(
    corpus: StudyCorpus,
    things: Callable[[GoldReport], Iterable[tuple[Clustered, int]]],
    marks: Callable[[GoldReport], tuple[Mark, ...]],
) -> Matched:
    found: list[Clustered] = []
    missed: list[Clustered] = []
    at: dict[str, tuple[str, int]] = {}
    for report in corpus.reports:
        labels = set()
        for thing, offset in things(report):
            labels.add(thing.label)
            found.append(thing)
            at[thing.id] = report.id, offset
        for key in dict.fromkeys(mark.key for mark in marks(report)):
            if key not in labels:
                id = f"missed {report.id} {key}"
                truth = _truth(corpus, key, report) if key in corpus.happenings else key
                missed.append(Clustered(id, key, truth, id))
    return Matched(tuple(found), tuple(missed), at)


def _truth(corpus: StudyCorpus, key: str, report: GoldReport) -> str:
    """The true cluster: the happening, or for one that joins nothing the report's telling of it."""
    return f"{key} in {report.id}" if corpus.happenings[key].alone else key


def _key_at(marks: Iterable[Mark], phrases: Iterable[Phrase]) -> str | None:
    """The key of the first mark, in the order of the text, that one of the phrases overlaps."""
    spans = [Span(phrase.at, phrase.at + len(phrase.text)) for phrase in phrases]
    hits = [mark for mark in marks if any(mark.span.overlaps(span) for span in spans)]
    return min(hits, key=lambda mark: mark.span).key if hits else None
