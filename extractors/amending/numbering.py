"""The numbers of instructions: "3.", under it "a.", under that "i."."""

import re

from extractors.amending.paths import follows, forms

_NUMBER = re.compile(
    r"\s*(?:\(?([ivx]{1,5}|\d{1,3}|[A-Z]|[a-z]{1,2})[.)])\s*(?=[A-Z§\[“\d(]|[a-z]{3})"
)

_INLINE = re.compile(r"(?<=[:;]) (?:and )?(?=(?:[a-z]|[ivx]{1,4})\. [A-Z])")


def numbered(words: str) -> tuple[str, str]:
    """Return the number that an instruction begins with, "" if it has none, and the rest.

    >>> numbered("b. Adding paragraph (c).")
    ('b', 'Adding paragraph (c).')
    """
    found = _NUMBER.match(words)
    return (found[1], words[found.end() :]) if found else ("", words.strip())


def parted(words: str) -> list[str]:
    """Return an instruction that holds lettered ones as one piece each.

    >>> parted("2. Amend § 1.2: a. By adding “X”; and b. By revising “Y”.")
    ['2. Amend § 1.2:', 'a. By adding “X”;', 'b. By revising “Y”.']
    """
    return _INLINE.split(words)


def under(stack: tuple[str, ...], number: str) -> tuple[str, ...]:
    """Return the numbers from the outermost to `number`, which comes after those of `stack`.

    >>> under(("3", "b"), "i"), under(("3", "h"), "i")
    (('3', 'b', 'i'), ('3', 'i'))
    """
    if number.isdecimal():
        return (number,)
    for depth in range(len(stack) - 1, 0, -1):
        if follows(number, stack[depth]) and forms(number) & forms(stack[depth]):
            return (*stack[:depth], number)
    for depth in range(1, len(stack)):
        if number not in {"i", "A", "a"} and forms(number) & forms(stack[depth]):
            return (*stack[:depth], number)
    for depth in range(1, len(stack)):
        if stack[depth] == number:
            return (*stack[:depth], number)
    return (*stack, number) if stack else (number,)
