"""What stands before a personal name: titles, offices, المدعو, a verb of saying."""

from __future__ import annotations

from dataclasses import dataclass, replace

from rasid.mentions.growing_name import Cue
from rasid.mentions.offices import OfficePhrase, has_pronoun, read_office
from rasid.mentions.past_details import past_details
from rasid.mentions.two_offices import is_of_who_acts
from rasid.mentions.view import View
from rasid.values.span import Span

QUOTES = "\"«»“”'‘’"
COMMAS = ",،:"
_NAME_REACH = 14


@dataclass(frozen=True, slots=True)
class Lead:
    """What stands before a name: its offices, the token after it, and how strongly it announces a name."""

    offices: tuple[OfficePhrase, ...]
    after: int
    cue: Cue


def read_lead(view: View, index: int, joined: bool) -> Lead:
    """Read the titles and offices that begin in this token; without any, what stands before it counts."""
    offices: list[OfficePhrase] = []
    after = index
    cue = Cue.NONE
    while view.is_word(after):
        word = view.words[after]
        if _is_under_name(view, after):
            after += 1
            cue = Cue.CALLED
            continue
        if word.part == "called" and (after == index or word.part_skip == 0):
            after += 1
            cue = Cue.CALLED
            after = view.skip_marks(after, QUOTES)
            continue
        phrase = None
        if not offices or word.office_skip == 0 or word.title_skip <= 0 or view.folded(after).startswith("و"):
            phrase = read_office(view, after) if not _is_given_name(view, after, after != index) else None
        if phrase is not None and is_another(view, phrase):
            break
        phrase = _with_unknown_land(view, phrase) if phrase is not None else None
        if phrase is not None:
            if offices or not is_of_who_acts(view, after, phrase):
                offices.append(phrase)
            cue = _cue_of(view, phrase)
            after = past_details(view, phrase)
        elif word.title in ("honorific", "person") and not _is_given_name(view, after, True):
            after = after_title(view, after)
            cue = Cue.TITLE
        elif after == index and is_of_nation(view, index):
            after, cue = index + 1, Cue.APART
        else:
            break
        separated = _to_next(view, after)
        if separated != after:
            after, cue = separated, Cue.APART
    if after == index and index and view.words[index - 1].part == "leader":
        cue = Cue.LEADING
    elif after == index and (joined or (index and view.words[index - 1].say)):
        cue = Cue.SAYING
    elif after == index and _is_struck(view, index - 1):
        cue = Cue.APART
    return Lead(tuple(offices), after, cue)


def _with_unknown_land(view: View, phrase: OfficePhrase) -> OfficePhrase:
    """وزير داخلية تتارستان، فلان، أن: an office with its field and a land that nothing else tells of.

    A field without its article lacks its genitive: the one word between it and the comma is that, and the
    name of who holds the office follows in apposition.
    """
    field, land = phrase.after, phrase.after + 1
    if not (view.is_word(field) and view.is_word(land)) or view.text(land + 1) not in COMMAS:
        return phrase
    title, place = view.words[field], view.words[land]
    ministry = view.lexicon.is_office_part("whole", view.folded(phrase.first))
    open_ended = ministry and not (title.article or title.name or title.stop)
    told = place.article or place.name or place.stop or place.say or place.office or place.title
    if phrase.after != phrase.first + 1 or not open_ended or told:
        return phrase
    whole = Span(phrase.office.title.start, view.tokens[field].end)
    seat = view.tokens[land].span
    office = replace(phrase.office, span=Span(whole.start, seat.end), title=whole, place=seat)
    return replace(phrase, office=office, after=land + 1)


#: Before باسم they say that somebody goes by the name behind it.
_NAMING = (
    "نفسه",
    "نفسها",
    "يعرف",
    "تعرف",
    "عرف",
    "عرفت",
    "معروف",
    "المعروف",
    "المعروفه",
    "يدعي",
    "تقدم",
    "وقع",
)


def _is_under_name(view: View, index: int) -> bool:
    """عرف عن نفسه باسم عبد الله: here باسم is no given name."""
    return view.folded(index) == "باسم" and view.folded(index - 1) in _NAMING


def _is_struck(view: View, index: int) -> bool:
    """Whether a verb stands there after which its victim or holder may be named at once (قُتل فلان)."""
    return view.is_word(index) and (
        view.lexicon.is_part("struck", view.folded(index)) or appoints(view, index)
    )


