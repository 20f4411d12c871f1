"""A general act made exact by the words beside it, and weak triggers that need support."""

from __future__ import annotations

from rasid.events.candidates import Candidate
from rasid.events.clauses import following
from rasid.events.conditions import weapon_class
from rasid.events.metaphors import befalls_only
from rasid.events.noun_classes import HUMAN
from rasid.events.passage import Passage
from rasid.events.phrases import NounPhrase
from rasid.events.roles import GONE_OVER_TO, SPOKEN, Roles, slots
from rasid.lexicon.cues import WEAPON_TYPES, Cues
from rasid.lexicon.vocabulary import Vocabulary

#: Classes of what can be taken; a unit stands for its post (استولوا على كتيبة الدفاع الجوي).
_HOLDING = frozenset(("building", "vehicle", "group"))
#: Who leaves a body or a session, and no ground.
_MEMBERS = frozenset(("official", "person", "woman"))
#: Acts that are done to people alone.
_TO_PEOPLE = frozenset(("arrest", "release"))
_LIFELESS = frozenset(("thing", "abstract", "act", "time", "weapon", "building", "vehicle"))
#: Types that an adjective of the act tells: هجوم جوي، ضربة صاروخية.
_BY_MEANS = frozenset(("airstrike", "shelling"))
#: قتلوا مسلحين كانوا يزرعون عبوة: what stands in a clause of its own says nothing of the act.
_CLAUSE_OPENERS = frozenset(("verb", "auxiliary", "complementizer", "subordinator", "relative"))
_SHIFTED = frozenset(("attack", "killing", "shelling", "raid", "destruction"))


def supported(passage: Passage, candidate: Candidate, roles: Roles) -> bool:
    """Whether a trigger that is alone no event has the participant of its own that makes it one."""
    flags = candidate.trigger.flags
    if candidate.type in ("capture", "withdrawal") and not _takes_ground(passage, candidate, roles):
        return False
    if candidate.type == "clash" and _collides(passage, candidate, roles):
        return False
    if candidate.type in _TO_PEOPLE and _befalls_things(passage, candidate, roles):
        return False
    if candidate.type == "attack" and _on_ideas(passage, candidate, roles):
        return False
    if "crowd" in flags:
        actors = roles.filled.get("actor", [])
        return any(passage.words[phrase.head].noun_class == "protester" for phrase in actors)
    if candidate.verb is not None and candidate.verb.person == "1p" and _is_slogan(passage, candidate.index):
        return False
    if "weak" not in flags:
        return True
    counted = candidate.trigger.figure == "taking-part" and any(
        phrase.number is not None for phrase in roles.filled.get("actor", [])
    )
    if candidate.kind == "verb" and candidate.type in SPOKEN and _says_what(passage, candidate, roles):
        return True
    them = candidate.kind == "verb" and any(pronoun in ("هم", "هن") for pronoun in roles.pronouns.values())
    joins = candidate.type in GONE_OVER_TO and "actor" in roles.pronouns and bool(roles.filled.get("target"))
    return counted or them or joins or _has_participant(passage, candidate, roles)


def _collides(passage: Passage, candidate: Candidate, roles: Roles) -> bool:
    """اصطدمت شاحنة بأحد المتاجر: a wreck, where one side is a vehicle or a building."""
    if "صطد" not in passage.words[candidate.index].stem:
        return False
    sides = [*roles.filled.get("actor", []), *roles.filled.get("party", [])]
    heads = [passage.words[side.head] for side in sides if side.organisation is None]
    return any(head.noun_class in ("vehicle", "building") for head in heads)


def _is_slogan(passage: Passage, index: int) -> bool:
    """لافتات كتب عليها «كذا» و«نطالب بالعدل»: what banners say is part of the protest."""
    words = passage.words
    for position in range(index - 1, 0, -1):
        if words[position].token.text in "«“":
            before = words[position - 1]
            written = before.tag == "preposition" and bool(before.pronoun)
            return written or before.stem in passage.grammar["slogans"] or before.token.text in ("»", "و")
        if words[position].token.text in "»”":
            return False
    return False


