"""The participants of a masdar: its genitive, which may be subject or object, and what stands behind."""

from __future__ import annotations

from rasid.events.beside import SHARED_LOTS, agents, company, far_agent, give_holders, prepositions
from rasid.events.candidates import Candidate
from rasid.events.clauses import Constituent, following
from rasid.events.coordination import coordinated, past_count
from rasid.events.deciding import deciders
from rasid.events.genitives import genitive_role, is_matter, object_behind_pronoun, past_times
from rasid.events.noun_adjectives import is_adjective, is_victim, pass_adjectives
from rasid.events.noun_classes import HUMAN
from rasid.events.passage import Passage
from rasid.events.phrases import NounPhrase, noun_phrase
from rasid.events.regarding import with_regards
from rasid.events.roles import DONE_TO_PEOPLE, SHARED, SPOKEN, VIOLENT, Roles, slots


def read_noun(passage: Passage, candidate: Candidate, roles: Roles) -> None:
    """Fill the frame of a masdar: its genitive, its adjectives, its prepositions."""
    roles.voice = "noun"
    frame = slots(candidate.trigger.noun_frame)
    position = _give_genitive(passage, candidate, frame.get("G", ""), roles)
    roles.beyond = position
    has_genitive = any(rule.startswith("genitive:") for rule in roles.rules)
    if "ل" in frame and _is_described(passage, position):
        position += 1
    constituents = following(passage, position)
    agent = far_agent(passage, position, agents(passage, constituents))
    agent = agent or deciders(passage, constituents, candidate.type)
    if agent and "actor" not in roles.filled and candidate.type not in ("protest", "strike"):
        roles.give("actor", agent)
        roles.rules.append("actor:agent phrase")
    elif candidate.type == "capture":
        give_holders(passage, constituents, roles)
    _ascribed_to(passage, constituents, roles)
    _force_after_of(passage, candidate, constituents, roles)
    if not has_genitive:
        _nationality_actor(passage, candidate, roles)
    struck = _object_behind(passage, constituents, position, roles)
    transitive = ("O", "target") in candidate.trigger.verb_frame and "actor" in roles.pronouns
    if struck and (frame.get("G") in ("auto", "target") or transitive):
        roles.give("target", struck)
    elif struck and frame.get("G") == "place":
        roles.give("place", struck)
    beside = past_times(passage, position)  # اقتحام الجيش فجر اليوم لمزرعة
    adjacent = bool(constituents) and constituents[0].preposition == "ل" and constituents[0].index == beside
    open_ = "target" not in roles.filled and candidate.type != "clash"
    if frame.get("G") in ("auto", "target") and open_ and adjacent:
        # دهم للفنادق: a masdar governs its object through ل.
        frame.setdefault("ل", "target")
    if frame.get("G") == "place" and "actor" in roles.filled and adjacent:
        frame.setdefault("ل", "place")  # إغلاق الاحتلال للمعبر
    if frame.get("ل") == "target" and adjacent and _is_of_force(passage, candidate, constituents[0], roles):
        frame["ل"] = "actor"
    if frame.get("ل") == "actor" and not _is_owned(passage, candidate, constituents, position):
        del frame["ل"]
    prepositions(passage, with_regards(passage, candidate.type, constituents), frame, roles)
    if candidate.trigger.figure:
        _more_counted(passage, constituents, roles)
    if candidate.type == "clash" and len(roles.filled.get("actor", [])) == 1:
        _far_side(passage, constituents, roles)
    if candidate.type == "protest" and "target" not in roles.filled:
        roles.give("target", _protested_against(constituents))
    if candidate.type in SHARED_LOTS:
        company(passage, constituents, "actor" if frame.get("G") == "actor" else "target", roles)
    roles.end = constituents[-1].end if constituents else position
    openers = {c.preposition for c in constituents if c.phrases}
    roles.one_sided = (
        candidate.type in SHARED and "مع" in openers and "بين" not in openers and not has_genitive
    )


def _is_described(passage: Passage, position: int) -> bool:
    """انسحاب مفاجئ للقوات: one indefinite word between the act and ل describes it, whether known or not."""
    words = passage.words
    if position + 1 >= len(words) or words[position + 1].preposition != "ل":
        return False
    word, before = words[position], words[position - 1]
    plain = word.tag == "noun" and not (word.article or word.preposition or word.conjunction or word.pronoun)
    return plain and not before.article and not before.pronoun and word.noun_class in ("", "adjective")


