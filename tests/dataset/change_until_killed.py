"""Changes studies in processes that are killed at random moments, each going on where the last was killed.

Arguments: a file of coded reports (JSON), a seed, how many processes to kill, places where no study is yet.
In each study in turn every report is added, then all are coded anew, then every fourth is erased; studies
are begun until enough processes were killed or no place is left. A process is killed between two statements
that it sends to the database, counted, so that a slow machine kills it where a fast one does. After each
kill the study is checked. Prints, as JSON, how often who did what was killed, and the places of the studies.
A program of its own, since it forks.
"""

from __future__ import annotations

import gc
import json
import os
import random
import signal
import sys
import traceback
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import count
from pathlib import Path

import msgspec
from sqlalchemy import Engine, event

from rasid.dataset.knowing import Reading, reading_with
from rasid.dataset.recoding import recode_report
from rasid.dataset.study import Study
from rasid.records import codings, reports, sqlite
from rasid.values import CodedReport, Report

Coded = tuple[tuple[Report, CodedReport], ...]
DAY = date(2015, 3, 10)
STEPS = ("add", "recode", "erase")
#: The most statements that a process sends at first before it is killed: about what two reports take.
REACH = {"add": 200, "recode": 200, "erase": 80}


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


def is_done(task: Task, statements: int) -> bool:
    """Whether a process finished a step before it was killed; checks what it left."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        _work(task, statements, writing)
    os.close(writing)
    with os.fdopen(reading) as lines:
        said = {line.strip() for line in lines if line.endswith("\n")}
    status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    assert status in (0, -signal.SIGKILL), f"ended with status {status}"
    with task.open() as study:
        faults = study.check().faults
        assert faults == (), faults
        lost = said & set(waiting_in(study, task))
        assert not lost, f"said to be done, but is not: {lost}"
    return status == 0


def _work(task: Task, statements: int, done: int) -> None:
    """Go on with a step in this process, which is killed before its next statement after so many."""
    status = 1
    try:
        with task.open() as study:
            _die_after(statements)
            for id in change(study, task):
                os.write(done, f"{id}\n".encode())
        status = 0
    except BaseException:
        traceback.print_exc()
    finally:
        os._exit(status)


def _die_after(statements: int) -> None:
    turn = count(1)

    def die(*_: object) -> None:
        if next(turn) > statements:
            os.kill(os.getpid(), signal.SIGKILL)

    for moment in ("before_cursor_execute", "commit"):
        event.listen(Engine, moment, die)


def main(file: str, seed: str, enough: str, *places: str) -> None:
    """Kill whoever works, at a random moment, until all is done in every study."""
    decoded = msgspec.json.decode(Path(file).read_bytes(), type=Coded)
    coded = {f"r-{report.sha256[:12]}": (report, coding) for report, coding in decoded}
    # What a process wrote outlives it without waiting for the disk; only a failure of the power would show.
    sqlite.DURABILITY = "OFF"
    known = reading_with(None, None)
    known.load_lemmas()  # here, and not in every process
    gc.freeze()  # or every process would copy all of it, looking for garbage
    chance = random.Random(int(seed))
    killed = dict.fromkeys(STEPS, 0)
    begun: list[str] = []
    for place in places:
        if sum(killed.values()) >= int(enough) and all(killed.values()):
            break
        begun.append(place)
        Study.create(place, who="هدى").close()
        for step in STEPS:
            turns = 0
            # Later from turn to turn, so that it comes to an end.
            while not is_done(
                Task(place, step, coded, known), int(chance.uniform(1, REACH[step]) * (1 + turns / 20))
            ):
                turns += 1
            killed[step] += turns
    known.coder.close()
    print(json.dumps({"killed": killed, "studies": begun}))


if __name__ == "__main__":
    main(*sys.argv[1:])
