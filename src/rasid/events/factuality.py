"""Whether a trigger is said to have happened: polarity, certainty, realisation, and the label from them.

The words that govern a trigger are looked for to its left, within its clause; the nearest one
decides, so that "تمكن من قتل" asserts and "حاول قتل" does not. After Saurí & Pustejovsky 2009 (FactBank)
in what is kept apart, after GUIDELINES in the labels.
"""

from __future__ import annotations

from dataclasses import dataclass

from rasid.events.candidates import Candidate
from rasid.events.passage import Passage
from rasid.events.roles import Roles
from rasid.language.tagging import Word
from rasid.lexicon.cues import Cues
from rasid.lexicon.triggers import Triggers

_NEGATORS = frozenset(("لم", "لن", "لا", "ليس", "ليست", "ما"))
_EXCEPTION = frozenset(("سوي", "الا", "غير"))
_TOPIC_TYPES = frozenset(
    [
        "killing",
        "torture",
        "sexual_violence",
        "destruction",
        "displacement",
        "abduction",
        "arrest",
        "execution",
        "recruitment",
        "riot",
        "threat",
        "accusation",
        "demand",
        "aid",
        "sanction",
        "talks",
        "trial",
        "bombing",
        "shelling",
        "clash",
        "attack",
        "protest",
        "strike",
    ]
)
ANAPHORIC = frozenset(
    [
        "هجوم",
        "انفجار",
        "حادث",
        "قصف",
        "غاره",
        "تفجير",
        "اعتداء",
        "عمليه",
        "اغتيال",
        "اشتباكات",
        "مواجهات",
        "معارك",
        "مظاهره",
        "تظاهره",
        "احتجاج",
        "احتجاجات",
        "اعتصام",
        "مسيره",
        "اضراب",
        "اجتماع",
        "لقاء",
        "محادثات",
        "اتفاق",
        "هدنه",
        "حصار",
        "هجمات",
        "غارات",
        "تفجيرات",
        "انفجارات",
        "مجزره",
        "مذبحه",
        "انسحاب",
        "حمله",
    ]
)


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
    word = words[candidate.index]
    form = candidate.verb
    if form is not None and form.future:
        return _planned(candidate.index, "future prefix")
    near = _nearest_before(words, candidate.index)
    if near is not None and words[near].stem in _NEGATORS and candidate.kind == "verb":
        if words[near].stem == "لن" and False:
            return _planned(near, "future negation")
        return _negation(passage, candidate, near)
    if form is not None and form.tense == "imperfect":
        if near is not None and words[near].stem == "قد":
            return Factuality(
                "possible", "positive", "possible", "done", near, "factuality:قد with imperfect"
            )
        if near is not None and words[near].stem == "سوف":
            return _planned(near, "future particle")
        if word.preposition == "ل":
            return _planned(candidate.index, "purpose ل")
        if _in_relative(words, candidate.index) or (
            candidate.type == "capture" and _describes(words, candidate.index)
        ):
            return Factuality(
                "generic",
                "positive",
                "certain",
                "habitual",
                None,
                "factuality:imperfect in a relative clause",
            )
    governed = _governor(passage, candidate, cues, triggers)
    if governed is not None:
        return governed
    if words[-1].token.text in "؟?" and candidate.kind == "verb":
        return Factuality("possible", "positive", "possible", "done", len(words) - 1, "factuality:question")
    if _is_topic(passage, candidate, roles):
        return Factuality("generic", "positive", "certain", "habitual", None, "factuality:bare topic")
    return _ASSERTED


def _in_relative(words: tuple[Word, ...], index: int) -> bool:
    """Whether the verb describes: التي تسيطر عليها المعارضة."""
    return index > 0 and words[index - 1].tag == "relative"


def _describes(words: tuple[Word, ...], index: int) -> bool:
    """Whether a verb of holding follows an indefinite noun as its description: مناطق يسيطر عليها."""
    before = words[index - 1] if index else None
    return before is not None and before.tag == "noun" and not before.article and not words[index].conjunction


def _planned(cue: int, why: str) -> Factuality:
    return Factuality("planned", "positive", "certain", "intended", cue, f"factuality:{why}")