_STRIKES = frozenset(("airstrike", "shelling"))


def _is_of_force(passage: Passage, candidate: Candidate, first: Constituent, roles: Roles) -> bool:
    """قصف لقوات النظام، but قصف لمواقع المسلحين and شن الطيران قصفا لقوات المعارضة: a force strikes."""
    before = passage.words[max(0, candidate.index - 4) : candidate.index]
    carried = any(word.tag == "verb" and word.stem.startswith(("شن", "نفذ", "ينفذ")) for word in before)
    if candidate.type not in _STRIKES or "actor" in roles.filled or carried or not first.phrases:
        return False
    phrase = first.phrases[0]
    force = passage.words[phrase.head].noun_class in ("group", "soldier")
    return force or phrase.organisation is not None


def _is_owned(
    passage: Passage, candidate: Candidate, constituents: tuple[Constituent, ...], position: int
) -> bool:
    """مسيرة صامتة للمعلمين: ل names whose act it is right behind the indefinite noun and its adjectives.

    Not so مسيرة مناوئة للوزير, مظاهرة مؤيدة له, nor قال مشارك في المسيرة للصحيفة.
    """
    first = next((c for c in constituents if c.preposition == "ل" and c.phrases), None)
    if first is None or first.index != position or passage.words[candidate.last].article:
        return False
    said_of = passage.words[position - 1].stem
    sided = said_of in passage.grammar["hostile"] or said_of in passage.grammar["favouring"]
    owner = first.phrases[0]
    named = owner.organisation is not None  # الحشد الشعبي
    return not sided and (named or passage.words[owner.head].noun_class not in ("act", "abstract", "time"))


def _object_behind(
    passage: Passage, constituents: tuple[Constituent, ...], position: int, roles: Roles
) -> tuple[NounPhrase, ...]:
    """قصف الجيش المدينة، قصف الجيش بالمدافع مدينة سرت: behind its subject the masdar has its object."""
    done = "actor" in roles.filled or "actor" in roles.pronouns
    if not done or "target" in roles.filled:
        return ()
    expected = position
    for constituent in constituents[:2]:
        if not constituent.phrases or constituent.index != expected:
            return ()
        if not constituent.preposition:
            far = expected > position
            return () if far and not _is_struck(passage, constituent) else constituent.phrases
        expected = constituent.end
    return ()


def _is_struck(passage: Passage, constituent: Constituent) -> bool:
    """Whether a phrase apart from its masdar is what it befell: no time, no act, nothing that و adds."""
    phrase = constituent.phrases[0]
    head = passage.words[phrase.head]
    named = phrase.person is not None or phrase.organisation is not None or phrase.place is not None
    things = HUMAN | {"group", "building", "vehicle"}
    settled = head.stem in passage.grammar["settlements"]
    return not passage.words[constituent.index].conjunction and (
        named or settled or head.noun_class in things
    )


def _give_genitive(passage: Passage, candidate: Candidate, role: str, roles: Roles) -> int:
    """Give the genitive or the pronoun its role; returns the index of the word behind."""
    position = candidate.after
    pronoun = passage.words[candidate.last].pronoun or _owner_before_fixed(passage, candidate)
    if pronoun and role:
        if role in ("auto", "target") and object_behind_pronoun(passage, candidate, position):
            role = "actor"
        elif role == "auto":
            done_to = candidate.trigger.figure or candidate.type in DONE_TO_PEOPLE
            role = "target" if done_to else "actor"
        roles.pronouns[role] = pronoun
        if role == "actor" and object_behind_pronoun(passage, candidate, position):
            return position  # اعتقالها المتهم الثالث: its object, though it looks like an adjective
        return pass_adjectives(passage, position)
    if role and _shares_genitive(passage, candidate):
        # مداهمة وتفتيش الشقة: two acts have one genitive.
        position += 1
    elif not (role and position < len(passage.words) and _in_construct(passage, candidate)):
        return pass_adjectives(passage, position)
    phrase = noun_phrase(passage, position)
    if phrase is None or phrase.preposition:
        return position
    together = coordinated(passage, phrase)
    slogan = candidate.type == "protest" and passage.words[phrase.head].noun_class == "abstract"
    if (candidate.type == "talks" or slogan) and is_matter(passage, phrase):
        # مفاوضات السلام بين الطرفين، مسيرة الكرامة: what they are about talks with nobody.
        return phrase.end
    role = genitive_role(passage, candidate, together, role)
    roles.give(role, together)
    roles.rules.append(f"genitive:{role}")
    return past_count(passage, together[-1].end)


