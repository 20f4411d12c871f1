"""Claims built by hand, and what several reports tell joined in memory: for the tests of this folder."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from rasid.resolve.claim_kind import CLAIMS
from rasid.resolve.claim_lexicon import ClaimLexicon, load_claim_lexicon
from rasid.resolve.claim_profiles import first_of, profile_of
from rasid.resolve.growing import regroup
from rasid.resolve.memory import MemoryGraph
from rasid.values.claim import Claim, Figure, Phrase, Place
from rasid.values.coded import CodedReport
from rasid.values.incident import Participant, SourcedClaim
from rasid.values.interval import Interval

BAQUBA = Place("بعقوبة", 60, "Baqubah", 97990, 33.754, 44.605, "Diyala", "IQ", "point")
DIYALA = Place("ديالى", 60, "Diyala", None, None, None, "Diyala", "IQ", "area")
BAGHDAD = Place("بغداد", 60, "Baghdad", 98182, 33.340, 44.400, "Baghdad", "IQ", "point")
IRAQ = Place("العراق", 60, "Iraq", None, None, None, None, "IQ", "country")
HOMS = Place("حمص", 60, "Homs", 169577, 34.724, 36.714, "Homs", "SY", "point")
MARKET = Place("سوق الخضار", 70, country="IQ")


def day(number: int, *, last: int | None = None, precision: str = "day") -> Interval:
    """Days of March 2015."""
    return Interval(date(2015, 3, number), date(2015, 3, last or number), precision)


def figure(
    what: str, low: int, high: int | None, *, quantifier: str | None = None, subset: bool = False
) -> Figure:
    """A figure of a claim."""
    return Figure(what, None, low, high, quantifier, subset, None, Phrase(str(low), 10))


def claim(  # noqa: PLR0913 (a claim has many fields, and a test names few)
    type: str = "bombing",
    *,
    family: str = "violence",
    days: Interval | None = day(14),  # noqa: B008 (a frozen value)
    places: Iterable[Place] = (BAQUBA,),
    figures: Iterable[Figure] = (),
    targets: Iterable[str] = (),
    factuality: str = "asserted",
    aggregate: bool = False,
    at: int = 20,
) -> Claim:
    """A claim; `killed` and the like follow from its figures."""
    told = tuple(figures)
    numbers = {one.what: (one.low, one.high) for one in told if not one.subset}
    return Claim(
        id="", type=type, family=family, trigger=Phrase("تفجير", at), actors=(),
        targets=tuple(Phrase(said, 200 + 20 * n) for n, said in enumerate(targets)), instruments=(),
        places=tuple(places), inferred_places=(), date=days, window=None, killed=numbers.get("killed"),
        injured=numbers.get("injured"), detained=numbers.get("detained"), figures=told, source=None,
        factuality=factuality, polarity="", certainty="", realisation="", denied_by=None, aggregate=aggregate,
        salience=1.0, confidence=1.0, rules=(), evidence=(), problems=(),
    )  # fmt: skip


def told(  # noqa: PLR0913 (as above)
    made: Claim,
    report: str,
    *,
    published: int = 15,
    publisher: str | None = None,
    copy_of: str | None = None,
    actor: str | None = None,
    target: str | None = None,
) -> SourcedClaim:
    """A claim as a report of March 2015 tells it; `actor` and `target` are organisations."""
    sides = [("actor", actor), ("target", target)]
    named = tuple(Participant(role, who, 100, who) for role, who in sides if who is not None)
    others = tuple(Participant("target", phrase.text, phrase.at) for phrase in made.targets)
    phrases = {role: tuple(Phrase(p.said, p.at) for p in (*named, *others) if p.role == role)
               for role, _ in sides}  # fmt: skip
    return SourcedClaim(
        replace(made, id=f"c-{report}-{made.trigger.at}", actors=phrases["actor"], targets=phrases["target"]),
        report, date(2015, 3, published), publisher or report, copy_of, (*named, *others),
    )  # fmt: skip


def taken(coded: CodedReport) -> list[SourcedClaim]:
    """The claims of a coded report, as a study takes them."""
    people = {phrase.at for person in coded.people for phrase in (person.name, *person.mentions)}
    known = {m.at: f"o-{o.alias}" for o in coded.organisations for m in o.mentions if o.alias}
    return [
        SourcedClaim(
            replace(one, id=f"c-{coded.id}-{one.trigger.at}"), coded.id, coded.published, coded.id, None,
            tuple(
                Participant(role, p.text, p.at, known.get(p.at), f"p-{p.text}" if p.at in people else None)
                for role, phrases in (("actor", one.actors), ("target", one.targets))
                for p in phrases
            ),
        )
        for one in coded.events
    ]  # fmt: skip


def joined(claims: Iterable[SourcedClaim], lexicon: ClaimLexicon | None = None) -> set[frozenset[str]]:
    """The clusters of the claims, by their ids."""
    words = lexicon or load_claim_lexicon()
    graph = MemoryGraph()
    profiles = {one.claim.id: profile_of(one, words) for one in claims}
    regroup(graph, CLAIMS, added=[CLAIMS.node(id, first_of(p), p) for id, p in profiles.items()])
    clusters: dict[str | None, set[str]] = {}
    for node in graph.all_nodes("claim"):
        clusters.setdefault(node.cluster, set()).add(node.id)
    return {frozenset(members) for members in clusters.values()}
