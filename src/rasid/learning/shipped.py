"""The weights of confidence that come with the program: `data/confidence/weights.tsv`.

The file is written by `scripts/train_confidence.py`; the page "Confidence" says what it was trained on. It
holds names of features and numbers, no words of reports.
"""

from __future__ import annotations

from functools import cache
from importlib import resources

from rasid.errors import Fault, LexiconError
from rasid.learning.model import CONSTANT, Weights
from rasid.lexicon.tables import parse_table

COLUMNS = ("feature", "weight")


@cache
def shipped_weights() -> Weights:
    """The built-in weights. Raises LexiconError where the file is at fault."""
    file = resources.files("rasid").joinpath("data", "confidence", "weights.tsv")
    return parse_weights("confidence/weights.tsv", file.read_text(encoding="utf-8"))


def parse_weights(path: str, content: str) -> Weights:
    """Read the table. Raises LexiconError with all faults."""
    rows, faults = parse_table(path, content, COLUMNS)
    found: dict[str, float] = {}
    for row in rows:
        if row["feature"] in found:
            faults.append(row.fault(f"{row['feature']!r} stands twice"))
        try:
            found[row["feature"]] = float(row["weight"])
        except ValueError:
            faults.append(row.fault(f"{row['weight']!r} is not a number"))
    if CONSTANT not in found and not faults:
        faults.append(Fault(path, 1, f"no {CONSTANT}"))
    if faults:
        raise LexiconError(tuple(faults))
    return Weights(found)


def written(weights: Weights, head: str) -> str:
    """The table of these weights: comment lines, then the features by name."""
    lines = [f"{name}\t{weight:.3f}" for name, weight in sorted(weights.of.items())]
    return "\n".join((head.rstrip("\n"), "\t".join(COLUMNS), *lines)) + "\n"
