"""The participants of a verb: subject, object, agent, and the phrases behind its prepositions.

Arabic puts the verb before its subject (VSO) or after it (SVO); without vowels the passive looks like
the active. Where a verb has an object it is active; where a single noun phrase follows and none
precedes, that phrase is the victim (قُتل الضابط); agents come after على يد and من قبل.
"""

from __future__ import annotations

from rasid.events.addressees import addresses, slogan_before
from rasid.events.apposed import without_appositions
from rasid.events.beside import (
    SHARED_LOTS,
    company,
    give_holders,
    prepositions,
    resumed_role,
    with_recipient,
)
from rasid.events.candidates import Candidate
from rasid.events.clauses import Constituent
from rasid.events.coordination import tells_of_them
from rasid.events.deciding import deciders, own_agents
from rasid.events.fixed_words import beside_fixed
from rasid.events.noun_classes import HUMAN
from rasid.events.passage import Passage
from rasid.events.phrases import NounPhrase
from rasid.events.regarding import with_regards
from rasid.events.roles import GONE_OVER_TO, SPOKEN, Roles, slots
from rasid.events.sides import meets_him
from rasid.events.subjects import plural, relative_antecedent, subject_before, subject_fits
from rasid.events.verb_agreement import is_men, pronoun_agrees, verb_agrees
from rasid.events.voice import VerbClause, acts_itself, goes_on, is_passive
from rasid.language.words import ONE_OF

_TO_PEOPLE = frozenset(("killing", "execution", "abduction", "arrest", "torture", "sexual_violence"))
_OUT_OF_THEM = frozenset(("منهم", "منهن", "منها"))
_LIFELESS = frozenset(("building", "vehicle", "thing", "weapon", "act", "abstract"))
_CIRCUMSTANCES = frozenset(("في", "خلال", "اثناء", "اثر", "جراء", "بسبب", "نتيجه", "عبر"))


def read_verb(passage: Passage, candidate: Candidate, roles: Roles) -> None:
    """Fill the frame of a verb from its clause."""
    clause = _clause_of(passage, candidate)
    passive = is_passive(passage, candidate, clause)
    roles.voice = "passive" if passive else "active"
    roles.rules.append(f"voice:{roles.voice}")
    rest = _give_subject(passage, candidate, clause, passive, roles)
    if not passive and "O" in clause.frame:
        _give_object(passage, candidate, clause, rest, roles)
    agent = clause.agent or (deciders(passage, clause.constituents, candidate.type) if passive else [])
    if agent:
        roles.give("actor", agent)
        roles.rules.append("actor:agent phrase")
    elif candidate.type == "capture":
        give_holders(passage, clause.constituents, roles)
    prepositions(passage, with_regards(passage, candidate.type, clause.constituents), clause.frame, roles)
    role = _subject_role(clause.frame, passive)
    if (
        candidate.type in SHARED_LOTS
        and "مع" not in clause.frame
        and (passive or candidate.type != "killing" or _are_his(passage, clause.constituents))
    ):
        # خطفوا الطبيب مع سائقه: who is with the object; with the subject only where both are forces.
        with_object = role == "actor" and "O" in clause.frame
        # وهربوا مع النازحين: those he goes with are not the subject that the verb goes on with.
        alone = roles.subject_missing and role == "actor" and "O" not in clause.frame
        if not alone:
            company(passage, clause.constituents, clause.frame["O"] if with_object else role, roles)
    roles.end = clause.constituents[-1].end if clause.constituents else candidate.after


def _are_his(passage: Passage, constituents: tuple[Constituent, ...]) -> bool:
    """اغتالوا القاضي مع زوجته، مع اثنين من حراسه: those of the one who was killed died with him."""
    heads = [passage.words[c.phrases[0].head] for c in constituents if c.preposition == "مع" and c.phrases]
    return bool(heads) and all(h.noun_class in HUMAN and bool(h.pronoun) for h in heads)


