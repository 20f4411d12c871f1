"""Who may see the names of protected people from the command line."""

from __future__ import annotations

from rasid.dataset.study import Study


def administrator(study: Study, account: str | None) -> str:
    """The name of the administrator who asks, once the password was given.

    A study without accounts belongs to whoever has it on this machine.
    """
    return account or study.who
