"""One person for one man: the mentions of a report gathered by name."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from rasid.folding import fold_word
from rasid.values.claim import Phrase
from rasid.values.coded import Office, Person
from rasid.values.mention import OfficeMention, OrganisationMention, PersonMention
from rasid.values.span import Span

_KUNYA = {"ابي": "ابو", "ابا": "ابو"}
_MARKS = "\"«»“”'()"


@dataclass(slots=True)
class _Group:
    """The mentions of one person so far; `names` are folded words of each name in use."""

    spans: list[Span] = field(default_factory=list)
    names: list[tuple[str, ...]] = field(default_factory=list)
    aliases: list[Span] = field(default_factory=list)
    offices: list[OfficeMention] = field(default_factory=list)
    last: int = 0


def gather_people(
    report_mentions: tuple[tuple[int, PersonMention], ...],
    text: str,
    organisations: tuple[OrganisationMention, ...] = (),
) -> tuple[Person, ...]:
    """Gather the mentions of a report (each with the number of its sentence) into people.

    In order of first mention. The name is the longest form; offices are united, each with its organisation in
    the longest form. `organisations` of the whole report resolve references (مدير المرصد).
    """
    groups: list[_Group] = []
    for place, (_, mention) in enumerate(report_mentions):
        words = name_words(mention.span.of(text))
        group = _group_of(groups, words, mention, text)
        if group is None:
            group = _Group()
            groups.append(group)
        group.last = place
        group.spans.append(mention.span)
        group.names.append(words)
        for alias in mention.aliases:
            group.aliases.append(alias)
            group.names.append(name_words(alias.of(text)))
        group.offices += mention.offices
    return tuple(_person(group, text, organisations) for group in groups)


def name_words(name: str) -> tuple[str, ...]:
    """The words of a name for comparison: folded, without article, abu in one case, عبد joined."""
    words: list[str] = []
    for written in name.split():
        word = fold_word(written.strip(_MARKS))
        if not word:
            continue
        word = _KUNYA.get(word, word).replace("ئ", "ي")  # فائز and فايز
        if len(word) > 4 and word.startswith("ال"):
            word = word[2:]
        if words and words[-1] == "عبد":
            words[-1] = "عبد" + word
            continue
        if word.startswith("عبدال") and len(word) > 6:
            word = "عبد" + word[5:]
        elif word.startswith("ابو") and len(word) > 5:
            words.append("ابو")
            word = word[3:]
        words.append(word)
    return tuple(words)


def _group_of(
    groups: list[_Group], words: tuple[str, ...], mention: PersonMention, text: str
) -> _Group | None:
    """The person that a mention names, or None for a new one; the best, then the latest, of several."""
    titles = {word for office in mention.offices for word in name_words(office.title.of(text))}
    best: tuple[int, int, int] | None = None
    chosen: _Group | None = None
    for group in groups:
        longest = max(len(name) for name in group.names)
        names = [name for name in group.names if len(words) == 1 or len(name) > 1 or longest == 1]
        likeness = max((_likeness(words, name) for name in names), default=0)
        if likeness == 0:
            continue
        held = {word for office in group.offices for word in name_words(office.title.of(text))}
        rank = (likeness if likeness == 3 else 0, len(titles & held), group.last)
        if best is None or rank > best:
            best, chosen = rank, group
    return chosen


def _likeness(one: tuple[str, ...], other: tuple[str, ...]) -> int:
    """3: the same name; 2: one is a short form of the other; 0: neither."""
    if one == other:
        return 3
    short, long = (one, other) if len(one) <= len(other) else (other, one)
    if not short or len(short) == len(long):
        return 0
    if len(short) == 1:
        fits = short[0] in (long[-1], long[0]) and long[0] != "ابو"
        return 2 if fits or (long[0] == "ابو" and short[0] == long[-1] and len(long) > 2) else 0
    places = iter(long)
    if not all(word in places for word in short):
        return 0
    if short[0] == "ابو" and len(short) == 2:
        return 2
    return 2 if short[-1] == long[-1] or short[0] == long[0] else 0


def _person(group: _Group, text: str, organisations: tuple[OrganisationMention, ...]) -> Person:
    spans = group.spans
    longest = max(spans, key=lambda span: _fullness(name_words(span.of(text)), span))
    aliases: list[Phrase] = []
    seen = {name_words(longest.of(text))}
    written = {longest.of(text)}
    for span in sorted([*spans, *group.aliases]):
        words = name_words(span.of(text))
        if words in seen or span.of(text) in written:
            continue
        seen.add(words)
        written.add(span.of(text))
        aliases.append(_phrase(span, text))
    return Person(
        _phrase(longest, text),
        tuple(aliases),
        _unite(group.offices, text, organisations),
        tuple(_phrase(span, text) for span in spans),
    )


def _fullness(words: tuple[str, ...], span: Span) -> tuple[bool, int, int]:
    """How far a name is a full one: a name before a kunya, more words, the earlier one."""
    return words[:1] != ("ابو",) and len(words) > 1, len(words), -span.start


def _phrase(span: Span, text: str) -> Phrase:
    return Phrase(span.of(text), span.start)


def _unite(
    mentions: list[OfficeMention], text: str, organisations: tuple[OrganisationMention, ...]
) -> tuple[Office, ...]:
    """The offices of one person, each once; a rank only where no other office is given."""
    strong = [office for office in mentions if office.rule != "rank"]
    united: list[Office] = []
    for mention in strong or mentions:
        resolved = resolve_organisation(mention, organisations, text)
        office = Office(
            _phrase(mention.title, text),
            _phrase(resolved, text) if resolved else None,
            _phrase(mention.place, text) if mention.place else None,
            mention.status,
            mention.rule,
        )
        for place, earlier in enumerate(united):
            if _same_office(earlier, office):
                united[place] = _joined(earlier, office)
                break
        else:
            united.append(office)
    return tuple(united)


def _same_office(one: Office, other: Office) -> bool:
    left, right = _title_words(one.title.text), _title_words(other.title.text)
    if not (left <= right or right <= left):
        return False
    if one.organisation is None or other.organisation is None:
        return True
    return bool(set(name_words(one.organisation.text)) & set(name_words(other.organisation.text)))


def _title_words(title: str) -> frozenset[str]:
    """The words of a title without article and a pronoun that stands for the organisation (زعيمهم)."""
    return frozenset(
        word.removesuffix("هم").removesuffix("ها").removesuffix("ه") if len(word) > 4 else word
        for word in name_words(title)
    )


def _joined(one: Office, other: Office) -> Office:
    """The two as one: the longer title, the longer organisation, former if either says so."""
    longer = max(one, other, key=lambda office: (len(office.title.text), -office.title.at))
    named = [office.organisation for office in (one, other) if office.organisation is not None]
    organisation = max(named, key=lambda phrase: (len(phrase.text), -phrase.at)) if named else None
    status = "former" if "former" in (one.status, other.status) else "current"
    return Office(longer.title, organisation, one.place or other.place, status, longer.rule)


def resolve_organisation(
    office: OfficeMention, organisations: tuple[OrganisationMention, ...], text: str
) -> Span | None:
    """The organisation of an office: as said, or the one that a definite word refers back to.

    المرصد is the last organisation before that begins with مرصد; an office of rule within (أمير، مسؤول) that
    names none belongs to the last organisation before it.
    """
    before = [
        mention
        for mention in organisations
        if mention.span.start < office.span.start and mention.rule not in ("media", "site")
    ]
    if office.organisation is None:
        return _foremost(before, text) if office.rule == "within" else None
    words = fold_word(office.organisation.of(text)).split()
    if len(words) > 1 or not words:
        return office.organisation
    head = words[0].removeprefix("ال")
    for mention in reversed(before):
        named = fold_word(mention.span.of(text).strip(_MARKS + " ")).split()
        definite = any(word.startswith("ال") for word in named[1:]) or mention.alias is not None
        if len(named) > 1 and named[0].removeprefix("ال") == head and definite:
            return mention.span
    return office.organisation


def _foremost(organisations: list[OrganisationMention], text: str) -> Span | None:
    """The organisation named most often, the latest of several; its latest mention."""
    if not organisations:
        return None
    keys = [mention.alias or fold_word(mention.span.of(text)) for mention in organisations]
    counts = Counter(keys)
    places = {key: place for place, key in enumerate(keys)}
    key = max(places, key=lambda key: (counts[key], places[key]))
    return organisations[places[key]].span