def _clause_of(passage: Passage, candidate: Candidate) -> VerbClause:
    """What stands around a verb: subject before, bare phrases behind, antecedent, agent."""
    frame = slots(candidate.trigger.verb_frame)
    constituents = beside_fixed(passage, candidate)
    if candidate.type in GONE_OVER_TO and "ل" in frame:
        constituents = with_recipient(passage, constituents)
    bare = [
        c
        for c in constituents
        if not c.preposition
        and c.phrases
        and (_is_surrounded(passage, c, frame) or not _is_aside(passage, c))
    ]
    bare = without_appositions(passage, bare)
    bare = [
        c for c in bare if not (_is_predicate(passage, candidate, c) or _is_a_town(candidate, c, bare[0]))
    ]
    bare = [c for c in bare if not _is_joined(passage, c) and not _names_again(passage, c, constituents)]
    bare = [c for c in bare if not _is_of_his_act(passage, c, constituents)]
    bare = [c for c in bare if not _is_behind_content(passage, candidate, frame, constituents, c)]
    before = subject_before(passage, candidate)
    bare = [c for c in bare if not (_is_of_them(passage, c) and (before or c is not bare[0]))]
    topic: tuple[NounPhrase, ...] = ()
    pronoun = bool(passage.words[candidate.index].pronoun)
    if pronoun and bare and before:
        # ثلاثة عمال قتلهم مسلحون: the noun before is what the pronoun stands for.
        topic, before = before, ()
    relative, relative_object = relative_antecedent(passage, candidate, pronoun, bare)
    if relative_object and {p.head for p in before} & {p.head for p in relative}:
        # قال إنها قتلت جنودا خطفتهم: the noun before is what the pronoun stands for.
        before = ()
    if slogan_before(passage, candidate) is not None:
        relative, before = (), ()  # هتافات تطالب بالعدل: those who shout it demand it
    if bare and _resumed_beside(passage, candidate, constituents):
        # الهجوم الذي قتل فيه جنديان: the pronoun stands for the noun before, which is no subject then.
        relative, before = (), ()
    return VerbClause(
        frame,
        constituents,
        bare,
        before,
        topic,
        relative,
        relative_object,
        own_agents(passage, candidate, frame, constituents, told=bool(before or relative)),
        resumed_role(constituents, frame),
        acts_itself(passage, candidate.index, candidate.type)
        or goes_on(passage, candidate.index, bare, candidate.type)
        or addresses(passage, candidate, constituents, bare),
    )


def _is_a_town(candidate: Candidate, constituent: Constituent, first: Constituent) -> bool:
    """خطف خمسة على طريق كركوك بغداد: nobody kills or takes a town; a capital may (أعدمت طهران ...)."""
    place = constituent.phrases[0].place
    if place is None or constituent.phrases[0].organisation is not None or candidate.type not in _TO_PEOPLE:
        return False
    return place.kind == "town" or (place.kind == "capital" and constituent is not first)


def _is_behind_content(
    passage: Passage,
    candidate: Candidate,
    frame: dict[str, str],
    constituents: tuple[Constituent, ...],
    bare: Constituent,
) -> bool:
    """وتدعو إلى تنظيم تجمع وإيجاد الحلول: behind what is called for stands nobody who calls or is called."""
    phrase = bare.phrases[0]
    known = phrase.person is not None or phrase.organisation is not None or phrase.place is not None
    if candidate.type not in SPOKEN or known or passage.words[phrase.head].noun_class in (*HUMAN, "group"):
        return False
    return any(
        c.phrases and frame.get(c.preposition) == "content" and c.index < bare.index for c in constituents
    )


def _is_joined(passage: Passage, constituent: Constituent) -> bool:
    """أعدموا بتهم «الخطف | وارتكاب جرائم»: و opens no subject and no object."""
    name = passage.people.get(constituent.index)
    named = name is not None and name.mention.span.start == passage.words[constituent.index].token.start
    return bool(passage.words[constituent.index].conjunction) and not named


