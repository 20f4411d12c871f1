"""Words that people add to the lexicon of a study: checked, in force once read anew, taken back."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from making import Clock
from sqlalchemy import text

from rasid.coding import report_of
from rasid.dataset.added_tables import folder_with, places_table
from rasid.dataset.adding_words import add_alias, add_place, list_additions, pending, take_back_addition
from rasid.dataset.knowing import Reading
from rasid.dataset.past import latest
from rasid.dataset.reading_anew import ReadingAnew, outdated_among, reports_holding
from rasid.dataset.study import Study
from rasid.dataset.undoing import undo_change
from rasid.errors import RefusedError
from rasid.records.claims import claims_of_report
from rasid.records.history import Wanted

ORGANISATION = "lebanese-army"
ALIAS = "أسود الأرز"
REPORT = "خطف أسود الأرز تاجرا في خربة السنونو أمس."
OTHER = report_of("تظاهر مئات الأشخاص في مدينة إدلب أمس.", published="2015-03-09")
PLACE = {"form": "خربة السنونو", "name": "Khirbat as Sununu", "kind": "village", "country": "SY",
         "latitude": "35.10", "longitude": "36.70"}  # fmt: skip


@pytest.fixture(scope="module")
def model(reading: Reading, clock: Clock, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A study of two reports, to be copied."""
    place = tmp_path_factory.mktemp("words") / "model.sqlite"
    with Study.create(place, who="هدى", clock=clock).read_with(reading) as study:
        study.add(report_of(REPORT, published="2015-03-09"))
        study.add(OTHER)
    return place


@pytest.fixture
def study(model: Path, reading: Reading, clock: Clock, tmp_path: Path) -> Iterator[Study]:
    place = shutil.copy(model, tmp_path / "study.sqlite")
    with Study.open(place, who="هدى", clock=clock).read_with(reading) as opened:
        yield opened


def code_of_the_organisation(reading: Reading) -> str:
    """Some organisation of the lexicon."""
    return min(reading.lexicons.names.organisations)


def read_of(study: Study) -> tuple[tuple[str, ...], tuple[tuple[str, float | None], ...]]:
    """The organisations that act and the places with their points, as the report is read."""
    with study.database.reading() as connection:
        ids = connection.execute(text("SELECT id FROM reports ORDER BY id")).scalars().all()
        claims = [one.sourced.claim for id in ids for one in claims_of_report(connection, id)]
    actors = tuple(actor.text for claim in claims for actor in claim.actors)
    return actors, tuple((place.text, place.latitude) for claim in claims for place in claim.places)


def test_added_words_count_once_reports_are_read_anew_and_no_more_once_taken_back(
    study: Study, reading: Reading
) -> None:
    organisation = code_of_the_organisation(reading)
    before = read_of(study)
    alias = add_alias(study, organisation, ALIAS, example="خطف أسود الأرز تاجرا", why="اسم يطلقه عليه خصومه")
    place = add_place(study, PLACE)
    assert pending(study).lacking == {alias.id, place.id}
    assert pending(study).outdated == 0
    assert len(reports_holding(study, [alias])) == 1
    assert read_of(study) == before
    study.read_anew()
    assert pending(study).lacking == frozenset()
    assert pending(study).outdated == 2
    named = study.reading.lexicons.names
    assert named.organisations[organisation] == reading.lexicons.names.organisations[organisation]
    held = reports_holding(study, [alias, place])
    assert len(outdated_among(study, held)) == 1
    assert [bool(done.changes) for done in study.recode(only=held)] == [True]
    actors, places = read_of(study)
    assert ALIAS in actors
    assert ("خربة السنونو", 35.1) in places
    for one in (alias, place):
        take_back_addition(study, one.id, why="خطأ")
    assert pending(study).left == {alias.id, place.id}
    study.read_anew()
    list(study.recode())
    assert read_of(study) == before
    assert pending(study).is_anything is False
    assert study.check().faults == ()


