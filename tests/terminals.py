"""rulewire at a terminal: a real one, of a size, with a keyboard that types ahead."""

import fcntl
import os
import pty
import re
import struct
import subprocess
import termios
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from running import command

PLAIN = {"TERM": "xterm-256color", "PYTHONUTF8": "1", "COLUMNS": "", "FORCE_COLOR": ""}
ESCAPES = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")


@dataclass(frozen=True, slots=True)
class Screen:
    """What was shown: as it came, and without what steers the terminal."""

    code: int
    raw: str

    @property
    def text(self) -> str:
        return ESCAPES.sub("", self.raw).replace("\r\n", "\n")


def at_terminal(
    folder: Path, *words: str, keys: str = "", columns: int = 80, environ: Mapping[str, str] = PLAIN
) -> Screen:
    """Run `rulewire` at a terminal so wide, with `keys` typed; return what it showed."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 40, columns, 0, 0))
    known = {name: value for name, value in {**os.environ, **PLAIN, **environ}.items() if value}
    with subprocess.Popen(  # noqa: S603 - our own command
        command(*words), cwd=folder, stdin=theirs, stdout=theirs, stderr=theirs, env=known
    ) as process:
        os.close(theirs)
        os.write(ours, keys.encode())
        shown = shown_on(ours)
        code = process.wait(timeout=60)
    os.close(ours)
    return Screen(code, shown.decode("utf-8", "replace"))


def shown_on(terminal: int) -> bytes:
    """Return all that is shown until the other side is gone."""
    shown = b""
    with suppress(OSError):  # Linux says so that it is
        while part := os.read(terminal, 65_536):
            shown += part
    return shown
