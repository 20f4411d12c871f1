"""A study as tables: what is read back is what was in it, and nothing else is touched."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tiny_study import CLAIM, COPY, ERASED, INCIDENT, KEPT, PERSON, SOURCED, STORED, TENURE, TinyStudy

from rasid.errors import RasidError, UsageError
from rasid.export.csv_cells import guard
from rasid.export.study_csv import DICTIONARY, FILES, NOTES, write_tables
from rasid.export.study_tables import TABLES
from rasid.values import Interval, Phrase
from rasid.values.incident import Incident


def read(folder: Path, table: str) -> list[dict[str, str]]:
    with (folder / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An export of the tiny study."""
    write_tables(TinyStudy(), tmp_path / "out")
    return tmp_path / "out"


def test_every_file_is_there_and_nothing_else(folder: Path) -> None:
    assert sorted(file.name for file in folder.iterdir()) == sorted(FILES)
    assert [file.name for file in folder.parent.iterdir()] == ["out"]


def test_the_rows_of_each_table_are_counted(tmp_path: Path) -> None:
    counted = write_tables(TinyStudy(), tmp_path / "out")
    assert counted == {
        "reports": 3, "claims": 2, "figures": 3, "participants": 6, "victims": 2, "incidents": 1, "people": 1,
        "organisations": 1, "tenures": 1, "control": 1,
    }  # fmt: skip
    assert {name: len(read(tmp_path / "out", name)) for name in counted} == counted


def test_a_report_reads_back(folder: Path) -> None:
    kept, copy, _ = read(folder, "reports")
    assert (kept["report_id"], kept["source"], kept["title"], kept["published"], kept["retrieved"]) == (
        KEPT.id, KEPT.source, KEPT.title, "2014-03-11", "2014-04-01",
    )  # fmt: skip
    assert (kept["copy_of"], kept["reliability"], kept["problems"], kept["program"]) == (
        "", "B", "unknown-place", "0.2.0",
    )  # fmt: skip
    assert (copy["copy_of"], copy["title"]) == (COPY.copy_of, "")


def test_an_erased_report_is_a_tombstone(folder: Path) -> None:
    erased = read(folder, "reports")[2]
    assert {name: cell for name, cell in erased.items() if cell} == {
        "report_id": "r-3",
        "state": "erased",
        "kind": "typed",
        "retrieved": "2014-04-02",
        "added_by": "هدى",
        "erased_why": ERASED.erased_why,
    }


def test_a_claim_reads_back_with_its_sources(folder: Path) -> None:
    claim, rejected = read(folder, "claims")
    assert (claim["claim_id"], claim["incident_id"], claim["status"]) == ("c-1", "i-1", "accepted")
    assert (claim["standing"], claim["publisher"], claim["published"]) == (
        "reported",
        "وكالة النور",
        "2014-03-11",
    )
    assert (claim["targets"], claim["place_name"], claim["date_start"]) == (
        "حاجزا للجيش | سامر الحسن", "Palmyra", "2014-03-10",
    )  # fmt: skip
    assert claim["decisions"] == "killed: accept by هدى, 2014-04-02T10:00:00+00:00"
    assert (rejected["incident_id"], rejected["status"], rejected["standing"]) == ("", "rejected", "alleged")
    assert (rejected["according_to"], rejected["place"]) == ("شهود", "")


def test_nothing_said_is_empty_and_zero_is_zero(folder: Path) -> None:
    claim = read(folder, "claims")[0]
    assert (claim["killed_low"], claim["killed_high"]) == ("3", "3")
    assert (claim["injured_low"], claim["injured_high"]) == ("8", "")
    assert (claim["detained_low"], claim["detained_high"]) == ("0", "0")
    incident = read(folder, "incidents")[0]
    assert (incident["injured_low"], incident["injured_best"], incident["injured_claims"]) == ("", "", "")
    assert (incident["detained_low"], incident["detained_best"], incident["detained_high"]) == ("0", "0", "0")
    assert incident["other_figures"] == "displaced 40 or more, best 40"


