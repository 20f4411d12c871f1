"""The figures on a small gold, whose right values can be counted by hand."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest
from tiny_gold import BOMBING, QUIET, REPORTS, report, write_gold

from rasid.coding import Coder
from rasid.errors import UsageError
from rasid.evaluation.__main__ import main
from rasid.evaluation.bootstrap import sums
from rasid.evaluation.coding_gold import code_gold, code_rows, read_rows
from rasid.evaluation.corpora import measure_corpus
from rasid.evaluation.figures import measure_gold
from rasid.evaluation.gold import Gold, half_of, open_gold
from rasid.evaluation.gsr import measure_gsr, measure_yes, published_of
from rasid.evaluation.tallies import columns_of, figures_of, flat
from rasid.values import CodedReport, Report


@pytest.fixture(scope="module")
def gold(tmp_path_factory: pytest.TempPathFactory) -> Gold:
    return open_gold(write_gold(tmp_path_factory.mktemp("tiny") / "gold"))


def test_figures_over_all_reports_and_halves(gold: Gold, coder: Coder) -> None:
    found = measure_gold(gold.folder / "dev_sentences.jsonl", coder.code, gold.scorer, resamples=200)
    event = found.figures["event_f1"]
    assert found.reports == 5 and not found.crashes
    assert event.whole.n == 4
    assert event.whole.value == pytest.approx(6 / 7, abs=0.001)  # three of four, and nothing else
    assert event.whole.interval is not None
    assert event.whole.interval[0] <= event.whole.value <= event.whole.interval[1] == 1
    assert {half_of(one["id"]) for one in REPORTS[:3]} != {half_of(one["id"]) for one in REPORTS[3:]}
    assert event.half_a is not None and event.half_b is not None and event.gap is not None
    assert sorted((event.half_a.value, event.half_b.value)) == pytest.approx([2 / 3, 1], abs=0.001)
    assert event.gap.value == pytest.approx(event.half_a.value - event.half_b.value)
    assert found.values["killed"] == 1
    assert found.by_type["trial"]["recall"] == 0


def test_sums_of_tallies_are_the_figures_of_the_whole(gold: Gold, coder: Coder) -> None:
    path = gold.folder / "dev_sentences.jsonl"
    reports, predictions = gold.scorer.read(path), code_gold(path, coder.code, gold.scorer)
    summed = figures_of(sums(columns_of(reports, predictions, gold.scorer)))
    whole = flat(gold.scorer.score(reports, predictions))
    assert summed == pytest.approx(whole, abs=0.001)


def test_without_resamples_there_is_no_interval(gold: Gold, coder: Coder) -> None:
    found = measure_gold(gold.folder / "dev_sentences.jsonl", coder.code, gold.scorer, resamples=0)
    assert all(figure.whole.interval is None for figure in found.figures.values())


def test_a_crash_is_counted_and_stops_no_other(coder: Coder) -> None:
    def code(one: Report) -> CodedReport:
        if one.id == "bad":
            raise ValueError("no")
        return coder.code(one)

    file = code_rows([report("bad", QUIET), report("good", BOMBING)], code)
    assert [one.id for one in file.coded] == ["good"]
    assert file.crashes == ("bad: ValueError('no')",)
    assert file.reports == 2


def test_recall_of_labelled_sentences(gold: Gold, coder: Coder) -> None:
    found = measure_gsr(gold.folder / "gsr_dev", coder.code, gold.gsr_scorer, resamples=50)
    values = {name: figure.whole.value for name, figure in found.recall.items()}
    assert found.sentences == 4
    assert values == pytest.approx(
        {"yes_recall": 2 / 3, "yes_recall_assault": 1, "yes_recall_protest": 1 / 2, "news_recall": 2 / 3}
    )
    assert list(found.detection) == ["whole", "A", "B"]
    alone = measure_yes(gold.folder / "gsr_dev", coder.code, gold.gsr_scorer, resamples=0)
    assert {name: figure.whole.value for name, figure in alone.items()} == pytest.approx(values)


@pytest.mark.parametrize(("ident", "day"), [("AAW_ARB_20080110.0023-9", "2008-01-10"), ("d051", None)])
def test_published_day_of_an_id(ident: str, day: str | None) -> None:
    assert published_of(ident) == day


def test_false_alarms_and_crashes_of_a_corpus(gold: Gold, coder: Coder) -> None:
    found = measure_corpus(gold.folder / "quiet.jsonl", coder.code, resamples=100)
    assert found.values == {"false_alarms_per_100": 50, "coded": 1}
    assert found.alarms_by_type == {"arrest": 1}
    assert found.alarms_per_100.interval == (0, 100)


def test_missing_files_are_named(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"has no score\.py and no score_gsr\.py; name .* with --gold"):
        open_gold(tmp_path)
    with pytest.raises(UsageError, match=r"quiet\.jsonl: is no file"):
        read_rows(tmp_path / "quiet.jsonl")


def run(monkeypatch: pytest.MonkeyPatch, gold: Gold, *words: str) -> int:
    argv = ["evaluation", "--gold", str(gold.folder), "--corpus", str(gold.folder), *words]
    monkeypatch.setattr(sys, "argv", argv)
    with pytest.raises(SystemExit) as ended:
        main()
    return int(ended.value.code or 0)


def test_tables_as_text_and_markdown(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], gold: Gold
) -> None:
    assert run(monkeypatch, gold, "dev_sentences.jsonl", "quiet.jsonl") == 0
    text = capsys.readouterr().out
    assert "event F1" in text and "alarms in 100" in text
    assert run(monkeypatch, gold, "dev_sentences.jsonl", "--markdown") == 0
    markdown = capsys.readouterr().out
    assert "### dev_sentences.jsonl\n" in markdown
    assert "| event F1 | 4 | 0.86 |" in markdown


def test_figures_as_json(
    monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes], gold: Gold
) -> None:
    assert run(monkeypatch, gold, "gsr_dev", "news.jsonl", "--json") == 0
    found = json.loads(capsysbinary.readouterr().out)
    assert found["gsr_dev"]["recall"]["yes_recall"]["whole"]["n"] == 3
    assert found["news.jsonl"]["claims"] == 1


@pytest.mark.parametrize("words", [("nothing.jsonl",), ("--lower",)])
def test_wrong_use_is_told(monkeypatch: pytest.MonkeyPatch, gold: Gold, words: tuple[str, ...]) -> None:
    assert run(monkeypatch, gold, *words) == 2


def test_floors_are_written_kept_and_lowered_only_when_asked(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], gold: Gold, tmp_path: Path
) -> None:
    floors = tmp_path / "floors.toml"
    asked = ("dev_sentences.jsonl", "quiet.jsonl", "--write-floors", "--floors", str(floors))
    assert run(monkeypatch, gold, *asked) == 0
    written = floors.read_text(encoding="utf-8")
    assert "event_f1 = 0.84\n" in written and "false_alarms_per_100 = 51\n" in written
    floors.write_text(written.replace("event_f1 = 0.84", "event_f1 = 0.9"), encoding="utf-8")
    capsys.readouterr()
    assert run(monkeypatch, gold, *asked) == 1
    assert "event_f1 is 0.857, must be at least 0.9: would be lowered" in capsys.readouterr().out
    assert "event_f1 = 0.9\n" in floors.read_text(encoding="utf-8")
    assert run(monkeypatch, gold, *asked, "--lower") == 0
    assert floors.read_text(encoding="utf-8") == written


def test_a_changed_gold_is_named_until_all_that_rests_on_it_is_measured(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], gold: Gold, tmp_path: Path
) -> None:
    floors = tmp_path / "floors.toml"
    floors.write_text('[sha256]\n"quiet.jsonl" = "ab12"\n"score.py" = "cd34"\n', encoding="utf-8")
    asked = ("quiet.jsonl", "--write-floors", "--floors", str(floors))
    assert run(monkeypatch, gold, *asked) == 0
    assert "quiet.jsonl: is another file" in capsys.readouterr().out
    assert run(monkeypatch, gold, *asked) == 0
    told = capsys.readouterr().out
    assert "quiet.jsonl: is another file" not in told
    assert "score.py: is another file" in told
