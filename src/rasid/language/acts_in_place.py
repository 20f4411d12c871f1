"""Masdars that are spelled like a verb, told by what stands around them: واصلت الطائرات قصف البلدة."""

from __future__ import annotations

import re

from rasid.language.dividing import best_noun
from rasid.language.tagged_word import Word
from rasid.language.tokens import Token
from rasid.language.words import Division, divisions
from rasid.lexicon.vocabulary import Vocabulary

#: Words that may stand between a masdar and the one that و joins to it.
_WITHIN = frozenset(("noun", "number", "determiner", "preposition", "adverb", "demonstrative"))
#: The shapes of masdars of the derived stems: تفعيل, تفعل, تفاعل, إفعال, افتعال, انفعال, استفعال
#: (W. Wright, I § 202).
_DERIVED = re.compile(r"ت\w{3}|ت\wا\w\w|ت\w\wي\w|ا\w\wا\w|ا\w{3}ا\w|است\w\wا\w")
#: Classes of verbs that have an act as their object.
_WANTING = frozenset(
    ("plan", "attempt", "manage", "fail", "prevent", "habit", "refuse", "deny", "discuss", "decide")
)
#: Indefinite adjectives of how heavy a shelling is, and how long.
_MANNERS = frozenset(("عنيف", "مكثف", "متبادل", "متقطع", "متواصل", "مستمر", "كثيف", "شديد", "مركز", "هايل"))
#: With من before them they have what is due, hoped or feared for their subject.
_DUE = frozenset(
    ("مقرر", "مزمع", "منتظر", "متوقع", "مرتقب", "مفترض", "مفروض", "محتمل", "ممكن", "مرجح", "مستبعد")
)
#: Numbers by their ending: who is counted so is no subject (وقتل عشرين مسلحا).
_OBLIQUE = re.compile(r"(عشر|ثلاث|اربع|خمس|ست|سبع|ثمان|تسع|اثن|مئت|الف)ين")
#: How many words before a verb in the dual those two stand who did it.
_NEAR_DUAL = 9
#: How many words may stand between the two.
_REACH = 14


def masdar_in_place(
    before: list[Word], word: Word, tokens: tuple[Token, ...], named: frozenset[int], vocabulary: Vocabulary
) -> Word:
    """The word, tagged as a verb, as the act noun of its spelling where only that can stand here.

    `before` are the tagged words to its left; `tokens` those of the whole sentence, of which the tokens
    `named` belong to names.
    """
    due = _is_due(before, word)
    objective = due or _is_object_of_verb(before, word, named) or _is_described(word, tokens)
    if not (objective or _is_second_act(before, word, tokens, named, vocabulary)):
        return word
    noun = best_noun(divisions(word.token.bare), vocabulary)
    if noun is None or noun.preposition:
        return word
    if not objective and vocabulary.nouns.get(noun.stem) not in ("act", "abstract"):
        return word
    return noun_word(word.index, word.token, noun, vocabulary)


def _is_due(before: list[Word], word: Word) -> bool:
    """من المقرر عقد اجتماع: behind what is due stands its masdar, or أن."""
    if len(before) < 2 or word.conjunction:
        return False
    return before[-1].article and before[-1].stem in _DUE and before[-2].stem == "من"


def _is_described(word: Word, tokens: tuple[Token, ...]) -> bool:
    """قصف مدفعي على الأحياء: a shelling with an adjective of means, manner or side; nobody is called so."""
    index = word.index + 1
    if word.stem != "قصف" or word.pronoun or index >= len(tokens) or tokens[index].kind != "word":
        return False
    bare = tokens[index].bare
    nisba = bare.endswith("ي") and len(bare) > 2 and not bare.startswith("ال")
    return nisba or tokens[index].folded in _MANNERS


def _is_object_of_verb(before: list[Word], word: Word, named: frozenset[int]) -> bool:
    """واصلت الطائرات قصف البلدة: behind a verb and its definite subject what looks perfect is the act."""
    before = _without_aside(before)
    last = before[-1] if before else None
    if last is None or word.conjunction or word.verb is None or word.verb.tense != "perfect":
        return False
    if last.tag != "noun" or not (last.article or last.pronoun or last.index in named):
        return False
    for other in reversed(before[-6:]):
        nominal = other.tag in ("noun", "number", "determiner") or other.stem == "من"
        if other.preposition or other.noun_class == "act" or not nominal:
            return other.tag == "verb" and not other.verb_is_plural
    return False


