"""The grammar of personal names: kunya, given names, nasab, compounds, nisba, foreign names.

A name is read from left to right as long as its words can belong to it. What must vouch for it
depends on its words: a kunya, or two words of which one is a known given name, need nothing; unknown words
need a cue: a title, an office, المدعو, or (weaker) a noun like اغتيال or a verb of saying.
"""

from __future__ import annotations

from dataclasses import dataclass

from rasid.language.words import offset_of
from rasid.mentions.growing_name import KNOWN, Cue, Growing, count, grow
from rasid.mentions.name_evidence import (
    begins_phrase,
    closes_name,
    is_bare_before_nisba,
    is_name_after_all,
    is_office_here,
    is_plain,
    is_stop_and_name,
    is_vouched,
    may_be_unknown_name,
)
from rasid.mentions.name_groups import joined_kunya, take_group
from rasid.mentions.name_syllables import is_hyphen, take_syllables
from rasid.mentions.view import View
from rasid.values.span import Span

_MOST_WORDS = 6
#: After these a further name follows a family name (مارك الحاج موسى).
_FAMILY_TITLES = ("الحاج", "الشيخ", "السيد")
#: After a by-name they say where a man is from (أبي جمال تركي الجنسية).
_ORIGINS = ("الجنسيه", "الاصل", "المولد", "الجنسيات", "اصل")


@dataclass(frozen=True, slots=True)
class Name:
    """A name read from the text; `after` is the token after it. `sort`: full, kunya, short."""

    span: Span
    after: int
    sort: str
    words: int


def read_name(view: View, index: int, cue: Cue, known: frozenset[str] = frozenset()) -> Name | None:
    """Read the personal name that begins in this token, or None where too little vouches for one.

    `known` holds the folded words of names that the report gave before: one of them alone is a name.
    """
    if not view.is_word(index):
        return None
    growing = Growing(index, first=index, titled=cue >= Cue.TITLE, repeated=view.folded(index) in known)
    growing.announced = cue >= Cue.APART
    skip = _take_first(view, growing, cue, known)
    if skip is None:
        return None
    growing.skip = skip
    while growing.words < _MOST_WORDS and _take_next(view, growing, cue):
        pass
    _take_initials(view, growing)
    _take_regnal(view, growing)
    if not is_vouched(view, growing, cue, known):
        return None
    start = offset_of(view.tokens[index], skip)
    span = Span(start, view.tokens[growing.after - 1].end)
    sort = "kunya" if growing.kunya and growing.words == 1 else "full" if growing.words > 1 else "short"
    return Name(span, growing.after, sort, growing.words)


def _take_first(view: View, growing: Growing, cue: Cue, known: frozenset[str]) -> int | None:
    """Take the first element; return the letters of clitics before it."""
    index = growing.after
    word = view.words[index]
    syllables = take_syllables(view, growing)
    if syllables is not None:
        return syllables
    if take_group(view, growing, cue):
        return max(word.part_skip if word.part in ("kunya", "servant", "nasab") else word.name_skip, 0)
    folded = word.folded
    kunya_skip = joined_kunya(folded)
    if kunya_skip >= 0 and not word.stop and word.name_skip != 0:
        growing.kunya = True
        grow(growing, index + 1)
        return kunya_skip
    if word.name and not (word.name_skip and word.stop) and _may_open(view, index):
        count(growing, word.name)
        grow(growing, index + 1)
        return word.name_skip
    for skip in (0, 1, 2):
        if skip and (skip >= len(folded) or folded[skip - 1] not in "وفبلك"):
            break
        if folded[skip:] in known and not word.stop:
            growing.known += 1
            grow(growing, index + 1)
            return skip
    if cue >= Cue.TITLE and is_stop_and_name(view, index) and _opens_name(view, index + 1):
        growing.weak += 1
        grow(growing, index + 1)
        return 0
    if word.stop or not (cue >= Cue.TITLE or (cue >= Cue.APART and view.is_common is not None)):
        return None
    if not (
        may_be_unknown_name(view, index, first=True)
        or (cue >= Cue.TITLE and (_before_particle(view, index) or is_bare_before_nisba(view, index)))
    ):
        return None
    growing.unknown += 1
    growing.nisba = word.article
    grow(growing, index + 1)
    return 0


def _before_particle(view: View, index: int) -> bool:
    """Whether an ordinary word is a foreign given name here: a particle follows it (جاني دي لوكا)."""
    after = index + 1
    if not (view.is_word(after) and view.is_word(after + 1)) or view.words[index].article:
        return False
    return view.words[after].part == "particle" and view.tokens[after].bare not in view.lexicon.stops_written


