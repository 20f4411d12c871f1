"""The other verbs, and what the command line has in common."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from rasid.cli import VERBS, main
from rasid.export.schema import schema_text

RAID = "قال مصدر في الشرطة إن مسلحين هاجموا أمس حاجزا للجيش في تدمر وقتلوا ثلاثة جنود."


def test_schema_is_printed() -> None:
    result = CliRunner().invoke(main, ["schema"])
    assert result.exit_code == 0
    assert result.stdout == schema_text()
    assert json.loads(result.stdout)["$ref"] == "#/$defs/CodedReport"


def test_version_is_printed() -> None:
    result = CliRunner().invoke(main, ["--version"])
    assert result.exit_code == 0
    assert result.stdout.startswith("rasid ")


def test_help_lists_every_verb_in_the_same_words_as_the_verb() -> None:
    shown = " ".join(CliRunner().invoke(main, ["--help"]).stdout.split())
    for name, _, summary in VERBS:
        assert f"{name} {summary}" in shown
        assert CliRunner().invoke(main, [name, "--help"]).exit_code == 0


def test_the_built_in_lexicons_have_no_fault() -> None:
    result = CliRunner().invoke(main, ["lexicon", "check"])
    assert (result.exit_code, result.stdout) == (0, "The lexicons have no fault.\n")


def test_explain_shows_the_text(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(RAID, encoding="utf-8")
    result = CliRunner().invoke(main, ["explain", str(path), "--published", "2014-03-11"])
    assert result.exit_code == 0
    assert "هاجموا" in result.stdout
    assert "\x1b[" not in result.stdout


def test_explain_wants_one_report(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    rows = [{"id": "one", "text": RAID}, {"id": "two", "text": f"{RAID} {RAID}"}]
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    several = CliRunner().invoke(main, ["explain", str(path)])
    assert several.exit_code == 2
    assert "choose one with --id, such as --id one" in several.stderr
    assert CliRunner().invoke(main, ["explain", str(path), "--id", "two"]).exit_code == 0
    assert CliRunner().invoke(main, ["explain", str(path), "--id", "three"]).exit_code == 2


def test_explain_of_a_report_that_cannot_be_read(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"%PDF-1.4\n")
    result = CliRunner().invoke(main, ["explain", str(path)])
    assert result.exit_code == 4
    assert result.stderr.startswith(f"rasid: {path}: is a PDF file")


@pytest.mark.skipif(sys.platform == "win32", reason="a terminal of POSIX")
def test_on_a_terminal_there_are_isolates_and_a_bar(tmp_path: Path) -> None:
    import pty  # noqa: PLC0415 (not there on Windows)

    rows = [{"text": f"{RAID} {number}"} for number in range(30)]
    path = tmp_path / "a.jsonl"
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    command = [sys.executable, "-c", "from rasid.cli import main; main(prog_name='rasid')", "code", str(path)]

    def shown(*options: str, stdout: bool) -> str:
        leader, follower = pty.openpty()
        process = subprocess.Popen(
            [*command, *options],
            stdin=subprocess.DEVNULL,
            stdout=follower if stdout else subprocess.DEVNULL,
            stderr=follower,
        )
        os.close(follower)
        parts = []
        try:
            while part := os.read(leader, 65_536):
                parts.append(part)
        except OSError:  # Linux ends the reading of a terminal that was closed so
            pass
        os.close(leader)
        assert process.wait(timeout=120) == 0
        return b"".join(parts).decode("utf-8", "replace")

    table = shown(stdout=True)
    assert "a-30" in table and "\x1b[1m" in table
    assert "Coding reports" not in table
    assert "Coding reports" in shown("--format", "jsonl", stdout=False)
