"""The subject of a verb: before it, behind it, or the noun that its relative clause describes."""

from __future__ import annotations

from rasid.events.announcements import subject_before_aside
from rasid.events.candidates import Candidate
from rasid.events.clauses import Constituent, matrix_subject, preceding_subject
from rasid.events.noun_classes import HUMAN
from rasid.events.passage import Passage
from rasid.events.phrases import NounPhrase
from rasid.events.relatives import described_by, described_without, somebody_described
from rasid.events.roles import SPOKEN, slots
from rasid.events.verb_agreement import is_feminine, pronoun_agrees, verb_agrees
from rasid.language.tagged_word import Word

_SOMEBODY = HUMAN | {"group", "agency"}
_WAS = frozenset(("كان", "كانت", "كانوا", "كانا"))


def plural(candidate: Candidate) -> bool:
    """Whether the verb is in the dual or plural, so that its subject stands before it or is understood."""
    return candidate.verb is not None and candidate.verb.person in ("3mp", "3fp", "3md", "3fd", "1p")


def subject_before(passage: Passage, candidate: Candidate) -> tuple[NounPhrase, ...]:
    """A subject before the verb that agrees with it in number and gender."""
    index = candidate.index
    words = passage.words
    if words[index].conjunction or candidate.verb is None:
        return ()
    if is_whoever(passage, index):
        return ()
    if index and (words[index - 1].tag == "relative" or begins_with_pronoun(words[index - 1])):
        return ()
    subject = preceding_subject(passage, index)
    first = matrix_subject(passage, index)
    if first and (
        words[index - 1].stem == "قد"
        or (plural(candidate) and _is_plural(passage, first))
        or (not subject and _described_till(passage, first, candidate))
        or ends_relative(passage, index, first)
        or (not subject and _apposed_till(passage, first, candidate))
        or _describes_itself(passage, first, subject, candidate)
    ):
        subject = first
    finite = index if candidate.finite is None else candidate.finite
    subject = subject or _before_aside(passage, finite)
    if not subject:
        return ()
    head = words[subject[0].head]
    person = candidate.verb.person
    if person in ("3ms", "3fs") and not verb_agrees(passage, subject, person):
        return ()
    return () if head.noun_class == "time" else subject


def is_whoever(passage: Passage, verb: int) -> bool:
    """القبض على من أطلقوا النار: whoever did it is not named."""
    before = passage.words[verb - 1] if verb else None
    return before is not None and before.stem == "من" and not before.pronoun


def _before_aside(passage: Passage, index: int) -> tuple[NounPhrase, ...]:
    """وكان المجلس، برئاسة سالم، عقد اجتماعا: somebody before an aside in commas."""
    found = subject_before_aside(passage, index)
    if not found:
        return ()
    named = found[0].person is not None or found[0].organisation is not None
    return found if named or passage.words[found[0].head].noun_class in _SOMEBODY else ()


def begins_with_pronoun(word: Word) -> bool:
    """هدم البيت، لكنه فشل: a conjunction with a pronoun begins a clause whose subject is the pronoun."""
    joined = word.tag in ("conjunction", "complementizer", "subordinator")
    return joined and (bool(word.pronoun) or word.stem in ("لكنه", "لكنها", "لكنهم"))


def _described_till(passage: Passage, subject: tuple[NounPhrase, ...], candidate: Candidate) -> bool:
    """القوات الكردية، التي انطلقت أمس، انتزعت ...: a relative clause in commas parts subject and verb."""
    words = passage.words
    after = subject[-1].end
    if words[candidate.index - 1].tag != "punct" or after >= candidate.index:
        return False
    if words[after].tag == "punct":
        after += 1
    person = candidate.verb.person if candidate.verb is not None else ""
    return words[after].tag == "relative" and verb_agrees(passage, subject, person)


def ends_relative(passage: Passage, verb: int, subject: tuple[NounPhrase, ...]) -> bool:
    """الشاب الذي قتل الضابط فر: the second verb behind a relative pronoun, with no و, has that subject."""
    words, form = passage.words, passage.words[verb].verb
    if not subject or form is None or words[verb].conjunction:
        return False
    opener = subject[-1].end
    if opener >= verb or words[opener].tag != "relative" or not verb_agrees(passage, subject, form.person):
        return False
    between = words[opener + 1 : verb]
    if any(w.tag in ("complementizer", "subordinator", "relative", "wh", "negation") for w in between):
        return False
    told = [w for w in between if w.tag == "verb"]
    return len(told) == 1 and between[-1].tag in ("noun", "punct") and words[verb - 1].token.text not in '«"'


