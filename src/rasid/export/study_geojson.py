"""A study as GeoJSON (RFC 7946): one feature an incident, for maps.

Coordinates are WGS 84, longitude first. An incident without a place smaller than a country has no geometry
(null). A province or district is shown by its point, with `precision` "area".
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from rasid.export.csv_cells import one_line
from rasid.export.study_contents import StudyContents
from rasid.export.study_rows import Cited, cited, names_of_organisations
from rasid.resolve.incidents import may_be_added
from rasid.resolve.places import place_id
from rasid.values.claim import Place
from rasid.values.incident import Incident, Side
from rasid.values.stored import Citation

Json = str | int | float | bool | None | list["Json"] | dict[str, "Json"]

ABOUT = (
    "Incidents as reports tell them: allegations of the reports, or of the sources that they name, and no"
    " findings of fact. Name the sources of whatever is quoted."
)
_PRECISE = ("point", "area")


def geojson_of(study: StudyContents) -> Iterator[str]:
    """The pieces of a FeatureCollection, a line a feature; in the order of the incidents' ids.

    Of what is read only the names of organisations are held in memory.
    """
    organisations = names_of_organisations(study)
    yield f'{{"type": "FeatureCollection", "name": "incidents", "description": {_text(ABOUT)}, "features": ['
    between = "\n"
    for row in cited(study, study.incidents(), lambda incident: incident.reports):
        yield f"{between}{_text(feature_of(row, organisations))}"
        between = ",\n"
    yield "\n]}\n"


def feature_of(row: Cited[Incident], organisations: dict[str, str]) -> dict[str, Json]:
    """One incident as a feature."""
    incident = row.value
    return {
        "type": "Feature",
        "id": incident.id,
        "geometry": _geometry(incident.place),
        "properties": {
            "incident_id": incident.id,
            "standing": incident.standing,
            "type": incident.type,
            "family": incident.family,
            **_days(incident),
            **_place(incident.place),
            "actors": [_side(side, organisations) for side in incident.sides if side.role == "actor"],
            "targets": [_side(side, organisations) for side in incident.sides if side.role == "target"],
            **_figures(incident),
            "contradictions": [
                {"field": each.field, "values": [[value, list(claims)] for value, claims in each.values]}
                for each in incident.contradictions
            ],
            "aggregate": incident.aggregate,
            "added_up": may_be_added(incident),
            "claims": list(incident.claims),
            "source_count": incident.sources,
            "sources": [_source(source) for source in row.sources],
        },
    }


def _geometry(place: Place | None) -> dict[str, Json] | None:
    if place is None or place.precision not in _PRECISE or place.latitude is None or place.longitude is None:
        return None
    return {"type": "Point", "coordinates": [place.longitude, place.latitude]}


def _days(incident: Incident) -> dict[str, Json]:
    days = incident.days
    return {
        "date_start": days.start.isoformat() if days else None,
        "date_end": days.end.isoformat() if days else None,
        "date_precision": days.precision if days else None,
        "date_approximate": days.approximate if days else None,
    }


def _place(place: Place | None) -> dict[str, Json]:
    return {
        "place_id": place_id(place) if place else None,
        "place": one_line(place.text) if place else None,
        "place_name": place.name if place else None,
        "admin1": place.admin1 if place else None,
        "country": place.country if place else None,
        "precision": place.precision if place else None,
    }


def _side(side: Side, organisations: dict[str, str]) -> dict[str, Json]:
    return {
        "said": one_line(side.said),
        "organisation_id": side.organisation,
        "organisation_name": organisations.get(side.organisation or ""),
        "person_id": side.person,
    }


def _figures(incident: Incident) -> dict[str, Json]:
    """Low, best, high and the rule for each thing counted, keys such as `killed_low`: maps style by these."""
    found: dict[str, Json] = {}
    for figure in incident.figures:
        what = figure.what.replace("-", "_")
        found[f"{what}_low"] = figure.low
        found[f"{what}_best"] = figure.best
        found[f"{what}_high"] = figure.high
        found[f"{what}_rule"] = figure.rule
    return found


def _source(source: Citation) -> dict[str, Json]:
    return {
        "report_id": source.report_id,
        "publisher": one_line(source.publisher),
        "published": source.published.isoformat() if source.published else None,
        "title": one_line(source.title),
        "url": source.url,
        "copy_of": source.copy_of,
    }


def _text(value: Json) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False)
