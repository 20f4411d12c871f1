"""What people of a study added to its lexicon: another name of an organisation, a place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

ALIAS, PLACE = "alias", "place"


@dataclass(frozen=True, slots=True)
class Addition:
    """One entry. `kind`: alias or place. `fields` are the cells of its row by column.

    An alias has organisation (an id of the lexicon), form and example; a place those of a user's own places.
    Times are ISO in UTC; `taken_back` is None while it stands.
    """

    id: str
    kind: str
    fields: Mapping[str, str]
    why: str
    author: str
    made: str
    taken_back: str | None = None
