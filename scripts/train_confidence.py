"""Trains the weights of confidence and writes them: `train_confidence.py [GOLD_FOLDER]`.

GOLD_FOLDER is the folder of development gold and scorers that `python -m rasid.evaluation` measures on. The
same input gives the same weights. Method and figures: docs/explanation/confidence.md.
"""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path

from rasid.coding import Coder
from rasid.evaluation.confidence import NOTHING, gold_claims
from rasid.evaluation.gold import GOLD, open_gold
from rasid.learning.model import fit
from rasid.learning.shipped import written

OUT = Path(__file__).parent.parent / "src/rasid/data/confidence/weights.tsv"
HEAD = """\
# Weights of confidence: how much a feature says for (+) or against (-) a claim's standing when a person
# looks at it. Made by scripts/train_confidence.py on {day}: logistic regression on {claims} claims of
# {articles} articles of the development gold. What the features mean: rasid/learning/features.py. The
# logistic function of a claim's sum, the constant in it, is its confidence. Do not edit: train again.
"""


def main() -> None:
    """Read the command line and run."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path, nargs="?", default=GOLD)
    parser.add_argument("--day", default=str(date.today()), help="the day in the table's head")
    options = parser.parse_args()
    with Coder(all_claims=True) as coder:
        examples = gold_claims(open_gold(options.folder), coder.code).examples
    head = HEAD.format(
        day=options.day, claims=len(examples), articles=len({example.group for example in examples})
    )
    OUT.write_text(written(fit(examples, NOTHING), head), encoding="utf-8")


if __name__ == "__main__":
    main()
