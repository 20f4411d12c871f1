"""Reading reports through the workbench: adding some, one at a time, and reading all anew."""

from __future__ import annotations

from threading import Lock

from rasid.dataset import adding_words
from rasid.dataset.reading_anew import ReadingAnew
from rasid.review.visits import Visit
from rasid.review.workbench import Workbench

#: How many files one upload takes.
MOST_FILES = 50
#: Reports are coded one at a time: the coder's caches are one for all visitors.
CODING = Lock()


def anew_of(visit: Visit) -> ReadingAnew:
    """What reads reports anew, and tells how far it is."""
    workbench: Workbench = visit.request.app.state.workbench
    return workbench.anew


def begin_anew(visit: Visit, *, only_new: bool) -> ReadingAnew:
    """Begin to read anew with the lexicon as it is now, unless that runs already.

    `only_new`: those reports alone that hold words that are new or taken back.
    """
    workbench: Workbench = visit.request.app.state.workbench
    now = adding_words.pending(visit.study)
    changed = [one for one in adding_words.list_additions(visit.study) if one.id in now.lacking | now.left]
    workbench.anew.begin(workbench.study, who=visit.who, only=changed if only_new else None)
    return workbench.anew
