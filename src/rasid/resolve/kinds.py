"""The four kinds of nodes, with what their profiles are made from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from rasid.coding import Lexicons
from rasid.lexicon.kinship import load_kinship
from rasid.mentions.numbers import NumberLexicon
from rasid.resolve import claim_profiles, copies, organisations, people
from rasid.resolve.claim_kind import CLAIMS
from rasid.resolve.claim_lexicon import ClaimLexicon, claim_lexicon
from rasid.resolve.kind import Kind
from rasid.resolve.taking import Taken, order_of
from rasid.values.coded import CodedReport
from rasid.values.graph import Node
from rasid.values.incident import SourcedClaim


@dataclass(frozen=True, slots=True)
class Kinds:
    """How reports, claims, people and organisations are joined, and the lexicons that their nodes need."""

    numbers: NumberLexicon
    claims: ClaimLexicon
    report: Kind[copies.TextProfile]
    claim: Kind[claim_profiles.ClaimProfile]
    person: Kind[people.PersonProfile]
    organisation: Kind[organisations.OrganisationProfile]

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
                        named.node, first, people.profile_of(named.naming)
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
        report=copies.REPORTS,
        claim=CLAIMS,
        person=people.PEOPLE,
        organisation=organisations.ORGANISATIONS,
    )
