"""Clusters of linked nodes: a function of the nodes, the links and the judgements of people.

Judgements come first, the latest before earlier ones: what a person said is the same is united, what he
said is not is kept apart. Then the program's links, the strongest first: two clusters unite unless a node
of the one conflicts with a node of the other. This is single linkage with cannot-link constraints; ties are
broken by the ids of the nodes, so that neither the order of adding nor that of the arguments counts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Generic, TypeVar

from rasid.values.judgement import Judgement, Link

P = TypeVar("P")


def cluster(
    profiles: Mapping[str, P],
    links: Iterable[Link],
    judgements: Iterable[Judgement],
    conflict: Callable[[P, P], str | None],
) -> tuple[tuple[str, ...], ...]:
    """The clusters of the nodes in `profiles`, each sorted, in the order of their least node.

    Links and judgements of nodes that are not in `profiles` are passed over.
    """
    growing = _Clusters(profiles, conflict)
    for judgement in sorted(judgements, key=lambda j: (j.made, j.id), reverse=True):
        if judgement.a in profiles and judgement.b in profiles:
            growing.judge(judgement)
    for link in sorted(links, key=lambda link: (-link.score, link.a, link.b)):
        if link.a in profiles and link.b in profiles:
            growing.link(link.a, link.b)
    return growing.clusters()


class _Clusters(Generic[P]):
    """Clusters as they grow: for each root its members, and the nodes that people keep apart from them."""

    def __init__(self, profiles: Mapping[str, P], conflict: Callable[[P, P], str | None]) -> None:
        self._profiles = profiles
        self._conflict = conflict
        self._root = {node: node for node in profiles}
        self._members = {node: [node] for node in profiles}
        self._apart: dict[str, set[str]] = {node: set() for node in profiles}
        self._refused: dict[str, set[str]] = {node: set() for node in profiles}

    def judge(self, judgement: Judgement) -> None:
        """Unite or keep apart what a person judged, unless a later judgement says otherwise."""
        a, b = self._root[judgement.a], self._root[judgement.b]
        if judgement.same and not self._kept_apart(a, b):
            self._unite(a, b)
        elif not judgement.same and a != b:
            self._apart[a].update(self._members[b])
            self._apart[b].update(self._members[a])

    def link(self, first: str, second: str) -> None:
        """Unite the clusters of two linked nodes unless something speaks against it."""
        a, b = self._root[first], self._root[second]
        if a == b or b in self._refused[a]:
            return
        if self._kept_apart(a, b) or self._in_conflict(a, b):
            self._refused[a].add(b)
            self._refused[b].add(a)
            return
        self._unite(a, b)

    def clusters(self) -> tuple[tuple[str, ...], ...]:
        """The clusters as they are now."""
        return tuple(sorted(tuple(sorted(members)) for members in self._members.values()))

    def _kept_apart(self, a: str, b: str) -> bool:
        return bool(self._apart[a]) and not self._apart[a].isdisjoint(self._members[b])

    def _in_conflict(self, a: str, b: str) -> bool:
        return any(
            self._conflict(self._profiles[first], self._profiles[second]) is not None
            for first in self._members[a]
            for second in self._members[b]
        )

    def _unite(self, a: str, b: str) -> None:
        """Unite two clusters; what was refused to one is refused to both, since conflicts only grow."""
        if a == b:
            return
        if len(self._members[a]) < len(self._members[b]):
            a, b = b, a
        for node in self._members[b]:
            self._root[node] = a
        self._members[a] += self._members.pop(b)
        for node in self._apart[b]:
            self._apart[self._root[node]].update(self._members[a])
        self._apart[a] |= self._apart.pop(b)
        for other in self._refused.pop(b):
            self._refused[other].discard(b)
            self._refused[other].add(a)
            self._refused[a].add(other)
