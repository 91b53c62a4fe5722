"""A list that has lost too much at once was cut short: it is refused, and the last one kept."""

from collections.abc import Sequence

from extractors.errors import ReadError
from extractors.lists.changes import ListChange
from extractors.model import ListEntry

MOST_SHARE = 0.10
"""The share of a list's entries that may be gone at once …"""
MOST_ENTRIES = 20
"""… and the number that may be, however short the list is. More than both is refused.

The recorded Denied Persons Lists lost 77 of 578 entries in fourteen months; the Entity List of 3,415
entries may lose 341 in a day.
"""


def allowed(entries: int, most_removed: int | None = None) -> int:
    """Return how many entries of a list may be gone at once.

    `most_removed` is what the operator allows, None for the rule.

    >>> allowed(3_415), allowed(70), allowed(70, 50)
    (341, 20, 50)
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
    if gone > most:
        raise ReadError(
            document,
            f"{gone} of {len(before)} entries are gone at once, at most {most} are believed: cut"
            " short? The last good list is kept. If they were really removed, set the source's"
            f" options.most_removed = {gone} for one round",
        )
