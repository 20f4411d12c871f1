"""Whether a trigger is said to have happened: polarity, certainty, realisation, and the label from them.

The word that governs a trigger decides, and where that word says nothing itself (قام بـ، أدى إلى) the one
that governs it, so that "تمكن من قتل" asserts, "حاول قتل" does not, and "نوى البدء بهجوم" is a plan.
After Saurí & Pustejovsky 2009 (FactBank) in what is kept apart, after the codebook in the labels.
"""

from __future__ import annotations

from rasid.events.adverbs import beside, lasting
from rasid.events.candidates import Candidate
from rasid.events.contents import holder_before, is_aim, is_due, is_open, of_accord, unconfirmed
from rasid.events.factuality_labels import Factuality, made
from rasid.events.governors import Link, governor_of_clause, governor_of_noun
from rasid.events.particles import (
    NEGATORS,
    absent,
    asked_about,
    called_out,
    describes,
    describes_person,
    forestalled,
    is_negated,
    is_state,
    known_for,
    may_have,
    negation,
    no_choice_but,
    not_one,
    one_of_choices,
    particle_before,
    said_of,
    subordinated,
    until,
    was,
    whoever,
    will_be,
)
from rasid.events.passage import Passage
from rasid.events.purposes import PURPOSES, is_purpose, wished_for
from rasid.events.roles import Roles
from rasid.events.scope import behind_or, with_conjunct
from rasid.events.topics import is_topic
from rasid.language.marks import STOPS
from rasid.language.tagged_word import Word
from rasid.lexicon.cues import Cues

__all__ = ["Factuality", "judge"]

#: What one who escaped it did not suffer; an explosion that one survived took place.
_BEFALLING = frozenset(("killing", "execution", "arrest", "abduction", "trial"))
#: Acts that lie with him who refuses; of other acts a refusal is a protest against what happens.
_OWN_ACTS = frozenset(
    ["release", "withdrawal", "talks", "agreement", "surrender", "resignation", "aid", "deployment",
     "recruitment", "appointment", "flight", "displacement", "protest", "strike", "demand"]
)  # fmt: skip
#: Acts that are done by deciding them.
_DECIDED = frozenset(("appointment", "dismissal", "restriction", "sanction", "trial", "agreement"))
#: What is imposed by those who speak of it: يبحث المجلس فرض عقوبات.
_IMPOSED = frozenset(("sanction", "restriction"))
#: Prepositions that set an act beside what the clause tells, not under its verb.
_AROUND = ("بعد", "منذ", "بسبب", "قبل", "اثر", "عقب", "خلال", "حول")
#: Acts of which one says what they will bring before anybody has done them.
_ENVISAGED = frozenset(
    ["attack", "airstrike", "shelling", "clash", "deployment", "destruction", "capture", "raid"]
)
_ASSERTED = Factuality("asserted", "positive", "certain", "done", None, "factuality:no cue")


def judge(passage: Passage, candidate: Candidate, roles: Roles, cues: Cues) -> Factuality:
    """Decide the factuality of one trigger."""
    words = passage.words
    finite = candidate.index if candidate.finite is None else candidate.finite
    if words[finite].tag == "verb":
        found = _verb(passage, finite, cues, candidate)
        slogan = called_out(passage, finite) if found is None else None
        if slogan is not None:
            found = made("generic", slogan, "a slogan")
        if found is None and finite != candidate.index:
            found = _noun(passage, candidate, roles, cues)  # دعت النقابة إلى إضراب
        if found is None and describes(words, candidate.index) and is_state(candidate, roles, words):
            found = made("generic", None, "imperfect in a relative clause")
    else:
        found = _noun(passage, candidate, roles, cues)
    if found is None:
        found = beside(passage, candidate, cues)
    if (
        found is None
        and candidate.kind == "noun"
        and (due := is_due(passage.words, candidate.after)) is not None
    ):
        found = made("planned", due, "it is to come")
    if found is None and candidate.type == "capture" and is_aim(passage, candidate.index):
        found = made("planned", candidate.index - 1, "what a battle is for")
    if found is None and candidate.kind == "noun" and (told := said_of(passage, candidate.index)):
        found = made(told[0], told[1], "said of it")
    if found is None and candidate.kind == "noun" and candidate.type in _ENVISAGED:
        coming = will_be(words, candidate.index)
        found = made("planned", coming, "what it will do") if coming is not None else None
    if found is None and candidate.kind == "noun" and (asked := asked_about(words, candidate.index)):
        found = made("possible", asked, "question")
    if found is None and candidate.kind == "noun" and is_topic(passage, candidate, roles):
        found = made("generic", None, "bare topic")
    if candidate.kind == "noun":
        found = not_one(words, candidate.index, found)
    return found or _ASSERTED


