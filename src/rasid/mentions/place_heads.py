"""Hierarchy words with the names after them: محافظة ديالى، قرية تل خزيم، بلدتي نبل والزهراء."""

from __future__ import annotations

from dataclasses import replace

from rasid.language.words import ONE_OF
from rasid.mentions.place_bare import COMMAS, Reading, cue
from rasid.mentions.place_names import (
    AMBIGUOUS,
    Found,
    Name,
    Scan,
    adjectives_end,
    airport_end,
    choose,
    front_span,
    known_name,
    mention_of,
    part_of,
    quoted_name,
    unknown_name_end,
    unresolved,
    with_sides,
)
from rasid.mentions.place_words import Front, HeadWord

_TOWN_SPOKEN_OF = frozenset(("المدينه", "البلده", "القريه", "العاصمه"))
_OPENERS = frozenset(':(["«“')


def headed(reading: Reading, index: int, front: Front) -> list[Found]:
    """A hierarchy word and the name after it, or the names after a plural."""
    scan = reading.scan
    head = scan.words.heads.get(front.name)
    if head is None:
        return []
    whole = known_name(scan, index, front.name)
    if whole and " " in whole.folded and not (not head.keep and _entry_after(scan, whole)):
        entry, _ambiguous = choose(scan, whole, near=reading.near, head=head)
        end = with_sides(scan, whole.end)
        wider = end > whole.end
        if head.kind == "facility" and not wider:
            end = airport_end(scan, index, adjectives_end(scan, end))
        mention = mention_of(entry, front_span(scan, index, end, front), head.word_class)
        if wider:
            mention = part_of(mention, mention.span, "region", head.word_class)
        return [Found(mention, index, end)]
    if head.word_class == "plural":
        return _listed(reading, index, head)
    inner = _nested(reading, index + 1, head)
    if inner:
        joined = _joined(scan, index, front, head, inner[0])
        if head.kind != "facility":
            return [joined]
        return [joined, *(inner[1:] if inner[0].mention.kind == "facility" else inner)]
    strength = cue(reading, index, front, index + 1)[0]
    quoted = quoted_name(scan, index + 1)
    single = _named(reading, quoted[0] if quoted else index + 1, head, strength=strength)
    if single is None and quoted:
        single = Found(unresolved(scan.span(*quoted), head.kind, head.word_class), *quoted)
    return [_joined(scan, index, front, head, single)] if single else []


def one_of(reading: Reading, index: int, front: Front) -> list[Found]:
    """One of the parts of a named place, and that place: إحدى ضواحي بنغازي، أحد أحياء مدينة الموصل."""
    scan = reading.scan
    head = scan.words.heads.get(scan.folded(index + 1))
    if front.name not in ONE_OF or head is None or head.word_class not in ("plural", "hierarchy"):
        return []
    after = index + 2
    inner = headed(reading, after, Front(scan.folded(after), 0, ""))[:1]
    if not inner and (named := _named(reading, after, head, strength=2)) is not None:
        inner = [named]
    if not inner or inner[0].mention.name is None:
        return []
    end = inner[0].end
    mention = part_of(inner[0].mention, front_span(scan, index, end, front), head.kind, head.word_class)
    return [Found(mention, index, end), inner[0]]


def _entry_after(scan: Scan, whole: Name) -> bool:
    """Whether a known name that begins with a droppable word (مدينة غزة) is known without it."""
    return bool(scan.gazetteer.find_exactly(whole.folded.partition(" ")[2]))


def _nested(reading: Reading, index: int, head: HeadWord) -> list[Found]:
    """A phrase with its own hierarchy word after `head`: ريف محافظة حلب، أطراف مدينة تدمر."""
    inner = reading.scan.words.heads.get(reading.scan.folded(index))
    if inner is None or inner.word_class == "plural" or head.word_class == "plural":
        return []
    return headed(reading, index, Front(reading.scan.folded(index), 0, ""))


def _joined(scan: Scan, index: int, front: Front, head: HeadWord, inner: Found) -> Found:
    """The mention of a hierarchy word and what it is the word for."""
    if not head.keep:
        return Found(replace(inner.mention, rule=_rule(head, inner)), index, inner.end)
    end = with_sides(scan, inner.end)
    if head.kind == "facility" and (inner.mention.name or end == inner.end):
        end = airport_end(scan, index, adjectives_end(scan, inner.end))
    span = front_span(scan, index, end, front)
    same = head.resolve == "same" and end == inner.end and inner.mention.kind != "direction"
    if same and inner.mention.name and inner.start == index + 1:
        mention = replace(inner.mention, span=span)
    elif head.resolve == "none":
        mention = unresolved(span, head.kind, head.word_class)
        if inner.mention.name and inner.mention.kind in ("town", "capital", "admin1"):
            mention = replace(
                mention,
                country=inner.mention.country if scan.hints.get(inner.mention.country or "") else None,
            )
    else:
        mention = part_of(inner.mention, span, head.kind, head.word_class)
    return Found(replace(mention, rule=_rule(head, inner)), index, end)


def _rule(head: HeadWord, inner: Found) -> str:
    return head.word_class + (AMBIGUOUS if inner.mention.rule.endswith(AMBIGUOUS) else "")


