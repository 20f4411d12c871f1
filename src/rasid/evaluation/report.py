"""The figures as tables that a person reads."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rasid.evaluation.ablation import ABLATION_MEASURES, Difference, FileAblation, SalienceAblation
from rasid.evaluation.corpora import CorpusFigures
from rasid.evaluation.figures import Figure, FileFigures, SplitFigure
from rasid.evaluation.gold import Record
from rasid.evaluation.gsr import GsrFigures
from rasid.evaluation.resolving import Group
from rasid.evaluation.switches import Switch
from rasid.evaluation.tables import Table, between, number
from rasid.evaluation.tallies import MEASURES

_LABELS = {
    "event_f1": "event F1",
    "family_f1": "family F1",
    "trigger_f1": "trigger F1",
    "factuality_macro_f1": "factuality, macro F1",
    "people_f1": "people F1",
    "offices_f1": "offices F1",
    "posts_f1": "posts F1",
    "yes_recall": "a claim of the right family",
    "yes_recall_assault": "of them ASSAULT",
    "yes_recall_protest": "of them PROTEST",
    "news_recall": "one that is asserted and news",
}
_SPLIT = ("measure", "n", "value", "95 % interval", "half A", "half B", "A less B", "95 % interval")


def gold_tables(figures: FileFigures) -> tuple[Table, ...]:
    """The figures of a gold file, and event F1 by type."""
    note = f"{figures.reports} reports, {figures.words} words." + _crashes(figures.crashes)
    chosen = {name: figures.figures[name] for name in MEASURES if name in figures.figures}
    kinds = sorted(figures.by_type.items(), key=lambda item: (-item[1]["gold"], item[0]))
    return (
        Table(figures.name, _SPLIT, _split_rows(chosen), note),
        Table(
            f"{figures.name}, by type",
            ("type", "gold", "coded", "precision", "recall", "F1"),
            tuple(
                (
                    kind, str(found["gold"]), str(found["predicted"]),
                    number(found["precision"]), number(found["recall"]), number(found["f1"]),
                )
                for kind, found in kinds
            ),
        ),
    )  # fmt: skip


def _split_rows(figures: Mapping[str, SplitFigure]) -> tuple[tuple[str, ...], ...]:
    return tuple(
        (
            _LABELS.get(name, name), str(figure.whole.n),
            number(figure.whole.value), between(figure.whole.interval),
            _half(figure.half_a), _half(figure.half_b), _half(figure.gap),
            between(figure.gap.interval) if figure.gap else "-",
        )
        for name, figure in figures.items()
    )  # fmt: skip


def _half(figure: Figure | None) -> str:
    return number(figure.value) if figure else "-"


def _crashes(crashes: Sequence[str]) -> str:
    return f" Crashed on {len(crashes)}: {'; '.join(crashes[:5])}" if crashes else ""


def gsr_tables(figures: GsrFigures) -> tuple[Table, ...]:
    """Recall on the sentences labelled yes, detection, spans."""
    detection = tuple(
        row for half, found in figures.detection.items() for row in _detection_rows(half, found)
    )
    spans = tuple(
        (
            f"{s['type']} {s['role']}", str(s["n_nonempty"]), number(s["nonempty"]),
            number(s["detected"]), number(s["any"]), number(s["best"]),
        )
        for s in figures.spans
    )  # fmt: skip
    note = f"{figures.sentences} sentences, {figures.words} words." + _crashes(figures.crashes)
    return (
        Table("gsr_dev, sentences labelled yes", _SPLIT, _split_rows(figures.recall), note),
        Table(
            "gsr_dev, detection (asserted claims of salience 0.5 and more)",
            ("type", "half", *_DETECTION),
            detection,
            _IN_SAMPLE,
        ),
        Table("gsr_dev, spans", ("role", "n", "nonempty", "detected", "any", "best"), spans),
    )


_DETECTION = ("n", "yes", "precision", "recall", "F1", "95 % interval")
_IN_SAMPLE = """Where salience was learned, it was from these sentences: its own figures are those of the
cross-validation by article."""


def _detection_rows(name: str, detection: Sequence[Record]) -> tuple[tuple[str, ...], ...]:
    return tuple(
        (
            f"{d['type']}, negatives {d['negatives']}", name, str(d["n"]), str(d["positives"]),
            number(d["p"]), number(d["r"]), number(d["f1"]), between((d["ci95"][0], d["ci95"][1])),
        )
        for d in detection
    )  # fmt: skip


def salience_tables(found: SalienceAblation) -> tuple[Table, ...]:
    """Detection with learned salience and with that set by hand."""
    rows = (*_detection_rows("learned", found.learned), *_detection_rows("by hand", found.by_hand))
    return (Table("Ablation on gsr_dev, detection", ("type", "salience", *_DETECTION), rows, _IN_SAMPLE),)


def corpus_table(corpora: Sequence[CorpusFigures]) -> Table:
    """False alarms, crashes and speed on reports that nobody annotated."""
    rows = tuple(
        (
            c.name, str(c.reports), str(c.words), str(c.reports - len(c.crashes)), str(c.claims),
            number(c.alarms_per_100.value, 1), between(c.alarms_per_100.interval, 1),
            f"{c.words_a_second:.0f}",
        )
        for c in corpora
    )  # fmt: skip
    notes = [
        f"{c.name}: "
        + ", ".join(f"{kind} {n}" for kind, n in c.alarms_by_type.items())
        + "."
        + _crashes(c.crashes)
        for c in corpora
    ]
    return Table(
        "Reports that nobody annotated",
        ("file", "reports", "words", "coded", "claims", "alarms in 100", "95 % interval", "words/s"),
        rows,
        "Alarms: asserted claims of the families violence, coercion and control.\n" + "\n".join(notes),
    )


def ablation_tables(files: Sequence[FileAblation], switches: Sequence[Switch]) -> tuple[Table, ...]:
    """Differences by switch, an asterisk where the interval leaves 0 out; and what was switched off."""
    tables = []
    for file in files:
        names = [name for name in ABLATION_MEASURES if name in file.full]
        rows = [("all evidence", *(number(file.full[name], 3) for name in names))]
        rows += [
            (switch, *(_difference(found.get(name)) for name in names))
            for switch, found in file.differences.items()
        ]
        header = ("without", *(_LABELS.get(name, name) for name in names))
        tables.append(Table(f"Ablation on {file.name}", header, tuple(rows), _ASTERISK))
    off = tuple((switch.name, switch.off) for switch in switches)
    return (*tables, Table("What was switched off", ("evidence", "without it"), off))


_ASTERISK = """Differences from the first line. An asterisk: their 95 % interval, over paired resamples,
leaves 0 out."""


def _difference(found: Difference | None) -> str:
    if found is None:
        return "-"
    low, high = found.interval
    return f"{found.value:+.3f}" + ("*" if low > 0 or high < 0 else " ")


def resolving_tables(groups: Sequence[Group]) -> tuple[Table, ...]:
    """A table for each group of figures of resolution."""
    header = ("measure", "value", "95 % interval", "half A", "half B")
    return tuple(
        Table(
            group.title,
            header,
            tuple(
                (
                    figure.name.replace("_", " ").replace("b cubed", "B-cubed").replace("f1", "F1"),
                    number(figure.value),
                    between(figure.interval),
                    *("-" if half is None else number(half) for half in (figure.half_a, figure.half_b)),
                )
                for figure in group.figures
            ),
            group.of,
        )
        for group in groups
    )
