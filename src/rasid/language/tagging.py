"""Each token of a sentence with its clitics and its part of speech in context.

Arabic is written without vowels, so that قتل is "killed", "was killed" or "killing". Where it stands
decides: after a preposition or in a construct it is a noun, at the head of a clause a verb. Words
that the lexicons lack are asked of the morphology, and only where they could be verbs.
"""

from __future__ import annotations

import re
from dataclasses import replace

from rasid.folding import bare
from rasid.language.acts_in_place import is_accusative, is_nisba, masdar_in_place, noun_word
from rasid.language.clarifying import MAKES_CLEAR, makes_clear
from rasid.language.dividing import best_noun, guess_form, has_bound_plural, unknown_noun
from rasid.language.morphology import Morphology
from rasid.language.readings import WordSummary
from rasid.language.tagged_word import Word
from rasid.language.tokens import Sentence, Token
from rasid.language.verbs_in_place import NOMINAL_BEFORE, best_verb, is_verb_here, sets_scene, unknown_verb
from rasid.language.words import Division, divisions
from rasid.lexicon.inflection import VerbForm
from rasid.lexicon.vocabulary import Vocabulary

#: Nouns that fold like a function word but are written with another hamza: إمام is no أمام.
_HAMZA_APART = frozenset(("إمام",))
#: Pronouns that ب and ل take: به، لهم.
_SUFFIXES = frozenset(("ه", "ها", "هم", "هما", "هن", "نا", "ي", "ك", "كم"))
#: What resumes the noun that a relative clause describes, at once behind its verb.
_THEREIN = frozenset(("فيه", "فيها", "فيهما", "خلاله", "خلالها", "اثره", "اثرها", "اثناءه", "اثناءها"))
#: Behind a verb of death or capture they say how or with whom.
_WHEREIN = frozenset(
    ("مع", "في", "خلال", "اثناء", "اثر", "جراء", "برصاص", "بانفجار", "بنيران", "بغاره", "امس")
)
#: Where and when: what follows a verb that has its subject before it.
_WHEN = frozenset(
    ["قبل", "بعد", "اول", "اليوم", "فجر", "مساء", "صباح", "ليل", "يوم", "عام", "الشهر", "الاسبوع", "العام",
     "قرب", "امام", "داخل", "علي", "بيد", "بايدي", "وسط", "الاحد", "الاثنين", "الثلاثاء", "الاربعاء",
     "الخميس", "الجمعه", "السبت", "لدي", "عند", "خارج", "غداه", "متاثرا", "بعيار", "بعيارات"]
)  # fmt: skip
#: Men of whom no construct with an act is made; one who leads or carries out something has it (قائد هجوم).
_ONE_MAN = frozenset(
    ["soldier", "person", "civilian", "police", "child", "woman", "medic", "journalist", "student",
     "worker", "kin"]
)  # fmt: skip
_NUNATION = ("\u064b", "\u064c", "\u064d")
_UPON = frozenset(("عليه", "عليها", "عليهم", "عليهما", "عليهن"))
_SOMEBODY = frozenset(("soldier", "person", "civilian", "fighter", "police", "child", "woman"))
_REFLEXIVE = frozenset(("نفسه", "نفسها", "نفسيهما", "انفسهم", "انفسهن"))

#: Shapes that hardly any other noun has: تفعيل, استفعال, افتعال, انفعال (W. Wright, I § 202).
_IDEAS = re.compile(r"ت\w\wي\w|است\w\wا\w|ا\wت\wا\w|ان\w\wا\w")
#: إفعال, if written so: أفعال is a plural.
_CAUSED = re.compile(r"ا\w\wا\w")
#: Shapes of masdars that other nouns have too, so that the dictionary is asked: تفعل, تفاعل, مفاعلة.
_ASKED = re.compile(r"ت\w{3}|ت\wا\w\w|م\wا\w\wه")
_VERDICTS = frozenset(("حكم", "قرار"))
#: Behind a verb of cutting رأس is the head, not the verb.
_CUTTING = frozenset(("قطع", "قطعت", "قطعوا", "يقطع", "تقطع", "يقطعون", "حز", "حزت", "حزوا", "جز", "جزوا"))


