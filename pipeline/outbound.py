"""The alert channels, found by looking into `pipeline/channels/`.

Adding one is adding a file there: its settings, and a function under `@channel`. Nothing else
is edited. A channel sends one message and returns a receipt, or raises a `DeliveryError`.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from importlib import import_module
from typing import Any, TypeVar

from config import Table, hidden
from config import build as settings_of
from config.nearest import hint
from extractors.errors import DeliveryError
from extractors.registry import modules
from extractors.watch import Strict
from pipeline.message import Message

MOST = 25  # findings that a message of some kind can name
S = TypeVar("S", bound=Strict)
Send = Callable[[S, Message], Awaitable[str]]


@dataclass(frozen=True, slots=True)
class ChannelKind:
    """A kind of channel: its name in the configuration, its settings, how it sends.

    `most` is how many findings one message can name, each at least in a line.
    """

    name: str
    settings: type[Strict]
    send: Send[Any]
    most: int


@dataclass(frozen=True, slots=True)
class Channel:
    """A channel as configured. Nothing secret shows in its `repr`."""

    key: str
    kind: ChannelKind
    settings: Strict

    @property
    def pause_s(self) -> float:
        """Seconds from one message to the next; a kind that needs some has it as a setting."""
        return float(getattr(self.settings, "pause_s", 0))

    async def send(self, message: Message) -> str:
        """Send `message` and return the receipt: a Message-ID, or "200 ok".

        The other side may tell our secret in its answer; neither receipt nor error does.

        Raises:
            DeliveryError: It was not taken; names this channel by its key.

        """
        try:
            return hidden(await self.kind.send(self.settings, message))
        except DeliveryError as error:
            raise DeliveryError(
                self.key,
                hidden(error.reason),
                permanent=error.permanent,
                alone=error.alone,
                retry_after_s=error.retry_after_s,
            ) from error


_KINDS: dict[str, ChannelKind] = {}


def channel(name: str, settings: type[S], most: int = MOST) -> Callable[[Send[S]], Send[S]]:
    """Register an async function as the channel kind `name`, configured by `settings`."""

    def register(send: Send[S]) -> Send[S]:
        _KINDS[name] = ChannelKind(name, settings, send, most)
        return send

    return register


def channels() -> dict[str, ChannelKind]:
    """Return every kind of channel by name."""
    for module in modules("pipeline.channels"):
        import_module(module)
    return dict(sorted(_KINDS.items()))


def build(table: Table) -> Channel:
    """Return the channel that a table `[channel.<key>]` configures, secrets resolved.

    Raises:
        ConfigError: The type is unknown, or a setting is wrong; names file, line and key.

    """
    kinds = channels()
    if (kind := kinds.get(table.type)) is None:
        raise table.refuse("type", f'"{table.type}" is no kind of channel{hint(table.type, kinds)}')
    return Channel(str(table.path[-1]), kind, settings_of(kind.settings, table))
