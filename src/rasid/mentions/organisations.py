"""Organisations: by the list of aliases, and by pattern (a head word and the name that follows it)."""

from __future__ import annotations

from rasid.language.tokens import Sentence, Token
from rasid.language.words import offset_of
from rasid.lexicon.names import Alias, NameLexicon, NameWord, fronts
from rasid.values.mention import OrganisationMention
from rasid.values.span import Span

_OPENERS = {"«": "»", '"': '"', "“": "”", "”": "”", "'": "'", "‘": "’", "(": ")"}
_LONGEST_QUOTE = 6
_MEMBERS_OF = ("في", "من", "الي", "باسم", "ضمن")
_LONGEST_NAME = 8
#: Words from that for a station to its letters: إذاعة صوت الجريد أف أم.
_LONGEST_STATION = 5
_STATIONS = frozenset(("اذاعه", "راديو", "محطه", "قناه"))
_SHORTEST = 5
_ADJECTIVE_ENDS = ("ي", "يه", "يين", "يون")
#: Nouns that end like an adjective and have a genitive in names of bodies: مديرية تربية ديالى.
_NO_ADJECTIVES = frozenset(
    ("تربية", "تنمية", "تغذية", "تصفية", "توعية", "تقوية", "تسوية", "تحلية", "تغطية", "حماية", "رعاية",
     "وقاية", "عناية", "هداية", "ولاية", "حرية", "بلدية", "مديرية", "كلية", "جمعية", "قضية", "عملية", "سرية",
     "قرية", "تسمية", "ترقية", "أقلية", "اقلية", "أغلبية", "اغلبية", "جالية", "داخلية", "خارجية", "مالية")
)  # fmt: skip


def find_organisations(sentence: Sentence, lexicon: NameLexicon) -> tuple[OrganisationMention, ...]:
    """Find organisations in one sentence, in order, without overlaps.

    A span leaves out conjunction and preposition letters and keeps the article and quotes inside it.
    An alias wins over a pattern that is not longer. Generic references (التنظيم) are not mentions.
    """
    tokens = sentence.tokens
    words = tuple(lexicon.read(token.bare) for token in tokens)
    found: list[OrganisationMention] = []
    index = 0
    while index < len(tokens):
        mention, after = _at(tokens, words, index, lexicon)
        if mention is None:
            index += 1
            continue
        found.append(mention)
        index = after
    return tuple(found)


def _at(
    tokens: tuple[Token, ...], words: tuple[NameWord, ...], index: int, lexicon: NameLexicon
) -> tuple[OrganisationMention | None, int]:
    token = tokens[index]
    if token.kind != "word":
        return None, index + 1
    named = _alias(tokens, index, lexicon)
    head = words[index]
    if named is None and (after := _station_end(tokens, index)) is not None:
        return OrganisationMention(
            Span(offset_of(token, _clitics(token)), tokens[after - 1].end), None, "media"
        ), after
    led = (
        _alias(tokens, index + 1, lexicon) if head.organisation == "led" and index + 1 < len(tokens) else None
    )
    if led is not None and led[1] == 0:
        ends: int | None = led[2]  # ميليشيات قسد | منازل
    else:
        ends = _pattern_end(tokens, words, index, lexicon) if head.organisation else None
    if named is not None:
        alias, skip, after = named
        # حركة طالبان | الحكومة الأفغانية: a second body begins no longer name of the first.
        longer = ends is not None and ends > after and not words[after].organisation
        if not longer or not all(words[place].article for place in range(after, ends or after)):
            span = Span(offset_of(token, skip), tokens[after - 1].end)
            kind = lexicon.organisations[alias.organisation].kind
            return OrganisationMention(
                span, alias.organisation, "media" if kind == "media" else "alias"
            ), after
    if ends is None:
        return None, index + 1
    inner = None
    for place in range(index + 1, ends):
        inside = _alias(tokens, place, lexicon)
        if inside is not None and inside[1] == 0:
            inner = inside[0].organisation
            break
    if named is not None:
        inner = named[0].organisation
    start = offset_of(token, head.organisation_skip)
    sort = "media" if head.organisation == "media" else "pattern"
    if lexicon.is_part("site", head.folded[head.organisation_skip :].removeprefix("ال")):
        sort = "site"
    keeps = sort == "pattern" and inner is not None and named is None
    return OrganisationMention(Span(start, tokens[ends - 1].end), None if keeps else inner, sort), ends


