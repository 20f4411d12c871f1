"""What follows a personal name: by-names, brackets, offices in apposition."""

from __future__ import annotations

from dataclasses import replace

from rasid.language.words import offset_of
from rasid.mentions.growing_name import Cue
from rasid.mentions.leads import COMMAS, QUOTES, after_title, is_another
from rasid.mentions.office_complements import Reading
from rasid.mentions.office_places import inner_place, may_be_place, place_at
from rasid.mentions.offices import OfficePhrase, read_office
from rasid.mentions.organisations import quoted_end
from rasid.mentions.past_details import past_details
from rasid.mentions.personal_names import Name, read_name
from rasid.mentions.view import View
from rasid.values.mention import OfficeMention, PersonMention
from rasid.values.span import Span

#: Between a name and the office in apposition to it.
_LINKS = frozenset(
    ("وهو", "هو", "وهي", "هي", "احد", "احدي", "واحد", "وكان", "الذي", "ويشغل", "يشغل", "منصب", "بصفته")
)
_COUNTED_AMONG = frozenset(
    ("يعد", "ويعد", "يعتبر", "ويعتبر", "تعد", "وتعد", "تعتبر", "وتعتبر", "والذي", "من")
)
_FOREMOST = frozenset(("ابرز", "اهم", "كبار", "اكبر", "اشهر", "اخطر", "اقدم"))
#: As many words before the end of an office may the demand for it stand.
_DEMAND_REACH = 15
#: Finite verbs among the words that end an office: they tell that it ended.
_ENDED = ("اقال", "عزلت")


def complete(view: View, name: Name, offices: tuple[OfficePhrase, ...]) -> tuple[PersonMention, int]:
    """Add what follows a name: by-names, age in brackets, offices in apposition."""
    aliases: list[Span] = []
    held = list(offices)
    after = name.after
    moved = True
    while moved:
        moved = False
        start = view.skip_marks(after, QUOTES)
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
            continue
        served = _read_service(view, start, held)
        if served is not None:
            held, after = served
            moved = True
    acts = bool(held) and _meets_another(view, max(after, name.after))
    mention = PersonMention(name.span, name.sort, tuple(aliases), _offices(view, held, acts), "name")
    return mention, max(after, name.after)


def _read_service(view: View, index: int, held: list[OfficePhrase]) -> tuple[list[OfficePhrase], int] | None:
    """Where an officer told by rank and name serves: النقيب سالم الوردي من شرطة الوردية."""
    if not held or not all(phrase.weak and phrase.office.organisation is None for phrase in held):
        return None
    start = index + 1
    if view.folded(index) not in ("من", "في"):
        if not (view.is_word(index) and view.folded(index)[:1] == "ب"):
            return None
        start = index
    if start in view.starts:
        mention, after = view.starts[start]
        body = mention.span
    elif (
        start > index and view.is_word(start) and view.lexicon.is_office_part("reference", view.folded(start))
    ):
        body, after = view.tokens[start].span, start + 1
    else:
        return None
    place = inner_place(view, body)
    served = [
        replace(phrase, office=replace(phrase.office, organisation=body, place=phrase.office.place or place))
        for phrase in held
    ]
    return served, after


def _meets_another(view: View, index: int) -> bool:
    """Whether another office and its holder follow at once: the verb is what this man does to that one."""
    if not view.is_word(index) or view.folded(index).startswith("و"):
        return False
    phrase = read_office(view, index)
    if phrase is None or phrase.weak:
        return False
    follows = view.skip_marks(phrase.after, QUOTES)
    return view.is_word(follows) and read_name(view, follows, Cue.TITLE) is not None


def _offices(view: View, held: list[OfficePhrase], acts: bool) -> tuple[OfficeMention, ...]:
    """The offices of a person; a rank only where no other is given. `acts`: he ends another's."""
    strong = [phrase for phrase in held if not phrase.weak]
    kept: list[OfficeMention] = []
    for phrase in strong or held:
        office = phrase.office
        first = view.words[phrase.first]
        stem = first.folded[max(first.office_skip, 0) :].removeprefix("ال")
        if view.lexicon.is_office_part("bound", stem) and office.organisation is None:
            continue
        if office.status == "current" and not acts and _is_ended(view, phrase.first - 1):
            office = OfficeMention(
                office.span, office.title, office.organisation, office.place, "former", office.rule
            )
        kept.append(office)
    return tuple(kept)


def _is_ended(view: View, index: int) -> bool:
    """Whether the word before an office ends it, and no demand or denial governs that: طالبوا بإقالته."""
    if not view.lexicon.is_office_part("ends", view.folded(index)):
        return False
    if view.folded(index) in _ENDED:
        return True
    for place in range(index - 1, max(index - _DEMAND_REACH, -1), -1):
        if view.text(place) in (".", "؛"):
            return True
        if view.is_word(place) and view.lexicon.is_office_part("unmet", view.folded(place).removeprefix("و")):
            return False
    return True


