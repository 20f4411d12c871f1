"""Whom a warrant, verdict or charge is about, told by a noun of regard: في شأن التاجر، في حقهم."""

from __future__ import annotations

from dataclasses import replace

from rasid.events.clauses import Constituent
from rasid.events.coordination import coordinated
from rasid.events.passage import Passage
from rasid.events.phrases import noun_phrase

_REGARDS = frozenset(("شان", "حق"))
#: The preposition that means the same.
_AGAINST = "ضد"
#: What is done to somebody by a paper that is about him.
_LEGAL = frozenset(("trial", "arrest", "accusation"))


def with_regards(
    passage: Passage, kind: str, constituents: tuple[Constituent, ...]
) -> tuple[Constituent, ...]:
    """The constituents of a legal act, those of regard as if ضد governed them; of other acts as they are."""
    if kind not in _LEGAL:
        return constituents
    return tuple(_regarding(passage, one) for one in constituents)


def _regarding(passage: Passage, constituent: Constituent) -> Constituent:
    """The constituent with its noun of regard read as the preposition ضد; any other one as it is."""
    if constituent.preposition not in ("في", "ب") or not constituent.phrases:
        return constituent
    phrase = constituent.phrases[0]
    head = passage.words[phrase.head]
    if head.stem not in _REGARDS or head.article:
        return constituent
    if head.pronoun:
        return replace(constituent, preposition=_AGAINST, phrases=(), pronoun=head.pronoun)
    whom = noun_phrase(passage, phrase.head + 1)
    if whom is None or whom.preposition:
        return constituent
    return replace(constituent, preposition=_AGAINST, phrases=coordinated(passage, whom))
