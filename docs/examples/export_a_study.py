"""Export a study, and sum up its tables with nothing but the standard library."""

import csv
from pathlib import Path

from rasid import Study
from rasid.export.study_csv import write_tables
from rasid.export.study_geojson import geojson_of
from rasid.readers import Unread, list_files, read_files

with Study.create("exported.rasid") as study:
    for found in read_files(list_files(("reports/one-town-four-papers.jsonl",)).files, published=None):
        assert not isinstance(found, Unread)
        study.add(found)
    with study.inside() as (contents, _):
        write_tables(contents, Path("tables"))
        with Path("incidents.geojson").open("w", encoding="utf-8") as file:
            file.writelines(geojson_of(contents))

with Path("tables/incidents.csv").open(encoding="utf-8", newline="") as rows:
    for row in csv.DictReader(rows):
        if row["family"] == "violence" and row["killed_best"]:
            print(row["date_start"], row["place_name"], row["killed_best"], row["source_count"])
