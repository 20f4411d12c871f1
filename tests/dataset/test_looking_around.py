"""Maps, timelines, places and suggestions of a study, in both databases."""

from __future__ import annotations

from datetime import date

import pytest
from making import Makes
from week import ARREST, BOMBING, BOMBING_BY_ANOTHER, CAPTURE, RALLY, report

from rasid.dataset import drawing, finding, holding, periods, places_known
from rasid.dataset.asking import Asked
from rasid.dataset.incident_lists import AskedIncidents
from rasid.dataset.study import Study
from rasid.dataset.suggesting import suggestions
from rasid.errors import UsageError
from rasid.values.drawn import Drawn, Frame
from rasid.values.judgement import Judgement

IN_A_PROVINCE = report(
    "قتل أربعة مدنيين في قصف مدفعي على محافظة إدلب يوم 12 مارس 2015، بحسب الدفاع المدني.",
    "2015-03-13",
    source="صحيفة السهل",
)
IN_ITS_DISTRICT = report(
    "اختطف مسلحون مهندسا في محافظة ادلب يوم 19 نيسان 2015.", "2015-04-20", source="إذاعة النخيل"
)
IN_A_REGION = report("اختطف مسلحون طبيبا في دارفور يوم 22 نيسان 2015.", "2015-04-23", source="إذاعة النخيل")
IN_A_COUNTRY = report(
    "تظاهر المئات في ليبيا يوم 14 مارس 2015 احتجاجا على الغلاء.", "2015-03-15", source="إذاعة النخيل"
)
NOWHERE = report("قتل جندي في اشتباكات يوم 16 مارس 2015.", "2015-03-17", source="صحيفة السهل")
TAKEN_BACK = report(
    "سيطرت قوات النظام على بلدة تدمر بريف حمص يوم 20 مارس 2015 بعد معارك مع لواء الصحراء.",
    "2015-03-21",
    source="وكالة الضفاف",
)
ALL = (
    BOMBING, BOMBING_BY_ANOTHER, CAPTURE, RALLY, ARREST,
    IN_A_PROVINCE, IN_ITS_DISTRICT, IN_A_COUNTRY, NOWHERE, TAKEN_BACK,
)  # fmt: skip


@pytest.fixture
def told(makes: Makes) -> Study:
    """A study of a few reports: at points, in a province, in a country, and of no place at all."""
    study = makes.empty()
    for one in ALL:
        assert study.add(one).outcome == "added"
    return study


def _counts(drawn: Drawn) -> tuple[int, int, int, int]:
    marks = sum(mark.count for mark in drawn.marks)
    areas = sum(area.count for area in drawn.areas)
    return marks + drawn.beyond, areas, sum(land.count for land in drawn.lands), drawn.nowhere


def test_all_that_is_looked_at_in_a_study(told: Study) -> None:
    """One study for all of it: making one takes longer than what is asked of it."""
    _what_is_drawn(told)
    _what_is_filtered(told)
    _what_is_held(told)
    _what_time_holds(told)
    _what_is_known_of_places(told)
    _what_is_suggested(told)
    _what_is_found(told)


def _what_is_drawn(told: Study) -> None:
    drawn = drawing.draw(told, AskedIncidents(), language="ar")
    with told.inside() as (contents, _):
        assert drawn.total == sum(1 for _ in contents.incidents())
    assert sum(_counts(drawn)) == drawn.total
    (area,) = drawn.areas
    assert (area.country, area.division, area.shape) == ("SY", "Idlib", "SY.12")
    assert area.count == 2  # محافظة إدلب and محافظة ادلب are one, and no point
    assert area.circle is not None and 35 < area.circle.latitude < 37
    assert [(land.country, land.count) for land in drawn.lands] == [("LY", 1)]
    assert drawn.nowhere >= 1
    assert all(mark.place is None or mark.places == 1 for mark in drawn.marks)
    close = drawing.draw(told, AskedIncidents(), Frame(34.0, 37.5, 35.0, 39.0, 9))
    assert [mark.name for mark in close.marks] == ["Palmyra"]
    assert sum(_counts(close)) == drawn.total


def _what_is_filtered(told: Study) -> None:
    def total(**asked: object) -> int:
        return drawing.draw(told, AskedIncidents(**asked)).total  # type: ignore[arg-type]

    assert total(type="shelling") == 1
    assert total(type="control") == total(type="capture") >= 1
    assert total(first=date(2015, 4, 1)) == total(first=date(2015, 4, 1), last=date(2015, 4, 30)) == 1
    assert total(source="إذاعة النخيل", type="violence") >= 1
    assert total(source="لا أحد") == 0
    assert total(least_sources=2) >= 1
    with pytest.raises(UsageError, match="no type"):
        total(type="wedding")


