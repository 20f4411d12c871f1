"""From a passage to drafts: each trigger with its participants, figures, places, time and source."""

from __future__ import annotations

from dataclasses import replace

from rasid.events.armed import is_fielded, is_weapon_only, whose_weapon
from rasid.events.attribution import find_attributions
from rasid.events.bare_tolls import bare_toll
from rasid.events.blame import blame
from rasid.events.candidates import Candidate, find_candidates
from rasid.events.comparing import ACTS
from rasid.events.conditions import flies
from rasid.events.control import control_adverbials
from rasid.events.counting import is_others, is_subset_phrase
from rasid.events.dating import time_of
from rasid.events.days import sums_period
from rasid.events.discourse import Discourse, source_of, speak_on
from rasid.events.drafts import Draft, Participant, participants
from rasid.events.exact_types import exact_type, supported
from rasid.events.factuality import judge
from rasid.events.figures import FoundFigure, figures_of, nobody
from rasid.events.frames import read_roles
from rasid.events.handing import (
    hand_down_objects,
    hand_down_subjects,
    leave_agent_to_nearest,
    share_within_series,
    take_trier,
)
from rasid.events.headings import heading_of, label_of, stand_under
from rasid.events.joining import join_demands, join_repetitions
from rasid.events.metaphors import can_act, can_suffer, is_metaphor
from rasid.events.noun_classes import HUMAN
from rasid.events.one_hand import hand_on_results
from rasid.events.passage import Passage
from rasid.events.presupposed import is_known_before
from rasid.events.protests import complete_protests
from rasid.events.recounting import count_antecedents, share_counts
from rasid.events.reference import resolve
from rasid.events.results import join_results
from rasid.events.roles import SPOKEN
from rasid.events.sayings import accused_of
from rasid.events.setting import places_of, rivals_of
from rasid.events.sharing import recall_places, share_days, share_places
from rasid.events.speakers import Attribution
from rasid.events.spots import PlaceFound
from rasid.events.tolls import TOLL, loose_figures, toll_of_those
from rasid.events.verdicts import complete_verdicts
from rasid.events.zones import zone_of
from rasid.lexicon.cues import Cues
from rasid.lexicon.triggers import Triggers
from rasid.lexicon.vocabulary import Vocabulary
from rasid.values.interval import Count
from rasid.values.span import Span

_ACCUSING = ("اتهم", "يتهم", "تتهم")
_NEAR_VICTIMS = 9
_RECENT = 1
_NEAR_TOLL = 6
_SINCE = "منذ"
_JOINED = 10
_COST = ("خلف", "اوقع", "اسفر", "ادي", "ادت")
_STRUCK = frozenset(("bombing", "attack", "shelling", "airstrike"))


