"""Whom a pronoun stands for, and which subject a verb goes on with."""

from __future__ import annotations

from rasid.events.clauses import preceding_subject
from rasid.events.drafts import Draft, Participant, participant
from rasid.events.passage import Passage
from rasid.events.phrases import NounPhrase, noun_phrase
from rasid.values.span import Span

_PLURAL = frozenset(("هم", "هن"))
_INANIMATE = frozenset(("act", "time", "abstract"))


def resolve(drafts: list[Draft], earlier: list[Draft]) -> None:
    """Fill actors and targets that the text gives only by a pronoun or leaves to the verb's ending.

    `drafts` are those of one passage in text order; `earlier` those of the passages before. Works in
    place: a draft is not handed on before this is done.
    """
    for position, draft in enumerate(drafts):
        for people in (draft.actors, draft.targets):
            _name_the_latter(draft, people, drafts[:position], earlier)
        for role, pronoun in sorted(draft.roles.pronouns.items()):
            known = draft.actors if role == "actor" else draft.targets if role == "target" else None
            if known is None or known:
                continue
            found = _antecedent(draft, pronoun, drafts[:position], earlier, role)
            if found is not None:
                known.append(found)
        if draft.roles.voice == "passive" and not draft.actors:
            _understood_actor(draft)
        if draft.roles.missing_role in ("actor", "target") and draft.roles.carried_by is not None:
            _carry_light_subject(draft)
        if draft.roles.one_sided and draft.roles.carried_by is None:
            _add_other_side(draft)
        if draft.roles.subject_missing and draft.candidate.kind == "verb":
            _carry_subject(draft, drafts[:position], earlier)


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


def _add_other_side(draft: Draft) -> None:
    """خسرها التنظيم إثر معارك مع القوات الكردية: the clause's subject is the other side."""
    for phrase in _subject_in_passage(draft.passage, draft.index):
        one = participant(draft.passage, phrase, "subject before")
        fighting = phrase.organisation is not None or (
            one is not None and one.noun_class in ("fighter", "group", "soldier", "police")
        )
        if one is not None and fighting and one.span not in {a.span for a in draft.actors}:
            draft.actors.insert(
                0, Participant(one.span, "inferred", "other side", one.person, one.noun_class, one.name)
            )


def _carry_light_subject(draft: Draft) -> None:
    """القوات ... بعدما تعرضت للرشق: the light verb goes on with the subject before it."""
    own = draft.targets if draft.roles.missing_role == "target" else draft.actors
    if own or draft.roles.carried_by is None:
        return
    for phrase in _subject_in_passage(draft.passage, draft.roles.carried_by):
        one = participant(draft.passage, phrase, "subject before")
        if one is not None and one.noun_class not in _INANIMATE:
            own.append(Participant(one.span, "inferred", "subject carried on", one.person, one.noun_class))


def _carry_subject(draft: Draft, before: list[Draft], earlier: list[Draft]) -> None:
    """وقتلوا ... واختطفوا: a verb without a subject of its own goes on with the one before."""
    form = draft.candidate.verb
    if form is None:
        return
    role = "target" if draft.roles.voice == "passive" else "actor"
    own = draft.targets if role == "target" else draft.actors
    if own:
        return
    plural = form.person in ("3mp", "3fp", "3md", "3fd")
    for other in reversed(before):
        same_voice = other.targets if role == "target" and other.roles.voice == "passive" else other.actors
        if same_voice:
            own.extend(
                Participant(p.span, "inferred", "subject carried on", p.person, p.noun_class)
                for p in same_voice
            )
            return
    subject = _subject_in_passage(draft.passage, draft.index)
    if subject:
        for phrase in subject:
            one = participant(draft.passage, phrase, "subject before")
            if one is not None and one.noun_class not in _INANIMATE:
                own.append(
                    Participant(one.span, "inferred", "subject carried on", one.person, one.noun_class)
                )
        if own:
            return
    for other in reversed(earlier[-4:]):
        if other.actors and role == "actor" and (plural or other.passage.number == draft.passage.number - 1):
            own.extend(
                Participant(p.span, "inferred", "subject of the sentence before", p.person, p.noun_class)
                for p in other.actors
            )
            return


