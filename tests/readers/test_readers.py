"""Files of every format to reports: what is kept, where the day comes from, what each fault is called."""

from __future__ import annotations

import codecs
import hashlib
import io
import json
import tracemalloc
from datetime import date
from pathlib import Path

import pytest
from readings import RAID, TALKS, codes, only, read, written

from rasid.errors import UsageError
from rasid.readers import Unread, list_files, read_files
from rasid.readers.origin import LONGEST
from rasid.values import Report

# Plain text and encodings


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "windows-1256", "iso-8859-6"]
)
@pytest.mark.parametrize("text", [RAID, RAID + "\n" + TALKS, "في ١٢ آذار قصفت الطائرات بلدة قريبة من الحدود"])
def test_every_encoding_gives_the_same_text(tmp_path: Path, encoding: str, text: str) -> None:
    if encoding == "iso-8859-6" and "١" in text:
        text = text.replace("١٢", "12")
    if encoding == "windows-1256":
        text = text.replace("١٢", "12")
    path = written(tmp_path / "a.txt", text.encode(encoding))
    assert only(path).text == text


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "windows-1256", "iso-8859-6"])
@pytest.mark.parametrize("suffix", ["csv", "jsonl"])
def test_short_rows_follow_the_encoding_of_their_file(tmp_path: Path, encoding: str, suffix: str) -> None:
    texts = [RAID, "محمد", TALKS, "حسين محمد"]
    if suffix == "csv":
        content = "text\n" + "\n".join(f'"{text}"' for text in texts)
    else:
        content = "\n".join(json.dumps({"text": text}, ensure_ascii=False) for text in texts)
    path = written(tmp_path / f"a.{suffix}", content.encode(encoding))
    assert [report.text for report in read(path) if isinstance(report, Report)] == texts


def test_the_text_is_not_edited_but_for_line_ends(tmp_path: Path) -> None:
    marked = "قُـتِلَ جنديّان\u200f \u0644\u0627\u0653ن\u0020 ﻓﻲ الهجوم"
    path = written(tmp_path / "a.txt", f"\ufeff{marked}\r\n{RAID}\n\n")
    assert only(path).text == f"{marked}\n{RAID}\n\n"


def test_a_report_carries_the_digest_of_the_file(tmp_path: Path) -> None:
    path = written(tmp_path / "bulletin.txt", RAID.encode("windows-1256"))
    report = only(path)
    assert report.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert (report.id, report.title, report.reader) == ("bulletin", None, "text 1")


# The published day


@pytest.mark.parametrize(
    ("name", "given", "expected"),
    [
        ("report.txt", None, (None, None)),
        ("report.txt", date(2014, 3, 12), (date(2014, 3, 12), "given")),
        ("2014-03-11 حاجز.txt", date(2014, 3, 12), (date(2014, 3, 11), "file name")),
        ("news_20140311.txt", None, (date(2014, 3, 11), "file name")),
        ("news_2014_03_11_0930.txt", None, (date(2014, 3, 11), "file name")),
        ("20141341.txt", None, (None, None)),
        ("id-120140311.txt", None, (None, None)),
        ("2014-03-11--2014-03-18.txt", None, (None, None)),
    ],
)
def test_day_of_a_file(
    tmp_path: Path, name: str, given: date | None, expected: tuple[date | None, str | None]
) -> None:
    report = only(written(tmp_path / name, RAID), given)
    assert (report.published, report.published_from) == expected


@pytest.mark.parametrize(
    ("stated", "expected", "problem"),
    [
        ("2014-03-11", (date(2014, 3, 11), "file"), None),
        ("2014-03-11T22:00:00+03:00", (date(2014, 3, 11), "file"), None),
        ("٢٠١٤/٣/١١", (date(2014, 3, 11), "file"), None),
        ("20140311", (date(2014, 3, 11), "file"), None),
        ("11/03/2014", (date(2020, 1, 1), "given"), "bad-published-day"),
        ("2014-02-30", (date(2020, 1, 1), "given"), "bad-published-day"),
        ("0001-01-01", (date(2020, 1, 1), "given"), "bad-published-day"),
        ("", (date(2020, 1, 1), "given"), None),
    ],
)
def test_day_of_a_row(tmp_path: Path, stated: str, expected: tuple[date, str], problem: str | None) -> None:
    row = json.dumps({"text": RAID, "published": stated}, ensure_ascii=False)
    report = only(written(tmp_path / "export-2024-01-01.jsonl", row), date(2020, 1, 1))
    assert (report.published, report.published_from) == expected
    assert [found.code for found in report.problems] == ([problem] if problem else [])


# Rows


