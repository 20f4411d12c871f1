"""Numbers read from words and digits: ثلاثمئة وخمسة وعشرين ألفا، ١٬٥٠٠، 1.5 مليون.

The words stand in `data/lexicon/number_words.tsv`. Rules of composition: W. Wright, A Grammar of
the Arabic Language, I §§ 318-327; a number of several words names units before tens, joined by و,
and otherwise goes from the greatest part to the smallest.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from rasid.errors import Fault, LexiconError
from rasid.folding import fold_word
from rasid.language.tokens import Token
from rasid.lexicon.tables import read_table

WORD_COLUMNS = ("form", "value", "role", "example")
_CARDINAL_ROLES = ("one", "unit", "teen", "ten", "tens", "hundred", "scale", "accusative", "dual", "plural")
_ROLES = frozenset(
    (*_CARDINAL_ROLES, "vague", "few", "several", "fraction", "ordinal", "blocked", "dual-noun", "not-dual")
)
_WHOLE = re.compile(r"\d{1,12}")
_GROUPED = re.compile(r"[1-9]\d{0,2}([.,])\d{3}(?:\1\d{3})*")
_DECIMAL = re.compile(r"\d+[.,]\d+")


@dataclass(frozen=True, slots=True)
class NumberWord:
    """A number word as written with its clitics; `skip` counts their letters, without the article's."""

    value: int
    role: str
    conjunction: bool
    preposition: bool
    article: bool
    skip: int


@dataclass(frozen=True, slots=True)
class NumberWords:
    """Every written form of the number words, and what tells duals from other nouns, by folded form."""

    forms: dict[str, NumberWord]
    dual_nouns: frozenset[str]
    not_dual: frozenset[str]


@dataclass(frozen=True, slots=True)
class NumberReading:
    """A number that ends before token `end`. `scale` is the last factor of thousand or more, else 1."""

    low: int
    high: int | None
    end: int
    scale: int = 1
    ordinal: bool = False
    words: bool = False
    vague: bool = False


def clitic_forms(form: str, *, article: bool = True) -> Iterator[tuple[str, bool, bool, bool, int]]:
    """Written forms of a folded stem: (form, conjunction, preposition, article, letters of the clitics).

    The bare form comes first. The letters of the article do not count, but for لل, which holds it.
    """
    for conjunction in ("", "و", "ف"):
        for preposition in ("", "ب", "ل", "ك"):
            front = conjunction + preposition
            yield front + form, bool(conjunction), bool(preposition), False, len(front)
            if article:
                joined = "ل" if preposition == "ل" else "ال"
                skip = len(front) + (preposition == "ل")
                yield front + joined + form, bool(conjunction), bool(preposition), True, skip


def load_number_words(user: Path | None = None) -> NumberWords:
    """Read number_words.tsv, and the user's after it. Raises LexiconError for unknown roles and values."""
    rows = read_table("number_words.tsv", WORD_COLUMNS, user)
    faults: list[Fault] = []
    stems: list[tuple[str, int, str]] = []
    blocked: list[str] = []
    nouns: dict[str, list[str]] = {"dual-noun": [], "not-dual": []}
    for row in rows:
        role = row["role"]
        if role not in _ROLES:
            faults.append(row.fault(f"unknown role {role!r}: use one of {' '.join(sorted(_ROLES))}"))
        elif not row["value"].isdecimal():
            faults.append(row.fault(f"the value {row['value']!r} is not a whole number in digits 0-9"))
        elif role in nouns:
            nouns[role] += [fold_word(form) for form in row.words("form")]
        elif role == "blocked":
            blocked += [fold_word(form) for form in row.words("form")]
        else:
            stems += [(fold_word(form), int(row["value"]), role) for form in row.words("form")]
    if faults:
        raise LexiconError(tuple(faults))
    forms: dict[str, NumberWord] = {}
    for stem, value, role in stems:
        forms.setdefault(stem, NumberWord(value, role, False, False, False, 0))
    for stem, value, role in stems:
        for written, conjunction, preposition, article, skip in clitic_forms(stem):
            forms.setdefault(written, NumberWord(value, role, conjunction, preposition, article, skip))
    for form in blocked:
        forms.pop(form, None)
    return NumberWords(forms, frozenset(nouns["dual-noun"]), frozenset(nouns["not-dual"]))


