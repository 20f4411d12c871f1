"""What a report has told so far, for reading its next sentence: drafts, places, headings, and who speaks."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from rasid.events.drafts import Draft, Participant, participant
from rasid.events.headings import Heading
from rasid.events.passage import Passage
from rasid.events.roles import SPOKEN
from rasid.events.running_quotations import REACH, goes_on, left_open
from rasid.events.speakers import Attribution
from rasid.events.spots import PlaceFound
from rasid.language.words import ONE_OF
from rasid.values.span import Span


@dataclass(slots=True)
class Discourse:
    """What a report has told so far: its drafts, and who spoke last."""

    drafts: list[Draft] = field(default_factory=list)
    speaker: Participant | None = None
    spoke: int = -1
    quoting: str = ""
    quoted_since: int = -1
    places: list[PlaceFound] = field(default_factory=list)
    heading: Heading = field(default_factory=Heading)

    def hear(self, passage: Passage, attributions: tuple[Attribution, ...]) -> None:
        """Remember the last speaker of a passage; after two passages without one nobody speaks any more."""
        for one in reversed(attributions):
            source = source_of(passage, one, attributions)
            if source is not None or one.phrase is None:
                self.speaker = source or self.speaker
                self.spoke = passage.number
                return
        if passage.number - self.spoke > 1:
            self.speaker = None

    def quote(self, passage: Passage, attributions: tuple[Attribution, ...]) -> tuple[Attribution, ...]:
        """The attributions of a passage with the quotation that runs on into it from the one before."""
        words = passage.words
        going_on = goes_on(words, self.quoting) if self.quoting and self.speaker is not None else None
        known = self.quoting if going_on is not None else ""
        self.quoting = left_open(words, attributions, known)
        if not known or not self.quoting:
            self.quoted_since = passage.number
        elif passage.number - self.quoted_since > REACH:
            self.quoting = ""
        return attributions if going_on is None else (going_on, *attributions)


def source_of(
    passage: Passage, one: Attribution, attributions: tuple[Attribution, ...]
) -> Participant | None:
    """The source of an attribution; one without a subject goes on with the source before it."""
    if one.phrase is not None:
        source = participant(passage, one.phrase, one.rule)
        first = passage.words[one.phrase.start]
        counted = passage.words[one.phrase.head - 1]
        if source is not None and counted.token.folded in ONE_OF and one.phrase.whole < one.phrase.head:
            return replace(source, span=Span(counted.after_conjunction, source.span.end))  # أحد الشهود
        if source is None or source.person or source.span.start != first.after_conjunction:
            return source
        return replace(source, span=Span(first.start, source.span.end))  # وفقا للمصادر
    for other in reversed([a for a in attributions if a.verb < one.verb and a.phrase is not None]):
        return source_of(passage, other, attributions)
    return None


def speak_on(drafts: list[Draft], speaker: Participant | None) -> None:
    """قال النائب إن الأسعار ارتفعت. ودعا إلى هدنة: a verb of speech that opens a sentence and has no subject
    goes on with who spoke in the sentence before. Works in place.
    """
    if speaker is None:
        return
    for draft in drafts:
        form = draft.candidate.verb
        if draft.actors or draft.type not in SPOKEN or form is None or not draft.roles.subject_missing:
            continue
        opens = not any(
            word.tag in ("verb", "complementizer", "relative", "subordinator")
            for word in draft.passage.words[: draft.index]
        )
        spoken = form.person in ("3ms", "3fs") and form.voice != "passive" and draft.roles.voice != "passive"
        if opens and spoken:
            draft.actors = [replace(speaker, basis="inferred", rule="who spoke before")]
