"""How a study is served."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Settings:
    """How a study is served. `who` signs if there are no accounts; `lexicon` and `cache` as in `Study.open`.

    `tiles` is the address of map tiles (with {z}, {x}, {y}), none by default: then no page asks the network
    for anything. `secret` makes the tokens of forms where there are no accounts. `most_bytes` bounds what one
    request may send.
    """

    host: str = "127.0.0.1"
    port: int = 8300
    who: str | None = None
    lexicon: Path | None = None
    cache: Path | None = None
    tiles: str | None = None
    secret: str = field(default_factory=lambda: secrets.token_urlsafe(32))
    most_bytes: int = 64 * 1024 * 1024
