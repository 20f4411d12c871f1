"""What stands before and after a word within its clause: phrases in order, up to the clause's end."""

from __future__ import annotations

from dataclasses import dataclass, replace

from rasid.events.ages_told import past_age
from rasid.events.asides import end_of_aside, is_lack, says_how
from rasid.events.coordination import coordinated, is_done_to_them, past_count
from rasid.events.passage import Passage
from rasid.events.phrases import NounPhrase, noun_phrase
from rasid.events.relative_ends import end_of_relative
from rasid.language.marks import COMMAS, DASHES, STOPS
from rasid.language.tagged_word import Word

_DATELINE = DASHES | {":"}
_BRACKETS = frozenset(('"', "«", "»", "”", "“", ")", "]", "'"))
_PARTITIVE = frozenset(("بين", "من", "ضمن"))
#: "Having": with its genitive it describes the noun before it.
_OWNING = frozenset(("ذات", "ذو", "ذا", "ذي", "ذوي", "ذوو", "ذوات"))
_CONTRASTS = frozenset(("لكن", "ولكن", "بل", "ثم", "انما"))
_REACH = 34
#: Behind a comma they begin a clause of their own.
_OPENERS = frozenset(("verb", "complementizer", "subordinator", "wh", "auxiliary", "negation", "conjunction"))
_PRONOUNS = frozenset(("هو", "هي", "هما", "وهو", "وهي", "وهما", "وهم"))
#: They only stress the noun before them.
EMPHATIC = frozenset(("نفسه", "نفسها", "نفسهم", "ذاته", "ذاتها", "ذاتهم"))


@dataclass(frozen=True, slots=True)
class Constituent:
    """A part of a clause: `phrases` are coordinated noun phrases; `preposition` governs them or is "".

    A preposition with a pronoun (عليه) has `pronoun` and no phrases.
    """

    index: int
    end: int
    preposition: str
    phrases: tuple[NounPhrase, ...]
    pronoun: str = ""


def following(passage: Passage, index: int, *, reach: int = _REACH) -> tuple[Constituent, ...]:
    """The constituents after word `index - 1`, to the end of its clause."""
    words = passage.words
    found: list[Constituent] = []
    limit = min(len(words), index + reach)
    while index < limit:
        word = words[index]
        after: int | None
        if index in passage.times:
            after = max(passage.times[index].end, index + 1)
        elif word.tag == "punct":
            after = _at_punctuation(passage, index, found)
        elif word.tag == "relative" or (_is_told(words, index) and _asyndetic(passage, index, found)):
            after = end_of_relative(passage, index)
        elif _ends_clause(word) or _sums_up(words, index):
            break
        else:
            after = _take(passage, index, found)
        if after is None:
            break
        index = after
    return tuple(found)


def _at_punctuation(passage: Passage, index: int, found: list[Constituent]) -> int | None:
    """Pass a mark or take the quotation that it opens; None where it ends the clause."""
    step = _pass_punctuation(passage, index)
    if step is not None:
        return step
    quoted = noun_phrase(passage, index)
    if quoted is not None and quoted.quoted:
        found.append(Constituent(index, quoted.end + 1, "", (quoted,)))
        return quoted.end + 1
    return index + 1 if passage.words[index].token.text in _BRACKETS else None


def _sums_up(words: tuple[Word, ...], index: int) -> bool:
    """دهس خمسة، الأمر الذي أثار الذعر: what takes up the whole clause is no part of it."""
    word = words[index]
    known = word.stem in ("امر", "شيء") and word.article and not word.preposition
    return known and index + 1 < len(words) and words[index + 1].tag == "relative"


def _ends_clause(word: Word) -> bool:
    """Whether a word opens another clause: a verb, أن, حين, كان, لم, لكن."""
    if word.tag in ("verb", "complementizer", "subordinator") or (word.tag == "wh" and word.stem != "ما"):
        return True
    if word.tag == "auxiliary" or (word.tag == "negation" and word.stem not in ("غير", "عدم")):
        return True
    return word.tag == "conjunction" and word.stem in _CONTRASTS


