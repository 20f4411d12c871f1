"""A study of a few values built by hand, as exports read it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from rasid.values import Claim, Figure, Interval, Phrase, Place, Versions
from rasid.values.entity import Bound, Control, KnownOrganisation, Person, Tenure
from rasid.values.incident import Contradiction, Incident, Participant, Range, Side, SourcedClaim
from rasid.values.stored import Citation, DecisionMark, StoredClaim, StoredReport
from rasid.values.victim import ToldVictim, Trait, Victim

DAY = Interval(date(2014, 3, 10), date(2014, 3, 10))
PALMYRA = Place("تدمر", 40, "Palmyra", 163533, 34.56, 38.27, "Homs", "SY", "point")

KEPT = StoredReport(
    id="r-1",
    state="kept",
    kind="file",
    retrieved=date(2014, 4, 1),
    added_by="هدى",
    source="وكالة النور",
    source_kind="agency",
    reliability="B",
    title="مقتل جنود في تدمر",
    published=date(2014, 3, 11),
    published_from="file",
    url="https://example.org/1",
    reader="plain 1",
    sha256="ab" * 32,
    versions=Versions("0.2.0", "c0", "l0", "g0"),
    problems=("unknown-place",),
)
COPY = replace(KEPT, id="r-2", source="جريدة الصباح", published=date(2014, 3, 12), copy_of="r-1", title=None)
ERASED = StoredReport("r-3", "erased", "typed", date(2014, 4, 2), "هدى", erased_why="طلب الشاهد حذف شهادته")

CLAIM = Claim(
    id="c-1",
    type="attack",
    family="violence",
    trigger=Phrase("هاجموا", 20),
    actors=(Phrase("مسلحون مجهولون", 5),),
    targets=(Phrase("حاجزا للجيش", 27), Phrase("سامر الحسن", 50)),
    instruments=(),
    places=(PALMYRA,),
    inferred_places=(),
    date=DAY,
    window=None,
    killed=(3, 3),
    injured=(8, None),
    detained=(0, 0),
    figures=(
        Figure("killed", Phrase("جنود", 60), 3, 3, None, False, None, Phrase("ثلاثة جنود", 54)),
        Figure("injured", None, 8, None, "أكثر من", False, Phrase("المرصد", 80), Phrase("أكثر من 8", 70)),
        Figure("detained", None, 0, 0, None, False, None, Phrase("لا معتقلين", 90)),
    ),
    source=None,
    factuality="asserted",
    polarity="positive",
    certainty="certain",
    realisation="done",
    denied_by=None,
    aggregate=False,
    salience=0.9,
    confidence=0.75,
    rules=(),
    evidence=(),
    problems=(),
)
SOURCED = SourcedClaim(
    claim=CLAIM,
    report_id="r-1",
    published=date(2014, 3, 11),
    publisher="وكالة النور",
    copy_of=None,
    participants=(
        Participant("target", "حاجزا للجيش", 27, organisation="o-syrian-arab-army"),
        Participant("actor", "مسلحون مجهولون", 5),
        Participant("target", "سامر الحسن", 50, person="p-1"),
    ),
)
STORED = StoredClaim(
    SOURCED, "accepted", "i-1", (DecisionMark("killed", "accept", "هدى", "2014-04-02T10:00:00+00:00"),)
)
REJECTED = StoredClaim(
    replace(SOURCED, claim=replace(CLAIM, id="c-2", source=Phrase("شهود", 1), places=(), figures=())),
    "rejected",
    None,
)

INCIDENT = Incident(
    id="i-1",
    type="attack",
    family="violence",
    standing="disputed",
    days=DAY,
    place=PALMYRA,
    sides=(
        Side("actor", "مسلحون مجهولون", None, None, ("c-1",)),
        Side("target", "حاجزا للجيش", "o-syrian-arab-army", None, ("c-1",)),
    ),
    figures=(
        Range("killed", 3, 3, 5, "ucdp", ("c-1",)),
        Range("detained", 0, 0, 0, "ucdp", ("c-1",)),
        Range("displaced", 40, 40, None, "ucdp", ("c-1",)),
    ),
    occurrences=(),
    contradictions=(Contradiction("actor", (("مسلحون مجهولون", ("c-1",)), ("الجيش", ("c-9",)))),),
    claims=("c-1",),
    reports=("r-2", "r-1"),
    sources=1,
    aggregate=False,
    links=(),
)
PERSON = Person("p-1", "سامر الحسن", ("سامر الحسن", "أبو علي"), ("Samer al-Hassan",), (), ("r-1", "r-3"), ())
ARMY = KnownOrganisation(
    "o-syrian-arab-army",
    "الجيش السوري",
    ("الجيش السوري",),
    "Syrian Arab Army",
    True,
    "state",
    None,
    ("SY",),
    ("r-1",),
)
TENURE = Tenure(
    person="p-1",
    title="قائد الحاجز",
    organisation="o-syrian-arab-army",
    organisation_said="الجيش",
    place=None,
    start=None,
    end=Bound(DAY, "death", ("c-1",), ("r-1",)),
    seen=(date(2014, 3, 11), date(2014, 3, 11)),
    status="former",
    reports=("r-1",),
)
CONTROL = Control(
    place="g-163533",
    place_name="Palmyra",
    organisation="o-syrian-arab-army",
    said="الجيش",
    start=Bound(None, "capture", ("c-1",), ("r-1",)),
    end=None,
    contested=True,
    claims=("c-1",),
    reports=("r-1",),
)


SOLDIERS = ToldVictim(
    Victim(
        "c-1", "killed", Phrase("ثلاثة جنود", 54), None, 3, 3, False, None, None, None,
        Trait("combatant", "stated", "words", Phrase("جنود", 60)),
    ),
    "r-1", "i-1", "asserted", "وكالة النور", None,
)  # fmt: skip
NAMED = ToldVictim(
    Victim(
        "c-1", "killed", Phrase("سامر الحسن (23 عاما)", 50), Phrase("سامر الحسن", 50), 1, 1, True,
        Trait("male", "inferred", "grammar", Phrase("الجندي", 43)), (23, 23),
        Trait("adult", "stated", "words", Phrase("23 عاما", 62)), None,
    ),
    "r-1", "i-1", "asserted", "وكالة النور", "p-1",
)  # fmt: skip


@dataclass(frozen=True)
class TinyStudy:
    """A study in memory; streams come in the order in which the values are given."""

    of_reports: tuple[StoredReport, ...] = (KEPT, COPY, ERASED)
    of_claims: tuple[StoredClaim, ...] = (STORED, REJECTED)
    of_incidents: tuple[Incident, ...] = (INCIDENT,)
    of_victims: tuple[ToldVictim, ...] = (SOLDIERS, NAMED)
    of_people: tuple[Person, ...] = (PERSON,)
    of_organisations: tuple[KnownOrganisation, ...] = (ARMY,)
    of_tenures: tuple[Tenure, ...] = (TENURE,)
    of_control: tuple[Control, ...] = (CONTROL,)

    def reports(self) -> Iterator[StoredReport]:
        return iter(self.of_reports)

    def claims(self) -> Iterator[StoredClaim]:
        return iter(self.of_claims)

    def incidents(self) -> Iterator[Incident]:
        return iter(self.of_incidents)

    def victims(self) -> Iterator[ToldVictim]:
        return iter(self.of_victims)

    def people(self) -> Iterator[Person]:
        return iter(self.of_people)

    def organisations(self) -> Iterator[KnownOrganisation]:
        return iter(self.of_organisations)

    def tenures(self) -> Iterator[Tenure]:
        return iter(self.of_tenures)

    def control(self) -> Iterator[Control]:
        return iter(self.of_control)

    def citations(self, reports: Sequence[str]) -> Sequence[Citation]:
        assert len(reports) <= 1000
        return [
            Citation(report.id, report.source, report.published, report.title, report.url, report.copy_of)
            for report in reversed(self.of_reports)
            if report.id in reports and report.state == "kept"
        ]
