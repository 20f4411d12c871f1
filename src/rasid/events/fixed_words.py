"""What stands beside the fixed words of a set phrase: أطلق سراح المختطفين، أطلقت الغاز المسيل للدموع."""

from __future__ import annotations

from dataclasses import replace

from rasid.events.candidates import Candidate
from rasid.events.clauses import Constituent, following
from rasid.events.coordination import coordinated
from rasid.events.passage import Passage
from rasid.events.phrases import noun_phrase


def beside_fixed(passage: Passage, candidate: Candidate) -> tuple[Constituent, ...]:
    """The constituents of a clause without a set phrase's fixed words; of سراح المختطفين the genitive."""
    found = []
    for constituent in following(passage, candidate.index + 1):
        if _describes_fixed(passage, candidate, constituent):
            continue
        if not _is_fixed(candidate, constituent):
            found.append(_before_fixed(candidate, constituent))
            found += _behind_fixed(passage, candidate, constituent)
            continue
        phrase = constituent.phrases[0]
        inner = noun_phrase(passage, phrase.start + 1) if phrase.end > phrase.start + 1 else None
        head = passage.words[phrase.head]
        definite = head.article or bool(head.pronoun)  # الغاز المسيل للدموع has an adjective, no genitive
        if inner is not None and inner.head in candidate.fixed:
            continue  # وضع قيد الإقامة الجبرية: the genitive of a fixed word is as fixed as it
        if inner is not None and inner.end <= phrase.end and (inner.preposition or not definite):
            # سراح المختطفين، اتهامات للشرطة: the genitive of the fixed noun, or whom it is put to.
            start = inner.whole if inner.preposition else inner.start
            found.append(
                replace(
                    constituent,
                    index=start,
                    preposition=inner.preposition,
                    phrases=coordinated(passage, inner),
                )
            )
    return tuple(found)


def _describes_fixed(passage: Passage, candidate: Candidate, constituent: Constituent) -> bool:
    """أطلقوا الرصاص الحي، قطعت علاقاتها الدبلوماسية: the adjective of a set phrase's definite noun."""
    last = max((*candidate.fixed, candidate.last))
    if (
        last == candidate.index
        or constituent.index != last + 1
        or constituent.preposition
        or not constituent.phrases
    ):
        return False
    phrase = constituent.phrases[0]
    fixed, head = passage.words[last], passage.words[phrase.head]
    named = phrase.person is not None or phrase.organisation is not None or phrase.place is not None
    plain = head.article and head.noun_class in ("", "adjective", "thing")
    return plain and not named and (fixed.article or bool(fixed.pronoun))


def _before_fixed(candidate: Candidate, constituent: Constituent) -> Constituent:
    """أطلق شاب النار: the subject ends where the fixed word stands, though it looks like its genitive."""
    if not constituent.phrases:
        return constituent
    last = constituent.phrases[-1]
    inside = [f for f in candidate.fixed if last.start < f < last.end]
    if not inside:
        return constituent
    return replace(constituent, phrases=(*constituent.phrases[:-1], replace(last, end=min(inside))))


def _behind_fixed(passage: Passage, candidate: Candidate, constituent: Constituent) -> list[Constituent]:
    """سلم ستة مسلحين أنفسهم للشرطة: what stands behind the fixed word, though it looks like its own."""
    last = constituent.phrases[-1] if constituent.phrases else None
    at = next((f for f in candidate.fixed if last is not None and last.start < f < last.end - 1), None)
    behind = noun_phrase(passage, at + 1) if at is not None else None
    if behind is None or behind.preposition != "ل":
        return []
    return [Constituent(behind.whole, behind.end, behind.preposition, coordinated(passage, behind))]


def _is_fixed(candidate: Candidate, constituent: Constituent) -> bool:
    """Whether a constituent is the fixed part of a set phrase: النار in أطلق النار."""
    return bool(constituent.phrases) and constituent.phrases[0].head in candidate.fixed
