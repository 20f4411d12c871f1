"""People: names with the titles, offices and by-names that stand beside them."""

from __future__ import annotations

from dataclasses import dataclass, replace

from rasid.folding import fold_word
from rasid.language.tokens import Sentence
from rasid.language.words import offset_of
from rasid.lexicon.names import NameLexicon
from rasid.mentions.gathering import gather_people
from rasid.mentions.offices import OfficePhrase, read_office
from rasid.mentions.organisations import quoted_end
from rasid.mentions.personal_names import Cue, Name, read_name
from rasid.mentions.view import IsCommon, View, view_of
from rasid.values.mention import OfficeMention, OrganisationMention, PersonMention
from rasid.values.span import Span

_QUOTES = "\"«»“”'‘’"
_COMMAS = ",،:"
_SITE_TITLES = ("royal", "honorific", "rank")


@dataclass(frozen=True, slots=True)
class _Lead:
    """What stands before a name: its offices, the token after it, and how strongly it announces a name."""

    offices: tuple[OfficePhrase, ...]
    after: int
    cue: Cue


def find_people(
    sentence: Sentence,
    lexicon: NameLexicon,
    organisations: tuple[OrganisationMention, ...],
    known: tuple[str, ...] = (),
    is_common: IsCommon | None = None,
) -> tuple[PersonMention, ...]:
    """Find the people named in a sentence, in order, without overlaps.

    `known`: names that the report gave before this sentence; a surname, kunya or given name of
    them alone is a mention. `is_common` says that a written word is an ordinary word or a place name; without
    it unknown words are taken for names only after titles. Names of streets, schools, units and the
    like are no people.
    """
    view = view_of(sentence, lexicon, organisations, is_common)
    short_names = {word for name in known for word in _telling_words(name, lexicon)}
    found: list[PersonMention] = []
    shared: tuple[OfficePhrase, ...] = ()
    last_after = -1
    index = 0
    while index < len(view):
        site_after = _after_site(view, index)
        if site_after > index:
            index = site_after
            continue
        joined = _is_joined(view, index, last_after)
        lead = _read_lead(view, index, joined)
        name = _read_led_name(view, lead, frozenset(short_names))
        if name is None:
            index += 1
            continue
        offices = lead.offices or _charge(view, index)
        if not offices and joined:
            offices = tuple(phrase for phrase in shared if phrase.plural)
        if not offices and found and view.folded(index - 1) in ("خلفا", "بديلا"):
            offices = _succeeded(view, found[-1])
        mention, index = _complete(view, name, offices)
        found.append(mention)
        short_names.update(_telling_words(_written(view, name), lexicon))
        shared, last_after = offices, index
    return tuple(found)


def _succeeded(view: View, successor: PersonMention) -> tuple[OfficePhrase, ...]:
    """The office that the man named before took over (عين فلان وزيرا خلفا لفلان)."""
    if not successor.offices:
        return ()
    office = replace(successor.offices[-1], status="former")
    return (OfficePhrase(office, 0, 0, False, False),)


def _charge(view: View, index: int) -> tuple[OfficePhrase, ...]:
    """The office of one who leads an organisation named before: الكتيبة بقيادة فلان."""
    before = index - 1
    if not (view.is_word(before) and view.lexicon.is_office_part("charge", view.folded(before))):
        return ()
    led = [mention for start, (mention, after) in sorted(view.starts.items()) if before - 8 <= start < before]
    if not led:
        return ()
    token = view.tokens[before]
    title = Span(offset_of(token, 1), token.end)
    office = OfficeMention(title, title, led[-1].span, None, "current", "charge")
    return (OfficePhrase(office, before, index, False, False),)


def _is_joined(view: View, index: int, after: int) -> bool:
    """Whether nothing but و, commas and quotes stands between the last name and this token."""
    if not 0 <= after <= index <= after + 4:
        return False
    between = tuple(token.folded for token in view.tokens[after:index])
    if any(text not in "\"«»“”,،و" for text in between):
        return False
    return view.folded(index).startswith("و") or any(text in ",،و" for text in between)


def _written(view: View, name: Name) -> str:
    return " ".join(
        token.text for token in view.tokens if name.span.start < token.end and token.start < name.span.end
    )


def _telling_words(name: str, lexicon: NameLexicon) -> tuple[str, ...]:
    """The words of a full name that alone can stand for it later: the last one, and a first given name."""
    words = [fold_word(word) for word in name.split()]
    if len(words) < 2:
        return tuple(words)
    telling = []
    last = words[-1]
    if last not in lexicon.parts["god"] and last not in lexicon.parts["second"] and len(last) > 2:
        if words[-2] not in lexicon.parts["kunya"]:
            telling.append(last)
    if lexicon.given.get(words[0]) in ("given", "foreign"):
        telling.append(words[0])
    return tuple(telling)


