"""Days and places that claims of one passage share, and places recalled from the passages before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from rasid.events.counted_days import is_recalled
from rasid.events.dating import LONG, is_undated, since_then
from rasid.events.drafts import Draft
from rasid.events.elsewhere import is_elsewhere
from rasid.events.locative import PREVENTING, is_side_of_town
from rasid.events.passage import Passage, Stretch
from rasid.events.place_order import tells_no_place
from rasid.events.roles import SPOKEN
from rasid.events.spots import PlaceFound
from rasid.events.zones import zone_of
from rasid.language.tagged_word import Word
from rasid.values.mention import PlaceMention, TimeMention

_SPEECH_ACTS = frozenset(["threat", "accusation", "demand", "talks", "agreement"])
_PERSONNEL = frozenset(["appointment", "dismissal", "resignation"])
_LASTING = frozenset(["clash", "siege", "protest", "strike", "displacement", "restriction", "arrest"])
_RECALLING = frozenset(
    ["clash", "attack", "airstrike", "shelling", "bombing", "killing", "execution", "abduction", "raid",
     "siege", "capture", "withdrawal", "protest", "riot", "arrest", "displacement", "destruction",
     "deployment"]
)  # fmt: skip
#: Acts at which people are seized on the spot; who is suspected of another act may be seized anywhere.
_PLUPERFECT = 8
_SEIZED_AT = frozenset(("raid", "arrest", "protest", "riot", "siege", "clash", "capture"))
#: What an act behind these words is told as: an earlier one, a cause, a charge, a ground.
_BACKGROUND = frozenset(
    ["منذ", "بعد", "قبل", "عقب", "بسبب", "رغم", "حول", "بشان", "بتهمه", "علاقه", "تورط", "ضلوع",
     "متهم", "بتهم", "مسؤوليه", "ابان", "تخطيط", "تدبير", "خلفيه", "بموجب", "بعيد", "قبيل", "غداه",
     "بالتزامن", "تزامنا", "تزامن", "موازاه"]
)  # fmt: skip
_ABOUT = frozenset(("ضد", "علي", "عن", "حول", "بشان", "من"))
_EARLIER = frozenset(
    ("بعد", "عقب", "اثر", "منذ", "قبل", "بسبب", "خلفيه", "بعدما", "نتيجه", "بعيد", "غداه", "احتجاجا")
)


def share_days(passage: Passage, drafts: list[Draft]) -> None:
    """Where a passage has one day, its claims share it unless they have their own."""
    owners: dict[int, tuple[Stretch[TimeMention], list[Draft]]] = {}
    for draft in drafts:
        if draft.time is not None and draft.time.mention.interval is not None:
            owners.setdefault(draft.time.start, (draft.time, []))[1].append(draft)
    if len(owners) != 1:
        return
    (only, holders) = next(iter(owners.values()))
    if any(is_recalled(passage, holder.index) is not None for holder in holders):
        return  # في ذكرى اجتياح المدينة عام 1982
    since = only.mention.rule.startswith("since")
    for draft in drafts:
        if since and draft.type not in _LASTING and not _follows_on(passage, draft, only):
            continue
        if (
            draft.time is not None
            or draft.factuality.label != "asserted"
            or (draft.type == "accusation" and not _follows_on(passage, draft, only))
        ):
            continue
        if _is_standing(passage, draft) or is_recalled(passage, draft.index) is not None:
            continue
        told_there = _near(passage, draft, only.start) and not is_background(passage, draft)
        if (
            told_there
            and not is_undated(passage, draft.index)
            and not _is_apart(passage, draft, only, holders)
        ):
            draft.time = since_then(passage, only, draft.index)


def _is_apart(passage: Passage, draft: Draft, time: Stretch[TimeMention], holders: list[Draft]) -> bool:
    """Whether the day belongs to another act alone.

    It stands after a later verb of the sentence (حكمت وأفرج عنه أمس), or in what came before the act (طرد
    قادته إثر خسارته المدينة قبل شهرين); a month or year dates no verb that goes on (خطفت في يناير وأفرجت).
    """
    words = passage.words
    if draft.index > time.start:
        if draft.candidate.kind == "noun" and all(h.type in SPOKEN for h in holders):
            return True  # أدانت الحكومة أمس قتل الرهائن
        joined = words[draft.index].conjunction == "و" and draft.candidate.kind == "verb"
        told = any(
            words[i].tag == "complementizer" and words[i - 1].stem not in _EARLIER
            for i in range(time.start + 1, draft.index)
        )  # قبل أن تستعيد goes on telling
        return (
            (joined or told)
            and time.mention.interval is not None
            and time.mention.interval.precision not in ("day", "days")
        )
    long = time.mention.interval is not None and time.mention.interval.precision in LONG
    for holder in holders:
        if not draft.index < holder.index < time.start:
            continue
        if long and any(w.tag == "verb" for w in words[draft.index + 1 : holder.index + 1]):
            return not draft.is_result
        if _is_genitive(words, holder, time) and _is_opposed(words, holder.index):
            return True
        between = words[draft.index + 1 : holder.index]
        if _describes(words, holder):
            return not draft.is_result
        begins = [w for w in words[draft.index + 1 : holder.index + 1] if w.tag == "verb"][-1:]
        carried = holder.candidate.kind == "verb" or words[holder.index - 1].tag == "verb"
        if carried and begins and begins[0].conjunction == "و" and not holder.is_result:
            return not draft.is_result
        if any(w.stem in _EARLIER for w in between[-4:]):
            return True
    return False


def _follows_on(passage: Passage, draft: Draft, time: Stretch[TimeMention]) -> bool:
    """شنوا منذ مطلع الشهر عدة غارات وخطفوا تسعة: a verb that goes on with what has been done since then."""
    word = passage.words[draft.index]
    return time.start < draft.index and draft.candidate.kind == "verb" and word.conjunction == "و"


def _is_genitive(words: tuple[Word, ...], holder: Draft, time: Stretch[TimeMention]) -> bool:
    """انقلاب السادس من أغسطس، هجمات الأحد: a day that names the act right before it."""
    plain = holder.candidate.kind == "noun" and not words[holder.index].article
    return plain and not words[holder.index].pronoun and time.start == holder.index + 1


def _is_opposed(words: tuple[Word, ...], index: int) -> bool:
    """مظاهرات مناوئة لانقلاب كذا، احتجاج على هجوم كذا: an act that others are against, or speak of."""
    before = words[index - 1] if index else words[index]
    return words[index].preposition == "ل" or before.stem in _ABOUT


def share_places(passage: Passage, drafts: list[Draft]) -> None:
    """Where claims of a passage have no place of their own, they share that of the nearest one."""
    placed = [
        d for d in drafts
        if d.places and d.factuality.label != "planned" and passage.words[d.index].stem not in PREVENTING
    ]  # fmt: skip
    if not placed:
        return
    for draft in drafts:
        if draft.places or draft.factuality.label not in ("asserted", "negated"):
            continue
        if draft.type in _PERSONNEL:
            continue
        if is_background(passage, draft) and draft.type not in ("withdrawal", "capture"):
            continue
        sharers = [
            d for d in placed if not _is_another_time(draft, d) and not _is_told_apart(passage, draft, d)
        ]
        if draft.type in _SPEECH_ACTS:
            # What demonstrators call for, or condemn, they do where they demonstrate.
            sharers = [d for d in sharers if d.type == "protest" and _is_voiced_there(draft, d)]
        if sharers:
            draft.places = list(min(sharers, key=lambda d: abs(d.index - draft.index)).places)


def _is_another_time(draft: Draft, other: Draft) -> bool:
    """Whether two acts of a sentence have days of their own that differ: هجوم أمس ... هجوم عام 2002."""
    left = draft.time.mention.interval if draft.time is not None else None
    right = other.time.mention.interval if other.time is not None else None
    return left is not None and right is not None and (left.end < right.start or right.end < left.start)


def _is_told_apart(passage: Passage, draft: Draft, other: Draft) -> bool:
    """Whether another act's place is that of a cause or topic, or of a happening told apart: ضربة أخرى."""
    words = passage.words
    if any(is_elsewhere(passage, draft.candidate, place) for place in other.places):
        return True
    return draft.type != other.type and any(
        w.stem in passage.grammar["further"] for w in words[other.index + 1 : other.index + 3]
    )


