"""What a study costs: adding a report to a small and to a large one, and searching the large one.

    python bench/study.py [--reports 100000] [--keep FOLDER] [--database postgresql://...]

Makes reports (bench/study_generator.py) and adds them to two studies by the way that `rasid add` takes below
the coder: one of 1,000 reports, one of `--reports`. Then:

    adding     200 reports are added to each study, by turns, so that whatever else the machine does
               falls on both alike; median and 95th percentile of a report, coding left out, and their ratio
    searching  300 searches of the large study, first page of 20 with excerpts; median and 95th percentile
               for each kind of search and for all

With `--keep` the studies stay in a folder, and a run that was broken off goes on where it was. With
`--database` the large study is kept in an empty PostgreSQL database.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from study_generator import World
from study_searches import searches

from rasid.dataset.study import Study
from rasid.records.search import find
from rasid.values.coded import CodedReport
from rasid.values.report import Report

SMALL = 1_000
MEASURED = 200
SEARCHES = 300
_Reports = Iterator[tuple[Report, CodedReport]]


def main() -> None:
    """Build both studies, measure, and print."""
    parser = argparse.ArgumentParser(description="What adding to a study and searching it costs.")
    parser.add_argument("--reports", type=int, default=100_000, help="how many the large study has")
    parser.add_argument("--keep", type=Path, help="a folder in which the studies stay")
    parser.add_argument("--database", help="an empty PostgreSQL database for the large study")
    arguments = parser.parse_args()
    with TemporaryDirectory() as folder:
        kept: Path = arguments.keep or Path(folder)
        kept.mkdir(exist_ok=True)
        with _study(kept / "small", None) as small, _study(kept / "large", arguments.database) as large:
            world = World(large.reading.coder, large.reading.lexicons.gazetteer)
            to_small = _build(small, world, SMALL)
            to_large = _build(large, world, arguments.reports)
            _measure_adding(small, to_small, large, to_large)
            _measure_searching(large, world)


def _study(place: Path, database: str | None) -> Study:
    """The study at this place, made if there is none."""
    return (
        Study.open(place, who="bench")
        if place.exists()
        else Study.create(place, database=database, who="bench")
    )


def _build(study: Study, world: World, count: int) -> _Reports:
    """Bring a study to `count` reports; gives the reports that come next."""
    reports = world.reports(count + MEASURED)
    before = start = time.perf_counter()
    for number in range(1, count + 1):
        report, coded = next(reports)
        study.add_coded(report, coded)
        if number % 1000 == 0:
            now = time.perf_counter()
            print(
                f"{number:>7,} reports {now - start:>6,.0f} s, now {now - before:.1f} ms each",
                file=sys.stderr,
            )
            before = now
    return reports


def _measure_adding(small: Study, to_small: _Reports, large: Study, to_large: _Reports) -> None:
    seconds: dict[str, list[float]] = {"small": [], "large": []}
    for (report, coded), (other, other_coded) in zip(to_small, to_large, strict=False):
        seconds["small"].append(_seconds_to_add(small, report, coded))
        seconds["large"].append(_seconds_to_add(large, other, other_coded))
    print(f"adding a report    {'median':>10} {'95 %':>10}")
    for name, taken in seconds.items():
        print(f"{name:<18} {_share(taken, 0.5):>7.1f} ms {_share(taken, 0.95):>7.1f} ms")
    ratios = [_share(seconds["large"], share) / _share(seconds["small"], share) for share in (0.5, 0.95)]
    print(f"{'ratio':<18} {ratios[0]:>10.2f} {ratios[1]:>10.2f}")


def _seconds_to_add(study: Study, report: Report, coded: CodedReport) -> float:
    before = time.perf_counter()
    study.add_coded(report, coded)
    return time.perf_counter() - before


def _measure_searching(study: Study, world: World) -> None:
    seconds: dict[str, list[float]] = {}
    found = 0
    for kind, query in searches(study.database, study.reading.lemmas, world, SEARCHES):
        before = time.perf_counter()
        with study.database.reading() as connection:
            found += len(find(connection, query, lemmas=study.reading.lemmas, limit=20).hits)
        seconds.setdefault(kind, []).append(time.perf_counter() - before)
    everything = [taken for kind in seconds.values() for taken in kind]
    print(f"searching          {'median':>10} {'95 %':>10} {'most':>10}   ({found} reports shown)")
    for kind, taken in (*seconds.items(), ("all", everything)):
        times = (_share(taken, 0.5), _share(taken, 0.95), max(taken) * 1000)
        print(f"{kind:<18}" + "".join(f" {time_:>7.1f} ms" for time_ in times))


def _share(seconds: Sequence[float], share: float) -> float:
    """The time in milliseconds within which this share was done."""
    return sorted(seconds)[min(int(len(seconds) * share), len(seconds) - 1)] * 1000


if __name__ == "__main__":
    main()