def digits_value(folded: str) -> int | float | None:
    """The value of folded digits: 1500, 1,500 and 1.500 alike; 1.5 as a fraction; None for 11.3.2014."""
    if _WHOLE.fullmatch(folded):
        return int(folded)
    if _GROUPED.fullmatch(folded):
        return int(folded.replace(",", "").replace(".", ""))
    if _DECIMAL.fullmatch(folded):
        return float(folded.replace(",", "."))
    return None


def read_number(tokens: tuple[Token, ...], start: int, words: NumberWords) -> NumberReading | None:
    """Read the number that begins at token `start`, as far as it goes; None where there is none."""
    token = tokens[start]
    if token.kind == "number":
        return _read_digits(tokens, start, words)
    word = words.forms.get(token.folded)
    if word is None:
        return None
    if word.role == "ordinal":
        return _read_ordinal(tokens, start, word, words)
    if word.role in ("vague", "few", "several", "plural", "fraction"):
        return _read_vague(tokens, start, word, words)
    return _read_words(tokens, start, words)


def _read_digits(tokens: tuple[Token, ...], start: int, words: NumberWords) -> NumberReading | None:
    value = digits_value(tokens[start].folded)
    if value is None:
        return None
    end = start + 1
    following = tokens[end] if end < len(tokens) else None
    if following is not None and following.folded == "000" and following.start == tokens[start].end + 1:
        return NumberReading(int(value) * 1000, int(value) * 1000, end + 1)
    scale = _scale_at(tokens, end, words)
    if not scale:
        return NumberReading(value, value, end) if isinstance(value, int) else None
    total, end = round(value * scale), end + 1
    total, end = _after_scale(tokens, end, words, total=total, scale=scale)
    return NumberReading(total, total, end, scale)


def _scale_at(tokens: tuple[Token, ...], index: int, words: NumberWords) -> int:
    """The factor named by token `index` after a number (ألف، آلاف، مليونا), or 0."""
    word = words.forms.get(tokens[index].folded) if index < len(tokens) else None
    if word is None or word.conjunction or word.preposition:
        return 0
    return word.value if word.role in ("scale", "accusative", "plural") else 0


def _after_scale(
    tokens: tuple[Token, ...], end: int, words: NumberWords, *, total: int, scale: int
) -> tuple[int, int]:
    """Add what follows a scale with و: ونصف (المليون), or a smaller number (18 ألفا و500)."""
    index = end
    joined = index < len(tokens) and tokens[index].folded == "و"
    index += joined
    if index >= len(tokens):
        return total, end
    word = words.forms.get(tokens[index].folded)
    if word is not None and (word.conjunction or joined):
        if word.role == "fraction" and word.value in (2, 4):
            repeated = words.forms.get(tokens[index + 1].folded) if index + 1 < len(tokens) else None
            same = repeated is not None and repeated.article and repeated.value == scale
            return total + scale // word.value, index + 1 + same
        return total, end
    if joined and tokens[index].kind == "number":
        rest = digits_value(tokens[index].folded)
        if isinstance(rest, int) and 100 <= rest < scale and not _scale_at(tokens, index + 1, words):
            return total + rest, index + 1
    return total, end


def _read_vague(
    tokens: tuple[Token, ...], start: int, word: NumberWord, words: NumberWords
) -> NumberReading | None:
    """Read بضعة، عشرات، مئات الآلاف، بضع عشرات، نصف مليون."""
    end = start + 1
    following = words.forms.get(tokens[end].folded) if end < len(tokens) else None
    if following is not None and (following.conjunction or following.preposition):
        following = None
    role = following.role if following is not None else ""
    if word.role == "fraction":
        if following is not None and role == "scale" and not word.article:
            value = following.value // word.value
            return NumberReading(value, value, end + 1, following.value, words=True)
        return None
    if following is not None and role in ("vague", "plural", "ten") and word.role != "plural":
        if word.role == "few":
            factor = following.value if role == "plural" else following.value // 2
            if role == "ten":
                return NumberReading(13, 19, end + 1, words=True, vague=True)
            return NumberReading(3 * factor, 9 * factor, end + 1, words=True, vague=True)
        if role == "plural":
            low = word.value * following.value
            return NumberReading(low, None, end + 1, following.value, words=True, vague=True)
        if role == "vague" and word.role == "several":
            return NumberReading(following.value, None, end + 1, words=True, vague=True)
    if word.role == "few":
        return NumberReading(3, 9, end, words=True, vague=True)
    low = 2 * word.value if word.role == "plural" else word.value
    return NumberReading(low, None, end, words=True, vague=True)


