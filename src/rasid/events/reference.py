"""Whom a pronoun stands for, and which subject a verb goes on with."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from rasid.events.addressees import slogan_before
from rasid.events.agreement import NOBODY_IN_PARTICULAR
from rasid.events.chains import INANIMATE, only_describes, subject_of_chain, suits
from rasid.events.clause_subjects import spoken_of
from rasid.events.clauses import preceding_subject
from rasid.events.drafts import Draft, Participant, holder_participant, participant
from rasid.events.noun_classes import HUMAN
from rasid.events.passage import Passage
from rasid.events.phrases import NounPhrase, noun_phrase
from rasid.events.relatives import somebody_described
from rasid.events.roles import DONE_TO_PEOPLE, SPOKEN, slots
from rasid.events.sides import add_other_side
from rasid.events.subjects import begins_with_pronoun, is_whoever
from rasid.events.verb_agreement import broken_plural
from rasid.folding import fold_word
from rasid.language.tagged_word import Word

_WHAT_CAME = frozenset(("ما", "مما", "بما"))
_PLURAL = frozenset(("هم", "هن"))
_NOT_PEOPLE = frozenset(("", "thing", "building", "abstract", "vehicle", "weapon", "place"))


def resolve(drafts: list[Draft], earlier: list[Draft]) -> None:
    """Fill actors and targets that the text gives only by a pronoun or leaves to the verb's ending.

    `drafts` are those of one passage in text order; `earlier` those of the passages before. Works in
    place: a draft is not handed on before this is done.
    """
    for position, draft in enumerate(drafts):
        for people in (draft.actors, draft.targets):
            _name_the_latter(draft, people, drafts[:position], earlier)
        _name_the_whole(draft, drafts[:position], earlier)
        _count_of_them(draft)
        for role, pronoun in sorted(draft.roles.pronouns.items()):
            known = draft.actors if role == "actor" else draft.targets if role == "target" else None
            beside = known is not None and role == "target" and _only_company(draft)
            if known is None or (known and not beside) or _of_nobody(draft):
                continue
            found = _antecedent(draft, pronoun, drafts[:position], earlier, role)
            if found is None and pronoun == "هما":
                known.extend(_both(drafts[:position], known))
                loose = not known and role == "target"
                found = _antecedent(draft, "هم", drafts[:position], earlier, role) if loose else None
            known[:0] = () if found is None else (found,)
        if draft.roles.voice == "passive" and not draft.actors:
            _understood_actor(draft)
        if draft.roles.missing_role in ("actor", "target") and draft.roles.carried_by is not None:
            _carry_light_subject(draft, drafts[:position])
        if draft.roles.one_sided:
            add_other_side(draft, drafts[:position])
        if draft.candidate.kind == "verb":
            _call_out(draft)
        if draft.roles.subject_missing and draft.candidate.kind == "verb":
            _suffer_together(draft, drafts[:position])
            _carry_subject(draft, drafts[:position], earlier)


def _only_company(draft: Draft) -> bool:
    """قبض عليه رفقة صديقه: whether a target is told only as the company of whom the pronoun stands for."""
    told = draft.roles.filled.get("target", ())
    return bool(told) and all(phrase.preposition == "مع" for phrase in told)


def _call_out(draft: Draft) -> None:
    """رفعوا لافتات تندد بالزيارة: who raised them says it."""
    if draft.type not in SPOKEN or draft.actors or "subject:after the verb" in draft.roles.rules:
        return
    slogan = slogan_before(draft.passage, draft.candidate)
    if slogan is not None:
        draft.actors.extend(_subjects_before(draft, slogan, plural=False))
    elif draft.roles.voice == "passive":
        draft.actors.extend(_subjects_before(draft, draft.index, plural=False))


def _count_of_them(draft: Draft) -> None:
    """خطفوا عشرين سائحا وقتلوا اثنين منهم: of a bare count the pronoun behind it says of whom."""
    words = draft.passage.words
    counted = draft.roles.filled.get("target", ())
    if draft.targets or not counted or not counted[0].empty or counted[0].end >= len(words):
        return
    if words[counted[0].end].token.folded in ("منهم", "منهن"):
        draft.roles.pronouns.setdefault("target", words[counted[0].end].pronoun)


def _name_the_whole(draft: Draft, before: list[Draft], earlier: list[Draft]) -> None:
    """هتف بعضهم، اعتقلوا أحدهم: those of whom some or one are told."""
    shares = draft.passage.grammar["shares"]
    for role, people in (("actor", draft.actors), ("target", draft.targets)):
        for place, one in enumerate(people):
            written = fold_word(one.text(draft.passage.text))
            pronoun = next((p for p in ("هما", "هم", "هن") if written.endswith(p)), "")
            if not pronoun or written.removesuffix(pronoun) not in shares:
                continue
            wholes = _antecedents(draft, pronoun, before, earlier, role)
            people[place] = next((whole for whole in wholes if whole.noun_class in HUMAN), one)


def _name_the_latter(
    draft: Draft, people: list[Participant], before: list[Draft], earlier: list[Draft]
) -> None:
    """الأخير: the person named last."""
    for place, one in enumerate(people):
        if one.text(draft.passage.text) not in ("الأخير", "الأخيرة", "الاخير", "الاخيرة"):
            continue
        named = [
            s.mention.span for s in draft.passage.people.values() if s.mention.span.end <= one.span.start
        ]
        known = [p for d in (*earlier[-6:], *before) for p in (*d.actors, *d.targets) if p.person]
        if named:
            people[place] = Participant(max(named), "inferred", "الأخير", True, "person")
        elif known:
            last = max(known, key=lambda p: p.span)
            people[place] = Participant(last.span, "inferred", "الأخير", True, "person")


def _understood_actor(draft: Draft) -> None:
    """ولا يزال التنظيم يتبع ...، فاعتقل الرئيس: behind ف the force of the clause before goes on acting."""
    word = draft.passage.words[draft.index]
    if word.conjunction != "ف" or draft.type not in ("arrest", "dismissal", "execution", "abduction"):
        return
    for phrase in _subject_in_passage(draft.passage, draft.index):
        if phrase.organisation is not None:
            one = participant(draft.passage, phrase, "subject before")
            if one is not None and one.span not in {t.span for t in draft.targets}:
                draft.actors.append(
                    Participant(one.span, "inferred", "subject carried on", one.person, one.noun_class)
                )


def _carry_light_subject(draft: Draft, before: list[Draft]) -> None:
    """القوات ... بعدما تعرضت للرشق: the light verb goes on with the subject before it."""
    own = draft.targets if draft.roles.missing_role == "target" else draft.actors
    index = draft.roles.carried_by
    if own or index is None:
        return
    form = draft.passage.words[index].verb
    if index and draft.passage.words[index - 1].stem in _WHAT_CAME:
        return  # بما تسبب في اشتباك: what was told before brought it about
    if form is not None:
        carrier = replace(draft.candidate, kind="verb", index=index, last=index, after=index + 1, verb=form)
        shell = replace(draft, candidate=carrier)
        found = subject_of_chain(shell, before, draft.roles.missing_role)
        own.extend(one for one in found if one.noun_class != "place")  # شهدت المدينة مسيرة شارك فيها المئات
    for phrase in () if own else _subject_in_passage(draft.passage, index):
        one = participant(draft.passage, phrase, "subject before")
        if one is not None and one.noun_class not in INANIMATE | {"place"}:
            own.append(Participant(one.span, "inferred", "subject carried on", one.person, one.noun_class))


def _suffer_together(draft: Draft, before: list[Draft]) -> None:
    """اعتقل الناشط وعذب: a verb joined to a passive one, with nothing of its own, is passive too."""
    form = draft.candidate.verb
    alone = not draft.actors and not draft.targets and not draft.roles.pronouns
    if form is None or form.voice != "either" or draft.roles.voice == "passive" or not alone:
        return
    words = draft.passage.words
    if words[draft.index].conjunction != "و" or ("O", "target") not in draft.candidate.trigger.verb_frame:
        return
    for other in before[-1:]:
        between = any(word.tag == "verb" for word in words[other.index + 1 : draft.index])
        same = other.candidate.verb is not None and other.candidate.verb.person == form.person
        if same and not between and other.roles.voice == "passive":
            draft.roles.voice = "passive"
            draft.rules.append("voice:as the verb before")


def _carry_subject(draft: Draft, before: list[Draft], earlier: list[Draft]) -> None:
    """وقتلوا ... واختطفوا: a verb without a subject of its own goes on with the one before."""
    form = draft.candidate.verb
    if form is None:
        return
    role = "target" if draft.roles.voice == "passive" else "actor"
    if role == "actor" and slots(draft.candidate.trigger.verb_frame).get("S") == "instrument":
        # عثرت الشرطة على السيارة قبل أن تنفجر: what blows up is nobody.
        return
    own = draft.targets if role == "target" else draft.actors
    # خرجوا واصطدموا مع الشرطة، أعلنت أنها استدعت السفير: those behind مع or of the object are the other side.
    sided = "party" in slots(draft.candidate.trigger.verb_frame).values() and "actor" in draft.roles.filled
    if own and not sided:
        return
    if is_whoever(draft.passage, draft.index):
        return
    plural = form.person in ("3mp", "3fp", "3md", "3fd")
    found = subject_of_chain(draft, before, role)
    pronoun = "" if found else spoken_of(draft.passage, draft.index)[0]
    one = _antecedent(draft, pronoun, before, [], role) if pronoun else None
    own[:0] = found or ([one] if one is not None else [])
    if own:
        return
    for other in reversed(earlier[-4:]):
        if other.actors and role == "actor" and (plural or other.passage.number == draft.passage.number - 1):
            own.extend(
                Participant(p.span, "inferred", "subject of the sentence before", p.person, p.noun_class)
                for p in other.actors
            )
            return


def _subjects_before(draft: Draft, index: int, *, plural: bool) -> list[Participant]:
    """The subject that the passage has before word `index`, if it is somebody, and several where `plural`."""
    found = []
    for phrase in _subject_in_passage(draft.passage, index, plural=plural):
        one = participant(draft.passage, phrase, "subject before")
        if one is not None and one.noun_class not in INANIMATE:
            found.append(Participant(one.span, "inferred", "subject carried on", one.person, one.noun_class))
    return found


def _are_several(passage: Passage, people: list[Participant]) -> bool:
    """Whether participants can be what a verb or pronoun in the plural stands for."""
    return len(people) > 1 or _is_several(passage, people[0])


def _is_hers(passage: Passage, one: Participant) -> bool:
    """طفلتها، زوجته: before a pronoun the feminine has ت."""
    word = passage.words[passage.words_of(one.span)[0]]
    ending = word.token.bare.removesuffix(word.pronoun)
    return bool(word.pronoun) and word.noun_class in HUMAN and ending.endswith("ت")


def _is_several(passage: Passage, one: Participant) -> bool:
    start, end = passage.words_of(one.span)
    first = passage.words[start]
    counted = passage.numbers.get(start - 1) or passage.numbers.get(start)
    return (
        one.noun_class == "group"
        or (one.noun_class == "police" and first.number != "one")
        or first.number == "many"
        or first.token.bare.endswith(("ون", "ين", "وا", "ات"))
        or (counted is not None and counted.end in (start, end) and counted.mention.count.low != 1)
        or (not one.person and first.number != "one" and broken_plural(first.token.bare))
    )


def subject_of(passage: Passage, index: int) -> tuple[NounPhrase, ...]:
    """The subject of the verb at word `index`: the noun that it describes, behind it, or before it."""
    described = somebody_described(passage, index)
    if described:
        return described
    after = noun_phrase(passage, index + 1)
    if (
        after is not None
        and not after.preposition
        and not after.empty
        and not passage.words[index].verb_is_plural
    ):
        return (after,)
    if index and begins_with_pronoun(passage.words[index - 1]):
        return ()
    return preceding_subject(passage, index)


def _subject_in_passage(passage: Passage, index: int, *, plural: bool = False) -> tuple[NounPhrase, ...]:
    """The subject of the nearest verb to the left, or of the clause; with `plural`, one that is several."""

    def fits(phrases: tuple[NounPhrase, ...]) -> bool:
        people = [one for p in phrases if (one := participant(passage, p, "")) is not None]
        return not plural or (bool(people) and _are_several(passage, people))

    words = passage.words
    for position in range(index - 1, -1, -1):
        if words[position].tag == "verb":
            after = noun_phrase(passage, position + 1)
            if (
                after is not None
                and not after.preposition
                and after.end <= index
                and not words[position].verb_is_plural
                and words[position].verb_class != "say"
                and fits((after,))
            ):
                return (after,)
            before = preceding_subject(passage, position)
            if before and fits(before):
                return before
    last = preceding_subject(passage, index)
    return last if fits(last) else ()


def _antecedent(
    draft: Draft, pronoun: str, before: list[Draft], earlier: list[Draft], role: str
) -> Participant | None:
    """The nearest participant or noun phrase before the trigger that the pronoun can stand for.

    Where the act befalls people it is the nearest who is known for somebody: المرأة في الصحف ... اغتصابها.
    """
    options = list(_antecedents(draft, pronoun, before, earlier, role))
    somebody = [one for one in options if one.person or one.noun_class not in _NOT_PEOPLE]
    figure = draft.candidate.trigger.figure
    befalls = role == "target" and (draft.type in DONE_TO_PEOPLE or figure in ("killed", "injured"))
    return next(iter(somebody if befalls and somebody else options), None)


def _antecedents(
    draft: Draft, pronoun: str, before: list[Draft], earlier: list[Draft], role: str
) -> Iterator[Participant]:
    """All that the pronoun can stand for, the nearest first."""
    taken = {p.span for p in (draft.targets if role == "actor" else draft.actors)}

    missing = draft.candidate.kind == "verb" and draft.roles.subject_missing
    if role == "target" and missing and not taken:
        # تظاهر العمال ... وطالبوها: who does it is not whom he does it to.
        taken = {p.span for p in subject_of_chain(draft, before, "actor")}

    def can_be(passage: Passage, one: Participant) -> bool:
        if one.span in taken or only_describes(passage, one):
            return False
        return _fits(passage, one, pronoun) and suits(draft, passage, one, role)

    here = [p for d in reversed(before) for p in (*d.targets[::-1], *d.victims[::-1], *d.actors[::-1])]
    for one in (*here, *_phrases_before(draft)):
        if one.span.end <= draft.trigger_span.start and can_be(draft.passage, one):
            yield _standing_for(one, pronoun)
    for other in reversed(earlier[-4:]):
        for one in (*other.actors, *other.targets):
            if can_be(other.passage, one):
                yield _standing_for(one, pronoun)


def _both(before: list[Draft], known: list[Participant]) -> tuple[Participant, ...]:
    """خطفوا الطبيب وسائقه ثم قتلوهما: the two that one side of a claim before names."""
    for draft in reversed(before):
        for people in (draft.targets, draft.actors):
            if len(people) == 2 and not any(one.noun_class in INANIMATE for one in people):
                return tuple(_standing_for(one, "هما") for one in people if one not in known)
    return ()


def _standing_for(one: Participant, pronoun: str) -> Participant:
    return Participant(one.span, "inferred", f"pronoun {pronoun}", one.person, one.noun_class)


def _of_nobody(draft: Draft) -> bool:
    """لم تعلن أي جهة مسؤوليتها عن التفجير: the pronoun of what nobody has stands for nobody."""
    carrier = draft.roles.carried_by
    if carrier is None:
        return False
    return any(
        word.stem in NOBODY_IN_PARTICULAR for word in draft.passage.words[max(0, carrier - 3) : carrier]
    )


def _phrases_before(draft: Draft) -> Iterator[Participant]:
    """What the noun phrases before the trigger name, the nearest first."""
    words, nationals = draft.passage.words, draft.passage.nationals
    position = draft.index - 1
    while position >= 0:
        word = words[position]
        nobody = position > 0 and words[position - 1].stem in NOBODY_IN_PARTICULAR
        joined = word.conjunction and position in nationals
        if word.tag == "noun" and not word.pronoun and not nobody and not joined:
            start = _construct_start(words, position)
            phrase = noun_phrase(draft.passage, start)
            beside = _object_beside(draft.passage, phrase, position)
            if beside is not None:
                yield beside
            one = participant(draft.passage, phrase, "pronoun") if phrase is not None else None
            if one is not None:
                yield one
            if phrase is not None and phrase.person is not None and one is not None and not one.person:
                # حاصرت منزل ربيع، إلا أنه فر: the man, not the house.
                yield holder_participant(phrase.person, "pronoun")
            elif one is None or one.noun_class == "act":
                inner = noun_phrase(draft.passage, position)
                within = participant(draft.passage, inner, "pronoun") if inner is not None else None
                if within is not None and start < position:
                    yield within
            position = start
        position -= 1


def _object_beside(passage: Passage, phrase: NounPhrase | None, position: int) -> Participant | None:
    """حذر الاتحاد الحكومة: the noun at `position` is in no construct with the complete phrase before it."""
    if phrase is None or phrase.end != position or passage.words[position].tag != "noun":
        return None
    behind = noun_phrase(passage, position)
    one = participant(passage, behind, "pronoun") if behind is not None else None
    known = one is not None and (one.person or one.noun_class in HUMAN | {"group"})
    return one if known else None


def _construct_start(words: tuple[Word, ...], position: int) -> int:
    """The first noun of the nouns that end at `position` without و or a preposition between them."""
    while (
        position > 0
        and words[position - 1].tag == "noun"
        and not words[position].conjunction
        and not words[position].preposition
    ):
        position -= 1
    return position


def _fits(passage: Passage, candidate: Participant, pronoun: str) -> bool:
    """Whether number and gender of a phrase and a pronoun agree as far as the spelling shows."""
    first = candidate.span.of(passage.text).split(" ")[0]
    one = passage.words[passage.words_of(candidate.span)[0]].number == "one"
    several = candidate.noun_class in ("soldier", "fighter") and not one
    plural = several or _is_several(passage, candidate)
    man = candidate.person and fold_word(first) in passage.grammar["masculine-names"]  # خليفة، حمزة
    feminine = not man and (
        first.endswith(("ة", "اء", "ات")) or first in ("قوات", "القوات") or _is_hers(passage, candidate)
    )
    if pronoun in _PLURAL:
        return plural and candidate.noun_class not in ("building", "vehicle", "thing")
    if pronoun == "هما":
        start, end = passage.words_of(candidate.span)
        counts = [passage.numbers.get(start - 1), passage.numbers.get(start)]
        two = any(n is not None and n.end in (start, end) and n.mention.count.low == 2 for n in counts)
        return two or passage.words[start].number == "two" or first.endswith(("ان", "ين"))
    if pronoun == "ها":
        men = candidate.noun_class in HUMAN and first.endswith(("ون", "ين"))
        return feminine or (not candidate.person and plural and not men)
    if pronoun == "ه":
        men = plural and candidate.noun_class in HUMAN
        return not feminine and not men and not first.endswith(("ون", "ين"))
    return pronoun in ("نا",)
