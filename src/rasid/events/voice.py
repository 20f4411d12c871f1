"""The voice of a verb that the spelling leaves open, told by what stands around it."""

from __future__ import annotations

from dataclasses import dataclass

from rasid.events.candidates import Candidate
from rasid.events.clause_subjects import spoken_of, subjects_at
from rasid.events.clauses import Constituent
from rasid.events.noun_classes import FORCES, HUMAN, OFFICIALS
from rasid.events.passage import Passage
from rasid.events.phrases import NounPhrase
from rasid.events.roles import SPOKEN
from rasid.events.subjects import subject_fits
from rasid.events.verb_agreement import FEMININE, is_force, is_men, pronoun_agrees
from rasid.language.words import ONE_OF


@dataclass(frozen=True, slots=True)
class VerbClause:
    """What stands around a verb.

    `bare`: constituents without a preposition that can be subject or object; `before`: a subject before
    the verb; `topic`: the noun before the verb that its pronoun stands for (عمال قتلهم مسلحون); `relative`:
    the noun that the verb's relative clause describes, `relative_object` whether it is the object there;
    `agent`: phrases after على يد; `acts_itself`: its subject is told before it (إنها قتلت ...);
    `resumed`: the role of a preposition with a pronoun alone (أفرج عنهم).
    """

    frame: dict[str, str]
    constituents: tuple[Constituent, ...]
    bare: list[Constituent]
    before: tuple[NounPhrase, ...]
    topic: tuple[NounPhrase, ...]
    relative: tuple[NounPhrase, ...]
    relative_object: bool
    agent: list[NounPhrase]
    resumed: str
    acts_itself: bool


def _marked_voice(text: str) -> str:
    """The voice that a written vowel on the first letter tells: قُتل passive, قَتل active; else ""."""
    for position, letter in enumerate(text[:4]):
        if letter == "\u064f":
            return "passive" if position else ""
        if letter == "\u064e" and position and text[position - 1] not in "وف":
            return "active"
    return ""


def is_passive(passage: Passage, candidate: Candidate, clause: VerbClause) -> bool:
    """Decide the voice of a verb whose spelling does not."""
    form, frame = candidate.verb, clause.frame
    if form is None or form.voice == "active" or not candidate.trigger.passive:
        return False
    if form.voice == "passive":
        return True
    if frame.get("S") in ("target", "place", "instrument") and "O" not in frame:
        # استشهد، قضى: who dies is the subject of an active verb, as is the town that falls (سقطت).
        return False
    marked = _marked_voice(passage.words[candidate.index].token.text) if form.tense == "perfect" else ""
    if marked:
        return marked == "passive"
    own = passage.words[candidate.last]
    his = candidate.last > candidate.index and own.pronoun and own.noun_class in ("abstract", "act")
    if his:
        return candidate.type == "release" and _is_freed(passage, candidate, clause)
    if any(c.phrases and c.preposition and frame.get(c.preposition) == "party" for c in clause.constituents):
        return False  # التقى مع الوزير: what two do together has a subject
    if "O" not in frame:
        return _is_impersonal(passage, candidate, clause)
    return _is_passive_by_phrases(passage, candidate, clause)


def _is_freed(passage: Passage, candidate: Candidate, clause: VerbClause) -> bool:
    """أطلق سراحه أمس, but فرض سيطرته: his freedom is given to him, and what else is his he does himself."""
    owner = passage.words[candidate.last].pronoun
    if clause.bare or _is_joined(passage, candidate.index) or _person(candidate) != "3ms":
        return False
    told = clause.before or clause.relative
    return not told or (pronoun_agrees(passage, told, owner) and not is_force(passage, told))


def _is_impersonal(passage: Passage, candidate: Candidate, clause: VerbClause) -> bool:
    """A verb that governs through a preposition: أفرج عنهم has no subject of its own."""
    resumed = clause.before and clause.resumed and _person(candidate) == "3ms" and not clause.bare
    if clause.agent or resumed:
        return True
    if not _can_be_impersonal(passage, candidate):
        return False
    described = bool(clause.relative) and not clause.relative_object and not clause.resumed
    has_subject = (
        described
        or bool(clause.before)
        or (bool(clause.bare) and subject_fits(passage, candidate, clause.bare[0].phrases[0], False))
    )
    return not has_subject and not _is_joined(passage, candidate.index)


def _is_joined(passage: Passage, index: int) -> bool:
    """Whether a verb goes on with the clause before: و, ف or كما stands before it."""
    before = passage.words[index - 1] if index else None
    return bool(passage.words[index].conjunction) or (before is not None and before.stem == "كما")


