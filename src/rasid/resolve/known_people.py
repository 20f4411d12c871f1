"""What the joining of people knows of names and organisations: taken from the tables of the lexicon."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from rasid.lexicon.latin_names import LatinNames, load_latin_names
from rasid.lexicon.names import NameLexicon, load_name_lexicon
from rasid.resolve.names import words_of


@dataclass(frozen=True, slots=True)
class KnownPeople:
    """What is known of names in their one spelling, and of organisations.

    `frequent`: names that many bear; `given`: given names; `listed`: all names (two of them are never
    spellings of one another); `famous`: those that the press writes alone; `parents`: the organisation above
    an organisation, both by id; `people`: full names, as words, that tell by themselves who is meant.
    """

    frequent: frozenset[str]
    given: frozenset[str]
    listed: frozenset[str]
    famous: frozenset[str]
    people: frozenset[tuple[str, ...]]
    parents: Mapping[str, str]

    def above(self, organisation: str) -> tuple[str, ...]:
        """The organisations above one, the nearest first."""
        line: list[str] = []
        above = self.parents.get(organisation)
        while above is not None and above not in line:
            line.append(above)
            above = self.parents.get(above)
        return tuple(line)


def known_people(latin: LatinNames, names: NameLexicon) -> KnownPeople:
    """What the joining of people takes from tables that are loaded already."""
    return KnownPeople(
        frozenset(word for form in latin.frequent for word in words_of(form)),
        frozenset(word for form in latin.given for word in words_of(form)),
        frozenset(word for form in latin.listed for word in words_of(form)),
        frozenset(word for form in names.parts["famous"] for word in words_of(form)),
        frozenset(words_of(form) for form in latin.people),
        {
            f"o-{known.id}": f"o-{known.parent}"
            for known in names.organisations.values()
            if known.parent in names.organisations
        },
    )


@lru_cache(maxsize=4)
def load_known_people(user: Path | None = None) -> KnownPeople:
    """Load the tables for joining people, the user's after the built-in ones. Raises LexiconError."""
    return known_people(load_latin_names(user), load_name_lexicon(user))
