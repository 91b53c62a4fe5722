"""What an HTTP answer means: a page, or why it is none."""

import re
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

import httpx

from extractors.errors import FetchError, ReadError
from extractors.model import Page
from extractors.reading.challenge import refuse
from extractors.reading.media import media_of
from pipeline.faults import PassingError
from pipeline.wire import Answer

# Longer is a mistake more often than a wish; curl believes six hours at most, too (lib/http.c).
_LONGEST_RETRY_AFTER = timedelta(hours=6)
_SKEW = timedelta(days=1)
_CHARSET = re.compile(r";\s*charset\s*=\s*[\"']?([^\s\"';,]+)", re.IGNORECASE)


def page_from(url: str, answer: Answer, now: datetime) -> Page:
    """Return the page that was asked for as `url`.

    Raises:
        FetchError: The status says that there is none, it is empty, or it is the front page to which
            the site sends whoever asks for what is gone; `PassingError` on 429 and 5xx
            unless the body is a bot challenge. `retry_after_s` is set if the server named a time.

    """
    page = _page(answer, now)
    if not 200 <= answer.status < 300 or answer.status == httpx.codes.PARTIAL_CONTENT:
        raise _refusal(url, answer, page)
    if not answer.body:
        raise FetchError(url, "empty body", status=answer.status)
    if _is_front(answer.url) and not _is_front(httpx.URL(url)) and media_of(page) == "html":
        reason = f"redirected to the front page, {answer.url}: gone, or behind a log-in"
        raise FetchError(url, reason, status=answer.status)
    return page


def retry_after_s(value: str, now: datetime) -> float | None:
    """Return the seconds that a Retry-After header asks for, None if it does not say.

    Seconds or a date, RFC 9110 10.2.3; at most six hours.

    >>> retry_after_s("120", datetime(2025, 5, 13, tzinfo=UTC))
    120.0
    >>> retry_after_s("Tue, 13 May 2025 00:01:00 GMT", datetime(2025, 5, 13, tzinfo=UTC))
    60.0
    """
    longest = _LONGEST_RETRY_AFTER.total_seconds()
    if re.fullmatch(r"\s*[0-9]+\s*", value):
        return min(float(value), longest)
    at = _moment(value)
    if at is None:
        return None
    return min(max((at - now).total_seconds(), 0.0), longest)


def _is_front(url: httpx.URL) -> bool:
    return url.path in {"", "/"} and not url.query


def _moment(value: str) -> datetime | None:
    try:
        at = parsedate_to_datetime(value)
    except (ValueError, OverflowError):
        return None
    return at if at.tzinfo else at.replace(tzinfo=UTC)


def _sendable(answer: Answer, name: str) -> str:
    """Return a header, "" if it could not be sent back: of bytes above 127 the meaning is lost."""
    value = answer.headers.get(name, "")
    return value if value.isascii() else ""


def _validator(answer: Answer, now: datetime) -> str:
    """Return the Last-Modified, "" if it has yet to come: by it nothing is ever modified."""
    value = _sendable(answer, "last-modified")
    at, theirs = _moment(value), _moment(answer.headers.get("date", ""))
    return "" if at and at > max(now, theirs or now) + _SKEW else value


def _page(answer: Answer, now: datetime) -> Page:
    content_type = answer.headers.get("content-type", "")
    charset = _CHARSET.search(content_type)
    return Page(
        url=str(answer.url),
        body=answer.body,
        media_type=re.split(r"[;,]", content_type)[0].strip().lower(),
        charset=charset[1].lower() if charset else "",
        fetched_at=now,
        status=answer.status,
        etag=_sendable(answer, "etag"),
        last_modified=_validator(answer, now),
    )


def _refusal(url: str, answer: Answer, page: Page) -> FetchError:
    reason = f"HTTP {answer.status}"
    if answer.status == httpx.codes.NOT_MODIFIED:
        reason += " though nothing was known before"
    if answer.url != httpx.URL(url):
        reason += f" at {page.url}"
    passing = answer.status == httpx.codes.TOO_MANY_REQUESTS or answer.status >= 500
    if challenge := _challenge(page):
        reason += f": challenge page or refusal ({challenge})"
        passing = False
    kind = PassingError if passing else FetchError
    wait_s = retry_after_s(answer.headers.get("retry-after", ""), page.fetched_at)
    return kind(url, reason, status=answer.status, retry_after_s=wait_s)


def _challenge(page: Page) -> str:
    """Return what the page of an error tells of itself, "" if it is a plain one."""
    if not page.body.strip():
        return ""
    try:
        refuse(page, "any")
    except ReadError as error:
        return error.reason
    return ""
