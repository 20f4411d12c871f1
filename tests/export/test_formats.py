"""Coded reports as tables, JSON Lines and CSV, from records built by hand."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from datetime import date

import msgspec
import pytest

from rasid.export import FORMATS, Style, is_unread, record_of_unread
from rasid.export.claims_csv import COLUMNS, csv_header, csv_lines
from rasid.export.jsonl import jsonl_line
from rasid.export.lines import display_width
from rasid.export.schema import record_schema
from rasid.export.table import table_of
from rasid.readers import Unread
from rasid.values import (
    Claim,
    CodedReport,
    Evidence,
    Figure,
    Interval,
    Office,
    Person,
    Phrase,
    Place,
    Problem,
    Versions,
)

TEXT = "قال العقيد سامر الحسن إن مسلحين مجهولين هاجموا أمس حاجزا للجيش في تدمر وقتلوا ثلاثة جنود."
VERSIONS = Versions("0.1.0", "c0", "l0", "g0")


def phrase(words: str) -> Phrase:
    return Phrase(words, TEXT.index(words))


CLAIM = Claim(
    id="r1-attack-1",
    type="attack",
    family="violence",
    trigger=phrase("هاجموا"),
    actors=(phrase("مسلحين مجهولين"),),
    targets=(phrase("حاجزا للجيش"), phrase("جنود")),
    instruments=(),
    places=(
        Place("تدمر", TEXT.index("تدمر"), "Palmyra", 1, 34.56, 38.27, "Homs", "SY", "point"),
        Place("في", TEXT.index("في")),
    ),
    inferred_places=(),
    date=Interval(date(2014, 3, 10), date(2014, 3, 10)),
    window=None,
    killed=(3, 3),
    injured=(8, None),
    detained=None,
    figures=(Figure("killed", phrase("جنود"), 3, 3, None, False, None, phrase("ثلاثة جنود")),),
    source=phrase("سامر الحسن"),
    factuality="asserted",
    polarity="positive",
    certainty="certain",
    realisation="done",
    denied_by=None,
    aggregate=False,
    salience=0.9,
    confidence=0.75,
    rules=("trigger:هاجم",),
    evidence=(Evidence("date", "published-day", "yesterday", (phrase("أمس"),)),),
    problems=(Problem("unknown-place", "the gazetteer does not know في", TEXT.index("في")),),
)
CODED = CodedReport(
    id="r1",
    published=date(2014, 3, 11),
    published_from="file",
    title="=HYPERLINK(0)",
    source=None,
    url=None,
    text=TEXT,
    sha256="ab",
    reader="text 1",
    extra={"قسم": "محلي"},
    versions=VERSIONS,
    events=(CLAIM,),
    people=(
        Person(
            phrase("سامر الحسن"),
            (),
            (Office(phrase("العقيد"), None, None, "current", "title"),),
            (phrase("سامر الحسن"),),
        ),
    ),
    organisations=(),
    places=CLAIM.places,
    problems=(),
)
EMPTY = Problem("empty", "holds no text; leave it out, or give its text")
UNREAD = record_of_unread(Unread("r2", EMPTY, "a.txt", "text 1"), VERSIONS)


def rows(coded: CodedReport) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(csv_header() + csv_lines(coded))))


# JSON Lines


def test_a_record_read_back_has_lost_nothing() -> None:
    for coded in (CODED, UNREAD):
        line = jsonl_line(coded)
        assert msgspec.json.decode(line, type=CodedReport, strict=True) == coded
        assert line.count("\n") == 1


def test_the_line_holds_arabic_as_it_is_and_days_as_iso() -> None:
    line = jsonl_line(CODED)
    assert f'"text":"{TEXT}"' in line
    record = json.loads(line)
    event = record["events"][0]
    assert event["trigger"] == {"text": "هاجموا", "at": TEXT.index("هاجموا")}
    days = {"start": "2014-03-10", "end": "2014-03-10", "precision": "day", "approximate": False}
    assert event["date"] == days
    assert (event["killed"], event["injured"], event["detained"]) == ([3, 3], [8, None], None)
    assert record["people"][0]["offices"][0]["status"] == "current"


def test_an_unread_report_has_the_same_keys() -> None:
    unread, coded = json.loads(jsonl_line(UNREAD)), json.loads(jsonl_line(CODED))
    assert list(unread) == list(coded)
    assert (unread["events"], unread["problems"][0]["code"]) == ([], "empty")
    assert unread["problems"][0]["message"].startswith("a.txt: ")
    assert is_unread(UNREAD) and not is_unread(CODED)


def test_the_schema_names_the_keys_in_the_order_they_are_written() -> None:
    definitions = record_schema()["$defs"]
    record = json.loads(jsonl_line(CODED))
    assert list(definitions["CodedReport"]["properties"]) == list(record)
    assert list(definitions["Claim"]["properties"]) == list(record["events"][0])
    assert definitions["Place"]["required"] == list(record["places"][0])


# CSV


def test_one_row_a_claim() -> None:
    (row,) = rows(CODED)
    expected = {
        "report_id": "r1",
        "standing": "alleged",
        "type": "attack",
        "trigger": "هاجموا",
        "targets": "حاجزا للجيش | جنود",
        "place": "تدمر",
        "place_name": "Palmyra",
        "places": "تدمر | في",
        "date_start": "2014-03-10",
        "killed_high": "3",
        "injured_low": "8",
        "injured_high": "",
        "detained_low": "",
        "figures": "killed 3 جنود",
        "according_to": "سامر الحسن",
        "problems": "unknown-place",
        "title": "'=HYPERLINK(0)",
        "published": "2014-03-11",
        "aggregate": "0",
    }
    assert {name: row[name] for name in expected} == expected


def test_a_claim_of_the_report_itself_is_reported() -> None:
    (row,) = rows(replace(CODED, events=(replace(CLAIM, source=None),)))
    assert (row["standing"], row["according_to"]) == ("reported", "")


def test_an_unread_report_is_a_row_without_a_claim() -> None:
    (row,) = rows(UNREAD)
    assert (row["report_id"], row["claim_id"], row["type"]) == ("r2", "", "")
    assert row["problems"] == "empty: a.txt: holds no text; leave it out, or give its text"


def test_a_report_without_a_claim_has_no_row() -> None:
    assert csv_lines(replace(CODED, events=())) == ""


def test_columns_have_names_of_their_own_and_meanings() -> None:
    assert len({column.name for column in COLUMNS}) == len(COLUMNS)
    assert all(column.meaning for column in COLUMNS)


# Tables

TABLE = """\
━━ r1 ━━ published 2014-03-11 ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━
     title         =HYPERLINK(0)
     claims        1

  1. attack (violence): reported as having happened
     words         هاجموا
     by            مسلحين مجهولين
     against       حاجزا للجيش · جنود
     where         تدمر (Palmyra, SY) · في
     when          2014-03-10
     reported toll killed 3, injured 8 or more
     figures       killed 3 جنود
     alleged by    سامر الحسن

     people named
                   سامر الحسن – العقيد

