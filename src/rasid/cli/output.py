"""Where a command writes: standard output, or a file that is there only when it is whole."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

import click

from rasid.errors import RasidError, UsageError
from rasid.export import Style

Write = Callable[[str], None]


@contextmanager
def open_output(path: Path | None) -> Iterator[Write]:
    """Open standard output, or `path`: written beside it under another name, and renamed at the end.

    When the command fails or is stopped, `path` stays as it was. Text is written as UTF-8.
    """
    if path is None:
        yield _stdout_writer()
        sys.stdout.flush()
        return
    target = path.resolve()
    if target.exists() and not target.is_file():
        # A pipe or a device cannot be replaced, and need not be.
        with _opened(target, path) as stream:
            yield _writer(stream, str(path))
        return
    partial = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        with _opened(partial, path) as stream:
            yield _writer(stream, str(path))
        partial.replace(target)
    finally:
        partial.unlink(missing_ok=True)


def style_of_stdout() -> Style:
    """How a table is shown on standard output: plain, but on a terminal fitted to its width."""
    if not sys.stdout.isatty():
        return Style()
    return Style(width=max(40, shutil.get_terminal_size().columns), terminal=True)


def _stdout_writer() -> Write:
    if sys.stdout.isatty():
        # click writes to a console of any system; elsewhere the bytes are UTF-8 whatever the locale.
        return lambda text: click.echo(text, nl=False)
    return _writer(sys.stdout.buffer, "standard output")


def _opened(path: Path, wanted: Path) -> BinaryIO:
    try:
        return path.open("wb")
    except OSError as error:
        raise UsageError(f"{wanted}: cannot be written ({error.strerror}); choose another file") from error


def _writer(stream: BinaryIO, name: str) -> Write:
    def write(text: str) -> None:
        try:
            stream.write(text.encode("utf-8"))
        except BrokenPipeError:
            raise
        except OSError as error:
            raise RasidError(f"{name}: cannot be written ({error.strerror}); nothing was kept") from error

    return write
