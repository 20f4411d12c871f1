"""People: names with the titles, offices and by-names that stand beside them."""

from __future__ import annotations

from dataclasses import replace

from rasid.folding import fold_word
from rasid.language.tokens import Sentence
from rasid.language.words import offset_of
from rasid.lexicon.names import NameLexicon
from rasid.mentions.appositions import complete
from rasid.mentions.bridged_offices import bridged_office
from rasid.mentions.gathering import gather_people
from rasid.mentions.growing_name import Cue
from rasid.mentions.leads import QUOTES, Lead, appoints, read_lead
from rasid.mentions.offices import OfficePhrase
from rasid.mentions.personal_names import Name, read_name
from rasid.mentions.view import Ordinary, View, view_of
from rasid.values.mention import OfficeMention, OrganisationMention, PersonMention
from rasid.values.span import Span

_SITE_TITLES = ("royal", "honorific", "rank")
_VERDICT_REACH = 6
#: Before a body they say whose somebody else is, who is led: وفد من الجيش برئاسة فلان.
_OF = ("من", "في", "عن", "الي", "مع", "بين")


def find_people(
    sentence: Sentence,
    lexicon: NameLexicon,
    organisations: tuple[OrganisationMention, ...],
    known: tuple[str, ...] = (),
    ordinary: Ordinary | None = None,
) -> tuple[PersonMention, ...]:
    """Find the people named in a sentence, in order, without overlaps.

    `known`: names that the report gave before this sentence; a surname, kunya or given name of
    them alone is a mention. `ordinary` tells ordinary words and place names from others; without it unknown
    words are taken for names only after titles. Names of streets, schools, units and the like are no
    people.
    """
    view = view_of(sentence, lexicon, organisations, ordinary)
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
        lead = read_lead(view, index, joined)
        name = _read_led_name(view, lead, frozenset(short_names))
        if name is None:
            index += 1
            continue
        offices = lead.offices or _charge(view, index)
        if all(phrase.weak for phrase in offices):
            bridged = bridged_office(view, index)
            offices = (bridged,) if bridged is not None else offices
        if not offices and joined:
            offices = tuple(phrase for phrase in shared if phrase.plural)
        if not offices and found and view.folded(index - 1) in ("خلفا", "بديلا"):
            offices = _succeeded(found[-1])
        mention, index = complete(view, name, offices)
        found.append(mention)
        short_names.update(_telling_words(_written(view, name), lexicon))
        shared, last_after = offices, index
    return tuple(found)


def _succeeded(successor: PersonMention) -> tuple[OfficePhrase, ...]:
    """The office that the man named before took over (عين فلان وزيرا خلفا لفلان)."""
    if not successor.offices:
        return ()
    office = replace(successor.offices[-1], status="former")
    return (OfficePhrase(office, 0, 0, False, False),)


def _charge(view: View, index: int) -> tuple[OfficePhrase, ...]:
    """The office of one who leads an organisation named before: الكتيبة بقيادة فلان."""
    before = index - 1
    if view.is_word(before) and view.lexicon.is_office_part("leads", view.folded(before)):
        return _led_by(view, index)
    if not (view.is_word(before) and view.lexicon.is_office_part("charge", view.folded(before))):
        return ()
    led = [
        mention
        for start, (mention, after) in sorted(view.starts.items())
        if before - 8 <= start < before and not (after == before and view.folded(start - 1) in _OF)
    ]
    if not led:
        return ()
    token = view.tokens[before]
    title = Span(offset_of(token, 1), token.end)
    office = OfficeMention(title, title, led[-1].span, None, "current", "charge")
    return (OfficePhrase(office, before, index, False, False),)


def _led_by(view: View, index: int) -> tuple[OfficePhrase, ...]:
    """The office of whom a relative clause names behind a body: حزب الكرامة الذي يتزعمه فلان."""
    before = view.tokens[index - 1]
    place = index - 2
    while place > 0 and view.folded(place) in ("كان", "كانت"):
        place -= 1
    if view.folded(place) not in ("الذي", "التي"):
        return ()
    ends = {after: mention for mention, after in view.starts.values()}
    led = ends.get(place) or (ends.get(place - 1) if view.text(place - 1) in '،,»"' else None)
    if led is None:
        return ()
    status = "former" if place < index - 2 else "current"
    title = before.span
    office = OfficeMention(title, title, led.span, None, status, "charge")
    return (OfficePhrase(office, index - 1, index, False, False),)


def _speaks_for(view: View, index: int) -> bool:
    """Whether باسم says for whom somebody speaks (الناطق باسم عمليات بغداد), and is no name."""
    if view.words[index - 1].office == "voice" or index + 1 in view.starts:
        return True
    adjective = index > 1 and view.lexicon.is_office_part("field", view.folded(index - 1))
    if adjective and view.words[index - 2].office == "voice":
        return True  # الناطق الرسمي باسم أهالي المدينة
    following = view.words[index + 1] if view.is_word(index + 1) else None
    return following is not None and following.article and following.folded.endswith(("ين", "ون", "ات"))


def _is_joined(view: View, index: int, after: int) -> bool:
    """Whether nothing but و, commas and quotes stands between the last name and this token."""
    if not 0 <= after <= index <= after + 4:
        return False
    between = tuple(token.folded for token in view.tokens[after:index])
    if any(text not in '"«»“”,،و' for text in between):
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
    closes_compound = last in lexicon.parts["god"] or last in lexicon.parts["second"]
    if not closes_compound and len(last) > 2 and words[-2] not in lexicon.parts["kunya"]:
        telling.append(last)
    if lexicon.given.get(words[0]) in ("given", "foreign"):
        telling.append(words[0])
    return tuple(telling)


def _after_site(view: View, index: int) -> int:
    """The token after a site that bears a personal name (شارع جمال عبد الناصر), else `index`."""
    word = view.words[index]
    if appoints(view, index):
        return index
    if word.part != "site" or word.folded[word.part_skip :].startswith("ال") or _is_sentence(view, index):
        return index
    start = view.skip_marks(index + 1, QUOTES)
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


def _is_sentence(view: View, index: int) -> bool:
    """حكم القضاء بسجن سالم العلي: behind a verdict سجن is what it imposes, and bears no name."""
    if view.folded(index) != "بسجن":
        return False
    before = range(max(0, index - _VERDICT_REACH), index)
    return any(view.lexicon.is_part("verdict", view.folded(place)) for place in before)


def _read_led_name(view: View, lead: Lead, known: frozenset[str]) -> Name | None:
    index = lead.after
    if not view.is_word(index) or index in view.starts:
        return None
    if index in view.within:
        return None
    cue = lead.cue
    if cue == Cue.TITLE and not lead.offices and view.words[index].stop:
        return None
    if view.folded(index) in ("باسم", "وباسم") and _speaks_for(view, index):
        return None
    name = read_name(view, index, cue, known)
    described = lead.offices and name is not None and name.words == 1 and lead.after == lead.offices[-1].after
    if described and view.words[index].article and view.lexicon.is_office_part("field", view.folded(index)):
        return None  # ممثلو المجتمع المدني
    return name


__all__ = ["find_people", "gather_people"]
