"""How many: low, best and high of an incident, by a named rule, from the figures of all its claims.

Independent sources count once: of one publisher's reports the latest that gives the figure stands for it, and
a near-copy stands for what it copies. A figure that nobody gives is absent, which is not the same as 0.
Figures of claims that deny the incident, or only plan it, are left out while others assert it.

Rules, the parameter `rule`:

- `latest` (the default): best is the figure of the report published last; of several on that day, the one
  that most sources give, then the higher. A number comes before a vague word (عشرات) and before the one
  victim whom a report names. Tolls are revised as the wounded die and the missing are found, so the last
  report knows most. low is the least and high the greatest that any source gives last.
- `ucdp` (UCDP GED codebook, variables best, low, high): best is the most likely figure: the one that most
  sources give, of several the most recently published; low and high are the lowest and highest totals.
- `acled` (ACLED codebook, fatalities): on conflict the lowest credible figure, a number before a vague word;
  عشرات is 12, مئات 100, a bare plural or بضعة 3. low is the same figure, high the greatest of any source.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from rasid.errors import UsageError
from rasid.folding import fold_word
from rasid.resolve.tellings import in_order, sources_of, telling
from rasid.values.claim import Figure
from rasid.values.incident import Range, SourcedClaim

#: What an incident counts, in this order.
COUNTED = ("killed", "injured", "detained", "released", "missing", "displaced", "taking-part")
DEFAULT = "latest"

#: Words for a number that give none, and the number that ACLED takes for each.
_WORDS = {"عشرات": 12, "مئات": 100, "مائات": 100, "الاف": 1000, "الوف": 1000, "عده": 3, "بضعه": 3, "بضع": 3}
_PLURAL = 3


@dataclass(frozen=True, slots=True)
class Told:
    """One figure as one source gives it last. `best` is the number to count with; `vague`: a plural or a word
    for many, or one victim told by name, no number; `acled` is what ACLED takes for it.
    """

    claims: tuple[str, ...]
    report: str
    source: str
    published: date
    low: int
    high: int | None
    best: int
    vague: bool
    acled: int


def figures_of(members: Sequence[SourcedClaim], *, rule: str = DEFAULT) -> tuple[Range, ...]:
    """The figures of an incident by `rule`, in the order of `COUNTED`; each names the claims it is from.

    Raises UsageError where there is no such rule.
    """
    best = RULES.get(rule)
    if best is None:
        raise UsageError(f"no rule for figures is called {rule!r}; they are {', '.join(sorted(RULES))}")
    told = telling(in_order(members))
    return tuple(_range(what, given, rule, best) for what in COUNTED if (given := _given(told, what)))


def _range(what: str, given: Sequence[Told], rule: str, best: Callable[[Sequence[Told]], int]) -> Range:
    chosen = best(given)
    exact = [one for one in given if not one.vague]
    bounds = [one.high for one in exact or given]
    high = None if None in bounds else max(bound for bound in bounds if bound is not None)
    low = chosen if rule == "acled" else min(one.low for one in exact or given)
    claims = tuple(sorted({claim for one in given for claim in one.claims}))
    return Range(what, min(low, chosen), chosen, high if high is None else max(high, chosen), rule, claims)


def _given(told: Sequence[SourcedClaim], what: str) -> tuple[Told, ...]:
    """Each independent source's latest figure, the earliest published first."""
    sources = sources_of(told)
    latest: dict[str, Told] = {}
    for one in told:
        found = _told(one, what, sources[one.claim.id])
        if found is None:
            continue
        held = latest.pop(found.source, None)
        latest[found.source] = _kept(held, found) if held is not None else found
    return tuple(latest.values())


def _kept(held: Told, found: Told) -> Told:
    """What one source says last; no vague word replaces its number, nor in one report a part the whole."""
    part = held.report == found.report and found.best < held.best
    kept = held if (part and not held.vague) or (found.vague and not held.vague) else found
    return replace(kept, claims=tuple(sorted({*held.claims, *found.claims})))


def _told(one: SourcedClaim, what: str, source: str) -> Told | None:
    """What a claim gives: its derived number, else the greatest of its figures; None where it gives none."""
    claim = one.claim
    figures = [figure for figure in claim.figures if figure.what == what and not figure.subset]
    derived = {"killed": claim.killed, "injured": claim.injured, "detained": claim.detained}
    told = derived.get(what)
    if told is None:
        if what in derived or not figures:
            return None
        largest = max(figures, key=lambda figure: (figure.low, figure.high is None, figure.high or 0))
        told = (largest.low, largest.high)
    low, high = told
    vague = high is None and all(figure.high is None and _word_of(figure) is not None for figure in figures)
    about = high is not None and len(figures) == 1 and figures[0].quantifier is not None
    best = (low + high) // 2 if about and high is not None else low
    acled = max((_word_of(figure) or _PLURAL for figure in figures), default=_PLURAL) if vague else low
    vague = vague or (what == "killed" and told == (1, 1) and _is_named(one))
    day = one.published or date.max
    return Told((claim.id,), one.report_id, source, day, low, high, best, vague, acled)


def _is_named(one: SourcedClaim) -> bool:
    """Whether the one victim is told by name: اغتيال العقيد سالم counts nobody who died with him."""
    return any(party.role == "target" and party.person is not None for party in one.participants)


def _word_of(figure: Figure) -> int | None:
    """ACLED's number for a figure said without one (عشرات الجنود، جنود); None for a number."""
    if figure.quantifier is None:
        return _PLURAL
    words = (word.removeprefix("ال") for word in fold_word(figure.quantifier).split())
    return next((_WORDS[word] for word in words if word in _WORDS), None)


def _latest(given: Sequence[Told]) -> int:
    exact = [one for one in given if not one.vague] or list(given)
    day = max(one.published for one in exact)
    last = Counter(one.best for one in exact if one.published == day)
    return max(last, key=lambda number: (last[number], number))


def _ucdp(given: Sequence[Told]) -> int:
    exact = [one for one in given if not one.vague] or list(given)
    said = Counter(one.best for one in exact)
    last = {one.best: one.published for one in sorted(exact, key=lambda one: one.published)}
    return max(said, key=lambda number: (said[number], last[number], number))


def _acled_best(given: Sequence[Told]) -> int:
    exact = [one for one in given if not one.vague]
    return min(one.low for one in exact) if exact else min(one.acled for one in given)


#: Every rule by its name: what it takes as best of the figures given.
RULES: dict[str, Callable[[Sequence[Told]], int]] = {
    "latest": _latest,
    "ucdp": _ucdp,
    "acled": _acled_best,
}