def read_passage(
    passage: Passage,
    triggers: Triggers,
    vocabulary: Vocabulary,
    cues: Cues,
    discourse: Discourse,
) -> list[Draft]:
    """The drafts of one passage, joined within it, with regard to the passages before (`discourse`)."""
    earlier = discourse.drafts
    attributions = discourse.quote(passage, find_attributions(passage))
    speaker = discourse.speaker
    discourse.hear(passage, attributions)
    for stretch in passage.named_places:
        if stretch.mention.rule.startswith("dateline") and not discourse.places:
            discourse.places = [PlaceFound(stretch.start, stretch.mention, stretch.mention.span, "inferred")]
    discourse.heading = heading_of(passage, discourse.heading)
    drafts = _draft_all(passage, triggers, vocabulary, cues)
    if not drafts:
        _add_toll(passage, earlier, set())
        return []
    leave_agent_to_nearest(drafts)
    hand_down_subjects(passage, drafts)
    drafts = _without_carriers(drafts)
    resolve(drafts, earlier)
    speak_on(drafts, speaker)
    hand_down_objects(passage, drafts, cues)
    control_adverbials(drafts)
    hand_on_results(passage, drafts)
    share_within_series(passage, drafts)
    count_antecedents(drafts, earlier)
    share_counts(drafts)
    _attribute(passage, drafts, attributions, speaker)
    rivals = rivals_of(drafts)
    leads = passage.number == 0
    spoken = tuple(d.index for d in drafts if d.type in SPOKEN and d.candidate.kind == "verb")
    for draft in drafts:
        lead = leads and draft.factuality.label != "planned"
        draft.places = list(places_of(passage, draft.candidate, draft.roles, rivals))
        draft.time = time_of(passage, draft.candidate, rivals.triggers, lead=lead, spoken=spoken)
    _give_loose_figures(passage, drafts, earlier)
    drafts = join_results(drafts)
    drafts = join_demands(join_repetitions(drafts))
    complete_protests(passage, drafts)
    blame(passage, drafts)
    complete_verdicts(passage, drafts)
    share_days(passage, drafts)
    share_places(passage, drafts)
    stand_under(drafts, label_of(passage, discourse.heading))
    for draft in drafts:
        draft.aggregate = sums_period(draft)
    discourse.places = recall_places(drafts, discourse.places, earlier)
    return drafts


def _without_carriers(drafts: list[Draft]) -> list[Draft]:
    """The drafts without the light verbs that carry another one's noun (شن هجوما).

    A set phrase keeps what stands in its gap (نفذت حكم الإعدام), but a death does not (أودى انفجار بحياة
    حارس). اتفقوا على تبادل الأسرى، قضت بالإعدام: accord and verdict
    are acts of their own, unless they are what is carried.
    """
    phrases = [d.candidate for d in drafts if d.candidate.fixed and not d.is_result]
    gaps = [(min((*c.fixed, c.index if c.finite is None else c.finite)), max(c.fixed)) for c in phrases]
    drafts = [d for d in drafts if not any(first < d.index < last for first, last in gaps)]
    carried = {d.roles.carried_by: d.type for d in drafts if d.roles.carried_by is not None}
    return [
        d
        for d in drafts
        if (d.candidate.kind == "noun" and not (d.index in carried and _only_befalls(d)))
        or d.index not in carried
        or (d.type == "agreement" != carried[d.index])
        or (d.type, carried[d.index]) == ("trial", "execution")
        or (d.type == "trial" and d.candidate.fixed)  # وجهت إليه تهمة قتل جاره
    ]


def _only_befalls(draft: Draft) -> bool:
    """عن تعرض المكتب لهجوم: a noun that with its act behind ل only says whom the act befell."""
    word = draft.passage.words[draft.index]
    return word.stem == "تعرض" and draft.type == "attack"


def _draft_all(passage: Passage, triggers: Triggers, vocabulary: Vocabulary, cues: Cues) -> list[Draft]:
    """Each trigger of a passage by itself: its type, participants, factuality and own figures."""
    drafts: list[Draft] = []
    candidates = find_candidates(passage, triggers, vocabulary) or bare_toll(passage, triggers)
    for found in candidates:
        roles = read_roles(passage, found, triggers)
        if not (supported(passage, found, roles) or _has_victims(passage, found, candidates)):
            continue
        if is_metaphor(passage, found, roles):
            continue
        exact, rules = exact_type(passage, found, roles, vocabulary, cues)
        candidate = replace(found, type=exact)
        factuality = judge(passage, candidate, roles, cues)
        draft = Draft(passage, candidate, roles, exact, factuality)
        draft.rules = [*candidate.rules, *rules, *roles.rules, factuality.rule]
        _take_participants(draft, vocabulary)
        draft.figures = _own_figures(draft)
        take_trier(draft)
        drafts.append(draft)
    return drafts


