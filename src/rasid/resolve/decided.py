"""People's decisions laid over what a coder said: the claims in force.

A decision is anchored to the trigger's words at their offset (texts are frozen) and to a field. After a new
coding it holds for the claim whose trigger stands there: that of the same id or type before others. What a
person accepted, corrected or added stays even where the new coding no longer has it: then the claim as it
was decided on comes back. A decision whose claim is gone, or whose field now reads otherwise than what was
decided on, has lost its anchor and is listed.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, get_type_hints

import msgspec

from rasid.values.claim import Claim, Figure, Phrase
from rasid.values.coded import CodedReport, Person
from rasid.values.interval import Interval
from rasid.values.judgement import Decision

#: The fields of a claim that a person may correct; `claim` stands for the claim as a whole.
CORRECTABLE = (
    "type", "actors", "targets", "instruments", "places", "date", "killed", "injured", "detained", "figures",
    "source", "factuality", "aggregate",
)  # fmt: skip
WHOLE = "claim"
VERDICTS = ("accept", "reject", "correct", "add")
#: The verdict by which a person names somebody in the words of a report (`field` is then `person`).
NAME = "name"

_HINTS = get_type_hints(Claim)


@dataclass(frozen=True, slots=True)
class DecidedClaim:
    """A claim in force, and the decisions that hold for it. A rejected one stays so until it is accepted.

    `status`: unreviewed, accepted, corrected, rejected.
    """

    claim: Claim
    status: str
    decisions: tuple[Decision, ...] = ()


@dataclass(frozen=True, slots=True)
class Decided:
    """The claims in force in the order of their triggers, and the decisions that lost their anchor."""

    claims: tuple[DecidedClaim, ...]
    lost: tuple[Decision, ...]


def decide(claims: Sequence[Claim], decisions: Sequence[Decision], families: Mapping[str, str]) -> Decided:
    """Lay decisions (those that stand) over claims. `families` gives the family of each type."""
    held = {claim.id: DecidedClaim(claim, "unreviewed") for claim in claims}
    lost: list[Decision] = []
    revived: set[str] = set()
    for decision in sorted(decisions, key=lambda d: (d.made, d.id)):
        if decision.verdict == NAME:
            continue
        claim = _anchored([one.claim for one in held.values()], decision)
        if claim is None:
            if decision.verdict != "add":
                lost.append(decision)
            if decision.verdict == "reject" or (back := claim_of(decision.claim)) is None:
                continue
            claim = back
            held[back.id] = DecidedClaim(back, "unreviewed")
            if decision.verdict != "add":
                revived.add(back.id)
        elif claim.id in revived or not _still_reads(claim, decision):
            lost.append(decision)
        held[claim.id] = _applied(held[claim.id], decision, families)
    made = sorted(held.values(), key=lambda d: (d.claim.trigger.at, d.claim.type, d.claim.id))
    return Decided(tuple(made), tuple(lost))


def with_named(coded: CodedReport, decisions: Sequence[Decision]) -> CodedReport:
    """The coding with the people whom persons named in its words, unless it names them by those words itself.

    Every place of the text that holds the same words names him too.
    """
    people = list(coded.people)
    for decision in decisions:
        if decision.verdict != NAME:
            continue
        start, end = decision.at, decision.at + len(decision.trigger)
        named = [phrase for person in people for phrase in (person.name, *person.mentions)]
        if any(phrase.at < end and start < phrase.at + len(phrase.text) for phrase in named):
            continue
        found = re.finditer(rf"(?<!\w){re.escape(decision.trigger)}(?!\w)", coded.text)
        mentions = tuple(Phrase(match.group(), match.start()) for match in found)
        people.append(Person(Phrase(decision.trigger, start), (), (), mentions))
    return coded if len(people) == len(coded.people) else replace(coded, people=tuple(people))


def claim_of(written: str) -> Claim | None:
    """The claim in a decision, None where it was erased."""
    return msgspec.json.decode(written.encode(), type=Claim) if written else None


def value_of(claim: Claim, field: str) -> str:
    """The value of a field of a claim (`claim`: its type) as JSON with sorted keys."""
    value = claim.type if field == WHOLE else getattr(claim, field)
    return msgspec.json.encode(value, order="deterministic").decode()


def read_value(field: str, written: str) -> object:
    """A corrected value from its JSON. Raises msgspec.ValidationError or DecodeError where it is none."""
    return msgspec.json.decode(written.encode(), type=_HINTS[field])


def fault_of(value: object) -> str | None:
    """Why a value that has the form of its field's cannot be: days or numbers that run backwards."""
    if isinstance(value, Interval) and value.end < value.start:
        return "its last day is before its first"
    if isinstance(value, tuple):
        return _fault_of_range(value) or next((fault for v in value if (fault := fault_of(v))), None)
    if isinstance(value, Figure):
        return _fault_of_range((value.low, value.high))
    return None


