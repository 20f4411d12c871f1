"""A process that is killed loses no report that it was told is kept, and leaves no half one."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from by_hand import enter, id_of
from write_until_killed import numbered

from rasid.records.checks import check_records
from rasid.records.claims import claim_ids_of
from rasid.records.database import Database
from rasid.records.history import all_changes
from rasid.records.reports import kept_ids

ROUNDS = 50


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork and SIGKILL")
def test_nothing_is_missing_and_nothing_twice(place: str) -> None:
    Database.create(place).close()
    script = Path(__file__).with_name("write_until_killed.py")
    run = subprocess.run(
        [sys.executable, script, place, str(ROUNDS), "7"], check=True, capture_output=True, timeout=900
    )
    said = json.loads(run.stdout)
    with Database.open(place) as database, database.writing() as connection:
        # No node was put for the names, so that they are the only thing that the checks miss.
        faults = [fault.says for fault in check_records(connection) if "nodes are named" not in fault.says]
        kept = set(kept_ids(connection))
        added = [change.object for change in all_changes(connection)]
        assert faults == []
        assert sorted(added) == sorted(kept)
        assert len(said) == len(set(said)) > ROUNDS // 2
        assert {id_of(numbered(number)) for number in said} <= kept
        # What was kept but not said to be: at most the last of each that was killed.
        assert len(kept) - len(said) <= ROUNDS
        assert kept == {id_of(numbered(number)) for number in range(len(kept))}
        assert {len(claim_ids_of(connection, id)) for id in kept} == {2}
        enter(connection, numbered(len(kept)))