def _is_voiced_there(speech: Draft, protest: Draft) -> bool:
    """Whether a demand, a threat or an accusation is the demonstrators' own: رفعوا لافتات تندد بالزيارة."""
    if speech.type == "demand":
        return True
    if speech.type not in ("accusation", "threat"):
        return False
    speakers = {p.span for p in speech.actors}
    return (
        not speakers
        or bool(speakers & {p.span for p in protest.actors})
        or any(p.noun_class == "protester" for p in speech.actors)
    )


def is_background(passage: Passage, draft: Draft) -> bool:
    """Whether a nominal act stands as background: على علاقة بخطف تاجر، بعد اغتيال الوزير."""
    if draft.candidate.kind != "noun":
        return False
    before = passage.words[max(0, draft.index - 2) : draft.index]
    return any(w.stem in _BACKGROUND for w in before) or _is_answered(passage, draft.index)


def _is_answered(passage: Passage, trigger: int) -> bool:
    """ردا على عملية الخطف، احتجاجات ضد إعدام رجل: what is answered or opposed happened apart."""
    words = passage.words
    if words[trigger].preposition == "ل" and words[trigger - 1].token.folded in passage.grammar["answers"]:
        return True  # انتقاما لغارة
    at = trigger
    while at > 1 and words[at - 1].tag == "noun" and words[at - 1].noun_class == "act":
        at -= 1  # على عملية الخطف، على أعمال العنف
    before = words[at - 1] if at else words[trigger]
    if before.tag != "preposition" or before.stem not in ("علي", "ضد") or at < 2:
        return False
    stem = words[at - 2].stem
    return any(w.stem in passage.grammar["answers"] for w in words[max(0, at - 4) : at - 1]) or (
        before.stem == "ضد" and stem not in passage.grammar["suffering"]
    )


