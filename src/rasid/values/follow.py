"""What somebody follows, and what is new about it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from rasid.values.stored import Citation


@dataclass(frozen=True, slots=True)
class Follow:
    """One thing that somebody follows.

    `kind`: person, organisation, place or search. `target` is its public id, of a search its query (the query
    part of the page's address). `label` is what a search was called, empty for all else. `seen` is the number
    of the last change of the history that was there when he last looked; `made` an ISO time in UTC.
    """

    kind: str
    target: str
    label: str
    made: str
    seen: int


@dataclass(frozen=True, slots=True)
class NewClaim:
    """A claim of a report that is new or was changed, with what is followed in it."""

    id: str
    report_id: str
    type: str
    start: date | None
    place: str | None
    incident: str | None


@dataclass(frozen=True, slots=True)
class NewPost:
    """An office that a new report gives somebody."""

    report_id: str
    name: str
    title: str
    status: str


@dataclass(frozen=True, slots=True)
class News:
    """What is new about a follow since it was last seen.

    `now` is what it is called now and its present id, `is_gone` where the study has nothing of it any more.
    `added` and `changed` count the reports that name it and came, or were decided on or coded anew; of those
    `reports` cites the first. `is_bare`: only these numbers are told, since who is followed has no public
    part (see docs/explanation/following-is-not-watching.md). `is_cut`: so much has changed that only the
    latest changes were looked through.
    """

    follow: Follow
    id: str
    name: str
    is_gone: bool
    is_bare: bool
    added: int
    changed: int
    incidents: int
    reports: tuple[Citation, ...] = ()
    claims: tuple[NewClaim, ...] = ()
    posts: tuple[NewPost, ...] = ()
    is_cut: bool = False

    @property
    def is_new(self) -> bool:
        """Whether there is anything new."""
        return bool(self.added or self.changed)