def test_json_lines_keep_ids_and_carry_other_fields_along(tmp_path: Path) -> None:
    rows = [
        {"id": "a-1", "text": RAID, "title": "هجوم", "source": "الصباح", "url": "https://example.org/1"},
        {"id": 7, "text": f"{RAID}\r\n{TALKS}", "category": "محلي", "tags": ["أمن", 3], "note": None},
        {"text": TALKS},
    ]
    content = "\n\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
    reports = [
        report for report in read(written(tmp_path / "news.jsonl", content)) if isinstance(report, Report)
    ]
    assert [report.id for report in reports] == ["a-1", "7", "news-5"]
    assert (reports[0].title, reports[0].source, reports[0].url) == (
        "هجوم",
        "الصباح",
        "https://example.org/1",
    )
    assert reports[1].text == f"{RAID}\r\n{TALKS}"
    assert reports[1].extra == (("category", "محلي"), ("tags", '["أمن", 3]'))
    assert reports[0].sha256 == hashlib.sha256(content.split("\n")[0].encode()).hexdigest()


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_csv_with_quoted_line_ends(tmp_path: Path, separator: str) -> None:
    text = f'قال: "{RAID}"\n\nوأضاف: {TALKS},;\t'
    doubled = text.replace('"', '""')
    content = f'Title{separator}"TEXT"{separator}قسم\r\nهجوم{separator}"{doubled}"{separator}محلي\r\n\r\n'
    report = only(written(tmp_path / "a.csv", content.replace("\n\nو", "\r\n\r\nو")))
    assert (report.text, report.title, report.extra) == (text, "هجوم", (("قسم", "محلي"),))


def test_one_bad_row_changes_no_other(tmp_path: Path) -> None:
    rows = [f'{number},"{RAID} {number}"' for number in range(6)]
    rows[2] = f'2,"{RAID} 2'
    rows[4] = f"4,{RAID},{TALKS}"
    found = read(written(tmp_path / "a.csv", "id,text\n" + "\n".join(rows) + "\n"))
    assert [report.id for report in found] == ["0", "1", "a-4", "3", "a-6", "5"]
    assert [report.where for report in found if isinstance(report, Unread)] == [
        f"{tmp_path / 'a.csv'}:4",
        f"{tmp_path / 'a.csv'}:6",
    ]
    assert {report.problem.code for report in found if isinstance(report, Unread)} == {"bad-row"}


@pytest.mark.parametrize(
    ("row", "code"),
    [
        (b"{}", "bad-row"),
        (b"[1]", "bad-row"),
        (b'{"text": 3}', "bad-row"),
        (b'{"text": "', "bad-row"),
        (b"[" * 100_000, "bad-row"),
        (b'{"text": "x", "n": ' + b"9" * 5000 + b"}", "bad-row"),
        (b'{"text": "  "}', "empty"),
        (b'{"text": "English words only"}', "not-arabic"),
        (b'{"text": "123 456"}', "not-arabic"),
        ('{"text": "' + RAID + r"\u0000" + '"}', "bad-character"),
        ('{"text": "' + RAID + r"\ud800" + '"}', "bad-character"),
        ('{"title": "' + r"\ud800" + '", "text": "' + RAID + '"}', "bad-character"),
        (
            ('{"text": "' + RAID + '"}').encode()[:40] + b"\xff" + ('{"text": "' + RAID + '"}').encode()[40:],
            "not-text",
        ),
        ('{"id": "first", "text": "' + RAID + '"}', "duplicate-id"),
    ],
)
def test_faults_of_a_json_row(tmp_path: Path, row: bytes | str, code: str) -> None:
    good = '{"id": "first", "text": "' + RAID + '"}\n'
    raw = row if isinstance(row, bytes) else row.encode()
    after = '\n{"id": "last", "text": "' + TALKS + '"}\n'
    found = read(written(tmp_path / "a.jsonl", good.encode() + raw + after.encode()))
    assert [report.problem.code if isinstance(report, Unread) else report.id for report in found] == [
        "first",
        code,
        "last",
    ]
    assert len({report.id for report in found}) == 3