def _read_alias(view: View, index: int) -> tuple[Span, int] | None:
    """The by-name after الملقب بـ، المعروف باسم، المكنى and the like."""
    place = view.skip_marks(index, COMMAS)
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
    place = view.skip_marks(place, QUOTES)
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
    inside = view.skip_marks(index + 1, QUOTES)
    if view.is_word(inside):
        name = read_name(view, inside, Cue.NONE)
        if name is not None and view.skip_marks(name.after, QUOTES) == closing:
            return closing + 1, name.span, None
        phrase = read_office(view, inside)
        if phrase is not None and phrase.after <= closing + 1:
            return closing + 1, None, phrase
    return (closing + 1, None, None) if closing - index <= 6 else None


def _read_leading(view: View, index: int) -> OfficePhrase | None:
    """What a relative clause says that somebody leads: فلان الذي كان يقود كتيبة النهر."""
    if view.folded(index) not in ("الذي", "التي"):
        return None
    verb = index + 1
    was = view.folded(verb) in ("كان", "كانت")
    verb += int(was)
    if not (view.is_word(verb) and view.lexicon.is_office_part("leads", view.folded(verb))):
        return None
    body = view.skip_marks(verb + 1, QUOTES)
    title = view.tokens[verb].span
    if body in view.starts:
        mention, after = view.starts[body]
        organisation = mention.span
    elif _refers(view, body):
        organisation, after = view.tokens[body].span, body + 1
    else:
        return None
    span = Span(title.start, organisation.end)
    status = "former" if was else "current"
    office = OfficeMention(span, title, organisation, None, status, "charge")
    return OfficePhrase(office, verb, after, False, False)


def _past_links(view: View, index: int) -> int:
    """The token after the words that join an office to the name before it: وهو أحد أبرز، يعد من كبار."""
    place = index
    while True:
        folded = view.folded(place)
        ahead = place + 1
        while view.folded(ahead) in _COUNTED_AMONG:
            ahead += 1
        among = folded in _COUNTED_AMONG and (view.folded(ahead) in _FOREMOST or _is_ranked(view, ahead))
        if not (folded in _LINKS or among or (place > index and folded in _FOREMOST)):
            return place
        place += 1


def _is_ranked(view: View, index: int) -> bool:
    return view.is_word(index) and view.lexicon.is_office_part("ranked", view.folded(index))


def _read_ranked(view: View, index: int) -> OfficePhrase:
    """Of whom somebody is one (أحد أبرز قناصي التنظيم): the plural, and its body or place."""
    reading = Reading(index + 1, index + 1)
    after = index + 1
    if view.is_word(after) and after not in view.starts and not _refers(view, after):
        if view.words[after].article:
            reading.title_end = reading.after = after + 1
            after += 1
        elif (placed := place_at(view, after))[0] is not None and may_be_place(view, after, placed[0]):
            reading.place, reading.after = placed
            after = reading.after
        if view.folded(after) in ("في", "ب", "لدي"):
            after += 1
    if after in view.starts:
        mention, reading.after = view.starts[after]
        reading.organisation = mention.span
    elif _refers(view, after):
        reading.organisation, reading.after = view.tokens[after].span, after + 1
    start, end = view.tokens[index].start, view.tokens[reading.title_end - 1].end
    span = Span(start, view.tokens[reading.after - 1].end)
    office = OfficeMention(span, Span(start, end), reading.organisation, reading.place, "current", "title")
    return OfficePhrase(office, index, reading.after, True, False)


def _refers(view: View, index: int) -> bool:
    return view.is_word(index) and view.lexicon.is_office_part("reference", view.folded(index))


def _read_apposition(view: View, index: int) -> OfficePhrase | None:
    """The office in apposition after a name, with or without a comma; not one that leads to the next name."""
    place = index
    comma = view.text(place) in (",", "،", "-", "–", "ـ")
    if comma:
        place += 1
    leading = _read_leading(view, place)
    if leading is not None:
        return leading
    linked = _past_links(view, place)
    if linked > place and _is_ranked(view, linked):
        return _read_ranked(view, linked)
    place = linked
    if not view.is_word(place):
        return None
    word = view.words[place]
    if word.title == "person" and not word.office:
        place = after_title(view, place)
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
    joins = view.folded(place).startswith("و")
    if joins and phrase.plural:
        return None  # سالم الوردي وأعضاء المجلس: others
    if joins and past_details(view, phrase) != phrase.after:
        return None  # ورئيس اللجنة المكلفة بالملف سالم الوردي
    follows = view.skip_marks(phrase.after, QUOTES)
    if view.is_word(follows) and phrase.after not in view.starts and not is_another(view, phrase):
        joined = view.folded(place).startswith("و") and view.is_common is not None
        led = read_name(view, follows, Cue.TITLE if joined else Cue.NONE)
        if led is not None and (comma or word.article or led.words > 1 or view.folded(place).startswith("و")):
            return None
    return phrase
