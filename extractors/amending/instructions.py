"""Every amendment that a document orders, read from its labelled paragraphs.

The instructions of a rule are its "amendment" paragraphs; the text that they set out follows them.
A lettered instruction is at work where the numbered one above it says.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from extractors.amending.changes import Changed, changes_of
from extractors.amending.corrections import corrections_of, is_correction
from extractors.amending.newtext import Labelled, belongs, labelled
from extractors.amending.nouns import Amendment, Place
from extractors.amending.numbering import numbered, parted, under
from extractors.amending.objects import Scope
from extractors.amending.rest import rest_of
from extractors.amending.tokens import tokens_of
from extractors.model import Document, Paragraph

_LAST_TITLE = 50  # of the Code of Federal Regulations: 44 U.S.C. 1510, 1 CFR 8.1
_HOME = re.compile(r"(\d+) CFR (\d+\w*)")
_AUTHORITY = re.compile(
    r"(?:The )?authority citations? (?:for|of|to) (?:\d+ CFR )?"
    r"(?:[Pp]arts? (?P<part>\d+\w*)|[Ss]ubpart (?P<subpart>\w+))",
    re.IGNORECASE,
)
_AUTHORITY_PART = re.compile(r"(?:(\d+) CFR )?part (\d+\w*)", re.IGNORECASE)
_PREFACE = re.compile(
    r"(?:Accordingly|For the reasons|Therefore|In consideration)\b.*\bamended|^The (?:\w+,? (?:and )?)+reads? as follows",
    re.IGNORECASE,
)
_SETS_OUT = re.compile(r"\bto read\b|\bas follows\b|\bset (?:forth|out) below\b")
_PART_HEADING = re.compile(r"PART \d", re.IGNORECASE)
_AUTHORITY_HEAD = re.compile(r"Authority:?$", re.IGNORECASE)
STARS = "* * * * *"
_OPENINGS = {"authority citation": "(Authority", "parenthetical text": "("}
_ENDS = frozenset({"signature", "filing"})
_TEXT = frozenset({"revise", "add", "republish"})


@dataclass(slots=True)
class _Step:
    """An instruction and the text after it."""

    words: str
    home: Place
    text: list[Paragraph] = field(default_factory=list)


@dataclass(slots=True)
class _Read:
    """An instruction as read: its numbers from the outermost, what it changes, where it works."""

    stack: tuple[str, ...]
    step: _Step
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
    for step in _steps(document):
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


def _steps(document: Document) -> Iterator[_Step]:
    """Yield each instruction with the text that follows it."""
    home = _printed_home(document)
    step: _Step | None = None
    for paragraph in document.paragraphs:
        if paragraph.role in _ENDS:
            if step:
                yield step
            step = None
        elif paragraph.role == "amendment":
            if step:
                _drop_next_heading(step)
                yield step
            home = _home(paragraph, home)
            *leads, last = parted(paragraph.text)
            yield from (_Step(words, home) for words in leads)
            step = _Step(last, home)
        elif step:
            step.text.append(paragraph)
    if step:
        yield step


def _drop_next_heading(step: _Step) -> None:
    """Drop the heading of the part whose instructions come next; a new heading is text itself."""
    while len(step.text) > 1 and _is_part_heading(step.text[-1]):
        step.text.pop()


def _is_part_heading(paragraph: Paragraph) -> bool:
    return paragraph.role == "heading" and bool(_PART_HEADING.match(paragraph.text))


def _printed_home(document: Document) -> Place:
    found = _HOME.search(document.fields.get("cfr", "").replace("Parts ", "").replace("Part ", ""))
    return Place(found[1], found[2]) if found else Place()


def _home(paragraph: Paragraph, last: Place) -> Place:
    """Return title and part of the text that an instruction stands in."""
    found = _HOME.fullmatch(paragraph.label)
    title = found[1] if found and int(found[1]) <= _LAST_TITLE else last.title
    part = found[2] if found else last.part
    return Place(title, part)


def _read(step: _Step, words: str, scope: Scope) -> tuple[list[Changed], Scope]:
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
    wanting = [c.place for read in group for c in read.changed if c.action in _TEXT]
    text = labelled(last.text, last.home, wanting)
    for read in group:
        rest = rest_of(read.step.words) if read.changed else ""
        for one in read.changed:
            number = ".".join(read.stack)
            yield _amendment(number, read.step, one, _text_for(one, text, wanting), rest)


def _text_for(
    one: Changed, text: tuple[Labelled, ...], wanting: Sequence[Place]
) -> tuple[tuple[str, str], ...]:
    """Return the part of the text that is for one change."""
    if one.action == "authority":
        given = [(place, words) for place, words, _ in text if not _AUTHORITY_HEAD.match(words)]
        cited = [(place.citation, words.lstrip(": ")) for place, words in given[:1]]
        return () if wanting else tuple(cited)
    if one.action not in _TEXT or one.after:
        return ()
    chosen = [one_of for one_of in text if belongs(one_of, one.place)]
    if not chosen and len(wanting) == 1:
        chosen = list(text)
    if one.party:
        chosen = [pair for pair in chosen if one.party.casefold() in pair[1].casefold()]
    elif one.place.detail and not one.place.is_section and len(wanting) > 1:
        chosen = []  # the text does not say what of it is for which comment or entry
    if opening := _OPENINGS.get(one.place.detail):
        chosen = [pair for pair in chosen if pair[1].startswith(opening)]
    if one.place.detail.startswith("definition of"):
        chosen = _defining(one.place.detail.removeprefix("definition of ").strip("“”"), chosen)
    return tuple((place.citation, words) for place, words, _ in _without_stars(chosen))


def _defining(term: str, text: list[Labelled]) -> list[Labelled]:
    """Return the definition of `term`: its own paragraph, and those numbered under it."""
    starts = [
        n for n, (_, words, _) in enumerate(text) if words.casefold().startswith(term.casefold())
    ]
    if not starts:
        return text
    rest = text[starts[0] + 1 :]
    end = next((n for n, (_, words, _) in enumerate(rest) if not words.startswith("(")), len(rest))
    return [text[starts[0]], *rest[:end]]


def _without_stars(text: list[Labelled]) -> list[Labelled]:
    """Return the text without the asterisks at its ends: they stand for what is beside it."""
    while text and text[-1][1] == STARS:
        text = text[:-1]
    while text and text[0][1] == STARS:
        text = text[1:]
    return text


def _amendment(
    number: str, step: _Step, one: Changed, text: tuple[tuple[str, str], ...], rest: str
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
