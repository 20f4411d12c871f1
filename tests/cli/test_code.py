"""`rasid code` on real files: what is written where, and the exit status."""

from __future__ import annotations

import csv
import io
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import msgspec
import pytest
from click.testing import CliRunner, Result

from rasid.cli import main
from rasid.values import CodedReport

RAID = "قال مصدر في الشرطة إن مسلحين هاجموا أمس حاجزا للجيش في تدمر وقتلوا ثلاثة جنود."
TALKS = "التقى الوزير وفدا من الأهالي، ثم عاد إلى العاصمة."
RASID = [sys.executable, "-c", "from rasid.cli import main; main(prog_name='rasid')"]


def rasid(*arguments: str | Path, given: bytes = b"") -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments], input=given)


def records(result: Result) -> list[dict[str, Any]]:
    return [json.loads(line) for line in result.stdout.splitlines()]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with four reports that can be coded and three that cannot."""
    reports = tmp_path / "reports"
    reports.mkdir()
    (reports / "2014-03-11.txt").write_text(RAID, encoding="utf-8")
    (reports / "old.txt").write_bytes(RAID.encode("windows-1256"))
    (reports / "rows.jsonl").write_text(
        json.dumps({"id": "n1", "text": TALKS, "published": "2015-01-01"}) + '\n{"text": \n', encoding="utf-8"
    )
    (reports / "rows.csv").write_text(f"id,text\nc1,{TALKS}\nc2,\n", encoding="utf-8")
    (reports / "scan.txt").write_bytes(b"%PDF-1.4\n")
    (reports / "photo.jpg").write_bytes(b"\xff\xd8\xff")
    return reports


def test_good_reports_are_coded_and_bad_ones_named(folder: Path) -> None:
    result = rasid("code", folder, "--format", "jsonl")
    assert result.exit_code == 3
    found = {record["id"]: [p["code"] for p in record["problems"]] for record in records(result)}
    assert list(found) == ["2014-03-11", "old", "c1", "c2", "n1", "rows-2", "scan"]
    assert [found[ident][0] for ident in ("c2", "rows-2", "scan")] == ["empty", "bad-row", "not-text"]
    assert "no-published-day" not in found["2014-03-11"]
    assert result.stderr.splitlines() == [
        "rasid: passed over 1 files in folders (1 .jpg); folders are searched for "
        ".csv .htm .html .jsonl .ndjson .text .tsv .txt .xhtml",
        f"rasid: {folder}/rows.csv:3: holds no text; leave it out, or give its text",
        f"rasid: {folder}/rows.jsonl:2: is not JSON (Expecting value, column 10); mend the row",
        f"rasid: {folder}/scan.txt: is a PDF file, and there is no reader for PDF; save its text as UTF-8",
    ]


def test_a_bad_report_changes_no_other(folder: Path) -> None:
    with_bad = {record["id"]: record for record in records(rasid("code", folder, "--format", "jsonl"))}
    (folder / "scan.txt").unlink()
    (folder / "rows.csv").unlink()
    without = records(rasid("code", folder, "--format", "jsonl"))
    assert [with_bad[record["id"]] for record in without] == without


def test_records_follow_the_types_and_are_the_same_twice(folder: Path) -> None:
    first = rasid("code", folder, "--format", "jsonl")
    assert rasid("code", folder, "--format", "jsonl").stdout_bytes == first.stdout_bytes
    for line in first.stdout_bytes.splitlines():
        coded = msgspec.json.decode(line, type=CodedReport, strict=True)
        for claim in coded.events:
            trigger = claim.trigger
            assert coded.text[trigger.at : trigger.at + len(trigger.text)] == trigger.text
    assert "\\u06" not in first.stdout


@pytest.mark.parametrize(
    ("content", "status"),
    [(RAID, 0), ("", 4), ("English", 4), (f'{{"text": "{RAID}"}}\n{{"text": ""}}', 3)],
)
def test_standard_input_and_exit_status(content: str, status: int) -> None:
    result = rasid("code", "-", "--format", "jsonl", given=content.encode())
    assert result.exit_code == status
    assert records(result)


def test_an_unknown_published_day_is_no_failure() -> None:
    result = rasid("code", "-", "--format", "jsonl", given=RAID.encode())
    assert result.exit_code == 0
    (record,) = records(result)
    assert record["published"] is None
    result = rasid("code", "-", "--format", "jsonl", "--published", "2014-03-11", given=RAID.encode())
    (record,) = records(result)
    assert (record["published"], record["published_from"]) == ("2014-03-11", "given")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["code"], "Missing argument"),
        (["code", "nothing.txt"], "nothing.txt: no such file or folder"),
        (["code", "-", "--published", "yesterday"], "write it as YYYY-MM-DD"),
        (["code", "-", "--published", "2014-02-30"], "write it as YYYY-MM-DD"),
        (["code", "-", "--format", "xml"], "is not one of"),
        (["code", "-", "--lexicon", "nothing"], "does not exist"),
        (["code", "-", "--output", "nothing/here/out.jsonl"], "cannot be written"),
        (["explain", "nothing.txt"], "no such file or folder"),
        (["unknown"], "No such command"),
    ],
)
def test_wrong_use(arguments: list[str], words: str) -> None:
    result = rasid(*arguments)
    assert result.exit_code == 2
    assert words in result.stderr
    assert result.stdout == ""


def test_a_missing_path_is_named_before_anything_is_coded(folder: Path) -> None:
    result = rasid("code", folder, folder / "nothing.txt")
    assert (result.exit_code, result.stdout) == (2, "")


def test_a_file_cannot_be_read_and_written(folder: Path) -> None:
    path = folder / "rows.jsonl"
    before = path.read_bytes()
    result = rasid("code", path, "--format", "jsonl", "--output", path)
    assert result.exit_code == 2
    assert path.read_bytes() == before


def test_output_to_a_file_within_the_folder_is_the_same_twice(folder: Path) -> None:
    out = folder / "out.jsonl"
    assert rasid("code", folder, "--format", "jsonl", "--output", out).exit_code == 3
    first = out.read_bytes()
    assert rasid("code", folder, "--format", "jsonl", "--output", out).exit_code == 3
    assert out.read_bytes() == first
    assert not list(folder.glob(".*"))


def test_csv_and_table_name_the_bad_reports_too(folder: Path) -> None:
    table = rasid("code", folder).stdout
    assert f"not read: {folder}/rows.csv:3: holds no text; leave it out, or give its text" in table
    rows = list(csv.DictReader(io.StringIO(rasid("code", folder, "--format", "csv").stdout)))
    unread = [row["report_id"] for row in rows if not row["claim_id"]]
    assert unread == ["c2", "rows-2", "scan"]


# As a process of its own


def test_output_is_utf8_whatever_the_locale(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(RAID, encoding="utf-8")
    environment = {**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    command = [*RASID, "code", str(tmp_path / "a.txt"), "--format", "jsonl"]
    done = subprocess.run(command, capture_output=True, check=True, timeout=300, env=environment)
    assert json.loads(done.stdout)["text"] == RAID


def test_a_reader_that_goes_away_is_no_traceback(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text((json.dumps({"text": TALKS}) + "\n") * 300, encoding="utf-8")
    process = subprocess.Popen(
        [*RASID, "code", str(tmp_path / "a.jsonl"), "--format", "jsonl"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout is not None and process.stderr is not None
    process.stdout.readline()
    process.stdout.close()
    assert process.stderr.read() == b""
    process.stderr.close()
    process.wait(timeout=300)


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
def test_an_interrupted_run_leaves_the_file_as_it_was(tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    out.write_text("as it was", encoding="utf-8")
    # What is started in the background ignores interrupts, and its children with it: here they are heeded.
    heeding = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler)"
    process = subprocess.Popen(
        [*RASID[:-1], f"{heeding}; {RASID[-1]}", "code", "-", "--format", "jsonl", "--output", str(out)],
        stdin=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdin is not None and process.stderr is not None
    process.stdin.write((json.dumps({"text": TALKS}) + "\n").encode() * 50)
    process.stdin.flush()
    deadline = time.monotonic() + 120
    while not list(tmp_path.glob(".out.jsonl.*.part")) and time.monotonic() < deadline:
        time.sleep(0.05)
    process.send_signal(signal.SIGINT)
    assert process.wait(timeout=300) == 1
    process.stdin.close()
    assert b"Traceback" not in process.stderr.read()
    process.stderr.close()
    assert out.read_text(encoding="utf-8") == "as it was"
    assert [path.name for path in tmp_path.iterdir()] == ["out.jsonl"]


def test_the_help_page_is_there_at_once() -> None:
    code = "import sys; from rasid.cli import main; main(['-h'], standalone_mode=False); print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, timeout=300)
    loaded = done.stdout.split()
    assert b"rasid.cli" in loaded
    assert not {b"trafilatura", b"farahidi", b"msgspec", b"rasid.coding"} & set(loaded)
