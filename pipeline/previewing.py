"""`rulewire preview`: what a rule makes of the text of the law, before the law's editors do it."""

import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from extractors.amending.instructions import amendments_of
from extractors.errors import ReadError
from extractors.law.reading import LawText, read_law
from extractors.model import Document
from extractors.preview.applying import preview
from extractors.preview.nouns import APPLIED, Preview
from extractors.redline import redline
from pipeline.at_hand import documents_of, file_page
from pipeline.comparison import Comparison, for_a_person

_PART = re.compile(r"e?cfr:(?P<title>\d+)-(?P<part>\d+\w*)")
_SHOWN = 100  # characters of an instruction


@dataclass(frozen=True, slots=True)
class Previewed:
    """A preview, and what a person calls its two sides."""

    preview: Preview
    old: str
    new: str

    @property
    def comparison(self) -> Comparison:
        """The text before beside the text after."""
        return Comparison(self.old, self.new, redline(self.preview.before, self.preview.after))


def previewed_files(rules: Sequence[Path], onto: Path, as_of: date | None) -> Previewed:
    """Return what saved rules, in their order, make of a saved file of the law.

    Raises:
        ReadError: A file cannot be read or is cut short, a rule orders nothing, or it amends
            another part than the file has.

    """
    texts = read_law(file_page(onto).body, str(onto))
    documents = [one for path in rules for one in _ordering(path)]
    _refuse_other_part(documents, texts, str(onto))
    names = ", ".join(path.name for path in rules)
    return Previewed(preview(documents, texts, as_of), onto.name, f"{onto.name} after {names}")


def _ordering(path: Path) -> Iterator[Document]:
    """Yield the documents in a file that order amendments: one, or those of a daily issue.

    Raises:
        ReadError: There is none.

    """
    found = [one for _, one in documents_of(path.stem, file_page(path)) if amendments_of(one)]
    if not found:
        raise ReadError(
            str(path), "no rule, it has no instruction that amends the CFR; name one that has"
        )
    yield from found


def _refuse_other_part(rules: Sequence[Document], texts: Sequence[LawText], name: str) -> None:
    given = {f"{m['title']} CFR part {m['part']}" for t in texts if (m := _PART.match(t.id))}
    amended = {f"{one.title} CFR part {one.part}" for rule in rules for one in amendments_of(rule)}
    if not given & amended:
        ids = ", ".join(rule.id for rule in rules)
        told = f"it is {_listed(given)}, and {ids} amends {_listed(amended)}"
        raise ReadError(name, told)


def _listed(parts: set[str]) -> str:
    return ", ".join(sorted(parts)) or "no part of the CFR"


def for_a_program(found: Previewed) -> str:
    """Return the preview as one JSON object."""
    instructions = [
        {
            "number": one.number,
            "text": one.text,
            "action": one.action,
            "target": one.target,
            "state": one.state,
            "reason": one.reason,
            "effective": one.effective.isoformat() if one.effective else None,
            "rule": one.rule,
        }
        for one in found.preview.instructions
    ]
    provisions = [
        {"label": one.label, "before": one.before, "after": one.after}
        for one in found.preview.provisions
    ]
    whole = {"instructions": instructions, "provisions": provisions}
    return json.dumps(whole, ensure_ascii=False)


def for_a_reader(found: Previewed, *, whole: bool = False) -> Iterator[str]:
    """Yield lines: what became of each instruction, then the redline."""
    told = found.preview.instructions
    counts = Counter(one.state for one in told)
    yield f"{len(told)} changes: " + ", ".join(f"{n} {state}" for state, n in counts.items())
    for one in told:
        if one.state != APPLIED or one.reason or whole:
            number = f"{one.number}." if one.number else ""
            yield f"  {one.state:<11} {number:<6} {one.action} {one.target}: {one.reason}".rstrip(
                ": "
            )
            if one.state != APPLIED:
                yield f"              “{one.text[:_SHOWN]}{'…' if len(one.text) > _SHOWN else ''}”"
    yield ""
    yield from for_a_person(found.comparison, whole=whole)
