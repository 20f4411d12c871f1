"""The figures of a round as CSV: one row a field of a pair of coders, and one a field of all together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from starlette.responses import Response

from rasid.evaluation.agreement import Estimate
from rasid.evaluation.double_coding import FieldAgreement, PairAgreement
from rasid.export.csv_cells import Cell, csv_line
from rasid.review.comparing import Agreement
from rasid.values.round import Round

COLUMNS = (
    "round", "first", "second", "field", "reports", "events_first", "events_second", "matched", "units",
    "agreed", "alpha", "alpha_low", "alpha_high", "alpha_interval_scale", "alpha_interval_scale_low",
    "alpha_interval_scale_high", "kappa", "kappa_low", "kappa_high", "event_f1", "event_f1_low",
    "event_f1_high",
)  # fmt: skip
_END = "\r\n"
_ALL = "all coders"


def agreement_file(known: Round, found: Agreement) -> Response:
    """The file, as it is kept by whoever asks for it."""
    return Response(
        "".join(agreement_lines(known, found.pairs, found.together)),
        media_type="text/csv; charset=utf-8",
        headers={"content-disposition": f'attachment; filename="agreement-{known.id}.csv"'},
    )


def agreement_lines(
    known: Round, pairs: Sequence[PairAgreement], together: Sequence[FieldAgreement]
) -> Iterator[str]:
    """The lines, the header first. A figure that is not defined is empty."""
    yield csv_line(COLUMNS, end=_END)
    for pair in pairs:
        counted: list[Cell] = [pair.reports, *pair.events, pair.matched]
        empty: list[Cell] = [None] * 11
        head: list[Cell] = [known.name, pair.first, pair.second]
        yield csv_line([*head, "event", *counted, *empty, *_three(pair.event_f1)], end=_END)
        for field in pair.fields:
            yield csv_line([*head, field.field, *counted, *_of(field), None, None, None], end=_END)
    for field in together:
        row: list[Cell] = [known.name, _ALL, None, field.field, None, None, None, None, *_of(field)]
        yield csv_line([*row, None, None, None], end=_END)


def _of(field: FieldAgreement) -> list[Cell]:
    return [
        field.units,
        _rounded(field.agreed),
        *_three(field.alpha),
        *_three(field.numbers),
        *_three(field.kappa),
    ]


def _three(estimate: Estimate | None) -> list[Cell]:
    if estimate is None:
        return [None, None, None]
    return [_rounded(estimate.value), _rounded(estimate.low), _rounded(estimate.high)]


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 4)
