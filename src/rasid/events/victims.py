"""Who was harmed, person by person, as far as the words of a report describe or name them.

Read from the claims of a coded report and its text; nothing of the coding is changed. Grammar comes first:
sex is what a noun means (امرأة), its feminine form (طفلة), its masculine form where one alone is told of
(جندي), the gender of the words of an age (عمرها) or of the verb. A given name tells none: the lexicon knows
no genders.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from rasid.events.victim_ages import AgeWords
from rasid.events.victim_scan import Described, Line, scan
from rasid.events.victim_traits import described
from rasid.events.victim_words import find_word, is_word
from rasid.language.tokens import Sentence, split_sentences, tokenize
from rasid.lexicon.names import NameLexicon
from rasid.lexicon.victim_words import VictimWords
from rasid.mentions.number_lexicon import NumberLexicon
from rasid.values.claim import Claim, Figure, Phrase
from rasid.values.coded import Person
from rasid.values.victim import Victim

#: What figures count that is harm, and what a claim of a type says befell its targets where no figure does.
HARM = ("killed", "injured", "detained", "missing", "displaced")
_OF_TYPE = {
    "killing": "killed", "execution": "killed", "arrest": "detained", "abduction": "detained",
    "disappearance": "missing",
}  # fmt: skip
#: How many words before a figure its verb is looked for.
_BACK = 8
_TOLD = ("asserted", "possible")


@dataclass(frozen=True, slots=True)
class VictimLexicon:
    """What victims are read with."""

    words: VictimWords
    numbers: NumberLexicon
    names: NameLexicon


def victims_of(
    text: str, claims: Sequence[Claim], people: Sequence[Person], lexicon: VictimLexicon
) -> dict[str, tuple[Victim, ...]]:
    """The people harmed by each claim of one report, by claim id, in text order.

    Claims that deny, plan or only speak of a happening, and sums over a period, have none. Those of a figure
    that no word describes come as a number with its words.
    """
    reading = _Reading(text, people, lexicon)
    found: dict[str, list[Victim]] = {}
    for claim in claims:
        if claim.factuality in _TOLD and not claim.aggregate:
            found[claim.id] = reading.of_claim(claim)
    for claim_id, victims in reading.of_lists(claims).items():
        known = {victim.said.at for victim in found.get(claim_id, [])}
        found.setdefault(claim_id, []).extend(one for one in victims if one.said.at not in known)
    return {id: tuple(sorted(told, key=_place)) for id, told in found.items() if told}


def _place(victim: Victim) -> tuple[int, str]:
    return victim.said.at, victim.befell


class _Reading:
    """One report as victims are read from it."""

    def __init__(self, text: str, people: Sequence[Person], lexicon: VictimLexicon) -> None:
        self._text = text
        self._lexicon = lexicon
        self._known = AgeWords(lexicon.words, lexicon.numbers)
        self._names = _names(people)
        self._sentences = split_sentences(tokenize(text))

    def of_claim(self, claim: Claim) -> list[Victim]:
        """The people of the figures of a claim, and those of its targets that no figure counts."""
        figures = sorted((one for one in claim.figures if one.what in HARM), key=lambda one: one.said.at)
        found: list[Victim] = []
        taken: set[int] = set()
        for place, figure in enumerate(figures):
            until = next((other.said.at for other in figures[place + 1 :] if not other.subset), None)
            read = [one for one in self._of_figure(claim, figure, until) if one.said.at not in taken]
            taken.update(one.said.at for one in read)
            found += read
        befell = _OF_TYPE.get(claim.type)
        if not figures and befell is not None:
            found += [victim for phrase in claim.targets for victim in self._at(claim, befell, phrase)]
        return _with_names_of_targets(found, claim, self._names)

    def of_lists(self, claims: Sequence[Claim]) -> dict[str, list[Victim]]:
        """Those of lists (أسماء القتلى: ...، بين القتلى طفلان): of the last claim before that counts such."""
        found: dict[str, list[Victim]] = {}
        words = self._lexicon.words
        for sentence in self._sentences:
            for at, token in enumerate(sentence.tokens[:-2]):
                what = find_word(words, "what", sentence.tokens[at + 1].bare)
                heading = find_word(words, "heading", token.bare)
                if what is None or heading is None or not is_word(words, "heading", token.bare):
                    continue
                claim = _counting(claims, what.value, token.start)
                if claim is None:
                    continue
                line = self._line(sentence)
                end = len(sentence.tokens)
                anyone = heading.value == "any"
                told = scan(line, at + 2, self._next_stop(sentence, at + 2) if anyone else end, end)
                listed = [one for one in told if anyone or one.name is not None]
                found.setdefault(claim.id, []).extend(
                    described(_as_part(one), line, claim, what.value, self._text) for one in listed
                )
        return found

    def _next_stop(self, sentence: Sentence, at: int) -> int:
        """The next token after which others are spoken of; the end where there is none."""
        behind = range(at, len(sentence.tokens))
        words = self._lexicon.words
        return next(
            (i for i in behind if is_word(words, "stop", sentence.tokens[i].bare)), len(sentence.tokens)
        )

    def _of_figure(self, claim: Claim, figure: Figure, until: int | None) -> list[Victim]:
        """Those whom the words of a figure tell: its own, then those among them."""
        sentence = self._sentence_at(figure.said.at)
        if sentence is None:
            return []
        line = self._line(sentence)
        start = self._with_title(line, line.index_at(figure.said.at))
        said_end = line.index_at(figure.said.at + len(figure.said.text) - 1) + 1
        stop = len(sentence.tokens) if until is None or until >= sentence.end else line.index_at(until)
        told = scan(line, start, said_end, max(stop, said_end))
        if _add_up(told, figure) is None:
            earlier = self._behind_verb(line, start)
            again = [] if earlier is None else scan(line, earlier, said_end, max(stop, said_end))
            if _add_up(again, figure) or not told:
                told, start = again, start if earlier is None else earlier
        told = _one_of_two(told) if (figure.low, figure.high) == (1, 1) else told
        for one in told:
            one.part = one.part or figure.subset
        own = [one for one in told if one.part == figure.subset]
        sums = _add_up(told, figure)
        if len(own) == 1 and sums:
            while is_word(self._lexicon.words, "stop", line.tokens[start].bare):
                start += 1
            own[0].number, own[0].first = (figure.low, figure.high), min(own[0].first, start)
        made = [described(one, line, claim, figure.what, self._text) for one in told]
        if sums or (own and figure.low == 1):
            return _with_standing_of_all(made)
        counted = Victim(
            claim.id, figure.what, figure.said, None, figure.low, figure.high, figure.subset,
            None, None, None, None,
        )  # fmt: skip
        others = [replace(one, part=True) for one in made]
        return [counted, *_with_standing_of_all(others)]

    def _behind_verb(self, line: Line, start: int) -> int | None:
        """Where the people of a verb begin whose figure was read in part; None where no verb stands near."""
        for at in range(start, max(start - _BACK, 0), -1):
            if is_word(self._lexicon.words, "stop", line.tokens[at - 1].bare):
                return at if at < start else None
        return None

    def _at(self, claim: Claim, befell: str, phrase: Phrase) -> list[Victim]:
        """Those whom a target names or describes."""
        sentence = self._sentence_at(phrase.at)
        if sentence is None:
            return []
        line = self._line(sentence)
        start = self._with_title(line, line.index_at(phrase.at))
        end = line.index_at(phrase.at + len(phrase.text) - 1) + 1
        told = scan(line, start, end, len(sentence.tokens))
        return [described(one, line, claim, befell, self._text) for one in told]

    def _with_title(self, line: Line, start: int) -> int:
        """Where somebody begins: with the noun before his name (الصحفية سعاد)."""
        if not start or not any(
            at >= line.tokens[start].start for at in line.names if at < line.tokens[start].end
        ):
            return start
        before = line.tokens[start - 1]
        titled = before.kind == "word" and find_word(self._lexicon.words, "noun", before.bare) is not None
        return start - 1 if titled else start

    def _sentence_at(self, at: int) -> Sentence | None:
        return next((one for one in self._sentences if one.start <= at < one.end), None)

    def _line(self, sentence: Sentence) -> Line:
        names = {at: name for at, name in self._names.items() if sentence.start <= at < sentence.end}
        return Line(sentence.tokens, names, self._known, self._lexicon.names)


def _one_of_two(told: list[Described]) -> list[Described]:
    """Where one is counted, a noun and a name behind it are his: القيادي في كتائب الفرات سالم الدوري."""
    own = [one for one in told if not one.part]
    if len(own) != 2 or own[0].name is not None or own[0].word is None or own[1].word is not None:
        return told
    own[0].name, own[0].end = own[1].name, own[1].end
    own[0].age, own[0].age_at = own[0].age or own[1].age, own[0].age_at or own[1].age_at
    return [one for one in told if one is not own[1]]


def _add_up(told: Sequence[Described], figure: Figure) -> bool | None:
    """Whether those of a figure are as many as it counts; None where they are fewer or more.

    One whom a plural, or a word that has no number, describes is as many as the figure says.
    """
    own = [one for one in told if one.part == figure.subset or figure.subset]
    if not own:
        return None
    counts = [one.number for one in own]
    if len(own) == 1 and (counts[0] is None or _is_plural(own[0])):
        return True
    lows = [(1, 1) if count is None else count for count in counts]
    return True if sum(low for low, _ in lows) == figure.low else None


def _is_plural(one: Described) -> bool:
    """Whether the noun is a plural, or a number stands before it: the figure was read from that."""
    return one.noun_at > one.first or (one.word is not None and one.word.value == "0")


def _as_part(one: Described) -> Described:
    """The same, as one of those that a figure counts."""
    one.part = True
    return one


def _names(people: Sequence[Person]) -> dict[int, Phrase]:
    """Every naming of a person by its offset, the longest of those that begin at one."""
    found: dict[int, Phrase] = {}
    for phrase in (phrase for one in people for phrase in (one.name, *one.aliases, *one.mentions)):
        if phrase.at not in found or len(phrase.text) > len(found[phrase.at].text):
            found[phrase.at] = phrase
    return found


def _counting(claims: Sequence[Claim], what: str, at: int) -> Claim | None:
    """The claim that counts those of a list: the last before it, else the first behind."""
    counting = [
        claim
        for claim in claims
        if claim.factuality in _TOLD
        and not claim.aggregate
        and any(one.what == what for one in claim.figures)
    ]
    before = [claim for claim in counting if claim.trigger.at < at]
    return before[-1] if before else counting[0] if counting else None


def _with_standing_of_all(made: Sequence[Victim]) -> list[Victim]:
    """Those among people who are said to be civilians, or fighters, are so too."""
    whole = {victim.standing for victim in made if not victim.part}
    standing = next(iter(whole)) if len(whole) == 1 else None
    if standing is None:
        return list(made)
    inferred = replace(standing, basis="inferred", rule="part")
    return [
        replace(victim, standing=inferred) if victim.part and victim.standing is None else victim
        for victim in made
    ]


def _with_names_of_targets(found: list[Victim], claim: Claim, names: Mapping[int, Phrase]) -> list[Victim]:
    """One victim without a name, and one named target that no other has: he is it (طالبا يدعى يوسف حداد)."""
    mine = {victim.name.at for victim in found if victim.name is not None}
    named = [names[phrase.at] for phrase in claim.targets if phrase.at in names and phrase.at not in mine]
    alone = [
        victim
        for victim in found
        if victim.name is None and (victim.low, victim.high) == (1, 1) and not victim.part
    ]
    if len(named) != 1 or len(alone) != 1:
        return found
    return [replace(one, name=named[0]) if one is alone[0] else one for one in found]