def _nearest_before(words: tuple[Word, ...], index: int) -> int | None:
    """The particle just before a verb, passing over one adverb."""
    for position in range(index - 1, max(index - 3, -1), -1):
        if words[position].tag in ("negation", "auxiliary", "wh"):
            if words[position].stem == "ما" and words[position].tag == "wh" and position:
                before = words[position - 1]
                if before.tag in ("preposition", "noun", "determiner") or before.token.kind == "word":
                    return None
            return position
        if words[position].tag != "adverb":
            return None
    return None


def _negation(passage: Passage, candidate: Candidate, cue: int) -> Factuality:
    """لم over the act itself; لم ... سوى asserts what is excepted."""
    for word in passage.words[candidate.after : candidate.after + 6]:
        if word.stem in _EXCEPTION or word.token.folded in _EXCEPTION:
            return Factuality(
                "asserted", "positive", "certain", "done", cue, "factuality:exception after negation"
            )
    return Factuality("negated", "negative", "certain", "failed", cue, "factuality:negation")


def _governor(passage: Passage, candidate: Candidate, cues: Cues, triggers: Triggers) -> Factuality | None:
    """The nearest word to the left, within the clause, that governs the trigger and decides."""
    words = passage.words
    masdar = candidate.kind == "noun"
    passed_boundary = False
    for position in range(candidate.index - 1, max(candidate.index - 16, -1), -1):
        word = words[position]
        text = word.token.text
        if text in (".", "؛", ":") or (text in '«"“' and position < candidate.index - 1 and not masdar):
            return None
        if text in "،," and position < candidate.index - 1:
            passed_boundary = True
        found = cues.factuality.get(word.stem) or cues.factuality.get(word.token.folded)
        if found is not None and (word.tag != "verb" or found[1] in ("lift", "hold")):
            label, scope = found
            made = _by_cue(passage, candidate, position, label, scope, passed_boundary)
            if made is not None:
                return made
        if word.tag != "verb":
            if word.tag == "noun" and masdar and not passed_boundary and _plans_event(word, triggers):
                if _complement(passage, candidate, position):
                    return _planned(position, "content of a demand or threat")
            continue
        if passed_boundary and not _joined(words, candidate.index):
            return None
        made = _by_verb(passage, candidate, position, word, triggers)
        if made is not None:
            return made
        if word.verb_class in ("manage", "event", "plain") and not masdar:
            return None
        if word.verb_class in ("manage", "say"):
            return None
        if not masdar or word.conjunction:
            return None
    return None


def _joined(words: tuple[Word, ...], index: int) -> bool:
    return bool(words[index].conjunction) and words[index].tag == "noun"


def _by_cue(
    passage: Passage, candidate: Candidate, position: int, label: str, scope: str, passed_boundary: bool
) -> Factuality | None:
    masdar = candidate.kind == "noun"
    gap = candidate.index - position
    if passed_boundary and scope != "word":
        return None
    if scope == "word":
        if passed_boundary or gap > 8:
            return None
        return _labelled(label, position)
    if scope == "topic":
        return (
            _labelled("generic", position)
            if masdar and gap <= 2 and _definite_topic(passage, candidate)
            else None
        )
    if scope == "lift":
        lifted = candidate.type in ("restriction", "siege", "sanction") and gap <= 2
        return _labelled("generic", position) if lifted else None
    if scope == "hold":
        return _labelled("generic", position) if candidate.type == "capture" and gap <= 2 else None
    if scope == "halt":
        return (
            _labelled("generic", position)
            if masdar and gap == 1 and candidate.type not in ("agreement",)
            else None
        )
    if gap > 6 or not (masdar or _subjunctive(passage, candidate)):
        return None
    if masdar and not _complement(passage, candidate, position):
        return None
    return _labelled(label, position)


def _subjunctive(passage: Passage, candidate: Candidate) -> bool:
    """Whether the verb stands after أن."""
    before = passage.words[candidate.index - 1] if candidate.index else None
    return before is not None and before.tag == "complementizer" and before.stem in ("ان", "بان")


def _labelled(label: str, cue: int) -> Factuality:
    if label == "possible":
        return Factuality("possible", "positive", "possible", "attempted", cue, "factuality:cues.tsv")
    if label == "planned":
        return Factuality("planned", "positive", "certain", "intended", cue, "factuality:cues.tsv")
    if label == "negated":
        return Factuality("negated", "negative", "certain", "failed", cue, "factuality:cues.tsv")
    return Factuality("generic", "positive", "certain", "habitual", cue, "factuality:cues.tsv")


