"""The notes that go with the tables of a study: what they are and how to read them, in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rasid.export.study_tables import TABLES

#: What every reader of the tables has to know, in the folder and in the reference.
READING = """\
The tables hold what reports say happened, not what happened. Claims about people are allegations of a report,
or of the source that it names: `standing`, `sources` and `according_to` say so in every table and belong to
whatever is quoted from them. Nothing here is a finding of fact.

- The files are UTF-8 CSV (RFC 4180): commas between columns, one row a line, a text with commas, quotes or
  line breaks in double quotes. `dictionary.csv` says of every column what it holds and when it is empty.
- An empty cell means that nothing is said or known, never zero; 0 is a number that was said.
- Several values of one cell stand between ` | `. Such a cell can be long (all reports that name a president):
  spreadsheets cut cells at 32,767 characters, programs for statistics do not.
- A text that a spreadsheet would run as a formula (it opens with `=`, `+`, `-` or `@`) has an apostrophe
  before it, which is not part of it.
- Days are YYYY-MM-DD, both ends of an interval included. A date is never more exact than the words are.
- `low` is at least so many, `high` at most so many. Conflicting figures are kept: `figures.csv` has each as
  said, `incidents.csv` what follows from them by the rule it names.
- An end of a tenure or of control that no claim tells is open. `start_by` and `end_by` say how: the type of
  event that claims tell (appointment, dismissal, resignation, defection, flight, arrest, death, capture,
  withdrawal); `seen`: reports call the person a former holder, none tells how or when; `succeeded`: another
  was appointed to an office that one person holds at a time, so that it ended not after that day.
- `شخص محمي ١`, `Protected person 1` and `protected-person-1` are one person whose name is protected: the same
  number is the same person everywhere. `اسم محجوب` (name withheld) is somebody else of such a name. Columns
  of offsets still count in the report's own text, which is not part of the tables.
- A row of `reports.csv` whose state is `erased` is a tombstone: all that was read from the report is gone.
- A report with `copy_of` reprints another and is no independent source; `source_count` counts neither it nor
  a publisher's further reports.
"""


def notes_of(counted: Mapping[str, int], programs: Sequence[str]) -> str:
    """The notes of one export: its tables with the number of their rows, and how to read them."""
    tables = "".join(f"| `{table.name}.csv` | {counted[table.name]} | {table.row} |\n" for table in TABLES)
    made = f"Coded by Rasid {', '.join(programs)}.\n" if programs else "No report in it is coded.\n"
    return (
        "# A study, exported as tables\n\n"
        f"{made}\n| file | rows | what a row is |\n|---|---|---|\n{tables}"
        "| `dictionary.csv` | | One row a column of these tables. |\n\n"
        f"## How to read them\n\n{READING}"
    )
