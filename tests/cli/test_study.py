"""The verbs over a study, as a user types them: what they say, what they keep, and their exit status."""

from __future__ import annotations

import csv
import json
import re
import sqlite3
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import rasid.dataset.study as study_module
from rasid.cli import main
from rasid.coding import Coder
from rasid.dataset.knowing import Reading, reading_of

AGENCY = "قتل خمسة جنود بانفجار عبوة ناسفة في مدينة تدمر أمس الثلاثاء، قال قائد الحامية العقيد سامر الحلبي."
PAPER = "انفجرت الثلاثاء عبوة ناسفة في تدمر فقتل خمسة جنود، وفق مصدر عسكري."
OTHER = "اعتقلت الشرطة ثلاثة طلاب في مدينة حماة أمس."
DAY = "2015-05-13"


@pytest.fixture(scope="module")
def reading(coder: Coder) -> Reading:
    return reading_of(coder)


@pytest.fixture(autouse=True)
def _loaded_once(reading: Reading, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every command loads the lexicons; here they are loaded once for all of them."""
    monkeypatch.setattr(study_module, "reading_with", lambda *given: reading)
    monkeypatch.setattr(Coder, "close", lambda coder: None)


def rasid(*arguments: str | Path, given: str = "") -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments], input=given)


def ids(result: Result, letter: str) -> list[str]:
    return re.findall(rf"^ *({letter}-[0-9a-fx]+)", result.stdout, re.MULTILINE)


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    folder = tmp_path / "reports"
    folder.mkdir()
    rows = [
        {"text": AGENCY, "published": DAY, "source": "وكالة الفرات"},
        {"text": PAPER, "published": DAY, "source": "جريدة الميدان"},
        {"text": OTHER, "published": DAY, "source": "جريدة الميدان"},
    ]
    lines = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    (folder / "news.jsonl").write_text(lines, encoding="utf-8")
    return folder


@pytest.fixture
def study(tmp_path: Path, reports: Path) -> Path:
    path = tmp_path / "study.rasid"
    assert rasid("init", path, "--by", "هدى").exit_code == 0
    assert rasid("add", path, reports, "--by", "هدى").exit_code == 0
    return path


def bombing_of(study: Path) -> str:
    (found,) = [line for line in rasid("show", study, "incident").stdout.splitlines() if "bombing" in line]
    return found.split()[0]


def test_reports_of_one_happening_become_one_incident_with_both_sources(study: Path) -> None:
    shown = rasid("show", study, "incident", bombing_of(study)).stdout
    assert "2015-05-12" in shown
    assert "killed 5" in shown
    assert "2 reports, 2 independent sources" in shown
    assert "وكالة الفرات" in shown
    assert "جريدة الميدان" in shown


def test_adding_again_changes_nothing_and_says_so(study: Path, reports: Path) -> None:
    before = rasid("check", study).stdout
    again = rasid("add", study, reports)
    assert again.exit_code == 0
    assert "is in the study already; nothing changed" in again.stdout
    assert again.stdout.splitlines()[-1] == "0 added, 3 in the study already"
    assert rasid("check", study).stdout == before


def test_one_bad_report_stops_no_other(study: Path, tmp_path: Path) -> None:
    good, bad = tmp_path / "good.txt", tmp_path / "bad.txt"
    good.write_text("أفرجت السلطات عن الصحفي سامر العلي اليوم.", encoding="utf-8")
    bad.write_text("nothing Arabic in here", encoding="utf-8")
    mixed = rasid("add", study, bad, good, "--published", DAY)
    assert mixed.exit_code == 3
    assert "hardly any Arabic letters" in mixed.stderr
    assert "1 added, 1 could not be read" in mixed.stdout
    assert rasid("add", study, bad).exit_code == 4


def test_a_report_typed_by_hand_is_a_report(study: Path) -> None:
    typed = "قال شاهد إن مسلحين خطفوا المعلم نادر القاسم في مدينة سلمية يوم الجمعة."
    added = rasid("add", study, "-", "--typed", "--source", "مقابلة", "--published", DAY, given=typed)
    assert added.exit_code == 0
    (report,) = ids(added, "r")
    found = rasid("search", study, "القاسم")
    assert report in found.stdout
    assert "مقابلة" in found.stdout


@pytest.mark.parametrize("said", ["الحلبى", "والحلبي", "Halabi", '"سامر الحلبي"'])
def test_a_name_is_found_however_it_is_written(study: Path, said: str) -> None:
    assert "وكالة الفرات" in rasid("search", study, said).stdout


def test_search_by_type_place_and_days(study: Path) -> None:
    found = rasid("search", study, "--type", "arrest", "--place", "Hama", "--from", "2015-05-12", "--to", DAY)
    assert OTHER[:20] in found.stdout
    assert AGENCY[:20] not in found.stdout
    assert "nothing found" in rasid("search", study, "--type", "arrest", "--to", "2015-05-01").stdout


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("search", "STUDY"), "nothing is asked"),
        (("search", "STUDY", '"غير مغلق'), "quote"),
        (("search", "STUDY", "--type", "explosion"), "no type or family"),
        (("search", "STUDY", "--place", "Nowhere"), "knows no such place"),
        (("search", "STUDY", "--from", "2015-05-02", "--to", "2015-05-01"), "before they begin"),
        (("show", "STUDY", "incident", "p-000000000000"), "begins with i-"),
        (("show", "STUDY", "incident", "i-000000000000"), "nothing of this id"),
        (("show", "STUDY", "place", "g-1"), "nothing of this id"),
        (("judge", "STUDY", "same", "i-000000000000", "i-000000000001"), "nothing of this id"),
        (("decide", "STUDY", "c-000000000000", "accept"), "no claim of this study"),
        (("undo", "STUDY", "d-000000000000"), "no decision or judgement"),
        (("erase", "STUDY", "r-000000000000", "--why", "طلب"), "no report of this study"),
        (("check", "STUDY", "--head", "x"), "no end of a history"),
        (("export", "STUDY", "--format", "csv"), "name it with -o"),
    ],
)
def test_wrong_use_says_what_to_do(study: Path, arguments: tuple[str, ...], says: str) -> None:
    result = rasid(*(study if part == "STUDY" else part for part in arguments))
    assert result.exit_code == 2
    assert says in result.stderr


@pytest.mark.parametrize(
    "verb", [("add", "."), ("show", "incident"), ("search", "كلمة"), ("check",), ("recode",)]
)
def test_a_study_that_is_not_there_is_named(tmp_path: Path, verb: tuple[str, ...]) -> None:
    name, *rest = verb
    result = rasid(name, tmp_path / "missing.rasid", *rest)
    assert result.exit_code == 5
    assert "missing.rasid" in result.stderr


def test_a_file_that_is_no_study_is_refused_and_left_alone(tmp_path: Path) -> None:
    notes = tmp_path / "notes.txt"
    notes.write_text("not a study", encoding="utf-8")
    for verb in (("check", notes), ("init", notes)):
        assert rasid(*verb).exit_code == 5
    assert notes.read_text(encoding="utf-8") == "not a study"


def test_a_correction_changes_the_incident_and_can_be_undone(study: Path) -> None:
    incident = bombing_of(study)
    claims = re.findall(r"c-[0-9a-f]{12}", rasid("show", study, "incident", incident).stdout)
    for claim in sorted(set(claims)):
        decided = rasid("decide", study, claim, "correct", "killed", "[4, 4]", "--why", "سمعت التسجيل")
        assert decided.exit_code == 0
    assert "killed 4" in rasid("show", study, "incident", incident).stdout
    decision = decided.stdout.split(":")[0]
    assert rasid("undo", study, decision).exit_code == 0
    assert re.search(r"killed \d \(4 to 5\)", rasid("show", study, "incident", incident).stdout)


def test_two_incidents_are_merged_and_split_by_a_persons_word(study: Path) -> None:
    bombing = bombing_of(study)
    (arrest,) = [
        line.split()[0] for line in rasid("show", study, "incident").stdout.splitlines() if "arrest" in line
    ]
    merged = rasid("judge", study, "same", bombing, arrest, "--why", "حملة واحدة")
    assert merged.exit_code == 0
    assert rasid("show", study, "incident", bombing).stdout == rasid("show", study, "incident", arrest).stdout
    assert rasid("undo", study, merged.stdout.split(":")[0]).exit_code == 0
    assert rasid("show", study, "incident", bombing).stdout != rasid("show", study, "incident", arrest).stdout


def test_an_erased_report_leaves_a_tombstone_and_stays_away(
    study: Path, reports: Path, tmp_path: Path
) -> None:
    (report,) = re.findall(r"r-[0-9a-f]{12}", rasid("search", study, "الحلبي").stdout)
    assert rasid("erase", study, report, "--why", "طلب الشاهد").exit_code == 0
    assert "nothing found" in rasid("search", study, "الحلبي").stdout
    assert "was erased from the study and stays away" in rasid("add", study, reports).stdout
    assert rasid("check", study).exit_code == 0
    assert rasid("export", study, "--format", "csv", "-o", tmp_path / "tables").exit_code == 0
    with (tmp_path / "tables" / "reports.csv").open(encoding="utf-8", newline="") as file:
        rows = {row["report_id"]: row for row in csv.DictReader(file)}
    assert rows[report]["state"] == "erased"
    assert rows[report]["erased_why"] == "طلب الشاهد"
    assert rows[report]["title"] == ""


def test_a_backup_restores_the_same_study(study: Path, tmp_path: Path) -> None:
    backup, back = tmp_path / "study.zip", tmp_path / "back.rasid"
    assert rasid("backup", study, backup).exit_code == 0
    assert rasid("restore", backup, back).exit_code == 0
    for noun in ("incident", "person", "organisation", "place"):
        assert rasid("show", back, noun).stdout == rasid("show", study, noun).stdout
    assert rasid("search", back, "الحلبي").stdout == rasid("search", study, "الحلبي").stdout
    assert rasid("check", back).stdout.split("history")[1] == rasid("check", study).stdout.split("history")[1]


def test_recoding_with_the_same_version_changes_nothing(study: Path) -> None:
    done = rasid("recode", study)
    assert done.stdout == "0 reports coded anew, 0 read otherwise, 0 decisions lost their anchor\n"
    done = rasid("recode", study, "--all")
    assert done.stdout == "3 reports coded anew, 0 read otherwise, 0 decisions lost their anchor\n"


def test_exports_hold_every_incident(study: Path, tmp_path: Path) -> None:
    listed = set(ids(rasid("show", study, "incident"), "i"))
    tables, points = tmp_path / "tables", tmp_path / "incidents.geojson"
    assert rasid("export", study, "--format", "csv", "-o", tables).exit_code == 0
    assert rasid("export", study, "--format", "geojson", "-o", points).exit_code == 0
    with (tables / "incidents.csv").open(encoding="utf-8", newline="") as file:
        assert {row["incident_id"] for row in csv.DictReader(file)} == listed
    features = json.loads(points.read_text(encoding="utf-8"))["features"]
    assert {feature["id"] for feature in features} == listed


def test_sources_are_graded_and_the_grade_is_exported(study: Path, tmp_path: Path) -> None:
    graded = rasid("source", study, "جريدة الميدان", "--kind", "newspaper", "--reliability", "B")
    assert graded.stdout.splitlines() == ["B  جريدة الميدان (newspaper)", "-  وكالة الفرات"]
    assert rasid("source", study, "جريدة الميدان", "--reliability", "C").stdout.startswith(
        "C  جريدة الميدان (n"
    )
    assert rasid("source", study, "صحيفة أخرى", "--reliability", "B").exit_code == 2
    assert rasid("check", study).exit_code == 0
    rasid("export", study, "--format", "csv", "-o", tmp_path / "tables")
    with (tmp_path / "tables" / "reports.csv").open(encoding="utf-8", newline="") as file:
        grades = {row["source"]: row["reliability"] for row in csv.DictReader(file)}
    assert grades == {"جريدة الميدان": "C", "وكالة الفرات": ""}


def test_the_name_of_an_erased_witness_stays_nowhere(study: Path) -> None:
    typed = "قال شاهد إن مسلحين خطفوا المعلم نادر القاسم في مدينة سلمية يوم الجمعة."
    added = rasid("add", study, "-", "--typed", "--source", "جميلة الرشواني", "--published", DAY, given=typed)
    (report,) = ids(added, "r")
    assert rasid("source", study, "جميلة الرشواني", "--reliability", "A").exit_code == 0
    assert rasid("erase", study, report, "--why", "طلبت ذلك").exit_code == 0
    assert rasid("check", study).exit_code == 0
    for file in study.parent.glob("study.rasid*"):
        assert "الرشواني".encode() not in file.read_bytes()


def test_what_another_version_joined_is_joined_anew_first(study: Path, tmp_path: Path) -> None:
    nouns = ("incident", "person", "organisation", "place")
    before = {noun: rasid("show", study, noun).stdout for noun in nouns}
    with sqlite3.connect(study) as store:
        store.execute("UPDATE meta SET value = 'earlier' WHERE key = 'joined-by'")
        store.execute("""UPDATE nodes SET profile = '{"of": "an earlier version"}'""")
    store.close()
    text = tmp_path / "new.txt"
    text.write_text(OTHER, encoding="utf-8")
    refused = rasid("add", study, text, "--published", DAY)
    assert refused.exit_code == 5
    assert "run `rasid recode STUDY` first" in refused.stderr
    assert rasid("recode", study).exit_code == 0
    assert {noun: rasid("show", study, noun).stdout for noun in before} == before
    assert rasid("check", study).exit_code == 0
    assert rasid("add", study, text, "--published", DAY).exit_code == 0


def test_an_export_never_takes_the_place_of_a_study(study: Path) -> None:
    before = study.read_bytes()
    refused = rasid("export", study, "--format", "geojson", "-o", study)
    assert refused.exit_code == 2
    assert "is a study" in refused.stderr
    assert study.read_bytes() == before


def test_what_people_said_is_listed_with_its_ids_and_reasons(study: Path) -> None:
    incident = bombing_of(study)
    claim = re.findall(r"c-[0-9a-f]{12}", rasid("show", study, "incident", incident).stdout)[0]
    said = rasid("decide", study, claim, "accept", "--why", "قرأت النص", "--by", "سمير")
    (line,) = rasid("history", study, "--said").stdout.splitlines()
    assert line.startswith(said.stdout.split(":")[0])
    assert "سمير: قرأت النص" in line
    assert "accept claim" in rasid("history", study, claim).stdout
    assert rasid("history", study, "c-000000000000").exit_code == 2


def test_a_person_is_shown_with_the_naming_that_a_judgement_takes(study: Path) -> None:
    (person,) = ids(rasid("show", study, "person"), "p")
    (naming,) = re.findall(r"r-[0-9a-f]{12}:[0-9]+", rasid("show", study, "person", person).stdout)
    assert rasid("judge", study, "same", naming, person).exit_code == 0


def test_the_id_of_a_claim_leads_to_its_incident(study: Path) -> None:
    shown = rasid("show", study, "incident", bombing_of(study)).stdout
    claim = re.findall(r"c-[0-9a-f]{12}", shown)[-1]
    assert rasid("show", study, "incident", claim).stdout == shown
    (alone,) = [
        line.split()[0] for line in rasid("show", study, "incident").stdout.splitlines() if "arrest" in line
    ]
    rejected = re.findall(r"c-[0-9a-f]{12}", rasid("show", study, "incident", alone).stdout)[0]
    rasid("decide", study, rejected, "reject")
    assert "was rejected" in rasid("show", study, "incident", rejected).stderr


def test_figures_follow_from_the_rule_that_is_asked_for(study: Path, tmp_path: Path) -> None:
    later = tmp_path / "later.jsonl"
    row = {"text": PAPER.replace("خمسة", "سبعة"), "published": "2015-05-15", "source": "إذاعة البادية"}
    later.write_text(json.dumps(row, ensure_ascii=False), encoding="utf-8")
    assert rasid("add", study, later).exit_code == 0
    incident = bombing_of(study)
    assert "killed 7 (5 to 7)" in rasid("show", study, "incident", incident).stdout
    by_acled = rasid("show", study, "incident", incident, "--rule", "acled").stdout
    assert "killed 5 (5 to 7) (rule: acled)" in by_acled
    rasid("export", study, "--format", "csv", "-o", tmp_path / "tables", "--rule", "acled")
    with (tmp_path / "tables" / "incidents.csv").open(encoding="utf-8", newline="") as file:
        (row,) = [row for row in csv.DictReader(file) if row["incident_id"] == incident]
    assert (row["killed_low"], row["killed_best"], row["killed_high"]) == ("5", "5", "7")


def test_places_that_no_gazetteer_knows_are_counted_not_listed(study: Path, tmp_path: Path) -> None:
    text = tmp_path / "street.txt"
    text.write_text("انفجرت عبوة ناسفة في الشارع العام أمس وقتل جندي.", encoding="utf-8")
    rasid("add", study, text, "--published", DAY)
    shown = rasid("show", study, "place").stdout
    assert "Palmyra" in shown
    assert "الشارع" not in shown
    assert re.search(r"and \d+ places that the gazetteer does not know", shown)