def _station_end(tokens: tuple[Token, ...], index: int) -> int | None:
    """The token after the name of a radio station that begins here: إذاعة الجريد أف أم، لجوهرة "اف ام"."""
    for place in range(index + 1, min(index + 1 + _LONGEST_STATION, len(tokens))):
        quoted = tokens[place].text in _OPENERS
        at = place + quoted
        if [t.folded for t in tokens[at : at + 2]] == ["اف", "ام"]:
            closed = quoted and at + 2 < len(tokens) and tokens[at + 2].text == _OPENERS[tokens[place].text]
            known = place == index + 1 or tokens[index].folded.lstrip("لب") in _STATIONS
            return at + 2 + closed if known else None
        if tokens[place].kind != "word" and not (quoted and place == index + 1):
            return None
    return None


def _clitics(token: Token) -> int:
    """The letters of a preposition before a station's name: لجوهرة أف أم، للجوهرة أف أم."""
    if token.folded.startswith("لل"):
        return 2
    return 1 if token.folded[:1] in "لب" and len(token.folded) > _SHORTEST else 0


def _alias(tokens: tuple[Token, ...], index: int, lexicon: NameLexicon) -> tuple[Alias, int, int] | None:
    """The longest alias that begins in this token: alias, letters of clitics before it, token after it."""
    token = tokens[index]
    for word, skip, proposed in fronts(token.bare):
        for alias in lexicon.aliases.get(word, ()):
            after = _matches(tokens, index, alias)
            if after is None:
                continue
            if alias.quoted and not (
                _is_quoted(tokens, index, after) or _has_members(tokens, index, after, lexicon)
            ):
                continue
            if proposed and skip and len(alias.words) == 1 and not word.startswith("ال") and len(word) < 5:
                continue
            return alias, skip, after
    return None


def _matches(tokens: tuple[Token, ...], index: int, alias: Alias) -> int | None:
    """The token after `alias`, whose words may be parted by quotes, dots and dashes."""
    place = index + 1
    for word in alias.words[1:]:
        while place < len(tokens) and tokens[place].kind == "punct" and tokens[place].text in "\"«»“”.-'":
            place += 1
        if place >= len(tokens) or tokens[place].folded != word:
            return None
        place += 1
    closer = tokens[place].text if place < len(tokens) else ""
    opened = any(token.text in _OPENERS for token in tokens[index:place] if token.kind == "punct")
    if opened and closer in ("»", '"', "”"):
        place += 1
    return place


def _is_quoted(tokens: tuple[Token, ...], start: int, after: int) -> bool:
    opened = start > 0 and tokens[start - 1].text in _OPENERS
    return opened and after < len(tokens) and tokens[after].text in _OPENERS.values()


def _has_members(tokens: tuple[Token, ...], index: int, after: int, lexicon: NameLexicon) -> bool:
    """قيادي في فتح، مسلحو القاعدة: an ordinary word is a body's name where its people are told of.

    With an adjective it is what the word means: عناصر القاعدة الجوية.
    """
    if _is_one_of_two(tokens, index, lexicon):
        return True
    before = index - 1
    counted = before > 0 and tokens[before].folded == "من"
    if before > 0 and tokens[before].folded in _MEMBERS_OF:
        before -= 1
    if before < 0:
        return False
    counted = counted and (
        tokens[before].kind == "number" or lexicon.is_head_part("counts", tokens[before].folded)
    )
    if not (counted or lexicon.is_head_part("members", tokens[before].folded)):
        return False  # but قتل اثنان من القاعدة
    return after >= len(tokens) or not tokens[after].folded.startswith("ال")


def _is_one_of_two(tokens: tuple[Token, ...], index: int, lexicon: NameLexicon) -> bool:
    """حركتا فتح والوفاء، بين حركتي الوفاء وفتح: whether a dual for bodies opens the names that stand here."""
    joined = tokens[index].folded.startswith("و")
    dual = tokens[index - 1 - joined] if index > joined else None
    if dual is None or dual.kind != "word":
        return False
    forms = (dual.folded, dual.folded[1:]) if dual.folded[0] in "وفبل" else (dual.folded,)
    return any(lexicon.is_head_part("two", form) for form in forms)


def quoted_end(tokens: tuple[Token, ...], index: int) -> int | None:
    """The token after a short quotation that opens at `index`, or None."""
    closer = _OPENERS.get(tokens[index].text) if index < len(tokens) else None
    if closer is None:
        return None
    if closer == '"' and sum(token.text == '"' for token in tokens[:index]) % 2:
        return None
    for place in range(index + 1, min(index + 2 + _LONGEST_QUOTE, len(tokens))):
        if tokens[place].text == closer:
            return place + 1 if place > index + 1 else None
    return None


