"""Which word an act hangs on: the verb, noun or participle that governs it, looked for to its left.

طالب المحتجون بإقالة الوزير: the masdar hangs on the verb by ب. A governor counts only if it is joined to
the act the way that its entry in governors.tsv says, so that in نددوا بالقرار بعد الهجوم nothing governs the
attack.
"""

from __future__ import annotations

from dataclasses import dataclass

from rasid.events.passage import Passage
from rasid.language.marks import STOPS
from rasid.language.tagged_word import Word
from rasid.lexicon.cues import Cues, Governor

#: Prepositions by which an act may hang on a governor; behind any other it is the occasion of something else.
_JOINING = frozenset(("ب", "ل", "الي", "علي", "من", "عن", "في", "باتجاه", "دون"))
_REACH = 18
_QUOTES = frozenset('«"“')
_PEOPLE = frozenset(
    ["person", "civilian", "soldier", "police", "fighter", "leader", "protester", "group", "official", "kin"]
)


@dataclass(frozen=True, slots=True)
class Link:
    """The governor of an act: the index of its word and what it governs as.

    `kind` none: nothing may govern the act; inside: it stands in the construct of another noun.
    """

    index: int
    kind: str


_NOTHING = Link(-1, "none")
_INSIDE = Link(-1, "inside")
#: إلى جانب، إضافة إلى، فضلا عن: what comes behind goes with the act before.
_ALONG = (("الي", "جانب"), ("اضافه", "الي"), ("بالاضافه", "الي"), ("فضلا", "عن"), ("علاوه", "علي"))


def governor_of_noun(passage: Passage, index: int, cues: Cues) -> Link | None:
    """What the masdar at word `index` hangs on; kind none where it stands as an occasion; None if unknown."""
    words = passage.words
    head = index
    while True:
        word = words[head]
        clitic = word.preposition or _unseen_clitic(word, cues)
        if clitic:
            return _by_preposition(passage, clitic, head - 1, cues)
        if head == 0:
            return None
        if words[head - 1].token.text in _QUOTES and head > 1 and words[head - 2].tag == "preposition":
            return _behind_particle(passage, head - 1, cues)  # طالبوا بـ«استقالة الوزير»
        before = words[head - 1]
        share = _share_before(passage, head)
        if share is not None:
            head = share  # شن مزيد من الهجمات
            continue
        if before.tag == "pronoun" and not word.conjunction:
            return _named_by(passage, head - 1, cues)
        if before.stem == "او" and before.tag == "conjunction":
            return _bare(passage, head - 1, cues, joined=True)  # هددوا بقتل الرهائن أو نقلهم
        if head > 1 and (words[head - 2].stem, before.stem) in _ALONG:
            return _bare(passage, head - 2, cues, joined=True)
        if before.tag in ("determiner", "number") and not word.conjunction:
            if before.preposition or before.conjunction:
                return _by_preposition(passage, before.preposition, head - 2, cues)
            head -= 1
            continue
        if before.tag in ("preposition", "negation") and not before.pronoun and not word.conjunction:
            return _behind_particle(passage, head, cues)
        if not _in_construct(passage, head):
            return _bare(passage, head, cues)
        found = _governing(cues.nouns, before.stem, "G")
        if found is not None and found.kind == "condition" and not _is_in(words, head - 1):
            found = None
        if found is not None:
            return Link(head - 1, found.kind)
        if before.noun_class in _PEOPLE:
            return _bare(passage, head, cues) or _INSIDE
        return _INSIDE


def _share_before(passage: Passage, index: int) -> int | None:
    """مزيد من الهجمات، عدد من الغارات: the noun that says how many of an act there are, or None."""
    words = passage.words
    if index < 2 or words[index - 1].stem != "من" or words[index].conjunction or words[index - 1].conjunction:
        return None
    share = words[index - 2]
    return (
        index - 2
        if share.stem.removesuffix("ا") in passage.grammar["acts-of"] and not share.pronoun
        else None
    )


