"""What belongs to a finding, gathered from the store."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from extractors.errors import ConfigError
from extractors.hunks import Change
from storage.chain import Seal
from storage.exchanges import Exchange
from storage.ledger import Row
from storage.store import Store

_FEW = 8  # keys that an error names
_LIST = """
    rulewire deliveries --json lists those that were told, and all of them:
    sqlite-utils DATABASE "select found_at, key, title from finding order by found_at" -t
"""
_LONG = 5000  # seals between a page and its finding that are still shown


@dataclass(frozen=True, slots=True)
class State:
    """A version of the text: `role` is "before" or "after"; `body` is empty if it is not kept."""

    role: str
    version: Row
    exchange: Exchange | None
    body: bytes
    media_type: str

    @property
    def key(self) -> str:
        """The key under which the version is sealed."""
        return f"{self.version['document']}#{self.version['number']}"


@dataclass(frozen=True, slots=True)
class Path:
    """Seals from before the finding's own to a head; `told_by` is the heartbeat that told it."""

    seals: tuple[Seal, ...]
    told_by: str

    @property
    def head(self) -> Seal:
        """The last seal."""
        return self.seals[-1]


@dataclass(frozen=True, slots=True)
class Gathered:
    """A finding and all that it rests on."""

    finding: Row
    states: tuple[State, ...]
    change: Change | None
    reading: Mapping[str, object]
    fetches: Sequence[Row]
    deliveries: Sequence[Row]
    seals: tuple[tuple[Seal, Row | None], ...]
    path: Path

    @property
    def key(self) -> str:
        """The finding's key."""
        return str(self.finding["key"])

    @property
    def after(self) -> State | None:
        """The version that the finding tells of, None if it is of no document."""
        return self.states[-1] if self.states else None


def chosen(store: Store, beginning: str) -> str:
    """Return the key of the one finding that begins so.

    Raises:
        ConfigError: There is none, or more than one.

    """
    found = store.dossiers.keys(beginning, _FEW + 1) if beginning else []
    if not found:
        raise ConfigError(
            "FINDING", f'no finding begins with "{beginning}"; {" ".join(_LIST.split())}'
        )
    if len(found) > 1 and found[0] != beginning:
        more = ", …" if len(found) > _FEW else ""
        keys = ", ".join(found[:_FEW])
        raise ConfigError("FINDING", f'"{beginning}" is not enough to tell, name one: {keys}{more}')
    return found[0]


def gathered(store: Store, key: str) -> Gathered:
    """Return all that is kept about the finding `key`."""
    finding = store.dossiers.finding(key)
    states = tuple(_states(store, finding))
    document, number = finding["document"], finding["version"]
    fetches = _fetches(store, finding, states)
    seals = tuple(_seals(store, key, states, fetches))
    return Gathered(
        finding=finding,
        states=states,
        change=store.documents.change(document, number) if document else None,
        reading=store.dossiers.reading(document, number) if states else {},
        fetches=fetches,
        deliveries=store.dossiers.deliveries(key),
        seals=tuple((seal, store.chain.says(seal.what, seal.key)) for seal in seals),
        path=_path(store, seals),
    )


def _states(store: Store, finding: Row) -> Iterator[State]:
    if not finding["document"]:
        return
    number = finding["version"]
    for role, each in (("before", number - 1), ("after", number)):
        if version := store.dossiers.version(finding["document"], each):
            body, media_type = store.exchanges.body(version["raw"])
            exchange = store.exchanges.brought(version["raw"], version["first_seen"])
            yield State(role, version, exchange, body, media_type)


def _fetches(store: Store, finding: Row, states: Sequence[State]) -> list[Row]:
    until = finding["found_at"]
    if not states:
        return store.dossiers.fetches(until, source=finding["source"]) if finding["source"] else []
    urls = {state.exchange.url if state.exchange else state.version["url"] for state in states}
    bodies = {state.version["raw"] for state in states} - {""}
    return store.dossiers.fetches(until, urls=sorted(urls), bodies=sorted(bodies))


def _seals(
    store: Store, key: str, states: Sequence[State], fetches: Sequence[Row]
) -> Iterator[Seal]:
    """Yield the seals that concern a finding, in the order of the chain."""
    bodies = {state.version["raw"]: None for state in states}
    names = [("finding", key), *(("version", state.key) for state in states)]
    names += {("exchange", s.exchange.key): None for s in states if s.exchange}
    for fetch in fetches:
        if bodies.get(fetch["sha256"], 0) is None:
            bodies[fetch["sha256"]] = fetch["id"]
            names.append(("fetch", str(fetch["id"])))
    found = (store.chain.of(*name) for name in names)
    yield from sorted((seal for seal in found if seal), key=lambda seal: seal.sequence)


def _path(store: Store, seals: Sequence[Seal]) -> Path:
    """Return the chain from what concerns a finding to the first head that was told, or the last."""
    own = next(seal.sequence for seal in seals if seal.what == "finding")
    first = min(seal.sequence for seal in seals if seal.sequence > own - _LONG)
    witnessed = store.chain.witnessed(own)
    last = witnessed or store.chain.head().sequence
    between = store.chain.seals(after=first - 2)
    path: list[Seal] = []
    for seal in between:
        if seal.sequence > last:
            return Path(tuple(path), seal.key)
        path.append(seal)
    return Path(tuple(path), "")
