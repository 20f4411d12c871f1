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

from rasid.events.drafts import Draft
from rasid.events.passage import Passage
from rasid.language.tagging import Word

_SPEAKING = frozenset(("say", "deny"))
_OPENERS = frozenset(("relative", "complementizer", "subordinator", "wh"))
_MARKS = {"«": 1, "“": 1, "»": -1, "”": -1, ".": 0, "؛": 0}
_DAYS = (0, 1, 2, 7, 31, 365, 1500)
_OFFSETS = (0, 1, 2, 4, 8, 15)


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a word stands: what opened its clause, the verbs before it, and whether it is quoted.

    `opener` is the class of the nearest word that opens a clause, `say` or `verb` for a verb, or "";
    `plain` counts the verbs before it that do not speak; `spoken` says whether one speaks; `governor` is the
    last verb's stem.
    """

    opener: str
    plain: int
    spoken: bool
    governor: str
    quoted: bool


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
    words = passage.words
    stems: dict[str, None] = {}
    named = (passage.people, passage.organisations, passage.places)
    for word in words:
        if word.tag != "punct" and len(word.stem) > 1 and not any(word.index in names for names in named):
            stems[word.stem] = None
    return Outline(
        _standings(words),
        tuple(dict.fromkeys(_sentence_features(passage, drafts))),
        tuple(stems),
        10.0 / float(len(stems) + 1) ** 0.5,
    )


def _standings(words: tuple[Word, ...]) -> tuple[Standing, ...]:
    found = []
    opener = governor = ""
    plain = quotes = 0
    spoken = False
    for word in words:
        found.append(Standing(opener, plain, spoken, governor, quotes > 0))
        if word.tag == "verb":
            governor = word.stem
            if word.verb_class in _SPEAKING:
                opener, spoken = "say", True
            else:
                opener = "verb"
                plain += 1
        elif word.tag in _OPENERS:
            opener = word.tag
        elif word.tag == "punct":
            turn = _MARKS.get(word.token.text)
            if turn == 0:
                opener = ""
            elif turn is not None:
                quotes += turn
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
    found += [f"people={kind}" for kind in sorted({w.noun_class for w in words if w.noun_class})]
    main = next((w for w in words if w.verb is not None and w.verb_class not in _SPEAKING), None)
    if main is not None and main.verb is not None:
        form = main.verb
        found += [f"main-verb={main.stem}", f"main-tense={form.tense}", f"main-person={form.person}"]
    if any(w.verb is not None and w.verb.person[0] in "12" for w in words):
        found.append("first-person")
    for draft in drafts:
        found += [f"tells={d.candidate.trigger.id}" for d in (draft, *draft.joined)]
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
    main = any(d.candidate.kind == "verb" and standings[d.index].plain == 0 for d in group)
    found = [
        f"type={draft.type}.{draft.candidate.kind}",
        f"trigger={draft.candidate.trigger.id}",
        f"age={_age(draft, published)}",
        f"main={main}.{draft.time is not None}",
        f"parties={bool(draft.actors)}.{bool(draft.targets or draft.victims)}",
        f"figure={bool(draft.figures)}",
        f"source={draft.source is not None}",
        f"same-kind={min(sum(d.type == draft.type for d in siblings), 3)}",
        f"claims={min(len(siblings), 4)}",
        f"article={word.article}.{bool(word.pronoun)}" if draft.candidate.verb is None else "article=",
        f"person={draft.candidate.verb.person}" if draft.candidate.verb is not None else "person=",
    ]
    found += [f"joined={d.type}" for d in draft.joined]
    found += [f"beside={d.type}{'<' if d.index < draft.index else '>'}" for d in siblings if d is not draft]
    found += [f"own-{name}" for name in _place_features(draft, outline)]
    found += [f"lead-{name}" for name in _place_features(lead, outline)]
    return found


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
        f"quoted={standing.quoted}",
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


def _age(draft: Draft, published: date | None) -> str:
    """How long before the published day it happened, in steps."""
    if draft.time is None:
        return "none"
    interval = draft.time.mention.interval
    if interval is None or published is None:
        return "unknown"
    return str(bisect_left(_DAYS, (published - interval.end).days)) if interval.end <= published else "ahead"
