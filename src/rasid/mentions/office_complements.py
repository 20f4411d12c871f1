"""What a title governs: the organisation it is held in, or nouns that belong to the title."""

from __future__ import annotations

from dataclasses import dataclass

from rasid.mentions.office_places import country_at, place_at
from rasid.mentions.organisations import quoted_end
from rasid.mentions.view import View
from rasid.values.span import Span

#: A name in quotes with both marks: three words and no more.
_LONGEST_QUOTED = 5
#: Definite words that nobody is called, which the function words have too.
_GOVERNED = ("الوزراء", "الحكومه", "الدوله", "الجيش", "الشرطه", "القوات", "الامن")


@dataclass(slots=True)
class Reading:
    """An office phrase while it is read."""

    title_end: int
    after: int
    status: str = "current"
    organisation: Span | None = None
    unit: bool = False
    place: Span | None = None
    rule: str = "title"


def take_complement(view: View, reading: Reading, sort: str) -> None:
    """Take what an indefinite title governs: an organisation, or nouns that belong to the title."""
    index = reading.after
    if index in view.starts:
        take_organisation(view, reading, index)
        return
    if take_quoted(view, reading, index) or not view.is_word(index) or sort == "voice":
        return
    folded = view.folded(index)
    if view.lexicon.is_office_part("founder", view.folded(index - 1)):
        _take_founded(view, reading)
        return
    if _take_country(view, reading):
        return
    if names_local_body(view, index):
        reading.organisation = Span(view.tokens[index].start, view.tokens[index + 1].end)
        reading.place = view.tokens[index + 1].span
        reading.after = index + 2
        return
    if view.lexicon.is_office_part("reference", folded):
        reading.organisation = view.tokens[index].span
        reading.after = index + 1
        return
    if _is_site(view, index):
        reading.organisation = Span(view.tokens[index].start, view.tokens[index + 1].end)
        reading.after = index + 2
        return
    if view.lexicon.is_office_part("hierarchy", folded) and view.is_word(index + 1):
        span, after = place_at(view, index)
        if span is not None:
            reading.place = span
            reading.after = after
            return
    take_nouns(view, reading, 4)


def take_quoted(view: View, reading: Reading, index: int) -> bool:
    """Take a short name in quotes as the body (زعيم «الكرامة»); whether one stood here."""
    end = quoted_end(view.tokens, index) if view.text(index) in ("«", "“", '"') else None
    if end is None or end - index > _LONGEST_QUOTED or any(view.words[n].say for n in range(index + 1, end)):
        return False
    reading.organisation = Span(view.tokens[index + 1].start, view.tokens[end - 2].end)
    reading.after = end
    return True


def _take_country(view: View, reading: Reading) -> bool:
    """Take the country that a title governs as its place (رئيس كينيا، وزير خارجية غينيا بيساو)."""
    after = country_at(view, reading.after)
    if after == reading.after:
        return False
    reading.place = Span(view.tokens[reading.after].start, view.tokens[after - 1].end)
    reading.after = after
    return True


def names_local_body(view: View, index: int) -> bool:
    """Whether a local body and its place stand here, which no list of organisations has (عمليات سامراء)."""
    if view.is_place is None or not view.is_word(index + 1) or view.words[index + 1].name:
        return False
    place = view.folded(index + 1)
    if not view.lexicon.is_office_part("local", view.folded(index)) or not view.is_place(place):
        return False
    return not view.lexicon.is_office_part("reference", place)


def _is_site(view: View, index: int) -> bool:
    """Whether a site and its name stand here (مدير مستشفى الشفاء), and not somebody and his name."""
    if not view.lexicon.is_office_part("run", view.folded(index)) or not view.is_word(index + 1):
        return False
    named = view.words[index + 1]
    if named.stop or named.office or named.title or index + 1 in view.starts:
        return False
    if named.article or (view.is_place is not None and view.is_place(named.folded)):
        return True
    return _opens_name(view, index + 1) and _opens_name(view, index + 2)  # مستشفى ناصر | عاطف الحوت


def _opens_name(view: View, index: int) -> bool:
    return (
        view.is_word(index)
        and view.words[index].name in ("given", "weak")
        and view.words[index].name_skip == 0
    )


def _take_founded(view: View, reading: Reading) -> None:
    """Take what a founder founded, with its adjectives (مؤسس الجمهورية الحديثة)."""
    start = after = reading.after
    if (
        view.words[start].stop
        or view.words[start].office
        or (view.words[start].name and not view.words[start].article)
    ):
        return
    after += 1
    while (
        view.is_word(after)
        and view.words[after].article
        and after < start + 4
        and not _names_follow(view, after)
    ):
        after += 1
    reading.organisation = Span(view.tokens[start].start, view.tokens[after - 1].end)
    reading.after = after


