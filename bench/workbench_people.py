"""Who reviews the study that is measured, and what was begun: a sample, a round, what is followed."""

from __future__ import annotations

import re
from dataclasses import dataclass

import httpx
from sqlalchemy import select

from rasid.dataset import accounts, following, rounds, sampling
from rasid.dataset.rounds import Drawn, Plan
from rasid.dataset.study import Study
from rasid.records import tables

#: Who asks for pages and decides, and those who code reports blind and so may not see what is in force.
NAME, BLIND = "bench", ("bench-blind", "bench-other")
#: Opens nothing but a study of made-up reports on a loopback port.
_PASSWORD = "measured many times over"
_SIZE = 60
_CSRF = re.compile(r'name="csrf" value="([^"]+)"')


@dataclass(frozen=True, slots=True)
class Begun:
    """A sample, and a round with its reports, by id."""

    sample: str
    round: str
    reports: tuple[str, ...]


def begin(study: Study) -> Begun:
    """Make accounts, a sample, a round and what is followed, where the study has none yet."""
    for name in (NAME, *BLIND):
        if accounts.account_named(study, name) is None:
            role = "administrator" if name == NAME else "coder"
            accounts.add_account(study, name, role=role, password=_PASSWORD)
    if not sampling.list_samples(study):
        sampling.draw_sample(study, "claims", size=_SIZE, seed=3)
    if not rounds.list_rounds(study):
        chosen = rounds.draw(study, Drawn(count=_SIZE, seed=3))
        rounds.begin_round(study, Plan("measured", BLIND, "program", chosen))
    if not following.followed(study):
        for kind in ("person", "organisation"):
            for id in _some(study, kind):
                following.follow(study, kind, id)
    first = rounds.list_rounds(study)[0]
    reports = rounds.read_round(study, first.id)[1]
    return Begun(sampling.list_samples(study)[0].id, first.id, tuple(one.id for one in reports))


def _some(study: Study, kind: str) -> list[str]:
    column = tables.nodes.c
    query = select(column.cluster).where(column.kind == kind).distinct().order_by(column.cluster).limit(5)
    with study.database.reading() as connection:
        return list(connection.execute(query).scalars())


def log_in(client: httpx.Client, name: str) -> None:
    """Log in, and let what follows be signed."""
    found = _CSRF.search(client.get("/login").text)
    assert found is not None
    typed = {"csrf": found[1], "name": name, "password": _PASSWORD}
    assert client.post("/login", data=typed).status_code == 303
    client.headers["x-csrf"] = client.get("/api/v1/me").json()["csrf"]
