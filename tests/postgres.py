"""A PostgreSQL of the tests' own: made in a temporary folder, on a loopback port, stopped when they end.

The programs are those of the system (Debian: postgresql). As root they run as the user postgres, since
PostgreSQL refuses to run as root. Not for Windows.
"""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from itertools import count
from pathlib import Path

import pytest

#: Where Debian and Fedora put the programs of the server; elsewhere they are on the path.
_FOLDERS = ("usr/lib/postgresql/*/bin", "usr/pgsql-*/bin")
#: Nothing needs to survive the tests: no writing through to the disk.
_SETTINGS = ("listen_addresses=127.0.0.1", "fsync=off", "synchronous_commit=off", "full_page_writes=off")
#: Who runs it where the tests run as root: the first of these users that there is.
_OWNERS = ("postgres", "nobody")
_numbers = count(1)


def find_programs() -> Path | None:
    """The folder of the newest server installed, None where there is none."""
    found = [path.parent for pattern in _FOLDERS for path in Path("/").glob(f"{pattern}/initdb")]
    if found:
        return max(found, key=lambda folder: int("".join(filter(str.isdigit, str(folder.parent)))))
    on_path = shutil.which("initdb")
    return None if on_path is None else Path(on_path).resolve().parent


def is_required() -> bool:
    """Whether tests must fail, and not be left out, where there is no server."""
    return os.environ.get("RASID_REQUIRE_POSTGRES") == "1" or os.environ.get("CI") == "true"


@contextmanager
def running_server() -> Iterator[str]:
    """A running server; gives the address of an empty database. Skips the test where none is installed."""
    programs = find_programs()
    if programs is None:
        reason = "PostgreSQL is not installed; install Debian's package postgresql"
        if is_required():
            pytest.fail(reason)
        pytest.skip(reason)
    with _temporary_folder() as folder:
        start = partial(_start, folder)
        made = start(
            programs / "initdb", "-D", "kept", "-U", "rasid", "-A", "trust", "-E", "UTF8", "--no-sync",
            "--locale=C.UTF-8", "--locale-provider=icu", "--icu-locale=ar",
        )  # fmt: skip
        assert made.wait(300) == 0, (folder / "log").read_text()
        port = _free_port()
        settings = [part for setting in _SETTINGS for part in ("-c", setting)]
        server = start(programs / "postgres", "-D", "kept", "-p", str(port), "-k", str(folder), *settings)
        try:
            _wait_for(programs, server, port, folder / "log")
            yield f"postgresql://rasid@127.0.0.1:{port}/postgres"
        finally:
            server.send_signal(signal.SIGQUIT)  # stop at once: nothing of it is kept
            server.wait(30)


@contextmanager
def _temporary_folder() -> Iterator[Path]:
    folder = Path(tempfile.mkdtemp(prefix="rasid-postgres-"))
    try:
        owner = _owner()
        if owner is not None:
            os.chown(folder, *owner)
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _start(folder: Path, program: Path, *arguments: str) -> subprocess.Popen[bytes]:
    owner = _owner()
    with (folder / "log").open("ab") as log:
        return subprocess.Popen(
            [program, *arguments],
            cwd=folder,
            user=None if owner is None else owner[0],
            group=None if owner is None else owner[1],
            extra_groups=None if owner is None else [],
            stdout=log,
            stderr=log,
        )


def _owner() -> tuple[int, int] | None:
    """The user and group that are to run the server, None for those of the tests."""
    if os.geteuid() != 0:
        return None
    import pwd  # noqa: PLC0415 (Windows has none)

    users = {user.pw_name: (user.pw_uid, user.pw_gid) for user in pwd.getpwall()}
    return next(users[name] for name in _OWNERS if name in users)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_for(programs: Path, server: subprocess.Popen[bytes], port: int, log: Path) -> None:
    """Wait until the server answers."""
    for _ in range(2000):  # a busy machine takes its time
        ask = [
            programs / "pg_isready",
            "--quiet",
            "--host",
            "127.0.0.1",
            "--port",
            str(port),
            "--timeout",
            "5",
        ]
        if subprocess.run(ask, check=False).returncode == 0:
            return
        assert server.poll() is None, log.read_text()
        time.sleep(0.05)
    raise AssertionError(log.read_text())


def empty_schema(server: str) -> str:
    """The address of a schema made anew in a running PostgreSQL."""
    import psycopg  # noqa: PLC0415

    name = f"study_{next(_numbers)}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"CREATE SCHEMA {name}")
    return f"{server}?options=-csearch_path%3D{name}"
