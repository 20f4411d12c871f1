"""Each token of a sentence with its clitics and its part of speech in context.

Arabic is written without vowels, so that قتل is "killed", "was killed" or "killing". Where it stands
decides: after a preposition or in a construct it is a noun, at the head of a clause a verb. Words
that the lexicons lack are asked of the morphology, and only where they could be verbs.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from rasid.language.dividing import best_noun, conjoined, guess_form, unknown_noun
from rasid.language.morphology import Morphology
from rasid.language.tokens import Sentence, Token
from rasid.language.words import Division, divisions, offset_of
from rasid.lexicon.inflection import VerbForm
from rasid.lexicon.vocabulary import Vocabulary

#: Nouns that fold like a function word but are written with another hamza: إمام is no أمام.
_HAMZA_APART = frozenset(("إمام",))
#: Pronouns that ب and ل take: به، لهم.
_SUFFIXES = frozenset(("ه", "ها", "هم", "هما", "هن", "نا", "ي", "ك", "كم"))
#: What resumes the noun that a relative clause describes, at once behind its verb.
_THEREIN = frozenset(("فيه", "فيها", "فيهما", "خلاله", "خلالها", "اثره", "اثرها", "اثناءه", "اثناءها"))
_REFLEXIVE = frozenset(("نفسه", "نفسها", "نفسيهما", "انفسهم", "انفسهن"))
_NOMINAL_BEFORE = frozenset(("preposition", "determiner", "demonstrative"))
_VERBAL_BEFORE = frozenset(("auxiliary", "negation"))
_OPENS_CLAUSE = frozenset(("complementizer", "subordinator", "relative", "auxiliary", "wh", "negation"))


@dataclass(frozen=True, slots=True)
class Word:
    """A token with its reading.

    `tag`: verb, noun, number, punct, or a class of function_words.tsv. `conjunction`, `preposition`
    (ب ل ك written together), `article`, `stem` (folded), `pronoun` are its parts; `noun_class` is the
    class of a human or other known noun. `lead` counts the letters of the conjunction that are written onto
    the word: none where و stands by itself before it.
    """

    index: int
    token: Token
    tag: str
    conjunction: str = ""
    preposition: str = ""
    article: bool = False
    stem: str = ""
    pronoun: str = ""
    skip: int = 0
    verb: VerbForm | None = None
    verb_class: str = ""
    noun_class: str = ""
    number: str = ""
    lead: int = 0

    @property
    def start(self) -> int:
        """Offset of the word without its conjunction and preposition, but with its article."""
        letters = self.lead + len(self.preposition)
        if self.preposition == "ل" and self.article:
            letters = self.skip
        return offset_of(self.token, letters)

    @property
    def after_conjunction(self) -> int:
        """Offset of the word without its conjunction, with everything else."""
        return offset_of(self.token, self.lead)

    @property
    def verb_is_plural(self) -> bool:
        """Whether the verb carries the ending of a plural or dual subject, which then stands before it."""
        return self.verb is not None and self.verb.person in ("3mp", "3fp", "3md", "3fd", "1p")

    @property
    def end(self) -> int:
        """Offset just past the word."""
        return self.token.end


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
        before = words[-1] if words else None
        if index in counted and token.kind == "word":
            word = _counted(index, token)
        elif index in named and token.kind == "word":
            word = _named(index, token, vocabulary, morphology)
        else:
            word = _tag(index, token, before, vocabulary, morphology)
        if word.tag == "verb":
            word = _masdar(words, word, named, vocabulary)
        if word.conjunction:
            word = replace(word, lead=len(word.conjunction))
        elif before is not None and word.tag != "punct" and _joins(before):
            word = replace(word, conjunction=before.stem)
        if _may_describe(word, before) and morphology.summary(token.bare).can_be_adjective:
            word = replace(word, noun_class="adjective")
        if token.folded in _REFLEXIVE and words:
            words[-1] = _reflexive_verb(words[-1], vocabulary)
        elif token.folded in _THEREIN and len(words) > 1 and words[-2].tag not in _NOMINAL_BEFORE:
            words[-1] = _verb_therein(words[-1], vocabulary)
        words.append(word)
    return tuple(words)


def _masdar(before: list[Word], word: Word, named: frozenset[int], vocabulary: Vocabulary) -> Word:
    """واصلت الطائرات قصف البلدة: behind a verb and its definite subject what looks perfect is the act."""
    last = before[-1] if before else None
    if last is None or word.conjunction or word.verb is None or word.verb.tense != "perfect":
        return word
    if last.tag != "noun" or not (last.article or last.pronoun or last.index in named):
        return word
    noun = best_noun(divisions(word.token.bare), vocabulary, word.token)
    if noun is None or noun.preposition or vocabulary.nouns.get(noun.stem) not in ("act", "abstract"):
        return word
    for other in reversed(before[-6:]):
        nominal = other.tag in ("noun", "number", "determiner") or other.stem == "من"
        if other.preposition or other.noun_class == "act" or not nominal:
            verbal = other.tag == "verb" and not other.verb_is_plural
            return _noun_word(word.index, word.token, noun, vocabulary) if verbal else word
    return word


def _reflexive_verb(word: Word, vocabulary: Vocabulary) -> Word:
    """سيارة مفخخة فجر نفسه: before نفسه a bare noun that is spelled like a verb is the verb."""
    known = vocabulary.verbs.get(word.stem)
    if word.tag != "noun" or word.article or word.preposition or word.pronoun or known is None:
        return word
    return replace(word, tag="verb", verb=known[0], verb_class=known[1], noun_class="", number="")


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


def _named(index: int, token: Token, vocabulary: Vocabulary, morphology: Morphology) -> Word:
    """A word of a name: a noun, or a particle within the name."""
    function = vocabulary.function_words.get(token.folded, "")
    if function in ("preposition", "determiner", "conjunction"):
        return Word(index, token, function, stem=token.folded)
    parts = divisions(token.bare)
    noun = best_noun(parts, vocabulary, token) or unknown_noun(token, parts, morphology)
    return _noun_word(index, token, noun, vocabulary)


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
    if token.kind != "word":
        return Word(index, token, "number" if token.kind == "number" else "punct", stem=token.folded)
    folded = token.folded
    if folded in vocabulary.function_words and token.bare not in _HAMZA_APART:
        tag = vocabulary.function_words[folded]
        if not (folded == "من" and before is not None and before.tag == "relative"):
            pronoun = _pronoun_of(folded) if tag in ("complementizer", "subordinator") else ""
            return Word(index, token, tag, stem=folded, pronoun=pronoun)
    parts = divisions(token.bare)
    for part in parts:
        if (part.conjunction or part.preposition) and not part.article and not part.pronoun:
            tag = vocabulary.function_words.get(part.stem, "")
            governed = tag == "determiner" or not part.preposition
            if tag and governed and not _lexical(folded, vocabulary):
                return Word(
                    index, token, tag, conjunction=part.conjunction, preposition=part.preposition,
                    stem=part.stem, skip=part.skip,
                )  # fmt: skip
    share = next((p for p in parts if p.pronoun and not p.article and _determines(p, vocabulary)), None)
    if share is not None and not _lexical(folded, vocabulary):
        # بعضهم، أحدها: a noun that stands for some of those named before.
        return Word(
            index, token, "noun", share.conjunction, share.preposition, stem=share.stem,
            pronoun=share.pronoun, skip=share.skip,
        )  # fmt: skip
    prepositional = _preposition_with_pronoun(parts, vocabulary)
    if prepositional is not None:
        return Word(
            index, token, "preposition", conjunction=prepositional.conjunction, stem=prepositional.stem,
            pronoun=prepositional.pronoun, skip=prepositional.skip,
        )  # fmt: skip
    verb = _best_verb(parts, vocabulary, token, before)
    noun = best_noun(parts, vocabulary, token)
    if verb is not None and (noun is None or _verb_by_position(verb, noun, before, vocabulary)):
        form, verb_class = vocabulary.verbs[verb.stem]
        if not _noun_position(verb, before) or (noun is None and _clearly_verb(form, before)):
            return Word(
                index, token, "verb", verb.conjunction, verb.preposition, False, verb.stem, verb.pronoun,
                verb.skip, form, verb_class,
            )  # fmt: skip
    if noun is None and verb is None:
        guessed = _unknown_verb(token, parts, before, morphology)
        if guessed is not None:
            return Word(
                index, token, "verb", guessed.conjunction, guessed.preposition, False, guessed.stem,
                guessed.pronoun, guessed.skip, guess_form(guessed.stem), "plain",
            )  # fmt: skip
    return _noun_word(index, token, noun or unknown_noun(token, parts, morphology), vocabulary)


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


def _best_verb(
    parts: tuple[Division, ...], vocabulary: Vocabulary, token: Token, before: Word | None
) -> Division | None:
    for part in parts:
        known = vocabulary.verbs.get(part.stem)
        if known is None or part.article:
            continue
        form, _ = known
        if part.preposition and not (part.preposition == "ل" and form.tense == "imperfect"):
            continue
        if form.tense == "jussive" and (
            before is None or before.stem not in ("لم", "لا") or part.conjunction
        ):
            continue
        if part.pronoun and (form.person.startswith("1") or part.pronoun in ("ك", "كم", "كما", "ني", "ي")):
            continue
        if token.bare.endswith("ة") and not part.pronoun:
            continue
        if form.person == "3md" and token.bare.endswith("أ"):
            # ولجأ is "and he fled", not the dual of ولج.
            continue
        if len(part.stem) < 2:
            continue
        if len(part.stem) == 2 and (part.conjunction == "ف" or (part.pronoun and known[1] != "event")):
            continue
        return part
    return None


def _verb_by_position(verb: Division, noun: Division, before: Word | None, vocabulary: Vocabulary) -> bool:
    """Whether a spelling that is verb and noun is a verb here: at the head of a clause, not after a noun."""
    if noun.article or noun.preposition in ("ب", "ك") or noun.skip < verb.skip:
        # وزير is a minister before it is "and was visited".
        return False
    if _noun_position(verb, before):
        return False
    if before is None:
        return True
    if before.tag == "noun" and verb.stem.endswith(("ا", "تا")) and before.stem.endswith(("ان", "ين")):
        return not noun.pronoun  # إن جنديين قتلا
    if before.tag in _OPENS_CLAUSE or before.tag in ("punct", "conjunction"):
        return True
    if verb.conjunction:
        # عمليات قتل وخطف: a bare act noun before it takes it along as its like.
        return not (before.tag == "noun" and before.noun_class == "act" and not before.article)
    if before.tag == "noun" and verb.pronoun and noun.pronoun and not before.article and not before.pronoun:
        # سفينة يونانية خطفها القراصنة, but عملية خطفها, جنود إصابتهم خطرة: only what is no act is described;
        # مظاهرة نظمها حزب: unless the word is the masdar of no act.
        act = vocabulary.nouns.get(noun.stem) == "act"
        masdar = verb.stem.endswith("ت") and noun.stem != "قتله"  # محتجين قتلتهم القوات
        return not masdar and (_is_described(before) or (not act and before.noun_class == "act"))
    return before.tag == "noun" and (before.article or bool(before.pronoun))


def _is_described(word: Word) -> bool:
    """Whether a noun names somebody or something, or is the adjective of one, and not an act."""
    if word.noun_class:
        return word.noun_class not in ("act", "abstract", "time")
    return word.token.bare.endswith(("ية", "يين", "يون"))


def _noun_position(verb: Division, before: Word | None) -> bool:
    if before is None or verb.conjunction:
        return False
    if before.tag == "preposition" and not before.pronoun:
        return before.stem not in ("حتي", "منذ")
    return before.tag in _NOMINAL_BEFORE


def _clearly_verb(form: VerbForm, before: Word | None) -> bool:
    if before is None:
        return False
    who = before.stem == "من" and not before.pronoun and form.tense == "perfect"  # القبض على من أطلقوا النار
    return (form.person in ("3mp", "3fs") and before.tag == "demonstrative") or (who and form.person == "3mp")


def _unknown_verb(
    token: Token, parts: tuple[Division, ...], before: Word | None, morphology: Morphology
) -> Division | None:
    """Ask the morphology of a word that no lexicon knows, if it stands and looks as a verb may."""
    bare = token.bare
    if not ("\u0621" <= bare[0] <= "\u064a") or len(bare) < 3:
        return None
    part = conjoined(token, parts, morphology)
    stem = part.stem
    if token.folded.startswith(("ال", "بال", "وال", "لل", "فال", "كال")) or bare.endswith(
        ("ة", "اء", "ء", "ً")
    ):
        return None
    if _noun_position(part, before) or (before is not None and before.tag == "number"):
        return None
    strong = before is not None and before.tag in _VERBAL_BEFORE and before.stem != "غير"
    if bare.endswith("وا") and len(stem) >= 5:
        return part
    looks_imperfect = stem[0] in "يتن" or stem.startswith(("سي", "ست", "سن"))
    head = before is None or before.tag in _OPENS_CLAUSE or before.tag == "punct" or bool(part.conjunction)
    if not (strong or looks_imperfect or head or stem.endswith("ت")):
        return None
    share = morphology.verb_share(bare)
    threshold = 0.05 if strong else 0.3 if head else 0.6
    return part if share > threshold else None


def _noun_word(index: int, token: Token, part: Division, vocabulary: Vocabulary) -> Word:
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
