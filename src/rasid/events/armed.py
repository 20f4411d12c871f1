"""Weapons among the participants of an act: what acts, what can be struck, and whose it is."""

from __future__ import annotations

from rasid.events.conditions import weapon_class
from rasid.events.drafts import Draft, Participant
from rasid.events.passage import Passage
from rasid.lexicon.vocabulary import Vocabulary
from rasid.values.span import Span

_FIELDED = ("دباب", "مدرع", "راجم", "منص", "زورق", "زوارق", "بارج", "بوارج")


def whose_weapon(draft: Draft, vocabulary: Vocabulary) -> list[Participant]:
    """أصاب صاروخ إسرائيلي السيارة: the nationality of what struck names the actor where nothing else does."""
    passage = draft.passage
    for one in draft.instruments:
        start, end = passage.words_of(one.span)
        if weapon_class(passage, start, vocabulary) is None:
            continue  # انفجارات العاصمة الصومالية
        for index in range(start, end):
            if index in passage.nationals:
                word = passage.words[index]
                return [Participant(Span(word.start, word.end), "stated", "nationality of the weapon")]
    return []


def is_weapon_only(passage: Passage, one: Participant, vocabulary: Vocabulary) -> bool:
    """A bomb or a mortar is no actor but the instrument; aircraft and tanks of a force are actors."""
    start, end = passage.words_of(one.span)
    if start in passage.organisations:
        # سلاح الجو: a force that is named after its weapon.
        return False
    weapon = weapon_class(passage, start, vocabulary)
    if weapon == "artillery":
        return end == start + 1 and not passage.words[start].article
    return weapon in ("explosive", "firearm", "blade", "stone", "chemical", "burning")


def is_fielded(passage: Passage, one: Participant) -> bool:
    """استهداف دبابة: what men ride in or serve can be struck as well as strike."""
    return passage.words[passage.words_of(one.span)[0]].stem.startswith(_FIELDED)
