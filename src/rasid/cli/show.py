"""`rasid show`: an incident, a person, an organisation or a place, or a list of them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from rasid.cli.study_options import (
    lexicon_option,
    opened_to_show,
    rule_option,
    study_argument,
    style,
    unredacted_options,
)
from rasid.dataset.contents import Contents
from rasid.export import Style
from rasid.export.dossiers import (
    incident_line,
    incident_text,
    organisation_text,
    person_line,
    person_text,
    place_line,
    place_text,
)
from rasid.export.lines import Words, lay

_NOUNS = ("incident", "person", "organisation", "place")


@click.command()
@study_argument
@click.argument("noun", type=click.Choice(_NOUNS))
@click.argument("ids", metavar="[ID]...", nargs=-1)
@rule_option
@lexicon_option
@unredacted_options
def show(
    study: str,
    noun: str,
    ids: tuple[str, ...],
    rule: str,
    lexicon: Path | None,
    unredacted: bool,
    account: str | None,
) -> None:
    """Show what STUDY tells of an incident, a person, an organisation or a place; without ID, list them all.

    An id that a thing once had leads to where it is now. What is shown are claims that reports make.
    """
    with (
        opened_to_show(study, lexicon=lexicon, unredacted=unredacted, account=account) as found,
        found.inside(rule=rule) as (contents, dossiers),
    ):
        if not ids:
            for line in _LISTS[noun](contents, style()):
                click.echo(line, color=True)
            return
        for id in ids:
            if noun == "incident":
                text = incident_text(dossiers.with_victims(dossiers.incident(id)), style())
            elif noun == "person":
                text = person_text(dossiers.person(id), style())
            elif noun == "organisation":
                text = organisation_text(dossiers.organisation(id), style())
            else:
                text = place_text(dossiers.place(id), style())
            click.echo(text, nl=False, color=True)


def _incidents(contents: Contents, style: Style) -> Iterator[str]:
    return (incident_line(incident, style) for incident in contents.incidents_by_day())


def _people(contents: Contents, style: Style) -> Iterator[str]:
    for person in contents.people():
        tenures = contents.tenures_of(person.id)
        yield person_line(person, tenures, contents.names_of(tenures), style)


def _organisations(contents: Contents, style: Style) -> Iterator[str]:
    for organisation in contents.organisations():
        english = [Words(f"– {organisation.name_en}")] if organisation.name_en else []
        yield "\n".join(lay(organisation.id, [Words(organisation.name, quoted=True), *english], style))


def _places(contents: Contents, style: Style) -> Iterator[str]:
    """The places, but of those that no gazetteer knows (الطريق، منزله) only what somebody held."""
    passed_over = 0
    for place in contents.places():
        control = contents.controls_of(place.place)
        if not control and place.place.startswith("g-x") and not place.name.isascii():
            passed_over += 1
            continue
        named = place.name if place.country is None else f"{place.name} ({place.country})"
        yield place_line(place.place, named, control, contents.names_of(control), style)
    if passed_over:
        yield f"     and {passed_over} places that the gazetteer does not know"


_LISTS = {
    "incident": _incidents,
    "person": _people,
    "organisation": _organisations,
    "place": _places,
}
