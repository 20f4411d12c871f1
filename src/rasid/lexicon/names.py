"""The lexicon of names: given names, parts of names, titles, offices, organisations.

Every table is keyed by folded letters. What a written word can be, with its clitics, is worked out once
and remembered: `NameLexicon.read`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from rasid.folding import fold_word
from rasid.language.words import divisions
from rasid.lexicon.tables import Row, read_table

_FORMS = ("sort", "forms", "example")
_ORGANISATIONS = (
    "id", "forms", "name_en", "country", "kind", "parent", "from", "to", "source", "example",
)  # fmt: skip
_WORD = re.compile(r"\w+")
_REMEMBERED = 200_000


@dataclass(frozen=True, slots=True)
class NamedOrganisation:
    """One entry of the list of organisations; `name` is its first form, never a hostile one."""

    id: str
    name_en: str
    countries: tuple[str, ...]
    kind: str
    parent: str
    name: str


@dataclass(frozen=True, slots=True)
class Alias:
    """A folded form of an organisation's name as words; `quoted`: a name only in quotes."""

    words: tuple[str, ...]
    organisation: str
    quoted: bool


@dataclass(frozen=True, slots=True)
class NameWord:
    """What a written word can be in and around names; "" or -1 where it cannot.

    `name`: given, weak, word, foreign, family, famous; `name_skip` letters of clitics stand before it.
    `title`, `office`, `organisation` are sorts of their tables, each with its own skip.
    """

    folded: str
    name: str
    name_skip: int
    part: str
    part_skip: int
    title: str
    title_skip: int
    office: str
    office_skip: int
    organisation: str
    organisation_skip: int
    stop: bool
    say: bool
    article: bool


@dataclass(frozen=True)
class NameLexicon:
    """All tables of names. Immutable but for its memory of words already read."""

    given: dict[str, str]
    parts: dict[str, frozenset[str]]
    titles: dict[str, str]
    modifiers: frozenset[str]
    offices: dict[str, str]
    office_parts: dict[str, frozenset[str]]
    heads: dict[str, str]
    head_parts: dict[str, frozenset[str]]
    stops: frozenset[str]
    stops_written: frozenset[str]
    says: frozenset[str]
    organisations: dict[str, NamedOrganisation]
    aliases: dict[str, tuple[Alias, ...]]
    _memory: dict[str, NameWord] = field(default_factory=dict, repr=False, compare=False)

    def read(self, bare: str) -> NameWord:
        """What the written word `bare` can be."""
        word = self._memory.get(bare)
        if word is None:
            word = _read(self, bare)
            if len(self._memory) < _REMEMBERED:
                self._memory[bare] = word
        return word

    def is_part(self, sort: str, folded: str) -> bool:
        """Whether the folded word stands in name_parts.tsv under `sort`."""
        return folded in self.parts[sort]

    def is_head_part(self, sort: str, folded: str) -> bool:
        """Whether the folded word stands in organisation_words.tsv under `sort`."""
        return folded in self.head_parts[sort]

    def is_office_part(self, sort: str, folded: str) -> bool:
        """Whether the folded word stands in office_words.tsv under `sort`."""
        return folded in self.office_parts[sort]


def load_name_lexicon(user: Path | None = None) -> NameLexicon:
    """Load the tables of names, and the user's tables of the same names after them.

    Raises LexiconError with every fault of a table.
    """
    given = _by_form(read_table("given_names.tsv", _FORMS, user))
    part_rows = read_table("name_parts.tsv", _FORMS, user)
    parts = _by_sort(part_rows)
    for sort in ("famous", "family"):
        for form in sorted(parts[sort]):
            given.setdefault(form, sort)
    titles = _by_form(read_table("titles.tsv", _FORMS, user))
    modifiers = _by_sort(read_table("titles.tsv", _FORMS, user))["modifier"]
    titles = {form: sort for form, sort in titles.items() if sort != "modifier"}
    office_rows = read_table("office_words.tsv", _FORMS, user)
    office_parts = _by_sort(office_rows)
    offices = {
        form: sort
        for form, sort in _by_form(office_rows).items()
        if sort in ("head", "member", "voice", "whole")
    }
    head_rows = read_table("organisation_words.tsv", _FORMS, user)
    heads = {
        form: sort
        for form, sort in _by_form(head_rows).items()
        if sort in ("head", "led", "media", "ministry")
    }
    stop_rows = [row for row in part_rows if row["sort"] in ("stop", "verb", "say")]
    organisations, aliases = _organisations(read_table("organisations.tsv", _ORGANISATIONS, user))
    return NameLexicon(
        given=given,
        parts=parts,
        titles=titles,
        modifiers=modifiers,
        offices=offices,
        office_parts=office_parts,
        heads=heads,
        head_parts=_by_sort(head_rows),
        stops=frozenset(
            fold_word(form) for row in stop_rows for form in row.words("forms") if not form.endswith("ى")
        ),
        stops_written=frozenset(form for row in stop_rows for form in row.words("forms")),
        says=parts["say"],
        organisations=organisations,
        aliases=aliases,
    )


