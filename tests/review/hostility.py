"""Words that no page may obey, and a study that is full of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from rasid.coding import report_of
from rasid.dataset.asking import Asked
from rasid.dataset.following import follow
from rasid.dataset.keeping import keep_filter
from rasid.dataset.sources import grade
from rasid.dataset.study import Study, Verdict
from rasid.readers import Unread, read_path
from rasid.records import additions
from rasid.values import Report
from rasid.values.addition import ALIAS, PLACE, Addition

FOLDER = Path(__file__).parents[1] / "fixtures/hostile"
#: A word that does not break where a line ends, and one of as many marks.
HUGE = ("W" * 3000, "اسم" * 700, "ح" + "\u0301" * 400)


@dataclass(frozen=True)
class Hostile:
    """Words of a family of attacks; `shape` is how they try it."""

    family: str
    shape: str
    words: str


def hostile_words() -> tuple[Hostile, ...]:
    """Every attack of the corpus, and the huge words."""
    lines = (FOLDER / "words.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")][1:]
    found = [Hostile(family, shape, _unescaped(words)) for family, shape, words in rows]
    return (*found, *(Hostile("huge", str(number), word) for number, word in enumerate(HUGE)))


def _unescaped(words: str) -> str:
    return re.sub(r"\\u([0-9a-f]{4})", lambda found: chr(int(found[1], 16)), words)


def hostile_reports() -> Iterator[Report]:
    """A report for every attack, which stands in its text, its title, its publisher and its file's name."""
    for number, one in enumerate(hostile_words()):
        words = one.words
        text = (
            f"{words}\nقتل {number + 3} جنود في هجوم على حاجز قرب مدينة حلب أمس، وقال {words} إن القائد سالم "
            f"الدوري من كتائب الفرات اعتقل.\n{words}"
        )
        yield report_of(text, published=f"2015-03-{number % 28 + 1:02}", id=f"{words}.txt")


def fill(study: Study) -> None:
    """Add the hostile reports, and say hostile things of them."""
    added = {}
    for report, one in zip(hostile_reports(), hostile_words(), strict=True):
        hostile = replace(report, title=one.words, source=one.words, url=f"https://example.org/{one.words}")
        added[study.add(hostile).report_id] = one
    for path in sorted((FOLDER / "uploads").iterdir()):
        for report in read_path(str(path), published=None):
            if not isinstance(report, Unread):
                study.add(report)
    with study.inside() as (contents, _):
        claims = {claim.sourced.report_id: claim.sourced.claim.id for claim in contents.claims()}
    for id, one in added.items():
        words, mine = one.words, study.signed(one.words)
        mine.decide(claims[id], Verdict("reject" if one.family == "bidi" else "accept", why=words))
        grade(mine, words, kind=words, reliability="C", why=words)
        columns = ("id", "forms", "form", "name", "name_en", "country", "latitude", "longitude")
        fields = dict.fromkeys(columns, words)
        with study.database.writing() as connection:
            for kind in (ALIAS, PLACE):
                own = f"l-{kind}-{len(words)}-{one.shape}"
                addition = Addition(own, kind, fields | {"kind": "town"}, words, words, study.time())
                additions.add_addition(connection, addition)
    for one in {one.family: one for one in hostile_words()}.values():
        keep_filter(study, "queue", name=one.words[:60], query="status=accepted")
        follow(study, "search", f"words={one.words[:200]}", label=one.words, asked=Asked(words="حلب"))