def _named_by(passage: Passage, index: int, cues: Cues) -> Link | None:
    """الخيار الثالث هو شن هجوم: the noun that the act behind the pronoun at `index` is said to be."""
    words = passage.words
    for position in range(index - 1, max(index - 7, -1), -1):
        word = words[position]
        if word.token.text in STOPS or word.tag in ("verb", "complementizer", "subordinator"):
            return None
        if word.tag == "noun" and not word.preposition:
            if word.stem in passage.grammar["thought-of"]:
                return Link(position, "plan")
            found = [g for g in cues.nouns.get(word.stem, ()) if g.kind == "plan"]
            if found:
                return Link(position, "plan")
    return None


def governor_of_clause(passage: Passage, index: int, cues: Cues) -> Link | None:
    """What the clause of the verb at word `index` hangs on by أن, or right behind a verb (كاد يقتل)."""
    words = passage.words
    opener = _complementizer(words, index)
    if opener is None:
        return _behind_verb(words, index, cues)
    form = words[index].verb
    plain = words[opener].stem in ("ان", "بان", "الا") and form is not None and form.tense != "perfect"
    subjunctive = plain and all(w.tag == "negation" for w in words[opener + 1 : index])
    before = words[opener - 1] if opener else None
    if before is not None and before.stem == "من" and form is not None and form.tense == "perfect":
        return None  # حذر من أن الحاجز انهار: what one warns of has happened
    if before is not None and before.stem in ("بعد", "منذ", "عند", "حتي", "قبل", "الا", "غير"):
        return _NOTHING
    for position in range(opener - 1, max(opener - 14, -1), -1):
        word = words[position]
        if word.token.text in STOPS or word.tag in ("complementizer", "subordinator", "punct"):
            return None
        if (word.tag == "noun" and position < opener - 4) or _is_naming(passage, position):
            continue
        found = _governing(cues.verbs if word.tag == "verb" else cues.nouns, word.stem, "ان")
        if found is not None and (subjunctive or found.kind in ("deny", "possible")):
            return Link(position, found.kind)
        if word.tag == "verb":
            return None
    return None


def _is_naming(passage: Passage, index: int) -> bool:
    """عميد يدعى سالم الوردي: a verb that tells a name, and no claim (يدّعي)."""
    word = passage.words[index]
    named = index + 1 in passage.people
    return named and word.tag == "verb" and word.token.text.endswith("ى") and word.stem[:-1].endswith("دع")


def _unseen_clitic(word: Word, cues: Cues) -> str:
    """The ب or ل of a word that was not divided because its rest is no noun of its own: بشن هجوم."""
    if word.tag == "noun" and word.stem[:1] in ("ب", "ل") and word.stem not in cues.nouns:
        return word.stem[0] if word.stem[1:] in cues.nouns else ""
    return ""


def _behind_verb(words: tuple[Word, ...], index: int, cues: Cues) -> Link | None:
    """كاد الخلاف يتحول إلى اشتباك: a plain imperfect behind a verb and its subject.

    A perfect right behind the subject of a denial is a masdar misread: نفت الوزارة قصف المسجد.
    """
    form = words[index].verb
    if form is None or words[index].conjunction:
        return None
    marker = "V" if form.tense == "imperfect" else "O"
    for position in range(index - 1, max(index - 7, -1), -1):
        word = words[position]
        if word.tag == "verb":
            found = _governing(cues.verbs, word.stem, marker)
            denied = _governing(cues.verbs, word.stem, "O")
            if found is None and denied is not None and denied.kind == "deny":
                # نفت الشرطة تعرض الموقوفين للتعذيب: a masdar spelled like an imperfect.
                found = denied
            if found is None or (marker == "O" and found.kind != "deny" and not words[index - 1].article):
                return None
            return Link(position, found.kind)
        if word.tag not in ("noun", "preposition", "determiner") or word.conjunction:
            return None
    return None


def _complementizer(words: tuple[Word, ...], index: int) -> int | None:
    """The أن that opens the clause of a verb; between them only its subject and كان or قد."""
    for position in range(index - 1, max(index - 11, -1), -1):
        word = words[position]
        if word.tag == "complementizer":
            return position
        if (
            word.tag in ("verb", "relative", "subordinator", "wh")
            or word.token.text in STOPS
            or word.token.text in "،,"
        ):
            return None
    return None


