"""Puts reports into a study in a process of its own, which is killed again and again at random moments.

Arguments: the place of the study, how often to kill, a seed. Prints, as JSON, the numbers of the reports
whose transactions were said to be done. A program of its own, since it forks.
"""

from __future__ import annotations

import json
import os
import random
import select
import signal
import sys
import time
from itertools import count

from by_hand import enter, report_of

from rasid.records.database import Database
from rasid.records.reports import kept_ids
from rasid.values.report import Report


def numbered(number: int) -> Report:
    """The report of a number."""
    return report_of(f"خبر-{number}", f"هاجم مسلحون الحاجز رقم {number} في الرستن وقتلوا ثلاثة جنود.")


def put_reports(place: str, done: int) -> None:
    """Put report after report, from where the study ends; write each number once it is kept."""
    with Database.open(place) as database:
        with database.reading() as connection:
            kept = len(list(kept_ids(connection)))
        for number in count(kept):
            with database.writing() as connection:
                enter(connection, numbered(number))
            os.write(done, f"{number}\n".encode())


def main(place: str, rounds: int, seed: int) -> None:
    """Kill the one who writes, and let another go on."""
    chance = random.Random(seed)
    said: list[int] = []
    for turn in range(rounds):
        reading, writing = os.pipe()
        child = os.fork()
        if child == 0:
            os.close(reading)
            put_reports(place, writing)
        os.close(writing)
        if turn % 4:  # some are killed while they open the study, most among their reports
            select.select([reading], [], [], 30)
        time.sleep(chance.uniform(0.0, 0.1))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        with os.fdopen(reading) as lines:
            said += [int(line) for line in lines if line.endswith("\n")]
    print(json.dumps(said))


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
