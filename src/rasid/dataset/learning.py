"""Learning from what people decided: weights of confidence fitted to a study's own decisions.

A claim *stands* where it was accepted, or corrected in something else than its type and factuality; it falls
where it was rejected or is of another type or factuality than read. Claims that people added teach nothing:
they were never read. What was learned is kept under a number, and any number can be put in force again.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass

from sqlalchemy import Connection

from rasid.dataset import queueing
from rasid.dataset.study import Study
from rasid.dataset.work import Work
from rasid.errors import RefusedError
from rasid.learning.calibration import Calibration, calibration_of, judged_by, judged_unseen
from rasid.learning.features import features_of_claim
from rasid.learning.model import Example, Weights, fit
from rasid.learning.shipped import shipped_weights
from rasid.records import claims, decisions, learned, queue
from rasid.records.history import Change
from rasid.records.learned import Lesson
from rasid.resolve.decided import claim_of
from rasid.values.claim import Claim
from rasid.values.judgement import Decision

#: So many claims must be decided on, and so many of them stand and fall, before anything is learned.
ENOUGH, ENOUGH_OF_EACH = 40, 8
#: Of how many claims is learned at most, the latest decided on: more would take longer than a moment.
MOST = 4_000
_SEED = 1
#: The fields whose correction says that the claim was read as something that it is not.
_WHAT = frozenset(("type", "factuality"))


@dataclass(frozen=True, slots=True)
class Outcome:
    """What learning came to. `number` is that of the lesson in force now, 0 for the program's own weights.

    `outcome`: learned, few (too few decisions), no-better (the weights in force say as well which claims
    stand). `program` is the calibration of the program's weights on the study's decisions, `own` that of
    learned ones on decisions that they had not seen, None where nothing was fitted. `changed` claims have
    another confidence now; `most` are the features whose weight changed most: (feature, before, after).
    """

    outcome: str
    number: int
    decisions: int
    stand: int
    program: Calibration | None = None
    own: Calibration | None = None
    changed: int = 0
    most: tuple[tuple[str, float, float], ...] = ()


def lessons(study: Study) -> tuple[Lesson, ...]:
    """Everything that was learned of a study, the first first."""
    with study.database.reading() as connection:
        return learned.all_lessons(connection)


def learn(study: Study) -> Outcome:
    """Fit confidence to the study's decisions, if there are enough and it is better for it."""
    with study.writing() as work:
        examples = examples_of(work.connection)
        stand = sum(one.stands for one in examples)
        number = learned.number_in_force(work.connection)
        if len(examples) < ENOUGH or min(stand, len(examples) - stand) < ENOUGH_OF_EACH:
            return Outcome("few", number, len(examples), stand)
        shipped = shipped_weights()
        program = calibration_of(judged_by(examples, shipped))
        own = calibration_of(judged_unseen(examples, shipped, seed=_SEED))
        if own.loss >= program.loss:
            return Outcome("no-better", number, len(examples), stand, program, own)
        weights = fit(examples, shipped)
        before = queueing.weights_in_force(work)
        if weights.of == before.of:
            return Outcome("no-better", number, len(examples), stand, program, own)
        number = _keep(work, weights, len(examples), {"program": program, "own": own})
        changed = queueing.reweigh(work, weights)
    return Outcome(
        "learned", number, len(examples), stand, program, own, changed, _most_changed(before, weights)
    )


def put_in_force(study: Study, number: int | None = None) -> tuple[int, int]:
    """Put what was learned under a number in force again, 0 the program's own weights; None: what was before.

    Gives the number, and how many claims have another confidence now. Raises UsageError where there is none.
    """
    with study.writing() as work:
        known = {one.number: one.weights for one in learned.all_lessons(work.connection)}
        now = learned.number_in_force(work.connection)
        if number is None and not now:
            raise RefusedError(
                "lesson-none", "nothing that was learned is in force; there is nothing to undo"
            )
        wanted = max(now - 1, 0) if number is None else number
        if wanted and wanted not in known:
            raise RefusedError(
                "lesson-unknown",
                f"{wanted}: nothing was learned under this number; see `rasid learn --list`",
                number=wanted,
            )
        if wanted == now:
            raise RefusedError("lesson-in-force", f"{wanted} is in force already", number=wanted)
        learned.put_in_force(work.connection, wanted)
        _note(work, "unlearn" if wanted < now else "learn", now, wanted)
        changed = queueing.reweigh(work, known.get(wanted) or shipped_weights())
    return wanted, changed


def _keep(work: Work, weights: Weights, decided: int, found: Mapping[str, Calibration]) -> int:
    number = 1 + max((one.number for one in learned.all_lessons(work.connection)), default=0)
    measured = {
        f"{whose}.{name}": round(float(value), 4)
        for whose, calibration in sorted(found.items())
        for name, value in asdict(calibration).items()
        if name != "bins"
    }
    before = learned.number_in_force(work.connection)
    lesson = Lesson(number, work.at, work.who, decided, weights, measured, True)
    learned.add_lesson(work.connection, lesson)
    _note(work, "learn", before, number)
    return number


def _note(work: Work, action: str, before: int, after: int) -> None:
    work.note(
        Change(work.at, work.who, action, "confidence", f"w-{after}", before=str(before), after=str(after))
    )


def _most_changed(before: Weights, after: Weights) -> tuple[tuple[str, float, float], ...]:
    names = sorted(
        before.of.keys() | after.of.keys(),
        key=lambda name: (-abs(after.of.get(name, 0.0) - before.of.get(name, 0.0)), name),
    )
    return tuple((name, before.of.get(name, 0.0), after.of.get(name, 0.0)) for name in names[:5])


def examples_of(connection: Connection) -> tuple[Example, ...]:
    """The decided claims as they were read, with whether they stand, by claim id: the MOST decided last."""
    said = decisions.decisions_on(connection, decisions.decided_last(connection, MOST))
    held = claims.types_of_reports(connection, [made[0].report_id for made in said.values()])
    rows = queue.rows_of(connection, said)
    found = []
    for anchor, made in sorted(said.items()):
        read = claim_of(min(made, key=lambda one: (one.made, one.id)).claim)
        if read is None or any(one.verdict == "add" for one in made):
            continue
        outcome = _stands(rows[anchor].status if anchor in rows else "", made)
        if outcome is not None:
            told_before = _told_before(held.get(made[0].report_id, ()), read)
            features = features_of_claim(read, told_before=told_before)
            found.append(Example(features, outcome, made[0].report_id))
    return tuple(found)


def _stands(status: str, made: Sequence[Decision]) -> bool | None:
    """Whether a decided claim stands; None for one that was not decided as a whole."""
    if status not in ("accepted", "corrected", "rejected"):
        return None
    other = any(one.field in _WHAT and one.verdict != "accept" and one.after != one.before for one in made)
    return status != "rejected" and not other


def _told_before(held: Sequence[tuple[str, int]], claim: Claim) -> int:
    return sum(type == claim.type and at < claim.trigger.at for type, at in held)
