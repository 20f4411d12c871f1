"""Runs the `rasid` commands of the guides in forks of a process that has read the program already.

To read the program and its tables takes a second, and the guides hold a hundred commands. A small program
called `rasid` sends its arguments, folder, environment and open files to a socket; a fork of this process
does what the command does with them and answers its exit status. `rasid serve` is run as it is installed.
"""

from __future__ import annotations

import gc
import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
import traceback
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from importlib import import_module
from pathlib import Path

_ASKS = """\
#!{python} -SE
import json, os, socket, sys
if sys.argv[1:2] == ["serve"]:
    os.execv({installed!r}, [{installed!r}, *sys.argv[1:]])
with socket.socket(socket.AF_UNIX) as asked:
    asked.connect({path!r})
    said = json.dumps([sys.argv[1:], os.getcwd(), dict(os.environ)]).encode()
    socket.send_fds(asked, [said[:1]], [0, 1, 2])
    asked.sendall(said[1:])
    asked.shutdown(socket.SHUT_WR)
    told = asked.recv(8)
os._exit(int(told or b"1"))
"""


@contextmanager
def ready_rasid() -> Iterator[Path]:
    """The folder of the program `rasid`."""
    with tempfile.TemporaryDirectory(prefix="rasid-") as folder:
        path, program = Path(folder, "socket"), Path(folder, "rasid")
        installed = str(Path(sys.executable).with_name("rasid"))
        program.write_text(_ASKS.format(python=sys.executable, installed=installed, path=str(path)))
        program.chmod(0o755)
        process = subprocess.Popen([sys.executable, __file__, str(path)])
        try:
            while not path.exists():
                assert process.poll() is None, "the process that waits for commands ended"
                time.sleep(0.02)
            yield Path(folder)
        finally:
            process.terminate()
            process.wait()


def main(path: str) -> None:
    """Wait for commands, and do each in a fork."""
    sys.path.append(str(Path(__file__).parents[1]))
    rasid = import_module("rasid.cli")
    for _, module, _ in rasid.VERBS:
        import_module(module)
    import_module("kept_tables").keep_tables()
    gc.collect()
    gc.freeze()  # or every fork would copy all of it, looking for garbage
    waiting = socket.socket(socket.AF_UNIX)
    waiting.bind(f"{path}.new")
    waiting.listen()
    Path(f"{path}.new").rename(path)
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # nobody waits for the forks
    while True:
        asked, _ = waiting.accept()
        if os.fork() == 0:
            waiting.close()
            _answer(asked, rasid.main)
        asked.close()


def _answer(asked: socket.socket, command: object) -> None:
    """Do a command with the files of who asked; ends this process."""
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    said, files, _, _ = socket.recv_fds(asked, 1, 3)
    while part := asked.recv(1 << 16):
        said += part
    for number, file in enumerate(files):
        os.dup2(file, number)
    arguments, folder, environment = json.loads(said)
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(environment)
    sys.argv = ["rasid", *arguments]
    status = 0
    try:
        command(prog_name="rasid")  # type: ignore[operator]
    except SystemExit as end:
        status = end.code if isinstance(end.code, int) else int(end.code is not None)
    except BaseException:
        traceback.print_exc()
        status = 1
    with suppress(OSError):
        sys.stdout.flush()
        sys.stderr.flush()
    asked.sendall(str(status).encode())
    os._exit(status)


if __name__ == "__main__":
    main(sys.argv[1])
