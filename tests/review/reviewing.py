"""What tests of the report page share: two reports, their study, and looking at what became of it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from playwright.sync_api import Page, ViewportSize, expect

from browsing import Serve, until
from rasid.coding import report_of
from rasid.dataset.deciding import Verdict
from rasid.dataset.knowing import Reading
from rasid.dataset.reviewed import ReviewedReport
from rasid.dataset.reviewing import read_report
from rasid.dataset.steps import Step, take_step
from rasid.dataset.study import Study
from rasid.resolve.taking import report_id_of
from rasid.review.settings import Settings
from windows import Look, Windows

WHO = "هدى"
WIDE = ViewportSize(width=1440, height=900)
#: A bombing, an arrest, a demand and a deployment.
BOMBING = replace(
    report_of(
        "قتل أربعة جنود وأصيب سبعة مدنيين في تفجير سيارة مفخخة عند حاجز للجيش في مدينة بعقوبة أمس الأحد.\n"
        "واعتقلت الشرطة ثلاثة مسلحين في بلدة المقدادية، بحسب ما قال العقيد سامر الجبوري.\n"
        "وطالب محافظ ديالى الحكومة بإرسال تعزيزات إلى المحافظة.",
        published=date(2014, 6, 9),
    ),
    title="تفجير عند حاجز",
    source="صحيفة السهل",
)
#: A withdrawal and a clash.
WITHDRAWAL = report_of(
    "انسحب مقاتلو كتائب النهر من قرية السعدية يوم 9 يونيو 2014 بعد اشتباكات مع الجيش.",
    published=date(2014, 6, 10),
)
FIRST, SECOND = report_id_of(BOMBING.sha256), report_id_of(WITHDRAWAL.sha256)


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A study that is served, and what it holds now."""

    place: Path
    address: str
    reading: Reading

    def report(self, id: str = FIRST) -> ReviewedReport:
        """A report as the study holds it now."""
        with Study.open(self.place).read_with(self.reading) as study:
            return read_report(study, id)

    def states(self, id: str = FIRST) -> list[str]:
        """Type and status of each claim of a report."""
        claims = (one.stored for one in self.report(id).claims)
        return [f"{one.sourced.claim.type} {one.status}" for one in claims]

    def wait_states(self, *expected: str, id: str = FIRST) -> None:
        """Wait until these are the first claims, type and status: the page sends steps behind her back."""
        until(lambda: self.states(id)[: len(expected)] == list(expected), lambda: self.states(id))

    def claim_ids(self, id: str = FIRST) -> list[str]:
        """The ids of the claims of a report."""
        return [one.stored.sourced.claim.id for one in self.report(id).claims]

    def decide(self, claim: str, who: str, said: Verdict) -> None:
        """Let somebody else decide on a claim."""
        with Study.open(self.place, who=who).read_with(self.reading) as study:
            take_step(study, Step(f"{who}-{claim}-{said.verdict}", claim, None, (said,)))


def made(place: Path, reading: Reading) -> Path:
    """A study of the two reports."""
    with Study.create(place, who=WHO).read_with(reading) as study:
        for report in (BOMBING, WITHDRAWAL):
            assert study.add(report).outcome == "added"
    return place


def copied(pattern: Path, folder: Path, reading: Reading, serve: Serve) -> Reviewed:
    """A copy of a study, served."""
    place = Path(shutil.copy(pattern, folder / "review.sqlite"))
    return Reviewed(place, serve(place, Settings(who=WHO)), reading)


@contextmanager
def reviewer(windows: Windows, study: Reviewed, path: str, **look: object) -> Iterator[Page]:
    """A page in a window of its own, which may lose its connection or be told of a conflict."""
    usual = Look("ar", viewport=WIDE)
    with windows.lent(study.address, replace(usual, **look)) as window:  # type: ignore[arg-type]
        window.page.goto(path)
        yield window.page


def press(page: Page, *keys: str) -> None:
    """Press keys one by one."""
    for key in keys:
        page.keyboard.press(key)


def wait_saved(page: Page) -> None:
    """Wait until the study has every step."""
    saved = "محفوظ" if page.locator("html").get_attribute("lang") == "ar" else "Saved"
    expect(page.locator("#saving")).to_have_text(saved)


def select_words(page: Page, words: str) -> None:
    """Select words of the text, as a pointer does."""
    page.evaluate(
        """(words) => {
          const text = document.getElementById("text");
          const at = text.textContent.indexOf(words);
          const ends = [at, at + words.length].map((end, last) => {
            let before = 0;
            for (const segment of text.children) {
              const length = segment.textContent.length;
              const within = last ? end <= before + length : end < before + length;
              if (within) return [segment.firstChild, end - before];
              before += length;
            }
          });
          getSelection().setBaseAndExtent(...ends[0], ...ends[1]);
        }""",
        words,
    )
