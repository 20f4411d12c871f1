"""What tells a number that counts people or things from one that does not.

Years, days of a date, clock times, percentages, measures, ages, scores, list numbers and names
(اللواء 444، المادة 15، إف-16) are no counts.
"""

from __future__ import annotations

import re

from rasid.language.tokens import Token
from rasid.mentions.number_lexicon import NumberLexicon
from rasid.mentions.number_words import NumberReading, read_number
from rasid.mentions.quantifiers import quantifier_at

DASHES = frozenset("-–—−ـ")
_GLUED = frozenset(
    ("و", "ف", "ب", "ل", "ك", "ال", "وال", "بال", "لل", "ول", "وب", "فال", "كال", "ولل", "وبال")
)
_PERCENT = frozenset(("بالمئه", "بالمائه", "بالميه", "بالمايه"))
_LIST_MARKS = frozenset("-–.):")
_FIGURE_LINKS = frozenset("-–—/:")
_PARTICLES = frozenset(("من", "في", "علي", "الي", "عن", "ان", "او", "حتي", "منذ", "قبل", "بعد"))
_YEAR_WORDS = ("عام", "سنه", "عامي", "سنتي", "سنوات", "اعوام")
_YEAR_LEADS = frozenset(
    ("في", "منذ", "حتي", "وفي", "ومنذ", "لسنه", "لعام", "بعد", "قبل", "اواخر", "مطلع", "منتصف")
)
_PRE_DASHED = re.compile(r"[a-z]+|[\u0621-\u064a]{1,4}")
# A word that cannot be the counted noun after a number that looks like a year.
_NO_NOUN = re.compile(
    r"(?:ال|وال|بال|لل|و).+"
    r"|في|من|علي|الي|عن|ان|قتل|تم|كان|كانت|هو|هي|مع|ضد|بين|بعد|قبل|حتي|او|ثم|لم|لا|ما|قد|اي|حيث|عندما|لكن"
)


def may_be_counted(folded: str) -> bool:
    """Whether a word after a number may be what it counts: an indefinite noun, as far as its letters tell."""
    return bool(folded) and folded[0].isalpha() and not _NO_NOUN.fullmatch(folded)


def past_figure(tokens: tuple[Token, ...], index: int) -> int:
    """The token after a date, clock time or score in digits (11/3/2014, 10:30, 3-1) at `index`."""
    index += 1
    if index < len(tokens) and tokens[index].folded in _PERCENT:
        return index + 1
    if (
        index + 1 < len(tokens)
        and tokens[index].folded == "في"
        and "ب" + tokens[index + 1].folded in _PERCENT
    ):
        return index + 2
    while (
        tokens[index - 1].kind == "number"
        and index + 1 < len(tokens)
        and tokens[index].text in _FIGURE_LINKS
        and tokens[index + 1].kind == "number"
    ):
        index += 2
    return index


def counts(tokens: tuple[Token, ...], start: int, reading: NumberReading, lexicon: NumberLexicon) -> bool:
    """Whether the number may count something, as far as the words around it tell."""
    token = tokens[start]
    after = tokens[reading.end] if reading.end < len(tokens) else None
    word = lexicon.words.forms.get(token.folded)
    if word is not None and word.role == "one" and reading.low == 1:
        return _is_one_of(tokens, start)
    if word is not None and word.article and token.folded.endswith("اثنين"):
        return False  # Monday
    if _label_before(tokens, start, reading, lexicon):
        return False
    if token.kind != "number":
        return not (after is not None and after.folded in lexicon.months)
    if _is_part_of_figure(tokens, start, after):
        return False
    if _is_day(tokens, reading, lexicon) or _is_score(tokens, start, reading, lexicon):
        return False
    if len(token.text) >= 8 or (token.folded[0] == "0" and not _is_padded(token, after)):
        return False
    return not _is_year(tokens, start, reading, lexicon)


def _is_part_of_figure(tokens: tuple[Token, ...], start: int, after: Token | None) -> bool:
    """Whether marks around the digits make them part of a name, clock time, percentage or list."""
    token = tokens[start]
    before = tokens[start - 1] if start else None
    if before is not None and before.end == token.start:
        if before.kind == "word" and before.folded not in _GLUED:
            return True
        if before.text in "/:+" or (before.text in DASHES and start >= 2 and _glued_word(tokens, start)):
            return True
    if after is not None and (
        after.text in "%٪"
        or (after.text in "/:+،" and after.start == token.end and _is_glued_figure(tokens, start))
    ):
        return True
    if after is not None and after.text == ")" and before is not None and before.text == "(":
        return True
    if start or after is None or after.text not in _LIST_MARKS:
        return False
    return start + 2 >= len(tokens) or tokens[start + 2].kind != "number"


