"""People across reports: so far those of exactly one name are one."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass

from rasid.resolve.kind import Kind
from rasid.values.coded import CodedReport
from rasid.values.entity import Naming


@dataclass(frozen=True, slots=True)
class PersonProfile:
    """What a person is compared by."""

    name: str


def namings_of(
    coded: CodedReport, *, report_id: str, organisation_id: Callable[[str, str | None], str]
) -> tuple[Naming, ...]:
    """The people that a report names, by offset."""
    return tuple(
        Naming(f"{report_id}:{person.name.at}", report_id, coded.published, person.name.text, (), (), (), ())
        for person in coded.people
    )


def signature(naming: Naming) -> str:
    """The node of a naming."""
    return naming.name


def profile_of(naming: Naming) -> PersonProfile:
    """What a naming is compared by."""
    return PersonProfile(naming.name)


def person_id(first: str) -> str:
    """The public id of the person whose first node this is."""
    return f"p-{hashlib.sha256(first.encode()).hexdigest()[:12]}"


PEOPLE = Kind("person", PersonProfile, lambda p: (p.name,), lambda a, b: None, lambda a, b: None, person_id)
