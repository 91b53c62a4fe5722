"""What differs between two texts: a change, its hunks, their words."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from enum import StrEnum


class HunkClass(StrEnum):
    """What a difference is to a reader of law.

    SUBSTANTIVE: words, numbers or signs that carry meaning.
    EDITORIAL: dashes, spaces, punctuation, capitals, mark-up; words that only stand elsewhere.
    POINTER: what points to a text that is not here: pending amendments, editorial notes, sources.
    STATUS: an effective date note: a stay or suspension begins, ends or moves.
    REVERSION: words that an earlier version had come back.
    """

    SUBSTANTIVE = "substantive"
    EDITORIAL = "editorial"
    POINTER = "pointer"
    STATUS = "status"
    REVERSION = "reversion"


TOLD = frozenset((HunkClass.SUBSTANTIVE, HunkClass.STATUS, HunkClass.REVERSION))
"""The classes that are news."""


@dataclass(frozen=True, slots=True)
class Edit:
    """A run of words: `op` is "equal", "insert" or "delete"."""

    op: str
    text: str


@dataclass(frozen=True, slots=True)
class Hunk:
    """One paragraph that differs.

    Attributes:
        label: The paragraph's label.
        kind: "added", "removed", "amended", "moved" or "redesignated".
        class_: What the difference is to a reader.
        edits: Word-level edits. Dropping inserts gives the old text, dropping deletes the new.
        start: Offset of the paragraph in the new text, or of where it stood if removed.
        reason: What its class rests on, in a few words.
        was: The label that it had before, "" if it is the same.

    """

    label: str
    kind: str
    class_: HunkClass
    edits: tuple[Edit, ...]
    start: int
    end: int
    reason: str = ""
    was: str = ""

    @property
    def substantive(self) -> bool:
        """Whether it is to be told: words that carry meaning, or the force of words that stay."""
        return self.class_ in TOLD

    @property
    def before(self) -> str:
        """The old paragraph, "" if added."""
        return "".join(edit.text for edit in self.edits if edit.op != "insert")

    @property
    def after(self) -> str:
        """The new paragraph, "" if removed."""
        return "".join(edit.text for edit in self.edits if edit.op != "delete")


@dataclass(frozen=True, slots=True)
class Change:
    """What differs between a document as kept and as it stands now.

    `number` is the new version's, `hunks` follow the new text. `reverts_to` is the number of the
    earlier version that this text repeats, 0 if it is new: a reinstatement is news.
    """

    document: str
    number: int
    hunks: tuple[Hunk, ...]
    reverts_to: int = 0

    @property
    def substantive(self) -> bool:
        """Whether any word that carries meaning differs."""
        return any(hunk.substantive for hunk in self.hunks)


def recalled(hunks: Iterable[Hunk], had: Callable[[str, str], bool]) -> tuple[Hunk, ...]:
    """Return the hunks, those that bring back what a provision said before as reversions.

    `had` says whether a citation, the first argument, ever had the words of the second before.
    """
    return tuple(
        replace(
            hunk,
            class_=HunkClass.REVERSION,
            reason=f"an earlier text is back: {hunk.reason}",
        )
        if hunk.class_ is HunkClass.SUBSTANTIVE
        and hunk.kind in ("amended", "added")
        and had(hunk.label, hunk.after)
        else hunk
        for hunk in hunks
    )
