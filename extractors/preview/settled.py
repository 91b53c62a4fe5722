"""The text that an instruction sets out, as paragraphs of the law; asterisks filled from the old."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from extractors.amending.nouns import Amendment
from extractors.law.blocks import Block
from extractors.law.labels import Provision, paragraphs
from extractors.model import Paragraph
from extractors.preview.nouns import Body, DoubtError
from extractors.preview.targets import APART, Target, words_at

STARS = "* * * * *"
_KEPT = re.compile(r"(?P<head>(?:\(\w{1,5}\)\s?){0,12})(?:[^*]{0,120}?)\* \* \*\s*$")
_ENDS = re.compile(r"(?:\s\* \* \*)+\s*$")
_CITATION = re.compile(r"\[[^\]]{0,4000}\d FR \d[^\]]{0,4000}\]")
_KINDS = {"row", "caption", "note", "footnote", "heading"}
_DEFINES = re.compile(r"definition|meaning of terms|terms", re.IGNORECASE)

Roles = Mapping[str, str]
"""What a rule's paragraphs are, by their words."""


def set_out(amendment: Amendment, roles: Roles) -> Body:
    """Return the new text as labelled by its reader.

    Raises:
        DoubtError: None is set out.

    """
    if not amendment.text:
        raise DoubtError("the rule sets out no text for it that could be told apart")
    return tuple(
        Paragraph(label.removesuffix(" heading"), text, _kind(label, text, roles))
        for label, text in amendment.text
    )


def as_unit(new: Sequence[Paragraph], unit: str) -> Body:
    """Return a whole section or supplement, labelled as the law's own reader does."""
    heading = new[0].text if new and new[0].kind == "heading" else ""
    blocks = [Block(one.kind, "STARS" if one.text == STARS else "P", one.text) for one in new]
    provision = Provision(
        unit, dotted=not unit[:1].isdigit(), defines=bool(_DEFINES.search(heading))
    )
    return paragraphs(blocks, provision)


def filled(new: Body, old: Body, target: Target) -> Body:
    """Return the new text with what the asterisks stand for, aligned by labels.

    Raises:
        DoubtError: It is not certain what they stand for.

    """
    done: list[Paragraph] = []
    for n, one in enumerate(new):
        if one.text == STARS:
            done += _between(new, old, n, target)
        elif _KEPT.match(one.text):
            done.append(_kept(one, old))
        else:
            done.append(one)
    return tuple(done)


def _between(new: Body, old: Body, at: int, target: Target) -> Body:
    """Return the old paragraphs between those that stand before and after the asterisks."""
    after = next((one.label for one in new[at + 1 :] if one.text != STARS), "")
    before = new[at - 1].label if at else ""
    places = words_at(old, target.label)
    start = places[0] if places else 0
    end = places[-1] + 1 if places else 0
    if before and (told := [n for n in places if old[n].label == before]):
        start = told[-1] + 1
    if after:
        found = [n for n in places if n >= start and old[n].label == after]
        if not found:
            beyond = "the asterisks end before a paragraph that is not in the text"
            raise DoubtError(f"{beyond}: {after}")
        end = found[0]
    return old[start:end]


def _kept(one: Paragraph, old: Body) -> Paragraph:
    """Return "(a) * * *" with the old words of the paragraph."""
    found = [was for was in old if was.label == one.label and was.kind not in APART]
    if len(found) != 1 or not re.fullmatch(r"(?:\(\w{1,5}\)\s?){1,12}\* \* \*", one.text):
        raise DoubtError(f"what the asterisks in {one.label} stand for is not certain")
    return replace(one, text=found[0].text, kind=found[0].kind)


def _kind(label: str, text: str, roles: Roles) -> str:
    if label.endswith(" heading"):
        return "heading"
    if _CITATION.fullmatch(text):
        return "citation"
    role = roles.get(text, "")
    if " | " in text or role == "row":
        return "row"
    return role if role in _KINDS else ""
