"""What reviewers ask of the workbench, for measuring: pages with filters and ids, and decisions."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from urllib.parse import urlencode

from sqlalchemy import func, select
from study_templates import FAMILY, PUBLISHERS
from workbench_people import Begun

from rasid.dataset.study import Study
from rasid.records import tables

_WORDS = (
    "قتل",
    "سيارة مفخخة",
    "مصدر أمني",
    "حملة اعتقالات",
    "المستشفى",
    "Dulaimi",
    "اشتباكات الجيش",
    "النزوح",
)
_TYPES = ("clash", "bombing", "arrest", "abduction", "protest", "capture", "shelling", "airstrike", "release")
_PLACES = ("الموصل", "حلب", "صنعاء", "سوريا", "الأنبار", "بنغازي", "دارفور", "العراق")
_OTHERS = (
    "/reports", "/reports/new", "/map", "/sources", "/lexicon", "/protected", "/double", "/quality",
    "/accounts", "/me", "/api/v1/map", "/api/v1/timeline", "/api/v1/overview", "/api/v1/people",
)  # fmt: skip
_ORDERS = ("worth", "doubt", "harm", "age", "day")
#: The pages that somebody who codes blind asks for.
CODING = "round: coding"


def pages_of(study: Study, times: int, begun: Begun) -> dict[str, list[str]]:
    """Addresses of each kind of page, `times` of each where it has that many. The same ones each time."""
    chance = random.Random(11)
    found = {
        "queue": [_queue(chance) for _ in range(times)],
        "queue: three filters": [_narrow_queue(chance) for _ in range(times)],
        "report": [f"/reports/{id}" for id in _some(study, tables.reports.c.id, times)],
        "incidents": [_incidents(chance) for _ in range(times)],
        "incident": [f"/incidents/{id}" for id in _incidents_by_size(study, times)],
        "people": [_named("/people", chance) for _ in range(times)],
        "person": [f"/people/{id}" for id in _entities(study, "person", times)],
        "organisations": [_named("/organisations", chance) for _ in range(times)],
        "organisation": [f"/organisations/{id}" for id in _entities(study, "organisation", times)],
        "organisation: its chart": [
            f"/organisations/{id}?{_between(chance)}" for id in _entities(study, "organisation", times)
        ],
        "reports": [f"/reports?{urlencode({'source': chance.choice(PUBLISHERS)})}" for _ in range(times)],
        "search": [f"/search?{_search(chance)}" for _ in range(times)],
        "timeline": [f"/timeline?{_asked(chance)}" for _ in range(times)],
        "map": [f"/map/drawn?{_asked(chance)}&{_frame(chance)}" for _ in range(times)],
        "map: on days": [f"/map?{_between_days(chance)}" for _ in range(times)],
        "map: control": [f"/map/control?day={_days(chance)[0]}" for _ in range(times)],
        "map: behind a mark": [f"/map/behind?at={id}" for id in _places(study, times)],
        "map: list": [f"/map/list?{_asked(chance)}" for _ in range(times)],
        "places": [_named("/places", chance, _PLACES) for _ in range(times)],
        "place": [f"/places/{id}" for id in _places(study, times)],
        "history": [f"/history?{urlencode({'kind': kind})}" for kind in ("", "claim", "incident", "report")],
        "history of one": [f"/history/{id}" for id in _incidents_by_size(study, times)],
        "follows": ["/follows"],
        "quality sample": [f"/quality/{begun.sample}", f"/quality/{begun.sample}/decide"],
        "round": [f"/double/{begun.round}"],
        CODING: [f"/double/{begun.round}/reports/{id}" for id in begun.reports[:times]],
        "others": list(_OTHERS),
        "API: queue": [f"/api/v1{_queue(chance)}" for _ in range(times)],
        "API: search": [
            f"/api/v1/search?{urlencode({'words': chance.choice(_WORDS)})}" for _ in range(times)
        ],
    }
    return {"home": ["/"], **found}


def decisions_of(study: Study, times: int) -> Iterator[tuple[str, str, dict[str, object]]]:
    """(kind, path, body) of decisions on claims of different reports, as the page of a report sends them."""
    claims = _some(study, tables.claims.c.id, 3 * times)
    said = (
        ("accept", {"verdict": "accept"}),
        ("reject", {"verdict": "reject", "why": "no event"}),
        ("correct the number killed", {"verdict": "correct", "field": "killed", "value": "3"}),
    )
    for number, claim in enumerate(claims):
        kind, verdict = said[number % len(said)]
        body = {"key": f"benchmark-{number}-{random.random()}", "seen": None, "verdicts": [verdict]}
        yield kind, f"/api/v1/claims/{claim}/decisions", body


def _queue(chance: random.Random) -> str:
    asked: dict[str, str] = {"order": chance.choice(_ORDERS)}
    match chance.randrange(6):
        case 0:
            asked["kind"] = chance.choice(_TYPES)
        case 1:
            asked["place"] = chance.choice(_PLACES)
        case 2:
            asked["person"] = chance.choice(FAMILY)
        case 3:
            asked["since"], asked["until"] = _days(chance)
        case 4:
            asked |= {"low": "0.3", "high": "0.6", "kind": chance.choice(_TYPES)}
    return f"/queue?{urlencode(asked)}"


def _narrow_queue(chance: random.Random) -> str:
    asked = {"order": chance.choice(_ORDERS), "kind": chance.choice(_TYPES), "place": chance.choice(_PLACES)}
    asked["since"], asked["until"] = _days(chance)
    return f"/queue?{urlencode(asked)}"


def _between(chance: random.Random) -> str:
    """Two days on which the offices of an organisation are compared."""
    on, until = _days(chance)
    return urlencode({"on": on, "until": until})


def _between_days(chance: random.Random) -> str:
    first, last = _days(chance)
    return urlencode({"first": first, "last": last})


def _incidents(chance: random.Random) -> str:
    return f"/incidents?{_asked(chance)}"


def _asked(chance: random.Random) -> str:
    """A filter of incidents."""
    asked: dict[str, str] = {}
    if chance.random() < 0.5:
        asked["type"] = chance.choice(_TYPES)
    if chance.random() < 0.3:
        asked["place"] = chance.choice(_PLACES)
    if chance.random() < 0.3:
        asked["first"], asked["last"] = _days(chance)
    return urlencode(asked)


def _search(chance: random.Random) -> str:
    asked = {"words": chance.choice(_WORDS)}
    if chance.random() < 0.3:
        asked["type"] = chance.choice(_TYPES)
    if chance.random() < 0.3:
        asked["place"] = chance.choice(_PLACES)
    return urlencode(asked)


def _frame(chance: random.Random) -> str:
    """A part of the world, as a map asks for it."""
    zoom = chance.randrange(4, 9)
    south, west, width = 12 + 20 * chance.random(), 10 + 30 * chance.random(), 360 / 2**zoom
    box = ",".join(f"{at:.3f}" for at in (south, west, south + width, west + 2 * width))
    return urlencode({"box": box, "zoom": zoom})


def _named(path: str, chance: random.Random, names: Sequence[str] = FAMILY) -> str:
    return path if chance.random() < 0.3 else f"{path}?{urlencode({'words': chance.choice(names)})}"


def _days(chance: random.Random) -> tuple[str, str]:
    year = 2012 + chance.randrange(8)
    return f"{year}-{1 + chance.randrange(6):02}-01", f"{year}-{7 + chance.randrange(6):02}-28"


def _some(study: Study, column: object, count: int) -> list[str]:
    """Ids spread evenly over a table."""
    with study.database.reading() as connection:
        number = connection.execute(select(func.count()).select_from(column.table)).scalar_one()  # type: ignore[attr-defined]
        step = max(number // count, 1)
        return [
            connection.execute(select(column).order_by(column).offset(place).limit(1)).scalar_one()
            for place in range(0, min(step * count, number), step)
        ]


def _incidents_by_size(study: Study, count: int) -> list[str]:
    """Incidents: the largest of the study, and others spread over it."""
    with study.database.reading() as connection:
        query = select(tables.incidents.c.id).order_by(
            tables.incidents.c.claims.desc(), tables.incidents.c.id
        )
        largest = list(connection.execute(query.limit(count // 4)).scalars())
    return [*largest, *_some(study, tables.incidents.c.id, count - len(largest))]


def _places(study: Study, count: int) -> list[str]:
    """Places: those with the most incidents, and others spread over the study."""
    column = tables.incidents.c
    with study.database.reading() as connection:
        query = select(column.place).where(column.place.is_not(None)).group_by(column.place)
        known = list(connection.execute(query.order_by(func.count().desc(), column.place)).scalars())
    step = max(len(known) // count, 1)
    return [*known[: count // 4], *known[::step][: count - count // 4]]


def _entities(study: Study, kind: str, count: int) -> list[str]:
    """People or organisations: those most often named, and others spread over the study."""
    column = tables.name_counts.c
    with study.database.reading() as connection:
        query = (
            select(tables.nodes.c.cluster)
            .join(
                tables.name_counts,
                (tables.nodes.c.kind == column.kind) & (tables.nodes.c.id == column.node),
            )
            .where(column.kind == kind)
            .group_by(tables.nodes.c.cluster)
            .order_by(func.sum(column.times).desc(), tables.nodes.c.cluster)
        )
        known = list(connection.execute(query).scalars())
    step = max(len(known) // count, 1)
    return [*known[: count // 4], *known[::step][: count - count // 4]]
