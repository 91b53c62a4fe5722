"""Mutations of places: paragraphs come, go, and stand elsewhere or under another designator."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from random import Random  # noqa: TID251 - seeded: the same mutations at every run

from lawfile import Draft, LawFile, Mutation, Spot, Told, told
from lxml import etree

from extractors.hunks import HunkClass

_TOP = re.compile(r"\((?P<name>[a-z])\)")
_SECOND = re.compile(r"\([a-z]\)\((?P<name>\d+)\)$")
_AFTER_TEXT = ("CITA", "EDNOTE", "EFFDNOT", "XREF")
_NEW = "Every walnut is kept in a thimble until a lantern is lit over the orchard."
EDITORIAL, SUBSTANTIVE = HunkClass.EDITORIAL, HunkClass.SUBSTANTIVE


@dataclass(frozen=True, slots=True)
class Sibling:
    """A paragraph among those of its level: "15 CFR 744.2" and "b", or "15 CFR 744.2(b)" and "3"."""

    parent: str
    name: str
    spot: Spot

    @property
    def after(self) -> str:
        """The designator that follows its own."""
        return str(int(self.name) + 1) if self.name.isdigit() else chr(ord(self.name) + 1)


def _siblings(law: LawFile) -> list[list[Sibling]]:
    """Return the paragraphs of each level of each section that has more than two."""
    groups: dict[str, list[Sibling]] = defaultdict(list)
    for spot in law.spots:
        citation = law.places[spot.place].citation
        rest = spot.label.removeprefix(citation)
        found = _SECOND.match(rest) or _TOP.match(rest)
        if spot.tag != "P" or spot.paragraph.kind or found is None:
            continue
        if spot.paragraph.text.startswith(f"({found['name']})"):
            parent = citation + rest[: found.start("name") - 1]
            groups[parent].append(Sibling(parent, found["name"], spot))
    return [group for group in groups.values() if len(group) > 2 and _is_series(group)]


def _is_series(group: list[Sibling]) -> bool:
    return all(a.after == b.name for a, b in pairwise(group))


def _leaves(law: LawFile) -> list[list[Sibling]]:
    """Return the runs of paragraphs that nothing is nested in."""
    labels = defaultdict(list)
    for spot in law.spots:
        labels[spot.place].append(spot.label)
    runs: list[list[Sibling]] = []
    for group in _siblings(law):
        run: list[Sibling] = []
        for one in group:
            nested = sum(label.startswith(one.spot.label) for label in labels[one.spot.place]) > 1
            if nested or one.spot.label != f"{one.parent}({one.name})":
                runs.append(run)
                run = []
            else:
                run.append(one)
        runs.append(run)
    return [run for run in runs if len(run) > 1]


def _designate(element: etree._Element, name: str) -> None:
    element.text = re.sub(r"\(\w+\)", f"({name})", element.text or "", count=1)


def _take(element: etree._Element) -> etree._Element:
    parent = element.getparent()
    assert parent is not None
    parent.remove(element)
    return element


def moved(rng: Random, law: LawFile, draft: Draft) -> Sequence[Told] | None:
    """Put a paragraph with its designator after another of its level."""
    run = rng.choice(_leaves(law))
    one, other = rng.sample(run, 2)
    at, to = run.index(one), run.index(other)
    if to == at - 1:
        return None
    place = draft.element(other.spot)
    place.addnext(_take(draft.element(one.spot)))
    labels = {one.spot.label} | ({other.spot.label} if to == at + 1 else set())
    if to == at - 2:
        labels |= {run[at - 1].spot.label}
    return (told("moved", EDITORIAL, *labels),)


def swapped(rng: Random, law: LawFile, draft: Draft) -> Sequence[Told] | None:
    """Let two paragraphs stand in each other's place, with their designators."""
    run = rng.choice(_leaves(law))
    a, b = sorted(rng.sample(range(len(run)), 2))
    first, second = run[a].spot, run[b].spot
    between = [one.spot.label for one in run[a + 1 : b]]
    one, other = draft.element(first), draft.element(second)
    after = one.getnext()
    other.addnext(_take(one))
    if after is not other:
        assert after is not None
        after.addprevious(_take(other))
    if not between:
        return (told("moved", EDITORIAL, first.label, second.label),)
    alone = between if len(between) == 1 else []
    return (
        told("moved", EDITORIAL, first.label, *alone),
        told("moved", EDITORIAL, second.label, *alone),
    )


