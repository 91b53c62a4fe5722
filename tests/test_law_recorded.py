"""The recorded law: no text is lost, no designator stands out of its series but the law's own."""

import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

from extractors.law.designators import Designator, leading
from extractors.law.places import places
from extractors.law.reading import LawText, text_of
from law_files import REAL, RECORDED, characters, law, named, recorded, root

pytestmark = pytest.mark.no_cover

_LAST = re.compile(r"(?:\([^()\s]{1,8}\)(?:-\([^()\s]{1,8}\))?)+$")
# A category without its (d) and (e), a form quoted from its (x) on, and an appendix whose "(a)" is
# seen only with the "1." that follows in the same paragraph, in each of three days.
_OUT_OF_ORDER = 6


def sequence(text: LawText) -> Iterator[str]:
    """Yield each citation whose last designator follows none that was seen."""
    seen: dict[str, set[tuple[str, int]]] = defaultdict(set)
    for paragraph in text.paragraphs:
        told = _LAST.search(paragraph.label)
        if told is None or paragraph.kind not in ("", "note"):
            continue
        base = paragraph.label[: told.start()]
        designators: tuple[Designator, ...] = ()
        for part in re.findall(r"\([^()]*\)(?:-\([^()]*\))?", told[0]):
            designators = leading(f"{part} [Reserved]", dotted=False)
            forms = {(f.style.removeprefix("italic "), f.value) for f in designators[0].forms}
            known = seen[base]
            before = {(style, value - 1) for style, value in forms}
            if not (forms & known or before & known or any(value == 1 for _, value in forms)):
                yield paragraph.label
            last = {(f.style.removeprefix("italic "), f.value) for f in designators[0].last}
            known |= forms | last
            base += part


@recorded
@pytest.mark.parametrize("file", RECORDED, ids=map(named, RECORDED))
def test_every_character_comes_out_once_and_in_order(file: Path) -> None:
    found = list(places(root(file)))
    apart = {place.element for place in found}

    for place in found:
        read = "".join("".join(p.text.split()) for p in text_of(place)).replace("|", "")

        assert read == characters(place, apart), place.citation


@recorded
@pytest.mark.parametrize("file", RECORDED, ids=map(named, RECORDED))
def test_every_paragraph_that_begins_with_a_designator_is_cited_by_it(file: Path) -> None:
    unresolved = [
        (paragraph.label, paragraph.text[:60])
        for text in law(file)
        for paragraph in text.paragraphs
        if paragraph.kind in ("", "note")
        for first in leading(paragraph.text, dotted=False)[:1]
        if first.text not in paragraph.label
    ]

    assert unresolved == []


@recorded
def test_hardly_a_citation_stands_out_of_its_series() -> None:
    odd = [label for file in RECORDED for text in law(file) for label in sequence(text)]

    assert len(odd) <= _OUT_OF_ORDER, odd


@recorded
@pytest.mark.parametrize("file", RECORDED, ids=map(named, RECORDED))
def test_no_two_texts_of_a_file_have_one_id(file: Path) -> None:
    ids = [text.id for text in law(file)]

    assert len(ids) == len(set(ids))


@recorded
@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("15-744/2026-03-25", "15-744/2026-07-18"),
        ("15-744/2026-07-18", "15-744/2026-07-23"),
        ("10-110/2026-03-25", "10-110/2026-06-18"),
        ("1-bulk/2024-02-endash", "1-bulk/2024-02-hyphen"),
    ],
)
def test_what_was_only_printed_anew_is_cited_as_before(before: str, after: str) -> None:
    earlier, later = (
        [
            (text.id, text.citation, [(one.label, one.kind) for one in text.paragraphs])
            for text in law(REAL / f"ecfr/{name}.xml")
        ]
        for name in (before, after)
    )

    assert earlier == later
