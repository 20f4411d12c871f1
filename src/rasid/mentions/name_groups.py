"""Elements of a name that are several words: kunya, nasab, compounds (عبد الله، نور الدين)."""

from __future__ import annotations

from rasid.mentions.growing_name import Cue, Growing, grow
from rasid.mentions.name_evidence import is_stop_and_name
from rasid.mentions.view import View


def joined_kunya(folded: str) -> int:
    """Letters before a kunya that is written together with its word (وأبوجعفر: 1), or -1."""
    for skip in (0, 1):
        if skip and folded[:1] not in "وبلف":
            break
        rest = folded[skip:]
        if rest.startswith("ابو") and len(rest) > 5 and not rest.startswith("ابواب") and rest[3] not in "اه":
            return skip
    return -1


def take_group(view: View, growing: Growing, cue: Cue) -> bool:
    """Take an element of several words: kunya, compound (عبد الله، نور الدين), nasab."""
    index = growing.after
    word = view.words[index]
    parts = view.lexicon.parts
    if not view.is_word(index + 1):
        return False
    following = view.words[index + 1]
    first = growing.words == 0
    if word.part == "kunya" and (word.part_skip == 0 or first):
        return _take_kunya(view, growing, cue)
    if word.part == "servant" and (word.part_skip == 0 or first):
        god = following.folded in parts["god"] or (
            following.folded.startswith("ال") and not following.stop and word.folded.endswith("عبد")
        )
        plain = word.folded.endswith("عبد")
        if god and (plain or following.folded == "الله"):
            growing.known += 1
            grow(growing, index + 2)
            return True
    seconds = following.folded in parts["second"] and following.folded != "الله"
    if seconds and word.name in ("given", "weak", "word") and (word.name_skip == 0 or first):
        growing.known += 1
        grow(growing, index + 2)
        return True
    if word.part == "nasab" and (word.part_skip == 0 or (first and view.folded(index + 1) != "")):
        return _take_nasab(view, growing, first, cue)
    return False


def _take_kunya(view: View, growing: Growing, cue: Cue) -> bool:
    index = growing.after
    word, following = view.words[index], view.words[index + 1]
    opens = word.folded[word.part_skip :]
    strict = opens in ("ابي", "ام", "ابا") and cue < Cue.TITLE and growing.words == 0
    if following.stop and following.name == "" and not is_stop_and_name(view, index + 1):
        return False
    if strict and not (following.name in ("given", "weak", "word") or following.part == "servant"):
        return False
    if opens == "ام" and (cue < Cue.TITLE or not following.name):
        return False
    after = index + 2
    if (
        (following.part == "servant" and view.folded(after) in view.lexicon.parts["god"])
        or view.folded(after) in view.lexicon.parts["second"]
        or (following.folded in ("بن",) and view.is_word(after))
    ):
        after += 1
    if growing.words == 0 and cue < Cue.TITLE and _is_place(view, index, after):
        return False
    growing.kunya = True
    growing.known += 1
    grow(growing, after)
    return True


def _is_place(view: View, index: int, after: int) -> bool:
    """Whether the two words of a kunya are the name of a town (أبو ظبي)."""
    if view.is_common is None or (view.is_word(after) and view.words[after].name):
        return False
    return view.is_common(" ".join(token.bare for token in view.tokens[index:after]))


def _take_nasab(view: View, growing: Growing, first: bool, cue: Cue) -> bool:
    index = growing.after
    word, following = view.words[index], view.words[index + 1]
    opens = word.folded[max(word.part_skip, 0) :]
    if following.stop and not following.name:
        return False
    if first:
        if (
            opens not in ("بن", "ولد")
            or following.title
            or cue < Cue.SAYING
            or not (following.name or not following.article)
        ):
            return False
    elif (
        (opens == "ال" and view.tokens[index].bare != "آل")
        or (following.title and not following.name)
        or (following.office and following.article)
    ):
        return False
    after = index + 2
    if (
        (following.part == "servant" and view.folded(after) in view.lexicon.parts["god"])
        or (following.part == "kunya" and view.is_word(after))
        or (
            following.name in ("given", "weak", "word") and view.folded(after) in view.lexicon.parts["second"]
        )
    ):
        after += 1
    growing.known += 1
    growing.tied = True
    growing.nisba = False
    grow(growing, after)
    return True
