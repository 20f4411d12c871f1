"""Makes the pages of docs/reference that are generated: run `make docs` after a change of types or commands.

commands.md   from the commands and their options
record.md     from the types of a record and the columns of the CSV
problems.md   from the codes of problems
codebook.md   from the event types
lexicons.md   from the tables of words, by lexicon_reference.py
study-tables.md  from the tables that a study is exported as
schema.json   from the types of a record
pages.md, api.md  from the routes of the workbench, by workbench_reference.py
"""

from __future__ import annotations

import inspect
import tomllib
from importlib import resources
from pathlib import Path
from typing import Any

import click
from lexicon_reference import lexicons_page
from workbench_reference import api_page, pages_page

from rasid.cli import main
from rasid.export.claims_csv import COLUMNS
from rasid.export.schema import record_schema, schema_text
from rasid.export.study_csv import DICTIONARY_COLUMNS
from rasid.export.study_notes import READING
from rasid.export.study_tables import TABLES
from rasid.values.problem import PROBLEM_CODES

FOLDER = Path(__file__).parent / "reference"
_MADE = (
    "<!-- Made by docs/build_reference.py (make docs): change the source named there, not this page. -->\n\n"
)
_ORDER = (
    "CodedReport", "Claim", "Phrase", "Place", "Interval", "Figure", "Evidence", "Person", "Office",
    "Organisation", "Problem", "Versions",
)  # fmt: skip


def commands_page() -> str:
    """Every command with its arguments and options."""
    parts = [_MADE, "# Commands\n\n"]
    context = click.Context(main, info_name="rasid", **main.context_settings)
    parts.append(_command(main, context, level=2))
    parts += _below(main, context)
    parts.append(
        "## Exit status\n\n"
        "| status | meaning |\n|---|---|\n"
        "| 0 | done; every report was coded or added |\n"
        "| 1 | the command failed or was stopped |\n"
        "| 2 | wrong use: an option, a path that does not exist, a lexicon with faults |\n"
        "| 3 | some reports could not be read, coded or added |\n"
        "| 4 | no report could be read, coded or added |\n"
        "| 5 | a study cannot be opened or written, or `rasid check` found it at fault |\n\n"
        "What Rasid cannot find out about a report, such as an unknown published day, is a problem in its\n"
        "record and does not change the exit status. See [problems](problems.md).\n"
    )
    return "".join(parts)


def _below(group: click.Group, context: click.Context) -> list[str]:
    parts = []
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None
        inner = click.Context(command, info_name=name, parent=context)
        parts.append(_command(command, inner, level=2))
        if isinstance(command, click.Group):
            parts += _below(command, inner)
    return parts


def _command(command: click.Command, context: click.Context, *, level: int) -> str:
    usage = " ".join(command.collect_usage_pieces(context))
    summary = inspect.cleandoc(command.help or "")
    rows = [
        f"| {spelling} | {meaning} |"
        for parameter in command.get_params(context)
        if isinstance(parameter, click.Option)
        for spelling, meaning in [_option(parameter, context)]
    ]
    table = "| option | meaning |\n|---|---|\n" + "\n".join(rows) + "\n\n" if rows else ""
    return (
        f"{'#' * level} {context.command_path}\n\n    {context.command_path} {usage}\n\n{summary}\n\n{table}"
    )


def _option(option: click.Option, context: click.Context) -> tuple[str, str]:
    record = option.get_help_record(context)
    assert record is not None, f"the option {option.name} has no help"
    spelling, meaning = record
    assert meaning, f"the option {option.name} has no help"
    return f"`{spelling}`".replace("|", "\\|"), meaning.replace("|", "\\|")


def record_page() -> str:
    """Every key of a record, and every column of the CSV."""
    schema = record_schema()
    parts = [
        _MADE,
        "# The record\n\n",
        "`rasid code --format jsonl` writes one JSON object a report, its keys always all there and in\n"
        "this order. [schema.json](schema.json) says the same for programs; `rasid schema` prints it.\n\n"
        "A record says what a report claims, not what is true: its claims are allegations of the report,\n"
        "or of the source that it names. Every value has the words of the report that it was read from.\n\n",
    ]
    for name in _ORDER:
        definition = schema["$defs"][name]
        parts.append(f"## {name}\n\n{definition['description']}\n\n| key | type | meaning |\n|---|---|---|\n")
        for key, value in definition["properties"].items():
            parts.append(f"| `{key}` | {_type(value)} | {value['description']} |\n")
        parts.append("\n")
    parts.append(
        "## The CSV\n\n`rasid code --format csv` writes one row a claim, and one for each report that could\n"
        "not be read; a report without a claim has no row. It is UTF-8. Phrases in a cell stand between\n"
        "` | `. A cell that a spreadsheet would run as a formula (it opens with `=`, `+`, `-` or `@`) has\n"
        "an apostrophe before it.\n\n| column | meaning |\n|---|---|\n"
    )
    parts += [f"| `{column.name}` | {column.meaning} |\n" for column in COLUMNS]
    return "".join(parts)


