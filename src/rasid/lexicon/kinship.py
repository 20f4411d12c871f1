"""Types of the codebook that reports may tell one happening by, `type_kinship.tsv`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from rasid.errors import Fault, LexiconError
from rasid.lexicon.tables import Row, read_table

KINSHIP_COLUMNS = ("type", "kin", "how", "example")
_OF_ITSELF = frozenset(("place", "people"))
_OF_TWO = frozenset(("same", "result", "turn"))


@dataclass(frozen=True, slots=True)
class Kinship:
    """`kin`: for each type the other types it may be told by, and how; symmetric. `told_by`: place or people,
    whichever tells a happening of the type from others of its day. `group`: the least of all types that kin
    leads to from a type; a type that is missing is a group of its own.
    """

    kin: Mapping[str, tuple[tuple[str, str], ...]]
    told_by: Mapping[str, str]
    group: Mapping[str, str]


def load_kinship(user: Path | None = None) -> Kinship:
    """Read the built-in table and the user's after it. Raises LexiconError where `how` does not fit."""
    kin: dict[str, dict[str, str]] = {}
    told_by: dict[str, str] = {}
    faults: list[Fault] = []
    for row in read_table("type_kinship.tsv", KINSHIP_COLUMNS, user):
        one, other, how = row["type"], row["kin"], row["how"]
        allowed = _OF_ITSELF if one == other else _OF_TWO
        if how not in allowed:
            faults.append(_misplaced(row, allowed))
        elif one == other:
            told_by[one] = how
        else:
            kin.setdefault(one, {})[other] = how
            kin.setdefault(other, {})[one] = how
    if faults:
        raise LexiconError(tuple(faults))
    pairs = {one: tuple(sorted(others.items())) for one, others in sorted(kin.items())}
    return Kinship(pairs, told_by, _groups(kin))


def _groups(kin: Mapping[str, Mapping[str, str]]) -> dict[str, str]:
    """For each type the least type that it is joined to, by however many steps."""
    group: dict[str, str] = {}
    for least in sorted(kin):
        edge = [least] if least not in group else []
        while edge:
            one = edge.pop()
            group[one] = least
            edge += [other for other in kin[one] if other not in group]
    return group


def _misplaced(row: Row, allowed: frozenset[str]) -> Fault:
    return row.fault(f"{row['how']!r} under how: for {row['type']} and {row['kin']} it is one of "
                     f"{' '.join(sorted(allowed))}")  # fmt: skip
