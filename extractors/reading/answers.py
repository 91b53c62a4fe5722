"""JSON answers."""

import json
import re

from extractors.errors import ReadError
from extractors.model import Page
from extractors.reading.encoding import decode

_HALF = r"\\u[dD][89a-fA-F][0-9a-fA-F]{2}"
_PAIR = r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}"
_SURROGATES = re.compile(rf"(?P<pair>{_PAIR})|{_HALF}")


def json_of(page: Page, subject: str = "") -> object:
    """Return the JSON value that `page` is; half a surrogate pair, no character, becomes U+FFFD.

    `subject` names the page in errors; its URL if empty.

    Raises:
        ReadError: Not JSON, or cut short.

    """
    text = decode(page.body, page.charset)
    whole = _SURROGATES.sub(lambda match: match["pair"] or r"\ufffd", text)
    try:
        return json.loads(whole)
    except (ValueError, RecursionError) as error:  # ValueError: a number of 4,301 digits or more
        raise ReadError(subject or page.url, f"not JSON, or cut short: {error}") from error