def _owner_before_fixed(passage: Passage, candidate: Candidate) -> str:
    """إطلاقه النار: the pronoun on the masdar of a set phrase, which its object follows."""
    owned = candidate.last > candidate.index and len(candidate.fixed) > 1
    return passage.words[candidate.index].pronoun if owned else ""


def _is_named(passage: Passage, index: int) -> bool:
    return index in passage.people or index in passage.organisations or index in passage.places


def _shares_genitive(passage: Passage, candidate: Candidate) -> bool:
    """Whether the act noun is joined at once to another that is in the construct: خطف وقتل الطبيب."""
    words, position = passage.words, candidate.after
    if position + 1 >= len(words) or words[candidate.last].article:
        return False
    second, genitive = words[position], words[position + 1]
    bare = not (second.article or second.pronoun or second.preposition)
    joined = second.conjunction == "و" and second.noun_class == "act" and bare
    ends = words[candidate.last].token.bare.endswith(("ا", "ات", "ين", "ً"))
    return joined and not ends and genitive.tag == "noun" and (genitive.article or bool(genitive.noun_class))


def _in_construct(passage: Passage, candidate: Candidate) -> bool:
    """Whether a genitive may follow: the noun has no article and the next word is no adjective of it."""
    words = passage.words
    word, after = words[candidate.last], words[candidate.after]
    if word.article or after.preposition or after.conjunction:
        return False
    where = passage.places.get(candidate.after)
    if where is not None and where.start == candidate.after and where.mention.kind == "direction":
        return False  # اشتباكات جنوب صنعاء
    if (
        after.tag not in ("noun", "number", "determiner", "punct", "demonstrative")
        or candidate.after in passage.times
    ):
        return False
    if after.tag == "punct":
        return after.token.text in '«"“'
    if word.tag == "noun" and word.noun_class == "act" and len(word.stem) > 4 and word.stem.endswith("ا"):
        return False  # إضرابا عاما: the accusative with nunation has no genitive
    return is_victim(passage, candidate) or not is_adjective(passage, candidate.after, word.token.bare)


def _far_side(passage: Passage, constituents: tuple[Constituent, ...], roles: Roles) -> None:
    """بين حراس المقر الذين ... ومقاتلي الحركة: the other side, behind a clause about the first."""
    between = next((c for c in constituents if c.preposition == "بين" and len(c.phrases) == 1), None)
    if between is None:
        return
    words = passage.words
    for index in range(between.end, min(between.end + 14, len(words))):
        word = words[index]
        if word.token.text in ".؛:" or word.tag in ("complementizer", "subordinator"):
            return
        if word.tag != "noun" or word.conjunction != "و":
            continue
        phrase = noun_phrase(passage, index)
        if phrase is None or phrase.preposition:
            continue
        if phrase.organisation is not None or word.noun_class in HUMAN | {"group"}:
            roles.give("actor", (phrase,))
            return


def _protested_against(constituents: tuple[Constituent, ...]) -> tuple[NounPhrase, ...]:
    """احتجاجا على زيارة الرئيس فلان: the person or organisation in what a protest is about."""
    about = [c for c in constituents if c.preposition in ("علي", "ضد") and c.phrases]
    phrases = [phrase for constituent in about[:1] for phrase in constituent.phrases]
    return tuple(p for p in phrases if p.person is not None or p.organisation is not None)


def _more_counted(passage: Passage, constituents: tuple[Constituent, ...], roles: Roles) -> None:
    """جرح حارسين من الميناء وخمسة من العمال: a counted phrase behind و goes on with the victims."""
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
_STATES = frozenset(("دول", "دوله", "بلدان", "عواصم"))