def _type(value: dict[str, Any]) -> str:
    if "$ref" in value:
        name = value["$ref"].rpartition("/")[2]
        return f"[{name}](#{name.lower()})"
    if "anyOf" in value:
        return " or ".join(_type(choice) for choice in value["anyOf"])
    if "prefixItems" in value:
        return f"[{', '.join(_type(part) for part in value['prefixItems'])}]"
    if value["type"] == "array":
        return f"list of {_type(value['items'])}"
    if value["type"] == "object":
        return "object of text"
    return {"string": value.get("format", "text"), "boolean": "true or false"}.get(
        value["type"], value["type"]
    )


def problems_page() -> str:
    """Every code of a problem."""
    rows = "".join(f"| `{code}` | {meaning} |\n" for code, meaning in PROBLEM_CODES.items())
    return (
        f"{_MADE}# Problems\n\nWhat Rasid could not do with a report stands in its record under `problems`,\n"
        "each with a code, a message and, where it is about some words, their offset.\n\n"
        f"| code | meaning, and what to do |\n|---|---|\n{rows}"
    )


def codebook_page() -> str:
    """Every event type: definition, what it is not, and what it becomes in other codebooks."""
    content = resources.files("rasid").joinpath("data", "codebook", "types.toml").read_text(encoding="utf-8")
    types = tomllib.loads(content)["type"]
    families = list(dict.fromkeys(entry["family"] for entry in types))
    parts = [
        _MADE,
        "# Codebook\n\n",
        f"The {len(types)} event types in their {len(families)} families. One happening is one claim, with\n"
        "the most exact type that the words of the report allow; deaths and injuries that an act caused are\n"
        "its figures.\n\nThe outer codes are the usual ones, for users of PLOVER 2.0, CAMEO, ACLED and UCDP\n"
        "(type of violence: 1 state-based, 2 non-state, 3 one-sided); weapon and participants of a claim\n"
        "may call for another. A dash: the outer codebook has nothing near, or the participants decide. A\n"
        "`types.toml` in the folder of `--lexicon` adds types: see [lexicons](lexicons.md#event-types).\n",
    ]
    for family in families:
        parts.append(f"\n## {family}\n")
        parts += [_event_type(entry) for entry in types if entry["family"] == family]
    return "".join(parts)


def _event_type(entry: dict[str, Any]) -> str:
    plover, acled = entry.get("plover", {}), entry.get("acled", {})
    codes = {
        "PLOVER": "-".join(filter(None, (plover.get("type"), plover.get("mode")))),
        "CAMEO": entry.get("cameo"),
        "ACLED": ": ".join(filter(None, (acled.get("event_type"), acled.get("sub_event_type")))),
        "UCDP": entry.get("ucdp"),
    }
    shown = " | ".join(code or "–" for code in codes.values())
    return (
        f"\n### {entry['code']}\n\n"
        f"{entry['label_en']} · {entry['label_ar']}\n\n"
        f"{entry['definition']}\n\n"
        f"Not: {entry['not']}\n\n"
        f"{entry['definition_ar']}\n\n"
        f"لا يشمل: {entry['not_ar']}\n\n"
        f"| {' | '.join(codes)} |\n|{'---|' * len(codes)}\n| {shown} |\n"
    )


def study_tables_page() -> str:
    """Every table of an exported study, and every column of it."""
    parts = [
        _MADE,
        "# The tables of a study\n\n",
        "`rasid export STUDY --format csv -o DIR` writes a folder with a CSV file for each of these tables,\n"
        "`dictionary.csv`, which says the same as this page for programs, and notes.\n\n",
        READING,
    ]
    for table in TABLES:
        parts.append(f"\n## {table.name}.csv\n\n{table.row}\n\n")
        parts.append("| column | type | meaning | empty where |\n|---|---|---|---|\n")
        for column in table.columns:
            meaning, empty = (text.replace("|", "\\|") for text in (column.meaning, column.empty))
            parts.append(f"| `{column.name}` | {column.type} | {meaning} | {empty} |\n")
    parts.append(
        "\n## dictionary.csv\n\nOne row a column of the tables above.\n\n| column | meaning |\n|---|---|\n"
    )
    for column in DICTIONARY_COLUMNS:
        meaning = column.meaning.replace("|", "\\|")
        parts.append(f"| `{column.name}` | {meaning} |\n")
    return "".join(parts)


def pages() -> dict[str, str]:
    """The content of every generated file, by name."""
    return {
        "commands.md": commands_page(),
        "record.md": record_page(),
        "problems.md": problems_page(),
        "codebook.md": codebook_page(),
        "lexicons.md": lexicons_page(_MADE),
        "study-tables.md": study_tables_page(),
        "schema.json": schema_text(),
        "pages.md": pages_page(_MADE),
        "api.md": api_page(_MADE),
    }


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for file_name, content in pages().items():
        (FOLDER / file_name).write_text(content, encoding="utf-8")