def _without_aside(before: list[Word]) -> list[Word]:
    """أعلنت الشرطة، اليوم الاثنين، | قتل ثلاثة: the words to the left without an aside between commas."""
    if not before or before[-1].token.text not in "،,":
        return before
    for position in range(len(before) - 2, max(len(before) - 9, 0), -1):
        if before[position].token.text in "،,":
            told = any(w.verb_class == "say" for w in before[max(0, position - 6) : position])
            return before[:position] if told else before
        if before[position].tag in ("verb", "complementizer", "relative"):
            return before
    return before


def _is_second_act(
    before: list[Word], word: Word, tokens: tuple[Token, ...], named: frozenset[int], vocabulary: Vocabulary
) -> bool:
    """طالبوا بإلغاء العقد وسحب القوات: behind a masdar that something governs, what و adds is its like.

    So where its genitive stands behind it, or is its pronoun; a verb would have its subject there, and
    behind that its object (ونشر الجيش قواته), or tell of somebody's death (وقتل جنديان).
    """
    form = word.verb
    plain = form is not None and form.tense == "perfect" and form.person == "3ms"
    if not plain or word.conjunction != "و" or vocabulary.nouns.get(word.stem) != "act":
        return False
    if not (word.pronoun or _has_genitive(word.index + 1, tokens, named, vocabulary)):
        return False
    for other in reversed(before[-_REACH:]):
        if other.tag not in _WITHIN or other.conjunction == "ف":
            return False
        if other.tag == "noun" and not other.conjunction and is_masdar(other):
            outer = before[other.index - 1] if other.index else other
            if other.article and outer.tag == "noun" and not outer.article and is_masdar(outer):
                continue  # مع مواصلة الاعتصام وغلق الطريق
            return _is_governed(other, before) or _is_decided(other, before, word, named)
    return False


def _is_decided(masdar: Word, before: list[Word], word: Word, named: frozenset[int]) -> bool:
    """قررت الوزارة إغلاق المنافذ ومنع العبور: a masdar with its genitive as the object of a verb.

    A verb that و joins would go on with the subject: in its gender, or it says what he did.
    """
    behind = before[masdar.index + 1] if masdar.index + 1 < len(before) else None
    if behind is None or behind.tag != "noun" or behind.preposition or behind.conjunction:
        return False
    if masdar.article or not (behind.article or behind.pronoun or behind.index in named):
        return False
    for other in reversed(before[max(0, masdar.index - 5) : masdar.index]):
        if other.tag == "verb":
            unlike = (
                other.verb is not None and word.verb is not None and other.verb.person != word.verb.person
            )
            return unlike or other.verb_class in ("plan", "say", "deny", "attempt", "prevent", "fail")
        if other.tag not in ("noun", "determiner", "number") or other.preposition or other.conjunction:
            return False
    return False


def _is_governed(masdar: Word, before: list[Word]) -> bool:
    """Whether a preposition or a construct governs the masdar: بسحب، بعد سحب، تهمة سحب."""
    if masdar.preposition in ("ب", "ل"):
        return True
    governing = before[masdar.index - 1] if masdar.index else None
    if governing is None or governing.pronoun:
        return False
    if governing.tag == "verb" or _is_wanted(masdar, before):
        return True
    construct = governing.tag == "noun" and not governing.article and not masdar.article
    return governing.tag == "preposition" or construct


def _is_wanted(masdar: Word, before: list[Word]) -> bool:
    """حاول اللصوص خطف التاجر وقتله: the object of a verb of trying, wanting or denying."""
    for word in reversed(before[max(0, masdar.index - 6) : masdar.index]):
        if word.tag == "verb":
            return word.verb_class in _WANTING and not masdar.article
        if word.tag not in ("noun", "number", "determiner") or word.preposition or word.conjunction:
            return False
    return False


def is_masdar(word: Word) -> bool:
    """Whether a noun is a masdar, by its class or by its shape; أسباب is a plural, إنهاء is none."""
    if word.noun_class == "act":
        return True
    shaped = word.noun_class in ("", "abstract") and _DERIVED.fullmatch(word.stem) is not None
    return shaped and "أ" not in word.token.bare


