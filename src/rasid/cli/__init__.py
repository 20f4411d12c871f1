"""The command line: one file per verb, each loaded only when it is called."""

from __future__ import annotations

from importlib import import_module

import click

from rasid.errors import RasidError

#: Verbs in the order of the help page: name, module, what it does.
VERBS: tuple[tuple[str, str, str], ...] = (
    ("code", "rasid.cli.code", "Code reports: what they say happened, with the words it was read from."),
    ("explain", "rasid.cli.explain", "Explain the coding of one report."),
    ("init", "rasid.cli.init", "Make an empty study."),
    ("add", "rasid.cli.add", "Add reports to a study."),
    ("show", "rasid.cli.show", "Show an incident, a person, an organisation or a place of a study."),
    ("search", "rasid.cli.search", "Search a study."),
    ("export", "rasid.cli.export", "Export a study: tables (CSV) or a map (GeoJSON)."),
    ("decide", "rasid.cli.judge", "Accept, reject or correct what was read."),
    ("judge", "rasid.cli.judge", "Say that two things are the same, or are not."),
    ("undo", "rasid.cli.judge", "Take back a decision or a judgement."),
    ("learn", "rasid.cli.learn", "Fit the confidence of claims to what was decided in a study."),
    ("recode", "rasid.cli.recode", "Code the reports of a study anew after a new version."),
    ("source", "rasid.cli.source", "List the publishers of a study, or say how reliable one is."),
    ("user", "rasid.cli.user", "Say who may work on a study, and in which role."),
    ("protect", "rasid.cli.protect", "Protect a person: show a pseudonym for the name."),
    ("erase", "rasid.cli.erase", "Erase a report from a study."),
    ("history", "rasid.cli.history", "Show who changed what in a study, when and why."),
    ("check", "rasid.cli.check", "Check that a study is whole."),
    ("backup", "rasid.cli.backup", "Write a study into one file."),
    ("restore", "rasid.cli.backup", "Make a study from a backup."),
    ("lexicon", "rasid.cli.lexicon", "Check lexicons."),
    ("gazetteer", "rasid.cli.gazetteer", "Build gazetteers."),
    ("serve", "rasid.cli.serve", "Open a study as pages for a browser."),
    ("schema", "rasid.cli.schema", "Print the JSON Schema of a record."),
)


class _Verbs(click.Group):
    """The verbs. Errors of Rasid end a command with a message and their exit status."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return [name for name, _, _ in VERBS]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        for name, module, _ in VERBS:
            if name == cmd_name:
                command = getattr(import_module(module), name)
                assert isinstance(command, click.Command)
                return command
        return None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, summary) for name, _, summary in VERBS])

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except RasidError as error:
            for line in str(error).split("\n"):
                click.echo(f"rasid: {line}", err=True)
            ctx.exit(error.exit_status)


@click.group(cls=_Verbs, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="rasid", prog_name="rasid", message="%(prog)s %(version)s")
def main() -> None:
    """Rasid (راصد) reads Arabic reports and writes the sourced record of what they say happened.

    It works offline. What it writes are claims that reports make, not findings of fact.
    """
