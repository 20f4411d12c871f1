"""Suggestions while somebody types a name."""

from __future__ import annotations

from rasid.dataset.study import Study
from rasid.records.suggestions import KINDS, Suggested, names_like

#: Letters below which nothing is suggested, and beyond which nothing is read.
_FEWEST, _MOST = 2, 80


def suggestions(
    study: Study, said: str, *, kinds: tuple[str, ...] = KINDS, limit: int = 6
) -> tuple[Suggested, ...]:
    """Places, people and organisations of the study whose names begin as said; at most `limit` of each kind.

    In Arabic or Latin letters, by sound. Nobody whose name is hidden from the visitor is suggested: that
    would tell that the name is his.
    """
    words = " ".join(said.split())[:_MOST]
    if len(words) < _FEWEST:
        return ()
    with study.database.reading() as connection:
        found = [one for kind in kinds for one in names_like(connection, kind, words, limit)]
    return tuple(one for one in found if one.kind == "place" or study.veil.text(one.name) == one.name)