def _take(passage: Passage, index: int, found: list[Constituent]) -> int | None:
    """Take the phrase at `index`; returns the index behind it, None where a new clause begins."""
    word = passage.words[index]
    partitive = word.tag == "preposition" and word.pronoun not in ("", "ه") and word.stem in _PARTITIVE
    if partitive and passage.words[index - 1].tag != "verb":  # but انسحبت منها القوات
        # بينهم ثلاثة أطفال: a part of those counted before, not a participant of its own.
        return end_of_aside(passage, index)
    if word.pronoun and word.stem in passage.grammar["shares"] and passage.words[index - 1].tag == "punct":
        # ثلاثة عمال، أحدهم أجنبي: speaks of some of those told before.
        return end_of_aside(passage, index)
    if word.tag == "negation" and word.stem == "غير":
        return index + 2
    owning = word.stem in _OWNING and not word.conjunction and index > 0
    if owning and passage.words[index - 1].tag == "noun":  # ذات المصدر behind a verb is the same source
        described = noun_phrase(passage, index + 1)  # محافظة | ذات غالبية كردية
        return described.end if described is not None else index + 1
    lack = index + (word.tag == "preposition")
    governed = noun_phrase(passage, lack + 1) if is_lack(passage, lack) else None
    if governed is not None and not governed.preposition:
        # دعا إلى عدم إقحام النقابة: what is called for is its lack
        before = word.stem if lack > index else passage.words[lack].preposition
        found.append(Constituent(index, governed.end, before, (governed,)))
        return governed.end
    if word.tag == "preposition" and word.pronoun:
        found.append(Constituent(index, index + 1, word.stem, (), word.pronoun))
        return index + 1
    if found and found[-1].phrases and found[-1].end == index and past_count(passage, index) > index:
        return past_count(passage, index)
    if past_age(passage, index) > index:
        return past_age(passage, index)
    if word.token.folded in EMPHATIC and found and found[-1].end == index:
        return index + 1  # على السوق نفسه
    phrase = noun_phrase(passage, index)
    if phrase is None or phrase.end <= index:
        return index + 1
    if word.conjunction and (_new_clause(passage, phrase) or is_done_to_them(word)):
        return None
    if _attributive(passage, phrase, found) or _is_sufferer(passage, phrase, found):
        return phrase.end
    together = coordinated(passage, phrase)
    earlier = _joined_to(passage, index, phrase, found)
    if earlier is not None:
        known = found[earlier]
        found[earlier] = replace(known, phrases=(*known.phrases, *together))
    else:
        found.append(Constituent(index, together[-1].end, phrase.preposition, together))
    return together[-1].end


def _attributive(passage: Passage, phrase: NounPhrase, found: list[Constituent]) -> bool:
    """جلولاء الواقعة في ...: a definite word right behind a phrase describes it and is no participant."""
    head = passage.words[phrase.head]
    if says_how(passage, phrase):
        return True
    if not head.article or phrase.preposition or not found or found[-1].end != phrase.whole:
        return False
    if head.stem in passage.grammar["lying"]:
        return True
    named = phrase.person is not None or phrase.organisation is not None or phrase.place is not None
    return not named and head.noun_class in ("", "abstract", "adjective") and bool(found[-1].preposition)


def _is_sufferer(passage: Passage, phrase: NounPhrase, found: list[Constituent]) -> bool:
    """بعد مقتل | عشرين في هجوم: those counted behind such a noun are its genitive."""
    if not found or found[-1].end != phrase.whole or phrase.preposition:
        return False
    before = passage.words[phrase.whole - 1]
    act = before.noun_class == "act" and bool(found[-1].preposition)  # متهم بقتل | ثلاثة مدنيين
    bare = not before.article and not before.pronoun and (before.stem in passage.grammar["suffering"] or act)
    return bare and phrase.number is not None and not passage.words[phrase.whole].conjunction


def _is_counted(passage: Passage, phrase: NounPhrase) -> bool:
    """Whether a phrase has a count, or is a dual or plural that tells one."""
    return phrase.number is not None or passage.words[phrase.head].number in ("two", "many")


