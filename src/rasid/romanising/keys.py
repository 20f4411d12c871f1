"""Keys of sound: an Arabic name and its Latin spellings have a key in common.

A key is the skeleton of a word in the sounds that Arabic writing tells apart: consonants, و and ي where
they are long or consonants, and A for any vowel at the front. An Arabic word has one key, or two where its
spelling leaves one open (final ى, و, ه, ع). A Latin word has a key for every Arabic word that it may stand
for: g for ج, ق or غ; d for د or one of ذ ض ظ; i for a short vowel or ي.

Words that people write together or apart are one: عبد with what follows, الدين and الله with what stands
before.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import product

from rasid.romanising.letters import ARABIC, bare_letters, is_arabic

_MOST = 96
_ARTICLES = frozenset(("al", "el", "ul", "il", "l"))
_ASSIMILATED = re.compile(r"[aeiu](s|sh|ch|d|dh|r|z|n|t|th)")
_FAITH = re.compile(r"(?:[aeiou]?[dl])?d(?:i|ee|ie)ne?$")
_LATIN_FAITH = re.compile(r"(?<=..)[aeiu]l(?=d(?:i|ee|ie)ne?$)")
_GOD = re.compile(r"(?:[aeou]l)?l[ae]h?$")
_SERVANT = re.compile(r"abe?d(?:[aeiou](?:l|(?P<sun>sh|ch|s|dh|d|r|z|n|t)(?=(?P=sun)))?)?(?=[a-z]{3})")
_SERVANT_ALONE = re.compile(r"abe?d(?:[aeu](?:[lrsdztn]|sh|ch)?)?$")
_FATHERS = frozenset(("abu", "abou", "abo", "aboo", "abi", "aba"))
_FATHER_OF = re.compile("abo?u(?=[^aeiouy][a-z]{3})")
_SONS = frozenset(("bin", "ben", "ibn", "bn"))
_EUROPEAN = str.maketrans({"ı": "i", "ß": "ss", "ç": "s", "ø": "o", "ł": "l"})
_CONSONANT = re.compile(
    r"(?:sh)+|(?:kh)+|(?:gh)+|(?:th)+|(?:dh)+|(?:ph)+|zh|tch|ch|ck|dj|([bcdfghjklmnpqrstvxz])\1*"
)
_VOWELS = re.compile("[aeiouwy]+")
_SOUNDS: dict[str, tuple[str, ...]] = {
    "sh": ("S", "sh"), "kh": ("X",), "gh": ("G", "q"), "th": ("T", "th", "D"), "dh": ("D", "dh"),
    "ph": ("f",), "zh": ("J", "zh", "Dh"), "tch": ("S", "tS"), "ch": ("S",), "ck": ("k",),
    "dj": ("J", "dJ"), "b": ("b",), "p": ("b",),
    "c": ("k", "q"), "d": ("d", "D"), "f": ("f",), "g": ("J", "q", "G"), "h": ("h",), "j": ("J",),
    "k": ("k", "q"), "l": ("l",), "m": ("m",), "n": ("n",), "q": ("q",), "r": ("r",), "s": ("s", "T"),
    "t": ("t",), "v": ("f", "w"), "x": ("ks",), "z": ("z", "D"),
}  # fmt: skip


def name_keys(text: str) -> frozenset[str]:
    """The keys of every word of a name, in Arabic or Latin letters. Two spellings of a word share one."""
    return frozenset(key for keys in word_keys(text) for key in keys)


def word_keys(text: str) -> tuple[frozenset[str], ...]:
    """The keys of each word of a name in the order of its words: a search asks for one of each word.

    A word behind أبو or بن has the key of both together as well (أبوبكر، بنكيران). Articles have none.
    """
    found: list[frozenset[str]] = []
    front = ""
    for word in _words(text):
        keys = _keys_of(word)
        if front:
            keys |= {front + key.removeprefix("A") for key in keys}
        front = {"ابو": "Abw", "abu": "Abw", "بن": "bn", "bin": "bn"}.get(word, "")
        if keys:
            found.append(keys)
    return tuple(found)


def _words(text: str) -> list[str]:
    """The words of a name with what belongs together joined, articles dropped, أبو and بن in one form."""
    words: list[str] = []
    join = False
    for written in re.split(r"[\s\-‐-―_./،,;:()\[\]\"«»“”]+", text):
        word = bare_letters(written) if is_arabic(written) else _latin(written)
        if not word:
            continue
        made = _arabic_word(word) if is_arabic(word) else _latin_word(word)
        if made and words and (join or made[0] in ("الدين", "الله", "eddin", "allah")):
            separate = made[0]
            words[-1] = words[-1].replace("ة", "ت")
            words[-1] += separate[2:] if separate.startswith("ال") else separate
            made = made[1:]
        join = bool(made or words) and (made or words)[-1] in ("عبد", "abd")
        words += made
    return words


def _arabic_word(word: str) -> list[str]:
    if word in ("ابو", "ابي", "ابا"):
        return ["ابو"]
    if word in ("بن", "ابن"):
        return ["بن"]
    if word in ("ال", "آل"):
        return []
    if word.startswith("ابو") and len(word) > 5:
        return ["ابو", word[3:].removeprefix("ال") if len(word) > 7 else word[3:]]
    if word.startswith("عبدال") and len(word) > 6:
        return ["عبد" + word[5:]]
    for end in ("الدين", "الله"):
        if word.endswith(end) and len(word) > len(end) + 1:
            return [word[: -len(end)] + end[2:]]
    return [word]


def _latin(written: str) -> str:
    """Latin letters without marks, and nothing else."""
    plain = unicodedata.normalize("NFKD", written.casefold().translate(_EUROPEAN))
    letters = re.sub("[^a-z]", "", plain)
    return re.sub("gu(?=[ei])", "g", re.sub("(?<=..)[ou]llah?$", "allah", letters))


def _latin_word(word: str) -> list[str]:
    if word in _ARTICLES or (len(word) <= 3 and _ASSIMILATED.fullmatch(word)):
        return []
    if word in _FATHERS:
        return ["abu"]
    father = _FATHER_OF.match(word)
    if father:
        return ["abu", word[father.end() :]]
    if word in _SONS:
        return ["bin"]
    if _SERVANT_ALONE.fullmatch(word):
        return ["abd"]
    if _FAITH.fullmatch(word):
        return ["eddin"]
    if _GOD.fullmatch(word) and len(word) > 3:
        return ["allah"]
    servant = _SERVANT.match(word)
    if servant:
        return ["abd" + word[servant.end() :]]
    return [_LATIN_FAITH.sub("ed", word)]


@lru_cache(maxsize=100_000)
def _keys_of(word: str) -> frozenset[str]:
    if word in ("ابو", "abu"):
        return frozenset(("Abw",))
    if word in ("بن", "bin"):
        return frozenset(("bn",))
    if not is_arabic(word):
        return _latin_keys(word)
    keys = _arabic_keys(word)
    if word.startswith("ال") and len(word) > 3:
        stem = _arabic_keys(word[2:])
        return stem | keys if len(word) <= 5 else stem  # الياس
    return keys


def _arabic_keys(word: str) -> frozenset[str]:
    servant = word.startswith("عبد") and len(word) > 5
    front = "Abd" if servant else ""
    rest = word[3:] if servant else word
    sounds: list[str] = []
    last = len(rest) - 1
    ends: tuple[str, ...] = ("",)
    for place, letter in enumerate(rest):
        if place == 0 and not servant and letter in "اأإآٱعء":
            sounds.append("A")
        elif place == last and letter == "ة" and rest[place - 1 : place] == "ا":
            ends = ("", "t")
        elif place == last and place > 0 and letter in "ىوهعئ":
            ends = ("", {"و": "w", "ه": "h"}.get(letter, "y"))
        else:
            sounds.append(ARABIC.get(letter, ""))
    return frozenset(_close(front + "".join(sounds) + end) for end in ends) - {""}


def _close(key: str) -> str:
    """Long vowels that meet (داوود, ربيعي) sound as one."""
    return re.sub(r"([wy])\1+", r"\1", key)


def _latin_keys(word: str) -> frozenset[str]:
    """Every key that the word may have; of very many, those of its short vowels."""
    readings = [word]
    if len(word) > 4 and word.endswith("h") and word[-2] in "aeiou":
        readings.append(word[:-1])
    if len(word) > 5 and re.match("[ae]l[^aeiouwyl]", word):
        readings.append(word[2:])
    if re.match("[bdfkmst][bdklmnr][aeiouy]", word):
        readings.append("i" + word)  # Brahim, Driss
    if len(word) > 4 and re.match(r"e([sdnrtz])\1", word):
        readings.append(word[2:])
    keys: set[str] = set()
    for reading in readings:
        keys |= _read(reading)
    return frozenset(keys) - {""}


def _read(word: str) -> set[str]:
    servant = word.startswith("abd") and len(word) > 5
    place = 3 if servant else 0
    parts: list[tuple[str, ...]] = [("Abd",)] if servant else []
    groups = 0
    while place < len(word):
        vowels = _VOWELS.match(word, place)
        if vowels:
            final = vowels.end() == len(word)
            start = place == 0
            parts.append(
                _vowel_sounds(vowels[0], start=start, final=final, first=groups == 0 and not servant)
            )
            groups += not start
            place = vowels.end()
            continue
        consonant = _CONSONANT.match(word, place)
        if consonant is None:
            place += 1
            continue
        parts.append(_consonant_sounds(consonant[0], word[consonant.end() : consonant.end() + 1]))
        place = consonant.end()
    while _many(parts) > _MOST and any(len(part) > 1 for part in parts):
        longest = max(range(len(parts)), key=lambda at: (len(parts[at]), at))
        parts[longest] = parts[longest][:-1]
    return {_close("".join(sounds)) for sounds in product(*parts)}


def _many(parts: list[tuple[str, ...]]) -> int:
    many = 1
    for part in parts:
        many *= len(part)
    return many


def _consonant_sounds(written: str, following: str) -> tuple[str, ...]:
    sound = next((pair for pair in ("sh", "kh", "gh", "th", "dh", "ph") if written.startswith(pair)), "")
    if not sound:
        sound = written if written in _SOUNDS else written[0]
    if sound == "m" and following == "b":
        return ("m", "n")
    if sound == "c" and following and following in "eiy":
        return ("s", "J")
    return _SOUNDS[sound]


def _vowel_sounds(vowels: str, *, start: bool, final: bool, first: bool) -> tuple[str, ...]:
    """What Arabic may write for a run of vowels, w and y among them; the likeliest first.

    `start`: at the front of the word; `final`: at its end; `first`: the first vowels behind a consonant.
    """
    if start:
        return _opening_sounds(vowels)
    long = _semivowels(vowels)
    if final and vowels in ("i", "y", "ii", "iy", "ee", "ie", "ey", "ay", "ai", "ei"):
        return ("y",)
    if not long:
        return ("",)
    if len(vowels) == 1 or (final and vowels in ("ia", "ou", "oo", "ea")):
        return ("y", "w") if vowels == "y" and not final else ("w",) if vowels == "w" else ("", long)
    if re.fullmatch("[ou]+[ae]*[eiy]+", vowels):
        return (long, "y")
    if re.fullmatch("[ou]+a+|[ei]a+|a+e", vowels) or (first and vowels == "ou"):
        return ("", long)
    return (long,)


def _opening_sounds(vowels: str) -> tuple[str, ...]:
    if vowels[0] in "wy":
        rest = vowels[1:]
        if not rest:
            return (vowels[0],)
        behind = _vowel_sounds(rest, start=False, final=False, first=True)
        return tuple(dict.fromkeys(vowels[0] + sound for sound in behind))
    long = _semivowels(vowels)
    if not long:
        return ("A",)
    if len(vowels) == 1:
        return ("A", "A" + long)
    if vowels.startswith("ou"):
        return ("A", "w" + long[1:], "A" + long)
    return ("A" + long,)


def _semivowels(vowels: str) -> str:
    letters = "".join("y" if letter in "eiy" else "w" if letter in "ouw" else "" for letter in vowels)
    return _close(letters)
