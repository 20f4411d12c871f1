"""Participants behind prepositions: agents, company, and the slots of a frame."""

from __future__ import annotations

from dataclasses import replace

from rasid.events.agreement import describes
from rasid.events.clauses import Constituent
from rasid.events.coordination import coordinated
from rasid.events.noun_classes import HUMAN
from rasid.events.passage import Passage
from rasid.events.phrase_names import AGENT_WORDS, HANDS
from rasid.events.phrases import NounPhrase, noun_phrase
from rasid.events.roles import Roles
from rasid.language.tagged_word import Word

ADJECTIVES_OF_MEANS = frozenset(("مدفعي", "صاروخي", "جوي", "بري", "بحري", "انتحاري", "ارضي", "مباشر"))
#: What stands for those of a side: حرروا البلدة من سيطرة التنظيم، من عناصره.
_SIDES = frozenset(("احتلال", "ارهاب"))
_GRASP = HANDS | {"قبضه", "سيطره"}
#: من تنفيذ الحركة، من فعل مسلحين: nouns of doing whose genitive, behind من, has done it.
_DOINGS = frozenset(("فعل", "تنفيذ", "تدبير", "صنع", "ارتكاب"))


_ALONE = frozenset(["", "act", "abstract", "thing", "time", "building"])


#: Prepositions that take the role of another one in a frame.
_LIKE = {"بحق": "ضد", "تجاه": "ضد", "حيال": "ضد", "نحو": "الي", "صوب": "الي", "باتجاه": "الي", "لصالح": "ل"}


#: What befalls those with the subject or object too.
SHARED_LOTS = frozenset(
    ["killing", "execution", "abduction", "arrest", "flight", "defection", "surrender", "release"]
)


_OWNS_NONE = frozenset(("weapon", "act", "thing", "building"))


def agents(passage: Passage, constituents: tuple[Constituent, ...]) -> list[NounPhrase]:
    """Phrases after على يد، على أيدي، من قبل، من جانب; and the owner of the bullets (برصاص الاحتلال)."""
    found: list[NounPhrase] = []
    for constituent in constituents:
        if constituent.phrases:
            found += _agent(passage, constituent)
    return found


def _agent(passage: Passage, constituent: Constituent) -> tuple[NounPhrase, ...]:
    """Who acts by one constituent; () where it tells of no agent."""
    words = passage.words
    phrase, opener, after = constituent.phrases[0], constituent.preposition, constituent.index + 1
    if (
        opener == "من"
        and after < len(words)
        and (words[after].tag, words[after].stem) == ("preposition", "قبل")
    ):
        further = words[min(after + 1, len(words) - 1)]  # المظاهرات من قبل في المدينة: before then
        return () if further.tag == "preposition" else constituent.phrases
    head = words[phrase.head]
    constructs = not head.article and phrase.end > phrase.start + 1
    hands = head.stem in HANDS
    by = hands if opener == "علي" else opener == "من" and not hands  # but على جانب الطريق
    if by and head.stem in (AGENT_WORDS | _DOINGS if opener == "من" else AGENT_WORDS) and constructs:
        inner = noun_phrase(passage, phrase.start + 1)
        return coordinated(passage, inner) if inner is not None else ()
    somebody = head.noun_class in HUMAN | {"group"} or phrase.organisation is not None
    if opener == "بواسطه" and somebody:
        return constituent.phrases
    if opener == "بيد" or words[constituent.index].stem == "بيد":
        return constituent.phrases
    if opener == "ب" and head.stem in passage.grammar["owned-weapons"] and not head.article:
        inner = noun_phrase(passage, phrase.start + 1)
        if inner is None or inner.start != phrase.start + 1 or inner.preposition:
            return ()
        owner = words[inner.head]
        # برصاص الشرطة, but not بقذائف الهاون and بصواريخ مضادة.
        somebody = owner.noun_class in HUMAN | {"group"} and not words[inner.head].conjunction
        known = somebody or inner.organisation is not None or (owner.article and owner.noun_class != "")
        if head.stem in passage.grammar["of-makes"] and not known:
            return ()  # بصواريخ غراد، بقذيفة الياسين
        if owner.stem in ADJECTIVES_OF_MEANS and not owner.article:
            return ()  # بقصف مدفعي
        named = somebody or (owner.noun_class not in _OWNS_NONE and not describes(owner))
        return coordinated(passage, inner) if named else ()
    return ()


def with_recipient(passage: Passage, constituents: tuple[Constituent, ...]) -> tuple[Constituent, ...]:
    """استسلم عشرات من مقاتلي الجبهة لقوات الجيش: whom ل brings in is no part of the phrase before it."""
    found: list[Constituent] = []
    for constituent in constituents:
        last = constituent.phrases[-1] if constituent.phrases else None
        inside = range(last.head + 1, last.end) if last is not None else range(0)
        cut = next((i for i in inside if passage.words[i].preposition == "ل"), None)
        behind = noun_phrase(passage, cut) if cut is not None else None
        if last is None or cut is None or behind is None:
            found.append(constituent)
            continue
        whole = replace(
            last, end=cut, organisation=None if _reaches(passage, last, cut) else last.organisation
        )
        found.append(replace(constituent, end=cut, phrases=(*constituent.phrases[:-1], whole)))
        found.append(Constituent(cut, behind.end, "ل", coordinated(passage, behind)))
    return tuple(found)


