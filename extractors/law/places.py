"""Which provisions a file has, and how each is cited and known."""

import html
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote

from lxml import etree

from extractors.law.vocabulary import APPENDICES, METADATA, PARTS, PROVISIONS, RUNNING, SECTIONS
from extractors.xmltext import line, squash

_TITLE = re.compile(r"/title-(?P<title>\d+)/(?:part-(?P<part>[^/]+))?")
_APPENDIX = re.compile(
    r"(?P<kind>Supplement|Appendix)(?: No\.)? (?P<name>\S+) to Part (?P<part>[\w.-]+)"
)
_SHORT = {"Supplement": "supp", "Appendix": "app"}
_SECTION_MARK = re.compile(r"^[§\s]+|[\s.]+$")
_ANNUAL = frozenset({"CFRGRANULE", "CFRDOC"})
_ROOTS = _ANNUAL | {"DLPSTEXTCLASS"} | {f"DIV{n}" for n in range(1, 10)}


@dataclass(frozen=True, slots=True)
class Place:
    """A provision of a file, or the text of a part outside its sections.

    Attributes:
        element: Where its text stands.
        id: "ecfr:15-744.11", "ecfr:15-744-supp-4", "ecfr:15-744", "cfr:37-1.16".
        citation: "15 CFR 744.11", "Supplement No. 4 to Part 744", "15 CFR Part 744".
        heading: As printed.
        title, part: Numbers, "" where the file does not say.
        number: As the file has it: "744.11", "Supplement No. 4 to Part 744".
        kind: "section", "appendix" or "part"; "title" is what stands above all parts.

    """

    element: etree._Element
    id: str
    citation: str
    heading: str
    title: str
    part: str
    number: str
    kind: str

    @property
    def path(self) -> str:
        """The last part of its address on ecfr.gov."""
        if self.kind == "section":
            return f"section-{quote(self.number)}"
        return (
            f"part-{self.part}"
            if self.kind == "part"
            else f"part-{self.part}/appendix-{quote(self.number)}"
        )


def is_law(root: etree._Element) -> bool:
    """Whether a tree is of one of the two vocabularies of the law."""
    return root.tag in _ROOTS


def places(root: etree._Element, title: str = "") -> Iterator[Place]:
    """Yield the places of a file in order, each part's own text before its sections.

    `title` is the number to take where the file does not say one.
    """
    annual = root.tag in _ANNUAL
    title = _title(root) or title
    seen: dict[str, int] = {}
    for element, part in _elements(root, ""):
        place = _place(element, title, part or _part(root), annual=annual)
        seen[place.id] = seen.get(place.id, 0) + 1
        if seen[place.id] > 1:
            place = Place(
                element, f"{place.id}-{seen[place.id]}", place.citation, place.heading,
                title, part, place.number, place.kind,
            )  # fmt: skip
        yield place


def _elements(element: etree._Element, part: str) -> Iterator[tuple[etree._Element, str]]:
    """Yield what has text of its own: the root, parts, sections and appendices."""
    if element.tag in PROVISIONS:
        yield element, part
        return
    if element.tag in PARTS:
        part = _part_number(element)
        yield element, part
    elif element.getparent() is None:
        yield element, part
    for child in element:
        is_apart = child.tag == "REVTXT" or child.tag in METADATA
        if not is_apart and (len(child) or child.tag in PROVISIONS):
            yield from _elements(child, part)


def _place(element: etree._Element, title: str, part: str, *, annual: bool) -> Place:
    prefix = f"cfr:{title}" if annual else f"ecfr:{title}"
    tag = str(element.tag)
    heading = _heading(element)
    if tag in SECTIONS:
        printed = element.get("N") or squash(element.findtext("SECTNO") or "")
        number = _SECTION_MARK.sub("", printed).replace("–", "-")
        cited = f"{title} CFR {number}" if title else f"§ {number}"
        return Place(
            element, f"{prefix}-{number}", cited, heading, title, part, number, "section"
        )  # fmt: skip
    if tag in APPENDICES:
        number = element.get("N") or re.split(r"[—–]", heading)[0].strip()
        name = appendix_id(number, part)
        return Place(element, f"{prefix}-{name}", number, heading, title, part, number, "appendix")
    if part:
        cited = f"{title} CFR Part {part}" if title else f"Part {part}"
        ending = f"-subpart-{element.get('N')}" if tag == "DIV6" else ""
        cited += f", Subpart {element.get('N')}" if ending else ""
        return Place(element, f"{prefix}-{part}{ending}", cited, heading, title, part, part, "part")
    return Place(element, prefix, f"{title} CFR", heading, title, "", title, "title")


def appendix_id(number: str, part: str) -> str:
    """Return an appendix' id within its title.

    >>> appendix_id("Supplement No. 4 to Part 744", "744")
    '744-supp-4'
    """
    if known := _APPENDIX.fullmatch(number):
        return f"{known['part']}-{_SHORT[known['kind']]}-{known['name']}"
    slug = re.sub(r"[^a-z0-9]+", "-", number.lower()).strip("-")
    return f"{part}-{slug}" if part else slug


def _heading(element: etree._Element) -> str:
    number, subject = element.find("SECTNO"), element.find("SUBJECT")
    if number is not None:
        words = [line(one, RUNNING) for one in (number, subject) if one is not None]
        reserved = element.find("RESERVED")
        return " ".join(words + ([line(reserved, RUNNING)] if reserved is not None else []))
    head = element.find("HEAD")
    head = element.find("HD") if head is None else head
    return line(head, RUNNING) if head is not None else element.get("N", "")


def _part_number(element: etree._Element) -> str:
    if number := element.get("N"):
        return number.replace("–", "-")
    named = re.match(r"(?:PART|Part)\s+(?P<number>[\w.-]+?)(?:—|\s|$)", _heading(element))
    return named["number"] if named else ""


def _part(root: etree._Element) -> str:
    """Return the number of the part that a fragment says it is of."""
    found = _TITLE.search(_metadata(root).get("path", ""))
    number = root.get("N", "")
    if found and found["part"]:
        return found["part"]
    if root.tag in SECTIONS and "." in number:
        return number.partition(".")[0]
    named = re.search(r"to Part (?P<part>[\w.-]+)", number)
    return named["part"] if named else ""


def _title(root: etree._Element) -> str:
    """Return the number of the title: of the metadata, the node, or the words of the file."""
    for element in root.iter("DIV5", "DIV6", "DIV8", "DIV9"):
        if found := _TITLE.search(_metadata(element).get("path", "")):
            return found["title"]
    for told in (root.findtext("FDSYS/CFRTITLE"), root.findtext(".//TITLENO")):
        if number := re.search(r"\d+", told or ""):
            return number[0]
    for element in root.iter("DIV1", "DIV3", "DIV5", "DIV6", "DIV8", "DIV9"):
        if ":" in element.get("NODE", ""):
            return element.get("NODE", "").partition(":")[0]
        if element.tag == "DIV1" and element.get("N", "").isdigit():
            return element.get("N", "")
    named = re.match(r"\s*Title (\d+)\b", root.findtext(".//TITLESTMT/TITLE") or "")
    return named[1] if named else ""


def _metadata(element: etree._Element) -> dict[str, str]:
    """Return the hierarchy metadata; parts have theirs escaped twice, sections once."""
    told = element.get("hierarchy_metadata", "")
    try:
        read = json.loads(html.unescape(told)) if told else {}
    except ValueError:
        return {}
    return {str(k): str(v) for k, v in read.items()} if isinstance(read, dict) else {}
