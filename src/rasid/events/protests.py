"""Who protests and against whom, where the words of the protest leave it to those around them."""

from __future__ import annotations

from rasid.events.clauses import Constituent, following
from rasid.events.coordination import coordinated
from rasid.events.drafts import Draft, Participant, inferred, participants
from rasid.events.genitives import is_matter
from rasid.events.passage import Passage
from rasid.events.phrases import NounPhrase, noun_phrase

_OWNERS = frozenset(("group", "police", "official", "leader", "soldier"))
#: Who rules, told by a word for the ruling.
_POWERS = frozenset(("نظام", "حكم", "احتلال", "استعمار", "سلطه", "انقلاب"))
_REMOVALS = frozenset(("resignation", "dismissal"))
_REACH = 30


def complete_protests(passage: Passage, drafts: list[Draft]) -> None:
    """Add the demonstrators that the sentence names elsewhere, and whom it says that they are against."""
    for draft in drafts:
        if draft.type != "protest":
            continue
        _leave_to_owners(passage, draft)
        if not draft.targets:
            draft.targets = (
                _against(passage, draft, drafts)
                or _to_be_removed(draft, drafts)
                or _asked_while_protesting(passage, draft)
            )
        told = (
            draft.actors or "actor" in draft.roles.pronouns or passage.words[draft.index].preposition == "ل"
        )
        if draft.candidate.kind == "noun" and not told:
            draft.actors = _demonstrators(passage, draft)


def _against(passage: Passage, draft: Draft, drafts: list[Draft]) -> list[Participant]:
    """احتجاجا على إجراءات الوزارة، شعارات معادية للحكومة: the owner of what the protest is against."""
    words = passage.words
    acts = {other.index: other for other in drafts if other is not draft}
    for index in range(draft.index, min(draft.index + _REACH, len(words) - 1)):
        word = words[index]
        if word.token.text in ".؛:" or (word.tag == "complementizer" and index > draft.index + 1):
            break
        opposed = word.tag == "preposition" and word.stem == "ضد" and not word.pronoun
        opposed = opposed or _is_hostile(passage, index)
        about = index + 1 if word.stem in passage.grammar["protest-causes"] else None
        if not opposed and (about is None or not _is_joined(passage, about)):
            continue
        phrase = noun_phrase(passage, index + 1)
        act = acts.get(phrase.head) if phrase is not None else None
        if act is not None and act.candidate.kind == "noun":
            # ضد إعدام المحكمة للشيخ: who did what they protest against
            people = [p for p in act.actors if p.basis == "stated"]
            if people:
                return inferred("what the protest is against", people)
        if phrase is not None:
            found = owners(passage, phrase)
            if found:
                return inferred("what the protest is against", participants(passage, found, ""))
    return []


def _leave_to_owners(passage: Passage, draft: Draft) -> None:
    """تظاهروا ضد سياسة الحكومة، احتجوا على زيارة الوزير: against whose policy it is."""
    phrases = draft.roles.filled.get("target", [])
    if not phrases:
        phrases = [p for c in _objected(passage, draft) for p in c.phrases]
        draft.targets = draft.targets or _owners_of(passage, phrases)
    elif all(is_matter(passage, phrase) for phrase in phrases):
        known = {passage.words[p.head].stem for p in phrases} & _POWERS
        draft.targets = _owners_of(passage, phrases) or (draft.targets if known else [])


def _objected(passage: Passage, draft: Draft) -> list[Constituent]:
    """What somebody objects to: behind على, of a verb that says no more than that he protests."""
    if draft.candidate.kind != "verb" or draft.candidate.trigger.id != "ahtj-protest":
        return []
    return [c for c in following(passage, draft.candidate.after) if c.preposition == "علي"][:1]


def _owners_of(passage: Passage, phrases: list[NounPhrase]) -> list[Participant]:
    found = [owner for phrase in phrases for owner in owners(passage, phrase)]
    return inferred("what the protest is against", participants(passage, found, ""))


def _is_hostile(passage: Passage, index: int) -> bool:
    """شعارات معادية للحكومة، مسيرة مناهضة للحرب: whether an adjective of the act or its slogans says so."""
    words = passage.words
    hostile = words[index].stem in passage.grammar["hostile"] and index + 1 < len(words)
    return hostile and words[index + 1].preposition in ("ل", "ب")


def _asked_while_protesting(passage: Passage, draft: Draft) -> list[Participant]:
    """تجمعوا أمام البلدية مطالبين الحكومة بالتدخل: of whom they ask something, told by a circumstance."""
    words = passage.words
    for index in range(draft.candidate.after, min(draft.candidate.after + _REACH, len(words) - 1)):
        word = words[index]
        if word.token.text in ".؛:" or word.tag in ("complementizer", "subordinator"):
            break
        if word.stem not in passage.grammar["demanding"] or word.article or word.preposition:
            continue
        phrase = noun_phrase(passage, index + 1)
        if phrase is None or phrase.preposition:
            break
        named = phrase.person is not None or phrase.organisation is not None
        if named or words[phrase.head].noun_class in _OWNERS:
            return inferred("of whom the protest demands", participants(passage, [phrase], ""))
    return []


def _is_joined(passage: Passage, index: int) -> bool:
    word = passage.words[index]
    return word.preposition in ("ب", "ل") or (word.tag == "preposition" and word.stem in ("علي", "ضد", "من"))


def owners(passage: Passage, phrase: NounPhrase) -> list[NounPhrase]:
    """Those whom a phrase names, or whose act, policy or presence it names."""
    words = passage.words
    if words[phrase.head].stem in passage.grammar["suffering"] and phrase.organisation is None:
        return []  # احتجاجا على مقتل الشيخ سالم: for him rather than against him
    named = phrase.person is not None or phrase.organisation is not None
    if named or words[phrase.head].noun_class in _OWNERS:
        return list(coordinated(passage, phrase))
    for index in range(phrase.start + 1, phrase.end):
        known = index in passage.organisations or index in passage.people
        if words[index].article and words[index - 1].article:
            # أسلوب الاغتيال السياسي: an adjective owns nothing.
            continue
        if (known or words[index].noun_class in _OWNERS) and not words[index].preposition:
            inner = noun_phrase(passage, index)
            return [inner] if inner is not None and not inner.preposition else []
    # الغاء السلطات ميدانا: the subject of a masdar stands behind it as a phrase of its own.
    behind = following(passage, phrase.end)[:1] if words[phrase.head].noun_class == "act" else ()
    return [
        p for c in behind if not c.preposition and c.index == phrase.end for p in c.phrases if p.organisation
    ]


def _to_be_removed(draft: Draft, drafts: list[Draft]) -> list[Participant]:
    """للمطالبة باستقالة الوزير: whose removal is demanded."""
    for other in drafts:
        if other.index > draft.index and other.type in _REMOVALS and other.factuality.label == "planned":
            people = other.targets if other.type == "dismissal" else other.actors
            return inferred("whose removal is demanded", people)
    return []


def _demonstrators(passage: Passage, draft: Draft) -> list[Participant]:
    """انطلقت المسيرة بعد تجمع المتظاهرين: the demonstrators that the sentence names, the nearest of them."""
    places = [i for i, w in enumerate(passage.words) if w.noun_class == "protester" and w.tag == "noun"]
    for index in sorted(places, key=lambda i: (abs(i - draft.index), i)):
        phrase = noun_phrase(passage, index)
        if phrase is not None and index != draft.index:
            return inferred("demonstrators of the sentence", participants(passage, [phrase], ""))
    return []
