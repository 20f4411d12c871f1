"""The columns of a study's table of victims."""

from __future__ import annotations

from collections.abc import Callable

from rasid.export.csv_cells import NEVER, Cell, Column, one_line
from rasid.values.victim import ToldVictim, Trait

_SAYS_NOTHING = "the words do not say"


def _trait(
    name: str, meaning: str, read: Callable[[ToldVictim], Trait | None]
) -> tuple[Column[ToldVictim], ...]:
    """A trait, on what it rests, and the words."""

    def part(of: Callable[[Trait], Cell]) -> Callable[[ToldVictim], Cell]:
        def cell(row: ToldVictim) -> Cell:
            found = read(row)
            return None if found is None else of(found)

        return cell

    return (
        Column(name, meaning, part(lambda trait: trait.value), empty=_SAYS_NOTHING),
        Column(
            f"{name}_basis",
            "stated, or inferred and from what: grammar (a noun masculine in form), agreement (عمرها), verb, "
            "kunya, part (of people who are said to be so)",
            part(lambda trait: "stated" if trait.basis == "stated" else f"inferred: {trait.rule}"),
            empty=_SAYS_NOTHING,
        ),
        Column(
            f"{name}_words", "the words", part(lambda trait: one_line(trait.words.text)), empty=_SAYS_NOTHING
        ),
    )


VICTIM_COLUMNS: tuple[Column[ToldVictim], ...] = (
    Column("claim_id", "the claim that tells it: see claims.csv", lambda row: row.victim.claim, "id", NEVER),
    Column(
        "incident_id",
        "the incident of the claim: see incidents.csv",
        lambda row: row.incident,
        "id",
        "it joins nothing",
    ),
    Column("report_id", "its report: see reports.csv", lambda row: row.report_id, "id", NEVER),
    Column(
        "publisher", "who published it", lambda row: one_line(row.publisher), empty="no publisher is known"
    ),
    Column(
        "standing",
        "reported, or possible: as the claim has it",
        lambda row: "reported" if row.factuality == "asserted" else row.factuality,
        empty=NEVER,
    ),
    Column(
        "befell",
        "what is reported to have befallen them: killed, injured, detained, missing, displaced",
        lambda row: row.victim.befell,
        empty=NEVER,
    ),
    Column("low", "at least how many", lambda row: row.victim.low, "integer", NEVER),
    Column("high", "at most how many", lambda row: row.victim.high, "integer", "no upper bound is said"),
    Column(
        "part",
        "1 for those among people of another row of the claim: never added to them",
        lambda row: int(row.victim.part),
        "flag",
        NEVER,
    ),
    Column("said", "the words that describe or name them", lambda row: one_line(row.victim.said.text)),
    Column(
        "at",
        "where they stand in the report, in code points",
        lambda row: row.victim.said.at,
        "integer",
        NEVER,
    ),
    Column(
        "name",
        "the name as the report gives it",
        lambda row: None if row.victim.name is None else one_line(row.victim.name.text),
        empty="nobody is named",
    ),
    Column("person_id", "who that is: see people.csv", lambda row: row.person, "id", "nobody known is named"),
    *_trait("sex", "female or male", lambda row: row.victim.sex),
    Column(
        "years_low",
        "age in whole years, at least",
        lambda row: None if row.victim.years is None else row.victim.years[0],
        "integer",
        "no age is said",
    ),
    Column(
        "years_high",
        "age in whole years, at most",
        lambda row: None if row.victim.years is None else row.victim.years[1],
        "integer",
        "no age, or no upper bound, is said",
    ),
    *_trait(
        "age",
        "infant (below 2), child (below 18), young, adult, elderly (60 and more): by years where said, "
        "else by the words",
        lambda row: row.victim.age,
    ),
    *_trait("civilian", "civilian, combatant, police", lambda row: row.victim.standing),
)
