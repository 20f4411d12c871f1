"""What pages tell and do beside the review, by the API: samples, uploads, quotations, offices, accounts."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from asking import Asked, asked_study
from people import NAMES, PASSWORD
from reviewing import FIRST, SECOND

from rasid.dataset.knowing import Reading

SPOKE = (
    "قال المتحدث باسم وزارة الدفاع العراقية اللواء حسن كريم العبيدي إن الطبيبة هناء سالم الربيعي قتلت في قصف "
    "على مدينة الموصل يوم 30 مارس 2015."
)
DISMISSED = (
    "أقال رئيس الوزراء يوم 3 مايو 2015 المتحدث باسم وزارة الدفاع العراقية اللواء حسن كريم العبيدي من منصبه."
)


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory, reading: Reading) -> Iterator[Asked]:
    with asked_study(tmp_path_factory.mktemp("answers") / "study.sqlite", reading) as made:
        yield made


@pytest.fixture(scope="module")
def uploaded(asked: Asked) -> tuple[str, str]:
    """Two reports that came as files, beside one that cannot be read."""
    files = [
        ("files", ("تصريح.txt", SPOKE.encode("windows-1256"), "text/plain")),
        ("files", ("صورة.png", b"\x89PNG\r\n", "image/png")),
    ]
    form = {"source": "وكالة الضفة", "published": "2015-04-01"}
    told = asked.by["coder"].post("/reports/files", files=files, data=form)
    assert [(one["file"].partition(":")[0], one["outcome"], one["code"]) for one in told] == [
        ("تصريح.txt", "added", ""),
        ("صورة.png", "unread", "not-text"),
    ]
    later = [("files", ("إقالة.txt", DISMISSED.encode(), "text/plain"))]
    again = asked.by["coder"].post("/reports/files", files=later, data={"published": "2015-05-04"})
    return told[0]["report_id"], again[0]["report_id"]


def test_a_sample_is_drawn_decided_and_counted(asked: Asked) -> None:
    coder = asked.by["coder"]
    asked.by["viewer"].post("/samples", {"kind": "claims", "seed": 1}, status=403)
    drawn = coder.post("/samples", {"kind": "claims", "size": 5, "seed": 7}, status=201)["id"]
    first = coder.get(f"/samples/{drawn}/next")["shown"]
    assert first["claim"]["trigger"]["text"] in first["sentence"]
    size = coder.get(f"/samples/{drawn}")["sample"]["size"]
    for number in range(size):
        verdict = "wrong" if number == 0 else "right"
        told = coder.post(
            f"/samples/{drawn}/verdicts", {"part": number, "verdict": verdict, "wrong": "النوع"}
        )
    right = told["figures"]["right"]
    assert (right["hits"], right["of"]) == (size - 1, size)
    assert right["low"] < right["share"] < right["high"]
    assert coder.get(f"/samples/{drawn}/next") == {"shown": None}
    back = coder.post(f"/samples/{drawn}/verdicts", {"part": 0, "verdict": None})
    assert back["sample"]["decided"] == size - 1
    assert coder.get("/samples")[0]["figures"] == back["figures"]
    assert len(coder.get(f"/samples/{drawn}/parts.csv").splitlines()) == size + 1
    refused = coder.post(f"/samples/{drawn}/verdicts", {"part": 0, "verdict": "missed"}, status=400)
    assert refused["error"].startswith("missed: say one of right")
    coder.get("/samples/q-000000000000", status=404)


def test_files_are_read_by_the_readers_of_the_page(asked: Asked, uploaded: tuple[str, str]) -> None:
    report = asked.by["viewer"].get(f"/reports/{uploaded[0]}")
    assert report["text"] == SPOKE
    assert report["report"]["source"] == "وكالة الضفة"
    assert ".txt" in asked.by["coder"].get("/reports/endings")
    many = [("files", (f"{number}.txt", b"", "text/plain")) for number in range(51)]
    refused = asked.by["coder"].post("/reports/files", files=many, status=400)
    assert (refused["error"], refused["rule"]) == ("at most 50 files are added at once", "upload-many")
    asked.by["viewer"].post("/reports/files", files=many[:1], status=403)


def test_a_quotation_comes_with_its_citation(asked: Asked, uploaded: tuple[str, str]) -> None:
    viewer = asked.by["viewer"]
    told = viewer.get(f"/reports/{uploaded[0]}/quotations", language="ar")
    claim, cited = next((claim, one) for claim, one in told.items() if "قصف" in one["text"])
    assert cited["text"].startswith(f"«{SPOKE}»\n— وكالة الضفة، 2015-04-01\n")
    assert uploaded[0] in cited["citation"]
    incident = viewer.get(f"/incidents/{claim}")["incident"]["id"]
    assert viewer.get(f"/incidents/{incident}/quotations", language="ar")[claim] == cited
    victims = viewer.get(f"/reports/{uploaded[0]}/victims")[claim]
    assert [(one["victim"]["befell"], one["victim"]["name"]["text"]) for one in victims] == [
        ("killed", "هناء سالم الربيعي")
    ]
    assert viewer.get(f"/incidents/{incident}/victims") == {claim: victims}
    harmed = viewer.get(f"/people/{victims[0]['person']}/harm")
    assert harmed == victims


def test_offices_on_a_day_and_between_two(asked: Asked, uploaded: tuple[str, str]) -> None:
    viewer = asked.by["viewer"]
    ministry = viewer.get("/organisations", words="وزارة الدفاع")["listed"][0]["id"]
    chart = viewer.get(f"/organisations/{ministry}/offices", on="2015-04-10", until="2015-05-05")
    names = chart["names"]
    held = [(one["tenure"]["title"], names[one["tenure"]["person"]]) for one in chart["holders"]]
    assert held == [("المتحدث", "حسن كريم العبيدي")]
    assert [(one["began"], one["bound"]["by"]) for one in chart["changes"]] == [(False, "dismissal")]
    turned = viewer.get(f"/organisations/{ministry}/offices", on="2015-05-05", until="2015-04-10")
    assert turned == chart
    assert viewer.get(f"/organisations/{ministry}/offices")["on"] == "2015-05-04"
    person = chart["holders"][0]["tenure"]["person"]
    beside = viewer.get(f"/people/{person}/companions")
    assert [(one["name"], one["reports"]) for one in beside] == [("هناء سالم الربيعي", 1)]
    named = viewer.get(f"/people/{person}/names")
    assert named["names"][0] == {"name": "حسن كريم العبيدي", "times": 2, "main": 2}
    assert len(named["nodes"]) == 1
    assert viewer.get(f"/organisations/{ministry}/names")["names"][0]["times"] == 2


def test_what_stands_behind_a_mark_and_around_a_place(asked: Asked, uploaded: tuple[str, str]) -> None:
    viewer = asked.by["viewer"]
    mosul = viewer.get("/candidates", words="بالموصل")[0]
    place = f"g-{mosul['geonames_id']}"
    behind = viewer.get("/map/incidents", at=place, type="shelling")
    assert [one["type"] for one in behind] == ["shelling"]
    around = viewer.get(f"/places/{place}/surroundings")
    assert around["incidents"] == 1
    assert viewer.get("/timeline/days", place=place) == {"first": "2015-03-30", "last": "2015-03-30"}
    assert viewer.get("/control", day="2015-04-01") == []


def test_filters_are_ones_own(asked: Asked) -> None:
    coder, viewer = asked.by["coder"], asked.by["viewer"]
    body = {"name": "العنف أولا", "query": "kind=violence&order=harm&nonsense=1"}
    coder.post("/filters", body, status=201)
    assert coder.get("/filters") == [{"name": "العنف أولا", "query": "kind=violence&order=harm"}]
    assert viewer.get("/filters") == []
    coder.post("/filters/end", {"name": "العنف أولا"})
    assert coder.get("/filters") == []


def test_reports_are_taken_given_and_come_one_after_another(asked: Asked) -> None:
    coder = asked.by["coder"]
    first = coder.get("/queue/next")
    following = coder.get("/queue/next", after=first["after"], report=first["row"]["report_id"])
    assert following["row"]["report_id"] != first["row"]["report_id"]
    assert coder.post("/assignments/taken?kind=bombing", {"most": 5}) == 1
    loads = coder.get("/assignments")
    assert loads == [{"account": NAMES["coder"], "reports": 1}]
    assert coder.post("/assignments/filtered?assigned=me", {"to": NAMES["adjudicator"]}) == 1
    assert coder.post("/assignments", {"reports": [FIRST, SECOND], "to": None}) == 1
    assert NAMES["viewer"] not in coder.get("/assignments/reviewers")
    asked.by["viewer"].post("/assignments/taken", {}, status=403)


def test_what_is_found_comes_as_a_table(asked: Asked) -> None:
    table = asked.by["viewer"].get("/search/claims.csv", words="بعقوبة")
    assert len(table.splitlines()) > 2
    refused = asked.by["viewer"].get("/search/claims.csv", place="لا مكان كهذا", status=400)
    assert "لا مكان كهذا" in refused["error"]


def test_only_an_adjudicator_takes_back_what_others_decided_in_one_step(asked: Asked) -> None:
    adjudicator, coder = asked.by["adjudicator"], asked.by["coder"]
    claim = next(iter(coder.get(f"/reports/{SECOND}/marks")))
    body = {"key": "قرار-المحكم-1", "verdicts": [{"verdict": "accept"}]}
    decided = adjudicator.post(f"/claims/{claim}/decisions", body)["decisions"]
    refused = coder.post("/decisions/taken-back", {"decisions": decided}, status=400)
    assert refused["error"] == "only an adjudicator takes back what somebody else decided"
    assert adjudicator.post("/decisions/taken-back", {"decisions": decided}) == decided


def test_a_source_tells_how_its_grade_came_about(asked: Asked) -> None:
    body = {"name": "صحيفة السهل", "kind": "newspaper", "reliability": "B", "why": "تصحح أخطاءها"}
    asked.by["adjudicator"].post("/sources", body)
    told = asked.by["viewer"].get("/sources/one", name="صحيفة السهل")
    assert told["source"]["reliability"] == "B"
    assert [(one["who"], one["why"]) for one in told["grades"]] == [(NAMES["adjudicator"], "تصحح أخطاءها")]
    asked.by["viewer"].get("/sources/one", name="جريدة لا وجود لها", status=404)


def test_accounts_are_opened_and_closed_by_an_administrator(asked: Asked) -> None:
    lead = asked.by["administrator"]
    opened = lead.post("/accounts", {"name": "لمى", "role": "viewer", "password": PASSWORD}, status=201)
    assert (opened["name"], opened["role"], opened["state"]) == ("لمى", "viewer", "open")
    again = lead.post("/accounts", {"name": "لمى", "role": "coder", "password": PASSWORD}, status=400)
    assert "is an account already" in again["error"]
    lead.post("/accounts/role", {"name": "لمى", "role": "coder", "why": "تدربت"})
    lead.post("/accounts/closing", {"name": "لمى"})
    states = {one["name"]: (one["role"], one["state"]) for one in lead.get("/accounts")}
    assert states["لمى"] == ("coder", "closed")
    lead.post("/accounts/reopening", {"name": "لمى"})
    asked.by["adjudicator"].get("/accounts", status=403)
    assert PASSWORD not in str(lead.get("/accounts"))


def test_a_token_takes_itself_back(asked: Asked) -> None:
    viewer = asked.by["viewer"]
    (mine,) = viewer.get("/me/tokens")
    assert mine["account"] == NAMES["viewer"]
    asked.by["coder"].post(f"/me/tokens/{mine['id']}/taken-back", status=400)
    viewer.post(f"/me/tokens/{mine['id']}/taken-back")
    viewer.get("/me", status=401)
