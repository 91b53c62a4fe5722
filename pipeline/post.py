"""One POST to an address that is itself a secret."""

import asyncio
import logging
import ssl
from collections.abc import Mapping
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import datetime
from email.utils import parsedate_to_datetime
from functools import cache

import httpx
from pydantic import SecretStr

from config.terms import Networks
from extractors.errors import DeliveryError, FetchError
from pipeline.outward import Outward
from pipeline.tls import trust

_MAX_ANSWER = 65_536
# A server that asks for more than a day of patience is out of order; the queue's pace is better.
_MAX_WAIT_S = 86_400.0

_POSTING: ContextVar[bool] = ContextVar("posting", default=False)


@dataclass(frozen=True, slots=True)
class Answer:
    """What the other side said.

    Attributes:
        status: HTTP status.
        body: The first 64 KB as text.
        retry_after_s: Seconds it asked us to wait, at most a day; None if it did not.

    """

    status: int
    body: str
    retry_after_s: float | None


class _NoAddress(logging.Filter):
    """Drops what is logged while a secret address is posted to: httpx logs every URL."""

    def filter(self, record: logging.LogRecord) -> bool:
        return not _POSTING.get()


for _name in ("httpx", "aiohttp.client", "aiohttp.internal"):
    logging.getLogger(_name).addFilter(_NoAddress())


async def post(
    channel: str,
    url: SecretStr,
    body: bytes,
    headers: Mapping[str, str],
    *,
    timeout_s: float,
    ca_file: str = "",
    private_networks: Networks = (),
) -> Answer:
    """Return the answer to `body`, whatever its status; redirects are not followed.

    Args:
        channel: Named in errors instead of the address.
        url: Never appears in an error or a log.
        body: JSON.
        headers: Further ones than the content type.
        timeout_s: Seconds for the whole exchange.
        ca_file: PEM file of the authorities to trust, "" for the usual ones.
        private_networks: What may be connected to besides the public internet.

    Raises:
        DeliveryError: No answer in time, or the gate lets nothing out to its address; trying again
            may help.

    """
    token = _POSTING.set(True)
    try:
        async with asyncio.timeout(timeout_s), _client(ca_file, private_networks) as client:
            sending = client.stream("POST", url.get_secret_value(), content=body, headers=headers)
            async with sending as response:
                return await _answer(response)
    except TimeoutError as error:
        raise DeliveryError(channel, f"no answer within {timeout_s:g} s") from error
    except FetchError as error:
        raise DeliveryError(channel, error.reason) from None
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        # Not "from error": its text may quote the address.
        raise DeliveryError(channel, _fault(error)) from None
    finally:
        _POSTING.reset(token)


@cache
def usual_trust() -> ssl.SSLContext:
    """Return the context for the usual authorities; reading them takes 40 ms of the loop's time."""
    return httpx.create_ssl_context()


def _client(ca_file: str, private_networks: Networks) -> httpx.AsyncClient:
    trusted = trust(ca_file) if ca_file else usual_trust()
    return httpx.AsyncClient(
        transport=Outward(trusted, private_networks),
        timeout=None,  # noqa: S113 - the whole exchange has one limit, set by `post`
        follow_redirects=False,
        headers={
            "User-Agent": "rulewire",
            "Content-Type": "application/json; charset=utf-8",
            "Accept-Encoding": "identity",
        },
    )


def _fault(error: Exception) -> str:
    """Return why there was no answer, in words that quote nothing."""
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, ssl.SSLCertVerificationError):
            return "no answer: its certificate is not trusted"
        cause = cause.__cause__ or cause.__context__
    if isinstance(error, httpx.ConnectError):
        return "no answer: cannot connect"
    return f"no answer: {type(error).__name__}"


async def _answer(response: httpx.Response) -> Answer:
    body = b""
    async for chunk in response.aiter_raw():
        body += chunk
        if len(body) >= _MAX_ANSWER:
            break
    text = body[:_MAX_ANSWER].decode("utf-8", "replace")
    return Answer(response.status_code, text, _retry_after_s(response.headers))


def _retry_after_s(headers: httpx.Headers) -> float | None:
    """Return the wait asked for: seconds, or a date less the server's own (RFC 9110, 10.2.3)."""
    given = headers.get("Retry-After", "").strip()
    if given.isascii() and given.isdigit():
        return min(float(given[:9]), _MAX_WAIT_S)
    until, now = _moment(given), _moment(headers.get("Date", ""))
    if until is None or now is None:
        return None
    return min(max((until - now).total_seconds(), 0.0), _MAX_WAIT_S)


def _moment(text: str) -> datetime | None:
    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, OverflowError):
        return None
    return moment if moment.tzinfo else None
