"""Learn the weights of salience from the Arabic event gold standard records, and measure them honestly.

    python scripts/train_salience.py GSR_FOLDER               # writes src/rasid/data/salience/weights.tsv
    python scripts/train_salience.py GSR_FOLDER --measure     # five-fold by article instead, writes nothing
    python scripts/train_salience.py GSR_FOLDER --measure --predictions FILE   # records for the scorer, too

GSR_FOLDER holds assault_gsr.csv and protest_gsr.csv (openeventdata/arabic_event_gsr, MIT). Needs scikit-learn
(the `dev` extra); what it writes is read by plain Python. The same input gives the same weights. Method and
figures: docs/explanation/salience.md.
"""

from __future__ import annotations

import argparse
import csv
import random
import re
import statistics
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import msgspec
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from rasid.coding import Knowledge, code_report, drafts_of, knowledge_of, load_lexicons, report_of
from rasid.events.drafts import Draft
from rasid.events.salience_features import claim_features, outline_of
from rasid.language.morphology import Morphology
from rasid.lexicon.salience_weights import (
    COLUMNS,
    CONSTANT,
    FAMILIES,
    SalienceWeights,
    parse_salience_weights,
)

FILES = {"violence": "assault", "civic": "protest"}
OUT = Path(__file__).parent.parent / "src/rasid/data/salience/weights.tsv"
#: A feature counts where at least so many sentences have it; so many features are kept for a family.
RARE = 5
KEPT = 1000
#: The inverse strength of the penalty on squared weights.
PENALTY = 0.05
#: What a sentence counts by its label; votes divide an undecided one into a yes and a no.
COUNTS = {"yes": 1.0, "easy no": 1.0, "ambiguous": 0.7, "difficult no": 0.5}
YES_COUNTS = 2.0


@dataclass(frozen=True)
class Sentence:
    """A labelled sentence: the share of its annotators that said yes, and the features of each claim."""

    id: str
    article: str
    family: str
    label: str
    share: float
    claims: tuple[dict[str, float], ...]


@dataclass(frozen=True)
class Model:
    """The weights of one family; a claim is the news where its sum is 0 or more."""

    constant: float
    weights: dict[str, float]

    def score(self, sentence: Sentence) -> float:
        """The sum of the sentence's best claim; far below 0 where it has none."""
        sums = [
            sum(self.weights.get(name, 0.0) * value for name, value in claim.items())
            for claim in sentence.claims
        ]
        return self.constant + max(sums) if sums else -50.0


def article_of(identity: str) -> str:
    """The article of a sentence: what stands before its number."""
    return re.sub(r"[-_]\d+$", "", identity)


def published_of(identity: str) -> str | None:
    """The day in an id such as AAW_ARB_20080110.0023-9."""
    found = re.search(r"_(\d{4})(\d\d)(\d\d)\.", identity)
    return "-".join(found.groups()) if found else None


def read_sentences(folder: Path, knowledge: Knowledge) -> list[Sentence]:
    """Every labelled sentence with the features of its asserted claims of the family."""
    types = knowledge.lexicons.events.triggers.types
    seen: dict[str, list[tuple[str, dict[str, float]]]] = {}
    articles: dict[str, str] = {}
    found = []
    for family, stem in FILES.items():
        with (folder / f"{stem}_gsr.csv").open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                identity = row["id"]
                if identity not in seen:
                    report = report_of(row["text"], published=published_of(identity), id=identity)
                    drafts = drafts_of(report, knowledge)
                    seen[identity] = [
                        (types[d.type].family, features_of(d, drafts, report.published))
                        for d in drafts
                        if d.factuality.label == "asserted" and types[d.type].family in FAMILIES
                    ]
                # A text that stands in two articles makes them one, so that no fold has seen it.
                article = articles.setdefault(" ".join(row["text"].split()), article_of(identity))
                found.append(
                    Sentence(
                        identity, article, family, row["label"],
                        int(row["accept"]) / (int(row["accept"]) + int(row["reject"])),
                        tuple(features for of, features in seen[identity] if of == family),
                    )
                )  # fmt: skip
    return found


def features_of(draft: Draft, drafts: Sequence[Draft], published: date | None) -> dict[str, float]:
    """Name and value of each feature of a claim, as `rasid.events.salience` sums them."""
    beside = [d for d in drafts if d.passage.number == draft.passage.number]
    outline = outline_of(draft.passage, beside)
    values = {f"word={stem}": outline.stem_weight for stem in outline.stems}
    for name in (*outline.features, *claim_features(draft, beside, outline, published)):
        values[name] = values.get(name, 0.0) + 1.0
    return values


