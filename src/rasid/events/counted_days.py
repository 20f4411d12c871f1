"""Days counted from another happening: بعد ثلاثة أيام من مقتل فلان and the day beside the act itself."""

from __future__ import annotations

from rasid.events.passage import Passage, Stretch
from rasid.values.mention import TimeMention

#: What an act behind them came before, or after.
AFTER = frozenset(("بعد", "قبل", "عقب", "منذ", "اثر", "غداه"))
#: Words from ذكرى to the act that it recalls: الذكرى السنوية الخامسة عشرة لمقتل.
_MEMORY = 7


def happened_before(passage: Passage, stretch: Stretch[TimeMention], trigger: int, other: int) -> bool:
    """أفرجوا عنه أمس، بعد يوم من مداهمة: what is told behind بعد has not the day that stands before it."""
    if not trigger < stretch.start < other or stretch.mention.interval is None:
        return False
    if counted_from(passage, other) is not None:
        return True
    between = range(max(stretch.end, other - 3), other)
    return any(comes_after(passage, i) for i in between) or _behind_after(passage, stretch.end, other)


def comes_after(passage: Passage, index: int) -> bool:
    """Whether word `index` says what came before: بعد وفاة شاب; not على بعد كيلومتر، وما قبلها."""
    word = passage.words[index]
    distance = index > 0 and passage.words[index - 1].stem == "علي"
    return word.stem in AFTER and word.stem != "اثر" and not word.pronoun and not distance


def _behind_after(passage: Passage, start: int, trigger: int) -> bool:
    """Whether an act stands in a phrase behind بعد after word `start`: بعد وفاة شاب في احتجاج."""
    for position in range(trigger - 1, start - 1, -1):
        word = passage.words[position]
        if comes_after(passage, position):
            return True
        if word.tag in ("verb", "punct", "complementizer", "relative") or position in passage.times:
            return False
    return False


def is_recalled(passage: Passage, trigger: int) -> int | None:
    """The word ذكرى by which an act is recalled that happened long before: ذكرى اغتيال الوزير."""
    for index in range(trigger - 1, max(trigger - _MEMORY, -1), -1):
        word = passage.words[index]
        if word.stem == "ذكري":
            return index
        if word.tag in ("verb", "punct", "complementizer") or word.noun_class == "act":
            return None
    return None


def recalls_other(passage: Passage, stretch: Stretch[TimeMention], trigger: int) -> bool:
    """Whether a time is not of an act since one of them is of a memory: أحيوا أمس الذكرى الخامسة لمقتله."""
    mention, memory = stretch.mention, is_recalled(passage, trigger)
    if mention.rule == "anniversary":
        return memory is None or stretch.start != memory
    told = mention.interval is not None and mention.interval.precision in ("year", "month")
    return memory is not None and (stretch.start < trigger or not told)


def opens_clause(passage: Passage, stretch: Stretch[TimeMention]) -> bool:
    """قتلنا أمس خمسة واليوم اعتقلنا ثلاثة: a time behind و and before a verb is of what follows."""
    words = passage.words
    first = words[stretch.start]
    before = words[stretch.start - 1] if stretch.start else first
    joined = first.conjunction == "و" or (before.tag == "preposition" and before.conjunction == "و")
    end = stretch.end + (stretch.end < len(words) and words[stretch.end].token.text in "،,")
    return joined and end < len(words) and words[end].tag == "verb" and not words[end].conjunction


def counted_from(passage: Passage, trigger: int) -> Stretch[TimeMention] | None:
    """بعد ثلاثة أيام من مقتل فلان: the words count the days from the trigger to another happening."""
    for index in range(trigger - 1, max(trigger - 5, -1), -1):
        stretch = passage.times.get(index)
        if stretch is not None and stretch.end == index + 1 and "-happening:" in stretch.mention.rule:
            return stretch if is_counted_from(passage, stretch) else None
        if passage.words[index].tag in ("verb", "punct"):
            return None
    return None


def is_counted_from(passage: Passage, stretch: Stretch[TimeMention]) -> bool:
    """بعد ستة أيام فقط على دخول الجيش: whether a happening follows from which a length of time counts."""
    if passage.words[stretch.start].stem == "غداه":
        return True
    behind = passage.words[stretch.end : stretch.end + 2]
    if behind and behind[0].stem in passage.grammar["counting"]:
        behind = behind[1:]
    return bool(behind) and behind[0].stem in ("من", "علي")


def day_behind(passage: Passage, trigger: int) -> Stretch[TimeMention] | None:
    """بعد أسبوعين على خطفه في طرابلس يوم 15 يناير: the day that stands behind the act itself."""
    words = passage.words
    for index in range(trigger + 1, min(trigger + 6, len(words))):
        stretch = passage.times.get(index)
        if stretch is not None:
            return stretch if stretch.mention.interval is not None else None
        if words[index].tag in ("verb", "punct", "complementizer", "relative"):
            return None
    return None
