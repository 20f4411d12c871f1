"""The whole data set of a study, as values that can be compared: what is there, not how it came about."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from sqlalchemy import select

from rasid.dataset.study import Study
from rasid.records import incidents, public_ids, reports
from rasid.records.claims import all_claims
from rasid.records.search_tables import search_documents
from rasid.records.tables import (
    links,
    name_counts,
    name_words,
    namings,
    node_keys,
    nodes,
    organisation_namings,
)
from rasid.records.told_tables import control_events, control_spells, office_events
from rasid.records.workbench_tables import queue
from rasid.values.stored import StoredClaim

State = dict[str, Any]


def state_of(study: Study) -> State:
    """All that follows from the reports of a study and from what people said of them.

    Left out are the numbers and times of codings and of the history, and the public ids of what is no more.
    """
    with study.database.reading() as connection:
        in_place = {
            (row.kind, row.id): (row.first, row.cluster, row.profile)
            for row in connection.execute(select(nodes))
        }
        return {
            "reports": [kept for kept in reports.all_reports(connection) if kept.state == "kept"],
            "claims": [_without_times(held) for held in all_claims(connection)],
            "incidents": list(incidents.all_incidents(connection)),
            "queue": sorted(tuple(row) for row in connection.execute(select(queue))),
            "offices": sorted(map(repr, connection.execute(select(office_events)))),
            "control": sorted(map(repr, connection.execute(select(control_events)))),
            "held": sorted(map(repr, connection.execute(select(control_spells)))),
            "namings": sorted(tuple(row) for row in connection.execute(select(namings))),
            "organisations": sorted(tuple(row) for row in connection.execute(select(organisation_namings))),
            "nodes": in_place,
            "keys": sorted(tuple(row) for row in connection.execute(select(node_keys))),
            "links": sorted(tuple(row) for row in connection.execute(select(links))),
            "names": sorted(tuple(row) for row in connection.execute(select(name_counts))),
            "words of names": sorted(tuple(row) for row in connection.execute(select(name_words))),
            "present ids": {
                cluster: public_ids.lead(connection, cluster)
                for cluster in sorted({str(cluster) for _, cluster, _ in in_place.values()})
            },
            "index": sorted(
                (row.report_id, "".join(row.terms).split(), row.number)
                for row in connection.execute(select(search_documents))
            )
            if study.database.backend == "sqlite"
            else sorted(
                (row.report_id, sorted(row.terms), row.number)
                for row in connection.execute(select(search_documents))
            ),
        }


def _without_times(held: StoredClaim) -> StoredClaim:
    return replace(held, decisions=tuple(replace(mark, made="") for mark in held.decisions))


def differing(one: State, other: State) -> dict[str, tuple[Any, Any]]:
    """The parts in which two states differ: nothing, if they are the same."""
    return {part: (one[part], other[part]) for part in one if one[part] != other[part]}


def faults_of(study: Study) -> list[str]:
    """What `check` finds wrong, and public ids of what is there that lead elsewhere."""
    found = list(study.check().faults)
    led = state_of(study)["present ids"]
    return found + [f"{id} leads to {led[id]}" for id in led if led[id] != id]
