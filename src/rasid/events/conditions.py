"""What the lexicon asks of the words around a trigger, and whether it holds: the sense a word has here."""

from __future__ import annotations

from rasid.events.noun_classes import FORCES, HUMAN
from rasid.events.passage import Passage
from rasid.language.tagged_word import Word
from rasid.language.words import divisions
from rasid.lexicon.triggers import Need, Trigger
from rasid.lexicon.vocabulary import Vocabulary

_WINDOW = 8
#: Classes of weapons that come down upon a place.
_MISSILES = frozenset(("artillery", "explosive", "burning", "chemical"))
_SOMEBODY = HUMAN | {"group"}


def choose(
    passage: Passage, index: int, triggers: tuple[Trigger, ...], vocabulary: Vocabulary
) -> Trigger | None:
    """The sense whose conditions hold; a sense with conditions is more exact than one without."""
    holding = [
        t
        for t in triggers
        if all(holds(passage, index, need, vocabulary) for need in t.need)
        and ("crowd" not in t.flags or _is_near_crowd(passage, index))
    ]
    if not holding:
        return None
    return max(holding, key=lambda t: ("crowd" in t.flags, sum(need.kind != "not" for need in t.need)))


def _is_near_crowd(passage: Passage, index: int) -> bool:
    """Whether protesters stand beside the word in its clause: not those who say what the army did."""
    words = passage.words
    reach = _WINDOW if words[index].tag == "noun" else 4  # قام محتجون بحرق العجلات وغلق الطريق
    places = range(max(0, index - reach), _places(passage, index, before=True).stop)
    opens = next((i for i in reversed(places) if i < index and words[i].tag == "complementizer"), -1)
    crowds = [
        i for i in places if i > opens and words[i].noun_class == "protester" and not _is_one(passage, i)
    ]
    if words[index].tag == "verb" and words[index].stem.endswith(("منع", "منعت", "منعوا")):
        crowds = [i for i in crowds if not _is_barred(words, i)]
    return any(
        i < index
        or words[index].tag != "verb"
        or (_has_object_behind(passage, i) and not _is_acted_upon(passage, index, i))
        for i in crowds
    )


def _is_acted_upon(passage: Passage, verb: int, crowd: int) -> bool:
    """أوقفت الشرطة خمسة محتجين: a force stands between a verb and the crowd, which is its object then."""
    between = passage.words[verb + 1 : crowd]
    return any(word.noun_class in FORCES and not word.preposition for word in between)


def _is_one(passage: Passage, index: int) -> bool:
    """خرج الناشط من السجن: one campaigner alone, by a definite singular that no other word goes with."""
    word = passage.words[index]
    return word.article and word.number == "one" and word.stem in passage.grammar["campaigners"]


def _is_barred(words: tuple[Word, ...], index: int) -> bool:
    """منعت الشرطة المحتجين من الوصول: what they were kept from stands right behind them."""
    return index + 1 < len(words) and words[index + 1].stem == "من"


def _has_object_behind(passage: Passage, index: int) -> bool:
    """قطع محتجون الطريق, but not أوقف الناشط سامر الشيخ: what the crowd behind a verb acts upon."""
    behind = range(index + 1, min(index + 5, len(passage.words)))
    return any(
        passage.words[i].tag == "noun"
        and not passage.words[i].preposition
        and passage.words[i].noun_class != "adjective"
        and i not in passage.people
        and not is_day(passage, i)
        for i in behind
    )


def holds(passage: Passage, index: int, need: Need, vocabulary: Vocabulary) -> bool:
    """Whether a condition of a sense of the word at `index` holds."""
    if need.kind in ("word", "not", "near"):
        near = (
            _after(passage, index)
            if need.kind == "word"
            else (*_before(passage, index), *_after(passage, index))
        )
        if need.kind == "not":
            # اغتيل الإعلامي سالم العلي: a man's title says nothing of the act.
            near = tuple(w for w in near if not (w.article and w.index + 1 in passage.people))
        return any(is_one_of(word, need.values) for word in near) != (need.kind == "not")
    if need.kind == "before":
        # الغاز الذي أطلقه الجنود: what the pronoun on the verb stands for
        resumed = passage.words[index].pronoun
        return bool(resumed) and any(is_one_of(word, need.values) for word in _before(passage, index))
    before = need.kind == "S"
    if need.kind == "O" and "person" in need.values and _does_to_ideas(passage, index):
        return False
    if need.kind == "O" and "person" in need.values and _names_sufferer(passage, index):
        return True
    if need.kind == "G" and "place" in need.values:
        return _falls(passage, index + 1)
    return any(
        _is_class(passage, place, value, vocabulary)
        for value in need.values
        for place in _places(passage, index, before)
    )


def _falls(passage: Passage, index: int) -> bool:
    """سقوط المدينة، خسارة أجزاء واسعة من الحي: a place as the genitive itself; not سقوط طائرة قرب المدينة."""
    words = passage.words
    while index < len(words) and (
        words[index].tag in ("number", "determiner")
        or words[index].stem in passage.grammar["partitives"]
        or words[index].stem == "اخر"
    ):
        index += 1 + (index + 1 < len(words) and words[index + 1].stem == "من")
    if index >= len(words) or words[index].tag != "noun" or words[index].preposition:
        return False
    where = passage.places.get(index)
    if words[index].stem in passage.grammar["posts"]:
        return True
    if where is not None:
        return where.mention.kind not in ("direction", "facility")
    return words[index].stem in passage.grammar["ground"]


