"""Values made by hand for the tests of the store: two reports of one raid, and what follows from them."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import date

from sqlalchemy import Connection

from rasid.language.index_words import report_terms
from rasid.lexicon.lemmas import Lemmas
from rasid.records.claims import ClaimInForce, ClaimPlace, put_claims, set_incidents
from rasid.records.codings import add_coding
from rasid.records.entities import OrganisationNaming, put_namings
from rasid.records.graph import RecordGraph
from rasid.records.history import Change, append
from rasid.records.incidents import put_incidents
from rasid.records.public_ids import give_ids
from rasid.records.queue import put_rows
from rasid.records.reports import put_report
from rasid.records.search_index import index_report
from rasid.values.claim import Claim, Evidence, Figure, Phrase, Place
from rasid.values.coded import CodedReport, Organisation, Person, Versions
from rasid.values.entity import Naming, Post
from rasid.values.graph import Node
from rasid.values.incident import Incident, Participant, Range
from rasid.values.interval import Interval
from rasid.values.problem import Problem
from rasid.values.queue import QueueRow
from rasid.values.report import Report
from rasid.values.stored import Arrival, Authorship

NOW = "2024-05-03T09:00:00Z"
VERSIONS = Versions("0.1.0", "c1", "l1", "g1")
BY_PROGRAM = Authorship("program", "rasid 0.1.0", NOW)
DAY = Interval(date(2024, 5, 1), date(2024, 5, 1))
TOWN = Place("الرستن", 30, "الرستن", 170017, 34.92, 36.73, "Homs", "SY", "point")


def report_of(name: str, text: str, *, source: str | None = "وكالة الأنباء") -> Report:
    original = f"{text}\n".encode("windows-1256")
    return Report(
        id=name,
        text=text,
        title="خبر عاجل",
        published=date(2024, 5, 2),
        published_from="file",
        source=source,
        url="https://example.org/1",
        sha256=hashlib.sha256(original).hexdigest(),
        reader="text 1",
        extra=(("قسم", "محليات"),),
        problems=(Problem("bad-published-day", "لا يقرأ"),),
        original=original,
    )


FIRST = report_of("خبر-1", "هاجم مسلحون يقودهم أبو ليث حاجزا في الرستن وقتلوا ثلاثة جنود.")
SECOND = report_of("خبر-2", "مقتل ثلاثة جنود في هجوم لأبي ليث على حاجز في الرستن.", source=None)


def id_of(report: Report) -> str:
    return f"r-{report.sha256[:12]}"


def claim_of(id: str, at: int) -> Claim:
    said = Phrase("ثلاثة جنود", at + 10)
    return Claim(
        id=id,
        type="armed-attack",
        family="violence",
        trigger=Phrase("هاجم", at),
        actors=(Phrase("أبو ليث", at + 5),),
        targets=(said,),
        instruments=(),
        places=(TOWN,),
        inferred_places=(),
        date=DAY,
        window=None,
        killed=(3, 3),
        injured=None,
        detained=None,
        figures=(Figure("killed", said, 3, 3, None, False, None, said),),
        source=None,
        factuality="asserted",
        polarity="positive",
        certainty="certain",
        realisation="done",
        denied_by=None,
        aggregate=False,
        salience=0.8125,
        confidence=0.9,
        rules=("t",),
        evidence=(Evidence("date", "inferred", "r", (Phrase("أمس", 2),)),),
        problems=(),
    )


def coded_of(report: Report, *, versions: Versions = VERSIONS) -> CodedReport:
    return CodedReport(
        id=report.id,
        published=report.published,
        published_from=report.published_from,
        title=report.title,
        source=report.source,
        url=report.url,
        text=report.text,
        sha256=report.sha256,
        reader=report.reader,
        extra=dict(report.extra),
        versions=versions,
        events=(claim_of("e1", 0), claim_of("e2", 4)),
        people=(Person(Phrase("أبو ليث", 5), (), (), (Phrase("أبو ليث", 5),)),),
        organisations=(Organisation(Phrase("لواء الحق", 9), None, (Phrase("لواء الحق", 9),)),),
        places=(TOWN,),
        problems=(Problem("unknown-place", "؟", 3), *report.problems),
    )


def in_force(report_id: str, number: int, at: int) -> ClaimInForce:
    """A claim of a report; the first two of every report name a person, and none an organisation."""
    return ClaimInForce(
        claim=claim_of(f"c-{report_id[2:]}-{number}", at),
        status="unreviewed",
        places=(
            ClaimPlace("g-170017", "الرستن", "SY", "Homs", True),
            ClaimPlace("g-x1", "الحاجز", None, None, False),
        ),
        participants=(
            Participant("actor", "أبو ليث", at + 5, "لواء-الحق", "أبو-ليث"),
            Participant("target", "ثلاثة جنود", at + 10),
        ),
    )


def naming_of(report_id: str, at: int) -> Naming:
    post = Post("قائد", None, "لواء الحق", "g-170017", "current")
    return Naming(
        f"{report_id}:{at}",
        report_id,
        date(2024, 5, 2),
        "أبو ليث",
        ("ليث",),
        (post,),
        ("لواء-الحق",),
        ("SY",),
    )


def incident_of(claims: tuple[str, ...]) -> Incident:
    return Incident(
        id="i-1",
        type="armed-attack",
        family="violence",
        standing="reported",
        days=DAY,
        place=TOWN,
        sides=(),
        figures=(Range("killed", 3, 3, 3, "latest", claims),),
        occurrences=(),
        contradictions=(),
        claims=claims,
        reports=(),
        sources=1,
        aggregate=False,
        links=(),
    )


def enter(connection: Connection, report: Report) -> str:
    """Put a report, its coding, its claims and its names; gives its id."""
    id = id_of(report)
    put_report(connection, report, id=id, arrival=Arrival("file", date(2024, 5, 3), "ليلى"))
    coded = coded_of(report)
    number = add_coding(connection, coded, report_id=id, made_by=BY_PROGRAM)
    held = [in_force(id, 1, 0), in_force(id, 2, 4)]
    put_claims(connection, id, held, coding=number)
    put_rows(connection, [_waiting(id, one) for one in held])
    groups = [OrganisationNaming(id, 9, "لواء-الحق", "لواء الحق")]
    put_namings(connection, id, [(naming_of(id, 5), "أبو-ليث")], groups)
    index_report(connection, id, report_terms(coded, Lemmas({}, frozenset(), frozenset()), {}))
    append(connection, Change(NOW, "ليلى", "add", "report", id, id, after=report.text))
    return id


def _waiting(report_id: str, held: ClaimInForce) -> QueueRow:
    """The row of a claim in the queue."""
    return QueueRow(
        held.claim.id, report_id, held.claim.type, held.status,
        source=None, published=None, start=None, assigned=None,
        confidence=0.5, doubt=1.0, stake=1.0, worth=1.0, harm=0,
    )  # fmt: skip


def make_study(connection: Connection) -> tuple[str, str]:
    """Two reports whose first claims are one incident; gives their ids."""
    ids = enter(connection, FIRST), enter(connection, SECOND)
    graph = RecordGraph(connection)
    joined = tuple(sorted(f"c-{id[2:]}-1" for id in ids))
    put = {Node(id, "2024-05-02", "{}"): ("raid",) for id in joined}
    graph.put_nodes("claim", put)
    graph.put_clusters("claim", dict.fromkeys(joined, "i-1"))
    give_ids(connection, "claim", [("i-1", joined[0])])
    put_incidents(connection, [(incident_of(joined), "g-170017")])
    set_incidents(connection, dict.fromkeys(joined, "i-1"))
    for kind, node, public in (("person", "أبو-ليث", "p-1"), ("organisation", "لواء-الحق", "o-1")):
        graph.put_nodes(kind, {Node(node, "2024-05-02", "{}"): ("name",)})
        graph.put_clusters(kind, {node: public})
        give_ids(connection, kind, [(public, node)])
    for id in ids:
        graph.put_nodes("report", {Node(id, "2024-05-02", "{}"): ()})
        graph.put_clusters("report", {id: id})
    return ids


def with_versions(coded: CodedReport, program: str) -> CodedReport:
    return replace(coded, versions=replace(coded.versions, program=program))
