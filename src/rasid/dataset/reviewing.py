"""A report with all that a reviewer needs of it, in one reading of the study."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import msgspec
from sqlalchemy import Connection

from rasid.dataset.reviewed import Named, ReviewedClaim, ReviewedReport
from rasid.dataset.study import Study
from rasid.errors import RefusedError
from rasid.records import claims, codings, decisions, entities, reports
from rasid.records.graph import RecordGraph
from rasid.records.reports import recent_reports
from rasid.resolve.decided import NAME, with_named
from rasid.resolve.taking import short_digest
from rasid.values.claim import Phrase
from rasid.values.coded import CodedReport
from rasid.values.judgement import Decision
from rasid.values.stored import StoredClaim, StoredReport


def read_report(study: Study, report_id: str) -> ReviewedReport:
    """A report of a study for review; of a veiled study with the pseudonyms of protected people.

    Raises UsageError where it is unknown or was erased.
    """
    with study.database.reading() as connection:
        stored = reports.stored_report(connection, report_id)
        if stored is None:
            raise RefusedError(
                "report-unknown",
                f"{report_id}: no report of this study has this id; see `rasid search`",
                id=report_id,
            )
        if stored.state != reports.KEPT:
            raise RefusedError("report-erased", f"{report_id}: was erased", id=report_id)
        made = codings.codings_of(connection, report_id)
        coded = next(coding.coded for coding in made if coding.current and coding.coded is not None)
        held = claims_to_review(connection, report_id)
        said = decisions.decisions_of_report(connection, report_id)
        page = ReviewedReport(
            report=stored,
            text=coded.text,
            claims=held,
            people=_people(connection, report_id, with_named(coded, said), said),
            organisations=_organisations(connection, report_id, coded),
            places=coded.places,
            problems=tuple((problem.code, problem.at) for problem in coded.problems),
            codings=tuple(replace(coding, coded=None) for coding in made),
            copies=reports.copies_of(connection, report_id),
            notes=tuple(sorted(coded.extra.items())),
            seen=short_digest(*(claim.seen for claim in held), *(one.id for one in said)),
        )
    masks = study.veil.spans(page.text, reports=(report_id,))
    hidden = study.veil.value(page, reports=(report_id,))
    return replace(hidden, text=page.text, masks=masks) if masks else hidden


def read_claim(study: Study, claim_id: str) -> ReviewedClaim:
    """A claim in force, with the report's own words even where the study is veiled.

    Raises UsageError where there is none of this id.
    """
    with study.database.reading() as connection:
        held = claims.get_claims(connection, [claim_id]).get(claim_id)
        if held is None:
            raise RefusedError(
                "claim-unknown",
                f"{claim_id}: no claim of this study has this id; see `rasid search`",
                id=claim_id,
            )
        return reviewed(held, decisions.decisions_on(connection, [claim_id]).get(claim_id, ()))


def marks_of(study: Study, report_id: str) -> dict[str, str]:
    """The mark of the present state of each claim of a report: what a page asks now and then."""
    with study.database.reading() as connection:
        return {one.stored.sourced.claim.id: one.seen for one in claims_to_review(connection, report_id)}


def next_report(study: Study, after: str) -> str | None:
    """The report behind this one, in the order of ids, that has a claim nobody decided on.

    Behind the last comes the first. None where all are decided.
    """
    with study.database.reading() as connection:
        return claims.next_unreviewed(connection, after) or claims.next_unreviewed(connection, "")


def latest_reports(
    study: Study, *, limit: int, before: tuple[str, str] | None = None, source: str | None = None
) -> tuple[tuple[StoredReport, Mapping[str, int]], ...]:
    """Reports, the latest published first, each with how many claims it has by status.

    `before` is (published or empty, id) of the last report of the page before. Of one `source`, if given.
    """
    with study.database.reading() as connection:
        found = recent_reports(connection, limit=limit, before=before, source=source)
        statuses = claims.statuses_of(connection, [report.id for report in found])
    return tuple((study.veil.value(report), statuses.get(report.id, {})) for report in found)


def claims_to_review(connection: Connection, report_id: str) -> tuple[ReviewedClaim, ...]:
    """The claims in force of a report, in the order of their triggers."""
    held = claims.claims_of_report(connection, report_id)
    said = decisions.decisions_on(connection, [one.sourced.claim.id for one in held])
    return tuple(reviewed(one, said.get(one.sourced.claim.id, ())) for one in held)


def reviewed(held: StoredClaim, said: Sequence[Decision]) -> ReviewedClaim:
    """A claim with the decisions that stand on it."""
    written = msgspec.json.encode(held.sourced.claim).decode()
    seen = short_digest(written, held.status, *(decision.id for decision in said))
    return ReviewedClaim(held, tuple(said), seen)


def _people(
    connection: Connection, report_id: str, coded: CodedReport, said: Sequence[Decision]
) -> tuple[Named, ...]:
    """The people named, by the offset of the name."""
    named = entities.namings_of_report(connection, report_id)
    nodes = RecordGraph(connection).nodes("person", [node for _, node in named])
    by = {decision.at: decision.id for decision in said if decision.verdict == NAME}
    mentions = {person.name.at: (person.name, *person.aliases, *person.mentions) for person in coded.people}
    found = []
    for naming, node in named:
        at = int(naming.id.partition(":")[2])
        public = nodes[node].cluster if node in nodes else None
        found.append(Named(public or naming.id, naming.name, _once(mentions.get(at, ())), by.get(at)))
    return tuple(found)


def _organisations(connection: Connection, report_id: str, coded: CodedReport) -> tuple[Named, ...]:
    """The organisations named, by the offset of the first mention."""
    named = entities.organisations_of_report(connection, report_id)
    nodes = RecordGraph(connection).nodes("organisation", [one.node for one in named])
    mentions: Mapping[int, tuple[Phrase, ...]] = {
        min((phrase.at for phrase in one.mentions), default=one.name.at): one.mentions
        for one in coded.organisations
    }
    return tuple(
        Named(
            (nodes[one.node].cluster if one.node in nodes else None) or one.node,
            one.name,
            _once(mentions.get(one.at, ())),
        )
        for one in sorted(named, key=lambda one: one.at)
    )


def _once(phrases: Sequence[Phrase]) -> tuple[Phrase, ...]:
    """Each phrase once, in text order."""
    return tuple(sorted(set(phrases), key=lambda phrase: (phrase.at, len(phrase.text))))
