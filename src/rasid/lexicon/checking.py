"""Checks of all tables at once: every fault with its file and line, none raised.

First each line by itself and among the lines of its table (`table_faults`), then, with the lines at fault
left out, what the loaders say of the rest.
"""

from __future__ import annotations

import tomllib
import unicodedata
from collections.abc import Callable, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from rasid.errors import Fault, LexiconError
from rasid.lexicon.codebook import MORE_TEXTS, TEXTS, read_types
from rasid.lexicon.cues import load_cues
from rasid.lexicon.kinship import load_kinship
from rasid.lexicon.known_tables import OTHER_FILES, TABLES
from rasid.lexicon.latin_names import load_latin_names
from rasid.lexicon.names import load_name_lexicon
from rasid.lexicon.row_checks import Known, table_faults
from rasid.lexicon.tables import built_in_files, read_file
from rasid.lexicon.triggers import Triggers, load_triggers
from rasid.lexicon.vocabulary import load_vocabulary

_NO_TRIGGERS = Triggers({}, {}, {}, {}, {}, {}, {}, {}, {})
_LOADERS: tuple[Callable[[Path | None], object], ...] = (
    load_triggers,
    lambda user: load_vocabulary(_NO_TRIGGERS, user),
    load_cues,
    load_name_lexicon,
    load_kinship,
    load_latin_names,
)


def check(folder: Path | None = None) -> tuple[Fault, ...]:
    """Every fault of the built-in tables and of the user's own in `folder`, by file and line.

    Files of `folder` that Rasid does not read are faults too, but for hidden ones and notes (*.md). A
    user's places are read by the gazetteer and checked there.
    """
    built_in = dict(built_in_files("lexicon"))
    types, faults = _types(None)
    known = {name: Known(types) for name in TABLES}
    for name in sorted(TABLES):
        faults += table_faults(f"lexicon/{name}", built_in[name], TABLES[name], known[name])
    faults += _loader_faults(None) if folder is None else _user_faults(folder, known)
    unique = {(str(fault.path), fault.line, fault.message): fault for fault in faults}
    return tuple(unique[key] for key in sorted(unique))


def _user_faults(folder: Path, known: Mapping[str, Known]) -> list[Fault]:
    types, faults = _types(folder)
    sound_types = not faults
    sound: dict[str, str] = {}
    for path in sorted(folder.iterdir()):
        if path.name.startswith(".") or path.suffix == ".md":
            continue
        if path.is_file() and path.name in TABLES:
            content, unread = _content(path)
            if content is None:
                faults += unread
                continue
            table = known[path.name].with_types(types if sound_types else None)
            found = table_faults(str(path), content, TABLES[path.name], table)
            faults += found
            sound[path.name] = _without(content, found)
        elif not (path.is_file() and path.name in OTHER_FILES):
            names = ", ".join(sorted((*TABLES, *OTHER_FILES)))
            faults.append(Fault(path, 1, f"is nothing that Rasid reads here; it reads {names}"))
    if sound_types and (folder / "types.toml").is_file():
        sound["types.toml"] = (folder / "types.toml").read_text(encoding="utf-8")
    if not sound_types:  # without his types a user's every trigger would seem to have a wrong one
        sound.pop("triggers.tsv", None)
        sound.pop("phrases.tsv", None)
    return faults + _sound_faults(folder, sound)


def _content(path: Path) -> tuple[str | None, list[Fault]]:
    """The text of a file, or None and why it cannot be had."""
    try:
        return read_file(path), []
    except LexiconError as error:
        return None, list(error.faults)


def _without(content: str, faults: list[Fault]) -> str:
    """The table with its lines at fault emptied, the others keep their numbers; "" without a header."""
    bad = {fault.line for fault in faults}
    lines = content.split("\n")
    header = next((n for n, line in enumerate(lines, 1) if line.strip() and not line.startswith("#")), 0)
    if header == 0 or header in bad:
        return ""
    return "\n".join("" if number in bad else line for number, line in enumerate(lines, 1))


def _sound_faults(folder: Path, sound: Mapping[str, str]) -> list[Fault]:
    """What the loaders say of the lines that have no fault by themselves: at one that has they would stop."""
    with TemporaryDirectory() as name:
        copy = Path(name)
        for file, content in sorted(sound.items()):
            if content:
                (copy / file).write_text(content, encoding="utf-8", newline="\n")
        found = _loader_faults(copy)
    return [
        Fault(folder / path.name if path.parent == copy else path, fault.line, fault.message)
        for fault in found
        for path in [Path(fault.path)]
    ]


def _loader_faults(user: Path | None) -> list[Fault]:
    faults: list[Fault] = []
    for load in _LOADERS:
        try:
            load(user)
        except LexiconError as error:
            faults += error.faults
    return faults


def _types(folder: Path | None) -> tuple[frozenset[str], list[Fault]]:
    """The codes of the codebook, a user's own among them, and what is wrong with types.toml."""
    faults = _form_of_types(folder / "types.toml") if folder is not None else []
    try:
        return frozenset(read_types(None if faults else folder)), faults
    except LexiconError as error:
        return (frozenset(read_types()) if folder is not None else frozenset()), list(error.faults)


def _form_of_types(path: Path) -> list[Fault]:
    """Faults of a types.toml that its reader takes for granted."""
    if not path.is_file():
        return []
    content, faults = _content(path)
    if content is None:
        return faults
    lines = content.split("\n")
    faults = [
        Fault(path, number, "is not in NFC, the usual composed form of letters: save it so")
        for number, line in enumerate(lines, 1)
        if not unicodedata.is_normalized("NFC", line)
    ]
    try:
        types = tomllib.loads(content).get("type", [])
    except tomllib.TOMLDecodeError:
        return faults  # its reader says so
    if not isinstance(types, list) or not all(isinstance(entry, dict) for entry in types):
        return [*faults, Fault(path, 1, "needs each type under a heading [[type]]")]
    headings = [number for number, line in enumerate(lines, 1) if line.split("#")[0].strip() == "[[type]]"]
    seen: set[object] = set()
    for place, entry in enumerate(types):
        line = headings[place] if len(headings) == len(types) else 1
        wrong = [key for key in (*TEXTS, *MORE_TEXTS) if not isinstance(entry.get(key, ""), str)]
        if wrong:
            faults.append(Fault(path, line, f"{', '.join(wrong)} must be text in quotes"))
        elif entry.get("code") in seen:
            faults.append(Fault(path, line, f"the type {entry['code']!r} stands here twice: leave one out"))
        seen.add(str(entry.get("code")))
    return faults
