"""Towns that are ordinary words, behind verbs that only a town fits: سيطروا على هيت، استهدفت القائم."""

from __future__ import annotations

from rasid.mentions.place_names import Found, Name, Scan
from rasid.mentions.place_words import Front

#: The words between a verb and على: سيطر مسلحو التنظيم أمس على، استولوا في الصيف على.
_REACH = 5
#: Rules of places that another one may follow behind و.
_LISTED = ("preposition", "list", "object", "list ambiguous", "preposition ambiguous")
#: How the last word of a subject without the article ends.
_COMPLETE = ("ون", "يه")


def is_held(scan: Scan, index: int, front: Front, name: Name, last: Found | None) -> bool:
    """Whether the name of a town that is a word stands where it is taken, held or struck.

    What goes on with an adjective or what somebody is charged with is the word: سيطروا على الباب الرئيسي،
    استهدفت القائم بالأعمال.
    """
    if name.folded not in scan.words.held or _goes_on(scan, name.end):
        return False
    if front.clitics == "و":
        return last is not None and last.end == index and last.mention.rule in _LISTED
    if front.clitics:
        return False
    before = scan.folded(index - 1)
    if before == "علي":
        return _is_near(scan, index - 2, scan.words.over)
    if before == "في":
        return _is_among(scan, index - 2, scan.words.fights)
    subject = before.startswith("ال") or before.endswith(_COMPLETE)
    if subject and _is_near(scan, index - 2, scan.words.striking):
        return True
    return _is_among(scan, index - 1, scan.words.striking)


def _goes_on(scan: Scan, end: int) -> bool:
    """Whether an adjective or ب with a noun follows: القائم العسكري، القائم بالأعمال، but not هيت بعدما."""
    after = scan.folded(end)
    return after.startswith("ال") or (after.startswith("ب") and not scan.is_stop(end) and after != "بعد")


def _is_near(scan: Scan, index: int, forms: frozenset[str]) -> bool:
    """Whether a word of `forms` stands at `index` or few words before it."""
    return any(_is_among(scan, at, forms) for at in range(index, index - _REACH, -1))


def _is_among(scan: Scan, index: int, forms: frozenset[str]) -> bool:
    """Whether a word of `forms`, with or without a conjunction, stands there."""
    word = scan.folded(index)
    return word in forms or (word[:1] in ("و", "ف") and word[1:] in forms)
