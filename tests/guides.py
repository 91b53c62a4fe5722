"""What a guide in `docs/` tells its reader to do: commands with what they print, addresses, TOML."""

import re
import shlex
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

_CONSOLE = re.compile(r"^```console\n(.*?)^```", re.MULTILINE | re.DOTALL)
_TOML = re.compile(r"^```toml\n(.*?)^```", re.MULTILINE | re.DOTALL)
_WINDOW = re.compile(r"<http://127\.0\.0\.1:8001(/[^>]*)>")


@dataclass(frozen=True, slots=True)
class Step:
    """A command as its words, the file that takes what it prints, and lines of that."""

    words: list[str]
    into: str = ""
    shown: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Guide:
    """A page for one kind of reader."""

    path: Path

    @property
    def text(self) -> str:
        """The page."""
        return self.path.read_text("utf-8")

    def steps(self) -> Iterator[Step]:
        """Yield the commands in the order in which they are read."""
        for block in _CONSOLE.findall(self.text):
            step = Step([])
            for line in block.splitlines():
                if line.startswith("$ "):
                    if step.words:
                        yield step
                    words, _, into = line[2:].partition(" > ")
                    step = Step(shlex.split(words, comments=True), into.strip())
                elif not line.startswith("# "):
                    step.shown.append(line)
            yield step

    def tables(self) -> list[str]:
        """Return the settings that it shows."""
        return _TOML.findall(self.text)

    def places(self) -> list[str]:
        """Return where in the window it leads."""
        return _WINDOW.findall(self.text)


def missing(printed: str, shown: list[str]) -> list[str]:
    """Return the lines of `shown` that were not printed; "…" is anything."""
    return [
        line
        for line in shown
        if not re.search(".*".join(map(re.escape, line.rstrip().split("…"))), printed)
    ]
