"""The claims of an incident side by side: one row a field, one column a claim, and how far they agree."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from datetime import date

from rasid.folding import fold_word
from rasid.values.claim import Claim, Phrase, Place
from rasid.values.dossier import IncidentDossier
from rasid.values.incident import Participant
from rasid.values.interval import Interval
from rasid.values.stored import Citation, StoredClaim

#: What a row counts, in this order, behind those of which an incident names contradictions.
_COUNTED = ("released", "missing", "displaced", "taking-part")


@dataclass(frozen=True, slots=True)
class Column:
    """One claim: its id, where it stands, whether its report is a near-copy of another's."""

    claim: str
    report: str
    publisher: str | None
    published: date | None
    title: str | None
    is_copy: bool
    status: str


@dataclass(frozen=True, slots=True)
class Cell:
    """What one claim says in one field.

    One of the values is filled, by the row's `shows`: `words` (phrases of the report), `parties`, `places`,
    `days`, `numbers`, `code`. `group` numbers the different values of the row from 1.
    """

    group: int
    code: str = ""
    words: tuple[Phrase, ...] = ()
    parties: tuple[Participant, ...] = ()
    places: tuple[Place, ...] = ()
    days: Interval | None = None
    numbers: tuple[int, int | None] | None = None


@dataclass(frozen=True, slots=True)
class FieldRow:
    """One field: a cell a column, None where the claim says nothing of it.

    `agreement`: alone (only one claim says it), agree (all that say it say the same), vary (they say it
    differently, and all of it can be so), differ (they contradict each other).
    """

    field: str
    shows: str
    agreement: str
    cells: tuple[Cell | None, ...]

    @property
    def has_groups(self) -> bool:
        """Whether the cells are to be told apart by the number of their value."""
        return self.agreement in ("differ", "vary")


@dataclass(frozen=True, slots=True)
class ClaimTable:
    """Columns by source: a claim of a near-copy stands behind that which it copies."""

    columns: tuple[Column, ...]
    rows: tuple[FieldRow, ...]


#: What a claim says in a field: the cell without its group, and what it is compared by; None: nothing.
_Said = tuple[Cell, Hashable] | None
_Reads = Callable[[StoredClaim], _Said]


def claim_table(dossier: IncidentDossier, *, most: int) -> ClaimTable:
    """The table of an incident's claims, at most so many columns; rows that no claim fills are left out."""
    ordered = _by_source(dossier.claims)[:most]
    cited = {citation.report_id: citation for citation in dossier.citations}
    contradicted = {one.field for one in dossier.incident.contradictions}
    rows = []
    for field, shows, reads in _FIELDS:
        row = _row(field, shows, [reads(held) for held in ordered], field in contradicted)
        rows += [] if row is None else [row]
    columns = tuple(_column(held, cited.get(held.sourced.report_id)) for held in ordered)
    return ClaimTable(columns, tuple(rows))


def _by_source(claims: Sequence[StoredClaim]) -> list[StoredClaim]:
    """The claims in the order they were told; those of near-copies right behind what they copy."""
    place: dict[str, int] = {}
    for at, held in enumerate(claims):
        place.setdefault(held.sourced.report_id, at)

    def order(numbered: tuple[int, StoredClaim]) -> tuple[int, bool, int]:
        at, held = numbered
        leader = held.sourced.copy_of
        return (place.get(leader, at) if leader else at, leader is not None, at)

    return [held for _, held in sorted(enumerate(claims), key=order)]


def _column(held: StoredClaim, cited: Citation | None) -> Column:
    sourced = held.sourced
    return Column(
        sourced.claim.id,
        sourced.report_id,
        sourced.publisher,
        sourced.published,
        None if cited is None else cited.label,
        sourced.copy_of is not None,
        held.status,
    )


def _row(field: str, shows: str, said: Sequence[_Said], contradicted: bool) -> FieldRow | None:
    groups: dict[Hashable, int] = {}
    cells: list[Cell | None] = []
    for one in said:
        if one is None:
            cells.append(None)
            continue
        cell, key = one
        group = groups.setdefault(key, len(groups) + 1)
        cells.append(Cell(group, cell.code, cell.words, cell.parties, cell.places, cell.days, cell.numbers))
    if not groups:
        return None
    told = sum(cell is not None for cell in cells)
    agreement = (
        "differ" if contradicted else "alone" if told == 1 else "agree" if len(groups) == 1 else "vary"
    )
    return FieldRow(field, shows, agreement, tuple(cells))


def _code(read: Callable[[Claim], str]) -> _Reads:
    return lambda held: (Cell(0, code=read(held.sourced.claim)), read(held.sourced.claim))


def _parties(role: str) -> _Reads:
    def read(held: StoredClaim) -> _Said:
        of_role = tuple(who for who in held.sourced.participants if who.role == role)
        keys = frozenset(who.person or who.organisation or fold_word(who.said) for who in of_role)
        return (Cell(0, parties=of_role), keys) if of_role else None

    return read


def _derived(read: Callable[[Claim], tuple[int, int | None] | None]) -> _Reads:
    def numbers(held: StoredClaim) -> _Said:
        told = read(held.sourced.claim)
        return None if told is None else (Cell(0, numbers=told), told)

    return numbers


def _counted(what: str) -> _Reads:
    def numbers(held: StoredClaim) -> _Said:
        figures = [one for one in held.sourced.claim.figures if one.what == what and not one.subset]
        if not figures:
            return None
        told = (figures[0].low, figures[0].high)
        return Cell(0, numbers=told), told

    return numbers


def _phrases(read: Callable[[Claim], tuple[Phrase, ...]]) -> _Reads:
    def words(held: StoredClaim) -> _Said:
        told = read(held.sourced.claim)
        return (Cell(0, words=told), frozenset(fold_word(one.text) for one in told)) if told else None

    return words


def _one(phrase: Phrase | None) -> tuple[Phrase, ...]:
    return () if phrase is None else (phrase,)


def _days(held: StoredClaim) -> _Said:
    days = held.sourced.claim.date
    return None if days is None else (Cell(0, days=days), (days.start, days.end))


def _places(held: StoredClaim) -> _Said:
    places = held.sourced.claim.places
    keys = frozenset(place.geonames_id or place.name or fold_word(place.text) for place in places)
    return (Cell(0, places=places), keys) if places else None


_FIELDS: tuple[tuple[str, str, _Reads], ...] = (
    ("happened", "factuality", _code(lambda claim: claim.factuality)),
    ("type", "type", _code(lambda claim: claim.type)),
    ("day", "days", _days),
    ("place", "places", _places),
    ("actor", "parties", _parties("actor")),
    ("target", "parties", _parties("target")),
    ("killed", "numbers", _derived(lambda claim: claim.killed)),
    ("injured", "numbers", _derived(lambda claim: claim.injured)),
    ("detained", "numbers", _derived(lambda claim: claim.detained)),
    *((what, "numbers", _counted(what)) for what in _COUNTED),
    ("means", "words", _phrases(lambda claim: claim.instruments)),
    ("said-by", "words", _phrases(lambda claim: _one(claim.source))),
    ("denied-by", "words", _phrases(lambda claim: _one(claim.denied_by))),
)