def tag_sentence(
    sentence: Sentence,
    vocabulary: Vocabulary,
    morphology: Morphology,
    *,
    named: frozenset[int] = frozenset(),
    counted: frozenset[int] = frozenset(),
) -> tuple[Word, ...]:
    """Tag every token of a sentence, left to right, each with regard to the word before it.

    The tokens `named` belong to names, which hold no verbs; those `counted` are numbers.
    """
    words: list[Word] = []
    for index, token in enumerate(sentence.tokens):
        before = _left_of(words)
        if index in counted and token.kind == "word":
            word = _counted(index, token)
        elif index in named and token.kind == "word":
            word = _named(index, token, vocabulary, morphology)
        elif makes_clear(sentence.tokens, index, before):
            part = next(p for p in divisions(token.bare) if p.stem == MAKES_CLEAR)
            word = _verb_word(index, token, part, *vocabulary.verbs[MAKES_CLEAR])
        else:
            word = _tag(index, token, before, vocabulary, morphology)
        if word.tag == "verb" and word.stem == "راس" and any(w.stem in _CUTTING for w in words[-5:]):
            word = _tag_noun(word, vocabulary, morphology)  # قطع المسلحون رأس الأسير
        if word.tag == "verb" and (is_accusative(words, word, vocabulary) or is_nisba(before, word)):
            word = _tag_noun(word, vocabulary, morphology)
        if word.tag == "verb":
            word = masdar_in_place(words, word, sentence.tokens, named, vocabulary)
        elif (
            _is_told_of(words, word)
            or _is_told_of_him(words, word, named, sentence.tokens[index + 1 :])
            or _befell(words, word, named, sentence.tokens[index + 1 :])
        ):
            word = _verb_therein(word, vocabulary)
        if word.conjunction:
            word = replace(word, lead=len(word.conjunction))
        elif before is not None and word.tag != "punct" and _joins(before):
            word = replace(word, conjunction=before.stem)
        if _may_describe(word, before) and _is_adjective(before, morphology.summary(token.bare)):
            word = replace(word, noun_class="adjective")
        elif index not in named and _is_idea(word, morphology):
            word = replace(word, noun_class="abstract")
        if word.noun_class == "act" and words and words[-1].tag == "verb" and words[-1].stem in _VERDICTS:
            # نفذت السلطات أمس حكم الإعدام: a verdict before its sentence
            words[-1] = _tag_noun(words[-1], vocabulary, morphology)
        if token.folded in _REFLEXIVE and words:
            words[-1] = _reflexive_verb(words[-1], vocabulary)
            if len(words) > 1 and words[-1].noun_class == "fighter" and words[-1].tag == "noun":
                words[-2] = _reflexive_verb(words[-2], vocabulary)  # فجر انتحاري نفسه
        elif token.folded in _UPON and len(words) > 1 and words[-1].stem == "قبض":
            if words[-2].tag not in NOMINAL_BEFORE:
                words[-1] = _verb_therein(words[-1], vocabulary)  # فتاة قبض عليها
        elif (sets_scene(words, named) and _is_somebody(word)) or (
            token.folded in _THEREIN and len(words) > 1 and words[-2].tag not in NOMINAL_BEFORE
        ):
            words[-1] = _verb_therein(words[-1], vocabulary)
        words.append(word)
    return tuple(words)


def _is_idea(word: Word, morphology: Morphology) -> bool:
    """التدريس، إرشادهم: an unknown noun that is a masdar by its shape, or by shape and dictionary."""
    if word.tag != "noun" or word.noun_class:
        return False
    if _IDEAS.fullmatch(word.stem) or ("إ" in word.token.bare and _CAUSED.fullmatch(word.stem)):
        return True
    return bool(_ASKED.fullmatch(word.stem)) and morphology.summary(word.token.bare).is_masdar


def _tag_noun(word: Word, vocabulary: Vocabulary, morphology: Morphology) -> Word:
    """A word that was taken for a verb as the noun that it also is."""
    parts = divisions(word.token.bare)
    noun = best_noun(parts, vocabulary) or unknown_noun(word.token, parts, morphology)
    return replace(noun_word(word.index, word.token, noun, vocabulary), lead=word.lead)


