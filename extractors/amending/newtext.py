"""The new text that an instruction sets out, each paragraph under its citation."""

import re
from collections.abc import Sequence

from extractors.amending.nouns import Place
from extractors.amending.paths import DESIGNATOR, Path, fits, follows, path_of
from extractors.amending.tokens import SECTION_NUMBER
from extractors.model import Paragraph

_SECTION = re.compile(rf"(?<!§)§+ ?(?P<number>{SECTION_NUMBER})(?=\s|$)")
_LEADING = re.compile(
    rf"{DESIGNATOR}(?:(?:\s|—\s?|[^()]{{3,80}}?(?:\.—?|—)\s?)?{DESIGNATOR})*(?=[\s\[“A-Z*—]|$)"
)
_UNIT = re.compile(
    r"(?:Supplement|Appendix) (?:No\. )?[A-Z0-9]+ to (?:Subpart [A-Z]+ of )?Part \d+", re.IGNORECASE
)

Labelled = tuple[Place, str, Path]
# A place, its words, and the path of the first designator that they begin with.


def labelled(
    paragraphs: Sequence[Paragraph], home: Place, targets: Sequence[Place]
) -> tuple[Labelled, ...]:
    """Return each paragraph with its place; `targets` are the places that the text is for.

    Designators stand in for levels, since the text is flat: the targets tell the level of a
    paragraph whose parents are left out.
    """
    found: list[Labelled] = []
    place = targets[0].at(()) if len({t.unit for t in targets}) == 1 and targets else home
    defining = any(target.detail.startswith("definition") for target in targets)
    known = {target.path for target in targets if target.path}
    for paragraph in paragraphs:
        if section := _SECTION.match(paragraph.text):
            number = section["number"].rstrip(".")
            place = Place(home.title, number.partition(".")[0], number)
            found.append((place.at((), "heading"), paragraph.text, ()))
            continue
        opens: Path = ()
        if _UNIT.match(paragraph.text) and len(paragraph.text) < 200:
            place = next((t.at(()) for t in targets if t.unit.startswith(("Supp", "App"))), place)
        elif paragraph.role == "stars" or (defining and paragraph.text[:1] != "("):
            place = place.at(()) if defining else place
        elif paragraph.role != "row" and (leading := _LEADING.match(paragraph.text)):
            for part in path_of(leading.group()):
                place = place.at(_placed(part, place.path, known))
                opens = opens or place.path
        found.append((place, paragraph.text, opens or place.path))
    return tuple(found)


def _placed(part: str, last: Path, known: set[Path]) -> Path:
    """Return the path of a paragraph that begins with `part`, after the paragraph `last`."""
    candidates = [
        (*last[:depth], part) for depth in range(len(last), -1, -1) if fits((part,), depth)
    ]
    if part == "i" and last[-1:] == ("h",) and len(last) == 1:
        return (part,)
    for path in candidates:
        if len(path) <= len(last) and follows(part, last[len(path) - 1]):
            return path
    for path in candidates:
        if any(target[: len(path)] == path for target in known):
            return path
    alone = [path for path in known if path[-1] == part]
    if not last and len(alone) == 1:
        return alone[0]
    first = part in {"a", "1", "i", "A"}
    for path in candidates:
        if len(path) == len(last) + 1 and (first or len(path) > 1):
            return path
    return candidates[0] if candidates else (*last, part)


def belongs(text: Labelled, target: Place) -> bool:
    """Whether a paragraph is what an instruction on `target` is about."""
    place, _, opens = text
    if place.unit != target.unit:
        return not target.unit or target.unit.startswith(("Part", "Chapter"))
    if target.detail == "heading" and not target.path:
        return place.detail == "heading"
    if target.detail == "introductory text":
        return opens == target.path and place.detail == ""
    return place.path[: len(target.path)] == target.path and (
        not target.path or place.detail != "heading"
    )
