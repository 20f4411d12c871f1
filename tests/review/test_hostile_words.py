"""Words of reports, names and notes are hostile: in a browser none runs or breaks out of its box."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote, urlencode

import pytest
from hostility import FOLDER, Hostile, fill, hostile_words
from people import anyone, token_in
from playwright.sync_api import Browser, Page

from browsing import Watched, patient, served
from rasid.dataset.knowing import Reading
from rasid.dataset.study import Study
from rasid.records import sqlite
from rasid.review.all_routes import ROUTES
from rasid.review.serving import make_app

WORDS = hostile_words()
NOUNS = ("reports", "incidents", "people", "organisations", "places")
#: One attack of every family, the first.
ONE_EACH = tuple({one.family: one for one in reversed(WORDS)}.values())
#: And all whose letters are odd.
ODD = (
    *ONE_EACH,
    *(one for one in WORDS if one.family in ("bidi", "control", "huge", "query") and one not in ONE_EACH),
)
#: What a page does that it must not, as a function for the browser.
LOOK = (Path(__file__).parent / "look_at_page.js").read_text(encoding="utf-8").partition("\n")[2]
CLEAN = {"ran": None, "scrolls": False, "leaks": [], "wide": [], "strange": [], "links": []}


@dataclass(frozen=True)
class Besieged:
    """A study full of hostile words, served."""

    study: Study
    address: str
    ids: dict[str, str]


@pytest.fixture(scope="module")
def besieged(reading: Reading, vendor: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Besieged]:
    place = tmp_path_factory.mktemp("hostile") / "study.sqlite"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sqlite, "DURABILITY", "OFF")
        with Study.create(place, who="هدى").read_with(reading) as study:
            fill(study)
            with served(make_app(study)) as address:
                yield Besieged(study, address, {noun: first_of(noun, address) for noun in NOUNS})


def first_of(noun: str, address: str) -> str:
    """The id of the first thing on a list."""
    page = anyone(address).get("/queue" if noun == "reports" else f"/{noun}").text
    found = re.search(f'"/{noun}/([a-z]-[^"?/#]+)', page)
    assert found is not None, noun
    return found[1]


@pytest.fixture(scope="module")
def watched(browser: Browser, besieged: Besieged) -> Iterator[tuple[Page, Watched, list[str]]]:
    """A page, what the browser logged, and the dialogs that opened."""
    context = patient(
        browser.new_context(locale="ar", base_url=besieged.address, viewport={"width": 1280, "height": 900})
    )
    seen, dialogs = Watched(context), []
    page = context.new_page()

    def close(dialog: object) -> None:
        dialogs.append(dialog.message)  # type: ignore[attr-defined]
        dialog.dismiss()  # type: ignore[attr-defined]

    page.on("dialog", close)
    yield page, seen, dialogs
    context.close()


def addresses(ids: dict[str, str]) -> tuple[str, ...]:
    """The address of every page that there is, of a thing that the study has."""
    found = []
    for route in ROUTES:
        if route.method != "GET" or route.path.startswith("/api/") or route.path in _NO_PAGES:
            continue
        nouns = ids if "{noun}" in route.path else {route.path.split("/")[1]: ""}
        for noun in nouns:
            if noun not in ids and "{" in route.path:
                continue
            if "{noun}" in route.path and noun not in ("incidents", "people", "organisations"):
                continue
            found.append(route.path.replace("{noun}", noun).replace("{id}", ids.get(noun, "")))
    return tuple(found)


#: Answers that are no pages: parts, files, what sends elsewhere.
_NO_PAGES = {
    "/session",
    "/login",
    "/search/claims.csv",
    "/queue/next",
    "/follows/count",
    "/follows/button",
    "/map/drawn",
}


def look_at(page: Page, seen: Watched, dialogs: list[str], address: str) -> None:
    """Open a page and see that it does nothing that it should not."""
    del seen.faults[:], seen.outside[:], dialogs[:]
    page.goto(address)
    found = page.evaluate(LOOK)
    assert found == CLEAN, f"{address}: { {what: said for what, said in found.items() if said} }"
    assert (dialogs, seen.outside) == ([], []), address
    assert [fault for fault in seen.faults if not re.search("status of (400|404|422) ", fault)] == [], address


def test_on_no_page_does_anything_run_or_break_out(
    besieged: Besieged, watched: tuple[Page, Watched, list[str]]
) -> None:
    faults = []
    for address in addresses(besieged.ids):
        try:
            look_at(*watched, address)
        except AssertionError as error:
            faults.append(str(error).split("\nassert")[0])
    assert faults == [], "\n".join(faults)


@pytest.mark.parametrize("one", ONE_EACH, ids=lambda one: one.family)
def test_on_pages_that_show_one_attack_large(
    besieged: Besieged, watched: tuple[Page, Watched, list[str]], one: Hostile
) -> None:
    with besieged.study.inside() as (contents, _):
        (report,) = [stored.id for stored in contents.reports() if stored.title == one.words]
    for address in (
        f"/reports/{report}",
        f"/sources/one?name={quote(one.words)}",
        f"/search?{urlencode({'words': one.words[:500]})}",
        f"/history?{urlencode({'who': one.words[:500]})}",
    ):
        look_at(*watched, address)


@pytest.mark.parametrize("one", ODD, ids=lambda one: f"{one.family}-{one.shape}")
def test_every_parameter_takes_any_words(besieged: Besieged, one: Hostile) -> None:
    client = anyone(besieged.address)
    said = quote(one.words[:600])
    for path in (
        f"/search?words={said}&type={said}&place={said}&first={said}&after={said}",
        f"/history?who={said}&kind={said}&day={said}&before={said}",
        f"/history/{quote(one.words[:300], safe='')}",
        f"/sources?words={said}&after={said}",
        f"/lexicon?kind=alias&form={said}&organisation={said}&done={said}",
        f"/queue?type={said}&place={said}&source={said}&order={said}",
        f"/reports/{quote(one.words[:300], safe='')}",
        f"/login?to={said}",
    ):
        answer = client.get(path)
        assert answer.status_code < 500, path
        if one.words.startswith("<") and "text/html" in answer.headers.get("content-type", ""):
            assert one.words not in answer.text, path


@pytest.mark.parametrize("one", WORDS, ids=lambda one: f"{one.family}-{one.shape}")
def test_no_account_is_called_so(besieged: Besieged, one: Hostile) -> None:
    client = anyone(besieged.address)
    token = token_in(client.get("/accounts").text)
    fields = {"csrf": token, "name": one.words, "role": "administrator", "password": "قافلة من تسعين جملا"}
    assert client.post("/accounts", data=fields).status_code == 400


_POSTS = tuple(
    route.path
    for route in ROUTES
    if route.method == "POST" and "{" not in route.path and route.path not in ("/logout", "/lexicon/anew")
)
_KINDS = ("application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "application/json")


@pytest.mark.parametrize("file", ["broken-utf8.txt", "surrogates.txt", "nul.txt"])
def test_forms_that_are_no_text_are_refused_without_a_fault(besieged: Besieged, file: str) -> None:
    client = anyone(besieged.address)
    token = token_in(client.get("/").text)
    words = (FOLDER / "uploads" / file).read_bytes()
    for path in _POSTS:
        for kind in _KINDS:
            headers = {"x-csrf": token, "content-type": kind}
            answer = client.post(path, content=b"name=" + words, headers=headers)
            assert answer.status_code < 500, (path, kind)