def _force_after_of(
    passage: Passage, candidate: Candidate, constituents: tuple[Constituent, ...], roles: Roles
) -> None:
    """قصف من الطيران الحربي، ضربات للحلف، انتقادات من منظمات: whoever an act comes from has done it."""
    word = passage.words[candidate.index]
    invited = word.preposition == "ب" and word.stem == "دعوه"
    if "actor" in roles.filled or candidate.type not in VIOLENT | SPOKEN or invited:
        return  # أضربوا بدعوة من النقابة: she demands nothing of them
    frame = slots(candidate.trigger.noun_frame)
    for place, constituent in enumerate(constituents[:2]):
        named = constituent.preposition == "ل" and frame.get("G") == "actor" and place == 0
        behind_li = named and not word.article  # قال مشارك في المسيرة للصحيفة
        if any(w.tag == "verb" for w in passage.words[candidate.after : constituent.index]):
            return  # ضربة أسفرت عن مقتل عدد من المسلحين
        if not (constituent.preposition == "من" or behind_li) or not constituent.phrases:
            continue
        before = passage.words[constituent.index - 1]
        if behind_li and candidate.type in SPOKEN:
            continue
        if before.preposition == "ب" and before.index > candidate.last:
            continue  # مداهمة المنزل بإذن من النيابة، هجوم بدعم من الجيش: leave and help come from them
        if _is_force(passage, constituent) or _comes_from(passage, candidate, constituent, roles):
            roles.give("actor", constituent.phrases)
            return


def _ascribed_to(passage: Passage, constituents: tuple[Constituent, ...], roles: Roles) -> None:
    """الهجمات المنسوبة إلى المستوطنين: to whom an act is ascribed has done it, as far as is said."""
    for constituent in constituents[:3]:
        if constituent.preposition not in ("الي", "ل") or not constituent.phrases or not constituent.index:
            continue
        ascribed = passage.words[constituent.index - 1].stem.startswith("منسوب")
        if ascribed and "actor" not in roles.filled:
            roles.give("actor", constituent.phrases)
            roles.rules.append("actor:ascribed to")


def _is_force(passage: Passage, constituent: Constituent) -> bool:
    phrase = constituent.phrases[0]
    head = passage.words[phrase.head]
    named = phrase.organisation is not None or head.noun_class in _ACTING
    return named or head.stem in ("طيران", "طائرات", "قوات", "جيش", "مدفعيه")


def _comes_from(passage: Passage, candidate: Candidate, constituent: Constituent, roles: Roles) -> bool:
    """دعوات من نقابيين، تهديد من واشنطن: right behind من also people and states, who say or do it.

    تحذير من هجوم tells what is warned of, اعتقال ثلاثة من الطلاب of whom they are.
    """
    counted = candidate.trigger.figure or candidate.type in DONE_TO_PEOPLE or candidate.type in SHARED
    if constituent.preposition != "من" or counted or slots(candidate.trigger.noun_frame).get("من"):
        return False
    if constituent.index != roles.beyond or any(r.startswith("genitive:") for r in roles.rules):
        return False
    phrase = constituent.phrases[0]
    head = passage.words[phrase.head]
    state = phrase.place is not None and phrase.place.kind in ("country", "capital")
    several = not (head.noun_class or head.article) and head.token.bare.endswith(("ين", "ون"))
    somebody = phrase.person is not None or head.noun_class in HUMAN or several
    return state or somebody or head.stem in _STATES


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
        if index not in passage.nationals and not (word.article or is_adjective(passage, index, "")):
            return
        if any(p.start <= index < p.end for p in roles.filled.get("target", ())):
            continue
        if index in passage.nationals:
            roles.give("actor", (NounPhrase(index, index + 1, index, index, "", None, "", None, None, None),))
            if candidate.type in SHARED and _is_paired(passage, index):
                # المفاوضات السورية - التركية: both sides
                other = index + 2
                pair = NounPhrase(other, other + 1, other, other, "", None, "", None, None, None)
                roles.give("actor", (pair,))
            roles.rules.append("actor:nationality")
            return


def _is_paired(passage: Passage, index: int) -> bool:
    """Whether a dash joins a second nationality to the one at `index`."""
    words = passage.words
    return index + 2 in passage.nationals and words[index + 1].token.text in "-–—ـ"
