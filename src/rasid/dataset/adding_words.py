"""What people add to the lexicon of a study: another name of an organisation, a place.

An addition is checked as the tables of the lexicon are. It counts for what is read from then on with it, and
for reports that are coded anew.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

import msgspec

from rasid.dataset.added_tables import faults_of
from rasid.dataset.study import Study
from rasid.dataset.work import Noting
from rasid.errors import RefusedError
from rasid.folding import fold_word
from rasid.gazetteer.entry import KINDS, fold_name
from rasid.records import additions, codings
from rasid.records.history import Change
from rasid.resolve.taking import short_digest
from rasid.values.addition import ALIAS, PLACE, Addition

_LONGEST = 120
#: What would break a table: its cells end at tabs and lines, its forms at bars.
_CONTROL = re.compile(r"[\x00-\x1f\x7f|\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]")
_PLACE_FIELDS = ("form", "name", "kind", "parent", "country", "latitude", "longitude")


@dataclass(frozen=True, slots=True)
class Pending:
    """What of the lexicon is not yet in force: additions that the present reading lacks, those it has though
    they were taken back, and how many reports another version of the lexicon coded.
    """

    lacking: frozenset[str]
    left: frozenset[str]
    outdated: int

    @property
    def is_anything(self) -> bool:
        """Whether reading anew would change anything."""
        return bool(self.lacking or self.left or self.outdated)


def add_alias(study: Study, organisation: str, form: str, *, example: str = "", why: str = "") -> Addition:
    """Give an organisation of the lexicon one more name. Raises RefusedError."""
    known = study.reading.lexicons.names.organisations.get(organisation)
    if known is None:
        raise RefusedError(
            "alias-organisation", f"{organisation}: the lexicon has no organisation of this id"
        )
    form, example = _cell(form), _cell(example)
    if fold_name(form.strip("«»")) is None:
        raise RefusedError("alias-form", f"{form}: is no Arabic name")
    if len(fold_word(form)) < 3:
        raise RefusedError("alias-short", f"{form}: is too short; it would be found everywhere")
    fields = {
        "id": known.id,
        "forms": form,
        "name_en": known.name_en,
        "country": "|".join(known.countries) or "-",
        "kind": known.kind,
        "parent": known.parent,
        "source": "study",
        "example": example or form,
    }
    return _add(study, ALIAS, fields, why)


def add_place(study: Study, cells: Mapping[str, str], *, why: str = "") -> Addition:
    """Add a place: form (Arabic), name (English), kind, country, and, where known, parent and point.

    Raises RefusedError.
    """
    fields = {name: _cell(cells.get(name, "")) for name in _PLACE_FIELDS}
    fields["country"] = fields["country"].upper()
    if fold_name(fields["form"]) is None:
        raise RefusedError("place-form", f"{fields['form']}: is no Arabic name")
    if not fields["name"]:
        raise RefusedError("place-name", "a place needs its English name too")
    if fields["kind"] not in KINDS:
        raise RefusedError("place-kind", f"{fields['kind']}: no kind of place")
    if fields["country"] not in study.reading.lexicons.gazetteer.country_codes():
        raise RefusedError("place-country", f"{fields['country']}: no code of a country")
    return _add(study, PLACE, fields, why)


def take_back_addition(study: Study, id: str, *, why: str = "") -> None:
    """Take an addition back: it counts no more for what is read from then on. Raises RefusedError."""
    with study.noting() as noting:
        addition = additions.get_addition(noting.connection, id)
        if addition is None or addition.taken_back is not None:
            raise RefusedError("addition-unknown", f"{id}: no addition that stands has this id")
        additions.take_back_addition(noting.connection, id, noting.at)
        before = _written(addition)
        noting.note(Change(noting.at, noting.who, "take-back", "lexicon", id, before=before, why=why))


def list_additions(study: Study) -> tuple[Addition, ...]:
    """Every addition, those taken back too, the latest first."""
    with study.database.reading() as connection:
        return additions.all_additions(connection)


def pending(study: Study) -> Pending:
    """What of the lexicon is not yet in force."""
    with study.database.reading() as connection:
        standing = frozenset(one.id for one in additions.standing_additions(connection))
        outdated = codings.count_outdated(connection, study.reading.coder.versions)
    known = study.reading.additions
    return Pending(standing - known, known - standing, outdated)


@cache
def place_kinds() -> tuple[str, ...]:
    """The kinds that a place may be of."""
    return tuple(KINDS)


def _add(study: Study, kind: str, fields: dict[str, str], why: str) -> Addition:
    with study.noting() as noting:
        id = f"l-{short_digest(kind, msgspec.json.encode(fields).decode(), noting.at, noting.who)}"
        addition = Addition(id, kind, fields, why, noting.who, noting.at)
        _check(study, noting, addition)
        additions.add_addition(noting.connection, addition)
        after = _written(addition)
        noting.note(Change(noting.at, noting.who, "add", "lexicon", id, after=after, why=why))
    return addition


def _check(study: Study, noting: Noting, addition: Addition) -> None:
    standing = additions.standing_additions(noting.connection)
    if any(one.kind == addition.kind and dict(one.fields) == dict(addition.fields) for one in standing):
        raise RefusedError("addition-known", "this was added already")
    lexicons = study.reading.lexicons
    words = tuple((fold_name(addition.fields.get("forms", "").strip("«»")) or "").split())
    if addition.kind == ALIAS and any(
        alias.words == words and alias.organisation == addition.fields["id"]
        for alias in lexicons.names.aliases.get(words[0], ())
    ):
        raise RefusedError("addition-known", "the lexicon has this name already")
    faults = faults_of(
        addition, standing, lexicon=study.lexicon, countries=lexicons.gazetteer.country_codes()
    )
    if faults:
        raise RefusedError("addition-faults", "; ".join(faults))


def _written(addition: Addition) -> str:
    return msgspec.json.encode({"kind": addition.kind, **addition.fields}, order="sorted").decode()


def _cell(typed: str) -> str:
    """What somebody typed as a cell of a table. Raises RefusedError for what would break one."""
    cell = " ".join(typed.split())
    if len(cell) > _LONGEST:
        raise RefusedError("addition-long", f"at most {_LONGEST} characters", count=_LONGEST)
    if _CONTROL.search(cell):
        raise RefusedError("addition-letters", "holds a sign that no name has: |, or one that is not seen")
    return cell
