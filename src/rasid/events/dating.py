"""When: the times of a passage given to the triggers that they date."""

from __future__ import annotations

from dataclasses import replace

from rasid.events.agreement import describes
from rasid.events.candidates import Candidate
from rasid.events.counted_days import (
    AFTER,
    comes_after,
    counted_from,
    day_behind,
    happened_before,
    opens_clause,
    recalls_other,
)
from rasid.events.nearness import distance
from rasid.events.passage import Passage, Stretch
from rasid.events.said_days import dates_the_saying, follows_saying, speech_is_dated
from rasid.events.zones import zone_of
from rasid.language.tagged_word import Word
from rasid.values.mention import TimeMention

#: They act, and no participle of theirs is meant: شن المسلحون منذ نهاية مارس عدة هجمات.
_ACTORS = frozenset(("fighter", "soldier", "police", "official", "leader"))
_STATES = frozenset(("arrest", "capture", "restriction", "deployment", "displacement"))
_SINCE = frozenset(("منذ", "مذ"))
_SINCE_REACH = 7
_FARTHEST = 60
_OTHER_CLAUSE = 25
LONG = ("month", "year", "season", "decade")


def time_of(
    passage: Passage,
    candidate: Candidate,
    others: tuple[int, ...],
    *,
    lead: bool,
    spoken: tuple[int, ...] = (),
) -> Stretch[TimeMention] | None:
    """The time expression of one trigger, or None.

    `spoken` are the verbs of accusing, demanding and threatening.
    """
    headed = _heading_time(passage, candidate.index)
    if headed is not None:
        return headed
    if is_undated(passage, candidate.index):
        return None
    counted = counted_from(passage, candidate.index)
    if counted is not None:
        return day_behind(passage, candidate.index) or counted
    best: Stretch[TimeMention] | None = None
    least = (False, _FARTHEST)
    for index in sorted(passage.times):
        stretch = passage.times[index]
        if stretch.start != index or not _may_date(passage, stretch, candidate, lead=lead):
            continue
        if any(speech_is_dated(passage, verb, index, candidate.index) for verb in spoken):
            continue
        cost = _cost(passage, stretch, candidate)
        rivals = [
            o
            for o in others
            if not _in_clause_behind(passage, stretch, candidate.index, o)
            and not happened_before(passage, stretch, candidate.index, o)
            and not (o < stretch.start and opens_clause(passage, stretch))
        ]
        nearer = any(
            o != candidate.index and _apart(passage, o, stretch, candidate.index) < cost for o in rivals
        )
        if (nearer and (index > 2 or _is_purpose(passage, candidate))) or (
            stretch.mention.rule.startswith("since") and cost > 16
        ):
            continue
        rank = (follows_saying(passage, index, candidate.index), cost)
        if cost < _FARTHEST and (best is None or rank < least):
            best, least = stretch, rank
    return since_then(passage, _narrower(passage, best), candidate.index) if best is not None else None


def _narrower(passage: Passage, stretch: Stretch[TimeMention]) -> Stretch[TimeMention]:
    """قبل أربع سنوات، في فبراير 2003: of two times in a row the second, if it lies within the first."""
    whole = stretch.mention.interval
    for index in range(stretch.end, min(stretch.end + 3, len(passage.words))):
        inner = passage.times.get(index)
        part = inner.mention.interval if inner is not None else None
        if inner is None or part is None or whole is None:
            continue
        within = whole.start <= part.start and part.end <= whole.end and part != whole
        return inner if within and inner.start == index else stretch
    return stretch


def _in_clause_behind(passage: Passage, stretch: Stretch[TimeMention], trigger: int, other: int) -> bool:
    """شنوا غارة في يناير أعقبتها هجمات: what a clause tells of the act before is not of the act's day."""
    end = stretch.end
    while end < len(passage.words) and passage.words[end].token.text in ")(":
        end += 1
    word = passage.words[end] if end < len(passage.words) else None
    opens = word is not None and word.tag == "verb" and bool(word.pronoun) and not word.conjunction
    return opens and trigger < stretch.start and other >= end


