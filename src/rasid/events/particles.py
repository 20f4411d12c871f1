"""Particles and conjunctions before a verb, and what they say of whether it happened."""

from __future__ import annotations

from rasid.events.agreement import NOBODY_IN_PARTICULAR
from rasid.events.candidates import Candidate
from rasid.events.factuality_labels import Factuality, cue_of, made
from rasid.events.passage import Passage
from rasid.events.roles import Roles
from rasid.language.marks import STOPS
from rasid.language.tagged_word import Word
from rasid.lexicon.cues import Cues

NEGATORS = frozenset(("لم", "لن", "لا", "ليس", "ليست", "ما"))
_EXCEPTION = frozenset(("سوي", "الا", "غير"))
_EXISTING = frozenset(("هناك", "ثمه", "يوجد", "توجد", "اي", "ايه", "صحه", "وجود"))


def particle_before(words: tuple[Word, ...], index: int) -> int | None:
    """The particle just before a verb, passing over one adverb and كان."""
    for position in range(index - 1, max(index - 4, -1), -1):
        word = words[position]
        if word.tag in ("negation", "auxiliary", "wh") or word.stem in ("قد", "سوف"):
            if word.tag == "wh" and word.stem == "ما" and not _negative_ma(words, position):
                return None
            if word.tag == "wh" and word.stem != "ما":
                return None
            return position
        if word.tag != "adverb":
            return None
    return None


def _negative_ma(words: tuple[Word, ...], index: int) -> bool:
    """ما opens a clause where it negates; behind a noun or a preposition it is a pronoun."""
    if index == 0:
        return True
    before = words[index - 1]
    opens = before.tag == "punct" and before.token.text in '«"“.؛'
    return opens or bool(words[index].conjunction)


def negation(passage: Passage, index: int, cue: int) -> Factuality:
    """لم over the act itself; لم ... سوى asserts what is excepted."""
    words = passage.words
    for word in words[index + 1 : index + 11]:
        if word.token.text in STOPS or word.tag == "verb":
            break
        if word.stem in _EXCEPTION or word.token.folded in _EXCEPTION:
            return made("asserted", cue, "exception after negation")
    unless = cue > 0 and words[cue - 1].token.folded == "ما" and words[cue].stem == "لم"
    if unless or any(w.stem in ("حال", "حاله") or w.stem == "اذا" for w in words[max(0, cue - 2) : cue]):
        return made("planned", cue, "condition not yet met")
    return made("negated", cue, "negation")


def subordinated(words: tuple[Word, ...], index: int, imperfect: bool, cues: Cues) -> Factuality | None:
    """A conjunction of purpose or condition that opens the clause of a verb."""
    for position in range(index - 1, max(index - 8, -1), -1):
        word = words[position]
        stem = word.stem
        if (
            word.token.text in STOPS
            or word.token.text in "،,"
            or word.tag in ("relative", "complementizer", "verb")
        ):
            return None
        if stem in ("كي", "لكي", "ريثما") or (stem == "حتي" and imperfect and position == index - 1):
            return made("planned", position, "purpose")
        if stem == "هل":
            return made("possible", position, "question")
        if stem in ("حال", "حاله") and position and words[position - 1].stem == "في":
            return made("generic", position, "condition")
        if cue_of(word, cues)[1] == "condition" and word.tag == "subordinator":
            if position and words[position - 1].stem in ("ما", "عما", "فيما"):
                return made("possible", position, "indirect question")
            return made("generic", position, "condition")
    return None


def asked_about(words: tuple[Word, ...], index: int) -> int | None:
    """هجوم إرهابي؟: the question mark of a question that names nothing but an act, or None."""
    before = words[index - 1] if index else None
    if before is not None and before.token.text not in STOPS and before.token.text not in '«"“؟?!:،,':
        return None
    for word in words[index + 1 : index + 5]:
        if word.token.text in "؟?":
            return word.index
        if word.tag == "verb" or word.token.text in STOPS:
            return None
    return None


