"""Keeping the queue in step: every claim in force has its row, its confidence and what deciding is worth.

A report's claims are put in with their confidence when they are laid; what they are worth follows when their
incidents are made. So the queue is a function of the claims in force, their incidents and the weights, and
the order in which reports were added does not change it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

import msgspec

from rasid.dataset.work import Work
from rasid.learning.features import features_of
from rasid.learning.model import Weights
from rasid.learning.shipped import shipped_weights
from rasid.learning.worth import doubt_of, harm_of, stake_of, worth_of
from rasid.records import assignments, claims, incidents, learned, queue, reports
from rasid.records.meta import get_fact, put_fact
from rasid.records.statements import parts
from rasid.resolve.decided import DecidedClaim
from rasid.values.incident import Incident, SourcedClaim
from rasid.values.queue import QueueRow
from rasid.values.stored import StoredClaim

#: The fact that says by which weights and which reckoning the queue was made.
QUEUED = "queued-by"
#: Raised whenever features or worth are reckoned otherwise.
_RECKONING = 1
_OPEN = "unreviewed"
#: How many claims are given their confidence by one statement.
_AT_ONCE = 10_000


def weights_in_force(work: Work) -> Weights:
    """The weights learned of the study's decisions, else those that come with the program."""
    return learned.current_weights(work.connection) or shipped_weights()


def queue_claims(work: Work, decided: Sequence[DecidedClaim], sourced: Sequence[SourcedClaim]) -> None:
    """Put the claims of one report into the queue, worth nothing until their incidents are made."""
    if not decided:
        return
    assigned = assignments.account_of(work.connection, sourced[0].report_id)
    weights = weights_in_force(work)
    features = features_of([held.claim for held in decided])
    rows = [
        _row(one, held.status, assigned, weights.confidence(names))
        for held, one, names in zip(decided, sourced, features, strict=True)
    ]
    queue.put_rows(work.connection, rows)


def revalue(work: Work, made: Sequence[Incident], held: Mapping[str, StoredClaim]) -> None:
    """Say anew what hangs on the claims of these incidents, and what decisions on them are worth."""
    rows = queue.rows_of(work.connection, [claim for one in made for claim in one.claims])
    changed: dict[str, tuple[float, float]] = {}
    for incident in made:
        for id in incident.claims:
            row = rows.get(id)
            if row is not None:
                now = _valued(row, held[id], incident)
                if now != row:
                    changed[id] = now.stake, now.worth
    queue.set_worth(work.connection, changed)


def _row(sourced: SourcedClaim, status: str, assigned: str | None, confidence: float) -> QueueRow:
    claim = sourced.claim
    return QueueRow(
        claim_id=claim.id,
        report_id=sourced.report_id,
        type=claim.type,
        status=status,
        source=sourced.publisher,
        published=None if sourced.published is None else sourced.published.isoformat(),
        start=None if claim.date is None else claim.date.start.isoformat(),
        assigned=assigned,
        confidence=confidence,
        doubt=doubt_of(confidence),
        stake=0.0,
        worth=0.0,
        harm=harm_of(claim),
    )


def _valued(row: QueueRow, stored: StoredClaim, incident: Incident | None) -> QueueRow:
    """The row with what hangs on its claim; one that is decided on is worth no decision more."""
    sourced = stored.sourced
    stake = stake_of(sourced.claim, incident=incident, is_copy=sourced.copy_of is not None)
    return replace(row, stake=stake, worth=_worth(row.status, row.confidence, stake))


def _worth(status: str, confidence: float, stake: float) -> float:
    return worth_of(confidence, stake) if status == _OPEN else 0.0


def reweigh(work: Work, weights: Weights) -> int:
    """Give every claim the confidence that these weights give it; gives how many changed."""
    changed = 0
    for rows in parts(_reweighed(work, weights), _AT_ONCE):
        queue.set_confidence(work.connection, rows)
        changed += len(rows)
    put_fact(work.connection, QUEUED, _reckoning(weights))
    return changed


def _reweighed(work: Work, weights: Weights) -> Iterator[tuple[str, float, float, float]]:
    """Claim, confidence, doubt and worth of each claim that these weights give another confidence."""
    for told in queue.claims_by_report(work.connection):
        features = features_of([one.claim for one in told])
        for one, names in zip(told, features, strict=True):
            confidence = weights.confidence(names)
            if confidence != one.confidence:
                yield (
                    one.claim.id,
                    confidence,
                    doubt_of(confidence),
                    _worth(one.status, confidence, one.stake),
                )


def bring_in_step(work: Work) -> int:
    """Make the queue anew where another version made it, or none; gives how many claims were put in."""
    meant = _reckoning(weights_in_force(work))
    known = get_fact(work.connection, QUEUED)
    if known == meant:
        return 0
    if known is None and queue.is_whole(work.connection):
        put_fact(work.connection, QUEUED, meant)
        return 0
    return fill(work)


def fill(work: Work) -> int:
    """Make the whole queue anew; gives how many claims are in it. A minute for half a million claims."""
    weights = weights_in_force(work)
    assigned = assignments.all_assigned(work.connection)
    queue.clear(work.connection)
    number = 0
    for batch in parts(_reports(work)):
        number += _fill(work, batch, weights, assigned)
    put_fact(work.connection, QUEUED, _reckoning(weights))
    return number


def _reports(work: Work) -> Iterator[tuple[StoredClaim, ...]]:
    """The claims in force of each report that has some."""
    for id in tuple(reports.kept_ids(work.connection)):
        told = claims.claims_of_report(work.connection, id)
        if told:
            yield told


def _fill(
    work: Work,
    batch: Sequence[tuple[StoredClaim, ...]],
    weights: Weights,
    assigned: Mapping[str, str],
) -> int:
    named = {one.incident for told in batch for one in told if one.incident is not None}
    there = incidents.get_incidents(work.connection, named)
    rows = []
    for told in batch:
        features = features_of([one.sourced.claim for one in told])
        for one, names in zip(told, features, strict=True):
            confidence = weights.confidence(names)
            row = _row(one.sourced, one.status, assigned.get(one.sourced.report_id), confidence)
            rows.append(_valued(row, one, there.get(one.incident or "")))
    queue.put_rows(work.connection, rows)
    return len(rows)


def _reckoning(weights: Weights) -> str:
    written = msgspec.json.encode((_RECKONING, dict(weights.of)), order="deterministic")
    return hashlib.sha256(written).hexdigest()[:16]
