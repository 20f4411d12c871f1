"""What a person may say of the week's reports: judgements on links and decisions on claims."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from making import claim_id, naming_id, report_id
from week import (
    ARREST,
    ARREST_RETOLD,
    BOMBING,
    BOMBING_BY_ANOTHER,
    BOMBING_LATER_TOLL,
    BOMBING_REPRINTED,
    CAPTURE,
    NAMESAKE,
    RALLY,
    RALLY_DENIED,
)

from rasid.dataset.study import Study, Verdict
from rasid.values import Report
from rasid.values.judgement import Decision, Judgement


@dataclass(frozen=True)
class Saying:
    """Something that a person says of reports, once they are there."""

    reports: tuple[Report, ...]
    say: Callable[[Study], Decision | Judgement]


def _judge(of: Callable[[Study, Report], str], one: Report, other: Report, *, same: bool) -> Saying:
    return Saying((one, other), lambda study: study.judge(of(study, one), of(study, other), same=same))


def _id_of(_: Study, report: Report) -> str:
    return report_id(report)


def _decide(report: Report, said: Verdict, number: int = 0) -> Saying:
    return Saying((report,), lambda study: study.decide(claim_id(study, report, number), said))


SAYINGS = {
    "the later toll is of another bombing": _judge(claim_id, BOMBING_LATER_TOLL, BOMBING, same=False),
    "the first two tell of two bombings": _judge(claim_id, BOMBING_BY_ANOTHER, BOMBING, same=False),
    "the capture is the rally": _judge(claim_id, CAPTURE, RALLY, same=True),
    "the namesakes are one": _judge(naming_id, NAMESAKE, ARREST, same=True),
    "the arrested are two": _judge(naming_id, ARREST, ARREST_RETOLD, same=False),
    "the reprint is none": _judge(_id_of, BOMBING, BOMBING_REPRINTED, same=False),
    "the rallies are one text": _judge(_id_of, RALLY, RALLY_DENIED, same=True),
    "the first telling of the arrest is rejected": _decide(ARREST, Verdict("reject")),
    "the toll is corrected": _decide(BOMBING_BY_ANOTHER, Verdict("correct", "killed", "[6,6]")),
    "the day of the rally is rejected": _decide(RALLY, Verdict("reject", "date")),
    "the arrests at the rally are accepted": _decide(RALLY, Verdict("accept"), 1),
}
