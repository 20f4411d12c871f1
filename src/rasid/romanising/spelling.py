"""Usual Latin spellings of an Arabic name."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from rasid.romanising.letters import bare_letters, spelling_key

_MOST = 5
_NONE: Mapping[str, tuple[str, ...]] = MappingProxyType({})
_LONG = {"ا": "a", "و": "u", "ي": "i", "ى": "a", "ة": "a"}
#: Each letter in English spelling, then other usual ones (Egypt, the Maghreb).
_LETTERS: dict[str, tuple[str, ...]] = {
    "ب": ("b",), "ت": ("t",), "ث": ("th", "t"), "ج": ("j", "g", "dj"), "ح": ("h",), "خ": ("kh",),
    "د": ("d",), "ذ": ("dh", "z"), "ر": ("r",), "ز": ("z",), "س": ("s",), "ش": ("sh", "sh", "ch"),
    "ص": ("s",), "ض": ("d", "dh"), "ط": ("t",), "ظ": ("z", "dh"), "غ": ("gh",), "ف": ("f",),
    "ق": ("q", "k", "g"), "ك": ("k",), "ل": ("l",), "م": ("m",), "ن": ("n",), "ه": ("h",),
    "و": ("w", "w", "ou"), "ي": ("y",), "پ": ("p",), "چ": ("ch",), "ڤ": ("v",), "گ": ("g",), "ژ": ("zh",),
    "ؤ": ("",), "ئ": ("",), "ء": ("",), "ع": ("",), "ا": ("a",), "ة": ("a",), "ى": ("a",),
}  # fmt: skip
_PARTICLES = {
    "ابو": ("Abu", "Abou"), "ابي": ("Abi", "Abu"), "ابا": ("Aba", "Abu"), "ام": ("Umm", "Om"),
    "بن": ("bin", "ben"), "ابن": ("Ibn", "Ben"), "بنت": ("bint",), "ولد": ("Ould", "Wuld"), "ال": ("Al",),
    "عبد": ("Abd", "Abdel"),
}  # fmt: skip


def romanise(name: str, spellings: Mapping[str, tuple[str, ...]] = _NONE) -> tuple[str, ...]:
    """The usual Latin spellings of an Arabic name, at most five, best first; empty where nothing is Arabic.

    `spellings`: usual spellings of whole words by their `spelling_key`, best first; what
    stands there goes before the rules. The rules follow English use; later spellings that of Egypt and
    of the Maghreb. Short vowels that no spelling tells are a.
    """
    words = [word for word in (bare_letters(part) for part in name.split()) if word]
    choices = [_choices(word, spellings) for word in _joined(words, spellings)]
    if not choices:
        return ()
    most = max(len(choice) for choice in choices)
    found = [" ".join(choice[min(style, len(choice) - 1)] for choice in choices) for style in range(most)]
    return tuple(dict.fromkeys(found))[:_MOST]


def _joined(words: list[str], spellings: Mapping[str, tuple[str, ...]]) -> list[str]:
    """The words with compounds as one word: عبد الله, نور الدين, نصر الله."""
    found: list[str] = []
    for word in words:
        compound = found and (
            found[-1] == "عبد" or (word in ("الدين", "الله") and spelling_key(found[-1] + word) in spellings)
        )
        if compound:
            found[-1] += word
        else:
            found.append(word)
    return found


def _choices(word: str, spellings: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    known = spellings.get(spelling_key(word)) or _PARTICLES.get(word)
    if known:
        return known
    if word.startswith("عبدال") and len(word) > 6:
        behind = _choices(word[5:], spellings)
        return tuple(
            dict.fromkeys(front + one for one in behind for front in ("Abdul ", "Abd al-", "Abdel "))
        )
    if word.startswith("ال") and len(word) > 3:
        behind = _choices(word[2:], spellings)
        return tuple(dict.fromkeys(front + one for one in behind for front in ("al-", "el-", "Al ")))
    return tuple(dict.fromkeys(_spell(word, style).capitalize() for style in range(3)))


def _spell(word: str, style: int) -> str:
    """One word by rules; `style` 0 English, 1 Egyptian, 2 French."""
    written = ""
    for place, letter in enumerate(word):
        sounds = _LETTERS.get(letter, ("",))
        following = word[place + 1 : place + 2]
        before = word[place - 1] if place else ""
        if _is_vowel(word, place):
            vowel = "ou" if letter == "و" and style == 2 else _LONG[letter]
            written += vowel if not (written.endswith("a") and vowel == "a") else ""
            continue
        if letter == "ع" and place == 0 and following not in ("ا", ""):
            written += "a"
            continue
        if letter == "ه" and not following and before not in "اويى":
            written += "a"
            continue
        sound = sounds[min(style, len(sounds) - 1)]
        written += sound
        if _takes_vowel(word, place):
            written += "a"
    return written


def _is_vowel(word: str, place: int) -> bool:
    """Whether the letter is a long vowel here: ا always, و and ي between consonants or at the end."""
    letter = word[place]
    if letter not in _LONG:
        return False
    if letter in "اىة":
        return True
    if place == 0:
        return False
    following = word[place + 1 : place + 2]
    return word[place - 1] not in "اوي" and following not in ("ا", "و", "ي", "ى", "ة")


def _takes_vowel(word: str, place: int) -> bool:
    """Whether a short vowel stands behind the consonant: no word begins with two, none has three in a row."""
    if place == len(word) - 1 or _is_vowel(word, place + 1) or word[place + 1] in "اىة":
        return False
    if place == 0:
        return True
    closed = not _is_vowel(word, place - 1) and not _takes_vowel(word, place - 1)
    last = place + 1 == len(word) - 1
    return closed or last
