"""What a configuration is started from: who asks, where it goes, what is watched."""

from typing import Any

from pydantic import Field, TypeAdapter, ValidationError

from config.terms import Contact, HostName, is_loopback
from extractors.errors import ConfigError
from extractors.watch import Strict
from pipeline.channels.email import Mailbox

PORT = Field(ge=0, le=65_535)
SERVER = "a mail server is a host, or host:port, such as smtp.example.org:587"
NO_CHANNEL = "say where to send: --mail ADDRESS with --mail-host SERVER, --slack or --webhook"


class Mail(Strict):
    """Who gets mail, by which server; `port` 0 is the usual one, `username` "" for no login."""

    to: tuple[Mailbox, ...]
    host: HostName
    port: int = PORT
    sender: Mailbox
    username: str

    @property
    def security(self) -> str:
        """How the connection is encrypted: as the port asks, to this machine not at all."""
        if is_loopback(self.host):
            return "none"
        return "tls" if self.port == 465 else "starttls"  # RFC 8314, 3.3


class Answers(Strict):
    """All answers; `watch` are keys of presets."""

    contact: str
    mail: Mail | None
    slack: bool
    webhook: bool
    watch: tuple[str, ...]

    @property
    def channels(self) -> tuple[str, ...]:
        """The channels that are wanted."""
        wanted = {"mail": self.mail, "slack": self.slack, "webhook": self.webhook}
        return tuple(key for key, given in wanted.items() if given)


def contact(value: str) -> str:
    """Return `value` if it can be the contact: a mail or web address.

    Raises:
        ConfigError: It cannot; says what can.

    """
    found: str = _sound(Contact, value.strip(), "contact")
    if not found:
        raise ConfigError("contact", 'must be a mail or web address, such as "me@example.org"')
    return found


def mailbox(value: str) -> str:
    """Return `value` if it is a mail address.

    Raises:
        ConfigError: It is none.

    """
    found: str = _sound(Mailbox, value.strip(), "mail")
    return found


def server(value: str) -> tuple[str, int]:
    """Return the host and port of a mail server, 0 for the usual port.

    >>> server("smtp.example.org:465")
    ('smtp.example.org', 465)

    Raises:
        ConfigError: It is none.

    """
    host, parted, port = value.strip().partition(":")
    if parted and not (port.isascii() and port.isdigit() and 0 < int(port) <= 65_535):
        raise ConfigError("mail-host", SERVER)
    if not host:
        raise ConfigError("mail-host", SERVER)
    return _sound(HostName, host, "mail-host"), int(port or 0)


def _sound(kind: Any, value: str, where: str) -> Any:
    try:
        return TypeAdapter(kind).validate_python(value)
    except ValidationError as error:
        reason = error.errors()[0]["msg"].removeprefix("Value error, ")
        raise ConfigError(where, reason) from None
