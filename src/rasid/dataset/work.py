"""What one change of a study works with: the transaction, the graph, who does it and when."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from sqlalchemy import Connection

from rasid.records.graph import RecordGraph
from rasid.records.history import Change, append
from rasid.resolve.kinds import Kinds
from rasid.resolve.veil import NO_VEIL, Veil
from rasid.values.coded import CodedReport


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What a study resolves with: the kinds of nodes, the family of each type, the rule for figures.

    `program` names the version that resolves, as the history gives it; `terms` gives those under which a
    report is found. `sole` are the first words of titles of offices that one person holds at a time.
    """

    kinds: Kinds
    families: Mapping[str, str]
    rule: str
    program: str
    terms: Callable[[CodedReport], tuple[str, ...]]
    sole: frozenset[str]


@dataclass(frozen=True, slots=True)
class Noting:
    """A writing transaction of what joins no claims: accounts, assignments, what was added to the lexicon.

    `at` is an ISO time in UTC, `who` the person who asked for the change.
    """

    connection: Connection
    at: str
    who: str

    def note(self, change: Change) -> None:
        """Append a change to the history."""
        append(self.connection, change)


@dataclass(frozen=True, slots=True)
class Work:
    """One writing transaction. `at` is an ISO time in UTC, `who` the person who asked for the change.

    `veil` gives what hides the names of protected people from him who may not see them: what he says comes
    with their pseudonyms.
    """

    connection: Connection
    graph: RecordGraph
    knowledge: Knowledge
    at: str
    who: str
    veil: Callable[[], Veil] = lambda: NO_VEIL

    def note(self, change: Change) -> None:
        """Append a change to the history."""
        append(self.connection, change)
