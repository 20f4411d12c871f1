"""Offices: title, organisation, place, and whether the office is still held."""

from __future__ import annotations

from dataclasses import dataclass

from rasid.language.tokens import Sentence
from rasid.language.words import offset_of
from rasid.lexicon.names import NameLexicon
from rasid.mentions.office_complements import (
    Reading,
    begins_purpose,
    names_local_body,
    purpose_end,
    take_complement,
    take_nouns,
    take_quoted,
)
from rasid.mentions.office_places import inner_place, place_at
from rasid.mentions.office_seats import is_known_place, take_place, take_territory
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


#: Titles that are as often adjectives: behind a definite noun they describe it (الحزب المحافظ).
_DESCRIBING = frozenset(("الحاكم", "الحاكمه", "المحافظ", "المحافظه", "المسوول", "المسووله"))
_RELATIVES = frozenset(("الذي", "التي", "الذين"))


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
    if not view.is_word(index) or view.folded(index - 1) in _RELATIVES:
        return None  # الانقلاب الذي قاده: no leaders
    if view.folded(index) in _DESCRIBING and view.folded(index - 1).lstrip("ولب").startswith("ال"):
        return None  # الحزب الحاكم: what the party does, and nobody's office
    word = view.words[index]
    if word.folded.endswith("الامر") and "آ" not in view.tokens[index].bare:
        return None  # الأمر الذي: no officer
    if word.office:
        return _read_title(view, index, word.office_skip, word.office)
    pair = _pair_skip(view, index)
    if pair >= 0:
        return _read_title(view, index, pair, "head")
    if word.title in ("rank", "royal"):
        return _read_rank(view, index)
    return None


def has_pronoun(view: View, index: int) -> bool:
    """Whether a title ends in a pronoun that stands for its organisation (رئيسه, not رئيسة)."""
    word = view.words[index]
    stem = word.folded[max(word.office_skip, 0) :]
    return view.lexicon.is_office_part("pronoun", stem) and not view.tokens[index].bare.endswith("ة")


def _pair_skip(view: View, index: int) -> int:
    """Letters before a title that is one only with the next word (كاتب عام، كبير المفاوضين), or -1."""
    for skip in (0, 1):
        stem = view.folded(index)[skip:]
        if (skip == 0 or view.folded(index)[:1] in "ولب") and view.lexicon.is_office_part(
            "pair", f"{stem} {view.folded(index + 1)}"
        ):
            return skip
    return -1


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
        if folded == "اركان" and view.folded(after + 1) == "حرب":
            after += 2  # العقيد أركان حرب سالم الوردي
            continue
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
    reading = Reading(end, after)
    if word.title == "rank" and _is_within(view, after):
        _take_linked_organisation(view, reading, "rank")
    span = Span(start, view.tokens[reading.after - 1].end)
    plural = view.folded(index).endswith(("ان", "ين", "اء"))
    office = OfficeMention(span, title, reading.organisation, None, status, "rank")
    return OfficePhrase(office, index, reading.after, plural, True)


def _is_within(view: View, index: int) -> bool:
    """Whether a preposition ties what follows to a rank (المقدم في الشرطة)."""
    return view.folded(index) in ("في", "من") or (view.is_word(index) and view.folded(index)[:1] == "ب")


def _read_title(view: View, index: int, skip: int, sort: str) -> OfficePhrase | None:
    token = view.tokens[index]
    stem = token.folded[skip:]
    definite = stem.startswith("ال") or token.folded[:skip].endswith("لل")
    reading = Reading(index + 1, index + 1)
    _take_adjectives(view, reading, definite)
    governs = view.lexicon.is_office_part("territory", stem) and is_known_place(view, reading.after)
    if not definite and not governs:
        if sort == "whole":
            take_nouns(view, reading, 4)
        else:
            take_complement(view, reading, sort)
    _take_adjectives(view, reading, definite or reading.organisation is None)
    if sort == "voice" or definite or reading.organisation is None or reading.unit:
        _take_linked_organisation(view, reading, sort)
    if definite and reading.organisation is None and sort == "head":
        _take_charge(view, reading)
    if view.lexicon.is_office_part("territory", stem):
        take_territory(view, reading)
    take_place(view, reading)
    _take_former(view, reading)
    if reading.place is None and reading.organisation is not None:
        reading.place = inner_place(view, reading.organisation)
    if reading.organisation is None and view.lexicon.is_office_part("within", stem):
        feminine = view.lexicon.is_office_part("pronoun", stem) and not has_pronoun(view, index)
        reading.rule = "title" if feminine else "within"
    start = offset_of(token, skip)
    if view.folded(index - 1) == "باعمال" and view.folded(index - 2).endswith("قائم"):
        start = view.tokens[index - 2].start  # القائم بأعمال المحافظ
    title = Span(start, view.tokens[reading.title_end - 1].end)
    span = Span(start, view.tokens[reading.after - 1].end)
    if reading.title_end == index + 1 and has_pronoun(view, index):
        title = Span(start, token.end - (1 if stem.endswith("ه") else 2))
    if view.lexicon.is_office_part("bound", stem.removeprefix("ال")) and reading.organisation is None:
        return None
    plural = stem.endswith(("ين", "ان", "اء", "و", "ا_", "ه_")) or stem in ("قاده", "القاده", "نواب", "وزيري")
    if stem in ("ممثلي", "اعضاء", "ضباط", "قياديي"):
        plural = True
    office = OfficeMention(span, title, reading.organisation, reading.place, reading.status, reading.rule)
    weak = stem in _WEAK and reading.after == index + 1
    return OfficePhrase(office, index, reading.after, plural, weak)


