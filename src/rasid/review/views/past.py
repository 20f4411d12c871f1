"""Changes of the history in words: what was done, to what, before and after."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import msgspec

from rasid.dataset.past import UNDOES, Past
from rasid.records.history import Change
from rasid.review.views.saying import shown_value
from rasid.review.visits import Visit

#: Pages of things by the beginning of their ids.
_PAGES = {"r": "/reports/", "i": "/incidents/", "p": "/people/", "o": "/organisations/", "g": "/places/"}
_ID = re.compile(r"([a-z])-[0-9a-fx]+")


@dataclass(frozen=True, slots=True)
class Turn:
    """One value before and after; "" where there was none."""

    label: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Line:
    """One change as a page shows it. `about` are words of the report that it is about; `page` leads to the
    thing, None where it has none; `undoable`: the visitor may take it back.
    """

    number: int
    at: str
    who: str
    did: str
    object: str
    page: str | None
    about: str
    turns: tuple[Turn, ...]
    why: str
    undoable: bool


def line_of(visit: Visit, past: Past) -> Line:
    """A change in words."""
    change = past.change
    label, turns = "", _turns(visit, past)
    if past.decision is not None:
        label = past.decision.trigger
    return Line(
        number=past.number,
        at=change.at,
        who=change.who,
        did=_did(visit, change),
        object=change.object,
        page=page_of(change),
        about=label,
        turns=turns,
        why=_why(visit, change),
        undoable=past.undoing is not None and visit.may(role_to_undo(past)),
    )


def role_to_undo(past: Past) -> str:
    """The least role that may take a change back."""
    return "coder" if past.decision is not None else UNDOES.get(past.change.kind, "administrator")


def page_of(change: Change) -> str | None:
    """Where the thing that was changed is seen."""
    if change.kind == "claim" and change.report_id:
        return f"/reports/{change.report_id}"
    if change.kind == "decision" and change.report_id:
        return f"/reports/{change.report_id}"
    return page_of_id(change.object)


def page_of_id(id: str) -> str | None:
    """The page of a public id, None for what has none."""
    return f"{_PAGES[id[0]]}{id}" if _ID.fullmatch(id) and id[0] in _PAGES else None


def _did(visit: Visit, change: Change) -> str:
    key = f"history.did.{change.kind}.{change.action}"
    return visit.t(key) if visit.texts.has(key) else f"{change.action} {change.kind}"


def _why(visit: Visit, change: Change) -> str:
    key = f"history.why.{change.why}"
    return visit.t(key) if change.why and visit.texts.has(key) else change.why or ""


def _turns(visit: Visit, past: Past) -> tuple[Turn, ...]:
    change = past.change
    if past.decision is not None:
        return _of_decision(visit, past)
    shown = _SHOWN.get(change.kind, _plain)
    return shown(visit, change)


def _of_decision(visit: Visit, past: Past) -> tuple[Turn, ...]:
    decision = past.decision
    assert decision is not None
    if decision.verdict == "name":
        return ()
    if decision.field == "claim":
        return (Turn(visit.t("history.field.type"), "", shown_value(visit, "type", f'"{decision.type}"')),)
    key = f"field.{decision.field}"
    label = visit.t(key) if visit.texts.has(key) else decision.field
    before = shown_value(visit, decision.field, decision.before)
    return (Turn(label, before, shown_value(visit, decision.field, decision.after)),)


def _plain(visit: Visit, change: Change) -> tuple[Turn, ...]:
    before, after = (_code(visit, change.kind, value) for value in (change.before, change.after))
    return (Turn("", before, after),) if before or after else ()


def _code(visit: Visit, kind: str, value: str | None) -> str:
    """A code of a role, a state ... in words; anything else as it is."""
    for key in (f"role.{value}", f"history.value.{value}"):
        if value and visit.texts.has(key):
            return visit.t(key)
    return value or ""


def _of_report(visit: Visit, change: Change) -> tuple[Turn, ...]:
    if change.action in ("add", "code"):
        return ()
    return _plain(visit, change)


def _of_source(visit: Visit, change: Change) -> tuple[Turn, ...]:
    before, after = _list(change.before), _list(change.after)
    if len(after) != 3 or len(before) != 3:
        return ()
    turns = [Turn(visit.t("sources.name"), "", str(after[0]))]
    for label, was, now in (
        ("sources.kind", before[1], after[1]),
        ("sources.reliability", before[2], after[2]),
    ):
        if was != now:
            turns.append(Turn(visit.t(label), was or "", now or ""))
    return tuple(turns)


def _of_incident(visit: Visit, change: Change) -> tuple[Turn, ...]:
    before, after = _mapping(change.before), _mapping(change.after)
    turns = []
    for field in ("type", "standing", "start", "end", "place", "figures", "claims", "sources"):
        was, now = before.get(field), after.get(field)
        if was != now:
            label = visit.t(f"history.field.{field}")
            turns.append(Turn(label, _summed(visit, field, was), _summed(visit, field, now)))
    return tuple(turns)


def _summed(visit: Visit, field: str, value: Any) -> str:  # noqa: ANN401 - a value from JSON
    if value is None:
        return ""
    if field == "type":
        return shown_value(visit, "type", f'"{value}"')
    if field == "figures":
        return "، ".join(_figure(visit, *figure) for figure in value)
    if field in ("claims", "sources"):
        return str(len(value)) if isinstance(value, list) else str(value)
    key = f"standing.{value}"
    return visit.t(key) if visit.texts.has(key) else str(value)


def _figure(visit: Visit, what: str, low: int | None, best: int | None, high: int | None) -> str:
    key = f"figure.{what}"
    name = visit.t(key) if visit.texts.has(key) else what
    numbers = [str(number) for number in (low, best, high) if number is not None]
    return f"{name} {' / '.join(dict.fromkeys(numbers))}"


def _of_lexicon(visit: Visit, change: Change) -> tuple[Turn, ...]:
    before, after = _mapping(change.before), _mapping(change.after)
    turns = []
    for field in ("forms", "form", "name_en", "name", "kind", "country", "parent", "latitude", "longitude"):
        was, now = (_kind(visit, field, str(one.get(field) or "")) for one in (before, after))
        key = f"lexicon.field.{field}"
        if (was or now) and visit.texts.has(key):
            turns.append(Turn(visit.t(key), was, now))
    return tuple(turns)


def _kind(visit: Visit, field: str, value: str) -> str:
    """A kind of place in words; that of an organisation, which its own entry says, is left out."""
    if field != "kind":
        return value
    key = f"lexicon.kind.{value}"
    return visit.t(key) if visit.texts.has(key) else ""


def _mapping(written: str | None) -> Mapping[str, Any]:
    found = _decoded(written)
    return found if isinstance(found, dict) else {}


def _list(written: str | None) -> list[Any]:
    found = _decoded(written)
    return found if isinstance(found, list) else []


def _decoded(written: str | None) -> object:
    try:
        return None if written is None else msgspec.json.decode(written)
    except msgspec.DecodeError:
        return None


_SHOWN: dict[str, Callable[[Visit, Change], tuple[Turn, ...]]] = {
    "report": _of_report,
    "source": _of_source,
    "incident": _of_incident,
    "lexicon": _of_lexicon,
}
