"""Which coded claims and people are those that a corpus marks, on codings made by hand."""

from datetime import date

from rasid.evaluation.study_corpus import GoldReport, Happening, Mark, StudyCorpus
from rasid.evaluation.study_matching import match_claims, match_people
from rasid.values.claim import Claim, Phrase
from rasid.values.coded import CodedReport, Person, Versions
from rasid.values.span import Span

TEXT = "انفجرت عبوة في سوق الوردة وقتل اثنان، وقال سالم الوردي إن الهجوم استهدف المدنيين. وخرجت مسيرة."
FAMILIES = {"bombing": "violence", "killing": "violence", "protest": "civic"}


def phrase(words: str) -> Phrase:
    return Phrase(words, TEXT.index(words))


def mark(key: str, words: str) -> Mark:
    return Mark(key, Span(TEXT.index(words), TEXT.index(words) + len(words)))


def claim(type: str, trigger: str) -> Claim:
    return Claim(
        id=trigger,
        type=type,
        family=FAMILIES[type],
        trigger=phrase(trigger),
        actors=(),
        targets=(),
        instruments=(),
        places=(),
        inferred_places=(),
        date=None,
        window=None,
        killed=None,
        injured=None,
        detained=None,
        figures=(),
        source=None,
        factuality="asserted",
        polarity="positive",
        certainty="certain",
        realisation="done",
        denied_by=None,
        aggregate=False,
        salience=1.0,
        confidence=1.0,
        rules=(),
        evidence=(),
        problems=(),
    )


def coded(*claims: Claim, people: tuple[Person, ...] = ()) -> dict[str, CodedReport]:
    return {
        "r1": CodedReport(
            id="r1",
            published=date(2014, 2, 10),
            published_from="given",
            title=None,
            source=None,
            url=None,
            text=TEXT,
            sha256="0",
            reader="text 1",
            extra={},
            versions=Versions("1", "1", "1", "1"),
            events=claims,
            people=people,
            organisations=(),
            places=(),
            problems=(),
        )
    }


def corpus(*claims: Mark, people: tuple[Mark, ...] = (), alone: bool = False) -> StudyCorpus:
    report = GoldReport("r1", "وكالة", date(2014, 2, 10), None, TEXT, claims, people)
    bomb = Happening("bomb", "bombing", alone, 2, None, None, None, "")
    march = Happening("march", "protest", False, None, None, None, None, "")
    return StudyCorpus((report,), {"bomb": bomb, "march": march}, {"salim": "سالم الوردي"}, (), ())


def incident_of(report: str, claim: Claim) -> tuple[str, str]:
    return f"{report} {claim.id}", f"incident of {claim.id}"


def test_the_claim_of_the_very_type_stands_for_a_happening_and_others_tell_it_again() -> None:
    matched = match_claims(
        corpus(mark("bomb", "انفجرت"), mark("bomb", "قتل")),
        coded(claim("killing", "قتل"), claim("bombing", "انفجرت")),
        incident_of,
        FAMILIES,
    )
    assert [thing.id for thing in matched.found] == ["r1 انفجرت"]
    assert [thing.id for thing in matched.again] == ["r1 قتل"]
    assert not matched.missed
    assert matched.at["r1 قتل"] == ("r1", TEXT.index("قتل"))


def test_of_claims_of_another_type_the_one_marked_first_stands_for_it() -> None:
    matched = match_claims(
        corpus(mark("bomb", "الهجوم"), mark("bomb", "قتل")),
        coded(claim("killing", "قتل"), claim("killing", "الهجوم")),
        incident_of,
        FAMILIES,
    )
    assert [thing.id for thing in matched.found] == ["r1 الهجوم"]


def test_a_claim_of_another_family_leaves_the_happening_missed() -> None:
    matched = match_claims(
        corpus(mark("march", "مسيرة")), coded(claim("killing", "مسيرة")), incident_of, FAMILIES
    )
    assert not matched.found
    assert [thing.label for thing in matched.missed] == ["march"]
    assert matched.missed[0].found == matched.missed[0].id


def test_a_claim_beside_the_marks_is_no_matter_of_the_corpus() -> None:
    matched = match_claims(
        corpus(mark("bomb", "انفجرت")),
        coded(claim("bombing", "انفجرت"), claim("protest", "مسيرة")),
        incident_of,
        FAMILIES,
    )
    assert len(matched.everything) == 1


def test_what_stands_alone_is_a_true_cluster_of_its_own_in_every_report() -> None:
    matched = match_claims(
        corpus(mark("bomb", "انفجرت"), alone=True), coded(claim("bombing", "انفجرت")), incident_of, FAMILIES
    )
    assert [(thing.label, thing.truth) for thing in matched.found] == [("bomb", "bomb in r1")]


def test_a_person_is_found_by_any_of_his_mentions() -> None:
    person = Person(phrase("سالم"), (), (), (phrase("سالم"), phrase("سالم الوردي")))
    other = Person(phrase("المدنيين"), (), (), (phrase("المدنيين"),))
    matched = match_people(
        corpus(people=(mark("salim", "سالم الوردي"),)),
        coded(people=(person, other)),
        lambda report, person: (person.name.text, "p-1"),
    )
    assert [(thing.id, thing.truth) for thing in matched.found] == [("سالم", "salim")]


def test_a_person_who_is_not_found_is_missed() -> None:
    matched = match_people(
        corpus(people=(mark("salim", "سالم الوردي"),)), coded(), lambda report, person: ("", "")
    )
    assert [thing.label for thing in matched.missed] == ["salim"]
