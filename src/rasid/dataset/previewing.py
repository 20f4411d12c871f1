"""What a change would do, shown before it is made: it is made, looked at, and taken back."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from sqlalchemy import Connection

from rasid.dataset.contents import Contents
from rasid.dataset.knowing import Reading
from rasid.dataset.regrouping import apply
from rasid.dataset.study import Study
from rasid.dataset.work import Work
from rasid.records import history, incidents, names, taking_part
from rasid.records.graph import RecordGraph
from rasid.values.incident import Incident
from rasid.values.regrouping import Outline, Preview, Regrouping

_KINDS = ("claim", "person", "organisation")


class _Undone(Exception):  # noqa: N818 - no error: it ends the transaction of a preview
    """Raised at the end of a preview, so that nothing of it stays."""


class WatchedGraph(RecordGraph):
    """A graph that notes which clusters lose or gain nodes, by kind."""

    def __init__(self, connection: Connection) -> None:
        super().__init__(connection)
        self.touched: dict[str, set[str]] = {kind: set() for kind in (*_KINDS, "report")}

    def put_clusters(self, kind: str, clusters: Mapping[str, str]) -> None:
        """Set the cluster of each of these nodes."""
        before = self.nodes(kind, clusters)
        self.touched[kind].update(node.cluster for node in before.values() if node.cluster is not None)
        self.touched[kind].update(clusters.values())
        super().put_clusters(kind, clusters)

    def remove_nodes(self, kind: str, ids: Iterable[str]) -> None:
        """Remove nodes with their keys and links."""
        wanted = tuple(ids)
        gone = self.nodes(kind, wanted).values()
        self.touched[kind].update(node.cluster for node in gone if node.cluster is not None)
        super().remove_nodes(kind, wanted)


def preview(study: Study, asked: Regrouping) -> Preview:
    """What would come of a regrouping. Raises UsageError for what cannot be done."""
    return previewing(study, lambda work: apply(work, asked))


def previewing(study: Study, change: Callable[[Work], object]) -> Preview:
    """What would come of a change: the incidents, people and organisations that it touches, before and after.

    The change is made in a transaction that is rolled back. Raises what the change raises.
    """
    touched: dict[str, set[str]] = {}
    after: dict[str, dict[str, Incident | Outline]] = {}
    called: dict[str, str] = {}
    try:
        with study.writing() as work:
            graph = WatchedGraph(work.connection)
            start = history.head(work.connection).number
            change(replace(work, graph=graph))
            touched = {kind: set(ids) for kind, ids in graph.touched.items()}
            touched["claim"].update(history.objects_since(work.connection, start, "incident"))
            after = _states(work.connection, study.reading, touched)
            called = _names(work.connection, study.reading, after)
            raise _Undone
    except _Undone:
        pass
    with study.database.reading() as connection:
        before = _states(connection, study.reading, touched)
        called = _names(connection, study.reading, before) | called
    pairs = {
        kind: [
            (before[kind].get(id), after[kind].get(id))
            for id in sorted(touched[kind])
            if before[kind].get(id) != after[kind].get(id)
        ]
        for kind in _KINDS
    }
    return Preview(
        tuple((_incident(a), _incident(b)) for a, b in pairs["claim"]),
        tuple((_outline(a), _outline(b)) for a, b in pairs["person"]),
        tuple((_outline(a), _outline(b)) for a, b in pairs["organisation"]),
        called,
    )


def _states(
    connection: Connection, reading: Reading, touched: Mapping[str, set[str]]
) -> dict[str, dict[str, Incident | Outline]]:
    """What there is of what was touched, by kind and public id."""
    contents = Contents(connection, reading)
    found: dict[str, dict[str, Incident | Outline]] = {
        "claim": dict(incidents.get_incidents(connection, touched["claim"]))
    }
    for kind in ("person", "organisation"):
        found[kind] = outlines(connection, contents, kind, touched[kind])
    return found


def outlines(
    connection: Connection, contents: Contents, kind: str, ids: Iterable[str]
) -> dict[str, Incident | Outline]:
    """People or organisations in short, by public id; those that no report names are left out."""
    counted = names.names_of(connection, kind, sorted(ids))
    made: dict[str, Incident | Outline] = {}
    for id, called in counted.items():
        if not called:
            continue
        name = contents.person(id).name if kind == "person" else contents.organisation(id).name
        tenures = contents.tenures_of(id) if kind == "person" else ()
        nodes = RecordGraph(connection).members_of(kind, [id])[id]
        told = taking_part.incidents_of_nodes(connection, kind, nodes)
        made[id] = Outline(
            id,
            name,
            tuple((one.name, one.times) for one in called),
            tenures,
            sum(one.main for one in called),
            len(told),
        )
    return made


def _names(
    connection: Connection, reading: Reading, states: Mapping[str, Mapping[str, Incident | Outline]]
) -> dict[str, str]:
    """What to call whom the states name by id."""
    wanted: set[str] = set()
    for state in (one for kind in states.values() for one in kind.values()):
        if isinstance(state, Incident):
            wanted |= {end for side in state.sides for end in (side.person, side.organisation) if end}
        else:
            wanted |= {tenure.organisation for tenure in state.tenures if tenure.organisation}
    contents = Contents(connection, reading)
    return {
        id: contents.person(id).name if id.startswith("p-") else contents.organisation(id).name
        for id in sorted(wanted)
    }


def _incident(state: Incident | Outline | None) -> Incident | None:
    assert not isinstance(state, Outline)
    return state


def _outline(state: Incident | Outline | None) -> Outline | None:
    assert not isinstance(state, Incident)
    return state
