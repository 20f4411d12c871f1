"""Offices: title, organisation, place, and whether the office is still held."""

from __future__ import annotations

from dataclasses import dataclass

from rasid.language.tokens import Sentence
from rasid.language.words import offset_of
from rasid.lexicon.names import NameLexicon
from rasid.mentions.office_places import place_at
from rasid.mentions.view import View, view_of
from rasid.values.mention import OfficeMention, OrganisationMention
from rasid.values.span import Span

#: Definite words that name an organisation of which the report has told before (مدير المرصد).
#: Alone before a name they are forms of address.
_WEAK = ("المستشار", "المساعد", "المراقب", "المفتش")
_TWO_WORD_RANKS = ("رجل", "حجه", "ايه")
_NATION_ENDS = ("ي", "يه", "يين", "يان", "يتين", "يون")


@dataclass(frozen=True, slots=True)
class OfficePhrase:
    """An office read from tokens `first` up to `after`; `plural`: it may have several holders.

    `weak`: a rank or title that counts as an office only where no other is given.
    """

    office: OfficeMention
    first: int
    after: int
    plural: bool
    weak: bool


def find_offices(
    sentence: Sentence, lexicon: NameLexicon, organisations: tuple[OrganisationMention, ...]
) -> tuple[OfficeMention, ...]:
    """Find the offices of a sentence, held by a named person or not, in order, without overlaps.

    A rank alone (العقيد) is none here, nor is a plural (قادة) or a bare title without a complement.
    """
    view = view_of(sentence, lexicon, organisations, None)
    found: list[OfficeMention] = []
    index = 0
    while index < len(view):
        phrase = read_office(view, index)
        if phrase is None or phrase.weak or phrase.after == index + 1:
            index += 1
            continue
        found.append(phrase.office)
        index = phrase.after
    return tuple(found)


def read_office(view: View, index: int) -> OfficePhrase | None:
    """Read the office phrase that begins in this token, or None."""
    if not view.is_word(index):
        return None
    word = view.words[index]
    if word.office:
        return _read_title(view, index)
    if word.title in ("rank", "royal"):
        return _read_rank(view, index)
    return None


def _read_rank(view: View, index: int) -> OfficePhrase | None:
    word = view.words[index]
    after = index + 1
    if word.folded[word.title_skip :] in _TWO_WORD_RANKS:
        if view.folded(after) not in ("الدين", "دين", "الاسلام", "الله"):
            return None
        after += 1
    end = after
    status = "current"
    while view.is_word(after):
        folded = view.folded(after)
        if view.lexicon.is_office_part("former", folded):
            status = "former"
            if end == after:
                end = after
            after += 1
            continue
        if folded in view.lexicon.modifiers and (
            view.words[after].name not in ("given",) or folded == "الركن"
        ):
            after += 1
            end = after
            continue
        break
    start = offset_of(view.tokens[index], word.title_skip)
    title = Span(start, view.tokens[end - 1].end)
    span = Span(start, view.tokens[after - 1].end)
    plural = view.folded(index).endswith(("ان", "ين", "اء"))
    return OfficePhrase(OfficeMention(span, title, None, None, status, "rank"), index, after, plural, True)


@dataclass(slots=True)
class _Reading:
    """An office phrase while it is read."""

    title_end: int
    after: int
    status: str = "current"
    organisation: Span | None = None
    unit: bool = False
    place: Span | None = None
    rule: str = "title"


def _read_title(view: View, index: int) -> OfficePhrase | None:
    word = view.words[index]
    token = view.tokens[index]
    stem = token.folded[word.office_skip :]
    definite = stem.startswith("ال") or token.folded[: word.office_skip].endswith("لل")
    reading = _Reading(index + 1, index + 1)
    _take_adjectives(view, reading, definite)
    if not definite:
        if word.office == "whole":
            _take_nouns(view, reading, 4)
        else:
            _take_complement(view, reading, word.office)
    _take_adjectives(view, reading, definite or reading.organisation is None)
    if word.office == "voice" or definite or reading.organisation is None or reading.unit:
        _take_linked_organisation(view, reading, word.office)
    if view.lexicon.is_office_part("territory", stem):
        _take_territory(view, reading)
    _take_place(view, reading)
    _take_former(view, reading)
    if reading.organisation is None and view.lexicon.is_office_part("within", stem):
        reading.rule = "within"
    start = offset_of(token, word.office_skip)
    title = Span(start, view.tokens[reading.title_end - 1].end)
    span = Span(start, view.tokens[reading.after - 1].end)
    if reading.title_end == index + 1 and view.lexicon.is_office_part("pronoun", stem):
        title = Span(start, token.end - (1 if stem.endswith("ه") else 2))
    if view.lexicon.is_office_part("bound", stem.removeprefix("ال")) and reading.organisation is None:
        return None
    plural = stem.endswith(("ين", "ان", "اء", "و", "ا_", "ه_")) or stem in ("قاده", "القاده", "نواب", "وزيري")
    if stem in ("ممثلي", "اعضاء", "ضباط", "قياديي"):
        plural = True
    office = OfficeMention(span, title, reading.organisation, reading.place, reading.status, reading.rule)
    weak = stem in _WEAK and reading.after == index + 1
    return OfficePhrase(office, index, reading.after, plural, weak)


