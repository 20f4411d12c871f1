"""How many: the figures that a trigger gives of its victims, and what they make for the claim."""

from __future__ import annotations

from dataclasses import dataclass, replace

from rasid.events.candidates import Candidate
from rasid.events.counting import add, companions, count_of, is_subset
from rasid.events.noun_classes import HUMAN
from rasid.events.passage import Passage
from rasid.events.phrases import NounPhrase, noun_phrase, span_of
from rasid.events.roles import Roles
from rasid.values.interval import Count
from rasid.values.span import Span

#: The figure that people of a class of noun are counted in.
CLASS_FIGURE = {"dead": "killed", "injured": "injured", "detained": "detained", "missing": "missing"}
_HARM = ("killed", "injured")
#: What the figures of those who suffer are called.
OF_PEOPLE = ("killed", "injured", "detained")
_PEOPLE = frozenset(
    ["person", "civilian", "soldier", "police", "fighter", "child", "woman", "student", "worker",
     "journalist", "medic"]
)  # fmt: skip
#: Behind a number that counts people without naming them: أربعة من المارة، ثمانية آخرين.
_COUNTED_BEFORE = frozenset(("من", "اخرين", "اخرون", "اخر"))
_CHARGE = frozenset(("تهمه", "تهم", "بتهمه"))


@dataclass(frozen=True, slots=True)
class FoundFigure:
    """A figure in a passage: `span` is what was read, `whom` the phrase for the people counted.

    `sentence` is the number of the passage. `vague` marks a plural without a number, and a number told with
    another verb. `revised` marks the latest toll of one happening (ارتفاع الحصيلة إلى 45), which replaces
    those before it.
    """

    what: str
    count: Count
    span: Span
    whom: Span | None
    index: int
    subset: bool = False
    sentence: int = 0
    vague: bool = False
    revised: bool = False


def figures_of(passage: Passage, candidate: Candidate, roles: Roles) -> list[FoundFigure]:
    """The figures that a trigger itself gives: of its victims, or of those taking part."""
    what = candidate.trigger.figure
    if not what:
        return []
    role = "actor" if what == "taking-part" else "target"
    phrases = [p for p in roles.filled.get(role, []) if not is_subset(passage, p.whole)]
    if any(not p.preposition for p in phrases):
        beside = {p.end for p in phrases if p.preposition == "مع"}  # مع زوجته وابنه: counted beside him
        phrases = [p for p in phrases if not p.preposition and p.whole not in beside]
    phrases = [p for place, p in enumerate(phrases) if place == 0 or _is_joined(passage, p)]
    if role in roles.pronouns and all(p.preposition == "مع" for p in phrases):
        phrases = []  # مقتله مع سائقه: the pronoun is counted with those beside it.
    together = _together(passage, what, phrases)
    if together:
        return together
    found: list[FoundFigure] = []
    for kind, group in _by_kind(passage, what, phrases):
        count = count_of(passage, group)
        if count is not None and count.high is not None and not _is_named_group(group):
            count = _with_later_groups(passage, group[-1].end, count)
        told_before = group[-1].end <= candidate.index
        if count is not None and told_before and what in OF_PEOPLE:
            with_them = companions(passage, candidate.after)  # الذي قتل مع أحد مرافقيه
            count = add(count, with_them) if with_them is not None else count
        if count is None and kind == what and what in OF_PEOPLE and not found:
            count = _affixed_count(passage, candidate, roles, role)
        if count is not None:
            found.append(_figure(passage, kind, count, group))
    return found if found or phrases else _without_victims(passage, candidate, roles, role)


def _without_victims(passage: Passage, candidate: Candidate, roles: Roles, role: str) -> list[FoundFigure]:
    """The figure of a trigger without a phrase for victims: by its pronoun, those with him, its plural."""
    what = candidate.trigger.figure
    count = _affixed_count(passage, candidate, roles, role)
    pronoun = count is not None
    if count is None and what in OF_PEOPLE:
        others = companions(passage, candidate.after)
        count = add(Count(1, 1), others) if others is not None else None
    if count is None and what == "detained" and _plural_act(passage, candidate):
        count = Count(2, None)
    if count is None:
        return []
    word = passage.words[candidate.index]
    span = Span(word.after_conjunction, word.end)
    vague = pronoun or count.high is None
    return [FoundFigure(what, count, span, None, candidate.index, sentence=passage.number, vague=vague)]


