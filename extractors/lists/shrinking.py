"""A list that has lost too much at once was cut short: it is refused, and the last one kept."""

from collections.abc import Sequence

from extractors.errors import ReadError
from extractors.lists.changes import ListChange
from extractors.model import ListEntry

MOST_SHARE = 0.03
"""The share of a list's entries that may be gone at once …"""
MOST_ENTRIES = 20
"""… and the number that may be, however short the list is. More than both is refused.

The Entity List of 3,415 entries may lose 102 in a day, and has never lost a third of that; a file
whose lists stand mixed and that was cut loses the same share of each.
"""
FEWEST_CUT = 5
"""So few entries may be gone from the end of the alphabet; more, and nothing else, is a file cut there.

The Denied Persons List is in that order.
"""


def allowed(entries: int, most_removed: int | None = None) -> int:
    """Return how many entries of a list may be gone at once.

    `most_removed` is what the operator allows, None for the rule.

    >>> allowed(3_415), allowed(70), allowed(70, 50)
    (102, 20, 50)
    """
    if most_removed is not None:
        return most_removed
    return max(MOST_ENTRIES, int(entries * MOST_SHARE))


def refuse_shrunken(
    document: str,
    before: Sequence[ListEntry],
    change: ListChange,
    most_removed: int | None = None,
) -> None:
    """Raise if a publication has lost more of a list than is believed.

    Raises:
        ReadError: Too many entries are gone; it says how many, and how to accept that.

    """
    gone, most = len(change.removed), allowed(len(before), most_removed)
    end = _cut_from(change) if most_removed is None else ""
    if gone <= most and not end:
        return
    why = f"all from “{end}” on" if end else f"at most {most} are believed"
    raise ReadError(
        document,
        f"{gone} of {len(before)} entries are gone at once, {why}: cut short? The last good list is"
        f" kept. If they were really removed, set the source's options.most_removed = {gone} for one"
        " round",
    )


def _cut_from(change: ListChange) -> str:
    """Return the name from which on nothing is left, "" if something is or little is gone."""
    if len(change.removed) < FEWEST_CUT or not change.entries:
        return ""
    first = min((entry.name for entry in change.removed), key=str.casefold)
    ends = all(entry.name.casefold() < first.casefold() for entry in change.entries)
    return first if ends else ""