def _joined_to(passage: Passage, index: int, phrase: NounPhrase, found: list[Constituent]) -> int | None:
    """Which earlier constituent a counted phrase behind و goes on with: رجلين بتهمة التجسس وستة آخرين."""
    word = passage.words[index]
    if word.conjunction != "و" or phrase.preposition or phrase.number is None:
        return None
    for place in range(len(found) - 1, -1, -1):
        if not found[place].preposition and any(_is_counted(passage, p) for p in found[place].phrases):
            return place
    return None


def _new_clause(passage: Passage, phrase: NounPhrase) -> bool:
    """Whether و before a noun opens a nominal clause: ... والجيش ينفي."""
    words = passage.words
    return phrase.end < len(words) and words[phrase.end].tag == "verb" and not words[phrase.end].conjunction


def _pass_punctuation(passage: Passage, index: int) -> int | None:
    """The index after a comma, dash or bracket that the clause goes on behind, or None."""
    words = passage.words
    token = words[index].token.text
    if token in STOPS:
        return None
    if token in "([":
        for close in range(index + 1, min(index + 16, len(words))):
            if words[close].token.text in ")]":
                return close + 1
        return index + 1
    if token in COMMAS or token in DASHES:
        after = index + 1
        if after >= len(words):
            return None
        word = words[after]
        if after in passage.times:
            return after  # اقتحم الجيش معززا بآلياته، فجر أمس بلدة سالم
        if word.token.folded in _PRONOUNS:
            return None  # هجوم، هو الأول في المدينة
        if word.tag in _OPENERS:
            return None
        if word.conjunction and word.tag != "noun":
            return None
        return after
    return None


def _is_told(words: tuple[Word, ...], index: int) -> bool:
    """Whether a verb stands at word `index`, also behind a negation: في محاكمة لم تستغرق ساعة."""
    if words[index].tag == "negation" and index + 1 < len(words):
        return words[index + 1].tag == "verb"
    return words[index].tag == "verb"


def _asyndetic(passage: Passage, index: int, found: list[Constituent]) -> bool:
    """Whether a verb opens a relative clause without a pronoun, after an indefinite noun: هجوم نفذه."""
    word = passage.words[index]
    if word.conjunction or not found or found[-1].end != index or not found[-1].phrases:
        return False
    head = passage.words[found[-1].phrases[-1].head]
    last = passage.words[found[-1].end - 1]
    return not head.article and not head.pronoun and not last.article and head.tag == "noun"


def clause_start(passage: Passage, index: int) -> int:
    """The index of the first word of the clause that word `index` stands in."""
    words = passage.words
    for position in range(index - 1, -1, -1):
        word = words[position]
        if word.tag in ("complementizer", "subordinator", "relative", "wh"):
            return position + 1
        if word.token.text in STOPS or (word.tag == "conjunction" and word.stem in _CONTRASTS):
            return position + 1
        if word.tag in ("negation", "auxiliary") and word.conjunction:
            return position
        if word.tag == "verb" and position < index - 1 and word.verb is not None:
            return position + 1
        if word.tag == "punct" and word.token.text in COMMAS and _clause_opens(words, position + 1):
            return position + 1
    return 0


def _clause_opens(words: tuple[Word, ...], index: int) -> bool:
    if index >= len(words):
        return True
    word = words[index]
    return word.tag in ("verb", "auxiliary", "negation") or bool(word.conjunction)


def preceding_subject(passage: Passage, index: int) -> tuple[NounPhrase, ...]:
    """The noun phrase that stands before the verb `index` as its subject, within the clause; else ()."""
    start = max(clause_start(passage, index), _behind_dateline(passage))
    words = passage.words
    best: tuple[NounPhrase, ...] = ()
    position = start
    while position < index:
        word = words[position]
        if position in passage.times:
            position = passage.times[position].end
            continue
        if word.tag in ("noun", "number", "determiner", "demonstrative") and not word.preposition:
            phrase = noun_phrase(passage, position)
            if phrase is None or phrase.end > index:
                position += 1
                continue
            if phrase.preposition:
                position = phrase.end
                continue
            together = coordinated(passage, phrase)
            if together[-1].end > index:
                together = (phrase,)
            if not best or _is_described(words, start, together, index):
                best = together
            position = together[-1].end
        elif word.tag == "preposition" or word.preposition:
            phrase = noun_phrase(passage, position)
            position = (
                phrase.end
                if phrase is not None and phrase.end > position and phrase.end <= index
                else position + 1
            )
        elif word.tag == "punct" and word.token.text in '«"“' and not best:
            phrase = noun_phrase(passage, position)
            if phrase is not None and phrase.quoted:
                best = (phrase,)
                position = phrase.end + 1
            else:
                position += 1
        else:
            position += 1
    return () if best and _is_of_verb_before(passage, start, best, index) else best


