"""The eCFR's list of versions of a part: on which days which section was amended or removed.

A row is a version as issued. A section may be issued again with no amendment, so that only
`amendment_date` says whether its text changed.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from extractors.errors import ReadError
from extractors.law.places import appendix_id
from extractors.model import Page
from extractors.reading.answers import json_of
from extractors.reading.ecfr_index import is_day

# Before it versions are listed, but their texts answer 404.
FIRST_DAY = "2017-01-03"


@dataclass(frozen=True, slots=True)
class Amendment:
    """A section or appendix, and a day on which it was amended.

    Attributes:
        kind: "section" or "appendix".
        number: "744.11", "Supplement No. 4 to Part 744".
        name: Its heading.
        day: When it was amended.
        removed: Whether there is no such section since.

    """

    kind: str
    number: str
    name: str
    day: str
    removed: bool

    @property
    def asked(self) -> str:
        """The day of which its text is asked for."""
        return max(self.day, FIRST_DAY)

    @property
    def dated(self) -> bool:
        """Whether that is the day of the amendment."""
        return self.day >= FIRST_DAY

    def id(self, title: int, part: str) -> str:
        """Return the id of its document."""
        name = self.number if self.kind == "section" else appendix_id(self.number, part)
        return f"ecfr:{title}-{name}"


@dataclass(frozen=True, slots=True)
class VersionList:
    """A page of the list; `page` counts from 1 to `pages`."""

    amendments: tuple[Amendment, ...]
    page: int
    pages: int

    @property
    def standing(self) -> int:
        """How many sections and appendices there are after the last of the amendments."""
        last = {(one.kind, one.number): one.removed for one in self.amendments}
        return sum(not removed for removed in last.values())


def version_list(page: Page, as_of: str) -> VersionList:
    """Return the amendments up to the day `as_of`, each once, oldest first.

    Raises:
        ReadError: Not a list of versions, an empty one, or a row that is not understood.

    """
    answer = json_of(page)
    try:
        rows, meta = answer["content_versions"], answer["meta"]  # type: ignore[index]
        number, pages = int(meta.get("page") or 1), int(meta.get("total_pages") or 1)
        found = [_amendment(page, row) for row in rows if row["amendment_date"] <= as_of]
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise ReadError(page.url, f"not a list of versions: {error!r}") from error
    if not rows:
        raise ReadError(page.url, "the list of versions is empty")
    return VersionList(tuple(_merged(found)), number, pages)


def _amendment(page: Page, row: dict[str, object]) -> Amendment:
    kind, day = row["type"], row["amendment_date"]
    if kind not in ("section", "appendix"):
        raise ReadError(page.url, f'a version of the unknown type "{kind}"')
    if not isinstance(row["removed"], bool):
        raise ReadError(page.url, f'a version that says of its removal "{row["removed"]}"')
    if not isinstance(day, str) or not is_day(day):
        raise ReadError(page.url, f'a version with the amendment date "{day}"')
    return Amendment(
        kind=str(kind),
        number=str(row["identifier"]),
        name=" ".join(str(row["name"]).split()),
        day=day,
        removed=row["removed"],
    )


def _merged(found: Iterable[Amendment]) -> Iterator[Amendment]:
    """Yield one a section and day that can be asked for, the last before the first such day.

    A section that moved to another subpart is removed from the old one and stays.
    """
    last: dict[tuple[str, str, str], Amendment] = {}
    for one in sorted(found, key=lambda one: (one.day, not one.removed)):
        last[one.asked, one.kind, one.number] = one
    yield from (one for one in last.values() if one.dated or not one.removed)
