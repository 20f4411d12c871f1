"""The subjects of the verbs before a word: behind the verb, before it, or in the clause that told of it."""

from __future__ import annotations

from collections.abc import Iterator

from rasid.events.clauses import antecedent, preceding_subject
from rasid.events.coordination import coordinated
from rasid.events.noun_classes import HUMAN
from rasid.events.passage import Passage
from rasid.events.phrases import NounPhrase, noun_phrase
from rasid.events.relatives import described_by
from rasid.events.verb_agreement import accusative, verb_agrees


def subjects_at(passage: Passage, verb: int, before: int) -> Iterator[tuple[NounPhrase, ...]]:
    """The phrases that can be the subject of the verb at word `verb`, the likeliest first.

    Only phrases that end at word `before` or earlier count: behind it, before it, the noun it describes.
    """
    words = passage.words
    form = words[verb].verb
    person = form.person if form is not None else ""
    if words[verb].verb_class == "say":
        return
    describes = _described_somebody(passage, verb)
    if describes:
        yield describes
        return
    preceding = preceding_subject(passage, verb)
    topic = (
        bool(preceding) and _is_topic(passage, preceding, verb) and verb_agrees(passage, preceding, person)
    )
    if topic:
        yield preceding
    if not words[verb].verb_is_plural:
        after = _behind(passage, verb)
        if (
            after is not None
            and after.end <= before
            and not accusative(passage, after)
            and verb_agrees(passage, (after,), person)
        ):
            yield coordinated(passage, after)
    agrees = preceding and not accusative(passage, preceding[0]) and verb_agrees(passage, preceding, person)
    if agrees and not topic:
        yield preceding
    position = verb - 1
    while position >= 0 and words[position].tag in ("auxiliary", "negation"):
        position -= 1
    described: tuple[NounPhrase, ...] = ()
    if position >= 0 and words[position].tag == "relative":
        described = described_by(passage, position)
    elif position == verb - 1 and position >= 0 and not words[verb].conjunction:
        # شخص يرتدي حزاما: an indefinite noun that a verb without a relative pronoun describes.
        described = antecedent(passage, verb)
    if described:
        yield described


def _described_somebody(passage: Passage, verb: int) -> tuple[NounPhrase, ...]:
    """رجلا يحاول العبور: somebody indefinite whom the verb behind describes is its subject, if it agrees.

    Where a pronoun on the verb takes him up he is its object: رجلا يطلبه القضاء.
    """
    word = passage.words[verb]
    form = word.verb
    if form is None or form.tense == "perfect" or word.conjunction or word.pronoun or not verb:
        return ()
    was = passage.words[verb - 1].tag == "auxiliary" and passage.words[verb - 1].stem.startswith("كان")
    start = verb - 1 if was and not passage.words[verb - 1].conjunction else verb
    if passage.words[start - 1].tag != "noun":
        return ()
    described = antecedent(passage, start)
    if not described or passage.words[described[-1].head].article:
        return ()
    before = passage.words[described[0].whole - 1] if described[0].whole else None
    if before is not None and before.tag == "noun" and not before.article:
        return ()  # هجوما إرهابيا كان يستهدف: an adjective
    human = passage.words[described[-1].head].noun_class in HUMAN
    return described if human and verb_agrees(passage, described, form.person) else ()


def _is_topic(passage: Passage, phrases: tuple[NounPhrase, ...], verb: int) -> bool:
    """إن السلطات تفحص الوثائق: right between أن and its verb stands the subject, the object behind it."""
    start = phrases[0].whole
    opened = start > 0 and passage.words[start - 1].tag == "complementizer"
    return opened and phrases[-1].end == verb and not passage.words[verb].conjunction


def spoken_of(passage: Passage, verb: int) -> tuple[str, tuple[NounPhrase, ...]]:
    """أعلن الحلف أنه قتل ...: the pronoun of the أن before a verb, and the subject of the verb of saying."""
    words = passage.words
    position = verb - 1
    while position >= 0 and words[position].tag in ("auxiliary", "negation", "adverb"):
        position -= 1
    if (
        position < 0
        or words[position].tag not in ("complementizer", "subordinator")
        or not words[position].pronoun
    ):
        return "", ()
    pronoun, opener = words[position].pronoun, position
    person = {"ه": "3ms", "ها": "3fs", "هم": "3mp", "هما": "3md"}.get(pronoun, "")
    topic = _topic_before(passage, opener) if words[opener].conjunction else ()
    if topic and verb_agrees(passage, topic, person):
        return pronoun, topic
    verbs = [i for i in range(opener - 1, max(-1, opener - 16), -1) if words[i].tag == "verb"]
    if not verbs:
        return pronoun, ()
    subject = speaker_of(passage, verbs[0], opener)
    theirs = _whose_kin(passage, subject, person)
    if theirs is not None:
        return pronoun, (theirs,)
    return pronoun, subject if verb_agrees(passage, subject, person) else ()


def _topic_before(passage: Passage, opener: int) -> tuple[NounPhrase, ...]:
    """قالت الشرطة إن المهاجم اعتقل وإنه اعترف: behind و the pronoun is whom the أن before told of."""
    for position in range(opener - 1, -1, -1):
        word = passage.words[position]
        if word.token.text in ".؛":
            return ()
        if word.tag == "complementizer":
            phrase = None if word.pronoun else noun_phrase(passage, position + 1)
            told = phrase is not None and not phrase.preposition and phrase.end <= opener
            return coordinated(passage, phrase) if phrase is not None and told else ()
    return ()


def _whose_kin(passage: Passage, subject: tuple[NounPhrase, ...], person: str) -> NounPhrase | None:
    """قالت عائلة المعتقل إنه قتل: he of whose family the speakers are, where he agrees."""
    if len(subject) != 1 or person not in ("3ms", "3fs"):
        return None
    head = passage.words[subject[0].head]
    if head.noun_class != "kin" and head.stem not in passage.grammar["families"]:
        return None
    theirs = noun_phrase(passage, subject[0].head + 1)
    construct = theirs is not None and subject[0].head + 1 == theirs.whole and theirs.end >= subject[0].end
    return theirs if construct and theirs is not None and verb_agrees(passage, (theirs,), person) else None


def speaker_of(passage: Passage, verb: int, before: int = 10_000) -> tuple[NounPhrase, ...]:
    """The subject of the verb of saying at word `verb`, that ends at word `before` or earlier."""
    behind = _behind(passage, verb)
    told = coordinated(passage, behind) if behind is not None and behind.end <= before else ()
    preceding = preceding_subject(passage, verb)
    if told and preceding and passage.words[told[0].head].noun_class in ("abstract", "thing"):
        return preceding  # الفصيل نشر معلومات
    return told or preceding


def _behind(passage: Passage, verb: int) -> NounPhrase | None:
    """The bare phrase behind a verb and its adverbs and times."""
    index = verb + 1
    words = passage.words
    while index < len(words) and (words[index].tag == "adverb" or index in passage.times):
        index = passage.times[index].end if index in passage.times else index + 1
    phrase = noun_phrase(passage, index)
    return phrase if phrase is not None and not phrase.preposition else None