def train(sentences: Iterable[Sentence], kept: int = KEPT) -> Model:
    """Fit one family: all features first, then the `kept` that weigh most."""
    sentences = [s for s in sentences if s.claims]
    held = Counter(name for s in sentences for name in {name for claim in s.claims for name in claim})
    names = sorted(name for name, count in held.items() if count >= RARE)
    model = _fit(sentences, names)
    strength = {name: abs(model.weights[name]) * held[name] ** 0.5 for name in names}
    return _fit(sentences, sorted(sorted(names, key=lambda name: (-strength[name], name))[:kept]))


def _fit(sentences: Sequence[Sentence], names: Sequence[str]) -> Model:
    """Logistic regression over the claims. Which claim of a sentence its annotators meant is not known:
    its yes is shared out among its claims, its no holds for each of them.
    """
    column = {name: number for number, name in enumerate(names)}
    examples: list[tuple[dict[str, float], int, float]] = []
    for sentence in sentences:
        count, claims = COUNTS[sentence.label], sentence.claims
        agreed = {"yes": 1.0, "easy no": 0.0}.get(sentence.label, sentence.share)
        each = 1.0 if sentence.label == "easy no" else 1.0 / len(claims)
        for claim in claims:
            examples.append((claim, 1, count * agreed * YES_COUNTS / len(claims)))
            examples.append((claim, 0, count * (1.0 - agreed) * each))
    examples = [example for example in examples if example[2] > 0.0]
    pointers, columns, values = [0], [], []
    for claim, _, _ in examples:
        known = sorted((column[name], value) for name, value in claim.items() if name in column)
        columns += [number for number, _ in known]
        values += [value for _, value in known]
        pointers.append(len(columns))
    matrix = csr_matrix((values, columns, pointers), shape=(len(examples), len(names)))
    fitted = LogisticRegression(C=PENALTY, solver="liblinear", max_iter=5000, tol=1e-6).fit(
        matrix, [yes for _, yes, _ in examples], sample_weight=[weight for _, _, weight in examples]
    )
    return Model(float(fitted.intercept_[0]), dict(zip(names, map(float, fitted.coef_[0]), strict=True)))


def folds_of(sentences: Iterable[Sentence], number: int, seed: int) -> dict[str, int]:
    """The fold of every article."""
    articles = sorted({s.article for s in sentences})
    random.Random(seed).shuffle(articles)
    return {article: place % number for place, article in enumerate(articles)}


def scores_unseen(sentences: Sequence[Sentence], folds: dict[str, int]) -> dict[str, float]:
    """Every sentence scored by a model that has not seen its article."""
    scores: dict[str, float] = {}
    for fold in sorted(set(folds.values())):
        model = train(s for s in sentences if folds[s.article] != fold)
        scores |= {s.id: model.score(s) for s in sentences if folds[s.article] == fold}
    return scores


