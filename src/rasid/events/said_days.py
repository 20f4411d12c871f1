"""Days beside a verb of saying: of what is said, of the saying alone, or of both in the lead of a report."""

from __future__ import annotations

from rasid.events.candidates import Candidate
from rasid.events.passage import Passage
from rasid.events.zones import zone_of


def dates_the_saying(passage: Passage, index: int, candidate: Candidate, *, lead: bool) -> bool:
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
            told = not of_the_day and any(w.tag == "complementizer" for w in words[index : candidate.index])
            return told or _has_own_day(passage, index, candidate.index)
        if word.tag in ("complementizer", "relative"):
            return False
    return False


def _has_own_day(passage: Passage, said: int, trigger: int) -> bool:
    """قال أمس: «هاجموا القرية قبل يومين وأحرقوا البيوت»: what is said gives a day of its own before."""
    zone = zone_of(passage, trigger)
    return passage.words[trigger].conjunction == "و" and any(
        said < start < trigger
        and stretch.mention.interval is not None
        and passage.times[said].end <= start
        and zone_of(passage, start) == zone
        for start, stretch in passage.times.items()
        if stretch.start == start
    )


def _goes_on(passage: Passage) -> bool:
    """من جهة أخرى أعلنت، إلى ذلك قال، وأكد: a sentence that goes on with other news, and so is no lead."""
    opening = passage.words[:3]
    return opening[0].conjunction == "و" or any(
        word.token.folded in passage.grammar["continuing"] for word in opening
    )


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


def follows_saying(passage: Passage, index: int, trigger: int) -> bool:
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


def speech_is_dated(passage: Passage, verb: int, time: int, trigger: int) -> bool:
    """أدانت الحكومة أمس قتل الرهائن: the day is that of condemning, not of what is condemned."""
    if not verb < time < trigger:
        return False
    between = passage.words[verb + 1 : time]
    return len(between) <= 8 and not any(w.tag in ("verb", "complementizer", "punct") for w in between)
