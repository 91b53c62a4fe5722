"""A mail server on a thread of its own that misbehaves as it is told."""

import asyncio
import re
import threading
from collections.abc import Callable, Coroutine
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from types import TracebackType
from typing import Self

from aiosmtpd.smtp import SMTP, Envelope, Session

Take = Callable[[str, str], None]
"""Called with the idempotency key and the text of what was taken."""

MANNERS = (
    "well", "refuse", "mute", "mute before DATA", "mute after DATA", "drop after DATA",
    "421 at MAIL", "451 at MAIL", "451 at DATA", "452 at RCPT", "450 for one",
)  # fmt: skip
"""How it may behave: all of these may pass, and a message is owed through each of them."""


class Postbox:
    """A context manager: a mail server at `port`; `manner` is how it behaves."""

    def __init__(self, take: Take) -> None:
        self._take = take
        self._manner = "well"
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._server: asyncio.Server | None = None
        self.port = 0

    def __enter__(self) -> Self:
        self._thread.start()
        self._do(self._listen())
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._do(self._close())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    def behave(self, manner: str) -> None:
        """Behave so from now on, one of `MANNERS`."""
        self._manner = manner
        self._do(self._close() if manner == "refuse" else self._listen())

    def _do(self, what: Coroutine[None, None, None]) -> None:
        asyncio.run_coroutine_threadsafe(what, self._loop).result(10)

    async def _listen(self) -> None:
        if self._server is None:
            self._server = await self._loop.create_server(
                lambda: SMTP(self, hostname="mail.test", loop=self._loop), "127.0.0.1", self.port
            )
            self.port = self._server.sockets[0].getsockname()[1]

    async def _close(self) -> None:
        if self._server is not None:
            self._server.close()
            self._server = None

    async def _mute(self, manner: str) -> None:
        while self._manner == manner:  # noqa: ASYNC110 - told from another thread
            await asyncio.sleep(0.02)

    async def handle_EHLO(  # noqa: N802 - aiosmtpd's hook
        self, server: SMTP, session: Session, envelope: Envelope, hostname: str, lines: list[str]
    ) -> list[str]:
        session.host_name = hostname
        await self._mute("mute")
        return lines

    async def handle_MAIL(  # noqa: N802 - aiosmtpd's hook
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if self._manner.endswith("at MAIL"):
            return f"{self._manner[:3]} not now"
        envelope.mail_from = address
        return "250 OK"

    async def handle_RCPT(  # noqa: N802 - aiosmtpd's hook
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        await self._mute("mute before DATA")
        if self._manner == "452 at RCPT" or (self._manner == "450 for one" and envelope.rcpt_tos):
            return f"{self._manner[:3]} not now"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(  # noqa: N802 - aiosmtpd's hook
        self, server: SMTP, session: Session, envelope: Envelope
    ) -> str:
        if self._manner.endswith("at DATA"):
            return f"{self._manner[:3]} not now"
        mail = message_from_bytes(envelope.original_content or b"", policy=default)
        assert isinstance(mail, EmailMessage)
        if self._manner != "450 for one":  # not a receipt: the repeat reaches both
            self._take(str(mail["Message-ID"]), _text(mail))
        await self._mute("mute after DATA")
        if self._manner == "drop after DATA" and isinstance(server.transport, asyncio.Transport):
            server.transport.abort()
        return "250 kept"


def _text(mail: EmailMessage) -> str:
    part = mail.get_body(("plain",))
    text = str(part.get_content()) if part else ""
    # A list of many is cut in the middle of no word; headers are folded.
    return re.sub(
        r"\s+", " ", f"{mail['Subject']} {text} for subscription {mail['X-Rulewire-Subscription']}"
    )
