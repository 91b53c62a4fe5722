"""Names that only the statistical recogniser saw, beside those of which the rules are sure.

A guess counts where no rule has spoken, if the model is sure enough of it and the text does not
speak against it: news gives a person's full name once, and towns are no mentions.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from spacy.lang.en.stop_words import STOP_WORDS

from extractors.entities.phrases import INDUSTRY, OPENERS
from extractors.entities.statistical import Guess
from extractors.entities.titles import BEFORE_NAME
from extractors.entities.towns import TOWNS
from extractors.model import Mention

# Least confidence by label, chosen on the development documents: names of countries are in the
# table, and lists, rules and bills are told by their wording.
LEAST = {"ORG": 0.5, "PERSON": 0.5, "PRODUCT": 0.5, "MODEL": 0.5, "AGENCY": 0.5}
# A single word says little; it must be surer.
LEAST_ALONE = 0.5
# With this confidence a longer name goes before the names that it holds.
LONGER = 0.75
# What one name may hold of another: "Inspur Taiwan", "Georgia Department of Transportation".
_HOLDS = {
    "ORG": {"ORG", "COUNTRY", "PERSON"},
    "AGENCY": {"AGENCY", "COUNTRY"},
    "PRODUCT": {"PRODUCT"},
    "MODEL": {"MODEL"},
}
_GENERIC = frozenset(
    [
        "Advanced",
        "AI",
        "American",
        "CEO",
        "CFO",
        "Chinese",
        "Computing",
        "CPU",
        "EDA",
        "European",
        "GPU",
        "HBM",
        "IC",
        "Integrated",
        "IPO",
        "LLM",
        "National",
        "State",
        "Strategic",
        "Trade",
    ]
)
_INDUSTRY_WORD = re.compile(INDUSTRY)
# Headings of Federal Register documents and reasons for control are capitals, but no names.
_HEADING = re.compile(
    r"(?:SUPPLEMENTARY|FURTHER) INFORMATION|[A-Z]{5,}(?: [A-Z]{5,})+|[A-Z]{1,2}|[^A-Za-z]+"
)


def merged(
    text: str,
    sure: Sequence[Mention],
    blocked: Iterable[tuple[int, int]],
    guesses: Sequence[Guess],
    doubtful: Iterable[tuple[int, int]] = (),
) -> tuple[Mention, ...]:
    """Return the mentions of the rules and the guesses that stand beside them, in order.

    `blocked` are ranges in which no name can be: numbers, and words judged to be none. `doubtful`
    are watched names judged to mean something else here, a backpack or a town: part of another
    company's or person's name at most.
    """
    other = sorted(doubtful)
    believed = [one for one in _believed(text, sure, guesses) if not _denied(one, other)]
    kept = _unless_longer(sure, believed)
    covered = sorted([*((one.start, one.end) for one in kept), *blocked])
    full = _full_names(text, believed, sure)
    new = [_mention(text, guess, full) for guess in _free(believed, covered)]
    return tuple(sorted([*kept, *new], key=lambda one: one.start))


def _believed(text: str, sure: Sequence[Mention], guesses: Sequence[Guess]) -> Iterator[Guess]:
    """Yield the guesses that count, with the label that the document as a whole gives them."""
    people = {one.text.split()[-1] for one in sure if one.label == "PERSON"}
    people |= {
        words[-1]
        for guess in guesses
        if guess.label == "PERSON" and guess.confidence >= LEAST["PERSON"]
        for words in (text[guess.start : guess.end].split(),)
        if len(words) > 1
    }
    for guess in guesses:
        name = text[guess.start : guess.end]
        least = LEAST.get(guess.label, 2.0)
        least = max(least, LEAST_ALONE) if " " not in name and name not in people else least
        if guess.confidence < least or _is_no_name(name):
            continue
        yield replace(guess, label=_label(text, guess, name, people))


def _denied(guess: Guess, doubtful: Sequence[tuple[int, int]]) -> bool:
    """Return whether a guess is a name that was judged to be none of what it looks like."""
    first = bisect_left(doubtful, (guess.start, guess.start))
    inside = [one for one in doubtful[max(0, first - 1) :][:4] if one[0] < guess.end]
    inside = [one for one in inside if one[1] > guess.start]
    alone = (guess.start, guess.end) in inside
    return bool(inside) and (alone or guess.label not in ("ORG", "PERSON"))


def _is_no_name(name: str) -> bool:
    single = " " not in name
    common = name.lower() in STOP_WORDS or name in OPENERS
    capital = any(char.isupper() for char in name)
    known = name in TOWNS or name.title() in TOWNS
    generic = all(word in _GENERIC or _INDUSTRY_WORD.fullmatch(word) for word in name.split())
    return (
        not capital
        or known
        or generic
        or "\n" in name
        or name.count("(") != name.count(")")
        or name != name.strip()
        or (single and common)
        or bool(_HEADING.fullmatch(name))
    )


def _label(text: str, guess: Guess, name: str, people: set[str]) -> str:
    """Return ORG for a single word that nobody's full name ends with, PERSON for one that does."""
    if " " in name or guess.label not in ("PERSON", "ORG"):
        return guess.label
    if name in people:
        return "PERSON"
    titled = BEFORE_NAME.search(text[max(0, guess.start - 40) : guess.start])
    return guess.label if titled else "ORG"


