"""What pages and decisions of the workbench cost in a large study: time on the server for each kind.

    python bench/workbench.py [--reports 100000] [--times 40] [--keep FOLDER]

Lays a study of reports from bench/study_generator.py (bench/study_laying.py), serves it on a loopback port,
and asks each kind of page `--times` times over, with other filters, days, words and ids each time; then
decides claims. Every answer is read to its end. Prints median, 95th percentile and the slowest of each kind,
and of all pages and all decisions: 95 of 100 pages are to take less than 300 ms, decisions less than 150 ms.
In brackets is the time of the processor alone, the client's in it, for a machine that does other work too.

With `--keep` the study stays in a folder, to be measured again.
"""

from __future__ import annotations

import argparse
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import httpx
import uvicorn
from study_generator import World
from study_laying import finish, lay
from workbench_people import BLIND, NAME, Begun, begin, log_in
from workbench_visits import CODING, decisions_of, pages_of

from rasid.dataset.study import Study
from rasid.records.history import head
from rasid.review.serving import make_app

PAGES, DECISIONS = 300, 150
#: Of each kind: seconds on the clock and seconds of the processor.
Times = dict[str, list[tuple[float, float]]]


def main() -> None:
    """Lay the study, measure, and print."""
    parser = argparse.ArgumentParser(description="What the pages of a large study cost.")
    parser.add_argument("--reports", type=int, default=100_000, help="how many the study has")
    parser.add_argument("--times", type=int, default=40, help="how often each kind of page is asked for")
    parser.add_argument("--keep", type=Path, help="a folder in which the study stays")
    arguments = parser.parse_args()
    with TemporaryDirectory() as folder:
        kept: Path = arguments.keep or Path(folder)
        kept.mkdir(exist_ok=True)
        with _study(kept / "large.rasid", arguments.reports) as study:
            begun = begin(study)
        # Opened again: what was read to begin is not in memory.
        with _study(kept / "large.rasid", arguments.reports) as study, _served(study) as clients:
            pages = _measure_pages(study, clients, arguments.times, begun)
            decided = _measure_decisions(study, clients[0], arguments.times)
    _print("page", pages, PAGES)
    _print("decision", decided, DECISIONS)


def _study(place: Path, count: int) -> Study:
    """The study at this place, made if there is none."""
    if place.exists():
        return Study.open(place, who="bench")
    study = Study.create(place, who="bench")
    lay(study, World(study.reading.coder, study.reading.lexicons.gazetteer).reports(count))
    finish(study)
    return study


@contextmanager
def _served(study: Study) -> Iterator[tuple[httpx.Client, httpx.Client]]:
    """A client of the study, and one of somebody who codes blind; a thread serves it on a port that the
    system chose.
    """
    server = uvicorn.Server(
        uvicorn.Config(make_app(study), host="127.0.0.1", port=0, log_level="warning", lifespan="off")
    )
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    port = server.servers[0].sockets[0].getsockname()[1]
    base = f"http://127.0.0.1:{port}"
    with (
        httpx.Client(base_url=base, timeout=600) as client,
        httpx.Client(base_url=base, timeout=600) as blind,
    ):
        log_in(client, NAME)
        log_in(blind, BLIND[0])
        yield client, blind
    server.should_exit = True
    thread.join()


def _measure_pages(
    study: Study, clients: tuple[httpx.Client, httpx.Client], times: int, begun: Begun
) -> Times:
    """Seconds of each page asked for, by kind, in turns: so that whatever else runs falls on all alike."""
    with study.database.reading() as connection:
        end = head(connection).number
    print(f"a study of {end:,} changes", file=sys.stderr)
    kinds = pages_of(study, times, begun)
    seconds: Times = {kind: [] for kind in kinds}
    for turn in range(times):
        for kind, addresses in kinds.items():
            address = addresses[turn % len(addresses)]
            before = _clocks()
            answer = clients[kind == CODING].get(address)
            seconds[kind].append(_since(before))
            if answer.status_code != 200:
                sys.exit(f"{address}: {answer.status_code} {answer.text[:500]}")
    return seconds


def _measure_decisions(study: Study, client: httpx.Client, times: int) -> Times:
    seconds: Times = {}
    for kind, path, body in decisions_of(study, times):
        before = _clocks()
        answer = client.post(path, json=body)
        seconds.setdefault(kind, []).append(_since(before))
        if answer.status_code not in (200, 201):
            sys.exit(f"{path} {body}: {answer.status_code} {answer.text[:500]}")
    return seconds


def _clocks() -> tuple[float, float]:
    return time.perf_counter(), time.process_time()


def _since(before: tuple[float, float]) -> tuple[float, float]:
    now = _clocks()
    return now[0] - before[0], now[1] - before[1]


def _print(what: str, seconds: Times, most: int) -> None:
    everything = [taken for kind in seconds.values() for taken in kind]
    print(f"{what:<28} {'median':>16} {'95 %':>16} {'most':>16}")
    for kind, taken in (*seconds.items(), ("all", everything)):
        clock, processor = (sorted(one[which] for one in taken) for which in (0, 1))
        cells = (f"{_share(clock, of):.0f} ms ({_share(processor, of):.0f})" for of in (0.5, 0.95, 1.0))
        print(f"{kind:<28}" + "".join(f" {cell:>16}" for cell in cells))
    for name, which in (("the clock", 0), ("the processor", 1)):
        within = sum(one[which] * 1000 < most for one in everything) / len(everything)
        print(f"{within:.1%} under {most} ms of {name}")
    print()


def _share(ordered: Sequence[float], share: float) -> float:
    """The time in milliseconds within which this share was done."""
    return ordered[min(int(len(ordered) * share), len(ordered) - 1)] * 1000


if __name__ == "__main__":
    main()
