"""Victims as people, as a page or the API asks for them."""

from __future__ import annotations

from collections.abc import Sequence

from rasid.dataset.harmed import victims_of_reports
from rasid.dataset.study import Study
from rasid.values.victim import ToldVictim


def harmed(study: Study, report_ids: Sequence[str]) -> dict[str, tuple[ToldVictim, ...]]:
    """The victims of the claims in force of these reports, by claim id, each in text order."""
    found: dict[str, tuple[ToldVictim, ...]] = {}
    with study.database.reading() as connection:
        for victim in victims_of_reports(connection, study.reading, report_ids):
            claim = victim.victim.claim
            found[claim] = (*found.get(claim, ()), victim)
    return {
        claim: study.veil.value(told, reports=[told[0].report_id]) for claim, told in sorted(found.items())
    }
