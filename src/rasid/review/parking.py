"""A form that was sent after its session had ended: kept on the login page, and sent again once asked to."""

from __future__ import annotations

from dataclasses import dataclass

import msgspec
from starlette.datastructures import UploadFile
from starlette.requests import Request

from rasid.review.guard import CSRF_FIELD
from rasid.review.visits import local_path

#: What is kept of a form, in characters: the page holds it.
_MOST = 1_000_000


@dataclass(frozen=True, slots=True)
class Parked:
    """A form to be sent again: where to, its fields, and whether files went with it, which are not kept."""

    path: str
    fields: tuple[tuple[str, str], ...]
    files: bool = False

    def packed(self) -> str:
        """The form as one field of another."""
        return msgspec.json.encode(self).decode()


async def parked(request: Request) -> Parked:
    """What a request sent as a form."""
    form = await request.form()
    fields = tuple((name, value) for name, value in form.multi_items() if isinstance(value, str))
    fields = tuple((name, value) for name, value in fields if name != CSRF_FIELD)
    if sum(len(name) + len(value) for name, value in fields) > _MOST:
        fields = ()
    files = any(isinstance(value, UploadFile) and value.size for value in form.values())
    asked = f"{request.url.path}?{request.url.query}".rstrip("?")
    return Parked(local_path(asked), fields, files)


def unpacked(said: str) -> Parked | None:
    """The form that a field holds, None where it holds none."""
    try:
        found = msgspec.json.decode(said, type=Parked)
    except (msgspec.MsgspecError, UnicodeError):
        return None
    return Parked(local_path(found.path), found.fields, found.files)
