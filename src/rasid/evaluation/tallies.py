"""The figures of score.py: flat, and as sums over reports that can be resampled."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from rasid.evaluation.gold import Record, Scorer

#: Measures that the scorer gives as precision, recall and F1.
COUNTED = ("event", "family", "trigger", "people", "offices", "posts")
#: Fields of matched events, each with its mean.
ARGUMENTS = ("actors", "targets", "source", "place", "country", "date", "killed", "injured", "detained")
FACTUALITY = "factuality_macro_f1"
MEASURES = (
    "event_f1", "family_f1", "trigger_f1", FACTUALITY, *ARGUMENTS, "people_f1", "offices_f1", "posts_f1",
)  # fmt: skip


def flat(figures: Record) -> dict[str, float]:
    """What the scorer said, one number a measure: event_f1, event_precision, event_recall, actors ..."""
    values: dict[str, float] = {}
    for name in COUNTED:
        for part in ("f1", "precision", "recall"):
            values[f"{name}_{part}"] = figures[name][part]
    values[FACTUALITY] = figures["factuality"]["macro_f1"]
    values.update({name: found["mean"] for name, found in figures["arguments"].items()})
    return values


def sizes(figures: Record) -> dict[str, int]:
    """On how many gold events, people or values each measure was taken."""
    found = {f"{name}_f1": int(figures[name]["gold"]) for name in COUNTED}
    found[FACTUALITY] = sum(
        int(label["gold"]) for label in figures["factuality"].values() if isinstance(label, dict)
    )
    return found | {name: int(mean["n"]) for name, mean in figures["arguments"].items()}


def tally(figures: Record) -> dict[str, float]:
    """The counts behind the figures of one report.

    The scorer gives rounded shares; the hits follow from them exactly, as one report has far fewer than a
    thousand events.
    """
    counts: dict[str, float] = {}
    labels = {f"label {name}": found for name, found in figures["factuality"].items() if name != "macro_f1"}
    for name, found in ({name: figures[name] for name in COUNTED} | labels).items():
        counts[f"{name}.hit"] = round(found["precision"] * found["predicted"])
        counts[f"{name}.gold"] = found["gold"]
        counts[f"{name}.predicted"] = found["predicted"]
    for name, mean in figures["arguments"].items():
        counts[f"{name}.sum"] = mean["mean"] * mean["n"]
        counts[f"{name}.n"] = mean["n"]
    return counts


def columns_of(
    reports: Iterable[Record], predictions: Mapping[str, Record], scorer: Scorer
) -> dict[str, list[float]]:
    """The tallies of reports, each scored by itself, as columns of one number a report."""
    tallies = [tally(scorer.score([report], predictions)) for report in reports]
    names = sorted({name for counts in tallies for name in counts})
    return {name: [counts.get(name, 0) for counts in tallies] for name in names}


def figures_of(totals: Mapping[str, float]) -> dict[str, float]:
    """The figures of summed tallies; a mean over nothing is left out."""
    found: dict[str, float] = {}
    labels = []
    for name, value in totals.items():
        what, _, part = name.rpartition(".")
        if part == "n" and value:
            found[what] = totals[f"{what}.sum"] / value
        elif part == "hit":
            gold, predicted = totals[f"{what}.gold"], totals[f"{what}.predicted"]
            f1 = 2 * value / (gold + predicted) if gold + predicted else 0.0
            if what.startswith("label "):
                labels += [f1] if gold + predicted else []
            else:
                found[f"{what}_f1"] = f1
                found[f"{what}_precision"] = value / predicted if predicted else 0.0
                found[f"{what}_recall"] = value / gold if gold else 0.0
    found[FACTUALITY] = sum(labels) / len(labels) if labels else 0.0
    return found
