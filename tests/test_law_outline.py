"""Outlines of every shape are read back as they were printed, all six levels deep."""

import re
from collections.abc import Callable, Iterator
from hashlib import sha256

import pytest

from extractors.law.reading import read_law
from law_files import fragment

_ROMAN = [
    "i",
    "ii",
    "iii",
    "iv",
    "v",
    "vi",
    "vii",
    "viii",
    "ix",
    "x",
    "xi",
    "xii",
    "xiii",
    "xiv",
    "xv",
    "xvi",
    "xvii",
    "xviii",
    "xix",
    "xx",
]
_ROMAN += [f"xx{one}" for one in _ROMAN[:8]]
_SIZES = (2, 3, 4, 2, 3, 6, 11, 28)


def letter(n: int) -> str:
    return chr(96 + n) if n <= 26 else 2 * chr(70 + n)


_LEVELS: tuple[Callable[[int], str], ...] = (
    letter,
    str,
    lambda n: _ROMAN[n - 1],
    lambda n: letter(n).upper(),
    lambda n: f"<I>{n}</I>",
    lambda n: f"<I>{_ROMAN[n - 1]}</I>",
)


class Chances:
    """Numbers that are the same each time for a seed."""

    def __init__(self, seed: int) -> None:
        self._numbers = self._stream(seed)

    @staticmethod
    def _stream(seed: int) -> Iterator[int]:
        n = 0
        while True:
            yield from sha256(f"{seed} {n}".encode()).digest()
            n += 1

    def below(self, bound: int) -> int:
        return next(self._numbers) % bound


def printed(
    chances: Chances, level: int = 0, base: str = "", led: str = ""
) -> Iterator[tuple[str, str]]:
    """Yield paragraphs with their citation; `led` is what stands before in the first."""
    size = _SIZES[chances.below(len(_SIZES) if level in (0, 2) else 5)]
    for n in range(1, size + 1):
        designator = f"({_LEVELS[level](n)})"
        cited = f"{base}{designator}"
        start = f"{led if n == 1 else ''}{designator}"
        is_parent = level < 5 and chances.below(3) == 0
        if is_parent and chances.below(2):
            heading = " <I>Heading.</I> " if chances.below(2) else ""
            yield from printed(chances, level + 1, cited, f"{start}{heading}")
            continue
        yield f"{start} Text{':' if is_parent else ';'}", cited
        if is_parent:
            yield from printed(chances, level + 1, cited)


@pytest.mark.parametrize("seed", range(60))
def test_an_outline_is_read_as_it_was_printed(seed: int) -> None:
    expected = list(printed(Chances(seed)))

    (text,) = read_law(fragment("".join(f"<P>{one}</P>" for one, _ in expected)), "part.xml")

    assert [one.label.removeprefix("15 CFR 744.1") for one in text.paragraphs] == [
        re.sub("</?I>", "", cited) for _, cited in expected
    ]