def said_of(passage: Passage, index: int) -> tuple[str, int] | None:
    """The label that a predicate gives the act which is its subject, with its word: غير صحيح، لا بد منه."""
    words = passage.words
    for position in range(index + 1, min(index + 12, len(words))):
        word = words[position]
        if word.token.text in STOPS or word.tag in ("complementizer", "subordinator", "relative"):
            return None
        before = words[position - 1]
        if word.token.text in "،,":
            return None
        if passage.begins(word.stem, "untrue") and not word.article and before.tag != "verb":
            return "negated", position
        if (before.stem, word.stem) in (("غير", "صحيح"), ("غير", "صحيحه"), ("لا", "اساس"), ("لا", "صحه")):
            return "negated", position
        if word.stem == "نسبه" and word.preposition == "ب" and words[index].stem.endswith("ات"):
            return "generic", position  # تراجعت الهجمات بنسبة الثلث
        free = not (word.article or word.preposition or word.conjunction or before.tag == "preposition")
        if word.stem in passage.grammar["needed"] and free:
            return "planned", position
        if word.tag == "verb" and word.stem not in _BECOMES:
            return None
    return None


def will_be(words: tuple[Word, ...], index: int) -> int | None:
    """الهجوم على المدينة سيكون كارثة: the future verb of which the act is the subject, or None."""
    before = words[index - 1] if index else None
    opens = before is None or before.tag == "complementizer" or before.token.text in STOPS
    if not opens and before is not None and before.token.text not in '«"“':
        return None
    for word in words[index + 1 : index + 9]:
        if word.token.text in STOPS or word.tag in ("complementizer", "subordinator", "relative"):
            return None
        if word.tag == "verb":
            return word.index if word.verb is not None and word.verb.future and not word.conjunction else None
    return None


_BECOMES = frozenset(
    ("بات", "باتت", "اصبح", "اصبحت", "يصبح", "تصبح", "يبقي", "تبقي", "يظل", "كان", "كانت", "يعد", "تعد")
)


def absent(words: tuple[Word, ...], index: int) -> int | None:
    """ليس هناك اتفاق، لا توجد اشتباكات، لا صحة لمقتل القائد: the negation, or None."""
    for position in range(index - 1, max(index - 4, -1), -1):
        word = words[position]
        if word.stem in ("لا", "ليس", "ليست"):
            return position if position < index - 1 or word.stem == "لا" else None
        if word.stem not in _EXISTING:
            return None
    return None


_DENYING = frozenset(("ينفي", "تنفي", "نفي", "نفت", "نافيا", "نافيه", "ينفون", "نفوا", "دون", "بدون"))
#: How far before "any" the negation of its clause may stand.
_CLAUSE = 9


def of_any(words: tuple[Word, ...], index: int) -> tuple[str, int] | None:
    """لم تسجل أي اشتباكات، سنرد على أي هجوم: "any" tells no act, and under a negation that there was none.

    The label with the word that decides it. أي before a definite noun explains a word and leaves it as it is
    (القصاص، أي الإعدام). Polarity items: K. C. Ryding, A Reference Grammar, § 11.2 (أي with negation).
    """
    word, before = words[index], words[index - 1] if index else None
    if before is None or word.article or word.preposition or before.stem not in NOBODY_IN_PARTICULAR:
        return None
    if index + 1 < len(words) and words[index + 1].article:
        return None  # أي حظر الطلاق
    for position in range(index - 2, max(index - 2 - _CLAUSE, -1), -1):
        told = words[position]
        if told.token.text in STOPS or told.tag == "relative":
            break
        if told.stem == "لم" or told.stem in _DENYING:
            return "negated", position
    return "generic", index - 1


def is_not(words: tuple[Word, ...], index: int) -> int | None:
    """خلل تقني وليس بمذبحة، ليس اعتقالا: ليس right before an indefinite predicate, or None."""
    word, before = words[index], words[index - 1] if index else None
    if before is None or before.stem not in ("ليس", "ليست") or word.article or word.pronoun:
        return None
    predicate = word.preposition in ("ب", "ل") or word.token.folded.endswith(("ا", "ه"))
    return index - 1 if predicate else None


