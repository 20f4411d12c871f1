"""What the learned salience looks at: plain features of a claim, its clause and its sentence.

A feature is a short string. Those of the sentence are shared by its claims; `lead` is the earliest trigger
among a draft and the drafts joined to it (قتل in "قتل ثلاثة في هجوم"), whose place in the sentence shows
better than the draft's own whether the claim is what the sentence tells. Names of people, organisations and
places are no features: what is learned is how news is told, not of whom.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from rasid.events.drafts import Draft
from rasid.events.passage import Passage
from rasid.language.tagged_word import Word

_SPEAKING = frozenset(("say", "deny"))
_OPENERS = frozenset(("relative", "complementizer", "subordinator", "wh"))
_MARKS = {"«": 1, "“": 1, "»": -1, "”": -1, ".": 0, "؛": 0}
_DAYS = (0, 1, 2, 7, 31, 365, 1500)
_OFFSETS = (0, 1, 2, 4, 8, 15)


class Standing(NamedTuple):
    """Where a word stands: what opened its clause, the verbs before it, and whether it is quoted.

    `opener` is the class of the nearest word that opens a clause, `say` or `verb` for a verb, or "";
    `plain` counts the verbs before it that do not speak; `spoken` says whether one speaks; `governor` is the
    last verb's stem; `quotes` counts the quotation marks that are open.
    """

    opener: str
    plain: int
    spoken: bool
    governor: str
    quotes: int


@dataclass(frozen=True, slots=True)
class Outline:
    """What a passage gives to all its claims: each word's standing, its features and its stems.

    `stem_weight` is what each stem counts: less in a long sentence, where chance brings more of them.
    """

    standings: tuple[Standing, ...]
    features: tuple[str, ...]
    stems: tuple[str, ...]
    stem_weight: float


def outline_of(passage: Passage, drafts: Sequence[Draft]) -> Outline:
    """The outline of a passage that holds `drafts`."""
    named = passage.people.keys() | passage.organisations.keys() | passage.places.keys()
    stems = dict.fromkeys(
        word.stem
        for word in passage.words
        if word.index not in named and word.tag != "punct" and len(word.stem) > 1
    )
    return Outline(
        _standings(passage.words),
        tuple(dict.fromkeys(_sentence_features(passage, drafts))),
        tuple(stems),
        6.0 / float(len(stems) + 1) ** 0.5,
    )


def _standings(words: tuple[Word, ...]) -> tuple[Standing, ...]:
    """The standing of each word; words between two changes share one."""
    found = []
    standing = Standing("", 0, False, "", 0)
    for word in words:
        found.append(standing)
        tag = word.tag
        if tag == "verb":
            _, plain, spoken, _, quotes = standing
            if word.verb_class in _SPEAKING:
                standing = Standing("say", plain, True, word.stem, quotes)
            else:
                standing = Standing("verb", plain + 1, spoken, word.stem, quotes)
        elif tag in _OPENERS:
            standing = standing._replace(opener=tag)
        elif tag == "punct":
            turn = _MARKS.get(word.token.text)
            if turn == 0:
                standing = standing._replace(opener="")
            elif turn is not None:
                standing = standing._replace(quotes=standing.quotes + turn)
    return tuple(found)


def _sentence_features(passage: Passage, drafts: Sequence[Draft]) -> list[str]:
    words = passage.words
    first = next((w for w in words if w.tag != "punct"), words[0])
    found = [
        f"length={len(words) // 8}",
        f"numbers={min(len({id(s) for s in passage.numbers.values()}), 3)}",
        f"organisations={min(len({id(s) for s in passage.organisations.values()}), 3)}",
        f"first={first.tag}{'+' if first.conjunction else ''}",
    ]
    found += ["people=" + kind for kind in sorted({w.noun_class for w in words}) if kind]
    verbs = [(w, w.verb) for w in words if w.verb is not None]
    for word, form in verbs:
        if word.verb_class not in _SPEAKING:
            found += [f"main-verb={word.stem}", f"main-tense={form.tense}", f"main-person={form.person}"]
            break
    if any(form.person[0] in "12" for _, form in verbs):
        found.append("first-person")
    for draft in drafts:
        found += ["tells=" + d.candidate.trigger.id for d in (draft, *draft.joined)]
    return found


def claim_features(
    draft: Draft, siblings: Sequence[Draft], outline: Outline, published: date | None
) -> list[str]:
    """The features of one claim; `siblings` are all drafts of its passage, itself among them."""
    own_passage = [d for d in draft.joined if d.passage is draft.passage]
    group = (draft, *own_passage)
    lead = min(group, key=lambda d: d.index)
    word = draft.passage.words[draft.index]
    standings = outline.standings
    main = any(d.candidate.kind == "verb" and not standings[d.index].plain for d in group)
    found = [
        f"type={draft.type}.{draft.candidate.kind}",
        f"trigger={draft.candidate.trigger.id}",
        f"age={_age(draft, published)}",
        f"main={main}.{draft.time is not None}",
        f"parties={bool(draft.actors)}.{bool(draft.targets or draft.victims)}",
        f"figure={bool(draft.figures)}",
        f"place={_place(draft)}",
        f"source={draft.source is not None}",
        f"same-kind={min(sum(d.type == draft.type for d in siblings), 3)}",
        f"claims={min(len(siblings), 4)}",
        f"article={word.article}.{bool(word.pronoun)}" if draft.candidate.verb is None else "article=",
        f"person={draft.candidate.verb.person}" if draft.candidate.verb is not None else "person=",
    ]
    found += [f"joined={d.type}" for d in draft.joined]
    found += [f"beside={d.type}{'<' if d.index < draft.index else '>'}" for d in siblings if d is not draft]
    own = _place_features(draft, outline)
    first = own if lead is draft else _place_features(lead, outline)
    return [*found, *("own-" + name for name in own), *("lead-" + name for name in first)]


def _place_features(draft: Draft, outline: Outline) -> list[str]:
    """Where a trigger, or the verb that carries it, stands in its sentence and its clause."""
    words = draft.passage.words
    kind, at, preposition = draft.candidate.kind, draft.index, ""
    carrier = draft.roles.carried_by
    if carrier is not None and carrier < at:
        kind, at = "light", carrier
    elif kind == "noun":
        at, preposition = _head(words, at)
    standing = outline.standings[at]
    before = words[at - 1].tag if at else "start"
    return [
        f"opener={kind}.{standing.opener}",
        f"plain={kind}.{min(standing.plain, 3)}",
        f"preposition={kind}.{preposition}.{standing.opener}",
        f"offset={kind}.{bisect_left(_OFFSETS, at)}",
        f"before={kind}.{before}",
        f"spoken={standing.spoken}",
        f"quoted={standing.quotes > 0}",
        f"governor={standing.governor}",
    ]


def _head(words: tuple[Word, ...], index: int) -> tuple[int, str]:
    """The first noun of the construct that a noun ends (سلسلة هجمات), and the preposition before it."""
    while index > 0:
        word, before = words[index], words[index - 1]
        if word.preposition:
            return index, word.preposition
        if before.tag == "preposition" and not before.pronoun:
            return index, before.stem
        bare = before.tag == "noun" and not before.article and not before.pronoun
        if word.conjunction or not (bare or before.tag in ("number", "determiner", "demonstrative")):
            break
        index -= 1
    return index, ""


def _place(draft: Draft) -> str:
    if not draft.places:
        return "none"
    return "named" if any(place.is_specific for place in draft.places) else "vague"


def _age(draft: Draft, published: date | None) -> str:
    """How long before the published day it happened, in steps."""
    if draft.time is None:
        return "none"
    interval = draft.time.mention.interval
    if interval is None or published is None:
        return "unknown"
    return str(bisect_left(_DAYS, (published - interval.end).days)) if interval.end <= published else "ahead"