def _left_of(words: list[Word]) -> Word | None:
    """The word before, past the quotation mark behind a word that governs: بـ«استقالة، محاولة "عزل"."""
    if len(words) > 1 and words[-1].token.text in '«“"':
        governing = words[-2]
        bare = governing.tag == "noun" and not (governing.article or governing.pronoun)
        if governing.tag == "preposition" or (bare and governing.noun_class in ("act", "abstract")):
            return governing
    return words[-1] if words else None


def _is_told_of(before: list[Word], word: Word) -> bool:
    """إن جنديا عراقيا قتل في هجوم: behind أن and an indefinite person what looks like an act is the verb."""
    if word.tag != "noun" or word.noun_class != "act":
        return False
    opened = max((w.index + 1 for w in before if w.tag == "complementizer"), default=len(before))
    subject = [w for w in before[opened:] if w.token.text not in '«"']
    plain = all(
        w.tag in ("noun", "number", "determiner") and not (w.article or w.preposition or w.conjunction)
        for w in subject
    )
    return plain and any(w.noun_class in _SOMEBODY and w.token.bare.endswith("ا") for w in subject)


def _is_told_of_him(before: list[Word], word: Word, named: frozenset[int], behind: tuple[Token, ...]) -> bool:
    """إن سالم الوردي أحد القادة قتل مع مرافقه: behind أن, a name and who he is, the act is the verb."""
    if word.tag != "noun" or word.noun_class != "act" or word.article or word.preposition or word.pronoun:
        return False
    opened = max((w.index + 1 for w in before if w.tag == "complementizer"), default=len(before))
    subject = [w for w in before[opened:] if w.token.text not in '«"،']
    if not subject or subject[0].index not in named or any(w.tag == "verb" for w in subject):
        return False
    after = behind[0].folded if behind else ""
    return after in _WHEREIN and subject[-1].tag == "noun" and not subject[-1].conjunction


def _befell(before: list[Word], word: Word, named: frozenset[int], behind: tuple[Token, ...]) -> bool:
    """شيع جنديا قتل في المعارك، رجل خطف قبل شهر، علي حسن قتل أمس: what ends a phrase has no construct.

    A name has none, nor has an accusative with its ending; one man has none with an act, unless he is told by
    what he does (قائد هجوم).
    """
    if word.tag != "noun" or word.noun_class != "act" or word.article or word.preposition or word.pronoun:
        return False
    if not before or word.conjunction or len(word.stem) != 3 or not behind:
        return False
    last = before[-1]
    if last.tag != "noun" or last.article or last.pronoun or last.conjunction:
        return False
    if behind[0].folded not in _WHEREIN and behind[0].folded not in _WHEN:
        return False
    if last.index in named:
        return True
    return _is_countryman(before) or (last.noun_class in _ONE_MAN and last.number != "many")


def _is_countryman(before: list[Word]) -> bool:
    """هددوا بإعدام كرواتي، عن تونسي: a nisba right behind what governs a noun is a man, and no adjective."""
    last, governing = before[-1], before[-2] if len(before) > 1 else None
    nisba = last.noun_class == "adjective" and last.token.bare.endswith(("ي", "يا")) and len(last.stem) > 3
    if not nisba or last.preposition or governing is None:
        return False
    act = governing.noun_class == "act" and not (governing.article or governing.pronoun)
    return governing.tag == "preposition" or (act and bool(governing.preposition))


def _reflexive_verb(word: Word, vocabulary: Vocabulary) -> Word:
    """سيارة مفخخة فجر نفسه: before نفسه a bare noun that is spelled like a verb is the verb."""
    known = vocabulary.verbs.get(word.stem)
    if word.tag != "noun" or word.article or word.preposition or word.pronoun or known is None:
        return word
    return replace(word, tag="verb", verb=known[0], verb_class=known[1], noun_class="", number="")


def _is_somebody(word: Word) -> bool:
    somebody = word.tag == "number" or word.noun_class in _SOMEBODY
    return somebody and not (word.article or word.preposition or word.conjunction)


def _verb_therein(word: Word, vocabulary: Vocabulary) -> Word:
    """معارك في المدينة قتل فيها ستة: before فيها what is spelled like the verb of an event is the verb."""
    known = vocabulary.verbs.get(word.stem)
    return word if known is None or known[1] != "event" else _reflexive_verb(word, vocabulary)


