"""Every lexicon of the event stage, loaded and checked together."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from rasid.lexicon.cues import Cues, load_cues
from rasid.lexicon.grammar import load_grammar
from rasid.lexicon.salience_weights import SalienceWeights, load_salience_weights
from rasid.lexicon.tables import built_in_files, content_hash, read_file
from rasid.lexicon.triggers import Triggers, load_triggers
from rasid.lexicon.vocabulary import Vocabulary, load_vocabulary


@dataclass(frozen=True, slots=True)
class EventLexicon:
    """The tables that reading events needs; `codebook` and `lexicons` are hashes of their content."""

    triggers: Triggers
    vocabulary: Vocabulary
    cues: Cues
    grammar: dict[str, frozenset[str]]
    salience: SalienceWeights | None
    codebook: str
    lexicons: str


def load_event_lexicon(user: Path | None = None) -> EventLexicon:
    """Load the built-in tables and, after them, those of the folder `user`. Raises LexiconError."""
    triggers = load_triggers(user)
    return EventLexicon(
        triggers,
        load_vocabulary(triggers, user),
        load_cues(user),
        load_grammar(user),
        load_salience_weights(),
        content_hash(_files("codebook", user, "*.toml")),
        content_hash((*built_in_files("salience"), *_files("lexicon", user, "*.tsv"))),
    )


def _files(folder: str, user: Path | None, pattern: str) -> tuple[tuple[str, str], ...]:
    files = built_in_files(folder)
    if user is not None:
        files += tuple((path.name, read_file(path)) for path in sorted(user.glob(pattern)))
    return files
