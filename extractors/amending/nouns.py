"""The nouns of amendments."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Self


@dataclass(frozen=True, slots=True)
class Place:
    """A place in one title of the Code: a section or another unit, and what of it.

    Attributes:
        title, part: "15", "744"; "" if neither the text nor its surroundings tell.
        unit: "744.11" for a section, else "Supplement No. 4 to Part 744", "Subpart E".
        path: Paragraph designators without brackets: ("a", "2", "ii").
        detail: What of it: "heading", "introductory text", "definition of “Person”".

    """

    title: str = ""
    part: str = ""
    unit: str = ""
    path: tuple[str, ...] = ()
    detail: str = ""

    @property
    def is_section(self) -> bool:
        """Whether the unit is a section."""
        return self.unit[:1].isdigit()

    @property
    def citation(self) -> str:
        """How a lawyer cites it: "15 CFR 744.11(a)(2)(ii)", "" if nothing is known of it."""
        unit = self.unit or (f"Part {self.part}" if self.part else "")
        cited = f"{self.title} CFR {unit}" if self.title and _is_numbered(unit) else unit
        cited += "".join(f"({part})" for part in self.path)
        return f"{cited}{_between(self.detail)}{self.detail}".removeprefix(", ").strip()

    def at(self, path: tuple[str, ...], detail: str = "") -> Self:
        """Return the paragraph of the same unit."""
        return replace(self, path=path, detail=detail)


def _is_numbered(unit: str) -> bool:
    """Whether a unit is one that its title numbers: a section or a part, not a supplement of one."""
    return unit[:1].isdigit() or unit.startswith(("Part ", "Chapter "))


def _between(detail: str) -> str:
    """Return what parts a detail from its unit: "744.11 heading", but "744.11, entry for …"."""
    named = not detail[:1].islower() or detail[-1:] == "”" or detail.startswith("paragraph")
    return ", " if detail and named else " "


@dataclass(frozen=True, slots=True)
class Amendment:
    """One change to one place, as one instruction orders it.

    Attributes:
        instruction: Its number: "3", "3.a"; "" if it has none.
        action: add, revise, remove, redesignate, designate, transfer, words, reserve, stay,
            lift (a stay), correct, republish, authority; "other" if the instruction could not be read.
        target: The place as a lawyer cites it: "15 CFR 744.11(a)(2)(ii)", "15 CFR 744.11 heading",
            "Supplement No. 4 to Part 744".
        title, part: Of the Code: "15", "744".
        unit: The section, supplement or part that the target lies in: "15 CFR 744.11".
        party, country: The entry of a list that is changed, and the heading that it stands under.
        before, after: Words removed and added for "words" and "correct"; for "redesignate" the
            citation from and to; else the words that are set out in the instruction itself.
        text: The new text, each paragraph with its citation; "* * * * *" stands for text that
            stays as it is.
        words: The instruction's own words.
        rest: Those of them that the grammar has no place for, "" if it understood all.

    """

    instruction: str
    action: str
    target: str
    title: str = ""
    part: str = ""
    unit: str = ""
    party: str = ""
    country: str = ""
    before: str = ""
    after: str = ""
    text: tuple[tuple[str, str], ...] = ()
    words: str = ""
    rest: str = ""


@dataclass(frozen=True, slots=True)
class AmendmentDate:
    """A day on which a document, or some of its instructions, begin or cease to have effect.

    Attributes:
        role: effective, applicable, compliance, comment_deadline, stayed, expires, delayed.
        day: None if the day is still to be announced.
        until: The last day of the effect, None if it has no end.
        instructions: Numbers of the instructions meant, () for all that are not named elsewhere.
        provisions: The citations meant, as printed.
        words: What it was read from.

    """

    role: str
    day: date | None
    until: date | None = None
    instructions: tuple[str, ...] = ()
    provisions: tuple[str, ...] = ()
    words: str = ""
