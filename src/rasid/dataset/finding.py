"""A search with what its page shows: hits in pieces, the claims found, what was looked for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rasid.dataset.asking import Asked, ask
from rasid.dataset.study import Study
from rasid.records import claims
from rasid.records.names import names_of
from rasid.records.suggestions import names_of_places
from rasid.values.search import Excerpt, Hit, WordQuery
from rasid.values.stored import StoredClaim

#: How many claims of a hit are shown, and how many claims an export of hits holds at most.
_CLAIMS_SHOWN = 6
MOST_EXPORTED = 10_000
_SOUND = "~"


@dataclass(frozen=True, slots=True)
class Sought:
    """A word looked for: the forms under which it is found; `by_sound` where names that sound so are too."""

    forms: tuple[str, ...]
    by_sound: bool


@dataclass(frozen=True, slots=True)
class Found:
    """A hit with its first claims, and its excerpt in pieces: (words, whether they were looked for)."""

    hit: Hit
    pieces: tuple[tuple[str, bool], ...]
    claims: tuple[StoredClaim, ...]


@dataclass(frozen=True, slots=True)
class FoundPage:
    """Some hits; `next` is what to ask the next page with. `sought` and `phrases` are what was looked for."""

    found: tuple[Found, ...]
    next: str | None
    sought: tuple[Sought, ...]
    phrases: tuple[str, ...]
    unwanted: tuple[str, ...]


def find_page(study: Study, asked: Asked, *, limit: int = 20, after: str | None = None) -> FoundPage:
    """The hits of a search. Raises UsageError for a query that cannot be understood or asks nothing."""
    query = ask(asked, study.reading)
    page = study.search(query, limit=limit, after=after)
    wanted = [id for hit in page.hits for id in hit.claims[:_CLAIMS_SHOWN]]
    with study.database.reading() as connection:
        held = claims.get_claims(connection, wanted)
    found = tuple(
        Found(
            hit,
            pieces_of(hit.excerpt),
            tuple(study.veil.value(held[id]) for id in hit.claims[:_CLAIMS_SHOWN] if id in held),
        )
        for hit in page.hits
    )
    words = query.words or WordQuery(())
    return FoundPage(found, page.next, sought_in(words), *_phrases(words))


def pieces_of(excerpt: Excerpt) -> tuple[tuple[str, bool], ...]:
    """An excerpt cut where its highlights begin and end."""
    pieces: list[tuple[str, bool]] = []
    at = 0
    for span in sorted(excerpt.highlights):
        start, end = max(at, span.start - excerpt.at), min(len(excerpt.text), span.end - excerpt.at)
        if start >= end:
            continue
        pieces += [(excerpt.text[at:start], False), (excerpt.text[start:end], True)]
        at = end
    pieces.append((excerpt.text[at:], False))
    return tuple(piece for piece in pieces if piece[0])


def sought_in(words: WordQuery) -> tuple[Sought, ...]:
    """The words of a query as the index has them."""
    return tuple(
        Sought(
            tuple(term for term in group if not term.startswith(_SOUND)),
            any(term.startswith(_SOUND) for term in group),
        )
        for group in words.wanted
    )


def _phrases(words: WordQuery) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The phrases of a query, and what must not occur."""
    unwanted = [
        next((term for term in group if not term.startswith(_SOUND)), "")
        for groups in words.unwanted
        for group in groups
    ]
    unwanted += [" ".join(phrase) for phrase in words.unwanted_phrases]
    return tuple(" ".join(phrase) for phrase in words.phrases), tuple(word for word in unwanted if word)


def claims_found(study: Study, asked: Asked, *, most: int = MOST_EXPORTED) -> Iterator[StoredClaim]:
    """The claims of all hits of a search, in the order of the hits, at most so many.

    Of a search that asks nothing of claims these are the claims of the reports found. Raises UsageError.
    """
    query = ask(asked, study.reading)
    given = 0
    after: str | None = None
    while given < most:
        page = study.search(query, limit=100, after=after)
        with study.database.reading() as connection:
            for hit in page.hits:
                ids = hit.claims or claims.claim_ids_of(connection, hit.report_id)
                held = claims.get_claims(connection, ids)
                for id in ids:
                    if id in held and given < most:
                        given += 1
                        yield study.veil.value(held[id])
        if page.next is None:
            return
        after = page.next


def names_of_ids(study: Study, ids: tuple[str, ...]) -> dict[str, str]:
    """What to call people, organisations and places, by id; those that are gone are left out."""
    found: dict[str, str] = {}
    with study.database.reading() as connection:
        for kind, prefix in (("person", "p-"), ("organisation", "o-")):
            mine = [id for id in ids if id.startswith(prefix)]
            found |= {id: names[0].name for id, names in names_of(connection, kind, mine).items() if names}
        places = [id for id in ids if id.startswith("g-")]
        found |= {id: names[0] for id, names in names_of_places(connection, places).items()}
    return {id: study.veil.text(name) for id, name in found.items()}
