"""What somebody may have meant."""

from collections.abc import Iterable

from rapidfuzz import fuzz, process

# Of some 2000 one-letter slips in the names of our settings (a letter lost, put in, swapped) all
# are most like what was meant, and all but "ta" for "at" score above this; 98 % of the pairs of
# different names in one table score below.
_LIKE = 65


def nearest(word: str, known: Iterable[str], like: float = _LIKE) -> str:
    """Return the one of `known` that is most like `word`, "" if none is alike.

    `like` is the least likeness, from 0 to 100. Capitals do not count.
    """
    found = process.extractOne(
        word, list(known), scorer=fuzz.ratio, processor=str.casefold, score_cutoff=like
    )
    return found[0] if found else ""


def hint(word: str, known: Iterable[str]) -> str:
    """Return the end of a sentence that says what `word` could have been."""
    names = sorted(set(known))
    meant = nearest(word, names)
    if meant:
        return f'; did you mean "{meant}"?'
    if not names:
        return "; none is known"
    return f"; known: {', '.join(names[:20])}{' …' if len(names) > 20 else ''}"
