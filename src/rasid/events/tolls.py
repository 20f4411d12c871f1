"""Figures that no trigger governs: ثمانية قتلى ونحو 40 جريحا, tolls, and "without victims"."""

from __future__ import annotations

from dataclasses import replace

from rasid.events.counting import is_subset
from rasid.events.figures import CLASS_FIGURE, FoundFigure, both_kinds
from rasid.events.passage import Passage, Stretch
from rasid.values.interval import Count
from rasid.values.mention import NumberMention
from rasid.values.span import Span

#: Words for a toll: ارتفعت الحصيلة إلى 45.
TOLL = frozenset(("حصيله", "عدد", "اعداد"))
_REVISED = ("ارتفع", "ارتفاع", "يرتفع", "ترتفع", "لترتفع", "ليرتفع", "ازداد")
_NO_VICTIMS = {
    "ضحايا": ("killed", "injured"),
    "قتلي": ("killed",),
    "جرحي": ("injured",),
    "اصابات": ("killed", "injured"),
    "خساير": ("killed", "injured"),
    "خسائر": ("killed", "injured"),
}
_WITHOUT = frozenset(("دون", "بدون", "بلا", "عدم"))
_NOT = frozenset(("لم", "ولم", "لا", "ولا", "لن"))
_OUTCOME_REACH = 14


def loose_figures(passage: Passage, taken: set[int]) -> list[FoundFigure]:
    """Counts of dead, injured or missing people that no trigger governs."""
    found: list[FoundFigure] = []
    words = passage.words
    index = 0
    while index < len(words):
        stretch = passage.numbers.get(index)
        if stretch is not None and stretch.start == index and not stretch.mention.ordinal:
            if index not in taken:
                found += _after_number(passage, index, stretch.end, stretch.mention.count)
            index = max(stretch.end, index + 1)
            continue
        word = words[index]
        victims = word.noun_class in CLASS_FIGURE and word.tag == "noun"
        counted = victims and word.stem not in passage.grammar["patients"]
        if counted:
            found += _toll(passage, index)
        if counted and index not in taken:
            found += _uncounted(passage, index)
        if word.stem in _NO_VICTIMS and _is_denied(passage, index):
            zero = Count(0, 0)
            found = [f for f in found if f.index != index]
            found += [
                FoundFigure(what, zero, Span(word.start, word.end), None, index)
                for what in _NO_VICTIMS[word.stem]
            ]
        index += 1
    return [replace(figure, sentence=passage.number) for figure in found]


def _after_number(passage: Passage, index: int, end: int, count: Count) -> list[FoundFigure]:
    """The figures of a number by the word behind it: 8 قتلى، 12 بين قتيل وجريح، 20 قتيلا وجريحا."""
    words = passage.words
    both = both_kinds(passage, index, end, count)
    if both:
        return both
    position = end
    while position < len(words) and words[position].tag == "determiner":
        position += 1
    if position < len(words) and words[position].stem == "من" and words[position].tag == "preposition":
        position += 1
    if position >= len(words):
        return []
    word = words[position]
    what = "injured" if word.stem in ("اصابه", "اصابات") else CLASS_FIGURE.get(word.noun_class)
    if what is None or word.tag != "noun" or word.stem in passage.grammar["patients"]:
        return []
    if what == "injured" and dies_of_wounds(passage, index, position):
        # وفاة ثلاثة من الجرحى: they died, and a toll told beside it counts them in.
        span = Span(words[index].start, word.end)
        return [FoundFigure("killed", count, span, None, index, is_subset(passage, index), vague=True)]
    start, subset = words[index].start, is_subset(passage, index)
    first = FoundFigure(what, count, Span(start, word.end), None, index, subset)
    return [first]


def dies_of_wounds(passage: Passage, index: int, wounded: int) -> bool:
    """Whether of the wounded (at word `wounded`) those counted at `index` are said to have died."""
    words = passage.words
    if not words[wounded].article or wounded == index:
        return False
    before = next((w for w in reversed(words[max(0, index - 2) : index]) if w.tag != "adverb"), None)
    after = words[wounded + 1] if wounded + 1 < len(words) else None
    return any(
        w is not None and w.tag != "punct" and passage.begins(w.stem, "dying-himself")
        for w in (before, after)
    )


def _uncounted(passage: Passage, index: int) -> list[FoundFigure]:
    """قتيلان، سقوط قتلى وجرحى، أوقع قتيلا: a dual, or victims fallen, without a number."""
    words = passage.words
    word = words[index]
    if word.article or word.pronoun or index in passage.people or is_subset(passage, index):
        return []
    if index and (index - 1 in passage.numbers or words[index - 1].tag == "determiner"):
        return []
    what, span = CLASS_FIGURE[word.noun_class], Span(word.start, word.end)
    before = words[index - 1] if index else None
    if word.number == "two" and (
        before is None or before.tag != "preposition" or before.stem in ("عن", "الي")
    ):
        return [FoundFigure(what, Count(2, 2), span, None, index)]
    fallen = before is not None and (before.stem in ("سقوط", "وقوع") or _is_outcome(passage, index))
    joined = (
        before is not None
        and word.conjunction == "و"
        and before.noun_class in CLASS_FIGURE
        and not before.article
        and index - 2 >= 0
        and words[index - 2].tag != "number"
        and words[index - 2].stem != "بين"
    )
    if (fallen or joined or before is None) and word.number in ("one", "many"):
        count = Count(1, 1) if word.number == "one" else Count(2, None)
        return [FoundFigure(what, count, span, None, index, vague=count.high is None)]
    return []


