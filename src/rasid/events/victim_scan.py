"""People as a stretch of a sentence lists them: nouns with their numbers and adjectives, names, ages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from rasid.events.victim_ages import AgeReading, AgeWords, read_age
from rasid.events.victim_words import find_adjective, find_word, is_word
from rasid.language.tokens import Token
from rasid.lexicon.names import NameLexicon
from rasid.lexicon.victim_words import VictimWord
from rasid.mentions.number_words import NumberReading, read_number
from rasid.values.claim import Phrase

#: Words of no use to the list that may stand between two of its people, and before the first of them.
_GAP, _FIRST_GAP = 5, 3
#: Words between a number and the noun that it counts (عشرة آخرين من المدنيين).
_BEFORE_NOUN = 2
#: Words of a name that no reading has found: زوجته هدى.
_NAME_WORDS = 4
#: A noun that with a name behind it is a name itself: أم محمد.
_KUNYA = "ام"
_CLOSED = ".؟!؛"


@dataclass(slots=True)
class Described:
    """Somebody as he is put together: tokens from `first` to before `end`, and what they say.

    `noun_at` and `age_at` are the tokens of his noun and where his age begins.
    """

    first: int
    end: int
    noun_at: int = 0
    age_at: int = 0
    word: VictimWord | None = None
    number: tuple[int, int | None] | None = None
    name: Phrase | None = None
    part: bool = False
    adjectives: list[tuple[int, VictimWord]] = field(default_factory=list)
    age: AgeReading | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence with what is known of it: the names of people by the offset where they begin."""

    tokens: tuple[Token, ...]
    names: Mapping[int, Phrase]
    known: AgeWords
    lexicon: NameLexicon

    def index_at(self, offset: int) -> int:
        """The token that an offset is in or before."""
        return next((at for at, token in enumerate(self.tokens) if token.end > offset), len(self.tokens))


def scan(line: Line, start: int, said_end: int, stop: int) -> list[Described]:
    """The people that tokens from `start` tell.

    Before `said_end` every noun and name counts; behind it ages and adjectives of the last, the first person
    where there was none yet, and those behind a word that says that some of them follow. It ends at `stop`,
    at a word after which others are spoken of, and where no person comes for some words.
    """
    going = _Scan(line)
    at = start
    while at < stop:
        inside = at < said_end
        token = line.tokens[at]
        age = going.age(at, inside=inside)
        if age:
            at = age
            continue
        if not inside and (token.text[0] in _CLOSED or is_word(line.known.words, "stop", token.bare)):
            break
        if is_word(line.known.words, "among", token.bare) or going.is_list(at):
            going.part, going.gap, going.number, at = True, 0, None, at + 1
            continue
        taken = going.person(at, may_begin=inside or going.part or not going.found)
        if not taken:
            taken = going.pass_over(at)
            if not inside and going.gap > (_GAP if going.found else _FIRST_GAP):
                break
        at = taken
    return going.found