def subject_of(passage: Passage, index: int) -> tuple[NounPhrase, ...]:
    """The subject of the verb at word `index`: behind it, or before it."""
    after = noun_phrase(passage, index + 1)
    if (
        after is not None
        and not after.preposition
        and not after.empty
        and not passage.words[index].verb_is_plural
    ):
        return (after,)
    return preceding_subject(passage, index)


def _subject_in_passage(passage: Passage, index: int) -> tuple[NounPhrase, ...]:
    """The subject of the nearest verb to the left, or of the clause."""
    words = passage.words
    for position in range(index - 1, -1, -1):
        if words[position].tag == "verb":
            after = noun_phrase(passage, position + 1)
            if (
                after is not None
                and not after.preposition
                and after.end <= index
                and words[position].verb_class != "say"
            ):
                return (after,)
            before = preceding_subject(passage, position)
            if before:
                return before
    return preceding_subject(passage, index)


def _antecedent(
    draft: Draft, pronoun: str, before: list[Draft], earlier: list[Draft], role: str
) -> Participant | None:
    """The nearest participant or noun phrase before the trigger that the pronoun can stand for."""
    taken = {p.span for p in (draft.targets if role == "actor" else draft.actors)}
    for other in reversed(before):
        for candidate in (*reversed(other.targets), *reversed(other.victims), *reversed(other.actors)):
            if (
                candidate.span not in taken
                and candidate.span.end <= draft.trigger_span.start
                and _fits(draft.passage, candidate, pronoun)
            ):
                return Participant(
                    candidate.span, "inferred", f"pronoun {pronoun}", candidate.person, candidate.noun_class
                )
    nearest = _nearest_phrase(draft, pronoun, taken)
    if nearest is not None:
        return nearest
    for other in reversed(earlier[-4:]):
        for candidate in (*other.actors, *other.targets):
            if candidate.span not in taken and _fits(other.passage, candidate, pronoun):
                return Participant(
                    candidate.span, "inferred", f"pronoun {pronoun}", candidate.person, candidate.noun_class
                )
    return None


def _nearest_phrase(draft: Draft, pronoun: str, taken: set[Span]) -> Participant | None:
    words = draft.passage.words
    position = draft.index - 1
    while position >= 0:
        word = words[position]
        if word.tag == "noun" and not word.pronoun:
            start = position
            while (
                start > 0
                and words[start - 1].tag == "noun"
                and not words[start].conjunction
                and not words[start].preposition
            ):
                start -= 1
            phrase = noun_phrase(draft.passage, start)
            if phrase is not None:
                one = participant(draft.passage, phrase, "pronoun")
                if (
                    one is not None
                    and one.span not in taken
                    and one.noun_class not in _INANIMATE
                    and _fits(draft.passage, one, pronoun)
                    and one.span.end <= draft.trigger_span.start
                ):
                    return Participant(one.span, "inferred", f"pronoun {pronoun}", one.person, one.noun_class)
            position = start - 1
            continue
        position -= 1
    return None


def _fits(passage: Passage, candidate: Participant, pronoun: str) -> bool:
    """Whether number and gender of a phrase and a pronoun agree as far as the spelling shows."""
    first = candidate.span.of(passage.text).split(" ")[0]
    plural = (
        first.endswith(("ون", "ين", "وا", "ات"))
        or candidate.noun_class in ("group", "police", "soldier", "fighter")
        or _broken_plural(first)
    )
    feminine = first.endswith(("ة", "اء", "ات")) or first in ("قوات", "القوات")
    if pronoun in _PLURAL:
        return plural and candidate.noun_class not in ("building", "vehicle", "thing")
    if pronoun == "هما":
        return True
    if pronoun == "ها":
        return feminine or (not candidate.person and plural)
    if pronoun == "ه":
        return not feminine and not first.endswith(("ون", "ين"))
    return pronoun in ("نا",)


def _broken_plural(word: str) -> bool:
    bare = word.removeprefix("ال")
    return (
        len(bare) >= 4
        and (bare[1:2] == "ا" or bare[2:3] == "ا" or bare.startswith("أ"))
        and not bare.endswith("ة")
    )
