"""The forms of a name that a veil looks for, from the names as reports write them.

Everywhere: a name of two parts or more; of a longer one first and last part, and every choice of parts in
their order of which one is rare. In the reports that name the person: also any other two parts, the kunya
alone, and a given or family name alone where it is no ordinary word.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

from rasid.lexicon.names import NameLexicon
from rasid.resolve.known_people import KnownPeople
from rasid.resolve.names import is_kunya, words_of
from rasid.resolve.veil_letters import letters_of, one_spelling

#: Of a name with more parts, the first and the last of them are taken.
_MOST_PARTS = 6


@dataclass(frozen=True, slots=True)
class Hidden:
    """A protected person, as a veil needs him.

    `number` makes the pseudonym. `ids` are all public ids that lead to him, and his nodes; `names` as reports
    write them, aliases among them; `latin` spellings of them; `reports` those that name him.
    """

    number: int
    ids: tuple[str, ...]
    names: tuple[str, ...]
    latin: tuple[str, ...] = ()
    reports: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Form:
    """One form of a name: its parts, each in one spelling."""

    parts: tuple[str, ...]

    @property
    def letters(self) -> str:
        """The letters of all parts, one behind the other."""
        return "".join(self.parts).replace(" ", "")


@dataclass(frozen=True, slots=True)
class Telling:
    """Which parts of names tell who is meant.

    `is_rare`: few bear it; `is_given`: a given name; `is_famous`: tells by itself who is meant;
    `is_name_alone`: no ordinary word where no other part stands beside it.
    """

    is_rare: Callable[[str], bool]
    is_given: Callable[[str], bool]
    is_famous: Callable[[str], bool]
    is_name_alone: Callable[[str], bool]


def telling_by(known: KnownPeople, names: NameLexicon) -> Telling:
    """What the tables of names tell."""

    def is_rare(part: str) -> bool:
        bare = part.rpartition(" ")[2]
        return bare not in known.frequent and bare not in known.given

    def is_name_alone(part: str) -> bool:
        if is_kunya(part):
            return True
        if len(part) < 3:
            return False
        read = [names.read(form) for form in (part, f"ال{part}")]
        if any(one.title or one.office or one.organisation or one.stop or one.say for one in read):
            return False
        return not any(one.name in ("weak", "word") for one in read)

    return Telling(is_rare, known.given.__contains__, known.famous.__contains__, is_name_alone)


def forms_everywhere(names: Iterable[str], telling: Telling) -> tuple[Form, ...]:
    """The forms that tell who is meant wherever they stand, each once."""
    found: dict[Form, None] = {}
    for name in names:
        parts = _parts(name)
        if len(parts) == 1 and telling.is_famous(parts[0]):
            found[Form(parts)] = None
        for some in _choices(parts):
            ends = some == (parts[0], parts[-1]) and not telling.is_given(parts[-1])
            if some == parts or ends or any(map(telling.is_rare, some)):
                found[Form(some)] = None
    return tuple(found)


def forms_within(names: Iterable[str], telling: Telling) -> tuple[Form, ...]:
    """The forms that mean him in a report that names him: of two parts, and those of one that are names."""
    found: dict[Form, None] = {}
    for name in names:
        parts = _parts(name)
        for some in _choices(parts):
            found[Form(some)] = None
        alone = {parts[0], parts[-1], *filter(is_kunya, parts)} if parts else set()
        for part in sorted(alone):
            if len(parts) == 1 or telling.is_name_alone(part):
                found[Form((part,))] = None
    return tuple(found)


def shields_of(names: Iterable[str]) -> tuple[Form, ...]:
    """The whole names of others, of which no part is to be taken for one of a protected person."""
    return tuple(Form(parts) for name in names if len(parts := _parts(name)) > 1)


def _parts(name: str) -> tuple[str, ...]:
    """The parts of a name, each in one spelling; a kunya is one part."""
    parts = tuple(" ".join(map(one_spelling, map(letters_of, word.split()))) for word in words_of(name))
    kept = tuple(part for part in parts if part)
    return kept if len(kept) <= _MOST_PARTS else (*kept[: _MOST_PARTS - 1], kept[-1])


def _choices(parts: Sequence[str]) -> Iterable[tuple[str, ...]]:
    """Every choice of two parts or more, in their order."""
    for many in range(2, len(parts) + 1):
        yield from combinations(parts, many)