def calibrate(sentences: Sequence[Sentence]) -> float:
    """The score that divides news from background best, by sentences scored unseen, over three shuffles.

    Of the F1 against easy no at every score the curve is smoothed, so that a lucky peak does not decide.
    """
    judged = [s for s in sentences if s.label in ("yes", "easy no")]
    found = []
    for seed in (101, 102, 103):
        scores = scores_unseen(sentences, folds_of(sentences, 5, seed))
        ranked = sorted(((scores[s.id], s.label == "yes") for s in judged), reverse=True)
        curve, hits, total = [], 0, sum(yes for _, yes in ranked)
        for rank, (_, yes) in enumerate(ranked, 1):
            hits += yes
            curve.append(2 * hits / (rank + total))
        width = max(3, total // 8)
        smooth = [statistics.fmean(curve[max(0, k - width) : k + width + 1]) for k in range(len(curve))]
        found.append(ranked[max(range(len(smooth)), key=smooth.__getitem__)][0])
    return statistics.fmean(found)


def trained(sentences: Sequence[Sentence]) -> Model:
    """A model whose 0 divides: half-way to the score found, which is uncertain where a yes is rare."""
    model = train(sentences)
    return replace(model, constant=model.constant - calibrate(sentences) / 2)


def f1_of(pairs: Sequence[tuple[bool, bool]]) -> float:
    """F1 of (gold, predicted) pairs."""
    hits = sum(gold and told for gold, told in pairs)
    return 2 * hits / max(1, sum(gold for gold, _ in pairs) + sum(told for _, told in pairs))


def interval_of(pairs: Sequence[tuple[bool, bool]], resamples: int = 1000) -> tuple[float, float]:
    """The 95 % percentile bootstrap interval of F1."""
    chance = random.Random(0)
    values = sorted(f1_of(chance.choices(pairs, k=len(pairs))) for _ in range(resamples))
    return values[int(0.025 * resamples)], values[int(0.975 * resamples) - 1]


def measure(sentences: Sequence[Sentence], seeds: Sequence[int]) -> dict[tuple[str, int], Model]:
    """Five-fold by article: prints F1 against both sets of negatives; gives the first shuffle's models."""
    models = {}
    for family in FAMILIES:
        own = [s for s in sentences if s.family == family]
        for seed in seeds:
            folds = folds_of(sentences, 5, seed)
            scores: dict[str, float] = {}
            for fold in range(5):
                model = trained([s for s in own if folds[s.article] != fold])
                scores |= {s.id: model.score(s) for s in own if folds[s.article] == fold}
                if seed == seeds[0]:
                    models[family, fold] = model
            for name, negatives in (("easy no", ("easy no",)), ("all no", ("easy no", "difficult no"))):
                judged = [s for s in own if s.label in ("yes", *negatives)]
                pairs = [(s.label == "yes", scores[s.id] >= 0.0) for s in judged]
                low, high = interval_of(pairs)
                print(
                    f"{family} against {name}, shuffle {seed}: F1 {f1_of(pairs):.3f} ({low:.3f}-{high:.3f})"
                )
    return models


def table_of(models: dict[str, Model], head: str) -> str:
    """The weights as a table: the constant first, then the features by name."""
    names = sorted({name for model in models.values() for name in model.weights})
    constants = (CONSTANT, *(f"{models[family].constant:.3f}" for family in FAMILIES))
    lines = [head.rstrip("\n"), "\t".join(COLUMNS), "\t".join(constants)]
    for name in names:
        cells = [f"{models[family].weights.get(name, 0.0):.3f}" for family in FAMILIES]
        if any(float(cell) for cell in cells):
            lines.append("\t".join((name, *("" if not float(cell) else cell for cell in cells))))
    return "\n".join(lines) + "\n"


HEAD = """\
# Weights of salience: how much a feature says for (+) or against (-) a claim being its sentence's news.
# Made by scripts/train_salience.py on {day}: logistic regression on {sentences} labelled sentences of
# {articles} articles (openeventdata/arabic_event_gsr, MIT, the half given for development). What the features
# mean: rasid/events/salience_features.py. The logistic function of a claim's sum, the constant in it, is its
# salience; a word= counts 6 / sqrt(different words of the sentence + 1). Do not edit: train again.
# feature: as the program names it. violence, civic: its weight for claims of that family; empty: none.
"""


def weights_of(models: dict[str, Model]) -> SalienceWeights:
    """The weights as the program holds them, rounded as in the table."""
    return parse_salience_weights("trained", table_of(models, ""))


def texts_of(folder: Path) -> dict[str, str]:
    """The text of every sentence by id."""
    texts: dict[str, str] = {}
    for stem in FILES.values():
        with (folder / f"{stem}_gsr.csv").open(encoding="utf-8", newline="") as file:
            texts |= {row["id"]: row["text"] for row in csv.DictReader(file)}
    return texts


def with_weights(knowledge: Knowledge, models: dict[str, Model]) -> Knowledge:
    """The same knowledge with other weights of salience."""
    events = replace(knowledge.lexicons.events, salience=weights_of(models))
    return replace(knowledge, lexicons=replace(knowledge.lexicons, events=events))


def write_records(texts: dict[str, str], knowledge_for: dict[str, Knowledge], out: Path) -> None:
    """Code every sentence with the weights of the fold that has not seen it, for the scorer."""
    with out.open("wb") as file:
        for identity, text in texts.items():
            report = report_of(text, published=published_of(identity), id=identity)
            file.write(msgspec.json.encode(code_report(report, knowledge_for[identity])) + b"\n")


def main() -> None:
    """Read the command line and run."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--measure", action="store_true")
    parser.add_argument("--predictions", type=Path)
    parser.add_argument("--day", default=str(date.today()), help="the day in the table's head")
    parser.add_argument("--seeds", type=int, nargs="+", default=[1, 2, 3])
    arguments = parser.parse_args()
    knowledge = knowledge_of(load_lexicons(), Morphology.open(None))
    sentences = read_sentences(arguments.folder, knowledge)
    if arguments.measure:
        models = measure(sentences, arguments.seeds)
        if arguments.predictions is not None:
            folds = folds_of(sentences, 5, arguments.seeds[0])
            unseen = [
                with_weights(knowledge, {family: models[family, fold] for family in FAMILIES})
                for fold in range(5)
            ]
            knowledge_for = {s.id: unseen[folds[s.article]] for s in sentences}
            write_records(texts_of(arguments.folder), knowledge_for, arguments.predictions)
        return
    final = {family: trained([s for s in sentences if s.family == family]) for family in FAMILIES}
    head = HEAD.format(
        day=arguments.day, sentences=len(sentences), articles=len({s.article for s in sentences})
    )
    OUT.write_text(table_of(final, head), encoding="utf-8")
    knowledge.morphology.close()


if __name__ == "__main__":
    main()
