"""What the law's effective date notes say: which provision is stayed, added or removed, till when.

"At 90 FR 50857, Nov. 12, 2025, in § 744.8, the second and third sentences of paragraph (a)(2) and
the first sentence of paragraph (b) were stayed, effective until Nov. 9, 2026."
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from extractors.model import Document

_DAY = r"(?:[A-Z][a-z]{2,8}\.? \d{1,2}, \d{4})"
_AT = re.compile(
    rf"At (?P<fr>\d{{2,3}} FR \d+), (?P<day>{_DAY}),\s*(?P<said>.*?)(?=\bAt \d{{2,3}} FR |$)"
)
_ACTION = re.compile(
    r"\b(?:was|were|is|are)\s+(?:temporarily\s+|indefinitely\s+)?"
    r"(?P<action>stayed|suspended|delayed|added|removed|revised|amended|withdrawn|redesignated|extended)",
    re.IGNORECASE,
)
_DOING = re.compile(r"\b(?P<how>add|remov|revis|suspend|redesignat|stay)ing\b")
_DONE = {"add": "added", "remov": "removed", "revis": "revised", "suspend": "suspended"}
_DONE |= {"redesignat": "redesignated", "stay": "stayed"}
_SAME = re.compile(
    r"\b(?:these|this|those) (?:amendments?|revisions?|additions?|stays?)\b|\beffective period\b",
    re.IGNORECASE,
)
_CATEGORY = re.compile(r"\bunder (?P<name>Category [IVX]+)\b")
_UNTIL = re.compile(rf"\b(?:until|through|to|from {_DAY} (?:until|through|to)) (?P<day>{_DAY})")
_FROM = re.compile(rf"\beffective (?:from )?(?P<day>{_DAY})")
_SECTION = re.compile(r"§+\s*(?P<number>\d+[\w.-]*\w)")
_SUPPLEMENT = re.compile(
    r"\b(?P<kind>supplement|appendix)(?: no\.)? (?P<name>\w+) to part (?P<part>[\w.]+\b)",
    re.IGNORECASE,
)
_PARAGRAPH = re.compile(r"\bparagraphs? (?P<first>(?:\([A-Za-z0-9]{1,5}\))+)")
_FURTHER_PARAGRAPH = re.compile(r"(?:,? (?:and|or) |, )(?P<next>(?:\([A-Za-z0-9]{1,5}\))+)")
_PORTION = re.compile(
    r"(?P<what>(?:(?:first|second|third|fourth|fifth|sixth|last)(?:,? (?:and |through )?)?)+ sentences?"
    r"|introductory text|heading|note(?: \d+)?(?= to )|definition of [“\"][^”\"]+[”\"])",
    re.IGNORECASE,
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


@dataclass(frozen=True, slots=True)
class Stay:
    """What one effective date note does to one provision.

    Attributes:
        document: Id of the document that has the note: "ecfr:15-744.8".
        citation: The provision: "15 CFR 744.8(a)(2)", "Supplement No. 4 to Part 744".
        portion: What of it: "second and third sentences"; "" for the whole.
        action: "stayed", "suspended", "delayed", "added", "removed", "revised" …
        since: The day that it begins: of effect if the note gives one, of publication if not.
        until: Its last day, None if the note gives none.
        fr: The Federal Register document: "90 FR 50857".
        note: The note, whole.

    """

    document: str
    citation: str
    portion: str
    action: str
    since: date
    until: date | None
    fr: str
    note: str


def effective_date_notes(documents: Iterable[Document]) -> tuple[Stay, ...]:
    """Return what the effective date notes of documents of the law do, in order."""
    return tuple(
        stay
        for document in documents
        for paragraph in document.paragraphs
        if paragraph.role == "effective date note"
        for stay in _of_note(document, paragraph.text)
    )


def _of_note(document: Document, note: str) -> Iterator[Stay]:
    concerned: list[_Concerned] = []
    for at in _AT.finditer(note):
        said = at["said"]
        action = _ACTION.search(said)
        if action is None:
            continue
        done = action["action"].lower()
        if _SAME.search(said[: action.start()]):
            concerned = [replace(one, action=done) for one in concerned]
        else:
            subject = said if done == "amended" else said[: action.start()]
            concerned = list(_concerned(_named(document, subject), subject, done))
        effective = _FROM.search(said, action.end())
        until = _UNTIL.search(said, action.end())
        since = _day((effective or at)["day"])
        for one in concerned:
            yield Stay(
                document.id, one.citation, one.portion, one.action, since,
                _day(until["day"]) if until else None, at["fr"], note,
            )  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Concerned:
    """A provision that is acted on: see `Stay`."""

    citation: str
    portion: str
    action: str


def _concerned(base: str, subject: str, done: str) -> Iterator[_Concerned]:
    """Yield each provision that is acted on; "amended by adding" is added."""
    at = 0
    for paragraph in _PARAGRAPH.finditer(subject):
        before = subject[at : paragraph.start()]
        if doing := list(_DOING.finditer(before)):
            done = _DONE[doing[-1]["how"]]
        portion = _portion(before)
        yield _Concerned(f"{base}{paragraph['first']}", portion, done)
        at = paragraph.end()
        while further := _FURTHER_PARAGRAPH.match(subject, at):
            yield _Concerned(f"{base}{further['next']}", portion, done)
            at = further.end()
    if not at:
        yield _Concerned(base, _portion(subject), done)


def _portion(said: str) -> str:
    found = _PORTION.search(said)
    return found["what"] if found else ""


def _named(document: Document, subject: str) -> str:
    """Return the section or supplement that a note names, that of its document if none."""
    if supplement := _SUPPLEMENT.search(subject):
        number = " No." if "no." in supplement[0].lower() else ""
        return f"{supplement['kind'].capitalize()}{number} {supplement['name']} to Part {supplement['part']}"
    cited = document.fields.get("citation", "")
    title = cited.partition(" CFR ")[0]
    if (section := _SECTION.search(subject)) and title.isdigit():
        cited = f"{title} CFR {section['number']}"
    category = _CATEGORY.search(subject)
    return f"{cited} {category['name']}" if category else cited.partition(", Title")[0]


def _day(told: str) -> date:
    month, day, year = told.replace(",", "").split()
    return date(int(year), _MONTHS.index(month[:3].lower()) + 1, int(day))
