"""The texts of the workbench in its languages, from the tables in `data/interface`.

A table has the columns key, en, ar. `{name}` stands for a value. A text that counts has one row a plural
category of CLDR: `key.one`, `key.other`; Arabic also uses zero, two, few and many, whose English cells hold
`-`. A text counts where it has one or many.
"""

from __future__ import annotations

import re
from collections.abc import Container, Mapping
from dataclasses import dataclass

from rasid.errors import Fault, LexiconError
from rasid.lexicon.tables import Row, built_in_files, parse_table

LANGUAGES = ("ar", "en")
_COLUMNS = ("key", "en", "ar")
#: The plural categories of whole numbers in each language (Unicode CLDR, plural rules).
_CATEGORIES = {"en": ("one", "other"), "ar": ("zero", "one", "two", "few", "many", "other")}
_ALL = frozenset(_CATEGORIES["ar"])
_NONE = "-"
_VALUE = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class Texts:
    """The texts in one language. `t(key, name=value)` gives one; an unknown key is a fault of the program."""

    language: str
    by_key: Mapping[str, str]

    @property
    def direction(self) -> str:
        """rtl or ltr."""
        return "rtl" if self.language == "ar" else "ltr"

    def has(self, key: str) -> bool:
        """Whether there is a text of this key."""
        return key in self.by_key

    def t(self, key: str, **values: object) -> str:
        """The text of a key with its values. Raises KeyError for a key that no table has."""
        text = self.by_key[key]
        return _VALUE.sub(lambda found: str(values[found[1]]), text) if values else text

    def count(self, key: str, n: int, **values: object) -> str:
        """The text of a key that counts, in the form that `n` asks for; `{n}` stands for the number."""
        return self.t(f"{key}.{plural_of(self.language, n)}", n=n, **values)


def plural_of(language: str, n: int) -> str:
    """The plural category of a whole number, by the rules of CLDR."""
    if language != "ar":
        return "one" if n == 1 else "other"
    if n in (0, 1, 2):
        return ("zero", "one", "two")[n]
    if 3 <= n % 100 <= 10:
        return "few"
    return "many" if 11 <= n % 100 <= 99 else "other"


def read_texts() -> dict[str, Texts]:
    """The texts by language. Raises LexiconError with every fault of the tables, by file and line."""
    return texts_of(built_in_files("interface"))


def texts_of(contents: tuple[tuple[str, str], ...]) -> dict[str, Texts]:
    """The texts that tables (name, content) hold. Raises LexiconError with every fault."""
    rows: dict[str, Row] = {}
    faults: list[Fault] = []
    for name, content in contents:
        found, wrong = parse_table(f"interface/{name}", content, _COLUMNS)
        faults += wrong
        for row in found:
            if row["key"] in rows:
                faults.append(row.fault(f"{row['key']} stands in {rows[row['key']].path} already"))
            rows.setdefault(row["key"], row)
    faults += [fault for row in rows.values() for fault in _faults_of(row, rows)]
    faults += _lacking(rows)
    if faults:
        raise LexiconError(tuple(faults))
    return {
        language: Texts(language, {key: row[language] for key, row in rows.items() if row[language] != _NONE})
        for language in LANGUAGES
    }


def _faults_of(row: Row, keys: Container[str]) -> list[Fault]:
    """An empty cell, a value that only one language has."""
    empty = [language for language in LANGUAGES if not row[language]]
    if empty:
        return [row.fault(f"{row['key']} has no text in {', '.join(empty)}")]
    stem, _, category = row["key"].rpartition(".")
    if category in _ALL and f"{stem}.many" in keys:
        wrong = [
            language
            for language in LANGUAGES
            if (row[language] == _NONE) != (category not in _CATEGORIES[language])
        ]
        return [row.fault(f"{row['key']}: {name} is - where unused, else filled") for name in wrong]
    values = {language: set(_VALUE.findall(row[language])) for language in LANGUAGES}
    if values["en"] != values["ar"]:
        return [row.fault(f"{row['key']}: the values in braces must be the same in both languages")]
    return []


def _lacking(rows: Mapping[str, Row]) -> list[Fault]:
    """Texts that count and lack a category."""
    stems = {key.rpartition(".")[0]: row for key, row in rows.items() if key.endswith((".one", ".many"))}
    faults = []
    for stem, row in stems.items():
        missing = [category for category in _CATEGORIES["ar"] if f"{stem}.{category}" not in rows]
        faults += [row.fault(f"{stem} lacks {', '.join(missing)}")] if missing else []
    return faults
