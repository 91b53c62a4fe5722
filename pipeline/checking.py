"""Settings are proven before anything runs on them."""

import asyncio
from datetime import datetime
from pathlib import Path

from config import Settings, load, require_contact
from extractors.errors import ConfigError, DeliveryError
from extractors.model import Finding, Severity
from pipeline import outbound, ping
from pipeline.clock import clock
from pipeline.gate import trusted
from pipeline.listing import begun
from pipeline.message import Message, Told
from pipeline.modes import exposed
from pipeline.screening import counterparties_of


def ready(path: Path | None, *, contact: bool = True) -> Settings:
    """Return the settings, proven.

    Raises:
        ConfigError: Something in them cannot be used; says what and where.

    """
    settings = load(path)
    proven(settings, contact=contact)
    return settings


def proven(settings: Settings, *, contact: bool = True) -> None:
    """Raise unless all that a round needs is there: channels, trust, a folder, who asks.

    Raises:
        ConfigError: Says what to mend.

    """
    _channels_proven(settings)
    if settings.fetch.ca_file:
        trusted(settings.fetch)
    ping.sound(settings)
    if settings.counterparties.file:
        counterparties_of(Path(settings.counterparties.file))
    if not settings.database.parent.is_dir():
        folder = settings.database.parent
        raise ConfigError(str(settings.database), f"there is no folder {folder}; create it")
    if contact:
        require_contact(settings)


def _channels_proven(settings: Settings) -> None:
    """Raise for all channels at once: who must set three variables learns so in one go."""
    faults = []
    for table in settings.channels.values():
        try:
            outbound.build(table)
        except ConfigError as error:
            faults.append(error)
    if faults:
        others = (f"{fault.where}: {fault.reason}" for fault in faults[1:])
        raise ConfigError(faults[0].where, "\n".join((faults[0].reason, *others)))


def proof(settings: Settings) -> str:
    """Return one line that says what is in working order."""
    watched = [key for key, wanted in settings.sources.items() if wanted.enabled]
    return (
        f"ok: {len(watched)} of {len(settings.sources)} sources enabled, "
        f"{len(settings.entities)} entities, {len(settings.channels)} channels, "
        f"{len(settings.subscriptions)} subscriptions"
    )


def proof_row(settings: Settings) -> dict[str, object]:
    """Return the same for a program, with what is not as safe as it could be."""
    watched = [key for key, wanted in settings.sources.items() if wanted.enabled]
    return {
        "file": str(settings.file) if settings.file else None,
        "database": str(settings.database),
        "sources": len(settings.sources),
        "enabled": watched,
        "entities": len(settings.entities),
        "channels": list(settings.channels),
        "subscriptions": list(settings.subscriptions),
        "warnings": list(exposed(settings)),
    }


def test_row(outcome: str | DeliveryError) -> dict[str, object]:
    """Return what came of one test message, for a program."""
    if isinstance(outcome, DeliveryError):
        return {"channel": outcome.channel, "taken": False, "said": outcome.reason}
    channel, _, said = outcome.partition(": ")
    return {"channel": channel, "taken": True, "said": said}


def next_after_check(settings: Settings, *, sent: bool) -> str:
    """Return the command that comes next once settings are proven."""
    file = f" -c {settings.file}" if settings.file and settings.file.name != "rulewire.toml" else ""
    if not settings.channels or not settings.subscriptions:
        return "nobody is told anything yet: add [channel.…] and [subscription.…], as rulewire init does"
    if not sent:
        return f"rulewire check --send{file} sends a test alert"
    if not begun(settings.database):
        return f"rulewire once{file} reads all sources once; what is there now is kept, not told"
    return f"rulewire run{file} watches, and tells what changes"


def test_message(now: datetime) -> Message:
    """Return a message that only says that messages arrive."""
    finding = Finding(
        key=f"test:{now:%Y%m%dT%H%M%S}",
        kind="heartbeat",
        severity=Severity.LOW,
        title="A test of this channel",
        reason="somebody asked rulewire to send it; alerts will look like this",
        quote="",
    )
    told = Told(finding, "test", "rulewire", False, "", None, (), "rulewire deliveries")
    return Message(finding.key, "test", finding.title, (told,), digest=False, created=now)


async def send_tests(settings: Settings, only: str = "") -> list[str | DeliveryError]:
    """Send a test message through each channel, or one; return what came of it for each.

    Raises:
        ConfigError: There is no such channel, or none at all, or one is configured wrongly.

    """
    tables = {key: t for key, t in settings.channels.items() if only in ("", key)}
    if not tables:
        known = ", ".join(settings.channels) or "none"
        raise ConfigError("channel", f"no channel {only or 'is configured'}; known: {known}")
    message = test_message(clock())
    channels = [outbound.build(table) for table in tables.values()]
    limit_s = settings.alert.send_timeout_s
    return await asyncio.gather(*(_sent(one, message, limit_s) for one in channels))


async def _sent(channel: outbound.Channel, message: Message, limit_s: float) -> str | DeliveryError:
    try:
        async with asyncio.timeout(limit_s):
            return f"{channel.key}: {await channel.send(message)}"
    except DeliveryError as error:
        return error
    except TimeoutError:
        return DeliveryError(channel.key, f"no answer within {limit_s:g} s")
