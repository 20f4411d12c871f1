"""Written forms of Arabic verbs and nouns, from the citation forms that the lexicon lists.

The lexicon gives for a verb its third person singular masculine of both tenses (قتل، يقتل); the
endings are regular. Forms are folded, since that is how they are looked up. Rules: W. Wright, A
Grammar of the Arabic Language, I §§ 90-164 (strong and weak verbs), 299-309 (noun endings).
"""

from __future__ import annotations

from dataclasses import dataclass

from rasid.folding import fold_word


@dataclass(frozen=True, slots=True)
class VerbForm:
    """One written form of a verb: `tense` perfect, imperfect or jussive; `person` such as 3ms, 3fs, 3mp, 1p.

    A jussive is listed as such where it is spelled otherwise than the indicative (لم يقم، لم يتبن).

    `voice` is active, passive, or either where the spelling does not tell. `future` marks the prefix س.
    """

    tense: str
    person: str
    voice: str
    future: bool = False


def verb_forms(perfect: str, imperfect: str, passive: str) -> dict[str, VerbForm]:
    """Folded written form -> what it is, for one verb.

    `passive` is "" where the passive is spelled like the active, "-" where the verb has none, else
    `perfect/imperfect` of the passive. A form of both tenses is given as the perfect.
    """
    forms: dict[str, VerbForm] = {}
    voice = "either" if passive == "" else "active"
    passive_perfect, _, passive_imperfect = passive.partition("/") if passive != "-" else ("", "", "")
    for form, person in _jussive(imperfect, perfect):
        _enter(forms, form, VerbForm("jussive", person, voice))
    for form, person in _jussive(passive_imperfect, perfect):
        _enter(forms, form, VerbForm("jussive", person, "passive"))
    for form, person in _imperfect(imperfect):
        _enter(forms, form, VerbForm("imperfect", person, voice))
        _enter(forms, "س" + form, VerbForm("imperfect", person, voice, future=True))
    for form, person in _imperfect(passive_imperfect):
        _enter(forms, form, VerbForm("imperfect", person, "passive"))
        _enter(forms, "س" + form, VerbForm("imperfect", person, "passive", future=True))
    for form, person in _perfect(perfect):
        _enter(forms, form, VerbForm("perfect", person, voice))
    for form, person in _perfect(passive_perfect):
        _enter(forms, form, VerbForm("perfect", person, "passive"))
    return forms


def participle_forms(citation: str) -> dict[str, VerbForm]:
    """Folded accusative of an active participle in each gender and number -> its form: متهما، متهمة، متهمين.

    One that lacks its last letter has it back: داع makes داعيا، داعية، داعين.
    """
    stem = fold_word(citation)
    weak = len(stem) == 3 and stem[1] == "ا"
    full = stem + "ي" if weak else stem
    return {
        full + "ا": VerbForm("participle", "3ms", "active"),
        full + "ه": VerbForm("participle", "3fs", "active"),
        stem + "ين": VerbForm("participle", "3mp", "active"),
    }


def _enter(forms: dict[str, VerbForm], form: str, made: VerbForm) -> None:
    """Keep one reading a form: the third person before the first; a form of both voices is `either`."""
    known = forms.get(form)
    if known is not None and made.person.startswith("1"):
        return
    if known is not None and known.tense == made.tense and known.voice != made.voice:
        made = VerbForm(made.tense, made.person, "either", made.future)
    forms[form] = made


def _perfect(citation: str) -> list[tuple[str, str]]:
    if not citation:
        return []
    written = citation
    stem = fold_word(citation)
    if written.endswith(("ا", "ى")) and len(stem) > 2:
        base, glide = stem[:-1], "و" if written.endswith("ا") else "ي"
        return [
            (stem, "3ms"),
            (base + "ت", "3fs"),
            (base + glide + "ا", "3md"),
            (base + "تا", "3fd"),
            (base + "وا", "3mp"),
            (base + glide + "نا", "1p"),
            (base + glide + "ت", "1s"),
        ]
    plural = stem[:-1] + "وا" if written.endswith("ي") else stem + "وا"
    return [
        (stem + "ن", "3fp"),
        (stem + "نا", "1p"),
        (stem, "3ms"),
        (stem + "ت", "3fs"),
        (stem + "ا", "3md"),
        (stem + "تا", "3fd"),
        (plural, "3mp"),
    ]


def _imperfect(citation: str) -> list[tuple[str, str]]:
    if len(citation) < 3:
        return []
    stem = fold_word(citation)[1:]
    weak = stem.endswith(("و", "ي")) and citation[-1] in "ويى"
    base = stem[:-1] if weak else stem
    forms = [
        ("ي" + stem, "3ms"),
        ("ت" + stem, "3fs"),
        ("ن" + stem, "1p"),
        ("ا" + stem, "1s"),
        ("ي" + base + "ون", "3mp"),
        ("ي" + base + "وا", "3mp"),
        ("ي" + stem + "ان", "3md"),
        ("ت" + stem + "ان", "3fd"),
    ]
    return forms


def _jussive(citation: str, perfect: str) -> list[tuple[str, str]]:
    """The short forms after لم: a weak verb loses its last letter, a hollow one its long vowel."""
    if len(citation) < 3:
        return []
    stem = fold_word(citation)[1:]
    if stem.endswith(("و", "ي")) and citation[-1] in "ويى":
        short = stem[:-1]
    elif 3 <= len(stem) <= 5 and stem[-2] in "اوي" and perfect[-2:-1] == "ا":
        short = stem[:-2] + stem[-1]
    else:
        return []
    return [("ي" + short, "3ms"), ("ت" + short, "3fs")]


@dataclass(frozen=True, slots=True)
class NounForm:
    """One written form of a noun: `number` is one, two or many."""

    number: str


def noun_forms(words: tuple[str, ...], *, humans: bool = False) -> dict[str, NounForm]:
    """Folded written form -> number, for a noun given by its singular and its plurals.

    The first word is the singular. Accusative ا, the dual, and for `humans` the sound plurals
    with their construct forms (مقاتلو، مقاتلي) are made from it.
    """
    forms: dict[str, NounForm] = {}
    singular = fold_word(words[0])
    base = singular[:-1] + "ت" if words[0].endswith(("ة", "ه")) else singular
    sound = humans and any(plural.endswith("ون") for plural in words[1:])
    # مدنيين is a plural far more often than a dual; جنديين can only be two, and so can طفلتا and طفلتي.
    duals = {base + "ان"} | (set() if sound else {base + "ين"})
    if base != singular:
        duals |= {base + "ا", base + "ي"}
    for place, word in enumerate(words):
        stem = fold_word(word)
        number = NounForm("one" if place == 0 else "two" if stem in duals else "many")
        forms.setdefault(stem, number)
        if not word.endswith(("ة", "ه", "ا", "ى", "اء", "ون", "ين", "ات")):
            forms.setdefault(stem + "ا", number)
        if number.number == "many" and stem.endswith(("ون", "ين")) and len(stem) > 4:
            for ending in ("ون", "ين", "و", "ي"):
                forms.setdefault(stem[:-2] + ending, number)
        if place:
            continue
        forms.setdefault(base + "ان", NounForm("two"))
        forms.setdefault(base + "ين", NounForm("many" if sound else "two"))
        if humans and not sound and base == singular and len(base) > 2:
            forms.setdefault(base + "ي", NounForm("two"))  # طفليهما
        if sound and not word.endswith(("ة", "ى", "ا")):
            for ending in ("ون", "و", "ي"):
                forms.setdefault(stem + ending, NounForm("many"))
    return forms