def until(words: tuple[Word, ...], index: int) -> int | None:
    """يواصلون الاعتصام حتى الإفراج عنهم، لن يعودوا إلا بعد رحيله: the word that makes it awaited, or None.

    حتى behind a perfect tells how far a thing went (استمر القتال حتى انسحاب القوات): that act is done.
    """
    before = words[index - 1] if index else None
    if before is None or words[index].preposition:
        return None
    if before.stem == "حين" and index > 1 and words[index - 2].stem in ("الي", "ل"):
        return index - 1
    except_after = before.stem == "بعد" and index > 1 and words[index - 2].stem == "الا"
    if before.token.folded == "لحين":
        return index - 1
    if before.stem != "حتي" and not except_after:
        return None
    for position in range(index - 2, max(index - 12, -1), -1):
        word = words[position]
        if word.token.text in STOPS:
            return None
        if word.tag == "verb" and word.verb is not None:
            going_on = word.stem.startswith(("واصل", "هدد", "توعد", "تعهد"))
            open_ended = word.verb.tense == "imperfect" or going_on
            negated = position > 0 and words[position - 1].stem in ("لن", "لا")
            return index - 1 if (negated if except_after else open_ended) else None
    return None


def no_choice_but(words: tuple[Word, ...], index: int) -> int | None:
    """ليس أمامهم خيار إلا الهروب: the word of exception before what is only the way left, or None."""
    before = words[index - 1] if index else None
    if before is None or before.stem not in ("الا", "سوي", "غير"):
        return None
    reach = range(index - 2, max(index - 16, -1), -1)
    choice = next((p for p in reach if words[p].stem in ("خيار", "سبيل", "مفر", "بديل", "حل", "مخرج")), None)
    if choice is None:
        return None
    negated = any(w.stem in ("لا", "ليس", "لم", "ما") for w in words[max(0, choice - 4) : choice])
    return index - 1 if negated else None


def whoever(words: tuple[Word, ...], index: int) -> int | None:
    """يعاقب من ينظم مظاهرة، كل من يخرق الهدنة: the من (who) before the imperfect at `index`, or None."""
    form = words[index].verb
    imperfect = form is not None and form.tense == "imperfect"
    return index - 1 if imperfect and index and words[index - 1].stem == "من" else None


def known_for(passage: Passage, index: int) -> int | None:
    """المعروف بانتقاده للسلطات: the word before what somebody is known for, or None."""
    words = passage.words
    known = (
        index > 0
        and words[index].preposition == "ب"
        and words[index - 1].stem in passage.grammar["known-for"]
    )
    return index - 1 if known else None


def one_of_choices(words: tuple[Word, ...], index: int) -> int | None:
    """إما القتال أو الاستسلام: the إما before what is only one of the ways open to somebody, or None.

    إما needs its أو or its second إما; without a hamza it may be أمّا, which begins a topic.
    """
    if not index or words[index].tag != "noun" or words[index].preposition:
        return None
    before = words[index - 1].stem
    if before not in ("او", "اما", "واما"):
        return None
    start = next((p for p in range(index - 1, max(index - 12, -1), -1) if _is_either(words[p])), None)
    if start is None or before == "واما":
        return start
    end = index if start < index - 1 else min(index + 12, len(words))
    for word in words[start + 1 : end]:
        if word.token.text in STOPS:
            return None
        if word.stem == "او" or _is_either(word):
            return start
    return None


def _is_either(word: Word) -> bool:
    text = word.token.text
    return (word.stem == "اما" and "أ" not in text) or (word.stem == "واما" and "إ" in text)


def is_negated(words: tuple[Word, ...], index: int) -> bool:
    """Whether a particle right before the verb negates it."""
    particle = particle_before(words, index)
    return particle is not None and words[particle].stem in NEGATORS


def forestalled(words: tuple[Word, ...], index: int, candidate: Candidate | None) -> bool:
    """قتلوه قبل أن يفجر نفسه: what an attacker was stopped from."""
    if candidate is None or candidate.type not in ("bombing", "attack", "flight"):
        return False
    start = max(0, index - 14)
    if index < 2 or words[index - 2].stem != "قبل":
        return False
    return any(w.tag == "verb" and w.pronoun and w.verb_class == "event" for w in words[start : index - 2])


