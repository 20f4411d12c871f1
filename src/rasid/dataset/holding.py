"""Who is reported to have held which place on a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from rasid.dataset.study import Study
from rasid.records import control
from rasid.records.drawing import spots_of
from rasid.records.names import names_of
from rasid.values.drawn import Spot
from rasid.values.entity import Control

#: How many places a map of control shows, those whose control began last.
MOST = 600


@dataclass(frozen=True, slots=True)
class Held:
    """A place that an organisation is reported to have held on a day, as far as claims tell."""

    spot: Spot
    control: Control
    holder: str


def control_at(study: Study, place: str) -> tuple[Control, ...]:
    """Who is reported to have held a place, by the first day known."""
    with study.database.reading() as connection:
        return control.spells_at(connection, place)


def held_on(study: Study, day: date) -> tuple[Held, ...]:
    """The places that are reported to have been held on a day, by place, then when it began.

    Control whose beginning no claim tells is left out, and so is one that ended on a day nobody tells: of
    neither can be said that it held on the day.
    """
    with study.database.reading() as connection:
        found = control.spells_on(connection, day.isoformat(), most=MOST)
        spots = {spot.place: spot for spot in spots_of(connection, {one.place: 1 for one in found})}
        wanted = [one.organisation for one in found if one.organisation is not None]
        names = {
            id: study.veil.text(called[0].name)
            for id, called in names_of(connection, "organisation", wanted).items()
            if called
        }
    held = tuple(
        Held(spots[one.place], one, names.get(one.organisation or "", one.said))
        for one in sorted(found, key=lambda one: (one.place, _began(one), one.said))
        if one.place in spots
    )
    return study.veil.value(held)


def _began(control: Control) -> str:
    assert control.start is not None and control.start.days is not None
    return control.start.days.start.isoformat()