def _reaches(passage: Passage, phrase: NounPhrase, index: int) -> bool:
    """Whether the organisation of a phrase goes on past word `index`."""
    found = passage.organisations.get(phrase.start)
    return found is not None and found.end > index


def give_holders(passage: Passage, constituents: tuple[Constituent, ...], roles: Roles) -> None:
    """سقطت في أيدي المتمردين، وقعت تحت سيطرة التنظيم، باتت في قبضته: whose hands a place has come into."""
    for constituent in constituents:
        phrase = constituent.phrases[0] if constituent.phrases else None
        if phrase is None or constituent.preposition not in ("في", "ب", "تحت", "الي", "ل"):
            continue
        head = passage.words[phrase.head]
        if head.stem in _GRASP and not head.article and phrase.end > phrase.head + 1:
            inner = noun_phrase(passage, phrase.head + 1)
            if inner is not None and not inner.preposition and "actor" not in roles.filled:
                roles.give("actor", coordinated(passage, inner))
            return


def _is_held_to_be(words: tuple[Word, ...], start: int, index: int) -> bool:
    """Whether أن with a pronoun stands at `index` behind a verb that describes the act: يعتقد أنها."""
    held = start < index and words[index - 1].tag == "verb" and not words[index - 1].conjunction
    return held and words[index].tag == "complementizer" and words[index].pronoun in ("ه", "ها")


def far_agent(passage: Passage, start: int, found: list[NounPhrase]) -> list[NounPhrase]:
    """An agent phrase behind a relative clause: اعتصام دام شهرا من جانب عمال."""
    if found:
        return found
    words = passage.words
    for index in range(start, min(start + 16, len(words) - 2)):
        word = words[index]
        if _is_held_to_be(words, start, index):
            continue  # هجمات يعتقد أنها من فعل مسلحين
        if word.token.text in "،.؛:" or word.tag in ("complementizer", "subordinator"):
            break
        if word.noun_class == "act" and word.article:
            break  # هجوم نيس خلال التحقيقات من قبل الشرطة
        done = AGENT_WORDS | _DOINGS if word.stem == "من" else AGENT_WORDS
        if word.tag == "preposition" and word.stem in ("من", "علي") and words[index + 1].stem in done:
            if index > start and words[index - 1].noun_class in ("act", "abstract"):
                break  # حصار المنطقة وسط مقاومة من قبل الشرطة
            inner = noun_phrase(passage, index + 2)
            if inner is not None and not inner.preposition:
                return list(coordinated(passage, inner))
    return found


def resumed_role(constituents: tuple[Constituent, ...], frame: dict[str, str]) -> str:
    """The role of the first preposition of the frame that governs only a pronoun."""
    for constituent in constituents:
        role = frame.get(constituent.preposition)
        if constituent.pronoun and not constituent.phrases and role:
            return role
    return ""


def prepositions(
    passage: Passage, constituents: tuple[Constituent, ...], frame: dict[str, str], roles: Roles
) -> None:
    """Give the prepositional phrases of the clause the roles of the frame."""
    for constituent in constituents:
        role = frame.get(constituent.preposition) or frame.get(_LIKE.get(constituent.preposition, ""))
        ranks = _within_ranks(passage, constituent)
        if ranks and "target" not in roles.filled:
            roles.give("target", ranks)
            continue
        if role is None or role == "content":
            continue
        if not constituent.phrases:
            if constituent.pronoun and role not in roles.filled:
                roles.pronouns.setdefault(role, constituent.pronoun)
            continue
        held = _held(passage, constituent)
        if held or passage.words[constituent.phrases[0].head].stem in AGENT_WORDS:
            if held and role not in roles.filled:
                roles.give(role, held)
            continue
        if (role in roles.filled or role in roles.pronouns) and role != "party":
            continue
        away = _is_ground(passage, constituent) or _goes_with_noun(passage, constituent)
        if away or _is_purpose(passage, constituent, role):
            continue
        taken_from = constituent.preposition == "من" and role == "target" and "place" in frame.values()
        if taken_from and not _can_lose(passage, constituent):
            continue  # استعادة أجزاء من المدينة: only who held it can lose it
        roles.give(role, constituent.phrases)
        if constituent.preposition == "بين" and len(constituent.phrases) == 1:
            roles.give(role, _other_side(passage, constituent.phrases[0]))


_FAR = 14


