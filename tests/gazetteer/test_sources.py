"""The tables of the gazetteer and a user's own places."""

from importlib import resources
from pathlib import Path

import pytest

from rasid.errors import LexiconError
from rasid.gazetteer.compile import read_tables
from rasid.gazetteer.entry import KINDS, fold_name
from rasid.gazetteer.sources import read_supplement, read_user_places

FOLDER = Path(str(resources.files("rasid").joinpath("data", "gazetteer")))
HEADER = "form\tname\tkind\tparent\tcountry\tgeonames_id\tlatitude\tlongitude\tsource\texample\n"


def test_built_in_tables_are_whole() -> None:
    tables = read_tables(FOLDER)
    assert len(tables.countries) > 190
    assert len(tables.divisions) > 400
    assert len(tables.supplement) >= 900
    assert all(place.entry.kind in KINDS for place in tables.supplement)


def test_every_point_has_its_source_and_id() -> None:
    for place in read_tables(FOLDER).supplement:
        entry = place.entry
        assert (entry.latitude is None) == (entry.longitude is None)
        assert entry.latitude is None or entry.geonames_id is not None, entry.name


def test_no_country_shares_a_name_with_another() -> None:
    seen: dict[str, str] = {}
    for country in read_tables(FOLDER).countries:
        for form in country.forms:
            name = fold_name(form)
            assert name is not None
            assert seen.setdefault(name, country.code) == country.code, form


@pytest.mark.parametrize(
    ("form", "folded"),
    [
        ("أبو الغر", "ابو الغر"),
        ("القُوريّة", "القوريه"),
        ("دير-الزور", "دير الزور"),
        ("Hatlah", None),
        ("پیرانشهر", None),
    ],
)
def test_fold_name(form: str, folded: str | None) -> None:
    assert fold_name(form) == folded


@pytest.mark.parametrize(
    ("row", "fault"),
    [
        ("تلة\tTallah\thamlet\t\tSY\t\t\t\t\tفي تلة", "hamlet"),
        ("تلة\tTallah\tvillage\t\tXX\t\t\t\t\tفي تلة", "XX"),
        ("تلة\tTallah\tvillage\t\tSY\t\t34.1\t\tsurvey\tفي تلة", "both, or neither"),
        ("تلة\tTallah\tvillage\t\tSY\t\t134.1\t40\tsurvey\tفي تلة", "-90 to 90"),
        ("تلة\tTallah\tvillage\t\tSY\t\t34.1\t40\t\tفي تلة", "without its source"),
        ("Tallah\tTallah\tvillage\t\tSY\t\t\t\t\tفي تلة", "not an Arabic name"),
        ("تلة\tTallah\tvillage\t\tSY\tQ7\t\t\t\tفي تلة", "not a number"),
    ],
)
def test_supplement_faults_name_file_and_line(row: str, fault: str) -> None:
    with pytest.raises(LexiconError, match=fault) as caught:
        read_supplement("supplement.tsv", HEADER + row + "\n", ["SY"])
    assert str(caught.value).startswith("supplement.tsv:2:")


def test_user_csv(tmp_path: Path) -> None:
    file = tmp_path / "places.csv"
    file.write_text(
        "form,name,country,latitude,longitude\nمزرعة النور|النور,Nur Farm,SY,34.5,40.25\n", "utf-8"
    )
    (place,) = read_user_places(file, ["SY"])
    assert place.forms == ("مزرعة النور", "النور")
    assert (place.entry.name, place.entry.kind) == ("Nur Farm", "town")
    assert (place.entry.latitude, place.entry.longitude) == (34.5, 40.25)


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        ("", ":1: is empty"),
        ("form,country\nتلة,SY\n", ":1: the header lacks name"),
        ("form,name,country\nتلة,Tallah\n", ":2: 2 cells"),
        ("form,name,country\nتلة,Tallah,SY\n,Nowhere,SY\n", ":3: has no form"),
        ("form,name,country\nتلة,,SY\n", ":2: has no name"),
    ],
)
def test_user_csv_faults_name_file_and_line(tmp_path: Path, content: str, fault: str) -> None:
    file = tmp_path / "places.csv"
    file.write_text(content, "utf-8")
    with pytest.raises(LexiconError, match=f"places.csv{fault}"):
        read_user_places(file, ["SY"])


def test_user_file_of_another_encoding(tmp_path: Path) -> None:
    file = tmp_path / "places.csv"
    file.write_bytes("form,name,country\nتلة,Tallah,SY\n".encode("windows-1256"))
    with pytest.raises(LexiconError, match="UTF-8"):
        read_user_places(file, ["SY"])