def _verb(passage: Passage, index: int, cues: Cues, candidate: Candidate | None) -> Factuality | None:
    """What the particles before a finite verb and the clause that it stands in say; None: nothing."""
    words = passage.words
    word = words[index]
    form = word.verb
    if form is not None and form.future:
        return made("planned", index, "future prefix")
    particle = particle_before(words, index)
    if particle is not None and words[particle].stem in NEGATORS:
        return negation(passage, index, particle)
    imperfect = form is not None and form.tense == "imperfect"
    everybody = whoever(words, index)
    if everybody is not None:
        return made("generic", everybody, "whoever does it")
    if particle is not None and imperfect and words[particle].stem == "قد" and not was(words, particle):
        return made("possible", particle, "قد with imperfect")
    may_be = may_have(words, index)
    if may_be is not None:
        return made("possible", may_be, "قد يكون")
    if particle is not None and words[particle].stem == "سوف":
        return made("planned", particle, "future particle")
    if imperfect and word.preposition == "ل":
        return made("planned", index, "purpose ل")
    opened = subordinated(words, index, imperfect, cues)
    if opened is not None:
        return opened
    link = governor_of_clause(passage, index, cues)
    if link is not None and link.kind not in ("none", "inside"):
        return _by_link(passage, link, cues, candidate, None)
    if link is not None and imperfect and forestalled(words, index, candidate):
        return made("possible", index - 1, "forestalled")
    if link is None and (word.conjunction or behind_or(words, index)):
        return with_conjunct(passage, index, cues, _verb)
    return None


def _noun(passage: Passage, candidate: Candidate, roles: Roles, cues: Cues) -> Factuality | None:
    """What governs a masdar; where that is open, the verb that carries it."""
    words = passage.words
    index = candidate.index
    special = lasting(words, candidate, cues)
    if special is not None:
        return special
    slogan = called_out(passage, index)
    if slogan is not None:
        violent = candidate.type not in PURPOSES and candidate.type not in _OWN_ACTS
        return made("generic" if violent else "planned", slogan, "a slogan")
    awaited = until(words, index)
    if awaited is not None:
        return made("planned", awaited, "awaited")
    forced = no_choice_but(words, index)
    if forced is not None:
        return made("generic", forced, "the way left")
    habit = known_for(passage, index)
    if habit is not None:
        return made("generic", habit, "known for it")
    choice = one_of_choices(words, index)
    if choice is not None:
        return made("generic", choice, "one of two ways")
    denial = absent(words, index)
    if denial is not None:
        return made("negated", denial, "there is none")
    carrier = roles.carried_by
    if describes_person(passage, index):
        return None
    link = governor_of_noun(passage, index, cues)
    if link is not None and link.kind in ("none", "inside"):
        return None
    if link is not None and (carrier is None or not link.index < carrier < index):
        if link.kind in ("plan", "decide", "agree", "possible", "accuse") and _came_about(passage, candidate):
            return None
        told = _by_link(passage, link, cues, candidate, roles)
        if told is not None or link.kind != "light":
            return told
        return _behind_light(passage, candidate, link, carrier, cues)
    wished = wished_for(passage, candidate, cues) if carrier is None else None
    if wished is not None:
        return wished
    if carrier is not None and words[carrier].tag == "verb":
        aim = _aim_of(words, carrier, cues)
        if aim is not None:
            return _by_link(passage, aim, cues, candidate, roles)
        found = _verb(passage, carrier, cues, None) or _misread(passage, carrier, cues)
        if found is not None:
            return found
    if _came_about(passage, candidate):
        return None
    behind_li = words[index].preposition == "ل" and carrier is None  # not تصدى لهجوم
    if behind_li and candidate.type in PURPOSES and is_purpose(passage, index):
        return made("planned", index, "purpose ل")
    return _by_future(passage, candidate)


