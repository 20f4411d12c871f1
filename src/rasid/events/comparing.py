"""Whether two drafts can tell one happening: their sides, figures and places compared."""

from __future__ import annotations

from rasid.events.drafts import Draft, Participant
from rasid.folding import fold_word, without_article
from rasid.language.tagged_word import Word
from rasid.values.interval import Count

#: Acts that can cause deaths and injuries told beside them.
ACTS = frozenset(
    ["clash", "attack", "airstrike", "shelling", "bombing", "raid", "torture", "riot", "protest", "execution",
     "abduction", "destruction", "sexual_violence", "siege"]
)  # fmt: skip
#: Acts that a killing does not belong to: who is abducted and later killed suffers two events.
OWN_DEATHS = frozenset(("abduction", "siege", "destruction", "execution"))
#: How exact a type is: two words for one act may differ in it.
GENERAL = {"attack": 0, "raid": 1, "killing": 0, "clash": 1, "shelling": 2, "airstrike": 3, "bombing": 3}

#: Between two acts: the second came first, and is neither the first nor its result (اشتباكات بعد اغتيال).
CAME_FIRST = frozenset(("منذ", "بعد", "عقب", "اثر", "غداه"))


def preposition_before(words: tuple[Word, ...], index: int) -> str:
    """The folded preposition that governs the construct in which word `index` stands, or ""."""
    for position in range(index - 1, max(index - 4, -1), -1):
        word = words[position]
        if word.tag == "preposition":
            return word.stem
        if word.preposition:
            return word.preposition
        if word.tag not in ("noun", "number", "determiner"):
            return ""
    return ""


def is_another(draft: Draft) -> bool:
    """هجوم آخر، تفجير انتحاري ثان: an act that is said to be none of those told before."""
    words = draft.passage.words
    if draft.candidate.kind != "noun" or words[draft.index].article:
        return False
    if _succeeds(draft):
        return True
    behind = words[draft.candidate.after : draft.candidate.after + 2]
    further = draft.passage.grammar["further"]
    return any(word.stem in further and not (word.article or word.conjunction) for word in behind)


def _succeeds(draft: Draft) -> bool:
    """هجوم أعقبه انفجار: an act that is told to have come behind another one, or before it."""
    before = draft.passage.words[draft.index - 1] if draft.index else None
    if before is None or before.tag != "verb" or not before.pronoun:
        return False
    return before.stem.endswith(tuple(draft.passage.grammar["succeeding"]))


def figures_clash(one: Draft, other: Draft) -> bool:
    """Whether two drafts give numbers of the same that cannot both be right: 12, and more than 20.

    A toll told in a sentence without an act is not compared: it may be older or newer than the other.
    """
    told = {d.passage.number for d in (one, *one.joined, other, *other.joined)}
    return any(
        left.what == right.what and _apart(left.count, right.count)
        for left in one.figures
        for right in other.figures
        if not (left.vague and left.count.high) and not (right.vague and right.count.high)
        if left.sentence in told and right.sentence in told
    )


def _apart(left: Count, right: Count) -> bool:
    return (left.high is not None and left.high < right.low) or (
        right.high is not None and right.high < left.low
    )


def tokens(people: list[Participant], report: str) -> set[str]:
    """The folded words of participants, without articles and quotation marks."""
    return {
        without_article(fold_word(word))
        for one in people
        for word in one.text(report).replace("«", " ").replace("»", " ").replace('"', " ").split()
    }


def _keys(people: list[Participant]) -> set[object]:
    """What two lists of participants are compared by: where each stands, and its words."""
    return {p.span.start for p in people} | {p.name for p in people if p.name}


def clash(left: list[Participant], right: list[Participant]) -> bool:
    """Whether two sides are both named and share no word."""
    return bool(left and right) and not (_keys(left) & _keys(right))


def places_agree(one: Draft, other: Draft) -> float:
    """Points for a named place in common, against two that differ; 0 where one side has none."""
    left, right = _place_names(one), _place_names(other)
    if not left or not right:
        return 0.0
    return 1.0 if left & right else -1.5


def _place_names(draft: Draft) -> set[str]:
    return {
        p.mention.name
        for p in draft.places
        if p.mention is not None and p.mention.name and p.mention.precision == "point"
    }


def is_since(act: Draft, later: Draft) -> bool:
    """منذ اندلاع الحرب قتل ألف شخص: what people died in the time since an act is a sum of its own."""
    words = act.passage.words
    since = any(w.stem == "منذ" for w in words[max(0, act.index - 2) : act.index])
    return since and act.index < later.index and words[later.index].tag == "verb"