def appoints(view: View, index: int) -> bool:
    """Whether عين is the verb: what somebody is made of stands behind his name (عين سالم العبيدي قائدا)."""
    if not view.is_word(index) or view.tokens[index].bare not in ("عين", "وعين"):
        return False
    for place in range(index + 2, min(index + _NAME_REACH, len(view))):
        if not view.is_word(place) or view.words[place].say:
            return False
        bare = view.tokens[place].bare
        if bare.endswith("ا") and view.lexicon.read(bare[:-1]).office:
            return True
    return False


def is_of_nation(view: View, index: int) -> bool:
    """اعتقلت الشرطة الأوزبكي فلان، على الكويتية فلانة: a nationality by itself, which stands for somebody.

    Behind a noun that it agrees with it is the adjective of that: الرئيس الكوري.
    """
    folded = view.folded(index).removeprefix("و")
    if view.is_nationality is None or not folded.startswith("ال") or not view.is_nationality(folded):
        return False
    if view.is_country is not None and view.is_country(folded):
        return False
    before = view.folded(index - 1)
    joined = view.folded(index) != folded
    if joined or not before.startswith(("ال", "وال", "بال", "لل")):
        return True
    feminine = before.endswith(("ه", "ات"))
    return feminine and not folded.endswith("ه")


def is_another(view: View, phrase: OfficePhrase) -> bool:
    """Whether the name after an office is that of the other man whom the office serves (مستشار الوردي)."""
    word = view.words[phrase.first]
    if phrase.after != phrase.first + 1 or phrase.office.organisation is not None:
        return False
    return view.lexicon.is_office_part("relation", word.folded[max(word.office_skip, 0) :])


def _cue_of(view: View, phrase: OfficePhrase) -> Cue:
    """A bare indefinite rank or title (جندي، ضابط) announces a name but weakly."""
    word = view.words[phrase.first]
    bare = phrase.after == phrase.first + 1 and not word.article and not word.folded.startswith("وال")
    pronoun = has_pronoun(view, phrase.first)
    return Cue.SAYING if bare and not pronoun else Cue.TITLE


def _is_given_name(view: View, index: int, led: bool) -> bool:
    """Whether a word that is both title and name (أمير، شيخ، مساعد) stands here as a name."""
    word = view.words[index]
    if word.name not in ("given", "weak", "word") or word.name_skip > 0:
        return False
    if not view.is_word(index + 1):
        return led
    following = view.words[index + 1]
    if following.organisation or following.stop or index + 1 in view.starts:
        return False
    if following.name in ("given", "family", "famous") and following.name_skip == 0:
        return True
    if not led or following.office or view.lexicon.is_office_part("unit", view.folded(index + 1)):
        return False
    return following.article or view.folded(index + 1) not in ("عام", "سر")


def after_title(view: View, index: int) -> int:
    """The token after a title, its full stop (د.) and its adjectives (الناشط السياسي)."""
    after = index + 1
    if len(view.folded(index)) == 1:
        return after + 1 if view.text(after) == "." else after
    while view.is_word(after) and view.folded(after) in view.lexicon.modifiers:
        if view.words[after].name == "family" and not view.is_word(after + 1):
            break
        after += 1
    while view.is_word(after) and view.words[after].article and view.folded(after).endswith(("ي", "يه")):
        follows = view.skip_marks(after + 1, COMMAS)
        family = view.words[after].name and not view.lexicon.is_office_part("field", view.folded(after))
        if family or not view.is_word(follows) or not opens_name(view, follows):
            break
        after += 1
    return after


def opens_name(view: View, index: int) -> bool:
    """Whether a word of the lexicon that begins a name stands there."""
    word = view.words[index]
    named = word.name in ("given", "foreign", "weak", "word") and word.name_skip == 0
    return named or word.part in ("kunya", "servant")


def _to_next(view: View, after: int) -> int:
    """Past a comma, dash or opening mark, where a name or title in apposition may follow."""
    marked = after
    if view.text(marked) in COMMAS or view.text(marked) in ("-", "–", "ـ"):
        marked += 1
    if view.folded(marked) in ("هو", "هي", "وهو", "وهي"):
        marked += 1
    if view.text(marked) in ("(", *QUOTES):
        marked += 1
    return marked if view.is_word(marked) else after