def _what_is_held(told: Study) -> None:
    def holders(day: date) -> dict[str, str]:
        return {held.spot.called("en"): held.holder for held in holding.held_on(told, day)}

    assert holders(date(2015, 3, 6)) == {}
    assert holders(date(2015, 3, 8)) == {"Palmyra": "لواء الصحراء"}
    assert holders(date(2015, 3, 25)) == {"Palmyra": "قوات النظام"}
    (palmyra,) = {held.spot.place for held in holding.held_on(told, date(2015, 3, 25))}
    assert palmyra is not None
    with told.inside() as (contents, _):
        assert holding.control_at(told, palmyra) == contents.controls_of(palmyra)
    capture = next(
        claim for control in holding.control_at(told, palmyra) if control.end for claim in control.claims
    )
    told.erase(_report_of(told, capture), why="اختبار")
    with told.inside() as (contents, _):
        left = contents.controls_of(palmyra)
        assert holding.control_at(told, palmyra) == left
    assert all(capture not in control.claims for control in left)


def _report_of(told: Study, claim: str) -> str:
    with told.inside() as (contents, _):
        return next(held.sourced.report_id for held in contents.claims() if held.sourced.claim.id == claim)


def _what_time_holds(told: Study) -> None:
    line = periods.timeline_of(told, AskedIncidents())
    assert line.unit == "day"
    assert sum(period.total for period in line.periods) == line.total
    assert line.periods[-1].first == "2015-04-19"
    by_month = periods.timeline_of(told, AskedIncidents(), unit="month")
    assert [period.first for period in by_month.periods] == ["2015-03-01", "2015-04-01"]
    assert by_month.total == line.total
    assert periods.extent_of(told, AskedIncidents(type="shelling")) == (date(2015, 3, 12), date(2015, 3, 12))
    with pytest.raises(UsageError, match="no unit"):
        periods.timeline_of(told, AskedIncidents(), unit="hour")


def _what_is_known_of_places(told: Study) -> None:
    listed = places_known.list_places(told)
    assert [row.spot.count for row in listed.rows] == sorted(
        (row.spot.count for row in listed.rows), reverse=True
    )
    assert listed.total == len(listed.rows)
    in_libya = places_known.list_places(told, country="LY")
    assert [row.spot.called("ar") for row in in_libya.rows] == ["ليبيا"]
    (idlib,) = places_known.list_places(told, words="محافظة إدلب").rows
    known = places_known.place_known(told, str(idlib.spot.place))
    assert known.shape == "SY.12"
    assert set(known.row.names) >= {"محافظة إدلب", "محافظة ادلب", "Idlib"}
    assert "إدلب" in {row.names[0] for row in known.within}
    with pytest.raises(UsageError, match="no claim"):
        places_known.place_known(told, "g-1")
    with pytest.raises(UsageError, match="no country"):
        places_known.list_places(told, country="QQ")


def _what_is_suggested(told: Study) -> None:
    def found(said: str) -> list[tuple[str, str]]:
        return [(one.kind, one.name) for one in suggestions(told, said)]

    assert ("place", "الرمادي") in found("الرم")
    assert ("place", "الرمادي") in found("Ramad")
    assert ("person", "سالم عبد الكريم الدوري") in found("سالم الد")
    assert ("person", "سالم عبد الكريم الدوري") in found("douri")
    assert ("organisation", "كتائب الفرات") in found("كتائب ال")
    assert found("ا") == found("؟؟؟") == found("") == []


def _what_is_found(told: Study) -> None:
    page = finding.find_page(told, Asked(words="قتل مدنيين"))
    assert page.found and page.next is None
    for one in page.found:
        assert "".join(text for text, _ in one.pieces) == one.hit.excerpt.text
        assert any(is_sought for _, is_sought in one.pieces)
    assert [sought.forms[0] for sought in page.sought] == ["قتل", "مدني"]
    claims = list(finding.claims_found(told, Asked(type="shelling")))
    assert [held.sourced.claim.type for held in claims] == ["shelling"]
    assert len(list(finding.claims_found(told, Asked(words="قتل"), most=2))) == 2
    with pytest.raises(UsageError, match="not closed"):
        finding.find_page(told, Asked(words='"سوق'))


def test_who_held_a_place_follows_what_people_decide(makes: Makes) -> None:
    """What is kept of control changes with judgements, as if read anew."""
    study = makes.empty()
    study.add(CAPTURE)
    study.add(TAKEN_BACK)
    (first,) = holding.held_on(study, date(2015, 3, 8))
    groups = [
        one.control.organisation for day in (8, 25) for one in holding.held_on(study, date(2015, 3, day))
    ]
    assert None not in groups
    judged = study.judge(str(groups[0]), str(groups[1]), same=True, why="اختبار")
    assert isinstance(judged, Judgement)
    place = str(first.spot.place)
    with study.inside() as (contents, _):
        now = contents.controls_of(place)
        assert holding.control_at(study, place) == now
    assert len({control.organisation for control in now}) == 1
    assert study.check().faults == ()
    study.take_back(judged.id)
    assert {one.organisation for one in holding.control_at(study, place)} == set(groups)
    assert study.check().faults == ()


@pytest.mark.parametrize("place", ["sqlite"], indirect=True)
def test_a_region_without_a_geonames_id_is_found_by_its_name(makes: Makes) -> None:
    study = makes.empty()
    study.add(IN_A_REGION)
    for asked in (Asked(place="دارفور"), Asked(words="طبيب", place="دارفور"), Asked(place="Darfur")):
        assert len(finding.find_page(study, asked).found) == 1
    assert finding.find_page(study, Asked(words="مهندس", place="دارفور")).found == ()
