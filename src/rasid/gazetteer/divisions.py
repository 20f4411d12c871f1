"""Countries and their first-order divisions by name, in both languages, for maps and lists."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

from rasid.gazetteer.sources import Division, read_countries, read_divisions


@dataclass(frozen=True, slots=True)
class Divisions:
    """`countries` by ISO 3166 alpha-2 code: names by language. `divisions` by country and English name."""

    countries: Mapping[str, Mapping[str, str]]
    divisions: Mapping[tuple[str, str], Division]

    def country(self, code: str, language: str) -> str:
        """The name of a country, its code where it is not known."""
        known = self.countries.get(code)
        return code if known is None else known[language]

    def division(self, country: str, name: str, language: str) -> str:
        """The name of a division, given its English one; that where no other is known."""
        known = self.divisions.get((country, name))
        return name if known is None or language == "en" or not known.forms else known.forms[0]

    def shape(self, country: str, name: str) -> str | None:
        """The id of its shape, where it can have one: COUNTRY.CODE."""
        known = self.divisions.get((country, name))
        return None if known is None else f"{known.country}.{known.code}"


@cache
def load_divisions() -> Divisions:
    """Those of the gazetteer that ships with Rasid."""
    folder = resources.files("rasid").joinpath("data", "gazetteer")

    def content(name: str) -> tuple[str, str]:
        return f"gazetteer/{name}", folder.joinpath(name).read_text(encoding="utf-8")

    countries = read_countries(*content("countries.tsv"))
    divisions = read_divisions(*content("admin1.tsv"), [country.code for country in countries])
    return Divisions(
        {country.code: {"en": country.name, "ar": country.forms[0]} for country in countries},
        {(division.country, division.name): division for division in divisions},
    )
