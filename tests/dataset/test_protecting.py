"""Protected people in a study: marked, hidden in all it tells, and still so after merges and recoding."""

from __future__ import annotations

import io
import re
from datetime import date
from pathlib import Path

import msgspec
import pytest
from making import Makes, claim_id, naming_id, report_id
from week import ARREST, ARREST_RETOLD, CAPTURE, NAMESAKE, report

from rasid.dataset.asking import Asked, ask
from rasid.dataset.holding import held_on
from rasid.dataset.protecting import end_protection, note_unredacted, protect, protections
from rasid.dataset.study import Study, Verdict
from rasid.errors import UsageError
from rasid.export.study_csv import write_tables
from rasid.export.study_geojson import geojson_of
from rasid.folding import fold_word
from rasid.records.codings import current_coding
from rasid.values.claim import Phrase

SHOWN = "شخص محمي ١"
_NAME = re.compile(r"سالم|دوري|salem|salim|douri", re.IGNORECASE)
#: For tests of what is the same in either database.
in_a_file = pytest.mark.parametrize("place", ["sqlite"], indirect=True)


@pytest.fixture
def arrested(makes: Makes) -> tuple[Study, str]:
    """A study of two men of one name, and the id of the one who was arrested."""
    study = makes.filled((ARREST, NAMESAKE, ARREST_RETOLD, CAPTURE))
    with study.inside() as (_, dossiers):
        return study, dossiers.person(_person_of(study)).person.id


def _person_of(study: Study) -> str:
    with study.inside() as (contents, _):
        return next(one.id for one in contents.people() if "عبد الكريم" in one.name)


def _told(study: Study) -> str:
    """All that a study tells, as one text."""
    with study.inside() as (contents, dossiers):
        people = tuple(contents.people())
        streams = (
            contents.reports(), contents.claims(), contents.incidents(), people, contents.organisations(),
            contents.tenures(), contents.control(), contents.sources(), contents.places(),
        )  # fmt: skip
        parts = [repr(tuple(stream)) for stream in streams]
        parts += [repr(dossiers.person(one.id)) for one in people]
        parts.append(repr(contents.tenures_of_people([one.id for one in people])))
        parts += [repr(contents.controls_of(one.place)) for one in contents.places()]
        parts += [repr(dossiers.incident(one.id)) for one in contents.incidents()]
        parts += [repr(dossiers.organisation(one.id)) for one in contents.organisations()]
    parts += [repr(tuple(study.changes())), repr(tuple(study.said())), repr(study.lost())]
    return fold_word("\n".join(parts))


def test_nothing_that_a_veiled_study_tells_has_the_name(arrested: tuple[Study, str]) -> None:
    study, person = arrested
    study.decide(claim_id(study, ARREST), Verdict("correct", "targets", "[]", "سالم الدوري لم يعتقل"))
    assert _NAME.search(_told(study))
    assert study.veiled() is study
    made = protect(study, person, why="تهديد")
    assert (made.number, made.person, made.author) == (1, person, "هدى")
    told = _told(study.veiled())
    assert not _NAME.search(told)
    assert fold_word(SHOWN) in told
    assert _NAME.search(_told(study))


@in_a_file
def test_who_holds_a_place_is_hidden_too(makes: Makes) -> None:
    study = makes.filled((ARREST, ARREST_RETOLD))
    taken = "استولى سالم عبد الكريم الدوري على مدينة تدمر يوم 7 مارس 2015."
    study.add(report(taken, "2015-03-08", source="وكالة الضفاف"))
    assert any(_NAME.search(held.holder) for held in held_on(study, date(2015, 3, 9)))
    protect(study, _person_of(study), why="اختبار")
    hidden = study.veiled()
    assert not _NAME.search(fold_word(repr(held_on(hidden, date(2015, 3, 9)))))
    with hidden.inside() as (contents, _):
        assert not _NAME.search(fold_word(repr(tuple(contents.control()))))


@in_a_file
def test_no_export_of_a_veiled_study_has_the_name(arrested: tuple[Study, str], tmp_path: Path) -> None:
    study, person = arrested
    protect(study, person, why="تهديد")
    with study.veiled().inside() as (contents, _):
        write_tables(contents, tmp_path / "tables")
        geojson = io.StringIO("".join(geojson_of(contents))).read()
    for path in sorted((tmp_path / "tables").iterdir()):
        assert not _NAME.search(fold_word(path.read_text())), path.name
    assert not _NAME.search(fold_word(geojson))
    assert SHOWN in (tmp_path / "tables" / "people.csv").read_text()
    assert SHOWN in geojson


@in_a_file
def test_a_namesake_is_not_called_by_the_pseudonym(arrested: tuple[Study, str]) -> None:
    study, person = arrested
    protect(study, person, why="تهديد")
    with study.veiled().inside() as (contents, _):
        names = {one.id: one.name for one in contents.people()}
    assert names.pop(person) == SHOWN
    assert "اسم محجوب" in names.values()


@in_a_file
@pytest.mark.parametrize("words", ["سالم الدوري", "الدوري", '"سالم الدوري"', "Salem", "للدوري"])
def test_a_search_for_the_name_finds_nothing(arrested: tuple[Study, str], words: str) -> None:
    study, person = arrested
    query = ask(Asked(words=words), study.reading)
    assert study.search(query).hits
    protect(study, person, why="تهديد")
    assert study.veiled().search(query).hits == ()
    assert study.search(query).hits


