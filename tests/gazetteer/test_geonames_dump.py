"""A gazetteer built from a small file in the format of a GeoNames dump."""

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from rasid.cli import main
from rasid.errors import LexiconError
from rasid.gazetteer import Gazetteer
from rasid.gazetteer.geonames_dump import read_dump

FIXTURES = Path(__file__).parent / "fixtures"
COUNTRIES = FIXTURES / "allCountries.txt"
NAMES = FIXTURES / "alternateNamesV2.txt"
ADMIN1 = FIXTURES / "admin1CodesASCII.txt"


def test_places_with_an_arabic_name_are_read() -> None:
    cities = {city.entry.geonames_id: city for city in read_dump(COUNTRIES, NAMES, ADMIN1)}
    assert sorted(cities) == [900001, 900002, 900003, 900004, 900005, 900007]
    assert cities[900001].names == ("وادي الورادة",)
    assert cities[900002].names == ("قلعة النخلة",)  # neither the historic nor the English name
    assert cities[900002].entry.kind == "neighbourhood"
    assert cities[900005].entry.admin1 == "Ohio"


def test_build_and_look_up(tmp_path: Path) -> None:
    output = tmp_path / "gazetteer.sqlite"
    arguments = ["--countries", str(COUNTRIES), "--alternate-names", str(NAMES), "--admin1", str(ADMIN1)]
    result = CliRunner().invoke(main, ["gazetteer", "build", *arguments, "-o", str(output)])
    assert result.exit_code == 0, result.output
    built = Gazetteer.open(user=tmp_path)
    (place,) = built.find("وادي الوراده")
    assert (place.latitude, place.longitude, place.admin1) == (34.1, 40.2, "Deir ez-Zor")
    assert built.find("هولوتاون") == ()  # small and far
    assert built.find("بيغتاون")[0].admin1 == "Ohio"
    division = next(entry for entry in built.find("دير الزور") if entry.kind == "admin1")
    assert (division.geonames_id, division.latitude) == (900003, 35.0)
    assert built.find("سوريا")[0].geonames_id == 900007
    assert built.find("حطله")[0].name == "Hatlah"  # Rasid's own tables are in it
    built.close()


def test_a_line_of_another_format_is_named(tmp_path: Path) -> None:
    broken = tmp_path / "allCountries.txt"
    shutil.copy(COUNTRIES, broken)
    with broken.open("a", encoding="utf-8") as lines:
        lines.write("900010\tno more\n")
    with pytest.raises(LexiconError, match=r"allCountries.txt:10: has 2 columns, not 19"):
        list(read_dump(broken, NAMES))


def test_a_point_that_is_no_number_is_named(tmp_path: Path) -> None:
    broken = tmp_path / "allCountries.txt"
    broken.write_text(COUNTRIES.read_text("utf-8").replace("34.1", "north"), "utf-8")
    with pytest.raises(LexiconError, match=r"allCountries.txt:1: "):
        list(read_dump(broken, NAMES))
