"""From a report to its record: the stateless half of Rasid, composed.

text -> sentences -> words -> mentions -> drafts -> claims
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path
from types import TracebackType
from typing import TypeVar

from rasid.errors import UsageError
from rasid.events.accidents import without_accidents
from rasid.events.claims import make_claims
from rasid.events.countries import settle_countries
from rasid.events.days import settle_days
from rasid.events.discourse import Discourse
from rasid.events.drafts import Draft
from rasid.events.listed import organisations_named, places_named, problems_of
from rasid.events.naming import name_participants
from rasid.events.one_hand import hand_on_across
from rasid.events.passage import Passage, lay, mentions_of, stretches, whole_names
from rasid.events.reading import read_passage
from rasid.events.retelling import join_across
from rasid.events.sharing import specify_places
from rasid.events.spoken_of_again import recall_doers
from rasid.events.trimming import is_front, name_alone, named_part
from rasid.gazetteer.lookup import Gazetteer
from rasid.language.morphology import Morphology
from rasid.language.tagged_word import Word
from rasid.language.tagging import tag_sentence
from rasid.language.tokens import Sentence, split_sentences, tokenize
from rasid.learning.doubt import without_doubtful
from rasid.lexicon.all_tables import EventLexicon, load_event_lexicon
from rasid.lexicon.names import NameLexicon, load_name_lexicon
from rasid.mentions.common_words import common_words
from rasid.mentions.numbers import NumberLexicon, find_numbers, load_number_lexicon
from rasid.mentions.offices import find_offices
from rasid.mentions.organisations import find_organisations
from rasid.mentions.people import find_people, gather_people
from rasid.mentions.place_words import PlaceWords, load_place_words
from rasid.mentions.places import find_places, without_names
from rasid.mentions.times import Calendar, find_times, load_calendar
from rasid.mentions.view import Ordinary
from rasid.values.coded import CodedReport, Person, Versions
from rasid.values.mention import NumberMention, OrganisationMention, PersonMention, PlaceMention
from rasid.values.report import Report

M = TypeVar("M")


@dataclass(frozen=True, slots=True)
class Lexicons:
    """All that a coder knows before it reads."""

    events: EventLexicon
    names: NameLexicon
    numbers: NumberLexicon
    calendar: Calendar
    place_words: PlaceWords
    gazetteer: Gazetteer
    versions: Versions


@dataclass(frozen=True, slots=True)
class Knowledge:
    """The lexicons, the morphology, and what follows from both: which words are too common to be names."""

    lexicons: Lexicons
    morphology: Morphology
    ordinary: Ordinary


@dataclass(frozen=True, slots=True)
class Context:
    """What a report named before the sentence that is read: people as written, countries by code."""

    people: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()

    def after(self, passage: Passage) -> Context:
        """The context of the sentence behind `passage`."""
        people = tuple(m.span.of(passage.text) for m in mentions_of(passage.people))
        countries = {m.country for m in mentions_of(passage.places) if m.country} - set(self.countries)
        spoken = dict.fromkeys(code for _, code in sorted(passage.nationals.items()) if code not in countries)
        new = (*sorted(countries), *(code for code in spoken if code not in self.countries))
        return Context(self.people + people, self.countries + new)


class Coder:
    """Codes reports, one after another; holds the lexicons and the cache of the morphology.

    `lexicon` is a folder of the user's own tables; `cache` a folder for the morphology's cache (None: the
    user's cache folder). `all_claims`: also those that hardly stand. Use it as a context manager, or call
    `close` to keep what the morphology learned. Raises LexiconError where a table is at fault.
    """

    def __init__(
        self, lexicon: Path | None = None, *, cache: Path | None = None, all_claims: bool = False
    ) -> None:
        if lexicon is not None and not lexicon.is_dir():
            raise UsageError(f"{lexicon} is not a folder: give --lexicon the folder that holds your tables")
        self._knowledge = knowledge_of(load_lexicons(lexicon), Morphology.open(cache))
        self._all_claims = all_claims

    @property
    def versions(self) -> Versions:
        """The versions that every coding is stamped with."""
        return self._knowledge.lexicons.versions

    @property
    def lexicons(self) -> Lexicons:
        """All that the coder knows before it reads."""
        return self._knowledge.lexicons

    def code(self, report: Report) -> CodedReport:
        """Code one report."""
        coded = code_report(report, self._knowledge)
        return coded if self._all_claims else without_doubtful(coded)

    def close(self) -> None:
        """Write the morphology's cache."""
        self._knowledge.morphology.close()

    def __enter__(self) -> Coder:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def load_lexicons(user: Path | None = None) -> Lexicons:
    """Load every table, the user's after the built-in ones. Raises LexiconError."""
    events = load_event_lexicon(user)
    gazetteer = Gazetteer.open(user=user)
    versions = Versions(version("rasid"), events.codebook, events.lexicons, gazetteer.version)
    return Lexicons(
        events,
        load_name_lexicon(user),
        load_number_lexicon(user),
        load_calendar(user),
        load_place_words(
            user,
            verbs=events.vocabulary.verbs,
            ordinary=[*events.vocabulary.nouns, *events.vocabulary.people],
        ),
        gazetteer,
        versions,
    )


def knowledge_of(lexicons: Lexicons, morphology: Morphology) -> Knowledge:
    """Join lexicons and morphology."""

    @lru_cache(maxsize=100_000)
    def is_place(name: str) -> bool:
        return bool(lexicons.gazetteer.find(name))

    def is_nationality(word: str) -> bool:
        return lexicons.gazetteer.country_of_adjective(word) is not None

    common = common_words(morphology.summary, is_place)
    ordinary = Ordinary(common, is_place, lexicons.gazetteer.is_country, is_nationality)
    return Knowledge(lexicons, morphology, ordinary)


def report_of(text: str, *, published: date | str | None = None, id: str = "text") -> Report:
    """A report from a text in memory, whose original bytes are its UTF-8.

    Raises UsageError where `published` is not YYYY-MM-DD.
    """
    if isinstance(published, str):
        try:
            published = date.fromisoformat(published)
        except ValueError as error:
            raise UsageError(f"published must be a day such as 2014-03-11, not {published!r}") from error
    original = text.encode("utf-8", "surrogatepass")
    return Report(
        id=id,
        text=text,
        published=published,
        published_from="given" if published else None,
        sha256=hashlib.sha256(original).hexdigest(),
        original=original,
    )


def code_report(report: Report, knowledge: Knowledge) -> CodedReport:
    """Read one report: a pure function of report and lexicons (the morphology's cache changes no answer).

    All claims are there, those that hardly stand too.
    """
    passages = _read_mentions(report, knowledge)
    events = knowledge.lexicons.events
    people = _people(report, passages)
    drafts = _join_drafts(report, passages, people, events)
    claims = make_claims(report, drafts, events.triggers, events.salience)
    return CodedReport(
        id=report.id,
        published=report.published,
        published_from=report.published_from,
        title=report.title,
        source=report.source,
        url=report.url,
        text=report.text,
        sha256=report.sha256,
        reader=report.reader,
        extra=dict(report.extra),
        versions=knowledge.lexicons.versions,
        events=claims,
        people=people,
        organisations=organisations_named(passages, report.text),
        places=places_named(passages, report.text),
        problems=problems_of(report, passages),
    )


def drafts_of(report: Report, knowledge: Knowledge) -> list[Draft]:
    """The drafts that the claims of a report are made of: what the training of salience looks at."""
    passages = _read_mentions(report, knowledge)
    return _join_drafts(report, passages, _people(report, passages), knowledge.lexicons.events)


def _people(report: Report, passages: list[Passage]) -> tuple[Person, ...]:
    """The people that the report names."""
    return gather_people(
        tuple((passage.number, m) for passage in passages for m in mentions_of(passage.people)),
        report.text,
        tuple(m for passage in passages for m in mentions_of(passage.organisations)),
    )


def _join_drafts(
    report: Report, passages: list[Passage], people: tuple[Person, ...], events: EventLexicon
) -> list[Draft]:
    """Read the drafts of every passage, and join what is told again."""
    discourse = Discourse()
    for passage in passages:
        discourse.drafts += read_passage(passage, events.triggers, events.vocabulary, events.cues, discourse)
    told = without_accidents(discourse.drafts, passages)
    name_participants(told, passages, people)
    drafts = join_across(told, report.text)
    hand_on_across(drafts, passages, report.text)
    recall_doers(drafts, report.text)
    settle_days(drafts, passages, report=report.text, published=report.published)
    return settle_countries(specify_places(drafts), passages)


def _read_mentions(report: Report, knowledge: Knowledge) -> list[Passage]:
    """Cut the text into sentences and find the mentions of each."""
    passages: list[Passage] = []
    context = Context()
    for sentence in split_sentences(tokenize(report.text)):
        passage = _passage(report, sentence, knowledge, context)
        passages.append(passage)
        context = context.after(passage)
    return passages


def _passage(report: Report, sentence: Sentence, knowledge: Knowledge, context: Context) -> Passage:
    lexicons = knowledge.lexicons
    numbers = find_numbers(sentence, lexicons.numbers)
    times = find_times(sentence, lexicons.calendar, published=report.published)
    places = find_places(sentence, lexicons.gazetteer, lexicons.place_words, context=context.countries)
    organisations = tuple(
        named
        for mention in find_organisations(sentence, lexicons.names)
        if not _is_clause(mention, report.text)
        and not _is_place(mention, places)
        and not is_front(mention, places, sentence, lexicons.gazetteer)
        and (named := named_part(mention, sentence, places, lexicons.events)) is not None
    )
    people = tuple(
        name_alone(person, sentence, lexicons.events, lexicons.names)
        for person in find_people(sentence, lexicons.names, organisations, context.people, knowledge.ordinary)
        if not _is_nationality(person, sentence, lexicons.gazetteer)
    )
    places = without_names(places, people)
    offices = find_offices(sentence, lexicons.names, organisations)
    of_names = _indexes(sentence, (*people, *organisations, *places))
    counted = _indexes(sentence, numbers)
    tagged = tag_sentence(
        sentence, lexicons.events.vocabulary, knowledge.morphology, named=of_names, counted=counted
    )
    words = whole_names(tagged, people, (*organisations, *places))
    return Passage(
        report.text,
        sentence.number,
        words,
        lay(words, people),
        lay(words, organisations),
        lay(words, places),
        lay(words, times),
        lay(words, numbers),
        lay(words, offices),
        stretches(words, places),
        lexicons.events.grammar,
        _nationals(words, lexicons.gazetteer, lexicons.place_words),
        _homes(sentence, organisations, lexicons.names),
    )


def _nationals(words: tuple[Word, ...], gazetteer: Gazetteer, place_words: PlaceWords) -> dict[int, str]:
    """The words that are adjectives of a country, with its code; وزارة المالية is of none."""
    return {
        w.index: code
        for w in words
        if w.tag == "noun"
        and not (w.stem.endswith("ه") and w.stem[:-1] in place_words.risky)
        and (code := _nation(w.stem, gazetteer)) is not None
    }


def _nation(stem: str, gazetteer: Gazetteer) -> str | None:
    """The country of an adjective, an accusative among them (جنديا أفغانيا), but not of ليبيا."""
    code = gazetteer.country_of_adjective(stem)
    if code is None and stem.endswith("يا") and gazetteer.country_named(stem) is None:
        code = gazetteer.country_of_adjective(stem[:-1])
    return code


def _homes(
    sentence: Sentence, organisations: tuple[OrganisationMention, ...], names: NameLexicon
) -> dict[int, str]:
    """The country of each organisation that is at home in one alone, but of no agency or paper."""
    homes: dict[int, str] = {}
    for mention in organisations:
        known = names.organisations.get(mention.alias or "")
        if known is not None and len(known.countries) == 1 and known.kind != "media":
            homes[min(_indexes(sentence, (mention,)))] = known.countries[0]
    return homes


def _is_nationality(person: PersonMention, sentence: Sentence, gazetteer: Gazetteer) -> bool:
    """Whether what stands behind a rank is no name: مقتل جندي أفغاني."""
    name = [t for t in sentence.tokens if person.span.start <= t.start and t.end <= person.span.end]
    return len(name) == 1 and bool(gazetteer.country_of_adjective(name[0].folded))


def _is_clause(mention: OrganisationMention, text: str) -> bool:
    """Whether what looks like an organisation by its head is a verb with its subject: تجمع المتظاهرون."""
    words = mention.span.of(text).split()
    return mention.alias is None and len(words) == 2 and words[1].startswith("ال") and words[1].endswith("ون")


def _is_place(mention: OrganisationMention, places: tuple[PlaceMention, ...]) -> bool:
    """Whether what looks like an organisation by its head is a place: دير الزور."""
    return mention.alias is None and any(
        place.name is not None
        and place.kind not in ("direction", "building")
        and place.span.covers(mention.span)
        for place in places
    )


def _indexes(
    sentence: Sentence,
    mentions: tuple[PersonMention | OrganisationMention | NumberMention | PlaceMention, ...],
) -> frozenset[int]:
    """The indexes of the tokens that lie within the mentions."""
    return frozenset(
        index
        for index, token in enumerate(sentence.tokens)
        for mention in mentions
        if mention.span.start < token.end and token.start < mention.span.end
    )