def _near(passage: Passage, draft: Draft, index: int) -> bool:
    zone = zone_of(passage, draft.index)
    if zone_of(passage, index) != zone and not _just_before(passage, draft, zone):
        return False
    low, high = sorted((draft.index, index))
    return not any(w.token.text in ".؛" for w in passage.words[low:high])


def _describes(words: tuple[Word, ...], draft: Draft) -> bool:
    """إطلاق سفينة خطفها قراصنة في مارس: a verb that tells what is known of an indefinite noun before it."""
    word, before = words[draft.index], words[max(0, draft.index - 1)]
    told = draft.candidate.kind == "verb" and bool(word.pronoun) and not word.conjunction
    return told and before.tag == "noun" and not before.article and not before.pronoun


def _is_standing(passage: Passage, draft: Draft) -> bool:
    """تنفيذ اتفاق السلام، خرق الهدنة: an agreement that is spoken of has been made before."""
    word = passage.words[draft.index]
    after = passage.words[draft.index + 1] if draft.index + 1 < len(passage.words) else word
    definite = word.article or (after.tag == "noun" and after.article)
    return draft.type == "agreement" and draft.candidate.kind == "noun" and definite


def _just_before(passage: Passage, draft: Draft, zone: int) -> bool:
    """أقدم شاب أمس على الانتحار بعد أن أضرم النار: what led to the main act fell on its day."""
    opens = zone > 0 and passage.words[zone].tag == "complementizer"
    return opens and draft.candidate.kind == "verb" and draft.index - zone <= 2


def recall_places(
    drafts: list[Draft], known: list[PlaceFound], earlier: Sequence[Draft] = ()
) -> list[PlaceFound]:
    """المدينة، المواقع: a vague place stands for the one named before it in the report.

    `known` are the places named last, `earlier` the claims of the sentences before; returned are those to
    go on with.
    """
    there = next((d for d in reversed(earlier) if any(place.is_specific for place in d.places)), None)
    for draft in drafts:
        specific = [place for place in draft.places if place.is_specific]
        if specific:
            known, there = specific, draft
        elif known and draft.type in _RECALLING and _is_vague(draft):
            named = [replace(place, basis="inferred") for place in known]
            if is_side_of_town(draft.passage, draft.places[0], []):  # شمال المدينة
                towns = [p for p in named if p.mention is not None and p.mention.kind not in _SITES]
                draft.places = [*draft.places, *towns]
            else:
                draft.places = [*named, *draft.places]
        elif known and draft.type in _RECALLING and not draft.places:
            recalled = [replace(place, basis="inferred") for place in known]
            seized = draft.type != "arrest" or _is_seized_there(draft, there)
            if seized and all(place.basis == "stated" for place in known) and _is_told_there(draft):
                draft.places = recalled
            else:
                draft.inferred_places = recalled
    return known


