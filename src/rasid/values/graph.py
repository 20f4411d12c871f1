"""What is joined across reports: nodes."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Node:
    """A thing that may be one with others of its kind: a claim, a report, a person, an organisation.

    `first` orders nodes by the day of their earliest report: the first node of a cluster gives it its public
    id. `profile` is the kind's profile as JSON. `cluster` is the public id of what the node belongs to, None
    before it was clustered.
    """

    id: str
    first: str
    profile: str
    cluster: str | None = None
