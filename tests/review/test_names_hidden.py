"""No route shows the name of a protected person to anyone below administrator, or tells whose it is."""

from __future__ import annotations

import html
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote, unquote

import httpx
import msgspec
import pytest
from people import NAMES, QUICK, inside, open_accounts

from browsing import served
from rasid.coding import report_of
from rasid.dataset import passwords, protecting, round_coding, sampling
from rasid.dataset.knowing import Reading
from rasid.dataset.rounds import Plan, begin_round
from rasid.dataset.steps import Step
from rasid.dataset.study import Study, Verdict
from rasid.dataset.waiting import Wanted
from rasid.folding import fold_word
from rasid.review.all_routes import ROUTES
from rasid.review.routes import Route, may
from rasid.review.serving import make_app
from rasid.values.round import Task

TEXT = (
    "اعتقلت قوات الأمن العراقية القيادي في كتائب الفرات سالم عبد الكريم الحيالي في مدينة الرمادي يوم 5 مارس "
    "2015. "
    "وقال سالم الحيالي في اتصال إن خمسة مدنيين قتلوا في قصف على البلدة. وأكد الحيالي أن القصف استمر."
)
NAME = "سالم الحيالي"
_FORMS = re.compile(r"حيالي|hayali|hiyali", re.IGNORECASE)
_TAGS = re.compile(r"<[^<>]*>")
_GETS = tuple(route for route in ROUTES if route.method == "GET")
_SEARCH = re.compile(r"/(search|search/suggest|people|timeline|queue|api/v1/(search|reports|queue))")
_SEARCHES = tuple(route for route in _GETS if _SEARCH.fullmatch(route.path))
#: What is asked with an address that answers nothing without it.
_QUERIES = {
    "/map/behind": "?at=g-99532",
    "/map/control": "?day=2015-03-06",
    "/api/v1/map/incidents": "?at=g-99532",
    "/api/v1/control": "?day=2015-03-06",
    "/api/v1/candidates": "?words=الرمادي",
    "/api/v1/suggestions": "?words=سالم",
    "/api/v1/search": "?words=مدنيين",
    "/api/v1/search/claims.csv": "?words=مدنيين",
    "/search": "?words=مدنيين",
    "/search/claims.csv": "?words=مدنيين",
}
_ASKING = ("words", "name", "q", "actor", "query", "source", "person")


@dataclass(frozen=True)
class Held:
    """A study with a protected person, served; `ids` are of things that have to do with him."""

    study: Study
    address: str
    ids: dict[str, str]


@pytest.fixture(scope="module")
def held(
    sampled: Path, reading: Reading, vendor: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Held]:
    place = shutil.copy(sampled, tmp_path_factory.mktemp("hidden") / "study.sqlite")
    with pytest.MonkeyPatch.context() as patch, Study.open(place, who="root").read_with(reading) as study:
        patch.setattr(passwords, "_HASHER", QUICK)
        open_accounts(study)
        report = report_of(TEXT, published="2015-03-06")
        added = study.add(report)
        with study.inside() as (contents, _):
            person = next(one for one in contents.people() if "الحيالي" in one.name)
            claims = [one for one in contents.claims() if one.sourced.report_id == added.report_id]
            organisation = next(
                tenure.organisation for tenure in contents.tenures_of(person.id) if tenure.organisation
            )
        target = next(one for one in claims if one.sourced.claim.targets)
        claim = target.sourced.claim
        study.decide(claim.id, Verdict("correct", "targets", "[]", f"{NAME} لم يعتقل"))
        study.take_back(next(iter(study.said())).split()[0], why=f"بل اعتقل {NAME}")
        protecting.protect(study, person.id, why=f"يخشى {NAME} على حياته")
        made = coded_twice(study, added.report_id)
        only_his = Wanted(since="2015-03-05", until="2015-03-06")
        sample = sampling.draw_sample(study, "claims", size=5, seed=1, wanted=only_his)
        ids = {
            "reports": added.report_id, "people": person.id, "incidents": str(target.incident),
            "round": made, "organisations": organisation, "claims": claim.id, "history": person.id,
            "places": f"g-{claim.places[0].geonames_id}", "samples": sample,
        }  # fmt: skip
        with served(make_app(study)) as address:
            yield Held(study, address, ids)


def coded_twice(study: Study, report: str) -> str:
    """A round in which two people are done with a report and differ on whom it names."""
    made = begin_round(study, Plan("جولة", (NAMES["coder"], NAMES["administrator"]), "program", (report,)))
    task = Task(made.id, report)
    coder, other = (study.signed(NAMES[role]) for role in ("coder", "administrator"))
    told = round_coding.read_report(coder, task).claims
    claim = next(one.stored.sourced.claim.id for one in told if one.stored.sourced.claim.targets)
    said = (Verdict("correct", "targets", "[]", f"{NAME} لم يعتقل"),)
    round_coding.take_step(coder, task, Step("خطوة-في-جولة", claim, None, said))
    for one in (coder, other):
        round_coding.finish(one, task)
    return made.id


def paths_of(route: Route, ids: dict[str, str]) -> list[str]:
    """The addresses of a route for each thing that has to do with the protected person."""
    if "{" not in route.path:
        return [f"{route.path}{_QUERIES.get(route.path, '')}"]
    if "{round}" in route.path:
        return [route.path.replace("{round}", ids["round"]).replace("{report}", ids["reports"])]
    if "{noun}" in route.path:
        nouns = ("people", "incidents", "organisations")
        return [route.path.replace("{noun}", noun).replace("{id}", ids[noun]) for noun in nouns]
    if route.path.startswith("/history/"):
        return [f"/history/{ids[name]}" for name in ("people", "reports", "claims", "incidents")]
    noun = next((name for name in ids if f"/{name}/" in route.path), "reports")
    if "marks" in route.path:
        noun = "claims" if route.path.endswith("{id}") else "reports"
    return [re.sub(r"\{\w+\}", ids[noun], route.path)]


