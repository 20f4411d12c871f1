"""A study of the sample reports in which people have worked: for screenshots and tests of pages.

Everything in it follows from the sample reports and from this file; passwords are random and kept nowhere.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from rasid.dataset import (
    accounts,
    adding_words,
    assigning,
    following,
    protecting,
    round_coding,
    rounds,
    steps,
)
from rasid.dataset.deciding import Verdict
from rasid.dataset.keeping import keep_filter
from rasid.dataset.rounds import Drawn, Plan
from rasid.dataset.sources import grade
from rasid.dataset.steps import Step
from rasid.dataset.study import Study
from rasid.dataset.waiting import Wanted, filter_of, page_of_queue
from rasid.readers import Unread, read_path
from rasid.values.report import Report
from rasid.values.round import Task

SAMPLES = Path(__file__).parents[1] / "src/rasid/data/samples"
#: Who works on it, from the most to the least.
PEOPLE = {"سلمى": "administrator", "نور": "adjudicator", "هدى": "coder", "زيد": "coder", "مها": "viewer"}
ADMINISTRATOR, ADJUDICATOR, CODER, OTHER_CODER, _ = PEOPLE
#: Who sees a page (by the path of its route) that the administrator does not see; "" is nobody logged in.
SEEN_BY = {"/double/{round}/reports/{report}": OTHER_CODER, "/login": ""}


def samples() -> Iterator[Report]:
    """The sample reports."""
    for path in sorted(SAMPLES.iterdir()):
        for report in read_path(str(path), published=None) if path.suffix != ".md" else ():
            assert not isinstance(report, Unread)
            yield report


def fill(study: Study) -> None:
    """Add the sample reports to an empty study, and do some of what people do on every page."""
    told = list(samples())
    for report in told[:-4]:
        study.add(report)
    for name, role in PEOPLE.items():
        accounts.add_account(study, name, role=role, password=secrets.token_urlsafe(12))
    administrator, adjudicator = study.signed(ADMINISTRATOR), study.signed(ADJUDICATOR)
    _follow(administrator)
    for report in told[-4:]:
        study.add(report)
    _review(study.signed(CODER))
    _lead(adjudicator)
    _code_twice(study)
    _protect(administrator)


def _follow(study: Study) -> None:
    """Follow whoever and whatever is told of most, before further reports come in."""
    with study.inside() as (contents, _):
        people = sorted(contents.people(), key=lambda one: (-len(one.reports), one.id))
        known = sorted(contents.organisations(), key=lambda one: (-len(one.reports), one.id))
    following.follow(study, "person", people[0].id)
    for organisation in known[:2]:
        following.follow(study, "organisation", organisation.id)


def _review(study: Study) -> None:
    """Decide some claims of the queue."""
    waiting = page_of_queue(study, filter_of(study, Wanted()), order="worth", limit=20).rows
    for number, one in enumerate(waiting[:12]):
        claim = one.row.claim_id
        verdict = Verdict("reject", why="not-this") if number % 5 == 4 else Verdict("accept")
        if number % 6 == 3:
            verdict = Verdict("correct", "killed", "[2,3]", "الحصيلة في خبر لاحق")
        steps.take_step(study, Step(f"demonstration-{number}", claim, None, (verdict,)))
    keep_filter(study, "/queue", name="العنف في سوريا", query="kind=violence&place=سوريا")


def _lead(study: Study) -> None:
    """Grade sources, give reports to people, add a name to the lexicon."""
    with study.inside() as (contents, _):
        names = [name for name, _, _ in contents.sources()]
    for name, reliability in zip(names, "BAC", strict=False):
        grade(study, name, kind="وكالة أنباء", reliability=reliability, why="قورنت أخبارها بغيرها")
    waiting = page_of_queue(study, filter_of(study, Wanted()), order="harm", limit=30).rows
    reports = list(dict.fromkeys(one.row.report_id for one in waiting))
    assigning.assign(study, reports[:3], CODER)
    assigning.assign(study, reports[3:5], OTHER_CODER)
    cells = {"form": "تل الزعفران", "name": "Tell al-Zafaran", "kind": "village", "country": "SY"}
    adding_words.add_place(study, cells, why="تذكرها تقارير كثيرة")


def _code_twice(study: Study) -> None:
    """A round of double coding, in which one coder has a report left."""
    lead = study.signed(ADJUDICATOR)
    drawn = rounds.draw(lead, Drawn(4, 3, "clash", first=date(2010, 1, 1)))
    made = rounds.begin_round(lead, Plan("جولة الربيع", (CODER, OTHER_CODER), "program", drawn))
    for coder in (CODER, OTHER_CODER):
        own = study.signed(coder)
        for place, report in enumerate(drawn):
            if coder == OTHER_CODER and place == len(drawn) - 1:
                continue
            _code(own, Task(made.id, report), doubts=coder == OTHER_CODER)


def _code(study: Study, task: Task, *, doubts: bool) -> None:
    for number, claim in enumerate(round_coding.read_report(study, task).claims):
        id = claim.stored.sourced.claim.id
        verdict = Verdict("accept")
        if doubts and number % 3 == 1:
            verdict = Verdict("reject") if number % 2 else Verdict("correct", "factuality", '"possible"')
        key = f"{task.round}-{task.report_id}-{study.who}-{number}"
        round_coding.take_step(study, task, Step(key, id, None, (verdict,)))
    round_coding.finish(study, task)


def _protect(study: Study) -> None:
    """Protect somebody of whom one report tells."""
    with study.inside() as (contents, _):
        people = sorted(contents.people(), key=lambda one: (len(one.reports), one.id))
    protecting.protect(study, people[0].id, why="شاهد يخشى على أهله")
