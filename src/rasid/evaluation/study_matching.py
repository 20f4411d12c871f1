"""Which coded claims and people are those that the corpus marks, and what of it was not found."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from rasid.evaluation.clusters import Clustered
from rasid.evaluation.study_corpus import GoldReport, Mark, StudyCorpus
from rasid.values.claim import Claim, Phrase
from rasid.values.coded import CodedReport, Person
from rasid.values.span import Span


@dataclass(frozen=True, slots=True)
class Matched:
    """What was found of what is marked, and what was not: there each missed thing is a cluster of its own.

    `again` are further claims by which a report tells what one of `found` tells already. The ids of things
    found are those of claims and namings; `at` says where in which report each stands.
    """

    found: tuple[Clustered, ...]
    again: tuple[Clustered, ...]
    missed: tuple[Clustered, ...]
    at: Mapping[str, tuple[str, int]]

    @property
    def everything(self) -> tuple[Clustered, ...]:
        """What was found, once and again, and what was missed."""
        return (*self.found, *self.again, *self.missed)


def match_claims(
    corpus: StudyCorpus,
    coded: Mapping[str, CodedReport],
    place_of: Callable[[str, Claim], tuple[str, str]],
    family_of: Mapping[str, str],
) -> Matched:
    """The claims whose trigger overlaps a marked one and whose family is that of the happening.

    Where several claims of a report tell of one happening, the first of its very type stands for them, or
    else the first by the order of the marks. `place_of` gives a report's claim its id and its incident,
    `family_of` a type its family. A happening of which a report has no such claim is missed there.
    """
    gathered = _Gathered([], [], [], {})
    for report in corpus.reports:
        told: dict[str, list[tuple[tuple[bool, int, int], Claim]]] = {}
        for claim in coded[report.id].events:
            hit = _mark_at(report.claims, (claim.trigger,))
            if hit is None:
                continue
            key, nth = hit
            kind = corpus.happenings[key].type
            if claim.family == family_of[kind]:
                order = claim.type != kind, nth, claim.trigger.at
                told.setdefault(key, []).append((order, claim))
        for key in _keys(report.claims):
            truth = _truth(corpus, key, report)
            things = []
            for _, claim in sorted(told.get(key, ()), key=lambda found: found[0]):
                id, incident = place_of(report.id, claim)
                gathered.at[id] = report.id, claim.trigger.at
                things.append(Clustered(id, key, truth, incident))
            gathered.take(report, key, truth, things)
    return gathered.matched()


def match_people(
    corpus: StudyCorpus,
    coded: Mapping[str, CodedReport],
    place_of: Callable[[str, Person], tuple[str, str]],
) -> Matched:
    """The coded people one of whose mentions overlaps a marked name. `place_of`: as of `match_claims`.

    A man whom the coder took for two in one report counts twice: a kunya and a name are for the joining to
    bring together.
    """
    gathered = _Gathered([], [], [], {})
    for report in corpus.reports:
        named: dict[str, list[Clustered]] = {}
        for person in coded[report.id].people:
            hit = _mark_at(report.people, (person.name, *person.aliases, *person.mentions))
            if hit is not None:
                id, entity = place_of(report.id, person)
                gathered.at[id] = report.id, person.name.at
                named.setdefault(hit[0], []).append(Clustered(id, hit[0], hit[0], entity))
        for key in _keys(report.people):
            things = named.get(key, [])
            gathered.found.extend(things[1:])
            gathered.take(report, key, key, things[:1])
    return gathered.matched()


@dataclass(frozen=True, slots=True)
class _Gathered:
    found: list[Clustered]
    again: list[Clustered]
    missed: list[Clustered]
    at: dict[str, tuple[str, int]]

    def take(self, report: GoldReport, key: str, truth: str, things: Sequence[Clustered]) -> None:
        """Take what a report has of a happening or person: the first thing, and the others as `again`."""
        self.found.extend(things[:1])
        self.again.extend(things[1:])
        if not things:
            id = f"missed {report.id} {key}"
            self.missed.append(Clustered(id, key, truth, id))

    def matched(self) -> Matched:
        """All of it, frozen."""
        return Matched(tuple(self.found), tuple(self.again), tuple(self.missed), self.at)


def _keys(marks: Iterable[Mark]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(mark.key for mark in marks))


def _truth(corpus: StudyCorpus, key: str, report: GoldReport) -> str:
    """The true cluster: the happening, or for one that joins nothing the report's telling of it."""
    return f"{key} in {report.id}" if corpus.happenings[key].alone else key


def _mark_at(marks: Sequence[Mark], phrases: Iterable[Phrase]) -> tuple[str, int] | None:
    """The key of the first mark in the text that one of the phrases overlaps, and its place in the list."""
    spans = [Span(phrase.at, phrase.at + len(phrase.text)) for phrase in phrases]
    hits = [
        (mark.span, nth) for nth, mark in enumerate(marks) if any(mark.span.overlaps(span) for span in spans)
    ]
    return (marks[min(hits)[1]].key, min(hits)[1]) if hits else None