def _has_victims(passage: Passage, found: Candidate, candidates: tuple[Candidate, ...]) -> bool:
    """اندلعت معارك قتل فيها ستة، خلفت المعارك مئة قتيل: a fight that somebody died in is one."""
    near = range(found.index, found.after + _NEAR_VICTIMS)
    harms = any("result" in one.trigger.flags and one.index in near for one in candidates)
    cost = any(w.stem.startswith(_COST) for w in passage.words[max(0, found.index - 1) : near.stop])
    dead = cost and any(w.noun_class in ("dead", "injured") and w.index in near for w in passage.words)
    return found.type == "clash" and (harms or dead)


def _take_participants(draft: Draft, vocabulary: Vocabulary) -> None:
    """Give a draft the people and things of its roles; what is only a weapon is an instrument."""
    passage, roles = draft.passage, draft.roles
    acting = [
        p for p in roles.filled.get("actor", [])
        if can_act(passage, p) or flies(passage, p.head, draft.type, vocabulary)
    ]  # fmt: skip
    draft.actors = [
        p for p in participants(passage, acting, "actor")
        if not is_weapon_only(passage, p, vocabulary)
    ]  # fmt: skip
    suffering = [
        p
        for p in roles.filled.get("target", [])
        if not is_subset_phrase(passage, p) and can_suffer(passage, p, draft.type)
    ]
    named = [p for p in suffering if not is_others(passage, p)]
    draft.targets = participants(passage, named if draft.is_result else named or suffering, "target")
    if draft.type in _STRUCK:
        draft.targets = [
            p for p in draft.targets
            if is_fielded(passage, p) or not is_weapon_only(passage, p, vocabulary)
        ]  # fmt: skip
    draft.targets += participants(passage, roles.filled.get("person", []), "person")
    draft.instruments = [
        p for p in participants(passage, roles.filled.get("instrument", []), "instrument")
        if not p.person and p.noun_class not in HUMAN
    ]  # fmt: skip
    if draft.type in _STRUCK and not draft.actors:
        draft.actors = whose_weapon(draft, vocabulary)
    if draft.type in ("capture", "siege", "restriction") and not draft.targets:
        draft.targets = participants(passage, roles.filled.get("place", []), "territory")


def _own_figures(draft: Draft) -> list[FoundFigure]:
    """The figures that the trigger gives, a toll it is told within, and none where the harm is negated."""
    passage, candidate = draft.passage, draft.candidate
    found = list(figures_of(passage, candidate, draft.roles))
    what = candidate.trigger.figure
    if (
        draft.is_result
        and draft.factuality.label == "negated"
        and draft.factuality.rule != "factuality:denied"
    ):
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
            if one.start == 0 and draft.index < one.verb and _is_aside(passage, draft.index):
                continue
            if is_known_before(passage, one, draft, drafts):
                continue
            if best is None or (one.start > best.start) or (best.phrase is None and one.phrase is not None):
                best = one
        if best is None:
            continue
        draft.attribution = best
        draft.source = source_of(passage, best, attributions) or speaker
        if draft.source is not None:
            draft.rules.append(best.rule)
    for speech in drafts:
        if speech.type in SPOKEN and _speaks_for_himself(speech):
            speech.source = None
    for accusation in drafts:
        if accusation.type == "accusation" and accusation.actors:
            _ascribe_to_accuser(passage, accusation, drafts)


def _speaks_for_himself(speech: Draft) -> bool:
    """أكد الوزير أن الهدنة صامدة متهما الفصائل بخرقها: what he does by saying it nobody else tells."""
    said_by = speech.source
    return said_by is not None and any(
        actor.span.start < said_by.span.end and said_by.span.start < actor.span.end for actor in speech.actors
    )


def _is_aside(passage: Passage, index: int) -> bool:
    """السفينة التي خطفت قبل شهر: what a relative clause recalls with a day of its own, known before."""
    if index and passage.words[index - 1].stem == "منذ":
        return True
    zone = zone_of(passage, index)
    if zone == 0 or passage.words[zone].tag != "relative":
        return False
    return any(
        zone < start
        and zone_of(passage, start) == zone
        and not stretch.mention.rule.startswith(("today", "since"))
        for start, stretch in passage.times.items()
        if start == stretch.start
    )