def _joins(before: Word) -> bool:
    """Whether a word is a و or ف that stands apart."""
    return before.tag == "conjunction" and before.stem in ("و", "ف")


def _may_describe(word: Word, before: Word | None) -> bool:
    """Whether an unknown word may be the adjective of the indefinite noun before it: احتجاج نادر."""
    if before is None or word.tag != "noun" or word.article or word.noun_class:
        return False
    if word.preposition or word.conjunction:
        return False
    return before.tag == "noun" and not before.article and not before.pronoun and len(word.stem) > 2


def _is_adjective(before: Word | None, summary: WordSummary) -> bool:
    """Whether the dictionary has a word as an adjective, or as the feminine of a masculine: صدامات طفيفة.

    A noun that is feminine by itself has its ة in the lemma (حقيبة); what lost it there has a masculine.
    """
    if summary.can_be_adjective:
        return True
    if before is None or not before.token.bare.endswith(("ة", "ات")):
        return False
    feminine = (summary.gender, summary.number) == ("feminine", "singular")
    lemma = bare(summary.noun_lemma)
    return feminine and not summary.is_masdar and bool(lemma) and not lemma.endswith("ة")


def _named(index: int, token: Token, vocabulary: Vocabulary, morphology: Morphology) -> Word:
    """A word of a name: a noun, or a particle within the name."""
    function = vocabulary.function_words.get(token.folded, "")
    if function in ("preposition", "determiner", "conjunction"):
        return Word(index, token, function, stem=token.folded)
    parts = divisions(token.bare)
    noun = best_noun(parts, vocabulary) or unknown_noun(token, parts, morphology)
    return noun_word(index, token, noun, vocabulary)


_COUNTING = (
    "واحد", "احد", "اثن", "ثلا", "ثلث", "ارب", "خمس", "ست", "سبع", "ثم", "تسع", "عش", "مئ", "مائ", "الف",
    "الا", "مل", "نحو", "حوالي", "بض", "اكثر", "اقل", "قراب", "زهاء", "ما", "عد", "الم", "الع",
)  # fmt: skip


def _counted(index: int, token: Token) -> Word:
    """A word of a count, with the و or ب that is written onto it."""
    for part in divisions(token.bare):
        if part.pronoun or part.article or not (part.conjunction or part.preposition):
            continue
        if part.stem.startswith(_COUNTING) and not token.folded.startswith("واحد"):
            return Word(
                index, token, "number", conjunction=part.conjunction, preposition=part.preposition,
                stem=part.stem, skip=part.skip,
            )  # fmt: skip
    return Word(index, token, "number", stem=token.folded)


def _tag(
    index: int, token: Token, before: Word | None, vocabulary: Vocabulary, morphology: Morphology
) -> Word:
    """The reading of a token by itself and the word before it: a particle, a verb, else a noun."""
    if token.kind != "word":
        return Word(index, token, "number" if token.kind == "number" else "punct", stem=token.folded)
    particle = _particle(index, token, before, vocabulary)
    if particle is not None:
        return particle
    parts = divisions(token.bare)
    noun = _lexical(token.folded, vocabulary) and not token.bare.endswith("ى")  # ولدى is no dual of ولد
    joined = None if noun else _joined_particle(index, token, parts, vocabulary)
    if joined is not None:
        return joined
    governing = _preposition_with_pronoun(parts, vocabulary)
    if governing is not None:
        return Word(
            index, token, "preposition", conjunction=governing.conjunction, stem=governing.stem,
            pronoun=governing.pronoun, skip=governing.skip,
        )  # fmt: skip
    # شهدت قصفًا عنيفًا: nunation is of nouns alone.
    nominal = _has_nunation(token) or has_bound_plural(parts, vocabulary, before)
    verb = None if nominal else best_verb(parts, vocabulary, token, before)
    known = best_noun(_without_conjunction(parts, before), vocabulary)
    if verb is not None and is_verb_here(verb, known, before, vocabulary):
        return _verb_word(index, token, verb, *vocabulary.verbs[verb.stem])
    if known is None and verb is None and not _has_nunation(token):
        guessed = unknown_verb(token, parts, before, morphology)
        if guessed is not None:
            return _verb_word(index, token, guessed, guess_form(guessed.stem), "plain")
    return noun_word(index, token, known or unknown_noun(token, parts, morphology), vocabulary)