def _apposed_till(passage: Passage, subject: tuple[NounPhrase, ...], candidate: Candidate) -> bool:
    """أن كريم حداد، مدير الشركة، خطف: behind أن commas part the subject, and who he is, from the verb."""
    words = passage.words
    first, index = subject[0].whole, candidate.index
    if words[index - 1].token.text not in "،," or not first or words[first - 1].tag != "complementizer":
        return False
    between = words[subject[-1].end : index]
    told = next((w.index for w in between if w.tag in ("verb", "auxiliary")), index)
    described = any(w.tag == "relative" for w in between[: told - subject[-1].end])
    person = candidate.verb.person if candidate.verb is not None else ""
    return (told == index or described) and verb_agrees(passage, subject, person)


def _describes_itself(
    passage: Passage, first: tuple[NounPhrase, ...], near: tuple[NounPhrase, ...], candidate: Candidate
) -> bool:
    """إن انتحاريا يقود سيارة فجر نفسه: a verb right behind the indefinite subject only describes it."""
    words = passage.words
    after, person = first[-1].end, candidate.verb.person if candidate.verb is not None else ""
    if words[first[0].head].article or after >= candidate.index or words[after].tag != "verb":
        return False
    fits_near = bool(near) and verb_agrees(passage, near, person)
    return not fits_near and verb_agrees(passage, first, person)


def _is_oblique(passage: Passage, phrase: NounPhrase) -> bool:
    """اعتقلت اثنين، قتل مسلحين، طالب المسافرين بالصبر: a dual or sound plural in ين is no subject."""
    head = passage.words[phrase.head]
    if head.article:
        return (
            _is_plain(phrase)
            and head.number == "many"
            and head.noun_class in HUMAN
            and head.token.bare.endswith("ين")
        )
    nisba = head.token.bare.endswith("يين") and head.number != "one"  # يهدد فيها أمنيين
    several = (phrase.number is not None and phrase.empty) or (
        phrase.number is None and not phrase.determiner and (head.number == "many" or nisba)
    )
    return several and head.noun_class in ("", *HUMAN) and head.token.bare.endswith("ين")


def _is_counted_object(passage: Passage, phrase: NounPhrase) -> bool:
    """قتلت عددا من الجنود، أحرقت ثلاثا منها: how many is told in the accusative."""
    first = passage.words[phrase.whole]
    how_many = first.tag == "determiner" or (phrase.empty and first.tag == "number")
    return how_many and first.token.bare.endswith("ا") and len(first.stem) > 3  # not كلا


def _is_plain(phrase: NounPhrase) -> bool:
    """Whether a phrase begins with its head: nothing counts it (عدد من المصلين، أكثر من مرة)."""
    return phrase.number is None and not phrase.determiner and phrase.whole == phrase.head


def _is_plural(passage: Passage, subject: tuple[NounPhrase, ...]) -> bool:
    """Whether a subject can be that of a verb in the plural."""
    head = passage.words[subject[0].head]
    return (
        len(subject) > 1
        or subject[0].number is not None
        or head.number == "many"
        or head.token.bare.endswith(("ون", "ين"))
    )


