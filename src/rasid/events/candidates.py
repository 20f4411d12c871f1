"""Words of a passage that tell an event: verbs, masdars, set phrases."""

from __future__ import annotations

from dataclasses import dataclass

from rasid.events.conditions import choose, holds, is_day, is_one_of
from rasid.events.fields import is_figurative, other_field
from rasid.events.no_act import tells_no_act
from rasid.events.noun_classes import HUMAN
from rasid.events.passage import Passage
from rasid.events.states import state_at
from rasid.folding import fold_word
from rasid.language.tagged_word import Word
from rasid.language.words import divisions
from rasid.lexicon.inflection import NounForm, VerbForm
from rasid.lexicon.triggers import PhraseSlot, Trigger, TriggerPhrase, Triggers
from rasid.lexicon.vocabulary import Vocabulary

_GOVERNING = frozenset(("علي", "في", "ب", "من", "ل", "الي", "عن"))


@dataclass(frozen=True, slots=True)
class Candidate:
    """A trigger in the text: the words `first:last+1` mark it, `kind` is verb or noun.

    `after` is the index of the word behind the whole pattern; `type` may differ from the trigger's
    where words beside it make it more exact (هجوم انتحاري); `rules` name what decided. `fixed` are the
    words of a set phrase that are no participants (النار in أطلق النار). `finite` is the verb of a phrase
    whose trigger is its noun (فرض حصارا): what is said of that verb is said of the act.
    """

    trigger: Trigger
    type: str
    kind: str
    index: int
    last: int
    after: int
    verb: VerbForm | None
    noun: NounForm | None
    rules: tuple[str, ...]
    fixed: tuple[int, ...] = ()
    finite: int | None = None


def find_candidates(passage: Passage, triggers: Triggers, vocabulary: Vocabulary) -> tuple[Candidate, ...]:
    """Every trigger of the passage in text order; set phrases hide the single words they hold."""
    found: list[Candidate] = []
    taken: set[int] = set()
    field: str | None = None
    for index, word in enumerate(passage.words):
        if index in taken or word.token.kind != "word" or _inside_name(passage, index):
            continue
        phrase = _phrase_at(passage, index, triggers, vocabulary, taken)
        if phrase is None:
            candidate = _word_at(passage, index, triggers, vocabulary)
        else:
            candidate = phrase[0]
            taken.update(phrase[1])
        if candidate is None or tells_no_act(passage, index, candidate.type):
            continue
        field = other_field(passage, triggers) if field is None else field
        if not field or not is_figurative(candidate.type, triggers.types[candidate.type].family, field):
            found.append(candidate)
    return tuple(found)


def _inside_name(passage: Passage, index: int) -> bool:
    """Whether the word is part of a name: هيئة تحرير الشام، شارع الشهداء، a person's name."""
    if index in passage.people or index in passage.numbers or index in passage.times:
        return True
    organisation = passage.organisations.get(index)
    if organisation is not None and organisation.end - organisation.start > 1:
        return True
    place = passage.places.get(index)
    if place is None or place.mention.kind == "direction":
        return False
    return not _puts_an_end(passage, index)


def _puts_an_end(passage: Passage, index: int) -> bool:
    """القضاء على ثلاثة مسلحين: before على no district, and what was done to them."""
    words = passage.words
    return words[index].stem == "قضاء" and index + 1 < len(words) and words[index + 1].stem == "علي"


