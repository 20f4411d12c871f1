"""The veil over a study's protected people, as they are now.

It is made once and used until a change of the study can have given somebody another name.
"""

from __future__ import annotations

from collections.abc import Sequence
from threading import Lock
from weakref import WeakKeyDictionary

from sqlalchemy import Connection

from rasid.dataset.knowing import Reading
from rasid.dataset.work import Work
from rasid.records import entities, history, protected
from rasid.records.database import Database
from rasid.resolve.known_people import known_people
from rasid.resolve.veil import NO_VEIL, Veil, make_veil
from rasid.resolve.veil_names import Hidden, telling_by
from rasid.romanising import romanise

_VEILS: WeakKeyDictionary[Database, tuple[int, Veil]] = WeakKeyDictionary()
_MAKING = Lock()
#: How many Latin spellings of each name are hidden letter by letter, beside those found by sound.
_SPELLINGS = 3


def veil_of(database: Database, connection: Connection, reading: Reading) -> Veil:
    """What hides the names of the protected people of a study, in the state that the connection reads."""
    if not protected.is_any_protected(connection):
        return NO_VEIL
    with _MAKING:
        end = history.head(connection).number
        known = _VEILS.get(database)
        if known is None or (known[0] != end and protected.has_named_since(connection, known[0])):
            known = (end, _make(connection, reading))
        _VEILS[database] = (end, known[1])
        return known[1]


def forget_names(work: Work, people: tuple[str, ...]) -> None:
    """Forget the names that only an erased report gave protected people, of whom these were named in it.

    `people` are the present ids before it was erased. Who is named no more keeps his number alone.
    """
    for one in protected.all_protections(work.connection):
        if one.now not in (None, *people) and one.person not in people:
            continue
        still = {} if one.now is None else dict.fromkeys(_names_now(work.connection, one.now))
        given = protected.names_given(work.connection, one.names)
        kept = tuple(name for name in one.names if name in still or name in given)
        if kept != one.names:
            protected.set_names(work.connection, one.number, kept)


def _names_now(connection: Connection, person: str) -> tuple[str, ...]:
    named = entities.namings_of_person(connection, person)
    return tuple(name for naming, _ in named for name in (naming.name, *naming.aliases))


def _make(connection: Connection, reading: Reading) -> Veil:
    """The veil over everybody who is protected now."""
    standing = [one for one in protected.all_protections(connection) if one.taken_back is None]
    nodes = protected.nodes_of_people(connection, [one.now for one in standing if one.now])
    every = frozenset(node for ids in nodes.values() for node in ids)
    named = protected.names_of_nodes(connection, every)
    given: dict[str, list[str]] = {}
    for id, node in protected.ids_of_nodes(connection, every).items():
        given.setdefault(node, []).append(id)
    spellings = reading.latin.spellings
    hidden = []
    for one in standing:
        own = nodes.get(one.now or "", ())
        told = [naming for node in own for naming in named.get(node, ())]
        names = tuple(dict.fromkeys((*one.names, *(name for _, names in told for name in names))))
        hidden.append(
            Hidden(
                one.number,
                tuple(dict.fromkeys((one.person, *own, *(id for node in own for id in given.get(node, ()))))),
                names,
                tuple(latin for name in names for latin in romanise(name, spellings)[:_SPELLINGS]),
                tuple(dict.fromkeys(report for report, _ in told)),
            )
        )
    reports = [report for one in hidden for report in one.reports]
    names_known = reading.lexicons.names
    telling = telling_by(known_people(reading.latin, names_known), names_known)
    others = protected.others_named(connection, reports, every)
    return make_veil(hidden, others, telling, namesakes=_namesakes(connection, hidden, every))


def _namesakes(
    connection: Connection, hidden: Sequence[Hidden], nodes: frozenset[str]
) -> dict[str, frozenset[int]]:
    """The reports that give the name of a protected person to somebody else, and never name him."""
    bearers: dict[str, set[int]] = {}
    for one in hidden:
        for name in one.names:
            bearers.setdefault(name, set()).add(one.number)
    named: dict[str, set[int]] = {}
    for one in hidden:
        for report in one.reports:
            named.setdefault(report, set()).add(one.number)
    found: dict[str, set[int]] = {}
    for report, name in protected.also_named(connection, bearers, nodes):
        found.setdefault(report, set()).update(bearers[name] - named.get(report, set()))
    return {report: frozenset(numbers) for report, numbers in found.items() if numbers}
