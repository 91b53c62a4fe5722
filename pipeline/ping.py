"""The dead-man's ping: somebody outside hears that rulewire works, or raises the alarm.

rulewire works if its loop turns, looks for due sources, sends what is owed, can write the database,
and no channel is dead. That a source is blind is told by rulewire itself and stops no ping.
"""

import json
from collections.abc import Callable
from datetime import datetime

import httpx
import structlog
from pydantic import SecretStr, TypeAdapter, ValidationError

from config.settings import Settings
from extractors.errors import ConfigError, DeliveryError
from pipeline.checkup import checkup, unfit
from pipeline.outgoing import SecretUrl
from pipeline.post import post
from storage.store import Store

NAME = "heartbeat"  # what errors call it instead of its address

log = structlog.get_logger()


def sound(settings: Settings) -> None:
    """Make sure that a secret may travel to the ping's address.

    Raises:
        ConfigError: It is no https address; does not quote it.

    """
    try:
        if settings.heartbeat.url is not None:
            allowed = {"private_networks": settings.gate.private_networks}
            TypeAdapter(SecretUrl).validate_python(settings.heartbeat.url, context=allowed)
    except ValidationError as error:
        fault = error.errors()[0]["msg"].removeprefix("Value error, ")  # in our words, no address
        raise ConfigError(
            str(settings.file),
            f"url in [heartbeat] {fault}; set an address that a secret may go to",
        ) from None


async def ping(settings: Settings, store: Store, now: Callable[[], datetime]) -> None:
    """Post that all is well, or what is not; a ping that fails is noted and disturbs nobody."""
    wanted = settings.heartbeat
    if wanted.url is None:
        return
    wrong = unfit(checkup(settings, store, now()))
    if wrong:
        log.error("not fit", reasons=wrong)
        if not wanted.fail:
            return
    body = json.dumps({"status": "fail" if wrong else "ok", "reasons": wrong}).encode()
    address = _failing(wanted.url) if wrong else wanted.url
    error = await _posted(address, body, settings)
    store.vitals.pinged(now(), error)
    if error:
        log.warning("ping failed", reason=error)


async def _posted(address: SecretStr, body: bytes, settings: Settings) -> str:
    """Return why the ping did not arrive, "" if it did."""
    try:
        answer = await post(
            NAME,
            address,
            body,
            {},
            timeout_s=settings.heartbeat.timeout_s,
            private_networks=settings.gate.private_networks,
        )
    except DeliveryError as error:
        return error.reason
    return "" if 200 <= answer.status < 300 else f"HTTP {answer.status}"


def _failing(address: SecretStr) -> SecretStr:
    """Return the address under which a failure is posted."""
    url = httpx.URL(address.get_secret_value())
    return SecretStr(str(url.copy_with(path=url.path.rstrip("/") + "/fail")))
