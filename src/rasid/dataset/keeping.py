"""Filters of a list that people keep under a name. They are a person's own, and no part of the history."""

from __future__ import annotations

from rasid.dataset.study import Study
from rasid.errors import RefusedError
from rasid.records import saved_filters
from rasid.values.queue import SavedFilter

#: How many filters somebody may keep for a page, and how long their names and queries are at most.
MOST, LONGEST_NAME, LONGEST_QUERY = 50, 80, 2000


def kept_filters(study: Study, page: str) -> tuple[SavedFilter, ...]:
    """The filters that who signs the study kept for a page, by name."""
    with study.database.reading() as connection:
        return saved_filters.filters_of(connection, study.who, page)


def keep_filter(study: Study, page: str, *, name: str, query: str) -> None:
    """Keep a filter under a name, in the place of one that was kept under it.

    Raises UsageError where the name is empty or too long, or too many are kept.
    """
    name = " ".join(name.split())
    if not name or len(name) > LONGEST_NAME:
        raise RefusedError(
            "filter-name", f"a filter's name has 1 to {LONGEST_NAME} characters", most=LONGEST_NAME
        )
    if len(query) > LONGEST_QUERY:
        raise RefusedError("filter-long", "the filter is too long to be kept")
    with study.writing() as work:
        kept = saved_filters.filters_of(work.connection, study.who, page)
        if len(kept) >= MOST and name not in {one.name for one in kept}:
            raise RefusedError("filter-many", f"{MOST} filters are kept already; drop one first", most=MOST)
        saved_filters.keep(work.connection, study.who, page, kept=SavedFilter(name, query), at=work.at)


def drop_filter(study: Study, page: str, name: str) -> None:
    """Keep a filter no more."""
    with study.writing() as work:
        saved_filters.drop(work.connection, study.who, page, name)
