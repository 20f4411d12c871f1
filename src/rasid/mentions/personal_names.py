"""The grammar of personal names: kunya, given names, nasab, compounds, nisba, foreign names.

A name is read from left to right as long as its words can belong to it. What must vouch for it
depends on its words: a kunya, or two words of which one is a known given name, need nothing; unknown words
need a cue: a title, an office, المدعو, or (weaker) a noun like اغتيال or a verb of saying.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

from rasid.language.words import offset_of
from rasid.mentions.view import View
from rasid.values.span import Span

_MOST_WORDS = 6
_KNOWN = ("given", "foreign", "famous")
#: After these a further name follows a family name (مارك الحاج موسى).
_FAMILY_TITLES = ("الحاج", "الشيخ", "السيد")
#: After a by-name they say where a man is from (أبي جمال تركي الجنسية).
_ORIGINS = ("الجنسيه", "الاصل", "المولد", "الجنسيات", "اصل")


class Cue(IntEnum):
    """How strongly the words before a name announce it."""

    NONE = 0
    SAYING = 1
    LEADING = 2
    TITLE = 3
    CALLED = 4


@dataclass(frozen=True, slots=True)
class Name:
    """A name read from the text; `after` is the token after it. `sort`: full, kunya, short."""

    span: Span
    after: int
    sort: str
    words: int


@dataclass(slots=True)
class _Growing:
    """A name while it is read."""

    after: int
    words: int = 0
    known: int = 0
    weak: int = 0
    unknown: int = 0
    kunya: bool = False
    nisba: bool = False
    foreign: bool = False
    tied: bool = False
    repeated: bool = False
    titled: bool = False


def read_name(view: View, index: int, cue: Cue, known: frozenset[str] = frozenset()) -> Name | None:
    """Read the personal name that begins in this token, or None where too little vouches for one.

    `known` holds the folded words of names that the report gave before: one of them alone is a name.
    """
    if not view.is_word(index):
        return None
    growing = _Growing(index, titled=cue >= Cue.TITLE, repeated=view.folded(index) in known)
    skip = _take_first(view, growing, cue, known)
    if skip is None:
        return None
    while growing.words < _MOST_WORDS and _take_next(view, growing, cue):
        pass
    _take_initials(view, growing)
    if not _is_vouched(view, index, skip, growing, cue, known):
        return None
    start = offset_of(view.tokens[index], skip)
    span = Span(start, view.tokens[growing.after - 1].end)
    sort = "kunya" if growing.kunya and growing.words == 1 else "full" if growing.words > 1 else "short"
    return Name(span, growing.after, sort, growing.words)


def _take_first(view: View, growing: _Growing, cue: Cue, known: frozenset[str]) -> int | None:
    """Take the first element; return the letters of clitics before it."""
    index = growing.after
    word = view.words[index]
    if _take_group(view, growing, cue):
        return max(word.part_skip if word.part in ("kunya", "servant", "nasab") else word.name_skip, 0)
    folded = word.folded
    kunya_skip = _joined_kunya(folded)
    if kunya_skip >= 0 and not word.stop and word.name_skip != 0:
        growing.kunya = True
        _grow(growing, index + 1)
        return kunya_skip
    if word.name and not (word.name_skip and word.stop) and _may_open(view, index):
        _count(growing, word.name)
        _grow(growing, index + 1)
        return word.name_skip
    for skip in (0, 1, 2):
        if skip and (skip >= len(folded) or folded[skip - 1] not in "وفبلك"):
            break
        if folded[skip:] in known and not word.stop:
            growing.known += 1
            _grow(growing, index + 1)
            return skip
    if word.stop or not (cue >= Cue.TITLE or (cue >= Cue.SAYING and view.is_common is not None)):
        return None
    if not _may_be_unknown_name(view, index, first=True):
        return None
    growing.unknown += 1
    growing.nisba = word.article
    _grow(growing, index + 1)
    return 0


def _may_open(view: View, index: int) -> bool:
    """Whether a word with a preposition before it may open a name; weak ones need a surname after them."""
    word = view.words[index]
    if word.name_skip == 0 or word.folded[0] in "وفل" or word.name in _KNOWN:
        return True
    return view.is_word(index + 1) and view.words[index + 1].name in ("given", "family", "famous")


def _grow(growing: _Growing, after: int) -> None:
    growing.after = after
    growing.words += 1


def _count(growing: _Growing, sort: str) -> None:
    if sort in _KNOWN:
        growing.known += 1
        growing.foreign = growing.foreign or sort == "foreign"
    else:
        growing.weak += 1
        growing.nisba = growing.nisba or sort == "family"
    growing.nisba = growing.nisba or sort == "famous"


def _joined_kunya(folded: str) -> int:
    """Letters before a kunya that is written together with its word (وأبوجعفر: 1), or -1."""
    for skip in (0, 1):
        if skip and folded[:1] not in "وبلف":
            break
        rest = folded[skip:]
        if rest.startswith("ابو") and len(rest) > 5 and not rest.startswith("ابواب") and rest[3] not in "اه":
            return skip
    return -1


def _take_group(view: View, growing: _Growing, cue: Cue) -> bool:
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
            _grow(growing, index + 2)
            return True
    if following.folded in parts["second"] and following.folded != "الله" and word.name in ("given", "weak", "word"):
        if word.name_skip == 0 or first:
            growing.known += 1
            _grow(growing, index + 2)
            return True
    if word.part == "nasab" and (word.part_skip == 0 or (first and view.folded(index + 1) != "")):
        return _take_nasab(view, growing, first, cue)
    return False


def _take_kunya(view: View, growing: _Growing, cue: Cue) -> bool:
    index = growing.after
    word, following = view.words[index], view.words[index + 1]
    opens = word.folded[word.part_skip :]
    strict = opens in ("ابي", "ام", "ابا") and cue < Cue.TITLE and growing.words == 0
    if following.stop and following.name == "":
        return False
    if strict and not (following.name in ("given", "weak", "word") or following.part == "servant"):
        return False
    if opens == "ام" and (cue < Cue.TITLE or not following.name):
        return False
    after = index + 2
    if (following.part == "servant" and view.folded(after) in view.lexicon.parts["god"]) or view.folded(after) in view.lexicon.parts["second"] or (following.folded in ("بن",) and view.is_word(after)):
        after += 1
    if growing.words == 0 and cue < Cue.TITLE and _is_place(view, index, after):
        return False
    growing.kunya = True
    growing.known += 1
    _grow(growing, after)
    return True


def _is_place(view: View, index: int, after: int) -> bool:
    """Whether the two words of a kunya are the name of a town (أبو ظبي)."""
    if view.is_common is None or (view.is_word(after) and view.words[after].name):
        return False
    return view.is_common(" ".join(token.bare for token in view.tokens[index:after]))


def _take_nasab(view: View, growing: _Growing, first: bool, cue: Cue) -> bool:
    index = growing.after
    word, following = view.words[index], view.words[index + 1]
    opens = word.folded[max(word.part_skip, 0) :]
    if following.stop and not following.name:
        return False
    if first:
        if opens not in ("بن", "ولد") or following.title or cue < Cue.SAYING or not (following.name or not following.article):
            return False
    elif opens == "ال" and view.tokens[index].bare != "آل":
        return False
    elif following.title and not following.name or following.office and following.article:
        return False
    after = index + 2
    if (following.part == "servant" and view.folded(after) in view.lexicon.parts["god"]) or (following.part == "kunya" and view.is_word(after)) or (following.name in ("given", "weak", "word") and view.folded(after) in view.lexicon.parts["second"]):
        after += 1
    growing.known += 1
    growing.tied = True
    growing.nisba = False
    _grow(growing, after)
    return True


def _take_next(view: View, growing: _Growing, cue: Cue) -> bool:
    """Take one more element of the name; False where it ends."""
    index = growing.after
    if not view.is_word(index) or index in view.starts:
        return False
    word = view.words[index]
    folded = word.folded
    if _take_group(view, growing, cue):
        return True
    if _joined_kunya(folded) == 0 and not word.stop:
        growing.kunya = True
        _grow(growing, index + 1)
        return True
    if word.stop and word.name_skip != 0:
        return False
    if view.tokens[index].bare in view.lexicon.stops_written:
        return False
    if word.part in ("laqab", "called"):
        return False
    if word.office and not word.name:
        if not _is_plain(view, growing):
            return False
        growing.weak += 1
        _grow(growing, index + 1)
        return True
    if word.article:
        return _take_surname(view, growing)
    if view.folded(index + 1) in _ORIGINS or (view.folded(index + 1) == "من" and view.folded(index + 2) in _ORIGINS):
        return False
    if word.name and word.name_skip == 0:
        if growing.nisba and view.folded(index - 1) not in _FAMILY_TITLES:
            return False
        _count(growing, word.name)
        _grow(growing, index + 1)
        return True
    if growing.nisba or (word.organisation and word.organisation_skip == 0):
        return False
    if word.part == "particle" and view.is_word(index + 1) and (growing.foreign or growing.unknown):
        if view.tokens[index].bare in view.lexicon.stops_written or view.words[index + 1].stop:
            return False
        growing.unknown += 1
        _grow(growing, index + 2)
        return True
    if not _may_be_unknown_name(view, index, first=False) and not _closes_name(view, growing):
        return False
    if growing.words >= 3 and view.is_common is None:
        return False
    growing.unknown += 1
    _grow(growing, index + 1)
    return True


def _is_plain(view: View, growing: _Growing) -> bool:
    """Whether an office word (قاضي) governs nothing and stands where the surname is missing."""
    index = growing.after
    if growing.nisba or growing.words > 1 or view.words[index].article or not growing.known:
        return False
    if not view.is_word(index + 1):
        return view.text(index + 1) not in ("", '"', "«")
    following = view.words[index + 1]
    return view.folded(index + 1).startswith("و") and not following.article and not following.name


def _take_surname(view: View, growing: _Growing) -> bool:
    """Take a word with the article as family name; a name has one, besides a given name like الهادي."""
    index = growing.after
    word = view.words[index]
    if growing.nisba:
        return False
    if word.name and word.name_skip == 0:
        growing.nisba = True
        growing.weak += 1
        _grow(growing, index + 1)
        return True
    if word.stop or word.office or (word.organisation and word.folded[2:] in view.lexicon.heads):
        return False
    if word.title and not word.folded.endswith("ي"):
        return False
    if view.lexicon.is_office_part("belongs", word.folded):
        return False
    if view.is_common is not None:
        nisba = word.folded.endswith("ي") and growing.words <= 2 and growing.known
        if not nisba and view.is_common(view.tokens[index].bare) and not _closes_name(view, growing):
            return False
    elif not word.folded.endswith("ي") and growing.words > 2:
        return False
    growing.nisba = True
    growing.unknown += 1
    _grow(growing, index + 1)
    return True


def _closes_name(view: View, growing: _Growing) -> bool:
    """Whether an ordinary word stands where the name still lacks a surname and ends after it.

    جبران تويني، علي رضا بالغ رئيس القسم: names are often ordinary words, and after a given name hardly any
    noun follows; a mark, an office or a particle after the word shows that no phrase begins with it.
    """
    index = growing.after
    word = view.words[index]
    if growing.nisba or growing.tied or growing.repeated or growing.words > 2:
        return False
    if not (growing.known or growing.weak) or word.stop or word.office or word.title or index in view.starts:
        return False
    if not _has_shape_of_surname(view, index, growing.titled):
        return False
    after = index + 1
    if not view.is_word(after):
        return view.text(after) not in ("(", "«", '"') or growing.words == 1
    following = view.words[after]
    return following.stop or following.office != "" or view.folded(after).startswith("و")


def _has_shape_of_surname(view: View, index: int, titled: bool) -> bool:
    """Whether the word looks neither like a verb nor like a noun with a clitic, an accusative, a plural."""
    bare, folded = view.tokens[index].bare, view.folded(index)
    if len(folded) < 3 or folded[:2] in ("ست", "سي", "اس", "ان"):
        return False
    if view.words[index].article:
        return True
    if folded[0] in "وفبلك" and (view.is_common is None or view.is_common(bare[1:])):
        return False
    if bare[0] in "يتن" and len(folded) > 5:
        return False
    if bare.endswith("ة"):
        return titled and not view.is_word(index + 1)
    if bare.endswith("ا"):
        return bare.endswith("يا") or len(bare) == 4
    if bare.endswith(("ها", "هم")):
        return titled
    return not bare.endswith(("اً", "وا")) and not (bare.endswith("ون") and len(bare) > 5)


def _may_be_unknown_name(view: View, index: int, *, first: bool) -> bool:
    """Whether a word that no lexicon has may be a name."""
    token, word = view.tokens[index], view.words[index]
    folded = token.folded
    if word.stop or word.office or word.title or len(folded) < 2 or index in view.starts:
        return False
    if word.organisation and word.organisation_skip <= 0:
        return False
    if "ال" + folded in view.lexicon.modifiers:
        return False
    if folded.startswith("و") and not first and not folded.startswith("وو"):
        return False
    if folded[:2] in ("لل", "وا") and len(folded) > 3 or folded[:3] in ("بال", "كال", "فال"):
        return False
    if first and folded[0] == "و" and not folded.startswith("وو") and folded[:3] not in ("ويل", "واش"):
        return False
    if view.is_common is not None:
        return not view.is_common(token.bare)
    if token.bare.endswith("ة") or (token.text.endswith(("ا", "اً")) and not first and len(folded) > 6):
        return False
    return not (folded[0] in "يت" and len(folded) > 4 and folded.endswith(("ون", "ين", "ه", "ها")))


def _take_initials(view: View, growing: _Growing) -> None:
    """Take initials that stand for the rest of a name (علي ف.إ.)."""
    index = growing.after
    if not (view.is_word(index) and len(view.folded(index)) == 1 and view.text(index + 1) == "."):
        return
    while view.is_word(index) and len(view.folded(index)) == 1 and view.text(index + 1) == ".":
        index += 2
    if view.is_word(index) and len(view.folded(index)) == 1:
        index += 1
    _grow(growing, index)


def _is_vouched(
    view: View, index: int, skip: int, growing: _Growing, cue: Cue, known: frozenset[str]
) -> bool:
    """Whether the words and what stands before them make it a name."""
    word = view.words[index]
    folded = word.folded[skip:]
    single = growing.words == 1
    if growing.kunya:
        return True
    following = view.skip_marks(growing.after, ",،")
    if not single and view.is_word(following) and view.words[following].part == "laqab":
        return True
    if single and cue >= Cue.TITLE and word.name == "word" and view.folded(growing.after) in ("عن", "من", "ل"):
        return False
    if cue >= Cue.TITLE:
        return True
    if single and folded in known:
        return True
    if single and word.name == "famous":
        return True
    if single and view.words[index].part == "servant":
        return True
    if single:
        return (
            cue >= Cue.SAYING
            and skip == 0
            and (bool(growing.known) or (cue == Cue.LEADING and not word.article and bool(growing.unknown)) or _stands_alone(view, growing, word.name))
        )
    if growing.known and (growing.tied or growing.known + growing.weak >= 2):
        return True
    if growing.known:
        return skip == 0 or growing.nisba or cue > Cue.NONE
    if word.name == "word" and growing.weak == 1 and not growing.nisba and cue <= Cue.SAYING:
        return False
    if growing.weak:
        return (
            (growing.weak >= 2 and growing.nisba)
            or (cue > Cue.NONE
            and bool(growing.unknown or growing.weak >= 2))
        )
    return cue >= Cue.SAYING and view.is_common is not None


def _stands_alone(view: View, growing: _Growing, sort: str) -> bool:
    """Whether one doubtful word after a verb of saying is followed by what follows a speaker's name."""
    if view.is_common is None and sort not in ("weak", "family"):
        return False
    following = view.folded(growing.after)
    return view.lexicon.is_part("after", following) or view.text(growing.after) in (":", ",", "،", "«", '"')
