"""Sockets that other people's code opens, checked as they connect.

Apprise sends with libraries of its own choice, so its connections cannot be made for it. An audit
hook (PEP 578) sees each with the very address it goes to, after any look-up and after redirects,
and ends those that the gate would not make. It judges code that runs inside `guarded`, nobody else's.

A thread that a library starts by itself inherits no context and is not judged. Apprise hands the
context on to its pools, and no service starts such a thread with what is installed with rulewire;
those of XMPP and MQTT do, with libraries that are not.
"""

import errno
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import cache

from config.terms import Networks
from pipeline.addresses import literal, objection
from pipeline.checked import barred

_CONNECTING = frozenset({"socket.connect", "socket.sendto", "socket.sendmsg"})


@dataclass(slots=True)
class Guard:
    """What may be connected to, and why what was tried could not be."""

    networks: Networks
    refused: list[str] = field(default_factory=list)

    def judge(self, address: object) -> None:
        """Raise unless a socket may go to `address`.

        Raises:
            PermissionError: It may not; an `OSError`, as of a firewall.

        """
        host = address[0] if isinstance(address, tuple) and address else address
        known = literal(host) if isinstance(host, str) else None
        if known is None:
            reason = "refused: it connects by a name or a path, which cannot be checked"
        elif what := objection(known, self.networks):
            reason = barred(known, what)
        else:
            return
        self.refused.append(reason)
        raise PermissionError(errno.EACCES, reason)


_GUARD: ContextVar[Guard | None] = ContextVar("guard", default=None)


@contextmanager
def guarded(networks: Networks) -> Iterator[Guard]:
    """Let what runs inside connect to the public internet and `networks` alone."""
    _hook()
    token = _GUARD.set(guard := Guard(networks))
    try:
        yield guard
    finally:
        _GUARD.reset(token)


@cache
def _hook() -> None:
    """Begin to listen: once, since an audit hook stays as long as the process."""
    sys.addaudithook(_heard)


def _heard(event: str, details: tuple[object, ...]) -> None:
    # `sendmsg` on a socket that is connected names no address.
    if event in _CONNECTING and (guard := _GUARD.get()) and details[1] is not None:
        guard.judge(details[1])
