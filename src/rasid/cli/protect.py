"""`rasid protect`: people whose names are shown to few."""

from __future__ import annotations

import click

from rasid.cli.administrators import administrator
from rasid.cli.study_options import by_option, study_argument, why_option
from rasid.dataset.protecting import end_protection, protections
from rasid.dataset.protecting import protect as protect_person
from rasid.dataset.study import Study
from rasid.resolve.veil import pseudonym


@click.command()
@study_argument
@click.argument("person", metavar="[PERSON]", required=False)
@click.option("--end", "number", type=int, metavar="NUMBER", help="Show the name of this one again.")
@click.option("--as", "account", metavar="NAME", help="Your account, for --end, where there are accounts.")
@why_option
@by_option
def protect(
    study: str, person: str | None, number: int | None, account: str | None, why: str, by: str | None
) -> None:
    """Protect PERSON (p-) of STUDY: a pseudonym takes the place of the name. Without PERSON, list who is.

    Give the reason with --why; it is kept. The list has no names.
    """
    with Study.open(study, who=by) as found:
        if person is not None:
            made = protect_person(found, person, why=why)
            click.echo(f"{made.now}: is {pseudonym(made.number, 'en')}, {pseudonym(made.number)}")
            return
        if number is not None:
            end_protection(found.signed(administrator(found, account)), number, why=why)
            click.echo(f"{pseudonym(number, 'en')}: is shown by name again")
            return
        veil = found.veiled().veil
        for one in protections(found):
            until = "" if one.taken_back is None else f", until {one.taken_back[:10]}"
            why_so = veil.text(one.why)
            click.echo(
                f"{one.number}  {pseudonym(one.number, 'en')}  {one.now or one.person}  "
                f"{one.made[:10]}{until}, {one.author}: {why_so}"
            )
