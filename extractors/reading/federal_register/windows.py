"""A search of the Federal Register cut into windows by publication date.

A question with many results is not answered to its end, and the server starts over from page 1 in
silence: a month of one agency stays far below every limit that was reported.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from extractors.errors import ReadError
from extractors.model import Page
from extractors.reading.answers import json_of
from extractors.reading.federal_register.search import Result

MOST_PER_PAGE = 100
_DAYS = "conditions[publication_date]"


@dataclass(frozen=True, slots=True)
class Window:
    """Days of publication, both included."""

    first: date
    last: date


def months(since: date, until: date) -> Iterator[Window]:
    """Yield the months of a span, the latest first, cut to it.

    >>> [str(one.first) for one in months(date(2024, 12, 10), date(2025, 1, 15))]
    ['2025-01-01', '2024-12-10']
    """
    last = until
    while last >= since:
        first = max(last.replace(day=1), since)
        yield Window(first, last)
        last = first - timedelta(days=1)


def windowed(url: str, window: Window) -> str:
    """Return a search as it asks for the days of `window` alone, 100 results a page at most.

    Conditions on the day of publication that it has are replaced; a blank one is left out, since
    the server answers it with everything.
    """
    parts = urlsplit(url)
    asked = [
        (name, value)
        for name, value in parse_qsl(parts.query)
        if not name.startswith(_DAYS) and name not in ("page", "per_page")
    ]
    asked += [(f"{_DAYS}[gte]", str(window.first)), (f"{_DAYS}[lte]", str(window.last))]
    asked.append(("per_page", str(MOST_PER_PAGE)))
    return urlunsplit(parts._replace(query=urlencode(asked, safe="[]")))


def refuse_others(page: Page, window: Window, results: tuple[Result, ...]) -> None:
    """Raise if a result is of another day: the server did not understand the question.

    Raises:
        ReadError: Says which result.

    """
    for result in results:
        day = str(result.get("publication_date") or "")
        if not str(window.first) <= day <= str(window.last):
            number, days = result["document_number"], f"{window.first} to {window.last}"
            raise ReadError(page.url, f"{number} is of {day or 'no day'}, asked was {days}")


def promised(page: Page) -> int:
    """Return how many results the whole search has, as its page says; 0 if it does not."""
    answer = json_of(page)
    count = answer.get("count") if isinstance(answer, dict) else None
    return count if isinstance(count, int) else 0
