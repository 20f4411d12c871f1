"""How far the participants of two claims agree: organisations, named people, kinds of people, weapons."""

from __future__ import annotations

from rasid.resolve.claim_profiles import ARMED, UNARMED, ClaimProfile, SideSign
from rasid.values.judgement import Reason

#: Types whose two sides do the same: who is called first says nothing.
_MUTUAL = frozenset(("clash", "talks", "agreement", "pledge"))
_KUNYA = frozenset(("ابو", "ابي", "ابا", "ام"))


def side_reasons(one: ClaimProfile, other: ClaimProfile) -> list[Reason]:
    """Reasons for and against from who did it to whom; one reason a side and kind of evidence."""
    reasons = _name_reasons(one, other)
    named = bool(reasons)
    by_people = one.told_by == other.told_by == "people"
    if {one.type, other.type} & _MUTUAL:
        pooled = _pool(one), _pool(other)
        reasons += _organisation_reasons("sides", *pooled, 0.12, -0.08)
        reasons += _word_reasons("sides", *pooled, by_people=by_people)
    else:
        reasons += _organisation_reasons("actors", one.actors, other.actors, 0.12, -0.06)
        reasons += _organisation_reasons("targets", one.targets, other.targets, 0.12, -0.1)
        if not named:
            reasons += _word_reasons("targets", one.targets, other.targets, by_people=by_people)
            if by_people:
                reasons += _word_reasons("actors", one.actors, other.actors, by_people=True)
    if by_people and not any(reason.weight > 0 for reason in reasons):
        reasons.append(Reason("no-people", -0.1, "nobody in common, where only people tell it from others"))
    return reasons


def weapon_reasons(one: ClaimProfile, other: ClaimProfile) -> list[Reason]:
    """The means: the same words, the same class, or another."""
    if not one.weapons or not other.weapons:
        return []
    common = sorted(set(one.weapons) & set(other.weapons))
    if common:
        words = " ".join(common)
        return [Reason("weapons", 0.08, f"both with {words}", "same", (words,))]
    classes, others = set(one.weapon_classes), set(other.weapon_classes)
    if classes and others and not classes & others:
        return [_two("weapons", -0.12, " ".join(one.weapons), " ".join(other.weapons))]
    if classes & others:
        return [_two("weapons", -0.06, " ".join(one.weapons), " ".join(other.weapons))]
    return []


def _pool(profile: ClaimProfile) -> SideSign:
    a, b = profile.actors, profile.targets
    return SideSign(
        a.lineages + b.lineages, a.unknown + b.unknown, a.people + b.people, a.classes + b.classes,
        a.words + b.words,
    )  # fmt: skip


def _name_reasons(one: ClaimProfile, other: ClaimProfile) -> list[Reason]:
    """The people that the claims name, whatever their role: the same man, or others.

    A kunya alone, or a name that shares a word with the other, is neither the same nor another.
    """
    if name_one_person(one, other):
        return [Reason("person", 0.4, "the same person is named", "same")]
    left, right = _people(one), _people(other)
    if any(set(a) & set(b) for a in left for b in right if min(len(a), len(b)) == 1):
        return [Reason("short-name", 0.15, "a short name fits a longer one")]
    sides = ((one.targets.people, other.targets.people), (one.actors.people, other.actors.people))
    for mine, its in sides:
        several = _more_than_named(one) or _more_than_named(other)
        if mine and its and not several and all(_are_two_names(a, b) for a in mine for b in its):
            return [Reason("person", -0.35, "other people are named", "other")]
    return []


def _more_than_named(profile: ClaimProfile) -> bool:
    """Whether more suffered than the claim names: another report may name the others."""
    tolls = [toll[0] for toll in (profile.killed, profile.injured, profile.detained) if toll is not None]
    return any(toll > len(profile.targets.people) for toll in tolls)


def name_one_person(one: ClaimProfile, other: ClaimProfile) -> bool:
    """Whether both claims name the same person, in whatever role."""
    if set(one.names) & set(other.names):
        return True
    return any(_is_one_name(a, b) for a in _people(one) for b in _people(other))


def _people(profile: ClaimProfile) -> tuple[tuple[str, ...], ...]:
    return profile.actors.people + profile.targets.people


def _is_one_name(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether the shorter of two names of at least two words is made of words of the longer."""
    short, full = sorted((set(a), set(b)), key=len)
    return len(short) >= 2 and short <= full


def _are_two_names(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether two names cannot be one man's: no word in common, neither a kunya, which any man may have."""
    return not set(a) & set(b) and a[:1][0] not in _KUNYA and b[:1][0] not in _KUNYA


def _organisation_reasons(
    side: str, one: SideSign, other: SideSign, for_it: float, against: float
) -> list[Reason]:
    """Organisations of a side; a name that the lexicon lacks may be another name of any other."""
    left, right = one.lineages, other.lineages
    same = {line[0] for line in left} & {line[0] for line in right} | set(one.unknown) & set(other.unknown)
    if same:
        names = ", ".join(sorted(same))
        return [Reason(f"{side}-organisation", for_it, f"{names} in both", "same", (names,))]
    if not left or not right:
        return []
    if any(a[0] in b or b[0] in a for a in left for b in right):
        return [Reason(f"{side}-parent", round(for_it * 0.6, 4), "one organisation is part of the other")]
    if one.unknown or other.unknown:
        return []
    first, second = sorted((left[0][0], right[0][0]))
    return [_two(f"{side}-organisation", against, first, second)]


def _word_reasons(side: str, one: SideSign, other: SideSign, *, by_people: bool) -> list[Reason]:
    """Those without a name, by what they are called: جنود in both, or civilians in one."""
    common = sorted(set(one.words) & set(other.words))
    if common:
        weight = 0.15 if by_people and len(common) > 1 else 0.06
        words = " ".join(common)
        return [Reason(f"{side}-words", weight, f"{words} in both", "same", (words,))]
    left, right = set(one.classes), set(other.classes)
    if not left or not right:
        return []
    if left & right:
        classes = sorted(left & right)
        return [Reason(f"{side}-words", 0.06, f"{' '.join(classes)} in both", "class", tuple(classes))]
    if (left <= ARMED and right <= UNARMED) or (left <= UNARMED and right <= ARMED):
        return [_two(f"{side}-words", -0.08, " ".join(one.words), " ".join(other.words))]
    return []


def _two(rule: str, weight: float, one: str, other: str) -> Reason:
    """A reason against: one has this, the other that."""
    first, second = sorted((one, other))
    return Reason(rule, weight, f"{first} in one, {second} in the other", "other", (first, second))
