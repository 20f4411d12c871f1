"""Every source of evidence that the ablation names can be switched off, and is on again afterwards."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from tiny_gold import write_gold

from rasid.coding import Knowledge, knowledge_of, load_lexicons, report_of
from rasid.errors import UsageError
from rasid.evaluation.ablation import ablate, ablate_salience, coder_of
from rasid.evaluation.gold import open_gold
from rasid.evaluation.report import ablation_tables, salience_tables
from rasid.evaluation.switches import LEARNED_SALIENCE, SWITCHES, Replacement, Switch, replaced
from rasid.evaluation.tables import as_text
from rasid.events import clauses
from rasid.language.morphology import Morphology
from rasid.lexicon.salience_weights import SalienceWeights
from rasid.values import CodedReport

BY_NAME = {switch.name: switch for switch in SWITCHES}


@pytest.fixture(scope="module")
def knowledge(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Knowledge]:
    with Morphology.open(tmp_path_factory.mktemp("cache")) as morphology:
        yield knowledge_of(load_lexicons(), morphology)


def code(text: str, knowledge: Knowledge, switch: Switch | None = None) -> CodedReport:
    report = report_of(text, published="2015-06-14")
    if switch is None:
        return coder_of(knowledge)(report)
    with replaced(switch.replacements):
        return coder_of(switch.knowledge(knowledge))(report)


def told(coded: CodedReport) -> list[object]:
    return [
        (c.type, c.trigger, c.actors, c.targets, c.killed, [p.country for p in c.places])
        for c in coded.events
    ]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        # حسن is a name as well; only the morphology knows that the word behind it is none.
        ("morphology (farahidi)", "أكد المدير أن حسن الاختيار مهم."),
        ("vowels written on verbs", "قَتل الضابط الجندي. وقُتل المسلحون الجنود."),
        ("set phrases", "فتح مسلحون النار على حافلة."),
        ("light verbs", "شن الجيش هجوما على المدينة."),
        ("joining within a sentence", "قُتل خمسة جنود في انفجار سيارة مفخخة."),
        (
            "joining across sentences",
            "انفجرت سيارة مفخخة في سوق بغداد أمس. وأدى الانفجار إلى مقتل ثمانية أشخاص.",
        ),
        ("relative clauses", "اعتقلت الشرطة الرجل الذي قتل ثلاثة جنود."),
        ("gazetteer", "اعتقلت الشرطة رجلا في دمشق."),
        ("doubt of claims", "وتحدث الكاتب عن الهجوم."),
    ],
)
def test_switch_changes_what_is_read(name: str, text: str, knowledge: Knowledge) -> None:
    before = code(text, knowledge)
    without = code(text, knowledge, BY_NAME[name])
    assert (told(without), without.people) != (told(before), before.people)
    assert code(text, knowledge) == before


def test_every_switch_says_what_is_off_and_is_tried_here() -> None:
    assert all(switch.off for switch in SWITCHES)
    assert len(BY_NAME) == len(SWITCHES)


def test_learned_salience_is_compared_where_there_is_some(knowledge: Knowledge, tmp_path: Path) -> None:
    events = knowledge.lexicons.events
    weights = SalienceWeights({"violence": -9.0, "civic": -9.0}, {"violence": {}, "civic": {}})
    by_hand, learned = (
        replace(knowledge, lexicons=replace(knowledge.lexicons, events=replace(events, salience=salience)))
        for salience in (None, weights)
    )
    gold = open_gold(write_gold(tmp_path / "gold"))
    assert ablate_salience(gold, by_hand) is None
    found = ablate_salience(gold, learned)
    assert found is not None
    assert "by hand" in "".join(map(as_text, salience_tables(found)))
    text = "قُتل خمسة جنود في انفجار سيارة مفخخة."
    assert told(code(text, learned)) == told(code(text, by_hand))
    assert code(text, learned).events[0].salience < 0.01
    assert code(text, learned, LEARNED_SALIENCE) == code(text, by_hand)


def test_functions_are_put_back_after_an_error() -> None:
    before = clauses.antecedent
    with pytest.raises(ZeroDivisionError), replaced((Replacement("rasid.events", "antecedent", len),)):
        assert clauses.antecedent is len
        _ = 1 / 0
    assert clauses.antecedent is before


def test_a_function_that_is_gone_is_named() -> None:
    with (
        pytest.raises(UsageError, match="has 0 functions named no_such_function"),
        replaced((Replacement("rasid.events", "no_such_function", len),)),
    ):
        pass


def test_differences_from_the_figures_with_everything_on(knowledge: Knowledge, tmp_path: Path) -> None:
    gold = open_gold(write_gold(tmp_path / "gold"))
    nothing = Switch("nothing", "all is on")
    everything = Switch(
        "all events",
        "no act is found",
        replacements=(Replacement("rasid.events", "read_passage", lambda *_: []),),
    )
    (found,) = ablate(
        gold, knowledge, switches=(nothing, everything), files=("dev_sentences.jsonl",), resamples=50
    )
    assert found.full["event_f1"] == pytest.approx(6 / 7, abs=0.001)
    assert found.differences["nothing"]["event_f1"].value == 0
    lost = found.differences["all events"]["event_f1"]
    assert lost.value == pytest.approx(-6 / 7, abs=0.001)
    assert lost.interval[0] <= lost.value <= lost.interval[1] <= 0
    shown = "".join(map(as_text, ablation_tables((found,), (nothing, everything))))
    assert "all is on" in shown and "-0.857*" in shown
