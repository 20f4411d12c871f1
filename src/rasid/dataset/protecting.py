"""Protected people: who is, by whom and why. Their names are hidden by a veil (`dataset.veils`)."""

from __future__ import annotations

from sqlalchemy import Connection

from rasid.dataset.study import Study
from rasid.errors import RefusedError
from rasid.records import entities, protected, public_ids
from rasid.records.history import Change
from rasid.resolve.veil import pseudonym
from rasid.values.protection import Protection


def protect(study: Study, person: str, *, why: str) -> Protection:
    """Protect a person (a public id, p-...): his name is hidden from now on wherever a veil is used.

    Raises UsageError without a reason, for an unknown id, and for somebody who is protected already.
    """
    if not why.strip():
        raise RefusedError("protect-why", "protecting a person needs a reason, which is kept in the history")
    with study.writing() as work:
        now = public_ids.lead(work.connection, person) if person.startswith("p-") else None
        if now is None:
            raise RefusedError(
                "person-unknown",
                f"{person}: no person of this study has this id; see `rasid show STUDY person`",
                id=person,
            )
        known = _standing(work.connection)
        held = next((one for one in known if one.now == now), None)
        if held is not None:
            raise RefusedError(
                "protected-already",
                f"{person}: is protected already, as {pseudonym(held.number, 'en')}",
                id=person,
            )
        named = entities.namings_of_person(work.connection, now)
        names = tuple(dict.fromkeys(name for naming, _ in named for name in (naming.name, *naming.aliases)))
        new = Protection(0, now, names, why, work.who, work.at)
        number = protected.add_protection(work.connection, new)
        after = pseudonym(number, "en")
        work.note(Change(work.at, work.who, "protect", "person", now, after=after, why=why))
        return next(one for one in protected.all_protections(work.connection) if one.number == number)


def end_protection(study: Study, number: int, *, why: str) -> None:
    """Show the name of a protected person again. Raises UsageError without a reason or for no such number."""
    if not why.strip():
        raise RefusedError(
            "expose-why", "showing a protected name again needs a reason, which is kept in the history"
        )
    with study.writing() as work:
        held = next((one for one in _standing(work.connection) if one.number == number), None)
        if held is None:
            raise RefusedError(
                "protected-none", f"{number}: nobody is protected under this number", number=number
            )
        protected.end_protection(work.connection, number, work.at)
        before = pseudonym(number, "en")
        work.note(Change(work.at, work.who, "expose", "person", held.person, before=before, why=why))


def protections(study: Study) -> tuple[Protection, ...]:
    """Everybody who is or was protected, by number. Holds names: for administrators."""
    with study.database.reading() as connection:
        return protected.all_protections(connection)


def note_unredacted(study: Study, what: str) -> None:
    """Write into the history that somebody was given names of protected people, and in which output."""
    with study.writing() as work:
        work.note(Change(work.at, work.who, "unredacted", "names", "protected", after=what))


def _standing(connection: Connection) -> tuple[Protection, ...]:
    return tuple(one for one in protected.all_protections(connection) if one.taken_back is None)