def _has_genitive(
    index: int, tokens: tuple[Token, ...], named: frozenset[int], vocabulary: Vocabulary
) -> bool:
    """Whether what begins at token `index` can only be the genitive of a masdar before it.

    No subject does (المتظاهرون), no object (حصارا), and nobody of whom a passive could tell (ثلاثة جنود).
    """
    if index >= len(tokens) or tokens[index].kind != "word":
        return False
    token = tokens[index]
    function = vocabulary.function_words.get(token.folded, "")
    if function == "determiner":
        return _has_genitive(index + 1, tokens, named, vocabulary)
    if function or token.folded.endswith(("ون", "ان")):
        return False
    noun = best_noun(divisions(token.bare), vocabulary)
    if noun is not None and noun.conjunction and vocabulary.nouns.get(noun.stem) == "act":
        return True  # القتل وخطف وتعذيب
    if noun is not None and (noun.preposition or noun.conjunction):
        return False
    if _OBLIQUE.fullmatch(token.folded) or (noun is not None and _is_oblique(token, noun, vocabulary)):
        return True
    if not _is_definite(index, tokens, named, vocabulary):
        act = noun is not None and vocabulary.nouns.get(noun.stem) == "act"  # وفرض حصار على البلدة
        return act and not token.folded.endswith("ا")
    index += 1
    while index < len(tokens) and (index in named or tokens[index].folded.startswith("ال")):
        index += 1
    return not _is_object(index, tokens, vocabulary)


def _is_oblique(token: Token, noun: Division, vocabulary: Vocabulary) -> bool:
    """وقتل مسلحين: several or two people by the ending of who suffers; of a passive it would be ون or ان."""
    if not token.folded.endswith("ين") or noun.article or noun.stem not in vocabulary.people:
        return False
    return vocabulary.people[noun.stem][1].number in ("two", "many")


def _is_definite(
    index: int, tokens: tuple[Token, ...], named: frozenset[int], vocabulary: Vocabulary
) -> bool:
    token = tokens[index]
    noun = best_noun(divisions(token.bare), vocabulary)
    article = token.folded.startswith("ال") and token.folded not in vocabulary.function_words
    return index in named or article or (noun is not None and bool(noun.pronoun))


def _is_object(index: int, tokens: tuple[Token, ...], vocabulary: Vocabulary) -> bool:
    """Whether a noun stands at token `index` that nothing joins to what is before it."""
    if index >= len(tokens) or tokens[index].kind == "number":
        return index < len(tokens)
    token = tokens[index]
    if token.kind != "word" or token.folded in vocabulary.function_words:
        return False
    noun = best_noun(divisions(token.bare), vocabulary)
    return noun is None or not (noun.preposition or noun.conjunction)


def noun_word(index: int, token: Token, part: Division, vocabulary: Vocabulary) -> Word:
    """A token read as the noun that `part` divides it into, with its class."""
    noun_class, number = "", ""
    if part.stem in vocabulary.people:
        noun_class, form = vocabulary.people[part.stem]
        number = form.number
    if part.stem in vocabulary.nouns and (not noun_class or vocabulary.nouns[part.stem] == "act"):
        # What tells an event is first of all an act: إصابة is one before it is an injured person.
        noun_class = vocabulary.nouns[part.stem]
    return Word(
        index, token, "noun", part.conjunction, part.preposition, part.article, part.stem, part.pronoun,
        part.skip, None, "", noun_class, number,
    )  # fmt: skip


def is_accusative(before: list[Word], word: Word, vocabulary: Vocabulary) -> bool:
    """فجر المقاومون نفقا، إن قصفا عنيفا: what is spelled like a verb in the dual, without two who did it."""
    form = word.verb
    if form is None or form.person != "3md" or form.tense != "perfect" or word.pronoun or word.conjunction:
        return False
    if vocabulary.nouns.get(word.stem) is None and vocabulary.nouns.get(word.stem.removesuffix("ا")) is None:
        return False
    return not any(
        w.number == "two" or w.token.bare.endswith(("ان", "ين", "هما")) for w in before[-_NEAR_DUAL:]
    )


def is_nisba(before: Word | None, word: Word) -> bool:
    """لغم أرضي: behind an indefinite noun no verb of the first person in ي, but a nisba."""
    if before is None or before.tag != "noun" or before.article or before.pronoun or word.verb is None:
        return False
    first = word.verb.person == "1s" and word.token.bare.startswith("أ")
    return first and word.token.bare.endswith("ي") and not (word.conjunction or word.pronoun)
