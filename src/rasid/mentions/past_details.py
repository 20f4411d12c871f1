"""From an office to the name of its holder, past words that say more of the office."""

from __future__ import annotations

from rasid.mentions.growing_name import Cue
from rasid.mentions.offices import OfficePhrase
from rasid.mentions.personal_names import read_name
from rasid.mentions.view import View

#: As many tokens may describe the office or its body before the name.
_REACH = 7
_PREPOSITIONS = frozenset(("في", "من", "عن", "علي", "الي", "لدي"))
_WITH_PRONOUN = frozenset(("بها", "به", "لها", "له", "عنها", "منها"))
_CLAUSES = ("أن", "إن", "ان", "الذي", "التي", "الذين")
_QUOTES = frozenset('"«»“”')


def past_details(view: View, phrase: OfficePhrase) -> int:
    """The token after the office, or after the words that say more of it up to a certain name.

    Those are words up to a comma (مدير المركز في المدينة، سالم الوردي), or a definite adjective or participle
    with what depends on it (قائد القوات المنبثقة عن المجلس سالم الوردي).
    """
    after = phrase.after
    if phrase.office.organisation is None and view.folded(after) != "في":
        return after
    for place in range(after, min(after + _REACH, len(view))):
        if not view.is_word(place):
            if place == after or view.text(place) not in ",،":
                break
            name = read_name(view, place + 1, Cue.NONE)
            if name is not None and name.words > 1:
                return place
            break
        word = view.words[place]
        if word.say or word.office or view.tokens[place].bare in _CLAUSES:
            break
    return _past_description(view, after)


def _past_description(view: View, after: int) -> int:
    """The token of a name behind a participle or preposition and what depends on it, else `after`."""
    if not (_describes(view, after) or _specifies(view, after)):
        return after
    for place in range(after + 1, min(after + _REACH + 1, len(view))):
        if _closes_phrase(view, place - 1):
            name = read_name(view, place, Cue.NONE)
            if name is not None and (name.words > 1 or name.sort == "kunya"):
                return place
            if view.is_word(place) and view.words[place].title == "rank" and view.words[place].article:
                return place
        if not (_depends(view, place) or view.text(place) in _QUOTES):
            return after
    return after


def _describes(view: View, index: int) -> bool:
    """Whether a definite adjective or participle stands there (المنبثقة، المعترف), and no name."""
    if not view.is_word(index) or index in view.starts:
        return False
    word = view.words[index]
    return word.article and not (word.name or word.office or word.title or word.say or word.stop)


def _specifies(view: View, index: int) -> bool:
    """Whether a preposition ties a body or field to the body of the office (عضو لجنة الأمن في البرلمان)."""
    if not view.is_word(index):
        return False
    folded, following = view.folded(index), view.words[index + 1] if view.is_word(index + 1) else None
    if folded in ("في", "عن", "لدي"):
        return index + 1 in view.starts or (following is not None and following.organisation != "")
    field = folded.startswith("ل") and len(folded) > 3 and not view.words[index].office
    return field and (following is not None and following.article) and not view.words[index].name


def _depends(view: View, index: int) -> bool:
    """Whether a word may depend on a participle before it."""
    if not view.is_word(index):
        return False
    word, folded = view.words[index], view.folded(index)
    if index in view.within or folded in _PREPOSITIONS or folded in _WITH_PRONOUN:
        return True
    function = word.stop and not word.article
    if word.say or word.office or function or view.tokens[index].bare in _CLAUSES:
        return False
    tied = folded.startswith(("لل", "بال"))
    place = view.is_place is not None and view.folded(index - 1) in _PREPOSITIONS and view.is_place(folded)
    return (
        word.article
        or tied
        or place
        or bool(word.organisation)
        or folded in ("دوليا", "محليا", "شعبيا", "مؤخرا", "حديثا")
    )


def _closes_phrase(view: View, index: int) -> bool:
    """Whether a word needs nothing behind it: no preposition, and nothing that governs a genitive."""
    if not view.is_word(index):
        return view.text(index) in _QUOTES
    folded = view.folded(index)
    if folded in _PREPOSITIONS:
        return False
    closed = view.words[index].article or folded.startswith(("لل", "بال")) or index in view.within
    place = view.is_place is not None and view.is_place(folded)
    return closed or place or folded in _WITH_PRONOUN or folded.endswith("ا")
