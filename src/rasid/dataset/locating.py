"""Places by the words of a report or of a person: what the gazetteer has under them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rasid.dataset.study import Study
from rasid.errors import RefusedError
from rasid.gazetteer.entry import Entry, fold_name
from rasid.resolve.taking import short_digest
from rasid.values.claim import Phrase, Place

#: How many places of one name are shown: of the commonest names there are hundreds.
MOST = 12
#: Letters that are written together with the word behind them: وبالموصل.
_CLITICS = ("و", "ف", "ب", "ل", "ك")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place of the gazetteer that words may mean.

    `id` names it among the candidates of the same words. `country` is its alpha-2 code, `country_name` the
    English name, `admin1` the first-order division; `precision` point, area or country.
    """

    id: str
    name: str
    kind: str
    country: str
    country_name: str
    admin1: str | None
    precision: str
    geonames_id: int | None
    latitude: float | None
    longitude: float | None


def candidates(study: Study, words: str) -> tuple[Candidate, ...]:
    """The places that words may mean, likeliest first, at most MOST; none where the gazetteer knows none.

    Arabic words are looked up as they stand, then without the letters written together with the first, then
    without the words before the name (مدينة، ريف); English words by the place's English name.
    """
    gazetteer = study.reading.lexicons.gazetteer
    words = " ".join(words.split())[:200]
    found: tuple[Entry, ...] = ()
    for form in _forms(words):
        found = gazetteer.find(form)
        if found:
            break
    if not found and words.isascii() and words:
        found = gazetteer.find_english(words)
    made: dict[str, Candidate] = {}
    for entry in found[: 2 * MOST]:
        candidate = _candidate(study, entry)
        made.setdefault(candidate.id, candidate)
    return tuple(made.values())[:MOST]


def located(study: Study, phrase: Phrase, *, chosen: str | None, words: str | None = None) -> Place:
    """The place that a phrase of a report means.

    `chosen` is a candidate of `words` (without them, of the phrase itself); None: a place that nobody knows.
    Raises UsageError where it is none of them.
    """
    if chosen is None:
        return Place(phrase.text, phrase.at)
    for candidate in candidates(study, words or phrase.text):
        if candidate.id == chosen:
            return Place(
                phrase.text,
                phrase.at,
                candidate.name,
                candidate.geonames_id,
                candidate.latitude,
                candidate.longitude,
                candidate.admin1,
                candidate.country or None,
                candidate.precision,
            )
    raise RefusedError(
        "place-not-meant",
        f"{chosen}: no place that {words or phrase.text} may mean; look the words up again",
        words=words or phrase.text,
    )


def _forms(words: str) -> Iterator[str]:
    """The folded names to look up, in the order they are tried."""
    parts = words.split()
    for start in range(len(parts)):
        rest = " ".join(parts[start:])
        bare = rest[1:] if rest.startswith(_CLITICS) else ""
        also = (bare, bare[1:] if bare.startswith(_CLITICS) else "")
        of_to = "ال" + rest[2:] if rest.startswith("لل") else ""
        for form in (rest, of_to, *also):
            folded = fold_name(form) if len(form) > 1 else None
            if folded is not None:
                yield folded


def _candidate(study: Study, entry: Entry) -> Candidate:
    country = study.reading.lexicons.gazetteer.country(entry.country) if entry.country else None
    id = short_digest(
        entry.name, entry.kind, entry.country, entry.admin1 or "", str(entry.geonames_id or ""),
        f"{entry.latitude} {entry.longitude}",
    )  # fmt: skip
    return Candidate(
        id,
        entry.name,
        entry.kind,
        entry.country,
        country.name if country is not None else entry.country,
        entry.admin1,
        entry.precision,
        entry.geonames_id,
        entry.latitude,
        entry.longitude,
    )