def _behind_light(
    passage: Passage, candidate: Candidate, link: Link, carrier: int | None, cues: Cues
) -> Factuality | None:
    """What is to come of an act in the construct of a noun that says nothing: اجتمعوا لفرض عقوبات.

    A negated verb may only leave open who did it: لم تتبن أي جهة عملية الاغتيال.
    """
    word = passage.words[link.index]
    if _came_about(passage, candidate):
        return None
    aim = word.tag == "noun" and word.preposition == "ل" and (carrier is None or carrier < link.index)
    if carrier is not None and passage.words[carrier].stem.endswith(
        ("تعرض", "تعرضت", "تعرضوا", "خضع", "خضعت")
    ):
        aim = False  # تعرض السكان لحملة تهجير
    if aim and is_purpose(passage, link.index):
        return made("planned", link.index, "purpose ل")
    if carrier is None or passage.words[carrier].tag != "verb":
        return _by_future(passage, candidate)  # سيتم تنفيذ هجوم
    found = _verb(passage, carrier, cues, None)
    return found if found is not None and found.label in ("planned", "possible") else None


def _aim_of(words: tuple[Word, ...], verb: int, cues: Cues) -> Link | None:
    """محاولة كانت تستهدف اغتيال الوزير: the attempt or plan that the clause of the verb describes."""
    if words[verb].conjunction:
        return None
    for position in range(verb - 1, max(verb - 6, -1), -1):
        word = words[position]
        if word.tag in ("auxiliary", "relative", "adverb"):
            continue
        if word.tag != "noun":
            return None
        found = [g for g in cues.nouns.get(word.stem, ()) if g.kind in ("attempt", "plan", "prevent")]
        if found and word.stem == "سبيل" and words[position - 1].stem != "في":
            return None  # إخلاء سبيل الرجل الذي تم القبض عليه
        if found:
            return Link(position, found[0].kind)
        if word.preposition or word.conjunction:
            return None
    return None


def _came_about(passage: Passage, candidate: Candidate) -> bool:
    """التخطيط لهجوم السوق الذي أسفر عن: an act that a perfect describes has taken place."""
    words = passage.words
    for position in range(candidate.after, min(candidate.after + 5, len(words) - 1)):
        word = words[position]
        if word.tag == "relative":
            form = words[position + 1].verb
            return form is not None and form.tense == "perfect" and words[position + 1].stem not in ("كان",)
        if word.tag not in ("noun", "adverb") and position not in passage.times:
            return False
    return False


def _misread(passage: Passage, carrier: int, cues: Cues) -> Factuality | None:
    """توعد بالانتقام وشن هجمات: a verb behind و that may as well be the second masdar of an intent."""
    word = passage.words[carrier]
    if not word.conjunction or word.stem not in cues.nouns:
        return None
    link = governor_of_noun(passage, carrier, cues)
    return made("planned", link.index, "intended with another") if link and link.kind == "plan" else None


def _by_future(passage: Passage, candidate: Candidate) -> Factuality | None:
    """ستقدم لائحة الاتهام: what a verb in the future brings about; not what it speaks of."""
    words = passage.words
    if candidate.noun is None or candidate.type == "accusation":
        return None
    for position in range(candidate.index - 1, max(candidate.index - 8, -1), -1):
        word = words[position]
        if word.token.text in STOPS or word.tag in ("complementizer", "subordinator", "relative"):
            return None
        if word.tag == "preposition" and word.stem in _AROUND:
            return None
        if word.tag == "verb":
            future = (word.verb is not None and word.verb.future) or (
                position > 0 and words[position - 1].stem in ("سوف", "لن")
            )
            spoken = word.verb_class in ("say", "deny", "possible")
            bare = not words[candidate.index].article or candidate.index - position <= 3
            return made("planned", position, "future verb") if future and not spoken and bare else None
    return None