def _complement(passage: Passage, candidate: Candidate, position: int) -> bool:
    """Whether the act noun is the construct or the prepositional complement of the noun at `position`."""
    words = passage.words
    for index in range(position + 1, candidate.index):
        word = words[index]
        if word.tag == "verb" or word.tag == "relative" or word.token.text in "،,:.":
            return False
    gap = candidate.index - position
    word = words[candidate.index]
    governing = word.preposition or (
        words[candidate.index - 1].stem if words[candidate.index - 1].tag == "preposition" else ""
    )
    if gap == 1:
        return not word.article or bool(word.preposition) or True
    return governing in ("ل", "ب", "الي", "علي", "من", "في") and gap <= 6


def _plans_event(word: Word, triggers: Triggers) -> bool:
    return any(t.type in ("demand", "threat") for t, _ in triggers.nouns.get(word.stem, ()))


def _by_verb(
    passage: Passage, candidate: Candidate, position: int, word: Word, triggers: Triggers
) -> Factuality | None:
    """A verb that governs the trigger: حاول، أحبط، قرر، طالب، نفى."""
    if not _governs(passage, candidate, position, word):
        return None
    negated = position > 0 and passage.words[position - 1].stem in _NEGATORS
    kind = word.verb_class
    types = {t.type for t, _ in triggers.verbs.get(word.stem, ())}
    if types & {"demand", "threat"} or kind == "plan":
        if candidate.type == "accusation":
            return None
        return _planned(position, "governed by a verb of intent")
    if kind == "attempt":
        return Factuality("possible", "positive", "possible", "attempted", position, "factuality:attempt")
    if kind == "fail":
        return Factuality("possible", "positive", "certain", "failed", position, "factuality:failure")
    if kind == "prevent":
        return Factuality("possible", "positive", "certain", "failed", position, "factuality:prevented")
    if kind == "possible":
        if word.verb is not None and word.stem.startswith(("توقع", "يتوقع", "تتوقع")):
            return _planned(position, "expected")
        return Factuality("possible", "positive", "possible", "done", position, "factuality:possibility")
    if kind == "deny":
        return Factuality("negated", "negative", "certain", "failed", position, "factuality:denied")
    if kind == "manage" and negated:
        return Factuality("possible", "positive", "certain", "failed", position, "factuality:failure")
    return None


def _governs(passage: Passage, candidate: Candidate, position: int, verb: Word) -> bool:
    """Whether the trigger stands in the complement of the verb, and not in its subject or in an aside."""
    words = passage.words
    gap = candidate.index - position
    between = words[position + 1 : candidate.index]
    if any(word.tag in ("relative", "subordinator") for word in between):
        return False
    if any(word.token.text in "؛.:" for word in between):
        return False
    head = words[candidate.index]
    before = words[candidate.index - 1]
    if candidate.kind == "verb":
        return before.tag == "complementizer" or (
            verb.verb_class in ("deny", "possible") and any(w.tag == "complementizer" for w in between)
        )
    if verb.verb_class in ("attempt", "fail", "prevent", "deny") and gap <= 12:
        return not (
            head.preposition == ""
            and before.tag == "preposition"
            and before.stem in ("خلال", "بعد", "قبل", "اثر", "منذ")
        )
    if before.tag == "preposition" and before.stem in (
        "خلال",
        "بعد",
        "قبل",
        "اثر",
        "منذ",
        "بسبب",
        "اثناء",
        "عقب",
        "ضد",
        "نتيجه",
        "جراء",
    ):
        return False
    return gap <= 12


def _definite_topic(passage: Passage, candidate: Candidate) -> bool:
    """Whether the act after a topic noun has no participants of its own: ملف الاغتيالات."""
    after = candidate.after
    words = passage.words
    if after >= len(words):
        return True
    word = words[after]
    return (
        words[candidate.last].article
        and after not in passage.people
        and not words[candidate.last].pronoun
        and word.tag != "relative"
    )


def _is_topic(passage: Passage, candidate: Candidate, roles: Roles) -> bool:
    """A definite act noun with nobody and nothing around it names a kind of act, not a happening."""
    if candidate.kind != "noun" or candidate.last != candidate.index:
        return False
    word = passage.words[candidate.index]
    if not word.article or word.stem in ANAPHORIC or candidate.type not in _TOPIC_TYPES:
        return False
    if roles.filled or roles.pronouns:
        return False
    after = passage.words[candidate.after] if candidate.after < len(passage.words) else None
    return after is None or after.tag not in ("relative", "verb")
