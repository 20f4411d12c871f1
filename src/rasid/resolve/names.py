"""Arabic personal names: their parts, and when two of them can be of one person.

A full name is ism, father, grandfather, family, in this order; بن between them is mostly left out, and so are
father and grandfather. A kunya (أبو ليث) may stand before, behind or instead of it. A name is compared as its
words in one spelling: hamza, ة and ى folded, no article, بن left out, compounds (عبد الله، نور الدين) and
kunyas one word each.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import Levenshtein

from rasid.folding import fold_word
from rasid.romanising import word_keys

_MARKS = "\"«»“”'()[]،,؛:.!؟…-–"
_HAMZA = str.maketrans({"ئ": "ي", "ؤ": "و", "ء": "", "ھ": "ه"})
_FATHER_OF = {"ابو": "ابو", "ابي": "ابو", "ابا": "ابو", "ام": "ام"}
_SON_OF = frozenset(("بن", "ابن", "بنت", "ولد", "ال"))
_FORMS_OF_ADDRESS = frozenset(
    ("الشيخ", "الشيخه", "الحاج", "الحاجه", "السيد", "السيده", "الدكتور", "الدكتوره", "دكتور", "الاستاذ",
     "الاستاذه", "المهندس", "الملا")
)  # fmt: skip
_CLOSING = frozenset(("الدين", "الله", "الاسلام", "العابدين", "الهدي", "الزمان"))
#: Sounds that the spelling of foreign names takes for one another (غوتيريش, جوتيريس).
_LOOSE = str.maketrans(
    {"G": "g", "J": "g", "q": "g", "k": "g", "D": "d", "z": "d", "T": "s", "S": "s", "w": "", "y": ""}
)
_NEAR = 0.7


@dataclass(frozen=True, slots=True)
class NameParts:
    """What the words of a name are, each in its one spelling, as far as their order and form tell.

    `words`: all that counts in comparison, in order. `titles`: forms of address that stood before it.
    `ism`: the given name. `fathers`: father and grandfather. `kunya`: with أبو or أم. `family`: the last
    word where it has the article or ends as a nisba. Unknown parts are empty.
    """

    words: tuple[str, ...]
    titles: tuple[str, ...] = ()
    ism: str = ""
    fathers: tuple[str, ...] = ()
    kunya: str = ""
    family: str = ""


@lru_cache(maxsize=100_000)
def parts_of(name: str) -> NameParts:
    """The parts of a name as a report writes it."""
    written = [word for part in name.split() if (word := fold_word(part.strip(_MARKS)))]
    titles: list[str] = []
    while len(written) > 1 and written[0] in _FORMS_OF_ADDRESS:
        titles.append(written.pop(0))
    words: list[str] = []
    family = ""
    joined = _joined(written)
    for place, word in enumerate(joined):
        bare = _spelled(word)
        if bare in _SON_OF and place < len(joined) - 1:
            continue
        words.append(bare)
        articled = word.startswith("ال") and bare != _spelled(word, article=True)
        family = bare if len(words) > 1 and (articled or _is_nisba(bare)) else ""
    if len(words) == 1 and (joined[0].startswith("ال") or joined[0] in _SON_OF):
        family = words[0]
    kunyas = [word for word in words if is_kunya(word)]
    given = [word for word in words if not is_kunya(word)]
    if family and given and given[-1] == family:
        given = given[:-1]
    return NameParts(
        tuple(words),
        tuple(titles),
        given[0] if given else "",
        tuple(given[1:]),
        kunyas[0] if kunyas else "",
        family,
    )


def words_of(name: str) -> tuple[str, ...]:
    """The words of a name in their one spelling, in order, without forms of address and بن."""
    return parts_of(name).words


def is_kunya(word: str) -> bool:
    """Whether a word of `words_of` is a kunya."""
    return word.startswith(("ابو ", "ام "))


def _joined(written: list[str]) -> list[str]:
    """The written words with kunyas and compounds joined: `ابو ليث`, `عبدالله`, `نورالدين`."""
    words: list[str] = []
    for word in written:
        before = words[-1] if words else ""
        if before in _FATHER_OF and word not in _SON_OF:
            words[-1] = f"{_FATHER_OF[before]} {_spelled(word)}"
        elif before == "عبد" or before.endswith(" عبد"):
            words[-1] = before + (word if word == "الله" else word.removeprefix("ال"))
        elif word in _CLOSING and before:
            words[-1] = before + word
        elif word.startswith("ابو") and len(word) > 5 and word[3] not in "اه":
            words.append(f"ابو {_spelled(word[3:])}")
        else:
            words.append(word)
    return words


def _spelled(word: str, *, article: bool = False) -> str:
    """A word in its one spelling; `article`: with the article that it has."""
    if not article and len(word) > 4 and word.startswith("ال"):
        word = word[2:]
    if word.startswith("عبدال") and len(word) > 6 and word != "عبدالله":
        word = "عبد" + word[5:]
    return word.translate(_HAMZA) or word


def _is_nisba(word: str) -> bool:
    return len(word) > 4 and word.endswith("ي")


@lru_cache(maxsize=100_000)
def skeleton(word: str) -> str:
    """The consonants of a word by sound: words that may be spellings of one another have the same."""
    loose = "".join(min(keys) for keys in word_keys(word)).translate(_LOOSE)
    front = "A" if loose.startswith("A") else ""
    return front + re.sub(r"(.)\1+", r"\1", loose.removeprefix("A")) or word


@lru_cache(maxsize=200_000)
def likeness(one: str, other: str) -> float:
    """How alike two words of names are written: 1 the same, between 0 and 1 two spellings of one sound."""
    if one == other:
        return 1.0
    if min(len(one), len(other)) < 4 or is_kunya(one) != is_kunya(other) or skeleton(one) != skeleton(other):
        return 0.0
    if one[:-1] == other or one == other[:-1]:
        return 0.0  # a nisba (رابح, رابحي) or a feminine (سمير, سميره)
    similarity = Levenshtein.normalized_similarity(one, other)
    return similarity if similarity >= _NEAR else 0.0
