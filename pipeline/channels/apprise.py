"""Every service that Apprise knows: Teams, Telegram, ntfy, Matrix, SMS and a hundred more.

The message goes out as plain text, cut to what the service takes. A service that refused is not
told apart from one that could not be reached: every failure is tried again. With several
addresses a repeat reaches those that already took it a second time; give each its own channel
where that matters. Whatever a service's library connects to, it passes the gate by its address.
"""

import asyncio
import logging
import warnings
from collections.abc import Sequence
from typing import Annotated

from apprise import Apprise, NotifyBase, NotifyFormat
from pydantic import AfterValidator, BeforeValidator, Field, SecretStr

from config import Secret
from config.terms import Networks
from extractors.errors import DeliveryError
from pipeline import harmless
from pipeline.guarded import guarded
from pipeline.message import Message
from pipeline.outbound import channel
from pipeline.outgoing import Outgoing
from pipeline.render import rendered


class _Silence(logging.Filter):
    """Drops every record."""

    def filter(self, record: logging.LogRecord) -> bool:
        return False


# Both log addresses, which are secrets; Apprise does its work in threads of its own, so that no
# context could tell our calls apart. Nothing else here speaks through urllib3.
for _name in ("apprise", "urllib3.connectionpool"):
    logging.getLogger(_name).addFilter(_Silence())


def _several(value: object) -> object:
    return (value,) if isinstance(value, str | SecretStr) else value


def _known(urls: tuple[SecretStr, ...]) -> tuple[SecretStr, ...]:
    with warnings.catch_warnings():
        # The first look loads every plug-in; some import what Python is about to drop.
        warnings.simplefilter("ignore", DeprecationWarning)
        services = [_service(url) for url in urls]
    for place, service in enumerate(services, start=1):
        if service is None:
            raise ValueError(
                f"address {place} names no service that Apprise knows, or is malformed"
            )
    return urls


class AppriseSettings(Outgoing):
    """Addresses in Apprise's notation, each a secret."""

    urls: Annotated[
        tuple[Secret, ...], Field(min_length=1), BeforeValidator(_several), AfterValidator(_known)
    ]


@channel("apprise", settings=AppriseSettings)
async def send(settings: AppriseSettings, message: Message) -> str:
    """Send `message` to every address; return which services took it.

    Raises:
        DeliveryError: Names the services that did not take it, and whether it was the gate.

    """
    mail = rendered(message)
    title, text = harmless.unaddressed(mail.subject), harmless.unaddressed(mail.text)
    took: list[str] = []
    failed: list[str] = []
    for url in settings.urls:
        name, done, refused = await asyncio.to_thread(
            _notify, url, title, text, settings.private_networks
        )
        (took if done else failed).append(name if done else name + refused)
    if failed:
        taken = f"; taken by {_list(took)}" if took else ""
        raise DeliveryError("apprise", f"not taken by {_list(failed)}{taken}", alone=bool(took))
    return f"taken by {_list(took)}"


def _notify(url: SecretStr, title: str, text: str, networks: Networks) -> tuple[str, bool, str]:
    """Return the service's name, whether it took the message, and what the gate refused. Blocks."""
    # Here and not around the thread: one that is started inside is watched for good.
    with guarded(networks) as guard:
        service = _service(url)
        if service is None:
            raise DeliveryError("apprise", "an address is no longer understood", permanent=True)
        room = max(service.body_maxlen - len(title) - 2, 80)
        hub = Apprise()
        hub.add(service)
        done = hub.notify(title=title, body=harmless.cut(text, room), body_format=NotifyFormat.TEXT)
    refused = f" ({guard.refused[0]})" if guard.refused else ""
    return str(service.service_name), bool(done), refused


def _service(url: SecretStr) -> NotifyBase | None:
    return Apprise.instantiate(url.get_secret_value())


def _list(names: Sequence[str]) -> str:
    return ", ".join(names)