def describes(words: tuple[Word, ...], index: int) -> bool:
    """Whether an imperfect describes a noun: التي تسيطر عليها المعارضة، مناطق يسيطر عليها الجيش."""
    form = words[index].verb
    if form is None or form.tense != "imperfect" or not index:
        return False
    before = words[index - 1]
    if before.tag == "relative":
        return True
    return before.tag == "noun" and not before.article and not words[index].conjunction


def is_state(candidate: Candidate, roles: Roles, words: tuple[Word, ...]) -> bool:
    """Whether a describing verb tells a lasting state, or what somebody is wont to do."""
    if candidate.type == "capture":
        return True
    if words[candidate.index - 1].tag != "relative":
        return False
    if candidate.type == "clash":
        return not roles.filled.get("place")  # القوات التي تحارب التنظيم
    return candidate.type in ("killing", "displacement", "bombing", "torture") and not roles.filled.get(
        "target"
    )


def describes_person(passage: Passage, index: int) -> bool:
    """رهينة خطف في بيروت: an act noun right behind an indefinite person is a verb misread."""
    word, before = passage.words[index], passage.words[index - 1] if index else None
    if before is None or before.tag != "noun" or before.article or before.pronoun or word.article:
        return False
    if word.preposition or word.conjunction or before.noun_class not in ("nationality", "person", "prisoner"):
        return False
    after = passage.words[index + 1] if index + 1 < len(passage.words) else None
    return after is not None and after.tag == "preposition"


def called_out(passage: Passage, index: int) -> int | None:
    """كتب عليها «الإفراج عن الطلبة»: the word that opens the slogan in which word `index` stands, or None."""
    words = passage.words
    opened = index
    for position in range(index - 1, max(index - 12, -1), -1):
        token = words[position].token.text
        if token in "»”.":
            return None
        if token in '«“"':
            opened = position
            break
    if opened == index or not any(w.token.text in '»”"' for w in words[index : index + 12]):
        return None
    position, limit = opened - 1, opened - 8
    while position >= max(limit, 0):
        if words[position].stem in passage.grammar["slogans"]:
            return position
        if words[position].token.text in "»”":
            # «حرية» و«الإفراج عن الطلبة»: past the slogan before.
            start = _opening(words, position)
            limit -= position - start
            position = start
        elif words[position].token.text in "،.:؛" and position < opened - 1:
            return None
        position -= 1
    return None


def _opening(words: tuple[Word, ...], closed: int) -> int:
    """Where the quotation opens that closes at word `closed`; there where no mark opens it."""
    for position in range(closed - 1, max(closed - 14, -1), -1):
        if words[position].token.text in "«“":
            return position
    return closed


def not_one(words: tuple[Word, ...], index: int, found: Factuality | None) -> Factuality | None:
    """What ليس and أي before a masdar say of it where nothing stronger does."""
    denied = is_not(words, index) if found is None or found.label == "planned" else None
    if denied is not None:
        return made("negated", denied, "ليس")
    told = of_any(words, index) if found is None else None
    return found if told is None else made(told[0], told[1], "any")


def may_have(words: tuple[Word, ...], index: int) -> int | None:
    """قد يكون الانتحاري فجر نفسه: the قد before يكون and the subject of the verb at `index`, or None."""
    for position in range(index - 1, max(index - 7, 0), -1):
        word = words[position]
        if word.token.text in STOPS or word.tag in ("verb", "complementizer", "relative", "subordinator"):
            return None
        if word.tag == "auxiliary" and word.stem.startswith(("يكون", "تكون")):
            return position - 1 if words[position - 1].stem in ("قد", "ربما") else None
    return None


def was(words: tuple[Word, ...], particle: int) -> bool:
    """كان الحي قد تعرض: behind كان the verb after قد is a perfect, however it is spelled."""
    return any(
        word.tag == "auxiliary" and word.stem.startswith(("كان", "كن"))
        for word in words[max(0, particle - 8) : particle]
    )