def _may_date(passage: Passage, stretch: Stretch[TimeMention], candidate: Candidate, *, lead: bool) -> bool:
    """Whether a time can be that of a trigger at all."""
    mention = stretch.mention
    if mention.kind == "duration" or (mention.interval is None and mention.kind != "anaphoric"):
        return False
    if mention.rule.partition(":")[0] in ("after-happening", "before-happening") and ":hour" in mention.rule:
        return False  # قتل أمس بعد ساعات من عودته: hours make no other day.
    if recalls_other(passage, stretch, candidate.index):
        return False
    if _is_of_other_clause(passage, stretch, candidate.index):
        return False
    if _is_described(passage, stretch):
        return False  # خلال الليلة التي سيقضيها هنا: not the night to come
    if mention.rule == "now" and _is_state(candidate):
        return False  # تحتجز السلطات حاليا: it has lasted for some time.
    recalled = candidate.index > 0 and passage.words[candidate.index - 1].stem in _SINCE
    if recalled and not 0 < stretch.start - candidate.index <= _SINCE_REACH:
        return False  # منذ خروج المتظاهرين: its day would stand beside it.
    if dates_the_saying(passage, stretch.start, candidate, lead=lead):
        return False
    if stretch.start < candidate.index and _is_answered(passage, candidate.index):
        return False
    if (
        stretch.start < candidate.index
        and stretch.mention.kind != "anaphoric"
        and _came_before(candidate, passage)
    ):
        return False  # تولى الجيش أمس حماية البلدة بعد انسحاب الشرطة
    if any(w.token.folded in ("هو", "هي") for w in passage.words[candidate.after : stretch.start]):
        return False  # هجوم هو الأول في عام 2008
    zone = zone_of(passage, candidate.index)
    lasting = candidate.verb is not None and candidate.verb.tense == "imperfect" and zone > 0
    if lasting and passage.words[zone].tag == "relative" and zone_of(passage, stretch.start) != zone:
        return False  # الحركة التي تقاتل الحكومة دخلت العاصمة أمس
    return not _belongs_elsewhere(passage, stretch, candidate.index)


def _is_of_other_clause(passage: Passage, stretch: Stretch[TimeMention], trigger: int) -> bool:
    """وفي مايو قتل عشرة، وبعد أسبوع خطف تاجر: a time that opens a clause dates what follows."""
    if trigger < stretch.start:
        return opens_clause(passage, stretch)
    between = (t for i, t in passage.times.items() if stretch.end <= i == t.start < trigger)
    return any(opens_clause(passage, other) for other in between)


def _is_described(passage: Passage, stretch: Stretch[TimeMention]) -> bool:
    """Whether a relative clause says which day is meant, where the words alone would mean a near one."""
    near = stretch.mention.rule.partition(":")[0] in ("today", "tonight", "night", "now")
    behind = passage.words[stretch.end : stretch.end + 1]
    return near and bool(behind) and behind[0].tag == "relative"


def _is_answered(passage: Passage, trigger: int) -> bool:
    """خرجوا أمس احتجاجا على مقتل شاب: what they answer happened before."""
    before = passage.words[max(0, trigger - 3) : trigger]
    return any(word.stem in passage.grammar["answers"] for word in before)


def _came_before(candidate: Candidate, passage: Passage) -> bool:
    """بعد انسحاب الشرطة: an act right behind بعد; but ضبطوا أمس بعد مداهمة: a search is how they did it."""
    after = candidate.index > 0 and comes_after(passage, candidate.index - 1)
    return after and candidate.kind == "noun" and candidate.type != "raid"


def _is_purpose(passage: Passage, candidate: Candidate) -> bool:
    """اعتقل أمس لتخطيطه لتفجير: what an act is done for, or a ground of it, is not of its day."""
    word = passage.words[candidate.index]
    return word.tag == "noun" and word.preposition == "ل"


def _apart(passage: Passage, rival: int, stretch: Stretch[TimeMention], trigger: int) -> int:
    """How far a time stands from a rival of a trigger.

    قتل جنود وأصيب آخرون في قصف شنه المسلحون أمس: where a clause behind both holds the day, it is as far from
    one as from the other.
    """
    apart = distance(passage, rival, stretch.start)
    zone = zone_of(passage, stretch.start)
    of_both = max(rival, trigger) < zone and zone_of(passage, rival) != zone != zone_of(passage, trigger)
    said = stretch.mention.interval
    return apart + _OTHER_CLAUSE if of_both and said and said.precision not in LONG else apart


def _cost(passage: Passage, stretch: Stretch[TimeMention], candidate: Candidate) -> int:
    """How far a time stands from a trigger, where a clause that tells more of the act is no other clause."""
    cost = distance(passage, candidate.index, stretch.start)
    zone = zone_of(passage, stretch.start)
    if zone == zone_of(passage, candidate.index):
        return cost
    # التفجير الذي استهدف الحافلات السبت الماضي: the relative clause tells more of the act.
    told_of_it = 0 < zone - candidate.index <= 3 and candidate.kind == "noun"
    if told_of_it and passage.words[zone].tag == "verb":  # but إطلاق سفينة خطفها قراصنة
        told_of_it = all(describes(word) for word in passage.words[candidate.index + 1 : zone])
    return _cost_within(passage, zone, stretch, cost) if told_of_it else cost + _OTHER_CLAUSE


