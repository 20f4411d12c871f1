"""Double coding in a browser: two people code, neither sees the other on any address, a third settles."""

from __future__ import annotations

import csv
import io
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from people import NAMES, PASSWORD, QUICK, inside, open_accounts, session_cookie
from playwright.sync_api import Page, expect

from rasid.coding import report_of
from rasid.dataset import accounts, logins, passwords, round_coding
from rasid.dataset.adjudicating import open_differences
from rasid.dataset.deciding import Verdict
from rasid.dataset.knowing import Reading
from rasid.dataset.rounds import Plan, begin_round
from rasid.dataset.steps import Step
from rasid.dataset.study import Study
from rasid.evaluation.double_coding import shared_events
from rasid.review.all_routes import ROUTES
from rasid.review.serving import make_app
from rasid.values.round import Task
from windows import Look, Stands, Windows

TEXT = "اعتقلت قوات الأمن العراقية خمسة مسلحين في مدينة الرمادي يوم 5 مارس 2015."
SECOND = "سعاد"


@dataclass(frozen=True)
class Held:
    """A study with two coders and an adjudicator, served; `report` is coded in `round`."""

    study: Study
    address: str
    report: str
    claim: str
    incident: str


@pytest.fixture
def held(
    sampled: Path, reading: Reading, stands: Stands, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Held]:
    place = shutil.copy(sampled, tmp_path / "study.sqlite")
    monkeypatch.setattr(passwords, "_HASHER", QUICK)
    with Study.open(place, who="root").read_with(reading) as study:
        open_accounts(study)
        accounts.add_account(study, SECOND, role="coder", password=PASSWORD)
        report = study.add(report_of(TEXT, published="2015-03-06")).report_id
        with study.inside() as (contents, _):
            stored = next(one for one in contents.claims() if one.sourced.report_id == report)
        with stands.serving(make_app(study)) as address:
            yield Held(study, address, report, stored.sourced.claim.id, str(stored.incident))


@contextmanager
def visitor(windows: Windows, held: Held, who: str, language: str) -> Iterator[Page]:
    """A page of a window in which somebody is logged in."""
    secret = logins.go_on(held.study, who).secret
    cookie = {"name": session_cookie(held.address), "value": secret, "url": held.address}
    with windows.lent(held.address, Look(language)) as window:
        window.page.context.add_cookies([cookie])  # type: ignore[list-item]
        yield window.page


def test_two_coders_and_an_adjudicator(held: Held, windows: Windows) -> None:
    with visitor(windows, held, NAMES["adjudicator"], "ar") as leader:
        begin(leader, held)
        with visitor(windows, held, NAMES["coder"], "ar") as first:
            accept(first, held)
        with visitor(windows, held, SECOND, "en") as second:
            correct(second, held)
        settle(leader)
        with held.study.inside() as (contents, _):
            stored = next(one for one in contents.claims() if one.sourced.claim.id == held.claim)
        assert stored.sourced.claim.detained == (5, 5)
        assert [mark.author for mark in stored.decisions] == [NAMES["adjudicator"]]
        leader.get_by_role("button", name="تراجع").click()
        expect(leader.locator(".opinion").first).to_be_visible()


def begin(page: Page, held: Held) -> None:
    """Begin a round of two coders."""
    page.goto("/double")
    page.get_by_label("الاسم", exact=True).fill("جولة أولى")
    for coder in (NAMES["coder"], SECOND):
        page.get_by_role("checkbox", name=coder).check()
    page.get_by_label("أو هذه التقارير").fill(held.report)
    page.get_by_role("button", name="ابدأ الجولة").click()
    page.wait_for_url("**/double/w-*")


def accept(page: Page, held: Held) -> None:
    """The first coder accepts the claim."""
    page.goto(f"/reports/{held.report}")
    page.wait_for_url("**/double/w-*/reports/*")
    page.keyboard.press("a")
    expect(page.locator(f"#{held.claim}")).to_have_attribute("data-status", "accepted")
    page.get_by_role("button", name="أنجزت هذا التقرير").click()
    page.wait_for_url("**/double/w-*")


def correct(page: Page, held: Held) -> None:
    """The second does not see that, and corrects a number."""
    page.goto("/double")
    page.get_by_role("link", name="جولة أولى").click()
    page.get_by_role("link", name="Code the next report").click()
    page.wait_for_url("**/double/w-*/reports/*")
    expect(page.locator(f"#{held.claim}")).to_have_attribute("data-status", "unreviewed")
    page.keyboard.press("f")
    page.get_by_label("detained", exact=True).fill("7")
    page.get_by_role("button", name="Save").click()
    expect(page.locator(f"#{held.claim}")).to_have_attribute("data-status", "corrected")
    page.get_by_role("button", name="I am done with this report").click()
    page.wait_for_url("**/double/w-*")


