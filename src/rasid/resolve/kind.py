"""What the joining of one kind of node needs to know; each kind's module makes one `Kind`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

import msgspec

from rasid.values.graph import Node
from rasid.values.judgement import Reason

P = TypeVar("P")


@dataclass(frozen=True, slots=True)
class Kind(Generic[P]):
    """How nodes of one kind (report, claim, person, organisation) are joined. Every function is pure.

    `keys`: only nodes that share a key are ever compared. `compare`: the score of a link, 0..1, with its
    reasons, None where the program would not link the two; symmetric. `conflict`: why the two can never be
    one, or None; symmetric. `public_id`: the public id of a cluster whose first node has this id.
    """

    name: str
    profile: type[P]
    keys: Callable[[P], tuple[str, ...]]
    compare: Callable[[P, P], tuple[float, tuple[Reason, ...]] | None]
    conflict: Callable[[P, P], str | None]
    public_id: Callable[[str], str]

    def node(self, id: str, first: str, profile: P) -> Node:
        """A node of this kind with its profile as JSON."""
        return Node(id, first, msgspec.json.encode(profile).decode())

    def profile_of(self, node: Node) -> P:
        """The profile of a node of this kind."""
        return msgspec.json.decode(node.profile.encode(), type=self.profile)
