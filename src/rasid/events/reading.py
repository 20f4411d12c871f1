"""From a passage to drafts: each trigger with its participants, figures, places, time and source."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from rasid.events.attribution import Attribution, find_attributions
from rasid.events.candidates import Candidate, find_candidates, weapon_class
from rasid.events.counting import is_subset_phrase
from rasid.events.dating import time_of
from rasid.events.days import sums_period
from rasid.events.drafts import Draft, Participant, participant, participants
from rasid.events.factuality import judge
from rasid.events.figures import FoundFigure, figures_of, nobody
from rasid.events.joining import ACTS, join_repetitions, join_results
from rasid.events.passage import Passage
from rasid.events.phrases import noun_phrase
from rasid.events.recounting import count_antecedents
from rasid.events.reference import resolve, subject_of
from rasid.events.frames import read_roles
from rasid.events.roles import Roles
from rasid.events.setting import PlaceFound, places_of
from rasid.events.sharing import recall_places, share_days, share_places
from rasid.events.tolls import loose_figures, toll_of_those
from rasid.lexicon.cues import WEAPON_TYPES, Cues
from rasid.lexicon.triggers import Triggers
from rasid.lexicon.vocabulary import Vocabulary
from rasid.values.interval import Count
from rasid.values.span import Span

_SHIFTED = frozenset(("attack", "killing", "shelling", "raid"))
_STRUCK = frozenset(("bombing", "attack", "shelling", "airstrike"))


@dataclass(slots=True)
class Discourse:
    """What a report has told so far: its drafts, and who spoke last."""

    drafts: list[Draft] = field(default_factory=list)
    speaker: Participant | None = None
    spoke: int = -1
    places: list[PlaceFound] = field(default_factory=list)

    def hear(self, passage: Passage, attributions: tuple[Attribution, ...]) -> None:
        """Remember the last speaker of a passage; after two passages without one nobody speaks any more."""
        for one in reversed(attributions):
            source = source_of(passage, one, attributions)
            if source is not None or one.phrase is None:
                self.speaker = source or self.speaker
                self.spoke = passage.number
                return
        if passage.number - self.spoke > 1:
            self.speaker = None


def source_of(
    passage: Passage, one: Attribution, attributions: tuple[Attribution, ...]
) -> Participant | None:
    """The source of an attribution; one without a subject goes on with the source before it."""
    if one.phrase is not None:
        return participant(passage, one.phrase, one.rule)
    for other in reversed([a for a in attributions if a.verb < one.verb and a.phrase is not None]):
        return source_of(passage, other, attributions)
    return None


def read_passage(
    passage: Passage,
    triggers: Triggers,
    vocabulary: Vocabulary,
    cues: Cues,
    discourse: Discourse,
) -> list[Draft]:
    """The drafts of one passage, joined within it, with regard to the passages before (`discourse`)."""
    earlier = discourse.drafts
    attributions = find_attributions(passage)
    speaker = discourse.speaker
    discourse.hear(passage, attributions)
    for stretch in passage.named_places:
        if stretch.mention.rule.startswith("dateline") and not discourse.places:
            discourse.places = [PlaceFound(stretch.start, stretch.mention, stretch.mention.span, "inferred")]
    candidates = find_candidates(passage, triggers, vocabulary)
    if not candidates:
        return []
    drafts: list[Draft] = []
    for candidate in candidates:
        roles = read_roles(passage, candidate, triggers)
        if "weak" in candidate.trigger.flags and not _supported(passage, candidate, roles):
            continue
        exact, rules = _exact_type(passage, candidate, roles, vocabulary, cues)
        candidate = replace(candidate, type=exact)
        factuality = judge(passage, candidate, roles, cues, triggers)
        draft = Draft(passage, candidate, roles, exact, factuality)
        draft.rules = [*candidate.rules, *rules, *roles.rules, factuality.rule]
        _take_participants(draft, vocabulary)
        draft.figures = _own_figures(draft)
        _take_trier(draft)
        drafts.append(draft)
    _hand_down_subjects(passage, drafts)
    carriers = {d.roles.carried_by for d in drafts if d.roles.carried_by is not None}
    drafts = [d for d in drafts if d.candidate.kind == "noun" or d.index not in carriers]
    resolve(drafts, earlier)
    count_antecedents(drafts, earlier)
    _attribute(passage, drafts, attributions, speaker)
    indexes = tuple(d.index for d in drafts)
    for draft in drafts:
        draft.places = list(places_of(passage, draft.candidate, draft.roles, indexes))
        draft.time = time_of(passage, draft.candidate, indexes, lead=passage.number == 0)
    _give_loose_figures(passage, drafts)
    drafts = join_results(drafts)
    drafts = join_repetitions(drafts)
    share_days(passage, drafts)
    share_places(passage, drafts)
    for draft in drafts:
        draft.aggregate = sums_period(draft)
    discourse.places = recall_places(drafts, discourse.places)
    return drafts


def _supported(passage: Passage, candidate: Candidate, roles: Roles) -> bool:
    """Whether a weak trigger has a participant of its own that makes it an event."""
    named = [p for phrases in roles.filled.values() for p in phrases if not p.empty]
    for phrase in named:
        head = passage.words[phrase.head]
        inside = range(phrase.start, phrase.end)
        if any(i in layer for i in inside for layer in (passage.organisations, passage.people, passage.places)):
            return True
        if head.noun_class not in ("", "abstract", "time", "thing", "act"):
            return True
    return False


def _exact_type(
    passage: Passage, candidate: Candidate, roles: Roles, vocabulary: Vocabulary, cues: Cues
) -> tuple[str, list[str]]:
    """Make a general act exact by the words beside it: انتحاري، جوية، a weapon after ب, aircraft as actor."""
    kind = candidate.type
    if kind not in _SHIFTED:
        return kind, []
    words = passage.words
    limit = min(len(words), candidate.after + 7)
    for index in range(candidate.after, limit):
        word = words[index]
        if word.token.text in ".؛:،" or word.tag in ("verb", "complementizer", "subordinator", "relative"):
            break
        found = cues.types.get(word.stem)
        if found is not None and kind in found[0] and not (index > candidate.after + 3 and word.article):
            return found[1], [f"type_cues.tsv:{word.stem}"]
        weapon = weapon_class(passage, index, vocabulary)
        exact = WEAPON_TYPES.get(weapon or "")
        instrumental = (
            word.preposition == "ب"
            or words[index - 1].stem in ("بواسطه", "باستخدام")
            or (kind == "killing" and words[index - 1].stem in ("في", "ب"))
        )
        if exact is not None and (instrumental or (weapon == "aircraft" and kind == "shelling")):
            if kind == "killing" and weapon == "aircraft":
                continue
            return exact, [f"weapons.tsv:{weapon}"]
    for phrase in roles.filled.get("actor", []):
        if weapon_class(passage, phrase.head, vocabulary) == "aircraft" and kind in ("shelling", "attack"):
            return "airstrike", ["actor is aircraft"]
        if kind == "attack" and "انتحاري" in words[phrase.head].stem:
            return "bombing", ["actor is a suicide bomber"]
    return kind, []


def _take_participants(draft: Draft, vocabulary: Vocabulary) -> None:
    passage, roles = draft.passage, draft.roles
    draft.actors = [
        p for p in participants(passage, roles.filled.get("actor", []), "actor")
        if not _is_weapon_only(passage, p, vocabulary)
    ]  # fmt: skip
    draft.targets = participants(
        passage, [p for p in roles.filled.get("target", []) if not is_subset_phrase(passage, p)], "target"
    )
    if draft.type in _STRUCK:
        draft.targets = [p for p in draft.targets if not _is_weapon_only(passage, p, vocabulary)]
    draft.targets += participants(passage, roles.filled.get("person", []), "person")
    draft.instruments = participants(passage, roles.filled.get("instrument", []), "instrument")
    if draft.type in ("capture", "siege", "restriction") and not draft.targets:
        draft.targets = participants(passage, roles.filled.get("place", []), "territory")


_HANDING = frozenset(["plan", "attempt", "manage", "fail", "possible"])


def _hand_down_subjects(passage: Passage, drafts: list[Draft]) -> None:
    """قررت المحكمة إعدام ...، هدد التنظيم بقصف ...: who plans, tries or threatens is who would do it."""
    by_index = {draft.index: draft for draft in drafts}
    for draft in drafts:
        cue = draft.factuality.cue
        if cue is None or draft.candidate.kind != "noun" or cue >= draft.index:
            continue
        word = passage.words[cue]
        governing = by_index.get(cue)
        if governing is not None and governing.type == "demand" and draft.actors:
            _demand_of(governing, draft)
        elif draft.actors:
            continue
        elif governing is not None:
            draft.actors = list(governing.actors if governing.type == "threat" else [])
            _demand_of(governing, draft)
        elif word.tag == "verb" and word.verb_class in _HANDING:
            draft.actors = [
                p for p in participants(passage, list(subject_of(passage, cue)), "subject of the governing verb")
            ]  # fmt: skip


def _own_figures(draft: Draft) -> list[FoundFigure]:
    """The figures that the trigger gives, a toll it is told within, and none where the harm is negated."""
    passage, candidate = draft.passage, draft.candidate
    found = list(figures_of(passage, candidate, draft.roles))
    what = candidate.trigger.figure
    if draft.is_result and draft.factuality.label == "negated" and draft.factuality.rule != "factuality:denied":
        return nobody(found, passage, candidate)
    if draft.factuality.realisation in ("attempted", "failed"):
        return [figure for figure in found if figure.what not in ("killed", "injured")]
    people = [p for p in draft.targets if p.person and p.basis == "stated"]
    if not found and people and what in ("killed", "injured", "detained"):
        span = Span(people[0].span.start, people[-1].span.end)
        count = Count(len(people), len(people))
        found = [FoundFigure(what, count, span, span, draft.index, sentence=passage.number)]
    toll = toll_of_those(passage, candidate.index, what) if what else None
    return found if toll is None else [*found, toll]


def _demand_of(demand: Draft, content: Draft) -> None:
    """طالبوا باستقالة الوزير: without an addressee the demand is made of whom it concerns."""
    if demand.type == "demand" and not demand.targets:
        demand.targets = [
            Participant(p.span, "inferred", "whom the demand concerns", p.person, p.noun_class)
            for p in (*content.actors, *content.targets)
        ]


def _take_trier(draft: Draft) -> None:
    """محاولة الأخير الهروب: who tries stands between the attempt and the act."""
    cue = draft.factuality.cue
    if cue is None or draft.actors or not 1 < draft.index - cue <= 5 or draft.candidate.kind != "noun":
        return
    if draft.passage.words[cue].tag != "noun":
        return
    phrase = noun_phrase(draft.passage, cue + 1)
    if phrase is not None and not phrase.preposition and phrase.end == draft.index:
        one = participant(draft.passage, phrase, "who attempts")
        if one is not None:
            draft.actors.append(one)


def _is_weapon_only(passage: Passage, one: Participant, vocabulary: Vocabulary) -> bool:
    """A bomb or a bullet is no actor: it is the instrument; aircraft and tanks of a force are actors."""
    start, _ = passage.words_of(one.span)
    return weapon_class(passage, start, vocabulary) in (
        "explosive",
        "firearm",
        "blade",
        "stone",
        "chemical",
        "burning",
    )


def _attribute(
    passage: Passage,
    drafts: list[Draft],
    attributions: tuple[Attribution, ...],
    speaker: Participant | None,
) -> None:
    """Give each draft the nearest source that is quoted for it; وأضاف goes on with the one before."""
    for draft in drafts:
        best: Attribution | None = None
        for one in attributions:
            if not (one.start <= draft.index < one.end) or one.verb == draft.index:
                continue
            if one.phrase is not None and one.phrase.start <= draft.index < one.phrase.end:
                continue
            if best is None or (one.start > best.start) or (best.phrase is None and one.phrase is not None):
                best = one
        if best is None:
            continue
        draft.attribution = best
        draft.source = source_of(passage, best, attributions) or speaker
        if draft.source is not None:
            draft.rules.append(best.rule)


def _give_loose_figures(passage: Passage, drafts: list[Draft]) -> None:
    """Give counts of dead and injured that no trigger governs to the act they stand nearest to."""
    taken = {figure.index for draft in drafts for figure in draft.figures}
    taken |= {p.whole for d in drafts for ps in d.roles.filled.values() for p in ps if d.figures}
    bearers = [d for d in drafts if d.type in ACTS or d.type in ("killing", "arrest", "clash")]
    if not bearers:
        return
    for figure in loose_figures(passage, taken):
        if figure.what == "detained":
            continue
        nearest = min(
            bearers,
            key=lambda d: (
                abs(d.index - figure.index) + (4 if d.type in ("arrest", "protest") else 0),
                d.index,
            ),
        )
        known = [f for f in nearest.figures if f.what == figure.what and not f.subset]
        if known and not figure.subset and not figure.revised:
            continue
        nearest.figures.append(figure)