def _unless_longer(sure: Sequence[Mention], guesses: Sequence[Guess]) -> list[Mention]:
    """Return the mentions that no longer name of their own kind holds."""
    held: set[int] = set()
    for guess in guesses:
        # Neither mentions nor guesses overlap among themselves: those inside stand side by side.
        first = bisect_right(sure, guess.start, key=_end)
        last = bisect_left(sure, guess.end, key=_start)
        inside = sure[first:last]
        whole = all(guess.start <= one.start and one.end <= guess.end for one in inside)
        longer = all(one.end - one.start < guess.end - guess.start for one in inside)
        kinds = {one.label for one in inside}
        if (
            inside
            and whole
            and longer
            and guess.confidence >= LONGER
            and kinds <= _HOLDS.get(guess.label, set())
            and sum(one.label == guess.label for one in inside) < 2
        ):
            held.update(range(first, last))
    return [one for place, one in enumerate(sure) if place not in held]


def _start(mention: Mention) -> int:
    return mention.start


def _end(mention: Mention) -> int:
    return mention.end


def _free(guesses: Iterable[Guess], covered: Sequence[tuple[int, int]]) -> Iterator[Guess]:
    """Yield the guesses that overlap nothing; both come in order of their start."""
    place = 0
    for guess in guesses:
        while place < len(covered) and covered[place][1] <= guess.start:
            place += 1
        if place == len(covered) or covered[place][0] >= guess.end:
            yield guess


def _full_names(
    text: str, guesses: Sequence[Guess], sure: Sequence[Mention]
) -> dict[tuple[str, str], str]:
    """Return the fullest form that the document has of a person's or company's short name."""
    full: dict[tuple[str, str], str] = {}
    forms = [(one.label, one.name) for one in sure if not one.entity]
    forms += [(guess.label, text[guess.start : guess.end]) for guess in guesses]
    for label, name in forms:
        words = name.split()
        if len(words) > 1 and label in ("PERSON", "ORG"):
            short = words[-1] if label == "PERSON" else words[0]
            full.setdefault((label, short), " ".join(words))
    return full


def _mention(text: str, guess: Guess, full: dict[tuple[str, str], str]) -> Mention:
    surface = text[guess.start : guess.end]
    name = " ".join(surface.split())
    reason = f"model {guess.confidence:.2f}"
    name = full.get((guess.label, name), name)
    return Mention(guess.label, guess.start, guess.end, surface, "", name, reason)