def _says_what(passage: Passage, candidate: Candidate, roles: Roles) -> bool:
    """ودعا إلى وقف القتال، ودعا الدول إلى الحوار: whoever it is, what is called for makes it a demand.

    Not so of things and clauses: الأمر الذي يدعو إلى التفاؤل.
    """
    words = passage.words
    before = words[candidate.index - 1] if candidate.index else None
    if before is not None and before.tag in ("wh", "relative"):
        return False
    if any(words[p.head].noun_class in _LIFELESS for p in roles.filled.get("actor", [])):
        return False
    frame = slots(candidate.trigger.verb_frame)
    for constituent in following(passage, candidate.after):
        if frame.get(constituent.preposition) != "content" or not constituent.phrases:
            continue
        phrase = constituent.phrases[0]
        if words[phrase.head].noun_class in ("act", "abstract") or phrase.quoted:
            return True
    return False


def _on_ideas(passage: Passage, candidate: Candidate, roles: Roles) -> bool:
    """اعتداء على حرية التعبير: an attack upon what nobody can strike."""
    struck = [phrase for phrase in roles.filled.get("target", []) if not phrase.empty]
    near = range(candidate.after, candidate.after + 5)
    return bool(struck) and all(
        p.start in near and passage.words[p.head].stem in passage.grammar["values"] for p in struck
    )


def _befalls_things(passage: Passage, candidate: Candidate, roles: Roles) -> bool:
    """احتجاز شاحنة، الإفراج عن الأثاث: what is done to people, here done to things."""
    told = [phrase for phrase in roles.filled.get("target", []) if not phrase.empty]
    near = range(candidate.after, candidate.after + 3)
    lifeless = ("thing", "vehicle") if candidate.type == "arrest" else ("thing",)  # إطلاق السفينة المخطوفة
    return bool(told) and all(
        phrase.person is None
        and phrase.organisation is None
        and phrase.start in near
        and passage.words[phrase.head].noun_class in lifeless
        for phrase in told
    )


def _takes_ground(passage: Passage, candidate: Candidate, roles: Roles) -> bool:
    """Whether what is taken or left, where it is told, can be held: not سيطر على الوضع، انسحب من السباق.

    A masdar of taking that tells neither who nor what (فقد السائق السيطرة) tells none.
    """
    filled = [phrase for phrase in roles.filled.get("place", []) if not phrase.empty]
    # انسحبوا بعد حصار من قبل الجيش: who besieged them is no ground
    taken = [p for p in filled if not p.whole or passage.words[p.whole - 1].stem != "قبل"]
    if not taken and candidate.kind == "noun" and candidate.type == "capture":
        return "actor" in roles.filled or bool(roles.pronouns) or "target" in roles.filled
    if candidate.type == "withdrawal":
        # سحب جزء من قواتها: what is withdrawn is no ground
        own = [
            p for p in taken if passage.words[p.head].noun_class == "group" and passage.words[p.head].pronoun
        ]
        taken = [p for p in taken if p.preposition in ("من", "عن", "") and p not in own]
    if not taken and candidate.type == "withdrawal":
        # انسحب ثلاثة أعضاء من اللجنة: no force
        actors = roles.filled.get("actor", [])
        return not actors or any(passage.words[a.head].noun_class not in _MEMBERS for a in actors)
    bodies = candidate.type == "capture"
    return not taken or any(_is_ground(passage, phrase, bodies=bodies) for phrase in taken)


def _is_ground(passage: Passage, phrase: NounPhrase, *, bodies: bool) -> bool:
    """A named place, a building or vehicle, ground; or a bare word that no list knows: it may be a name.

    `bodies`: a unit too may be taken (استولوا على كتيبة الدفاع الجوي); whoever leaves one leaves no ground.
    """
    words = passage.words
    leads = words[phrase.head]
    if (leads.noun_class in HUMAN and phrase.place is None) or (leads.noun_class == "group" and not bodies):
        return False
    behind = next((w.index for w in words[phrase.end : phrase.end + 2] if w.stem == "من"), phrase.end - 3)
    end = max(phrase.end, behind + 3)  # أجزاء واسعة من المدينة
    inside = words[phrase.start : end]
    if not bodies and phrase.place is None and leads.noun_class in ("act", "abstract"):
        return False  # انسحب من جلسة البرلمان
    if any(word.token.folded in passage.grammar["ranks"] for word in inside[1:]):
        return False
    if any(i in passage.places for i in range(phrase.start, end)):
        return True
    if any(w.noun_class in _HOLDING or w.stem in passage.grammar["ground"] for w in inside):
        return True
    head = words[phrase.head]
    name = not (head.noun_class or head.article or head.pronoun or head.token.folded.endswith(("ا", "ات")))
    return name and (len(inside) == 1 or all(not word.noun_class for word in inside))


