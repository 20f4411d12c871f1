"""A study in its store, exported: the tables agree with each other, and nothing erased is in them."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from rasid.coding import report_of
from rasid.dataset.study import Study
from rasid.export.study_csv import FILES, write_tables
from rasid.export.study_geojson import geojson_of

REPORTS = (
    (
        "2014-01-24",
        "وكالة السهل",
        "سيطر تنظيم الدولة الإسلامية الخميس على مدينة منبج بعد معارك قتل فيها سبعة مقاتلين.",
    ),
    (
        "2014-01-25",
        "شبكة النهر",
        "قتل ثمانية مقاتلين في معارك بين تنظيم الدولة وكتائب المعارضة في منبج أول أمس.",
    ),
    (
        "2016-08-13",
        "وكالة السهل",
        "استعادت قوات سوريا الديمقراطية مدينة منبج من تنظيم الدولة أمس. وقال قائد مجلس منبج العسكري"
        " عدنان أبو أمجد إن المدينة آمنة.",
    ),
    (
        "2016-08-14",
        "مقابلة ميدانية",
        "قال لي جاري منذر الحلاق إن القوات اعتقلت ابنه سامي الحلاق قرب الفرن أمس.",
    ),
)


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder with the tables of a study whose last report was erased, and its GeoJSON."""
    folder = tmp_path_factory.mktemp("study")
    with Study.create(folder / "study.rasid", who="هدى") as study:
        ids = []
        for published, source, text in REPORTS:
            report = report_of(text, published=published)
            ids.append(study.add(replace(report, source=source)).report_id)
        study.erase(ids[-1], why="طلب الشاهد")
        with study.inside() as (contents, _):
            write_tables(contents, folder / "tables")
            (folder / "map.geojson").write_text("".join(geojson_of(contents)), encoding="utf-8")
    yield folder


def rows(folder: Path, table: str) -> list[dict[str, str]]:
    with (folder / "tables" / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


def listed(row: dict[str, str], column: str) -> list[str]:
    return row[column].split(" | ") if row[column] else []


def test_every_id_leads_to_a_row(exported: Path) -> None:
    reports = {row["report_id"] for row in rows(exported, "reports")}
    claims = {row["claim_id"] for row in rows(exported, "claims")}
    incidents = {row["incident_id"] for row in rows(exported, "incidents")}
    people = {row["person_id"] for row in rows(exported, "people")}
    organisations = {row["organisation_id"] for row in rows(exported, "organisations")}
    assert len(reports) == len(REPORTS) and claims and incidents and people and organisations
    for table in ("claims", "figures", "participants"):
        for row in rows(exported, table):
            assert row["report_id"] in reports and row["claim_id"] in claims
            assert row["incident_id"] in incidents | {""}
    for row in rows(exported, "incidents"):
        assert set(listed(row, "claims")) <= claims and set(listed(row, "source_reports")) <= reports
        assert row["sources"]
    for row in rows(exported, "participants"):
        assert row["organisation_id"] in organisations | {""} and row["person_id"] in people | {""}
    for row in (*rows(exported, "tenures"), *rows(exported, "control")):
        assert row["organisation_id"] in organisations | {""}
        assert set(listed(row, "start_claims")) | set(listed(row, "end_claims")) <= claims
    assert {row["person_id"] for row in rows(exported, "tenures")} <= people


def test_every_claim_of_an_incident_says_so(exported: Path) -> None:
    of_claim = {row["claim_id"]: row["incident_id"] for row in rows(exported, "claims")}
    for row in rows(exported, "incidents"):
        assert {of_claim[claim] for claim in listed(row, "claims")} == {row["incident_id"]}


def test_who_held_the_town(exported: Path) -> None:
    held = [
        (row["organisation_id"], row["start_first"], row["end_last"], row["sources"])
        for row in rows(exported, "control")
    ]
    assert held == [
        ("o-islamic-state", "2014-01-23", "2016-08-12", "وكالة السهل"),
        ("o-syrian-democratic-forces", "2016-08-12", "", "وكالة السهل"),
    ]


def test_what_was_erased_is_nowhere(exported: Path) -> None:
    erased = [row for row in rows(exported, "reports") if row["state"] == "erased"]
    assert [(row["erased_why"], row["source"], row["sha256"]) for row in erased] == [("طلب الشاهد", "", "")]
    files = [exported / "tables" / name for name in FILES] + [exported / "map.geojson"]
    for file in files:
        content = file.read_text(encoding="utf-8")
        assert "الحلاق" not in content and "مقابلة ميدانية" not in content


def test_the_map_has_every_incident(exported: Path) -> None:
    features = json.loads((exported / "map.geojson").read_text(encoding="utf-8"))["features"]
    assert [feature["id"] for feature in features] == [
        row["incident_id"] for row in rows(exported, "incidents")
    ]
    manbij = [feature for feature in features if feature["geometry"] is not None]
    assert all(36 < feature["geometry"]["coordinates"][1] < 37 for feature in manbij) and manbij