def texts_swapped(rng: Random, law: LawFile, draft: Draft) -> Sequence[Told] | None:
    """Let two paragraphs swap their words and keep their designators."""
    run = rng.choice(_leaves(law))
    at = rng.randrange(len(run) - 1)
    first, second = run[at], run[at + 1]
    one, other = draft.element(first.spot), draft.element(second.spot)
    other.addnext(_take(one))
    _designate(one, second.name)
    _designate(other, first.name)
    kinds = "moved redesignated"
    return (
        told(kinds, EDITORIAL, first.spot.label),
        told(kinds, EDITORIAL, second.spot.label),
    )


def moved_away(rng: Random, law: LawFile, draft: Draft) -> Sequence[Told] | None:
    """Put a paragraph to the end of another section, as its next one."""
    one = rng.choice(rng.choice(_leaves(law)))
    tops = [g for g in _siblings(law) if not g[0].name.isdigit()]
    last = rng.choice([g[-1] for g in tops if g[-1].spot.place != one.spot.place])
    element = _take(draft.element(one.spot))
    _designate(element, last.after)
    section = draft.place(last.spot.place)
    section.insert(_text_ends(section), element)
    return (told("moved", SUBSTANTIVE, f"{last.parent}({last.after})"),)


def _text_ends(section: etree._Element) -> int:
    return next((n for n, child in enumerate(section) if child.tag in _AFTER_TEXT), len(section))


def removed(rng: Random, law: LawFile, draft: Draft) -> Sequence[Told] | None:
    """Take a paragraph out; those after it keep their designators."""
    one = rng.choice(rng.choice(_leaves(law)))
    _take(draft.element(one.spot))
    return (told("removed", SUBSTANTIVE, one.spot.label),)


def reserved(rng: Random, law: LawFile, draft: Draft) -> Sequence[Told] | None:
    """Take the words of a paragraph out and keep its designator."""
    one = rng.choice(rng.choice(_leaves(law)))
    if "Reserved" in one.spot.paragraph.text:
        return None
    element = draft.element(one.spot)
    for child in list(element):
        element.remove(child)
    element.text = f"({one.name}) [Reserved]"
    return (told("amended", SUBSTANTIVE, one.spot.label),)


def inserted(rng: Random, law: LawFile, draft: Draft) -> Sequence[Told] | None:
    """Put a paragraph in, and give those after it the next designators."""
    group = rng.choice(_siblings(law))
    at = rng.randrange(len(group))
    if group[-1].name == "z":
        return None
    new = etree.Element("P")
    new.text = f"({group[at].name}) {_NEW}"
    draft.element(group[at].spot).addprevious(new)
    expected = [told("added", SUBSTANTIVE, f"{group[at].parent}({group[at].name})")]
    for one in group[at:]:
        _designate(draft.element(one.spot), one.after)
        old = f"{one.parent}({one.name})"
        label = f"{one.parent}({one.after}){one.spot.label.removeprefix(old)}"
        expected.append(told("redesignated", EDITORIAL, label))
    return expected


def appended(rng: Random, law: LawFile, draft: Draft) -> Sequence[Told] | None:
    """Put a paragraph to the end of a section."""
    tops = [g for g in _siblings(law) if not g[0].name.isdigit() and g[-1].name < "z"]
    last = rng.choice(tops)[-1]
    section = draft.place(last.spot.place)
    new = etree.Element("P")
    new.text = f"({last.after}) {_NEW}"
    section.insert(_text_ends(section), new)
    return (told("added", SUBSTANTIVE, f"{last.parent}({last.after})"),)


MUTATIONS: dict[str, Mutation] = {
    "a paragraph moved": moved,
    "two paragraphs swapped": swapped,
    "the words of two swapped": texts_swapped,
    "a paragraph moved to another section": moved_away,
    "a paragraph removed": removed,
    "a paragraph reserved": reserved,
    "a paragraph inserted": inserted,
    "a paragraph appended": appended,
}
