"""Who leads a round of double coding, and when he may see what its coders said."""

from __future__ import annotations

from rasid.dataset import rounds
from rasid.errors import RefusedError, UsageError
from rasid.review.faults import MissingError
from rasid.review.visits import Visit
from rasid.values.round import Round, RoundReport

#: The least role that begins a round, sees its figures and settles what coders differ on.
LEADS = "adjudicator"


def round_asked(visit: Visit, id: str) -> tuple[Round, tuple[RoundReport, ...]]:
    """The round of an address, with its reports. Raises MissingError."""
    try:
        return rounds.read_round(visit.study, id)
    except UsageError as error:
        raise MissingError from error


def may_see(visit: Visit, known: Round, reports: tuple[RoundReport, ...]) -> bool:
    """Whether the visitor may see what coders said: one who leads, and codes nothing of it any more."""
    waits = visit.who in known.coders and any(visit.who not in one.done for one in reports)
    return visit.may(LEADS) and not (waits and known.state == "open")


def round_seen(visit: Visit, id: str) -> tuple[Round, tuple[RoundReport, ...]]:
    """The round of an address, for who may see what coders said in it. Raises MissingError, RefusedError."""
    known, reports = round_asked(visit, id)
    if not may_see(visit, known, reports):
        raise RefusedError(
            "round-still-blind",
            "you still code in this round: its figures and differences show once you are done with every "
            "report",
        )
    return known, reports