def _phrase_at(
    passage: Passage, index: int, triggers: Triggers, vocabulary: Vocabulary, taken: set[int]
) -> tuple[Candidate, tuple[int, ...]] | None:
    """The longest set phrase that begins at `index`, with the words that it stands on."""
    word = passage.words[index]
    best: tuple[Candidate, tuple[int, ...]] | None = None
    stems = {word.stem, word.token.folded, *(part.stem for part in divisions(word.token.bare)[:6])}
    for stem in sorted(stems):
        for phrase in triggers.phrases.get(stem, ()):
            if phrase.slots[0].verb != (word.tag == "verb") and not _is_masdar_in(phrase, word):
                continue
            matched = _match(passage, index, phrase)
            if matched is None or taken & set(matched):
                continue
            if not all(holds(passage, index, need, vocabulary) for need in phrase.trigger.need):
                continue
            if _barred(passage, matched[-1], phrase.trigger):
                continue
            heads = [matched[slot] for slot in phrase.head]
            if best is None or matched[-1] > best[1][-1]:
                verb = triggers.phrase_verbs.get(stem) if phrase.slots[0].verb else None
                last = heads[-1] if heads[-1] - heads[0] == len(heads) - 1 else heads[0]
                # Beside its head a noun's phrase has only cues: انسحاب القوات has its genitive in it.
                made = Candidate(
                    phrase.trigger, phrase.trigger.type, "verb" if verb else "noun", heads[0], last,
                    matched[-1] + 1 if verb else last + 1, verb, None if verb else NounForm("one"),
                    (f"phrases.tsv:{phrase.trigger.id}",), _fixed(heads, matched), index if verb else None,
                )  # fmt: skip
                best = made, matched
    return best


def _fixed(heads: list[int], matched: tuple[int, ...]) -> tuple[int, ...]:
    """The words of a phrase that are no participants: of وضع قيد الإقامة the genitive of its noun too."""
    genitive = heads[-1] + 1 if len(heads) > 1 else None
    return (*heads, *(index for index in matched if index == genitive))


def _is_masdar_in(phrase: TriggerPhrase, word: Word) -> bool:
    """ووقف إطلاق النار، تحرك احتجاجي: a masdar of a phrase that was taken for a verb."""
    return word.stem in ("وقف", "تحرك", "تجمع") and not phrase.slots[0].verb


def _barred(passage: Passage, last: int, trigger: Trigger) -> bool:
    """Whether a word of the flag `not=` stands just behind a phrase: أطلقوا النار في الهواء."""
    for flag in trigger.flags:
        if flag.startswith("not="):
            values = tuple(fold_word(value) for value in flag[4:].split("|"))
            return any(is_one_of(word, values) for word in passage.words[last + 1 : last + 4])
    return False


def _match(passage: Passage, index: int, phrase: TriggerPhrase) -> tuple[int, ...] | None:
    """Word indexes that the slots of a phrase stand on, or None. A gap stands on no word."""
    words = passage.words
    at = [index]
    position = index + 1
    slots = phrase.slots[1:]
    for number, slot in enumerate(slots):
        if slot.gap:
            at.append(position - 1)
            continue
        gap = 4 if number and slots[number - 1].gap else 0
        # The subject may come between a verb and its fixed object: أطلق الجنود النار.
        reach = gap or (5 if phrase.slots[0].verb and number == 0 else 0)
        for place in _reached(passage, position, reach + 1):
            if _fits(words[place], slot) and not (place > position and _within_place(passage, place)):
                at.append(place)
                position = place + 1
                break
            if number == 0 and slot.words <= _GOVERNING and _is_governed(words[place]):
                return None  # قضت محكمة | بالسجن على
            if _describes_behind(words, place):
                continue
            if _closes_time(passage, place):
                continue  # ألقت الدورية في ليلة الأحد، القبض على
            if words[place].tag in ("verb", "complementizer") or words[place].token.text in ".،؛:":
                return None
        else:
            return None
    return tuple(at)


def _closes_time(passage: Passage, index: int) -> bool:
    """Whether a comma ends no more than a time or a place, told between a verb and its object."""
    told = index - 1 in passage.times or index - 1 in passage.places
    return told and passage.words[index].token.text in "،,"


def _within_place(passage: Passage, index: int) -> bool:
    """هجوم على القاعدة الجوية: a word of a place's name is none of a set phrase that began before it."""
    place = passage.places.get(index)
    return place is not None and place.start < index


