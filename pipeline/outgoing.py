"""What channels that go out to the web have in common: a secret address, and what they may reach."""

from collections.abc import Mapping
from typing import Annotated

import httpx
from pydantic import AfterValidator, PrivateAttr, SecretStr, ValidationInfo

from config import Secret
from config.terms import Networks, is_loopback
from extractors.watch import Strict
from pipeline.addresses import literal
from pipeline.gate import objection


def networks_in(context: object) -> Networks:
    """Return the private networks that a validation's context names, none if it has none."""
    return context.get("private_networks", ()) if isinstance(context, Mapping) else ()


class Outgoing(Strict):
    """Settings of a channel that goes out to the web."""

    _private_networks: Networks = PrivateAttr(default=())

    def model_post_init(self, context: object, /) -> None:
        """Take over what `[gate]` allows, which stands in no table of a channel."""
        self._private_networks = networks_in(context)

    @property
    def private_networks(self) -> Networks:
        """What the channel may connect to besides the public internet."""
        return self._private_networks


def _private(url: SecretStr, info: ValidationInfo) -> SecretStr:
    """Return `url` if a secret may travel to it; the error does not quote it."""
    try:
        parsed = httpx.URL(url.get_secret_value())
    except (httpx.InvalidURL, UnicodeEncodeError):
        raise ValueError("is not a URL") from None
    near = parsed.scheme == "http" and is_loopback(parsed.host)
    if not (near or (parsed.scheme == "https" and parsed.host)):
        raise ValueError("must be an https address (http only to this machine)")
    if parsed.userinfo or objection(parsed):
        raise ValueError(
            "must have a plain host name, a web port (80, 443 or above 1023) and no user name"
        )
    if near and not _reaches(networks_in(info.context), parsed.host):
        raise ValueError(
            "leads to this machine: if that is meant, "
            'set private_networks = ["127.0.0.0/8"] under [gate]'
        )
    return url


def _reaches(networks: Networks, host: str) -> bool:
    address = literal("127.0.0.1" if host == "localhost" else host)
    return any(address in network for network in networks)


SecretUrl = Annotated[Secret, AfterValidator(_private)]
"""A setting: an https address that is as good as a password; http only to this machine."""
