"""The place of an office: the words that name it beside the title."""

from __future__ import annotations

from rasid.language.words import offset_of
from rasid.mentions.view import View
from rasid.values.span import Span

#: Where a place lies from the town named behind them (بهرز جنوبي بعقوبة).
_SIDES = ("شمالي", "جنوبي", "شرقي", "غربي", "شمال", "جنوب", "شرق", "غرب", "وسط")
#: What belongs to the title where a country's full name begins with it (رئيس الجمهورية التونسية).
_STATE = ("الجمهوريه", "المملكه")
#: Countries spelled like other words (مسؤول مالي، مدرسة بنين), and what they are the country behind.
_ALIKE = ("مالي", "بنين")
_RULED = ("رييس", "رئيس", "وزراء", "زعيم", "سفير", "خارجيه", "دفاع", "داخليه")


def place_at(view: View, index: int, skip: int = 0) -> tuple[Span | None, int]:
    """The place named at this token after `skip` letters, and the token after it.

    قرية and بلدة are left out of the span, other hierarchy words stay in it; the places that
    contain it (في قرية س بريف ص) are passed over.
    """
    token, word = view.tokens[index], view.words[index]
    stem = token.folded[skip:]
    if index in view.starts or view.lexicon.is_office_part("occasion", stem):
        return None, index
    start, first, after = offset_of(token, skip), stem, index + 1
    headed = view.lexicon.is_office_part("hierarchy", stem)
    if headed and view.is_word(after) and after not in view.starts and not view.words[after].stop:
        if view.lexicon.is_office_part("dropped", stem):
            start = view.tokens[after].start
        first = view.folded(after)
        after += 1
    elif (
        headed
        or word.office
        or word.title in ("rank", "honorific")
        or (word.stop and (skip == 0 or not stem.startswith("ال")))
    ):
        return None, index
    if _is_long(view, first, after):
        after += 1
    end = Span(start, view.tokens[after - 1].end)
    return end, _past_containers(view, after)


def country_at(view: View, index: int) -> int:
    """The token after the country whose name begins in this token (رئيس غينيا بيساو), else `index`."""
    if view.is_country is None or index in view.starts or not view.is_word(index):
        return index
    if view.folded(index) in _STATE or (
        view.folded(index) in _ALIKE and view.folded(index - 1) not in _RULED
    ):
        return index
    for length in (3, 2, 1):
        words = range(index, index + length)
        if all(view.is_word(place) for place in words):
            name = " ".join(view.folded(place) for place in words)
            if view.is_country(name):
                return index + length
    return index


def may_be_place(view: View, index: int, span: Span) -> bool:
    """Whether the words behind في or ب are no ordinary noun (رئيس الوفد بتقليد الفائزين)."""
    if view.is_place is None or view.is_common is None:
        return True
    within = [token for token in view.tokens[index:] if span.start < token.end and token.start < span.end]
    named = " ".join(token.folded for token in within)
    if within[0].start < span.start:
        named = named[span.start - within[0].start :]
    first = named.split()[0]
    if view.is_place(named) or view.is_place(first) or view.lexicon.is_office_part("hierarchy", first):
        return True
    if view.lexicon.is_office_part("reference", first) or view.lexicon.is_office_part("long", first):
        return True
    return not view.is_common(text_of(view, span))


def text_of(view: View, span: Span) -> str:
    """The first word of a span without marks, cut where it begins inside a token."""
    token = next(token for token in view.tokens if span.start < token.end)
    return token.bare[max(span.start - token.start, 0) :]


def inner_place(view: View, organisation: Span) -> Span | None:
    """The place that names a local body: شرطة نابلس، صحوة الوردية."""
    if view.is_place is None:
        return None
    within = [
        token for token in view.tokens if organisation.start < token.end and token.start < organisation.end
    ]
    words = [token for token in within if token.kind == "word"]
    if len(words) < 2 or not view.lexicon.is_office_part("local", words[0].folded.removeprefix("ال")):
        return None
    last = words[-1]
    if len(words) == 2 and words[0].folded.startswith("ال"):
        return None  # الشرطة الاتحادية: what is definite has no genitive
    if view.lexicon.is_office_part("reference", last.folded) or not view.is_place(last.folded):
        return None
    return last.span


def _is_long(view: View, first: str, after: int) -> bool:
    """Whether a place whose first word is `first` has the next word too."""
    if not view.is_word(after) or view.words[after].stop or view.words[after].office:
        return False
    if view.lexicon.is_office_part("long", first):
        return True
    follows = view.folded(after)
    compass = ("الغربيه", "الشرقيه", "الشماليه", "الجنوبيه", "الغربي", "الشرقي", "الشمالي", "الجنوبي")
    return first.startswith("ال") and follows in compass


def _past_containers(view: View, after: int) -> int:
    """The token after the places that contain the place, and after the town that it lies beside."""
    beside = view.folded(after) in _SIDES and view.is_word(after + 1)
    if beside and view.is_place is not None and view.is_place(view.folded(after + 1)):
        after += 2
    while view.is_word(after + 1) and view.folded(after)[:1] == "ب":
        if not view.lexicon.is_office_part("hierarchy", view.folded(after)[1:]):
            break
        after += 2
        if _is_long(view, view.folded(after - 1), after):
            after += 1
    return after
