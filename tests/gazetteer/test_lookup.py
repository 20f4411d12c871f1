"""Looking places up in the compiled gazetteer."""

import time
from importlib import resources
from pathlib import Path

import pytest

from rasid.errors import LexiconError
from rasid.gazetteer import Entry, Gazetteer
from rasid.gazetteer.compile import City, compile_gazetteer, merge, read_tables
from rasid.gazetteer.entry import fold_name

FOLDER = Path(str(resources.files("rasid").joinpath("data", "gazetteer")))


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.open()


def find(gazetteer: Gazetteer, name: str) -> tuple[Entry, ...]:
    folded = fold_name(name)
    assert folded is not None
    return gazetteer.find(folded)


@pytest.mark.parametrize(
    ("form", "name", "country", "geonames_id"),
    [
        ("العشارة", "Al Asharah", "SY", 174036),
        ("القورية", "Al Quriyah", "SY", None),
        ("حطلة", "Hatlah", "SY", None),
        ("محيميدة", "Muhaymidah", "SY", None),
        ("البوكمال", "Al Bukamal", "SY", 174448),
        ("أبو كمال", "Al Bukamal", "SY", 174448),
        ("دير الزور", "Deir ez-Zor", "SY", 170794),
        ("ديرالزور", "Deir ez-Zor", "SY", 170794),
        ("تلعفر", "Tal Afar", "IQ", 90393),
        ("الموصل", "Mosul", "IQ", 99072),
        ("الرقة", "Raqqa", "SY", 172955),
        ("طرابلس", "Tripoli", "LY", 2210247),
        ("الولايات المتحدة", "United States", "US", 6252001),
        ("مخيم جنين", "Jenin Camp", "PS", None),
    ],
)
def test_likeliest_place_of_a_name(
    gazetteer: Gazetteer, form: str, name: str, country: str, geonames_id: int | None
) -> None:
    entry = find(gazetteer, form)[0]
    assert (entry.name, entry.country, entry.geonames_id) == (name, country, geonames_id)


def test_a_place_without_a_sourced_point_has_none_and_is_known_by_its_division(gazetteer: Gazetteer) -> None:
    entry = find(gazetteer, "حطلة")[0]
    assert (entry.latitude, entry.longitude, entry.precision) == (None, None, "area")
    assert entry.admin1 == "Deir ez-Zor"


def test_homonyms_are_all_returned(gazetteer: Gazetteer) -> None:
    assert {entry.country for entry in find(gazetteer, "الرقة")} >= {"SY", "KW"}
    assert {entry.country for entry in find(gazetteer, "طرابلس")} == {"LY", "LB"}


def test_article_may_be_missing_or_added(gazetteer: Gazetteer) -> None:
    assert find(gazetteer, "عشارة")[0].name == "Al Asharah"
    assert gazetteer.find_exactly("عشاره") == ()


@pytest.mark.parametrize(
    ("adjective", "country"),
    [
        ("سوري", "SY"),
        ("السورية", "SY"),
        ("أمريكيين", "US"),
        ("الأميركية", "US"),
        ("أتراك", "TR"),
        ("جميل", None),
    ],
)
def test_country_of_adjective(gazetteer: Gazetteer, adjective: str, country: str | None) -> None:
    folded = fold_name(adjective)
    assert folded is not None
    assert gazetteer.country_of_adjective(folded) == country


def test_longest_name(gazetteer: Gazetteer) -> None:
    assert gazetteer.longest_name(["دير", "الزور", "امس"]) == "دير الزور"
    assert gazetteer.longest_name(["كتاب", "جديد"]) is None


def test_capital_and_country(gazetteer: Gazetteer) -> None:
    capital, country = gazetteer.capital("SY"), gazetteer.country("SY")
    assert capital is not None and capital.name == "Damascus"
    assert country is not None and country.precision == "country"


def test_opens_fast() -> None:
    Gazetteer.open().close()
    start = time.process_time()
    Gazetteer.open().close()
    assert time.process_time() - start < 0.5  # 0.05 on a quiet machine


def test_users_places_come_first_and_change_the_version(gazetteer: Gazetteer, tmp_path: Path) -> None:
    (tmp_path / "places.csv").write_text(
        "form,name,country,latitude,longitude\nالرقة|تلة الضوء,Ours,IQ,33.5,44.5\n", "utf-8"
    )
    own = Gazetteer.open(user=tmp_path)
    assert find(own, "الرقة")[0].name == "Ours"
    assert find(own, "الرقة")[1].name == "Raqqa"
    assert own.longest_name(["تله", "الضوء"]) == "تله الضوء"
    assert own.version != gazetteer.version
    own.close()


def test_a_file_that_is_no_gazetteer(tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.sqlite"
    wrong.write_text("places", "utf-8")
    with pytest.raises(LexiconError, match="not a compiled gazetteer"):
        Gazetteer.open(wrong)
    with pytest.raises(LexiconError, match="is no file"):
        Gazetteer.open(tmp_path / "missing.sqlite")


def test_compiled_twice_gives_equal_bytes(tmp_path: Path) -> None:
    tables = read_tables(FOLDER)
    city = Entry("Testville", "town", "SY", geonames_id=1, latitude=34.0, longitude=40.0, population=500)
    cities = [City(city, "07", ("Testville", "قرية التجربة"))]
    versions = [
        compile_gazetteer(tmp_path / name, merge(tables, cities, {}), tables.countries) for name in ("a", "b")
    ]
    assert versions[0] == versions[1]
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()
    compiled = Gazetteer.open(tmp_path / "a")
    assert find(compiled, "قرية التجربة")[0].admin1 == "Deir ez-Zor"
    compiled.close()
