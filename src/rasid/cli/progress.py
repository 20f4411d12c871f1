"""Messages and the progress bar, both on standard error."""

from __future__ import annotations

import sys
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import click

#: A bar is shown once more reports than this were coded.
FEW = 10


class Progress:
    """How far a run is. Shows a bar where `total`, the bytes to read, is known and `visible`."""

    def __init__(self, total: int | None, *, visible: bool) -> None:
        self._total = total if visible else None
        self._read = 0
        self._reports = 0
        self._bar: Any = None

    def read(self, amount: int) -> None:
        """Note that `amount` more bytes were read."""
        self._read += amount

    def report(self) -> None:
        """Note that another report is done."""
        self._reports += 1
        if self._bar is None and self._total and self._reports > FEW:
            self._bar = click.progressbar(length=self._total, label="Coding reports", file=sys.stderr)
            self._bar.__enter__()
        if self._bar is not None and self._read:
            self._bar.update(self._read)
            self._read = 0

    def say(self, message: str) -> None:
        """Write a message on a line of its own, the bar below it."""
        if self._bar is not None:
            click.echo("\r\x1b[K", nl=False, err=True)
        click.echo(f"rasid: {_shown(message)}", err=True)
        if self._bar is not None:
            self._bar.render_progress()

    def close(self) -> None:
        """Finish the bar, if one is shown."""
        if self._bar is not None:
            self._bar.__exit__(None, None, None)


@contextmanager
def show_progress(total: int | None, *, visible: bool) -> Iterator[Progress]:
    """Progress for the time of a run; `visible` where a bar would disturb no output."""
    progress = Progress(total, visible=visible and sys.stderr.isatty())
    try:
        yield progress
    finally:
        progress.close()


def _shown(message: str) -> str:
    """The message without characters that would steer a terminal or break its line."""
    return "".join("\ufffd" if unicodedata.category(letter) == "Cc" else letter for letter in message)
