"""Agreement of a verb with its subject and of a pronoun with its noun.

Behind its subject a verb agrees in number and gender; plurals of things count as feminine singular, and so
may plurals and collectives of people (W. Wright, II §§ 141-149).
"""

from __future__ import annotations

from rasid.events.noun_classes import FORCES, HUMAN
from rasid.events.passage import Passage
from rasid.events.phrases import NounPhrase
from rasid.language.tagged_word import Word

#: Words that are feminine without its ending.
FEMININE = frozenset(("نار", "حرب", "عين", "شمس", "ارض", "طريق", "سوق", "يد", "قوي", "نفس", "اخت"))
_THINGS = frozenset(("act", "building", "vehicle", "thing", "abstract", "time", "weapon"))
_MEN = HUMAN - {"woman", "kin", "child"}
_COLLECTIVES = frozenset(("group", "police"))


def verb_agrees(passage: Passage, phrases: tuple[NounPhrase, ...], person: str) -> bool:
    """Whether coordinated phrases can be the subject, standing before it, of a verb in `person`."""
    if not phrases:
        return True
    if person in ("3mp", "3fp"):
        return _several(passage, phrases)
    if person in ("3md", "3fd"):
        return len(phrases) == 2 or _several(passage, phrases)
    if len(phrases) > 1 or person not in ("3ms", "3fs"):
        return True
    feminine = _feminine(passage, phrases[0])
    return feminine is None or feminine == (person == "3fs")


def pronoun_agrees(passage: Passage, phrases: tuple[NounPhrase, ...], pronoun: str) -> bool:
    """Whether a pronoun can stand for coordinated phrases, as far as the spelling shows."""
    if not phrases:
        return True
    head = passage.words[phrases[0].head]
    if pronoun == "هما":
        count = phrases[0].number.count.low if phrases[0].number is not None else None
        return (
            len(phrases) == 2 or head.number == "two" or count == 2 or head.token.bare.endswith(("ان", "ين"))
        )
    if pronoun in ("هم", "هن"):
        return _several(passage, phrases)
    feminine = _feminine(passage, phrases[0]) if len(phrases) == 1 else None
    if pronoun == "ه":
        man = head.noun_class in HUMAN and head.noun_class != "woman"
        return (feminine is not True or man) and not is_men(passage, phrases)
    # المتظاهرين الذين رشقوها: several men are no ها.
    return feminine is not False and not is_men(passage, phrases)


def is_men(passage: Passage, phrases: tuple[NounPhrase, ...]) -> bool:
    """Whether phrases tell of several men, by a plural that cannot be taken for one."""
    head = passage.words[phrases[0].head]
    counted = phrases[0].number is not None and phrases[0].number.count.low != 1
    several = counted or len(phrases) > 1 or head.number in ("two", "many")
    return several and head.noun_class in HUMAN


def is_force(passage: Passage, phrases: tuple[NounPhrase, ...]) -> bool:
    """Whether phrases name a body of men that can act, and no mere source."""
    return any(p.organisation is not None or passage.words[p.head].noun_class in FORCES for p in phrases)


def accusative(passage: Passage, phrase: NounPhrase) -> bool:
    """يرتدي حزاما، خطف جنديين: an object by its ending."""
    head = passage.words[phrase.head]
    bare = head.token.bare
    if head.article or phrase.organisation is not None or phrase.person is not None:
        return False
    ours = bare.endswith("نا") and not (head.noun_class in HUMAN and head.number == "one")
    ending = bare.endswith("ا") and not ours and not bare.endswith(("ايا", "ها", "وا"))
    indefinite = ending and len(head.stem) > 3 and not head.pronoun and phrase.place is None
    return indefinite or (bare.endswith("ين") and head.number in ("two", "many"))


def is_feminine(head: Word) -> bool:
    """By ending, also before a pronoun (والدتهم, whose stem has it back), by meaning or by usage."""
    ending = head.token.bare.endswith("ة") or (bool(head.pronoun) and head.stem.endswith("ه"))
    return ending or head.stem in FEMININE or head.noun_class == "woman"


def _several(passage: Passage, phrases: tuple[NounPhrase, ...]) -> bool:
    """Whether a plural verb or pronoun can speak of the phrases."""
    phrase = phrases[0]
    head = passage.words[phrase.head]
    counted = phrase.number is not None and phrase.number.count.low != 1
    bare = head.token.bare
    if phrase.person is not None and passage.words_of(phrase.person.span)[0] == phrase.head:
        return len(phrases) > 1
    return (
        len(phrases) > 1
        or counted
        or phrase.empty
        or head.number == "many"
        or head.noun_class in _COLLECTIVES
        or phrase.organisation is not None
        or bare.endswith(("ون", "ين", "ات"))
        or (head.noun_class in ("", *HUMAN) and head.number != "one" and broken_plural(bare))
    )


def broken_plural(word: str) -> bool:
    """Whether a word has the shape of a broken plural: رجال، مواقع، أطفال."""
    bare = word.removeprefix("ال")
    shaped = bare[1:2] == "ا" or bare[2:3] == "ا" or bare.startswith("أ")
    return len(bare) >= 4 and shaped and not bare.endswith("ة")


def _feminine(passage: Passage, phrase: NounPhrase) -> bool | None:
    """Whether the phrase takes a verb in the feminine singular; None where the spelling does not tell."""
    head = passage.words[phrase.head]
    bare = head.token.bare
    counted = phrase.number is not None and phrase.number.count.low != 1
    if phrase.place is not None:
        lone = phrase.place.kind in ("country", "capital") and phrase.end == phrase.start + 1
        if head.token.folded in passage.grammar["lands-of-both"]:
            return None
        return head.token.folded not in passage.grammar["masculine-lands"] if lone else None
    if phrase.empty:
        return None
    if phrase.person is not None and passage.words_of(phrase.person.span)[0] == phrase.head:
        return False if bare.endswith(("د", "ن", "ر", "م")) and not head.noun_class else None
    part = phrase.head > 0 and passage.words[phrase.head - 1].stem == "من"  # حشود من المزارعين
    sound = bare.endswith(("ون", "ين")) and head.noun_class in _MEN and head.number != "two"
    if sound and not (counted or part):
        return False  # المتظاهرون ... وأطلقت: not those men
    if head.number == "many" or counted or bare.endswith("ات"):
        return None if head.noun_class not in _THINGS else True
    if is_feminine(head):
        return None if head.noun_class in ("leader", "soldier") else True
    if bare.endswith(("ون", "ين")):
        return False
    if phrase.organisation is not None and phrase.organisation.alias is not None:
        return None
    if head.number == "one" and head.noun_class in _MEN and bare.endswith("ا"):
        return False  # رجلا، ضابطا
    if bare.endswith(("اء", "ى", "ا")) or (not head.noun_class and broken_plural(bare)):
        return None
    one = head.number == "one" or (head.noun_class in _THINGS and not broken_plural(bare))
    return False if head.noun_class and one else None
