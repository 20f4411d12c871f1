"""Quotations without a finite verb of saying: مؤكدا أن، إعلان المسؤول إطلاق السفينة, what accusers say."""

from __future__ import annotations

from collections.abc import Sequence

from rasid.events.announcements import HARMS
from rasid.events.clauses import following, preceding_subject
from rasid.events.noun_classes import HUMAN
from rasid.events.passage import Passage
from rasid.events.phrases import NounPhrase, noun_phrase
from rasid.events.speakers import Attribution, whole_speaker
from rasid.language.tagged_word import Word

_OPENS_SPEECH = frozenset((":", "«", "“", '"'))
_ABOUT = frozenset(("الي", "ب", "عن"))
_REACH = 8
_MEANWHILE = frozenset(("فيما", "بينما", "كما"))
#: What goes on beside something else, and marks that close what was said before it.
_BESIDE = frozenset(("فيما", "بينما"))
_CLOSES = frozenset('،,»”"')
#: A verb before a subject that is a noun is in the singular.
_NAMED_BEHIND = frozenset(("3ms", "3fs"))
_SPEAKING = HUMAN | {"group", "agency"}


def by_participle(passage: Passage, index: int, before: Sequence[Attribution]) -> Attribution | None:
    """نددت الجمعية بالقرار، مؤكدة أن: who does the main verb says so, unless a speaker is quoted already."""
    words = passage.words
    if words[index].article or words[index].pronoun or any(one.verb < index < one.end for one in before):
        return None
    begin = _content(passage, index + 1, _REACH)
    if begin is None:
        return None
    subject = _main_subject(passage, index)
    return Attribution(subject, begin, len(words), index, "source:participle") if subject else None


def _main_subject(passage: Passage, index: int) -> NounPhrase | None:
    """The subject of the main verb before word `index`."""
    words = passage.words
    for position in range(index - 1, -1, -1):
        word = words[position]
        if word.tag != "verb" or (position and words[position - 1].tag in ("relative", "complementizer")):
            continue
        bare = [c for c in following(passage, position + 1) if c.phrases and not c.preposition]
        found = preceding_subject(passage, position) or (bare[0].phrases if bare else ())
        human = [p for p in found if words[p.head].noun_class not in ("act", "time") and not p.empty]
        human = [p for p in human if words[p.head].stem not in ("ذات", "نفس")]
        return whole_speaker(passage, human[0]) if human else None
    return None


def by_masdar(passage: Passage, index: int) -> Attribution | None:
    """بعد إعلان مسؤول محلي إطلاق السفينة، تأكيد الشرطة أن: the noun in the construct says so."""
    words = passage.words
    if words[index].article or words[index].pronoun:
        return None
    speaker = noun_phrase(passage, index + 1)
    if speaker is None or speaker.preposition or speaker.number is not None:
        return None
    named = speaker.person is not None or speaker.organisation is not None
    if not named and words[speaker.head].noun_class not in _SPEAKING:
        return None
    speaker = whole_speaker(passage, speaker)
    begin = _content(passage, speaker.end, 3)
    if begin is None:
        return None
    return Attribution(speaker, begin, end_of_content(words, begin), index, "source:masdar of saying")


def _content(passage: Passage, start: int, reach: int) -> int | None:
    """Where what is said begins within `reach` words: behind أن or a mark of speech, at an act."""
    words = passage.words
    for position in range(start, min(start + reach, len(words))):
        word = words[position]
        if (word.tag == "complementizer" and not word.conjunction) or word.token.text in _OPENS_SPEECH:
            return position
        if word.noun_class == "act" and (position == start or _is_about(words, position)):
            return position
        if word.noun_class == "act" and words[position - 1].tag == "punct":
            return position
        if word.tag == "verb" or (word.tag == "noun" and word.conjunction):
            return None
    return None


def _is_about(words: tuple[Word, ...], index: int) -> bool:
    before = words[index - 1]
    return words[index].preposition == "ب" or (before.tag == "preposition" and before.stem in _ABOUT)


def end_of_content(words: tuple[Word, ...], start: int) -> int:
    """Where what is told without أن ends: at a stop or a colon."""
    for position in range(start, len(words)):
        if words[position].token.text in ".؛:":
            return position
    return len(words)


def end_of_quotation(passage: Passage, begin: int) -> int:
    """Where what is said from word `begin` on ends: at what the reporter tells beside it.

    قال الوزير إن بلاده ملتزمة بالهدنة، فيما قصفت الطائرات: behind a comma or closing mark فيما opens what
    somebody else did. Harm is what one act did with another (فيما أصيب خمسة), and stays within.
    """
    words = passage.words
    for position in range(begin + 2, len(words) - 2):
        if words[position].token.text not in _CLOSES:
            continue
        behind = _past_meanwhile(words, position + 1)
        if behind is None or behind >= len(words):
            continue
        word = words[behind]
        form = word.verb
        if (
            form is None
            or word.tag != "verb"
            or word.stem.startswith(HARMS)
            or form.person not in _NAMED_BEHIND
        ):
            continue
        bare = noun_phrase(passage, behind + 1)
        if bare is not None and not bare.preposition and words[bare.head].noun_class != "act":
            return position
    return len(words)


def _past_meanwhile(words: tuple[Word, ...], start: int) -> int | None:
    """The index behind فيما، بينما، في حين، في وقت at `start`; None where they do not stand there."""
    if words[start].stem in _BESIDE:
        return start + 1
    phrase = words[start].stem == "في" and start + 1 < len(words)
    return start + 2 if phrase and words[start + 1].stem in ("حين", "وقت") else None


def accused_of(passage: Passage, index: int) -> tuple[int, int] | None:
    """The words `start:end` behind a word of accusing that tell of what: اتهم الجيش بقصف القرية."""
    words = passage.words
    start = next(
        (
            position
            for position in range(index + 1, min(index + 16, len(words)))
            if words[position].preposition == "ب"
            or words[position].token.folded in ("بان", "بانه", "بانها", "ب")
        ),
        None,
    )
    if start is None or any(w.token.text in ".؛:" for w in words[index:start]):
        return None
    for position in range(start, len(words)):
        word = words[position]
        after = words[position + 1] if position + 1 < len(words) else word
        if word.token.text in ".؛:" or (word.token.text in "،," and after.tag == "verb"):
            return start, position
        if word.tag == "subordinator" and word.stem in _MEANWHILE:
            return start, position
    return start, len(words)
