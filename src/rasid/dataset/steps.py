"""What a reviewer does, step by step: each counts once, overwrites nobody's word, and can be taken back.

A step has a key that whoever asks makes himself. The ids of its decisions follow from the key, so a step
that is sent again because the answer was lost is known, and answered as if it had been the first time.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

import msgspec

from rasid.dataset.deciding import Verdict, check_phrases, check_type, keep_verdict, withdraw
from rasid.dataset.laying import lay_current
from rasid.dataset.lifting import lifted_phrase
from rasid.dataset.reviewed import ReviewedClaim
from rasid.dataset.reviewing import reviewed
from rasid.dataset.study import Study
from rasid.dataset.work import Work
from rasid.errors import RefusedError
from rasid.records import claims, codings, decisions, reports
from rasid.records.history import Change
from rasid.resolve.decided import NAME, WHOLE, with_named
from rasid.resolve.names import words_of
from rasid.resolve.taking import claim_id, short_digest
from rasid.values.claim import Claim, Evidence, Phrase
from rasid.values.interval import Interval
from rasid.values.judgement import Decision
from rasid.values.report import Report

#: The rule that claims added by a person name.
BY_HAND = "added by a person"


@dataclass(frozen=True, slots=True)
class Step:
    """What is said of one claim at once; each field at most once.

    `seen` is the mark of the claim as it was seen (`reviewing.ReviewedClaim.seen`), None where whoever asks
    wants it to hold whatever others said meanwhile.
    """

    key: str
    claim: str
    seen: str | None
    verdicts: tuple[Verdict, ...]


@dataclass(frozen=True, slots=True)
class Done:
    """What became of a step: its decisions, the claim it was on, and whether it was known already."""

    decisions: tuple[str, ...]
    claim: str
    repeated: bool = False


class EditConflictError(RefusedError):
    """Somebody said something of the claim since it was looked at; nothing was changed.

    `now` is the claim as it is, with who said what of it; None where it is out of force.
    """

    def __init__(self, claim: str, now: ReviewedClaim | None) -> None:
        said = ""
        if now is not None and now.decisions:
            last = now.decisions[-1]
            said = f": {last.author} said {last.verdict} of {last.field}"
        says = f"{claim}: was changed since you looked at it{said}; look at it again"
        super().__init__("changed-meanwhile", says, id=claim)
        self.claim = claim
        self.now = now


def take_step(study: Study, step: Step) -> Done:
    """Keep what is said of a claim.

    Raises EditConflictError where the claim is not as it was seen, UsageError for what cannot be said.
    """
    if not step.verdicts or len({said.field for said in step.verdicts}) < len(step.verdicts):
        raise RefusedError("step-twice", "a step says something of a claim, and of each field at most once")
    with study.writing() as work:
        ids = tuple(_id(work, step.key, number) for number in range(len(step.verdicts)))
        known = _known(work, ids[:1])
        if known:
            return _repeated(work, known[0], step.claim, ids)
        held = claims.get_claims(work.connection, [step.claim]).get(step.claim)
        said = decisions.decisions_on(work.connection, [step.claim]).get(step.claim, ())
        now = None if held is None else reviewed(held, said)
        if held is None or now is None:
            raise EditConflictError(step.claim, None)
        if step.seen is not None and step.seen != now.seen:
            raise EditConflictError(step.claim, now)
        for id, verdict in zip(ids, step.verdicts, strict=True):
            keep_verdict(work, held.sourced, verdict, id=id)
        lay_current(work, held.sourced.report_id)
        return Done(ids, step.claim)


def undo(study: Study, ids: Sequence[str], *, why: str = "") -> None:
    """Take back the decisions of a step; those that were taken back already stay so.

    Raises UsageError where there is no such decision.
    """
    with study.writing() as work:
        laid: set[str] = set()
        for id in ids:
            found = decisions.get_decision(work.connection, id)
            if found is None:
                raise RefusedError("decision-unknown", f"{id}: no decision of this study has this id", id=id)
            if found[1] is None:
                withdraw(work, found[0], why=why)
                laid.add(found[0].report_id)
        for report_id in sorted(laid):
            lay_current(work, report_id)


def check_own(study: Study, ids: Sequence[str]) -> None:
    """Raise RefusedError where one of these decisions is somebody else's, UsageError where there is none."""
    with study.database.reading() as connection:
        for id in ids:
            found = decisions.get_decision(connection, id)
            if found is None:
                raise RefusedError("decision-unknown", f"{id}: no decision of this study has this id", id=id)
            if found[0].author != study.who:
                raise RefusedError(
                    "decision-of-another", "only an adjudicator takes back what somebody else decided"
                )


def add_claim(study: Study, report_id: str, *, type: str, trigger: Phrase, key: str) -> Done:
    """Add a claim that the program did not read, told by the words of the trigger.

    Raises UsageError where the report has a claim of this type there already, the type is unknown or the
    words do not stand there.
    """
    with study.writing() as work:
        id = _id(work, key, 0)
        known = _known(work, (id,))
        report = _report(work, report_id)
        trigger = lifted_phrase(work, report_id, trigger)
        made = claim_by_hand(work, report, report_id, type=type, trigger=trigger)
        if known:
            return _repeated(work, known[0], made.id, (id,))
        check_type(work, type)
        check_phrases(work, report_id, [trigger])
        held = claims.get_claims(work.connection, [made.id]).get(made.id)
        if held is not None:
            raise RefusedError(
                "claim-there", f"{made.id}: this report has a claim of this type at these words already"
            )
        _keep(work, saying_of(work, id, report_id, trigger, claim=made), anchor=made.id, after=type)
        lay_current(work, report_id)
        return Done((id,), made.id)


