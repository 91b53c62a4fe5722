"""Names in one table that must exist in another."""

from collections.abc import Iterable, Iterator, Mapping
from typing import get_args

from config.complaint import Complaint, header, setting
from config.lines import KeyPath
from config.nearest import hint, nearest
from config.settings import Wanted
from config.terms import is_zone, zone_hint
from extractors.claims.event_kinds import KINDS as EVENT_KINDS
from extractors.entities.folding import fold
from extractors.kin import relations
from extractors.watch import RELATIONS, Entity, Subscription

# What `extractors.model.Finding.kind` may be.
FINDING_KINDS = (
    "document",
    "change",
    "phase",
    "clock_gap",
    "counterparty",
    "counterparties_unread",
    "restless",
    "source_blind",
    "source_recovered",
    "source_quiet",
    "source_heard",
    "heartbeat",
    "dead_delivery",
    "storage_trouble",
    "channel_down",
    "channel_recovered",
)
LABELS = get_args(Entity.model_fields["label"].annotation)
# `pipeline.message.Message.subscription` uses the word for what only the operator is told.
_RESERVED = "operator"


def broken_references(wanted: Wanted) -> Iterator[Complaint]:
    """Yield every name that nothing answers to, and every term that can never be met."""
    channels = wanted.channel
    yield from _unknown(("alert", "operator"), "channel", wanted.alert.operator, channels)
    for key, entity in wanted.entity.items():
        yield from _unknown_kin(key, entity, wanted)
        yield from _nameless(key, entity)
    yield from _circles(wanted)
    for key, subscription in wanted.subscription.items():
        path = ("subscription", key)
        yield from _unknown((*path, "channels"), "channel", subscription.channels, channels)
        yield from _unknown((*path, "sources"), "source", subscription.sources, wanted.source)
        yield from _unknown((*path, "kinds"), "kind", subscription.kinds, FINDING_KINDS)
        yield from _unknown((*path, "labels"), "label", subscription.labels, LABELS)
        yield from _unknown((*path, "events"), "event", subscription.events, EVENT_KINDS)
        yield from _unknown_entities((*path, "entities"), subscription.entities, wanted)
        yield from _never_met(path, subscription)


def _unknown(
    path: KeyPath, noun: str, names: Iterable[str], known: Iterable[str]
) -> Iterator[Complaint]:
    known = list(known)
    for at, name in enumerate(names):
        if name not in known:
            where = setting((*path, at))
            yield Complaint(path, f'{where}: no {noun} is called "{name}"{hint(name, known)}')


def _unknown_entities(path: KeyPath, names: Iterable[str], wanted: Wanted) -> Iterator[Complaint]:
    """Names and aliases are not taken, since several entities may share one, but understood."""
    for at, name in enumerate(names):
        if name not in wanted.entity:
            keys = {
                word: entity.key
                for entity in wanted.entity.values()
                for word in (*entity.aliases, entity.name, entity.key)
            }
            meant = keys.get(nearest(name, keys))
            ending = f'; did you mean "{meant}"?' if meant else ""
            where = setting((*path, at))
            yield Complaint(path, f'{where}: no entity has the key "{name}"{ending}')


def _unknown_kin(key: str, entity: Entity, wanted: Wanted) -> Iterator[Complaint]:
    for name in ("country", *RELATIONS):
        kin = getattr(entity, name)
        if kin and kin not in wanted.entity:
            path = ("entity", key, name)
            reason = f'no entity has the key "{kin}"{hint(kin, wanted.entity)}'
            yield Complaint(path, f"{setting(path)}: {reason}")


def _circles(wanted: Wanted) -> Iterator[Complaint]:
    """Yield each relation that leads back to where it began, with the keys on its way."""
    ahead = {key: tuple(relations(entity)) for key, entity in wanted.entity.items()}
    for key, steps in ahead.items():
        for relation, other in steps:
            if way := _way(other, key, ahead):
                path = ("entity", key, relation)
                circle = " → ".join((key, *way))
                yield Complaint(path, f"{setting(path)}: leads in a circle: {circle}")


def _way(start: str, goal: str, ahead: Mapping[str, Iterable[tuple[str, str]]]) -> tuple[str, ...]:
    """Return the keys from `start` to `goal`, () if no relations lead there."""
    ways: dict[str, tuple[str, ...]] = {start: (start,)}
    waiting = [start]
    for key in waiting:
        if key == goal:
            return ways[key]
        for _, other in ahead.get(key, ()):
            if other not in ways:
                ways[other] = (*ways[key], other)
                waiting.append(other)
    return ()


def _nameless(key: str, entity: Entity) -> Iterator[Complaint]:
    """Yield the names of an entity, and the words about it, that are nothing to look for."""
    if not _visible(entity.name):
        yield Complaint(
            ("entity", key, "name"), f"{setting(('entity', key, 'name'))}: must not be empty"
        )
    for field in ("aliases", "ambiguous", "context", "against"):
        for at, word in enumerate(getattr(entity, field)):
            if not _visible(word):
                where = setting(("entity", key, field, at))
                yield Complaint(("entity", key, field), f"{where}: must not be empty")


def _visible(word: str) -> bool:
    return fold(word).text.strip() != ""


def _never_met(path: KeyPath, subscription: Subscription) -> Iterator[Complaint]:
    """Yield the terms that silence a subscription for ever, or wake it at an unclear time."""
    if subscription.key == _RESERVED:
        yield Complaint(path, f'[subscription.{_RESERVED}]: "{_RESERVED}" is a reserved name')
    if not is_zone(subscription.zone):
        where = (*path, "zone")
        yield Complaint(where, f"{setting(where)}: {zone_hint(subscription.zone)}")
    for at, word in enumerate(subscription.words):
        if not word.strip():
            yield Complaint((*path, "words"), f"{setting((*path, 'words', at))}: must not be empty")
    yield from _unclear_times(path, subscription)


def _unclear_times(path: KeyPath, subscription: Subscription) -> Iterator[Complaint]:
    for name in ("at", "quiet_from", "quiet_to"):
        moment = getattr(subscription, name)
        if moment is not None and moment.tzinfo is not None:
            where = (*path, name)
            yield Complaint(where, f'{setting(where)}: leave out the offset; "zone" names it')
    start, end = subscription.quiet_from, subscription.quiet_to
    if (start is None) != (end is None):
        where = (*path, "quiet_from" if end is None else "quiet_to")
        yield Complaint(where, f'{header(path)}: "quiet_from" and "quiet_to" need each other')
    elif start is not None and start == end:
        where = (*path, "quiet_to")
        yield Complaint(where, f'{setting(where)}: is the same time as "quiet_from"')
