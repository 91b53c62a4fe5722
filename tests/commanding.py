"""The command line, used in this process."""

import json
import sys
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest

from pipeline.cli import main


@dataclass(frozen=True, slots=True)
class Said:
    """What a command printed, and the code it ended with."""

    code: int
    out: str
    err: str

    @property
    def rows(self) -> list[dict[str, Any]]:
        """The lines on standard output, each a JSON object."""
        return [json.loads(line) for line in self.out.splitlines()]


Rulewire = Callable[..., Said]


def command_line(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Rulewire:
    """Return `rulewire` as a function of its words. Not for `run` and `once`: they set up a log."""

    def rulewire(*words: object) -> Said:
        monkeypatch.setattr(sys, "argv", ["rulewire", *map(str, words)])
        with pytest.raises(SystemExit) as ended:
            main()
        out, err = capsys.readouterr()
        return Said(int(ended.value.code or 0), out, err)

    return rulewire
