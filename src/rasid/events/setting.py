"""Where: the places of a passage given to the triggers that they belong to."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial

from rasid.events.candidates import Candidate
from rasid.events.drafts import Draft
from rasid.events.elsewhere import is_elsewhere, is_origin_of_fire, is_origin_of_people, is_seat_of_court
from rasid.events.locative import (
    is_court_or_prison,
    is_goal,
    is_locative,
    is_of_saying,
    is_sentence,
    speaks,
)
from rasid.events.nearness import distance, sets_scene
from rasid.events.passage import Passage
from rasid.events.phrases import NounPhrase, noun_phrase, span_of
from rasid.events.place_order import in_order, is_vague, lies_in
from rasid.events.roles import Roles
from rasid.events.spots import (
    VILLAGES,
    PlaceFound,
    free_places,
    is_no_site,
    is_part_of_place,
    land_of_doers,
    locative_phrases,
    named_again,
    phrase_found,
    place_of_clause,
    without_road_ends,
)


@dataclass(frozen=True, slots=True)
class Rivals:
    """The indexes of the triggers of a passage, and of those that take no place told before them.

    `placeless` are acts of speech and appointments, and what is only wanted: احتشدوا أمام البرلمان للمطالبة
    بإقالة الوزير.
    """

    triggers: tuple[int, ...]
    placeless: frozenset[int]


def rivals_of(drafts: list[Draft]) -> Rivals:
    """The triggers of a passage by what they can take."""
    return Rivals(
        tuple(d.index for d in drafts),
        frozenset(
            d.index for d in drafts
            if d.type in _SPOKEN or d.type in _PERSONNEL or d.factuality.label == "planned"
        ),
    )  # fmt: skip


def places_of(passage: Passage, candidate: Candidate, roles: Roles, rivals: Rivals) -> tuple[PlaceFound, ...]:
    """The places of one trigger, most specific first. `rivals` are the triggers of its passage."""
    spots = [named_again(passage, spot) for spot in _spots(passage, candidate, roles)]
    spots = without_road_ends(passage, spots)
    # Where people or missiles are from, and where somebody speaks, counts where nothing else says where.
    for apart in (is_origin_of_people, is_of_saying, is_origin_of_fire):
        spots = [spot for spot in spots if not apart(passage, candidate, spot)] or spots
    groups = [group for group in _groups(passage, spots) if _belongs(passage, candidate, group, rivals)]
    if candidate.type in _SPOKEN or candidate.type in _PERSONNEL:
        groups = _of_saying(passage, candidate, groups)
    struck = [
        phrase_found(passage, phrase)
        for role in ("place", "target")
        for phrase in map(partial(_without_fitting, passage), roles.filled.get(role, []))
        if not phrase.empty and _is_place_like(passage, candidate, phrase, role)
    ]
    known = {spot.index for spot in struck}
    within = {p.start for p in roles.filled.get("place", []) if p.preposition in ("في", "ب")}
    chosen = [spot for spot in _nearest(passage, candidate, groups) if spot.index not in known]
    if any(spot.is_specific for spot in chosen):
        struck = [
            spot
            for spot in struck
            if spot.mention is not None
            or spot.index in within
            or not _is_any(passage, spot)
            or _is_site(passage, spot, chosen)
        ]
    found = struck + chosen
    if candidate.type in _LEAVING:
        found.sort(key=lambda spot: _is_aim(passage, spot))  # فروا من الموصل إلى أربيل
    if not found and not spots and candidate.type not in _SPOKEN and candidate.type not in _PERSONNEL:
        # على بعد 20 كيلومترا شمالي تكريت: without another place, the one measured from tells where.
        found = [
            PlaceFound(s.start, s.mention, s.mention.span)
            for s in passage.named_places
            if s.mention.rule.startswith("reference") and 0 < s.start - candidate.index <= _MEASURED
        ][:1]
        return tuple(found or land_of_doers(passage, candidate.index))
    return tuple(in_order(passage, _told_once(found)))


def _of_saying(
    passage: Passage, candidate: Candidate, groups: list[list[PlaceFound]]
) -> list[list[PlaceFound]]:
    """The places near an act of speech, an accord or a verdict, where what is told behind them is elsewhere.

    An accord is made where its clause says before it (وقعوا في جنيف اتفاقا): what comes behind is content.
    """
    back = 5 if candidate.type == "trial" else 0  # قضت محكمة في بغداد; في بغداد حكمت المحكمة
    if candidate.type == "agreement":
        back = candidate.index - _clause_of_accord(passage, candidate.index)
    near = [group for group in groups if -back <= group[0].index - candidate.index <= 7]
    if candidate.type == "trial":
        near = [g for g in groups if is_seat_of_court(passage, candidate, g[0])] or near
    made = [g for g in near if g[0].index < candidate.index and _is_in(passage, g[0].index)]
    return made if candidate.type == "agreement" and made else near


def _is_in(passage: Passage, index: int) -> bool:
    """Whether the place at a word stands behind في or ب."""
    before = passage.words[max(0, index - 2) : index]
    return passage.words[index].preposition == "ب" or any(w.stem == "في" for w in before)


def _clause_of_accord(passage: Passage, index: int) -> int:
    """The first word of the clause that tells of the making of an accord: وقع الجانبان أمس في جنيف اتفاقا."""
    made = False
    for at in range(index - 1, max(index - _ACCORD, -1), -1):
        word = passage.words[at]
        made = made or word.stem in passage.grammar["making-accords"]
        if word.tag in ("complementizer", "subordinator", "relative") or word.token.text in ".؛:":
            return at + 1 if made else index
    return max(index - _ACCORD, 0) if made else index


def _told_once(spots: list[PlaceFound]) -> list[PlaceFound]:
    """Without what is told of a place again: المدينة in وسط المدينة, شوارع المدينة in أحد شوارع المدينة."""
    return [
        spot
        for spot in spots
        if (spot.mention is not None and not is_vague(spot))
        or not any(other.span != spot.span and other.span.covers(spot.span) for other in spots)
    ]


def _spots(passage: Passage, candidate: Candidate, roles: Roles) -> list[PlaceFound]:
    """The place names and locative phrases of a passage that may say where a trigger happened, in order."""
    mentions = free_places(passage)
    spots = [PlaceFound(s.start, s.mention, s.mention.span) for s in mentions] + [
        PlaceFound(p.start, None, span_of(passage, p))
        for p in locative_phrases(passage)
        if not _holds_place_only(passage, p)
    ]
    phrases = [spot.span for spot in spots if spot.mention is None]
    spots = [spot for spot in spots if not (is_vague(spot) and any(p.covers(spot.span) for p in phrases))]
    spots.sort(key=lambda spot: (spot.index, spot.mention is not None))
    acting = {p.start for p in roles.filled.get("actor", [])}
    if candidate.type in _TOLD_TO:
        acting |= {p.start for p in roles.filled.get("target", [])}  # اتهم في الدوحة إيران
    if candidate.type == "trial":
        spots = [spot for spot in spots if not is_court_or_prison(passage, spot)]
    spots = [spot for spot in spots if not is_sentence(passage, spot)]
    if candidate.type == "withdrawal":
        spots = [spot for spot in spots if not _is_aim(passage, spot)]
    return [
        spot
        for spot in spots
        if spot.index not in acting
        and is_locative(passage, spot)
        and not speaks(passage, candidate, spot)
        and not is_goal(passage, candidate, spot)
        and not is_elsewhere(passage, candidate, spot)
    ]


_FARTHER = 12
#: How many words before an accord its place and the verb of making may stand.
_ACCORD = 14
_MEASURED = 14


def _groups(passage: Passage, spots: list[PlaceFound]) -> list[list[PlaceFound]]:
    """Places told one after the other: في حي كذا بمدينة كذا، نابلس وبيت لحم."""
    groups: list[list[PlaceFound]] = []
    for spot in spots:
        if groups and _goes_on(passage, groups[-1][-1], spot):
            groups[-1].append(spot)
        else:
            groups.append([spot])
    return groups


def _nearest(passage: Passage, candidate: Candidate, groups: list[list[PlaceFound]]) -> list[PlaceFound]:
    """The places of the group that stands nearest to the trigger, then those of groups hardly farther."""
    if not groups:
        return []
    costs = [_own_cost(passage, candidate.index, group) for group in groups]
    best = min(costs)
    ranked = sorted(range(len(groups)), key=lambda place: (costs[place], place))
    near = [place for place in ranked if costs[place] <= best + _FARTHER]
    if all(is_vague(spot) for place in near for spot in groups[place]):
        # وفي تعز، أسفر انفجار قنبلة وسط المدينة: the town spoken of is the one named before it.
        named = (place for place in ranked if place < near[0] and any(s.is_specific for s in groups[place]))
        near += list(named)[:1]
    return [spot for place in near for spot in groups[place]]


def _own_cost(passage: Passage, trigger: int, group: list[PlaceFound]) -> int:
    """How far a group stands from a trigger; next to none where حيث says that it happened there."""
    there = place_of_clause(passage, group[-1])
    if there is not None and _in_clause(passage, there, trigger):
        return trigger - there
    return _cost(passage, trigger, group)


def _cost(passage: Passage, trigger: int, group: list[PlaceFound]) -> int:
    """How far a group stands from a trigger: from its first place behind it, from its last before it."""
    if group[0].index >= trigger:
        return distance(passage, trigger, group[0].index)
    cost = min(distance(passage, trigger, spot.index) for spot in group)
    word = passage.words[trigger]
    return cost + (6 if word.tag == "noun" and word.preposition == "ل" else 0)


def _in_clause(passage: Passage, opened: int, trigger: int) -> bool:
    """Whether the clause that word `opened` opens holds a trigger: حيث هاجم مسلحون موكبه."""
    between = passage.words[opened + 1 : trigger]
    return opened < trigger and not any(w.tag == "subordinator" or w.token.text in ".؛" for w in between)


def _goes_on(passage: Passage, before: PlaceFound, spot: PlaceFound) -> bool:
    between = passage.words[before.index + 1 : spot.index]
    if sets_scene(passage, spot.index):
        return False
    return len(between) <= 6 and not any(
        w.tag in ("verb", "subordinator", "relative") or w.noun_class == "act" for w in between
    )


def _is_any(passage: Passage, spot: PlaceFound) -> bool:
    """Whether a struck building is told as any of its kind: منزل، شركة أمنية."""
    head = passage.words[spot.index]
    if head.article or head.pronoun:
        return False
    for word in passage.words[spot.index + 1 : passage.words_of(spot.span)[1]]:
        if word.preposition or word.tag == "preposition":
            break  # نقطة للشرطة is a point of theirs, نقطة الشرطة the point.
        if word.article or word.pronoun:
            return False
    return True


def _is_site(passage: Passage, spot: PlaceFound, chosen: list[PlaceFound]) -> bool:
    """Whether what was attacked is where it happened: هجوم على مسجد في بلدة كذا, but no company or post.

    A village is wherever it is named.
    """
    head = passage.words[spot.index]
    site = head.stem in passage.grammar["sites"] or head.stem in passage.grammar["settlements"]
    behind = spot.index > 0 and passage.words[spot.index - 1].tag == "preposition"
    if not (site and behind) and head.stem not in VILLAGES:
        return False
    return any(lies_in(passage, spot, other) for other in chosen if other.index > spot.index)


def _is_aim(passage: Passage, spot: PlaceFound) -> bool:
    """Whether a place is where somebody goes, not what he leaves: انسحبوا نحو عدن."""
    before = passage.words[spot.index - 1] if spot.index else None
    return before is not None and before.stem in ("الي", "نحو", "باتجاه", "صوب")


_SPOKEN = frozenset(["accusation", "demand", "threat", "sanction", "agreement"])
_TOLD_TO = frozenset(["accusation", "demand", "threat", "sanction", "talks"])
_PERSONNEL = frozenset(["appointment", "dismissal", "resignation", "defection", "trial", "recruitment"])
_STRIKING = frozenset(
    ["attack", "airstrike", "shelling", "bombing", "raid", "siege", "capture", "destruction",
     "restriction", "clash"]
)  # fmt: skip


#: Acts told first of where people leave.
_LEAVING = frozenset(("displacement", "withdrawal", "flight"))


def _without_fitting(passage: Passage, phrase: NounPhrase) -> NounPhrase:
    """The building whose door or window a phrase tells of: باب الكلية، نوافذ المقر; a window is no place."""
    if phrase.empty or passage.words[phrase.head].stem not in passage.grammar["fittings"]:
        return phrase
    owner = noun_phrase(passage, phrase.head + 1)
    return owner if owner is not None else replace(phrase, empty=True)


def _is_place_like(passage: Passage, candidate: Candidate, phrase: NounPhrase, role: str) -> bool:
    """Whether what was struck, searched, besieged or left is itself where it happened: a building, a town."""
    if (candidate.type not in _STRIKING and role != "place") or phrase.person is not None:
        return False
    if is_no_site(passage, phrase):
        return False
    head = passage.words[phrase.head]
    settled = head.stem in passage.grammar["settlements"]
    named = phrase.place is not None or is_part_of_place(passage, phrase)
    return named or head.noun_class == "building" or settled


def _holds_place_only(passage: Passage, phrase: NounPhrase) -> bool:
    stretch = passage.places.get(phrase.start)
    if phrase.start in passage.organisations:
        return False
    return stretch is not None and stretch.start == phrase.start and stretch.end >= phrase.end


def _belongs(passage: Passage, candidate: Candidate, group: list[PlaceFound], rivals: Rivals) -> bool:
    """Whether a group of places is nearer to this trigger, in its clause, than to any other."""
    if candidate.index < group[0].index and sets_scene(passage, group[0].index):
        return False
    own = _own_cost(passage, candidate.index, group)
    return all(
        other == candidate.index
        or (other in rivals.placeless and group[0].index < other)
        or _cost(passage, other, group) >= own
        for other in rivals.triggers
    )
