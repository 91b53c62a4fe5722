"""When a document, and which of its instructions, take effect: its DATES paragraphs."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import pairwise

from extractors.amending.nouns import AmendmentDate
from extractors.amending.numbering import numbered
from extractors.claims.sentences import split
from extractors.claims.told_days import Day, find_days, published_day
from extractors.model import Document

_EXCEPT = re.compile(
    r",?\s*(?:except(?: that| for)?|with the exception of|provided that)\b", re.IGNORECASE
)
_ROLES = (
    ("comment_deadline", r"\bcomments?\b|\bobjections?\b|\bhearings?\b"),
    ("stayed", r"\bstay(?:s|ed)?\b|\bsuspen(?:ded|sion)\b"),
    ("compliance", r"\bcompliance\b|\bcomply\b"),
    ("applicable", r"\bappli(?:es|cable|cability)\b"),
    ("expires", r"\bexpires?\b|\bwill cease\b"),
    ("delayed", r"\bdelayed (?:from|until|indefinitely)"),
    ("effective", r"\beffective\b|\btakes? effect\b"),
)
_UNTIL = re.compile(
    r"\b(?:until|through|to|and ending(?: on)?)\s+(?:[\d:]+ [ap]\.m\.,? (?:on )?)?$"
)
_FROM = re.compile(r"\bfrom\s+(?:[\d:]+ [ap]\.m\.,? (?:on )?)?$")
_HOURS = re.compile(r"\b(?:until|through|to) [\d:]+ [ap]\.m\.,? (?:on )?$")
_PUBLISHED = re.compile(r"\b(?:published|dated|issued|appeared)(?: on| in)? $")
_STAYS = re.compile(r"\bstay(?:s|ed)?\b|\bsuspen(?:ded|sion)\b", re.IGNORECASE)
_STAYED = re.compile(r"\b(?:stay(?:s|ed)?|suspend(?:ed)?)\b.*?\b(?:until|through) (?=[A-Z])")
_LASTING = frozenset({"effective", "stayed", "applicable"})
_INDEFINITE = re.compile(r"\bdelayed indefinitely\b|\bindefinitely (?:delayed|stayed)\b")
# No rule has more instructions; "1 through 2000000000" is none of them.
_NUMBERED = re.compile(r"[0-9]{1,4}")
_NUMBERS = re.compile(
    r"\binstructions?(?: (?:nos?\.?|numbers?))? "
    r"(?P<list>\d+\w*(?:\.\w+)*(?:(?:, (?:and )?| and | through | to )\d+\w*(?:\.\w+)*)*)",
    re.IGNORECASE,
)
_PROVISIONS = re.compile(
    r"(?:(?<!\d)\d+ CFR |(?<!§)§+ ?)\d+\.\d+\w*(?:\(\w+\))*(?:(?:, (?:and )?| and )(?:§+ ?)?\d+\.\d+\w*(?:\(\w+\))*)*"
)
_ONE = re.compile(r"(?<!\d)\d+\.\d+\w*(?:\(\w+\))*")
_TITLED = re.compile(r"(?<!\d)(\d+) CFR ")
_INSTRUCTED = re.compile(r"(?:Effective|Applicable) (?=\w+ \d+, \d{4},)|Delayed indefinitely,")


def effective_days(document: Document) -> tuple[AmendmentDate, ...]:
    """Return the days that the DATES and the instructions of `document` give, in order."""
    published = published_day(document.published)
    found: list[AmendmentDate] = []
    for paragraph in document.paragraphs:
        if paragraph.role == "dates":
            for sentence in split(paragraph.text):
                found += _in_sentence(sentence.text, published)
        elif paragraph.role == "amendment":
            found += _of_instruction(paragraph.text, published)
    return tuple(dict.fromkeys(found))


def _of_instruction(words: str, published: date | None) -> Iterator[AmendmentDate]:
    """Yield the day that an instruction itself begins with: "2. Effective March 13, 2024, …"."""
    number, rest = numbered(words)
    if told := _INSTRUCTED.match(rest):
        day = next((day for day in find_days(rest[:60], published) if day.date), None)
        role = "delayed" if told.group().startswith("Delayed") else "effective"
        said = rest[: day.end] if day and role == "effective" else told.group().strip(" ,")
        yield AmendmentDate(role, day.date if day else None, instructions=(number,), words=said)
    if told := _STAYED.search(rest):
        until = next((day.date for day in find_days(rest[told.end() :], published)), None)
        yield AmendmentDate("stayed", None, until, (number,), words=told.group().strip())


def _in_sentence(sentence: str, published: date | None) -> Iterator[AmendmentDate]:
    """Yield the days of the rule, then those of what is excepted from it."""
    cuts = [0, *(found.start() for found in _EXCEPT.finditer(sentence)), len(sentence)]
    role = ""
    for start, end in pairwise(cuts):
        for one in _in_clause(sentence[start:end], published, role):
            role = role or one.role
            yield one


def _in_clause(clause: str, published: date | None, above: str) -> Iterator[AmendmentDate]:
    """Yield the days of one clause; the words before each day give it its role."""
    common = _meant(clause)
    last: AmendmentDate | None = None
    end = 0
    for day in find_days(clause, published):
        before = clause[end : day.start]
        if _PUBLISHED.search(before):
            end = day.end
            continue
        if last and _UNTIL.search(before) and day.date:
            last = replace(last, until=day.date)
            if last.role == "delayed":
                last = replace(last, day=day.date, until=None)
        elif day.date and (role := _role(before, clause) or (above if common[0] else "")):
            if last:
                yield last
            last = _first(role, day, before, common, clause)
        end = day.end
    if last:
        yield last
    elif _INDEFINITE.search(clause):
        yield AmendmentDate("delayed", None, None, *common, words=clause.strip(" ,"))


def _first(
    role: str, day: Day, before: str, meant: tuple[tuple[str, ...], tuple[str, ...]], clause: str
) -> AmendmentDate:
    """Return a day that a clause names; "until" before it makes it the last of the effect."""
    ends = bool(_UNTIL.search(before)) and not _FROM.search(before) and role in _LASTING
    same = bool(_HOURS.search(before)) and "from" in before
    begins = None if ends and not same else day.date
    return AmendmentDate(
        role, begins, day.date if ends else None, *meant, words=" ".join(clause.split()).strip(" ,")
    )


def _role(before: str, clause: str) -> str:
    """Return the role whose cue stands nearest before the day, else that of the clause."""
    for words in (before, clause):
        places = [
            (found.start(), role)
            for role, pattern in _ROLES
            for found in re.finditer(pattern, words, re.IGNORECASE)
        ]
        if places:
            role = max(places)[1]
            return "stayed" if role == "effective" and _STAYS.search(clause) else role
    return ""


def _meant(clause: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the instructions and the provisions that a clause names."""
    numbers: list[str] = []
    for found in _NUMBERS.finditer(clause):
        numbers += _filled(found["list"])
    cited: list[str] = []
    for found in _PROVISIONS.finditer(clause):
        title = _TITLED.match(found.group())
        prefix = f"{title[1]} CFR " if title else "§ "
        cited += [prefix + one for one in _ONE.findall(found.group())]
    return tuple(dict.fromkeys(numbers)), tuple(dict.fromkeys(cited))


def _filled(text: str) -> Iterator[str]:
    """Yield the numbers of a list, ranges filled."""
    last = ""
    for join, number in re.findall(r"(through|to|and|,)?\s*(\d+\w*(?:\.\w+)*)", text):
        if join in {"through", "to"} and _NUMBERED.fullmatch(last) and _NUMBERED.fullmatch(number):
            yield from map(str, range(int(last) + 1, int(number)))
        yield number
        last = number
