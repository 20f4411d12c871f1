"""What a claim says befell a person in office."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from rasid.resolve.office_events import office_events
from rasid.values import Claim, Figure, Interval, Phrase
from rasid.values.entity import Naming, OfficeEvent, Post
from rasid.values.incident import Participant, SourcedClaim

TEXT = (
    "عينت حركة النور قائد اللواء سالم الوردي قائدا عاما لها خلفا لأبي عمر الدوري،"
    " ونجا المحافظ منير الشامي من تفجير قتل فيه ثلاثة من حراسه بعد انشقاقه عن الجيش"
)
DAY = Interval(date(2014, 2, 9), date(2014, 2, 9))
SALIM, UMAR, MUNIR = "سالم الوردي", "أبي عمر الدوري", "منير الشامي"
IDS = {SALIM: "p-1", UMAR: "p-2", MUNIR: "p-3"}
ORGANISATIONS = {"حركة النور": "o-nur", "الجيش": "o-army"}
SOLE = frozenset({"قائد", "محافظ"})


def post(
    title: str, *, status: str = "current", organisation: str | None = None, rule: str = "title"
) -> Post:
    return Post(title, organisation, None, None, status, TEXT.index(title), rule)


def naming(name: str, *posts: Post) -> Naming:
    return Naming(f"r-1:{TEXT.index(name)}", "r-1", date(2014, 2, 10), name, (), posts, (), ())


NAMINGS = {
    "p-1": naming(SALIM, post("قائد", organisation="o-brigade"), post("قائدا عاما")),
    "p-2": naming(UMAR, post("قائدا عاما", status="former")),
    "p-3": naming(MUNIR, post("المحافظ")),
}


def phrase(words: str) -> Phrase:
    return Phrase(words, TEXT.index(words))


def claim(
    type: str, trigger: str, *, actors: tuple[str, ...] = (), targets: tuple[str, ...] = ()
) -> SourcedClaim:
    """An asserted claim whose participants are these words of the text."""
    made = Claim(
        id="c-1",
        type=type,
        family="organisation",
        trigger=phrase(trigger),
        actors=tuple(map(phrase, actors)),
        targets=tuple(map(phrase, targets)),
        instruments=(),
        places=(),
        inferred_places=(),
        date=DAY,
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
    participants = tuple(
        Participant(role, words, TEXT.index(words), ORGANISATIONS.get(words), IDS.get(words))
        for role, said in (("actor", actors), ("target", targets))
        for words in said
    )
    return SourcedClaim(made, "r-1", date(2014, 2, 10), "وكالة", None, participants)


def changed(sourced: SourcedClaim, **fields: object) -> SourcedClaim:
    return replace(sourced, claim=replace(sourced.claim, **fields))  # type: ignore[arg-type]


def told(sourced: SourcedClaim) -> tuple[OfficeEvent, ...]:
    return office_events(sourced, NAMINGS, SOLE)


APPOINTMENT = claim("appointment", "عينت", actors=("حركة النور",), targets=(SALIM,))


def test_an_appointment_gives_the_office_named_behind_it_in_the_organisation_that_gives_it() -> None:
    appointed, succeeded = told(APPOINTMENT)
    assert (appointed.kind, appointed.person, appointed.days, appointed.sole) == (
        "appointment",
        "p-1",
        DAY,
        True,
    )
    assert appointed.post is not None
    assert (appointed.post.title, appointed.post.organisation) == ("قائدا عاما", "o-nur")
    assert (succeeded.kind, succeeded.person, succeeded.post) == ("succeeded", "p-2", appointed.post)


def test_an_office_that_several_can_hold_is_not_sole() -> None:
    (appointed, *_) = office_events(APPOINTMENT, NAMINGS, frozenset())
    assert not appointed.sole


def test_an_appointment_without_an_office_tells_nothing() -> None:
    assert office_events(APPOINTMENT, {"p-1": naming(SALIM)}, SOLE) == ()
    rank = {"p-1": naming(SALIM, post("اللواء", rule="rank"))}
    assert office_events(APPOINTMENT, rank, SOLE) == ()


@pytest.mark.parametrize(("factuality", "realisation"), [("negated", "failed"), ("planned", "intended")])
def test_an_appointment_that_did_not_happen_is_refuted(factuality: str, realisation: str) -> None:
    (refuted,) = told(changed(APPOINTMENT, factuality=factuality, realisation=realisation))
    assert (refuted.kind, refuted.person) == ("refuted", "p-1")


def test_what_did_not_happen_or_sums_a_period_ends_nothing() -> None:
    removed = claim("dismissal", "عينت", targets=(MUNIR,))
    assert told(changed(removed, factuality="possible")) == ()
    assert told(changed(removed, aggregate=True)) == ()


def test_a_dismissal_removes_from_the_office_told_beside_the_name() -> None:
    (removed,) = told(claim("dismissal", "عينت", actors=("حركة النور",), targets=(SALIM,)))
    assert (removed.kind, removed.organisation) == ("dismissal", "o-nur")
    assert removed.post is not None and removed.post.title == "قائد"


def test_a_defector_leaves_the_side_that_is_named() -> None:
    (left,) = told(claim("defection", "انشقاقه", actors=(MUNIR,), targets=("الجيش",)))
    assert (left.kind, left.person, left.organisation) == ("defection", "p-3", "o-army")
    assert left.post is not None and left.post.title == "المحافظ"


def test_who_left_his_side_long_ago_has_the_office_since() -> None:
    old = Interval(date(2012, 8, 1), date(2012, 8, 31), "month")
    defection = claim("defection", "انشقاقه", actors=(MUNIR,), targets=("الجيش",))
    (left,) = told(changed(defection, date=old))
    assert left.post is None and left.organisation == "o-army"
    (removed,) = told(changed(claim("dismissal", "عينت", targets=(MUNIR,)), date=old))
    assert removed.post is not None


def test_an_actor_is_not_removed_and_people_without_a_name_hold_nothing() -> None:
    assert told(claim("dismissal", "عينت", actors=(SALIM,))) == ()
    assert told(claim("resignation", "عينت", actors=("حراسه",))) == ()
    assert told(claim("protest", "عينت", actors=(SALIM,), targets=(MUNIR,))) == ()


def test_a_death_needs_words_that_count_him_among_the_dead() -> None:
    killing = claim("killing", "قتل", targets=(MUNIR,))
    assert [event.kind for event in told(killing)] == ["death"]
    assert told(changed(killing, killed=(0, 0))) == ()
    guards = Figure("killed", phrase("حراسه"), 3, 3, None, False, None, phrase("ثلاثة من حراسه"))
    bombing = claim("bombing", "تفجير", targets=(MUNIR, "حراسه"))
    assert told(bombing) == ()
    assert told(changed(bombing, figures=(guards,), killed=(3, 3))) == ()
    himself = Figure("killed", None, 1, 1, None, False, None, phrase("المحافظ منير الشامي"))
    (died,) = told(changed(bombing, figures=(guards, himself)))
    assert (died.kind, died.person) == ("death", "p-3")


def test_a_denied_event_says_so() -> None:
    assert told(changed(APPOINTMENT, denied_by=phrase("الجيش")))[0].denied
