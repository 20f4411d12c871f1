"""A sample as CSV: one row a part, with what was said of it."""

from __future__ import annotations

from collections.abc import Sequence

from starlette.responses import Response

from rasid.export.csv_cells import csv_line
from rasid.values.sample import Sample, SamplePart

COLUMNS = (
    "sample", "kind", "number", "report", "from", "to", "claim", "verdict", "wrong", "by", "at",
)  # fmt: skip
_END = "\r\n"


def sample_file(sample: Sample, parts: Sequence[SamplePart]) -> Response:
    """The file, as it is kept by whoever asks for it."""
    lines = [csv_line(COLUMNS, end=_END)]
    lines += [
        csv_line(
            [
                sample.id, sample.kind, one.ordinal + 1, one.report_id, one.at, one.end, one.claim,
                one.verdict, one.wrong, one.author, one.made,
            ],
            end=_END,
        )
        for one in parts
    ]  # fmt: skip
    return Response(
        "\ufeff" + "".join(lines),
        media_type="text/csv; charset=utf-8",
        headers={"content-disposition": f'attachment; filename="sample-{sample.id}.csv"'},
    )
