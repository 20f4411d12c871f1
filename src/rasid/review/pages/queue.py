"""What waits for review: claims by what a decision would change, given to people, kept as filters."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from typing import Annotated
from urllib.parse import parse_qsl, urlencode

from fastapi import Form, Query
from starlette.responses import Response

from rasid.dataset import assigning, keeping, waiting
from rasid.dataset.waiting import Wanted
from rasid.errors import RefusedError, UsageError
from rasid.review.refusals import said_of
from rasid.review.routes import Route
from rasid.review.visits import Visit, Visiting
from rasid.values.queue import ORDERS

_PAGE = "queue"
_ASKED = tuple(field.name for field in fields(Wanted))
#: How many reports somebody takes at once.
_TAKEN = 10
#: How many sources a list offers.
_SOURCES = 300


@dataclass(frozen=True, slots=True)
class QueueQuery:
    """What the address of a page says of the queue: the filter, its order, and where to continue.

    `wanted` as typed; `order` is one of ORDERS.
    """

    wanted: Wanted
    order: str
    at: str

    def query(self, **changes: str) -> str:
        """The query part of an address with the filter and the order, and these changes."""
        values = asdict(self.wanted) | {"order": "" if self.order == "worth" else self.order} | changes
        return urlencode({name: value for name, value in values.items() if value})


def query_of(values: Mapping[str, str]) -> QueueQuery:
    """The filter that an address asks for; unknown names are passed over."""
    wanted = Wanted(**{name: values.get(name, "").strip()[:200] for name in _ASKED})
    order = values.get("order", "")
    return QueueQuery(wanted, order if order in ORDERS else "worth", values.get("at", "")[:200])


def queue(visit: Visiting) -> Response:
    """The queue as it is filtered and ordered."""
    asked = query_of(visit.request.query_params)
    fault, found, progress = "", None, None
    try:
        wanted = waiting.filter_of(visit.study, asked.wanted)
        found = waiting.page_of_queue(visit.study, wanted, order=asked.order, after=asked.at)
        progress = waiting.progress_of(visit.study, wanted)
    except UsageError as error:
        fault = said_of(visit.texts, error)
    return visit.page(
        "queue/queue.html",
        asked=asked,
        fault=fault,
        found=found,
        progress=progress,
        orders=ORDERS,
        families=_families(visit),
        sources=waiting.source_names(visit.study, limit=_SOURCES),
        workers=assigning.workers(visit.study),
        kept=keeping.kept_filters(visit.study, _PAGE),
        said=_said(visit),
        taken=_TAKEN,
        most=assigning.MOST,
    )


def _families(visit: Visit) -> dict[str, list[str]]:
    """The types of each family, in the order of the codebook."""
    found: dict[str, list[str]] = {}
    for code, text in visit.pager.types.items():
        found.setdefault(text.family, []).append(code)
    return found


def _said(visit: Visit) -> str:
    """What became of the step before, from the address."""
    given = visit.request.query_params.get("given", "")
    if given.isdigit():
        return visit.texts.count("queue.given", int(given))
    return visit.t("queue.end") if "end" in visit.request.query_params else ""


def next_one(visit: Visiting, after: Annotated[str, Query(max_length=80)] = "") -> Response:
    """Send the visitor to the next report of the filter: not the one he comes from."""
    asked = query_of(visit.request.query_params)
    wanted = waiting.filter_of(visit.study, asked.wanted)
    found = waiting.next_waiting(visit.study, wanted, order=asked.order, after=asked.at, report=after)
    if found is None:
        return visit.go(f"/queue?{asked.query(end='1')}")
    row, cursor = found
    return visit.go(f"/reports/{row.report_id}?{asked.query(claim=row.claim_id, at=cursor)}")


def assign(
    visit: Visiting,
    what: Annotated[str, Form()],
    filter: Annotated[str, Form(max_length=4000)] = "",
    to: Annotated[str, Form(max_length=200)] = "",
    report: Annotated[list[str] | None, Form()] = None,
) -> Response:
    """Give reports to somebody: those chosen, all of the filter, or let the visitor take some."""
    asked = query_of(dict(parse_qsl(filter)))
    if what == "take":
        wanted = waiting.filter_of(visit.study, asked.wanted)
        given = assigning.take(visit.study, wanted, number=_TAKEN, order=asked.order)
        return visit.go(f"/queue?{asked.query(assigned='me', given=str(given))}")
    receiver = None if to in ("", "nobody") else to
    if what == "all":
        wanted = waiting.filter_of(visit.study, asked.wanted)
        given = assigning.assign_filtered(visit.study, wanted, receiver, order=asked.order)
    else:
        chosen = tuple(dict.fromkeys(report or ()))
        if not chosen:
            raise RefusedError("assign-none-chosen", "choose reports first, then give them")
        given = assigning.assign(visit.study, chosen, receiver)
    return visit.go(f"/queue?{asked.query(given=str(given))}")


def keep(
    visit: Visiting,
    name: Annotated[str, Form(max_length=200)],
    filter: Annotated[str, Form(max_length=4000)] = "",
) -> Response:
    """Keep the filter under a name."""
    asked = query_of(dict(parse_qsl(filter)))
    keeping.keep_filter(visit.study, _PAGE, name=name, query=asked.query())
    return visit.go(f"/queue?{asked.query()}")


def drop(
    visit: Visiting,
    name: Annotated[str, Form(max_length=200)],
    filter: Annotated[str, Form(max_length=4000)] = "",
) -> Response:
    """Keep a filter no more."""
    keeping.drop_filter(visit.study, _PAGE, name)
    return visit.go(f"/queue?{query_of(dict(parse_qsl(filter))).query()}")


ROUTES = (
    Route("GET", "/queue", queue, "viewer", "queue.title"),
    Route("GET", "/queue/next", next_one, "viewer"),
    Route("POST", "/queue/assign", assign, "coder"),
    Route("POST", "/queue/filters", keep, "viewer"),
    Route("POST", "/queue/filters/drop", drop, "viewer"),
)
