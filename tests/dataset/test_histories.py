"""Any history of adding, saying, taking back, erasing and coding anew ends in what its outcome gives."""

from __future__ import annotations

import random

import pytest
from making import Makes, report_id
from sayings import SAYINGS
from states import differing, faults_of, state_of
from week import WEEK

from rasid.dataset.study import Study
from rasid.values import Report


class _History:
    """A study to which things happen at random; `there` and `said` are what its state must follow from."""

    def __init__(self, makes: Makes, study: Study, chance: random.Random) -> None:
        self._makes = makes
        self._study = study
        self._chance = chance
        self._waiting = chance.sample(WEEK, len(WEEK))
        self.there: list[Report] = []
        self.said: dict[str, str] = {}

    def go_on(self) -> None:
        """One step."""
        step = self._chance.random()
        if step < 0.45 and self._waiting:
            self.there.append(self._waiting.pop())
            self._makes.add(self._study, self.there[-1])
        elif step < 0.75:
            self._say()
        elif step < 0.87 and self.said:
            self._study.take_back(self.said.pop(self._chance.choice(list(self.said))))
        elif step < 0.93 and self.there:
            gone = self.there.pop(self._chance.randrange(len(self.there)))
            self._study.erase(report_id(gone), why="طلب الناشر")
            self.said = {name: id for name, id in self.said.items() if gone not in SAYINGS[name].reports}
        elif step > 0.96:
            list(self._study.recode(everything=True))

    def _say(self) -> None:
        ready = [
            name
            for name, saying in SAYINGS.items()
            if name not in self.said and all(one in self.there for one in saying.reports)
        ]
        if ready:
            name = self._chance.choice(ready)
            self.said[name] = SAYINGS[name].say(self._study).id


@pytest.mark.parametrize("place", ["sqlite"], indirect=True)
@pytest.mark.parametrize("seed", range(4))
def test_any_history_ends_in_what_its_outcome_alone_gives(makes: Makes, seed: int) -> None:
    study = makes.empty()
    history = _History(makes, study, random.Random(seed))
    for _ in range(30):
        history.go_on()
    plain = makes.filled([one for one in WEEK if one in history.there])
    for name in history.said:
        SAYINGS[name].say(plain)
    assert differing(state_of(plain), state_of(study)) == {}
    assert faults_of(study) == []
