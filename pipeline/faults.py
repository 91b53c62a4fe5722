"""What goes wrong on the wire, in a reader's words: no foreign error leaves `pipeline.fetch`."""

import socket
import ssl
import zlib
from collections.abc import Iterator

import anyio
import httpx

from extractors.errors import FetchError

# `ssl.SSLError` and `TimeoutError` are OSErrors. httpx lets through a few that it did not foresee:
# a TLS alert while reading, a host that IDNA cannot encode, a stream closed under its reader.
FOREIGN = (
    httpx.HTTPError,
    httpx.InvalidURL,
    httpx.StreamError,
    httpx.CookieConflict,
    anyio.BrokenResourceError,
    anyio.ClosedResourceError,
    anyio.EndOfStream,
    zlib.error,
    OSError,
    UnicodeError,
)

# The first that fits decides; {} is the error's own text.
_REASONS: tuple[tuple[type[Exception], str], ...] = (
    (httpx.ConnectTimeout, "timed out connecting"),
    (httpx.ReadTimeout, "timed out waiting for more of the answer"),
    (httpx.WriteTimeout, "timed out sending the request"),
    (httpx.PoolTimeout, "timed out waiting for a free connection"),
    (httpx.TimeoutException, "timed out"),
    (httpx.ConnectError, "no connection: {}"),
    (httpx.ReadError, "the connection broke in the answer"),
    (httpx.WriteError, "the connection broke in the request"),
    (httpx.CloseError, "the connection could not be closed"),
    (httpx.NetworkError, "the network failed: {}"),
    (httpx.RemoteProtocolError, "not proper HTTP: {}"),
    (httpx.LocalProtocolError, "cannot be asked for in HTTP: {}"),
    (httpx.UnsupportedProtocol, "only http and https are fetched: {}"),
    (httpx.ProxyError, "the proxy failed: {}"),
    (httpx.TooManyRedirects, "too many redirects"),
    (httpx.DecodingError, "the body is not encoded as its header says: {}"),
    (httpx.InvalidURL, "not a URL: {}"),
    (zlib.error, "the body is not compressed as its header says"),
    (UnicodeError, "cannot be asked for in HTTP: {}"),
)
# Another try would meet the same.
_LASTING = (
    httpx.UnsupportedProtocol,
    httpx.LocalProtocolError,
    httpx.InvalidURL,
    httpx.DecodingError,
    zlib.error,
    UnicodeError,
    ssl.SSLCertVerificationError,
)


class PassingError(FetchError):
    """A failure that may pass: another try, a little later, can do better."""


def fault(url: str, error: Exception) -> FetchError:
    """Return what to tell of a foreign `error` met at `url`; `PassingError` if trying again can help."""
    chain = tuple(_chain(error))
    kind = FetchError if any(isinstance(link, _LASTING) for link in chain) else PassingError
    return kind(url, _reason(error, chain))


def about(url: str, error: FetchError) -> FetchError:
    """Return `error` with `url` as its subject, and where it was met if that is elsewhere."""
    if error.url == url:
        return error
    elsewhere = httpx.URL(error.url) != httpx.URL(url)
    reason = f"{error.reason} at {error.url}" if elsewhere else error.reason
    return type(error)(url, reason, status=error.status, retry_after_s=error.retry_after_s)


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    """Yield the error and what lies under it; anyio groups the tries at each address."""
    seen: set[int] = set()
    waiting = [error]
    while waiting:
        link = waiting.pop()
        if link is None or id(link) in seen:
            continue
        seen.add(id(link))
        yield link
        if isinstance(link, BaseExceptionGroup):
            waiting.extend(link.exceptions)
        waiting.extend((link.__context__, link.__cause__))


def _reason(error: Exception, chain: tuple[BaseException, ...]) -> str:
    for link in chain:
        match link:
            case ssl.SSLCertVerificationError():
                return f"certificate verify failed: {link.verify_message}"
            case ssl.SSLError():
                # Only OpenSSL's own errors have the attribute, in capitals: "WRONG_VERSION_NUMBER".
                reason = getattr(link, "reason", None) or str(link)
                return f"TLS failed: {reason.lower().replace('_', ' ')}"
            case socket.gaierror():
                return f"no such host: {link.strerror}"
            case ConnectionRefusedError():
                return "connection refused"
            case ConnectionResetError():
                return "the connection was reset"
    for kind, reason in _REASONS:
        if isinstance(error, kind):
            return reason.format(" ".join(str(error).split())[:200] or kind.__name__)
    return f"failed: {type(error).__name__}"
