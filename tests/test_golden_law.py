"""Recorded versions of the law, and what is known to have changed between them."""

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from extractors.hunks import Hunk, HunkClass
from extractors.law.reading import read_law
from extractors.model import Paragraph
from extractors.redline import redline

REAL = Path(__file__).parents[1].parent / "shared" / "real"
GOLD = REAL / "amendment_gold"
CHAIN = sorted(GOLD.glob("diff/*/*.json"))

pytestmark = [
    pytest.mark.no_cover,
    pytest.mark.skipif(not REAL.is_dir(), reason="../shared is not here"),
]


def texts(path: str) -> dict[str, tuple[Paragraph, ...]]:
    return {one.id: one.paragraphs for one in read_law((REAL / path).read_bytes(), path)}


def compared(before: str, after: str) -> tuple[Hunk, ...]:
    old, new = (
        [paragraph for one in texts(path).values() for paragraph in one] for path in (before, after)
    )
    return redline(old, new)


def classes(hunks: tuple[Hunk, ...]) -> dict[HunkClass, int]:
    return dict(Counter(hunk.class_ for hunk in hunks))


@pytest.mark.parametrize(
    ("before", "after", "hunks"),
    [("2026-03-25", "2026-07-18", 174), ("2026-07-18", "2026-07-23", 294)],
)
def test_nothing_of_substance_changed_in_part_744(before: str, after: str, hunks: int) -> None:
    told = compared(f"ecfr/15-744/{before}.xml", f"ecfr/15-744/{after}.xml")

    assert classes(told) == {HunkClass.EDITORIAL: hunks}


def test_thailand_came_to_appendix_a_of_part_810_and_nothing_else() -> None:
    told = compared("ecfr/10-810/2026-03-25.xml", "ecfr/10-810/2026-06-18.xml")

    (added,) = [hunk for hunk in told if hunk.substantive]
    (cited,) = [hunk for hunk in told if hunk.class_ == HunkClass.POINTER]
    assert (added.kind, added.label, added.after) == ("added", "Appendix A to Part 810", "Thailand")
    assert "91 FR 36073" in cited.after
    assert "91 FR 36073" not in cited.before


def test_an_attribute_more_is_no_change_of_part_110() -> None:
    assert compared("ecfr/10-110/2026-03-25.xml", "ecfr/10-110/2026-05-29.xml") == ()


def test_nothing_of_substance_changed_in_part_110() -> None:
    told = compared("ecfr/10-110/2026-05-29.xml", "ecfr/10-110/2026-06-18.xml")

    assert set(classes(told)) == {HunkClass.EDITORIAL}


def test_the_munitions_list_does_not_differ_from_itself() -> None:
    path = "ecfr/22-121/2026-03-25.xml"

    assert compared(path, path) == ()


def test_hyphens_for_en_dashes_are_editorial() -> None:
    told = compared("ecfr/1-bulk/2024-02-endash.xml", "ecfr/1-bulk/2024-02-hyphen.xml")

    assert classes(told) == {HunkClass.EDITORIAL: 70}


def test_eleven_sections_of_the_patent_rules_changed_in_a_year() -> None:
    old, new = (texts(f"cfr_annual/CFR-{year}-title37-vol1-part1.xml") for year in (2011, 2012))

    changed = {
        name.removeprefix("cfr:37-")
        for name in old.keys() | new.keys()
        if any(hunk.substantive for hunk in redline(old.get(name, ()), new.get(name, ())))
    }

    assert changed == {
        "1.16", "1.17", "1.102", "1.197", "1.445", "1.704", "1.913", "1.915", "1.923", "1.927",
        "1.931",
    }  # fmt: skip


def cited(label: list[str]) -> str:
    part, *rest = label
    if not rest:
        return f"27 CFR Part {part}"
    return f"27 CFR {part}.{rest[0]}{''.join(f'({name})' for name in rest[1:])}"


def of_tree(node: dict[str, Any]) -> Iterator[Paragraph]:
    label = cited(node["label"])
    if node.get("title"):
        yield Paragraph(label, " ".join(node["title"].split()), "heading")
    if node["text"].strip():
        yield Paragraph(label, " ".join(node["text"].split()))
    for child in node["children"]:
        yield from of_tree(child)


def version(part: str, rule: str) -> list[Paragraph]:
    tree = json.loads((GOLD / "regulation" / part / f"{rule}.json").read_text("utf-8"))
    return list(of_tree(tree))


def expected(gold: Path, before: list[Paragraph], after: list[Paragraph]) -> set[str]:
    """Return the labels of a list of changes whose words, not only their place in a tree, changed.

    The tool lists a node with other children as modified, and names unnumbered paragraphs by their
    number or a hash: the same words under another such name came and went for it.
    """
    came = Counter(p.text for p in after)
    came.subtract(p.text for p in before)
    differing = {p.label for p in (*before, *after) if came[p.text]}
    changes = json.loads(gold.read_text("utf-8"))
    worded = {
        cited(label.split("-"))
        for label, change in changes.items()
        if change["op"] != "modified" or "text" in change or "title" in change
    }
    return worded & differing


@pytest.mark.parametrize("gold", CHAIN, ids=[f"{p.parent.name}-{p.stem}" for p in CHAIN])
def test_the_changes_of_27_cfr_are_those_that_the_gold_lists(gold: Path) -> None:
    before, after = (version(gold.parent.name, rule) for rule in gold.stem.split("__"))

    told = redline(before, after)

    labels = {hunk.label for hunk in told} | {hunk.was for hunk in told if hunk.was}
    listed = {cited(label.split("-")) for label in json.loads(gold.read_text("utf-8"))}
    assert expected(gold, before, after) <= labels
    assert labels <= listed


def test_the_chain_of_27_cfr_has_eleven_links() -> None:
    assert Counter(path.parent.name for path in CHAIN) == {"447": 7, "479": 4}
