"""Reads sentences with slots and fills them.

`{slot}` takes a name, `{slot^}` the initials of the last name of that slot, `[words|LABEL]` is a
fixed name, `<this|that>` a choice of words. A line that begins with # is a remark.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files
from random import Random  # noqa: TID251 - seeded by the builder

from training.slots import Slots
from training.tables import initials

_PIECE = re.compile(r"\{(\w+)(\^?)\}|\[([^|\]]+)\|(\w+)\]|<([^<>]*\|[^<>]*)>")
# Names that stand in the sentences as they are.
_FIXED = re.compile(
    r"(?<![\w-])(?:(White House|Congress|House(?! of the)|Senate|Pentagon|FBI)|(EAR)"
    r"|((?:the )?United States|U\.S\.)(?! persons?| dollars?| Attorney| District| citizen))(?![\w'’])"
)
_FIXED_LABELS = ("", "AGENCY", "RULE", "COUNTRY")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A text with its names: (start, end, label), in order."""

    text: str
    names: tuple[tuple[int, int, str], ...]


def frames() -> dict[str, tuple[str, ...]]:
    """Return the lines of each file in `training/sentences`, by the file's stem, sorted."""
    folder = files("training") / "sentences"
    found = sorted((one for one in folder.iterdir() if one.name.endswith(".txt")), key=str)
    return {
        one.name.removesuffix(".txt"): tuple(
            line.strip()
            for line in one.read_text(encoding="utf-8").splitlines()
            if line.strip() and not line.startswith("#")
        )
        for one in found
    }


class Filler:
    """Turns frames into sentences."""

    def __init__(self, rng: Random, slots: Slots) -> None:
        self._rng = rng
        self._slots = slots

    def __call__(self, frame: str) -> Sentence:
        """Return `frame` with all its slots filled."""
        while True:  # choices may hold slots
            chosen = re.sub(
                r"<([^<>{}]*\|[^<>]*)>", lambda one: self._rng.choice(one[1].split("|")), frame
            )
            if chosen == frame:
                break
            frame = chosen
        pieces = list(self._pieces(frame))
        text, names = "", []
        for piece, label in pieces:
            if text.endswith(".") and piece.startswith("."):
                piece = piece[1:]
            if label:
                names.append((len(text), len(text) + len(piece), label))
            text += piece
        return Sentence(text, tuple(names))

    def _pieces(self, frame: str) -> Iterator[tuple[str, str]]:
        position = 0
        last: dict[str, tuple[str, str]] = {}
        for match in _PIECE.finditer(frame):
            yield from _fixed(frame[position : match.start()])
            position = match.end()
            if match[3]:
                yield match[3], match[4]
            elif match[2]:
                name, label = last[match[1]]
                yield initials(name) or name, label
            else:
                last[match[1]] = self._slots.fill(match[1])
                yield last[match[1]]
        yield from _fixed(frame[position:])


def _fixed(text: str) -> Iterator[tuple[str, str]]:
    position = 0
    for match in _FIXED.finditer(text):
        group = match.lastindex or 0
        start = match.start() + (4 if match.group().startswith("the ") else 0)
        yield text[position:start], ""
        yield text[start : match.end()], _FIXED_LABELS[group]
        position = match.end()
    yield text[position:], ""