def _has_participant(passage: Passage, candidate: Candidate, roles: Roles) -> bool:
    named = [p for phrases in roles.filled.values() for p in phrases if not p.empty]
    for phrase in named:
        head = passage.words[phrase.head]
        inside = range(phrase.start, phrase.end)
        if any(
            i in layer for i in inside for layer in (passage.organisations, passage.people, passage.places)
        ):
            return True
        if head.noun_class not in ("", "abstract", "time", "thing", "act"):
            return True
        if candidate.kind == "verb" and any(passage.words[i].noun_class in HUMAN for i in inside):
            # يمنع سفر مقاتليه: those whose act it is.
            return True
    return False


def exact_type(
    passage: Passage, candidate: Candidate, roles: Roles, vocabulary: Vocabulary, cues: Cues
) -> tuple[str, list[str]]:
    """Make a general act exact by the words beside it: انتحاري، جوية، a weapon after ب, aircraft as actor."""
    kind = candidate.type
    if kind == "bombing" and candidate.kind == "verb":
        return _type_by_actor(passage, kind, roles, vocabulary)
    words = passage.words
    if kind == "attack" and befalls_only(passage, roles, passage.grammar["matters"]):
        return "accusation", ["attacked in words"]
    if kind == "attack" and _attacks_in_words(passage, candidate, roles, vocabulary):
        return "accusation", ["attacked in words"]
    if kind == "trial" and candidate.kind == "verb" and _only_blames(passage, candidate, roles):
        return "accusation", ["no court accuses"]
    if kind == "accusation" and _charges(passage, candidate, roles):
        return "trial", ["a court charges"]
    if kind == "restriction" and _blocks_a_road(passage, roles):
        return "protest", ["who blocks a road and is no force protests"]
    if kind not in _SHIFTED:
        return kind, []
    if any(words[i].stem in passage.grammar["shots"] for i in candidate.fixed):
        return _type_by_actor(passage, kind, roles, vocabulary)  # أطلقوا النار على سيارة مفخخة
    limit = min(len(words), candidate.after + 7)
    for index in range(candidate.after, limit):
        word = words[index]
        if word.token.text in ".؛:،" or word.tag in _CLAUSE_OPENERS:
            break
        found = None if words[index - 1].stem in ("دفاع", "دفاعات") else cues.types.get(word.stem)
        means = found is not None and found[1] in _BY_MEANS
        if means and _of_what_is_struck(passage, candidate.after, index):
            found = None
        if weapon_class(passage, index - 1, vocabulary) == "aircraft":
            found = None  # مسيرة مفخخة
        if found is not None and kind in found[0] and not (index > candidate.after + 3 and word.article):
            return found[1], [f"type_cues.tsv:{word.stem}"]
        weapon = weapon_class(passage, index, vocabulary)
        exact = WEAPON_TYPES.get(weapon or "")
        instrumental = (
            word.preposition == "ب"
            or words[index - 1].stem in ("بواسطه", "باستخدام")
            or (kind == "killing" and words[index - 1].stem in ("في", "ب"))
        )
        if exact is not None and (instrumental or (weapon == "aircraft" and kind == "shelling")):
            if kind == "killing" and weapon == "aircraft":
                continue
            return exact, [f"weapons.tsv:{weapon}"]
    return _type_by_actor(passage, kind, roles, vocabulary)


def _of_what_is_struck(passage: Passage, start: int, index: int) -> bool:
    """الهجوم على القاعدة الجوية: an adjective behind a preposition tells of what was attacked."""
    return any(w.tag == "preposition" and w.stem != "ب" for w in passage.words[start:index])


