"""What a reader is told of a list that changed: the parties, by name."""

from collections.abc import Iterable, Sequence

from extractors.findings import change_finding, cut
from extractors.hunks import Change
from extractors.lists.changes import ListChange
from extractors.lists.entries import LIST_ID
from extractors.lists.supplements import ENTITY_LIST
from extractors.model import (
    Annotations,
    Authority,
    Document,
    Finding,
    ListEntry,
    Mention,
    Severity,
    Source,
)
from extractors.touched import stands

MOST_NAMED = 8  # parties of each kind that a reason names


def list_finding(
    source: Source,
    document: Document,
    change: Change,
    rows: ListChange,
    notes: Annotations,
    before: Sequence[Mention],
) -> Finding | None:
    """Return what is to be told of a new version of a list, None if it is nothing.

    `before` are the mentions of the old text. Where no entry differs, words of a supplement outside
    its entries may; a screening list has no others. Whoever watches the list itself is concerned by
    each of its entries; how soon to look is decided by the parties.
    """
    if not rows:
        if document.id.startswith(LIST_ID):
            return None
        return change_finding(source, document, change, notes, before)
    parties = [
        *rows.added,
        *rows.removed,
        *(end for m in rows.modified for end in (m.before, m.after)),
    ]
    names = "\n".join(name for entry in parties for name in (entry.name, *entry.aliases))
    found = {m.text: m for m in (*before, *notes.mentions) if m.entity}
    touched = [m for text, m in found.items() if text in names and stands(text, names)]
    concerned = [*touched, *(m for m in notes.title_mentions if m.label == "LIST" and m.watched)]
    if source.authority is not Authority.OFFICIAL and not any(m.watched for m in touched):
        return None
    return Finding(
        key=f"{document.id}#{change.number}",
        kind="change",
        severity=_severity(rows, touched),
        title=document.title or document.url,
        reason=_reason(source, change, rows),
        quote=cut("; ".join(_quoted(rows))),
        source=source.key,
        url=document.url,
        document=document.id,
        version=change.number,
        entities=_distinct(m.entity for m in concerned),
        labels=_distinct(m.label for m in concerned),
        events=_distinct(event.kind for event in notes.events),
        text=f"{document.title}\n{names}",
    )


def _severity(rows: ListChange, touched: Iterable[Mention]) -> Severity:
    """Return how soon to look: an addition to the Entity List is urgent, a watched party more so."""
    added = any(entry.list == ENTITY_LIST for entry in rows.added)
    least = Severity.HIGH if added else Severity.MEDIUM
    return Severity(least + 1) if any(m.watched for m in touched) else least


def _reason(source: Source, change: Change, rows: ListChange) -> str:
    """Return who was added, removed and modified, in one sentence."""
    told = [
        f"{len(entries)} {action}: {_named(entries)}"
        for action, entries in (
            ("added", [_called(entry) for entry in rows.added]),
            ("removed", [_called(entry) for entry in rows.removed]),
            ("modified", [f"{_called(m.after)}: {', '.join(m.fields)}" for m in rows.modified]),
        )
        if entries
    ]
    beside = sum(h.substantive and " | " not in h.before + h.after for h in change.hunks)
    more = [f"{beside} paragraph{'s' * (beside > 1)} beside the entries changed too"] * bool(beside)
    back = f" (the text of version {change.reverts_to} is back)" if change.reverts_to else ""
    return f"{source.name}{back}: {'; '.join((*told, *more))}"


def _named(names: Sequence[str]) -> str:
    shown = ", ".join(names[:MOST_NAMED])
    return shown + (f" and {len(names) - MOST_NAMED} more" if len(names) > MOST_NAMED else "")


def _called(entry: ListEntry) -> str:
    return f"{entry.name} ({entry.country})" if entry.country else entry.name


def _quoted(rows: ListChange) -> Iterable[str]:
    yield from (f"{{+{_called(entry)}+}}" for entry in rows.added)
    yield from (f"[-{_called(entry)}-]" for entry in rows.removed)
    for each in rows.modified:
        marks = (
            f"{name} [-{', '.join(f.before)}-]{{+{', '.join(f.after)}+}}"
            for name, f in each.fields.items()
        )
        yield f"{_called(each.after)}: {', '.join(marks).replace('[--]', '').replace('{++}', '')}"


def _distinct(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(values))
