"""Which noun before it a relative clause describes: الذي، التي، الذين agree with it in number and gender."""

from __future__ import annotations

from collections.abc import Iterator

from rasid.events.clauses import antecedent
from rasid.events.noun_classes import HUMAN
from rasid.events.passage import Passage
from rasid.events.phrases import NounPhrase, noun_phrase
from rasid.events.roles import DONE_TO_PEOPLE
from rasid.events.verb_agreement import is_men, pronoun_agrees, verb_agrees
from rasid.language.tagged_word import Word

_PRONOUNS = {"الذي": "ه", "التي": "ها", "اللذان": "هما", "اللذين": "هما", "اللتان": "هما", "اللتين": "هما"}

_PEOPLE = frozenset((*HUMAN, "group"))


def described_by(passage: Passage, relative: int, event_type: str = "") -> tuple[NounPhrase, ...]:
    """The nouns that the relative pronoun at word `relative` stands for.

    موكب الوزيرة التي: of a construct the noun that agrees; ضريح والده الذي اغتيل: where the event is done to
    people, a person; شقيق الطبيب سالم الذي: behind a relative the one who is named.
    """
    before = antecedent(passage, relative)
    if len(before) != 1:
        return before
    pronoun = _PRONOUNS.get(passage.words[relative].stem, "هم")
    options = [before[0], *_inside(passage, before[0])]
    fitting = [one for one in options if _stands(passage, one, pronoun)] or options[:1]
    if event_type in DONE_TO_PEOPLE:
        fitting = [one for one in fitting if _is_person(passage, one)] or fitting
    if passage.words[fitting[0].head].noun_class == "kin":
        fitting = [one for one in fitting if one.start in passage.people] or fitting
    return (fitting[0],)


def described_without(passage: Passage, verb: int) -> tuple[NounPhrase, ...]:
    """The indefinite noun that a verb without a relative pronoun describes: إطلاق سفينة | خطفها القراصنة."""
    before = antecedent(passage, verb)
    if len(before) != 1:
        return before
    head = passage.words[before[0].head]
    if head.noun_class == "act":
        return (next(_inside(passage, before[0]), before[0]),)
    if head.article or head.noun_class in _PEOPLE or before[0].organisation is not None:
        return before
    inner = (p for p in _inside(passage, before[0]) if _are_people(passage, p))
    return (next(inner, before[0]),)  # أحزاب لبنانية تعرض | مجموعات كانت تحتج


def _are_people(passage: Passage, phrase: NounPhrase) -> bool:
    known = phrase.organisation is not None or any(
        w.article or w.pronoun for w in passage.words[phrase.start : phrase.end]
    )
    return passage.words[phrase.head].noun_class in _PEOPLE and not known


_AMONG = frozenset(("بين", "من", "ضمن"))
#: What a speech is told by: بحسب مصدر أمني قتل ثلاثة, where the noun has nothing to do with the verb.
_TOLD_BY = frozenset(("حسب", "بحسب", "وفق", "وفقا", "طبقا"))


def somebody_described(passage: Passage, verb: int) -> tuple[NounPhrase, ...]:
    """The indefinite people or body right before the verb at word `verb` that it describes, as its subject.

    اعتقلت السلطات مجموعة نفذت تفجيرات: no relative pronoun follows an indefinite noun (W. Wright, II § 172).
    """
    words, form = passage.words, passage.words[verb].verb
    if form is None or words[verb].conjunction or words[verb].pronoun or not verb:
        return ()
    after = words[verb + 1] if verb + 1 < len(words) else None
    resumed = after is not None and after.tag == "preposition" and bool(after.pronoun)
    if words[verb - 1].tag != "noun" or resumed:
        return ()  # رهينة أفرجت عنه: the noun is what the pronoun stands for
    before = described_without(passage, verb)
    if len(before) != 1 or before[0].end != verb or before[0].preposition in _TOLD_BY:
        return ()
    phrase = before[0]
    if phrase.preposition == "عن" and phrase.whole > 1 and words[phrase.whole - 2].stem.startswith("نقل"):
        return ()  # نقلا عن شاهد قتل ثلاثة
    head = words[phrase.head]
    if phrase.preposition and head.stem in passage.grammar["continuing"]:
        return ()  # من جهة أخرى طوقت القوات موقعا
    body = head.noun_class == "group" or (phrase.organisation is not None and not phrase.organisation.alias)
    inside = words[phrase.start : phrase.end]
    named = phrase.person is not None or phrase.place is not None or phrase.empty or phrase.quoted
    if (
        head.stem == "امر"
        or named
        or not (body or head.noun_class in HUMAN or head.index in passage.nationals)
        or any(w.article or w.pronoun for w in inside)
    ):
        return ()
    if any(w.index in passage.people or w.index in passage.places for w in inside):
        return ()
    counted = phrase.number is not None and head.number == "one"
    if (
        counted
        or _is_among(words, phrase.whole)
        or (form.person in ("3ms", "3fs") and is_men(passage, before))
    ):
        return ()
    together = (*_joined_before(passage, phrase), phrase)
    return together if verb_agrees(passage, together, form.person) else ()


def _joined_before(passage: Passage, phrase: NounPhrase) -> tuple[NounPhrase, ...]:
    """عمال ونشطاء شاركوا: the indefinite people that و joins the described ones to."""
    words = passage.words
    if words[phrase.whole].conjunction != "و":
        return ()
    for start in range(phrase.whole - 1, max(-1, phrase.whole - 4), -1):
        other = noun_phrase(passage, start)
        if other is None or other.end != phrase.whole or words[other.head].noun_class not in HUMAN:
            continue
        if not any(w.article or w.pronoun for w in words[other.start : other.end]):
            return (other,)
    return ()


def _is_among(words: tuple[Word, ...], index: int) -> bool:
    """21 مدنيا بينهم نساء وأطفال قتلوا: some of those told before, who are no subject."""
    for position in range(index - 1, max(-1, index - 6), -1):
        word = words[position]
        if word.tag == "verb" or word.token.text in "،.":
            return False
        if word.tag == "preposition" and word.pronoun and word.stem in _AMONG:
            return True
    return False


def _inside(passage: Passage, phrase: NounPhrase) -> Iterator[NounPhrase]:
    """The noun phrases that a phrase ends with: of موكب وزير الدفاع also وزير الدفاع and الدفاع."""
    for index in range(phrase.start + 1, phrase.end):
        stretch = passage.people.get(index) or passage.organisations.get(index) or passage.places.get(index)
        if passage.words[index].tag != "noun" or (stretch is not None and stretch.start != index):
            continue
        if stretch is None and passage.words[index].article and passage.words[index - 1].article:
            continue  # الانفلات الأمني: an adjective
        inner = noun_phrase(passage, index)
        if inner is not None and inner.end == phrase.end and inner.start == index:
            yield inner


def _stands(passage: Passage, phrase: NounPhrase, pronoun: str) -> bool:
    if pronoun == "ها" and is_men(passage, (phrase,)):
        return False
    return pronoun_agrees(passage, (phrase,), pronoun)


def _is_person(passage: Passage, phrase: NounPhrase) -> bool:
    return phrase.start in passage.people or passage.words[phrase.head].noun_class in HUMAN
