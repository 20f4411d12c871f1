"""When: the times of a passage given to the triggers that they date."""

from __future__ import annotations

from dataclasses import replace

from rasid.events.agreement import describes
from rasid.events.candidates import Candidate
from rasid.events.counted_days import AFTER, comes_after, counted_from, day_behind, happened_before
from rasid.events.passage import Passage, Stretch
from rasid.events.setting import distance
from rasid.language.tagged_word import Word
from rasid.values.mention import TimeMention

#: Prepositions that with أن open a clause of time or concession: بعد أن تأكدت.
_BEFORE_CLAUSE = frozenset(("بعد", "قبل", "منذ", "الي", "رغم", "دون"))
#: They act, and no participle of theirs is meant: شن المسلحون منذ نهاية مارس عدة هجمات.
_ACTORS = frozenset(("fighter", "soldier", "police", "official", "leader"))
_BESIDE = frozenset(("فيما", "بينما"))
_STATES = frozenset(("arrest", "capture", "restriction", "deployment", "displacement"))
_SINCE = frozenset(("منذ", "مذ"))
_SINCE_REACH = 7
_FARTHEST = 60
_OTHER_CLAUSE = 25
LONG = ("month", "year", "season", "decade")


def zone_of(passage: Passage, index: int) -> int:
    """Where the relative or subordinate clause that holds word `index` opens; 0 for the main clause.

    A day in the main clause dates nothing told in a relative clause, and the other way round.
    """
    words = passage.words
    for position in range(index - (words[index].tag != "verb"), -1, -1):
        word = words[position]
        if position < index and _is_beside(words, position):
            return 0
        if word.tag in ("relative", "subordinator") and word.stem not in ("كما", "مما", "حيث"):
            return position
        if word.tag == "complementizer" and position and words[position - 1].stem in _BEFORE_CLAUSE:
            return position
        if word.token.text in "،,.؛»)" and position < index:
            return 0
        if word.tag == "verb" and not word.conjunction and position and _describes(words, position):
            return position
    return 0


def _is_beside(words: tuple[Word, ...], index: int) -> bool:
    """تظاهر المئات أمس فيما اعتقلت الشرطة عشرة: a clause of what went on beside it, not of what is known."""
    while_it = index > 0 and words[index].stem == "حين" and words[index - 1].stem == "في"
    if words[index].stem in _BESIDE or while_it:
        return index + 1 < len(words) and words[index + 1].tag in ("verb", "auxiliary")
    return False


def _describes(words: tuple[Word, ...], index: int) -> bool:
    """Whether a verb follows an indefinite noun as its description: مواطنين خطفتهم جماعة."""
    before = words[index - 1]
    human = before.noun_class not in ("act", "time", "")
    return before.tag == "noun" and not before.article and human and bool(words[index].pronoun)


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
        if any(_speech_is_dated(passage, verb, index, candidate.index) for verb in spoken):
            continue
        cost = _cost(passage, stretch, candidate)
        rivals = [
            o
            for o in others
            if not _in_clause_behind(passage, stretch, candidate.index, o)
            and not happened_before(passage, stretch, candidate.index, o)
        ]
        nearer = any(
            o != candidate.index and _apart(passage, o, stretch, candidate.index) < cost for o in rivals
        )
        if (nearer and (index > 2 or _is_purpose(passage, candidate))) or (
            stretch.mention.rule.startswith("since") and cost > 16
        ):
            continue
        rank = (_follows_saying(passage, index, candidate.index), cost)
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
    if mention.rule == "now" and _is_state(candidate):
        return False  # تحتجز السلطات حاليا: it has lasted for some time.
    recalled = candidate.index > 0 and passage.words[candidate.index - 1].stem in _SINCE
    if recalled and not 0 < stretch.start - candidate.index <= _SINCE_REACH:
        return False  # منذ خروج المتظاهرين: its day would stand beside it.
    if _dates_the_saying(passage, stretch.start, candidate, lead=lead):
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


def _follows_saying(passage: Passage, index: int, trigger: int) -> bool:
    """أعلنت الجماعة أمس مسؤوليتها عن هجوم الأحد: a day beside a verb of saying gives way to another one."""
    if trigger < index:
        return False
    for position in range(index - 1, max(index - 7, -1), -1):
        word = passage.words[position]
        if word.tag == "verb":
            return word.verb_class in ("say", "deny")
        if word.tag in ("complementizer", "relative"):
            return False
    return False


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


def _speech_is_dated(passage: Passage, verb: int, time: int, trigger: int) -> bool:
    """أدانت الحكومة أمس قتل الرهائن: the day is that of condemning, not of what is condemned."""
    if not verb < time < trigger:
        return False
    between = passage.words[verb + 1 : time]
    return len(between) <= 8 and not any(w.tag in ("verb", "complementizer", "punct") for w in between)


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
    dated = any(word.tag == "verb" for word in words[max(0, stretch.start - 12) : stretch.start])
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


def _dates_the_saying(passage: Passage, index: int, candidate: Candidate, *, lead: bool) -> bool:
    """Whether the time belongs to a verb of saying whose content holds the trigger.

    In a lead sentence the day of the saying is that of the news; never a longer time, nor that of what had
    been said before (وكانت الوزارة قد أعلنت الشهر الماضي عن مقتل).
    """
    words = passage.words
    interval = passage.times[index].mention.interval
    of_the_day = lead and interval is not None and interval.start == interval.end and not _goes_on(passage)
    if _opens_saying(passage, index, candidate.index):
        return not of_the_day
    for position in range(index - 1, max(index - 9, -1), -1):
        word = words[position]
        if word.tag == "verb":
            if word.verb_class not in ("say", "deny"):
                return False
            before = words[max(0, position - 6) : position]
            earlier = any(w.tag == "auxiliary" and w.stem.startswith("كان") for w in before)
            issue = any(w.token.folded.startswith("عدد") for w in words[position + 1 : index])
            if candidate.index > index and (earlier or issue or word.verb_class == "deny"):
                return True
            if of_the_day:
                return False
            return any(w.tag == "complementizer" for w in words[index : candidate.index])
        if word.tag in ("complementizer", "relative"):
            return False
    return False


def _goes_on(passage: Passage) -> bool:
    """من جهة أخرى أعلنت، إلى ذلك قال: a sentence that goes on with other news, and so is no lead."""
    return any(word.token.folded in passage.grammar["continuing"] for word in passage.words[:3])


def _opens_saying(passage: Passage, index: int, trigger: int) -> bool:
    """وفي مارس أكدت الوزارة أن: a time before a verb of saying whose content holds the trigger."""
    words = passage.words
    if index > 2:
        return False
    after = passage.times[index].end
    said = next((i for i in range(after, min(after + 3, len(words))) if words[i].tag == "verb"), None)
    if said is None or words[said].verb_class not in ("say", "deny"):
        return False
    return any(w.tag == "complementizer" for w in words[said:trigger])
