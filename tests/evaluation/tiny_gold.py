"""A small gold of our own: reports whose coding is not in doubt, and one whose gold is wrong."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

FIXTURES = Path(__file__).parent / "fixtures"


def event(text: str, kind: str, trigger: str, killed: int | None, label: str = "asserted") -> dict[str, Any]:
    count = [killed, killed] if killed else None
    return {
        "type": kind, "trigger": trigger, "at": text.index(trigger), "killed": count, "factuality": label,
    }  # fmt: skip


def report(ident: str, text: str, *events: dict[str, Any]) -> dict[str, Any]:
    return {"id": ident, "published": "2015-06-14", "text": text, "events": list(events), "people": []}


BOMBING = "قُتل خمسة جنود في انفجار سيارة مفخخة قرب بغداد أمس."
ARREST = "اعتقلت الشرطة ثلاثة متظاهرين في تونس."
DENIED = "نفى الجيش قصف المدينة."
PROTEST = "تظاهر آلاف الطلاب في صنعاء احتجاجا على الغلاء."
QUIET = "ارتفعت أسعار القمح في الأسواق العالمية هذا الأسبوع."
#: In which half an article falls follows from the SHA-1 of its id: a and b in one, e in the other.
REPORTS = (
    report("a-1", BOMBING, event(BOMBING, "bombing", "انفجار", 5)),
    report("b-1", ARREST, event(ARREST, "arrest", "اعتقلت", None)),
    report("b-2", QUIET),
    report("e-1", DENIED, event(DENIED, "shelling", "قصف", None, "negated")),
    # No one reads a trial in this sentence: the gold is wrong, so that the figures are not all 1.
    report("e-2", QUIET, event(QUIET, "trial", "أسعار", None)),
)
SENTENCES = {
    "ASSAULT": [
        {"id": "XYZ_20150614.0001-1", "label": "yes", "text": BOMBING},
        {"id": "XYZ_20150614.0002-1", "label": "easy no", "text": QUIET},
    ],
    "PROTEST": [
        {
            "id": "XYZ_20150614.0003-1",
            "label": "yes",
            "text": PROTEST,
        },
        {"id": "XYZ_20150614.0004-1", "label": "yes", "text": QUIET},
    ],
}


def write_gold(folder: Path) -> Path:
    """Write the gold, its scorers and two corpora into a folder."""
    (folder / "gsr_dev").mkdir(parents=True)
    for name in ("score.py", "score_gsr.py"):
        shutil.copy(FIXTURES / name, folder / name)
    for name in ("founding_report.jsonl", "dev_sentences.jsonl", "dev_articles.jsonl"):
        _write(folder / name, REPORTS)
    (folder / "gsr_dev" / "rows.json").write_text(json.dumps(SENTENCES), encoding="utf-8")
    _write(folder / "quiet.jsonl", (report("1", QUIET), report("2", ARREST)))
    _write(folder / "news.jsonl", (report("1", BOMBING), report("2", QUIET)))
    return folder


def _write(path: Path, reports: tuple[dict[str, Any], ...]) -> None:
    lines = (json.dumps(one, ensure_ascii=False) + "\n" for one in reports)
    path.write_text("".join(lines), encoding="utf-8")