def _is_of_his_act(passage: Passage, constituent: Constituent, constituents: tuple[Constituent, ...]) -> bool:
    """اعتقل الرجل أثناء نشره ملصقات: behind his act, told by a preposition, stands its own object."""
    index = constituent.index
    before = next((c for c in constituents if c.phrases and c.end == index and c.preposition), None)
    if before is None or passage.words[index - 1].index != before.phrases[-1].head:
        return False
    act = passage.words[index - 1]
    return bool(act.pronoun) and act.noun_class in ("act", "abstract") and not constituent.preposition


def _names_again(passage: Passage, constituent: Constituent, constituents: tuple[Constituent, ...]) -> bool:
    """قتل سالم من سرايا النصر، الجناح العسكري للحركة: a body behind a comma names again the one before it."""
    index = constituent.index
    if index < 2 or passage.words[index - 1].token.text not in "،,":
        return False
    before = next((c for c in constituents if c.phrases and c.end == index - 1), None)
    if before is None or not before.preposition or before.phrases[-1].organisation is None:
        return False
    phrase = constituent.phrases[0]
    head = passage.words[phrase.head]
    body = head.noun_class == "group" or head.stem in passage.grammar["branches"]
    return head.article and body and phrase.number is None


def _is_predicate(passage: Passage, candidate: Candidate, constituent: Constituent) -> bool:
    """الذين خطفوا محتجزون، طالبوا بالعدل محتجين على: what is said of people is no object of their verb."""
    words = passage.words
    phrase = constituent.phrases[0]
    head = words[phrase.head]
    if head.article or head.pronoun or phrase.number is not None or phrase.person is not None:
        return False
    if head.token.bare.endswith("ون"):
        return plural(candidate)
    after = words[phrase.end] if phrase.end < len(words) else None
    parted = words[phrase.whole - 1].token.text in "،,"
    governs = after is not None and (after.preposition == "ب" or after.stem in ("علي", "الي", "ب"))
    return parted and governs and head.token.bare.endswith("ين") and phrase.end == phrase.start + 1


def _resumed_beside(passage: Passage, candidate: Candidate, constituents: tuple[Constituent, ...]) -> bool:
    """Whether the pronoun of a relative clause follows its verb at once: قتل فيه، راح ضحيته."""
    words = passage.words
    first = constituents[0] if constituents else None
    beside = first is not None and first.index == candidate.index + 1 and bool(first.pronoun)
    if beside and first is not None:
        return first.preposition in _CIRCUMSTANCES
    return words[candidate.last].stem == "ضحيه" and bool(words[candidate.last].pronoun)


def _subject_role(frame: dict[str, str], passive: bool) -> str:
    return frame.get("O", "target") if passive else frame.get("S", "actor")


def _give_subject(
    passage: Passage, candidate: Candidate, clause: VerbClause, passive: bool, roles: Roles
) -> list[Constituent]:
    """Give the subject its role; returns the bare constituents that it leaves."""
    relative, frame = clause.relative if not clause.relative_object else (), clause.frame
    if relative and clause.resumed and (clause.bare or _is_resumed(passage, candidate, clause)):
        # البلدة التي سيطر عليها التنظيم: the pronoun behind the preposition stands for the antecedent.
        roles.give(clause.resumed, relative)
        relative = ()
    before = clause.before
    person = candidate.verb.person if candidate.verb is not None else ""
    if relative and clause.bare and not passive and not verb_agrees(passage, relative, person):
        relative = ()  # المشتبهين الذين طلبت الهند تسليمهم
    men = person in ("3ms", "3fs") and bool(before) and is_men(passage, before)
    if before and clause.resumed and clause.bare and (men or not verb_agrees(passage, before, person)):
        # لاجئين ألقت عليهم القبض وحدات الجيش
        roles.give(clause.resumed, before)
        before = ()
    subject = relative or before
    if subject:
        roles.rules.append("subject:antecedent" if relative else "subject:before the verb")
    rest = clause.bare
    victims = _only_victims(passage, candidate, rest, passive)
    elsewhere = (plural(candidate) or clause.acts_itself) and not passive and not clause.relative_object
    elsewhere = elsewhere or (
        not passive and meets_him(passage, candidate, clause.frame, clause.constituents, rest)
    )
    if not subject and rest and not victims and not elsewhere:
        near = _subject_behind_object(passage, candidate, rest) or rest[0]
        if subject_fits(passage, candidate, near.phrases[0], passive):
            subject, rest = near.phrases, [c for c in rest if c is not near]
            roles.rules.append("subject:after the verb")
    impersonal = passive and "O" not in frame
    if impersonal and clause.resumed and clause.before:
        # أربعة رهائن أفرج عنهم: the noun before the verb is what the pronoun behind it stands for.
        roles.give(clause.resumed, clause.before)
    elif impersonal and not (clause.relative and (clause.relative_object or relative)):
        pass
    elif subject:
        role = _subject_role(frame, passive)
        acts = role == "instrument" and passage.words[subject[0].head].noun_class in HUMAN
        roles.give("actor" if acts else role, subject)  # قتل انتحاري ستة: he is no mere instrument
    else:
        roles.subject_missing = True
    return rest


