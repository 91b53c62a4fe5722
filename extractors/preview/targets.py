"""The place of an amendment, and the paragraphs of a text that it covers."""

import re
from dataclasses import dataclass

from extractors.amending.nouns import Amendment
from extractors.model import Paragraph
from extractors.preview.nouns import Body, DoubtError

APART = frozenset(
    {
        "citation", "source", "authority", "editorial note", "effective date note", "approval",
        "cross-reference", "pending amendment", "running head", "contents",
    }
)  # fmt: skip
"""Kinds of paragraphs that are no words of a provision."""
_PARTS = re.compile(r"(?P<path>(?:\([^()]*\))*),? ?(?P<detail>.*)", re.DOTALL)
_TERM = re.compile(r"definition of “(?P<term>.*)”")
_DESIGNATED = re.compile(r"\(\w{1,5}\)")


@dataclass(frozen=True, slots=True)
class Target:
    """A place: its unit ("27 CFR 447.43"), its paragraph ("(a)(1)"), and what of it is meant."""

    unit: str
    path: str = ""
    detail: str = ""

    @property
    def label(self) -> str:
        """The citation of the paragraph."""
        return self.unit + self.path

    @property
    def term(self) -> str:
        """The term whose definition is meant, "" if none is."""
        found = _TERM.fullmatch(self.detail)
        return found["term"] if found else ""


def target_of(amendment: Amendment) -> Target:
    """Return the place of an amendment."""
    return target_at(amendment.target, amendment.unit)


def target_at(citation: str, unit: str) -> Target:
    """Return the place that a citation names in a unit.

    >>> target_at("27 CFR 447.43(a) introductory text", "27 CFR 447.43")
    Target(unit='27 CFR 447.43', path='(a)', detail='introductory text')
    """
    found = _PARTS.fullmatch(citation.removeprefix(unit))
    return Target(unit, found["path"], found["detail"]) if found else Target(unit)


def is_under(label: str, citation: str) -> bool:
    """Whether a label is a citation, or one of a paragraph below it."""
    return label == citation or label.startswith((f"{citation}(", f"{citation} ", f"{citation}."))


def words_at(body: Body, label: str) -> list[int]:
    """Return where the words of a provision and of what is below it stand, without its notes."""
    return [n for n, one in enumerate(body) if is_under(one.label, label) and one.kind not in APART]


def span(body: Body, target: Target) -> range:
    """Return where a paragraph and all that is below it stand.

    Raises:
        DoubtError: It is not there, or not in one piece.

    """
    label = target.label
    found = words_at(body, label)
    if not found:
        raise DoubtError(f"there is no {label} in the text")
    if found[-1] - found[0] + 1 != len(found):
        raise DoubtError(f"the paragraphs of {label} do not stand together in the text")
    return range(found[0], found[-1] + 1)


def own(body: Body, target: Target) -> list[int]:
    """Return where a paragraph's own words stand before any that are below it: introductory text.

    Raises:
        DoubtError: It is not there, or shares its first paragraph with another.

    """
    places = words_at(body, target.label)
    if not places:
        raise DoubtError(f"there is no {target.label} in the text")
    found: list[int] = []
    for n in places:
        if body[n].label != target.label:
            break
        if body[n].kind not in {"heading", "row", "caption"}:
            found.append(n)
    if not found:
        raise DoubtError(f"{target.label} has no words of its own before {body[places[0]].label}")
    return found


def flush(body: Body, target: Target) -> list[int]:
    """Return where paragraphs without a designator stand at a place, after its first."""
    return [
        n
        for n in words_at(body, target.label)
        if body[n].label == target.label
        and body[n].kind == ""
        and not _DESIGNATED.match(body[n].text)
    ]


def term_in(paragraph: Paragraph) -> str:
    """Return the term in the label of a definition, "" if it is none."""
    return paragraph.label.partition("“")[2].partition("”")[0]