def _ascribe_to_accuser(passage: Passage, accusation: Draft, drafts: list[Draft]) -> None:
    """What somebody is accused of, the accuser says."""
    word = passage.words[accusation.index]
    charged = word.tag == "verb" and bool(accusation.targets or word.pronoun)
    told = accused_of(passage, accusation.index) if charged else None
    accused = {p.span for p in accusation.targets}  # خمسة اتهموا بالتخطيط: those are no accusers
    if told is None or not word.stem.startswith(_ACCUSING) or accusation.actors[0].span in accused:
        return
    for draft in drafts:
        nearer = draft.attribution is not None and draft.attribution.verb > accusation.index
        if told[0] <= draft.index < told[1] and not nearer and draft.type != "accusation":
            draft.source = accusation.actors[0]
            draft.rules.append("source:accuser")


def _give_loose_figures(passage: Passage, drafts: list[Draft], earlier: list[Draft]) -> None:
    """Give counts of dead and injured that no trigger governs to the act they stand nearest to."""
    taken = {figure.index for draft in drafts for figure in draft.figures}
    taken |= {p.whole for d in drafts for ps in d.roles.filled.values() for p in ps if d.figures}
    bearers = [d for d in drafts if d.type in ACTS or d.type in ("killing", "arrest", "clash")]
    if not bearers:
        _add_toll(passage, earlier, taken)
        return
    for figure in loose_figures(passage, taken):
        if figure.what == "detained":
            continue
        nearest = min(bearers, key=lambda d: (_far_from(d, figure.index), d.index))
        known = [f for f in nearest.figures if f.what == figure.what and not f.subset]
        if known and not figure.subset and not figure.revised:
            continue
        nearest.figures.append(figure)


def _far_from(draft: Draft, index: int) -> int:
    """How far a count at word `index` stands from an act, in words, and more where it is unlikely to be its.

    أوقعت خمسة قتلى ودمرت سيارتين: a verb that و joins begins another act.
    """
    unlikely = 4 if draft.type in ("arrest", "protest") else 0
    if (
        draft.candidate.kind == "verb"
        and draft.index > index
        and draft.passage.words[draft.index].conjunction
    ):
        unlikely += _JOINED
    return abs(draft.index - index) + unlikely


def _add_toll(passage: Passage, earlier: list[Draft], taken: set[int]) -> None:
    """وبلغ عدد القتلى 12: a toll without an act is that of the act told just before.

    A toll in figures takes the place of a smaller one that was told of the same act.
    What has added up over time (منذ بداية العام) is the toll of no single act.
    """
    stems = [word.stem for word in passage.words]
    if _SINCE in stems:
        return
    recent = [d for d in earlier if passage.number - d.passage.number <= _RECENT and _is_deadly(d)]
    counted = [f for f in loose_figures(passage, taken) if not f.vague and not f.subset]
    told = [f for f in counted if f.what in ("killed", "injured")]
    if not recent or not told:
        return
    draft = recent[-1]
    for figure in told:
        governed = any(stem in TOLL for stem in stems[max(0, figure.index - _NEAR_TOLL) : figure.index])
        if not governed or (draft.type == "killing" and figure.what == "injured"):
            continue
        known = [f.count.low for f in draft.figures if f.what == figure.what and not f.vague and not f.subset]
        if figure.count.low > max([1, *known]):
            draft.figures.append(replace(figure, revised=bool(known) or figure.revised))


def _is_deadly(draft: Draft) -> bool:
    """Whether an act happened in which people were hurt or may have been."""
    hurt = any(f.what in ("killed", "injured") for f in draft.figures)
    return draft.factuality.label == "asserted" and (hurt or draft.type in ACTS)
