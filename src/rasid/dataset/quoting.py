"""The words of reports that claims stand on: the sentence of each, with what was read in it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rasid.dataset.study import Study
from rasid.language.tokens import split_sentences, tokenize
from rasid.records import reports
from rasid.values.claim import Claim
from rasid.values.incident import SourcedClaim
from rasid.values.search import Excerpt
from rasid.values.span import Span
from rasid.values.stored import StoredReport

#: The longest quotation, in code points; a longer sentence is cut around its trigger.
LONGEST = 600


@dataclass(frozen=True, slots=True)
class Quotation:
    """The sentence of a report in which a claim stands; `excerpt.highlights` are the words it was read from,
    in order and apart, and `trigger` is that of them that names the happening.
    """

    claim: str
    report_id: str
    excerpt: Excerpt
    trigger: Span


def quotations(study: Study, told: Sequence[SourcedClaim]) -> dict[str, Quotation]:
    """The quotation of each claim, by claim id."""
    with study.database.reading() as connection:
        texts = reports.texts_of(connection, sorted({one.report_id for one in told}))
    return {
        one.claim.id: quotation_of(one.claim, texts[one.report_id], report_id=one.report_id)
        for one in told
        if one.report_id in texts
    }


def quotation_of(claim: Claim, text: str, *, report_id: str) -> Quotation:
    """The sentence of a claim's trigger."""
    trigger = _span(claim.trigger.at, claim.trigger.text)
    start, end = sentence_at(text, trigger.start)
    if end - start > LONGEST:
        start = _back_to_space(text, max(start, trigger.start - LONGEST // 2))
        end = min(end, text.rfind(" ", start, start + LONGEST) if len(text) > start + LONGEST else len(text))
        end = max(end, trigger.end)
    spans = {_span(phrase.at, phrase.text) for one in claim.evidence for phrase in one.spans} | {trigger}
    within = sorted(span for span in spans if start <= span.start and span.end <= end)
    excerpt = Excerpt(text[start:end], start, _apart(within, trigger))
    return Quotation(claim.id, report_id, excerpt, trigger)


def sentence_at(text: str, at: int) -> tuple[int, int]:
    """Where the sentence around an offset begins and ends; its line where no sentence is there."""
    first = text.rfind("\n", 0, at) + 1
    last = text.find("\n", at)
    line = text[first : last if last >= 0 else len(text)]
    for sentence in split_sentences(tokenize(line)):
        if sentence.start <= at - first < sentence.end:
            return first + sentence.start, first + sentence.end
    return first, first + len(line)


def _span(at: int, words: str) -> Span:
    return Span(at, at + len(words))


def _apart(spans: Iterable[Span], trigger: Span) -> tuple[Span, ...]:
    """The spans without those that overlap another; the trigger always stays."""
    kept: list[Span] = [trigger]
    for span in sorted(spans, key=lambda one: (one.start, one.start - one.end)):
        if not any(span.overlaps(other) for other in kept):
            kept.append(span)
    return tuple(sorted(kept))


def _back_to_space(text: str, place: int) -> int:
    return text.rfind(" ", 0, place) + 1


def cited_reports(study: Study, ids: Iterable[str]) -> dict[str, StoredReport]:
    """The reports of these ids that are kept, for their citation."""
    with study.database.reading() as connection:
        found = ((id, reports.stored_report(connection, id)) for id in dict.fromkeys(ids))
        return {id: stored for id, stored in found if stored is not None}
