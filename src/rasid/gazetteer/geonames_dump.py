"""Places from a GeoNames dump: allCountries.txt, alternateNamesV2.txt, admin1CodesASCII.txt.

The format is that of download.geonames.org/export/dump (its readme.txt): tab-separated UTF-8 without header;
19, 10 and 4 columns. The files are read line by line: they have millions of lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from rasid.errors import Fault, LexiconError
from rasid.gazetteer.compile import City
from rasid.gazetteer.entry import Entry

#: Kinds by GeoNames feature code; other populated places (class P) are towns.
_KINDS = {
    "PCLI": "country",
    "ADM1": "admin1",
    "ADM2": "admin2",
    "ADM3": "admin2",
    "RGN": "region",
    "RGNE": "region",
    "RGNH": "region",
    "AREA": "region",
    "PPLX": "neighbourhood",
    "PPLL": "village",
    "PPLF": "village",
    "CMPRF": "camp",
    "CMP": "camp",
    "ISL": "island",
    "ISLS": "island",
    "MT": "mountain",
    "MTS": "mountain",
    "HLL": "mountain",
    "HLLS": "mountain",
    "PLAT": "mountain",
    "DSRT": "desert",
    "VAL": "region",
    "PLN": "region",
    "LK": "water",
    "STM": "water",
    "GULF": "water",
    "SEA": "water",
    "STRT": "water",
    "DAM": "facility",
    "AIRP": "facility",
    "AIRB": "facility",
    "PRT": "facility",
    "BDG": "facility",
    "PRN": "facility",
    "OILF": "facility",
    "UNIV": "facility",
    "HSP": "facility",
}
_ARABIC = re.compile("[\u0600-\u06ff]")
_FAULTS_SHOWN = 20


def read_dump(countries: Path, alternate_names: Path, admin1: Path | None = None) -> Iterator[City]:
    """Read the places of a dump that have a name in Arabic letters, in the order of `countries`.

    Names come from both files; historic ones (isHistoric) are left out, and so are alternate names of
    another language than Arabic. Raises LexiconError, which names file and line, where a line has another
    number of columns than the format.
    """
    names = _arabic_names(alternate_names)
    divisions = _division_names(admin1) if admin1 else {}
    faults: list[Fault] = []
    for number, cells in _lines(countries, 19, faults):
        feature_class, code = cells[6], cells[7]
        kind = _KINDS.get(code) or ("town" if feature_class == "P" else None)
        if kind is None or (code.endswith("H") and feature_class == "P"):
            continue
        found = [*names.get(cells[0], ()), *(name for name in cells[3].split(",") if _ARABIC.search(name))]
        if not found:
            continue
        try:
            entry = Entry(
                cells[1],
                kind,
                cells[8],
                admin1=divisions.get(f"{cells[8]}.{cells[10]}"),
                geonames_id=int(cells[0]),
                latitude=float(cells[4]),
                longitude=float(cells[5]),
                population=int(cells[14] or 0),
            )
        except ValueError:
            faults.append(Fault(countries, number, "has an id, point or population that is no number"))
            continue
        yield City(entry, cells[10], tuple(found))
    _raise(faults)


def _arabic_names(path: Path) -> dict[str, list[str]]:
    names: dict[str, list[str]] = {}
    faults: list[Fault] = []
    for _, cells in _lines(path, 10, faults):
        if cells[2] == "ar" and cells[7] != "1":
            names.setdefault(cells[1], []).append(cells[3])
    _raise(faults)
    return names


def _division_names(path: Path) -> dict[str, str]:
    faults: list[Fault] = []
    names = {cells[0]: cells[1] for _, cells in _lines(path, 4, faults)}
    _raise(faults)
    return names


def _lines(path: Path, columns: int, faults: list[Fault]) -> Iterator[tuple[int, list[str]]]:
    """The lines of a file of the dump, cut into cells; a wrong number of cells is a fault."""
    try:
        with path.open(encoding="utf-8", newline="\n") as lines:
            for number, line in enumerate(lines, 1):
                cells = line.rstrip("\r\n").split("\t")
                if cells == [""]:
                    continue
                if len(cells) != columns:
                    faults.append(
                        Fault(path, number, f"has {len(cells)} columns, not {columns}: is this file right?")
                    )
                    if len(faults) >= _FAULTS_SHOWN:
                        break
                    continue
                yield number, cells
    except (OSError, UnicodeDecodeError) as error:
        faults.append(Fault(path, 1, f"cannot be read as UTF-8 text: {error}"))


def _raise(faults: list[Fault]) -> None:
    if faults:
        raise LexiconError(tuple(faults))
