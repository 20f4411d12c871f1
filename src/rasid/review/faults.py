"""What goes wrong in a visit, and what the visitor is told."""

from __future__ import annotations

from starlette.exceptions import HTTPException


class DeniedError(Exception):
    """The visitor may not do this: `login` where logging in may help, else his role does not allow it."""

    def __init__(self, *, login: bool) -> None:
        super().__init__("login" if login else "role")
        self.login = login


class ForgedError(Exception):
    """A change without the token of the page it must come from."""


class TooMuchError(HTTPException):
    """A request sends more than one may."""

    def __init__(self) -> None:
        super().__init__(413)


class MissingError(Exception):
    """There is nothing at this address."""
