"""A redline cut down to what a message has room for."""

from collections.abc import Iterator
from dataclasses import dataclass

from extractors.hunks import Change, Edit, Hunk
from pipeline import harmless

# Characters of unchanged text kept on either side of an edit: about one line on a phone, two in
# a mail window. Enough to see the sentence, short enough that the edit is found at a glance.
_CONTEXT = 110
# Kept of one inserted or deleted run: its head, and its tail where dates and exceptions stand.
_HEAD, _TAIL = 700, 200
# What the mark-up around a run costs beside its characters, in characters.
_RUN_COST = 24
_GAP = " … "


@dataclass(frozen=True, slots=True)
class Passage:
    """One changed paragraph as shown.

    Attributes:
        label: How the paragraph is cited, "" for plain prose.
        kind: "added", "removed", "amended" or "moved".
        edits: Word edits; long unchanged runs are shortened to "…". Inserted and deleted runs
            begin and end with a word, so that a mark set round one touches no space.
        reason: What the change is to a reader, "" if the words or the kind say it.

    """

    label: str
    kind: str
    edits: tuple[Edit, ...]
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Redline:
    """What of a change is shown, and what is only counted.

    Attributes:
        passages: In the order of the text, substantive ones only if there are any.
        editorial: Paragraphs not shown because only spelling or punctuation differs.
        unshown: Paragraphs not shown for want of room.
        reverts_to: Number of the earlier version that the text repeats, 0 if none.

    """

    passages: tuple[Passage, ...]
    editorial: int
    unshown: int
    reverts_to: int


def redline(change: Change, room: int) -> Redline:
    """Return as much of `change` as fits into about `room` characters, at least one passage."""
    substantive = tuple(hunk for hunk in change.hunks if hunk.substantive)
    shown = substantive or change.hunks
    passages: list[Passage] = []
    for hunk in shown:
        if room <= 0 and passages:
            break
        edits = tuple(_within(_spaced(_shortened(hunk)), max(room, _CONTEXT)))
        passages.append(Passage(harmless.line(hunk.label, 80), hunk.kind, edits, _reason(hunk)))
        room -= sum(map(_cost, edits))
    return Redline(
        tuple(passages),
        editorial=len(change.hunks) - len(shown),
        unshown=len(shown) - len(passages),
        reverts_to=change.reverts_to,
    )


def notes(redline: Redline) -> list[str]:
    """Return what a reader should know of the part that is not shown, in sentences."""
    told = []
    if redline.reverts_to:
        told.append(f"The text is again that of version {redline.reverts_to}.")
    if redline.unshown:
        told.append(f"Changed paragraphs not shown here: {redline.unshown}.")
    if redline.editorial:
        told.append(f"Paragraphs that differ in nothing that binds: {redline.editorial}.")
    return told


def _reason(hunk: Hunk) -> str:
    """Return the reason, "" if it says what the kind does: "row added" of what was added."""
    return "" if hunk.reason.endswith(f" {hunk.kind}") else harmless.line(hunk.reason, 160)


def _shortened(hunk: Hunk) -> Iterator[Edit]:
    """Yield the edits with long runs cut in their middle, or at the side away from the edit.

    The bar of a row whose first cell is empty is left out: it parts nothing.
    """
    last = len(hunk.edits) - 1
    for place, edit in enumerate(hunk.edits):
        if edit.op != "equal":
            head, tail = _HEAD, _TAIL
        else:
            head = _CONTEXT if place > 0 or last == 0 else 0
            tail = _CONTEXT if place < last else 0
        text = edit.text if place else edit.text.removeprefix("| ")
        yield Edit(edit.op, _middle_out(text, head, tail))


def _middle_out(text: str, head: int, tail: int) -> str:
    """Return `text`, or its ends round a gap where it is longer, parted at spaces."""
    # Only the ends of a megabyte are cleaned; four to one leaves room for what is dropped.
    if len(text) > 8 * (head + tail) + 1000:
        text = text[: 4 * head + 100] + _GAP + text[-4 * tail - 100 :]
    text = harmless.flow(text)
    if len(text) <= head + tail + len(_GAP):
        return text
    front, back = text[:head], text[len(text) - tail :]
    front = front[: front.rfind(" ")] if " " in front[head // 2 :] else front
    back = back[back.find(" ") + 1 :] if " " in back[: tail // 2] else back
    return f"{front.rstrip()}{_GAP}{back.lstrip()}"


def _spaced(edits: Iterator[Edit]) -> Iterator[Edit]:
    """Yield edits whose marked runs have their outer spaces outside, and never touch."""
    marked = False
    for edit in edits:
        words = edit.text.strip()
        if edit.op == "equal" or not words:
            marked = False
            yield Edit("equal", edit.text)
            continue
        if marked or edit.text[0] == " ":
            yield Edit("equal", " ")
        yield Edit(edit.op, words)
        marked = edit.text[-1] != " "
        if not marked:
            yield Edit("equal", " ")


def _within(edits: Iterator[Edit], room: int) -> Iterator[Edit]:
    """Yield edits until `room` is used up; the run at the edge ends in an ellipsis."""
    for edit in edits:
        if not edit.text:
            continue
        if _cost(edit) > room:
            yield Edit(edit.op, harmless.cut(edit.text, max(room - _RUN_COST, 40)))
            yield Edit("equal", _GAP.rstrip())
            return
        room -= _cost(edit)
        yield edit


def _cost(edit: Edit) -> int:
    return len(edit.text) + _RUN_COST