def _read_ordinal(
    tokens: tuple[Token, ...], start: int, word: NumberWord, words: NumberWords
) -> NumberReading:
    """Read الثالث، الحادي عشر، الخامسة والعشرين."""
    value, end = word.value, start + 1
    if end < len(tokens):
        following = words.forms.get(tokens[end].folded)
        if following is not None and following.role == "ten" and not following.conjunction:
            value, end = value % 10 + 10, end + 1
        elif following is not None and following.role == "tens" and following.conjunction and word.article:
            value, end = value % 10 + following.value, end + 1
    return NumberReading(value, value, end, ordinal=True, words=True)


@dataclass(frozen=True, slots=True)
class _Composed:
    """A number as composed so far: `group` is the part below the next scale, `last` the role just read."""

    total: int = 0
    group: int = 0
    scale: int = 0
    last: str = ""


def _read_words(tokens: tuple[Token, ...], start: int, words: NumberWords) -> NumberReading | None:
    """Compose cardinal words."""
    number = _Composed()
    index = start
    while index < len(tokens):
        loose = index > start and tokens[index].folded == "و"
        word = words.forms.get(tokens[index + loose].folded) if index + loose < len(tokens) else None
        if word is None or (number.last and word.preposition):
            break
        composed = _compose(number, word, joined=loose or word.conjunction)
        if composed is None:
            break
        number = composed
        index += 1 + loose
    if number.last in ("", "teen") or (number.last == "one" and number.group != 1):
        return None
    value = number.total + number.group
    scaled = number.last in ("scale", "accusative", "plural")
    if scaled or number.last == "dual":
        value, index = _after_scale(tokens, index, words, total=value, scale=number.scale)
    return NumberReading(value, value, index, number.scale if scaled else 1, words=True)


def _compose(number: _Composed, word: NumberWord, *, joined: bool) -> _Composed | None:
    """Add one word to a number, or None where the word begins another number."""
    role, value, last, group = word.role, word.value, number.last, number.group
    opens = not last or (joined and group == 0 and number.total > 0)
    below_hundred = joined and last == "hundred"
    if role in ("scale", "accusative", "plural", "dual"):
        return _compose_scale(number, word, opens=opens, joined=joined)
    if role == "ten" and last == "unit" and group % 10 == 2:
        return None  # الاثنين عشرة: a weekday and a number; twelve is اثنا عشر.
    if role == "ten":
        teen = last in ("unit", "teen", "one") and not joined
        fits = teen or opens or below_hundred
    elif role == "tens":
        fits = opens or below_hundred or (joined and last in ("unit", "one") and group % 100 < 10)
    elif role == "hundred":
        if not joined and value == 100 and last == "unit" and 3 <= group <= 9:
            return _Composed(number.total, group * 100, number.scale, role)
        fits = opens
    else:
        fits = role in ("unit", "teen", "one") and (opens or below_hundred)
    return _Composed(number.total, group + value, number.scale, role) if fits else None


def _compose_scale(number: _Composed, word: NumberWord, *, opens: bool, joined: bool) -> _Composed | None:
    """Add ألف، آلاف، ألفين or the like: a factor of what stands before it, or a new part of its own."""
    role, value, scale = word.role, word.value, number.scale
    if scale and value >= scale:
        return None
    if role == "dual":
        return _Composed(number.total + value, 0, value // 2, role) if opens else None
    if number.group and not joined:
        return _Composed(number.total + number.group * value, 0, value, role)
    if role == "plural" or not opens:
        return None
    return _Composed(number.total + value * (2 if role == "accusative" else 1), 0, value, role)


def dual_of(bare: str, words: NumberWords) -> bool:
    """Whether a noun without marks looks dual: شخصان، سيارتين، جنديين.

    A guess from its shape: ـتان and ـتين nearly always are, ـان mostly, ـين only with nouns known to have
    a broken plural (مسلحين may be two or many, and is not counted as dual).
    """
    folded = fold_word(bare)
    for stem in _without_clitics(folded):
        if stem in words.not_dual:
            return False
    for stem in _without_clitics(folded):
        if len(stem) >= 5 and stem.endswith(("تان", "تين")):
            return True
        if len(stem) >= 5 and stem.endswith("ان"):
            return True
        if stem.endswith("ين") and stem[:-2] in words.dual_nouns:
            return True
    return False


def _without_clitics(folded: str) -> Iterator[str]:
    yield folded
    for front in ("وبال", "وال", "بال", "فال", "كال", "ولل", "ال", "لل", "و", "ف", "ب", "ل", "ك"):
        if folded.startswith(front) and len(folded) - len(front) >= 4:
            yield folded[len(front) :]