def _subject_behind_object(
    passage: Passage, candidate: Candidate, rest: list[Constituent]
) -> Constituent | None:
    """أطلق الصاروخ مقاتلون من الحركة: a nominative of people behind a thing is the subject."""
    if len(rest) < 2 or not candidate.trigger.verb_frame or rest[1].index < rest[0].end:
        return None
    words, first, second = passage.words, rest[0].phrases[0], rest[1].phrases[0]
    thing, people = words[first.head], words[second.head]
    bare = people.token.bare
    lifeless = thing.noun_class in _LIFELESS or (first.place is not None and first.place.kind == "town")
    if not lifeless or first.organisation is not None or first.person is not None:
        return None
    if people.noun_class not in HUMAN or people.article or people.pronoun or people.conjunction:
        return None
    several = people.number == "many" and bare.endswith(("ون", "و"))
    one = people.number == "one" and not bare.endswith(("ا", "ة", "ين"))
    return rest[1] if several or one else None


def _is_resumed(passage: Passage, candidate: Candidate, clause: VerbClause) -> bool:
    """البلدة التي استولوا عليها: whether the pronoun, and not the verb, goes with the noun described."""
    person = candidate.verb.person if candidate.verb is not None else ""
    pronoun = next((c.pronoun for c in clause.constituents if c.pronoun and not c.phrases), "")
    if not pronoun_agrees(passage, clause.relative, pronoun):
        return False
    head = passage.words[clause.relative[0].head]
    lifeless = clause.relative[0].place is not None or head.noun_class in ("building", "vehicle", "thing")
    return lifeless or not verb_agrees(passage, clause.relative, person)


def _give_object(
    passage: Passage, candidate: Candidate, clause: VerbClause, rest: list[Constituent], roles: Roles
) -> None:
    """The object: the antecedent, the noun or pronoun before or on the verb, else what is left behind it."""
    role = clause.frame["O"]
    pronoun = passage.words[candidate.index].pronoun or _owner_in_phrase(passage, candidate)
    if not role:
        return
    if clause.relative_object:
        roles.give(role, clause.relative)
    elif clause.topic and pronoun:
        roles.give(role, clause.topic)
    elif pronoun:
        roles.pronouns[role] = pronoun
    elif _bare_demonstrative(passage, candidate):
        roles.pronouns[role] = "هم"
    elif rest:
        roles.give(role, rest[0].phrases)


def _owner_in_phrase(passage: Passage, candidate: Candidate) -> str:
    """أخلى القاضي سبيله بكفالة: the pronoun of a set phrase's noun stands for whom it is done to."""
    fixed = max(candidate.fixed, default=candidate.index)
    return passage.words[fixed].pronoun if candidate.type == "release" and fixed > candidate.index else ""


