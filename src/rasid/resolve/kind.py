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
    `seeks`: the keys under which a node looks for others, where they are more than those it is kept under;
    `compare` links only two of which each finds the other, so that the order of adding does not count.
    """

    name: str
    profile: type[P]
    keys: Callable[[P], tuple[str, ...]]
    compare: Callable[[P, P], tuple[float, tuple[Reason, ...]] | None]
    conflict: Callable[[P, P], str | None]
    public_id: Callable[[str], str]
    seeks: Callable[[P], tuple[str, ...]] | None = None

    def sought(self, profile: P) -> tuple[str, ...]:
        """The keys under which a node with this profile looks for others, its own among them."""
        return self.keys(profile) if self.seeks is None else self.seeks(profile)

    def meet(self, a: P, b: P) -> bool:
        """Whether two nodes can be linked, whichever is added last: each finds the other; symmetric."""
        found = not set(self.sought(a)).isdisjoint(self.keys(b))
        return found and not set(self.sought(b)).isdisjoint(self.keys(a))

    def node(self, id: str, first: str, profile: P) -> Node:
        """A node of this kind with its profile as JSON."""
        return Node(id, first, msgspec.json.encode(profile).decode())

    def profile_of(self, node: Node) -> P:
        """The profile of a node of this kind."""
        return msgspec.json.decode(node.profile.encode(), type=self.profile)