def test_a_window_that_nothing_opens_has_no_first_day(tmp_path: Path) -> None:
    window = Interval(date.min, date(2014, 3, 11), "not after the published day")
    claim = replace(CLAIM, date=None, window=window)
    write_tables(
        TinyStudy(of_claims=(replace(STORED, sourced=replace(SOURCED, claim=claim)),)), tmp_path / "out"
    )
    (row,) = read(tmp_path / "out", "claims")
    assert (row["date_start"], row["window_start"], row["window_end"]) == ("", "", "2014-03-11")


def test_victims_read_back_with_what_their_traits_rest_on(folder: Path) -> None:
    soldiers, named = read(folder, "victims")
    assert (soldiers["low"], soldiers["civilian"], soldiers["civilian_basis"]) == ("3", "combatant", "stated")
    assert (soldiers["sex"], soldiers["name"], soldiers["years_low"]) == ("", "", "")
    assert (named["part"], named["sex"], named["sex_basis"]) == ("1", "male", "inferred: grammar")
    assert (named["name"], named["person_id"], named["years_low"]) == ("سامر الحسن", "p-1", "23")


def test_figures_and_participants_read_back(folder: Path) -> None:
    killed, injured, detained = read(folder, "figures")
    assert (killed["claim_id"], killed["number"], killed["whom"], killed["standing"]) == (
        "c-1",
        "1",
        "جنود",
        "reported",
    )
    assert (injured["high"], injured["quantifier"], injured["standing"], injured["according_to"]) == (
        "", "أكثر من", "alleged", "المرصد",
    )  # fmt: skip
    assert detained["low"] == "0"
    parties = read(folder, "participants")[:3]
    assert [
        (party["role"], party["said"], party["organisation_id"], party["person_id"]) for party in parties
    ] == [
        ("actor", "مسلحون مجهولون", "", ""),
        ("target", "حاجزا للجيش", "o-syrian-arab-army", ""),
        ("target", "سامر الحسن", "", "p-1"),
    ]
    assert parties[1]["organisation_name"] == "Syrian Arab Army"


def test_an_incident_names_its_sources_the_earliest_first(folder: Path) -> None:
    incident = read(folder, "incidents")[0]
    assert (incident["sources"], incident["source_reports"]) == ("وكالة النور | جريدة الصباح", "r-1 | r-2")
    assert (incident["source_count"], incident["standing"]) == ("1", "disputed")
    assert (incident["actor_ids"], incident["target_ids"]) == ("none", "o-syrian-arab-army")
    assert incident["contradictions"] == "actor: مسلحون مجهولون (c-1); الجيش (c-9)"
    assert (incident["latitude"], incident["longitude"], incident["place_id"]) == (
        "34.56",
        "38.27",
        "g-163533",
    )


def test_people_offices_and_control_read_back(folder: Path) -> None:
    (person,) = read(folder, "people")
    assert (person["names"], person["latin"], person["report_count"]) == (
        "سامر الحسن | أبو علي",
        "Samer al-Hassan",
        "2",
    )
    assert person["source_reports"] == "r-1"  # the other one was erased
    (tenure,) = read(folder, "tenures")
    assert (tenure["person_name"], tenure["organisation_name"]) == ("سامر الحسن", "Syrian Arab Army")
    assert (tenure["start_first"], tenure["start_by"], tenure["end_last"], tenure["end_by"]) == (
        "", "", "2014-03-10", "death",
    )  # fmt: skip
    (control,) = read(folder, "control")
    assert (control["start_by"], control["start_first"], control["end_by"]) == ("capture", "", "")
    assert (control["contested"], control["sources"], control["standing"]) == ("1", "وكالة النور", "reported")


def test_each_person_s_tenures_have_his_name(tmp_path: Path) -> None:
    people = tuple(
        replace(PERSON, id=id, name=name) for id, name in (("p-1", "أ"), ("p-2", "ب"), ("p-3", "ج"))
    )
    tenures = tuple(replace(TENURE, person=id) for id in ("p-1", "p-1", "p-3", "p-4"))
    write_tables(TinyStudy(of_people=people, of_tenures=tenures), tmp_path / "out")
    assert [tenure["person_name"] for tenure in read(tmp_path / "out", "tenures")] == ["أ", "أ", "ج", ""]


