"""Names that only the statistical recogniser saw, beside those of which the rules are sure."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

from extractors.entities.guesses import without_trade
from extractors.entities.statistical import Guess, opens
from extractors.entities.unseen import plain_company
from extractors.entities.watch_list import Candidate
from extractors.model import Mention

# With this confidence a longer name goes before the names that it holds.
LONGER = 0.75
# With this one a watched name that nothing speaks for is a company's or a person's all the same.
_SURE = 0.6
# With this one a product's name is a company's.
_VERY_SURE = 0.95
_LOWER = re.compile(r"(?<![\w-])[a-z]{3,}(?![\w-])")
# What one name may hold of another: "Inspur Taiwan", "Georgia Department of Transportation".
_HOLDS = {
    "ORG": {"ORG", "COUNTRY", "PERSON"},
    "AGENCY": {"AGENCY", "COUNTRY"},
    "PRODUCT": {"PRODUCT"},
    "MODEL": {"MODEL"},
}


def merged(
    text: str,
    sure: Sequence[Mention],
    blocked: Iterable[tuple[int, int]],
    guesses: Sequence[Guess],
    doubtful: Sequence[Candidate] = (),
) -> tuple[Mention, ...]:
    """Return the mentions of the rules and the guesses that stand beside them, in order.

    `blocked` are ranges in which no name can be: numbers, and words judged to be none. `doubtful`
    are watched names judged to mean something else here, a backpack or a town: part of another
    company's or person's name, or a company's or person's that the recogniser is sure of.
    """
    common = frozenset(_LOWER.findall(text) if doubtful else ())
    allowed = [one for one in guesses if not _denied(text, one, doubtful, common)]
    kept = _unless_longer(text, sure, allowed)
    covered = sorted([*((one.start, one.end) for one in kept), *blocked])
    full = _full_names(text, allowed, sure)
    new = [_mention(text, guess, full, doubtful) for guess in _free(allowed, covered)]
    return tuple(sorted([*kept, *new], key=_start))


def _denied(text: str, guess: Guess, doubtful: Sequence[Candidate], common: frozenset[str]) -> bool:
    """Return whether a guess is a name that was judged to be none of what it looks like."""
    first = bisect_left(doubtful, guess.start, key=_candidate_start)
    inside = [one for one in doubtful[max(0, first - 1) :][:4] if one.start < guess.end]
    inside = [one for one in inside if one.end > guess.start]
    if not inside:
        return False
    if guess.label not in ("ORG", "PERSON"):
        return True
    alone = any((one.start, one.end) == (guess.start, guess.end) for one in inside)
    likely = any(name.label in ("ORG", "PERSON") for one in inside for name in one.names)
    least = _SURE if likely else _VERY_SURE
    word = text[guess.start : guess.end].lower()
    return alone and (guess.confidence < least or word in common)


def _unless_longer(text: str, sure: Sequence[Mention], guesses: Sequence[Guess]) -> list[Mention]:
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
            and (guess.confidence >= LONGER or all(one.reason == "phrase" for one in inside))
            and kinds <= _HOLDS.get(guess.label, set())
            and sum(one.label == guess.label for one in inside) < 2
            and not _is_opened(text, guess, inside[-1])
        ):
            held.update(range(first, last))
    return [one for place, one in enumerate(sure) if place not in held]


def _is_opened(text: str, guess: Guess, inside: Mention) -> bool:
    """Return whether the first word of a sentence is all that a guess adds: "Using Huawei"."""
    added = text[guess.start : inside.start].split()
    return inside.end == guess.end and len(added) == 1 and opens(text, guess.start)


def _start(mention: Mention) -> int:
    return mention.start


def _end(mention: Mention) -> int:
    return mention.end


def _candidate_start(candidate: Candidate) -> int:
    return candidate.start


def _free(guesses: Iterable[Guess], covered: Sequence[tuple[int, int]]) -> Iterable[Guess]:
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
        if len(words) > 1 and label == "PERSON":
            full.setdefault((label, words[-1]), name)
        if len(words) > 1 and label == "ORG":
            full.setdefault((label, words[0]), plain_company(name))
            full.setdefault((label, without_trade(name)), plain_company(name))
    return full


def _mention(
    text: str, guess: Guess, full: dict[tuple[str, str], str], doubtful: Sequence[Candidate]
) -> Mention:
    surface = text[guess.start : guess.end]
    plain = plain_company(surface) if guess.label == "ORG" else surface
    name = full.get((guess.label, plain), plain)
    reason = f"model {guess.confidence:.2f}"
    watched = _watched(guess, doubtful) if name == surface else None
    if watched:
        name, key = watched
        return Mention(guess.label, guess.start, guess.end, surface, key, name, reason)
    label = "PERSON" if _is_only_people(guess, doubtful) else guess.label
    return Mention(label, guess.start, guess.end, surface, "", name, reason)


def _is_only_people(guess: Guess, doubtful: Sequence[Candidate]) -> bool:
    """Return whether a guess is the surname of a watched person, who is not meant here."""
    return any(
        (one.start, one.end) == (guess.start, guess.end)
        and all(name.label == "PERSON" for name in one.names)
        for one in doubtful
    )


def _watched(guess: Guess, doubtful: Sequence[Candidate]) -> tuple[str, str] | None:
    """Return name and key of the one watched company that a guess is called like."""
    for one in doubtful:
        if (one.start, one.end) == (guess.start, guess.end) and guess.label == "ORG":
            found = [name.entity for name in one.names if name.entity and name.label == "ORG"]
            if len(found) == 1:
                return found[0].name, found[0].key
    return None