def _is_of_verb_before(passage: Passage, start: int, subject: tuple[NounPhrase, ...], index: int) -> bool:
    """سجلت المنظمة غارة قتلت أربعة: what stands behind a verb is its subject, not that of a later perfect."""
    words = passage.words
    form = words[index].verb
    if start == 0 or words[start - 1].tag != "verb" or form is None or form.tense != "perfect":
        return False
    if words[start - 1].verb_is_plural and subject[0].whole == start:
        return True  # قتلوا الحراس واعتقلوا الموظفين: behind a verb in the plural stands its object
    plain = not words[index].conjunction and words[start - 1].verb_class not in ("light", "plain", "manage")
    return plain and subject[0].whole == start and subject[-1].end < index


def _behind_dateline(passage: Passage) -> int:
    """The index behind the place and the dash or colon that open a report: عدن – قتل ثلاثة."""
    for stretch in passage.named_places:
        if stretch.mention.rule.startswith("dateline"):
            behind = passage.words[stretch.end : stretch.end + 8]
            return next((w.index + 1 for w in behind if w.token.text in _DATELINE), 0)
    return 0


def _is_described(words: tuple[Word, ...], start: int, phrases: tuple[NounPhrase, ...], verb: int) -> bool:
    """شيع الأهالي أربعة متظاهرين قتلوا: behind a verb and its subject, a verb describes the noun."""
    last = phrases[-1]
    counted = last.number is not None and not words[last.head].article
    behind_verb = start > 0 and words[start - 1].tag == "verb"
    return counted and behind_verb and last.end == verb and not words[verb].conjunction


def matrix_subject(passage: Passage, index: int) -> tuple[NounPhrase, ...]:
    """The first noun phrase of the clause that أن, كان or the sentence opens, over any clauses between.

    المسلحون الذين احتجزوا العمال سلموا أنفسهم: the subject stands before a relative clause. () where the
    clause begins with a verb.
    """
    words = passage.words
    start = 0
    for position in range(index - 1, -1, -1):
        word = words[position]
        was = word.tag == "auxiliary" and word.stem.startswith(("كان", "كن"))
        opens = was or word.tag == "complementizer"
        if opens or word.token.text in ".؛:":
            start = position + 1
            break
    while start < index and (words[start].tag in ("adverb", "punct") or start in passage.times):
        start = passage.times[start].end if start in passage.times else start + 1
    if start >= index or words[start].tag not in ("noun", "number", "determiner", "demonstrative"):
        return ()
    phrase = noun_phrase(passage, start)
    if phrase is None or phrase.preposition or phrase.end > index:
        return ()
    together = coordinated(passage, phrase)
    return together if together[-1].end <= index else (phrase,)


def antecedent(passage: Passage, index: int) -> tuple[NounPhrase, ...]:
    """The noun phrase that ends just before word `index` (a relative clause's antecedent); else ()."""
    words = passage.words
    end = _before_bracket(words, index)
    while end > 0 and words[end - 1].tag == "punct" and words[end - 1].token.text in '،,»")”':
        end -= 1
    for start in range(max(0, end - 12), end):
        word = words[start]
        if word.tag not in ("noun", "number", "determiner", "preposition"):
            continue
        phrase = noun_phrase(passage, start)
        if phrase is not None and phrase.end in (end, end + 1, index):
            return coordinated(passage, phrase)
    return ()


def _before_bracket(words: tuple[Word, ...], index: int) -> int:
    """سكان مدينة كذا (جنوب) الذين: the index where a bracket that ends before word `index` opens."""
    if index and words[index - 1].token.text in ")]":
        for position in range(index - 2, max(-1, index - 12), -1):
            if words[position].token.text in "([":
                return position
    return index