_DIRECTIONS = frozenset(
    ("شمال", "جنوب", "شرق", "غرب", "شمالي", "جنوبي", "شرقي", "غربي", "وسط", "قرب", "ضواحي", "محيط")
)


def _is_of_them(passage: Passage, constituent: Constituent) -> bool:
    """خمسة قتلوا في الغارة معظمهم أطفال، جرح عشرة، اثنان منهم: more about those told before."""
    words = passage.words
    whole, end = constituent.phrases[0].whole, constituent.phrases[0].end
    counted = constituent.phrases[0].number is not None and end < len(words)
    if counted and whole and words[whole - 1].token.text in "،," and words[end].token.folded in _OUT_OF_THEM:
        return True
    return tells_of_them(words[whole]) or (whole > 0 and tells_of_them(words[whole - 1]))


def _only_victims(passage: Passage, candidate: Candidate, rest: list[Constituent], passive: bool) -> bool:
    """فقتل جنديا وأصاب ثلاثين: behind و the one phrase of a verb of harm is who suffers it."""
    if passive or len(rest) != 1 or not passage.words[candidate.index].conjunction:
        return False
    if candidate.trigger.figure not in ("killed", "injured", "detained"):
        return False
    phrase = rest[0].phrases[0]
    head = passage.words[phrase.head]
    if phrase.number is not None or (head.stem in ONE_OF and head.pronoun):
        return True
    return phrase.organisation is None and head.noun_class in ("civilian", "person", "soldier")


def _bare_demonstrative(passage: Passage, candidate: Candidate) -> bool:
    """اعتقل هؤلاء: a demonstrative that stands for people named before."""
    words = passage.words
    after = candidate.index + 1
    if after >= len(words) or words[after].stem != "هؤلاء":
        return False
    return after + 1 >= len(words) or words[after + 1].tag != "noun" or not words[after + 1].article


def _is_adverbial(passage: Passage, constituent: Constituent) -> bool:
    """أعدم شنقا، توفي متأثرا: an accusative act noun or participle says how; no subject and no object.

    One with a complement is an object: استهدف اجتماعا لقادة الشرطة.
    """
    phrase = constituent.phrases[0]
    head = passage.words[phrase.head]
    if head.stem.startswith("متاثر") and not head.article:
        return True  # استشهد متأثرا بجراحه الشاب ...
    if head.token.folded in passage.grammar["manners"]:
        return True  # استغلها جنسيا
    behind = passage.words[phrase.end] if phrase.end < len(passage.words) else None
    if phrase.end > phrase.start + 1 or (behind is not None and behind.preposition == "ل"):
        return False
    return (
        head.noun_class == "act"
        and head.token.bare.endswith("ا")
        and not head.article
        and phrase.number is None
    )


def _is_aside(passage: Passage, constituent: Constituent) -> bool:
    """Whether a bare phrase is neither subject nor object: it says how, or goes on with an act before."""
    head = passage.words[constituent.phrases[0].head]
    joined = head.noun_class == "act" and passage.words[constituent.index].conjunction == "و"
    named = head.index > 0 and head.index - 1 in passage.people and head.index not in passage.people
    ages = named and head.article and head.stem == "بالغ"  # قتل سالم العلي البالغ من العمر 52 عاما
    return joined or ages or _is_adverbial(passage, constituent) or _is_direction(passage, constituent)


def _is_surrounded(passage: Passage, constituent: Constituent, frame: dict[str, str]) -> bool:
    """أمنت القوات محيط المبنى: of what is taken or closed the surroundings are the object."""
    return frame.get("O") == "place" and passage.words[constituent.phrases[0].head].stem == "محيط"


def _is_direction(passage: Passage, constituent: Constituent) -> bool:
    """في حلب شمالي سوريا: a direction with its place says where."""
    phrase = constituent.phrases[0]
    head = passage.words[phrase.head]
    return head.stem in _DIRECTIONS and phrase.end > phrase.start + 1 and not head.article
