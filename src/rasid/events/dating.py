"""When: the times of a passage given to the triggers that they date."""

from __future__ import annotations

from rasid.events.candidates import Candidate
from rasid.events.passage import Passage, Stretch
from rasid.events.setting import distance
from rasid.language.tagging import Word
from rasid.values.mention import TimeMention


def zone_of(passage: Passage, index: int) -> int:
    """Where the relative or subordinate clause that holds word `index` opens; 0 for the main clause.

    A day in the main clause dates nothing told in a relative clause, and the other way round.
    """
    words = passage.words
    for position in range(index - (words[index].tag != "verb"), -1, -1):
        word = words[position]
        if word.tag in ("relative", "subordinator") and word.stem not in ("كما", "مما", "حيث"):
            return position
        if word.token.text in "،,.؛»)" and position < index:
            return 0
        if word.tag == "verb" and not word.conjunction and position and _describes(words, position):
            return position
    return 0


def _describes(words: tuple[Word, ...], index: int) -> bool:
    """Whether a verb follows an indefinite noun as its description: مواطنين خطفتهم جماعة."""
    before = words[index - 1]
    human = before.noun_class not in ("act", "time", "")
    return before.tag == "noun" and not before.article and human and bool(words[index].pronoun)


def time_of(
    passage: Passage, candidate: Candidate, others: tuple[int, ...], *, lead: bool
) -> Stretch[TimeMention] | None:
    """The time expression of one trigger, or None."""
    headed = _heading_time(passage, candidate.index)
    if headed is not None:
        return headed
    counted_from = _counted_from(passage, candidate.index)
    if counted_from is not None:
        return counted_from
    best: Stretch[TimeMention] | None = None
    best_cost = 10_000
    for index in sorted(passage.times):
        stretch = passage.times[index]
        if stretch.start != index or stretch.mention.kind in ("duration",):
            continue
        if stretch.mention.interval is None and stretch.mention.kind != "anaphoric":
            continue
        if _dates_the_saying(passage, index, candidate) and not lead:
            continue
        cost = distance(passage, candidate.index, index)
        zone = zone_of(passage, index)
        if zone != zone_of(passage, candidate.index):
            # التفجير الذي استهدف الحافلات السبت الماضي: the relative clause tells more of the act.
            cost += 0 if 0 < zone - candidate.index <= 3 and candidate.kind == "noun" else 25
        nearer = any(o != candidate.index and distance(passage, o, index) < cost for o in others)
        if nearer and stretch.start > 2:
            continue
        if stretch.mention.rule.startswith("since") and cost > 16:
            continue
        if cost < best_cost:
            best, best_cost = stretch, cost
    return best if best_cost < 60 else None


def _counted_from(passage: Passage, trigger: int) -> Stretch[TimeMention] | None:
    """بعد ثلاثة أيام من مقتل فلان: the words count the days from the trigger to another happening."""
    for index in range(trigger - 1, max(trigger - 5, -1), -1):
        stretch = passage.times.get(index)
        if stretch is not None and stretch.end == index + 1 and "-happening:" in stretch.mention.rule:
            return stretch if passage.words[index + 1].stem in ("من", "علي") else None
        if passage.words[index].tag in ("verb", "punct"):
            return None
    return None


def _heading_time(passage: Passage, trigger: int) -> Stretch[TimeMention] | None:
    """In a chronology the day before a colon dates what follows: «21 ديسمبر: مقتل ...»."""
    words = passage.words
    found = None
    for index in sorted(passage.times):
        stretch = passage.times[index]
        if index >= trigger:
            break
        if stretch.start == index and stretch.end < len(words) and words[stretch.end].token.text == ":":
            found = stretch
    return found


def _dates_the_saying(passage: Passage, index: int, candidate: Candidate) -> bool:
    """Whether the time belongs to a verb of saying whose content holds the trigger."""
    words = passage.words
    for position in range(index - 1, max(index - 9, -1), -1):
        word = words[position]
        if word.tag == "verb":
            if word.verb_class not in ("say", "deny"):
                return False
            return any(w.tag == "complementizer" for w in words[index : candidate.index])
        if word.tag in ("complementizer", "relative"):
            return False
    return False
