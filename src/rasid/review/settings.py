"""How a study is served."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Settings:
    """How a study is served. `who` signs if there are no accounts; `lexicon` and `cache` as in `Study.open`.

    `names` are those that a browser may ask for beside this machine's own. `tiles` is the address of map
    tiles (with {z}, {x}, {y}), none by default: then no page asks the network for anything. `most_bytes`
    bounds what one request may send.
    """

    host: str = "127.0.0.1"
    port: int = 8300
    names: tuple[str, ...] = ()
    who: str | None = None
    lexicon: Path | None = None
    cache: Path | None = None
    tiles: str | None = None
    most_bytes: int = 64 * 1024 * 1024
