"""Names within a noun phrase: as its genitive, beside another one, of who holds the office before it."""

from __future__ import annotations

from rasid.events.attachment import awaits_genitive
from rasid.events.names_behind import is_anothers
from rasid.events.noun_classes import FORCES, HUMAN, OFFICIALS
from rasid.events.passage import Passage
from rasid.language.tagged_word import Word
from rasid.language.words import ONE_OF

#: By whose hand something is done, with على and ب, and on whose part, with من.
HANDS = frozenset(("يد", "ايدي"))
PARTS = frozenset(("قبل", "جانب", "طرف"))
AGENT_WORDS = HANDS | PARTS
#: What belongs to people, and whose genitive so may be some of them.
_HELD = frozenset(("building", "kin"))
#: What people live, work or are in, so that they are told by it.
_VISITED = frozenset(("building", "vehicle"))
#: Who goes to a place; of them one is also a major, and so many are.
_VISITORS = frozenset(("رواد",))
#: Ranks and titles before a name.
_RANKS = frozenset(("soldier", "profession", "police"))


def grow_genitive(passage: Passage, start: int, end: int) -> int:
    """مؤيدي البرزاني، مقاتلي (النصرة): behind a plural that has lost its ن its genitive must stand."""
    word = passage.words[end]
    if not awaits_genitive(passage.words[end - 1]):
        return end
    name = passage.people.get(end)
    if name is not None and name.start == end:
        return int(name.end)
    if word.token.text == "(":
        close = next(
            (
                i
                for i in range(end + 2, min(end + 6, len(passage.words)))
                if passage.words[i].token.text == ")"
            ),
            None,
        )
        return close + 1 if close is not None else end
    plain = word.tag == "noun" and not word.article and not word.conjunction
    return (
        end + 1
        if plain and (word.noun_class == "adjective" or (word.preposition and not word.noun_class))
        else end
    )


def holds_some(passage: Passage, start: int, end: int) -> bool:
    """منزل أحد القادة، على يد بعض أقاربه: whether some or one of them is the genitive of a noun.

    What can itself act has them for its object: قتل مسلح أحد الجنود.
    """
    last, word = passage.words[end - 1], passage.words[end]
    if word.tag != "determiner" and word.stem not in ONE_OF:
        return False
    free = word.article or word.conjunction or word.preposition or word.pronoun
    closed = last.article or last.pronoun or _is_nunated(last)
    if last.tag != "noun" or free or closed or end - 1 in passage.people:
        return False
    by_hand = last.stem in AGENT_WORDS
    held = last.noun_class in _HELD and not passage.places.get(end - 1)
    return by_hand or held or _are_of_some(passage, last, end + 1)


def _are_of_some(passage: Passage, last: Word, index: int) -> bool:
    """رواد أحد الأسواق، سكان إحدى القرى: those who live or work in it; not خطف مسلحون أحد القضاة."""
    after = passage.words[index] if index < len(passage.words) else None
    several = last.noun_class in HUMAN - FORCES and last.number == "many"
    visitors = several or last.stem in _VISITORS
    return visitors and after is not None and after.noun_class in _VISITED


def _is_nunated(word: Word) -> bool:
    """Whether the spelling shows that a noun is in no construct: مبنيين، بيوتا."""
    return len(word.stem) > 3 and word.token.bare.endswith(("ا", "ين", "ون"))


def names_another(passage: Passage, end: int) -> bool:
    """عين البشير | سالم العوض، طالبت صنعاء | الولايات المتحدة: a second name behind a first is another's."""
    name = passage.people.get(end)
    if name is not None and name.start == end and end - 1 in passage.people:
        return True
    place, before = passage.places.get(end), passage.places.get(end - 1)
    if place is None or before is None or place.start != end or before.end != end:
        return False
    return place.mention.kind in ("country", "capital") and before.mention.kind != "direction"


def titles_another(passage: Passage, start: int, end: int) -> bool:
    """اعتقل الجيش | العقيد سالم, طرد الجيش | المسلحين: behind one body a title with its name, or several
    people, are somebody else.
    """
    head, word, name = passage.words[start], passage.words[end], passage.people.get(end + 1)
    if _is_office_of_who_acts(passage, start, end):
        return True
    body = head.noun_class == "group" and head.article and end == start + 1
    if not (body and word.article and word.noun_class in HUMAN):
        return False
    several = word.token.bare.endswith(("ين", "ون")) and head.number == "one" and end not in passage.nationals
    return several or (name is not None and name.start == end + 1)


def _is_office_of_who_acts(passage: Passage, start: int, end: int) -> bool:
    """أقال وزير الدفاع | العميد سالم العوض: right behind a verb an office that the man named is not in."""
    definite = passage.words[end - 1].article and passage.words[end].article
    if not definite or passage.words[end].noun_class not in _RANKS:
        return False
    name = next((passage.people[i] for i in (end + 1, end + 2) if i in passage.people), None)
    return name is not None and bool(name.mention.offices) and is_anothers(passage, start, name.mention)


def holder_behind(passage: Passage, start: int, end: int) -> int:
    """The end of the name behind the side of a town in an office: مدير محطة شرق عدن سالم العوض."""
    side = passage.places.get(end)
    head = passage.words[start].noun_class
    if side is None or side.start != end or side.mention.kind != "direction" or head not in OFFICIALS:
        return end
    after = side.end
    titled = after + 1 < len(passage.words) and passage.words[after].article
    for index in (after, after + 1) if titled else (after,):
        holder = passage.people.get(index)
        if holder is not None and holder.start == index:
            return int(holder.end)
    return end


def holder_of_inner(passage: Passage, start: int, end: int) -> int:
    """The end of the name in apposition to an office within a construct: مقر رئيس الوزراء سالم العوض."""
    holder = passage.people.get(end)
    words = passage.words
    if holder is None or holder.start != end or words[end].preposition:
        return end
    body = passage.organisations.get(start)
    if words[start].noun_class == "time" or (body is not None and body.end == end):
        return end  # أيام الرئيس، مجلس نواب الشعب
    offices = [o.span for o in holder.mention.offices if o.span.end == words[end - 1].end]
    within = words[start + 1 : end]
    parted = any(w.preposition or w.conjunction or w.pronoun for w in within)
    if parted or any(w.tag in ("preposition", "punct", "verb") for w in within):
        return end  # المكلف بالإعلام في مكتب الرئيس: no construct
    inner = any(span.start == w.start and w.number != "many" for span in offices for w in within)
    return int(holder.end) if inner and words[start].noun_class not in OFFICIALS else end
