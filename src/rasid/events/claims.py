"""Drafts of a whole report made into claims: the record of what it says happened."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, replace
from datetime import date

from rasid.events.comparing import CAME_FIRST
from rasid.events.drafts import Draft, Participant
from rasid.events.factuality_labels import made
from rasid.events.figures import derive
from rasid.events.noun_classes import HUMAN
from rasid.events.salience import confidence_of, saliences_of
from rasid.events.spots import PlaceFound
from rasid.folding import fold_word, without_article
from rasid.language.words import ONE_OF
from rasid.lexicon.salience_weights import SalienceWeights
from rasid.lexicon.triggers import Triggers
from rasid.mentions.times import as_moment, upcoming
from rasid.values.claim import Claim, Evidence, Figure, Phrase, Place
from rasid.values.interval import Interval
from rasid.values.mention import TimeMention
from rasid.values.problem import Problem
from rasid.values.report import Report
from rasid.values.span import Span


@dataclass(frozen=True, slots=True)
class _Filled:
    """The fields of a claim that are settled only when its draft becomes one, and need evidence."""

    actors: list[Participant]
    targets: list[Participant]
    places: tuple[Place, ...]
    figures: tuple[Figure, ...]
    days: Interval | None


def phrase_of(text: str, span: Span) -> Phrase:
    """The words of a span with their offset."""
    return Phrase(span.of(text), span.start)


def make_claims(
    report: Report, drafts: list[Draft], triggers: Triggers, weights: SalienceWeights | None = None
) -> tuple[Claim, ...]:
    """Claims in the order of their triggers. Ids are unique within the report and stable."""
    drafts = sorted(drafts, key=lambda d: (d.trigger_span.start, d.type))
    for draft in drafts:
        _foresee(draft, report.published)
    saliences = saliences_of(drafts, triggers.types, report.published, weights)
    return tuple(
        _claim(report, draft, triggers, salience) for draft, salience in zip(drafts, saliences, strict=True)
    )


def _claim(report: Report, draft: Draft, triggers: Triggers, salience: float) -> Claim:
    """The claim that a draft makes, every part with its evidence."""
    text = report.text
    trigger = phrase_of(text, draft.trigger_span)
    targets = _targets(draft)
    acting = [p for p in draft.actors if not p.span.covers(draft.trigger_span)]  # no act does itself
    actors = [p for p in acting if p.span not in {t.span for t in targets}] if targets else acting
    places = _places(text, draft.places)
    numbers = {what: derive(draft.figures, what) for what in ("killed", "injured", "detained")}
    if draft.type == "release":
        numbers["detained"] = None
    filled = _Filled(actors, targets, places, _figures(text, draft), _days(draft, report.published))
    return Claim(
        id=_id(report, draft),
        type=draft.type,
        family=triggers.types[draft.type].family,
        trigger=trigger,
        actors=_phrases(text, actors),
        targets=_phrases(text, targets),
        instruments=_phrases(text, draft.instruments),
        places=places,
        inferred_places=() if places else _places(text, draft.inferred_places),
        date=filled.days,
        window=_window(filled.days, report.published),
        killed=numbers["killed"],
        injured=numbers["injured"],
        detained=numbers["detained"],
        figures=filled.figures,
        source=_source(text, draft),
        factuality=draft.factuality.label,
        polarity=draft.factuality.polarity,
        certainty=draft.factuality.certainty,
        realisation=draft.factuality.realisation,
        denied_by=_denier(text, draft),
        aggregate=draft.aggregate,
        salience=salience,
        confidence=confidence_of(draft),
        rules=tuple(dict.fromkeys(rule for d in (draft, *draft.joined) for rule in d.rules)),
        evidence=_evidence(report, draft, filled),
        problems=_problems(draft, places),
    )


def _id(report: Report, draft: Draft) -> str:
    """An id that the same report, trigger and type always give."""
    identity = f"{report.sha256}\0{draft.trigger_span.start}\0{draft.type}"
    return hashlib.sha256(identity.encode()).hexdigest()[:16]


def _window(days: Interval | None, published: date | None) -> Interval | None:
    """Between what days a claim without days of its own lies: not after the published day."""
    if days is not None or published is None:
        return None
    return Interval(date(1, 1, 1), published, "not after the published day")


def _problems(draft: Draft, places: tuple[Place, ...]) -> tuple[Problem, ...]:
    """One problem for every named place that the gazetteer does not know."""
    return tuple(
        Problem("unknown-place", f"the gazetteer does not know {place.text}", place.at)
        for place in places
        if place.name is None and place.precision == "none" and _is_named(draft, place)
    )


#: Nouns for a death that somebody has suffered.
_DEATHS = frozenset(("مقتل", "مصرع", "استشهاد", "وفاه", "سقوط"))
_LASTING = frozenset(("siege", "restriction", "clash", "protest", "strike", "displacement", "deployment"))


def _days(draft: Draft, published: date | None) -> Interval | None:
    """The days of a claim: a single act "since two weeks" happened then, a planned one falls ahead."""
    if draft.time is None:
        return None
    mention = draft.time.mention
    if draft.type not in _LASTING and not draft.aggregate:
        mention = as_moment(mention, published=published)
    if draft.factuality.label == "planned":
        mention = upcoming(mention, published=published)
    return _up_to(mention, published) if draft.factuality.label == "asserted" else mention.interval


def _up_to(mention: TimeMention, published: date | None) -> Interval | None:
    """The days of what has happened: none after the published day, and up to it where it lasts since then."""
    days = mention.interval
    if days is None or published is None or published < days.start:
        return days
    lasts = mention.rule.startswith("since-then:")
    return replace(days, end=published) if lasts or days.end > published else days


def _foresee(draft: Draft, published: date | None) -> None:
    """يبدأ العمال غدا إضرابا: what is dated after the day of publication has not happened yet.

    A perfect tells what is done, مقتل who was killed, بعد what came first: a day to come is then the day of
    something else (تنظر المحكمة غدا في مقتل الطفل). So is one that only a later sentence gave.
    """
    if draft.factuality.label != "asserted" or draft.time is None or published is None:
        return
    days = draft.time.mention.interval
    if days is None or days.start <= published:
        return
    form = draft.candidate.verb
    perfect = form is not None and form.tense == "perfect"
    own = draft.time in draft.passage.times.values()
    words = draft.passage.words
    first = any(word.stem in CAME_FIRST for word in words[max(0, draft.index - 3) : draft.index])
    if perfect or first or not own or words[draft.index].stem in _DEATHS:
        draft.time = None
    else:
        draft.factuality = made("planned", None, "a day to come")


#: Who is hurt with what was struck and is no target of its own beside it: its crew, or those who passed.
_BESIDE = frozenset(("soldier", "police", "fighter", "civilian", "person", "group", ""))


def _targets(draft: Draft) -> list[Participant]:
    """Intended targets, and beside them the victims who are somebody; victims alone without a target.

    Codebook, "Participants": victims are targets where no intended target is named.
    """
    victims = [v for v in draft.victims if not _did_it(draft, v)]
    intended = any(t.basis == "stated" and t.noun_class not in ("place", "") for t in draft.targets)
    left_out = _BESIDE if intended else frozenset(("person", ""))
    if any(t.basis == "stated" and t.noun_class in HUMAN for t in draft.targets):
        left_out |= {"woman", "child"}  # دهس المارة فقتل طفلا: he was one of those aimed at
    named = [v for v in victims if v.person or v.noun_class not in left_out]
    targets = [*draft.targets, *named] if draft.targets else victims
    if draft.type == "protest":
        targets = [t for t in targets if not _is_wrecked(draft, t)]
    if draft.type == "clash":
        sides = {p.text(draft.passage.text) for p in draft.actors}
        targets = [t for t in targets if t.text(draft.passage.text) not in sides]
    seen: set[Span] = set()
    unique = []
    for one in targets:
        if one.span not in seen:
            seen.add(one.span)
            unique.append(one)
    return unique


_THEMSELVES = frozenset(("نفسه", "نفسها", "نفسيهما", "انفسهم"))


def _is_wrecked(draft: Draft, target: Participant) -> bool:
    """أحرقوا الإطارات وأغلقوا الطريق: what a protest is held by is nobody that it is against."""
    noun = without_article(fold_word(target.text(draft.passage.text).split()[0]))
    grammar = draft.passage.grammar
    way = (noun in grammar["ways"] or noun in grammar["barricades"]) and not target.person
    return way or target.noun_class in ("vehicle", "thing", "weapon")


def _did_it(draft: Draft, victim: Participant) -> bool:
    """تفجير قتل فيه منفذ العملية: who did it is no target of it, though he died."""
    if draft.passage.words[draft.candidate.last].token.folded in _THEMSELVES and victim.span.end + 1 == (
        draft.trigger_span.start
    ):
        return True  # مقتل امرأة فجرت نفسها
    word = victim.text(draft.passage.text).split()[0]
    return draft.type in ("bombing", "attack") and word.removeprefix("ال") in ("منفذ", "منفذي", "منفذو")


#: The word before a noun, clitics apart, and how long one for "one of" may be: وبإحدى.
_BEFORE = re.compile(r"(?<!\w)[وف]?[بل]?(\w+)\s+$")
_ONE_OF_LENGTH = 9


def _one_of(text: str, span: Span) -> Span:
    """The span of a noun with أحد before it: المنازل would be all of the houses, أحد المنازل is one."""
    before = _BEFORE.search(text, max(0, span.start - _ONE_OF_LENGTH), span.start)
    if before is None or fold_word(before[1]) not in ONE_OF:
        return span
    return Span(before.start(1), span.end)


def _phrases(text: str, people: list[Participant]) -> tuple[Phrase, ...]:
    found: list[Phrase] = []
    for one in people:
        phrase = phrase_of(text, one.span if one.person else _one_of(text, one.span))
        if phrase.text and all(fold_word(phrase.text) != fold_word(other.text) for other in found):
            found.append(phrase)  # of أشخاص and اشخاص the first
    return tuple(found)


def _places(text: str, places: list[PlaceFound]) -> tuple[Place, ...]:
    made: list[Place] = []
    for found in places:
        place = _place(text, found)
        if place.text and all(place.at != other.at and place.text != other.text for other in made):
            made.append(place)
    return tuple(made)


def _place(text: str, found: PlaceFound) -> Place:
    mention = found.mention
    if mention is None:
        span = _one_of(text, found.span)
        return Place(span.of(text), span.start, country=found.country)
    return Place(
        mention.span.of(text), mention.span.start, mention.name, mention.geonames_id, mention.latitude,
        mention.longitude, mention.admin1, mention.country or found.country, mention.precision,
    )  # fmt: skip


def _is_named(draft: Draft, place: Place) -> bool:
    return any(found.mention is not None and found.mention.span.start == place.at for found in draft.places)


def _figures(text: str, draft: Draft) -> tuple[Figure, ...]:
    source = _source(text, draft)
    return tuple(
        Figure(
            found.what,
            phrase_of(text, found.whom) if found.whom is not None else None,
            found.count.low,
            found.count.high,
            found.count.quantifier,
            found.subset,
            source,
            phrase_of(text, found.span),
        )
        for found in sorted(draft.figures, key=lambda f: (f.span.start, f.what))
    )


def _source(text: str, draft: Draft) -> Phrase | None:
    return phrase_of(text, draft.source.span) if draft.source is not None else None


def _denier(text: str, draft: Draft) -> Phrase | None:
    return _source(text, draft) if draft.factuality.rule == "factuality:denied" else None


def _evidence(report: Report, draft: Draft, filled: _Filled) -> tuple[Evidence, ...]:
    """For every filled field the words it was read from."""
    text = report.text
    found = [
        Evidence("type", "stated", draft.candidate.rules[0] if draft.candidate.rules else "trigger",
                 tuple(phrase_of(text, told.trigger_span) for told in (draft, *draft.joined)))
    ]  # fmt: skip
    people = {"actors": filled.actors, "targets": filled.targets, "instruments": draft.instruments}
    for name, named in people.items():
        for one in named:
            found.append(Evidence(name, one.basis, one.rule, (phrase_of(text, one.span),)))
    inferred = {
        _one_of(draft.passage.text, found.span).start for found in draft.places if found.basis == "inferred"
    }
    for place in filled.places:
        basis = "inferred" if place.at in inferred else "gazetteer" if place.name is not None else "stated"
        found.append(Evidence("places", basis, "place of the clause", (Phrase(place.text, place.at),)))
    if draft.time is not None and filled.days is not None:
        said_itself = draft.time.mention.kind == "absolute" or report.published is None
        time = phrase_of(text, draft.time.mention.span)
        found.append(
            Evidence("date", "stated" if said_itself else "published-day", draft.time.mention.rule, (time,))
        )
    for what in ("killed", "injured", "detained"):
        said = tuple(f.said for f in filled.figures if f.what == what and not f.subset)
        if said:
            found.append(Evidence(what, "stated", "span of figures", said))
    if draft.source is not None:
        found.append(
            Evidence("source", draft.source.basis, draft.source.rule, (phrase_of(text, draft.source.span),))
        )
    if draft.factuality.cue is not None:
        word = draft.passage.words[draft.factuality.cue]
        found.append(
            Evidence("factuality", "stated", draft.factuality.rule, (phrase_of(text, word.token.span),))
        )
    return tuple(found)
