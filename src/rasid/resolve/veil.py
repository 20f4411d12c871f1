"""What hides the names of protected people: in a text, an address, and every value that holds one.

A name becomes a pseudonym that is the same everywhere. Offsets stay what they are: they count in the report's
own text. Public ids stay.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields, is_dataclass, replace
from typing import Any, TypeVar

from rasid.resolve.veil_finding import Forms, Found, find_forms, forms_of, opening_words
from rasid.resolve.veil_letters import TAG, Seen, see, see_through_tags
from rasid.resolve.veil_names import Form, Hidden, Telling, forms_everywhere, forms_within, shields_of
from rasid.values.span import Span

V = TypeVar("V")
_DIGITS = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://\S*|%[0-9A-Fa-f]{2}")
_WITHHELD = {"ar": "اسم محجوب", "en": "Name withheld", "url": "name-withheld"}
_LATIN = re.compile(r"[A-Za-z]")
#: What stands in the node of a person beside names: an organisation, a country, a naming.
_NODE_PART = re.compile(r"o-\S+|[A-Z]{2}|\S+:\d+")
_ID = re.compile(r"[a-z]-x?[0-9a-f@]{6,}")


def pseudonym(number: int, language: str = "ar") -> str:
    """What a protected person is called: in Arabic, in English (`en`), or within an address (`url`).

    Somebody else of the same name (number 0) is not called so: only that his name is withheld.
    """
    if number == 0:
        return _WITHHELD[language]
    if language == "ar":
        return f"شخص محمي {number}".translate(_DIGITS)
    return f"Protected person {number}" if language == "en" else f"protected-person-{number}"


@dataclass(frozen=True, slots=True)
class Mask:
    """Letters of a text that name a protected person, and what stands in their place."""

    span: Span
    number: int
    instead: str


@dataclass(frozen=True)
class Veil:
    """Hides the names of protected people. `people`: their ids and nodes, with their numbers.

    `within`: for each report that names one of them, the forms that mean him there; `namesakes`: for each
    report that gives such a name to somebody else alone, the numbers that are not meant. Without anybody to
    protect it changes nothing and costs nothing.
    """

    people: Mapping[str, int] = field(default_factory=dict)
    everywhere: Forms = field(default_factory=Forms)
    within: Mapping[str, tuple[tuple[Form, int], ...]] = field(default_factory=dict)
    namesakes: Mapping[str, frozenset[int]] = field(default_factory=dict)
    _forms: dict[tuple[str, ...], Forms] = field(default_factory=dict, repr=False, compare=False)

    def __bool__(self) -> bool:
        return bool(self.people) or bool(self.everywhere.letters)

    def spans(self, text: str, *, reports: Sequence[str] = ()) -> tuple[Mask, ...]:
        """What is to be hidden of a text, in its order. `reports`: those that it is of, if it is of any."""
        if not self or not text:
            return ()
        return self._masks(text, see(text), reports)

    def text(self, text: str, *, reports: Sequence[str] = ()) -> str:
        """The text with pseudonyms for names."""
        masks = self.spans(text, reports=reports)
        if not masks:
            return text
        parts: list[str] = []
        done = 0
        for mask in masks:
            parts += [text[done : mask.span.start], mask.instead]
            done = mask.span.end
        return "".join([*parts, text[done:]])

    def page(self, html: str) -> str:
        """An HTML page with pseudonyms for names, those that tags run through among them."""
        if not self:
            return html
        plain = self.text(html)
        if not opening_words(plain, self.everywhere):
            return plain
        for mask in reversed(self._masks(plain, see_through_tags(plain), ())):
            start, end = mask.span.start, mask.span.end
            tags = "".join(TAG.findall(plain[start:end]))
            plain = f"{plain[:start]}{mask.instead}{tags}{plain[end:]}"
        return plain

    def value(self, value: V, *, reports: Sequence[str] = ()) -> V:
        """The same value with pseudonyms in every text of it.

        Walks dataclasses, tuples, lists, sets and dictionaries, keys and values. Bytes (the original of a
        report) become empty. What a value says of its report (`report_id`, `reports`) tells which names are
        meant.
        """
        if not self:
            return value
        hidden: V = self._hide(value, tuple(reports))
        return hidden

    def lift(self, text: str, phrase: str, at: int, *, reports: Sequence[str] = ()) -> Span | None:
        """Where the words of a phrase stand in a text that its giver saw with pseudonyms.

        `at` counts in the text itself. None where they do not stand there.
        """
        masks = {mask.span.start: mask for mask in self.spans(text, reports=reports)}
        at = next((mask.span.start for mask in masks.values() if mask.span.start < at < mask.span.end), at)
        place, rest = at, phrase
        while rest:
            mask = masks.get(place)
            if mask is not None and rest.startswith(mask.instead):
                place, rest = mask.span.end, rest[len(mask.instead) :]
            elif text[place : place + 1] == rest[0]:
                place, rest = place + 1, rest[1:]
            else:
                return None
        return Span(at, place)

    def called(self, id: str, names: V) -> V:
        """What tells only how somebody is called, with the pseudonym alone where he (by id) is protected.

        `names` are pairs of a node and a name, or values with a `name`.
        """
        number = self.people.get(id)
        if number is None or not isinstance(names, tuple):
            return names
        made = tuple(
            (one[0], _named(number, one[1]))
            if isinstance(one, tuple)
            else replace(one, name=_named(number, one.name))
            for one in names
        )
        return made  # type: ignore[return-value]  # of the same type as what came

    def hides(self, id: str) -> int | None:
        """The number of the protected person of this id, None for anyone else."""
        return self.people.get(id)

    def _masks(self, text: str, seen: Seen, reports: Sequence[str]) -> tuple[Mask, ...]:
        found = list(find_forms(seen.text, self.everywhere))
        scope = tuple(id for id in dict.fromkeys(reports) if id in self.within)
        if scope:
            taken = [(one.start, one.end) for one in found]
            found += [
                one
                for one in find_forms(seen.text, self._forms_of(scope))
                if one.number and not any(one.start < end and start < one.end for start, end in taken)
            ]
            found.sort(key=lambda one: one.start)
        found = [one for one in found if one.number]
        others = self._not_meant(reports) if found else frozenset()
        return tuple(
            self._mask(text, seen, replace(one, number=0) if one.number in others else one) for one in found
        )

    def _not_meant(self, reports: Sequence[str]) -> frozenset[int]:
        """Whose names all of these reports give to somebody else."""
        first, *rest = [self.namesakes.get(id, frozenset()) for id in reports] or [frozenset()]
        return first.intersection(*rest)

    def _mask(self, text: str, seen: Seen, found: Found) -> Mask:
        span = Span(seen.start(found.start), seen.start(found.end))
        before = text[max(0, span.start - 2000) : span.end]
        address = next((run for run in _ADDRESS.finditer(before) if run.end() == len(before)), None)
        if address is not None or _ADDRESS.search(text, span.start, span.end):
            language = "url"
        else:
            language = "en" if _LATIN.match(text, span.start) else "ar"
        return Mask(span, found.number, pseudonym(found.number, language))

    def _forms_of(self, reports: tuple[str, ...]) -> Forms:
        known = self._forms.get(reports)
        if known is None:
            known = forms_of(one for id in reports for one in self.within[id])
            if len(self._forms) < 1_000:
                self._forms[reports] = known
        return known

    def _hide(self, value: Any, reports: tuple[str, ...]) -> Any:  # noqa: ANN401 - any value at all
        if isinstance(value, str):
            if _ID.fullmatch(value):
                return value
            shown = self.text(value, reports=reports)
            return _without_families(shown) if shown != value and " | " in value else shown
        if value is None or isinstance(value, int | float):
            return value
        if isinstance(value, bytes):
            return b""
        if isinstance(value, tuple | list):
            parts = [self._hide(part, reports) for part in value]
            if all(new is old for new, old in zip(parts, value, strict=True)):
                return value
            return value._make(parts) if hasattr(value, "_make") else type(value)(parts)
        if isinstance(value, dict):
            return {
                self._hide(key, reports): self._called(key, self._hide(part, reports))
                for key, part in value.items()
            }
        if isinstance(value, set | frozenset):
            return type(value)(self._hide(part, reports) for part in value)
        if is_dataclass(value) and not isinstance(value, type):
            return self._hide_fields(value, reports)
        return value

    def _called(self, id: object, name: Any) -> Any:  # noqa: ANN401 - any value at all
        """What stands under the id of a protected person in a table of names."""
        number = self.people.get(id) if isinstance(id, str) else None
        return name if number is None or not isinstance(name, str) else _named(number, name)

    def _hide_fields(self, value: Any, reports: tuple[str, ...]) -> Any:  # noqa: ANN401 - any dataclass
        reports = (*_reports_of(value), *reports)
        changed = {}
        number = self._who(value)
        for each in fields(value):
            old = getattr(value, each.name)
            new = self._hide(old, reports)
            if number is not None and each.name in _NAMES:
                new = _renamed(number, old)
            if new is not old and each.init:
                changed[each.name] = new
        return replace(value, **changed) if changed else value

    def _who(self, value: Any) -> int | None:  # noqa: ANN401 - any dataclass
        """The number of the protected person that a value is about by its id."""
        for name in ("person", "id"):
            id = getattr(value, name, None)
            if isinstance(id, str) and id in self.people and (name == "person" or hasattr(value, "name")):
                return self.people[id]
        return None


#: Fields of a value about a person that hold nothing but what he is called.
_NAMES = ("name", "names", "latin", "said", "aliases", "others")


def _named(number: int, name: str) -> str:
    return pseudonym(number, "en" if _LATIN.match(name) else "ar")


def _without_families(signature: str) -> str:
    """The node of a person without the family names and offices that stand behind his name."""
    name, *rest = signature.split(" | ")
    return " | ".join((name, *(part for part in rest if _NODE_PART.fullmatch(part))))


def _renamed(number: int, old: object) -> object:
    if isinstance(old, str):
        return _named(number, old)
    return tuple(dict.fromkeys(_named(number, name) for name in old)) if isinstance(old, tuple) else old


def _reports_of(value: Any) -> tuple[str, ...]:  # noqa: ANN401 - any dataclass
    """The reports whose words a value holds."""
    one = getattr(value, "report_id", None)
    several = getattr(value, "reports", None)
    own = getattr(value, "id", None)
    sourced = getattr(value, "sourced", None)
    about = getattr(getattr(value, "report", None), "id", None)
    found = [one] if isinstance(one, str) else []
    found += [id for id in several if isinstance(id, str)] if isinstance(several, tuple) else []
    found += [own] if isinstance(own, str) and own.startswith("r-") else []
    found += [about] if isinstance(about, str) and about.startswith("r-") else []
    found += [sourced.report_id] if sourced is not None and hasattr(sourced, "report_id") else []
    return tuple(found)


def make_veil(
    hidden: Iterable[Hidden],
    others: Mapping[str, Sequence[str]],
    telling: Telling,
    *,
    namesakes: Mapping[str, frozenset[int]] | None = None,
) -> Veil:
    """A veil over these people.

    `others`: whom else the reports that name them name, by report. `namesakes`: as in a veil.
    """
    people: dict[str, int] = {}
    everywhere: list[tuple[Form, int]] = []
    spelled: list[tuple[str, int]] = []
    within: dict[str, list[tuple[Form, int]]] = {}
    for one in sorted(hidden, key=lambda person: person.number):
        for id in one.ids:
            people.setdefault(id, one.number)
        everywhere += [(form, one.number) for form in forms_everywhere(one.names, telling)]
        spelled += [(spelling, one.number) for spelling in one.latin]
        local = [(form, one.number) for form in forms_within(one.names, telling)]
        for report in one.reports:
            within.setdefault(report, []).extend(local)
    for report, names in others.items():
        if report in within:
            within[report] += [(form, 0) for form in shields_of(names)]
    scoped = {id: tuple(forms) for id, forms in within.items()}
    return Veil(people, forms_of(everywhere, spelled), scoped, namesakes or {})


NO_VEIL = Veil()
