"""What an incident says of its claims: the same for any order, with every conflict kept."""

from __future__ import annotations

from itertools import permutations

import pytest
from claims_by_hand import BAQUBA, DIYALA, HOMS, IRAQ, claim, day, figure, told
from hypothesis import given, settings
from hypothesis import strategies as st
from test_comparing_claims import claims as any_claim

from rasid.resolve.figures import RULES
from rasid.resolve.incidents import describe
from rasid.values.incident import Incident, SourcedClaim
from rasid.values.judgement import Link


def _fields(incident: Incident) -> set[str]:
    return {one.field for one in incident.contradictions}


anyone = st.lists(
    st.builds(
        told, any_claim, st.sampled_from(["a", "b", "c", "d"]), published=st.integers(1, 28),
        publisher=st.sampled_from([None, "p", "q"]), copy_of=st.sampled_from([None, None, "a"]),
        actor=st.sampled_from([None, "o-x", "o-y"]), target=st.sampled_from([None, "o-z"]),
    ),
    min_size=1, max_size=5, unique_by=lambda one: one.claim.id,
)  # fmt: skip


@settings(deadline=None)
@given(anyone, st.randoms(use_true_random=False), st.sampled_from(sorted(RULES)))
def test_the_order_of_claims_makes_no_difference(
    members: list[SourcedClaim], random: object, rule: str
) -> None:
    shuffled = list(members)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    incident = describe(members, rule=rule)
    assert describe(shuffled, rule=rule) == incident
    assert {id for one in incident.occurrences for id in one.claims} <= set(incident.claims)
    assert incident.occurrences
    for found in incident.figures:
        assert found.low <= found.best and (found.high is None or found.best <= found.high)
        assert set(found.claims) <= set(incident.claims)


def test_the_first_published_claim_names_it() -> None:
    members = [told(claim(), "late", published=16), told(claim(), "early", published=14)]
    assert describe(members).id == "i-early-20"


def test_type_day_and_place_are_the_most_exact_that_are_agreed_on() -> None:
    members = [
        told(claim("killing", days=day(9, last=15, precision="week"), places=[IRAQ]), "a"),
        told(claim("bombing", days=day(14), places=[DIYALA]), "b"),
        told(claim("attack", days=day(13, last=14), places=[BAQUBA]), "c"),
    ]
    for order in permutations(members):
        incident = describe(list(order))
        assert (incident.type, incident.days, incident.place) == ("bombing", day(14), BAQUBA)


@pytest.mark.parametrize(
    ("labels", "standing"),
    [
        (["asserted", "possible"], "reported"),
        (["asserted", "negated"], "disputed"),
        (["negated"], "denied"),
        (["possible", "planned"], "possible"),
        (["planned"], "planned"),
        (["generic"], "generic"),
    ],
)
def test_its_standing(labels: list[str], standing: str) -> None:
    members = [told(claim(factuality=label), f"r{n}") for n, label in enumerate(labels)]
    assert describe(members).standing == standing


def test_who_did_it_how_many_and_whether_are_listed_with_who_says_so() -> None:
    members = [
        told(claim(figures=[figure("killed", 12, 12)]), "a", actor="o-x"),
        told(claim(figures=[figure("killed", 15, 15)]), "b", actor="o-y"),
        told(claim(factuality="negated"), "c"),
    ]
    incident = describe(members)
    assert _fields(incident) == {"happened", "actor", "killed"}
    actor = next(one for one in incident.contradictions if one.field == "actor")
    assert actor.values == (("o-x", ("c-a-20",)), ("o-y", ("c-b-20",)))


def test_what_can_be_one_is_no_contradiction() -> None:
    members = [
        told(claim(days=day(13, last=14), places=[DIYALA], figures=[figure("killed", 11, None)]), "a"),
        told(claim(figures=[figure("killed", 12, 12)]), "b", actor="o-x"),
        told(claim(places=[IRAQ]), "c"),
    ]
    assert describe(members).contradictions == ()


def test_sources_are_counted_once() -> None:
    members = [
        told(claim(), "a", publisher="p"),
        told(claim(), "b", publisher="p"),
        told(claim(), "c", copy_of="a"),
        told(claim(), "d", copy_of="elsewhere"),
        told(claim(), "e"),
    ]
    assert describe(members).sources == 3


def test_one_happening_in_other_words_is_one_occurrence() -> None:
    members = [
        told(claim(targets=["جنود"]), "a", actor="o-x"),
        told(claim(places=[DIYALA], targets=["عسكريون"]), "b"),
        told(claim(places=[IRAQ]), "c", target="o-z"),
    ]
    (occurrence,) = describe(members).occurrences
    assert occurrence.place == BAQUBA and len(occurrence.claims) == 3
    assert occurrence.actor is not None and occurrence.actor.organisation == "o-x"
    assert occurrence.target is not None and occurrence.target.organisation == "o-z"


def test_two_places_of_one_claim_are_two_occurrences() -> None:
    places = [one.place for one in describe([told(claim(places=[BAQUBA, HOMS]), "a")]).occurrences]
    assert places == [BAQUBA, HOMS]


def test_a_side_that_is_disputed_stays_open_in_the_occurrence() -> None:
    members = [told(claim(), "a", actor="o-x"), told(claim(), "b", actor="o-y")]
    (occurrence,) = describe(members).occurrences
    assert occurrence.actor is None
    assert {side.organisation for side in describe(members).sides} == {"o-x", "o-y"}


def test_links_are_kept_the_strongest_first() -> None:
    links = [Link("c-a", "c-b", 0.6, ()), Link("c-b", "c-c", 0.9, ())]
    assert [link.score for link in describe([told(claim(), "a")], links).links] == [0.9, 0.6]
