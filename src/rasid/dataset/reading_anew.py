"""Coding anew after words were added to the lexicon: which reports hold them, and how far it has come."""

from __future__ import annotations

import threading
from collections.abc import Collection
from dataclasses import dataclass, replace

from rasid.dataset.asking import Asked, ask
from rasid.dataset.study import Study
from rasid.errors import RasidError
from rasid.records import codings
from rasid.records.search import find
from rasid.values.addition import ALIAS, Addition

#: How many reports a search takes at a time.
_PAGE = 500


@dataclass(frozen=True, slots=True)
class Progress:
    """How far coding anew has come: `done` of `total` reports, `changed` read otherwise.

    `lost` decisions lost their anchor; `failed` says why it stopped.
    """

    running: bool = False
    total: int = 0
    done: int = 0
    changed: int = 0
    lost: int = 0
    failed: str = ""


def reports_holding(study: Study, additions: Collection[Addition]) -> frozenset[str]:
    """The reports that hold the words of one of these additions, as the search finds them."""
    found: set[str] = set()
    for addition in additions:
        forms = addition.fields["forms" if addition.kind == ALIAS else "form"].strip("«»")
        query = ask(Asked(words=forms), study.reading)
        after = None
        while True:
            with study.database.reading() as connection:
                page = find(connection, query, lemmas=study.reading.lemmas, limit=_PAGE, after=after)
            found.update(hit.report_id for hit in page.hits)
            after = page.next
            if after is None:
                break
    return frozenset(found)


def outdated_among(study: Study, wanted: Collection[str] | None) -> tuple[str, ...]:
    """The reports, of these or of all, whose coding is of another version than what the study reads with."""
    with study.database.reading() as connection:
        waiting = codings.outdated(connection, study.reading.coder.versions)
    return tuple(id for id in waiting if wanted is None or id in wanted)


class ReadingAnew:
    """Codes reports anew in a thread of its own, one run at a time, while others go on working."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._progress = Progress()
        self._thread: threading.Thread | None = None

    @property
    def progress(self) -> Progress:
        """How far the last run has come."""
        return self._progress

    def begin(self, study: Study, *, who: str, only: Collection[Addition] | None = None) -> bool:
        """Load the lexicons as they are now, and code anew what is of another version; False while one runs.

        `study` is the one that others are signed from: it reads with the new lexicons from then on. `only`
        bounds it to reports that hold the words of these additions.
        """
        with self._lock:
            if self._progress.running:
                return False
            self._progress = Progress(running=True)
            self._thread = threading.Thread(target=self._run, args=(study, who, only), daemon=True)
            self._thread.start()
        return True

    def wait(self, seconds: float) -> None:
        """Wait until the run is done, at most so long."""
        if self._thread is not None:
            self._thread.join(seconds)

    def _run(self, study: Study, who: str, only: Collection[Addition] | None) -> None:
        try:
            study.read_anew()
            mine = study.signed(who)
            waiting = outdated_among(mine, None if only is None else reports_holding(mine, only))
            self._progress = replace(self._progress, total=len(waiting))
            for done in mine.recode(only=waiting):
                now = self._progress
                self._progress = replace(
                    now,
                    done=now.done + 1,
                    changed=now.changed + bool(done.changes),
                    lost=now.lost + len(done.lost),
                )
            self._progress = replace(self._progress, running=False)
        except RasidError as error:
            self._progress = replace(self._progress, running=False, failed=str(error))
        except BaseException:
            self._progress = replace(self._progress, running=False, failed="fault")
            raise
