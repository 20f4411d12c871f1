"""What a coded report gives to the study: its claims, people and organisations, ready to be joined."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from rasid.folding import fold_word
from rasid.resolve.organisations import organisation_node
from rasid.resolve.people import namings_of, signature
from rasid.values.claim import Claim, Phrase, Place
from rasid.values.coded import CodedReport, Person
from rasid.values.entity import Naming
from rasid.values.incident import Participant, SourcedClaim
from rasid.values.judgement import Judgement

_WORD = re.compile(r"\w+")
#: How many words on either side of a trigger tell whether two reports have the same words.
_AROUND = 7
#: What stands for an unknown published day in `first`: after every known one.
LAST_DAY = "9999-99-99"


@dataclass(frozen=True, slots=True)
class TakenNaming:
    """A naming and the person node it belongs to."""

    naming: Naming
    node: str


@dataclass(frozen=True, slots=True)
class TakenOrganisation:
    """One organisation of the report: its node, the offset of its first mention, its name, its alias."""

    node: str
    at: int
    name: str
    alias: str | None


@dataclass(frozen=True, slots=True)
class Taken:
    """What one report gives; claims in the order given, the others in text order."""

    report_id: str
    published: date | None
    claims: tuple[SourcedClaim, ...]
    namings: tuple[TakenNaming, ...]
    organisations: tuple[TakenOrganisation, ...]


def take(
    coded: CodedReport,
    claims: Iterable[Claim],
    *,
    report_id: str,
    copy_of: str | None = None,
    node_of: Callable[[Naming], str] = signature,
) -> Taken:
    """Take what a report gives. `claims` are those in force, with public ids.

    `node_of` gives the node of a naming: its signature, or one of its own (`Kinds.node_of`).
    """
    namings = tuple(
        TakenNaming(naming, node_of(naming))
        for naming in namings_of(coded, report_id=report_id, organisation_id=organisation_node)
    )
    people = {naming.naming.id: naming.node for naming in namings}
    organisations = _organisations(coded)
    participants = _Mentioned(coded, people, report_id)
    near = _places_named(coded)
    return Taken(
        report_id,
        coded.published,
        tuple(_sourced(claim, coded, copy_of=copy_of, mentioned=participants, near=near) for claim in claims),
        namings,
        organisations,
    )


def own_node(naming: Naming) -> str:
    """The node of a naming that a person judged by itself: whatever a later coding makes of the name."""
    return f"@{naming.id}"


def alone_in(judgement: Judgement) -> tuple[str, ...]:
    """The reports whose namings a judgement is on by themselves."""
    ends = (judgement.a, judgement.b)
    return tuple(end[1:].partition(":")[0] for end in ends if end.startswith("@"))


def public_claims(report_id: str, claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """The claims of a coding under ids that are theirs in the whole study."""
    return tuple(replace(claim, id=claim_id(report_id, claim.id)) for claim in claims)


def claim_id(report_id: str, id: str) -> str:
    """The public id of a claim: `c-` and 12 hexadecimal digits."""
    return f"c-{short_digest(report_id, id)}"


def report_id_of(sha256: str) -> str:
    """The public id of a report: `r-` and the first 12 digits of the SHA-256 of its original bytes."""
    return f"r-{sha256[:12]}"


def short_digest(*parts: str) -> str:
    """Twelve hexadecimal digits that stand for these words."""
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:12]


def order_of(published: date | None, id: str) -> str:
    """What nodes are ordered by: the earliest published first, unknown days last, then the id."""
    return f"{published.isoformat() if published else LAST_DAY} {id}"


def _organisations(coded: CodedReport) -> tuple[TakenOrganisation, ...]:
    found: dict[str, TakenOrganisation] = {}
    for organisation in coded.organisations:
        node = organisation_node(organisation.name.text, organisation.alias)
        at = min((mention.at for mention in organisation.mentions), default=organisation.name.at)
        found.setdefault(node, TakenOrganisation(node, at, organisation.name.text, organisation.alias))
    return tuple(sorted(found.values(), key=lambda taken: (taken.at, taken.node)))


def _wording(claim: Claim, text: str) -> str:
    """A digest of the words around the trigger, whatever their spelling; empty where they are few."""
    before = _WORD.findall(text[: claim.trigger.at])[-_AROUND:]
    after = _WORD.findall(text[claim.trigger.at :])[: _AROUND + 1]
    words = [folded for word in (*before, *after) if (folded := fold_word(word))]
    return short_digest(claim.type, *words) if len(words) > _AROUND else ""


def _places_named(coded: CodedReport) -> tuple[Place, ...]:
    """The places smaller than a country that the report names and the gazetteer knows, each once."""
    known = [place for place in coded.places if place.precision in ("point", "area")]
    return tuple({(place.geonames_id, place.name): place for place in reversed(known)}.values())[::-1]


class _Mentioned:
    """Whom and which organisation a phrase of the report names."""

    def __init__(self, coded: CodedReport, people: dict[str, str], report_id: str) -> None:
        self.report_id = report_id
        self._people = [
            (phrase, people[_naming_id(report_id, person)])
            for person in coded.people
            if _naming_id(report_id, person) in people
            for phrase in (person.name, *person.aliases, *person.mentions)
        ]
        self._organisations = [
            (phrase, organisation_node(organisation.name.text, organisation.alias))
            for organisation in coded.organisations
            for phrase in organisation.mentions
        ]

    def participant(self, role: str, phrase: Phrase) -> Participant:
        """The participant that a phrase of a claim is.

        A person is named by the head of the phrase alone (شقيقة الناشط فلان is not he), an organisation by
        any part of it (عناصر من كتائب النور).
        """
        head = [(mention, node) for mention, node in self._people if mention.at <= phrase.at]
        person = _covering(head, phrase)
        organisation = None if person else _covering(self._organisations, phrase)
        return Participant(role, phrase.text, phrase.at, organisation, person)


def _covering(mentions: Sequence[tuple[Phrase, str]], phrase: Phrase) -> str | None:
    """The node of the first mention that the phrase shares letters with."""
    end = phrase.at + len(phrase.text)
    within = [
        (mention.at, -len(mention.text), node)
        for mention, node in mentions
        if mention.at < end and phrase.at < mention.at + len(mention.text)
    ]
    return min(within)[2] if within else None


def _naming_id(report_id: str, person: Person) -> str:
    return f"{report_id}:{person.name.at}"


def _sourced(
    claim: Claim, coded: CodedReport, *, copy_of: str | None, mentioned: _Mentioned, near: tuple[Place, ...]
) -> SourcedClaim:
    participants = tuple(
        mentioned.participant(role, phrase)
        for role, phrases in (("actor", claim.actors), ("target", claim.targets))
        for phrase in phrases
    )
    return SourcedClaim(
        claim=claim,
        report_id=mentioned.report_id,
        published=coded.published,
        publisher=coded.source,
        copy_of=copy_of,
        participants=participants,
        names=tuple(sorted({p.person for p in participants if p.person is not None})),
        near=near,
        wording=_wording(claim, coded.text),
    )
