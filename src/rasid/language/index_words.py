"""Under which terms a report is found, and which terms a query looks for.

A report is indexed generously: under each word as written (folded), under its lemma where the lexicon knows
the word, else under what is left when clitics and endings are taken off in every way that makes sense. A
query asks for the likeliest of these, so وقتلوا finds يقتل, and مدينتهم finds المدن. Both databases index the
same terms, made here; no stemmer of a database is asked. The morphology is not asked either: it takes
milliseconds for a new word.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from rasid.language.tokens import Token, tokenize
from rasid.language.words import Division, divisions
from rasid.lexicon.lemmas import Lemmas
from rasid.lexicon.names import NamedOrganisation
from rasid.romanising import word_keys
from rasid.values.coded import CodedReport

_REMEMBERED = 300_000
_LONGEST = 60
_CAPITAL = re.compile("[A-Z]")
_PARTICLE_AND_PRONOUN = re.compile("[وف]?[بلك](?:ه|ها|هم|هما|هن|كم|نا|ي|ك)")
_ARABIC = re.compile("[\u0621-\u064a]")
#: Endings of number and gender that an unknown word may have: (ending, fewest letters left before it).
_ENDINGS = (("ات", 3), ("ون", 3), ("ين", 3), ("ه", 2))


def index_terms(text: str, lemmas: Lemmas) -> tuple[str, ...]:
    """The terms under which a text is found, sorted, each once. Function words and punctuation give none."""
    found: set[str] = set()
    for token in tokenize(text):
        found.update(token_terms(token, lemmas))
    return tuple(sorted(found))


def report_terms(
    coded: CodedReport, lemmas: Lemmas, organisations: Mapping[str, NamedOrganisation]
) -> tuple[str, ...]:
    """The terms under which a report is found, sorted, each once.

    Those of its title and text; the keys of sound of the people, organisations and places it names; the
    words of the English names that the lexicon and the gazetteer give them.
    """
    arabic: list[str] = []
    english: list[str] = []
    for person in coded.people:
        arabic += [person.name.text, *(alias.text for alias in person.aliases)]
    for organisation in coded.organisations:
        arabic.append(organisation.name.text)
        if organisation.alias is not None and organisation.alias in organisations:
            english.append(organisations[organisation.alias].name_en)
    for place in coded.places:
        arabic.append(place.text)
        if place.name:
            english.append(place.name)
    found = set(index_terms(f"{coded.title or ''}\n{coded.text}", lemmas))
    found.update(name_terms(arabic))
    found.update(index_terms("\n".join(english), lemmas))
    return tuple(sorted(found))


def name_terms(names: Iterable[str]) -> frozenset[str]:
    """The keys of sound of every word of the names, each behind `~`."""
    return frozenset(key_term(key) for name in names for keys in word_keys(name) for key in keys)


def key_term(key: str) -> str:
    """A key of sound as a term: capitals are written as a small letter and `_`, since SQLite folds case."""
    return "~" + _CAPITAL.sub(lambda capital: capital[0].lower() + "_", key)


def token_terms(token: Token, lemmas: Lemmas) -> tuple[str, ...]:
    """The terms under which one token is found."""
    return _terms_of(token.folded, token.kind, lemmas)[0]


def sought_terms(token: Token, lemmas: Lemmas) -> tuple[str, ...]:
    """The terms that a token of a query looks for, any of which will do; none for a function word."""
    return _terms_of(token.folded, token.kind, lemmas)[1]


def is_known(token: Token, lemmas: Lemmas) -> bool:
    """Whether a table has the word itself, as a verb, a noun or a name."""
    return any(form in lemmas.lemmas or form in lemmas.names for form in sought_terms(token, lemmas))


def _terms_of(folded: str, kind: str, lemmas: Lemmas) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """(terms to index, terms to look for) of a folded token."""
    if kind == "number":
        number = (folded.replace(",", "")[:_LONGEST],)
        return number, number
    if kind != "word":
        return (), ()
    known = lemmas.memory.get(folded)
    if known is None:
        known = _word_terms(folded[:_LONGEST], lemmas)
        if len(lemmas.memory) < _REMEMBERED:
            lemmas.memory[folded] = known
    return known


def _word_terms(word: str, lemmas: Lemmas) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Terms of a word: by the lexicon where it knows what clitics leave of it, else by its shape."""
    if word in lemmas.function_words or len(word) < 2 or not any(letter.isalnum() for letter in word):
        return (), ()
    if not _ARABIC.search(word):
        return (word,), (word,)
    whole = lemmas.lemmas.get(word)
    if whole is not None:
        return _both(word, whole)
    if word in lemmas.names:
        return _both(word, _with_article_off(word))
    if _PARTICLE_AND_PRONOUN.fullmatch(word):
        return (), ()
    parts = divisions(word)[1:]
    if any(_is_function_word(part, lemmas) for part in parts):
        return (), ()
    stems: list[str] = []
    for part in parts:
        if part.stem in lemmas.lemmas:
            stems += lemmas.lemmas[part.stem]
        elif not part.pronoun:
            names = (part.stem, "ال" + part.stem) if part.article else (part.stem,)
            stems += [form for name in names if name in lemmas.names for form in _with_article_off(name)]
    if stems:
        return _both(word, stems)
    return tuple(sorted(_every_stem(word, parts))), tuple(sorted({word, *_likely_stems(word, parts)}))


def _with_article_off(name: str) -> list[str]:
    """A name, and the name without its article: الفلوجة is also asked for as فلوجة."""
    return [name, name[2:]] if name.startswith("ال") and len(name) > 4 else [name]


def _both(word: str, stems: tuple[str, ...] | list[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    terms = tuple(sorted({word, *stems}))
    return terms, terms


def _is_function_word(part: Division, lemmas: Lemmas) -> bool:
    """Whether clitics leave a function word: ومن، بينهم، فلم. With an article it is a noun (الكل)."""
    return not part.article and part.stem in lemmas.function_words and len(part.stem) > 1


def _every_stem(word: str, parts: tuple[Division, ...]) -> set[str]:
    """All that an unknown word may be without clitics, endings and the accusative's ا."""
    stems = {word, *(part.stem for part in parts if len(part.stem) > 2)}
    stems |= {_without_ending(stem) for stem in stems}
    return stems | {stem[:-1] for stem in stems if len(stem) > 4 and stem.endswith("ا")}


def _likely_stems(word: str, parts: tuple[Division, ...]) -> list[str]:
    """What an unknown word of a query stands for.

    The article tells for certain where the stem begins. Without it a first letter is taken for a particle
    only where enough is left for a word, since names begin with these letters too.
    """
    with_article = [part for part in parts if part.article and len(part.stem) > 2]
    if with_article:
        return [_without_ending(max(with_article, key=lambda part: part.skip).stem)]
    likely = [
        part for part in parts if len(part.stem) > (3 if part.preposition or part.conjunction == "ف" else 2)
    ]
    return sorted(_every_stem(word, tuple(likely)))


def _without_ending(stem: str) -> str:
    """An unknown noun without the endings of gender and number: ـة ـات ـون ـين."""
    for ending, fewest in _ENDINGS:
        if stem.endswith(ending) and len(stem) - len(ending) >= fewest:
            return stem[: -len(ending)]
    return stem
