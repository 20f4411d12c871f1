"""Names of the Far East, written syllable by syllable, and names that a hyphen joins.

بارك غيون هيي، لي جاي-يونغ: a short family name and two syllables of the given name. No syllable is known as a
name by itself, and the family name may be spelled like a particle (لي), but the three together name somebody.
"""

from __future__ import annotations

from rasid.mentions.growing_name import Growing
from rasid.mentions.view import View

_LONGEST_FAMILY = 5
_CLITICS = "وفلبك"


def take_syllables(view: View, growing: Growing) -> int | None:
    """Take such a name; the letters of clitics before it, or None where none stands there."""
    index = growing.after
    first = index + 1 + is_hyphen(view, index + 1)
    second = first + 1 + is_hyphen(view, first + 1)
    if not (_is_syllable(view, first) and _is_syllable(view, second)):
        return None
    skip = _family_at(view, index)
    if skip is None:
        return None
    growing.known += 2
    growing.words += 3
    growing.nisba = growing.foreign = True
    growing.after = second + 1
    return skip


def is_hyphen(view: View, index: int) -> bool:
    """Whether a hyphen stands at a token between two words that it touches: جان-ايف."""
    if view.text(index) not in ("-", "‑", "–") or not (view.is_word(index - 1) and view.is_word(index + 1)):
        return False
    token = view.tokens[index]
    return view.tokens[index - 1].end == token.start and token.end == view.tokens[index + 1].start


def _is_syllable(view: View, index: int) -> bool:
    return view.is_word(index) and view.lexicon.is_part("syllable", view.folded(index))


def _family_at(view: View, index: int) -> int | None:
    """The letters before the family name in a token; of a word that is no known one, which it may be."""
    folded = view.folded(index)
    for skip in (0, 1):
        if view.lexicon.is_part("clan", folded[skip:]) and (not skip or folded[0] in _CLITICS):
            return skip
    word = view.words[index]
    common = view.is_common is None or view.is_common(view.tokens[index].bare)
    if common or word.stop or word.article or word.office or word.title or word.say:
        return None
    return 0 if len(folded) <= _LONGEST_FAMILY else None
