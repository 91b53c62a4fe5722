"""Answers of the Congress.gov API v3 on one bill: its facts, its text versions, its actions.

https://github.com/LibraryOfCongress/api.congress.gov describes them. `updateDate` moves in bulk
without a change, so that nothing here depends on it; the parts lag behind each other for a while.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from extractors.errors import ReadError
from extractors.model import Page, Paragraph
from extractors.reading.answers import json_of
from extractors.reading.ecfr_index import is_day
from extractors.reading.urls import parts
from extractors.xmltext import squash

MOST = 250  # entries of one answer, the API's limit
_STEP = 50  # the oldest of more actions than that are left out so many at once

# What an action does for the bill: codes of the Library of Congress and of the chambers, or words.
STEPS: tuple[tuple[str, frozenset[str], re.Pattern[str]], ...] = tuple(
    (step, frozenset(codes.split()), re.compile(words))
    for step, codes, words in (
        ("enacted", "36000 39000 E40000", r"Became (?:Public|Private) Law|Signed by President"),
        ("presented", "28000 E20000", r"Presented to President"),
        (
            "passed",
            "8000 17000",
            r"Passed(?:/agreed to in)? (?:House|Senate)\b|On passage Passed"
            r"|On motion .{0,40}suspend the rules and pass the bill.* Agreed to",
        ),
        (
            "reported",
            "5000 14000",
            r"(?:Committee on [^.]*\. )?(?:Reported\b|Ordered to be [Rr]eported\b)",
        ),
        ("introduced", "1000 10000 Intro-H Intro-S", r"Introduced in (?:House|Senate)"),
    )
)


@dataclass(frozen=True, slots=True)
class Bill:
    """Which bill: 119, "s", 1705."""

    congress: int
    type: str
    number: int

    @property
    def document(self) -> str:
        """The id of its document."""
        return f"bill:{self.congress}-{self.type}-{self.number}"

    @property
    def cited(self) -> str:
        """How it is cited: "S. 1705"."""
        return f"{_CITED[self.type]} {self.number}"

    @property
    def url(self) -> str:
        """Where a person reads about it."""
        tens, ones = self.congress % 100 // 10, self.congress % 10
        ending = {1: "st", 2: "nd", 3: "rd"}.get(ones, "th") if tens != 1 else "th"
        place = f"{self.congress}{ending}-congress/{_PLACES[self.type]}/{self.number}"
        return f"https://www.congress.gov/bill/{place}"


_CITED = {
    "s": "S.",
    "hr": "H.R.",
    "sjres": "S.J.Res.",
    "hjres": "H.J.Res.",
    "sconres": "S.Con.Res.",
    "hconres": "H.Con.Res.",
    "sres": "S.Res.",
    "hres": "H.Res.",
}
_PLACES = {
    "s": "senate-bill",
    "hr": "house-bill",
    "sjres": "senate-joint-resolution",
    "hjres": "house-joint-resolution",
    "sconres": "senate-concurrent-resolution",
    "hconres": "house-concurrent-resolution",
    "sres": "senate-resolution",
    "hres": "house-resolution",
}


def bill_at(url: str) -> Bill:
    """Return the bill that the API answers for at `url`.

    Raises:
        ReadError: It is no address of a bill.

    >>> bill_at("https://api.congress.gov/v3/bill/119/s/1705").cited
    'S. 1705'

    """
    found = re.search(r"/bill/(\d+)/([a-z]+)/(\d+)/?$", parts(url).path)
    if not found or found[2] not in _CITED:
        example = "https://api.congress.gov/v3/bill/119/s/1705"
        raise ReadError(url, f"no address of a bill, such as {example}")
    return Bill(int(found[1]), found[2], int(found[3]))


def facts_of(page: Page, bill: Bill) -> tuple[dict[str, str], str]:
    """Return what an answer says of the bill itself, and what changes when any of it does.

    Raises:
        ReadError: Not the answer for this bill.

    """
    found = _object(page, "bill")
    try:
        asked = (found["congress"], found["type"].lower(), int(found["number"]))
        latest = found["latestAction"]
        facts = {
            "title": squash(found["title"]),
            "congress": str(bill.congress),
            "type": bill.type,
            "number": str(bill.number),
            "introduced": _day(page, found["introducedDate"]),
            "chamber": found.get("originChamber") or "",
            "sponsors": "; ".join(one["fullName"] for one in found.get("sponsors") or ()),
            "latest_action": squash(latest["text"]),
            "latest_action_date": _day(page, latest["actionDate"]),
            "law": ", ".join(f"{x['type']} {x['number']}" for x in found.get("laws") or ()),
        }
        parts = [(found.get(x) or {}).get("count", 0) for x in ("actions", "textVersions")]
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        raise ReadError(page.url, f"not the answer for a bill: {error!r}") from error
    if asked != (bill.congress, bill.type, bill.number):
        raise ReadError(page.url, f"the answer is of another bill: {asked}, not {bill.cited}")
    moved = (*facts.values(), *map(str, parts), str(found.get("updateDateIncludingText", "")))
    return {name: text for name, text in facts.items() if text}, "\n".join(moved)


@dataclass(frozen=True, slots=True)
class TextVersion:
    """A stage of the text: "Introduced in Senate", its day or "", its addresses by format."""

    name: str
    day: str
    urls: Mapping[str, str]

    @property
    def stem(self) -> str:
        """The name of its file, "BILLS-119s1705is"; "" if it has none."""
        files = (re.search(r"/(BILLS-\w+)\.\w+$", url) for url in self.urls.values())
        return next((found[1] for found in files if found), "")

    @property
    def link(self) -> str:
        """Where a person reads it."""
        wanted = (self.urls.get(name, "") for name in ("Formatted Text", "PDF"))
        return next(filter(None, (*wanted, *self.urls.values())), "")


def versions_of(page: Page) -> tuple[TextVersion, ...]:
    """Return the versions of a bill's text, oldest first.

    Raises:
        ReadError: Not the list, or cut short.

    """
    try:
        found = [
            TextVersion(
                squash(one["type"]),
                _day(page, one["date"][:10]) if one.get("date") else "",
                {form["type"]: form["url"] for form in one["formats"]},
            )
            for one in _entries(page, "textVersions")[::-1]
        ]
    except (KeyError, TypeError, AttributeError) as error:
        raise ReadError(page.url, f"not a list of text versions: {error!r}") from error
    # What bears no day is the law itself, which comes last.
    return tuple(sorted(found, key=lambda one: one.day or "9999"))


def actions_of(page: Page, latest: tuple[str, str] | None = None) -> tuple[Paragraph, ...]:
    """Return a paragraph for each action, oldest first; `kind` is what it does for the bill.

    Of more than one answer holds, the oldest are left out. `latest` is the day and the words of an
    action that is known already: the list lags behind the bill at times.

    Raises:
        ReadError: Not the list, an empty one, or cut short.

    """
    found = _entries(page, "actions")
    if not found:
        raise ReadError(page.url, "not one action: a bill is at least introduced")
    count = _count(page)
    kept = found if count <= MOST else found[: MOST - _STEP + count % _STEP]
    try:
        paragraphs = [_action(page, one) for one in kept]
    except (KeyError, TypeError, AttributeError) as error:
        raise ReadError(page.url, f"not a list of actions: {error!r}") from error
    # Two systems tell of one action at times, in the same words.
    told: dict[str, Paragraph] = {}
    for one in reversed(paragraphs):
        if one.text not in told or one.kind:
            told[one.text] = one
    if latest:
        newest = _paragraph(*latest, code="")
        told.setdefault(newest.text, newest)
    return tuple(told.values())


def _action(page: Page, one: Mapping[str, Any]) -> Paragraph:
    day, code = _day(page, one["actionDate"]), str(one.get("actionCode") or "")
    return _paragraph(day, squash(one["text"]), code)


def _paragraph(day: str, words: str, code: str) -> Paragraph:
    step = next((s for s, codes, said in STEPS if code in codes or said.match(words)), "")
    return Paragraph("action", f"{day}: {words}", step)


def _object(page: Page, name: str) -> Mapping[str, Any]:
    """Return the member `name` of an answer.

    Raises:
        ReadError: The answer is an error, or has no such member.

    """
    answer = json_of(page)
    if isinstance(answer, dict) and answer.get("error"):
        raise ReadError(page.url, f"the service refuses: {_refusal(answer['error'])}")
    found = answer.get(name) if isinstance(answer, dict) else None
    if not isinstance(found, dict):
        raise ReadError(page.url, f'an answer without "{name}"')
    return found


def _refusal(error: object) -> str:
    said = error.get("message") or error.get("code") if isinstance(error, dict) else error
    return squash(str(said))[:200]


def _entries(page: Page, name: str) -> list[Mapping[str, Any]]:
    """Return the list `name`, as long as the answer says that it is.

    Raises:
        ReadError: It is not there, or shorter.

    """
    count = _count(page)
    answer = json_of(page)
    found = answer.get(name) if isinstance(answer, dict) else None
    if not isinstance(found, list):
        raise ReadError(page.url, f'an answer without "{name}"')
    if len(found) < min(count, MOST):
        raise ReadError(page.url, f"cut short: {len(found)} of {count} {name} are there")
    return found


def _count(page: Page) -> int:
    count = _object(page, "pagination").get("count")
    if not isinstance(count, int):
        raise ReadError(page.url, "an answer that does not say how much there is")
    return count


def _day(page: Page, text: object) -> str:
    if not is_day(text):
        raise ReadError(page.url, f"{text!r} is no day")
    return str(text)


def told_versions(versions: tuple[TextVersion, ...]) -> Iterator[str]:
    """Yield a line for each version of the text, with its day and where to read it."""
    for one in versions:
        day = f"{one.day}: " if one.day else ""
        yield f"{day}{one.name}" + (f", {one.link}" if one.link else "")
