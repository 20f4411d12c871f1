"""What the workbench holds while it serves a study."""

from __future__ import annotations

from dataclasses import dataclass, field

from rasid.dataset.reading_anew import ReadingAnew
from rasid.dataset.study import Study
from rasid.review.codebook import read_type_texts
from rasid.review.pager import Pager
from rasid.review.settings import Settings
from rasid.review.texts import Texts, read_texts


@dataclass(frozen=True, slots=True)
class Workbench:
    """A study that is served, with its lexicons loaded, and what its pages are made with."""

    study: Study
    settings: Settings
    texts: dict[str, Texts]
    pager: Pager
    anew: ReadingAnew = field(default_factory=ReadingAnew)


def open_workbench(study: Study, settings: Settings) -> Workbench:
    """Load what every page needs. Raises LexiconError where a table is at fault."""
    pager = Pager(read_type_texts(settings.lexicon), study.database.name)
    _ = study.reading  # loaded now, so that no visitor waits for it
    return Workbench(study, settings, read_texts(), pager)
