"""How far the coders of a round agree."""

from __future__ import annotations

from dataclasses import dataclass

from rasid.dataset import rounds
from rasid.dataset.study import Study
from rasid.evaluation.double_coding import (
    PROGRAM,
    FieldAgreement,
    PairAgreement,
    agreement_of_all,
    alphas,
)


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far each two agree, the program with each, and all people together in each field."""

    pairs: tuple[PairAgreement, ...]
    together: tuple[FieldAgreement, ...]


def agreement_in(study: Study, round: str) -> Agreement:
    """The figures of a round, of the reports that coders are done with. Raises UsageError."""
    reports = [
        dict(one.people) | ({PROGRAM: one.program} if one.people else {})
        for one in rounds.coded_twice(study, round)
    ]
    return Agreement(agreement_of_all(reports), alphas(reports))
