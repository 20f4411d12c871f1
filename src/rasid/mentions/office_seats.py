"""Where an office is held: the place behind it, where an envoy is sent, the land of a governor."""

from __future__ import annotations

from rasid.mentions.growing_name import Cue
from rasid.mentions.office_complements import Reading
from rasid.mentions.office_places import may_be_place, place_at
from rasid.mentions.personal_names import read_name
from rasid.mentions.view import View
from rasid.values.span import Span

#: A place that the report speaks of, whatever town bears the name: أمير البلاد، محافظ المدينة.
_ANY_PLACE = (
    "البلاد",
    "المدينه",
    "البلده",
    "القريه",
    "المنطقه",
    "المحافظه",
    "الولايه",
    "الاقليم",
    "العاصمه",
    "الجزيره",
    "الجهه",
)
_SIDES = ("شمال", "جنوب", "شرق", "غرب", "وسط", "ريف")


def take_place(view: View, reading: Reading) -> None:
    """Take the place of an office; where it has one already, pass over the one that contains it."""
    index = reading.after
    folded = view.folded(index)
    if not view.is_word(index):
        return
    if folded == "لدي" and reading.place is not None and reading.organisation is None:
        # سفير فرنسا لدى ليبيا: whose envoy he is belongs to the title
        reading.title_end, reading.place = index, None
    if folded in ("الي", "لدي") and reading.place is None and view.is_word(index + 1):
        _take_destination(view, reading)
        return
    if folded == "في" and view.is_word(index + 1):
        span, after = place_at(view, index + 1)
    elif folded[:1] == "ب" and len(folded) > 3 and view.words[index].name_skip != 0:
        span, after = place_at(view, index, 1)
    else:
        return
    if span is not None and (may_be_place(view, index, span) or _is_here(view, index, after)):
        reading.place = reading.place or span
        reading.after = after


def _is_here(view: View, index: int, after: int) -> bool:
    """كاتب عام النقابة بالجهة سالم الوردي: the place spoken of, between an office and its holder."""
    vague = view.folded(after - 1).removeprefix("ب") in _ANY_PLACE
    return vague and after - index < 3 and read_name(view, after, Cue.TITLE) is not None


def _take_destination(view: View, reading: Reading) -> None:
    """Take where an envoy is sent, if his name follows (المبعوث الأممي إلى اليمن سالم الوردي)."""
    span, after = place_at(view, reading.after + 1)
    if span is None or not may_be_place(view, reading.after + 1, span):
        return
    start = view.skip_marks(after, ",،")
    if view.is_word(start) and (view.words[start].title or read_name(view, start, Cue.NONE)):
        reading.place, reading.after = span, after


def is_known_place(view: View, index: int) -> bool:
    """Whether a place of the gazetteer with the article stands there: أمير الرقة."""
    if not view.is_word(index) or index in view.starts or view.is_place is None:
        return False
    folded = view.folded(index)
    referring = view.lexicon.is_office_part("reference", folded) or view.lexicon.is_head_part("time", folded)
    return view.words[index].article and folded not in _ANY_PLACE and not referring and view.is_place(folded)


def _is_part_of_land(view: View, index: int) -> bool:
    """Whether a side and the land it is of stand there (والي شمال دارفور)."""
    if view.folded(index) not in _SIDES or not view.is_word(index + 1) or view.is_place is None:
        return False
    return view.is_place(view.folded(index + 1)) and index + 1 not in view.starts


def take_territory(view: View, reading: Reading) -> None:
    """Take the place that follows at once the title of its governor, heir or envoy (محافظ حلب)."""
    index = reading.after
    if reading.organisation is not None or reading.place is not None or not view.is_word(index):
        return
    word = view.words[index]
    if _is_part_of_land(view, index):
        reading.place = Span(view.tokens[index].start, view.tokens[index + 1].end)
        reading.after = index + 2
        return
    named = word.name and word.name_skip == 0 and not is_known_place(view, index)
    kunya = word.part == "kunya" and not (
        view.is_place is not None and view.is_place(f"{view.folded(index)} {view.folded(index + 1)}")
    )
    if word.stop or word.office or word.title or named or kunya or word.part == "called":
        return
    follows = index + 1
    ends = not view.is_word(follows) or view.words[follows].name or view.words[follows].part
    if ends or (view.is_common is not None and view.is_common(view.tokens[index].bare)):
        span, after = place_at(view, index)
        if span is not None:
            reading.place, reading.after = span, after
