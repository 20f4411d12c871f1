"""What codes of the record are called: organisations of the lexicon and countries, in both languages."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import resources

from rasid.gazetteer.sources import read_countries
from rasid.lexicon.names import NamedOrganisation


@cache
def country_names() -> Mapping[str, Mapping[str, str]]:
    """The name of each country in each language, by its alpha-2 code."""
    table = resources.files("rasid").joinpath("data", "gazetteer", "countries.tsv")
    countries = read_countries("countries.tsv", table.read_text(encoding="utf-8"))
    return {country.code: {"en": country.name, "ar": country.forms[0]} for country in countries}


def country_label(code: str, language: str) -> str:
    """What a country is called; the code where it is unknown."""
    return country_names().get(code, {}).get(language, code)


def organisation_label(id: str, known: Mapping[str, NamedOrganisation], language: str) -> str | None:
    """What the lexicon calls an organisation, given its id with or without `o-`; None where it lacks it."""
    found = known.get(id.removeprefix("o-"))
    if found is None:
        return None
    return found.name_en.partition(";")[0] if language == "en" and found.name_en else found.name
