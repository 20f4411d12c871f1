"""Searching gives the same in both databases, and never what was erased."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

import psycopg
import pytest
from entering import enter
from sqlalchemy import text, update

from rasid.coding import report_of
from rasid.errors import RecordsError, UsageError
from rasid.gazetteer.lookup import Gazetteer
from rasid.language.queries import parse_query
from rasid.lexicon.lemmas import Lemmas, load_lemmas
from rasid.lexicon.names import load_name_lexicon
from rasid.records.database import Database
from rasid.records.reports import erase_report
from rasid.records.search import drop_report, find, index_report, number_of, unindexed
from rasid.records.search_tables import TERMS_INDEX
from rasid.records.tables import claims, nodes
from rasid.values import CodedReport
from rasid.values.search import Area, Hit, Query

#: name: published day, source, text.
REPORTS = {
    "falluja": (
        "2014-01-10",
        "صحيفة الضفة",
        "قتل مسلحون من تنظيم الدولة الإسلامية أمس ثلاثة جنود في هجوم على حاجز في الفلوجة.",
    ),
    "mosul": (
        "2014-06-12",
        "وكالة السهل",
        "سيطر تنظيم الدولة الإسلامية أمس على مدينة الموصل بعد انسحاب الجيش العراقي منها.",
    ),
    "aden": (
        "2015-12-30",
        "شبكة الساحل",
        "خطف مسلحون مجهولون أمس المهندس جمال باشراحيل من منزله في عدن. وتظاهر مئات في صنعاء يوم الاثنين.",
    ),
    "reprint": (
        "2014-06-12",
        "صحيفة الضفة",
        "نقلا عن وكالة السهل: سيطر تنظيم الدولة الإسلامية أمس على مدينة الموصل.",
    ),
    "undated": (None, None, "اعتقلت الشرطة رجلين في عدن قبل مدة."),
    "weather": ("2014-06-20", "وكالة السهل", "طقس معتدل على السواحل ورياح خفيفة."),
}


@pytest.fixture(scope="module")
def lemmas() -> Lemmas:
    gazetteer = Gazetteer.open()
    made = load_lemmas(places=gazetteer.one_word_names())
    gazetteer.close()
    return made


@dataclass(frozen=True)
class Searched:
    """A study of the reports above, and how to ask it."""

    database: Database
    lemmas: Lemmas
    ids: dict[str, str]

    def names(self, said: str | None = None, **asked: Any) -> list[str]:  # noqa: ANN401
        """The names of the reports found."""
        return [self._name(hit) for hit in self.hits(said, **asked)]

    def hits(self, said: str | None = None, **asked: Any) -> tuple[Hit, ...]:  # noqa: ANN401
        words = None if said is None else parse_query(said, self.lemmas)
        with self.database.reading() as connection:
            return find(connection, Query(words=words, **asked), lemmas=self.lemmas).hits

    def _name(self, hit: Hit) -> str:
        return next(name for name, id in self.ids.items() if id == hit.report_id)


@pytest.fixture
def study(database: Database, code: Callable[..., CodedReport], lemmas: Lemmas) -> Searched:
    organisations = load_name_lexicon().organisations
    ids = {}
    for name, (day, source, words) in REPORTS.items():
        report = replace(report_of(words, published=day, id=name), source=source, title=None)
        with database.writing() as connection:
            ids[name] = enter(connection, report, code(words, published=day, id=name), lemmas, organisations)
    return Searched(database, lemmas, ids)


@pytest.mark.parametrize(
    ("said", "names"),
    [
        ("الموصل", ["mosul", "reprint"]),
        ("Mosul", ["mosul", "reprint"]),
        ("يقتلون", ["falluja"]),
        ("مدن", ["mosul", "reprint"]),
        ("تنظيم الدولة", ["mosul", "reprint", "falluja"]),
        ("Islamic State", ["mosul", "reprint", "falluja"]),
        ("عدن", ["aden", "undated"]),
        ("عدن -خطف", ["undated"]),
        ("باشراحيل", ["aden"]),
        ("Jamal Basharahil", ["aden"]),
        ('"مدينة الموصل" -نقلا', ["mosul"]),
        ('الموصل -"بعد انسحاب"', ["reprint"]),
        ("سيطر بغداد", []),
    ],
)
def test_by_words(study: Searched, said: str, names: list[str]) -> None:
    assert sorted(study.names(said)) == sorted(names)


def test_by_what_claims_say(study: Searched) -> None:
    assert study.names(type="abduction") == ["aden"]
    assert study.names(family="no such family") == []
    assert study.names(type="abduction", factuality="asserted") == ["aden"]
    assert study.names(type="abduction", factuality="negated") == []
    assert set(study.names(area=Area(country="YE"))) == {"aden", "undated"}
    assert set(study.names(area=Area(country="IQ", admin1="Nineveh"))) <= {"mosul", "reprint"}
    assert study.names(area=Area(("g-0",))) == study.names(area=Area(())) == []
    assert study.names("الموصل", area=Area(())) == []
    assert study.names(source="وكالة السهل") == ["weather", "mosul"]
    assert study.names("الموصل", source="وكالة السهل") == ["mosul"]


def test_all_that_is_asked_of_a_claim_holds_of_one_claim(study: Searched) -> None:
    aden = study.hits(type="abduction")[0]
    assert len(aden.claims) == 1
    protests = study.hits(type="protest")
    assert [hit.report_id for hit in protests] == [aden.report_id]
    assert protests[0].claims != aden.claims
    place = _place_of(study, aden.claims[0])
    assert study.names(type="abduction", area=Area((place,))) == ["aden"]
    assert study.names(type="protest", area=Area((place,))) == []


def test_by_days(study: Searched) -> None:
    june = {"first": date(2014, 6, 1), "last": date(2014, 6, 30)}
    assert set(study.names(**june)) == {"weather", "mosul", "reprint"}
    assert set(study.names(type="capture", **june)) == {"mosul", "reprint"}
    assert study.names(last=date(2014, 1, 9)) == ["falluja"]
    assert study.names(last=date(2014, 1, 8)) == []
    assert study.names(first=date(2015, 12, 29), last=date(2015, 12, 29), type="abduction") == ["aden"]
    assert study.names(first=date(2016, 1, 1)) == []
    assert "undated" not in study.names(first=date(1000, 1, 1), last=date(2999, 1, 1))


def test_by_who_takes_part(study: Searched) -> None:
    found = study.names(actor="o-islamic-state")
    assert set(found) == {"falluja", "mosul", "reprint"}
    assert study.names(actor="o-islamic-state", type="capture") == study.names("سيطر")
    assert study.names(actor="o-nobody") == []
    assert set(study.names(actor=parse_query("تنظيم الدولة", study.lemmas))) == set(found)
    assert study.names(actor=parse_query("الشرطة", study.lemmas)) == ["undated"]
    assert study.names(actor=parse_query("عدن", study.lemmas)) == []


def test_by_a_person_named(study: Searched) -> None:
    with study.database.reading() as connection:
        people = connection.execute(text("SELECT id FROM nodes WHERE kind = 'person'")).scalars().all()
    assert people
    assert study.names(person=people[0]) == ["aden"]
    assert study.names(person="p-nobody") == []


def test_nodes_that_were_joined_are_found_by_either_id(study: Searched) -> None:
    with study.database.writing() as connection:
        moved = update(nodes).where(nodes.c.id == "o-islamic-state").values(cluster="o-joined")
        connection.execute(moved)
    assert set(study.names(actor="o-joined")) == {"falluja", "mosul", "reprint"}
    assert set(study.names(actor="o-islamic-state")) == {"falluja", "mosul", "reprint"}


def test_by_the_status_that_people_give(study: Searched) -> None:
    assert study.names(status="rejected") == []
    claim = study.hits(type="abduction")[0].claims[0]
    with study.database.writing() as connection:
        connection.execute(update(claims).where(claims.c.id == claim).values(status="rejected"))
        index_report(connection, study.ids["aden"], ["عدن"])
    assert study.names(status="rejected") == ["aden"]
    assert study.names("خطف") == []
    assert "aden" in study.names("عدن")


def test_the_latest_come_first_and_those_without_a_day_last(study: Searched) -> None:
    everything = study.names(area=Area(country="YE")), study.names("تنظيم الدولة")
    assert everything[0] == ["aden", "undated"]
    day = sorted(("mosul", "reprint"), key=lambda name: study.ids[name])
    assert everything[1] == [*day, "falluja"]
    assert number_of(None, "r-ffffffffffff") < number_of(date(1, 1, 1), "r-ffffffffffff")
    assert number_of(date(2020, 1, 1), "r-000000000000") > number_of(date(2020, 1, 1), "r-000000010000")
    assert number_of(date(2020, 1, 2), "r-ffffffffffff") > number_of(date(2020, 1, 1), "r-000000000000")


def test_pages_follow_one_another(study: Searched) -> None:
    found: list[str] = []
    after = None
    query = Query(words=parse_query("تنظيم الدولة", study.lemmas))
    for _ in range(9):
        with study.database.reading() as connection:
            page = find(connection, query, lemmas=study.lemmas, limit=1, after=after)
        found += [hit.report_id for hit in page.hits]
        after = page.next
        if after is None:
            break
    assert found == [study.ids[name] for name in study.names("تنظيم الدولة")]
    assert len(found) == 3


def test_hits_show_where_the_words_stand(study: Searched) -> None:
    hit = study.hits("خطف")[0]
    assert [span.of(REPORTS["aden"][2]) for span in hit.excerpt.highlights] == ["خطف"]
    assert (hit.published, hit.source) == (date(2015, 12, 30), "شبكة الساحل")
    hit = study.hits(type="abduction")[0]
    assert [span.of(REPORTS["aden"][2]) for span in hit.excerpt.highlights] == ["خطف"]


def test_what_cannot_be_asked_says_so(study: Searched) -> None:
    with study.database.reading() as connection:
        with pytest.raises(UsageError, match="nothing is asked"):
            find(connection, Query(), lemmas=study.lemmas)
        with pytest.raises(UsageError, match="1 or more"):
            find(connection, Query(type="clash"), lemmas=study.lemmas, limit=0)
        with pytest.raises(UsageError, match="next page"):
            find(connection, Query(type="clash"), lemmas=study.lemmas, after="صفحة")


def test_indexing_again_replaces_and_needs_a_kept_report(study: Searched) -> None:
    with study.database.writing() as connection:
        index_report(connection, study.ids["weather"], ["عواصف"])
        index_report(connection, study.ids["weather"], ["عواصف"])
    assert study.names("عواصف") == ["weather"]
    assert study.names("طقس") == []
    with study.database.writing() as connection, pytest.raises(RecordsError, match="r-nothing"):
        index_report(connection, "r-nothing", [])


def test_reports_of_one_number_are_all_found(study: Searched) -> None:
    """Two ids that begin alike, published on one day."""
    with study.database.writing() as connection:
        for id in ("r-aaaaaaaa0001", "r-aaaaaaaa0002"):
            connection.execute(
                text(
                    "INSERT INTO reports (id, state, published, text, kind, retrieved, added_by) "
                    "VALUES (:id, 'kept', '2020-01-01', 'زلزال', 'file', '2020-01-02', 'tests')"
                ),
                {"id": id},
            )
            index_report(connection, id, ["زلزال"])
    assert [hit.report_id for hit in study.hits("زلزال")] == ["r-aaaaaaaa0001", "r-aaaaaaaa0002"]


def test_what_was_erased_is_not_found(study: Searched) -> None:
    with study.database.reading() as connection:
        assert unindexed(connection) == ()
    with study.database.writing() as connection:
        drop_report(connection, study.ids["aden"])
        erase_report(connection, study.ids["aden"], "asked for")
    assert study.names("باشراحيل") == []
    assert study.names("عدن") == ["undated"]
    assert study.names(type="abduction") == []
    with study.database.reading() as connection:
        assert unindexed(connection) == ()


def test_the_index_tells_what_it_lacks(study: Searched) -> None:
    with study.database.writing() as connection:
        drop_report(connection, study.ids["mosul"])
    with study.database.reading() as connection:
        assert unindexed(connection) == (study.ids["mosul"],)


@pytest.mark.parametrize("place", ["sqlite"], indirect=True)
def test_no_word_of_an_erased_report_stays_in_the_file(study: Searched, place: str) -> None:
    word = "باشراحيل"
    assert any(word.encode() in content for content in _files(place))
    with study.database.writing() as connection:
        drop_report(connection, study.ids["aden"])
        erase_report(connection, study.ids["aden"], "asked for")
        connection.execute(text("DELETE FROM nodes"))
    study.database.purge()
    assert not any(word.encode() in content for content in _files(place))
    assert any("الموصل".encode() in content for content in _files(place))


@pytest.mark.parametrize("place", ["postgresql"], indirect=True)
def test_no_word_of_an_erased_report_stays_in_the_index_of_postgresql(study: Searched, place: str) -> None:
    assert "باشراحيل".encode() in _index_of(place)
    with study.database.writing() as connection:
        drop_report(connection, study.ids["aden"])
    study.database.purge()
    assert "باشراحيل".encode() not in _index_of(place)
    assert "موصل".encode() in _index_of(place)


def _index_of(place: str) -> bytes:
    """The bytes of the index as they are on the disk."""
    with psycopg.connect(place, autocommit=True) as connection:
        connection.execute("CHECKPOINT")
        row = connection.execute(
            "SELECT pg_read_binary_file(pg_relation_filepath(%s::regclass))", [TERMS_INDEX]
        ).fetchone()
    assert row is not None
    return bytes(row[0])


def _files(place: str) -> list[bytes]:
    return [path.read_bytes() for path in Path(place).parent.glob(Path(place).name + "*")]


def _place_of(study: Searched, claim: str) -> str:
    with study.database.reading() as connection:
        query = text("SELECT place FROM claim_places WHERE claim_id = :claim AND happened")
        return str(connection.execute(query, {"claim": claim}).scalars().first())
