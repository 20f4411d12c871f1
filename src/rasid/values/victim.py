"""Who a claim says was harmed: named or described, with what the words say of sex, age and standing."""

from __future__ import annotations

from dataclasses import dataclass

from rasid.values.claim import Phrase


@dataclass(frozen=True, slots=True)
class Trait:
    """What the words say of somebody: the value, the words, the `basis`: stated (they say it) or inferred.

    `rule` names what it was inferred by: `grammar` (a noun that is masculine in form), `agreement` (عمره،
    البالغة), `verb` (its feminine ending), `kunya`, `part` (of people who are said to be so), else `words`.
    """

    value: str
    basis: str
    rule: str
    words: Phrase


@dataclass(frozen=True, slots=True)
class Victim:
    """Somebody, or several people, whom one claim says were harmed. Nothing of it is a finding of fact.

    `befell`: killed, injured, detained, missing, displaced. `said` are the words, `name` those of them that
    name him. `low` and `high` are how many, as in a figure; `part`: among those of another line, never to be
    added to it. `sex`: male, female. `years`: age in years, from and to, None as upper bound where the words
    set none. `age`: infant, child, young, adult, elderly, as the words call it; from years where they give
    them (below 2 infant, below 18 child, from 60 elderly, else adult). `standing`: civilian, combatant,
    police. A trait that no words tell is None: nothing is guessed.
    """

    claim: str
    befell: str
    said: Phrase
    name: Phrase | None
    low: int
    high: int | None
    part: bool
    sex: Trait | None
    years: tuple[int, int | None] | None
    age: Trait | None
    standing: Trait | None


@dataclass(frozen=True, slots=True)
class ToldVictim:
    """A victim as a study holds it: the report and incident of the claim, and the person that the name is.

    `person` is a public id, None where no name is told or the study knows nobody by it. `factuality` is that
    of the claim, `publisher` who published the report.
    """

    victim: Victim
    report_id: str
    incident: str | None
    factuality: str
    publisher: str | None
    person: str | None