def _fault_of_range(value: tuple[object, ...]) -> str | None:
    match value:
        case (int(low), int() | None as high) if low < 0 or (high is not None and high < low):
            return "numbers are from low to high, none below 0"
    return None


def _anchored(claims: Sequence[Claim], decision: Decision) -> Claim | None:
    """The claim whose trigger stands where the decision's stood; of the same type before others."""
    end = decision.at + len(decision.trigger)
    near = [
        claim
        for claim in claims
        if claim.trigger.at < end and decision.at < claim.trigger.at + len(claim.trigger.text)
    ]
    decided = claim_of(decision.claim)
    same = None if decided is None else decided.id
    if decision.verdict == "add":  # another happening may be told by the words of one that was read
        near = [claim for claim in near if claim.id == same or claim.type == decision.type]
    if not near:
        return None
    return min(near, key=lambda c: (c.id != same, c.type != decision.type, c.trigger.at != decision.at, c.id))


def _still_reads(claim: Claim, decision: Decision) -> bool:
    """Whether the field reads as when it was decided on, or as it was corrected to.

    The claim is as earlier decisions left it.
    """
    return decision.verdict == "add" or value_of(claim, decision.field) in (decision.before, decision.after)


def _applied(held: DecidedClaim, decision: Decision, families: Mapping[str, str]) -> DecidedClaim:
    """The claim with one more decision. A rejected claim stays so until it is accepted."""
    claim, status, field = held.claim, held.status, decision.field
    corrected = status if status == "rejected" else "corrected"
    if decision.verdict == "correct" and decision.after is not None:
        claim, status = _set(claim, field, read_value(field, decision.after), families), corrected
    elif field == WHOLE:
        status = "rejected" if decision.verdict == "reject" else "accepted"
    elif decision.verdict == "reject":
        claim, status = _set(claim, field, _nothing(field), families), corrected
    return DecidedClaim(claim, status, (*held.decisions, decision))


def _set(claim: Claim, field: str, value: object, families: Mapping[str, str]) -> Claim:
    """The claim with another value; the family follows the type, the figures follow the sums."""
    changes: dict[str, Any] = {field: value}
    if field == "type":
        changes["family"] = families.get(str(value), claim.family)
    if field in ("killed", "injured", "detained"):
        others = tuple(figure for figure in claim.figures if figure.what != field)
        changes["figures"] = (*others, *_figure(claim, field, value))
    return replace(claim, **changes)


def _figure(claim: Claim, what: str, value: object) -> tuple[Figure, ...]:
    """The one figure that a corrected sum stands for."""
    if not isinstance(value, tuple):
        return ()
    return (Figure(what, None, value[0], value[1], None, False, None, claim.trigger),)


def _nothing(field: str) -> object:
    """What a field holds once its value is rejected."""
    if field == "aggregate":
        return False
    return () if field in ("actors", "targets", "instruments", "places", "figures") else None
