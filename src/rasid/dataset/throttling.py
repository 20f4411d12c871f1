"""Slowing down whoever tries passwords, without a lock that shuts anyone out for good.

Failures are counted by the name that was typed, whether it exists or not, and by the address. Somebody in a
browser in which the account logged in before is counted by that browser alone: however long a stranger tries
a name, whoever it belongs to is not kept waiting. Every try counts as failed until it succeeds, so that many
at once gain nothing.
"""

from __future__ import annotations

import hashlib
import ipaddress
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection

from rasid.errors import RefusedError
from rasid.records import sessions
from rasid.records.sessions import Failures

#: Tries before the first wait: by a name or browser, by an address (from which many may come).
_FREE, _FREE_ADDRESS = 5, 30
_FIRST_WAIT, _LONGEST_WAIT = timedelta(seconds=2), timedelta(minutes=15)
#: After so long without a try all is forgotten.
_FORGOTTEN = timedelta(hours=24)


@dataclass(frozen=True, slots=True)
class Tried:
    """Who tries: `free` tries before a wait, by the SHA-256 of a name, a browser or an address."""

    id: str
    free: int


def by_name(folded: str) -> Tried:
    """Whoever types a name."""
    return Tried(_digest("name", folded), _FREE)


def by_browser(id: str) -> Tried:
    """Whoever sits at a known browser."""
    return Tried(_digest("browser", id), _FREE)


def by_address(address: str) -> Tried:
    """Whoever comes from an address; of IPv6 the network of a household."""
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return Tried(_digest("address", address), _FREE_ADDRESS)
    if found.version == 6:
        address = str(ipaddress.ip_network(f"{found}/64", strict=False))
    return Tried(_digest("address", address), _FREE_ADDRESS)


def wait_after(failures: int, *, free: int) -> timedelta:
    """How long no try is looked at after so many failures: doubled each time, to a quarter of an hour."""
    if failures < free:
        return timedelta(0)
    doubled: int = 2 ** min(failures - free, 20)
    return min(_LONGEST_WAIT, _FIRST_WAIT * doubled)


def begin_try(connection: Connection, tried: tuple[Tried, ...], *, now: datetime) -> None:
    """Count a try as failed. Raises RefusedError, counting nothing, while one of these has to wait."""
    sessions.drop_old_failures(connection, _iso(now - _FORGOTTEN))
    known = sessions.failures_of(connection, [one.id for one in tried])
    until = max((known[one.id].until for one in tried if one.id in known), default="")
    if until > _iso(now):
        seconds = max(1, round((datetime.fromisoformat(until) - now).total_seconds()))
        raise RefusedError(
            "login-wait", f"too many tries; wait {seconds} seconds and try again", count=seconds
        )
    counted: dict[str, Failures] = {}
    for one in tried:
        count = (known[one.id].count if one.id in known else 0) + 1
        counted[one.id] = Failures(count, _iso(now), _iso(now + wait_after(count, free=one.free)))
    sessions.put_failures(connection, counted)


def succeed(connection: Connection, tried: tuple[Tried, ...], *, now: datetime) -> None:
    """Forget the failures of who succeeded; an address only loses this try: others may come from it."""
    known = sessions.failures_of(connection, [one.id for one in tried])
    sessions.drop_failures(connection, [one.id for one in tried if one.free == _FREE])
    rest = {
        one.id: Failures(max(0, known[one.id].count - 1), known[one.id].last, _iso(now))
        for one in tried
        if one.free != _FREE and one.id in known
    }
    sessions.put_failures(connection, rest)


def _iso(time: datetime) -> str:
    return time.isoformat(timespec="microseconds")


def _digest(*words: str) -> str:
    return hashlib.sha256("\0".join(words).encode()).hexdigest()