def _without_conjunction(parts: tuple[Division, ...], before: Word | None) -> tuple[Division, ...]:
    """لدى وصوله: right behind a preposition no word begins with the conjunction و."""
    if before is None or before.tag != "preposition" or before.pronoun:
        return parts
    return tuple(part for part in parts if not part.conjunction)


def _has_nunation(token: Token) -> bool:
    return any(mark in token.text[-2:] for mark in _NUNATION)


def _particle(index: int, token: Token, before: Word | None, vocabulary: Vocabulary) -> Word | None:
    """A word of function_words.tsv with nothing written onto it but the pronoun of أن."""
    folded = token.folded
    if folded not in vocabulary.function_words or token.bare in _HAMZA_APART:
        return None
    if folded == "من" and before is not None and before.tag == "relative":
        return None
    tag = vocabulary.function_words[folded]
    pronoun = _pronoun_of(folded) if tag in ("complementizer", "subordinator") else ""
    return Word(index, token, tag, stem=folded, pronoun=pronoun)


def _joined_particle(
    index: int, token: Token, parts: tuple[Division, ...], vocabulary: Vocabulary
) -> Word | None:
    """A particle behind و, ب or ل (وحين، لكل); بعضهم، أحدها: a noun for some of those named before."""
    for part in parts:
        if (part.conjunction or part.preposition) and not part.article and not part.pronoun:
            tag = vocabulary.function_words.get(part.stem, "")
            if tag and (tag == "determiner" or not part.preposition):
                return Word(
                    index, token, tag, conjunction=part.conjunction, preposition=part.preposition,
                    stem=part.stem, skip=part.skip,
                )  # fmt: skip
    for part in parts:
        if part.pronoun and not part.article and _determines(part, vocabulary):
            return Word(
                index, token, "noun", part.conjunction, part.preposition, stem=part.stem,
                pronoun=part.pronoun, skip=part.skip,
            )  # fmt: skip
    return None


def _pronoun_of(folded: str) -> str:
    """أنهم، لأنها: the pronoun that أن carries."""
    _, opener, pronoun = folded.partition("ان")
    return pronoun if opener and pronoun in _SUFFIXES else ""


def _determines(part: Division, vocabulary: Vocabulary) -> bool:
    known = vocabulary.function_words.get(part.stem) == "determiner"
    return known and len(part.stem) > 2 and part.stem not in ("نفس", "ذات", "عدد", "كلا", "كلتا")


def _lexical(stem: str, vocabulary: Vocabulary) -> bool:
    return stem in vocabulary.verbs or stem in vocabulary.people or stem in vocabulary.nouns


def _preposition_with_pronoun(parts: tuple[Division, ...], vocabulary: Vocabulary) -> Division | None:
    """عليه، منهم، بينهم، له، به: a preposition that governs a pronoun."""
    for part in parts:
        word = part.stem
        plain = not part.preposition and not part.pronoun and not part.article
        if plain and word[:1] in ("ب", "ل") and word[1:] in _SUFFIXES:
            return Division(part.conjunction, "", False, word[0], word[1:], part.skip)
    for part in parts:
        if part.pronoun and not part.article and not part.preposition:
            if part.pronoun == "ي" and len(part.stem) > 2:
                continue  # مصدر قبلي is of a tribe
            stem = {"علي": "على", "الي": "الى", "لدي": "لدى"}.get(part.stem, part.stem)
            if vocabulary.function_words.get(part.stem) == "preposition" and not _lexical(
                part.stem + part.pronoun, vocabulary
            ):
                return part
            if stem != part.stem:
                return part
        if part.pronoun and part.preposition and part.stem == "":
            return part
    return None


def _verb_word(index: int, token: Token, part: Division, form: VerbForm, verb_class: str) -> Word:
    return Word(
        index, token, "verb", part.conjunction, part.preposition, False, part.stem, part.pronoun,
        part.skip, form, verb_class,
    )  # fmt: skip