def _by_form(rows: tuple[Row, ...]) -> dict[str, str]:
    """Folded form to sort; the first row that has a form wins."""
    found: dict[str, str] = {}
    for row in rows:
        for form in row.words("forms"):
            found.setdefault(fold_word(form), row["sort"])
    return found


def load_office_words(user: Path | None = None) -> dict[str, frozenset[str]]:
    """Read office_words.tsv alone, and the user's own after it: the folded forms by sort."""
    return _by_sort(read_table("office_words.tsv", _FORMS, user))


def _by_sort(rows: tuple[Row, ...]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for row in rows:
        found.setdefault(row["sort"], set()).update(fold_word(form) for form in row.words("forms"))
    return {sort: frozenset(forms) for sort, forms in found.items()}


def _organisations(
    rows: tuple[Row, ...],
) -> tuple[dict[str, NamedOrganisation], dict[str, tuple[Alias, ...]]]:
    """The organisations by id, and their aliases by first word, the longest first."""
    organisations: dict[str, NamedOrganisation] = {}
    aliases: dict[str, list[Alias]] = {}
    for row in rows:
        # A further row gives an organisation more names, hostile ones too: it is called as in the first.
        organisations.setdefault(
            row["id"],
            NamedOrganisation(
                row["id"],
                row["name_en"],
                row.words("country"),
                row["kind"],
                row["parent"],
                row.words("forms")[0].strip("«»"),
            ),
        )
        for form in row.words("forms"):
            words = tuple(_WORD.findall(fold_word(form)))
            aliases.setdefault(words[0], []).append(Alias(words, row["id"], form.startswith("«")))
    return organisations, {
        first: tuple(sorted(found, key=lambda alias: (-len(alias.words), alias.words)))
        for first, found in aliases.items()
    }


@lru_cache(maxsize=100_000)
def fronts(bare: str) -> tuple[tuple[str, int, bool], ...]:
    """(folded word without the clitics, letters of clitics, preposition or not), fewest clitics first.

    The article stays on the word: titles and family names are listed with it. لل stands for ل and ال.
    """
    found: list[tuple[str, int, bool]] = []
    for division in divisions(bare):
        if division.pronoun:
            continue
        stem = "ال" + division.stem if division.article else division.stem
        skip = len(division.conjunction) + len(division.preposition)
        if division.article and division.preposition == "ل":
            skip = division.skip
        found.append((stem, skip, bool(division.preposition)))
    found.sort(key=lambda front: (front[1], front[0]))
    return tuple(dict.fromkeys(found))


def _read(lexicon: NameLexicon, bare: str) -> NameWord:
    folded = fold_word(bare)
    options = fronts(bare) if len(folded) > 1 else ((folded, 0, False),)
    name, name_skip = _first(lexicon.given, options)
    if bare in lexicon.stops_written:
        name, name_skip = "", -1
    parts = ("kunya", "nasab", "servant", "called", "laqab", "leader", "site", "particle")
    part, part_skip = "", -1
    for word, skip, _ in options:
        sorts = [sort for sort in parts if word in lexicon.parts[sort]]
        if sorts:
            part, part_skip = sorts[0], skip
            break
    title, title_skip = _first(lexicon.titles, options)
    office, office_skip = _first(lexicon.offices, options)
    if bare in lexicon.stops_written:
        title, title_skip, office, office_skip = "", -1, "", -1
    head, head_skip = _first(lexicon.heads, _with_bare_stem(options))
    return NameWord(
        folded,
        name,
        name_skip,
        part,
        part_skip,
        title,
        title_skip,
        office,
        office_skip,
        head,
        head_skip,
        _is_stop(lexicon, bare, options, name, name_skip),
        any(word in lexicon.says for word, skip, _ in options if skip <= 1),
        any(word.startswith("ال") and len(word) > 3 for word, _, _ in options[:1])
        # آلاف، ألكسيس، إلياس: the article is never written with a hamza.
        and not bare.lstrip("وفبلك").startswith(("آل", "أل", "إل")),
    )


def _first(table: dict[str, str], options: tuple[tuple[str, int, bool], ...]) -> tuple[str, int]:
    for word, skip, _ in options:
        sort = table.get(word)
        if sort is not None:
            return sort, skip
    return "", -1


def _with_bare_stem(options: tuple[tuple[str, int, bool], ...]) -> tuple[tuple[str, int, bool], ...]:
    """The options, and after each one with the article the same without it."""
    found: list[tuple[str, int, bool]] = []
    for word, skip, preposition in options:
        found.append((word, skip, preposition))
        if word.startswith("ال") and len(word) > 3:
            found.append((word[2:], skip, preposition))
    return tuple(found)


def _is_stop(
    lexicon: NameLexicon,
    bare: str,
    options: tuple[tuple[str, int, bool], ...],
    name: str,
    name_skip: int,
) -> bool:
    if bare in lexicon.stops_written:
        return True
    if name and name_skip == 0:
        return False
    if bare[:1] in "وف" and bare[1:] in lexicon.stops_written:
        return True
    if any(word in lexicon.stops for word, skip, _ in options if skip <= 1):
        return True
    return any(
        word in lexicon.heads or word in lexicon.offices
        for word, skip, proposed in options
        if proposed and skip
    )
