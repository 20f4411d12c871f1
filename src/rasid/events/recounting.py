"""Figures told elsewhere: of pronouns (خطفهم), of two kinds of harm in one (مقتل وإصابة 30)."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from rasid.events.counting import NO_PEOPLE, count_of
from rasid.events.drafts import Draft, Participant
from rasid.events.figures import OF_PEOPLE, FoundFigure, part_of, recounted
from rasid.events.passage import Passage
from rasid.events.phrases import noun_phrase
from rasid.values.interval import Count
from rasid.values.span import Span

_REACH = 4
#: More than these are seldom told of again one by one: their number is that of a group.
_FEW = 9


def count_antecedents(drafts: list[Draft], earlier: list[Draft]) -> None:
    """Give figures read from a pronoun alone the count of its antecedent: أربع رهائن ... خطفهم is four."""
    passages = {id(d.passage): d.passage for d in (*drafts, *earlier)}
    for draft in drafts:
        if _lacks_figure(draft):
            draft.figures = _figures_of_inferred(draft, list(passages.values()))
        if draft.targets and all(one.noun_class in NO_PEOPLE for one in draft.targets):
            # السفينة التي خطفها القراصنة: what the pronoun stands for is nobody.
            draft.figures = [figure for figure in draft.figures if figure.whom is not None]
        for place, figure in enumerate(draft.figures):
            if figure.whom is not None or not figure.vague or figure.index != draft.index:
                continue
            count = _counted(draft.targets + draft.victims, list(passages.values()))
            if count is not None and (count.high is None or count.high > 1):
                draft.figures[place] = recounted(figure, count)


def _lacks_figure(draft: Draft) -> bool:
    """الفتى الذي خطف وقتل: harm of people who are told with another verb, and counted by neither."""
    real = draft.factuality.label == "asserted" and draft.factuality.realisation not in (
        "attempted",
        "failed",
    )
    return not draft.figures and real and draft.candidate.trigger.figure in OF_PEOPLE


def _figures_of_inferred(draft: Draft, passages: list[Passage]) -> list[FoundFigure]:
    count = _counted(draft.targets, passages) if len(draft.targets) == 1 else None
    joined = draft.targets[0].rule == "subject carried on" if draft.targets else False
    if count is None or count.high is None or (count.high > _FEW and not joined):
        return []  # but خطف 16 شرطيا ... وقتلوا are the same men
    whom = draft.targets[0].span
    word = draft.passage.words[draft.index]
    span = Span(word.after_conjunction, word.end)
    what = draft.candidate.trigger.figure
    return [FoundFigure(what, count, span, whom, draft.index, sentence=draft.passage.number, vague=True)]


def share_counts(drafts: list[Draft]) -> None:
    """مقتل وإصابة 30 شخصا، قتل وجرح العشرات: the victims of both are counted in one figure."""
    for first, second in pairwise(drafts):
        kinds = (first.candidate.trigger.figure, second.candidate.trigger.figure)
        word = second.passage.words[second.index]
        beside = second.index == first.candidate.last + 1 and word.conjunction == "و"
        beside = beside and first.is_result and first.candidate.kind == second.candidate.kind
        if not beside or set(kinds) != {"killed", "injured"} or first.figures or not second.figures:
            continue
        each = [replace(figure, count=part_of(figure.count), vague=True) for figure in second.figures]
        first.figures = [replace(figure, what=kinds[0]) for figure in each]
        second.figures = each


def _counted(people: list[Participant], passages: list[Passage]) -> Count | None:
    """The number given with the participants where they stand; None where none was."""
    total: Count | None = None
    for one in people:
        if one.basis != "inferred":
            continue
        passage = next((p for p in passages if p.span.start <= one.span.start < p.span.end), None)
        count = _count_at(passage, one) if passage is not None else None
        if count is None:
            return None
        total = count if total is None else Count(total.low + count.low, _sum(total.high, count.high))
    return total


def _sum(left: int | None, right: int | None) -> int | None:
    return None if left is None or right is None else left + right


def _count_at(passage: Passage, one: Participant) -> Count | None:
    start, _ = passage.words_of(one.span)
    for begin in range(start, max(start - _REACH, -1), -1):
        phrase = noun_phrase(passage, begin)
        if (
            phrase is not None
            and phrase.start == start
            and (phrase.number is not None or begin == start - _REACH)
        ):
            return count_of(passage, [phrase])
    phrase = noun_phrase(passage, start)
    if phrase is None:
        return None
    count = count_of(passage, [phrase])
    return count if count is not None and (count.high is not None) else None
