"""Settling what coders of a round differ on: what is settled becomes a decision of the study."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

import msgspec

from rasid.dataset.deciding import Verdict, keep_verdict, withdraw
from rasid.dataset.laying import lay_current
from rasid.dataset.rounds import coded_twice, round_of
from rasid.dataset.study import Study
from rasid.dataset.work import Work
from rasid.errors import RefusedError
from rasid.records import claims, decisions, rounds
from rasid.records.history import Change
from rasid.resolve.decided import WHOLE, value_of
from rasid.resolve.taking import short_digest
from rasid.values.claim import Claim
from rasid.values.judgement import Decision
from rasid.values.round import CodedTwice, Round, Settled
from rasid.values.stored import StoredClaim

#: What is compared and settled, in the order of a claim. Figures follow from the sums.
FIELDS = (
    "type", "actors", "targets", "instruments", "places", "date", "killed", "injured", "detained", "source",
    "factuality", "aggregate",
)  # fmt: skip
#: The choice of a value that neither coder gave.
TYPED = "another value"
#: What the whole of a claim is to a coder.
THERE, NOT_THERE = "there", "not there"

#: Groups the claims of several coders into events: for each the claim of every coder, by name.
Grouping = Callable[[Mapping[str, Sequence[Claim]]], Sequence[Sequence[Claim | None]]]


@dataclass(frozen=True, slots=True)
class Opinion:
    """What one coder says: the value as JSON (of the whole claim: there or not), and the claim it is in."""

    coder: str
    value: str
    claim: Claim | None


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing of a report on which coders differ: `field` of an event, or whether there is one (`claim`).

    `id` stays while the codings do. `claim` is the event as the first coder who has it tells it.
    """

    id: str
    report_id: str
    field: str
    claim: Claim
    opinions: tuple[Opinion, ...]


def differences_of(known: Round, twice: CodedTwice, group: Grouping) -> tuple[Difference, ...]:
    """What the coders of a report differ on, in text order; nothing until all of them are done with it."""
    told = dict(twice.people)
    if set(told) != set(known.coders):
        return ()
    coders = sorted(told)
    shared = group(told)
    grouped = {id(claim) for claims_ in shared for claim in claims_}
    alone = [
        tuple(claim if coder == own else None for coder in coders)
        for own in coders
        for claim in told[own]
        if id(claim) not in grouped
    ]
    events = sorted((*shared, *alone), key=_place)
    return tuple(one for event in events for one in _of_event(twice.report_id, coders, event))


def open_differences(
    study: Study, round_id: str, group: Grouping
) -> tuple[tuple[Difference, ...], Mapping[str, Settled]]:
    """Every difference of a round, by report, and how those that are settled were. Raises UsageError."""
    with study.database.reading() as connection:
        known = round_of(connection, round_id)
        settled = rounds.settled_of(connection, round_id)
    found = [one for twice in coded_twice(study, round_id) for one in differences_of(known, twice, group)]
    return tuple(found), settled


@dataclass(frozen=True, slots=True)
class Choice:
    """Whose value stands: that of a coder, or TYPED with the value as JSON; and why."""

    by: str
    typed: str | None = None
    why: str = ""


def settle(study: Study, round_id: str, difference: Difference, choice: Choice) -> Settled:
    """Settle a difference: the value becomes a decision of the study, which names the round.

    Raises UsageError for a choice that is none, a value that cannot be, and a difference that is settled
    already.
    """
    opinion = next((one for one in difference.opinions if one.coder == choice.by), None)
    if opinion is None and (choice.by != TYPED or choice.typed is None or difference.field == WHOLE):
        raise RefusedError(
            "choice-wrong",
            f"{choice.by}: choose a coder whose value stands, or type another value",
            choice=choice.by,
        )
    with study.writing() as work:
        known = round_of(work.connection, round_id)
        if difference.id in rounds.settled_of(work.connection, round_id):
            raise RefusedError("difference-settled", "this difference is settled already")
        reason = f"{known.name} ({known.id})" + (f": {choice.why}" if choice.why.strip() else "")
        value = opinion.value if opinion is not None else choice.typed or ""
        made = _made(work, difference, value, reason)
        settled = Settled(
            round_id,
            difference.report_id,
            difference.id,
            choice.by,
            None if made is None else made.id,
            work.who,
            work.at,
            choice.why,
        )
        rounds.put_settled(work.connection, settled)
        _note(work, settled, "settle")
        if made is not None:
            lay_current(work, difference.report_id)
        return settled


