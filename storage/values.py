"""How our values are written in SQLite, and read back."""

import json
import re
from collections.abc import Mapping
from datetime import UTC, date, datetime

from extractors.claims.told_days import published_day
from extractors.hunks import Edit, Hunk, HunkClass
from extractors.model import Document, Paragraph, Severity, Version
from storage.cleaning import clean
from storage.ledger import Row


def stamp(moment: datetime) -> str:
    """Return `moment` as UTC text, seconds kept.

    >>> stamp(datetime(2025, 5, 13, 14, 0, tzinfo=UTC))
    '2025-05-13T14:00:00Z'
    """
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def moment(text: str) -> datetime:
    """Return the time that `stamp` wrote."""
    return datetime.fromisoformat(text)  # "Z" is UTC


def maybe_stamp(when: datetime | None) -> str | None:
    """Return `stamp(when)`, None for None."""
    return None if when is None else stamp(when)


def maybe_moment(text: str | None) -> datetime | None:
    """Return `moment(text)`, None for None."""
    return None if text is None else moment(text)


def day_of_stamp(text: str | None) -> date | None:
    """Return the day, in US Eastern time, of a publication that `stamp` wrote; None for None."""
    return published_day(maybe_moment(text))


def seen_on(text: str) -> date:
    """Return the day, UTC, of what `stamp` wrote."""
    return moment(text).date()


def day_of_text(text: str | None) -> date | None:
    """Return the day that an ISO 8601 text begins with, None if it does not.

    >>> day_of_text("2025-01-13T08:45:00-05:00")
    datetime.date(2025, 1, 13)
    """
    found = re.match(r"\d{4}-\d\d-\d\d", text or "")
    return date.fromisoformat(found[0]) if found else None


def dumps(value: object) -> str:
    """Return compact JSON."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def severity_name(severity: Severity) -> str:
    """Return the word kept for a severity: "low" … "critical"."""
    return severity.name.lower()


def version_row(document: Document) -> dict[str, object]:
    """Return what `version` and `document` keep of a text."""
    return {
        "id": document.id,
        "source": document.source,
        "url": document.url,
        "title": clean(document.title),
        "published": maybe_stamp(document.published),
        "genre": document.genre,
        "text": clean(document.text),
        "labels": dumps([_label(paragraph) for paragraph in document.paragraphs]),
        "authors": dumps([clean(author) for author in document.authors]),
        "fields": clean(dumps(dict(document.fields))),
        "raw": document.raw,
    }


def version(row: Row) -> Version:
    """Return the version kept in `row`, a join of version and document."""
    labels = json.loads(row["labels"])
    lines = row["text"].split("\n") if labels else []
    fields: Mapping[str, str] = json.loads(row["fields"])
    document = Document(
        id=row["document"],
        source=row["source"],
        url=row["url"],
        title=row["title"],
        published=maybe_moment(row["published"]),
        paragraphs=tuple(map(_paragraph, labels, lines)),
        genre=row["genre"],
        authors=tuple(json.loads(row["authors"])),
        fields=fields,
        raw=row["raw"],
    )
    return Version(document, row["number"], moment(row["first_seen"]))


def _label(paragraph: Paragraph) -> str | list[str]:
    """Return what is kept of a paragraph beside its text: its label, and its kind if it has one."""
    label, kind = clean(paragraph.label), clean(paragraph.kind)
    return [label, kind] if kind else label


def _paragraph(label: str | list[str], text: str) -> Paragraph:
    return Paragraph(label, text) if isinstance(label, str) else Paragraph(label[0], text, label[1])


def hunk_row(document: str, number: int, position: int, hunk: Hunk) -> dict[str, object]:
    """Return a hunk as kept."""
    return {
        "document": document,
        "version": number,
        "position": position,
        "label": hunk.label,
        "kind": hunk.kind,
        "substantive": int(hunk.substantive),
        "class": hunk.class_,
        "reason": clean(hunk.reason),
        "was": clean(hunk.was),
        "edits": clean(dumps([[edit.op, edit.text] for edit in hunk.edits])),
        "start": hunk.start,
        "end": hunk.end,
    }


def hunk(row: Row) -> Hunk:
    """Return the hunk kept in `row`."""
    edits = tuple(Edit(op, text) for op, text in json.loads(row["edits"]))
    return Hunk(
        row["label"],
        row["kind"],
        HunkClass(row["class"]),
        edits,
        row["start"],
        row["end"],
        row["reason"],
        row["was"],
    )