"""


def test_a_table_in_a_pipe_is_plain() -> None:
    assert table_of(CODED, Style()) == TABLE


def test_a_table_on_a_terminal_isolates_arabic_and_fits() -> None:
    table = table_of(CODED, Style(width=60, terminal=True))
    assert "\u2068مسلحين مجهولين\u2069" in table
    assert table.count("\u2068") == table.count("\u2069")
    lines = [line.removeprefix("\x1b[1m").removesuffix("\x1b[0m") for line in table.split("\n")]
    longest = max(lines, key=display_width)
    assert display_width(longest) <= 60
    for line in lines:
        assert line.count("\u2068") == line.count("\u2069")


def test_words_of_a_report_cannot_steer_a_terminal() -> None:
    hostile = replace(CODED, title="عنوان\x1b[2J\u202e\u2069 آخر\nسطر", events=(), people=())
    table = table_of(hostile, Style(terminal=True))
    assert "\x1b[2J" not in table
    assert "\u202e" not in table
    assert "\u2068عنوان\ufffd[2J آخر سطر\u2069" in table


@pytest.mark.parametrize(
    ("factuality", "wording"),
    [
        ("negated", "reported as not having happened"),
        ("possible", "reported as possible"),
        ("planned", "reported as planned or demanded"),
        ("generic", "spoken of in general"),
    ],
)
def test_claims_are_worded_as_reported(factuality: str, wording: str) -> None:
    assert wording in table_of(replace(CODED, events=(replace(CLAIM, factuality=factuality),)), Style())


def test_days_that_are_not_known_are_said_to_be() -> None:
    window = Interval(date(2014, 1, 1), date(2014, 3, 11))
    claim = replace(CLAIM, date=None, window=window)
    table = table_of(replace(CODED, events=(claim,)), Style())
    assert "when          not said; not after 2014-03-11" in table
    month = Interval(date(2014, 2, 1), date(2014, 2, 28), "month", approximate=True)
    claim = replace(CLAIM, date=month)
    assert "about 2014-02-01 to 2014-02-28 (month)" in table_of(replace(CODED, events=(claim,)), Style())


def test_an_unread_report_is_a_line_of_the_table() -> None:
    assert "not read: a.txt: holds no text; leave it out, or give its text" in table_of(UNREAD, Style())


@pytest.mark.parametrize("chosen", FORMATS, ids=lambda chosen: chosen.name)
def test_every_format_is_the_same_twice(chosen: object) -> None:
    for known in FORMATS:
        if known is chosen:
            assert known.write(CODED, Style()) == known.write(CODED, Style())
