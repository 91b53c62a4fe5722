"""Two states of a text beside each other, for a person, a printer and a program."""

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, partial

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from extractors.hunks import TOLD, Hunk, HunkClass
from extractors.law.behind import behind, documents_behind
from pipeline.cards import NOTICE
from pipeline.harmless import flow

# What a person looks at first: what is news, then what only stands elsewhere.
_PLACES = ("moved", "redesignated")
_MARKS = {"delete": "[-{}-]", "insert": "{{+{}+}}", "equal": "{}"}
_CONTEXT = 160  # characters of unchanged text shown on either side of a change
_NO_ROWS: Mapping[str, Sequence[Mapping[str, object]]] = {
    "added": (),
    "removed": (),
    "modified": (),
}


@dataclass(frozen=True, slots=True)
class Comparison:
    """What differs between two states.

    Attributes:
        old, new: What a person calls them: a file, or a citation with its day.
        hunks: In the order of the new text.
        rows: "added", "removed", "modified": entries of lists among the two, as JSON would have
            them.

    """

    old: str
    new: str
    hunks: tuple[Hunk, ...]
    rows: Mapping[str, Sequence[Mapping[str, object]]] = field(default_factory=lambda: _NO_ROWS)

    @property
    def counts(self) -> Mapping[str, int]:
        """How many hunks of each class; the same words in another place count as moved alone."""
        counts = Counter(_counted(hunk) for hunk in self.hunks)
        return {name: counts[name] for name in (*map(str, HunkClass), "moved")}

    @property
    def news(self) -> tuple[Hunk, ...]:
        """What a reader of law has to know."""
        return tuple(hunk for hunk in self.hunks if hunk.class_ in TOLD)

    @property
    def rest(self) -> tuple[Hunk, ...]:
        """What changes nothing."""
        return tuple(hunk for hunk in self.hunks if hunk.class_ not in TOLD)


def _counted(hunk: Hunk) -> str:
    return "moved" if hunk.kind in _PLACES else str(hunk.class_)


def for_a_program(comparison: Comparison) -> str:
    """Return the comparison as one JSON object."""
    documents = documents_behind(comparison.hunks)
    hunks = [
        {
            "label": hunk.label,
            "kind": hunk.kind,
            "class": hunk.class_,
            "reason": hunk.reason,
            "before": hunk.before,
            "after": hunk.after,
            "was": hunk.was,
            "documents": [str(cited) for cited in behind(hunk, documents)],
        }
        for hunk in comparison.hunks
    ]
    whole = {"hunks": hunks, "counts": comparison.counts, "rows": comparison.rows}
    return json.dumps(whole, ensure_ascii=False)


def for_a_person(comparison: Comparison, *, whole: bool = False) -> Iterator[str]:
    """Yield lines: the counts, the rows, what is news; all hunks if `whole`."""
    yield f"{comparison.old} → {comparison.new}"
    told = [f"{n} {name}" for name, n in comparison.counts.items() if n or name == "substantive"]
    yield "  " + ", ".join(told)
    if any(comparison.rows.values()):
        counts = {name: len(rows) for name, rows in comparison.rows.items()}
        yield "  rows: " + ", ".join(f"{n} {name}" for name, n in counts.items())
    for name, rows in comparison.rows.items():
        yield from (f"  {_SIGNS[name]} {row_line(row)}" for row in rows)
    documents = documents_behind(comparison.hunks)
    for hunk in comparison.hunks if whole else comparison.news:
        by = "".join(f" · by {cited}" for cited in behind(hunk, documents))
        yield ""
        yield f"{hunk.label or '(no citation)'} · {hunk.kind} · {hunk.class_}: {hunk.reason}{by}"
        yield f"  {marked(hunk)}"
    if comparison.rest and not whole:
        yield ""
        yield f"{len(comparison.rest)} more that change nothing; --all shows them."


_SIGNS = {"added": "+", "removed": "-", "modified": "~"}


def row_line(row: Mapping[str, object]) -> str:
    """Return an entry of a list in a line: its list, its name, and what of it was modified."""
    parts = [str(row.get("list", "")), str(row.get("name", "")), str(row.get("country", ""))]
    modified = row.get("fields")
    what = f" ({', '.join(map(str, modified))})" if isinstance(modified, Mapping) else ""
    return flow(" · ".join(filter(None, parts)) + what)


def marked(hunk: Hunk) -> str:
    """Return the words with [-removed-] and {+added+} ones, unchanged runs shortened."""
    shown = []
    last = len(hunk.edits) - 1
    for place, edit in enumerate(hunk.edits):
        text = flow(edit.text)
        if edit.op == "equal" and len(text) > 2 * _CONTEXT:
            front = text[:_CONTEXT].rsplit(" ", 1)[0] + " " if place or last == 0 else ""
            back = " " + text[-_CONTEXT:].partition(" ")[2] if place < last else ""
            text = f"{front}…{back}"
        shown.append(_MARKS[edit.op].format(text))
    return "".join(shown)


def _seen(value: object) -> object:
    """Return what a template sets in, a text without what is not seen or turns its direction."""
    return flow(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def for_a_printer(comparison: Comparison) -> str:
    """Return the comparison as one HTML page without a script, that a law office would print."""
    return printed("redline.html.j2", comparison=comparison)


def printed(template: str, *, comparison: Comparison | None, **values: object) -> str:
    """Return a template filled with a comparison, None if there is none, and with `values`."""
    documents = documents_behind(comparison.hunks) if comparison else {}
    page = _pages().get_template(template)
    told = partial(behind, documents=documents)
    return page.render(comparison=comparison, notice=NOTICE, behind=told, **values)


@cache
def _pages() -> Environment:
    pages = Environment(
        loader=PackageLoader("pipeline", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_seen,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    pages.globals["row_line"] = row_line
    return pages
