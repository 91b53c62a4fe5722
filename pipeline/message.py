"""What a channel is handed: findings with all that a person needs to judge them."""

from dataclasses import dataclass
from datetime import datetime

from extractors.hunks import Change
from extractors.model import Finding, Mention


@dataclass(frozen=True, slots=True)
class Behind:
    """The Federal Register document that made a change; `title`, `url` are "" if it is not kept."""

    citation: str
    title: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """One finding in a message.

    Attributes:
        finding: What is told.
        why: Which of the subscription's terms it met: "entity Huawei, source bis-press".
        source_name: What a person calls the source.
        official: Whether the source's publisher is the acting agency.
        published: As text for a person ("2025-05-13"), "" if unknown.
        change: The redline, None if nothing was changed.
        mentions: The watched mentions inside what is told, in order.
        also: How many further reports of the same story were kept back.
        query: A sqlite-utils command that shows the same from the database.
        inside: Watched names and ECCNs in the very words that changed.
        behind: The documents that came to be cited with the change.

    """

    finding: Finding
    why: str
    source_name: str
    official: bool
    published: str
    change: Change | None
    mentions: tuple[Mention, ...]
    query: str
    also: int = 0
    inside: tuple[str, ...] = ()
    behind: tuple[Behind, ...] = ()


@dataclass(frozen=True, slots=True)
class Message:
    """One message to one subscriber through one channel.

    Attributes:
        key: Idempotency key: a repeat of the same message carries the same one.
        subscription: Key of the subscription, or "operator".
        subject: One line.
        told: The findings, most urgent first; never empty.
        digest: Whether it collects what was found over a time.
        created: When it was put together, UTC.

    """

    key: str
    subscription: str
    subject: str
    told: tuple[Told, ...]
    digest: bool
    created: datetime
