"""What is owed through a channel, grouped into messages."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from json import dumps

from extractors.watch import Subscription
from storage.outbox import Owed

FLOOD = 5  # more findings at once than this go to a reader as a list


@dataclass(frozen=True, slots=True)
class Parcel:
    """What goes to one subscriber through one channel as one message, under one key."""

    channel: str
    key: str
    owed: tuple[Owed, ...]

    @property
    def attempts(self) -> int:
        """How often it was tried, this time included."""
        return 1 + max(one.attempts for one in self.owed)

    @property
    def refusals(self) -> int:
        """How often it was refused for itself, not with all that its channel was offered."""
        return max(one.refusals for one in self.owed)


def parcels(
    channel: str, due: Sequence[Owed], subscriptions: Mapping[str, Subscription], most: int
) -> list[Parcel]:
    """Return what is due to one channel as messages, oldest first; `due` is in that order.

    A digest is a list; what is immediate goes one by one, unless it is a flood. A list names at
    most `most` findings, those after them go into the next. What was tried together stays together.
    Whatever is due without the rest of its message, since somebody queued it again, is another
    message: the key of the old one would mark the rest as sent.
    """
    tried: dict[str, list[Owed]] = defaultdict(list)
    new: dict[str, list[Owed]] = defaultdict(list)
    for one in due:
        (tried[one.batch] if one.batch else new[one.subscription]).append(one)
    batches = [tuple(owed) for owed in tried.values()]
    for key, owed in new.items():
        subscription = subscriptions.get(key)
        digest = subscription is not None and subscription.when != "immediate"
        size = most if digest or len(owed) > FLOOD else 1
        batches += [tuple(owed[at : at + size]) for at in range(0, len(owed), size)]
    place = {id(one): number for number, one in enumerate(due)}
    batches.sort(key=lambda batch: place[id(batch[0])])
    return [Parcel(channel, message_key(batch), batch) for batch in batches]


def message_key(batch: Sequence[Owed]) -> str:
    """Return the idempotency key of a message: a hash of what it says and to whom.

    A finding's own key is not enough: a database that was restored counts its versions from the
    backup on, and gives another text the number of one that was told before.
    """
    parts = [batch[0].subscription, batch[0].channel, *sorted(map(_said, batch))]
    return sha256("\n".join(parts).encode()).hexdigest()[:32]


def _said(owed: Owed) -> str:
    found = owed.finding
    return dumps([found.key, owed.digest, found.title, found.quote])
