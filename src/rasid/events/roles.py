"""Who did it to whom, where: the participants of one trigger, read from its frame and its clause.

Arabic puts the verb before its subject (VSO) or after it (SVO); without vowels the passive looks like
the active. Where a verb has an object it is active; where a single noun phrase follows and none
precedes, that phrase is the victim (قُتل الضابط); agents come after على يد and من قبل.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from rasid.events.agreement import ADJECTIVES, HUMAN
from rasid.events.candidates import Candidate
from rasid.events.clauses import Constituent, antecedent, clause_start, following, matrix_subject, preceding_subject
from rasid.events.passage import Passage
from rasid.events.phrases import NounPhrase, coordinated, noun_phrase
from rasid.lexicon.triggers import Frame, LightVerb, Triggers

AGENT_WORDS = frozenset(("يد", "ايدي", "قبل", "جانب", "طرف"))
_INSTRUMENT_OWNER = frozenset(
    [
        "رصاص",
        "نيران",
        "بنيران",
        "برصاص",
        "نار",
        "غاره",
        "غارات",
        "قصف",
        "قذيفه",
        "قذائف",
        "صاروخ",
        "صواريخ",
        "طائره",
        "طائرات",
    ]
)
#: Prepositions that take the role of another one in a frame.
_LIKE = {"بحق": "ضد", "تجاه": "ضد", "حيال": "ضد", "نحو": "الي", "صوب": "الي", "باتجاه": "الي", "لصالح": "ل"}
PLACE_PREPOSITIONS = frozenset(
    [
        "في",
        "ب",
        "قرب",
        "داخل",
        "خارج",
        "وسط",
        "امام",
        "خلف",
        "عند",
        "لدي",
        "قباله",
        "بالقرب",
        "حول",
        "فوق",
        "تحت",
        "عبر",
        "بين",
    ]
)


@dataclass(slots=True)
class Roles:
    """What was found for one trigger. `voice`: active, passive or noun. `rules` name what decided.

    `subject_missing` means that the clause has no subject of its own: it goes on with the one before.
    `one_sided`: of a clash only the side behind مع is named. `carried_by` is the light verb of an act noun; `missing_role` the role of its subject, if it has none.
    """

    filled: dict[str, list[NounPhrase]] = field(default_factory=dict)
    pronouns: dict[str, str] = field(default_factory=dict)
    voice: str = "active"
    subject_missing: bool = False
    end: int = 0
    carried_by: int | None = None
    missing_role: str = ""
    one_sided: bool = False
    rules: list[str] = field(default_factory=list)

    def give(self, role: str, phrases: tuple[NounPhrase, ...] | list[NounPhrase]) -> None:
        """Add phrases to a role, each once."""
        if role == "party":
            role = "actor"
        known = self.filled.setdefault(role, [])
        for phrase in phrases:
            if all(phrase.start != other.start for other in known):
                known.append(phrase)


def read_roles(passage: Passage, candidate: Candidate, triggers: Triggers) -> Roles:
    """Fill the frame of `candidate` from its clause."""
    roles = Roles()
    if candidate.kind == "verb":
        _read_verb(passage, candidate, roles)
    else:
        _read_noun(passage, candidate, triggers, roles)
    return roles


def _slots(frame: Frame) -> dict[str, str]:
    return dict(frame)


def _read_verb(passage: Passage, candidate: Candidate, roles: Roles) -> None:
    words = passage.words
    frame = _slots(candidate.trigger.verb_frame)
    constituents = _beside_fixed(passage, candidate)
    bare = [c for c in constituents if not c.preposition and c.phrases and not _is_adverbial(passage, c)]
    bare = _without_appositions(passage, bare)
    before = _subject_before(passage, candidate)
    topic: tuple[NounPhrase, ...] = ()
    if words[candidate.index].pronoun and bare and before:
        # ثلاثة عمال قتلهم مسلحون: the noun before is what the pronoun stands for.
        topic, before = before, ()
    agent = _agents(passage, constituents)
    passive = _is_passive(passage, candidate, bare, before, agent, frame)
    roles.voice = "passive" if passive else "active"
    roles.rules.append(f"voice:{roles.voice}")
    pronoun = words[candidate.index].pronoun
    subject_role = frame.get("O", "target") if passive else frame.get("S", "actor")
    object_role = frame.get("O", "")
    rest = list(bare)
    relative, relative_object = _relative_antecedent(passage, candidate, bool(pronoun), bare)
    resumed = _resumed_role(constituents, frame)
    if relative and not relative_object and resumed and bare:
        # البلدة التي سيطر عليها التنظيم: the pronoun behind the preposition stands for the antecedent.
        roles.give(resumed, relative)
        relative = ()
    subject: tuple[NounPhrase, ...] = ()
    if relative and not relative_object:
        subject = relative
        roles.rules.append("subject:antecedent")
    elif before:
        subject = before
        roles.rules.append("subject:before the verb")
    victims = _only_victims(passage, candidate, rest, passive)
    if not subject and rest and not victims and not (_plural(candidate) and not passive and not relative_object):
        near = rest[0]
        if _subject_fits(passage, candidate, near.phrases[0], passive):
            subject = near.phrases
            rest = rest[1:]
            roles.rules.append("subject:after the verb")
    if passive and "O" not in frame and resumed and before:
        # أربعة رهائن أفرج عنهم: the noun before the verb is what the pronoun behind it stands for.
        roles.give(resumed, before)
    elif passive and "O" not in frame and not relative:
        pass
    elif subject:
        roles.give(subject_role, subject)
    else:
        roles.subject_missing = True
    if not passive and object_role:
        if relative_object:
            roles.give(object_role, relative)
        elif topic and pronoun:
            roles.give(object_role, topic)
        elif pronoun:
            roles.pronouns[object_role] = pronoun
        elif _bare_demonstrative(passage, candidate):
            roles.pronouns[object_role] = "هم"
        elif rest:
            roles.give(object_role, rest[0].phrases)
    if agent:
        roles.give("actor", agent)
        roles.rules.append("actor:agent phrase")
    _prepositions(passage, constituents, frame, roles)
    _company(passage, candidate, constituents, subject_role, frame, roles)
    roles.end = constituents[-1].end if constituents else candidate.after


_TOGETHER = frozenset(
    ["killing", "execution", "abduction", "arrest", "flight", "defection", "surrender", "release"]
)


def _company(
    passage: Passage,
    candidate: Candidate,
    constituents: tuple[Constituent, ...],
    role: str,
    frame: dict[str, str],
    roles: Roles,
) -> None:
    """فر القائد مع ستة من رجاله: who is with the subject shares its lot."""
    if candidate.type not in _TOGETHER or "مع" in frame or (role == "actor" and "O" in frame):
        return
    for constituent in constituents:
        if constituent.preposition == "مع" and constituent.phrases:
            head = passage.words[constituent.phrases[0].head]
            if constituent.phrases[0].person is not None or head.noun_class not in (
                "",
                "act",
                "abstract",
                "thing",
                "time",
                "building",
            ):
                roles.give(role, constituent.phrases)


def _resumed_role(constituents: tuple[Constituent, ...], frame: dict[str, str]) -> str:
    """The role of the first preposition of the frame that governs only a pronoun."""
    for constituent in constituents:
        role = frame.get(constituent.preposition)
        if constituent.pronoun and not constituent.phrases and role:
            return role
    return ""


_CALLED = frozenset(["مدعو", "ملقب", "مسمي", "معروف", "مكني"])


def _without_appositions(passage: Passage, bare: list[Constituent]) -> list[Constituent]:
    """The bare phrases without a name that only stands in apposition: رئيس الجهاز ...، المدعو أبو عزام."""
    kept: list[Constituent] = []
    for constituent in bare:
        phrase = constituent.phrases[0]
        titled = bool(kept) and passage.words[kept[-1].phrases[0].head].noun_class in HUMAN
        if titled and passage.words[phrase.head].stem in _CALLED:
            continue
        if kept and kept[-1].phrases[0].person is not None:
            start = passage.words[phrase.head].start
            if any(o.title.start <= start < o.title.end for o in kept[-1].phrases[0].person.offices):
                continue
        if kept and phrase.person is not None:
            start = passage.words[kept[-1].phrases[0].head].start
            if any(o.title.start <= start < o.title.end for o in phrase.person.offices):
                continue
        kept.append(constituent)
    return kept


def _marked_voice(text: str) -> str:
    """The voice that a written vowel on the first letter tells: قُتل passive, قَتل active; else ""."""
    for position, letter in enumerate(text[:4]):
        if letter == "\u064f":
            return "passive" if position else ""
        if letter == "\u064e" and position and text[position - 1] not in "وف":
            return "active"
    return ""


def _only_victims(
    passage: Passage, candidate: Candidate, rest: list[Constituent], passive: bool
) -> bool:
    """فقتل جنديا وأصاب ثلاثين: behind و the one phrase of a verb of harm is who suffers it."""
    if passive or len(rest) != 1 or not passage.words[candidate.index].conjunction:
        return False
    if candidate.trigger.figure not in ("killed", "injured", "detained"):
        return False
    phrase = rest[0].phrases[0]
    head = passage.words[phrase.head]
    if phrase.number is not None:
        return True
    return phrase.organisation is None and head.noun_class in ("civilian", "person", "soldier")


def _bare_demonstrative(passage: Passage, candidate: Candidate) -> bool:
    """اعتقل هؤلاء: a demonstrative that stands for people named before."""
    words = passage.words
    after = candidate.index + 1
    if after >= len(words) or words[after].stem != "هؤلاء":
        return False
    return after + 1 >= len(words) or words[after + 1].tag != "noun" or not words[after + 1].article


def _beside_fixed(passage: Passage, candidate: Candidate) -> tuple[Constituent, ...]:
    """The constituents of a clause without the fixed words of a set phrase; of سراح المختطفين the genitive stays."""
    found = []
    for constituent in following(passage, candidate.index + 1):
        if not _is_fixed(candidate, constituent):
            found.append(_before_fixed(candidate, constituent))
            continue
        phrase = constituent.phrases[0]
        inner = noun_phrase(passage, phrase.start + 1) if phrase.end > phrase.start + 1 else None
        if inner is not None and not inner.preposition and inner.end <= phrase.end:
            found.append(replace(constituent, index=inner.start, preposition="", phrases=coordinated(passage, inner)))
    return tuple(found)


def _before_fixed(candidate: Candidate, constituent: Constituent) -> Constituent:
    """أطلق شاب النار: the subject ends where the fixed word stands, though it looks like its genitive."""
    if not constituent.phrases:
        return constituent
    last = constituent.phrases[-1]
    inside = [f for f in candidate.fixed if last.start < f < last.end]
    if not inside:
        return constituent
    return replace(constituent, phrases=(*constituent.phrases[:-1], replace(last, end=min(inside))))


def _is_adverbial(passage: Passage, constituent: Constituent) -> bool:
    """أعدم شنقا: an accusative act noun says how; it is neither subject nor object."""
    phrase = constituent.phrases[0]
    head = passage.words[phrase.head]
    return head.noun_class == "act" and head.token.bare.endswith("ا") and not head.article and phrase.number is None


def _is_fixed(candidate: Candidate, constituent: Constituent) -> bool:
    """Whether a constituent is the fixed part of a set phrase: النار in أطلق النار."""
    return bool(constituent.phrases) and constituent.phrases[0].head in candidate.fixed


def _plural(candidate: Candidate) -> bool:
    return candidate.verb is not None and candidate.verb.person in ("3mp", "3fp", "3md", "3fd", "1p")


def _subject_before(passage: Passage, candidate: Candidate) -> tuple[NounPhrase, ...]:
    """A subject before the verb that agrees with it in number and gender."""
    index = candidate.index
    words = passage.words
    if words[index].conjunction or candidate.verb is None:
        return ()
    if index and words[index - 1].tag == "relative":
        return ()
    subject = preceding_subject(passage, index)
    first = matrix_subject(passage, index)
    if _plural(candidate) and first and _is_plural(passage, first):
        subject = first
    elif first and words[index - 1].stem == "قد":
        subject = first
    if not subject:
        return ()
    head = words[subject[0].head]
    if candidate.verb.person in ("3ms", "3fs") and not _gender_fits(
        passage, subject[0], candidate.verb.person
    ):
        return ()
    if head.noun_class in ("act", "time") and head.noun_class == "time":
        return ()
    return subject


def _is_plural(passage: Passage, subject: tuple[NounPhrase, ...]) -> bool:
    """Whether a subject can be that of a verb in the plural."""
    head = passage.words[subject[0].head]
    return (
        len(subject) > 1
        or subject[0].number is not None
        or head.number == "many"
        or head.token.bare.endswith(("ون", "ين"))
    )


def _gender_fits(passage: Passage, phrase: NounPhrase, person: str) -> bool:
    """Whether a phrase can be the subject, standing before it, of a verb in `person` (3ms or 3fs)."""
    head = passage.words[phrase.head]
    feminine = head.token.bare.endswith(("ة", "ات", "اء", "ى")) or head.stem in ("نار", "حرب", "عين", "شمس")
    plural = phrase.number is not None or head.number == "many"
    human = bool(head.noun_class) and head.noun_class not in (
        "act",
        "building",
        "vehicle",
        "thing",
        "abstract",
        "time",
    )
    if phrase.person is not None or phrase.place is not None or phrase.organisation is not None:
        return True
    if person == "3fs":
        return feminine or (plural and not human) or not head.noun_class
    return not feminine or human


def _relative_antecedent(
    passage: Passage, candidate: Candidate, has_pronoun: bool, bare: list[Constituent]
) -> tuple[tuple[NounPhrase, ...], bool]:
    """(antecedent, whether it is the object) where the verb stands in a relative clause."""
    index = candidate.index
    words = passage.words
    position = index - 1
    while position >= 0 and words[position].tag in ("auxiliary", "negation"):
        position -= 1
    if position < 0:
        return (), False
    if words[position].tag == "relative":
        return antecedent(passage, position), has_pronoun
    if position == index - 1 and not words[index].conjunction:
        before = antecedent(passage, index)
        if before and has_pronoun and bare and not words[before[-1].head].article:
            return before, True
    return (), False


def _is_passive(
    passage: Passage,
    candidate: Candidate,
    bare: list[Constituent],
    before: tuple[NounPhrase, ...],
    agent: list[NounPhrase],
    frame: dict[str, str],
) -> bool:
    """Decide the voice of a verb whose spelling does not."""
    form = candidate.verb
    if form is None or form.voice == "active" or not candidate.trigger.passive:
        return False
    if form.voice == "passive":
        return True
    if frame.get("S") == "target" and "O" not in frame:
        # استشهد، قضى: who dies is the subject of an active verb.
        return False
    marked = _marked_voice(passage.words[candidate.index].token.text) if form.tense == "perfect" else ""
    if marked:
        return marked == "passive"
    if "O" not in frame:
        # A verb that governs through a preposition: أفرج عنهم has no subject of its own.
        if agent or (
            before
            and _resumed_role(tuple(following(passage, candidate.after)), frame)
            and form.person == "3ms"
            and not bare
        ):
            return True
        has_subject = bool(before) or (
            bool(bare) and _subject_fits(passage, candidate, bare[0].phrases[0], False)
        )
        return not has_subject and not passage.words[candidate.index].conjunction
    if passage.words[candidate.index].pronoun:
        return False
    if agent:
        return True
    if "content" in frame.values() and bare:
        # هدد التنظيم بإعدامه: who threatens or demands is seldom left out.
        return False
    relative, _ = _relative_antecedent(passage, candidate, False, bare)
    subjects = before or relative
    if subjects:
        return not bare
    if not bare:
        return not passage.words[candidate.index].conjunction
    if len(bare) >= 2:
        return False
    first = bare[0].phrases[0]
    person = form.person
    if person in ("3mp", "3fp") or person.startswith("1"):
        return False
    # اعتقلت اثنين: a feminine verb before a masculine phrase has its subject elsewhere.
    return _subject_fits(passage, candidate, first, True)


def _subject_fits(passage: Passage, candidate: Candidate, phrase: NounPhrase, passive: bool) -> bool:
    """Whether a phrase after the verb can be its subject: they agree in gender, and it is no accusative."""
    form = candidate.verb
    if form is None:
        return True
    head = passage.words[phrase.head]
    bare = head.token.bare
    if phrase.empty:
        return True
    if head.noun_class in ("group", "police") or bare.endswith("شيا") or phrase.organisation is not None:
        return True
    if form.person == "3fs" and phrase.place is None and phrase.person is None:
        feminine = bare.endswith(("ة", "ات", "اء", "ى")) or head.noun_class == "woman"
        if head.noun_class in HUMAN and not feminine and (head.number == "one" or phrase.number is not None):
            return False
    if (
        form.person == "3ms"
        and bare.endswith("ة")
        and not head.noun_class
        and phrase.person is None
        and passive
    ):
        return phrase.organisation is None
    accusative = bare.endswith("ا") and len(head.stem) > 3 and phrase.number is None and bool(head.noun_class)
    return not accusative


def _agents(passage: Passage, constituents: tuple[Constituent, ...]) -> list[NounPhrase]:
    """Phrases after على يد، على أيدي، من قبل، من جانب; and the owner of the bullets (برصاص الاحتلال)."""
    found: list[NounPhrase] = []
    words = passage.words
    for constituent in constituents:
        if not constituent.phrases:
            continue
        phrase = constituent.phrases[0]
        head = words[phrase.head]
        opener = constituent.preposition
        after = constituent.index + 1
        if (
            opener == "من"
            and after < len(words)
            and words[after].tag == "preposition"
            and words[after].stem == "قبل"
        ):
            found += constituent.phrases
            continue
        if (
            opener in ("علي", "من")
            and head.stem in AGENT_WORDS
            and not head.article
            and phrase.end > phrase.start + 1
        ):
            inner = noun_phrase(passage, phrase.start + 1)
            if inner is not None:
                found += coordinated(passage, inner)
        elif opener == "بيد" or (words[constituent.index].stem == "بيد"):
            found += constituent.phrases
        elif (
            opener == "ب"
            and head.stem in _INSTRUMENT_OWNER
            and not head.article
            and phrase.end > phrase.start + 1
        ):
            inner = noun_phrase(passage, phrase.start + 1)
            if inner is not None and inner.start == phrase.start + 1 and not inner.preposition:
                found += coordinated(passage, inner)
    return found


def _far_agent(passage: Passage, start: int, found: list[NounPhrase]) -> list[NounPhrase]:
    """An agent phrase behind a relative clause: حصار استمر أسبوعا من جانب متظاهرين."""
    if found:
        return found
    words = passage.words
    for index in range(start, min(start + 16, len(words) - 2)):
        word = words[index]
        if word.token.text in "،.؛:" or word.tag in ("complementizer", "subordinator"):
            break
        if word.tag == "preposition" and word.stem in ("من", "علي") and words[index + 1].stem in AGENT_WORDS:
            inner = noun_phrase(passage, index + 2)
            if inner is not None and not inner.preposition:
                return list(coordinated(passage, inner))
    return found


def _prepositions(
    passage: Passage, constituents: tuple[Constituent, ...], frame: dict[str, str], roles: Roles
) -> None:
    """Give the prepositional phrases of the clause the roles of the frame."""
    for constituent in constituents:
        role = frame.get(constituent.preposition) or frame.get(_LIKE.get(constituent.preposition, ""))
        if role is None or role == "content":
            continue
        if not constituent.phrases:
            if constituent.pronoun and role not in roles.filled:
                roles.pronouns.setdefault(role, constituent.pronoun)
            continue
        if passage.words[constituent.phrases[0].head].stem in AGENT_WORDS:
            continue
        if role in roles.filled and role != "party":
            continue
        roles.give(role, constituent.phrases)


def _read_noun(passage: Passage, candidate: Candidate, triggers: Triggers, roles: Roles) -> None:
    """A masdar: its genitive, its prepositions, and the light verb or relative clause that carries it."""
    words = passage.words
    roles.voice = "noun"
    frame = _slots(candidate.trigger.noun_frame)
    word = words[candidate.last]
    genitive_role = frame.get("G", "")
    genitives: set[str] = set()
    position = candidate.after
    if word.pronoun and genitive_role:
        role = genitive_role
        if role == "auto":
            done_to = candidate.trigger.figure or candidate.type in _DONE_TO_PEOPLE
            role = "target" if done_to else "actor"
        roles.pronouns[role] = word.pronoun
        position = _pass_adjectives(passage, candidate.after)
    elif genitive_role and position < len(words) and _in_construct(passage, candidate):
        phrase = noun_phrase(passage, position)
        if phrase is not None and not phrase.preposition:
            together = coordinated(passage, phrase)
            role = _genitive_role(passage, candidate, together, genitive_role)
            roles.give(role, together)
            genitives.add("G")
            roles.rules.append(f"genitive:{role}")
            position = together[-1].end
    else:
        position = _pass_adjectives(passage, position)
    constituents = following(passage, position)
    agent = _far_agent(passage, position, _agents(passage, constituents))
    if agent:
        roles.give("actor", agent)
        roles.rules.append("actor:agent phrase")
    _force_after_of(passage, candidate, constituents, roles)
    _nationality_actor(passage, candidate, roles)
    if "actor" in roles.filled and genitive_role == "auto" and "target" not in roles.filled and constituents:
        first = constituents[0]
        if not first.preposition and first.phrases and first.index == position:
            roles.give("target", first.phrases)
    _prepositions(passage, constituents, frame, roles)
    if candidate.trigger.figure:
        _more_counted(passage, constituents, roles)
    role = "actor" if frame.get("G") == "actor" else "target"
    _company(passage, candidate, constituents, role, {}, roles)
    roles.end = constituents[-1].end if constituents else position
    openers = {c.preposition for c in constituents if c.phrases}
    roles.one_sided = candidate.type == "clash" and "مع" in openers and "بين" not in openers and "G" not in genitives
    _light_verb(passage, candidate, triggers, roles)


_DONE_TO_PEOPLE = frozenset(
    ["arrest", "dismissal", "killing", "execution", "abduction", "release", "torture", "trial", "appointment", "sexual_violence"]
)  # fmt: skip


def _is_named(passage: Passage, index: int) -> bool:
    return index in passage.people or index in passage.organisations or index in passage.places


def _in_construct(passage: Passage, candidate: Candidate) -> bool:
    """Whether a genitive may follow: the noun has no article and the next word is no adjective of it."""
    words = passage.words
    word, after = words[candidate.last], words[candidate.after]
    if word.article or after.preposition or after.conjunction:
        return False
    if (
        after.tag not in ("noun", "number", "determiner", "punct", "demonstrative")
        or candidate.after in passage.times
    ):
        return False
    if after.tag == "punct":
        return after.token.text in '«"“'
    if (
        word.token.bare.endswith(("ا", "ً"))
        and len(word.stem) > 3
        and word.tag == "noun"
        and word.token.bare != word.stem + ""
    ):
        return False
    return not _is_adjective(passage, candidate.after, word.token.bare)


def _is_adjective(passage: Passage, index: int, noun: str) -> bool:
    """Whether the indefinite word after an indefinite act noun is its adjective: هجوم انتحاري، غارة جوية."""
    word = passage.words[index]
    if word.article or index in passage.people or index in passage.organisations or index in passage.places:
        return False
    if word.noun_class == "adjective":
        return True
    if word.noun_class in ("weapon", "group", "building", "vehicle"):
        return False
    bare = word.token.bare
    feminine = noun.endswith(("ة", "ات")) or noun == ""
    if feminine and bare.endswith(("ية", "ياً", "يا", "يتين")) and len(bare) > 4:
        return True
    if not noun.endswith("ة") and bare.endswith(("ي", "يا", "يين", "ياً", "ية")) and len(bare) > 4:
        return True
    return bare in ADJECTIVES


def _pass_adjectives(passage: Passage, position: int) -> int:
    words = passage.words
    while position < len(words) and words[position].tag == "noun" and not words[position].preposition:
        word = words[position]
        if word.conjunction or position in passage.people or position in passage.organisations:
            break
        if position in passage.places or position in passage.times:
            break
        if not (word.article or _is_adjective(passage, position, "")):
            break
        position += 1
    return position


def _genitive_role(passage: Passage, candidate: Candidate, phrases: tuple[NounPhrase, ...], role: str) -> str:
    """Whose genitive: قصف الجيش (subject) or قصف المدينة (object)."""
    if role != "auto":
        return role
    words = passage.words
    head = words[phrases[0].head]
    can_act = (
        phrases[0].organisation is not None
        or head.noun_class in ("police", "soldier", "fighter", "group", "official", "aircraft")
        or head.stem in ("قوات", "جيش", "طائرات", "طيران", "مدفعيه", "نظام", "سلطات", "اجهزه", "احتلال")
    )
    if not can_act:
        return "target"
    after = phrases[-1].end
    following_phrase = noun_phrase(passage, after) if after < len(words) else None
    if following_phrase is not None and (
        not following_phrase.preposition or following_phrase.preposition in ("ل", "علي")
    ):
        return "actor"
    if candidate.trigger.type in ("arrest", "abduction", "release", "killing", "execution"):
        return "target"
    agent = any(w.stem in AGENT_WORDS for w in words[after : after + 3])
    return "target" if agent or candidate.type in ("siege", "raid") else "actor"


def _more_counted(passage: Passage, constituents: tuple[Constituent, ...], roles: Roles) -> None:
    """جرح ثلاثة جنود من التحالف وأربعة من المارة: a counted phrase behind و goes on with the victims."""
    for constituent in constituents:
        if (
            not constituent.phrases
            or constituent.preposition
            or passage.words[constituent.index].conjunction != "و"
        ):
            continue
        if constituent.phrases[0].number is not None and roles.filled.get("target"):
            roles.filled["target"] += constituent.phrases


_ACTING = frozenset(("aircraft", "police", "soldier", "fighter", "group"))


def _force_after_of(
    passage: Passage, candidate: Candidate, constituents: tuple[Constituent, ...], roles: Roles
) -> None:
    """قصف من الطيران الحربي: a force after من is who did it."""
    if "actor" in roles.filled or candidate.type not in _VIOLENT:
        return
    for constituent in constituents[:2]:
        if constituent.preposition != "من" or not constituent.phrases:
            continue
        head = passage.words[constituent.phrases[0].head]
        force = constituent.phrases[0].organisation is not None or head.noun_class in _ACTING
        if force or head.stem in ("طيران", "طائرات", "قوات", "جيش", "مدفعيه"):
            roles.give("actor", constituent.phrases)
            return


_NATIONAL = ("ي", "ية", "يه", "يون", "يين")


def _nationality_actor(passage: Passage, candidate: Candidate, roles: Roles) -> None:
    """الغارات الإسرائيلية: the adjective of nationality names the actor where nothing else does."""
    if "actor" in roles.filled or "actor" in roles.pronouns:
        return
    position = candidate.after
    words = passage.words
    for index in range(candidate.last + 1, min(position + 3, len(words))):
        word = words[index]
        if word.tag != "noun" or word.preposition or word.conjunction or _is_named(passage, index):
            return
        if index not in passage.nationals and not (word.article or _is_adjective(passage, index, "")):
            return
        if index in passage.nationals:
            roles.give("actor", (NounPhrase(index, index + 1, index, index, "", None, "", None, None, None),))
            roles.rules.append("actor:nationality")
            return


def _light_verb(passage: Passage, candidate: Candidate, triggers: Triggers, roles: Roles) -> None:
    """The verb that carries the act noun: before it (شن الجيش هجوما) or in a relative clause after it."""
    before = _light_before(passage, candidate, triggers)
    if before is not None:
        roles.carried_by = before[0]
        _apply_light(passage, before[0], before[1], candidate, roles)
    after = _light_after(passage, candidate, triggers)
    if after is not None:
        roles.carried_by = after[0]
        _apply_light_after(passage, after[0], after[1], candidate, roles)


def _light_before(passage: Passage, candidate: Candidate, triggers: Triggers) -> tuple[int, LightVerb] | None:
    words = passage.words
    start = clause_start(passage, candidate.index)
    for index in range(candidate.index - 1, max(start - 2, -1, candidate.index - 14), -1):
        word = words[index]
        if word.tag in ("complementizer", "relative") or word.token.text in ":؛.":
            return None
        if word.tag != "verb":
            continue
        if word.verb_class == "say" and candidate.type in _VIOLENT:
            # أعلنت الوزارة مقتل جندي: who tells of violence has not done it.
            return None
        for light, _ in triggers.light_verbs.get(word.stem, ()):
            if _slot_matches(passage, light.slot, candidate):
                return index, light
        return None
    return None


_VIOLENT = frozenset(
    [
        "clash",
        "attack",
        "airstrike",
        "shelling",
        "bombing",
        "killing",
        "execution",
        "abduction",
        "torture",
        "sexual_violence",
        "destruction",
        "arrest",
        "protest",
        "raid",
        "siege",
    ]
)


def _slot_matches(passage: Passage, slot: str, candidate: Candidate) -> bool:
    """Whether the act noun stands in the slot that the light verb carries it in."""
    words = passage.words
    preposition = words[candidate.index].preposition
    before = words[candidate.index - 1] if candidate.index else None
    if before is not None and before.tag == "preposition" and not preposition:
        preposition = before.stem
    if slot in ("O", "S"):
        return preposition == ""
    return preposition == slot or _governed_by(passage, candidate.index, slot)


def _governed_by(passage: Passage, index: int, slot: str) -> bool:
    """Whether the noun stands in the construct of a noun with that preposition: قام بعملية قصف."""
    words = passage.words
    for position in range(index - 1, max(index - 4, -1), -1):
        word = words[position]
        if word.preposition == slot or (word.tag == "preposition" and word.stem == slot):
            return True
        if word.tag not in ("noun", "number", "determiner"):
            return False
    return False


def _apply_light(passage: Passage, index: int, light: LightVerb, candidate: Candidate, roles: Roles) -> None:
    frame = _slots(light.frame)
    roles.rules.append(f"light_verbs.tsv:{light.id}")
    subject_role = frame.get("S")
    if subject_role:
        form = passage.words[index].verb
        constituents = [
            c
            for c in following(passage, index + 1)
            if c.phrases and not c.preposition and c.end <= candidate.index
        ]
        if constituents and not (form is not None and form.person in ("3mp", "3fp")):
            roles.give(subject_role, constituents[0].phrases)
        else:
            shell = Candidate(
                candidate.trigger, candidate.type, "verb", index, index, index + 1, form, None, ()
            )
            before = _subject_before(passage, shell)
            relative, is_object = _relative_antecedent(passage, shell, False, [])
            if relative and not is_object:
                roles.give(subject_role, relative)
            elif before:
                roles.give(subject_role, before)
            else:
                roles.missing_role = subject_role
    for constituent in following(passage, candidate.after):
        role = frame.get(constituent.preposition if constituent.preposition else "O")
        if role and constituent.phrases and role not in roles.filled:
            roles.give(role, constituent.phrases)


def _light_after(passage: Passage, candidate: Candidate, triggers: Triggers) -> tuple[int, LightVerb] | None:
    """A light verb in a relative clause: هجوم شنته حماس، غارة استهدفت منزلا، قام بها."""
    words = passage.words
    limit = min(len(words), candidate.after + 9)
    for index in range(candidate.after, limit):
        word = words[index]
        if word.token.text in ".؛:" or word.tag in ("complementizer", "subordinator"):
            return None
        if word.tag != "verb" or word.conjunction:
            continue
        for light, _ in triggers.light_verbs.get(word.stem, ()):
            if light.slot == "S" and not word.pronoun:
                return index, light
            if light.slot == "O" and word.pronoun:
                return index, light
            if light.slot not in ("S", "O") and _resumes(passage, index, light.slot):
                return index, light
        return None
    return None


def _resumes(passage: Passage, index: int, slot: str) -> bool:
    """قام بها، تعرض له: the preposition with the pronoun that stands for the act noun."""
    for word in passage.words[index + 1 : index + 4]:
        if word.pronoun and (
            word.preposition == slot or word.stem == slot or word.token.folded.startswith(slot)
        ):
            return True
    return False


def _apply_light_after(
    passage: Passage, index: int, light: LightVerb, candidate: Candidate, roles: Roles
) -> None:
    frame = _slots(light.frame)
    roles.rules.append(f"light_verbs.tsv:{light.id}")
    bare_used = False
    for constituent in following(passage, index + 1):
        if constituent.phrases and not constituent.preposition and not bare_used:
            bare_used = True
            role = frame.get("O") if light.slot == "S" else frame.get("S")
            if role and (role not in roles.filled or role == "target"):
                roles.give(role, constituent.phrases)
        elif constituent.preposition:
            role = frame.get(constituent.preposition) or _slots(candidate.trigger.noun_frame).get(
                constituent.preposition
            )
            if role and role not in roles.filled and role != "content" and constituent.phrases:
                roles.give(role, constituent.phrases)