def _after_site(view: View, index: int) -> int:
    """The token after a site that bears a personal name (شارع جمال عبد الناصر), else `index`."""
    word = view.words[index]
    if word.part != "site" or not view.is_word(index + 1) or word.folded[word.part_skip :].startswith("ال"):
        return index
    start = view.skip_marks(index + 1, _QUOTES)
    if not view.is_word(start):
        return index
    if view.words[start].title in _SITE_TITLES and view.words[start].title_skip == 0:
        start += 1
    if not view.is_word(start):
        return index
    first = view.words[start]
    bears = first.name_skip == 0 or (first.part in ("kunya", "servant") and first.part_skip == 0)
    bears = bears or first.folded.startswith("ابو")
    name = read_name(view, start, Cue.TITLE) if bears else None
    return name.after if name is not None else index


def _read_lead(view: View, index: int, joined: bool) -> _Lead:
    """Read the titles and offices that begin in this token; without any, what stands before it counts."""
    offices: list[OfficePhrase] = []
    after = index
    cue = Cue.NONE
    while view.is_word(after):
        word = view.words[after]
        if word.part == "called" and (after == index or word.part_skip == 0):
            after += 1
            cue = Cue.CALLED
            after = view.skip_marks(after, _QUOTES)
            continue
        phrase = None
        if not offices or word.office_skip == 0 or word.title_skip <= 0 or view.folded(after).startswith("و"):
            phrase = read_office(view, after) if not _is_given_name(view, after, after != index) else None
        if phrase is not None and _is_another(view, phrase):
            break
        if phrase is not None:
            offices.append(phrase)
            cue = _cue_of(view, phrase)
            after = _past_details(view, phrase)
        elif word.title in ("honorific", "person") and not _is_given_name(view, after, True):
            after = _after_title(view, after)
            cue = Cue.TITLE
        else:
            break
        separated = _to_next(view, after)
        if separated != after:
            after, cue = separated, Cue.SAYING
    if after == index:
        if joined or (index and (view.words[index - 1].say or view.words[index - 1].part == "leader")):
            cue = Cue.SAYING
    return _Lead(tuple(offices), after, cue)


def _is_another(view: View, phrase: OfficePhrase) -> bool:
    """Whether the name after an office is that of the other man whom the office serves (مستشار الوردي)."""
    word = view.words[phrase.first]
    if phrase.after != phrase.first + 1 or phrase.office.organisation is not None:
        return False
    return view.lexicon.is_office_part("relation", word.folded[max(word.office_skip, 0) :])


def _cue_of(view: View, phrase: OfficePhrase) -> Cue:
    """A bare indefinite rank or title (جندي، ضابط) announces a name but weakly."""
    word = view.words[phrase.first]
    bare = phrase.after == phrase.first + 1 and not word.article and not word.folded.startswith("وال")
    pronoun = view.lexicon.is_office_part("pronoun", word.folded[max(word.office_skip, 0) :])
    return Cue.SAYING if bare and not pronoun else Cue.TITLE


def _past_details(view: View, phrase: OfficePhrase) -> int:
    """The token after the office, or after the words that say more of it up to a comma and a certain name."""
    after = phrase.after
    if phrase.office.organisation is None:
        return after
    for place in range(after, min(after + 7, len(view))):
        if not view.is_word(place):
            if place == after or view.text(place) not in ",،":
                return after
            name = read_name(view, place + 1, Cue.NONE)
            return place if name is not None and name.words > 1 else after
        word = view.words[place]
        if word.say or word.office or view.tokens[place].bare in ("أن", "إن", "ان", "الذي", "التي", "الذين"):
            return after
    return after


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


def _after_title(view: View, index: int) -> int:
    """The token after a title, its full stop (د.) and its adjectives (الناشط السياسي)."""
    after = index + 1
    if len(view.folded(index)) == 1:
        return after + 1 if view.text(after) == "." else after
    while view.is_word(after) and view.folded(after) in view.lexicon.modifiers:
        if view.words[after].name == "family" and not view.is_word(after + 1):
            break
        after += 1
    return after


def _to_next(view: View, after: int) -> int:
    """Past a comma, dash or opening mark, where a name or title in apposition may follow."""
    marked = after
    if view.text(marked) in _COMMAS or view.text(marked) in ("-", "–", "ـ"):
        marked += 1
    if view.text(marked) in ("(", *_QUOTES):
        marked += 1
    return marked if view.is_word(marked) else after


def _read_led_name(view: View, lead: _Lead, known: frozenset[str]) -> Name | None:
    index = lead.after
    if not view.is_word(index) or index in view.starts:
        return None
    if index in view.within:
        return None
    cue = lead.cue
    if cue == Cue.TITLE and not lead.offices and view.words[index].stop:
        return None
    return read_name(view, index, cue, known)


def _complete(view: View, name: Name, offices: tuple[OfficePhrase, ...]) -> tuple[PersonMention, int]:
    """Add what follows a name: by-names, age in brackets, offices in apposition."""
    aliases: list[Span] = []
    held = list(offices)
    after = name.after
    moved = True
    while moved:
        moved = False
        start = view.skip_marks(after, _QUOTES)
        alias = _read_alias(view, start)
        if alias is not None:
            aliases.append(alias[0])
            after, moved = alias[1], True
            continue
        bracket = _read_bracket(view, start)
        if bracket is not None:
            after, alias_span, phrase = bracket
            moved = True
            if alias_span is not None:
                aliases.append(alias_span)
            if phrase is not None:
                held.append(phrase)
            continue
        apposed = _read_apposition(view, start)
        if apposed is not None:
            held.append(apposed)
            after, moved = apposed.after, True
    mention = PersonMention(name.span, name.sort, tuple(aliases), _offices(view, held), "name")
    return mention, max(after, name.after)