def _other_side(passage: Passage, side: NounPhrase) -> tuple[NounPhrase, ...]:
    """بين القوات التي تحرس القصر ورجال القبائل: the second side behind what is told of the first."""
    words = passage.words
    if side.end >= len(words) or words[side.end].tag not in ("relative", "punct"):
        return ()
    for index in range(side.end + 1, min(side.end + _FAR, len(words))):
        word = words[index]
        if word.tag in ("complementizer", "subordinator") or word.token.text in ".؛:":
            return ()
        if word.conjunction != "و" or word.tag not in ("noun", "number", "determiner"):
            continue
        other = noun_phrase(passage, index)
        if other is None or other.preposition or other.empty:
            continue
        head = words[other.head]
        if other.organisation is not None or head.noun_class in HUMAN | {"group"}:
            return (other,)
    return ()


def _is_purpose(passage: Passage, constituent: Constituent, role: str) -> bool:
    """إضراب لحلحلة الأزمة، but وقفة لمعلمي البلدة: a masdar behind ل that no list knows names no doer."""
    phrase = constituent.phrases[0]
    head = passage.words[phrase.head]
    named = phrase.person is not None or phrase.organisation is not None or phrase.place is not None
    if role != "actor" or constituent.preposition != "ل" or named or head.noun_class or head.article:
        return False
    return phrase.number is None and not head.token.bare.endswith(("ين", "ي", "ان", "و"))


def _is_ground(passage: Passage, constituent: Constituent) -> bool:
    """ضربات من الجو واشتباكات على الأرض: the ground alone is where, and not whom it is against."""
    phrase = constituent.phrases[0]
    head = passage.words[phrase.head]
    bare = len(constituent.phrases) == 1 and phrase.end == phrase.head + 1 and phrase.place is None
    return bare and head.article and head.stem in ("ارض", "جو", "بحر", "حدود", "طريق", "ميدان")


def _can_lose(passage: Passage, constituent: Constituent) -> bool:
    """حرر القرية من المسلحين: one side or people, and no place, time or thing."""
    phrase = constituent.phrases[0]
    head = passage.words[phrase.head]
    if phrase.organisation is not None or phrase.person is not None or phrase.number is not None:
        return True
    side = head.noun_class in HUMAN | {"group", "police"} or head.stem in _SIDES
    return side or not (phrase.place is not None or head.noun_class or head.stem in passage.grammar["ground"])


def _goes_with_noun(passage: Passage, constituent: Constituent) -> bool:
    """قرب الحدود مع الأردن، بالتنسيق مع الجيش: مع behind a noun that asks for it names no other side."""
    before = passage.words[constituent.index - 1]
    # not وقعوا اتفاق تعاون مع الجيش
    apart = before.preposition == "ب" or before.noun_class == "thing" or before.token.bare.endswith("ا")
    return constituent.preposition == "مع" and apart and before.stem in passage.grammar["joined-with"]


def _held(passage: Passage, constituent: Constituent) -> tuple[NounPhrase, ...]:
    """انتزعت القرية من أيدي التنظيم، حررتها من قبضة الجيش: whose hands something is taken from."""
    phrase = constituent.phrases[0]
    if constituent.preposition != "من" or passage.words[phrase.head].stem not in _GRASP:
        return ()
    inner = noun_phrase(passage, phrase.head + 1) if phrase.end > phrase.head + 1 else None
    return coordinated(passage, inner) if inner is not None and not inner.preposition else ()


def _within_ranks(passage: Passage, constituent: Constituent) -> tuple[NounPhrase, ...]:
    """اعتقالات في صفوف الطلاب: those in whose ranks it was done."""
    if not constituent.phrases or constituent.preposition not in ("في", "ب", "بين"):
        return ()
    phrase = constituent.phrases[0]
    if passage.words[phrase.head].stem not in ("صفوف", "اوساط") or phrase.end == phrase.head + 1:
        return ()
    inner = noun_phrase(passage, phrase.head + 1)
    return coordinated(passage, inner) if inner is not None and not inner.preposition else ()


def _of_an_act(passage: Passage, constituent: Constituent) -> bool:
    inside = [passage.words[i] for p in constituent.phrases for i in range(p.start, p.end)]
    return any(word.noun_class in ("act", "abstract") for word in inside)


def company(passage: Passage, constituents: tuple[Constituent, ...], role: str, roles: Roles) -> None:
    """فر القائد مع ستة من رجاله: who is with the subject shares its lot; a force acts too."""
    for before, constituent in zip((None, *constituents), constituents, strict=False):
        if constituent.preposition == "مع" and constituent.phrases:
            first = constituent.phrases[0]
            head = passage.words[first.head]
            if before is not None and before.preposition and _of_an_act(passage, before):
                # في اشتباك عنيف مع الجيش، بتهمة التعاون معه: goes with the noun before it.
                continue
            body = head.noun_class in ("group", "police") or first.organisation is not None
            guards = head.noun_class == "police" and bool(head.pronoun)  # قتلوا النائب مع حراسه
            force = body and not guards and first.person is None and roles.voice != "passive"
            if first.person is not None or head.noun_class not in _ALONE:
                roles.give("actor" if force else role, constituent.phrases)