def _can_be_impersonal(passage: Passage, candidate: Candidate) -> bool:
    """Whether a verb without an object can be passive: then it is in the third person masculine singular.

    سيطر على المدينة, but not سيطرت. The noun of a set phrase is its subject: أطلقت النار.
    """
    person = _person(candidate)
    if person == "3ms":
        return True
    fixed = [passage.words[index] for index in candidate.fixed]
    return person == "3fs" and any(w.token.bare.endswith(("ة", "ات")) or w.stem in FEMININE for w in fixed)


def _is_passive_by_phrases(passage: Passage, candidate: Candidate, clause: VerbClause) -> bool:
    """Whether the phrases around a verb make it passive: an agent, or only somebody who can be its victim."""
    bare = clause.bare
    if passage.words[candidate.index].pronoun or (bare and clause.acts_itself):
        return False
    if bare and not clause.agent and _suffers_behind(clause):
        return _is_emptied(passage, clause)
    if clause.agent:
        return True
    if _has_clause_for_object(passage, candidate, clause):
        return False
    if _is_accused(passage, candidate, clause):
        return True
    before = passage.words[candidate.index - 1] if candidate.index else None
    if (
        "content" in clause.frame.values()
        and before is not None
        and before.stem in passage.grammar["slogans"]
    ):
        return False  # هتافات تطالب بالعدل
    if candidate.type == "threat" and not bare and _tells_threat(passage, candidate, clause):
        return False
    if "content" in clause.frame.values() and bare:
        # هدد التنظيم بإعدامه: who threatens or demands is seldom left out.
        return False
    if clause.acts_itself and candidate.type in SPOKEN:
        return False  # قالوا إنهم يطالبون بتعديل القانون
    if clause.before or clause.relative:
        return not bare or (len(bare) == 1 and _are_harmed(passage, candidate, bare[0].phrases[0]))
    if not bare:
        return not _is_joined(passage, candidate.index)
    if len(bare) >= 2:
        return False
    person = _person(candidate)
    if person in ("3mp", "3fp") or person.startswith("1"):
        return False
    # اعتقلت اثنين: a feminine verb before a masculine phrase has its subject elsewhere.
    return subject_fits(passage, candidate, bare[0].phrases[0], True)


def _are_harmed(passage: Passage, candidate: Candidate, phrase: NounPhrase) -> bool:
    """استشهد طفل وجرح آخرون: a nominative behind a verb of harm is its subject, whoever was told before."""
    if candidate.trigger.figure not in ("killed", "injured", "detained"):
        return False
    head = passage.words[phrase.head]
    nominative = head.token.bare.endswith("ون") or (head.number == "two" and head.token.bare.endswith("ان"))
    plain = (
        phrase.person is None and phrase.organisation is None and not passage.words[candidate.index].pronoun
    )
    return plain and nominative and head.noun_class in HUMAN and _person(candidate) in ("3ms", "3fs")


def _has_clause_for_object(passage: Passage, candidate: Candidate, clause: VerbClause) -> bool:
    """انتقد الناطق ما وصفه بالتدخل، اعتقلت عددا منهم: an object that is no phrase of its own."""
    words = passage.words
    if candidate.after >= len(words):
        return False
    after = words[candidate.after]
    if after.tag == "determiner" and after.token.bare.endswith("ا") and len(after.stem) > 2:
        return True
    ends = [clause.bare[0].end, clause.constituents[-1].end] if len(clause.bare) == 1 else []
    closed = [end for end in ends if words[end - 1].article or words[end - 1].pronoun]  # not على خلفية ما
    behind = [words[end] for end in closed if end + 1 < len(words)]
    return any(w.tag == "wh" and w.stem == "ما" and words[w.index + 1].tag == "verb" for w in behind)


def _is_accused(passage: Passage, candidate: Candidate, clause: VerbClause) -> bool:
    """اتهم مسلحون بالهجوم: an accuser leaves neither himself nor the accused out; the charge is behind ب."""
    charged = any(c.preposition == "ب" and c.index > candidate.index for c in clause.constituents)
    alone = not (passage.words[candidate.index].conjunction or clause.before or clause.relative)
    if candidate.type != "accusation" or not charged or not alone or len(clause.bare) != 1:
        return False
    return _person(candidate) in ("3ms", "3fs") and subject_fits(
        passage, candidate, clause.bare[0].phrases[0], True
    )