def take_organisation(view: View, reading: Reading, index: int) -> None:
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
        _take_purpose(view, reading, folded)


def _take_purpose(view: View, reading: Reading, head: str) -> None:
    """Take what an institution is for into its name (الهيئة العليا للانتخابات، المجلس الأعلى للدولة)."""
    index = reading.after
    if reading.organisation is None or view.lexicon.is_office_part("armed", head.removeprefix("ال")):
        return
    if not begins_purpose(view, index) or not view.text(index - 1).startswith("ال"):
        return
    reading.after = purpose_end(view, index)
    reading.organisation = Span(reading.organisation.start, view.tokens[reading.after - 1].end)


def begins_purpose(view: View, index: int) -> bool:
    """Whether ل and a definite noun that is nobody spoken to stand here (للانتخابات، لشؤون)."""
    folded = view.folded(index)
    if not view.is_word(index) or index in view.starts:
        return False
    if view.lexicon.is_head_part("purpose", folded):
        return True
    if not folded.startswith("لل") or len(folded) < 6 or folded.endswith(("ين", "يين")):
        return False
    return not view.lexicon.is_office_part("addressee", folded[2:])


def purpose_end(view: View, index: int) -> int:
    """The token after a purpose: its noun, adjectives and joined nouns (للعلوم السياسية والإدارة)."""
    after = index + 1
    while view.is_word(after) and after <= index + 3 and after not in view.starts:
        folded, word = view.folded(after), view.words[after]
        if word.office or word.title or word.stop or view.lexicon.is_office_part("former", folded):
            break
        joined = folded.startswith("وال")
        opens = not view.folded(index).startswith("لل") and after == index + 1
        if not (joined or (word.article and (opens or folded.endswith(("ي", "يه"))))):
            break
        if word.name and not joined and _names_follow(view, after):
            break
        after += 1
    return after


def _names_follow(view: View, index: int) -> bool:
    """Whether the word is the surname or begins the name of the man in office."""
    return view.words[index].name in ("given", "weak", "famous")


def take_nouns(view: View, reading: Reading, most: int) -> None:
    """Take the nouns that a title governs into it: up to the first definite one and what is joined to it."""
    taken = 0
    closed = False
    while view.is_word(reading.after) and taken < most:
        index = reading.after
        folded, word = view.folded(index), view.words[index]
        if index in view.starts and taken:
            if not closed:
                take_organisation(view, reading, index)
            return
        if view.lexicon.is_office_part("former", folded):
            return
        if taken and not closed and _take_country(view, reading):
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
        elif not unit and not (_is_inner_title(view, index) or _is_field_of_country(view, index)):
            return
        reading.after += 1
        reading.title_end = reading.after
        taken += 1
        if word.office == "head" and not closed and reading.after in view.starts:
            take_organisation(view, reading, reading.after)
            return


def _is_inner_title(view: View, index: int) -> bool:
    """Whether a title stands inside another one (مدير مكتب وزير الصحة، نائب رئيس البلدية)."""
    word = view.words[index]
    return word.office in ("head", "whole") and not word.article and _governs(view, index)


def _is_field_of_country(view: View, index: int) -> bool:
    """وزير | خارجية فرنسا: a minister's field in the construct with his country."""
    word = view.words[index]
    plain = not (word.article or word.stop or (word.name and word.name_skip == 0))
    return plain and view.words[index - 1].office == "whole" and country_at(view, index + 1) > index + 1


def _governs(view: View, index: int) -> bool:
    """Whether an inner title (مساعد أمير حسبة، معاون وزير الدفاع) has a noun after it and is no name."""
    following = view.words[index + 1] if view.is_word(index + 1) else None
    if following is None:
        return False
    if index + 1 in view.starts or view.lexicon.is_office_part("unit", following.folded):
        return True
    if country_at(view, index + 1) > index + 1:
        return True  # رئيس وزراء صربيا
    body = following.organisation and following.organisation_skip == 0
    if (following.stop and not body) or (following.name and following.name_skip == 0):
        return following.article and following.folded in _GOVERNED
    return following.article


def _field_after(view: View, index: int) -> bool:
    """Whether a joined word is a field of the office (الشباب والرياضة), not another noun phrase."""
    word = view.words[index]
    return not (word.office or word.title or word.organisation or word.stop)