def test_reading_anew_runs_beside_the_work_and_tells_how_far_it_is(study: Study, reading: Reading) -> None:
    added = add_alias(study, code_of_the_organisation(reading), ALIAS)
    anew = ReadingAnew()
    assert anew.begin(study, who="ريم", only=[added])
    assert not anew.begin(study, who="ريم")
    anew.wait(60)
    progress = anew.progress
    assert (progress.running, progress.total, progress.done, progress.failed) == (False, 1, 1, "")
    assert anew.begin(study, who="ريم")
    anew.wait(60)
    assert anew.progress.done == 1  # the other report; this one was read with these words
    assert pending(study).is_anything is False


@pytest.mark.parametrize(
    ("form", "code"),
    [
        ("", "alias-form"),
        ("Lions", "alias-form"),
        ("أس", "alias-short"),
        ("أسود\u202eالأرز", "addition-letters"),
        ("أسود|الأرز", "addition-letters"),
        ("أسود " * 40, "addition-long"),
        ("<script>alert(1)</script>", "alias-form"),
    ],
)
def test_a_name_that_no_table_takes_is_refused(study: Study, reading: Reading, form: str, code: str) -> None:
    with pytest.RaisesExc(RefusedError, check=lambda error: error.code == code):
        add_alias(study, code_of_the_organisation(reading), form)
    assert list_additions(study) == ()


def test_a_name_of_another_organisation_is_refused_as_the_tables_refuse_it(
    study: Study, reading: Reading
) -> None:
    organisations = reading.lexicons.names.organisations
    first, second = sorted(organisations)[:2]
    with pytest.RaisesExc(RefusedError, check=lambda error: error.code == "addition-faults"):
        add_alias(study, first, organisations[second].name)
    with pytest.RaisesExc(RefusedError, check=lambda error: error.code == "addition-known"):
        add_alias(study, first, organisations[first].name)
    with pytest.RaisesExc(RefusedError, check=lambda error: error.code == "alias-organisation"):
        add_alias(study, "no-such-body", ALIAS)


@pytest.mark.parametrize(
    ("cells", "code"),
    [
        ({"form": "Sununu"}, "place-form"),
        ({"name": ""}, "place-name"),
        ({"kind": "planet"}, "place-kind"),
        ({"country": "XX"}, "place-country"),
        ({"latitude": "95"}, "addition-faults"),
        ({"longitude": ""}, "addition-faults"),
        ({"latitude": "nan"}, "addition-faults"),
    ],
)
def test_a_place_that_no_table_takes_is_refused(study: Study, cells: dict[str, str], code: str) -> None:
    with pytest.RaisesExc(RefusedError, check=lambda error: error.code == code):
        add_place(study, PLACE | cells)


def test_an_addition_is_in_the_history_and_taken_back_from_there(study: Study) -> None:
    added = add_place(study, PLACE, why="قرية صغيرة")
    (told,) = latest(study, Wanted(kind="lexicon"))
    assert (told.change.object, told.change.why, told.undoing) == (added.id, "قرية صغيرة", "lexicon")
    with pytest.RaisesExc(RefusedError, check=lambda error: error.code == "addition-known"):
        add_place(study, PLACE)
    undo_change(study, told.number, why="مكررة")
    assert [one.taken_back is not None for one in list_additions(study)] == [True]


def test_the_users_own_tables_stand_beside_the_additions(
    study: Study, reading: Reading, tmp_path: Path
) -> None:
    own = tmp_path / "own"
    own.mkdir()
    head = "id\tforms\tname_en\tcountry\tkind\tparent\tfrom\tto\tsource\texample\n"
    mine = head + "sununu\tطيور السنونو\tSununu\tSY\trebel\t\t\t\town\tانسحب طيور السنونو\n"
    (own / "organisations.tsv").write_text(mine, encoding="utf-8")
    (own / "places.csv").write_text("form,name,country\nتل السنونو,Tall,SY\n", encoding="utf-8")
    alias = add_alias(study, code_of_the_organisation(reading), ALIAS)
    place = add_place(study, PLACE)
    with folder_with(own, [place, alias]) as folder:
        names = (folder / "organisations.tsv").read_text(encoding="utf-8")
        assert names.startswith(mine)
        assert ALIAS in names
        assert (folder / "places.csv").read_bytes() == (own / "places.csv").read_bytes()
    assert (own / "organisations.tsv").read_text(encoding="utf-8") == mine
    other = add_place(study, PLACE | {"form": "خربة البوم"})
    assert places_table([place, other]) == places_table([other, place])
