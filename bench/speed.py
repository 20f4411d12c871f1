"""Speed and memory of coding: `make bench`, or `python bench/speed.py --corpus FILE`.

FILE is JSON Lines with a `text` (and perhaps a `published` day) a line. The first half of its reports
warms the cache of the morphology; the second half is timed, its words met and unmet as they come. Every
measure runs in a process of its own, on one core, with a cache folder that is thrown away afterwards:

    words a second    words as `text.split()` counts them, coding alone, reading and start-up left out
    not met before    share of the second half's words whose folded form the first half lacks
    start             from the start of the process to the first claim, imports and tables included
    peak memory       the most that the process of the timed run held
    farahidi          `farahidi.analyze_text` on the first words of the same half, started and loaded before
"""

from __future__ import annotations

import argparse
import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
CORPUS = ROOT.parent / "shared" / "corpus" / "news.jsonl"
#: Words that are given to farahidi, which is slow, and how often a start is timed (the median counts).
PEER_WORDS = 4_000
STARTS = 5
FIRST_REPORT = "قُتل ثلاثة جنود وأصيب خمسة آخرون في هجوم انتحاري استهدف حاجزا قرب بغداد أمس."


def main() -> None:
    """Measure everything and print it."""
    arguments = _arguments()
    if arguments.measure:
        print(json.dumps(_MEASURES[arguments.measure](arguments)))
        return
    if not arguments.corpus.is_file():
        sys.exit(f"{arguments.corpus}: no such file; give a corpus of JSON Lines with --corpus")
    with TemporaryDirectory() as folder:
        full = Path(folder) / "full"
        coding = _run("coding", arguments, full)
        peer = _run("peer", arguments, full)
        empty_starts = [_start(arguments, Path(folder) / f"empty-{number}") for number in range(STARTS)]
        _start(arguments, full)  # the words of the first report belong to a full cache
        full_starts = [_start(arguments, full) for _ in range(STARTS)]
    size = f"{coding['reports']} reports, {coding['words']} words in the second half"
    print(f"corpus           {arguments.corpus.name}: {size}")
    print(f"words a second   {coding['words'] / coding['seconds']:,.0f} (warming: {coding['warming']:,.0f})")
    print(f"not met before   {coding['unmet']:.1%} of the words")
    print(f"start, empty     {_median(empty_starts):.2f} s to the first claim, cache empty")
    print(f"start, full      {_median(full_starts):.2f} s to the first claim, cache full")
    print(f"peak memory      {coding['memory'] / 1e6:,.0f} MB")
    ratio = coding["words"] / coding["seconds"] / peer["speed"]
    print(f"farahidi         {peer['speed']:,.0f} words a second on {peer['words']} of these words")
    print(f"ratio            {ratio:.1f} times as fast as farahidi")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Speed and memory of coding.")
    parser.add_argument("--corpus", type=Path, default=CORPUS, help="JSON Lines with a text a line")
    parser.add_argument("--measure", choices=sorted(_MEASURES), help=argparse.SUPPRESS)
    parser.add_argument("--cache", type=Path, help=argparse.SUPPRESS)
    return parser.parse_args()


def _run(measure: str, arguments: argparse.Namespace, cache: Path) -> dict[str, Any]:
    """One measure in a process of its own."""
    command = [
        sys.executable,
        __file__,
        "--measure",
        measure,
        "--corpus",
        str(arguments.corpus),
        "--cache",
        str(cache),
    ]
    answer = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout
    result: dict[str, Any] = json.loads(answer.splitlines()[-1])
    return result


def _start(arguments: argparse.Namespace, cache: Path) -> float:
    before = time.perf_counter()
    command = [
        sys.executable,
        __file__,
        "--measure",
        "start",
        "--corpus",
        str(arguments.corpus),
        "--cache",
        str(cache),
    ]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        process.stdout.readline()
        seconds = time.perf_counter() - before
        process.stdout.read()
    if process.returncode:
        sys.exit(process.returncode)
    return seconds


def _median(seconds: list[float]) -> float:
    return sorted(seconds)[len(seconds) // 2]


def _on_one_core() -> None:
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})


def _halves(corpus: Path) -> tuple[list[dict[str, str]], list[dict[str, str]]]:
    with corpus.open(encoding="utf-8") as lines:
        reports = [json.loads(line) for line in lines if line.strip()]
    return reports[: len(reports) // 2], reports[len(reports) // 2 :]


def _words(text: str) -> list[str]:
    from rasid.folding import fold_word  # noqa: PLC0415 (start-up is measured)

    return [fold_word(word) for word in re.findall(r"\w+", text)]


def _measure_coding(arguments: argparse.Namespace) -> dict[str, Any]:
    _on_one_core()
    from rasid.coding import Coder, report_of  # noqa: PLC0415

    first, second = _halves(arguments.corpus)
    known = {word for report in first for word in _words(report["text"])}
    met = [word in known for report in second for word in _words(report["text"])]
    with Coder(cache=arguments.cache) as coder:

        def code(reports: list[dict[str, str]]) -> tuple[int, float]:
            before = time.perf_counter()
            for number, report in enumerate(reports):
                coder.code(report_of(report["text"], published=report.get("published"), id=str(number)))
            seconds = time.perf_counter() - before
            return sum(len(report["text"].split()) for report in reports), seconds

        warm_words, warm_seconds = code(first)
        words, seconds = code(second)
    return {
        "reports": len(first) + len(second),
        "words": words,
        "seconds": seconds,
        "warming": warm_words / warm_seconds,
        "unmet": met.count(False) / len(met),
        "memory": _peak_memory(),
    }


def _measure_peer(arguments: argparse.Namespace) -> dict[str, Any]:
    _on_one_core()
    import farahidi  # noqa: PLC0415

    _, second = _halves(arguments.corpus)
    texts: list[str] = []
    words = 0
    for report in second:
        if words < PEER_WORDS:
            texts.append(report["text"])
            words += len(report["text"].split())
    farahidi.analyze_text(FIRST_REPORT)
    before = time.perf_counter()
    for text in texts:
        farahidi.analyze_text(text)
    return {"words": words, "speed": words / (time.perf_counter() - before)}


def _measure_start(arguments: argparse.Namespace) -> dict[str, Any]:
    _on_one_core()
    from rasid.coding import Coder, report_of  # noqa: PLC0415

    with Coder(cache=arguments.cache) as coder:
        claims = coder.code(report_of(FIRST_REPORT, published="2014-03-12")).events
        print(claims[0].type, flush=True)
    return {}


def _peak_memory() -> int:
    """The most memory that this process held, in bytes."""
    import resource  # noqa: PLC0415 (not there on Windows)

    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most if sys.platform == "darwin" else most * 1024


_MEASURES: dict[str, Callable[[argparse.Namespace], dict[str, Any]]] = {
    "coding": _measure_coding,
    "peer": _measure_peer,
    "start": _measure_start,
}

if __name__ == "__main__":
    main()
