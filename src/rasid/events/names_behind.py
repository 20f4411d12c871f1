"""Whether a name behind the words of a phrase belongs to it: العقيد حسان, but أوقفت السلطات | عمر."""

from __future__ import annotations

from rasid.events.adjectives import FOLDED_ADJECTIVES
from rasid.events.noun_classes import OFFICIALS
from rasid.events.passage import Passage
from rasid.language.words import ONE_OF
from rasid.values.mention import PersonMention

_TITLE_CLASSES = frozenset(
    ["official", "leader", "soldier", "police", "profession", "journalist", "kin", "student", "prisoner",
     "woman", "child", "person", "fighter", "medic", "worker", "protester", "detained", "dead", "injured",
     "civilian", "missing"]
)  # fmt: skip
_RANKS = OFFICIALS | {"soldier"}


def is_anothers(passage: Passage, start: int, name: PersonMention) -> bool:
    """أقال رئيس الوزراء سالم العلي من منصبه: an office behind a verb, not that of the name behind it."""
    head = passage.words[start]
    verb = start > 0 and passage.words[start - 1].tag == "verb"
    office = start in passage.offices and passage.offices[start].start == start
    if not verb or not (office or (name.offices and head.noun_class in OFFICIALS and head.article)):
        return False
    at = head.start
    return not any(office.title.start <= at < office.title.end for office in name.offices)


def takes_name(passage: Passage, start: int, last_index: int) -> bool:
    """Whether a name can follow: in apposition to a title (العقيد حسان), or in the construct (نجل حسان).

    After a force or an authority it begins the object: أوقفت السلطات عمر.
    """
    if last_index in passage.people or start in passage.organisations:
        return False
    if passage.words[last_index].stem in passage.grammar["called"]:
        return True
    if _ends_with_title(passage, start, last_index):
        return True
    if start == last_index and start in passage.nationals and passage.words[start].article:
        return passage.words[start].number != "many"  # نفذه التونسي سالم الوردي
    head, last = passage.words[start], passage.words[last_index]
    if head.noun_class in _TITLE_CLASSES and (head.number != "many" or _is_one_of(passage, start)):
        return True
    forces = head.noun_class == "group" and start == last_index  # ميليشيات الحوثي
    return not last.article and not last.pronoun and (head.number != "many" or forces)


def _ends_with_title(passage: Passage, start: int, last_index: int) -> bool:
    """قوات اللواء السابق (خليفة ...): a definite title in the construct, with its adjectives."""
    for index in range(last_index, start, -1):
        word = passage.words[index]
        if not word.article:
            return False
        if word.noun_class in _RANKS:
            return word.number != "many"
        if word.stem not in FOLDED_ADJECTIVES and not word.token.bare.endswith(("ي", "ية")):
            return False
    return False


def _is_one_of(passage: Passage, start: int) -> bool:
    """أحد مرافقيه أبو حمد: one of several, who is then named."""
    return start > 0 and passage.words[start - 1].stem in ONE_OF
