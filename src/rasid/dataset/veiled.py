"""What a study tells one who may not see the names of protected people."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import Connection

from rasid.dataset.contents import Contents
from rasid.dataset.dossiers import Dossiers
from rasid.dataset.knowing import Reading
from rasid.language.excerpts import has_phrases
from rasid.language.index_words import index_terms, name_terms
from rasid.records import claims, codings
from rasid.records.claims import ClaimPlace
from rasid.records.search import find, number_of
from rasid.resolve.veil import Mask, Veil
from rasid.values.coded import CodedReport
from rasid.values.dossier import IncidentDossier, OrganisationDossier, PersonDossier, PlaceDossier
from rasid.values.entity import Control, KnownOrganisation, Person, Tenure
from rasid.values.incident import Incident
from rasid.values.search import Excerpt, Hit, Page, Query, WordQuery
from rasid.values.span import Span
from rasid.values.stored import Citation, StoredClaim, StoredReport
from rasid.values.victim import ToldVictim


class VeiledContents(Contents):
    """The contents of a study with pseudonyms for the names of protected people."""

    def __init__(
        self, connection: Connection, reading: Reading, *, veil: Veil, rule: str | None = None
    ) -> None:
        super().__init__(connection, reading, rule=rule)
        self.veil = veil

    def reports(self) -> Iterator[StoredReport]:
        """Every report, erased ones too, by id."""
        return map(self.veil.value, super().reports())

    def claims(self) -> Iterator[StoredClaim]:
        """Every claim in force, rejected ones too, by report id, then the order of triggers."""
        return map(self.veil.value, super().claims())

    def by_rule(self, incident: Incident) -> Incident:
        """An incident with its figures by the rule asked for, where that is not the study's own."""
        return self.veil.value(super().by_rule(incident))

    def sources(self) -> tuple[tuple[str, str | None, str | None], ...]:
        """(name, kind, grade) of every publisher, by name."""
        return self.veil.value(super().sources())

    def places(self) -> Iterator[ClaimPlace]:
        """Every place that claims name, by id."""
        return map(self.veil.value, super().places())

    def citations(self, wanted: Sequence[str]) -> Sequence[Citation]:
        """How to name these reports as sources; erased and unknown ones are left out."""
        return self.veil.value(tuple(super().citations(wanted)))

    def victims(self) -> Iterator[ToldVictim]:
        """The victims of every claim in force."""
        return (self.veil.value(told, reports=[told.report_id]) for told in super().victims())

    def victims_of_report(self, report_id: str) -> tuple[ToldVictim, ...]:
        """The victims of the claims in force of one report."""
        return self.veil.value(super().victims_of_report(report_id), reports=[report_id])

    def tenures(self) -> Iterator[Tenure]:
        """Every tenure, by person id."""
        return map(self.veil.value, super().tenures())

    def control(self) -> Iterator[Control]:
        """Who is reported to have held which place, by place id."""
        return map(self.veil.value, super().control())

    def person(self, id: str) -> Person:
        """A person by his present public id."""
        return self.veil.value(super().person(id))

    def organisation(self, id: str) -> KnownOrganisation:
        """An organisation by its present public id."""
        return self.veil.value(super().organisation(id))

    def called(self, ids: Iterable[str]) -> dict[str, str]:
        """What to call people and organisations, by public id."""
        return self.veil.value(super().called(ids))

    def tenures_of(self, person: str) -> tuple[Tenure, ...]:
        """The offices of a person, by the first day known of each."""
        return self.veil.value(super().tenures_of(person))

    def tenures_of_people(self, ids: Sequence[str]) -> dict[str, tuple[Tenure, ...]]:
        """The offices of each of these people, by the first day known of each."""
        return {id: self.veil.value(held) for id, held in super().tenures_of_people(ids).items()}

    def controls_by(self, organisation: str, *, most: int | None = None) -> tuple[Control, ...]:
        """Which places an organisation is reported to have held, those with most claims first."""
        return self.veil.value(super().controls_by(organisation, most=most))

    def controls_of(self, place: str) -> tuple[Control, ...]:
        """Who is reported to have held a place, by the first day known."""
        return self.veil.value(super().controls_of(place))


class VeiledDossiers(Dossiers):
    """Dossiers with pseudonyms for the names of protected people."""

    def __init__(self, connection: Connection, contents: VeiledContents) -> None:
        super().__init__(connection, contents)
        self._veil = contents.veil

    def incident(self, id: str) -> IncidentDossier:
        """The dossier of an incident, or of the one that a claim (c-) belongs to."""
        found = super().incident(id)
        return self._veil.value(found, reports=found.incident.reports)

    def person(self, id: str) -> PersonDossier:
        """The dossier of a person."""
        found = super().person(id)
        return self._veil.value(found, reports=found.person.reports)

    def organisation(self, id: str, *, most: int | None = None) -> OrganisationDossier:
        """The dossier of an organisation."""
        return self._veil.value(super().organisation(id, most=most))

    def place(self, id: str) -> PlaceDossier:
        """The dossier of a place."""
        return self._veil.value(super().place(id))