def _named(
    reading: Reading, index: int, head: HeadWord, *, strength: int, first: str | None = None
) -> Found | None:
    """The name at token `index` after a hierarchy word: of the gazetteer, or unknown to it."""
    scan = reading.scan
    word = first if first is not None else scan.folded(index)
    if not word:
        return None
    skip = len(scan.folded(index)) - len(word)
    name = _name_after(scan, index, word, head)
    if name is not None:
        entry, ambiguous = choose(scan, name, near=reading.near, head=head)
        rule = head.word_class + (AMBIGUOUS if ambiguous else "")
        return Found(mention_of(entry, scan.span(index, name.end, skip), rule), index, name.end)
    if head.word_class in ("division", "edge") or (
        head.word_class not in ("hierarchy", "plural", "site") and strength == 0
    ):
        return None
    if head.kind == "admin2" and scan.folded(index - 2) == "من":
        return None
    end = unknown_name_end(scan, index, head, word)
    if end is None:
        return None
    return Found(unresolved(scan.span(index, end, skip), head.kind, head.word_class), index, end)


def _name_after(scan: Scan, index: int, word: str, head: HeadWord) -> Name | None:
    """The known name after a hierarchy word, with or without its article; not one of another kind."""
    words = scan.words
    name = known_name(scan, index, word)
    if name is None:
        other = word[2:] if word.startswith("ال") else "ال" + word
        if len(other) < 4 or words.is_risky(word) or not scan.gazetteer.find_exactly(other):
            return None
        name = Name(other, index + 1)
    if " " not in name.folded and (
        word in words.compounds
        or word in words.directions
        or (word in words.stops and head.word_class not in ("hierarchy", "plural"))
    ):
        return None
    if name.folded in words.vague and head.word_class not in ("hierarchy", "plural"):
        return None  # شوارع المدينة: of the town spoken of
    if name.folded in _TOWN_SPOKEN_OF:
        return None  # مخيم المدينة
    if head.resolve == "same" and head.kind in ("neighbourhood", "camp", "village"):
        entry, _ = choose(scan, name, head=head)
        if entry.kind in ("country", "admin1", "region", "capital"):
            return None
        abroad = bool(scan.hints) and not scan.hints.get(entry.country)
        if abroad and head.kind == "neighbourhood" and entry.kind not in ("neighbourhood", "village"):
            return None  # حي الثورة of a town here, not the town of that name abroad
    return name


def _listed(reading: Reading, index: int, head: HeadWord) -> list[Found]:
    """The names after a plural hierarchy word: بلدات تفتناز وبنش، قريتي بلين وعبلا."""
    scan = reading.scan
    found: list[Found] = []
    place, first = index + 1, None
    if scan.text(place) in _OPENERS and quoted_name(scan, place) is None:
        place += 1
    if scan.folded(place) in scan.words.directions or _is_head(scan, place):
        return []
    opener = scan.folded(place)
    if opener.startswith("و") and quoted_name(scan, place) is None and not _is_whole(scan, place, opener):
        return []  # عشر قرى ومزارع: names none
    while True:
        quoted = quoted_name(scan, place) if first is None else None
        one = _named(reading, quoted[0] if quoted else place, head, strength=2, first=first)
        if quoted is not None:
            one = _within_marks(one, quoted, scan, head)
        if one is None or (found and not one.mention.name and not _list_goes_on(scan, one)):
            break
        found.append(one)
        place, first = one.end, None
        if scan.text(place) in COMMAS:
            place += 1
        word = scan.folded(place)
        if word == "و":
            place += 1
            if quoted_name(scan, place) is not None:
                continue
        elif word.startswith("و") and len(word) > 2 and not _is_whole(scan, place, word):
            first = word[1:]
        elif place == one.end:
            break
    dual = scan.folded(index).endswith("ا")
    return [] if dual and len(found) == 1 and not found[0].mention.name else found  # حيا سكنيا


def _within_marks(one: Found | None, quoted: tuple[int, int], scan: Scan, head: HeadWord) -> Found:
    """A quoted member of a list: the name within the marks, known or not; the list goes on behind them."""
    known = one is not None and one.end == quoted[1]
    mention = (
        one.mention
        if one is not None and known
        else unresolved(scan.span(*quoted), head.kind, head.word_class)
    )
    return Found(mention, quoted[0], quoted[1] + 1)


def _is_head(scan: Scan, index: int) -> bool:
    """Whether a hierarchy word stands at `index` that is not also the first word of names (تل)."""
    head = scan.words.heads.get(scan.folded(index))
    return head is not None and head.word_class != "ridge"


def _is_whole(scan: Scan, index: int, word: str) -> bool:
    return known_name(scan, index, word) is not None


def _list_goes_on(scan: Scan, one: Found) -> bool:
    """Whether an unknown name in a list is followed as a list's member is: by its end or by another.

    Adjectives of two places (بلدتي كفريا والفوعة، الشيعيتين) and acts on them (وتسليمهما) are none.
    """
    if scan.folded(one.start).endswith(("يتين", "يين", "هما")):
        return False
    after = scan.folded(one.end)
    return (
        scan.folded(one.start).lstrip("و").startswith("ال")
        or one.end - one.start > 1
        or not after
        or after.startswith("و")
        or after in scan.words.before
        or after[:1] in ("ب", "ل")
    )