def _describes_behind(words: tuple[Word, ...], index: int) -> bool:
    """A verb that describes the noun right before it ends no clause: أودى كمين نصبه مسلحون بحياة ثلاثة.

    Nor does the imperfect of a man who is not named: فجر انتحاري يقود سيارة نفسه.
    """
    word, before = words[index], words[index - 1]
    if word.tag != "verb" or word.conjunction or word.verb is None or before.tag != "noun" or before.article:
        return False
    return bool(word.pronoun) or (word.verb.tense == "imperfect" and before.noun_class in HUMAN)


def _is_governed(word: Word) -> bool:
    return bool(word.preposition) or word.tag == "preposition"


def _reached(passage: Passage, start: int, count: int) -> range:
    """From `start` as far as `count` words reach, where a name is one word and what says when or where none:
    أودى القصف أمس في مدينة سرت بحياة ثلاثة.
    """
    end, limit = start, len(passage.words)
    while count > 0 and end < limit:
        count -= not _says_when_or_where(passage, end)
        end += 1
        while end < limit and _goes_on(passage, end):
            end += 1
    return range(start, end)


def _says_when_or_where(passage: Passage, index: int) -> bool:
    if is_day(passage, index) or index in passage.places:
        return True
    word = passage.words[index]
    governs = index + 1 in passage.places or is_day(passage, index + 1)
    return (word.tag == "preposition" and not word.pronoun and governs) or _closes_time(passage, index)


def _goes_on(passage: Passage, index: int) -> bool:
    """Whether the word is one of a name, place or time that began before it."""
    layers = (passage.people, passage.times, passage.organisations, passage.places)
    return any(index in layer and layer[index].start < index for layer in layers)


def _fits(word: Word, slot: PhraseSlot) -> bool:
    if word.token.kind != "word":
        return False
    if slot.verb:
        return word.stem in slot.words and word.tag == "verb"
    if word.token.folded in slot.words:
        return True
    return any(
        part.stem in slot.words and (slot.pronoun or not part.pronoun) for part in divisions(word.token.bare)
    )


def _word_at(passage: Passage, index: int, triggers: Triggers, vocabulary: Vocabulary) -> Candidate | None:
    """The trigger that one word is, as verb, participle or noun, in the sense that fits; None for none."""
    word = passage.words[index]
    if word.tag == "verb" and word.verb is not None:
        entries = [
            (trigger, form)
            for trigger, form in triggers.verbs.get(word.stem, ())
            if form.tense != "jussive" or word.verb.tense == "jussive"
        ]
        chosen = choose(passage, index, tuple(trigger for trigger, _ in entries), vocabulary)
        if chosen is None:
            return None
        form = next(form for trigger, form in entries if trigger is chosen)
        return Candidate(
            chosen, chosen.type, "verb", index, index, index + 1, form, None, (f"triggers.tsv:{chosen.id}",)
        )
    if word.tag == "noun" and (states := state_at(passage, index, triggers)):
        chosen = choose(passage, index, tuple(trigger for trigger, _ in states), vocabulary)
        if chosen is not None:
            form = next(form for trigger, form in states if trigger is chosen)
            return Candidate(
                chosen,
                chosen.type,
                "verb",
                index,
                index,
                index + 1,
                form,
                None,
                (f"triggers.tsv:{chosen.id}",),
            )
    if word.tag == "noun" and not _is_family(passage, index):
        nouns = triggers.nouns.get(word.stem, ())
        chosen = choose(passage, index, tuple(trigger for trigger, _ in nouns), vocabulary)
        if chosen is None:
            return None
        noun = next(form for trigger, form in nouns if trigger is chosen)
        return Candidate(
            chosen, chosen.type, "noun", index, index, index + 1, None, noun, (f"triggers.tsv:{chosen.id}",)
        )
    return None


def _is_family(passage: Passage, index: int) -> bool:
    """مسلحو المعارضة وأسرهم: أسر behind people and و, with their pronoun, are their families."""
    word = passage.words[index]
    if word.stem != "اسر":
        return False
    counted = index > 0 and (index - 1 in passage.numbers or passage.words[index - 1].tag == "determiner")
    return word.article or counted or (bool(word.conjunction) and bool(word.pronoun))
