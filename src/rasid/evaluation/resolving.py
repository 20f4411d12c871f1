"""How well reports are resolved: which claims tell of one happening, which names are one person's.

The figures are taken over happenings and people of a corpus (`study_corpus`); its two halves are split by the
keys of the happenings and people. Two views: the joining alone, of what the coder found, one claim of a
happening a report; and from the text, with what it told again or did not find, the latter as things left
alone.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from rasid.coding import Coder, report_of
from rasid.evaluation import clusters, study_sums
from rasid.evaluation.bootstrap import RESAMPLES, Columns, Statistic, interval, resample, share, sums
from rasid.evaluation.clusters import Clustered
from rasid.evaluation.study_corpus import GoldReport, StudyCorpus, half_of
from rasid.evaluation.study_matching import Matched, match_claims, match_people
from rasid.evaluation.study_offices import (
    Told,
    controls_in,
    match_controls,
    match_tenures,
    tenures_in,
    told_rows,
)
from rasid.evaluation.study_sums import Deaths
from rasid.lexicon.codebook import read_types
from rasid.resolve.figures import DEFAULT
from rasid.resolve.kinds import Kinds, load_kinds
from rasid.resolve.taking import claim_id, report_id_of
from rasid.resolve.whole import Whole, incidents_of, resolve_whole
from rasid.values.claim import Claim
from rasid.values.coded import CodedReport, Person
from rasid.values.incident import Incident
from rasid.values.report import Report

Rows = Mapping[str, Mapping[str, float]]


@dataclass(frozen=True, slots=True)
class Resolved:
    """The corpus as Rasid reads and joins it: codings by the corpus's ids, and what they resolve to.

    `sole` are first words of titles of offices that one person holds at a time.
    """

    corpus: StudyCorpus
    kinds: Kinds
    sole: frozenset[str]
    coded: Mapping[str, CodedReport]
    whole: Whole
    incidents: tuple[Incident, ...]
    claims: Matched
    people: Matched


@dataclass(frozen=True, slots=True)
class Measured:
    """A figure over all happenings (or people), with its interval, and over either half."""

    name: str
    value: float
    interval: tuple[float, float] | None
    half_a: float | None
    half_b: float | None


@dataclass(frozen=True, slots=True)
class Group:
    """Figures taken on the same things: `of` says how many of what; floors know it as `part`."""

    part: str
    title: str
    of: str
    figures: tuple[Measured, ...]


def resolve_corpus(corpus: StudyCorpus, coder: Coder, *, rule: str = DEFAULT) -> Resolved:
    """Code and join all reports; `rule` is that of the figures of incidents."""
    kinds = load_kinds(coder.lexicons)
    coded = {report.id: coder.code(report_of_corpus(report)) for report in corpus.reports}
    public = {id: report_id_of(report.sha256) for id, report in coded.items()}
    whole = resolve_whole(tuple(coded.values()), kinds)

    def of_claim(report: str, claim: Claim) -> tuple[str, str]:
        id = claim_id(public[report], claim.id)
        return id, whole.incident_of[id]

    def of_person(report: str, person: Person) -> tuple[str, str]:
        id = f"{public[report]}:{person.name.at}"
        return id, whole.person_of[id]

    families = {code: found.family for code, found in read_types().items()}
    return Resolved(
        corpus,
        kinds,
        coder.lexicons.names.office_parts["sole"],
        coded,
        whole,
        incidents_of(whole, rule=rule),
        match_claims(corpus, coded, of_claim, families),
        match_people(corpus, coded, of_person),
    )


def measure(resolved: Resolved, *, resamples: int = RESAMPLES) -> tuple[Group, ...]:
    """Every figure, in the order in which they are shown."""
    claims, people = resolved.claims, resolved.people
    deaths, _ = deaths_of(resolved)
    tenures, controls = match_offices(resolved)
    dead = sum(row.truth for row in deaths), sum(row.found for row in deaths)
    return (
        _clustering("incidents", "Incidents, of the claims found", claims.found, resamples),
        _clustering("incidents_from_text", "Incidents, from the text", claims.everything, resamples),
        _clustering("people", "People, of the names found", people.found, resamples),
        _clustering("people_from_text", "People, from the text", people.everything, resamples),
        Group(
            "deaths",
            "Deaths, best",
            f"{len(deaths)} happenings, {dead[0]} dead; {dead[1]} by the incidents.",
            _figures(study_sums.death_rows(deaths), study_sums.death_errors, resamples),
        ),
        _offices("tenures", "Tenures", tenures, resamples),
        _offices("control", "Control of places", controls, resamples),
    )


def deaths_of(resolved: Resolved) -> tuple[tuple[Deaths, ...], tuple[Incident, ...]]:
    """The deaths of each happening, and the incidents with deaths that are about none."""
    happenings = resolved.corpus.happenings.values()
    told = (*resolved.claims.found, *resolved.claims.again)
    return study_sums.count_deaths(happenings, told, resolved.incidents)


def match_offices(resolved: Resolved) -> tuple[tuple[Told, ...], tuple[Told, ...]]:
    """What is held of the tenures and of the controls that the corpus tells."""
    people = study_sums.majority(resolved.people.found)
    tenures = tenures_in(resolved.whole, resolved.sole)
    return (
        match_tenures(resolved.corpus.tenures, tenures, people),
        match_controls(resolved.corpus.controls, controls_in(resolved.whole)),
    )


def _offices(part: str, title: str, told: Sequence[Told], resamples: int) -> Group:
    rows = told_rows(told)
    counts = sums(_columns(rows))
    of = "; ".join(
        f"{name.removesuffix('.of')} {counts[name.replace('.of', '.hit')]:.0f} of {count:.0f}"
        for name, count in counts.items()
        if name.endswith(".of")
    )
    return Group(part, title, f"{of}.", _figures(rows, share, resamples))


def _clustering(part: str, title: str, things: Sequence[Clustered], resamples: int) -> Group:
    rows = clusters.tally(things)
    truths, found = len({thing.truth for thing in things}), len({thing.found for thing in things})
    of = f"{len(things)} in truth in {truths} clusters, joined to {found}."
    return Group(part, title, of, _figures(rows, clusters.figures_of, resamples))


def _figures(rows: Rows, statistic: Statistic, resamples: int) -> tuple[Measured, ...]:
    """The figures of all rows, with intervals from resampling the rows, and of the rows of each half."""
    columns = _columns(rows)
    drawn = resample(columns, statistic, resamples=resamples)
    halves = []
    for half in "AB":
        of_half = {key: row for key, row in rows.items() if half_of(key) == half}
        halves.append(statistic(sums(_columns(of_half))) if of_half else {})
    return tuple(
        Measured(
            name,
            value,
            interval([found[name] for found in drawn if name in found]) if drawn else None,
            halves[0].get(name),
            halves[1].get(name),
        )
        for name, value in statistic(sums(columns)).items()
    )


def _columns(rows: Rows) -> Columns:
    """Columns of one number a row."""
    names = dict.fromkeys(name for row in rows.values() for name in row)
    return {name: [row[name] for row in rows.values()] for name in names}


def report_of_corpus(gold: GoldReport) -> Report:
    """A report of the corpus as a reader would hand it on."""
    made = report_of(gold.text, published=gold.published, id=gold.id)
    return replace(made, title=gold.title, source=gold.source)