def unsettle(study: Study, round_id: str, difference_id: str) -> None:
    """Take back how a difference was settled, and the decision that followed. Raises UsageError."""
    with study.writing() as work:
        settled = rounds.settled_of(work.connection, round_id).get(difference_id)
        if settled is None:
            raise RefusedError("difference-open", "this difference is not settled")
        rounds.drop_settled(work.connection, round_id, difference_id)
        _note(work, settled, "unsettle")
        found = (
            None if settled.decision is None else decisions.get_decision(work.connection, settled.decision)
        )
        if found is not None and found[1] is None:
            withdraw(work, found[0], why="the difference is settled anew")
            lay_current(work, settled.report_id)


def _place(event: Sequence[Claim | None]) -> tuple[int, str]:
    return min((claim.trigger.at, claim.type) for claim in event if claim is not None)


def _of_event(report_id: str, coders: Sequence[str], event: Sequence[Claim | None]) -> list[Difference]:
    """What coders differ on in one event: whether there is one, else each field."""
    held = [claim for claim in event if claim is not None]
    first = held[0]
    if len(held) < len(coders):
        opinions = tuple(
            Opinion(coder, _json(NOT_THERE if claim is None else THERE), claim)
            for coder, claim in zip(coders, event, strict=True)
        )
        return [Difference(_id(report_id, first, WHOLE), report_id, WHOLE, first, opinions)]
    found = []
    for field in FIELDS:
        opinions = tuple(
            Opinion(coder, value_of(claim, field), claim) for coder, claim in zip(coders, held, strict=True)
        )
        if len({_compared(field, opinion.value) for opinion in opinions}) > 1:
            found.append(Difference(_id(report_id, first, field), report_id, field, first, opinions))
    return found


def _compared(field: str, value: str) -> str:
    """A value without what tells nothing of it: the order of phrases."""
    if field not in ("actors", "targets", "instruments", "places"):
        return value
    parts = msgspec.json.decode(value.encode())
    return _json(sorted(parts, key=lambda part: (part["at"], part["text"])))


def _made(work: Work, difference: Difference, value: str, reason: str) -> Decision | None:
    """The decision that a settled value needs; None where the study says so already."""
    held = _in_force(work, difference)
    if difference.field == WHOLE:
        there = value == _json(THERE)
        if held is None:
            return _added(work, difference, reason) if there else None
        return keep_verdict(work, held.sourced, Verdict("accept" if there else "reject", why=reason))
    if held is None:
        raise RefusedError(
            "difference-no-event", "the event is not in the study: settle first whether there is one"
        )
    if value_of(held.sourced.claim, difference.field) == value:
        return keep_verdict(work, held.sourced, Verdict("accept", difference.field, why=reason))
    return keep_verdict(work, held.sourced, Verdict("correct", difference.field, value, reason))


def _in_force(work: Work, difference: Difference) -> StoredClaim | None:
    """The claim in force that an event is: told by the same words, of one of the coders' types first."""
    types = [one.claim.type for one in difference.opinions if one.claim is not None]
    spans = [one.claim.trigger for one in difference.opinions if one.claim is not None]
    near = [
        stored
        for stored in claims.claims_of_report(work.connection, difference.report_id)
        if any(
            stored.sourced.claim.trigger.at < span.at + len(span.text)
            and span.at < stored.sourced.claim.trigger.at + len(stored.sourced.claim.trigger.text)
            for span in spans
        )
    ]
    return min(
        near,
        key=lambda stored: (
            stored.sourced.claim.id != difference.claim.id,
            stored.sourced.claim.type not in types,
            stored.sourced.claim.trigger.at,
        ),
        default=None,
    )


def _added(work: Work, difference: Difference, reason: str) -> Decision:
    """The decision by which the study gets an event that a coder found and it has not."""
    claim = difference.claim
    decision = Decision(
        id=f"d-{short_digest('settled', difference.id, work.who, work.at)}",
        report_id=difference.report_id,
        trigger=claim.trigger.text,
        at=claim.trigger.at,
        type=claim.type,
        field=WHOLE,
        verdict="add",
        before=None,
        after=None,
        claim=msgspec.json.encode(replace(claim)).decode(),
        author=work.who,
        made=work.at,
        why=reason,
    )
    decisions.add_decision(work.connection, decision, anchor=None)
    work.note(
        Change(
            work.at,
            work.who,
            "add",
            "claim",
            claim.id,
            report_id=difference.report_id,
            after=claim.type,
            why=reason,
        )
    )
    return decision


def _note(work: Work, settled: Settled, action: str) -> None:
    told = f"{settled.difference}: {settled.choice}"
    before, after = (told, None) if action == "unsettle" else (None, told)
    work.note(
        Change(
            work.at,
            work.who,
            action,
            "round",
            settled.round,
            report_id=settled.report_id,
            before=before,
            after=after,
            why=settled.why,
        )
    )


def _id(report_id: str, claim: Claim, field: str) -> str:
    return f"x-{short_digest(report_id, str(claim.trigger.at), claim.trigger.text, claim.type, field)}"


def _json(value: object) -> str:
    return msgspec.json.encode(value).decode()