def _in_construct(passage: Passage, index: int) -> bool:
    """Whether the noun at `index` stands in the construct of the noun before it."""
    word, before = passage.words[index], passage.words[index - 1]
    if (
        word.conjunction
        or before.tag not in ("noun", "preposition", "adverb")
        or before.article
        or before.pronoun
    ):
        return False
    if before.noun_class in ("nationality", "adjective") or index - 1 in passage.times:
        return False
    if before.noun_class in _PEOPLE and before.stem.endswith(("ون", "ين")):
        return False
    if (
        not before.noun_class
        and not before.preposition
        and index > 1
        and passage.words[index - 2].tag == "verb"
    ):
        # نفت دمشق استهداف الحي: an unknown word right behind a verb is its subject.
        return False
    return not any(index - 1 in layer for layer in (passage.people, passage.organisations, passage.places))


def _is_in(words: tuple[Word, ...], index: int) -> bool:
    """Whether a noun stands behind في: في حال."""
    return words[index].preposition in ("ب", "ف") or (index > 0 and words[index - 1].stem in ("في", "علي"))


def _governing(table: dict[str, tuple[Governor, ...]], stem: str, marker: str) -> Governor | None:
    return next((g for g in table.get(stem, ()) if marker in g.takes), None)


def _behind_particle(passage: Passage, index: int, cues: Cues) -> Link | None:
    """An act behind a preposition that is a word of its own, or behind عدم."""
    words = passage.words
    particle = words[index - 1]
    if particle.stem == "دون" and index > 1 and words[index - 2].tag == "verb":
        found = _governing(cues.verbs, words[index - 2].stem, "دون")
        if found is not None:
            return Link(index - 2, found.kind)
    found = _governing(cues.nouns, particle.stem, "G")
    if found is not None:
        return Link(index - 1, found.kind)
    if particle.stem in _ABOUT:
        return _talked_over(passage, index - 1, cues)
    if particle.stem not in _JOINING:
        return _NOTHING
    return _by_preposition(passage, particle.stem, index - 2, cues)


_ABOUT = frozenset(("بشان", "حول", "بخصوص", "شان"))


def _talked_over(passage: Passage, index: int, cues: Cues) -> Link:
    """مفاوضات بشأن الهدنة: the talks over an act that the preposition at `index` opens; else kind none.

    News of it says nothing itself: تضاربت الأنباء حول مقتله.
    """
    words = passage.words
    news = _governing(cues.nouns, words[index - 1].stem, words[index].stem) if index else None
    if news is not None and news.kind == "light":
        return Link(index - 1, "light")
    for word in reversed(words[max(0, index - 6) : index]):
        if word.token.text in STOPS or word.tag in ("complementizer", "relative"):
            return _NOTHING
        if passage.begins(word.stem, "talks"):
            return Link(word.index, "discuss")
    return _NOTHING


def _by_preposition(passage: Passage, preposition: str, start: int, cues: Cues) -> Link | None:
    """The governor to the left that takes its complement by `preposition`."""
    words = passage.words
    joined = bool(words[start + 1].conjunction)
    closed = start >= 0 and words[start].token.text in "،,"
    position = start
    while position > max(start - _REACH, -1):
        word = words[position]
        if word.token.text in STOPS or word.tag in ("complementizer", "subordinator", "relative"):
            return None
        if word.tag == "verb":
            found = _governing(cues.verbs, word.stem, preposition)
            if found is not None:
                return Link(position, found.kind)
            opener = _relative_before(words, position) if closed or joined else None
            if opener is None and not _describes_before(words, position, cues):
                return None
            position = position if opener is None else opener
        elif word.tag in ("noun", "preposition", "adverb") and not _names_body(passage, position):
            found = _governing(cues.nouns, word.stem, preposition)
            if found is not None and (found.kind != "light" or position >= start - 2):
                outer = words[position - 1] if position and found.kind == "accuse" else None
                confessed = outer is not None and _governing(cues.verbs, outer.stem, preposition)
                return Link(position, confessed.kind if confessed else found.kind)
        position -= 1
    return None


