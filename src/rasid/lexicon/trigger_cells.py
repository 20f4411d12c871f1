"""Cells of the trigger tables that say more than one thing: frames, conditions, flags."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from rasid.folding import fold_word

SLOTS = frozenset(["S", "O", "G", "على", "في", "ب", "ل", "من", "إلى", "مع", "ضد", "عن", "بين"])
ROLES = frozenset(["actor", "target", "place", "instrument", "content", "party", "office", "person"])
FIGURES = frozenset(["killed", "injured", "detained", "released", "displaced", "taking-part", "missing"])
FLAGS = frozenset(["result", "act", "weak", "generic-noun", "state", "mutual", "crowd"])
#: Flags that list words: active and passive participles, words that must not follow a set phrase.
WORD_FLAGS = frozenset(["ptc", "pptc", "not"])
#: Conditions on the words near a trigger.
WORD_NEEDS = frozenset(["word", "near", "not", "before"])
#: Conditions on a participant, and the kinds that it may be of.
PARTICIPANT_NEEDS = frozenset(["S", "O", "G"])
KINDS = frozenset(["person", "name", "group", "weapon", "place", "fleeing"])

Frame = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Need:
    """A condition on a trigger: `kind` a word need or a slot; `values` of which one must hold."""

    kind: str
    values: tuple[str, ...]


def parse_slot(cell: str) -> str:
    """A slot as frames hold it: prepositions folded. Raises ValueError for what is none."""
    if cell not in SLOTS:
        raise ValueError(f"{cell!r} is not a slot; the slots are {_listed(SLOTS)}")
    return cell if cell.isascii() else fold_word(cell)


def parse_frame(cell: str) -> Frame:
    """Read `S=actor على=target`; raises ValueError that names what is wrong."""
    frame = []
    for part in cell.split():
        slot, separator, role = part.partition("=")
        if not separator:
            raise ValueError(f"{part!r} in a frame is not slot=role")
        if role not in ROLES and role != "auto":
            raise ValueError(f"{role!r} is not a role; the roles are {_listed(ROLES)}")
        frame.append((parse_slot(slot), role))
    return tuple(frame)


def parse_figure(cell: str) -> str:
    """What the number beside a participant counts; "" for `-`. Raises ValueError."""
    figure = "" if cell == "-" else cell
    if figure and figure not in FIGURES:
        raise ValueError(f"{cell!r} is not a figure; the figures are {_listed(FIGURES)}")
    return figure


def parse_need(cell: str, lists: Mapping[str, tuple[str, ...]]) -> tuple[Need, ...]:
    """Read `word:النار|رصاص not:@sport|شطرنج`, where @ names one of `lists`; raises ValueError."""
    needs = []
    for part in cell.split():
        kind, _, written = part.partition(":")
        if kind not in WORD_NEEDS | PARTICIPANT_NEEDS:
            raise ValueError(
                f"{kind!r} is not a condition; they are {_listed(WORD_NEEDS | PARTICIPANT_NEEDS)}"
            )
        values = written.split("|")
        if not all(values):
            raise ValueError(f"{part!r} in need lacks a value: write kind:value|value")
        wrong = [value for value in values if kind in PARTICIPANT_NEEDS and value not in KINDS]
        if wrong:
            raise ValueError(f"{wrong[0]!r} is not a kind of participant; they are {_listed(KINDS)}")
        needs.append(Need(kind, tuple(word for value in values for word in _words(value, lists))))
    return tuple(needs)


def parse_flags(cell: str) -> frozenset[str]:
    """Read `act weak ptc=قاتل|قاتلة`; raises ValueError."""
    flags = cell.split()
    for flag in flags:
        name, separator, words = flag.partition("=")
        known = name in WORD_FLAGS and all(words.split("|")) if separator else name in FLAGS
        if not known:
            raise ValueError(
                f"{flag!r} is not a flag; the flags are {_listed(FLAGS)}, and with words {_worded()}"
            )
    return frozenset(flags)


def _words(value: str, lists: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    if not value.startswith("@"):
        return (value if value.isascii() else fold_word(value),)
    if value[1:] not in lists:
        raise ValueError(f"{value!r} names no list of word_lists.tsv; the lists are {_listed(lists)}")
    return lists[value[1:]]


def _worded() -> str:
    return " ".join(f"{name}=" for name in sorted(WORD_FLAGS))


def _listed(values: Mapping[str, object] | frozenset[str]) -> str:
    return " ".join(sorted(values))