@dataclass(frozen=True, slots=True)
class Onlooker:
    """Who looks at a study: with what it reads, and the veil through which he sees it."""

    reading: Reading
    veil: Veil


def find_veiled(
    connection: Connection,
    query: Query,
    onlooker: Onlooker,
    *,
    limit: int = 20,
    after: str | None = None,
) -> Page:
    """The reports that are as asked for one who sees them through a veil.

    A report that is found only by the name of a protected person is none of them: so nobody learns by asking
    whether a name is one. Raises UsageError as `find` does.
    """
    reading, veil = onlooker.reading, onlooker.veil
    if not veil:
        return find(connection, query, lemmas=reading.lemmas, limit=limit, after=after)
    page = find(connection, query, lemmas=reading.lemmas, limit=limit, after=after)
    asked = {query.person, query.actor if isinstance(query.actor, str) else None}
    if any(id is not None and veil.hides(id) is not None for id in asked):
        return Page((), None)
    hits: list[Hit] = []
    while True:
        for place, hit in enumerate(page.hits):
            shown = _shown(connection, hit, query, onlooker)
            if shown is not None:
                hits.append(shown)
            if len(hits) == limit:
                is_last = page.next is None and place == len(page.hits) - 1
                mark = None if is_last else f"{number_of(hit.published, hit.report_id):x}"
                return Page(tuple(hits), mark)
        if page.next is None:
            return Page(tuple(hits), None)
        page = find(connection, query, lemmas=reading.lemmas, limit=limit, after=page.next)


def _shown(connection: Connection, hit: Hit, query: Query, onlooker: Onlooker) -> Hit | None:
    """A hit as it may be shown; None where only a hidden name made it one."""
    reading, veil = onlooker.reading, onlooker.veil
    coding = codings.current_coding(connection, hit.report_id)
    coded = None if coding is None else coding.coded
    if coded is None:
        return veil.value(hit)
    masks = veil.spans(coded.text, reports=(hit.report_id,))
    if not masks and veil.value(hit) == hit:
        return hit
    veiled = veil.value(coded, reports=(hit.report_id,))
    if query.words is not None and not _has(veiled, query.words, reading):
        return None
    if isinstance(query.actor, WordQuery) and not _names(connection, hit, query.actor, onlooker):
        return None
    return replace(
        veil.value(replace(hit, excerpt=Excerpt("", hit.excerpt.at, ()))), excerpt=_cut(hit.excerpt, masks)
    )


def _has(coded: CodedReport, words: WordQuery, reading: Reading) -> bool:
    """Whether a report has the words asked for as it is shown."""
    terms = set(reading.knowledge.terms(coded))
    met = all(not terms.isdisjoint(group) for group in words.wanted)
    return met and has_phrases(f"{coded.title or ''}\n{coded.text}", words)


def _names(connection: Connection, hit: Hit, words: WordQuery, onlooker: Onlooker) -> bool:
    """Whether a claim of a hit has a participant with the words asked for, as it is shown."""
    held = claims.get_claims(connection, hit.claims)
    for stored in held.values():
        for party in onlooker.veil.value(stored).sourced.participants:
            terms = {*index_terms(party.said, onlooker.reading.lemmas), *name_terms((party.said,))}
            if all(not terms.isdisjoint(group) for group in words.wanted):
                return True
    return False


def _cut(excerpt: Excerpt, masks: Iterable[Mask]) -> Excerpt:
    """An excerpt with pseudonyms; its highlights count in what is shown, from `at`."""
    parts: list[str] = []
    moved: list[Span] = []
    end = excerpt.at + len(excerpt.text)
    done, length = excerpt.at, 0
    left = sorted(excerpt.highlights)
    for mask in [*masks, None]:
        start = end if mask is None else min(max(mask.span.start, excerpt.at), end)
        if mask is not None and (mask.span.end <= excerpt.at or mask.span.start >= end):
            continue
        moved += [
            Span(excerpt.at + length + one.start - done, excerpt.at + length + one.end - done)
            for one in left
            if done <= one.start and one.end <= start
        ]
        parts.append(excerpt.text[done - excerpt.at : start - excerpt.at])
        length += start - done
        if mask is not None:
            parts.append(mask.instead)
            length += len(mask.instead)
            done = min(mask.span.end, end)
    return Excerpt("".join(parts), excerpt.at, tuple(moved))