def _is_told_there(draft: Draft) -> bool:
    """Whether a claim goes on with what happened at the place told last, not with something earlier."""
    told = draft.factuality.label in ("asserted", "negated") and not draft.aggregate
    return told and not is_background(draft.passage, draft)


def _is_seized_there(draft: Draft, there: Draft | None) -> bool:
    """Whether people are arrested where the act before was: at a march, not for a murder, nor earlier."""
    if there is None:
        return True
    in_battle = (
        draft.candidate.trigger.id == "asr-arrest" and there.type == "attack"
    )  # هاجموا الحاجز وأسروا جنوده
    return (in_battle or there.type in _SEIZED_AT) and not _was_before(draft)


def _was_before(draft: Draft) -> bool:
    """وكانت الشرطة قد داهمت: a verb in the pluperfect tells what came before, maybe elsewhere."""
    words = draft.passage.words
    before = words[max(0, draft.index - _PLUPERFECT) : draft.index]
    verb = draft.candidate.verb
    if verb is None or verb.tense != "perfect":
        return False
    return any(w.tag == "auxiliary" and w.stem.startswith("كان") for w in before)


def _is_vague(draft: Draft) -> bool:
    """Whether a draft has places and none of them says which."""
    return bool(draft.places) and all(tells_no_place(draft.passage, place) for place in draft.places)


def specify_places(drafts: list[Draft]) -> list[Draft]:
    """Where another telling of the happening names a narrower place within its own, that goes first.

    تظاهروا في الخرطوم وتجمعوا أمام البرلمان: a building lies in its town, a town in its province.
    """
    for draft in drafts:
        for told in draft.joined:
            narrower = _narrower(draft, told)
            known = {place.span for place in draft.places}
            draft.places = [*(p for p in narrower if p.span not in known), *draft.places]
    return drafts


def _narrower(draft: Draft, told: Draft) -> list[PlaceFound]:
    """The places of a telling that lie within the first place of a draft."""
    first = draft.places[0].mention if draft.places else None
    if first is None or first.name is None or not told.places:
        return []
    names = [place.mention.name for place in told.places if place.mention is not None]
    if first.name in names[1:]:
        return told.places[: names.index(first.name)]
    inner = told.places[0]
    if inner.basis != "stated":
        return []
    return told.places if _is_building(told, inner) or _lies_within(inner, first) else []


def _is_building(draft: Draft, place: PlaceFound) -> bool:
    """Whether a place is a building without a name that stands for one: أمام البرلمان، في السوق."""
    if place.index >= len(draft.passage.words):
        return False  # recalled from a sentence before
    word = draft.passage.words[place.index]
    unnamed = place.mention is None or place.mention.kind == "vague"
    return unnamed and word.stem in draft.passage.grammar["sites"]


def _lies_within(inner: PlaceFound, outer: PlaceMention) -> bool:
    """Whether a place is a building or quarter, and the other a town; or a town, and the other wider."""
    if outer.kind in _SITES:
        return False
    mention = inner.mention
    if mention is None:
        return False
    if mention.kind in _SITES:
        return mention.country in (None, outer.country)
    if outer.kind not in _WIDE or mention.kind in _WIDE or mention.kind in ("vague", "direction"):
        return False
    return mention.country == outer.country and (
        outer.kind == "country" or mention.admin1 in (outer.admin1, outer.name)
    )


_SITES = frozenset(("facility", "neighbourhood"))
_WIDE = frozenset(("country", "admin1", "region", "area", "admin2"))
