"""Whom a pronoun stands for, and which subject a verb goes on with."""

from __future__ import annotations

from dataclasses import replace

from rasid.events.addressees import slogan_before
from rasid.events.agreement import NOBODY_IN_PARTICULAR
from rasid.events.antecedents import all_meant, both, is_several, nearest_meant
from rasid.events.chains import INANIMATE, subject_of_chain
from rasid.events.clause_subjects import spoken_of
from rasid.events.clauses import preceding_subject
from rasid.events.drafts import Draft, Participant, participant
from rasid.events.noun_classes import HUMAN
from rasid.events.passage import Passage
from rasid.events.phrases import NounPhrase, noun_phrase
from rasid.events.relatives import somebody_described
from rasid.events.roles import SPOKEN, slots
from rasid.events.sides import add_other_side
from rasid.events.subjects import begins_with_pronoun, is_whoever
from rasid.folding import fold_word

_WHAT_CAME = frozenset(("ما", "مما", "بما"))


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
            found = nearest_meant(draft, pronoun, drafts[:position], earlier, role)
            if found is None and pronoun == "هما":
                known.extend(both(drafts[:position], known))
                loose = not known and role == "target"
                found = nearest_meant(draft, "هم", drafts[:position], earlier, role) if loose else None
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
            wholes = all_meant(draft, pronoun, before, earlier, role)
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
    one = nearest_meant(draft, pronoun, before, [], role) if pronoun else None
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
    return len(people) > 1 or is_several(passage, people[0])


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


def _of_nobody(draft: Draft) -> bool:
    """لم تعلن أي جهة مسؤوليتها عن التفجير: the pronoun of what nobody has stands for nobody."""
    carrier = draft.roles.carried_by
    if carrier is None:
        return False
    return any(
        word.stem in NOBODY_IN_PARTICULAR for word in draft.passage.words[max(0, carrier - 3) : carrier]
    )
