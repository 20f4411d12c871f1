"""Names cut where they end: a name that runs on into the verb, the act or the object behind it."""

from __future__ import annotations

from dataclasses import replace

from rasid.events.noun_classes import PERSONS
from rasid.gazetteer import Gazetteer
from rasid.language.tokens import Sentence, Token
from rasid.language.words import divisions
from rasid.lexicon.all_tables import EventLexicon
from rasid.lexicon.names import NameLexicon
from rasid.values.mention import OrganisationMention, PersonMention, PlaceMention
from rasid.values.span import Span

_STRUCK = frozenset(("building", "vehicle"))
_SHORTEST = 3
_NAMES = frozenset(("given", "foreign", "famous", "family", "weak", "word"))


def name_alone(
    person: PersonMention, sentence: Sentence, lexicon: EventLexicon, names: NameLexicon
) -> PersonMention:
    """A name without what is told behind it: يوسف حداد خطفته مجموعة، نفى يوسف صبحي مقتل جنود."""
    tokens = _tokens(sentence, person.span)
    if len(tokens) < 2:
        return person
    last = tokens[-1]
    act = last.folded in lexicon.triggers.nouns and names.read(last.bare).name not in _NAMES
    if not (act or _is_verb_with_pronoun(last, lexicon)):
        return person
    return replace(person, span=Span(person.span.start, tokens[-2].end))


def named_part(
    mention: OrganisationMention,
    sentence: Sentence,
    places: tuple[PlaceMention, ...],
    lexicon: EventLexicon,
) -> OrganisationMention | None:
    """An organisation without the clause or object behind it; None where nothing but its kind is left."""
    if mention.alias is not None:
        return mention
    tokens = _tokens(sentence, mention.span)
    if _is_traffic(tokens, lexicon):
        return None
    for place in range(1, len(tokens)):
        if _is_clause_or_object(tokens, place, lexicon) or _is_behind_town(tokens, place, places, lexicon):
            if place == 1:
                return None
            return replace(mention, span=Span(mention.span.start, tokens[place - 1].end))
    return _without_act(mention, tokens, lexicon)


def is_front(
    mention: OrganisationMention, places: tuple[PlaceMention, ...], sentence: Sentence, gazetteer: Gazetteer
) -> bool:
    """Whether a front is where men fight and no body of men: على جبهة ميدي, or في before a known name."""
    front = mention.alias is None and any(p.rule == "front" and p.span == mention.span for p in places)
    if not front:
        return False
    inside = [t.folded for t in sentence.tokens if mention.span.covers(Span(t.start, t.end))]
    before = [t.folded for t in sentence.tokens if t.end <= mention.span.start][-1:]
    return before == ["علي"] or bool(gazetteer.find(" ".join(inside[1:])))


def _is_traffic(tokens: list[Token], lexicon: EventLexicon) -> bool:
    """حركة القطارات، حركة المرور: what moves, and no movement of men."""
    if len(tokens) < 2 or not tokens[0].folded.endswith("حركه"):
        return False
    moved = tokens[1].folded.removeprefix("ال")
    return lexicon.vocabulary.nouns.get(moved) == "vehicle" or moved in lexicon.grammar["traffic"]


def _is_clause_or_object(tokens: list[Token], place: int, lexicon: EventLexicon) -> bool:
    """جماعة تطلق على نفسها، ميليشيا حاولوا، هاجمت ميليشيا حاجزا، قتلت الشرطة الفتى: no name."""
    token = tokens[place]
    if token.folded.startswith("ب") and (token.folded[1:],) in lexicon.vocabulary.weapons:
        return True  # قصفت مدرسة بقذائف الهاون
    if place > 1 and _is_fourth_form(token, lexicon):
        return True  # مستشفى كندوز أوقع عشرين قتيلا
    if token.folded in lexicon.grammar["consisting"] and token.folded.startswith(("ت", "ي")):
        return True  # عصابة تتكون من ستة أفراد
    if token.folded in lexicon.grammar["calling"] or (len(token.bare) > 4 and token.bare.endswith("وا")):
        return True
    if token.bare.endswith("ا") and lexicon.vocabulary.nouns.get(token.folded[:-1]) in ("act", "abstract"):
        return len(token.folded) > _SHORTEST  # أصدرت محكمة حكما
    if token.bare.endswith("ا") and lexicon.vocabulary.nouns.get(token.folded) in _STRUCK:
        return not token.bare.endswith("ايا")
    definite = token.folded.startswith("ال")
    sort, form = lexicon.vocabulary.people.get(token.folded[2:] if definite else token.folded, ("", None))
    if sort not in PERSONS or form is None or form.number != "one":
        return False
    if not definite:
        return token.bare.endswith("ا")
    governed = not tokens[place - 1].folded.startswith("ال")  # المنظمة الوطنية لحقوق الإنسان
    return tokens[0].folded.startswith("ال") and not governed and not token.bare.endswith(("ي", "ة"))


def _is_fourth_form(token: Token, lexicon: EventLexicon) -> bool:
    """Whether a word in أ is a verb and no noun: أوقع، أسفر."""
    vocabulary, folded = lexicon.vocabulary, token.folded
    known = folded in vocabulary.verbs and folded not in vocabulary.nouns and folded not in vocabulary.people
    return known and token.bare.startswith("أ") and len(folded) > _SHORTEST


def _is_behind_town(
    tokens: list[Token], place: int, places: tuple[PlaceMention, ...], lexicon: EventLexicon
) -> bool:
    """أجلت محكمة سرت | محاكمة ثلاثة: the town closes a body's name, and the noun behind it is the object."""
    before, token = tokens[place - 1], tokens[place]
    nouns, people = lexicon.vocabulary.nouns, lexicon.vocabulary.people
    if before.folded in lexicon.grammar["capitals"] and place > 1:
        # ناشد حكومة دمشق | السماح بدخول القوافل
        return nouns.get(token.folded.removeprefix("ال")) == "act"
    if token.folded.startswith("ال") or not any(one.span.end == before.end for one in places):
        return False
    return place > 1 and any(
        nouns.get(part.stem) == "act"
        or (not part.preposition and (part.stem in nouns or part.stem in people))
        for part in divisions(token.bare)
    )


def _without_act(
    mention: OrganisationMention, tokens: list[Token], lexicon: EventLexicon
) -> OrganisationMention:
    """أعلنت شبكة شام مقتل قائد: the name without an act noun behind it."""
    if len(tokens) < 3:
        return mention
    last = tokens[-1].folded
    if last.startswith("ال") or last not in lexicon.triggers.nouns:
        return mention
    return replace(mention, span=Span(mention.span.start, tokens[-2].end))


def _tokens(sentence: Sentence, span: Span) -> list[Token]:
    return [t for t in sentence.tokens if t.kind == "word" and span.start <= t.start and t.end <= span.end]


def _is_verb_with_pronoun(token: Token, lexicon: EventLexicon) -> bool:
    return any(
        part.pronoun in ("ه", "ها", "هم") and not part.article and part.stem in lexicon.triggers.verbs
        for part in divisions(token.bare)
    )