def _pattern_end(
    tokens: tuple[Token, ...], words: tuple[NameWord, ...], index: int, lexicon: NameLexicon
) -> int | None:
    """The token after the name that a head word opens; None where no name follows."""
    head = tokens[index]
    folded = head.folded[words[index].organisation_skip :]
    definite = folded.startswith("ال") or head.folded.startswith(("لل", "ولل"))
    stem = folded.removeprefix("ال")
    place = index + 1
    if words[index].organisation == "led":
        leader = _is_personal(tokens, words, place)
        if leader:
            return None
    taken = 0
    closed = definite
    placed, founded = (lexicon.is_head_part(part, stem) for part in ("placed", "founded"))
    proper = False
    while place < len(tokens) and taken < _LONGEST_NAME:
        token, word = tokens[place], words[place]
        if token.kind == "number" and definite and taken == 0 and lexicon.is_head_part("numbered", stem):
            place += 1
            taken += 1
            continue
        if token.kind == "punct":
            opens = token.text != "(" or (
                not (taken or definite) and _is_bracketed_name(tokens, words, place)
            )
            after = quoted_end(tokens, place) if opens and not (proper and closed) else None
            if after is None or words[place + 1].part == "kunya":
                break
            place = after
            taken += 1
            closed = proper = True
            continue
        if closed and taken and _has_cause(tokens, words, place) and lexicon.is_head_part("cause", stem):
            place += 3
            break  # حزب النداء من أجل الوطن
        served = taken and word.article and lexicon.is_head_part("purpose", tokens[place - 1].folded)
        if taken and not closed and _is_somebody(tokens, words, place):
            bears = taken == 1 and words[place - 1].name != ""  # مؤسسة ياسر عرفات
            if placed or (founded and not bears):
                break  # شرطة ديالى | سالم الوردي
        if (taken or definite) and (
            _is_of_a_man(tokens[index], tokens[place - 1], token)
            or (closed and _is_of_other_gender(tokens, index, place))
            or (not closed and _parts_from_adjective(tokens, words, place, lexicon))
        ):
            break  # فصائل معارضة | مواقع للجيش، الشرطة الفرنسية | الجزائري سالم العوض
        if token.kind != "word" or not (served or _continues(token, word, closed, taken, lexicon)):
            break
        if _is_listed(token, word) and not lexicon.is_head_part("fields", stem):
            break
        closed = (closed or word.article) and not lexicon.is_head_part("purpose", token.folded)
        if taken == 0 and not closed and _is_whole_name(tokens, place, lexicon):
            closed = True  # تنظيم داعش | الهجوم
        proper = proper or word.article
        place += 1
        taken += 1
    if taken == 0 or (definite and not _has_adjective(tokens, words, index, place)):
        return None
    return place


def _is_bracketed_name(tokens: tuple[Token, ...], words: tuple[NameWord, ...], place: int) -> bool:
    """منظمة (كريستيان ووتش), but شركة (خاصة): whether brackets right behind a body's kind hold its name."""
    end = quoted_end(tokens, place)
    if end is None or any(t.kind != "word" for t in tokens[place + 1 : end - 1]):
        return False
    if words[place - 1].organisation == "led" or words[place + 1].office or words[place + 1].title:
        return False  # حكومة (رئيس الوزراء)
    alone = end == place + 3
    return not alone or not tokens[place + 1].bare.endswith(("ة", "ي"))


def _is_whole_name(tokens: tuple[Token, ...], place: int, lexicon: NameLexicon) -> bool:
    """Whether the one word at `place` is by itself the name of a body that is known."""
    named = _alias(tokens, place, lexicon)
    return named is not None and named[1:] == (0, place + 1)


def _is_of_a_man(head: Token, before: Token, token: Token) -> bool:
    """Whether behind a feminine body and its adjective the next adjective is in the masculine."""
    feminine = (
        head.bare.endswith(("ة", "ات")) and before.bare.endswith("ية") and before.folded.startswith("ال")
    )
    return feminine and token.folded.startswith("ال") and token.bare.endswith("ي")


def _is_listed(token: Token, word: NameWord) -> bool:
    """Whether و joins a definite word to the name: وزارة الشباب والرياضة."""
    return token.folded.startswith("وال") and not word.article


def _is_of_other_gender(tokens: tuple[Token, ...], index: int, place: int) -> bool:
    """Whether a masculine word stands behind feminine ones alone, of which it can be no adjective."""
    before, token = tokens[index:place], tokens[place]
    return (
        token.folded.startswith("ال")
        and token.folded.endswith("ي")
        and all(t.folded.endswith(("ه", "ات")) for t in before)
    )