def _take_adjectives(view: View, reading: _Reading, definite: bool) -> None:
    """Take adjectives of the title (العام، العسكري، الأميركي), and words that say it is no longer held."""
    while view.is_word(reading.after):
        folded = view.folded(reading.after)
        if view.lexicon.is_office_part("former", folded):
            reading.status = "former"
            reading.after += 1
            continue
        if view.lexicon.is_office_part("counted", folded):
            reading.after += 1
            continue
        word = view.words[reading.after]
        field = view.lexicon.is_office_part("field", folded)
        name = word.name in ("given", "foreign", "famous", "weak", "word") and not field
        if name or reading.after in view.starts or reading.organisation is not None:
            return
        nation = definite and word.article and len(folded) > 4 and folded.endswith(_NATION_ENDS)
        if nation and word.name == "family" and not _followed_by_name(view, reading.after + 1):
            nation = folded in view.lexicon.modifiers
        if not (field or nation) or (word.office and word.office != "whole" and not field):
            return
        reading.after += 1
        reading.title_end = reading.after


def _followed_by_name(view: View, index: int) -> bool:
    return view.is_word(index) and (
        view.words[index].name in ("given", "foreign", "weak", "word")
        or view.words[index].part in ("kunya", "servant")
    )


def _take_complement(view: View, reading: _Reading, sort: str) -> None:
    """Take what an indefinite title governs: an organisation, or nouns that belong to the title."""
    index = reading.after
    if index in view.starts:
        _take_organisation(view, reading, index)
        return
    if not view.is_word(index) or sort == "voice":
        return
    folded = view.folded(index)
    if view.lexicon.is_office_part("reference", folded):
        reading.organisation = view.tokens[index].span
        reading.after = index + 1
        return
    if view.lexicon.is_office_part("hierarchy", folded) and view.is_word(index + 1):
        span, after = place_at(view, index)
        if span is not None:
            reading.place = span
            reading.after = after
            return
    _take_nouns(view, reading, 4)


def _take_organisation(view: View, reading: _Reading, index: int) -> None:
    """Take the organisation that begins here; a board or a small unit in it belongs to the title.

    رئيس مجلس إدارة الشركة، رئيس قسم ميليشيا كذا، مدير قسم التنظيم.
    """
    mention, after = view.starts[index]
    folded = view.folded(index)
    inner = index + (2 if folded == "مجلس" and view.folded(index + 1) in ("اداره", "الاداره") else 1)
    small = view.lexicon.is_office_part("small", folded)
    reading.after = after
    whole = small and view.lexicon.is_office_part("reference", view.folded(inner)) and after == inner + 1
    if (inner == index + 2 and after > inner) or whole:
        reading.title_end = inner
        reading.organisation = Span(view.tokens[inner].start, mention.span.end)
    elif small or view.lexicon.is_office_part("small", view.folded(index + 1)):
        reading.title_end = after
        reading.unit = True
    else:
        reading.organisation = mention.span


def _take_nouns(view: View, reading: _Reading, most: int) -> None:
    """Take the nouns that a title governs into it: up to the first definite one and what is joined to it."""
    taken = 0
    closed = False
    while view.is_word(reading.after) and taken < most:
        index = reading.after
        folded, word = view.folded(index), view.words[index]
        if index in view.starts and taken:
            if not closed:
                _take_organisation(view, reading, index)
            return
        if view.lexicon.is_office_part("former", folded):
            return
        if taken and not closed and view.lexicon.is_office_part("reference", folded):
            reading.organisation = view.tokens[index].span
            reading.after = index + 1
            return
        unit = view.lexicon.is_office_part("unit", folded)
        joined = closed and folded.startswith("وال") and len(folded) > 5
        charged = folded.startswith("لل") and len(folded) > 4 and not word.organisation
        if joined and _field_after(view, index):
            pass
        elif charged and not closed:
            closed = True
        elif closed and folded in ("لشؤون", "لشوون", "للشؤون", "للشوون"):
            closed = False
        elif closed:
            return
        elif folded.startswith("ال") and len(folded) > 3 and word.name not in ("given", "foreign", "famous"):
            closed = True
        elif not unit and not (
            word.office == "head" and not word.article and taken == 0 and _governs(view, index)
        ):
            return
        reading.after += 1
        reading.title_end = reading.after
        taken += 1
        if word.office == "head" and not closed and reading.after in view.starts:
            _take_organisation(view, reading, reading.after)
            return


