"""Two men behind one verb, the first by his office alone: أقال رئيس الوزراء محافظ تعز سالم العلي."""

from __future__ import annotations

from rasid.mentions.growing_name import Cue
from rasid.mentions.offices import OfficePhrase, read_office
from rasid.mentions.personal_names import read_name
from rasid.mentions.view import View

_DAY_WORDS = 3
_REACH = 5


def is_of_who_acts(view: View, index: int, phrase: OfficePhrase) -> bool:
    """Whether the office at `index`, behind a verb of one man and another, is not that of the name behind it.

    It is so where a second office follows, which is the other man's, or where the name is followed by what
    he is made (عين الرئيس سالم العلي قائدا) or loses (أقال الرئيس سالم العلي من منصبه).
    """
    if phrase.plural or not _follows_such_verb(view, index):
        return False
    after = phrase.after
    if not view.is_word(after):
        return False
    joined = view.folded(after).startswith("و") and view.words[after].office_skip > 0
    second = None if joined else read_office(view, after)
    if second is not None and not second.weak:
        return True
    while view.is_word(after) and _titles(view, after):
        after += 1
    name = read_name(view, after, Cue.TITLE) if view.is_word(after) else None
    return name is not None and name.words > 1 and _is_made_or_loses(view, name.after)


def _titles(view: View, index: int) -> bool:
    """الفريق، الدكتور, and what belongs to a rank: الفريق الركن، العميد الطيار."""
    titled = view.words[index].title in ("rank", "honorific")
    return titled or view.folded(index) in view.lexicon.modifiers


def _follows_such_verb(view: View, index: int) -> bool:
    """Whether the verb stands right before the token, or before words for a day."""
    for before in range(index - 1, max(index - 2 - _DAY_WORDS, -1), -1):
        folded = view.folded(before)
        bare = folded[1:] if folded[:1] in "وف" and len(folded) > 3 else folded
        if any(view.lexicon.is_part("between", form) for form in (folded, bare)):
            return not view.tokens[before].bare.endswith("ي")  # أُعفي الوزير من منصبه
        if not view.is_word(before) or not view.words[before].stop:
            return False
    return False


def _is_made_or_loses(view: View, start: int) -> bool:
    for place in range(start, min(start + _REACH, len(view))):
        if not view.is_word(place):
            return False
        bare = view.tokens[place].bare
        if bare.endswith("ا") and view.lexicon.read(bare[:-1]).office:
            return True
        if view.folded(place) == "من":
            return view.lexicon.is_part("lost", view.folded(place + 1))
        if not view.words[place].stop:
            return False
    return False