_SPEAKERS = frozenset(("official", "leader", "journalist"))
_FORCES = frozenset(("soldier", "police", "fighter", "leader", "official"))


def _blocks_a_road(passage: Passage, roles: Roles) -> bool:
    """أغلق الأهالي الطريق الدولي: no authority, no force and no gunmen."""
    actors = roles.filled.get("actor", [])
    places = [p for slot in ("place", "target") for p in roles.filled.get(slot, [])]
    classes = [passage.words[phrase.head].noun_class for phrase in actors]
    plain = all(found in HUMAN and found not in _FORCES for found in classes)
    unnamed = all(phrase.person is None and phrase.organisation is None for phrase in actors)
    road = any(passage.words[phrase.head].stem in passage.grammar["roads"] for phrase in places)
    return bool(actors) and plain and unnamed and road


def _attacks_in_words(passage: Passage, candidate: Candidate, roles: Roles, vocabulary: Vocabulary) -> bool:
    """هاجم النائب الحكومة: one man of politics attacks a body or an office, with no weapon named."""
    if candidate.kind != "verb" or candidate.trigger.id != "hajm-attack" or roles.voice != "active":
        return False
    words = passage.words
    actors, targets = roles.filled.get("actor", []), roles.filled.get("target", [])
    speaks = len(actors) == 1 and (
        actors[0].person is not None
        or (words[actors[0].head].noun_class in _SPEAKERS and words[actors[0].head].number == "one")
    )
    spoken_of = bool(targets) and all(_is_political(passage, one) for one in targets)
    armed = any(
        weapon_class(passage, index, vocabulary) is not None
        for index in range(candidate.after, min(len(words), candidate.after + 10))
    )
    return speaks and spoken_of and not armed


def _is_political(passage: Passage, phrase: NounPhrase) -> bool:
    head = passage.words[phrase.head]
    state = phrase.place is not None and phrase.place.kind == "country"
    return phrase.number is None and (state or head.stem in passage.grammar["attacked-in-words"])


def _only_blames(passage: Passage, candidate: Candidate, roles: Roles) -> bool:
    """اتهم الرئيس المحاكم، اتهمت الجمعيات النيابة: no court charges anyone."""
    stem = passage.words[candidate.index].stem
    if not stem.startswith(("اتهم", "يتهم", "تتهم")):
        return False
    actors, targets = roles.filled.get("actor", []), roles.filled.get("target", [])
    return any(_of_court(passage, one) for one in targets) or (
        bool(actors) and not any(_of_court(passage, one) for one in actors)
    )


def _charges(passage: Passage, candidate: Candidate, roles: Roles) -> bool:
    """وجه القضاء الاتهام إلى المدير، وجه إليه الاتهام رسميا: a charge, and no mere blame."""
    words = passage.words
    stem = words[candidate.index].stem
    if stem not in (("تهمه", "تهم") if candidate.finite is None else ("اتهام", "اتهاما", "اتهامات")):
        return False
    actors = roles.filled.get("actor", [])
    if actors or candidate.finite is None:
        return any(_of_court(passage, one) for one in actors)
    return any(word.stem == "رسميا" for word in words[candidate.finite + 1 : candidate.after + 3])


def _of_court(passage: Passage, phrase: NounPhrase) -> bool:
    return any(passage.begins(w.stem, "law") for w in passage.words[phrase.start : phrase.end])


def _type_by_actor(
    passage: Passage, kind: str, roles: Roles, vocabulary: Vocabulary
) -> tuple[str, list[str]]:
    """What aircraft attack is an airstrike, what artillery attacks a shelling."""
    for phrase in roles.filled.get("actor", []):
        weapon = weapon_class(passage, phrase.head, vocabulary)
        if weapon == "aircraft" and kind in ("shelling", "attack", "destruction", "bombing"):
            return "airstrike", ["actor is aircraft"]
        if weapon == "artillery" and kind in ("attack", "destruction"):
            return "shelling", ["actor is artillery"]
        if weapon == "explosive" and kind in ("attack", "destruction"):
            return "bombing", ["actor is an explosive"]
        if kind == "attack" and "انتحاري" in passage.words[phrase.head].stem:
            return "bombing", ["actor is a suicide bomber"]
    return kind, []
