"""How values are set on a page."""

import re
from collections.abc import Iterator
from datetime import date, datetime
from urllib.parse import quote

# As `pipeline.render.marked` writes a redline where there is only text.
_MARKED = re.compile(r"\[-(.+?)-\]|\{\+(.+?)\+\}", re.DOTALL)


def when(stamp: str | None) -> str:
    """Return a kept time for a person.

    >>> when("2025-05-13T14:00:00Z")
    '13 May 2025, 14:00 UTC'
    >>> when(None)
    'never'
    """
    if not stamp:
        return "never"
    moment = datetime.fromisoformat(stamp)
    return f"{day(moment.date())}, {moment:%H:%M} UTC"


def day(value: date | str | None) -> str:
    """Return a day for a person.

    >>> day("2025-05-03")
    '3 May 2025'
    >>> day(None)
    'undated'
    """
    if not value:
        return "undated"
    known = date.fromisoformat(value[:10]) if isinstance(value, str) else value
    return f"{known.day} {known:%B %Y}"


def segment(value: object) -> str:
    """Return a value as one segment of an address: a slash in it does not part it.

    >>> segment("web:https://bis.gov/a b")
    'web%3Ahttps%3A%2F%2Fbis.gov%2Fa%20b'
    """
    return quote(str(value), safe="")


def edits(marked: str) -> Iterator[tuple[str, str]]:
    """Yield what was done, and to which words, of a redline in plain text.

    >>> list(edits("it [-should-]{+must+} end"))
    [('equal', 'it '), ('delete', 'should'), ('insert', 'must'), ('equal', ' end')]
    """
    end = 0
    for match in _MARKED.finditer(marked):
        if match.start() > end:
            yield "equal", marked[end : match.start()]
        yield ("delete", match[1]) if match[1] else ("insert", match[2])
        end = match.end()
    if end < len(marked):
        yield "equal", marked[end:]
