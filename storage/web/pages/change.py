"""A change's page: the redline of two versions, inline or side by side, with what is noise folded away."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from extractors.hunks import TOLD, Hunk
from extractors.law.behind import behind, documents_behind
from pipeline.composing import documents_behind_change
from pipeline.message import Behind
from storage.web.asking import Asked, NotFoundError, Shown
from storage.web.registry import page
from storage.web.setting import segment

ROOM = 60_000  # characters of redline on one page
FOLDED = 150  # lines of what changes nothing
VIEWS = ("inline", "side")

DOCUMENT = """
    select d.*, s.name as source_name, s.authority, c.seen_at, c.reverts_to, v.fields
    from document d join change c on c.document = d.id and c.version = :version
    join version v on v.document = d.id and v.number = c.version
    left join source s on s.key = d.source where d.id = :document
"""
CHANGES = "select version from change where document = :document order by version"


@dataclass(frozen=True, slots=True)
class Placed:
    """A hunk with its number in the change, by which a link finds it."""

    position: int
    hunk: Hunk


@page("/change/{document}/{version}")
def change(asked: Asked) -> Shown:
    """Show what changed with a version of a document."""
    document, version = asked.path["document"], _number(asked)
    kept = asked.store.documents.change(document, version)
    if kept is None:
        raise _nothing(asked, document)
    placed = [Placed(position, hunk) for position, hunk in enumerate(kept.hunks)]
    news = [each for each in placed if each.hunk.class_ in TOLD]
    rest = [each for each in placed if each.hunk.class_ not in TOLD]
    first = asked.number("from", 0, 1_000_000)
    shown = _fitting([each for each in news if each.position >= first])
    last = shown[-1].position if shown else -1
    (row,) = asked.store.ask(DOCUMENT, document=document, version=version)
    cited = documents_behind(kept.hunks)
    return Shown(
        "change.html",
        {
            "title": row["title"] or document,
            "row": row,
            "version": version,
            "view": "side" if asked.query.get("view") == "side" else "inline",
            "shown": shown,
            "behind": lambda hunk: behind(hunk, cited),
            "documents": _named(documents_behind_change(asked.store, kept)),
            "further": next((e.position for e in news if e.position > last), None)
            if shown
            else None,
            "counts": Counter(str(each.hunk.class_) for each in placed),
            "rest": rest[:FOLDED],
            "folded": len(rest),
            "elsewhere": {e.hunk.label: e.position for e in placed if e.hunk.kind == "moved"},
            "reverts_to": kept.reverts_to,
        },
    )


def _number(asked: Asked) -> int:
    written = asked.path["version"]
    return int(written) if written.isascii() and written.isdigit() and len(written) < 10 else 0


def _nothing(asked: Asked, document: str) -> NotFoundError:
    """Return what to say of a version that changed nothing, with those that did."""
    known = asked.store.ask(CHANGES, document=document)
    near = tuple(
        (
            f"What changed with version {row['version']}",
            f"/change/{segment(document)}/{row['version']}",
        )
        for row in known[-10:]
    )
    hint = "A document's first version changes nothing; its page shows the text."
    return NotFoundError("No such change is kept", hint, near)


def _fitting(news: Sequence[Placed]) -> list[Placed]:
    """Return the first hunks, as many as fit on a page, at least one."""
    shown: list[Placed] = []
    room = ROOM
    for each in news:
        room -= sum(len(edit.text) for edit in each.hunk.edits)
        if room < 0 and shown:
            break
        shown.append(each)
    return shown


def _named(documents: Sequence[Behind]) -> list[tuple[str, str]]:
    return [(": ".join(filter(None, (each.citation, each.title))), each.url) for each in documents]
