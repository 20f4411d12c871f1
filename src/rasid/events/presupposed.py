"""Acts that a saying takes for known: أعربت عن قلقها إزاء اعتقال ناشطين، أعلنت سحب سفيرها بعد إعدام رهينة.

Only what is announced is ascribed to the speaker. What came before it, or what he feels and thinks about, the
reporter tells himself. Behind أن and in quotations all is the speaker's.
"""

from __future__ import annotations

from collections.abc import Sequence

from rasid.events.drafts import Draft
from rasid.events.passage import Passage
from rasid.events.sharing import is_background
from rasid.events.speakers import Attribution
from rasid.events.zones import zone_of

_OPENS = frozenset((":", "«", "“", '"'))
#: What came before: not ground, charge or topic, which the speaker may be the one to tell.
_EARLIER = frozenset(("بعد", "منذ", "عقب", "غداه", "ضد", "رغم", "بعيد"))
_TOWARDS = frozenset(("ازاء", "حيال", "تجاه"))


def is_known_before(passage: Passage, one: Attribution, draft: Draft, drafts: Sequence[Draft]) -> bool:
    """Whether an act within what is said is known without it: behind بعد or الذي, or what one feels about."""
    words = passage.words
    if one.rule != "source:verb of saying" or one.start <= one.verb:
        return False
    opening = words[one.verb + 1 : min(draft.index, len(words))]
    if any(word.tag == "complementizer" or word.token.text in _OPENS for word in opening):
        return False
    zone = zone_of(passage, draft.index)
    if zone > one.start and words[zone].tag == "relative":
        return True
    if draft.candidate.kind != "noun":
        return False
    if words[one.verb].stem in passage.grammar["feeling"]:
        return draft.factuality.label == "asserted"
    before = words[max(one.verb + 1, draft.index - 2) : draft.index]
    if any(word.stem in _TOWARDS for word in before):
        return True
    told = any(other.is_result and one.verb < other.index < draft.index for other in drafts)
    return not told and any(w.stem in _EARLIER for w in before) and is_background(passage, draft)
