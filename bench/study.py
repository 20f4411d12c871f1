"""What a study costs: adding a report to a small and to a large one, and searching the large one.

    python bench/study.py [--reports 100000] [--by-adding] [--keep FOLDER] [--database postgresql://...]

Makes two studies of reports from bench/study_generator.py, one of 1,000 and one of `--reports`, by laying
them (bench/study_laying.py) or, with `--by-adding`, by adding one after the other as `rasid add` does. Then:

    adding     200 reports are added to each study, by turns, so that whatever else the machine does
               falls on both alike; median and 95th percentile of a report, coding left out, and their ratio
    searching  300 searches of the large study, first page of 20 with excerpts; median and 95th percentile
               for each kind of search and for all

With `--keep` the studies stay in a folder, to be measured again. With `--database` the large study is kept in
an empty PostgreSQL database.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from study_generator import A_DAY, Told, World
from study_laying import lay
from study_searches import searches

from rasid.dataset.study import Study
from rasid.records.history import head
from rasid.records.reports import states_of
from rasid.records.search import find
from rasid.resolve.taking import report_id_of

SMALL = 1_000
MEASURED = 200
SEARCHES = 300


def main() -> None:
    """Build both studies, measure, and print."""
    parser = argparse.ArgumentParser(description="What adding to a study and searching it costs.")
    parser.add_argument("--reports", type=int, default=100_000, help="how many the large study has")
    parser.add_argument("--by-adding", action="store_true", help="add every report, which takes hours")
    parser.add_argument("--keep", type=Path, help="a folder in which the studies stay")
    parser.add_argument("--database", help="an empty PostgreSQL database for the large study")
    arguments = parser.parse_args()
    with TemporaryDirectory() as folder:
        kept: Path = arguments.keep or Path(folder)
        kept.mkdir(exist_ok=True)
        with _study(kept / "small", None) as small, _study(kept / "large", arguments.database) as large:
            world = World(large.reading.coder, large.reading.lexicons.gazetteer)
            make = _add_all if arguments.by_adding else lay
            to_small, to_large = (
                _fill(study, world, count, make)
                for study, count in ((small, SMALL), (large, arguments.reports))
            )
            _measure_adding(small, to_small, large, to_large)
            _measure_searching(large, world)


def _study(place: Path, database: str | None) -> Study:
    """The study at this place, made if there is none."""
    if place.exists():
        return Study.open(place, who="bench")
    return Study.create(place, database=database, who="bench")


def _fill(
    study: Study, world: World, count: int, make: Callable[[Study, Iterator[Told]], None]
) -> Iterator[Told]:
    """Bring an empty study to `count` reports; gives reports of the days after, which it does not have."""
    with study.database.reading() as connection:
        is_empty = head(connection).number <= 1
    if is_empty:
        make(study, world.reports(count))
    return (
        one for one in world.reports(20 * MEASURED, days_later=count // A_DAY + 1) if not _has(study, one)
    )


def _has(study: Study, told: Told) -> bool:
    with study.database.reading() as connection:
        return bool(states_of(connection, [report_id_of(told.report.sha256)]))


def _add_all(study: Study, told: Iterator[Told]) -> None:
    start = time.perf_counter()
    for number, one in enumerate(told, 1):
        study.add_coded(one.report, one.coded)
        if number % 1000 == 0:
            print(f"{number:>7,} reports added in {time.perf_counter() - start:,.0f} s", file=sys.stderr)


def _measure_adding(small: Study, to_small: Iterator[Told], large: Study, to_large: Iterator[Told]) -> None:
    seconds: dict[str, list[float]] = {"small": [], "large": []}
    for _ in range(MEASURED):
        seconds["small"].append(_seconds_to_add(small, next(to_small)))
        seconds["large"].append(_seconds_to_add(large, next(to_large)))
    print(f"adding a report    {'median':>10} {'95 %':>10}")
    for name, taken in seconds.items():
        print(f"{name:<18} {_share(taken, 0.5):>7.1f} ms {_share(taken, 0.95):>7.1f} ms")
    ratios = [_share(seconds["large"], share) / _share(seconds["small"], share) for share in (0.5, 0.95)]
    print(f"{'ratio':<18} {ratios[0]:>10.2f} {ratios[1]:>10.2f}")


def _seconds_to_add(study: Study, told: Told) -> float:
    before = time.perf_counter()
    study.add_coded(told.report, told.coded)
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
