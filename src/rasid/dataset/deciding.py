"""What people say: decisions on values of claims, judgements on links, and taking them back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

import msgspec

from rasid.dataset.joining import join_judged
from rasid.dataset.laying import lay_current
from rasid.dataset.lifting import lifted_json
from rasid.dataset.work import Work
from rasid.errors import RefusedError
from rasid.records import claims, decisions, entities, judgements, public_ids, reports
from rasid.records.history import Change
from rasid.resolve.decided import CORRECTABLE, VERDICTS, WHOLE, fault_of, read_value, value_of
from rasid.resolve.taking import alone_in, own_node, short_digest
from rasid.values.claim import Figure, Phrase, Place
from rasid.values.incident import SourcedClaim
from rasid.values.judgement import Decision, Judgement

#: A corrected value as it is written in a shell.
_EXAMPLES = {
    "type": "'\"bombing\"'",
    "factuality": "'\"negated\"'",
    "killed": "'[3, 3]'",
    "injured": "'[3, null]'",
    "detained": "'[3, 3]'",
    "aggregate": "true",
    "date": '\'{"start": "2015-06-13", "end": "2015-06-13"}\'',
}
_LIKE = '\'[{"text": "words of the report", "at": 0}]\''
FACTUALITIES = ("asserted", "negated", "possible", "planned", "generic")
#: Fields that are never empty.
_ALWAYS = ("type", "factuality")
#: The letters before the hyphen of a public id, and the kind of node that it names.
_KIND_OF = {"i": "claim", "c": "claim", "p": "person", "o": "organisation", "r": "report"}


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a person says of a claim, or of one field of it; `after` is a corrected value as JSON."""

    verdict: str
    field: str = WHOLE
    after: str | None = None
    why: str = ""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two nodes that are the same or are not; `said` are their public ids, as the history gives them."""

    a: str
    b: str
    same: bool
    said: str


def decide_claim(work: Work, claim_id: str, said: Verdict) -> Decision:
    """Accept, reject or correct a claim or a field of it.

    Raises UsageError where the claim is unknown or the value none that the field can have.
    """
    stored = claims.get_claims(work.connection, [claim_id]).get(claim_id)
    if stored is None:
        raise RefusedError(
            "claim-unknown",
            f"{claim_id}: no claim of this study has this id; see `rasid search`",
            id=claim_id,
        )
    decision = keep_verdict(work, stored.sourced, said)
    lay_current(work, decision.report_id)
    return decision


def decision_on(work: Work, sourced: SourcedClaim, said: Verdict, *, id: str | None = None) -> Decision:
    """What is said of a claim as a decision, under this id or one of its own; it is not kept yet.

    Words that come with pseudonyms are made the report's own again. Raises UsageError where the value is none
    that the field can have.
    """
    said = replace(said, after=lifted_json(work, sourced.report_id, said.after))
    decision = Decision(
        id="",
        report_id=sourced.report_id,
        trigger=sourced.claim.trigger.text,
        at=sourced.claim.trigger.at,
        type=sourced.claim.type,
        field=said.field,
        verdict=said.verdict,
        before=value_of(sourced.claim, said.field) if said.field in (WHOLE, *CORRECTABLE) else None,
        after=said.after,
        claim=msgspec.json.encode(sourced.claim).decode(),
        author=work.who,
        made=work.at,
        why=said.why,
    )
    _check(work, decision)
    own = id or f"d-{short_digest(msgspec.json.encode(decision).decode())}"
    return replace(decision, id=own)


def keep_verdict(work: Work, sourced: SourcedClaim, said: Verdict, *, id: str | None = None) -> Decision:
    """Keep what is said of a claim; it counts once the report is laid again.

    Raises UsageError where the value is none that the field can have.
    """
    decision = decision_on(work, sourced, said, id=id)
    decisions.add_decision(work.connection, decision, anchor=sourced.claim.id)
    work.note(
        Change(
            work.at,
            work.who,
            said.verdict,
            "claim",
            sourced.claim.id,
            report_id=sourced.report_id,
            before=decision.before,
            after=decision.after or decision.verdict,
            why=said.why,
        )
    )
    return decision


def judge_link(work: Work, a: str, b: str, *, same: bool, why: str) -> Judgement:
    """Say that two things are the same or are not.

    `a` and `b` are public ids of one sort: incidents, claims, people, organisations, reports (is one a copy
    of the other), or namings (REPORT:OFFSET). An incident or a person stands for its first claim or naming.
    Raises UsageError where an id is unknown, or the two are of different sorts.
    """
    kind, first = node_meant(work, a)
    other, second = node_meant(work, b)
    if kind != other:
        raise RefusedError(
            "sorts-differ", f"{a} and {b} are things of different sorts; give two of one sort", one=a, two=b
        )
    if first == second:
        raise RefusedError(
            "same-thing",
            f"{a} and {b} are one and the same; to split a person give one of his namings",
            one=a,
            two=b,
        )
    (judgement,) = judge_pairs(work, kind, [Pair(first, second, same, f"{a} {b}")], why=why)
    return judgement


def judge_pairs(work: Work, kind: str, pairs: Sequence[Pair], *, why: str) -> tuple[Judgement, ...]:
    """Say of several pairs of nodes of a kind that they are the same or are not; they count together."""
    made = []
    for pair in pairs:
        low, high = sorted((pair.a, pair.b))
        id = f"j-{short_digest(kind, low, high, str(pair.same), work.who, work.at)}"
        judgement = Judgement(id, kind, low, high, pair.same, work.who, work.at, why)
        judgements.add_judgement(work.connection, judgement)
        action = "same" if pair.same else "apart"
        work.note(Change(work.at, work.who, action, "judgement", id, after=pair.said, why=why))
        made.append(judgement)
    _regroup_judged(work, made)
    return tuple(made)


def take_back(work: Work, id: str, *, why: str) -> None:
    """Take back a decision (`d-...`) or judgement (`j-...`): the data set is as if it had not been made."""
    decided = decisions.get_decision(work.connection, id) if id.startswith("d-") else None
    judged = judgements.get_judgement(work.connection, id) if id.startswith("j-") else None
    taken = decided or judged
    if taken is None:
        raise RefusedError(
            "decision-unknown", f"{id}: no decision or judgement of this study has this id", id=id
        )
    if taken[1] is not None:
        raise RefusedError("taken-back-already", f"{id}: was taken back already, on {taken[1]}", id=id)
    if decided is not None:
        withdraw(work, decided[0], why=why)
        lay_current(work, decided[0].report_id)
    elif judged is not None:
        withdraw_judgements(work, [judged[0]], why=why)


def withdraw(work: Work, decision: Decision, *, why: str) -> None:
    """Mark a decision that stands as taken back; it counts no more once the report is laid again."""
    decisions.take_back_decision(work.connection, decision.id, work.at)
    _note_taken_back(work, "decision", decision.id, decision.report_id, why)


def withdraw_judgements(work: Work, taken: Sequence[Judgement], *, why: str) -> None:
    """Mark judgements that stand as taken back; what they joined or kept apart is as if they had not been."""
    for judgement in taken:
        judgements.take_back_judgement(work.connection, judgement.id, work.at)
        _note_taken_back(work, "judgement", judgement.id, None, why)
    _regroup_judged(work, taken)


def grade_source(work: Work, source: str, *, kind: str | None, reliability: str | None) -> None:
    """Set what kind of publisher a source is and how reliable it is, A-F; what is None stays as it is.

    Raises UsageError where no report of the study is of this source, RecordsError for a grade that is none.
    """
    known = {name: (of, grade) for name, of, grade in reports.all_sources(work.connection)}
    if source not in known:
        raise RefusedError(
            "source-unknown",
            f"{source}: no report of this study was published by it; see `rasid source`",
            name=source,
        )
    was = known[source]
    now = (kind if kind is not None else was[0], reliability if reliability is not None else was[1])
    regrade_source(work, source, was, now)


def regrade_source(
    work: Work,
    source: str,
    was: tuple[str | None, str | None],
    now: tuple[str | None, str | None],
    why: str = "",
) -> None:
    """Set kind and grade of a source in the place of what they were."""
    reports.grade_source(work.connection, source, kind=now[0], reliability=now[1])
    before, after = (msgspec.json.encode((source, *graded)).decode() for graded in (was, now))
    # The name stands in what can be erased, not in the row itself: an interview is published by its witness.
    id = f"s-{short_digest(work.at, work.who)}"
    work.note(Change(work.at, work.who, "grade", "source", id, before=before, after=after, why=why))


def _note_taken_back(work: Work, kind: str, id: str, report_id: str | None, why: str) -> None:
    work.note(Change(work.at, work.who, "take-back", kind, id, report_id=report_id, why=why))


def _regroup_judged(work: Work, said: Sequence[Judgement]) -> None:
    """Let judgements of one kind that are new or taken back count."""
    for report_id in sorted({id for judgement in said for id in alone_in(judgement)}):
        lay_current(work, report_id)
    kinds = work.knowledge.kinds
    ends = tuple(sorted({end for judgement in said for end in (judgement.a, judgement.b)}))
    kind = said[0].kind if said else ""
    if kind == "claim":
        join_judged(work, kinds.claim, ends)
    elif kind == "person":
        join_judged(work, kinds.person, ends)
    elif kind == "organisation":
        join_judged(work, kinds.organisation, ends)
    elif kind == "report":
        join_judged(work, kinds.report, ends)


def node_meant(work: Work, id: str) -> tuple[str, str]:
    """The kind and node that an id stands for. Raises UsageError for an unknown one."""
    if ":" in id:
        named = entities.get_naming(work.connection, id)
        if named is None:
            raise RefusedError("naming-unknown", f"{id}: no report of this study names a person there", id=id)
        return "person", own_node(named[0])
    if id.startswith("g-"):
        raise RefusedError(
            "place-not-judged",
            f"{id}: is a place; which places are one the gazetteer says, not a judgement",
            id=id,
        )
    kind = _KIND_OF.get(id.partition("-")[0])
    node = id if id.startswith(("c-", "r-")) else public_ids.node_of(work.connection, id)
    if kind is None or node is None or node not in work.graph.nodes(kind, [node]):
        raise RefusedError(
            "thing-unknown",
            f"{id}: this study has nothing of this id; see `rasid search` and `rasid show`",
            id=id,
        )
    return kind, node


def _check(work: Work, decision: Decision) -> None:
    """Raise UsageError where a decision cannot be made so."""
    verdict, field, after = decision.verdict, decision.field, decision.after
    if verdict not in VERDICTS[:3]:
        raise RefusedError(
            "verdict-wrong", f"{verdict!r}: a decision is accept, reject or correct", said=verdict
        )
    if field != WHOLE and field not in CORRECTABLE:
        raise RefusedError(
            "field-wrong",
            f"{field!r}: no field that can be decided on; there are {', '.join(CORRECTABLE)}",
            said=field,
        )
    if (verdict == "correct") != (after is not None) or (verdict == "correct" and field == WHOLE):
        raise RefusedError(
            "correction-lacks", "correct needs a field and its new value; accept and reject need none"
        )
    if verdict == "reject" and field in _ALWAYS:
        raise RefusedError(
            "field-needed", f"a claim always has a {field}: correct it, or reject the claim", field=field
        )
    if after is None:
        return
    try:
        value = read_value(field, after)
    except msgspec.MsgspecError as error:
        like = _EXAMPLES.get(field, _LIKE)
        raise RefusedError(
            "value-wrong",
            f"{after}: is no value of {field} ({error}); write it as JSON, such as {like}",
            said=after,
            field=field,
        ) from error
    if field == "type":
        check_type(work, str(value))
    if field == "factuality" and value not in FACTUALITIES:
        raise RefusedError(
            "factuality-wrong", f"{value}: no factuality; there are {', '.join(FACTUALITIES)}", said=value
        )
    fault = fault_of(value)
    if fault is not None:
        raise RefusedError(
            "value-wrong", f"{after}: is no value of {field} ({fault})", said=after, field=field
        )
    check_phrases(work, decision.report_id, _phrases_in(value))


def check_type(work: Work, type: str) -> None:
    """Raise UsageError where the codebook has no such type."""
    if type not in work.knowledge.families:
        raise RefusedError(
            "type-unknown", f"{type}: no type of the codebook; see docs/reference/codebook.md", said=type
        )


def check_phrases(work: Work, report_id: str, phrases: Iterable[Phrase | Place]) -> None:
    """Raise UsageError where words do not stand in the report where they are said to."""
    text = reports.texts_of(work.connection, [report_id])[report_id]
    for phrase in phrases:
        if not phrase.text.strip():
            raise RefusedError("words-empty", f"a value holds a phrase of no words, at {phrase.at}")
        if phrase.at < 0 or text[phrase.at : phrase.at + len(phrase.text)] != phrase.text:
            raise RefusedError(
                "words-not-there",
                f"{phrase.text}: these words do not stand at {phrase.at} of the report",
                words=phrase.text,
            )


def _phrases_in(value: object) -> Iterator[Phrase | Place]:
    """The words of the report that a value rests on."""
    if isinstance(value, Phrase | Place):
        yield value
    elif isinstance(value, Figure):
        yield from (phrase for phrase in (value.said, value.whom, value.source) if phrase is not None)
    elif isinstance(value, tuple):
        for part in value:
            yield from _phrases_in(part)
