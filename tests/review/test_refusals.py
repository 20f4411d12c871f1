"""Why something was refused is said in the language of the page: every rule has its text in both."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from urllib.parse import quote

import httpx
import pytest

import rasid
from browsing import Serve
from rasid.errors import RefusedError, UsageError
from rasid.review.refusals import said_of
from rasid.review.texts import read_texts
from rasid.values.problem import PROBLEM_CODES

SOURCE = Path(rasid.__file__).parent
TEXTS = read_texts()
#: Modules whose errors a page never shows: commands, files of a user, what the program does at its start.
_NO_PAGE = ("cli/", "evaluation/", "export/", "readers/", "gazetteer/", "coding", "dataset/place.py")
#: Messages that no page shows, by how they begin, with the reason.
ONLY_IN_ENGLISH = {
    "is no end of a history": "rasid check alone takes one",
    "the history of this study has nothing": "rasid history alone; a page says that nothing is there",
    "no rule for figures": "a page offers the rules that there are",
    "others can reach the study": "said when rasid serve starts",
    "cannot be listened on": "said when rasid serve starts",
    "reports cannot be shown": "pages and the API bound how many rows they ask for",
}

#: Problems of a report that was read all the same.
_OF_A_READ_REPORT = (
    "no-published-day", "bad-published-day", "unknown-place", "ambiguous-place", "unresolved-time",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Site:
    """Where a refusal is raised: its code, and the values that it names."""

    where: str
    code: str
    values: frozenset[str]
    counts: bool


def _calls() -> Iterator[tuple[str, ast.Call]]:
    for path in sorted(SOURCE.rglob("*.py")):
        where = path.relative_to(SOURCE).as_posix()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                yield where, node


def _sites() -> Iterator[Site]:
    for where, call in _calls():
        name = ast.unparse(call.func)
        first = call.args[0] if call.args else None
        is_super = name == "super().__init__" and len(call.args) == 2 and where.startswith("dataset/")
        if (name == "RefusedError" or is_super) and isinstance(first, ast.Constant):
            given = frozenset(one.arg for one in call.keywords if one.arg is not None)
            yield Site(where, str(first.value), given - {"count"}, "count" in given)


SITES = tuple(_sites())
CODES = sorted({site.code for site in SITES})


@pytest.mark.parametrize("code", CODES)
def test_every_rule_is_said_in_both_languages(code: str) -> None:
    for texts in TEXTS.values():
        keys = [key for key in texts.by_key if re.fullmatch(rf"refused\.{code}(\.\w+)?", key)]
        assert keys, (code, texts.language)
        named = {name for key in keys for name in re.findall(r"\{(\w+)\}", texts.by_key[key])}
        for site in (one for one in SITES if one.code == code):
            assert named <= site.values | ({"n"} if site.counts else set()), site


def test_no_text_is_of_a_rule_that_nothing_raises() -> None:
    told = {key.split(".")[1] for key in TEXTS["en"].by_key if key.startswith("refused.")}
    assert told == set(CODES)


def test_what_pages_can_refuse_names_its_rule() -> None:
    unnamed = [
        f"{where}: {ast.unparse(call)}"
        for where, call in _calls()
        if ast.unparse(call.func) == "UsageError" and not where.startswith(_NO_PAGE)
    ]
    left = [one for one in unnamed if not any(message in one for message in ONLY_IN_ENGLISH)]
    assert left == []


def test_values_keep_their_own_direction_and_fields_their_name() -> None:
    refused = RefusedError("value-wrong", "5: is no value of type", said="5", field="type")
    assert said_of(TEXTS["ar"], refused) == "\u20685\u2069: لا يصلح هذا قيمة للحقل (\u2068النوع\u2069)."
    assert said_of(TEXTS["ar"], UsageError("a message of old")) == "a message of old"


@pytest.mark.parametrize(
    ("address", "arabic", "english"),
    [
        ("/queue?since=غدا", "غدا: ليس هذا يوما", "غدا: this is no day"),
        ("/queue?high=كثير", "كثير: الثقة عدد من 0 إلى 1", "كثير: a confidence is a number"),
        (
            "/search?words=هجوم&place=مدينة الضباب",
            "مدينة الضباب: لا يُعرف مكان كهذا",
            "no such place is known",
        ),
        ("/search?words=«قصف", "لم تُغلق علامة الاقتباس", "a quote is not closed"),
        ("/map?first=2015-02-30", "2015-02-30: ليس هذا يوما", "2015-02-30: this is no day"),
        ("/timeline?unit=قرن", "قرن: يكون العدّ", "قرن: count by day"),
        ("/incidents?sources=كل", "كل: اكتب أقل عدد", "كل: give the least number"),
        ("/places?country=ZZ", "ZZ: لا يوجد بلد كهذا", "ZZ: there is no such country"),
        ("/map/behind?area=IQ/Nowhere", "لا شيء مرسوم هناك", "nothing is drawn there"),
    ],
)
def test_a_page_refuses_in_its_language(workbench: str, address: str, arabic: str, english: str) -> None:
    for language, says in (("ar", arabic), ("en", english)):
        page = httpx.get(f"{workbench}{quote(address, safe='/?=&')}", headers={"accept-language": language})
        told = re.sub("[\u2068\u2069]", "", unescape(page.text))
        assert says in told, told
    if not address.startswith(("/map/", "/places", "/incidents")):
        asked = f"{workbench}/api/v1{quote(address, safe='/?=&')}"
        assert "\u2068" not in httpx.get(asked).text


def test_a_change_is_refused_in_the_language_of_its_page(own_study: Path, serve: Serve) -> None:
    address = serve(own_study)
    with httpx.Client(base_url=address, headers={"accept-language": "ar"}) as visitor:
        token = visitor.get("/session").json()["csrf"]
        told = visitor.post("/protected", data={"person": "p-0", "why": ""}, headers={"x-csrf": token})
        assert told.status_code == 400
        assert "حماية شخص تحتاج إلى سبب" in told.text
        sent = {"person": "p-0", "why": ""}
        by_program = visitor.post("/api/v1/protected", json=sent, headers={"x-csrf": token}).json()
        assert by_program["error"] == "protecting a person needs a reason, which is kept in the history"


def test_a_file_that_cannot_be_read_is_told_in_the_language_of_the_page(
    own_study: Path, serve: Serve
) -> None:
    keys = {f"upload.fault.{code}" for code in PROBLEM_CODES}
    about_values = {f"upload.fault.{code}" for code in _OF_A_READ_REPORT}
    assert keys - about_values == {key for key in TEXTS["ar"].by_key if key.startswith("upload.fault.")}
    with httpx.Client(base_url=serve(own_study), headers={"accept-language": "ar"}) as visitor:
        token = visitor.get("/session").json()["csrf"]
        files = {"files": ("صورة.png", b"\x89PNG\r\n", "image/png")}
        told = visitor.post("/reports/upload", files=files, headers={"x-csrf": token})
    assert "لا يُقرأ نصا. احفظه نصا عاديا" in told.text