def _tells_threat(passage: Passage, candidate: Candidate, clause: VerbClause) -> bool:
    """الحركة هددت بتفجير الجسر: who threatens may name only the deed; هدد بالقتل tells who is threatened."""
    words = passage.words
    after = words[candidate.after] if candidate.after < len(words) else None
    if after is not None and after.tag == "complementizer":
        return True
    deeds = [c for c in clause.constituents if c.phrases and clause.frame.get(c.preposition) == "content"]
    return any(not words[c.phrases[0].head].article for c in deeds) or (
        bool(deeds) and is_force(passage, clause.before)
    )


_ACTING = FORCES | {"vehicle", "weapon"}
_OF_OFFICES = frozenset(("appointment", "dismissal"))
_APPOINTING = OFFICIALS | {"group"}
#: With a pronoun they say where or during what somebody died.
_THEREIN = frozenset(("في", "خلال", "اثناء", "اثر"))


def goes_on(passage: Passage, index: int, bare: list[Constituent], type: str) -> bool:
    """دبابات فتحت النار ودمرت منازل، داهم الجيش البيت واعتقل ثلاثة: the force of the verb before goes on.

    Of things that holds for any verb in the feminine, of people where they are counted or indefinite; عزل
    الرئيس المحافظ وعين مكانه سالم العلي: who dismisses also appoints.
    """
    words = passage.words
    form = words[index].verb
    joined = words[index].conjunction in ("و", "ف") or (index > 0 and words[index - 1].stem == "ثم")
    if not joined or form is None or len(bare) != 1:
        return False
    after = words[index + 1]
    if after.tag == "preposition" and after.pronoun and after.stem in _THEREIN:
        return False  # دخلت القوة المسجد وقتل فيه ثلاثة
    phrase, person = bare[0].phrases[0], form.person
    thing = person == "3fs" and words[phrase.head].noun_class in ("building", "vehicle", "thing")
    counted = phrase.empty or (phrase.number is not None and words[phrase.head].noun_class in HUMAN)
    counted = counted or (words[phrase.head].stem in ONE_OF and bool(words[phrase.head].pronoun))
    man = person == "3fs" and _is_one_man(passage, phrase, form.voice)  # اقتحمت القوات المقر واعتقلت رئيسه
    office = type in _OF_OFFICES and (phrase.person is not None or words[phrase.head].noun_class in HUMAN)
    if not thing and not man and not office and not (counted and person in ("3ms", "3fs")):
        return False
    for position in range(index - 1, -1, -1):
        form = words[position].verb
        if words[position].tag != "verb" or form is None:
            continue
        if form.person != person or words[position].verb_class == "say":
            return False
        subject = next(subjects_at(passage, position, index), ())
        if subject and is_men(passage, subject):
            return False  # دخل مسلحون البيت وقتل ثلاثة: behind them a verb of theirs is in the plural
        opener = max((p for p in range(position) if words[p].tag == "complementizer"), default=-1)
        acting = _APPOINTING if office else _ACTING
        return all(one.start > opener for one in subject) and any(
            one.organisation is not None or words[one.head].noun_class in acting for one in subject
        )
    return False


def _is_one_man(passage: Passage, phrase: NounPhrase, voice: str) -> bool:
    """One man; one woman too where the verb is spelled as active: وأصابت طفلة, not وقتلت طفلة."""
    head = passage.words[phrase.head]
    human = head.noun_class in HUMAN and phrase.head not in passage.people
    told = voice == "active" or not head.stem.endswith("ه")
    return human and head.number == "one" and told and phrase.number is None


def acts_itself(passage: Passage, index: int, type: str) -> bool:
    """أعلن الحلف أنه قتل عشرين: a force tells what it did; أنه of a source may stand for nobody.

    قال إنه طالب الوزير بالحل: who demands or accuses is never told behind it.
    """
    pronoun, sayer = spoken_of(passage, index)
    if pronoun != "ه" or type in SPOKEN:
        return bool(pronoun)
    return is_force(passage, sayer)


def _suffers_behind(clause: VerbClause) -> bool:
    """زجت الجماعة بالأطفال في القتال: who suffers it stands behind a preposition, so the bare phrase acts."""
    return any(c.phrases and clause.frame.get(c.preposition) == "target" for c in clause.constituents)


def _is_emptied(passage: Passage, clause: VerbClause) -> bool:
    """أخلي الحي من سكانه: a place that people are taken out of does not take them out itself."""
    phrase = clause.bare[0].phrases[0]
    ground = phrase.place is not None or passage.words[phrase.head].noun_class == "building"
    return (
        clause.frame.get("O") == "place" and ground and phrase.organisation is None and len(clause.bare) == 1
    )


def _person(candidate: Candidate) -> str:
    return candidate.verb.person if candidate.verb is not None else ""
