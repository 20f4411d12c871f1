"""The routes of the workbench: one table, from which the application, the guard and the tests are made."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

#: From the least to the most. Each may do what those before it may. `anyone` is who has not logged in.
ROLES = ("anyone", "viewer", "coder", "adjudicator", "administrator")

#: The least role that sees the names of protected people.
SEES_NAMES = "administrator"


@dataclass(frozen=True, slots=True)
class Route:
    """One route: its method (GET, POST, PUT, DELETE), its path, what answers it, and the least role that may.

    `name` is the key of the page's title in the texts, empty for what is no page.
    """

    method: str
    path: str
    endpoint: Callable[..., Any]
    role: str
    name: str = ""

    def __post_init__(self) -> None:
        if self.role not in ROLES:
            raise ValueError(f"{self.path}: {self.role} is no role")


def may(role: str, needed: str) -> bool:
    """Whether somebody of a role may do what needs another."""
    return ROLES.index(role) >= ROLES.index(needed)