def relative_antecedent(
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
        before = described_by(passage, position, candidate.type)
        # الجيش الذي حاصرهما: a pronoun that does not agree with the noun before stands for another one.
        stands = bool(bare) or pronoun_agrees(passage, before, words[index].pronoun)
        return before, has_pronoun and stands
    if _was(words, position + 1, index):
        # سكان كانوا يحتجون: an indefinite noun that a clause with كان describes.
        before = described_without(passage, position + 1)
        return (before, False) if before and _can_be_subject(passage, candidate, before) else ((), False)
    if position == index - 1 and not words[index].conjunction:
        before = described_without(passage, index)
        resumed = bool(before) and has_pronoun and not words[before[-1].head].article
        if resumed and (bare or not _can_be_subject(passage, candidate, before)):
            return before, True
        pending = ends_relative(passage, index, matrix_subject(passage, index))
        return () if pending else somebody_described(passage, index), False
    return (), False


def _was(words: tuple[Word, ...], start: int, index: int) -> bool:
    """Whether كان without a conjunction stands between word `start` and the verb."""
    return start == index - 1 and words[start].stem in _WAS and not words[start].conjunction


def _can_be_subject(passage: Passage, candidate: Candidate, before: tuple[NounPhrase, ...]) -> bool:
    """مسلحين اقتادوهم, but not جنود خطفتهم: whether a noun is the subject of the verb that describes it."""
    person = candidate.verb.person if candidate.verb is not None else ""
    men = passage.words[before[-1].head].noun_class in HUMAN and _is_plural(passage, before)
    return verb_agrees(passage, before, person) and not (men and person in ("3ms", "3fs"))


def _describes_own_noun(passage: Passage, candidate: Candidate, phrase: NounPhrase) -> bool:
    """فرض سيطرته التامة: the adjective of the noun in a set phrase, which its pronoun makes definite."""
    head, own = passage.words[phrase.head], passage.words[candidate.last]
    beside = phrase.head == candidate.last + 1 and candidate.last > candidate.index and bool(own.pronoun)
    unnamed = phrase.person is None and phrase.organisation is None and phrase.place is None
    adjective = head.article and head.noun_class in ("", "adjective") and head.token.bare.endswith("ة")
    return beside and unnamed and adjective and own.stem.endswith("ه")


def _is_of_other_gender(passage: Passage, candidate: Candidate, phrase: NounPhrase) -> bool:
    """حين اتهم المملكة بالخداع: right behind its verb a subject agrees in gender (Wright, II § 142)."""
    head = passage.words[phrase.head]
    if candidate.verb is None or candidate.verb.person != "3ms" or phrase.whole != candidate.index + 1:
        return False
    alone = candidate.last == candidate.index and slots(candidate.trigger.verb_frame).get("O") == "target"
    if not _is_plain(phrase) or phrase.person is not None or not alone:
        return False
    lone = head.token.bare.endswith("ة") or phrase.place is not None
    return lone and not verb_agrees(passage, (phrase,), "3ms")


def subject_fits(passage: Passage, candidate: Candidate, phrase: NounPhrase, passive: bool) -> bool:
    """Whether a phrase after the verb can be its subject: they agree in gender, and it is no accusative."""
    form = candidate.verb
    if form is None:
        return True
    head = passage.words[phrase.head]
    bare = head.token.bare
    if _is_oblique(passage, phrase) or _is_counted_object(passage, phrase):
        return False
    if phrase.empty:
        return True
    if _describes_own_noun(passage, candidate, phrase):
        return False
    if not passive and _is_of_other_gender(passage, candidate, phrase):
        return False
    if _are_bodies_behind(passage, candidate, phrase):
        return False
    if head.token.text.endswith(("اً", "ًا")) and phrase.number is None:
        return False  # سيطر عليه منهياً: an accusative is no subject
    if head.noun_class in ("group", "police") or bare.endswith("شيا") or phrase.organisation is not None:
        return True
    if form.person == "3fs" and not verb_agrees(passage, (phrase,), "3fs"):
        return False
    if form.person == "3fs" and phrase.place is None and phrase.person is None:
        feminine = bare.endswith(("ات", "اء", "ى")) or is_feminine(head)
        men = head.noun_class in HUMAN or (bare.endswith("ين") and phrase.number is not None)
        if men and not feminine and (head.number == "one" or phrase.number is not None):
            return False
    if (
        form.person == "3ms"
        and bare.endswith("ة")
        and not head.noun_class
        and phrase.person is None
        and passive
    ):
        return phrase.organisation is None
    ending = bare.endswith("ا") and not head.pronoun and len(head.stem) > 3
    return not (ending and phrase.number is None and bool(head.noun_class))


def _are_bodies_behind(passage: Passage, candidate: Candidate, phrase: NounPhrase) -> bool:
    """ودعا الأطراف إلى الحوار: several bodies right behind a verb in the masculine are called upon."""
    form = candidate.verb
    spoken = candidate.type in SPOKEN and form is not None and form.person == "3ms"
    near = phrase.whole == candidate.index + 1 and phrase.number is None
    return spoken and near and passage.words[phrase.head].stem in passage.grammar["plural-bodies"]
