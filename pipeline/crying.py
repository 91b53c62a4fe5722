"""What is told past the outbox, when the database that holds it cannot be written."""

import asyncio
from datetime import datetime
from hashlib import sha256

import structlog

from config.settings import Settings
from extractors.errors import DeliveryError
from extractors.findings import storage_finding
from pipeline import outbound
from pipeline.message import Message, Told

log = structlog.get_logger()


async def cry(settings: Settings, title: str, reason: str, quote: str, now: datetime) -> bool:
    """Tell the operator directly; return whether any channel took it.

    Through all channels if none is the operator's: it is better told to too many than to nobody.
    A repeat on the same day with the same words carries the same key.
    """
    operator = settings.alert.operator or tuple(settings.channels)
    channels = {key: settings.channels[key] for key in operator if key in settings.channels}
    built = [outbound.build(table) for table in channels.values()]
    message = _message(settings, title, reason, quote, now)
    limit_s = settings.alert.send_timeout_s
    taken = await asyncio.gather(*(_sent(one, message, limit_s) for one in built))
    if any(taken):
        log.warning("told past the outbox", title=title, channels=sum(taken))
    return any(taken)


def _message(settings: Settings, title: str, reason: str, quote: str, now: datetime) -> Message:
    words = f"{settings.database}\n{title}\n{now:%Y-%m-%d}"
    finding = storage_finding(sha256(words.encode()).hexdigest()[:32], title, reason, quote)
    told = Told(finding, "operator", "rulewire", False, "", None, (), "rulewire sources")
    return Message(finding.key, "operator", title, (told,), digest=False, created=now)


async def _sent(channel: outbound.Channel, message: Message, limit_s: float) -> bool:
    [outcome] = await asyncio.gather(
        asyncio.wait_for(channel.send(message), limit_s), return_exceptions=True
    )
    if not isinstance(outcome, BaseException):
        return True
    # Only our own words: those of others may quote the address, which is a secret.
    reason = outcome.reason if isinstance(outcome, DeliveryError) else type(outcome).__name__
    log.error("not taken", channel=channel.key, reason=reason)
    return False