@in_a_file
def test_a_search_for_other_words_shows_pseudonyms(arrested: tuple[Study, str]) -> None:
    study, person = arrested
    protect(study, person, why="تهديد")
    veiled = study.veiled()
    page = veiled.search(ask(Asked(words="كتائب الفرات"), study.reading), limit=1)
    rest = veiled.search(ask(Asked(words="كتائب الفرات"), study.reading), limit=1, after=page.next)
    assert rest.next is None
    assert {hit.report_id for hit in page.hits + rest.hits} == {report_id(ARREST), report_id(ARREST_RETOLD)}
    for hit in page.hits + rest.hits:
        assert SHOWN in hit.excerpt.text
        marked = {
            hit.excerpt.text[span.start - hit.excerpt.at : span.end - hit.excerpt.at]
            for span in hit.excerpt.highlights
        }
        assert marked == {"كتائب", "الفرات"}
    assert veiled.search(ask(Asked(person=person), study.reading)).hits == ()
    assert veiled.search(ask(Asked(actor="سالم الدوري"), study.reading)).hits == ()


@in_a_file
def test_what_comes_back_with_a_pseudonym_is_the_name_in_the_study(arrested: tuple[Study, str]) -> None:
    study, person = arrested
    protect(study, person, why="تهديد")
    claim = claim_id(study, ARREST)
    with study.veiled().inside() as (contents, _):
        shown = next(one for one in contents.claims() if one.sourced.claim.id == claim).sourced.claim
    assert [phrase.text for phrase in shown.targets] == [SHOWN]
    after = msgspec.json.encode((*shown.targets, *shown.actors)).decode()
    study.veiled().decide(claim, Verdict("correct", "targets", after))
    with study.inside() as (contents, _):
        kept = next(one for one in contents.claims() if one.sourced.claim.id == claim).sourced.claim
    at = ARREST.text.index("سالم")
    assert kept.targets[0] == Phrase("سالم عبد الكريم الدوري", at)
    assert kept.targets[1:] == shown.actors


@in_a_file
def test_the_pseudonym_stays_when_people_are_joined_and_parted(arrested: tuple[Study, str]) -> None:
    study, person = arrested
    protect(study, person, why="تهديد")
    with study.inside() as (contents, _):
        other = next(one.id for one in contents.people() if one.id != person and "سالم" in one.name)
    joined = study.judge(person, other, same=True)
    with study.veiled().inside() as (contents, _):
        assert [one.name for one in contents.people() if "شخص" in one.name] == [SHOWN]
        assert not any("محجوب" in one.name for one in contents.people())
    study.take_back(joined.id)
    study.judge(person, naming_id(study, ARREST_RETOLD), same=False)
    assert not _NAME.search(_told(study.veiled()))


@in_a_file
def test_recoding_changes_nothing_of_it(arrested: tuple[Study, str]) -> None:
    study, person = arrested
    protect(study, person, why="تهديد")
    before = _told(study.veiled())
    for _ in study.recode(everything=True):
        pass
    assert not _NAME.search(_told(study.veiled()))
    assert before.count(fold_word(SHOWN)) <= _told(study.veiled()).count(fold_word(SHOWN))


@in_a_file
def test_a_report_that_is_added_later_is_hidden_too(makes: Makes) -> None:
    study = makes.filled((ARREST,))
    protect(study, _person_of(study), why="تهديد")
    assert not _NAME.search(_told(study.veiled()))
    makes.add(study, ARREST_RETOLD)
    assert not _NAME.search(_told(study.veiled()))


@in_a_file
def test_protecting_needs_a_reason_and_is_done_once(arrested: tuple[Study, str]) -> None:
    study, person = arrested
    with pytest.raises(UsageError, match="reason"):
        protect(study, person, why=" ")
    with pytest.raises(UsageError, match="no person"):
        protect(study, "p-000000000000", why="تهديد")
    protect(study, person, why="تهديد")
    with pytest.raises(UsageError, match="already"):
        protect(study, person, why="تهديد")
    with pytest.raises(UsageError, match="reason"):
        end_protection(study, 1, why="")
    with pytest.raises(UsageError, match="nobody"):
        end_protection(study, 2, why="خطأ")
    end_protection(study, 1, why="أعلن اسمه بنفسه")
    assert _NAME.search(_told(study.veiled()))
    assert protect(study, person, why="عاد التهديد").number == 2
    assert [(one.number, one.taken_back is None) for one in protections(study)] == [(1, False), (2, True)]
    changes = [(one.action, one.why) for one in study.changes(person) if one.action in ("protect", "expose")]
    assert changes == [("protect", "تهديد"), ("expose", "أعلن اسمه بنفسه"), ("protect", "عاد التهديد")]


@in_a_file
def test_who_was_given_the_names_is_noted(arrested: tuple[Study, str]) -> None:
    study, person = arrested
    protect(study, person, why="تهديد")
    note_unredacted(study.signed("سعاد"), "rasid export")
    last = list(study.changes())[-1]
    assert (last.who, last.action, last.after) == ("سعاد", "unredacted", "rasid export")
    assert study.check().faults == ()


def test_names_of_an_erased_report_are_forgotten(arrested: tuple[Study, str]) -> None:
    study, person = arrested
    protect(study, person, why="تهديد")
    study.erase(report_id(ARREST), why="طلب الشاهد")
    (left,) = protections(study)
    assert left.names == ("سالم الدوري",)
    study.erase(report_id(ARREST_RETOLD), why="طلب الشاهد")
    (left,) = protections(study)
    assert (left.number, left.now) == (1, None)
    study.erase(report_id(NAMESAKE), why="طلب الشاهد")
    study.veiled()
    with study.database.reading() as connection:
        assert current_coding(connection, report_id(ARREST)) is None
    assert _told(study.veiled()).count("دوري") == 0
