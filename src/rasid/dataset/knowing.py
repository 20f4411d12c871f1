"""What a study knows before it reads: the coder, and the lexicons by which it joins and is searched."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from rasid.coding import Coder, Lexicons
from rasid.dataset.added_tables import folder_with
from rasid.dataset.work import Knowledge
from rasid.events.victims import VictimLexicon
from rasid.language.index_words import report_terms
from rasid.lexicon.codebook import read_types
from rasid.lexicon.latin_names import LatinNames, load_latin_names
from rasid.lexicon.lemmas import Lemmas, load_lemmas
from rasid.lexicon.victim_words import load_victim_words
from rasid.resolve.figures import DEFAULT
from rasid.resolve.kinds import load_kinds
from rasid.values.addition import Addition


@dataclass(frozen=True, slots=True)
class Reading:
    """The coder of a study and what follows from its lexicons; `additions` are the ids of those it knows."""

    coder: Coder
    lexicons: Lexicons
    latin: LatinNames
    knowledge: Knowledge
    victims: VictimLexicon
    load_lemmas: Callable[[], Lemmas]
    additions: frozenset[str] = frozenset()

    @property
    def lemmas(self) -> Lemmas:
        """The lemmas by which reports are found; loaded when first needed: most commands look for none."""
        return self.load_lemmas()


def reading_with(lexicon: Path | None, cache: Path | None, additions: Sequence[Addition] = ()) -> Reading:
    """Load everything; `lexicon` is a folder of the user's own tables. Raises LexiconError."""
    if not additions:
        return reading_of(Coder(lexicon, cache=cache), lexicon)
    with folder_with(lexicon, additions) as folder:
        reading = reading_of(Coder(folder, cache=cache), folder)
        reading.load_lemmas()  # now, while the folder is there
    return replace(reading, additions=frozenset(one.id for one in additions))


def reading_of(coder: Coder, lexicon: Path | None = None) -> Reading:
    """What a study needs beside a coder that is there already; `lexicon` is the folder that it was given."""
    lexicons = coder.lexicons

    @cache
    def lemmas() -> Lemmas:
        return load_lemmas(lexicon, places=lexicons.gazetteer.one_word_names())

    knowledge = Knowledge(
        kinds=load_kinds(lexicons, lexicon),
        families={code: known.family for code, known in read_types(lexicon).items()},
        rule=DEFAULT,
        program=f"rasid {lexicons.versions.program}",
        terms=lambda coded: report_terms(coded, lemmas(), lexicons.names.organisations),
        sole=lexicons.names.office_parts["sole"],
    )
    victims = VictimLexicon(load_victim_words(lexicon), lexicons.numbers, lexicons.names)
    return Reading(coder, lexicons, load_latin_names(lexicon), knowledge, victims, lemmas)
