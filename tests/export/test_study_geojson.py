"""A study as GeoJSON: valid by RFC 7946, sourced, and no point where none is known."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from tiny_study import INCIDENT, PALMYRA, TinyStudy

from rasid.export.study_geojson import geojson_of
from rasid.values import Place
from rasid.values.incident import Incident


def collection(*incidents: Incident) -> dict[str, Any]:
    text = "".join(geojson_of(TinyStudy(of_incidents=incidents)))
    text.encode("utf-8")
    return json.loads(text, parse_constant=lambda name: pytest.fail(f"{name} is no JSON"))


def only(incident: Incident) -> dict[str, Any]:
    (feature,) = collection(incident)["features"]
    return feature


def check(document: dict[str, Any]) -> None:
    """The rules of RFC 7946 that bear on what is written here, by section."""
    assert document["type"] == "FeatureCollection" and isinstance(document["features"], list)  # 3.3
    assert "crs" not in document and "geometry" not in document and "properties" not in document  # 4, 7.1
    for feature in document["features"]:
        assert feature["type"] == "Feature"  # 3.2
        assert {"geometry", "properties"} <= set(feature) and isinstance(feature["properties"], dict)
        assert isinstance(feature["id"], str | int | float)
        assert "coordinates" not in feature and "features" not in feature  # 7.1
        geometry = feature["geometry"]
        if geometry is not None:
            assert set(geometry) == {"type", "coordinates"} and geometry["type"] == "Point"  # 3.1.2
            longitude, latitude = geometry["coordinates"]  # 3.1.1
            assert -180 <= longitude <= 180 and -90 <= latitude <= 90  # 4


def test_an_incident_is_a_point_with_longitude_first() -> None:
    document = collection(INCIDENT)
    check(document)
    (feature,) = document["features"]
    assert feature["id"] == "i-1"
    assert feature["geometry"] == {"type": "Point", "coordinates": [38.27, 34.56]}
    assert feature["properties"]["precision"] == "point"


@pytest.mark.parametrize(
    "place",
    [
        None,
        Place("القرية", 4),
        Place("سوريا", 4, "Syria", 163843, 35.0, 38.0, None, "SY", "country"),
        replace(PALMYRA, latitude=None),
    ],
)
def test_an_incident_without_a_place_smaller_than_a_country_has_no_geometry(place: Place | None) -> None:
    document = collection(replace(INCIDENT, place=place))
    check(document)
    assert document["features"][0]["geometry"] is None


def test_a_province_is_its_point_and_says_so() -> None:
    feature = only(replace(INCIDENT, place=replace(PALMYRA, precision="area")))
    assert feature["geometry"] is not None and feature["properties"]["precision"] == "area"


def test_figures_have_low_best_high_and_their_rule() -> None:
    properties = only(INCIDENT)["properties"]
    assert [properties[f"killed_{part}"] for part in ("low", "best", "high", "rule")] == [3, 3, 5, "ucdp"]
    assert properties["detained_best"] == 0 and properties["displaced_high"] is None
    assert "injured_low" not in properties


def test_sources_and_standing_travel_with_every_incident() -> None:
    properties = only(INCIDENT)["properties"]
    assert properties["standing"] == "disputed" and properties["source_count"] == 1
    assert [
        (source["publisher"], source["published"], source["copy_of"]) for source in properties["sources"]
    ] == [
        ("وكالة النور", "2014-03-11", None),
        ("جريدة الصباح", "2014-03-12", "r-1"),
    ]
    assert "allegations" in collection(INCIDENT)["description"]


def test_sides_and_contradictions_are_told() -> None:
    properties = only(INCIDENT)["properties"]
    assert properties["actors"] == [
        {"said": "مسلحون مجهولون", "organisation_id": None, "organisation_name": None, "person_id": None}
    ]
    assert properties["targets"][0]["organisation_name"] == "Syrian Arab Army"
    assert properties["contradictions"] == [
        {"field": "actor", "values": [["مسلحون مجهولون", ["c-1"]], ["الجيش", ["c-9"]]]}
    ]


def test_an_incident_without_a_day_has_none() -> None:
    properties = only(replace(INCIDENT, days=None))["properties"]
    assert (properties["date_start"], properties["date_end"]) == (None, None)


def test_an_empty_study_and_one_of_many_are_valid() -> None:
    check(collection())
    assert collection()["features"] == []
    many = collection(*(replace(INCIDENT, id=f"i-{n:04}") for n in range(501)))
    check(many)
    assert len({feature["id"] for feature in many["features"]}) == 501


@pytest.mark.parametrize("text", ['"', "\\", "\n", "\u202eعكس", "\u2028", "</script>", "\x07", "🕊"])
def test_hostile_texts_stay_texts(text: str) -> None:
    incident = replace(
        INCIDENT,
        place=replace(PALMYRA, text=f"بلدة{text}"),
        sides=(replace(INCIDENT.sides[0], said=f"قوم{text}"),),
    )
    check(collection(incident))
    assert only(incident)["properties"]["actors"][0]["said"] == " ".join(f"قوم{text}".split())


def test_a_feature_is_a_line() -> None:
    text = "".join(geojson_of(TinyStudy(of_incidents=(INCIDENT, replace(INCIDENT, id="i-2")))))
    assert len(text.splitlines()) == 4
