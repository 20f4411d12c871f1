"""What waits for review, as pages and programs ask for it: parts of the queue, its progress, what is next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import Connection

from rasid.dataset.asking import area_of
from rasid.dataset.study import Study
from rasid.errors import RefusedError
from rasid.records import claims, names, queue, reports, rounds
from rasid.values.queue import NOBODY, ORDERS, STATUSES, Count, Progress, QueueFilter, QueueRow
from rasid.values.stored import Citation, StoredClaim

#: The least and the most claims that one page holds.
PAGE, MOST = 50, 200
#: How many rows are looked through for one of another report.
_FURTHER = 500


@dataclass(frozen=True, slots=True)
class Waiting:
    """A claim of the queue with what a list shows of it, and the report that tells it."""

    row: QueueRow
    claim: StoredClaim
    report: Citation
    cursor: str


@dataclass(frozen=True, slots=True)
class WaitingPage:
    """A part of the queue in its order; `after` continues behind its last row, None at the end."""

    rows: tuple[Waiting, ...]
    after: str | None


@dataclass(frozen=True, slots=True)
class Wanted:
    """A filter of the queue as a person says it; what is empty is not asked.

    `kind` is a type or a family, `place` an id or a name, `person` an id or a name, `status` one of STATUSES,
    decided or any, `assigned` an account, me or nobody, `low` and `high` numbers from 0 to 1, `per` report
    where each report is to come once.
    """

    kind: str = ""
    status: str = ""
    source: str = ""
    place: str = ""
    person: str = ""
    since: str = ""
    until: str = ""
    low: str = ""
    high: str = ""
    assigned: str = ""
    per: str = ""


#: The statuses that words for several of them stand for.
_STATUSES = {"": STATUSES[:1], "decided": STATUSES[1:], "any": STATUSES}
#: How many people a name may mean.
_NAMESAKES = 25


def filter_of(study: Study, wanted: Wanted) -> QueueFilter:
    """The filter that is meant. Raises UsageError, which says what to do, for what is none."""
    families = study.reading.knowledge.families
    types = tuple(kind for kind, family in families.items() if wanted.kind in (kind, family))
    if wanted.kind and not types:
        raise RefusedError(
            "type-unknown", f"{wanted.kind}: no type or family of the codebook", said=wanted.kind
        )
    return checked(
        QueueFilter(
            types=types,
            statuses=_STATUSES.get(wanted.status, (wanted.status,)),
            source=_source(study, wanted.source),
            area=area_of(wanted.place, study.reading) if wanted.place else None,
            people=_people(study, wanted.person) if wanted.person else (),
            since=wanted.since or None,
            until=wanted.until or None,
            low=_number(wanted.low),
            high=_number(wanted.high),
            once=wanted.per == "report",
            assigned={"me": study.who, "nobody": NOBODY}.get(wanted.assigned, wanted.assigned) or None,
        )
    )


def _people(study: Study, said: str) -> tuple[str, ...]:
    if said.startswith("p-"):
        return (said,)
    with study.database.reading() as connection:
        found = names.list_named(connection, "person", words=said, limit=_NAMESAKES)
    shown = tuple(one.id for one in found if study.veil.hides(one.id) is None)
    if not shown:
        raise RefusedError("person-unnamed", f"{said}: the study knows nobody of this name", said=said)
    return shown


def _source(study: Study, said: str) -> str | None:
    """A publisher by name; one whose name is hidden is not found by it."""
    return study.veil.text(said) or None  # as for a name that nobody has, nothing is found


def _number(said: str) -> float | None:
    if not said.strip():
        return None
    try:
        return float(said)
    except ValueError:
        raise RefusedError(
            "confidence-wrong", f"{said}: is no number; a confidence is from 0 to 1", said=said
        ) from None


def checked(asked: QueueFilter) -> QueueFilter:
    """The filter, if it can be asked. Raises UsageError for a day, number or status that is none."""
    for name in ("since", "until"):
        day = getattr(asked, name)
        if day is not None:
            _check_day(day)
    for bound in (asked.low, asked.high):
        if bound is not None and not 0.0 <= bound <= 1.0:
            raise RefusedError("confidence-wrong", f"{bound}: a confidence is from 0 to 1", said=bound)
    wrong = [status for status in asked.statuses if status not in STATUSES]
    if wrong or not asked.statuses:
        raise RefusedError(
            "status-wrong",
            f"{' '.join(wrong)}: a status is one of {', '.join(STATUSES)}",
            said=" ".join(wrong),
        )
    return asked


def _check_day(day: str) -> None:
    try:
        date.fromisoformat(day)
    except ValueError:
        raise RefusedError("day-wrong", f"{day}: is no day; write YYYY-MM-DD", said=day) from None


def page_of_queue(
    study: Study, asked: QueueFilter, *, order: str = "worth", after: str | None = None, limit: int = PAGE
) -> WaitingPage:
    """A part of the queue, without reports that who signs the study codes blind in a round.

    `after` is what the part before it gave.

    Raises UsageError where the filter, the order or `after` is none.
    """
    limit = min(max(limit, 1), MOST)
    with study.database.reading() as connection:
        rows = queue.find(
            connection, checked(asked), order=_order(order), limit=limit + 1, behind=_behind(after, order)
        )
        blind = rounds.undone_of(connection, study.who)
        shown = _shown(connection, [row for row in rows[:limit] if row.report_id not in blind], order)
    return WaitingPage(
        study.veil.value(shown), _cursor(rows[limit - 1], order) if len(rows) > limit else None
    )


def next_waiting(
    study: Study, asked: QueueFilter, *, order: str = "worth", after: str | None = None, report: str = ""
) -> tuple[QueueRow, str] | None:
    """The first claim behind `after` that is not of `report`, with what continues behind it.

    None at the end. Raises UsageError where the filter, the order or `after` is none.
    """
    with study.database.reading() as connection:
        rows = queue.find(
            connection, checked(asked), order=_order(order), limit=_FURTHER, behind=_behind(after, order)
        )
        blind = rounds.undone_of(connection, study.who)
    for row in rows:
        if row.report_id != report and row.report_id not in blind:
            return row, _cursor(row, order)
    return None


def progress_of(study: Study, asked: QueueFilter) -> Progress:
    """How far the review of a filter is, whatever statuses it asks for, and who did how much of it."""
    with study.database.reading() as connection:
        told, complete = queue.counts(connection, checked(asked))
        people = queue.decided_by(connection, replace(asked, statuses=STATUSES[1:]))
    decided = sum(told[status] for status in STATUSES[1:])
    return Progress(Count(decided, not complete), Count(sum(told.values()), not complete), people)


def count_waiting(study: Study, asked: QueueFilter) -> Count:
    """How many claims a filter has; at least so many where counting all would take long."""
    with study.database.reading() as connection:
        told, complete = queue.counts(connection, checked(asked))
    return Count(sum(told[status] for status in asked.statuses), not complete)


def source_names(study: Study, *, limit: int) -> tuple[str, ...]:
    """The names of publishers, sorted, at most `limit` of them."""
    with study.database.reading() as connection:
        found = tuple(name for name, _, _ in reports.all_sources(connection))[:limit]
    return study.veil.value(found)


def _shown(connection: Connection, rows: Sequence[QueueRow], order: str) -> tuple[Waiting, ...]:
    held = claims.get_claims(connection, [row.claim_id for row in rows])
    cited = {one.report_id: one for one in reports.citations(connection, {row.report_id for row in rows})}
    return tuple(Waiting(row, held[row.claim_id], cited[row.report_id], _cursor(row, order)) for row in rows)


def _order(order: str) -> str:
    if order not in ORDERS:
        raise RefusedError("order-wrong", f"{order}: an order is one of {', '.join(ORDERS)}", said=order)
    return order


def _cursor(row: QueueRow, order: str) -> str:
    value, id = queue.key_of(row, order)
    return f"{value}~{id}"


def _behind(after: str | None, order: str) -> tuple[float | str, str] | None:
    """The value and claim behind which a part begins. Raises UsageError where `after` is none."""
    if not after:
        return None
    value, _, id = after.partition("~")
    if order in ("age", "day"):
        return value, id
    try:
        return float(value), id
    except ValueError:
        raise RefusedError(
            "page-mark",
            f"{after}: does not say where to continue; take the list from its beginning",
            said=after,
        ) from None
