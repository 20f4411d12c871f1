"""Why the program joins two things, in the language of the visitor."""

from __future__ import annotations

import re
from collections.abc import Mapping

from markupsafe import Markup

from rasid.lexicon.names import NamedOrganisation
from rasid.review.codebook import TypeText
from rasid.review.labels import country_label, organisation_label
from rasid.review.texts import Texts
from rasid.values.judgement import Reason

_VALUE = re.compile(r"\{(one|two|three)\}")
_PLACES = ("one", "two", "three")
_COUNTRY = re.compile("[A-Z]{2}")
_ORGANISATION = re.compile(r"\b(?:o-)?[a-z0-9]+(?:-[a-z0-9]+)*")


def key_of(kind: str, reason: Reason) -> str:
    """The key of a reason's text, without the language. `kind` is that of the nodes: claim, person ..."""
    rule = reason.rule
    for side in ("sides", "actors", "targets"):
        rule = rule.replace(f"{side}-", "side-")
    rule = "figure" if rule in ("killed", "injured", "detained") else rule
    return f"reason.{kind}.{rule}{f'.{reason.way}' if reason.way else ''}"


class Reasons:
    """Says reasons. `known` are the organisations of the lexicon, `names` what else is called by id."""

    def __init__(
        self,
        texts: Texts,
        types: Mapping[str, TypeText],
        known: Mapping[str, NamedOrganisation],
        names: Mapping[str, str],
    ) -> None:
        self._texts = texts
        self._types = types
        self._known = known
        self._names = names

    def say(self, kind: str, reason: Reason) -> Markup:
        """A reason as a sentence, its parts kept apart from the direction around them.

        In English as it was noted where no text fits, as for a link that an earlier version made.
        """
        key = key_of(kind, reason)
        if not self._texts.has(key):
            return Markup('<bdi dir="auto">{}</bdi>').format(reason.says)
        text = self._texts.by_key[key]
        values = dict(zip(_PLACES, reason.of, strict=False))
        if any(found not in values for found in _VALUE.findall(text)):
            return Markup('<bdi dir="auto">{}</bdi>').format(reason.says)
        side = reason.rule.partition("-")[0]
        what = f"reason.what.{side}" if side in ("sides", "actors", "targets") else f"figure.{reason.rule}"
        said = Markup("")
        end = 0
        for found in re.finditer(r"\{(\w+)\}", text):
            said += Markup.escape(text[end : found.start()])
            if found[1] == "what":
                said += Markup.escape(self._texts.t(what))
            else:
                said += Markup('<bdi dir="auto">{}</bdi>').format(self._called(reason, values[found[1]]))
            end = found.end()
        return said + Markup.escape(text[end:])

    def _called(self, reason: Reason, part: str) -> str:
        """A part of a reason as people call it: codes and ids by their names."""
        language = self._texts.language
        if part in self._types:
            return self._types[part].labels[language]
        if _COUNTRY.fullmatch(part):
            return country_label(part, language)
        if reason.way == "class" and self._texts.has(f"people.{part}"):
            return self._texts.t(f"people.{part}")
        if "organisation" in reason.rule:
            return _ORGANISATION.sub(lambda found: self._organisation(found[0]), part)
        return part

    def _organisation(self, id: str) -> str:
        label = organisation_label(id, self._known, self._texts.language)
        return label or self._names.get(id) or self._names.get(f"o-{id}") or id
