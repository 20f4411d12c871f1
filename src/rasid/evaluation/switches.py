"""Sources of evidence that can be switched off to see what they are worth.

A switch gives the coder other knowledge, or puts another function in the place of one of the program's for
the time of a run; the program itself knows nothing of it.
"""

from __future__ import annotations

import sqlite3
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from tempfile import TemporaryDirectory
from typing import Any

from rasid.coding import Knowledge, knowledge_of
from rasid.errors import UsageError
from rasid.gazetteer.compile import compile_gazetteer
from rasid.gazetteer.lookup import Gazetteer
from rasid.language.morphology import Morphology
from rasid.language.readings import UNKNOWN, WordSummary
from rasid.lexicon.triggers import Triggers


@dataclass(frozen=True, slots=True)
class Replacement:
    """A function of a package of the program, by name, and what stands in its place."""

    package: str
    name: str
    instead: Callable[..., Any]


@dataclass(frozen=True, slots=True)
class Switch:
    """A source of evidence: its name, what exactly is switched off, and how."""

    name: str
    off: str
    knowledge: Callable[[Knowledge], Knowledge] = lambda knowledge: knowledge
    replacements: tuple[Replacement, ...] = ()


class NoMorphology(Morphology):
    """A morphology that has met no word."""

    def summary(self, bare: str) -> WordSummary:
        """Nothing is known of any word."""
        return UNKNOWN


@contextmanager
def replaced(replacements: tuple[Replacement, ...]) -> Iterator[None]:
    """Replace functions in every module of the program that holds them, and put them back.

    Raises UsageError where the program has no such function any more: the switch is then to be mended.
    """
    held = []
    for one in replacements:
        original = _function(one)
        held += [
            (module, one.name, original, one.instead)
            for name, module in sorted(sys.modules.items())
            if name.startswith("rasid.") and getattr(module, one.name, None) is original
        ]
    try:
        for module, name, _, instead in held:
            setattr(module, name, instead)
        yield
    finally:
        for module, name, original, _ in held:
            setattr(module, name, original)


def _function(one: Replacement) -> object:
    """The one function of this name that a module of the package defines, wherever it was moved to."""
    package = import_module(one.package)
    modules = [import_module(found.name) for found in iter_modules(package.__path__, one.package + ".")]
    functions = [
        function
        for module in modules
        if getattr(function := getattr(module, one.name, None), "__module__", "") == module.__name__
    ]
    if len(functions) != 1:
        raise UsageError(
            f"{one.package} has {len(functions)} functions named {one.name}: mend the switch in {__name__}"
        )
    return functions[0]


def _without_morphology(knowledge: Knowledge) -> Knowledge:
    return knowledge_of(knowledge.lexicons, NoMorphology())


def _without_places(knowledge: Knowledge) -> Knowledge:
    connection = sqlite3.connect(":memory:")
    with TemporaryDirectory() as folder:
        path = Path(folder) / "empty.sqlite"
        version = compile_gazetteer(path, (), ())
        with closing(sqlite3.connect(path)) as compiled:
            compiled.backup(connection)
    gazetteer = Gazetteer(connection, version, {})
    return knowledge_of(replace(knowledge.lexicons, gazetteer=gazetteer), knowledge.morphology)


def _without_learned_salience(knowledge: Knowledge) -> Knowledge:
    events = replace(knowledge.lexicons.events, salience=None)
    return replace(knowledge, lexicons=replace(knowledge.lexicons, events=events))


def _with_triggers(change: Callable[[Triggers], Triggers]) -> Callable[[Knowledge], Knowledge]:
    def changed(knowledge: Knowledge) -> Knowledge:
        events = replace(knowledge.lexicons.events, triggers=change(knowledge.lexicons.events.triggers))
        return replace(knowledge, lexicons=replace(knowledge.lexicons, events=events))

    return changed


def _as_it_is(drafts: list[Any], *_: object) -> list[Any]:
    return drafts


SWITCHES = (
    Switch(
        "morphology (farahidi)",
        "no word has a reading: neither verbs that the lexicons lack, nor which unknown words are ordinary",
        _without_morphology,
    ),
    Switch(
        "vowels written on verbs",
        "قُتل and قَتل are read as قتل",
        replacements=(Replacement("rasid.events", "_marked_voice", lambda text: ""),),
    ),
    Switch(
        "set phrases",
        "phrases.tsv is empty; the verbs of its patterns stay known as verbs",
        _with_triggers(lambda triggers: replace(triggers, phrases={}, phrase_verbs={})),
    ),
    Switch(
        "light verbs",
        "light_verbs.tsv is empty: شن هجوما has no subject of its own",
        _with_triggers(lambda triggers: replace(triggers, light_verbs={})),
    ),
    Switch(
        "joining within a sentence",
        "a death stays apart from the act that caused it, and two words for one act stay two claims",
        replacements=(
            Replacement("rasid.events", "join_results", _as_it_is),
            Replacement("rasid.events", "join_repetitions", _as_it_is),
        ),
    ),
    Switch(
        "joining across sentences",
        "every telling of a happening stays a claim of its own",
        replacements=(Replacement("rasid.events", "join_across", _as_it_is),),
    ),
    Switch(
        "relative clauses",
        "a clause ends at a relative clause, and a verb in one has no antecedent",
        replacements=(
            Replacement("rasid.events", "_asyndetic", lambda *_: False),
            Replacement("rasid.events", "end_of_relative", lambda passage, _: len(passage.words)),
            Replacement("rasid.events", "antecedent", lambda *_: ()),
            Replacement("rasid.events", "matrix_subject", lambda *_: ()),
        ),
    ),
    Switch("gazetteer", "holds no place", _without_places),
    Switch(
        "doubt of claims",
        "claims that hardly stand, by the learned weights of confidence, stay in the record",
        replacements=(Replacement("rasid.learning", "without_doubtful", lambda coded: coded),),
    ),
)

#: Changes no claim, only which claims are the news of their sentence.
LEARNED_SALIENCE = Switch(
    "learned salience", "salience follows the rules set by hand", _without_learned_salience
)