def test_every_table_but_reports_says_that_it_is_reported(folder: Path) -> None:
    for table in TABLES:
        for row in read(folder, table.name):
            if table.name != "reports":
                assert row["standing"] in ("reported", "alleged", "disputed")
            assert (
                row.get("sources", row.get("publisher", row.get("source", row.get("organisation_id"))))
                is not None
            )


def test_the_dictionary_describes_every_column_in_order(folder: Path) -> None:
    described = read(folder, "dictionary")
    for table in TABLES:
        with (folder / f"{table.name}.csv").open(encoding="utf-8", newline="") as file:
            header = next(csv.reader(file))
        assert [row["column"] for row in described if row["table"] == table.name] == header
        assert len(set(header)) == len(header)
    assert all(row["meaning"] and row["empty"] for row in described)
    assert {row["type"] for row in described} == {"text", "id", "integer", "number", "flag", "day", "list"}


def test_cells_have_the_type_that_the_dictionary_says(folder: Path) -> None:
    types = {(row["table"], row["column"]): (row["type"], row["empty"]) for row in read(folder, "dictionary")}
    for table in TABLES:
        for row in read(folder, table.name):
            for name, cell in row.items():
                kind, empty = types[table.name, name]
                if empty == "never empty":
                    assert cell, (table.name, name)
                if cell and kind == "integer":
                    int(cell)
                if cell and kind == "number":
                    float(cell)
                if cell and kind == "day":
                    assert len(cell) == 10 and cell[4] == cell[7] == "-"
                if cell and kind == "flag":
                    assert cell in "01"


def test_the_notes_name_the_tables_and_the_version(folder: Path) -> None:
    notes = (folder / NOTES).read_text(encoding="utf-8")
    assert "| `claims.csv` | 2 |" in notes and "Rasid 0.2.0" in notes and "allegations" in notes
    assert all(f"`{name}`" in notes for name in FILES if name != NOTES)


def test_lines_end_as_the_standard_says(folder: Path) -> None:
    for name in FILES:
        content = (folder / name).read_bytes()
        assert name == NOTES or (content.endswith(b"\r\n") and content.count(b"\n") == content.count(b"\r\n"))
        assert not content.startswith(b"\xef\xbb\xbf")


def test_an_empty_study_has_headers_only(tmp_path: Path) -> None:
    counted = write_tables(TinyStudy((), (), (), (), (), (), (), ()), tmp_path / "out")
    assert set(counted.values()) == {0}
    assert all((tmp_path / "out" / name).stat().st_size > 0 for name in FILES)


def test_the_same_study_gives_the_same_bytes(folder: Path, tmp_path: Path) -> None:
    write_tables(TinyStudy(), tmp_path / "again")
    assert all((folder / name).read_bytes() == (tmp_path / "again" / name).read_bytes() for name in FILES)