def _parts_from_adjective(
    tokens: tuple[Token, ...], words: tuple[NameWord, ...], place: int, lexicon: NameLexicon
) -> bool:
    """Whether an indefinite noun at `place` stands behind an indefinite adjective: no name."""
    word, token = words[place], tokens[place]
    if word.article or word.organisation or words[place - 1].organisation:
        return False
    return _describes(tokens[place - 1], lexicon) and not _describes(token, lexicon)


def _describes(token: Token, lexicon: NameLexicon) -> bool:
    """Whether an indefinite word looks like an adjective of a body: حكومية، معارضة، مسلحون."""
    if token.kind != "word":
        return False
    nisba = token.bare.endswith(("ية", "يون", "يين")) and len(token.bare) > 3
    nisba = nisba or (token.bare.startswith("مت") and token.bare.endswith("ة"))  # متشددة
    return (nisba and token.bare not in _NO_ADJECTIVES) or lexicon.is_head_part(
        "adjective", "ال" + token.folded
    )


def _has_cause(tokens: tuple[Token, ...], words: tuple[NameWord, ...], place: int) -> bool:
    """Whether من أجل and a definite word stand there."""
    if place + 2 >= len(tokens) or tokens[place + 2].kind != "word":
        return False
    return tokens[place].folded == "من" and tokens[place + 1].folded == "اجل" and words[place + 2].article


def _continues(token: Token, word: NameWord, closed: bool, taken: int, lexicon: NameLexicon) -> bool:
    """Whether the word belongs to the name so far, which is `closed` once a definite word is in it."""
    folded = token.folded
    if folded.startswith(("بال", "كال")) and len(folded) > _SHORTEST and not word.name:
        return False  # مدرسة | بالمدفعية
    if folded.startswith("وال") and len(folded) > 5 and taken >= 1:
        return token.bare not in lexicon.stops_written and not word.organisation and not word.title
    if word.article:
        if (
            lexicon.is_head_part("outside", folded)
            or word.office
            or word.title in ("rank", "honorific", "royal")
        ):
            return False
        if closed:
            return folded.endswith(_ADJECTIVE_ENDS) or lexicon.is_head_part("adjective", folded)
        return not lexicon.is_head_part("time", folded)
    if closed:
        return lexicon.is_head_part("purpose", folded) and taken >= 1
    if token.bare in lexicon.stops_written and not word.organisation:
        return False
    if word.office and not word.organisation:
        return False
    if len(token.bare) > 5 and token.bare.endswith(("ته", "تها", "تهم")):
        # أعلن فصيل مسؤوليته: what is his is no part of the name.
        return False
    if len(folded) < 2 or word.say or (folded[0] == "ي" and len(folded) > 2 and not word.name):
        return False
    return not folded.startswith("و") or word.name_skip == 0


def _has_adjective(tokens: tuple[Token, ...], words: tuple[NameWord, ...], index: int, after: int) -> bool:
    """Whether a definite head has an adjective, a number or a quoted name after it."""
    token = tokens[index + 1]
    if token.kind in ("number", "punct"):
        return True
    return words[index + 1].article and after > index + 1


def _is_somebody(tokens: tuple[Token, ...], words: tuple[NameWord, ...], place: int) -> bool:
    """Whether a man's name begins at `place`: a given name, or an ordinary word before a family name."""
    if tokens[place].kind != "word" or words[place].name_skip > 0 or words[place].article:
        return False
    after = tokens[place + 1] if place + 1 < len(tokens) else None
    if _is_personal(tokens, words, place) and words[place].name != "famous":
        return True
    if after is not None and words[place].name == words[place + 1].name == "weak":
        return True  # مدير شرطة عدن | خالد حسن
    nisba = after is not None and words[place + 1].article and after.bare.endswith("ي")
    return nisba and words[place].name in ("weak", "word")


def _is_personal(tokens: tuple[Token, ...], words: tuple[NameWord, ...], place: int) -> bool:
    """Whether a personal name, with or without a title, stands at `place`."""
    if place >= len(tokens) or tokens[place].kind != "word":
        return False
    word = words[place]
    if word.name in ("given", "foreign", "famous") and word.name_skip == 0:
        return True
    if word.title in ("rank", "royal", "honorific") and word.title_skip == 0:
        return True
    if word.office == "head" and word.article and word.office_skip == 0:
        return True
    if word.part in ("kunya", "servant") and word.part_skip == 0 and place + 1 < len(tokens):
        return True
    return (
        word.name in ("weak", "word")
        and place + 1 < len(tokens)
        and words[place + 1].name in ("given", "family")
    )