class _Scan:
    """A scan as it goes: whom it found, the number before the next noun, the words passed over since."""

    def __init__(self, line: Line) -> None:
        self.line = line
        self.found: list[Described] = []
        self.number: NumberReading | None = None
        self.number_at = 0
        self.part = False
        self.gap = 0

    def age(self, at: int, *, inside: bool) -> int:
        """Take the age that begins at a token; where it ends, 0 where none of the last person does."""
        last = self.found[-1] if self.found else None
        if last is None or not (inside or last.end >= at - 1):
            return 0
        age = read_age(self.line.tokens, at, self.line.known, of_name=last.name is not None)
        if age is None:
            return 0
        if last.age is None:
            last.age, last.age_at = age, at
        last.end = age.end
        self.gap = 0
        return age.end

    def is_list(self, at: int) -> bool:
        """وهم: and هم behind a comma or right behind those listed; not the pronoun within a clause."""
        tokens = self.line.tokens
        if not is_word(self.line.known.words, "list", tokens[at].bare):
            return False
        before = tokens[at - 1].text if at else ""
        behind = tokens[at + 1].text if at + 1 < len(tokens) else ""
        close = bool(self.found) and self.found[-1].end == at
        return close or tokens[at].folded[:1] == "و" or before in ("،", ",", ":", "-") or behind == ":"

    def pass_over(self, at: int) -> int:
        """Pass over a number, which counts the next noun, or a word of no use; where the next begins."""
        reading = read_number(self.line.tokens, at, self.line.known.numbers.words)
        if reading is not None and not reading.ordinal:
            self.number, self.number_at = reading, at
            return reading.end
        if self.number is not None and at >= self.number.end + _BEFORE_NOUN:
            self.number = None
        self.gap += self.line.tokens[at].kind == "word"
        return at + 1

    def person(self, at: int, *, may_begin: bool) -> int:
        """Take the name, adjective or noun at a token; where it ends, 0 where there is none."""
        token = self.line.tokens[at]
        found = _name_at(self.line, at)
        taken = self._named(at, found, may_begin=may_begin) if found is not None else self._called(at)
        if not taken and found is None and may_begin and token.kind == "word":
            word = find_word(self.line.known.words, "noun", token.bare)
            taken = 0 if word is None else self._begin(at, word)
        if taken:
            self.number, self.gap = None, 0
        return taken

    def _named(self, at: int, name: Phrase, *, may_begin: bool) -> int:
        """A name: of the person whom the noun before it describes, or of another."""
        last = self.found[-1] if self.found else None
        end = self.line.index_at(name.at + len(name.text) - 1) + 1
        name, end = self._without_age(name, at, end)
        if last is not None and last.name is None and _is_one(last):
            titled = last.end >= at - 1 and name.at == self.line.tokens[at].start
            if titled or not may_begin:
                last.name, last.end = name, end
                return end
        if not may_begin:
            return 0
        self.found.append(Described(at, end, name=name, part=self.part))
        return end

    def _without_age(self, name: Phrase, at: int, end: int) -> tuple[Phrase, int]:
        """A name without the age that was read as a part of it: محمد الحلبي ابن التسعة أعوام."""
        for place in range(at + 1, end):
            if read_age(self.line.tokens, place, self.line.known, of_name=False) is not None:
                length = self.line.tokens[place - 1].end - name.at
                return Phrase(name.text[:length], name.at), place
        return name, end

    def _called(self, at: int) -> int:
        """An adjective of the last person: مسنة، عشرينية."""
        last = self.found[-1] if self.found else None
        if last is None or last.end < at - 1 or self.line.tokens[at].kind != "word":
            return 0
        bare = self.line.tokens[at].bare
        adjective = find_adjective(self.line.known.words, bare)
        if adjective is None and last.word is not None and last.end == at and bare[:1] != "و":
            noun = find_word(self.line.known.words, "noun", bare)
            adjective = noun if noun is not None and noun.age == "elderly" else None
        if adjective is None:
            return 0
        last.adjectives.append((at, adjective))
        last.end = at + 1
        return last.end

    def _begin(self, at: int, word: VictimWord) -> int:
        """Somebody whom a noun describes; a name that no reading has found belongs to him: زوجته هدى."""
        number = self.number
        counted = None if number is None else (number.low, number.high)
        if counted is None and word.value in ("1", "2"):
            counted = (int(word.value), int(word.value))
        first = at if number is None else self.number_at
        one = Described(first, at + 1, at, word=word, number=counted, part=self.part)
        self.found.append(one)
        if counted == (1, 1):
            of_kin = self.line.tokens[at].bare.endswith(("ه", "ها", "هم"))
            end = _given_name_end(self.line, at + 1, weak=of_kin)
            begin = at if self.line.tokens[at].folded == _KUNYA else at + 1
            if end > at + 1:
                tokens = self.line.tokens[begin:end]
                words = " ".join(token.text for token in tokens)
                if len(words) == tokens[-1].end - tokens[0].start:
                    one.name, one.end = Phrase(words, tokens[0].start), end
        return one.end


def _name_at(line: Line, at: int) -> Phrase | None:
    token = line.tokens[at]
    return next(
        (line.names[offset] for offset in range(token.start, token.end) if offset in line.names), None
    )


def _given_name_end(line: Line, at: int, *, weak: bool) -> int:
    """Where a given name that begins at a token ends, with family names behind it; `at` where there is none.

    `weak`: a word that is more than a name is one too (زوجته هدى).
    """
    end = at
    while end < min(len(line.tokens), at + _NAME_WORDS) and _name_at(line, end) is None:
        token = line.tokens[end]
        word = line.lexicon.read(token.bare) if token.kind == "word" else None
        sorts = ("given", "family", "weak")
        if word is None or word.name_skip or word.name not in sorts:
            break
        end += 1
    sure = end > at + 1 or (end > at and line.lexicon.read(line.tokens[at].bare).name == "given")
    return end if sure or weak else at


def _is_one(last: Described) -> bool:
    return last.number in (None, (1, 1)) and (last.word is None or last.word.value == "1")