def _is_glued_figure(tokens: tuple[Token, ...], start: int) -> bool:
    """Whether a mark joins the digits at `start` to further digits without a space (10:30، 1،5)."""
    return (
        start + 2 < len(tokens)
        and tokens[start + 2].kind == "number"
        and tokens[start + 2].start == tokens[start + 1].end
    )


def _glued_word(tokens: tuple[Token, ...], start: int) -> bool:
    """Whether a dash joins the number at `start` to a short word or letters (إم-16، F-16)."""
    return tokens[start - 2].end == tokens[start - 1].start and bool(
        _PRE_DASHED.fullmatch(tokens[start - 2].folded)
    )


def _is_one_of(tokens: tuple[Token, ...], start: int) -> bool:
    """Whether أحد at `start` is "one of" a group: a noun follows, and no negation stands before it."""
    if start + 1 >= len(tokens) or tokens[start + 1].kind != "word":
        return False
    if start and tokens[start - 1].folded in ("لا", "اي", "ما", "لم", "ولا", "يوم", "جبل", "من"):
        return tokens[start - 1].folded == "من" and tokens[start + 1].folded.startswith("ال")
    following = tokens[start + 1].folded
    if following.startswith("ال") or following.endswith(("ها", "هم", "ه")):
        return len(following) > 3
    if following in _PARTICLES or following[0] in "بوفل":
        return False
    return start + 2 < len(tokens) and tokens[start + 2].folded.startswith("ال")


def _label_before(
    tokens: tuple[Token, ...], start: int, reading: NumberReading, lexicon: NumberLexicon
) -> bool:
    """Whether a word before the number makes it a name or date: المادة 15, عام 2011, الساعة العاشرة."""
    index = start - 1
    while index >= 0 and (tokens[index].folded in ("ال", "و") or tokens[index].text in '(«"'):
        index -= 1
    if index < 0 or not lexicon.quantifiers.has_sense(tokens[index], "label"):
        return False
    if tokens[index].folded.endswith(_YEAR_WORDS):
        return 1300 <= reading.low <= 2100 or reading.low < 100
    return tokens[start].kind == "number" or tokens[index].folded.endswith(("ساعه", "ماده", "رقم"))


def _is_day(tokens: tuple[Token, ...], reading: NumberReading, lexicon: NumberLexicon) -> bool:
    """Whether the number is a day of a month: a month follows, perhaps after another day or من."""
    if not 1 <= reading.low <= 31 or reading.scale > 1:
        return False
    index = reading.end
    for _ in range(4):
        if index >= len(tokens):
            return False
        token = tokens[index]
        if token.folded in lexicon.months or token.folded == "شهر":
            return True
        if token.kind == "number" or token.folded in ("و", "من", "الي", "حتي", "او") or token.text in DASHES:
            index += 1
            continue
        return False
    return False


def _is_score(tokens: tuple[Token, ...], start: int, reading: NumberReading, lexicon: NumberLexicon) -> bool:
    """Whether a dash and another number follow that is no greater (2 - 0، 11-3-2014), or came before."""
    end = reading.end
    if end + 1 < len(tokens) and tokens[end].text in DASHES:
        other = read_number(tokens, end + 1, lexicon.words)
        if other is not None and tokens[end + 1].kind == "number":
            after = tokens[other.end] if other.end < len(tokens) else None
            return other.low <= reading.low or (after is not None and after.text in DASHES)
    return start >= 2 and tokens[start - 1].text in DASHES and tokens[start - 2].kind == "number"


def _is_padded(token: Token, after: Token | None) -> bool:
    """Whether digits that begin with 0 are a padded count (06 عناصر): two of them, before a word."""
    return token.folded != "00" and len(token.folded) <= 2 and after is not None and after.kind == "word"


def _is_year(tokens: tuple[Token, ...], start: int, reading: NumberReading, lexicon: NumberLexicon) -> bool:
    """Whether plain digits 1900-2099 stand where a year does: after في or منذ, or with no noun to count."""
    token = tokens[start]
    if len(token.text) != 4 or reading.scale > 1 or not 1900 <= reading.low <= 2099:
        return False
    before = tokens[start - 1].folded if start else ""
    after = tokens[reading.end] if reading.end < len(tokens) else None
    if before in _YEAR_LEADS or before in lexicon.months or after is None or after.kind != "word":
        return True
    return not may_be_counted(after.folded)


def measure(tokens: tuple[Token, ...], end: int, lexicon: NumberLexicon) -> int:
    """How many tokens after the number name a unit (كلم، دولار، أيام، في المئة), not people or things.

    ارتفع إلى أربعة اليوم: a unit with the article, where the number has none, is not what it counts.
    """
    if end < len(tokens) and tokens[end].text in "%٪":
        return 1
    definite = end < len(tokens) and tokens[end].folded.startswith("ال")
    if definite and not (end and tokens[end - 1].folded.startswith("ال")):
        return 0
    found = quantifier_at(tokens, end, lexicon.quantifiers)
    return len(found.words) if found is not None and found.sense == "measure" else 0