def _cost_within(passage: Passage, zone: int, stretch: Stretch[TimeMention], cost: int) -> int:
    """الهجوم الذي وقع الأربعاء، المعارك التي دارت بينهم قبل يومين: a day in the clause that tells of the act
    itself is its own, where nothing else happens in it.
    """
    words = passage.words
    near = stretch.start - zone <= 3 and stretch.end - stretch.start < 6
    told = range(zone + 2, stretch.start)
    own = words[zone].tag == "relative" and zone + 1 < len(words) and words[zone + 1].tag == "verb"
    alone = own and not any(words[i].tag == "verb" or words[i].noun_class == "act" for i in told)
    return min(cost, 2) if near or alone else cost


def since_then(passage: Passage, stretch: Stretch[TimeMention], trigger: int) -> Stretch[TimeMention]:
    """منذ بدء المعارك في مارس نزح الآلاف: the time is of the beginning, what follows lasts since then."""
    mention = stretch.mention
    if mention.interval is None or mention.kind == "anaphoric" or mention.rule.startswith("since"):
        return stretch
    words = passage.words
    for position in range(stretch.start - 1, max(stretch.start - _SINCE_REACH, -1), -1):
        word = words[position]
        if word.stem in _SINCE and position not in passage.times:
            if position < trigger < stretch.start:
                return stretch
            return replace(stretch, mention=replace(mention, rule="since-then:" + mention.rule))
        if word.tag in ("verb", "punct", "complementizer"):
            return stretch
    return stretch


def _is_state(candidate: Candidate) -> bool:
    return candidate.type == "siege" or (candidate.type in _STATES and candidate.kind == "verb")


def is_undated(passage: Passage, trigger: int) -> bool:
    """تقدم الجيش مؤخرا: a word says that the day is another one, and not which."""
    words = passage.words
    for position in range(trigger + 1, min(trigger + 9, len(words))):
        if words[position].token.folded in passage.grammar["some-day"]:
            return True
        if words[position].tag in ("verb", "punct", "complementizer"):
            return False
    return False


def _heading_time(passage: Passage, trigger: int) -> Stretch[TimeMention] | None:
    """In a chronology the day before a colon dates what follows: «21 ديسمبر: مقتل ...»."""
    words = passage.words
    found = None
    for index in sorted(passage.times):
        stretch = passage.times[index]
        if index >= trigger:
            break
        if stretch.start == index and stretch.end < len(words) and words[stretch.end].token.text == ":":
            quoted = stretch.end + 1 < len(words) and words[stretch.end + 1].token.text in '«"“'
            if not quoted or not any(word.tag == "verb" for word in words[:index]):
                found = stretch
    return found


def _belongs_elsewhere(passage: Passage, stretch: Stretch[TimeMention], trigger: int) -> bool:
    """Whether a time belongs to another word than the trigger.

    منذ dates the participle before it (الأزمة المستعصية منذ شهرين). A month or year that dates a verb dates
    nothing behind a later one (وصل إلى البلاد عام 2012 وشارك في المعارك).
    """
    words = passage.words
    if stretch.mention.rule.startswith("since"):
        told_first = trigger + 1 if trigger < stretch.start else 0
        between = tuple(
            w for w in words[max(told_first, stretch.start - 4) : stretch.start]
            if w.index not in passage.places  # في المحيط الهندي منذ يناير: a sea is no participle.
        )  # fmt: skip
        plain = trigger < stretch.start and all(w.tag != "verb" for w in words[trigger + 1 : stretch.start])
        if plain and words[trigger].tag == "verb":
            # تحاصر القوات المدينة منذ مطلع الشهر: a town is no participle.
            between = tuple(w for w in between if w.noun_class not in ("thing", "building"))
        if any(_is_definite_participle(passage, word) for word in between):
            return True
    interval = stretch.mention.interval
    if interval is None or interval.precision not in LONG:
        return False
    if trigger < stretch.start:
        return _told_of_another(words, trigger, stretch.start)
    before = words[max(0, stretch.start - 12) : stretch.start]
    dated = any(word.tag == "verb" or word.noun_class == "act" for word in before)
    return dated and any(word.tag == "verb" for word in words[stretch.end : trigger + 1])


def _told_of_another(words: tuple[Word, ...], trigger: int, time: int) -> bool:
    """طالبت بالإفراج عنهم بعد اقتحام الحدود في يناير: the month is that of what stands last, behind بعد."""
    for position in range(time - 1, trigger, -1):
        word = words[position]
        if word.tag == "verb" or word.noun_class == "act":
            return words[position - 1].stem in AFTER and position - 1 > trigger
    return False


def _is_definite_participle(passage: Passage, word: Word) -> bool:
    if word.tag != "noun" or not word.article or word.conjunction or word.noun_class in _ACTORS:
        return False  # بين الجيش والمعارضة منذ الفجر: what و joins describes nothing.
    derived = word.stem.startswith("م") and len(word.stem) > 4 - (word.noun_class in ("", "adjective"))
    return derived or word.stem in passage.grammar["lasting"]
