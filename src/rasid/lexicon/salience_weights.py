"""The learned weights of salience: a table of features with one weight for each family.

`data/salience/weights.tsv` is written by `scripts/train_salience.py`; the page "Salience" says what it was
trained on. Without the file salience falls back on the rules set by hand.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib import resources

from rasid.errors import Fault, LexiconError
from rasid.lexicon.tables import parse_table

#: The families that weights were learned for, in the order of the columns.
FAMILIES = ("violence", "civic")
COLUMNS = ("feature", *FAMILIES)
#: The feature that every claim has.
CONSTANT = "constant"


@dataclass(frozen=True, slots=True)
class SalienceWeights:
    """For each family the weight of every feature, and the constant that all sums begin with."""

    constants: dict[str, float]
    features: dict[str, dict[str, float]]


def load_salience_weights() -> SalienceWeights | None:
    """The built-in weights, or None where the file is missing. Raises LexiconError where it is at fault."""
    file = resources.files("rasid").joinpath("data", "salience", "weights.tsv")
    if not file.is_file():
        return None
    return parse_salience_weights("salience/weights.tsv", file.read_text(encoding="utf-8"))


def parse_salience_weights(path: str, content: str) -> SalienceWeights:
    """Read the table; an empty cell is no weight. Raises LexiconError with all faults."""
    rows, faults = parse_table(path, content, COLUMNS)
    features: dict[str, dict[str, float]] = {family: {} for family in FAMILIES}
    for row in rows:
        for family in FAMILIES:
            if row["feature"] in features[family]:
                faults.append(row.fault(f"{row['feature']!r} stands twice"))
            if not row[family]:
                continue
            try:
                features[family][row["feature"]] = float(row[family])
            except ValueError:
                faults.append(row.fault(f"{row[family]!r} is not a number"))
    missing = [family for family in FAMILIES if CONSTANT not in features[family]]
    if missing and not faults:
        faults.append(Fault(path, 1, f"no {CONSTANT} for {', '.join(missing)}"))
    if faults:
        raise LexiconError(tuple(faults))
    return SalienceWeights({family: features[family].pop(CONSTANT) for family in FAMILIES}, features)
