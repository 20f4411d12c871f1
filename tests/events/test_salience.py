"""Salience: what is news and what is background, learned and by hand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from rasid.coding import Knowledge, code_report, drafts_of, knowledge_of, load_lexicons, report_of
from rasid.errors import LexiconError
from rasid.events.salience import salience_by_hand, saliences_of
from rasid.events.salience_features import claim_features, outline_of
from rasid.language.morphology import Morphology
from rasid.lexicon.salience_weights import load_salience_weights, parse_salience_weights
from rasid.values.claim import Claim

DAY = "2014-03-11"


@pytest.fixture(scope="module")
def knowledge(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Knowledge]:
    folder: Path = tmp_path_factory.mktemp("cache")
    made = knowledge_of(load_lexicons(), Morphology.open(folder))
    yield made
    made.morphology.close()


def _claims(knowledge: Knowledge, text: str, family: str) -> list[Claim]:
    return [c for c in code_report(report_of(text, published=DAY), knowledge).events if c.family == family]


@pytest.mark.parametrize(
    ("text", "family"),
    [
        ("قتل خمسة جنود وأصيب سبعة آخرون في هجوم انتحاري استهدف حاجزا للجيش قرب تكريت أمس.", "violence"),
        ("خطف مسلحون مجهولون أمس مهندسين أجنبيين في جنوب بغداد.", "violence"),
        ("تظاهر مئات الأشخاص أمس أمام مبنى المحافظة في البصرة احتجاجا على انقطاع الكهرباء.", "civic"),
    ],
)
def test_news(knowledge: Knowledge, text: str, family: str) -> None:
    assert max(claim.salience for claim in _claims(knowledge, text, family)) >= 0.5


@pytest.mark.parametrize(
    ("text", "family"),
    [
        ("ويرى الكاتب أن السياسة في هذا البلد تغيرت منذ اغتيال الوزير، وأن ذلك يضعفه.", "violence"),
        ("وتعمل اللجنة على إعداد تقرير حول الهجوم من أجل عرضه على البرلمان.", "violence"),
        ("ويعتقد بعض الخبراء أن الاحتجاجات ليست سوى تعبير عن أزمة أعمق في الاقتصاد.", "civic"),
    ],
)  # fmt: skip
def test_background(knowledge: Knowledge, text: str, family: str) -> None:
    claims = _claims(knowledge, text, family)
    assert claims and all(claim.salience < 0.5 for claim in claims)


def test_without_weights_the_rules_hold(knowledge: Knowledge) -> None:
    report = report_of("قتل مسلحون ضابطا في الفلوجة أمس.", published=DAY)
    drafts = drafts_of(report, knowledge)
    types = knowledge.lexicons.events.triggers.types
    by_hand = [salience_by_hand(draft) for draft in drafts]
    assert saliences_of(drafts, types, report.published, None) == by_hand
    events = replace(knowledge.lexicons.events, salience=None)
    unlearned = replace(knowledge, lexicons=replace(knowledge.lexicons, events=events))
    assert [claim.salience for claim in code_report(report, unlearned).events] == by_hand


@pytest.mark.parametrize(
    "text",
    ["اعتقلت الشرطة ثلاثة مشتبهين في الموصل أمس.", "ونفى الجيش قصف المدينة."],
)
def test_other_claims_keep_the_rules(knowledge: Knowledge, text: str) -> None:
    report = report_of(text, published=DAY)
    drafts = drafts_of(report, knowledge)
    events = knowledge.lexicons.events
    found = saliences_of(drafts, events.triggers.types, report.published, events.salience)
    assert drafts and found == [salience_by_hand(draft) for draft in drafts]


def test_names_are_no_features(knowledge: Knowledge) -> None:
    text = "قال العميد سالم الراوي إن تنظيم القاعدة قتل شرطيين في مدينة الفلوجة أمس."
    report = report_of(text, published=DAY)
    drafts = drafts_of(report, knowledge)
    outline = outline_of(drafts[0].passage, drafts)
    assert "قتل" in outline.stems
    assert not {"سالم", "راوي", "قاعده", "فلوجه"} & set(outline.stems)


def test_features_of_a_verb_at_the_head(knowledge: Knowledge) -> None:
    report = report_of("قتل مسلحون ضابطا في الفلوجة أمس.", published=DAY)
    (draft,) = drafts_of(report, knowledge)
    features = claim_features(draft, (draft,), outline_of(draft.passage, (draft,)), report.published)
    assert {"type=killing.verb", "age=1", "main=True.True", "own-plain=verb.0", "own-offset=verb.0"} <= set(
        features
    )


def test_built_in_weights() -> None:
    weights = load_salience_weights()
    assert weights is not None
    assert set(weights.features) == {"violence", "civic"}
    assert len(weights.features["violence"]) > 100
    # No feature holds more than one word of a sentence.
    assert all(" " not in name for features in weights.features.values() for name in features)


@pytest.mark.parametrize(
    ("table", "fault"),
    [
        ("feature\tviolence\tcivic\nage=1\t0.5\t\n", "no constant for violence, civic"),
        ("feature\tviolence\tcivic\nconstant\t1\t1\nage=1\tx\t\n", "'x' is not a number"),
        ("feature\tviolence\tcivic\nconstant\t1\t1\nage=1\t1\t\nage=1\t1\t\n", "'age=1' stands twice"),
    ],
)
def test_faults_of_the_table(table: str, fault: str) -> None:
    with pytest.raises(LexiconError) as caught:
        parse_salience_weights("weights.tsv", table)
    assert fault in str(caught.value)
