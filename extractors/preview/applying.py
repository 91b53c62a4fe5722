"""The instructions of rules, one after the other, applied to the texts of the law."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby

from extractors.amending.effective import effective_days
from extractors.amending.instructions import amendments_of
from extractors.amending.nouns import Amendment
from extractors.law.reading import LawText
from extractors.model import Document
from extractors.preview.adding import added
from extractors.preview.authority import authority
from extractors.preview.days import effective_day
from extractors.preview.definitions import moved_definition
from extractors.preview.listing import relisted
from extractors.preview.moving import redesignated
from extractors.preview.nouns import (
    APPLIED,
    PENDING,
    UNSUPPORTED,
    Body,
    DoubtError,
    Instruction,
    Preview,
)
from extractors.preview.provisions import provisions_of
from extractors.preview.removing import removed, reserved
from extractors.preview.revising import revised
from extractors.preview.rewording import reworded
from extractors.preview.settled import Roles
from extractors.preview.targets import is_under, target_of
from extractors.preview.units import in_order, part_of

_MOVES = re.compile(
    r"[Rr]emov\w+ .* and add(?:ing)? it after the definition of “(?P<behind>[^”]+)”"
)
_UNDONE = {
    "stay": "a stay leaves the words as they are",
    "correct": "it corrects a printed document, not the law",
    "transfer": "words that go to another part are not followed",
    "designate": "which words get the designator is not read",
    "other": "the instruction could not be read",
}


def preview(
    rules: Sequence[Document], texts: Sequence[LawText], as_of: date | None = None
) -> Preview:
    """Return what rules make of the texts of a law, applied in their order.

    With `as_of`, only what has effect by that day is applied.
    """
    law = _Law({text.citation: text.paragraphs for text in texts})
    before = law.whole()
    started = dict(law.bodies)
    told = [one for rule in rules for one in _Rule(rule, law, as_of).applied()]
    return Preview(tuple(told), provisions_of(started, law.bodies, law.days), before, law.whole())


@dataclass(slots=True)
class _Law:
    """The texts as they stand now; who changed which place, and from when."""

    bodies: dict[str, Body]
    days: dict[str, date | None] = field(default_factory=dict)
    by: dict[tuple[str, date | None], str] = field(default_factory=dict)

    def whole(self) -> Body:
        return tuple(one for unit in in_order(self.bodies) for one in self.bodies[unit])

    def parts(self) -> set[str]:
        return {part_of(unit) for unit in self.bodies} - {""}


@dataclass(slots=True)
class _Rule:
    document: Document
    law: _Law
    as_of: date | None

    def applied(self) -> Iterator[Instruction]:
        """Carry out each amendment that can be; yield what became of it."""
        days = effective_days(self.document)
        roles = {one.text: one.role for one in self.document.paragraphs}
        amendments = amendments_of(self.document)
        for (_, _, unit), run in groupby(amendments, _together):
            group = list(run)
            whole = group[0].action == "redesignate" or _moves(group)
            for each in [group] if whole else [[one] for one in group]:
                day, why = effective_day(each[0], days)
                state, reason = self._state(each, unit, roles, day, why)
                for one in each:
                    yield Instruction(
                        self.document.id, one.instruction, one.words, one.action, one.target,
                        state, reason, day,
                    )  # fmt: skip

    def _state(
        self, group: list[Amendment], unit: str, roles: Roles, day: date | None, why: str
    ) -> tuple[str, str]:
        if self.as_of and (why or (day and day > self.as_of)):
            return PENDING, why or f"it has effect from {day}"
        try:
            told = self._carried_out(group, unit, roles)
        except DoubtError as doubt:
            return doubt.state, doubt.reason
        self.law.days[unit] = day
        return APPLIED, "; ".join(filter(None, (told, self._again(group, day))))

    def _again(self, group: list[Amendment], day: date | None) -> str:
        """Return that another instruction changed the same place on the same day; keep this one."""
        told = ""
        for one in group:
            key = one.target + (f": {one.party}" if one.party else ""), day
            now = f"instruction {one.instruction} of {self.document.id}"
            earlier = self.law.by.get(key)
            if earlier and earlier != now:
                told = f"{earlier} changes the same place on the same day, and was applied before"
            self.law.by[key] = now
        return told

    def _carried_out(self, group: list[Amendment], unit: str, roles: Roles) -> str:
        """Change the law; return what a reader should know of it.

        Raises:
            DoubtError: It cannot be done to the letter; nothing was changed.

        """
        one = group[0]
        if one.action in _UNDONE and part_of(unit) in self.law.parts():
            raise DoubtError(_UNDONE[one.action], UNSUPPORTED)
        known = self.law.bodies.get(unit)
        body = self._missing(one, unit) if known is None else known
        if one.rest and one.action != "authority":
            raise DoubtError(f"words of the instruction are not understood: {one.rest}")
        changed, told = _done(body, group, roles)
        if changed:
            self.law.bodies[unit] = changed
        else:
            self.law.bodies.pop(unit, None)
        return told

    def _missing(self, one: Amendment, unit: str) -> Body:
        parts = self.law.parts()
        if part_of(unit) not in parts:
            told = f"the text of {part_of(unit) or unit} was not given"
            raise DoubtError(told, UNSUPPORTED)
        if one.action == "authority":
            return ()
        if one.action == "add" and one.target == unit:
            return ()
        raise DoubtError(f"there is no {unit} in the text")


def _gone(old: Body, new: Body, label: str) -> str:
    """Return what a reader should know of paragraphs below a revised one that are there no more."""
    kept = {one.label for one in new}
    lost = [one.label for one in old if one.label not in kept and is_under(one.label, label)]
    return f"the new text has no {', '.join(dict.fromkeys(lost))}" if lost else ""


def _together(one: Amendment) -> tuple[str, bool, str]:
    return one.instruction, one.action == "redesignate", one.unit


def _moves(group: Sequence[Amendment]) -> str:
    """Return after which term a definition goes that is removed from where it stands, "" if none."""
    found = _MOVES.search(group[0].words)
    same = len({one.target for one in group}) == 1 and target_of(group[0]).term
    return found["behind"] if found and same and len(group) == 2 else ""


def _done(body: Body, group: Sequence[Amendment], roles: Roles) -> tuple[Body, str]:
    one = group[0]
    target = target_of(one)
    if one.action == "authority":
        return authority(body, one)
    if one.party or (one.country and one.action in {"add", "revise", "remove"}):
        return relisted(body, one, roles)
    if behind := _moves(group):
        return moved_definition(body, target, behind), ""
    if one.action == "redesignate":
        return redesignated(body, group), ""
    if one.action == "words":
        return reworded(body, one, target)
    if one.action in {"revise", "republish"}:
        changed = revised(body, one, target, roles)
        return changed, _gone(body, changed, target.label) if target.path else ""
    if one.action == "add":
        return added(body, one, target, roles), ""
    if one.action == "remove":
        return removed(body, target), ""
    if one.action == "reserve":
        return reserved(body, target), ""
    raise DoubtError(f"no way is known to {one.action}", UNSUPPORTED)
