"""`python -m rasid.evaluation`: measure, write floors, switch evidence off, or measure resolution."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

import msgspec

from rasid.coding import Coder, knowledge_of, load_lexicons
from rasid.errors import RasidError
from rasid.evaluation.ablation import ablate, ablate_salience
from rasid.evaluation.confidence import gold_claims, measure_confidence
from rasid.evaluation.confidence_tables import confidence_tables
from rasid.evaluation.corpora import measure_corpus
from rasid.evaluation.figures import measure_gold
from rasid.evaluation.floors import (
    FLOORS,
    PARTS,
    Floors,
    digests,
    lowered,
    measured,
    measured_anew,
    raised,
    read_floors,
    write_floors,
)
from rasid.evaluation.gold import CORPUS, GOLD, GOLD_FILES, GSR, Gold, open_gold
from rasid.evaluation.gsr import measure_gsr
from rasid.evaluation.report import (
    ablation_tables,
    corpus_table,
    gold_tables,
    gsr_tables,
    resolving_tables,
    salience_tables,
)
from rasid.evaluation.resolving import measure as measure_resolving
from rasid.evaluation.resolving import resolve_corpus
from rasid.evaluation.resolving_floors import raise_resolving_floors
from rasid.evaluation.study_corpus import STUDY, read_study
from rasid.evaluation.study_errors import list_errors
from rasid.evaluation.switches import LEARNED_SALIENCE, SWITCHES
from rasid.evaluation.tables import Table, as_markdown, as_text
from rasid.language.morphology import Morphology


def main() -> None:
    """Run what the options ask for; errors of Rasid end it with a message and their exit status."""
    options = _options()
    try:
        sys.exit(_run(options))
    except RasidError as error:
        print(error, file=sys.stderr)
        sys.exit(error.exit_status)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m rasid.evaluation",
        description="Measure how well Rasid reads, on gold that lies outside the project.",
    )
    parser.add_argument("parts", nargs="*", metavar="PART", help=f"measure these alone: {' '.join(PARTS)}")
    parser.add_argument("--gold", type=Path, default=GOLD, metavar="DIR", help="folder of gold and scorers")
    parser.add_argument(
        "--corpus", type=Path, default=CORPUS, metavar="DIR", help="folder of reports without gold"
    )
    shown = parser.add_mutually_exclusive_group()
    shown.add_argument("--json", action="store_true", help="print the figures as JSON")
    shown.add_argument("--markdown", action="store_true", help="print Markdown tables")
    parser.add_argument(
        "--resolving", action="store_true", help="measure how reports are joined, on the project's own corpus"
    )
    parser.add_argument(
        "--study",
        type=_study,
        default=STUDY,
        metavar="NAME",
        help="with --resolving: reports of the project (study, ordinary) or of a folder",
    )
    parser.add_argument("--errors", metavar="HALVES", help="with --resolving: list the errors of A, B or AB")
    does = parser.add_mutually_exclusive_group()
    does.add_argument("--confidence", action="store_true", help="measure how confidence is calibrated")
    does.add_argument("--ablation", action="store_true", help="switch sources of evidence off, one at a time")
    does.add_argument("--write-floors", action="store_true", help="raise the floors to what is measured now")
    parser.add_argument(
        "--lower", action="store_true", help="with --write-floors: lower those that do not hold"
    )
    parser.add_argument("--floors", type=Path, default=FLOORS, metavar="FILE", help="the file of floors")
    options = parser.parse_args()
    unknown = [part for part in options.parts if part not in PARTS]
    if unknown:
        parser.error(f"no such part: {' '.join(unknown)}; the parts are {' '.join(PARTS)}")
    if options.lower and not options.write_floors:
        parser.error("--lower goes with --write-floors")
    if options.errors is not None and not (options.resolving and set(options.errors) <= set("AB")):
        parser.error("--errors goes with --resolving, and takes A, B or AB")
    options.parts = options.parts or list(PARTS)
    return options


def _study(named: str) -> Path:
    """A folder of reports, by its path or by its name among those of the project."""
    return Path(named) if Path(named).is_dir() else STUDY.with_name(named)


def _run(options: argparse.Namespace) -> int:
    if options.resolving:
        return _resolving(options)
    gold = open_gold(options.gold)
    if options.confidence:
        return _confidence(options, gold)
    if options.ablation:
        return _ablation(options, gold)
    if options.write_floors:
        return _write_floors(options, gold)
    return _measure(options, gold)


def _measure(options: argparse.Namespace, gold: Gold) -> int:
    found: dict[str, object] = {}
    corpora = []
    tables: list[Table] = []
    with Coder() as coder:
        for part in options.parts:
            if part in GOLD_FILES:
                scored = measure_gold(gold.folder / part, coder.code, gold.scorer)
                found[part] = scored
                tables += gold_tables(scored)
            elif part == GSR:
                labelled = measure_gsr(gold.folder / GSR, coder.code, gold.gsr_scorer)
                found[part] = labelled
                tables += gsr_tables(labelled)
            else:
                corpora.append(measure_corpus(options.corpus / part, coder.code))
                found[part] = corpora[-1]
    if corpora:
        tables.append(corpus_table(corpora))
    _show(options, found, tables)
    return 0


def _resolving(options: argparse.Namespace) -> int:
    with Coder() as coder:
        resolved = resolve_corpus(read_study(options.study), coder)
    if options.write_floors:
        fallen = raise_resolving_floors(resolved, lower=options.lower, study=options.study.resolve())
        print("\n".join(map(str, fallen)) or "every floor holds")
        return 1 if fallen and not options.lower else 0
    groups = measure_resolving(resolved)
    _show(options, groups, resolving_tables(groups))
    if options.errors:
        print("\n".join(list_errors(resolved, halves=options.errors)))
    return 0


def _confidence(options: argparse.Namespace, gold: Gold) -> int:
    with Coder(all_claims=True) as coder:
        figures = measure_confidence(gold_claims(gold, coder.code))
    _show(options, figures, confidence_tables(figures))
    return 0


def _ablation(options: argparse.Namespace, gold: Gold) -> int:
    with Morphology.open() as morphology:
        knowledge = knowledge_of(load_lexicons(), morphology)
        files = ablate(gold, knowledge)
        salience = ablate_salience(gold, knowledge)
    switches = (*SWITCHES, LEARNED_SALIENCE) if salience else SWITCHES
    off = {switch.name: switch.off for switch in switches}
    tables = (*(salience_tables(salience) if salience else ()), *ablation_tables(files, switches))
    _show(options, {"switched_off": off, "files": files, "salience": salience}, tables)
    return 0


def _write_floors(options: argparse.Namespace, gold: Gold) -> int:
    """0 where every floor holds or was lowered as asked; 1 where one would have to be lowered."""
    old = read_floors(options.floors)
    with Coder() as coder:
        values = {part: measured(part, gold, options.corpus, coder.code) for part in options.parts}
    bounds, fallen = raised(old.bounds, values)
    now = digests(gold, options.corpus)
    for name, digest in old.sha256.items():
        if digest != now.get(name):
            print(f"{name}: is another file than the floors were set on")
            if not measured_anew(name, options.parts):
                now[name] = digest
    for change in fallen:
        print(f"{change}: {'lowered' if options.lower else 'would be lowered; to do so, give --lower'}")
    if options.lower:
        bounds = lowered(bounds, fallen)
    write_floors(options.floors, Floors(bounds, now))
    for part, names in bounds.items():
        for name, bound in names.items():
            before = old.bounds.get(part, {}).get(name)
            if before is None or before != bound:
                print(f"{part}: {name} {'-' if before is None else f'{before:g}'} -> {bound:g}")
    return 1 if fallen and not options.lower else 0


def _show(options: argparse.Namespace, figures: object, tables: Iterable[Table]) -> None:
    if options.json:
        sys.stdout.buffer.write(msgspec.json.format(msgspec.json.encode(figures), indent=1) + b"\n")
        return
    render: Callable[[Table], str] = as_markdown if options.markdown else as_text
    print("\n".join(map(render, tables)), end="")


if __name__ == "__main__":
    main()
