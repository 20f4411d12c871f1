"""Where a clause goes on behind a relative clause."""

from __future__ import annotations

from rasid.events.coordination import coordinated
from rasid.events.passage import Passage
from rasid.events.phrases import noun_phrase
from rasid.language.marks import COMMAS, DASHES, STOPS


def end_of_relative(passage: Passage, index: int) -> int:
    """The index where the clause goes on after a relative clause that opens at `index`.

    Behind the next comma or closing quotation; without one, behind the phrases of its verb, and of the
    verbs that و joins to it: مسلحون يستقلون دراجة نارية | المحامي.
    """
    words = passage.words
    limit = len(words)
    for position in range(index + 1, len(words)):
        text = words[position].token.text
        if text in COMMAS or text in DASHES:
            return position
        if text in STOPS or words[position].tag in ("complementizer", "subordinator"):
            limit = position
            break
    position = index if words[index].tag == "verb" else index + 1
    first = True
    while position < limit and words[position].tag in ("verb", "auxiliary", "negation", "adverb"):
        if words[position].tag == "verb" and not first and not words[position].conjunction:
            return len(words)
        first = first and words[position].tag != "verb"
        position = _behind_verb(passage, position + 1, limit)
    return position if position < limit else len(words)


def _behind_verb(passage: Passage, position: int, limit: int) -> int:
    """Behind one phrase of a verb and the prepositional phrases that follow it."""
    while position < limit and position in passage.times:
        position = passage.times[position].end
    phrase = noun_phrase(passage, position) if position < limit else None
    if phrase is None or phrase.end <= position:
        return position
    position = coordinated(passage, phrase)[-1].end
    while position < limit:
        if position in passage.times:
            position = passage.times[position].end
            continue
        further = noun_phrase(passage, position)
        if further is None or not further.preposition or further.end <= position:
            break
        position = further.end
    return position
