"""Instructions against the reviewed output of another reader, for eight rules on firearms."""

import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from extractors.amending.instructions import amendments_of
from extractors.amending.nouns import Amendment
from extractors.model import Link, Page
from extractors.reading.federal_register import read_xml
from saved_pages import source

REAL = Path(__file__).parents[1].parent / "shared" / "real"
GOLD = REAL / "amendment_gold" / "notice"
XML = REAL / "federal_register" / "xml"
FLOOR = 0.95
ACTIONS = {"add": "ADD", "revise": "PUT", "remove": "DELETE"}

Node = tuple[str, str]

pytestmark = pytest.mark.skipif(not GOLD.is_dir(), reason="../shared is not here")
_LABEL = re.compile(r"\[label:(\d+)-(\w+?)((?:-\w+)*?)(?:-(p\d+)|-keyterm\(([^)]*)\))?\]")
_HASHED = re.compile(r"p\d+")


@pytest.mark.parametrize("name", sorted(path.stem for path in GOLD.glob("*.json")))
def test_the_places_that_a_rule_changes(name: str) -> None:
    """Both sides are sets of (node, action).

    What of the gold is its reader's own way, and is put aside or translated here:
    - the texts bear its instructions to itself ("[label:478-103-e-p2] is revised"), which are
      written out as a lawyer would;
    - it has one node for an undesignated paragraph, named by its place or a hash: its parent
      counts; the hash of a defined term is computed from the term;
    - where a section without designators is set out whole, only the section counts (447.21);
    - it takes "remove the words" for the removal of the paragraph, and where it could not place
      the words for nothing; a substitution counts where the gold has its place;
    - a section that it lost between two lettered instructions ("555-?-b-3") is put back;
    - it has no place for a parenthetical text or an authority citation;
    - "remove X from after Y and add it after Z": it removes Y as well, and adds nothing;
    - a sentence that is added is a revision of its paragraph.
    """
    expected = set(_gold(json.loads((GOLD / f"{name}.json").read_text())))
    whole = {node for node, _ in expected if f"{node}|" in _whole(name)}

    found = set(_found(_amendments(name), expected, whole))

    right = len(found & expected)
    assert right / len(expected) >= FLOOR, sorted(expected - found)
    assert right / len(found) >= FLOOR, sorted(found - expected)


def _amendments(name: str) -> tuple[Amendment, ...]:
    text = next(XML.glob(f"*{name}.xml")).read_text("utf-8")
    text = re.sub(r"<EREGS_INSTRUCTIONS>.*?</EREGS_INSTRUCTIONS>", "", text, flags=re.DOTALL)
    text = _LABEL.sub(_written_out, text).replace("[insert-in-order]", "add")
    text = re.sub(r"\[subject-group\([^\]]*\]", "the part", text)
    page = Page(
        "https://site.example/x.xml", text.encode(), "application/xml", "", datetime.now(UTC)
    )
    return amendments_of(read_xml(source("federal_register"), page, Link(page.url)))


def _written_out(label: re.Match[str]) -> str:
    path = "".join(f"({part})" for part in label[3].split("-") if part)
    section = f"§ {label[1]}.{label[2]}{path}"
    if label[5]:
        return f"the definition of “{label[5]}” in {section}"
    return f"the undesignated paragraph of {section}" if label[4] else section


def _gold(notice: Mapping[str, Any]) -> Iterator[Node]:
    section = ""
    for amendment in notice["amendments"]:
        named = re.search(r"§ \d+\.(\w+)", amendment["instruction"])
        section = named[1] if named else section
        moved = "from after" in amendment["instruction"]
        for number, (label, changes) in enumerate(amendment.get("changes", ())):
            parts = label.replace("-?-", f"-{section}-").split("-")
            for change in changes:
                if not (moved and number):
                    action = change["action"]
                    yield _node(parts), "ADD" if action in {"POST", "INSERT"} else action


def _node(parts: list[str]) -> str:
    at = next((n for n, part in enumerate(parts) if _HASHED.fullmatch(part)), len(parts))
    defined = at == 2 and len(parts) == 3 and len(parts[2]) > 4 and parts[1] == "11"
    return "-".join(parts if defined else parts[:at])


def _whole(name: str) -> str:
    """Return the sections that are set out whole without designators of their own."""
    return {"2014-06778": "447-21|"}.get(name, "")


def _found(
    amendments: tuple[Amendment, ...], expected: set[Node], whole: set[str]
) -> Iterator[Node]:
    for one in amendments:
        node = _cited(one.target)
        if not node or re.search(r"parenthetical|authority", one.target):
            continue
        if one.action == "words":
            yield from ((place, action) for place, action in expected if place == node)
        if one.action not in ACTIONS or (" from after " in one.words and one.action == "add"):
            continue
        sentence = one.action == "add" and "sentence" in one.target
        action = "PUT" if sentence else ACTIONS[one.action]
        yield node, action
        if one.unit == one.target.partition("(")[0] and node not in whole:
            yield from ((below, action) for below in _below(node, one))


def _below(node: str, amendment: Amendment) -> Iterator[str]:
    """Yield the nodes of the new text under the one amended."""
    for citation, _ in amendment.text:
        below = _cited(citation)
        while below.startswith(f"{node}-") and not _HASHED.search(node):
            yield below
            below = below.rpartition("-")[0]


def _cited(citation: str) -> str:
    """Return a citation as the gold names its nodes: "27 CFR 478.11(a)(2)" as "478-11-a-2"."""
    found = re.match(r"\d+ CFR (\d+)\.(\w+)((?:\(\w+\))*)(?:.*definition of “(.*)”)?", citation)
    if not found:
        return ""
    term = re.sub(r"\W", "", (found[4] or "").lower())
    # Not a secret: the gold names a defined term so.
    digest = hashlib.sha1(term.encode(), usedforsecurity=False).hexdigest()[:8]
    hashed = [f"p{int(digest, 16)}"] if term else []
    return "-".join([found[1], found[2], *re.findall(r"\w+", found[3]), *hashed])
