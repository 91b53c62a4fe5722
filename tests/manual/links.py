"""The links between the pages that come with rulewire."""

import re
from collections.abc import Iterator
from pathlib import Path

from manual.marks import anchor
from manual.pages import DOCS

ROOT = DOCS.parent
_CODE = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"\[[^]]*\]\((?P<target>[^)\s]+)\)")
_HEADING = re.compile(r"^#+ (?P<words>.+)$", re.MULTILINE)


def written() -> list[Path]:
    """Return the pages: README, CHANGELOG, all in `docs/`, and the notes beside the training."""
    beside = [ROOT / name for name in ("README.md", "CHANGELOG.md", "training/README.md")]
    return [*beside, *sorted(DOCS.rglob("*.md"))]


def astray(page: Path) -> Iterator[str]:
    """Yield the links of a page that lead nowhere in this tree; those to other sites are not asked."""
    for link in _LINK.finditer(_CODE.sub("", page.read_text("utf-8"))):
        target, _, place = link["target"].partition("#")
        if ":" in target:
            continue
        path = (page.parent / target).resolve() if target else page
        if not path.exists() or (place and place not in anchors(path)):
            yield link["target"]


def anchors(page: Path) -> set[str]:
    """Return the places on a page that a link can name."""
    text = _CODE.sub("", page.read_text("utf-8"))
    return {anchor(heading["words"]) for heading in _HEADING.finditer(text)}