def _opens_name(view: View, index: int) -> bool:
    """Whether a given name or compound stands there (الركن صباح عبد الواحد)."""
    if not view.is_word(index):
        return False
    word = view.words[index]
    return (word.name in KNOWN and word.name_skip == 0) or (word.part == "servant" and word.part_skip == 0)


def _may_open(view: View, index: int) -> bool:
    """Whether a word with a preposition before it may open a name; weak ones need a surname after them."""
    word = view.words[index]
    if word.name_skip == 0 or word.folded[0] in "وفل" or (word.name in KNOWN and word.folded[0] == "ب"):
        return True
    names = ("given", "foreign", "family", "famous", "weak")
    return view.is_word(index + 1) and view.words[index + 1].name in names


def _take_next(view: View, growing: Growing, cue: Cue) -> bool:
    """Take one more element of the name; False where it ends."""
    index = growing.after
    if is_hyphen(view, index) and index + 1 not in view.starts:
        return _take_hyphened(view, growing, cue)
    if not view.is_word(index) or index in view.starts:
        return False
    word = view.words[index]
    folded = word.folded
    if word.part == "kunya" and folded == "ابا" and growing.kunya:
        return False  # خلف أبو إبراهيم الهاشمي | أبا بكر
    if take_group(view, growing, cue):
        return True
    if joined_kunya(folded) == 0 and not word.stop:
        growing.kunya = True
        grow(growing, index + 1)
        return True
    if word.part == "particle" and _take_particle(view, growing):
        return True
    if (word.stop and word.name_skip != 0) or view.tokens[index].bare in view.lexicon.stops_written:
        if not is_name_after_all(view, index, growing):
            return False
        growing.weak += 1
        grow(growing, index + 1)
        return True
    if word.part in ("laqab", "called"):
        return False
    if is_office_here(view, growing):
        return False
    if word.office and not word.name:
        if not is_plain(view, growing):
            return False
        growing.weak += 1
        grow(growing, index + 1)
        return True
    if word.article:
        return _take_surname(view, growing)
    if view.folded(index + 1) in _ORIGINS or (
        view.folded(index + 1) == "من" and view.folded(index + 2) in _ORIGINS
    ):
        return False
    if word.name and word.name_skip == 0:
        if growing.nisba and view.folded(index - 1) not in _FAMILY_TITLES:
            return False
        if word.name == "word" and begins_phrase(view, index + 1):
            return False
        count(growing, word.name)
        grow(growing, index + 1)
        return True
    return _take_unknown(view, growing, cue)


def _take_hyphened(view: View, growing: Growing, cue: Cue) -> bool:
    """Take the word that a hyphen joins to a foreign name: جان-ايف."""
    if growing.kunya or growing.nisba:
        return False
    hyphen = growing.after
    growing.after = hyphen + 1
    if _take_next(view, growing, cue):
        growing.foreign = True
        return True
    growing.after = hyphen
    return False


def _take_particle(view: View, growing: Growing) -> bool:
    """Take a particle of a foreign name (دي، فان) with the word behind it."""
    index = growing.after
    if growing.nisba or not (growing.foreign or growing.unknown) or not view.is_word(index + 1):
        return False
    following = view.words[index + 1]
    if following.stop or following.article:
        return False
    certain = following.name == "foreign" or may_be_unknown_name(view, index + 1, first=False)
    if view.tokens[index].bare in view.lexicon.stops_written and not certain:
        return False
    growing.unknown += 1
    grow(growing, index + 2)
    return True


def _take_unknown(view: View, growing: Growing, cue: Cue) -> bool:
    """Take a word that no list of names has."""
    index = growing.after
    word = view.words[index]
    if growing.nisba or (word.organisation and word.organisation_skip == 0):
        return False
    if not may_be_unknown_name(view, index, first=False) and not closes_name(view, growing):
        return False
    if growing.words >= 3 and view.is_common is None:
        return False
    if cue == Cue.NONE and growing.words == 2 and growing.weak == 2 and view.folded(index)[0] in "يت":
        return False  # أن محسن مرزوق | تسرع
    growing.unknown += 1
    grow(growing, index + 1)
    return True


def _take_surname(view: View, growing: Growing) -> bool:
    """Take a word with the article as family name.

    A name has one, behind a given name with the article a second (محمد الهادي الوردي).
    """
    index = growing.after
    word = view.words[index]
    if growing.nisba and not (growing.middle and (_is_nisba(view, index) or _is_family(view, index))):
        return False
    if not growing.nisba and _is_grandfather(view, growing):
        growing.middle = growing.nisba = True
        growing.weak += 1
        grow(growing, index + 1)
        return True
    if word.name and word.name_skip == 0:
        if word.office and view.lexicon.is_office_part("field", view.folded(index + 1)):
            return False
        growing.middle = not growing.nisba and word.name not in ("family", "famous")
        growing.nisba = True
        growing.weak += 1
        grow(growing, index + 1)
        return True
    if not _may_be_surname(view, growing):
        return False
    if growing.words == 1 and view.words[growing.first].article and not word.folded.endswith("ي"):
        return False
    growing.middle = False
    growing.nisba = True
    growing.unknown += 1
    grow(growing, index + 1)
    return True


