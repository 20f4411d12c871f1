"""The built-in tables, read once by a process of tests instead of by every command in it.

A user's folder is still read by the command that is given it, and every command opens a gazetteer of its own.
"""

from __future__ import annotations

from collections.abc import Callable

from rasid import coding
from rasid.dataset import knowing


def keep_tables(put: Callable[[object, str, object], None] = setattr) -> None:
    """Read the tables, and put in the place of each loader one that gives them."""
    lexicons = coding.load_lexicons()
    places = lexicons.gazetteer.one_word_names()
    lexicons.gazetteer.close()
    kept = {
        "load_event_lexicon": lexicons.events,
        "load_name_lexicon": lexicons.names,
        "load_number_lexicon": lexicons.numbers,
        "load_calendar": lexicons.calendar,
        "load_place_words": lexicons.place_words,
    }
    for name, table in kept.items():
        put(coding, name, _unless_given(table, getattr(coding, name)))
    lemmas = knowing.load_lemmas(None, places=places)
    put(knowing, "load_lemmas", _unless_given(lemmas, knowing.load_lemmas))


def _unless_given(table: object, load: Callable[..., object]) -> Callable[..., object]:
    """What a loader gives where a user's folder is given, and else the table that was read before."""
    return lambda user=None, **given: table if user is None else load(user, **given)
