"""Whether a trigger is said to have happened: polarity, certainty, realisation, and the label from them.

The word that governs a trigger decides, and where that word says nothing itself (قام بـ، أدى إلى) the one
that governs it, so that "تمكن من قتل" asserts, "حاول قتل" does not, and "قرر البدء بهجوم" is a plan. After Saurí &
Pustejovsky 2009 (FactBank) in what is kept apart, after GUIDELINES in the labels.
"""

from __future__ import annotations

from dataclasses import dataclass

from rasid.events.candidates import Candidate
from rasid.events.governors import Link, governor_of_clause, governor_of_noun
from rasid.events.passage import Passage
from rasid.events.roles import Roles
from rasid.events.topics import ANAPHORIC, is_topic
from rasid.language.tagging import Word
from rasid.lexicon.cues import Cues
from rasid.lexicon.triggers import Triggers

__all__ = ["ANAPHORIC", "Factuality", "judge"]

_NEGATORS = frozenset(("لم", "لن", "لا", "ليس", "ليست", "ما"))
_EXCEPTION = frozenset(("سوي", "الا", "غير"))
_STOPS = frozenset(".؛;:!؟?…")
#: Acts that lie with him who refuses; of other acts a refusal is a protest against what happens.
_OWN_ACTS = frozenset(
    ["release", "withdrawal", "talks", "agreement", "surrender", "resignation", "aid", "deployment",
     "recruitment", "appointment", "flight", "displacement", "protest", "strike", "demand"]
)  # fmt: skip
#: Acts that are done by deciding them.
_DECIDED = frozenset(("appointment", "dismissal", "restriction", "sanction", "trial", "agreement"))
_PURPOSES = frozenset(
    ["arrest", "release", "killing", "capture", "raid", "abduction", "withdrawal", "execution", "destruction",
     "displacement", "attack", "agreement", "siege", "deployment"]
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Factuality:
    """The label and what it was derived from. `cue` is the index of the deciding word, or None.

    polarity: positive or negative; certainty: certain, possible; realisation: done, attempted,
    failed, intended, habitual.
    """

    label: str
    polarity: str
    certainty: str
    realisation: str
    cue: int | None
    rule: str


_ASSERTED = Factuality("asserted", "positive", "certain", "done", None, "factuality:no cue")


def judge(passage: Passage, candidate: Candidate, roles: Roles, cues: Cues, triggers: Triggers) -> Factuality:
    """Decide the factuality of one trigger."""
    words = passage.words
    if candidate.kind == "verb":
        found = _verb(passage, candidate.index, cues, candidate)
        if found is None and _holds(words, candidate.index) and _is_state(candidate, roles, words):
            found = _made("generic", None, "imperfect in a relative clause")
    else:
        found = _noun(passage, candidate, roles, cues)
    if found is None:
        found = _beside(passage, candidate, cues)
    if found is None and candidate.kind == "noun" and is_topic(passage, candidate, roles):
        found = _made("generic", None, "bare topic")
    return found or _ASSERTED


def _made(label: str, cue: int | None, why: str) -> Factuality:
    """The factuality of a label, with the grounds that go with it."""
    polarity, certainty, realisation = {
        "possible": ("positive", "possible", "done"),
        "planned": ("positive", "certain", "intended"),
        "negated": ("negative", "certain", "failed"),
        "generic": ("positive", "certain", "habitual"),
        "asserted": ("positive", "certain", "done"),
    }[label]
    return Factuality(label, polarity, certainty, realisation, cue, f"factuality:{why}")


def _verb(passage: Passage, index: int, cues: Cues, candidate: Candidate | None) -> Factuality | None:
    """What the particles before a finite verb and the clause that it stands in say; None: nothing."""
    words = passage.words
    word = words[index]
    form = word.verb
    if form is not None and form.future:
        return _made("planned", index, "future prefix")
    particle = _particle(words, index)
    if particle is not None and words[particle].stem in _NEGATORS:
        return _negation(passage, index, particle, cues)
    imperfect = form is not None and form.tense == "imperfect"
    if particle is not None and imperfect and words[particle].stem == "قد":
        return _made("possible", particle, "قد with imperfect")
    if particle is not None and words[particle].stem == "سوف":
        return _made("planned", particle, "future particle")
    if imperfect and word.preposition == "ل":
        return _made("planned", index, "purpose ل")
    opened = _subordinate(words, index, imperfect, cues)
    if opened is not None:
        return opened
    link = governor_of_clause(passage, index, cues)
    if link is not None and link.kind not in ("none", "inside"):
        return _by_link(passage, link, cues, candidate, None)
    if link is not None and imperfect and _forestalled(words, index, candidate):
        return _made("possible", index - 1, "forestalled")
    if imperfect and word.conjunction and link is None:
        return _with_conjunct(passage, index, cues)
    return None


def _with_conjunct(passage: Passage, index: int, cues: Cues) -> Factuality | None:
    """أن يهاجموا المدينة ويقتلوا أهلها: a second subjunctive goes with the first."""
    words = passage.words
    for position in range(index - 1, max(index - 10, -1), -1):
        word = words[position]
        if word.token.text in _STOPS or word.tag in ("complementizer", "relative", "subordinator"):
            return None
        if word.tag == "verb":
            if word.verb is None or word.verb.tense != "imperfect" or word.conjunction:
                return None
            link = governor_of_clause(passage, position, cues)
            direct = position > 0 and words[position - 1].tag == "complementizer"
            if link is not None and link.kind not in ("none", "inside") and direct:
                return _by_link(passage, link, cues, None, None)
            return _made("planned", position, "purpose ل") if word.preposition == "ل" else None
    return None


def _forestalled(words: tuple[Word, ...], index: int, candidate: Candidate | None) -> bool:
    """قتلوه قبل أن يفجر نفسه: what an attacker was stopped from."""
    if candidate is None or candidate.type not in ("bombing", "attack", "flight"):
        return False
    start = max(0, index - 14)
    if index < 2 or words[index - 2].stem != "قبل":
        return False
    return any(w.tag == "verb" and w.pronoun and w.verb_class == "event" for w in words[start : index - 2])


def _particle(words: tuple[Word, ...], index: int) -> int | None:
    """The particle just before a verb, passing over one adverb and كان."""
    for position in range(index - 1, max(index - 4, -1), -1):
        word = words[position]
        if word.tag in ("negation", "auxiliary", "wh") or word.stem in ("قد", "سوف"):
            if word.tag == "wh" and word.stem == "ما" and not _negative_ma(words, position):
                return None
            if word.tag == "wh" and word.stem != "ما":
                return None
            return position
        if word.tag != "adverb":
            return None
    return None


def _negative_ma(words: tuple[Word, ...], index: int) -> bool:
    """ما opens a clause where it negates; behind a noun or a preposition it is a pronoun."""
    if index == 0:
        return True
    before = words[index - 1]
    opens = before.tag == "punct" and before.token.text in '«"“.؛'
    return opens or bool(words[index].conjunction)


def _negation(passage: Passage, index: int, cue: int, cues: Cues) -> Factuality:
    """لم over the act itself; لم ... سوى asserts what is excepted."""
    words = passage.words
    for word in words[index + 1 : index + 11]:
        if word.token.text in _STOPS or word.tag == "verb":
            break
        if word.stem in _EXCEPTION or word.token.folded in _EXCEPTION:
            return _made("asserted", cue, "exception after negation")
    if any(w.stem in ("حال", "حاله") or w.stem == "اذا" for w in words[max(0, cue - 2) : cue]):
        return _made("planned", cue, "condition not yet met")
    return _made("negated", cue, "negation")


def _subordinate(words: tuple[Word, ...], index: int, imperfect: bool, cues: Cues) -> Factuality | None:
    """A conjunction of purpose or condition that opens the clause of a verb."""
    for position in range(index - 1, max(index - 8, -1), -1):
        word = words[position]
        stem = word.stem
        if (
            word.token.text in _STOPS
            or word.token.text in "،,"
            or word.tag in ("relative", "complementizer", "verb")
        ):
            return None
        if stem in ("كي", "لكي", "ريثما") or (stem == "حتي" and imperfect and position == index - 1):
            return _made("planned", position, "purpose")
        if stem == "هل":
            return _made("possible", position, "question")
        if cues.factuality.get(stem, ("", ""))[1] == "condition" and word.tag == "subordinator":
            if position and words[position - 1].stem in ("ما", "عما", "فيما"):
                return _made("possible", position, "indirect question")
            return _made("generic", position, "condition")
    return None


def _holds(words: tuple[Word, ...], index: int) -> bool:
    """Whether an imperfect describes a noun: التي تسيطر عليها المعارضة، مناطق يسيطر عليها الجيش."""
    form = words[index].verb
    if form is None or form.tense != "imperfect" or not index:
        return False
    before = words[index - 1]
    if before.tag == "relative":
        return True
    return before.tag == "noun" and not before.article and not words[index].conjunction


def _is_state(candidate: Candidate, roles: Roles, words: tuple[Word, ...]) -> bool:
    """Whether a describing verb tells a lasting state, or what somebody is wont to do."""
    if candidate.type == "capture":
        return True
    if words[candidate.index - 1].tag != "relative":
        return False
    return candidate.type in ("killing", "displacement", "bombing", "torture") and not roles.filled.get(
        "target"
    )


def _noun(passage: Passage, candidate: Candidate, roles: Roles, cues: Cues) -> Factuality | None:
    """What governs a masdar; where that is open, the verb that carries it."""
    words = passage.words
    index = candidate.index
    special = _lasting(words, candidate, cues)
    if special is not None:
        return special
    carrier = roles.carried_by
    if _describes_person(passage, index):
        return None
    link = governor_of_noun(passage, index, cues)
    if link is not None and link.kind in ("none", "inside"):
        return None
    if link is not None and (carrier is None or not link.index < carrier < index):
        return _by_link(passage, link, cues, candidate, roles)
    if carrier is not None and words[carrier].tag == "verb":
        found = _verb(passage, carrier, cues, None)
        if found is not None:
            return found
    if words[index].preposition == "ل" and candidate.type in _PURPOSES and _is_purpose(passage, index):
        return _made("planned", index, "purpose ل")
    return _by_future(passage, candidate)


def _describes_person(passage: Passage, index: int) -> bool:
    """رهينة خطف في بيروت: an act noun right behind an indefinite person is a verb misread."""
    word, before = passage.words[index], passage.words[index - 1] if index else None
    if before is None or before.tag != "noun" or before.article or before.pronoun or word.article:
        return False
    if word.preposition or word.conjunction or before.noun_class not in ("nationality", "person", "prisoner"):
        return False
    after = passage.words[index + 1] if index + 1 < len(passage.words) else None
    return after is not None and after.tag == "preposition"


def _lasting(words: tuple[Word, ...], candidate: Candidate, cues: Cues) -> Factuality | None:
    """Words right before an act that make it a topic, a state, or what is lifted."""
    index = candidate.index
    for position in (index - 1, index - 2):
        if position < 0:
            break
        word = words[position]
        found = cues.factuality.get(word.stem) or cues.factuality.get(word.token.folded)
        if found is None:
            continue
        label, scope = found
        near = position == index - 1 or words[index - 1].tag in ("preposition", "determiner", "noun")
        if not near:
            continue
        if scope == "lift" and candidate.type in ("restriction", "siege", "sanction"):
            return _made(label, position, "lifted")
        if scope == "hold" and candidate.type == "capture":
            if any(w.verb is not None and w.verb.future for w in words[max(0, position - 8) : position]):
                return _made("planned", position, "future state")
            return _made(label, position, "state")
        if scope == "topic" and words[candidate.last].article and _ends_there(words, candidate):
            return _made(label, position, "topic")
    return None


def _ends_there(words: tuple[Word, ...], candidate: Candidate) -> bool:
    """Whether an act has nothing of its own behind it: ملف الاغتيالات."""
    if candidate.after >= len(words) or words[candidate.last].pronoun:
        return True
    return words[candidate.after].tag != "relative" and words[candidate.after].noun_class != "nationality"


def _is_purpose(passage: Passage, index: int) -> bool:
    """Whether ل before an act gives the purpose of a verb: دخلت القوات القرية لاعتقال مطلوبين."""
    words = passage.words
    before = words[index - 1] if index else None
    if before is None or before.noun_class == "act" or before.pronoun or before.tag == "verb":
        return False
    for position in range(index - 1, max(index - 12, -1), -1):
        word = words[position]
        if word.token.text in _STOPS or word.tag in ("complementizer", "subordinator"):
            return False
        if word.tag == "verb":
            return word.verb_class in ("plain", "event", "manage")
    return False


def _by_future(passage: Passage, candidate: Candidate) -> Factuality | None:
    """ستقدم لائحة الاتهام: what a verb in the future brings about; not what it speaks of."""
    words = passage.words
    if candidate.noun is None or candidate.type == "accusation":
        return None
    for position in range(candidate.index - 1, max(candidate.index - 8, -1), -1):
        word = words[position]
        if word.token.text in _STOPS or word.tag in ("complementizer", "subordinator", "relative"):
            return None
        if word.tag == "preposition" and word.stem in (
            "بعد",
            "منذ",
            "بسبب",
            "قبل",
            "اثر",
            "عقب",
            "خلال",
            "حول",
        ):
            return None
        if word.tag == "verb":
            future = (word.verb is not None and word.verb.future) or (
                position > 0 and words[position - 1].stem in ("سوف", "لن")
            )
            spoken = word.verb_class in ("say", "deny", "possible")
            bare = not words[candidate.index].article or candidate.index - position <= 3
            return _made("planned", position, "future verb") if future and not spoken and bare else None
    return None


def _by_link(
    passage: Passage, link: Link, cues: Cues, candidate: Candidate | None, roles: Roles | None
) -> Factuality | None:
    """What a governor says of its act."""
    words = passage.words
    word = words[link.index]
    kind = link.kind
    type_ = candidate.type if candidate is not None else ""
    negated = word.tag == "verb" and _is_negated(words, link.index)
    if kind == "presuppose":
        return None
    if kind == "light" and type_ == "agreement" and word.stem in ("تنفيذ", "تطبيق"):
        return None
    if kind in ("light", "manage"):
        return _through(passage, link, cues, negated)
    if kind == "halt":
        return (
            _made("generic", link.index, "ended")
            if type_ != "agreement"
            else _through(passage, link, cues, negated)
        )
    if kind == "refuse" and type_ not in _OWN_ACTS:
        return None
    if kind == "accuse":
        named = roles is not None and any(p.person is not None for p in roles.filled.get("target", []))
        return None if named or negated else _made("possible", link.index, "accused of")
    if kind == "content":
        return (
            _made("planned", link.index, "content of an accord")
            if _of_accord(words, link.index, cues)
            else None
        )
    if kind == "decide" and type_ in _DECIDED and not negated:
        return _through(passage, link, cues, negated)
    if kind in ("plan", "attempt", "decide"):
        if type_ == "accusation":
            return None
        if negated and word.verb_class not in ("event", "say"):
            return _made("negated", link.index, "not intended")
        if kind != "attempt":
            return _made("planned", link.index, "intended, ordered or demanded")
        return Factuality("possible", "positive", "possible", "attempted", link.index, "factuality:attempt")
    if kind in ("fail", "prevent"):
        why = "failure" if kind == "fail" else "prevented"
        if negated:
            return None
        return Factuality("possible", "positive", "certain", "failed", link.index, f"factuality:{why}")
    if kind == "deny":
        return (
            _made("possible", link.index, "not denied") if negated else _made("negated", link.index, "denied")
        )
    if kind == "negative" and word.tag != "verb":
        outer = governor_of_noun(passage, link.index, cues)
        if outer is not None and outer.kind == "condition":
            return _made("planned", link.index, "condition not yet met")
    if kind in ("refuse", "negative"):
        return _made("negated", link.index, "refused" if kind == "refuse" else "without")
    return _made({"possible": "possible", "condition": "generic"}.get(kind, "generic"), link.index, kind)


def _is_negated(words: tuple[Word, ...], index: int) -> bool:
    particle = _particle(words, index)
    return particle is not None and words[particle].stem in _NEGATORS


def _through(passage: Passage, link: Link, cues: Cues, negated: bool) -> Factuality | None:
    """What says nothing itself passes on what is said of it: قرر البدء بهجوم، قد يؤدي إلى مقتل."""
    words = passage.words
    if negated and link.kind == "manage":
        return Factuality("possible", "positive", "certain", "failed", link.index, "factuality:failure")
    if words[link.index].tag == "verb":
        return _verb(passage, link.index, cues, None)
    outer = governor_of_noun(passage, link.index, cues)
    if outer is None or outer.kind in ("none", "inside", "halt", "accuse") or outer.index >= link.index:
        return None
    return _by_link(passage, outer, cues, None, None)


def _of_accord(words: tuple[Word, ...], index: int, cues: Cues) -> bool:
    """Whether an accord is what provides: ينص الاتفاق على، اتفاق يقضي بـ."""
    return any(
        _cue(word, cues)[1] == "accord"
        for word in words[max(0, index - 6) : index + 5]
    )


def _beside(passage: Passage, candidate: Candidate, cues: Cues) -> Factuality | None:
    """Adverbs of the clause, adjectives behind the act, a time to come, a question."""
    words = passage.words
    masdar = candidate.kind == "noun"
    for word in words[candidate.after : candidate.after + 2] if masdar else ():
        label, scope = _cue(word, cues)
        if scope == "after" or (scope == "next" and word.article == words[candidate.index].article):
            return _made(label, word.index, "adjective")
        if word.tag != "noun" or word.preposition:
            break
    for position in range(candidate.index - 1, max(candidate.index - 9, -1), -1):
        word = words[position]
        if word.token.text in _STOPS or word.token.text in "،,":
            break
        label, scope = _cue(word, cues)
        if scope == "clause":
            return _made(label, position, "adverb")
    if _is_habit(passage, candidate, cues):
        return _made("generic", None, "habit")
    if masdar and _comes(passage, candidate):
        return _made("planned", None, "time to come")
    if not masdar and words[-1].token.text in "؟?":
        return _made("possible", len(words) - 1, "question")
    return None


def _is_habit(passage: Passage, candidate: Candidate, cues: Cues) -> bool:
    """An adverb of what is done time and again, with an imperfect or a masdar: يقصفون القرية عادة."""
    form = candidate.verb
    if form is not None and form.tense != "imperfect":
        return False
    words = passage.words
    reach = words[max(0, candidate.index - 6) : candidate.after + 6]
    for word in reach:
        if _cue(word, cues)[1] == "habit" and not word.article:
            between = words[min(word.index, candidate.index) : max(word.index, candidate.index)]
            if not any(
                w.token.text in _STOPS or w.token.text in "،," or w.tag == "relative" for w in between
            ):
                return True
    return False


def _cue(word: Word, cues: Cues) -> tuple[str, str]:
    """The class and scope of a word of cues.tsv, or two empty strings."""
    return cues.factuality.get(word.stem) or cues.factuality.get(word.token.folded) or ("", "")


_TO_COME = ("مقبل", "قادم", "غدا")


def _comes(passage: Passage, candidate: Candidate) -> bool:
    """Whether the time right behind a masdar is still to come: إضراب الأسبوع المقبل."""
    words = passage.words
    for position in range(candidate.after, min(candidate.after + 5, len(words))):
        stretch = passage.times.get(position)
        if stretch is not None:
            return any(w.stem.startswith(_TO_COME) for w in words[stretch.start : stretch.end])
        if words[position].tag in ("verb", "punct"):
            return False
    return False
