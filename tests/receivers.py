"""The other ends of the channels, on loopback: a mail server and an HTTP receiver."""

import asyncio
import json
import ssl
import time
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from typing import Any, TypeVar

from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session
from pydantic import BaseModel

from fetching import LOOPBACK

S = TypeVar("S", bound=BaseModel)


def here(settings: type[S], **values: object) -> S:
    """Return a channel's settings where `[gate]` allows loopback."""
    return settings.model_validate(values, context={"private_networks": LOOPBACK})


@dataclass
class Posted:
    """A request that came in; header names are in lower case."""

    path: str
    headers: Mapping[str, str]
    body: bytes

    @property
    def json(self) -> Any:
        return json.loads(self.body)


@dataclass
class HttpReceiver:
    """Takes POSTs and answers "ok", until told otherwise."""

    port: int = 0
    scheme: str = "http"
    received: list[Posted] = field(default_factory=list)
    times: list[float] = field(default_factory=list)
    _answer: bytes = b""
    _loathed: str = ""
    _loathing: str = ""
    _awaited: str = ""
    _then: Callable[[], None] = field(default=lambda: None)
    _silent: bool = False
    _writers: list[asyncio.StreamWriter] = field(default_factory=list)

    def url(self, path: str = "/") -> str:
        return f"{self.scheme}://127.0.0.1:{self.port}{path}"

    def answer(
        self, status: int, body: str = "ok", headers: Mapping[str, str] | None = None
    ) -> None:
        """From now on, answer so."""
        content = body.encode()
        lines = {"Content-Length": str(len(content)), "Connection": "close", **(headers or {})}
        head = "".join(f"{name}: {value}\r\n" for name, value in lines.items())
        self._answer = f"HTTP/1.1 {status} Status\r\n{head}\r\n".encode() + content
        self._silent = False

    def refuse(self, status: int, *, retry_after: int | str = "", body: str = "no") -> None:
        """From now on, refuse so."""
        self.answer(status, body, {"Retry-After": str(retry_after)} if retry_after else {})

    def loathe(self, word: str, *, retry_after: int = 0) -> None:
        """From now on, answer 500 to whatever has a word in it, to nothing if it is ""."""
        self._loathed = word
        self._loathing = f"Retry-After: {retry_after}\r\n" if retry_after else ""

    def once(self, word: str, then: Callable[[], None]) -> None:
        """Call `then` as soon as something that has a word in it was answered."""
        self._awaited, self._then = word, then

    def keep_silent(self) -> None:
        """From now on, take requests and never answer."""
        self._silent = True

    async def converse(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
        headers = dict(line.lower().split(": ", 1) for line in head[1:] if line)
        cased = dict(line.split(": ", 1) for line in head[1:] if line)
        exact = {name.lower(): value for name, value in cased.items()}
        body = await reader.readexactly(int(headers.get("content-length", 0)))
        self.received.append(Posted(head[0].split(" ")[1], exact, body))
        self.times.append(time.monotonic())
        self._writers.append(writer)
        if self._silent:
            await reader.read()
        elif self._loathed and self._loathed in body.decode():
            refusal = f"HTTP/1.1 500 Status\r\nContent-Length: 0\r\n{self._loathing}"
            writer.write(f"{refusal}Connection: close\r\n\r\n".encode())
        else:
            writer.write(self._answer)
        writer.close()
        if self._awaited and self._awaited in body.decode():
            self._awaited = ""
            self._then()

    async def hang_up(self) -> None:
        """End what is still open."""
        for writer in self._writers:
            writer.close()
        await asyncio.gather(*(w.wait_closed() for w in self._writers), return_exceptions=True)


@asynccontextmanager
async def http_receiver(tls: ssl.SSLContext | None = None) -> AsyncIterator[HttpReceiver]:
    receiver = HttpReceiver(scheme="https" if tls else "http")
    receiver.answer(200)
    server = await asyncio.start_server(receiver.converse, "127.0.0.1", 0, ssl=tls)
    receiver.port = server.sockets[0].getsockname()[1]
    try:
        yield receiver
    finally:
        server.close()
        await receiver.hang_up()


@dataclass
class Mailed:
    """A mail that came in, with its envelope."""

    sender: str
    to: list[str]
    raw: bytes
    encrypted: bool

    @property
    def mail(self) -> EmailMessage:
        parsed = message_from_bytes(self.raw, policy=default)
        assert isinstance(parsed, EmailMessage)
        return parsed

    def part(self, kind: str) -> str:
        """Return the "plain" or the "html" part, with line ends as "\\n"."""
        found = self.mail.get_body((kind,))
        assert found is not None
        return str(found.get_content()).replace("\r\n", "\n")


@dataclass
class MailReceiver:
    """A mail server that keeps what it gets; refuses what it is told to."""

    port: int = 0
    received: list[Mailed] = field(default_factory=list)
    logins: list[tuple[str, str]] = field(default_factory=list)
    _refused: dict[str, str] = field(default_factory=dict)
    _password: str = ""

    def refuse_recipient(self, address: str, reply: str) -> None:
        self._refused[address] = reply

    def refuse_sender(self, reply: str) -> None:
        self._refused["MAIL"] = reply

    def refuse_data(self, reply: str) -> None:
        self._refused["DATA"] = reply

    def expect_password(self, password: str) -> None:
        self._password = password

    def authenticate(
        self, server: SMTP, session: Session, envelope: Envelope, mechanism: str, login: object
    ) -> AuthResult:
        assert isinstance(login, LoginPassword)
        self.logins.append((login.login.decode(), login.password.decode()))
        return AuthResult(success=login.password.decode() == self._password, handled=False)

    async def handle_MAIL(  # noqa: N802 - aiosmtpd's hook
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if reply := self._refused.get("MAIL"):
            return reply
        envelope.mail_from = address
        return "250 OK"

    async def handle_RCPT(  # noqa: N802 - aiosmtpd's hook
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if reply := self._refused.get(address):
            return reply
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(  # noqa: N802 - aiosmtpd's hook
        self, server: SMTP, session: Session, envelope: Envelope
    ) -> str:
        if reply := self._refused.get("DATA"):
            return reply
        raw = envelope.content
        assert isinstance(raw, bytes)
        encrypted = session.ssl is not None
        self.received.append(
            Mailed(str(envelope.mail_from), list(envelope.rcpt_tos), raw, encrypted)
        )
        return "250 kept"


@asynccontextmanager
async def mail_receiver(
    *, starttls: ssl.SSLContext | None = None, tls: ssl.SSLContext | None = None
) -> AsyncIterator[MailReceiver]:
    receiver = MailReceiver()
    loop = asyncio.get_running_loop()
    sessions: list[SMTP] = []

    def session() -> SMTP:
        sessions.append(
            SMTP(
                receiver,
                hostname="mail.test",
                tls_context=starttls,
                authenticator=receiver.authenticate,
                auth_require_tls=starttls is not None,
                loop=loop,
            )
        )
        return sessions[-1]

    server = await loop.create_server(session, "127.0.0.1", 0, ssl=tls)
    receiver.port = server.sockets[0].getsockname()[1]
    try:
        yield receiver
    finally:
        server.close()
