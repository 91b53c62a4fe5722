"""Mail over SMTP: a plain and an HTML part; a repeat has the same Message-ID and a later Date.

What can be mended by waiting or by a person is tried again: no connection, a 4xx reply, a
refused password, a server without STARTTLS. Permanent is a 5xx reply to the sender, to the
message, or to every recipient that is left: sending the same again cannot help. Where some
recipients took the mail and others did not, the error lists those who did not; a repeat reaches
all again under the same Message-ID, by which mail programs drop the second copy. It waits alone:
the next mails go out meanwhile.
"""

import hashlib
import re
from email.message import EmailMessage
from email.policy import SMTP
from typing import Annotated, Literal, Self

import aiosmtplib
from pydantic import AfterValidator, Field, model_validator

from config import Secret
from config.terms import is_loopback
from extractors.errors import DeliveryError
from extractors.model import Severity
from extractors.watch import Strict
from pipeline import harmless
from pipeline.message import Message
from pipeline.outbound import channel
from pipeline.render import rendered
from pipeline.tls import CaFile, trust

_STANDARD_PORTS = {"starttls": 587, "tls": 465, "none": 25}


def _mailbox(value: str) -> str:
    """Return `value` if it is one mailbox: "a@b.org" or "Name <a@b.org>"."""
    fault = 'must be one mail address, such as "rulewire <alerts@example.org>"'
    if not value.isprintable():
        raise ValueError(fault)
    parsed = SMTP.header_factory("To", value)
    if parsed.defects or len(parsed.addresses) != 1 or not parsed.addresses[0].domain:
        raise ValueError(fault)
    if not parsed.addresses[0].addr_spec.isascii():
        raise ValueError('must be ASCII; write a domain such as "bücher.example" as "xn--…"')
    return value


Mailbox = Annotated[str, AfterValidator(_mailbox)]


class EmailSettings(Strict):
    """A mail server that takes our mail, and to whom it goes.

    Attributes:
        host: Name of the server.
        port: 0 stands for the usual one: 587 for starttls, 465 for tls, 25 for none.
        security: How the connection is encrypted; the certificate is always verified.
        username: "" for a server that asks for none.
        password: Goes with `username`; never sent unencrypted to another machine.
        sender: Our mailbox; its domain also names our messages.
        to: Everybody who gets the mail; they see each other.
        timeout_s: Seconds for each step of the dialogue.
        list_id: Namespace of List-Id (RFC 2919), "" for "rulewire.<domain of the sender>".
        ca_file: PEM file of the authorities to trust, "" for the system's.

    """

    host: str = Field(min_length=1)
    port: int = Field(default=0, ge=0, le=65_535)
    security: Literal["starttls", "tls", "none"] = "starttls"
    username: str = ""
    password: Secret | None = None
    sender: Mailbox
    to: tuple[Mailbox, ...] = Field(min_length=1)
    timeout_s: float = Field(default=30, gt=0)
    list_id: str = Field(default="", pattern=r"^([A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+)?$")
    ca_file: CaFile = ""

    @model_validator(mode="after")
    def _whole(self) -> Self:
        if bool(self.username) != (self.password is not None):
            raise ValueError("username and password go together")
        if self.password and self.security == "none" and not is_loopback(self.host):
            raise ValueError('a password must not travel unencrypted: security = "starttls"')
        return self

    @property
    def domain(self) -> str:
        """Domain of the sender."""
        return _address(self.sender).rpartition("@")[2]


@channel("email", settings=EmailSettings, most=100)
async def send(settings: EmailSettings, message: Message) -> str:
    """Send `message` as one mail to all recipients; return its Message-ID.

    Raises:
        DeliveryError: Somebody did not get it; says who.

    """
    mail = composed(settings, message)
    try:
        refused, _ = await aiosmtplib.send(
            flat(mail),
            sender=_address(settings.sender),
            recipients=[_address(to) for to in settings.to],
            hostname=settings.host,
            port=settings.port or _STANDARD_PORTS[settings.security],
            # Not the host's own name: finding it out may wait for a name server.
            local_hostname=settings.domain,
            use_tls=settings.security == "tls",
            start_tls=settings.security == "starttls",
            tls_context=None if settings.security == "none" else trust(settings.ca_file),
            username=settings.username or None,
            password=settings.password.get_secret_value() if settings.password else None,
            timeout=settings.timeout_s,
        )
    except (aiosmtplib.SMTPException, OSError) as error:
        raise _failure(error) from error
    if refused:
        # Who took it must not wait with it for who did not.
        raise _refusal({to: (r.code, r.message) for to, r in refused.items()}, alone=True)
    return str(mail["Message-ID"])


