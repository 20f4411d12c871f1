"""How good a study is: random samples of its claims, or of sentences without one, decided by people.

A sample is drawn by a seed: the same study, filter and seed give the same. What is said in a sample changes
no claim. Claims are kept as they were when drawn, so that the figures stay those of what was decided on.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, replace
from heapq import nsmallest

import msgspec
from sqlalchemy import Connection

from rasid.dataset.study import Study
from rasid.dataset.waiting import Wanted, filter_of
from rasid.errors import RefusedError
from rasid.language.tokens import split_sentences, tokenize
from rasid.learning.intervals import Share, share_of
from rasid.records import claims, reports, samples
from rasid.records.history import Change
from rasid.resolve.taking import short_digest
from rasid.values.claim import Claim
from rasid.values.sample import KINDS, VERDICTS, Sample, SamplePart
from rasid.values.span import Span

#: How many parts a sample has, how many reports sentences are drawn from for each, and the longest remark.
LEAST, MOST, REPORTS_EACH, LONGEST = 5, 1_000, 4, 500
#: A sentence of fewer words tells nothing; a type with fewer decided claims gets no figure of its own.
_WORDS, ENOUGH = 3, 10
_ALL = Wanted()
#: How many characters are shown before and behind a sentence.
_AROUND = 280


@dataclass(frozen=True, slots=True)
class Figures:
    """What the decided parts of a sample say; None where the sample is of the other kind.

    `right` are claims with no fault, `event` those whose event is right though a detail may be wrong, by type
    in `types` where there are enough; `missed` sentences of those without a claim. `unsure` is counted
    nowhere.
    """

    right: Share | None
    event: Share | None
    types: tuple[tuple[str, Share], ...]
    missed: Share | None
    unsure: int


@dataclass(frozen=True, slots=True)
class Shown:
    """A part of a sample as it is decided on: its sentence with words before and behind, and the claim."""

    part: SamplePart
    before: str
    sentence: str
    behind: str
    claim: Claim | None


def draw_sample(study: Study, kind: str, *, size: int, seed: int, wanted: Wanted = _ALL) -> str:
    """Draw a sample and keep it; gives its id. Raises UsageError where there is nothing to draw from.

    Of claims all that is wanted counts, of sentences the source and the days, which are those of publication.
    """
    if kind not in KINDS:
        raise RefusedError("sample-kind", f"{kind}: a sample is of {' or of '.join(KINDS)}", said=kind)
    if not LEAST <= size <= MOST:
        raise RefusedError(
            "sample-size", f"{size}: a sample has from {LEAST} to {MOST} parts", least=LEAST, most=MOST
        )
    asked = filter_of(study, replace(wanted, status=wanted.status or "any", per=""))
    with study.writing() as work:
        if kind == "claims":
            ids = list(samples.claim_ids(work.connection, asked))
            parts = _claims(work.connection, _first(ids, size, seed))
            population = len(ids)
        else:
            kept = samples.report_ids(
                work.connection, source=asked.source, since=asked.since, until=asked.until
            )
            frame = _sentences(work.connection, _first(kept, size * REPORTS_EACH, seed))
            chosen = nsmallest(size, frame, key=lambda one: _draw(seed, f"{one.report_id} {one.at}"))
            parts, population = tuple(chosen), len(frame)
        if not parts:
            raise RefusedError("draw-nothing", "there is nothing to draw from; ask for less, or add reports")
        id = f"q-{short_digest(work.at, work.who, kind, str(seed))}"
        numbered = tuple(replace(part, ordinal=number) for number, part in enumerate(parts))
        told = tuple((name, value) for name, value in asdict(wanted).items() if value)
        new = Sample(id, kind, told, seed, population, work.who, work.at, len(parts), 0)
        samples.add_sample(work.connection, new, numbered)
        work.note(Change(work.at, work.who, "draw", "sample", id, after=f"{len(parts)} {kind}"))
    return id


def _draw(seed: int, id: str) -> str:
    """Where something comes in the order of drawing: the same for the same seed, whatever else there is."""
    return hashlib.sha256(f"{seed} {id}".encode()).hexdigest()


def _first(ids: Iterable[str], size: int, seed: int) -> list[str]:
    return nsmallest(size, ids, key=lambda id: _draw(seed, id))


def _claims(connection: Connection, ids: Sequence[str]) -> tuple[SamplePart, ...]:
    held = claims.get_claims(connection, ids)
    texts = reports.texts_of(connection, {held[id].sourced.report_id for id in ids})
    found = []
    for id in ids:
        sourced = held[id].sourced
        at = sourced.claim.trigger.at
        spans = sentences_of(texts[sourced.report_id])
        within = next((span for span in spans if span.start <= at < span.end), Span(at, at))
        body = msgspec.json.encode(sourced.claim).decode()
        found.append(_part(sourced.report_id, within, claim=id, body=body))
    return tuple(found)


def _sentences(connection: Connection, report_ids: Sequence[str]) -> list[SamplePart]:
    """The sentences of reports from which no claim was read."""
    found = []
    for id, text in sorted(reports.texts_of(connection, report_ids).items()):
        told = samples.spans_told(connection, id)
        found += [
            _part(id, span)
            for span in sentences_of(text)
            if not any(span.start <= at < span.end for at in told)
        ]
    return found


def _part(report_id: str, span: Span, *, claim: str | None = None, body: str | None = None) -> SamplePart:
    return SamplePart(0, report_id, span.start, span.end, claim, body, None, None, None, None)


def sentences_of(text: str) -> tuple[Span, ...]:
    """The sentences of a text that have some words, in text order."""
    found = []
    for sentence in split_sentences(tokenize(text)):
        if sum(token.kind == "word" for token in sentence.tokens) >= _WORDS:
            found.append(Span(sentence.start, sentence.end))
    return tuple(found)


def list_samples(study: Study) -> tuple[Sample, ...]:
    """Every sample, the last first."""
    with study.database.reading() as connection:
        return samples.all_samples(connection)


def read_sample(study: Study, id: str) -> tuple[Sample, tuple[SamplePart, ...]]:
    """A sample and its parts, in the order drawn. Raises UsageError for an unknown one."""
    with study.database.reading() as connection:
        return _sample(connection, id), study.veil.value(samples.parts_of(connection, id))


def _sample(connection: Connection, id: str) -> Sample:
    found = samples.get_sample(connection, id)
    if found is None:
        raise RefusedError("sample-unknown", f"{id}: there is no sample of this id", id=id)
    return found


def part_to_decide(study: Study, id: str, ordinal: int | None = None) -> Shown | None:
    """The first part of a sample that nobody decided, or the one of a number; None where there is none."""
    with study.database.reading() as connection:
        _sample(connection, id)
        part = (
            samples.next_part(connection, id)
            if ordinal is None
            else samples.get_part(connection, id, ordinal)
        )
        if part is None:
            return None
        text = reports.texts_of(connection, [part.report_id]).get(part.report_id, "")
    claim = None if part.body is None else msgspec.json.decode(part.body, type=Claim)
    start, end = max(part.at - _AROUND, 0), part.end + _AROUND
    start = text.find(" ", start, part.at) + 1 if start else 0
    end = len(text) if end >= len(text) else max(text.rfind(" ", part.end, end), part.end)
    told = text[start : part.at], text[part.at : part.end], text[part.end : end]
    before, sentence, behind = (study.veil.text(words, reports=[part.report_id]) for words in told)
    return Shown(
        study.veil.value(part), before, sentence, behind, study.veil.value(claim, reports=[part.report_id])
    )


def say(study: Study, id: str, ordinal: int, *, verdict: str | None, wrong: str = "") -> None:
    """Say of a part what it is, or with None that nothing is said of it any more.

    Raises UsageError where there is no such part or verdict.
    """
    with study.writing() as work:
        sample = _sample(work.connection, id)
        part = samples.get_part(work.connection, id, ordinal)
        if part is None:
            raise RefusedError(
                "sample-no-part", f"{ordinal}: the sample has no part of this number", number=ordinal
            )
        if verdict is not None and verdict not in VERDICTS[sample.kind]:
            raise RefusedError(
                "verdict-wrong", f"{verdict}: say one of {', '.join(VERDICTS[sample.kind])}", said=verdict
            )
        said = replace(
            part, verdict=verdict, wrong=wrong.strip()[:LONGEST] or None, author=work.who, made=work.at
        )
        samples.put_verdict(work.connection, id, said)
        work.note(
            Change(
                work.at,
                work.who,
                "judge",
                "sample",
                id,
                report_id=part.report_id,
                before=part.verdict,
                after=verdict,
                why=said.wrong or "",
            )
        )


def figures_of(kind: str, parts: Sequence[SamplePart]) -> Figures:
    """What the decided parts of a sample say, with 95 % intervals."""
    counted = [part for part in parts if part.verdict not in (None, "unsure")]
    unsure = sum(part.verdict == "unsure" for part in parts)
    if kind == "sentences":
        missed = share_of(sum(part.verdict == "missed" for part in counted), len(counted))
        return Figures(None, None, (), missed, unsure)
    by_type: dict[str, list[SamplePart]] = {}
    for part in counted:
        by_type.setdefault(msgspec.json.decode(part.body or "{}").get("type", ""), []).append(part)
    types = tuple(
        (name, share_of(sum(part.verdict != "wrong" for part in ones), len(ones)))
        for name, ones in sorted(by_type.items(), key=lambda pair: (-len(pair[1]), pair[0]))
        if len(ones) >= ENOUGH
    )
    return Figures(
        share_of(sum(part.verdict == "right" for part in counted), len(counted)),
        share_of(sum(part.verdict != "wrong" for part in counted), len(counted)),
        types,
        None,
        unsure,
    )