def _offices(view: View, held: list[OfficePhrase]) -> tuple[OfficeMention, ...]:
    """The offices of a person; a rank only where no other is given."""
    strong = [phrase for phrase in held if not phrase.weak]
    kept: list[OfficeMention] = []
    for phrase in strong or held:
        office = phrase.office
        first = view.words[phrase.first]
        stem = first.folded[max(first.office_skip, 0) :].removeprefix("ال")
        if view.lexicon.is_office_part("bound", stem) and office.organisation is None:
            continue
        before = view.folded(phrase.first - 1)
        if office.status == "current" and view.lexicon.is_office_part("ends", before):
            office = OfficeMention(
                office.span, office.title, office.organisation, office.place, "former", office.rule
            )
        kept.append(office)
    return tuple(kept)


def _read_alias(view: View, index: int) -> tuple[Span, int] | None:
    """The by-name after الملقب بـ، المعروف باسم، المكنى and the like."""
    place = view.skip_marks(index, _COMMAS)
    if not view.is_word(place) or view.words[place].part != "laqab":
        return None
    place += 1
    skip = 0
    if view.folded(place) in ("باسم", "ب", "بلقب", "ايضا"):
        place += 1
        if view.folded(place) in ("باسم", "ب"):
            place += 1
        place = view.skip_marks(place, "-ـ")
    elif view.folded(place).startswith("ب"):
        skip = 1
    quoted = quoted_end(view.tokens, place) if not view.is_word(place) else None
    if quoted is not None:
        return Span(view.tokens[place + 1].start, view.tokens[quoted - 2].end), quoted
    place = view.skip_marks(place, _QUOTES)
    if not view.is_word(place):
        return None
    name = read_name(view, place, Cue.CALLED)
    if name is not None and name.span.start >= offset_of(view.tokens[place], skip):
        return name.span, name.after
    if skip and view.words[place].folded[1:3] == "ال":
        return Span(offset_of(view.tokens[place], 1), view.tokens[place].end), place + 1
    if name is not None:
        return Span(offset_of(view.tokens[place], skip), name.span.end), name.after
    return None


def _read_bracket(view: View, index: int) -> tuple[int, Span | None, OfficePhrase | None] | None:
    """What stands in brackets after a name: another name, an office, an age or origin (passed over)."""
    if view.text(index) != "(":
        return None
    closing = next((i for i in range(index + 1, min(index + 14, len(view))) if view.text(i) == ")"), None)
    if closing is None or closing == index + 1:
        return None
    inside = view.skip_marks(index + 1, _QUOTES)
    if view.is_word(inside):
        name = read_name(view, inside, Cue.NONE)
        if name is not None and view.skip_marks(name.after, _QUOTES) == closing:
            return closing + 1, name.span, None
        phrase = read_office(view, inside)
        if phrase is not None and phrase.after <= closing + 1:
            return closing + 1, None, phrase
    return (closing + 1, None, None) if closing - index <= 6 else None


def _served(view: View, phrase: OfficePhrase) -> OfficePhrase | None:
    """The office with the man it serves as its organisation; None where none is named."""
    name = read_name(view, phrase.after, Cue.TITLE)
    if name is None:
        return None
    return replace(phrase, office=replace(phrase.office, organisation=name.span))


def _read_apposition(view: View, index: int) -> OfficePhrase | None:
    """The office in apposition after a name, with or without a comma; not one that leads to the next name."""
    place = index
    comma = view.text(place) in (",", "،", "-", "–", "ـ")
    if comma:
        place += 1
    while view.folded(place) in (
        "وهو",
        "هو",
        "وهي",
        "احد",
        "احدي",
        "وكان",
        "الذي",
        "ويشغل",
        "يشغل",
        "منصب",
        "بصفته",
    ):
        place += 1
    if not view.is_word(place):
        return None
    word = view.words[place]
    if word.title == "person" and not word.office:
        place = _after_title(view, place)
        if not view.is_word(place):
            return None
        word = view.words[place]
    phrase = read_office(view, place)
    if (
        phrase is None
        or (phrase.weak and comma)
        or (word.office_skip > 0 and not view.folded(place).startswith("و"))
    ):
        return None
    if comma and phrase.after == place + 1 and not word.article:
        return None
    follows = view.skip_marks(phrase.after, _QUOTES)
    if view.is_word(follows) and phrase.after not in view.starts and not _is_another(view, phrase):
        led = read_name(view, follows, Cue.NONE)
        if led is not None and (comma or word.article or view.folded(place).startswith("و")):
            return None
    return phrase


__all__ = ["find_people", "gather_people"]
