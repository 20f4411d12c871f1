"""How many: the figures of a claim, from counts, duals, names and coordinated victims."""

from __future__ import annotations

from dataclasses import dataclass

from rasid.events.candidates import Candidate
from rasid.events.passage import Passage
from rasid.events.phrases import NounPhrase, coordinated, noun_phrase, span_of
from rasid.events.roles import Roles
from rasid.values.interval import Count
from rasid.values.span import Span

_ONE = frozenset(("احد", "احدي", "اي", "ايه"))
_SOME = frozenset(("عدد", "بعض", "عده", "عديد", "مجموعه", "عشرات"))
_CLASS_FIGURE = {"dead": "killed", "injured": "injured", "detained": "detained", "missing": "missing"}
_SUBSET = frozenset(("بينهم", "بينهن", "منهم", "ضمنهم", "بينها", "منها", "من_بينهم"))
_NO_VICTIMS = {
    "ضحايا": ("killed", "injured"),
    "قتلي": ("killed",),
    "اصابات": ("injured",),
    "خسائر": ("killed", "injured"),
}
_ORDINARY_TYPES = frozenset(
    [
        "clash",
        "attack",
        "airstrike",
        "shelling",
        "bombing",
        "killing",
        "execution",
        "abduction",
        "torture",
        "sexual_violence",
        "raid",
        "arrest",
        "riot",
        "protest",
        "siege",
    ]
)


@dataclass(frozen=True, slots=True)
class FoundFigure:
    """A figure in a passage: `span` is what was read, `whom` the phrase for the people counted."""

    what: str
    count: Count
    span: Span
    whom: Span | None
    index: int
    subset: bool = False


def count_of(passage: Passage, phrases: tuple[NounPhrase, ...] | list[NounPhrase]) -> Count | None:
    """How many people a coordinated phrase names; None where it does not tell."""
    total: Count | None = None
    for phrase in phrases:
        one = _count_one(passage, phrase)
        if one is None:
            continue
        total = one if total is None else _add(total, one)
    return total


def _add(left: Count, right: Count) -> Count:
    high = None if left.high is None or right.high is None else left.high + right.high
    return Count(left.low + right.low, high, left.quantifier or right.quantifier)


def _count_one(passage: Passage, phrase: NounPhrase) -> Count | None:
    words = passage.words
    if phrase.number is not None:
        return phrase.number.count
    if phrase.determiner in _ONE:
        return Count(1, 1)
    if phrase.determiner in _SOME:
        return Count(2, None, phrase.determiner)
    if phrase.person is not None and words[phrase.head].noun_class != "group":
        return Count(1, 1)
    if phrase.organisation is not None or phrase.place is not None or phrase.empty:
        return None
    head = words[phrase.head]
    if head.stem == "بعض":
        return Count(2, None, "بعض")
    after = passage.numbers.get(phrase.end)
    if after is not None and after.start == phrase.end and head.article and not after.mention.ordinal:
        return after.mention.count
    if head.noun_class == "group":
        return None
    bare = head.token.bare
    if head.noun_class in ("vehicle", "building", "thing", "abstract", "act", "time"):
        return None
    if head.number == "two" or (
        bare.endswith(("ان", "ين")) and head.number == "" and len(bare) > 5 and not head.article
    ):
        return Count(2, 2)
    if head.number == "many":
        return Count(2, None)
    if head.number == "one":
        return Count(1, 1)
    if bare.endswith(("ون", "وا", "ات")):
        return Count(2, None)
    return Count(1, 1) if not head.article else None


def figures_of(passage: Passage, candidate: Candidate, roles: Roles) -> list[FoundFigure]:
    """The figure that a trigger itself gives: of its victims, or of those taking part."""
    what = candidate.trigger.figure
    if not what:
        return []
    role = "actor" if what == "taking-part" else "target"
    phrases = roles.filled.get(role, [])
    count = count_of(passage, phrases)
    if count is None:
        pronoun = roles.pronouns.get(role, "")
        if pronoun in ("ه", "ها") and what in ("killed", "injured", "detained"):
            count = Count(1, 1)
        elif pronoun == "هما":
            count = Count(2, 2)
        elif pronoun in ("هم", "هن") or (
            role == "target"
            and roles.voice == "passive"
            and candidate.verb
            and candidate.verb.person == "3mp"
        ):
            count = Count(2, None)
        elif (
            role == "target"
            and roles.voice == "passive"
            and candidate.verb
            and candidate.verb.person == "3md"
        ):
            count = Count(2, 2)
        if count is None:
            return []
        word = passage.words[candidate.index]
        return [FoundFigure(what, count, Span(word.after_conjunction, word.end), None, candidate.index)]
    first, last = phrases[0], phrases[-1]
    start = passage.words[first.whole].start
    end = max(passage.words[last.end - 1].end, start + 1)
    whom = None if first.empty else span_of(passage, first)
    return [FoundFigure(what, count, Span(start, end), whom, first.whole)]


def loose_figures(passage: Passage, taken: set[int]) -> list[FoundFigure]:
    """Counts of dead, injured or detained people that no trigger governs: ثمانية قتلى ونحو 40 جريحا."""
    found: list[FoundFigure] = []
    words = passage.words
    index = 0
    while index < len(words):
        stretch = passage.numbers.get(index)
        if (
            stretch is not None
            and stretch.start == index
            and not stretch.mention.ordinal
            and index not in taken
        ):
            figures = _after_number(passage, index, stretch.end, stretch.mention.count)
            found += figures
            index = max(stretch.end, index + 1)
            continue
        word = words[index]
        if word.noun_class in _CLASS_FIGURE and word.tag == "noun" and index not in taken:
            found += _toll(passage, index)
            found += _dual_or_one(passage, index)
        if word.stem in _NO_VICTIMS and _without(passage, index):
            for what in _NO_VICTIMS[word.stem]:
                found.append(FoundFigure(what, Count(0, 0), Span(word.start, word.end), None, index))
        index += 1
    return found


