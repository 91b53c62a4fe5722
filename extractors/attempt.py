"""A try to have a page: the noun of the fetch log."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Attempt:
    """One try to have a page, as it is written down, whether it worked or not.

    Attributes:
        source: Key of the source that asked.
        url: The URL asked for.
        number: 1 for the first try.
        started_at: UTC.
        took_ms: Milliseconds until the answer was complete or the try was given up.
        status: HTTP status, None if no answer came.
        media_type: As in `Page`.
        size: Bytes of the body, decompressed.
        sha256: Hex digest of the body, "" if there is none.
        error: Why it failed, "" if it did not.

    """

    source: str
    url: str
    number: int
    started_at: datetime
    took_ms: int
    status: int | None = None
    media_type: str = ""
    size: int = 0
    sha256: str = ""
    error: str = ""