def _take_adjectives(view: View, reading: Reading, definite: bool) -> None:
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


def _take_charge(view: View, reading: Reading) -> None:
    """Take what a definite title with an adjective is in charge of (المدير العام للامتحانات)."""
    index = reading.after
    if index != reading.title_end or not view.lexicon.is_office_part("field", view.folded(index - 1)):
        return
    if not begins_purpose(view, index) or view.lexicon.is_office_part(
        "reference", "ال" + view.folded(index)[2:]
    ):
        return
    reading.after = reading.title_end = purpose_end(view, index)
    _take_linked_organisation(view, reading, "head")


def _followed_by_name(view: View, index: int) -> bool:
    return view.is_word(index) and (
        view.words[index].name in ("given", "foreign", "weak", "word")
        or view.words[index].part in ("kunya", "servant")
    )


def _take_linked_organisation(view: View, reading: Reading, sort: str) -> None:
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
        if sort == "voice" and (end := _body_end(view, after - 1)) > after:
            reading.organisation = Span(mention.span.start, view.tokens[end - 1].end)
            reading.after = end
        return
    if index in view.starts and (linked or _joined(view, index)):
        mention, after = view.starts[index]
        reading.organisation = mention.span
        reading.after = after
        return
    quoted = index if linked else index + 1
    if (linked or folded in ("ل", "ب")) and take_quoted(view, reading, quoted):
        return
    if sort == "voice" and linked and (served := read_office(view, index)) is not None:
        reading.organisation, reading.after = served.office.span, served.after
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
    if linked and folded == "عن" and _take_constituency(view, reading, marked):
        return
    if sort != "voice" or not linked:
        return
    if target.startswith("ال"):
        after = _body_end(view, marked)
        reading.organisation = Span(view.tokens[marked].start, view.tokens[after - 1].end)
        reading.after = after
    elif names_local_body(view, marked):
        reading.organisation = Span(view.tokens[marked].start, view.tokens[marked + 1].end)
        reading.place, reading.after = view.tokens[marked + 1].span, marked + 2
    elif (end := _construct_end(view, marked)) > marked:
        reading.organisation = Span(view.tokens[marked].start, view.tokens[end - 1].end)
        reading.after = end


def _take_constituency(view: View, reading: Reading, index: int) -> bool:
    """Take for whom a deputy sits: النائب عن محافظة نينوى، النائب عن كتلة الوفاء."""
    land = view.is_place is not None and view.is_place(view.folded(index))
    if land or view.lexicon.is_office_part("hierarchy", view.folded(index)):
        span, after = place_at(view, index)
        if span is not None:
            reading.place, reading.after = span, after
            return True
    end = _construct_end(view, index)
    if end == index:
        return False
    reading.organisation = Span(view.tokens[index].start, view.tokens[end - 1].end)
    reading.after = end
    return True


def _construct_end(view: View, index: int) -> int:
    """The token after a construct that ends in a definite word (خطة فرض القانون), else `index`."""
    for place in range(index, min(index + 3, len(view))):
        word = view.words[place]
        if not view.is_word(place) or word.say or word.office or (word.name and word.name_skip == 0):
            return index
        if place > index and word.article:
            return place + 1
        if (word.stop and not word.organisation and place == index) or word.article:
            return index
    return index


def _describes_body(view: View, index: int) -> bool:
    """Whether a definite adjective that belongs to a body's name stands there (الوطنية، العليا)."""
    folded = view.folded(index)
    nisba = folded.startswith("ال") and folded.endswith(_NATION_ENDS)
    return nisba or view.lexicon.is_head_part("adjective", folded)


def _body_end(view: View, index: int) -> int:
    """The token after a definite body for which somebody speaks: القيادة العامة للقوات المسلحة."""
    after = index + 1
    while _describes_body(view, after):
        after += 1
    while True:
        if after in view.starts and view.folded(after).startswith("ل"):
            after = view.starts[after][1]
        elif begins_purpose(view, after):
            after = purpose_end(view, after)
        else:
            return after


def _pass_adjectives(view: View, reading: Reading) -> None:
    """Pass over adjectives of a referring word: blame (التنظيم الإرهابي) is left out of it."""
    while view.is_word(reading.after):
        folded = view.folded(reading.after)
        if view.lexicon.is_office_part("field", folded) and reading.organisation is not None:
            reading.organisation = Span(reading.organisation.start, view.tokens[reading.after].end)
        elif not view.lexicon.is_head_part("outside", folded):
            return
        reading.after += 1


def _take_served(view: View, reading: Reading, index: int) -> bool:
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


def _take_former(view: View, reading: Reading) -> None:
    """Take what says how an office is held behind its organisation or place: محافظ نينوى السابق، المكلف."""
    if not view.is_word(reading.after):
        return
    folded = view.folded(reading.after)
    if view.lexicon.is_office_part("former", folded):
        reading.status = "former"
        reading.after += 1
    elif any(view.lexicon.is_office_part(part, folded) for part in ("counted", "held")):
        reading.after += view.is_word(reading.after + 1) and bool(view.words[reading.after + 1].name)
