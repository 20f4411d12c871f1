"""What the menu of every page leads to."""

from __future__ import annotations

from rasid.review.routes import may

#: Groups of the menu, each (key of its text, entries); an entry is (path, key of its text, least role).
GROUPS: tuple[tuple[str, tuple[tuple[str, str, str], ...]], ...] = (
    (
        "menu.work",
        (
            ("/", "home.title", "viewer"),
            ("/queue", "queue.title", "viewer"),
            ("/reports", "reports.title", "viewer"),
            ("/search", "search.title", "viewer"),
        ),
    ),
    (
        "menu.record",
        (
            ("/incidents", "incidents.title", "viewer"),
            ("/people", "people.title", "viewer"),
            ("/organisations", "organisations.title", "viewer"),
            ("/places", "places.title", "viewer"),
            ("/map", "map.title", "viewer"),
            ("/timeline", "timeline.title", "viewer"),
            ("/follows", "follows.title", "viewer"),
        ),
    ),
    (
        "menu.quality",
        (
            ("/double", "double.title", "coder"),
            ("/quality", "quality.title", "coder"),
            ("/history", "history.title", "viewer"),
        ),
    ),
    (
        "menu.study",
        (
            ("/sources", "sources.title", "viewer"),
            ("/lexicon", "lexicon.title", "viewer"),
            ("/protected", "protected.title", "coder"),
            ("/accounts", "accounts.title", "administrator"),
        ),
    ),
)


def groups_for(role: str) -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
    """The groups of the menu with the entries that a role may see."""
    return tuple(
        (key, tuple((path, name) for path, name, needed in entries if may(role, needed)))
        for key, entries in GROUPS
        if any(may(role, needed) for _, _, needed in entries)
    )