def _is_outcome(passage: Passage, index: int) -> bool:
    """أوقع التفجير الذي استهدف مسجدا قتلى، أسفرت عن قتلى: what came of an act, as object or behind عن."""
    words = passage.words
    before, after = words[index - 1], words[index + 1] if index + 1 < len(words) else None
    if after is not None and after.article and not after.conjunction:
        return False  # قتلى التفجير
    if before.tag == "preposition" and before.stem not in ("عن", "الي"):
        return False
    if before.tag == "noun" and not before.article and not before.token.bare.endswith(("ا", "ً", "ة", "ات")):
        return index - 1 in passage.places and _is_led(passage, index)
    return before.tag not in ("number", "determiner") and _is_led(passage, index)


def _is_led(passage: Passage, index: int) -> bool:
    """Whether the verb that word `index` belongs to tells an outcome; relative clauses between are passed."""
    words = passage.words
    for position in range(index - 1, max(index - _OUTCOME_REACH, -1), -1):
        word = words[position]
        if word.token.text in "،,.؛:":
            return False
        if word.tag == "verb" and passage.begins(word.stem, "outcomes"):
            return True
        if word.tag == "verb" and not (position and words[position - 1].tag == "relative"):
            return False
    return False


def _toll(passage: Passage, index: int) -> list[FoundFigure]:
    """عدد القتلى إلى 45، حصيلة قتلى التفجير ... 202: the number behind (or before) the word for a toll."""
    words = passage.words
    before = words[max(0, index - 5) : index]
    if not any(w.stem in TOLL for w in before):
        return []
    stretch = _number_near(passage, index)
    if stretch is None:
        return []
    span = Span(words[stretch.start].start, words[stretch.end - 1].end)
    # عدد القتلى في الهجوم ارتفع إلى خمسة: the verb may stand behind what it tells of.
    told = words[max(0, index - 8) : max(index, stretch.start)]
    revised = any(w.stem.startswith(_REVISED) for w in told)
    what = CLASS_FIGURE[words[index].noun_class]
    return [FoundFigure(what, stretch.mention.count, span, None, stretch.start, revised=revised)]


def _number_near(passage: Passage, index: int) -> Stretch[NumberMention] | None:
    """The number that a toll comes to: the first behind إلى or بلغ, else the nearest behind, else before."""
    words = passage.words
    reach = range(index + 1, min(index + 16, len(words)))
    candidates: list[Stretch[NumberMention]] = []
    for position in reach:
        if words[position].token.text in ".؛":
            break
        stretch = passage.numbers.get(position)
        if stretch is None or stretch.start != position or stretch.mention.ordinal:
            continue
        governed = (
            words[position - 1].stem in ("الي", "بلغ", "بلغت", "وصل", "وصلت") or words[position].preposition
        )
        if governed:
            return stretch
        if position <= index + 7:
            candidates.append(stretch)
    for position in range(index - 1, max(-1, index - 7), -1):
        stretch = passage.numbers.get(position)
        led = position and (words[position - 1].stem == "الي" or not candidates)
        if stretch is not None and not stretch.mention.ordinal and led:
            return stretch
    return candidates[0] if candidates else None


def toll_of_those(passage: Passage, index: int, what: str) -> FoundFigure | None:
    """زاد عدد المهربين الذين أوقفهم الدرك على 22: the toll of those whom the relative verb tells of."""
    words = passage.words
    relative = next((i for i in range(index - 1, max(index - 3, -1), -1) if words[i].tag == "relative"), None)
    if relative is None or not any(w.stem in TOLL for w in words[max(0, relative - 4) : relative]):
        return None
    stretch = _number_near(passage, index)
    if stretch is None or stretch.start < index:
        return None
    span = Span(words[stretch.start].start, words[stretch.end - 1].end)
    return FoundFigure(
        what, stretch.mention.count, span, None, stretch.start, sentence=passage.number, revised=True
    )


def _is_denied(passage: Passage, index: int) -> bool:
    """Whether victims are said to be none: دون وقوع ضحايا، لم يسفر القصف عن إصابات."""
    words = passage.words
    for word in reversed(words[max(0, index - 6) : index]):
        if word.token.text in "،,.؛":
            break
        if word.stem in _WITHOUT or word.token.folded in _WITHOUT:
            return True
    for position in range(index - 1, max(-1, index - 11), -1):
        if words[position].token.text in "،,.؛" or words[position].stem in ("سوي", "الا"):
            return False
        if words[position].token.folded in _NOT and position + 1 < len(words):
            return passage.begins(words[position + 1].stem, "outcomes-denied")
    return False
