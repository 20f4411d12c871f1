"""How confidence is calibrated, as tables that a person reads."""

from __future__ import annotations

from rasid.evaluation.confidence import ConfidenceFigures
from rasid.evaluation.tables import Table, between, number
from rasid.learning.calibration import Calibration


def confidence_tables(figures: ConfidenceFigures) -> tuple[Table, ...]:
    """The summary, and the reliability curve."""
    learned, coded = figures.learned, figures.coded
    summary = Table(
        "Calibration of confidence",
        ("confidence", "claims", "stand", "calibration error", "95 % interval", "log loss", "ranks"),
        (
            _row("learned, on unseen articles", learned, figures.interval),
            _row("as coded, by hand", coded, figures.coded_interval),
        ),
        f"{figures.articles} articles, five-fold by article.",
    )
    curve = Table(
        "Reliability of learned confidence",
        ("confidence", "claims", "mean confidence", "stand"),
        tuple(
            (between((b.low, b.high), 1), str(b.n), number(b.said), number(b.stands)) for b in learned.bins
        ),
    )
    return summary, curve


def _row(name: str, found: Calibration, bounds: tuple[float, float]) -> tuple[str, ...]:
    return (
        name, str(found.n), number(found.rate), number(found.error, 3), between(bounds, 3),
        number(found.loss, 3), number(found.ranks, 3),
    )  # fmt: skip