HOSTILE = [
    "=HYPERLINK(0)",
    "+963",
    "-1",
    "@SUM(A1)",
    'قال "لا"، ثم سكت',
    "سطر\nثم سطر",
    "\r\n",
    "أ,ب;ج\tد",
    "\u202eمعكوس\u202c",
    "\u2067عزل\u2069",
    "' | '",
    "\u2028\u2029",
    "🕊",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_texts_stay_in_their_cells(tmp_path: Path, text: str) -> None:
    claim = replace(CLAIM, trigger=Phrase(text, 0), actors=(Phrase(text, 0), Phrase(text, 1)))
    study = TinyStudy(
        of_reports=(replace(KEPT, title=text, source=text, url=text),),
        of_claims=(replace(STORED, sourced=replace(SOURCED, claim=claim, publisher=text)),),
        of_people=(replace(PERSON, name=text, names=(text,)),),
    )
    write_tables(study, tmp_path / "out")
    line = guard(" ".join(text.split()))
    (report,) = read(tmp_path / "out", "reports")
    assert (report["title"], report["source"], report["url"]) == (
        line,
        line,
        guard(text),
    )
    (claimed,) = read(tmp_path / "out", "claims")
    assert (claimed["trigger"], claimed["publisher"]) == (line, line)
    for table in TABLES:
        for row in read(tmp_path / "out", table.name):
            assert None not in row and None not in row.values()
            assert not any(cell.startswith(("=", "+", "@")) for cell in row.values())


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30, deadline=None)
@given(st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=40), st.integers(0, 10**9))
def test_any_text_and_number_reads_back(tmp_path: Path, text: str, number: int) -> None:
    claim = replace(CLAIM, killed=(number, None))
    study = TinyStudy(
        of_reports=(replace(KEPT, url=text),),
        of_claims=(replace(STORED, sourced=replace(SOURCED, claim=claim)),),
    )
    write_tables(study, tmp_path / "out")
    assert read(tmp_path / "out", "reports")[0]["url"] == guard(text)
    assert read(tmp_path / "out", "claims")[0]["killed_low"] == str(number)


def test_an_earlier_export_is_replaced(folder: Path) -> None:
    write_tables(TinyStudy(of_reports=(KEPT,)), folder)
    assert len(read(folder, "reports")) == 1
    assert sorted(file.name for file in folder.iterdir()) == sorted(FILES)


def test_a_folder_with_other_files_is_refused_and_kept(tmp_path: Path) -> None:
    (tmp_path / "thesis.docx").write_text("mine")
    with pytest.raises(UsageError, match=r"thesis\.docx"):
        write_tables(TinyStudy(), tmp_path)
    assert [file.name for file in tmp_path.iterdir()] == ["thesis.docx"]


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("mine")
    with pytest.raises(UsageError, match="is a file"):
        write_tables(TinyStudy(), tmp_path / "out")
    with pytest.raises(UsageError, match="cannot be made"):
        write_tables(TinyStudy(), tmp_path / "out" / "below")


class Failing(TinyStudy):
    """A study whose incidents cannot be read to the end."""

    def incidents(self) -> Iterator[Incident]:
        yield INCIDENT
        raise RasidError("the study is at fault")


def test_a_failing_export_leaves_the_one_before(folder: Path) -> None:
    before = {name: (folder / name).read_bytes() for name in FILES}
    with pytest.raises(RasidError, match="at fault"):
        write_tables(Failing(of_reports=()), folder)
    assert {name: (folder / name).read_bytes() for name in FILES} == before
    assert [file.name for file in folder.parent.iterdir()] == ["out"]
    with pytest.raises(RasidError):
        write_tables(Failing(), folder.parent / "new")
    assert not (folder.parent / "new").exists()


def test_many_incidents_are_cited_a_few_at_a_time(tmp_path: Path) -> None:
    incidents = tuple(replace(INCIDENT, id=f"i-{n:05}") for n in range(1, 1001))
    people = (replace(PERSON, reports=tuple(f"r-{n}" for n in range(2500))),)
    write_tables(TinyStudy(of_incidents=incidents, of_people=people), tmp_path / "out")
    assert {row["sources"] for row in read(tmp_path / "out", "incidents")} == {"وكالة النور | جريدة الصباح"}
    assert [row["incident_id"] for row in read(tmp_path / "out", "incidents")] == [
        each.id for each in incidents
    ]


def test_a_date_less_exact_than_a_day_is_told_so(tmp_path: Path) -> None:
    month = (
        Interval(CLAIM.date.start.replace(day=1), CLAIM.date.start.replace(day=31), "month")
        if CLAIM.date
        else None
    )
    write_tables(TinyStudy(of_incidents=(replace(INCIDENT, days=month),)), tmp_path / "out")
    (incident,) = read(tmp_path / "out", "incidents")
    assert (incident["date_start"], incident["date_end"], incident["date_precision"]) == (
        "2014-03-01", "2014-03-31", "month",
    )  # fmt: skip


def test_the_dictionary_is_among_the_files() -> None:
    assert DICTIONARY in FILES and NOTES in FILES