def _does_to_ideas(passage: Passage, index: int) -> bool:
    """أوقفت الحكومة عملية تسليم الجثمان: behind the verb and its subject stands what nobody is."""
    for place in range(index + 1, min(index + 5, len(passage.words))):
        word = passage.words[place]
        if word.tag != "noun" or word.preposition or word.conjunction or place in passage.numbers:
            return False
        if word.noun_class in ("abstract", "act") and not word.article:
            return place not in passage.people
        if not (word.article or place in passage.organisations):
            return False
    return False


def _names_sufferer(passage: Passage, index: int) -> bool:
    """سالم الشمري أوقف أمس في المدينة: a name before a verb with nothing behind it but when and where."""
    words = passage.words
    if index == 0 or words[index].tag != "verb" or words[index].conjunction or words[index].pronoun:
        return False
    before = index - 2 if words[index - 1].stem == "قد" else index - 1
    if before not in passage.people:
        return False
    after = words[index + 1] if index + 1 < len(words) else None
    return after is None or index + 1 in passage.times or after.tag in ("preposition", "punct")


def _after(passage: Passage, index: int) -> tuple[Word, ...]:
    """The words behind a trigger that a condition looks at: to the end of its clause, eight beside days."""
    found: list[Word] = []
    for place, word in enumerate(passage.words[index + 1 :], start=index + 1):
        if len(found) == _WINDOW or word.tag == "complementizer" or word.token.text in ".؛:؟!":
            break
        if word.tag == "auxiliary" and word.stem in ("كانوا", "كانا"):
            break  # قتل ثلاثة مسلحين كانوا يزرعون عبوة: what they did themselves
        if not is_day(passage, place):
            found.append(word)
    return tuple(found)


def is_day(passage: Passage, index: int) -> bool:
    """Whether a word says when, which may stand between any two others: not how long, as ten years do."""
    stretch = passage.times.get(index)
    return stretch is not None and stretch.mention.kind != "duration" and stretch.mention.interval is not None


def _before(passage: Passage, index: int) -> tuple[Word, ...]:
    """The words before a trigger that a condition looks at: from the start of its clause, five at most."""
    found: list[Word] = []
    for word in reversed(passage.words[max(0, index - 5) : index]):
        if word.tag == "complementizer" or word.token.text in ".؛:؟!":
            break
        found.append(word)
    return tuple(found)


def _places(passage: Passage, index: int, before: bool) -> range:
    """Where the participants that a condition asks about may stand: أوقف الجيش صباح أمس الطبيب."""
    end, reach = index + 1, 4
    while reach and end < len(passage.words):
        reach -= not is_day(passage, end)
        end += 1
    return range(max(0, index - 4) if before else index + 1, end)


def is_one_of(word: Word, values: tuple[str, ...]) -> bool:
    """Whether a word is one of those that a condition lists, with whatever is written onto it."""
    folded = word.token.folded
    return (
        word.stem in values
        or folded in values
        or any(part.stem in values for part in divisions(word.token.bare))
        or (len(folded) > 4 and folded.endswith("ا") and folded.removeprefix(word.conjunction)[:-1] in values)
    )


def _is_class(passage: Passage, place: int, value: str, vocabulary: Vocabulary) -> bool:
    word = passage.words[place]
    if word.tag != "noun" and place not in passage.numbers:
        return False
    if value == "weapon":
        return _is_missile(passage, place, vocabulary)
    if value == "group":
        return place in passage.organisations or word.noun_class in FORCES
    if value == "person":
        return word.noun_class in _SOMEBODY or place in passage.people or place in passage.numbers
    if value == "name":
        return place in passage.people
    if value == "fleeing":
        return _flees(passage, place)
    if value == "place":
        sort = word.noun_class == "building" or word.stem in passage.grammar["territory"]
        return sort or place in passage.places
    return word.noun_class == value


_MEMBERS = frozenset(("fighter", "leader", "soldier", "police", "prisoner", "official"))


def _flees(passage: Passage, place: int) -> bool:
    """هرب عناصر التنظيم، هروب الآلاف من مقاتلي الجبهة: one of a side, not those whom others flee."""
    words = passage.words
    word, before = words[place], words[place - 1]
    counted = before.stem == "من" and place > 1 and _is_number(passage, place - 2)
    governed = word.preposition or (before.tag == "preposition" and not counted)
    return word.noun_class in _MEMBERS and not governed


def _is_number(passage: Passage, index: int) -> bool:
    return index in passage.numbers or passage.words[index].tag in ("number", "determiner")


def _is_missile(passage: Passage, place: int, vocabulary: Vocabulary) -> bool:
    """Whether a word names what comes down upon a place: a shell, a bomb, a drone; سقطت طائرة is a wreck."""
    kind = weapon_class(passage, place, vocabulary)
    if kind != "aircraft":
        return kind in _MISSILES
    return any(word.stem.startswith("مسير") for word in passage.words[place : place + 2])


def flies(passage: Passage, index: int, type: str, vocabulary: Vocabulary) -> bool:
    """استهدفت مسيرة إسرائيلية سيارة: in an airstrike the word for a march is a drone, which acts."""
    return type == "airstrike" and weapon_class(passage, index, vocabulary) == "aircraft"


def weapon_class(passage: Passage, index: int, vocabulary: Vocabulary) -> str | None:
    """The class of the weapon whose name begins at word `index`, or None; the longest name wins."""
    for width in (3, 2, 1):
        names = tuple(word.stem for word in passage.words[index : index + width])
        if len(names) == width and names in vocabulary.weapons:
            return vocabulary.weapons[names]
    return None