def _is_named_group(phrases: list[NounPhrase]) -> bool:
    return any(p.organisation is not None and p.number is None for p in phrases)


def _is_joined(passage: Passage, phrase: NounPhrase) -> bool:
    """Whether a phrase goes on with the one before it: behind و or a comma."""
    words = passage.words
    before = words[phrase.whole - 1] if phrase.whole else None
    return bool(words[phrase.whole].conjunction) or (before is not None and before.token.text in "و،,")


def _by_kind(passage: Passage, what: str, phrases: list[NounPhrase]) -> list[tuple[str, list[NounPhrase]]]:
    """The victims by what befell them: سقوط ثلاثة قتلى وسبعة جرحى tells of both."""
    groups: dict[str, list[NounPhrase]] = {}
    for phrase in phrases:
        kind = what
        if what in _HARM and not phrase.empty:
            said = CLASS_FIGURE.get(passage.words[phrase.head].noun_class, what)
            kind = (
                said if said in _HARM and not (what == "killed" and _is_of_wounded(passage, phrase)) else what
            )
        groups.setdefault(kind, []).append(phrase)
    return list(groups.items())


def _is_of_wounded(passage: Passage, phrase: NounPhrase) -> bool:
    """استشهاد الجريح، وفاة خمسة من الجرحى: those wounded before have died."""
    head = passage.words[phrase.head]
    among = any(w.stem == "من" for w in passage.words[phrase.whole : phrase.start])
    return head.noun_class == "injured" and head.article and (phrase.number is None or among)


def _with_later_groups(passage: Passage, index: int, count: Count) -> Count:
    """ثلاثة جنود من قوات التحالف بقيادة ... وأربعة من المارة: groups counted further on belong to the sum."""
    words = passage.words
    while index < len(words):
        word = words[index]
        if (
            word.tag not in ("noun", "preposition", "number", "adverb")
            or (word.noun_class == "act" and words[index - 1].stem not in _CHARGE)
            or index in passage.times
        ):
            break
        number = passage.numbers.get(index)
        if number is not None and number.start == index:
            noun = words[min(number.end, len(words) - 1)]
            people = noun.stem in _COUNTED_BEFORE or noun.noun_class in _PEOPLE
            if word.conjunction != "و" or number.mention.ordinal or not people:
                break
            count = add(count, number.mention.count)
            index = number.end
        index += 1
    return count


def _figure(passage: Passage, what: str, count: Count, phrases: list[NounPhrase]) -> FoundFigure:
    first, last = phrases[0], phrases[-1]
    start = passage.words[first.whole].start
    end = max(passage.words[last.end - 1].end, start + 1)
    whom = None if first.empty else span_of(passage, first)
    counted = any(p.number is not None for p in phrases)
    vague = (count.high is None and not counted) or (what == "killed" and _is_of_wounded(passage, first))
    return FoundFigure(what, count, Span(start, end), whom, first.whole, sentence=passage.number, vague=vague)


def _together(passage: Passage, what: str, phrases: list[NounPhrase]) -> list[FoundFigure]:
    """سقط 45 شخصا بين قتيل وجريح، عشرات القتلى والجرحى: killed and injured in one figure."""
    if what not in _HARM or not phrases or phrases[0].number is None:
        return []
    first = phrases[0]
    count = phrases[0].number.count
    found = both_kinds(passage, first.whole, first.end, count)
    return found or both_kinds(passage, first.whole, first.start, count)


def both_kinds(passage: Passage, index: int, end: int, count: Count) -> list[FoundFigure]:
    """The two figures of a number (from word `index`, before word `end`) that counts dead and injured, or [].

    Each is 1 to N-1: 12 بين قتيل وجريح، 30 قتيلا وجريحا. Of dozens each is dozens: عشرات القتلى والجرحى.
    """
    words = passage.words
    last = _last_of_both(passage, end)
    if last is None:
        return []
    span = Span(words[index].start, words[last].end)
    many = count.high is None and count.low >= 20 and words[last].number == "many"
    each = count if many else part_of(count)
    return [FoundFigure(w, each, span, None, index, sentence=passage.number, vague=not many) for w in _HARM]


def part_of(count: Count) -> Count:
    """How many of a number can be of one kind where both kinds are among them: 1 to N-1."""
    return Count(1, None if count.high is None else max(count.high - 1, 1), "بين")


