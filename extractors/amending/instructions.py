"""Every amendment that a document orders, read from its labelled paragraphs.

The instructions of a rule are its "amendment" paragraphs; the text that they set out follows them.
A lettered instruction is at work where the numbered one above it says.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractors.amending.changes import Changed, changes_of
from extractors.amending.corrections import corrections_of, is_correction
from extractors.amending.newtext import labelled
from extractors.amending.nouns import Amendment, Place
from extractors.amending.numbering import numbered, under
from extractors.amending.objects import Scope
from extractors.amending.rest import rest_of
from extractors.amending.settext import SETS_TEXT, text_for
from extractors.amending.steps import Step, steps_of
from extractors.amending.tokens import tokens_of
from extractors.model import Document

_AUTHORITY = re.compile(
    r"(?:The )?authority citations? (?:for|of|to) (?:\d+ CFR )?"
    r"(?:[Pp]arts? (?P<part>\d+\w*)|[Ss]ubpart (?P<subpart>\w+))",
    re.IGNORECASE,
)
_AUTHORITY_PART = re.compile(r"(?:(?<!\d)(\d+) CFR )?part (\d+\w*)", re.IGNORECASE)
_PREFACE = re.compile(
    r"(?:Accordingly|For the reasons|Therefore|In consideration)\b.*\bamended|^The (?:\w+,? )+reads? as follows",
    re.IGNORECASE,
)
_SETS_OUT = re.compile(r"\bto read\b|\bas follows\b|\bset (?:forth|out) below\b")


@dataclass(slots=True)
class _Read:
    """An instruction as read: its numbers from the outermost, what it changes, where it works."""

    stack: tuple[str, ...]
    step: Step
    changed: list[Changed]
    scope: Scope


def amendments_of(document: Document) -> tuple[Amendment, ...]:
    """Return the amendments that `document` orders, in order; () if it orders none.

    An instruction that cannot be read gives one with the action "other" and its words.
    """
    if document.fields.get("type", "") not in {"RULE", "PRORULE", "Rule", "Proposed Rule"}:
        return corrections_of(document)
    found: list[Amendment] = []
    group: list[_Read] = []
    read = _all_read(document)
    for number, one in enumerate(read):
        following = read[number + 1].stack if number + 1 < len(read) else ()
        leads = len(following) > len(one.stack) and following[: len(one.stack)] == one.stack
        if one.changed == [] and not leads:
            one.changed = _alone(one)
        group.append(one)
        if one.step.text:
            found += _made(group)
            group = []
    return (*found, *_made(group), *corrections_of(document))


def _all_read(document: Document) -> list["_Read"]:
    """Return every instruction with its number and what it changes itself."""
    found: list[_Read] = []
    stack: tuple[str, ...] = ()
    scopes: dict[tuple[str, ...], Scope] = {}
    for step in steps_of(document):
        number, rest = numbered(step.words)
        stack = under(stack, number) if number else stack[:1]
        changed, scopes[stack] = _read(step, rest, _above(scopes, stack, step.home))
        found.append(_Read(stack, step, changed, scopes[stack]))
    return found


def _alone(one: "_Read") -> list[Changed]:
    """Return what an instruction does that names a place, and nothing that is done to it."""
    words = one.step.words
    if _is_preface(numbered(words)[1]):
        return []
    sets_out = one.step.text and _SETS_OUT.search(words)
    places = one.scope.places or (one.scope.home,)
    return [Changed("revise" if sets_out else "other", place) for place in places]


def _above(scopes: dict[tuple[str, ...], Scope], stack: tuple[str, ...], home: Place) -> Scope:
    """Return where the instruction above the last of `stack` is at work."""
    if len(stack) > 1 and (scope := scopes.get(stack[:-1])):
        return Scope(scope.home if scope.home.part else home, scope.places, scope.under)
    return Scope(home)


def _read(step: Step, words: str, scope: Scope) -> tuple[list[Changed], Scope]:
    authority = _AUTHORITY.match(words)
    if authority and "§" not in words:
        named = _AUTHORITY_PART.search(words)
        title = (named[1] or scope.home.title) if named else scope.home.title
        home = Place(title, named[2] if named else scope.home.part)
        step.home = home
        return [Changed("authority", home)], Scope(home)
    if _is_preface(words):
        return [], scope
    return changes_of(tokens_of(words), scope)


def _is_preface(words: str) -> bool:
    """Whether a paragraph orders nothing itself, or is a correction, which is read elsewhere."""
    return bool(_PREFACE.match(words)) or is_correction(words)


def _made(group: Sequence[_Read]) -> Iterator[Amendment]:
    """Yield the amendments of instructions that share the text after the last of them."""
    if not group:
        return
    last = group[-1].step
    wanting = [c.place for read in group for c in read.changed if c.action in SETS_TEXT]
    text = labelled(last.text, last.home, wanting)
    for read in group:
        rest = rest_of(read.step.words) if read.changed else ""
        for one in read.changed:
            number = ".".join(read.stack)
            yield _amendment(number, read.step, one, text_for(one, text, wanting), rest)


def _amendment(
    number: str, step: Step, one: Changed, text: tuple[tuple[str, str], ...], rest: str
) -> Amendment:
    return Amendment(
        instruction=number,
        action=one.action,
        target=one.place.citation,
        title=one.place.title,
        part=one.place.part,
        unit=one.place.at(()).citation,
        party=one.party,
        country=one.country,
        before=one.before,
        after=one.after,
        text=text,
        words=step.words,
        rest=rest,
    )