def _governs(view: View, index: int) -> bool:
    """Whether an inner title (مساعد أمير حسبة، معاون وزير الدفاع) has a noun after it and is no name."""
    following = view.words[index + 1] if view.is_word(index + 1) else None
    if following is None or following.stop or (following.name and following.name_skip == 0):
        return following is not None and view.lexicon.is_office_part("unit", following.folded)
    return (
        following.article or index + 1 in view.starts or view.lexicon.is_office_part("unit", following.folded)
    )


def _field_after(view: View, index: int) -> bool:
    """Whether a joined word is a field of the office (الشباب والرياضة), not another noun phrase."""
    word = view.words[index]
    return not (word.office or word.title or word.organisation or word.stop)


def _take_linked_organisation(view: View, reading: _Reading, sort: str) -> None:
    """Take the organisation that باسم، في، لدى، التابع لـ or a joined ب or ل ties to the title."""
    index = reading.after
    folded = view.folded(index)
    if folded == "لدي" and _take_served(view, reading, index + 1):
        return
    linked = view.is_word(index) and view.lexicon.is_office_part("belongs", folded)
    if linked:
        index += 1
        if folded.startswith(("التابع", "تابع", "المنتم", "منتم")) and view.folded(index) in ("الي", "ل"):
            index += 1
    marked = view.skip_marks(index, "\"«“-'")
    if marked in view.starts and (linked or marked > index or _joined(view, marked)):
        mention, after = view.starts[marked]
        reading.organisation = mention.span
        reading.after = view.skip_marks(after, "\"»”'") if marked > index else after
        return
    if index in view.starts and (linked or _joined(view, index)):
        mention, after = view.starts[index]
        reading.organisation = mention.span
        reading.after = after
        return
    if not view.is_word(marked):
        return
    target = view.folded(marked)
    bare = target[1:] if target[:1] in ("ب", "ل") and target[1:3] == "ال" else target
    if target.startswith("لل"):
        bare = "ال" + target[2:]
    if view.lexicon.is_office_part("reference", bare) and (linked or bare != target):
        reading.organisation = Span(
            offset_of(view.tokens[marked], 2 if target.startswith("لل") else int(bare != target)),
            view.tokens[marked].end,
        )
        reading.after = view.skip_marks(marked + 1, '"»”') if marked > index else marked + 1
        _pass_adjectives(view, reading)
        return
    if sort == "voice" and linked and target.startswith("ال"):
        after = marked + 1
        while view.folded(after).startswith("ال") and view.folded(after).endswith(_NATION_ENDS):
            after += 1
        reading.organisation = Span(view.tokens[marked].start, view.tokens[after - 1].end)
        reading.after = after


def _pass_adjectives(view: View, reading: _Reading) -> None:
    """Pass over adjectives of a referring word: blame (التنظيم الإرهابي) is left out of it."""
    while view.is_word(reading.after):
        folded = view.folded(reading.after)
        if view.lexicon.is_office_part("field", folded) and reading.organisation is not None:
            reading.organisation = Span(reading.organisation.start, view.tokens[reading.after].end)
        elif not view.lexicon.is_head_part("outside", folded):
            return
        reading.after += 1


def _take_served(view: View, reading: _Reading, index: int) -> bool:
    """Take the office that this one serves (المستشار لدى المرشد) as organisation, and leave it to be read."""
    served = read_office(view, index)
    if served is None or served.weak:
        return False
    reading.organisation = served.office.span
    reading.after = index
    return True


def _joined(view: View, index: int) -> bool:
    """Whether a preposition stands written together with the organisation's first word."""
    return view.words[index].organisation_skip > 0 or view.folded(index)[:1] in ("ب", "ل")


def _take_place(view: View, reading: _Reading) -> None:
    index = reading.after
    folded = view.folded(index)
    if reading.place is not None or not view.is_word(index):
        return
    if folded == "في" and view.is_word(index + 1):
        span, after = place_at(view, index + 1)
    elif folded[:1] == "ب" and len(folded) > 3 and view.words[index].name_skip != 0:
        span, after = place_at(view, index, 1)
    else:
        return
    if span is not None:
        reading.place = span
        reading.after = after


def _take_territory(view: View, reading: _Reading) -> None:
    """Take the place that follows at once the title of its governor, heir or envoy (محافظ حلب)."""
    index = reading.after
    if reading.organisation is not None or reading.place is not None or not view.is_word(index):
        return
    word = view.words[index]
    if word.stop or word.office or word.title or (word.name and word.name_skip == 0) or word.part == "called":
        return
    follows = index + 1
    ends = not view.is_word(follows) or view.words[follows].name or view.words[follows].part
    if ends or (view.is_common is not None and view.is_common(view.tokens[index].bare)):
        span, after = place_at(view, index)
        if span is not None:
            reading.place, reading.after = span, after


def _take_former(view: View, reading: _Reading) -> None:
    if view.is_word(reading.after) and view.lexicon.is_office_part("former", view.folded(reading.after)):
        reading.status = "former"
        reading.after += 1