def test_a_very_long_row_costs_no_more_than_the_bound(tmp_path: Path) -> None:
    path = tmp_path / "long.jsonl"
    with path.open("wb") as stream:
        stream.write(b'{"text": "')
        for _ in range(50):
            stream.write("ا".encode() * 500_000)
        stream.write(b'"}\n{"text": "' + RAID.encode() + b'"}\n')
    tracemalloc.start()
    found = read(path)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert [isinstance(report, Unread) for report in found] == [True, False]
    assert isinstance(found[0], Unread)
    assert found[0].problem.code == "too-long"
    assert peak < 4 * LONGEST


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("a.txt", b"", "empty"),
        ("a.txt", b" \n\t", "empty"),
        ("a.txt", codecs.BOM_UTF8, "empty"),
        ("a.txt", b"Nothing but English.", "not-arabic"),
        ("a.txt", "Le général a été tué à Paris, d'après l'armée".encode("latin-1"), "not-arabic"),
        ("a.txt", b"%PDF-1.7\n\xe2\xe3\xcf\xd3", "not-text"),
        ("a.pdf", b"%PDF-1.7\n\xe2\xe3\xcf\xd3", "not-text"),
        ("a.docx", b"PK\x03\x04\x14\x00\x06\x00", "not-text"),
        ("a.txt", bytes(range(256)) * 20, "not-text"),
        ("a.txt", RAID.encode() + b"\xff", "not-text"),
        ("a.txt", RAID.encode("utf-16")[:-1], "not-text"),
        ("a.txt", RAID.encode("utf-32"), "not-text"),
        ("a.txt", f"{RAID}\0".encode(), "bad-character"),
        ("a.txt", RAID.encode() * 80_000, "too-long"),
        ("a.csv", b"", "empty"),
        ("a.csv", b"text,id\n", "empty"),
        ("a.csv", "عنوان,نص\nأ,ب\n".encode(), "bad-row"),
        ("a.csv", b"text,text\n1,2\n", "bad-row"),
        ("a.csv", b"PK\x03\x04\x14\x00\x06\x00", "not-text"),
        ("a.jsonl", b"\n\n", "empty"),
        ("a.jsonl", b'[\n{"text": "x"}\n]', "bad-row"),
        ("a.html", b"", "empty"),
        ("a.html", b"<html><body></body></html>", "empty"),
        ("a.html", b"%PDF-1.7", "not-text"),
        ("feed.xml", b"<?xml version='1.0'?><rss></rss>", "not-text"),
    ],
)
def test_faults_of_a_file(tmp_path: Path, name: str, content: bytes, code: str) -> None:
    assert codes(written(tmp_path / name, content)) == [code]


def test_a_message_says_what_to_do(tmp_path: Path) -> None:
    (unread,) = read(written(tmp_path / "a.pdf", b"%PDF-1.7\n"))
    assert isinstance(unread, Unread)
    assert unread.problem.message == "is a PDF file, and there is no reader for PDF; save its text as UTF-8"
    assert unread.where == str(tmp_path / "a.pdf")


# HTML

PAGE = f"""<!doctype html><html lang="ar" dir="rtl"><head><meta charset="CHARSET">
<title>هجوم على حاجز - صحيفة المدينة</title><meta property="og:title" content="هجوم على حاجز">
<meta property="article:published_time" content="2014-03-11T10:00:00+03:00">
<meta property="og:site_name" content="صحيفة المدينة"><link rel="canonical" href="https://example.org/news/1">
</head><body><nav><a href="/">الرئيسية</a></nav><article><h1>هجوم على حاجز</h1>
<p>{RAID}</p><p>{TALKS} وكان قد زار المكان في 5/2/2013 وتحدث مع الجنود هناك.</p></article></body></html>"""


@pytest.mark.parametrize("charset", ["utf-8", "windows-1256", "iso-8859-6"])
def test_a_page_gives_text_title_day_site_and_address(tmp_path: Path, charset: str) -> None:
    report = only(
        written(tmp_path / "page.html", PAGE.replace("CHARSET", charset).encode(charset)), date(2020, 1, 1)
    )
    assert RAID in report.text
    assert TALKS in report.text
    assert "الرئيسية" not in report.text
    assert (report.title, report.source, report.url) == (
        "هجوم على حاجز",
        "صحيفة المدينة",
        "https://example.org/news/1",
    )
    assert (report.published, report.published_from) == (date(2014, 3, 11), "metadata")
    assert report.reader.startswith("html 1 (trafilatura ")


def test_a_day_in_the_running_text_is_no_published_day(tmp_path: Path) -> None:
    page = PAGE.replace("CHARSET", "utf-8").replace("2014-03-11T10:00:00+03:00", "")
    report = only(written(tmp_path / "page.html", page))
    assert (report.published, report.published_from) == (None, None)


def test_a_page_with_a_damaged_description_is_read(tmp_path: Path) -> None:
    page = PAGE.replace("CHARSET", "utf-8").encode()
    cut = page.replace(b"<title>", b'<meta name="description" content="\xd9\x85\xd9"><title>')
    assert RAID in only(written(tmp_path / "page.html", cut)).text


# Files and folders