def _last_of_both(passage: Passage, end: int) -> int | None:
    """The index of the second kind behind a number: بين قتيل وجريح, or قتيلا وجريحا right behind it."""
    words = passage.words
    for at in range(end, min(end + 3, len(words) - 2)):
        word = words[at]
        if word.tag in ("punct", "verb"):
            break
        if word.stem in ("بين", "ما_بين", "مابين"):
            kinds = {w.noun_class: w.index for w in words[at + 1 : at + 4]}
            return max(kinds["dead"], kinds["injured"]) if {"dead", "injured"} <= set(kinds) else None
    while end < len(words) and (words[end].tag == "determiner" or words[end].stem == "من"):
        end += 1
    if end + 1 >= len(words) or words[end + 1].conjunction != "و" or end + 1 in passage.numbers:
        return None
    kinds_beside = {words[end].noun_class, words[end + 1].noun_class}
    counted_alone = words[end].number == "two" or words[end + 1].number == "two"
    return end + 1 if kinds_beside == {"dead", "injured"} and not counted_alone else None


def _affixed_count(passage: Passage, candidate: Candidate, roles: Roles, role: str) -> Count | None:
    """How many a pronoun, or the verb's ending in the passive, stands for."""
    pronoun = roles.pronouns.get(role, "")
    if pronoun in ("ه", "ها") and candidate.trigger.figure in OF_PEOPLE:
        others = companions(passage, candidate.after) or _beside_him(passage, candidate.after)
        return Count(1, 1) if others is None else add(Count(1, 1), others)
    if pronoun == "هما":
        return Count(2, 2)
    passive = role == "target" and roles.voice == "passive" and candidate.verb is not None
    person = candidate.verb.person if passive and candidate.verb is not None else ""
    if pronoun in ("هم", "هن") or person == "3mp":
        return Count(2, None)
    return Count(2, 2) if person in ("3md", "3fd") else None


def _beside_him(passage: Passage, index: int) -> Count | None:
    """قتلوه واثنين من أبنائه: those joined to the pronoun."""
    words = passage.words
    if index >= len(words) or words[index].conjunction != "و":
        return None
    phrase = noun_phrase(passage, index)
    if phrase is None or phrase.preposition or words[phrase.head].noun_class == "act":
        return None
    his = words[phrase.head].pronoun and words[phrase.head].noun_class in ("kin", *HUMAN)
    return count_of(passage, [phrase]) if his or phrase.number is not None else None


def _plural_act(passage: Passage, candidate: Candidate) -> bool:
    """Whether the trigger is a plural of acts on somebody: اعتقالات."""
    word = passage.words[candidate.index]
    return candidate.kind == "noun" and word.stem.endswith("ات")


def nobody(figures: list[FoundFigure], passage: Passage, candidate: Candidate) -> list[FoundFigure]:
    """The figures of a negated result: لم يصب أحد is none injured, whatever was read."""
    what = candidate.trigger.figure
    if what not in _HARM:
        return figures
    words = passage.words[candidate.index : candidate.index + 5]
    if any(w.stem in ("سوي", "الا") for w in words):
        return figures
    word = passage.words[candidate.index]
    return [
        FoundFigure(
            what, Count(0, 0), Span(word.start, word.end), None, candidate.index, sentence=passage.number
        )
    ]


def derive(figures: list[FoundFigure], what: str) -> tuple[int, int | None] | None:
    """The claim's number from its figures, subsets left out.

    Rule `span of figures`: one figure is taken as it stands; a revised toll replaces what was told before; a
    plural without a number, or dozens, gives way to a number; versions that differ give the lowest low and
    the highest high.
    """
    own = [f for f in figures if f.what == what and not f.subset]
    revised = [f for f in own if f.revised]
    own = revised[-1:] or own
    if not own:
        return None
    precise = [f for f in own if not _is_vague(f)]
    own = precise or own
    low = min(f.count.low for f in own)
    highs = [f.count.high for f in own if f.count.high is not None]
    if not highs or (len(highs) < len(own) and max(highs) < max(f.count.low for f in own)):
        return low, None
    return low, max(highs)


def _is_vague(figure: FoundFigure) -> bool:
    """Whether a figure gives no number of its own: جنود، عشرات الجنود, those whom a pronoun stands for."""
    if figure.count.high is not None:
        return figure.vague
    return figure.vague or (figure.count.quantifier or "")[-2:] in ("ات", "اف")


def recounted(figure: FoundFigure, count: Count) -> FoundFigure:
    """The same figure with the count of those whom its pronoun stands for."""
    return replace(figure, count=count, vague=False)