def _is_nisba(view: View, index: int) -> bool:
    """Whether a word is a family name in ـي, and no frequent adjective (السوداني)."""
    word = view.words[index]
    return word.folded.endswith("ي") and (bool(word.name) or word.folded not in view.lexicon.modifiers)


def _is_family(view: View, index: int) -> bool:
    """Whether a word with the article is known as a family's name."""
    word = view.words[index]
    return word.article and word.name in ("family", "famous") and word.name_skip == 0


def _is_grandfather(view: View, growing: Growing) -> bool:
    """طلال عبد الله الجابر الصباح: a given name with the article before the family's."""
    index = growing.after
    if growing.words < 2 or not (growing.known or growing.titled) or not view.is_word(index + 1):
        return False
    given = view.lexicon.given.get(view.folded(index).removeprefix("ال")) in ("given", "weak")
    closes = view.words[index + 1].article and (_is_nisba(view, index + 1) or _is_family(view, index + 1))
    return given and closes and not view.words[index + 1].office and not view.words[index + 1].title


def _may_be_surname(view: View, growing: Growing) -> bool:
    """Whether a word with the article that no list of names has may be a family name here."""
    index = growing.after
    word = view.words[index]
    if word.stop or word.office or (word.organisation and word.folded[2:] in view.lexicon.heads):
        return False
    if view.lexicon.is_office_part("belongs", word.folded):
        return False
    if word.folded.endswith("ه") and not (growing.words == 1 and growing.titled):
        return False
    growing.rare = view.is_common is not None and not view.is_common(view.tokens[index].bare)
    plural = word.folded.endswith(("ات", "ين", "ون")) and word.folded[2:] not in view.lexicon.given
    if plural and not (growing.rare and growing.known):
        return False
    if word.title and not word.folded.endswith("ي"):
        ends = view.text(index + 1) in ("،", ",", ".") and word.title in ("person", "honorific")
        return ends and growing.words == 1
    if view.is_common is None:
        return word.folded.endswith("ي") or growing.words <= 2
    vouched = growing.known or (growing.titled and growing.words == 1)
    if growing.announced and growing.words == 1 and growing.weak:
        vouched = vouched or word.folded not in view.lexicon.modifiers  # قُتل سعيد الربيعي
    opens = view.words[growing.first]
    if growing.words == 1 and growing.weak and opens.name == "weak" and not opens.article:
        # عادل الشويلي: an adjective without the article governs no nisba with it.
        vouched = vouched or word.folded not in view.lexicon.modifiers
    if growing.titled and growing.words == 2 and growing.known and growing.known + growing.weak == 2:
        # رئيس المجلس محمد سالم الحشيش: behind a man's name and his father's stands that of the family.
        described = word.folded in view.lexicon.modifiers or view.lexicon.is_office_part(
            "former", word.folded
        )
        follows = view.words[index + 1] if view.is_word(index + 1) else None
        relative = view.folded(index + 1) in ("الذي", "التي") or (follows is not None and follows.article)
        if not (described or relative):
            return True
    nisba = word.folded.endswith("ي") and (growing.words <= 2 or growing.middle) and vouched
    return bool(nisba) or growing.rare or closes_name(view, growing)


def _take_regnal(view: View, growing: Growing) -> None:
    """Take the number of a ruler of that name (فؤاد الأول، بنديكت السادس عشر), but no day of a month."""
    index = growing.after
    if not (growing.titled and view.lexicon.is_part("regnal", view.folded(index))) or growing.kunya:
        return
    after = index + 1
    if view.folded(after) in ("عشر", "عشره", "والعشرون", "والعشرين"):
        after += 1
    if view.folded(after) != "من":
        grow(growing, after)


def _take_initials(view: View, growing: Growing) -> None:
    """Take initials that stand for the rest of a name (علي ف.إ.)."""
    index = growing.after
    if not (view.is_word(index) and len(view.folded(index)) == 1 and view.text(index + 1) == "."):
        return
    while view.is_word(index) and len(view.folded(index)) == 1 and view.text(index + 1) == ".":
        index += 2
    if view.is_word(index) and len(view.folded(index)) == 1:
        index += 1
    grow(growing, index)