def _by_link(
    passage: Passage, link: Link, cues: Cues, candidate: Candidate | None, roles: Roles | None
) -> Factuality | None:
    """What a governor says of its act."""
    words = passage.words
    word = words[link.index]
    kind = link.kind
    type_ = candidate.type if candidate is not None else ""
    negated = word.tag == "verb" and is_negated(words, link.index)
    if kind == "discuss":
        return made("planned", link.index, "under discussion") if type_ in _OWN_ACTS | _IMPOSED else None
    if kind == "presuppose" or (word.stem == "قلق" and word.tag == "noun" and candidate is not None):
        return None  # القلق من اعتقال ناشطين, but القلق من حصول اعتداءات
    if kind == "light" and type_ == "agreement" and word.stem in ("تنفيذ", "تطبيق"):
        return None
    if kind == "halt" and type_ != "agreement":
        # توقف القصف مساء: what has stopped has been; وقف القصف as a demand says less.
        stopped = word.verb is not None and word.verb.tense == "perfect" and not negated
        return None if stopped else made("generic", link.index, "ended")
    if kind in ("light", "manage", "halt"):
        return _through(passage, link, cues, negated)
    if kind == "refuse" and type_ not in _OWN_ACTS:
        doing = candidate is not None and words[candidate.index].stem in passage.grammar["carrying-out"]
        return _not_done(passage, link, cues, negated) if doing else None
    if kind == "accuse":
        named = roles is not None and any(p.person is not None for p in roles.filled.get("target", []))
        return None if named or negated else made("possible", link.index, "accused of")
    if kind == "content":
        if of_accord(words, link.index, cues):
            return made("planned", link.index, "content of an accord")
        charge = holder_before(words, link.index, cues, "accuse")
        if charge is not None:
            return made("possible", charge, "content of a charge")
        threat = holder_before(words, link.index, cues, "plan")
        return None if threat is None else made("planned", threat, "content of a plan")
    decreed = kind == "plan" and words[link.index + 1].stem in passage.grammar["decreeing"]
    agreed = kind == "agree" and type_ == "agreement"
    if (agreed or ((kind == "decide" or decreed) and type_ in _DECIDED)) and not negated:
        return _through(passage, link, cues, negated)
    if kind in ("plan", "attempt", "decide", "agree"):
        return None if type_ == "accusation" else _intended(word, link, negated)
    if kind == "survive" and type_ not in _BEFALLING:
        return None
    dossier = kind == "habit" and word.stem in ("ملف", "ملفات") and candidate is not None
    if dossier and candidate is not None and not words[candidate.index].article:
        return None  # ملف اغتيال الوزير, but ملف الاغتيالات
    if kind in ("fail", "prevent", "survive"):
        why = "prevented" if kind == "prevent" else "failure"
        failed = Factuality("possible", "positive", "certain", "failed", link.index, f"factuality:{why}")
        return None if negated else failed
    return _not_done(passage, link, cues, negated)


def _intended(word: Word, link: Link, negated: bool) -> Factuality:
    """What a word of wanting, trying or deciding says of its act."""
    if negated and word.verb_class not in ("event", "say"):
        return made("negated", link.index, "not intended")
    if link.kind != "attempt":
        return made("planned", link.index, "intended, ordered or demanded")
    return Factuality("possible", "positive", "possible", "attempted", link.index, "factuality:attempt")


def _not_done(passage: Passage, link: Link, cues: Cues, negated: bool) -> Factuality:
    """What a word of denying, refusing, lacking or doubting says of its act."""
    kind = link.kind
    if kind == "deny":
        label, why = ("possible", "not denied") if negated else ("negated", "denied")
        return made(label, link.index, why)
    if kind == "negative" and passage.words[link.index].tag != "verb":
        outer = governor_of_noun(passage, link.index, cues)
        if outer is not None and outer.kind == "condition":
            return made("planned", link.index, "condition not yet met")
    if kind in ("refuse", "negative"):
        return made("negated", link.index, "refused" if kind == "refuse" else "without")
    return made("possible" if kind == "possible" else "generic", link.index, kind)


def _through(passage: Passage, link: Link, cues: Cues, negated: bool) -> Factuality | None:
    """What says nothing itself passes on what is said of it: قرر البدء بهجوم، قد يؤدي إلى مقتل."""
    words = passage.words
    if negated and link.kind == "manage":
        return Factuality("possible", "positive", "certain", "failed", link.index, "factuality:failure")
    if words[link.index].tag == "verb":
        return _verb(passage, link.index, cues, None)
    if unconfirmed(words, link.index):
        return made("possible", link.index, "not confirmed")
    outer = governor_of_noun(passage, link.index, cues)
    if outer is None or outer.kind in ("none", "inside", "halt") or outer.index >= link.index:
        return None
    if outer.kind == "accuse" and not is_open(words, link.index):
        return None
    if outer.kind == "discuss" and words[link.index].stem in passage.grammar["carrying-out"]:
        return made("planned", outer.index, "under discussion")
    if outer.kind == "refuse" and words[link.index].stem in passage.grammar["carrying-out"]:
        return _not_done(passage, outer, cues, False)
    return _by_link(passage, outer, cues, None, None)