def composed(settings: EmailSettings, message: Message) -> EmailMessage:
    """Return the mail. The same message gives the same bytes."""
    parts = rendered(message)
    digest = hashlib.sha256(message.key.encode("utf-8", "backslashreplace")).hexdigest()
    severity = max(told.finding.severity for told in message.told)
    mail = EmailMessage(policy=SMTP)
    mail["From"] = settings.sender
    mail["To"] = ", ".join(settings.to)
    # The library decodes encoded words in what it is given: "=?utf-8?q?=0D=0ABcc:…?=" in a title
    # would become a line break.
    mail["Subject"] = parts.subject.replace("=?", "= ?")
    mail["Date"] = message.created
    mail["Message-ID"] = f"<{digest[:40]}.rulewire@{settings.domain}>"
    mail["List-Id"] = _list_id(settings, message.subscription)
    # RFC 3834, 5, and Exchange's own: no out-of-office answers. No "Precedence": it is not
    # standard, and "bulk" invites the junk folder.
    mail["Auto-Submitted"] = "auto-generated"
    mail["X-Auto-Response-Suppress"] = "All"
    mail["X-Rulewire-Severity"] = severity.name
    mail["X-Rulewire-Subscription"] = harmless.header(message.subscription, 80)
    if severity >= Severity.HIGH:
        mail["Importance"] = "high"
    # Every relay takes it as it is, and its lines stay short whatever the text's are.
    mail.set_content(parts.text, cte="quoted-printable")
    mail.add_alternative(parts.html, subtype="html", cte="quoted-printable")
    mail.set_boundary(f"rulewire-{digest[:40]}")
    return mail


def flat(mail: EmailMessage) -> bytes:
    """Return the bytes that go over the wire."""
    # The library's folding may leave "Subject:" alone on its line; an ASCII subject needs none.
    # Encoded words must stay below 76 characters (RFC 2047, 2), so that theirs is folded.
    width = 200 if str(mail["Subject"]).isascii() else 78
    return mail.as_bytes(policy=SMTP.clone(max_line_length=width))


def _address(mailbox: str) -> str:
    return str(SMTP.header_factory("To", mailbox).addresses[0].addr_spec)


def _list_id(settings: EmailSettings, subscription: str) -> str:
    """Return "<subscription.namespace>", so that a mail rule can tell subscriptions apart."""
    label = re.sub(r"[^a-z0-9]+", "-", subscription.lower()[:60]).strip("-") or "all"
    return f"<{label}.{settings.list_id or f'rulewire.{settings.domain}'}>"


def _failure(error: Exception) -> DeliveryError:
    """Return why nobody got the mail."""
    if isinstance(error, aiosmtplib.SMTPRecipientsRefused):
        return _refusal({one.recipient: (one.code, one.message) for one in error.recipients})
    if isinstance(error, aiosmtplib.SMTPAuthenticationError):
        reply = _reply(error.code, error.message)
        return DeliveryError("email", f"login refused, check username and password: {reply}")
    if isinstance(error, aiosmtplib.SMTPSenderRefused | aiosmtplib.SMTPDataError):
        part = "sender" if isinstance(error, aiosmtplib.SMTPSenderRefused) else "message"
        return DeliveryError(
            "email",
            f"{part} refused: {_reply(error.code, error.message)}",
            permanent=_is_final(error.code),
            alone=part == "message" and _is_final(error.code),
        )
    return DeliveryError("email", f"{type(error).__name__}: {harmless.line(str(error), 200)}")


def _refusal(refused: dict[str, tuple[int, str]], *, alone: bool = False) -> DeliveryError:
    """Return the error that lists the recipients who were refused, each with the reply."""
    listed = "; ".join(f"{to}: {_reply(*reply)}" for to, reply in refused.items())
    return DeliveryError(
        "email",
        f"recipient refused: {listed}",
        permanent=all(_is_final(code) for code, _ in refused.values()),
        alone=alone,
    )


def _is_final(code: int) -> bool:
    # 530, 534, 535 and 538 ask for another login (RFC 4954, 6), which a person can arrange.
    return 500 <= code < 600 and code not in {530, 534, 535, 538}


def _reply(code: int, text: str) -> str:
    return f"{code} {harmless.line(text, 160)}"
