"""`rasid show`: an incident, a person, an organisation or a place, or a list of them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from rasid.cli.study_options import lexicon_option, opened, study_argument, style
from rasid.dataset.contents import Contents
from rasid.export import Style
from rasid.export.dossiers import (
    incident_line,
    incident_text,
    organisation_text,
    person_text,
    place_text,
)
from rasid.export.lines import Words, lay

_NOUNS = ("incident", "person", "organisation", "place")


@click.command()
@study_argument
@click.argument("noun", type=click.Choice(_NOUNS))
@click.argument("ids", metavar="[ID]...", nargs=-1)
@lexicon_option
def show(study: str, noun: str, ids: tuple[str, ...], lexicon: Path | None) -> None:
    """Show what STUDY tells of an incident, a person, an organisation or a place; without ID, list them all.

    An id that a thing once had leads to where it is now. What is shown are claims that reports make.
    """
    with opened(study, lexicon=lexicon) as found, found.inside() as (contents, dossiers):
        if not ids:
            for line in _LISTS[noun](contents, style()):
                click.echo(line, color=True)
            return
        for id in ids:
            if noun == "incident":
                text = incident_text(dossiers.incident(id), style())
            elif noun == "person":
                text = person_text(dossiers.person(id), style())
            elif noun == "organisation":
                text = organisation_text(dossiers.organisation(id), style())
            else:
                text = place_text(dossiers.place(id), style())
            click.echo(text, nl=False, color=True)


def _incidents(contents: Contents, style: Style) -> Iterator[str]:
    return (incident_line(incident, style) for incident in contents.incidents())


def _people(contents: Contents, style: Style) -> Iterator[str]:
    for person in contents.people():
        amount = len(person.reports)
        told = Words(f"({amount} {'report' if amount == 1 else 'reports'})")
        yield "\n".join(lay(person.id, [Words(person.name, quoted=True), told], style))


def _organisations(contents: Contents, style: Style) -> Iterator[str]:
    for organisation in contents.organisations():
        english = [Words(f"– {organisation.name_en}")] if organisation.name_en else []
        yield "\n".join(lay(organisation.id, [Words(organisation.name, quoted=True), *english], style))


def _places(contents: Contents, style: Style) -> Iterator[str]:
    for place in contents.places():
        country = [Words(f"({place.country})")] if place.country else []
        yield "\n".join(lay(place.place, [Words(place.name, quoted=True), *country], style))


_LISTS = {
    "incident": _incidents,
    "person": _people,
    "organisation": _organisations,
    "place": _places,
}
