"""Victims as people: read from the claims in force and the words of their reports."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sqlalchemy import Connection

from rasid.dataset.knowing import Reading
from rasid.events.victims import victims_of
from rasid.records import claims, codings, entities, reports
from rasid.records.graph import RecordGraph
from rasid.values.stored import StoredClaim
from rasid.values.victim import ToldVictim


def every_victim(connection: Connection, reading: Reading) -> Iterator[ToldVictim]:
    """The victims of every claim in force, by report id, then the order of triggers and of the text."""
    for report_id in reports.kept_ids(connection):
        yield from victims_of_report(connection, reading, report_id)


def victims_of_report(connection: Connection, reading: Reading, report_id: str) -> tuple[ToldVictim, ...]:
    """The victims of a report's claims, those that people rejected left out; none of an erased report."""
    return _victims(connection, reading, report_id, claims.claims_of_report(connection, report_id))


def victims_of_reports(
    connection: Connection, reading: Reading, report_ids: Sequence[str]
) -> Iterator[ToldVictim]:
    """The victims of the claims of these reports, report by report; see `victims_of_report`."""
    told = claims.claims_of_reports(connection, report_ids)
    for report_id in dict.fromkeys(report_ids):
        yield from _victims(connection, reading, report_id, told.get(report_id, ()))


def _victims(
    connection: Connection, reading: Reading, report_id: str, in_force: Sequence[StoredClaim]
) -> tuple[ToldVictim, ...]:
    coding = codings.current_coding(connection, report_id)
    if coding is None or coding.coded is None:
        return ()
    held = [one for one in in_force if one.status != "rejected"]
    coded = coding.coded
    told = victims_of(coded.text, [one.sourced.claim for one in held], coded.people, reading.victims)
    people = _people(connection, report_id, held) if told else {}
    return tuple(
        ToldVictim(
            victim,
            report_id,
            one.incident,
            one.sourced.claim.factuality,
            one.sourced.publisher,
            None if victim.name is None else people.get(victim.name.at),
        )
        for one in held
        for victim in told.get(one.sourced.claim.id, ())
    )


def _people(connection: Connection, report_id: str, held: Sequence[StoredClaim]) -> dict[int, str]:
    """Who is named at an offset of a report: by its namings, and by who takes part in its claims."""
    named = entities.namings_of_report(connection, report_id)
    nodes = RecordGraph(connection).nodes("person", [node for _, node in named])
    found = {
        int(naming.id.rpartition(":")[2]): cluster
        for naming, node in named
        if node in nodes and (cluster := nodes[node].cluster) is not None
    }
    parties = (who for one in held for who in one.sourced.participants)
    return {who.at: who.person for who in parties if who.person is not None} | found
