"""What may head a phrase: counts that stand for themselves, marks that close, words that only say how."""

from __future__ import annotations

from rasid.events.passage import Passage

_COMPARING = frozenset(("اكثر", "اقل", "اشد"))


def counts_alone(passage: Passage, whole: int, index: int) -> bool:
    """شيع المئات الفتى: a definite count without من before a definite noun is a phrase of its own."""
    first = passage.words[whole].token
    definite = first.bare.startswith("ال") and first.folded != "الاف" and whole in passage.numbers
    return definite and passage.words[index].article and passage.numbers[whole].end == index


def glued_preposition(passage: Passage, index: int) -> str:
    """The ب ل ك written onto a name that begins inside the word: ببغداد، لجوهرة أف أم."""
    word = passage.words[index]
    stretch = passage.places.get(index) or passage.organisations.get(index)
    if stretch is None or stretch.start != index:
        return ""
    inside = stretch.mention.span.start - word.token.start
    before = word.token.folded[:inside]
    return before[-1] if before and before[-1] in "بلك" else ""


def closes(passage: Passage, index: int) -> bool:
    """Whether a mark that opens and closes alike (") closes: it touches the word before, and none behind."""
    words = passage.words
    token = words[index].token
    if token.text not in "\"'" or not index or words[index - 1].token.end != token.start:
        return False
    behind = words[index + 1].token if index + 1 < len(words) else None
    return behind is None or behind.start != token.end or behind.kind not in ("word", "number")


def says_how(passage: Passage, index: int) -> bool:
    """قالت مضيفة، الأحياء الأكثر ازدحاما: an accusative that says how, and names nobody."""
    word = passage.words[index]
    if word.token.folded in passage.grammar["saying-participles"]:
        governed = index > 0 and passage.words[index - 1].tag == "preposition"
        return not (word.preposition or word.article or governed)
    if _is_state(passage, index):
        return True
    comparing = index > 0 and passage.words[index - 1].stem in _COMPARING
    return comparing and word.token.bare.endswith("ا") and not word.article and not word.pronoun


def _is_state(passage: Passage, index: int) -> bool:
    """قوات الدفاع الوطني مدعمة باللجان: an indefinite participle behind it says in what state."""
    words = passage.words
    word = words[index]
    if index == 0 or index + 1 >= len(words) or not words[index - 1].article:
        return False
    marked = word.article or word.preposition or word.pronoun or word.conjunction
    shaped = word.stem.startswith("م") and len(word.stem) > 4 and word.token.bare.endswith(("ة", "ا", "ين"))
    governs = words[index + 1].preposition == "ب"
    return shaped and governs and not marked and word.noun_class in ("", "adjective")
