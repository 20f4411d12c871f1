"""Links between claims, people or organisations of several reports, and what people decide of them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reason:
    """One piece of evidence for or against a link: the rule, what it adds to the score, and why in words.

    `says` is the reason in English. For other languages `rule`, with `way` where one rule says several
    things, tells which sentence it is, and `of` what stands in it: names, words, numbers, days.
    """

    rule: str
    weight: float
    says: str
    way: str = ""
    of: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Link:
    """The program's judgement that two nodes are one: `score` 0..1, and the reasons it adds up from.

    `a` < `b`. Nodes are claims and reports (by id), people and organisations (by their signature).
    """

    a: str
    b: str
    score: float
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Judgement:
    """A person's decision that two nodes are the same, or are not. It always wins over the program's links.

    `kind`: claim, person, organisation, report (what the nodes are). `made` is an ISO time in UTC.
    """

    id: str
    kind: str
    a: str
    b: str
    same: bool
    author: str
    made: str
    why: str


@dataclass(frozen=True, slots=True)
class Decision:
    """A person's decision on one value of one claim, anchored to the words it was read from.

    The anchor is the report, the trigger's offset and words, and the field (`claim` for the claim as a whole,
    else a field of `Claim`). `verdict`: accept, reject, correct, add (a claim that the program did not read),
    name (a person whom it did not: the trigger is his name, the field `person`, the claim empty). `before` is
    the value as JSON that was decided on, `after` the corrected one, else None. `claim` is the whole claim as
    JSON at that time.
    """

    id: str
    report_id: str
    trigger: str
    at: int
    type: str
    field: str
    verdict: str
    before: str | None
    after: str | None
    claim: str
    author: str
    made: str
    why: str
