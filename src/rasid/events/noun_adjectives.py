"""What stands right behind an act noun: its adjectives, or the genitive that looks like one."""

from __future__ import annotations

from rasid.events.adjectives import ADJECTIVES
from rasid.events.candidates import Candidate
from rasid.events.noun_classes import HUMAN
from rasid.events.passage import Passage
from rasid.events.roles import DONE_TO_PEOPLE
from rasid.language.tagged_word import Word

#: اعتقال إداري tells how, though الإداري is also a man.
_KINDS_OF_ARREST = frozenset(("اداري", "احتياطي"))
_HARM_OF_PEOPLE = frozenset(("killed", "injured", "detained"))


def is_victim(passage: Passage, candidate: Candidate) -> bool:
    """مقتل جنديين، اعتقال قيادي: behind what is done to people a nisba of people is its genitive."""
    by_people = candidate.type == "surrender"  # تسليم إرهابي نفسه
    done = candidate.type in DONE_TO_PEOPLE or candidate.trigger.figure in _HARM_OF_PEOPLE
    if not (done or by_people):
        return False
    word = passage.words[candidate.after]
    feminine = word.token.bare.endswith("ة")
    if word.stem in _KINDS_OF_ARREST:
        return False
    if (
        feminine
        and passage.words[candidate.last].token.bare.endswith("ات")
        and word.token.bare.endswith("ية")
    ):
        return False  # اغتيالات سياسية, but اغتيال سياسية
    return word.noun_class in HUMAN or (candidate.after in passage.nationals and not feminine)


def is_adjective(passage: Passage, index: int, noun: str) -> bool:
    """Whether the indefinite word after an indefinite act noun is its adjective: هجوم انتحاري، غارة جوية."""
    word = passage.words[index]
    if (
        word.tag != "noun"
        or word.article
        or index in passage.people
        or index in passage.organisations
        or index in passage.places
    ):
        return False
    bare = word.token.bare
    if bare.endswith("يين") and noun and not noun.endswith(("ان", "ين")):
        return False  # طعن شرطيين، إصابة أمنيين: of one act there is no dual adjective
    if word.noun_class == "adjective":
        return True
    if word.noun_class in ("weapon", "group", "building", "vehicle"):
        return False
    if word.number == "many" and bare.endswith("ي"):
        # خروج مسلحي الفصيل: a plural in the construct.
        return False
    if _is_dual(noun, word):
        return True
    feminine = noun.endswith(("ة", "ات")) or noun == ""
    if feminine and bare.endswith(("ية", "ياً", "يا", "يتين")) and len(bare) > 4:
        return True
    if not noun.endswith("ة") and bare.endswith(("ي", "يا", "يين", "ياً", "ية")) and len(bare) > 4:
        return True
    return bare in ADJECTIVES


def pass_adjectives(passage: Passage, position: int) -> int:
    """هجوم انتحاري عنيف: the index behind the adjectives that begin at word `position`."""
    words = passage.words
    while position < len(words) and words[position].tag == "noun" and not words[position].preposition:
        word = words[position]
        if word.conjunction or position in passage.people or position in passage.organisations:
            break
        if position in passage.places or position in passage.times:
            break
        noun = words[position - 1].token.bare if position else ""
        if not (word.article or is_adjective(passage, position, "") or _is_dual(noun, word)):
            break
        position += 1
    return position


def _is_dual(noun: str, word: Word) -> bool:
    """هجومان انتحاريان: a dual or plural nisba behind a noun in the same number describes it."""
    return noun.endswith(("ان", "ين")) and word.token.bare.endswith(("يان", "يين", "يتان", "يتين"))