def settle(page: Page) -> None:
    """A third settles where they differ."""
    page.reload()
    page.get_by_role("link", name="مدى الاتفاق").click()
    expect(page.get_by_role("heading", name=f"{NAMES['coder']} – {SECOND}")).to_have_count(1)
    page.go_back()
    page.get_by_role("link", name="الاختلافات").click()
    expect(page.locator(".opinion")).to_have_count(2)
    page.get_by_label("السبب").fill("العدد في النص خمسة")
    page.locator(f"button[value={NAMES['coder']}]").click()
    expect(page.get_by_text("حُسم كل ما اختلف فيه المرمِّزون.")).to_be_visible()


def test_no_address_shows_a_coder_what_others_said(held: Held) -> None:
    coders = (NAMES["coder"], NAMES["adjudicator"])
    made = begin_round(held.study, Plan("جولة", coders, "program", (held.report,)))
    held.study.signed("كريم").decide(held.claim, Verdict("correct", "type", '"recruitment"', "قالها كريم"))
    own = held.study.signed(NAMES["adjudicator"])
    task = Task(made.id, held.report)
    seen = round_coding.read_claim(own, task, held.claim).seen
    said = (Verdict("correct", "factuality", '"planned"', "قالتها ريم"),)
    round_coding.take_step(own, task, Step("a key of the test", held.claim, seen, said))
    client, _ = inside(held.address, held.study, "coder")
    shown = ('data-type="recruitment"', 'data-factuality="planned" data-sum', '"type":"recruitment"')
    others = ("قالها كريم", "قالتها ريم", *shown)
    asked = 0
    for route in ROUTES:
        if route.method != "GET" or route.role == "administrator":
            continue
        path = route.path.replace("{round}", made.id).replace("{report}", held.report)
        for noun, id in (("incidents", held.incident), ("claims", held.claim), ("", held.report)):
            if noun in path:
                path = path.replace("{id}", id).replace("{noun}", "incidents")
        answer = client.get(path)
        asked += answer.status_code in (200, 409)
        for words in others:
            assert words not in answer.text, (path, words)
    assert asked > 25
    assert client.get(f"/reports/{held.report}").status_code == 303
    for path in (f"/incidents/{held.incident}", f"/history/{held.claim}", f"/api/v1/claims/{held.claim}"):
        assert client.get(path).status_code == 409, path
    for path in ("agreement", "agreement.csv", "differences"):
        assert client.get(f"/double/{made.id}/{path}").status_code == 403
    leader, token = inside(held.address, held.study, "adjudicator")
    for path in ("agreement", "agreement.csv", "differences"):
        assert leader.get(f"/double/{made.id}/{path}").status_code == 400, path
    for who in coders:
        round_coding.finish(held.study.signed(who), task)
    assert client.get(f"/reports/{held.report}").status_code == 200
    table = leader.get(f"/double/{made.id}/agreement.csv")
    rows = list(csv.DictReader(io.StringIO(table.text)))
    factuality = next(one for one in rows if one["field"] == "factuality" and one["second"] != "program")
    assert (factuality["units"], factuality["agreed"]) == ("1", "0.0")
    assert leader.post(f"/double/{made.id}/close", headers={"x-csrf": token}).status_code == 303
    client.close()
    leader.close()


def test_an_adjudicator_types_another_value(held: Held) -> None:
    made = begin_round(held.study, Plan("جولة", (NAMES["coder"], SECOND), "program", (held.report,)))
    task = Task(made.id, held.report)
    own = held.study.signed(SECOND)
    seen = round_coding.read_claim(own, task, held.claim).seen
    wrong = (Verdict("correct", "targets", "[]"), Verdict("correct", "date", "null"))
    round_coding.take_step(own, task, Step("a key of the test", held.claim, seen, wrong))
    for who in (NAMES["coder"], SECOND):
        round_coding.finish(held.study.signed(who), task)
    client, token = inside(held.address, held.study, "adjudicator")
    address = f"/double/{made.id}/differences"

    def settle(field: str, typed: str) -> int:
        found, _ = open_differences(held.study, made.id, shared_events)
        id = next(one.id for one in found if one.field == field)
        data = {"difference": id, "choice": "another value", "typed": typed, "why": "النص"}
        return client.post(address, data=data, headers={"x-csrf": token}).status_code

    assert settle("targets", "كلمات ليست فيه") == 400
    assert settle("targets", "مسلحين") == 303
    assert settle("date", "2015-03-04/2015-03-05") == 303
    with held.study.inside() as (contents, _):
        claim = next(one for one in contents.claims() if one.sourced.claim.id == held.claim).sourced.claim
    assert [phrase.text for phrase in claim.targets] == ["مسلحين"]
    assert claim.date is not None and claim.date.end.isoformat() == "2015-03-05"
    assert client.get(address).status_code == 200
    client.close()