def name_person(study: Study, report_id: str, *, name: Phrase, key: str) -> Done:
    """Say that these words of a report name a person whom the program did not see.

    Raises UsageError where the words do not stand there, hold no name, or lie in a name that was read.
    """
    with study.writing() as work:
        id = _id(work, key, 0)
        known = _known(work, (id,))
        if known:
            return _repeated(work, known[0], "", (id,))
        _report(work, report_id)
        name = lifted_phrase(work, report_id, name)
        check_phrases(work, report_id, [name])
        if not words_of(name.text):
            raise RefusedError("name-none", f"{name.text}: holds no name of a person", words=name.text)
        saying = saying_of(work, id, report_id, name)
        _check_unnamed(work, saying)
        _keep(work, saying, anchor=None, after=name.text)
        lay_current(work, report_id)
        return Done((id,), "")


def _id(work: Work, key: str, number: int) -> str:
    """The id of a decision of a step. Two people who make the same key do not meet."""
    if not 8 <= len(key) <= 100:
        raise RefusedError("step-key", "a step needs a key of 8 to 100 letters that no other step has")
    return f"d-{short_digest('step', work.who, key, str(number))}"


def _known(work: Work, ids: Sequence[str]) -> tuple[Decision, ...]:
    found = (decisions.get_decision(work.connection, id) for id in ids)
    return tuple(one[0] for one in found if one is not None)


def _repeated(work: Work, known: Decision, claim: str, ids: tuple[str, ...]) -> Done:
    """The answer to a step that was taken before."""
    then = msgspec.json.decode(known.claim, type=Claim).id if known.claim else ""
    if then != claim:
        raise RefusedError("step-key-used", "this key belongs to another step; make a new one for every step")
    kept = tuple(id for id in ids if _known(work, (id,)))
    return Done(kept, claim, repeated=True)


def _check_unnamed(work: Work, saying: Decision) -> None:
    """Raise UsageError where a name lies in one that the report is known to hold."""
    coding = codings.current_coding(work.connection, saying.report_id)
    if coding is None or coding.coded is None:
        raise RefusedError("report-uncoded", f"{saying.report_id}: was never coded", id=saying.report_id)
    known = with_named(coding.coded, decisions.decisions_of_report(work.connection, saying.report_id))
    if with_named(known, (saying,)) is known:
        raise RefusedError(
            "name-known",
            f"{saying.trigger}: these words are part of a name that is known already",
            words=saying.trigger,
        )


def _report(work: Work, report_id: str) -> Report:
    report = reports.get_report(work.connection, report_id)
    if report is None:
        raise RefusedError(
            "report-unknown",
            f"{report_id}: no report of this study has this id, or it was erased",
            id=report_id,
        )
    return report


def claim_by_hand(work: Work, report: Report, report_id: str, *, type: str, trigger: Phrase) -> Claim:
    """A claim of which only the type and the words that tell it are known.

    It has the id that the program would give it, so that both are one where a later version reads it too.
    """
    identity = f"{report.sha256}\0{trigger.at}\0{type}"
    own = hashlib.sha256(identity.encode()).hexdigest()[:16]
    window = None
    if report.published is not None:
        window = Interval(report.published.min, report.published, "not after the published day")
    return Claim(
        id=claim_id(report_id, own),
        type=type,
        family=work.knowledge.families.get(type, ""),
        trigger=trigger,
        actors=(),
        targets=(),
        instruments=(),
        places=(),
        inferred_places=(),
        date=None,
        window=window,
        killed=None,
        injured=None,
        detained=None,
        figures=(),
        source=None,
        factuality="asserted",
        polarity="positive",
        certainty="certain",
        realisation="done",
        denied_by=None,
        aggregate=False,
        salience=1.0,
        confidence=1.0,
        rules=(BY_HAND,),
        evidence=(Evidence("type", "stated", BY_HAND, (trigger,)),),
        problems=(),
    )


def saying_of(work: Work, id: str, report_id: str, words: Phrase, *, claim: Claim | None = None) -> Decision:
    """That a claim is added, or without one that words name a person."""
    return Decision(
        id=id,
        report_id=report_id,
        trigger=words.text,
        at=words.at,
        type="" if claim is None else claim.type,
        field=decisions.PERSON if claim is None else WHOLE,
        verdict=NAME if claim is None else "add",
        before=None,
        after=None,
        claim="" if claim is None else msgspec.json.encode(claim).decode(),
        author=work.who,
        made=work.at,
        why="",
    )


def _keep(work: Work, decision: Decision, *, anchor: str | None, after: str) -> None:
    """Keep a decision that is on nothing the program read, with its line in the history."""
    decisions.add_decision(work.connection, decision, anchor=None)
    kind, object = ("claim", anchor) if anchor is not None else ("report", decision.report_id)
    work.note(
        Change(
            work.at,
            work.who,
            decision.verdict,
            kind,
            object,
            report_id=decision.report_id,
            after=after,
        )
    )


__all__ = [
    "BY_HAND",
    "Done",
    "EditConflictError",
    "Step",
    "add_claim",
    "check_own",
    "claim_by_hand",
    "name_person",
    "saying_of",
    "take_step",
    "undo",
]
