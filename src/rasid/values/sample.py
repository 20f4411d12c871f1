"""Random samples of a study, decided to say how good it is."""

from __future__ import annotations

from dataclasses import dataclass

#: What a sample is of: claims, or sentences that no claim was read from.
KINDS = ("claims", "sentences")
#: What may be said of a claim: right, the event is right but a detail is wrong, wrong; of a sentence: nothing
#: to read in it, or something was missed; of both: unsure, which is counted nowhere.
VERDICTS = {"claims": ("right", "detail", "wrong", "unsure"), "sentences": ("nothing", "missed", "unsure")}


@dataclass(frozen=True, slots=True)
class Sample:
    """A sample: of which `kind`, what was `asked` (name, value), by what seed, of how many it was drawn.

    `size` parts, `decided` of them with a verdict.
    """

    id: str
    kind: str
    asked: tuple[tuple[str, str], ...]
    seed: int
    population: int
    author: str
    made: str
    size: int
    decided: int


@dataclass(frozen=True, slots=True)
class SamplePart:
    """A claim as it was when drawn (`body` as JSON), or a sentence; `at` and `end` bound its sentence.

    `verdict` is None until somebody decided; `wrong` says in words what is wrong.
    """

    ordinal: int
    report_id: str
    at: int
    end: int
    claim: str | None
    body: str | None
    verdict: str | None
    wrong: str | None
    author: str | None
    made: str | None
