"""The figures on the development gold: none falls below its floor, and the founding report stays told right.

Where the gold is not there, these tests are passed over.
"""

from __future__ import annotations

import pytest

from rasid.coding import Coder
from rasid.evaluation.coding_gold import code_rows
from rasid.evaluation.floors import PARTS, broken, digests, measured, read_floors
from rasid.evaluation.gold import CORPUS, GOLD, Gold, Record, open_gold
from rasid.values import Claim, CodedReport

pytestmark = [
    pytest.mark.gold,
    pytest.mark.skipif(
        not GOLD.is_dir(), reason=f"the gold lies outside the project, and {GOLD} is not there"
    ),
]
FLOORS = read_floors()


@pytest.fixture(scope="module")
def gold() -> Gold:
    return open_gold()


@pytest.mark.parametrize(
    "part", [pytest.param(part, marks=[pytest.mark.slow] if part == "news.jsonl" else []) for part in PARTS]
)
def test_no_figure_falls_below_its_floor(part: str, gold: Gold, coder: Coder) -> None:
    assert part in FLOORS.bounds
    fallen = broken(part, FLOORS.bounds[part], measured(part, gold, CORPUS, coder.code))
    assert not fallen, "\n".join(map(str, fallen))


@pytest.mark.parametrize("name", list(FLOORS.sha256))
def test_gold_is_the_one_that_the_floors_were_set_on(name: str, gold: Gold) -> None:
    assert digests(gold).get(name) == FLOORS.sha256[name], (
        f"{name} was changed: read the figures anew, then python -m rasid.evaluation --write-floors"
    )


@pytest.fixture(scope="module")
def founding(gold: Gold) -> Record:
    (report,) = gold.scorer.read(gold.folder / "founding_report.jsonl")
    return report


@pytest.fixture(scope="module")
def coded(founding: Record, coder: Coder) -> CodedReport:
    file = code_rows([founding], coder.code)
    assert not file.crashes
    return file.coded[0]


def claims_of(event: Record, coded: CodedReport) -> list[Claim]:
    """The claims of the event's type and factuality whose trigger overlaps its own."""
    end = event["at"] + len(event["trigger"])
    return [
        claim
        for claim in coded.events
        if claim.type == event["type"]
        and claim.factuality == event["factuality"]
        and claim.trigger.at < end
        and event["at"] < claim.trigger.at + len(claim.trigger.text)
    ]


def texts(claim: Claim, role: str) -> list[str]:
    return [phrase.text for phrase in getattr(claim, role)]


def test_airstrike_has_its_actor_both_dead_and_their_number(founding: Record, coded: CodedReport) -> None:
    (event,) = [event for event in founding["events"] if event["type"] == "airstrike"]
    (claim,) = claims_of(event, coded)
    assert texts(claim, "actors") == event["actors"]
    assert sorted(texts(claim, "targets")) == sorted(event["targets"])
    assert len(event["targets"]) == 2
    assert claim.killed == (2, 2)


@pytest.fixture(scope="module")
def what_befell_him(founding: Record) -> tuple[str, list[Record]]:
    """The man who held his office once, and the events that he takes part in."""
    (name,) = [
        person["name"]
        for person in founding["people"]
        if any(office["status"] == "former" for office in person["offices"])
    ]
    return name, [event for event in founding["events"] if name in (*event["actors"], *event["targets"])]


def test_arrest_dismissal_and_possible_flight_of_one_man_are_told_apart(
    what_befell_him: tuple[str, list[Record]], coded: CodedReport
) -> None:
    _, events = what_befell_him
    assert sorted((event["type"], event["factuality"]) for event in events) == [
        ("arrest", "asserted"),
        ("dismissal", "asserted"),
        ("flight", "possible"),
    ]
    assert [len(claims_of(event, coded)) for event in events] == [1, 1, 1]


@pytest.mark.parametrize("kind", ["arrest", "flight", "dismissal"])
def test_each_of_them_names_him(
    kind: str, what_befell_him: tuple[str, list[Record]], coded: CodedReport
) -> None:
    name, events = what_befell_him
    (event,) = [event for event in events if event["type"] == kind]
    (claim,) = claims_of(event, coded)
    assert name in texts(claim, "actors" if name in event["actors"] else "targets")


def test_a_man_with_name_and_kunya_is_one_person(founding: Record, coded: CodedReport) -> None:
    (person,) = [person for person in founding["people"] if person["aliases"]]
    names = {person["name"], *person["aliases"]}
    found = [one for one in coded.people if names & {one.name.text, *(alias.text for alias in one.aliases)}]
    assert len(found) == 1
    assert found[0].name.text == person["name"]
    assert set(person["aliases"]) <= {alias.text for alias in found[0].aliases}
