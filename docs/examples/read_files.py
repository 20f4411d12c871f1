"""Read the files of a folder, code them and write JSON Lines, as `rasid code` does."""

from pathlib import Path

from rasid import Coder
from rasid.export import FORMATS, Style, record_of_unread
from rasid.readers import Unread, list_files, read_files

jsonl = next(known for known in FORMATS if known.name == "jsonl")
with Coder() as coder, Path("record.jsonl").open("w", encoding="utf-8") as output:
    for found in read_files(list_files(("reports",)).files, published=None):
        if isinstance(found, Unread):
            print(f"{found.where}: {found.problem.message}")
            record = record_of_unread(found, coder.versions)
        else:
            record = coder.code(found)
        output.write(jsonl.write(record, Style()))
