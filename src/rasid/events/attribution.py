"""Who says so: the sources that a passage quotes, and how far each quotation reaches."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from rasid.events.announcements import (
    announced,
    end_of_announcement,
    is_being,
    subject_before_aside,
    tells_act,
)
from rasid.events.clauses import Constituent, following, preceding_subject
from rasid.events.noun_classes import HUMAN
from rasid.events.passage import Passage
from rasid.events.phrases import NounPhrase, noun_phrase
from rasid.events.relaying import (
    ACCORDING,
    by_preposition,
    from_whom,
    is_act,
    is_medium,
    names_source,
    speaking,
    speaks,
    told_in,
    transmits,
)
from rasid.events.sayings import by_masdar, by_participle, end_of_quotation
from rasid.events.speakers import Attribution, can_speak, is_told, whole_speaker
from rasid.language.tagged_word import Word

_RELAYING = frozenset(("حسبما", "كما", "وفقما", "ما"))
_DOUBTING = ("شك", "تشك", "يشك")
_SELF = ("قول", "تعبير", "وصف", "زعم", "راي", "كلام", "توصيف", "ادعاء", "افادت", "تقدير")
_BEFORE_CLAUSE = frozenset(("بعد", "قبل", "منذ", "دون", "رغم", "بدون"))
#: Prepositions of what is told: أشار إلى، أفاد بـ، كشف عن.
_ABOUT = ("الي", "ب", "عن", "حول", "بشان")
#: They open who or how somebody is: تحدث للصحيفة وهو محتجز.
_STATE = frozenset(("هو", "هي", "هم", "وهو", "وهي", "وهم"))
#: How soon أن stands behind a verb that is as often one of being: يقدر الخبراء أن.
_NEAR = 6
#: What somebody calls so, and does not tell: بما قالوا إنه.
_OF_WHAT = frozenset(("بما", "مما", "لما", "عما", "ما"))
#: Verbs of saying whose object is who is told: أخبر أخاه أنه ضرب.
_TELLING = ("ابلغ", "اخبر", "يبلغ", "يخبر", "تبلغ", "تخبر")


def find_attributions(passage: Passage) -> tuple[Attribution, ...]:
    """Every attribution of a passage, in text order."""
    words = passage.words
    found: list[Attribution] = []
    headline = _headline(passage)
    if headline is not None:
        found.append(headline)
    for index, word in enumerate(words):
        if from_whom(words, index):
            phrase = noun_phrase(passage, index + 1)
            if phrase is not None and speaks(passage, phrase):
                found.append(Attribution(phrase, 0, len(words), index, "source:نقلا عن"))
        elif (teller := told_in(passage, index)) is not None:
            found.append(Attribution(teller, 0, len(words), index, "source:according to"))
        elif word.tag == "verb" and _tells(passage, index):
            made = _by_verb(passage, index)
            if made is not None:
                found.append(made)
        elif word.tag == "noun" and word.stem in passage.grammar["saying-participles"]:
            made = by_participle(passage, index, found)
            if made is not None:
                found.append(made)
        elif word.tag == "noun" and word.stem in passage.grammar["saying-masdars"]:
            made = by_masdar(passage, index)
            if made is not None:
                found.append(made)
        elif names_source(words, index):
            made = by_preposition(passage, index)
            if made is not None:
                found.append(made)
    return tuple(one for one in (_checked(passage, attribution) for attribution in found) if one is not None)


def _tells(passage: Passage, index: int) -> bool:
    """Whether a verb tells what somebody says, by itself or by the clause behind it: رجح مصدر أن."""
    words = passage.words
    if is_being(words[index]):
        behind = words[index + 1 : index + 1 + _NEAR]
        parted = any(w.token.text in "،," for w in behind)
        return not parted and any(w.tag == "complementizer" for w in behind)
    if _says(words, index) or _text_source(passage, index) is not None:
        return True
    if words[index].stem not in passage.grammar["saying-that"]:
        return False
    begin = _content_start(passage, index)
    return begin is not None and words[begin].tag == "complementizer"


def _says(words: tuple[Word, ...], index: int) -> bool:
    """Whether a verb is one of saying here: شكا من is, شك في is not, though شكت may be either."""
    word = words[index]
    if word.verb_class not in ("say", "deny"):
        return False
    after = words[index + 1] if index + 1 < len(words) else word
    if word.stem == "تحدث" and after.noun_class == "act" and not after.preposition:
        return False  # لم تحدث مواجهات
    doubts = word.stem.startswith(_DOUBTING) and len(word.stem) <= 4
    return not (doubts and index + 1 < len(words) and words[index + 1].stem in ("في", "ب"))


def _checked(passage: Passage, one: Attribution) -> Attribution | None:
    """The attribution with its source as it is to be named; None where the reporter names himself."""
    if one.phrase is None:
        return one
    words = passage.words
    head = words[one.phrase.head]
    carried = one.rule in ("source:relayed", "source:according to", "source:وفق ما")
    if carried and (head.stem in passage.grammar["reporters"] or is_medium(one.phrase)):
        return None  # The agency or paper that carries the report.
    if head.token.folded.startswith(_SELF) and head.token.folded.endswith(("ه", "ها", "هم")):
        return replace(one, phrase=None)  # على حد تعبيره: whoever spoke before.
    if head.pronoun in ("نا", "ي") and head.stem in passage.grammar["reporters"]:
        return None
    if (
        head.stem in passage.grammar["tallies"]
        and one.phrase.head + 1 < len(words)
        and words[one.phrase.head + 1].preposition == "ل"
    ):
        owner = noun_phrase(passage, one.phrase.head + 1)
        if owner is not None and owner.organisation is not None:
            return replace(one, phrase=owner)
    if head.stem in passage.grammar["accounts"] and not (head.article or head.pronoun):
        teller = noun_phrase(passage, one.phrase.head + 1)
        if teller is not None and not (
            teller.preposition or is_act(words, teller) or _is_adjective(words, teller)
        ):
            return replace(one, phrase=whole_speaker(passage, teller))
    return replace(one, phrase=whole_speaker(passage, one.phrase))


def _is_adjective(words: tuple[Word, ...], phrase: NounPhrase) -> bool:
    """وفق تصريحات صحفية: an indefinite adjective says what sort of saying it was, and not whose."""
    head = words[phrase.head]
    alone = phrase.end == phrase.start + 1 and phrase.person is None and phrase.organisation is None
    return alone and not (head.article or head.pronoun) and head.token.bare.endswith(("ية", "ي"))


def _by_verb(passage: Passage, index: int) -> Attribution | None:
    """What a verb of saying ascribes to its subject; None where it does not quote anybody."""
    words = passage.words
    word = words[index]
    end = len(words)
    relayed = _is_relayed(words, index)
    constituents = [c for c in following(passage, _behind_addressee(words, index), reach=24) if c.phrases]
    begin = _content_start(passage, index)
    told = next(
        (c for c in constituents if c.preposition in _ABOUT and tells_act(passage, c.phrases[0])), None
    )
    if told is not None and (begin is None or told.index < begin):
        begin = told.index
    if (word.pronoun and not relayed) or _is_unsaid(words, index) or _is_resumed(words, index):
        return None
    if index and words[index - 1].stem in _OF_WHAT and not relayed:
        return None  # نددوا بما قالوا إنه تمييز
    aside = next((p for p in range(index + 1, begin or end) if words[p].stem in _STATE), begin)
    inside = [c for c in constituents if aside is None or c.index < aside]
    subject = _relayed_from(passage, index, begin) or _who_says(passage, index, inside, begin)
    if (subject is not None and not can_speak(passage, subject)) or _shows(passage, index, inside):
        return None  # تبين آثار تعذيب
    if subject is not None:
        subject = whole_speaker(passage, subject)
    if relayed:
        return Attribution(subject, 0, end, index, "source:relayed") if subject is not None else None
    if begin is None and word.verb_is_plural and index and words[index - 1].tag == "noun":
        return None  # شهود عيان تحدثوا للصحيفة: it describes them.
    if begin is None:
        after = subject.end if subject is not None and subject.start > index else index + 1
        if subject is not None and (
            (subject.start < index and _trails(passage, index))
            or (subject.start > index and _closes(words, index, subject.end))
        ):
            return Attribution(subject, 0, index, index, "source:trailing")
        act = None if is_being(word) else announced(passage, after)
        begin, end = (after, after) if act is None else (act, end_of_announcement(passage, act))
    elif told is not None and begin == told.index:
        end = end_of_announcement(passage, begin)
    else:
        end = end_of_quotation(passage, begin)
    return Attribution(subject, begin, end, index, "source:verb of saying")


def _is_unsaid(words: tuple[Word, ...], index: int) -> bool:
    """Whether nobody says it: in the passive, behind لم (لم ترد أنباء), behind أن as a thing to say."""
    form = words[index].verb
    if form is None:
        return False
    before = words[index - 1] if index else None
    wished = before is not None and before.tag == "complementizer" and not before.pronoun
    untold = before is not None and before.tag == "negation" and words[index].verb_class == "say"
    return form.voice == "passive" or untold or (wished and form.tense != "perfect")


def _who_says(
    passage: Passage, index: int, inside: Sequence[Constituent], begin: int | None
) -> NounPhrase | None:
    """The subject of the verb of saying at `index`, of the constituents before what is said or before it."""
    words = passage.words
    word = words[index]
    source_text = _text_source(passage, index)
    if source_text is not None:
        return source_text
    if transmits(word):
        origin = next((c.phrases[0] for c in inside if c.preposition == "عن"), None)
        teller = next((c.phrases[0] for c in inside if not c.preposition), None)
        human = teller is not None and words[teller.head].noun_class in HUMAN
        if origin is not None or not human or begin is None or words[begin].tag != "complementizer":
            return origin  # نقل مسؤولون أن: somebody who names nobody that he has it from says so himself.
    bare = speaking(words, [c for c in inside if not c.preposition])
    if bare is not None and word.stem.startswith(_TELLING) and preceding_subject(passage, index):
        bare = None
    if bare is not None and not word.verb_is_plural:
        behind = bare.phrases[0]
        if not _is_theme(passage, behind):
            return behind
    if word.conjunction or _is_relayed(words, index):
        return None
    before = subject_before_aside(passage, index) or preceding_subject(passage, index)
    if not before:
        return None
    # إن مسؤولين قالوا: behind إن the subject is in the accusative; elsewhere only an object is.
    opened = words[before[0].start - 1].tag == "complementizer"
    return None if is_told(passage, before[0], inflected=not opened) else before[0]


def _shows(passage: Passage, index: int, inside: Sequence[Constituent]) -> bool:
    """لم تعد المسألة سرا، تبين آثار تعذيب: a thing that is the subject of the verb says nothing."""
    form = passage.words[index].verb
    bare = next((c.phrases[0] for c in inside if not c.preposition), None)
    if form is None or bare is None:
        return False
    subject = form.person == "3fs" and bare.start == index + 1 and bool(passage.words[bare.head].article)
    return not can_speak(passage, bare) or (subject and is_told(passage, bare))


def _is_resumed(words: tuple[Word, ...], index: int) -> bool:
    """الموقف الذي عبرت عنه الحكومة: what is said is the antecedent, and nothing that follows."""
    after = words[index + 1] if index + 1 < len(words) else words[index]
    resumed = after.tag == "preposition" and bool(after.pronoun) and after.stem in _ABOUT
    return resumed and words[index - 1].tag == "relative"


def _relayed_from(passage: Passage, index: int, begin: int | None) -> NounPhrase | None:
    """ذكرت الصحيفة نقلا عن مصادر أن: whom the paper has it from."""
    words = passage.words
    for position in range(index + 1, min(begin or index, len(words) - 1)):
        if words[position].token.folded == "نقلا" and words[position + 1].stem == "عن":
            return noun_phrase(passage, position + 1)
    return None


def _closes(words: tuple[Word, ...], index: int, end: int) -> bool:
    """Whether a verb of saying and its subject close a sentence that it tells: ...، قالت الوزارة."""
    left = [w for w in words[end:] if w.tag != "punct"]
    return index > 2 and not left and words[index - 1].token.text in '،,»"'


def _behind_addressee(words: tuple[Word, ...], index: int) -> int:
    """أكد ل "الرياض" ابن السجين: the index behind the quoted name of the paper that was told."""
    start = index + 1
    if start + 1 >= len(words) or words[start].stem != "ل" or words[start + 1].token.text not in '"«“':
        return start
    for close in range(start + 2, min(start + 8, len(words))):
        if words[close].token.text in '"»”':
            return close + 1
    return start


def _is_relayed(words: tuple[Word, ...], index: int) -> bool:
    """حسبما أفاد، كما أعلن، وفق ما قال، على ما ذكر; but not في ما وصفه."""
    if index == 0:
        return False
    before = words[index - 1].stem
    if before == "ما":
        return index > 1 and words[index - 2].stem in (*ACCORDING, "علي", "نحو")
    return before in _RELAYING or before in ACCORDING


def _is_theme(passage: Passage, phrase: NounPhrase) -> bool:
    """أكد نيته الاستقالة، جدد التأكيد على أن: what is said, by whoever spoke before."""
    head = passage.words[phrase.head]
    if phrase.person is not None or phrase.organisation is not None:
        return False
    return head.stem in passage.grammar["saying-masdars"] or is_told(passage, phrase)


def _trails(passage: Passage, index: int) -> bool:
    """Whether the verb of saying closes the sentence: ..., قالت الشرطة."""
    return len(passage.words) - index <= 6


def _content_start(passage: Passage, index: int) -> int | None:
    """The index where what is said begins: behind أن / إن, a colon or an opening quotation mark."""
    words = passage.words
    described = False
    for position in range(_behind_addressee(words, index), min(index + 32, len(words))):
        word = words[position]
        if word.tag == "complementizer" and words[position - 1].stem not in _BEFORE_CLAUSE:
            return position
        if word.token.folded == "كيف":
            return position  # روت الناجية كيف قتلوا أخاها
        quoted = position + 1 < len(words) and words[position + 1].token.text in '«"“'
        if word.token.text == ":" and position - 1 in passage.times and not quoted:
            return None
        if word.token.text in (":", "«", '"', "“") and position > index + 1:
            if (
                word.token.text != ":"
                and (words[position - 1].tag == "noun" or words[position - 1].stem == "ل")
                and _is_name_quote(passage, position)
            ):
                continue
            return position
        describes = word.tag == "verb" and not word.conjunction and _describes(words, position)
        described = described or (describes and position > index)
        if word.tag == "verb" and word.conjunction and word.verb_class not in ("say",) and not described:
            return None
        if word.tag == "verb" and words[position - 1].tag == "complementizer":
            return None  # بعد أن ذكر شهود أن: what others said.
    return None


def _describes(words: tuple[Word, ...], verb: int) -> bool:
    """ذكر سكان يقيمون في البلدة ويعملون فيها أن: a verb that says who the indefinite noun before it is."""
    before = words[verb - 1]
    form = words[verb].verb
    lasting = form is not None and form.tense == "imperfect"
    return lasting and before.tag == "noun" and not before.article and not before.pronoun


def _is_name_quote(passage: Passage, index: int) -> bool:
    """Whether a quotation mark opens a name of a few words rather than speech."""
    words = passage.words
    for close in range(index + 1, min(index + 6, len(words))):
        if words[close].token.text in '»"”' and close > index:
            return all(w.tag != "verb" for w in words[index + 1 : close])
    return False


def _text_source(passage: Passage, index: int) -> NounPhrase | None:
    """جاء في البيان: the text that speaks."""
    words = passage.words
    word, before = words[index], words[index - 1] if index else None
    occurs = word.token.folded.startswith("ورد") and before is not None and before.stem in ("ما", "كما")
    if not occurs and not word.stem.startswith(("جاء", "ورد", "يرد")):
        return None
    for position in range(index + 1, min(index + 4, len(words))):
        if words[position].stem == "في":
            phrase = noun_phrase(passage, position)
            if phrase is not None and words[phrase.head].stem in passage.grammar["texts"]:
                return phrase
    return None


def _headline(passage: Passage) -> Attribution | None:
    """«الجيش: مقتل خمسة مسلحين»: a speaker before a colon at the head of a sentence."""
    words = passage.words
    for position in range(1, min(9, len(words) - 1)):
        if words[position].tag == "verb":
            return None
        if words[position].token.text == ":":
            phrase = noun_phrase(passage, 0)
            if phrase is None or phrase.end != position:
                return None
            speaks = phrase.person is not None or phrase.organisation is not None
            if (
                speaks
                or words[phrase.head].noun_class in ("official", "police")
                or words[phrase.head].stem in passage.grammar["speaking-nouns"]
            ):
                return Attribution(phrase, position + 1, len(words), position, "source:headline colon")
            return None
    return None