def _names_body(passage: Passage, index: int) -> bool:
    """هدد التنظيم بقتل الرهائن: the organisation, and no organising that could govern the act."""
    word = passage.words[index]
    return (word.noun_class == "group" and word.article) or index in passage.organisations


def _describes_before(words: tuple[Word, ...], index: int, cues: Cues) -> bool:
    """طالبت لافتات رفعها المحتجون بإطلاق سراحهم: a verb that describes the indefinite noun before it.

    Without a pronoun only where that noun is an attempt or a plan: محاولة جرت لاغتياله.
    """
    before = words[index - 1] if index else None
    plain = before is not None and before.tag == "noun" and not before.article and not before.pronoun
    if before is None or not plain or words[index].conjunction:
        return False
    intent = any(g.kind in ("attempt", "plan") for g in cues.nouns.get(before.stem, ()))
    form = words[index].verb
    agrees = form is not None and (form.person == "3fs") == before.stem.endswith("ه")
    return bool(words[index].pronoun) or (intent and agrees)


def _relative_before(words: tuple[Word, ...], index: int) -> int | None:
    """The relative pronoun that opens the clause of the verb at `index`, or None."""
    for position in range(index - 1, max(index - 4, -1), -1):
        if words[position].tag == "relative":
            return position
    return None


def _bare(passage: Passage, index: int, cues: Cues, *, joined: bool = False) -> Link | None:
    """The governor of an act without a preposition: its object, or the second of two joined by و."""
    words = passage.words
    joined = joined or bool(words[index].conjunction)
    sibling = _sibling(passage, index, cues) if joined else None
    if sibling is not None:
        link = governor_of_noun(passage, _averting(passage, sibling, cues), cues)
        if link is None or link.kind != "inside":
            return link
    nouns_only = True
    for position in range(index - 1, max(index - _REACH, -1), -1):
        word = words[position]
        if word.token.text in STOPS or word.tag in ("complementizer", "subordinator", "relative"):
            return None
        if word.stem in ("يبدو", "يظهر") and position and words[position - 1].stem in ("ما", "فيما", "كما"):
            continue  # تستهدف، على ما يبدو، اغتيال الوزير
        if word.tag == "verb":
            found = _governing(cues.verbs, word.stem, "O") or (
                _first(cues.verbs, word.stem) if joined else None
            )
            return Link(position, found.kind) if found is not None else None
        if word.tag == "noun" and nouns_only and not joined and index - position <= 6:
            found = _governing(cues.nouns, word.stem, "O")
            named = word.article and not (position and words[position - 1].stem == "من")
            if found is not None and not named:
                return Link(position, found.kind)
        some_of = word.stem == "من" and not word.pronoun  # محاولة عشرات من المحتجين دخول المبنى
        counted = word.tag in ("number", "determiner")
        if (word.tag != "noun" and not some_of and not counted) or word.preposition:
            nouns_only = False
    return None


def _averting(passage: Passage, sibling: int, cues: Cues) -> int:
    """إحباط محاولة تسلل واعتقال ثلاثة: what و joins is done with the averting, and not averted too."""
    words = passage.words
    for position in range(sibling, max(sibling - 4, -1), -1):
        word = words[position]
        found = _governing(cues.nouns, word.stem, "G")
        if found is not None and found.kind == "prevent" and word.tag == "noun":
            return position
        if word.tag != "noun" or word.article or word.conjunction:
            break
    return sibling


def _first(table: dict[str, tuple[Governor, ...]], stem: str) -> Governor | None:
    """What a verb governs as by whatever preposition; a second conjunct need not repeat it."""
    found = [g for g in table.get(stem, ()) if g.kind not in ("light", "presuppose", "accuse")]
    return found[0] if found else None


def _sibling(passage: Passage, index: int, cues: Cues) -> int | None:
    """The act that و joins the act at `index` to: the nearest act noun before it in the same clause."""
    words = passage.words
    for position in range(index - 1, max(index - 12, -1), -1):
        word = words[position]
        if word.token.text in STOPS or word.tag in ("verb", "complementizer", "subordinator", "relative"):
            return None
        act = word.noun_class == "act" or word.stem in cues.nouns
        if word.tag == "noun" and act and position not in passage.organisations:
            return position
    return None
