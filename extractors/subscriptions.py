"""Who is told what, and when."""

import re
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, time, timedelta
from types import MappingProxyType
from zoneinfo import ZoneInfo

from extractors.kin import Kin, through
from extractors.model import Delivery, Finding, Severity
from extractors.watch import Subscription

OPERATOR = "operator"  # the subscription under which rulewire speaks of itself
TOLD_BY_DEFAULT = ("document", "change", "phase", "clock_gap", "counterparty")
NOBODY: Kin = MappingProxyType({})
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def deliveries(
    finding: Finding,
    subscriptions: Iterable[Subscription],
    told: Mapping[str, Severity],
    now: datetime,
    kin: Kin = NOBODY,
) -> tuple[Delivery, ...]:
    """Return what is owed to whom for a finding.

    `told` says how urgently each subscription was told of the finding's story before: a repeat is
    threaded under it unless it is more urgent. A change of a text is never a repeat. `kin` says
    for whom else an entity counts.
    """
    owed: list[Delivery] = []
    for subscription in subscriptions:
        why = match(finding, subscription, kin)
        if why is None:
            continue
        before = told.get(subscription.key, 0)
        repeat = finding.kind == "document" and finding.severity <= before
        when = due(subscription, now)
        owed += [
            Delivery(finding.key, subscription.key, channel, when, why, threaded=repeat)
            for channel in subscription.channels
        ]
    return tuple(owed)


def operator_deliveries(
    finding: Finding, channels: Iterable[str], now: datetime
) -> tuple[Delivery, ...]:
    """Return what the operator is owed, at once, of a finding about rulewire itself."""
    return tuple(Delivery(finding.key, OPERATOR, channel, now, "operator") for channel in channels)


def match(finding: Finding, subscription: Subscription, kin: Kin = NOBODY) -> str | None:
    """Return which terms of the subscription the finding meets, None if it misses one.

    An entity is also met by its kin, and then it is said through which relation. A counterparty is
    the user's own: which entities, labels, events and words are watched does not matter for it.

    >>> from extractors.watch import Subscription
    >>> finding = Finding("k", "document", Severity.HIGH, "t", "r", "q", "bis", "", entities=("a",))
    >>> match(finding, Subscription(key="s", channels=("mail",), entities=("a", "b")))
    'entity a'
    """
    if finding.severity < subscription.min_severity:
        return None
    if finding.kind not in (subscription.kinds or TOLD_BY_DEFAULT):
        return None
    if finding.kind == "counterparty":
        kept_back = subscription.sources and finding.source not in subscription.sources
        return None if kept_back else "counterparty"
    met = [f"entity {through(finding.entities, key, kin)}" for key in subscription.entities]
    met = [term for term in met if term != "entity "]
    if subscription.entities and not met:
        return None
    for name, wanted, there in (
        ("label", subscription.labels, finding.labels),
        ("source", subscription.sources, (finding.source,)),
        ("event", subscription.events, finding.events),
        ("word", subscription.words, _found(subscription.words, finding.text)),
    ):
        common = [term for term in wanted if term in there]
        if wanted and not common:
            return None
        met += [f"{name} {term}" for term in common]
    return ", ".join(met) or "everything"


def _found(words: Iterable[str], text: str) -> tuple[str, ...]:
    """Return those of `words` that stand in `text` as whole words, whatever their capitals."""
    return tuple(
        word for word in words if re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text, re.IGNORECASE)
    )


def due(subscription: Subscription, now: datetime) -> datetime:
    """Return when what is found now is to be sent: at once, or with the next digest.

    Nothing is sent in quiet hours: it waits for their end.
    """
    zone = ZoneInfo(subscription.zone)
    local = now.astimezone(zone)
    if subscription.when == "hourly":
        hour = (now + timedelta(hours=1)).replace(minute=0, second=0, microsecond=0)
        local = hour.astimezone(zone)
    elif subscription.when in ("daily", "weekly"):
        local = _next(local, subscription)
    return _after_quiet(local, subscription).astimezone(now.tzinfo)


def _next(local: datetime, subscription: Subscription) -> datetime:
    """Return the next time of the digest after `local`, on the local clock.

    An hour that comes twice has it once, an hour that is left out has it an hour later.
    """
    day = local.date()
    while subscription.when == "weekly" and _WEEKDAYS[day.weekday()] != subscription.weekday:
        day += timedelta(days=1)
    moment = datetime.combine(day, subscription.at, local.tzinfo)
    pause = timedelta(days=7 if subscription.when == "weekly" else 1)
    # Two times of one zone are compared as clocks show them, which in the hour that comes twice lies.
    return moment if moment.astimezone(UTC) > local.astimezone(UTC) else moment + pause


def _after_quiet(local: datetime, subscription: Subscription) -> datetime:
    begin, end = subscription.quiet_from, subscription.quiet_to
    if begin is None or end is None or begin == end or not _between(local.time(), begin, end):
        return local
    moment = datetime.combine(local.date(), end, local.tzinfo).replace(fold=local.fold)
    return moment if moment > local else moment + timedelta(days=1)


def _between(moment: time, begin: time, end: time) -> bool:
    if begin < end:
        return begin <= moment < end
    return moment >= begin or moment < end