def test_a_folder_is_read_to_the_bottom_in_the_order_of_names(tmp_path: Path) -> None:
    for name in ("b/2.txt", "a.txt", "b/1.html.txt", "B.TXT", ".hidden.txt", "c/.git/x.txt", "b/a.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        written(tmp_path / name, RAID)
    written(tmp_path / "b" / "photo.jpg", b"\xff\xd8\xff")
    written(tmp_path / "README", "x")
    listing = list_files((str(tmp_path),))
    assert [str(Path(name).relative_to(tmp_path)) for name in listing.files] == [
        "B.TXT",
        "a.txt",
        "b/1.html.txt",
        "b/2.txt",
        "b/a.txt",
    ]
    assert listing.passed_over == ((".jpg", 1), ("without a suffix", 1))
    assert [report.id for report in read(tmp_path)] == ["B", "a", "1.html", "2", "a-2"]


def test_the_file_that_a_run_writes_is_no_input(tmp_path: Path) -> None:
    written(tmp_path / "a.txt", RAID)
    output = written(tmp_path / "out.jsonl", "{}")
    assert list_files((str(tmp_path),), leave_out=output.resolve()).files == (str(tmp_path / "a.txt"),)


def test_a_path_that_does_not_exist_is_wrong_use(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no such file or folder"):
        list_files((str(tmp_path / "nothing.txt"), "-"))


def test_a_folder_without_reports_is_wrong_use(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no report to read"):
        list_files((str(tmp_path),))


def test_a_file_that_cannot_be_opened_stops_no_other(tmp_path: Path) -> None:
    loop = tmp_path / "loop.txt"
    loop.symlink_to(loop)
    written(tmp_path / "ok.txt", RAID)
    found = read(tmp_path)
    assert [isinstance(report, Unread) and report.problem.code for report in found] == ["unreadable", False]


@pytest.mark.parametrize(
    ("content", "ids"),
    [
        (RAID, ["stdin"]),
        (json.dumps({"text": RAID}) + "\n" + json.dumps({"id": "x", "text": TALKS}), ["stdin-1", "x"]),
        ("\n" + json.dumps({"text": RAID}), ["stdin-2"]),
        ("{" + RAID + "}", ["stdin"]),
    ],
)
def test_standard_input_is_sniffed(content: str, ids: list[str]) -> None:
    found = list(read_files(("-",), published=None, stdin=io.BytesIO(content.encode())))
    assert [report.id for report in found if isinstance(report, Report)] == ids


# The original bytes


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16", "windows-1256"])
@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.txt", f"{RAID}\r\n{TALKS}\r\n"),
        ("a.html", f"<html><body><article><p>{RAID}</p><p>{TALKS}</p></article></body></html>"),
        ("a.jsonl", f'{{"text": "{RAID}"}}\r\n\n{{"text": "{TALKS}", "source": "وكالة"}}'),
        ("a.csv", f'text,title\n"{RAID}\n\n{TALKS}",عنوان\r\n"{TALKS}",\n'),
        ("a.tsv", f"title\ttext\nعنوان\t{RAID}"),
    ],
)
def test_every_reader_hands_on_the_bytes_that_it_digested(
    tmp_path: Path, name: str, content: str, encoding: str
) -> None:
    path = written(tmp_path / name, content.encode(encoding))
    found = read(path)
    assert found
    for report in found:
        assert isinstance(report, Report)
        assert hashlib.sha256(report.original).hexdigest() == report.sha256
        assert report.original in path.read_bytes()
        words = "utf-16-le" if encoding == "utf-16" else encoding
        assert TALKS.encode(words) in report.original or RAID.encode(words) in report.original


@pytest.mark.parametrize("letter", ["\\u0000", "\\ud800"])
@pytest.mark.parametrize("field", ["text", "title", "source", "url", "id", "note"])
def test_a_row_with_a_letter_that_no_store_keeps_is_refused(tmp_path: Path, field: str, letter: str) -> None:
    fields = {"text": RAID, "title": "عنوان"} | {field: f"{RAID} @"}
    row = json.dumps(fields).replace("@", letter)
    assert codes(written(tmp_path / "a.jsonl", row)) == ["bad-character"]


@pytest.mark.parametrize("name", ["a.txt", "a.csv", "a.html"])
def test_a_text_with_u_0000_is_refused(tmp_path: Path, name: str) -> None:
    texts = {
        "a.txt": f"{RAID}\0{TALKS}",
        "a.csv": f"text,title\n{RAID},\0\n",
        "a.html": f"<html><body><article><p>{RAID}\0</p></article></body></html>",
    }
    assert codes(written(tmp_path / name, texts[name])) == ["bad-character"]


@pytest.mark.parametrize("letter", ["\\u0000", "\\ud800"])
def test_a_page_whose_title_no_store_keeps_is_refused(tmp_path: Path, letter: str) -> None:
    stated = f'{{"@type": "NewsArticle", "headline": "عنوان {letter} الخبر"}}'
    page = (
        f'<html><head><script type="application/ld+json">{stated}</script></head>'
        f"<body><article><p>{RAID}</p><p>{TALKS}</p></article></body></html>"
    )
    found = read(written(tmp_path / "a.html", page))
    for report in found:
        if isinstance(report, Report):
            assert not {"\0", "\ud800"} & set(f"{report.title}{report.source}{report.url}")
        else:
            assert report.problem.code == "bad-character"
