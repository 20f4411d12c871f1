"""Changes studies in processes that are killed at random moments, each going on where the last was killed.

Arguments: a file of coded reports (JSON), a seed, how many processes to kill, places where no study is yet.
In each study in turn every report is added, then all are coded anew, then every fourth is erased; studies are
begun until enough processes were killed or no place is left. After each kill the study is checked. Prints, as
JSON, how often who did what was killed, and the places of the studies. A program of its own, since it forks.
"""

from __future__ import annotations

import json
import os
import random
import signal
import sys
import time
import traceback
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import msgspec

from rasid.dataset.knowing import Reading, reading_with
from rasid.dataset.recoding import recode_report
from rasid.dataset.study import Study
from rasid.records import codings, reports, sqlite
from rasid.values import CodedReport, Report

Coded = tuple[tuple[Report, CodedReport], ...]
DAY = date(2015, 3, 10)
STEPS = ("add", "recode", "erase")


@dataclass(frozen=True)
class Task:
    """What is to be done to a study: reports with their codings, by id."""

    place: str
    step: str
    coded: dict[str, tuple[Report, CodedReport]]
    reading: Reading

    def open(self) -> Study:
        """The study."""
        return Study.open(self.place, who="هدى").read_with(self.reading)


def newly(coded: CodedReport) -> CodedReport:
    """The coding of another version, which does not read the last claim."""
    return replace(coded, versions=replace(coded.versions, lexicons="new"), events=coded.events[:-1])


def waiting_in(study: Study, task: Task) -> list[str]:
    """The reports on which the step is still to be done, sorted."""
    with study.database.reading() as connection:
        kept = set(reports.kept_ids(connection))
        if task.step == "add":
            return sorted(task.coded.keys() - kept)
        if task.step == "recode":
            return list(codings.outdated(connection, newly(next(iter(task.coded.values()))[1]).versions))
    return sorted(set(sorted(task.coded)[::4]) & kept)


def change(study: Study, task: Task) -> Iterator[str]:
    """Do what is left of a step; give each report once it is done."""
    for id in waiting_in(study, task):
        report, coding = task.coded[id]
        if task.step == "add":
            study.add_coded(report, coding, retrieved=DAY)
        elif task.step == "recode":
            with study.writing() as work:
                recode_report(work, id, newly(coding))
        else:
            study.erase(id, why="طلب صاحبها")
        yield id


def is_done(task: Task, seconds: float) -> bool:
    """Whether a process finished a step before it was killed; checks what it left."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        _work(task, writing)
    os.close(writing)
    alone = sys.platform == "linux" and not task.place.startswith("postgresql")  # no server works for it
    ended = _wait(child, seconds, _its_own if alone else _everybodys)
    with os.fdopen(reading) as lines:
        said = {line.strip() for line in lines if line.endswith("\n")}
    with task.open() as study:
        faults = study.check().faults
        assert faults == (), faults
        lost = said & set(waiting_in(study, task))
        assert not lost, f"said to be done, but is not: {lost}"
    return ended


def _work(task: Task, done: int) -> None:
    """Go on with a step in this process, which then ends."""
    status = 1
    try:
        with task.open() as study:
            for id in change(study, task):
                os.write(done, f"{id}\n".encode())
        status = 0
    except BaseException:
        traceback.print_exc()
    finally:
        os._exit(status)


def _wait(child: int, seconds: float, clock: Callable[[int], float]) -> bool:
    """Whether the process ended by itself in this time; else it is killed."""
    until = clock(child) + seconds
    while clock(child) < until:
        ended, status = os.waitpid(child, os.WNOHANG)
        if ended:
            assert status == 0, f"ended with status {status}"
            return True
        time.sleep(0.001)
    os.kill(child, signal.SIGKILL)
    return os.waitpid(child, 0)[1] == 0


def _everybodys(child: int) -> float:
    return time.monotonic()


def _its_own(child: int) -> float:
    """What the process has worked, as the system counts it: a busy machine kills it no sooner."""
    return time.clock_gettime(~child << 3 | 2)  # what clock_getcpuclockid gives


def main(file: str, seed: str, enough: str, *places: str) -> None:
    """Kill whoever works, at a random moment, until all is done in every study."""
    decoded = msgspec.json.decode(Path(file).read_bytes(), type=Coded)
    coded = {f"r-{report.sha256[:12]}": (report, coding) for report, coding in decoded}
    # What a process wrote outlives it without waiting for the disk; only a failure of the power would show.
    sqlite.DURABILITY = "OFF"
    known = reading_with(None, None)
    chance = random.Random(int(seed))
    killed = dict.fromkeys(STEPS, 0)
    begun: list[str] = []
    for place in places:
        if sum(killed.values()) >= int(enough):
            break
        begun.append(place)
        Study.create(place, who="هدى").close()
        reach = 0.4 if place.startswith("postgresql") else 0.16  # seconds; a server takes longer to answer
        for step in STEPS:
            turns = 0
            # Longer from turn to turn, so that it comes to an end on a slow machine too.
            while not is_done(
                Task(place, step, coded, known), chance.uniform(0.01, reach) * (1 + turns / 20)
            ):
                turns += 1
            killed[step] += turns
    known.coder.close()
    print(json.dumps({"killed": killed, "studies": begun}))


if __name__ == "__main__":
    main(*sys.argv[1:])
