"""The four kinds of nodes, with what their profiles are made from."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import msgspec

from rasid.coding import Lexicons
from rasid.lexicon.kinship import load_kinship
from rasid.lexicon.latin_names import load_latin_names
from rasid.mentions.numbers import NumberLexicon
from rasid.resolve import claim_profiles, copies, organisations, people
from rasid.resolve.claim_kind import CLAIMS
from rasid.resolve.claim_lexicon import ClaimLexicon, claim_lexicon
from rasid.resolve.kind import Kind
from rasid.resolve.known_people import KnownPeople, known_people
from rasid.resolve.taking import Taken, order_of, own_node, short_digest
from rasid.values.coded import CodedReport
from rasid.values.entity import Naming
from rasid.values.graph import Node
from rasid.values.incident import SourcedClaim

#: Raised by one where keys, signatures or weights change, and what was joined must be joined anew.
REVISION = 1


@cache
def _joining(profiles: tuple[type, ...]) -> str:
    shapes = [msgspec.json.schema(profile) for profile in profiles]
    return short_digest(str(REVISION), msgspec.json.encode(shapes, order="deterministic").decode())


@dataclass(frozen=True, slots=True)
class Kinds:
    """How reports, claims, people and organisations are joined, and the lexicons that their nodes need."""

    numbers: NumberLexicon
    claims: ClaimLexicon
    known: KnownPeople
    report: Kind[copies.TextProfile]
    claim: Kind[claim_profiles.ClaimProfile]
    person: Kind[people.PersonProfile]
    organisation: Kind[organisations.OrganisationProfile]

    @property
    def joining(self) -> str:
        """What joins: a digest that changes where nodes are made otherwise: old and new must not meet."""
        kinds = (self.report, self.claim, self.person, self.organisation)
        return _joining(tuple(kind.profile for kind in kinds))

    def node_of(self, own: frozenset[str] = frozenset()) -> Callable[[Naming], str]:
        """Gives the node of a naming: one of its own for those (ids) that a person judged by themselves."""

        def node(naming: Naming) -> str:
            return own_node(naming) if naming.id in own else people.signature(naming, self.known)

        return node

    def report_node(self, report_id: str, coded: CodedReport) -> Node:
        """The node of a report."""
        profile = copies.text_profile(coded, self.numbers)
        return self.report.node(report_id, order_of(coded.published, report_id), profile)

    def claim_node(self, sourced: SourcedClaim) -> Node:
        """The node of a claim."""
        id = sourced.claim.id
        profile = claim_profiles.profile_of(sourced, self.claims)
        return self.claim.node(id, claim_profiles.first_of(profile), profile)

    def person_nodes(self, taken: Iterable[Taken]) -> Iterator[Node]:
        """The person nodes that these reports name, each once, in the order of their ids."""
        earliest: dict[str, Node] = {}
        for report in taken:
            for named in report.namings:
                first = order_of(named.naming.published, named.naming.id)
                if named.node not in earliest or first < earliest[named.node].first:
                    earliest[named.node] = self.person.node(
                        named.node, first, people.profile_of(named.naming, self.known)
                    )
        yield from (earliest[id] for id in sorted(earliest))

    def organisation_nodes(self, taken: Iterable[Taken]) -> Iterator[Node]:
        """The organisation nodes that these reports name, each once, in the order of their ids."""
        earliest: dict[str, Node] = {}
        for report in taken:
            for named in report.organisations:
                first = order_of(report.published, f"{report.report_id}:{named.at}")
                if named.node not in earliest or first < earliest[named.node].first:
                    earliest[named.node] = self.organisation.node(
                        named.node, first, organisations.profile_of(named.name, named.alias)
                    )
        yield from (earliest[id] for id in sorted(earliest))


def load_kinds(lexicons: Lexicons, user: Path | None = None) -> Kinds:
    """The kinds with the lexicons of a coder; `user` is a folder of the user's own tables."""
    return Kinds(
        numbers=lexicons.numbers,
        claims=claim_lexicon(
            lexicons.events.vocabulary, lexicons.events.triggers, lexicons.names, load_kinship(user)
        ),
        known=known_people(load_latin_names(user), lexicons.names),
        report=copies.REPORTS,
        claim=CLAIMS,
        person=people.PEOPLE,
        organisation=organisations.ORGANISATIONS,
    )
