"""What aiohttp says when a request fails, in the words of httpx."""

import os

import aiohttp
import httpx
from aiohttp.http_exceptions import HttpProcessingError

# The first that fits decides.
_KINDS: tuple[tuple[type[BaseException], type[httpx.TransportError]], ...] = (
    (aiohttp.ConnectionTimeoutError, httpx.ConnectTimeout),
    (aiohttp.ServerTimeoutError, httpx.ReadTimeout),
    (aiohttp.ClientConnectorError, httpx.ConnectError),
    (aiohttp.ClientSSLError, httpx.ConnectError),
    (aiohttp.ServerDisconnectedError, httpx.RemoteProtocolError),
    (aiohttp.ClientResponseError, httpx.RemoteProtocolError),
    (aiohttp.ClientPayloadError, httpx.RemoteProtocolError),
    (aiohttp.InvalidURL, httpx.LocalProtocolError),
    (aiohttp.ClientError, httpx.ReadError),
    (TimeoutError, httpx.ReadTimeout),
    (OSError, httpx.ReadError),
    (ValueError, httpx.LocalProtocolError),
)
FOREIGN = (aiohttp.ClientError, OSError, ValueError)


def worded(error: BaseException) -> httpx.TransportError:
    """Return the error of httpx for one of `FOREIGN`."""
    kind = next(ours for theirs, ours in _KINDS if isinstance(error, theirs))
    return kind(_text(error))


def _text(error: BaseException) -> str:
    """Return what went wrong without the address that was asked, which may be a secret."""
    match error:
        case aiohttp.ClientConnectorError(os_error=OSError(errno=int(number))) if number > 0:
            return os.strerror(number)
        case aiohttp.ClientConnectorError():
            return str(error.os_error)
        case aiohttp.ServerDisconnectedError():
            return "the server hung up without an answer"
        case aiohttp.ClientResponseError():
            return error.message
        case aiohttp.ClientError(__cause__=HttpProcessingError() as cause):
            return cause.message
        case aiohttp.ClientError():
            return str(error.__cause__ or type(error).__name__)
    return str(error)