def seen(answer: httpx.Response) -> str:
    """An answer as anybody may read it: encoded or not, with its tags and without them."""
    raw = html.unescape(unquote(answer.text.replace("+", " ")))
    plain = fold_word(raw.encode().decode("unicode_escape", "ignore")) if "\\u06" in raw else fold_word(raw)
    return plain + fold_word(_TAGS.sub("", raw))


@pytest.mark.parametrize("role", ["viewer", "coder", "adjudicator"])
def test_no_page_shows_the_name(held: Held, role: str) -> None:
    client, _ = inside(held.address, held.study, role)
    answered = set()
    for route in _GETS:
        if not may(role, route.role):
            continue
        for path in paths_of(route, held.ids):
            answer = client.get(path, headers={"accept-language": "ar"})
            if answer.status_code == 200:
                answered.add(route.path)
            found = _FORMS.search(seen(answer))
            assert found is None, (path, seen(answer)[max(0, found.start() - 200) : found.end() + 50])
    shown = {route.path for route in _GETS if route.path.startswith("/api/v1/") and may(role, route.role)}
    needed = {"/reports/{id}", "/incidents/{id}", "/people/{id}", "/organisations/{id}", "/history"}
    assert needed <= answered
    # A report of a round is for its coders; the one here has no publisher.
    others = {f"/api/v1/rounds/{{round}}/reports/{{report}}{part}" for part in ("", "/marks")}
    assert shown - answered <= {*others, "/api/v1/sources/one"}
    client.close()


def test_an_administrator_sees_the_name(held: Held) -> None:
    client, _ = inside(held.address, held.study, "administrator")
    for path in (f"/reports/{held.ids['reports']}", f"/people/{held.ids['people']}", "/protected"):
        assert _FORMS.search(seen(client.get(path))), path
    client.close()


@pytest.mark.parametrize("route", _SEARCHES, ids=lambda route: route.path)
def test_asking_for_the_name_tells_nothing(held: Held, route: Route) -> None:
    client, _ = inside(held.address, held.study, "viewer")
    client.headers["accept-language"] = "ar"
    for name in _ASKING:
        nobody, *his = (
            told_by(client.get(f"{route.path}?{name}={quote(words)}"), held)
            for words in ("زعفران الكوكباني", NAME, "الحيالي", "Salem al-Hayali", "Hayali")
        )
        assert his == [nobody] * 4, name
    client.close()


def told_by(answer: httpx.Response, held: Held) -> tuple[int, bool, bool]:
    """What an answer tells of him: its status, and whether it has the pseudonym or the report."""
    text = re.sub(r'(?:value|href|content)="[^"]*"', "", answer.text)
    shown = "شخص محمي" in text or "Protected person" in text
    return answer.status_code, shown, held.ids["reports"] in text


def test_what_somebody_typed_comes_back_as_he_typed_it(held: Held) -> None:
    client, _ = inside(held.address, held.study, "viewer")
    for words in (NAME, "سالم غيره"):
        assert f'value="{words}"' in client.get(f"/search?words={quote(words)}").text
        wrong = client.get(f"/search?words=x&place={quote(words)}").text
        assert words in html.unescape(wrong)
    client.close()


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("filters", {"name": "تصفية", "query": "person={}"}),
        ("sources", {"name": "{}", "why": "{}"}),
        ("follows", {"kind": "search", "target": "place={}"}),
        ("protected", {"person": "p-0", "why": "{}"}),
        ("assignments", {"reports": ["r-000000000000"], "to": "{}"}),
    ],
)
def test_a_program_that_sends_the_name_learns_nothing(held: Held, path: str, body: dict[str, str]) -> None:
    client, token = inside(held.address, held.study, "adjudicator")
    told = []
    for name in (NAME, "زعفران الكوكباني"):
        sent = msgspec.json.encode(body).decode().replace("{}", name)
        headers = {"x-csrf": token, "content-type": "application/json"}
        answer = client.post(f"/api/v1/{path}", content=sent.encode(), headers=headers)
        told.append((answer.status_code, answer.text.replace(name, "...")))
    assert told[0] == told[1]
    client.close()


def test_a_lower_role_marks_and_an_administrator_alone_unmarks(held: Held) -> None:
    with held.study.inside() as (contents, _):
        other = next(one.id for one in contents.people() if one.id != held.ids["people"])
    viewer, token = inside(held.address, held.study, "viewer")
    data = {"person": f"/people/{other}", "why": "شاهد"}
    assert viewer.post("/protected", data=data, headers={"x-csrf": token}).status_code == 403
    coder, token = inside(held.address, held.study, "coder")
    assert coder.post("/protected", data=data, headers={"x-csrf": token}).status_code == 303
    number = next(one.number for one in protecting.protections(held.study) if one.person == other)
    end = f"/protected/{number}/end"
    assert coder.post(end, data={"why": "خطأ"}, headers={"x-csrf": token}).status_code == 403
    administrator, token = inside(held.address, held.study, "administrator")
    assert administrator.post(end, data={"why": "خطأ"}, headers={"x-csrf": token}).status_code == 303
    for client in (viewer, coder, administrator):
        client.close()
