"""Who may look, and what a browser may do with what it sees."""

from collections.abc import Awaitable, Callable, Iterable, MutableMapping
from typing import Any

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

READING = frozenset({"GET", "HEAD"})
# A page of another site can make a browser ask this machine under a name of its own that leads
# here (DNS rebinding): such a request bears that name, https://owasp.org/www-community/attacks.
LOOPBACK = frozenset({"127.0.0.1", "localhost", "[::1]"})

_STRICT = (
    "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'"
)
# Datasette's own pages bring scripts and styles inside of them.
_DATASETTE = (
    "default-src 'none'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'"
)
_ALWAYS = (
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"DENY"),
    (b"referrer-policy", b"no-referrer"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"permissions-policy", b"camera=(), microphone=(), geolocation=()"),
)


def guarded(app: App, hosts: Iterable[str] = LOOPBACK) -> App:
    """Return `app` for reading only, under one of `hosts`, with headers that bind a browser."""
    known = frozenset(hosts)

    async def run(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await app(scope, receive, send)
        elif scope["method"] not in READING:
            await _refuse(send, 405, "rulewire's window only shows; GET and HEAD are all there is")
        elif _host(scope) not in known:
            await _refuse(send, 421, "asked under a host name that is not this window's")
        else:
            await app(scope, receive, _bound(scope, send))

    return run


def _host(scope: Scope) -> str:
    """Return the host that the request names, without its port."""
    name = dict(scope["headers"]).get(b"host", b"").decode("latin-1").lower()
    host, colon, port = name.rpartition(":")
    return str(host) if colon and port.isdigit() else str(name)


def _bound(scope: Scope, send: Send) -> Send:
    policy = _DATASETTE if scope["path"].startswith(("/data", "/-/")) else _STRICT

    async def bound(message: Message) -> None:
        if message["type"] == "http.response.start":
            ours = [(b"content-security-policy", policy.encode()), *_ALWAYS]
            theirs = [pair for pair in message["headers"] if pair[0].lower() not in dict(ours)]
            message = {**message, "headers": [*theirs, *ours]}
        await send(message)

    return bound


async def _refuse(send: Send, status: int, reason: str) -> None:
    headers = [(b"content-type", b"text/plain; charset=utf-8"), *_ALWAYS]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": reason.encode()})
