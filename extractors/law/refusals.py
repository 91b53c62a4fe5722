"""What is not read: an element that the vocabulary does not have, a table with a missing cell."""

from collections.abc import Iterator

from lxml import etree

from extractors.errors import ReadError
from extractors.law.vocabulary import KNOWN, METADATA, PICTURES, SKIPPED


def refuse_unknown(root: etree._Element, name: str) -> None:
    """Refuse a tree with an element that is not of the vocabulary.

    Raises:
        ReadError: Names the element's path: "/DIV5/DIV8[744.11]/WIDGET".

    """
    for element in root.iter():
        if element.tag is etree.Entity:
            where = path_of(next(element.iterancestors()))
            raise ReadError(name, f"an entity of its own in {where}: {element.text}")
        if element.tag not in KNOWN and not _in_metadata(element):
            raise ReadError(name, f"unknown element {path_of(element)}")
        if element.tag in SKIPPED and element.tag not in PICTURES and _words(element):
            raise ReadError(name, f"words in {path_of(element)}, which is skipped")


def refuse_ragged(root: etree._Element, name: str) -> None:
    """Refuse a tree with a table one row of which has fewer cells than its head has columns.

    Raises:
        ReadError: Names the table's path and the row's number and words.

    """
    for table in root.iter("TABLE"):
        width, rows = 0, 0
        for n, (filled, row) in enumerate(_widths(table), 1):
            width, rows = width or filled, n
            if filled < width:
                said = " ".join("".join(map(str, row.itertext())).split())[:60]
                where = f"{path_of(table)}, row {rows}"
                raise ReadError(name, f"{where}: {filled} cells under {width} columns: {said!r}")


def path_of(element: etree._Element) -> str:
    """Return where an element stands, sections by their number."""
    steps = []
    for one in (element, *element.iterancestors()):
        number = one.get("N") or " ".join((one.findtext("SECTNO") or "").split())
        is_named = str(one.tag).startswith("DIV") or one.tag == "SECTION"
        named = number and one.getparent() is not None and is_named
        steps.append(f"{one.tag}[{number.strip('§ ')}]" if named else str(one.tag))
    return "/" + "/".join(reversed(steps))


def _words(element: etree._Element) -> bool:
    """Whether an element that is skipped has text, apart from the number of a picture."""
    own = element.text or ""
    inner = (child for child in element if child.tag not in PICTURES)
    return bool(own.strip()) or any("".join(map(str, one.itertext())).strip() for one in inner)


def _in_metadata(element: etree._Element) -> bool:
    return any(one.tag in METADATA for one in element.iterancestors())


def _widths(table: etree._Element) -> Iterator[tuple[int, etree._Element]]:
    """Yield the rows with the columns that each fills, with cells from rows above."""
    reaching: dict[int, int] = {}
    for row in table.iter("TR"):
        cells = [cell for cell in row if cell.tag in ("TD", "TH")]
        if not cells:
            continue
        hanging = sum(reaching.values())
        reaching = {n - 1: width for n, width in reaching.items() if n > 1}
        filled = hanging
        for cell in cells:
            across, down = _span(cell, "colspan"), _span(cell, "rowspan")
            filled += across
            if down > 1:
                reaching[down - 1] = reaching.get(down - 1, 0) + across
        yield filled, row


def _span(cell: etree._Element, name: str) -> int:
    told = cell.get(name, "1").strip()
    # More than 1,000 columns or 65,534 rows are those: HTML Standard, 4.9.11.
    return min(int(told[:6]), 65_534) if told.isdecimal() and int(told[:6]) else 1
