"""Names cut where a trigger begins: a name that runs on into the verb or act behind it."""

from __future__ import annotations

from dataclasses import replace

from rasid.language.tokens import Sentence, Token
from rasid.language.words import divisions
from rasid.lexicon.all_tables import EventLexicon
from rasid.values.mention import OrganisationMention, PersonMention
from rasid.values.span import Span


def without_verb(person: PersonMention, sentence: Sentence, lexicon: EventLexicon) -> PersonMention:
    """يوسف حداد خطفته مجموعة: the name without a verb that carries a pronoun."""
    tokens = _tokens(sentence, person.span)
    if len(tokens) < 2 or not _is_verb_with_pronoun(tokens[-1], lexicon):
        return person
    return replace(person, span=Span(person.span.start, tokens[-2].end))


def without_act(
    mention: OrganisationMention, sentence: Sentence, lexicon: EventLexicon
) -> OrganisationMention:
    """أعلنت شبكة شام مقتل قائد: the name without an act noun behind it."""
    tokens = _tokens(sentence, mention.span)
    if mention.alias is not None or len(tokens) < 3:
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