def _after_number(passage: Passage, index: int, end: int, count: Count) -> list[FoundFigure]:
    words = passage.words
    start = words[index].start
    subset = _is_subset(passage, index)
    if end < len(words) and words[end].stem == "بين" and end + 2 < len(words):
        # عشرون بين قتيل وجريح: how many of each is not said.
        kinds = {w.noun_class for w in words[end + 1 : end + 3]}
        if {"dead", "injured"} <= kinds:
            high = None if count.high is None else max(count.high - 1, 1)
            span = Span(start, words[end + 2].end)
            each = Count(1, high, "بين")
            return [
                FoundFigure("killed", each, span, None, index),
                FoundFigure("injured", each, span, None, index),
            ]
    position = end
    while position < len(words) and words[position].tag in ("determiner",):
        position += 1
    if position < len(words) and words[position].stem == "من" and words[position].tag == "preposition":
        position += 1
    if position >= len(words):
        return []
    what = _CLASS_FIGURE.get(words[position].noun_class)
    if words[position].stem in ("اصابه", "اصابات"):
        what = "injured"
    if what is None or words[position].tag != "noun":
        return []
    span = Span(start, words[position].end)
    figures = [FoundFigure(what, count, span, None, index, subset)]
    other = position + 1
    if other < len(words) and words[other].conjunction == "و" and words[other].noun_class in _CLASS_FIGURE:
        second = _CLASS_FIGURE[words[other].noun_class]
        if second != what and other not in passage.numbers:
            if count.high is None and count.low >= 20:
                figures.append(FoundFigure(second, count, Span(start, words[other].end), None, index, subset))
            else:
                high = None if count.high is None else max(count.high - 1, 1)
                each = Count(1, high, count.quantifier)
                span = Span(start, words[other].end)
                return [
                    FoundFigure(what, each, span, None, index, subset),
                    FoundFigure(second, each, span, None, index, subset),
                ]
    return figures


def _dual_or_one(passage: Passage, index: int) -> list[FoundFigure]:
    """سقوط قتيلين، أوقع قتيلا: a dual or a lone victim as an object, without a number."""
    words = passage.words
    word = words[index]
    if word.article or word.pronoun or index in passage.people:
        return []
    before = words[index - 1] if index else None
    if before is None or index - 1 in passage.numbers or before.tag in ("determiner", "preposition"):
        return []
    if word.number == "two":
        return [
            FoundFigure(_CLASS_FIGURE[word.noun_class], Count(2, 2), Span(word.start, word.end), None, index)
        ]
    governed = before.stem in ("سقوط", "وقوع") or (
        before.tag == "verb" and before.stem.startswith(("اوقع", "خلف", "سقط", "وقع"))
    )
    if governed and word.number in ("one", "many"):
        count = Count(1, 1) if word.number == "one" else Count(2, None)
        return [FoundFigure(_CLASS_FIGURE[word.noun_class], count, Span(word.start, word.end), None, index)]
    return []


def _toll(passage: Passage, index: int) -> list[FoundFigure]:
    """عدد القتلى إلى 45، حصيلة قتلى التفجير ... 202: the number behind (or before) the word for a toll."""
    words = passage.words
    word = words[index]
    before = words[max(0, index - 5) : index]
    if not any(w.stem in ("حصيله", "عدد", "اعداد") for w in before):
        return []
    for position in range(index + 1, min(index + 7, len(words))):
        stretch = passage.numbers.get(position)
        if stretch is not None and not stretch.mention.ordinal:
            span = Span(words[position].start, words[stretch.end - 1].end)
            return [FoundFigure(_CLASS_FIGURE[word.noun_class], stretch.mention.count, span, None, position)]
    for position in range(index - 1, max(-1, index - 7), -1):
        stretch = passage.numbers.get(position)
        if stretch is not None and not stretch.mention.ordinal:
            span = Span(words[stretch.start].start, words[stretch.end - 1].end)
            return [FoundFigure(_CLASS_FIGURE[word.noun_class], stretch.mention.count, span, None, position)]
    return []


def _is_subset(passage: Passage, index: int) -> bool:
    """Whether the number tells a part of one before it: بينهم ثلاثة أطفال."""
    for word in passage.words[max(0, index - 3) : index]:
        if word.token.folded in _SUBSET or (
            word.stem in ("بين", "من", "ضمن") and word.pronoun in ("هم", "ها", "هن")
        ):
            return True
    return False


def _without(passage: Passage, index: int) -> bool:
    return any(
        w.stem in ("دون", "بدون", "عدم") or w.token.folded in ("دون", "بدون")
        for w in passage.words[max(0, index - 4) : index]
    )


def is_subset_phrase(passage: Passage, phrase: NounPhrase) -> bool:
    """Whether a participant is only a counted part of another one (بينهم 3 أطفال)."""
    return _is_subset(passage, phrase.whole)


def people_at(passage: Passage, index: int) -> tuple[NounPhrase, ...]:
    """The coordinated phrase at `index`, for counting."""
    phrase = noun_phrase(passage, index)
    return () if phrase is None else coordinated(passage, phrase)
