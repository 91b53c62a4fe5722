"""The eCFR's answers on what there is: its titles, and the parts and sections of one."""

from collections.abc import Iterator
from datetime import date

from extractors.errors import ReadError
from extractors.model import Page
from extractors.reading.answers import json_of


def pinned(page: Page, title: int) -> tuple[str, str]:
    """Return the day that a title is current to, and that of its last issue up to then.

    Later than the first the service answers 404; nothing has changed since the second.

    Raises:
        ReadError: An import is going on, or the title is missing.

    """
    answer = json_of(page)
    if not isinstance(answer, dict):
        raise ReadError(page.url, "not the list of titles")
    try:
        titles = {entry["number"]: entry for entry in answer["titles"]}
        importing = (answer.get("meta") or {}).get("import_in_progress")
    except (AttributeError, KeyError, TypeError) as error:
        raise ReadError(page.url, f"not the list of titles: {error!r}") from error
    found = titles.get(title, {})
    if importing or found.get("processing_in_progress"):
        raise ReadError(page.url, "an import is in progress: the titles are half old, half new")
    current = found.get("up_to_date_as_of")
    if not is_day(current):
        raise ReadError(page.url, f"title {title} is missing, or is current to no day")
    issued = found.get("latest_issue_date")
    return current, min(current, issued) if is_day(issued) else current


def sizes(page: Page) -> dict[str, int]:
    """Return the parts of a title's structure, each with its number of sections and appendices.

    Raises:
        ReadError: Not a structure, or one without a section.

    """
    root = json_of(page)
    if not isinstance(root, dict) or root.get("type") != "title":
        raise ReadError(page.url, "not the structure of a title")
    try:
        found = {
            str(part["identifier"]): sum(_texts(part))
            for part in _descendants(root)
            if part["type"] == "part" and not part.get("reserved")
        }
    except (KeyError, TypeError, AttributeError) as error:
        raise ReadError(page.url, f"not the structure of a title: {error!r}") from error
    if not any(found.values()):
        raise ReadError(page.url, "the structure has not one section")
    return found


def _texts(node: dict[str, object]) -> Iterator[int]:
    yield from (one["type"] in ("section", "appendix") for one in _descendants(node))


def _descendants(node: dict[str, object]) -> Iterator[dict[str, object]]:
    children = node.get("children") or []
    if not isinstance(children, list):
        raise TypeError("children are no list")
    for child in children:
        yield child
        yield from _descendants(child)


def is_day(text: object) -> bool:
    """Whether `text` is a day such as "2026-07-21".

    >>> is_day("2026-07-21"), is_day("2026-02-30"), is_day(None)
    (True, False, False)
    """
    try:
        return isinstance(text, str) and date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
