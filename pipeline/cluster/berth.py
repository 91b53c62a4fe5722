"""Whether the cluster is at hand. While it is not, home reads, and it is looked for again.

Waiting was the other way: but what changed in the law is to be told today, and whoever reads ten
years of archive again has this machine meanwhile.
"""

import asyncio
import pickle
from collections.abc import Mapping, Sequence
from concurrent.futures import BrokenExecutor, Future
from importlib.util import find_spec
from threading import Thread
from time import monotonic
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import structlog

from extractors.errors import ConfigError
from extractors.listed.rows import ListedParty
from extractors.watch import Entity
from pipeline.bounds import Bounds
from pipeline.cluster.identity import identity, told

if TYPE_CHECKING:
    from pipeline.cluster.executor import Cluster

AGAIN_S = 10.0  # from one look for a cluster that is away to the next
KNOCK_S = 3.0
ANSWER_S = 20.0  # for dask to connect: with who listens and says nothing it waits for ever
PAUSE_S = 0.5
START_S = 30.0  # that workers may take to start
SETTING = "read.executor"

log = structlog.get_logger()


class Away(BrokenExecutor):
    """The cluster cannot do a job now; that says nothing of the job."""


class Berth:
    """The place of a cluster, by the setting: "dask://HOST:PORT", or "tls://HOST:PORT".

    Raises:
        ConfigError: dask is not installed.

    """

    def __init__(self, executor: str, entities: Mapping[str, Entity], bounds: Bounds) -> None:
        if find_spec("distributed") is None:
            raise ConfigError(SETTING, "a cluster needs dask; pip install 'rulewire[cluster]'")
        self._address = executor.replace("dask://", "tcp://")
        self._entities = entities
        self._bounds = bounds
        self._parties: Sequence[ListedParty] = ()
        self._cluster: Cluster | None = None
        self._coming: Future[Cluster] | None = None
        self._away = "not looked for yet"
        self._closed = False  # nobody listens there, or nobody whom we may speak to
        self._why = ""  # it is not at hand
        self._again_at = 0.0
        self._door = asyncio.Lock()

    @property
    def width(self) -> int:
        """How many jobs are worth having in hand; 0 while the cluster is away."""
        return 0 if self._cluster is None or self._cluster.lost else self._cluster.width

    def know(self, parties: Sequence[ListedParty]) -> None:
        """Link to `parties` from the next job on; jobs in hand end as they began."""
        self._parties = parties
        self.leave(wait=False)
        self._again_at = 0.0

    async def at_hand(self) -> "Cluster | None":
        """Return the cluster if a worker there is of our version, else None: home is to read."""
        await self._sought()
        why = self._reason()
        if why and not self._why:
            log.warning("the cluster is away: texts are read at home meanwhile", reason=why)
        elif self._why and not why:
            log.info("the cluster is at hand", jobs=self.width)
        self._why = why
        return None if why else self._cluster

    async def reach(self) -> str:
        """Return a line on the cluster, if it is there and has workers of ours.

        Raises:
            ConfigError: It is not; says what to do.

        """
        for _ in range(int(START_S / PAUSE_S)):
            await self._sought()
            if self._cluster and not self._reason():
                refused = [f"{at} ({who})" for at, who in self._cluster.refused.items()]
                others = f"; refused: {', '.join(refused)}" if refused else ""
                return f"{self._address}, {self._cluster.threads} texts at a time{others}"
            if self._closed or (self._cluster and self._cluster.refused):
                break
            if self._cluster is None:  # it listens: dask stumbled over its own start
                self._again_at = 0.0
            await asyncio.sleep(PAUSE_S)
        raise ConfigError(SETTING, f"{self._reason()}; or leave the setting out to read at home")

    async def _sought(self) -> None:
        async with self._door:
            away = self._cluster is None or self._cluster.lost
            if away and monotonic() >= self._again_at:
                await self._look()

    async def _look(self) -> None:
        self._cluster = None
        self._closed = False
        try:
            if self._coming is None:
                await self._knock()
            if self._coming and self._coming.done():
                coming, self._coming = self._coming, None
                self._cluster = coming.result()
            else:
                self._away = "it takes a connection, and says nothing"
        except Exception as error:  # noqa: BLE001 - dask's: a port that is closed, no certificate …
            self._away = str(error) or type(error).__name__
            self._closed = isinstance(error, OSError | TypeError)  # without a certificate
        self._again_at = monotonic() + AGAIN_S  # since the end of a look, which may take longer

    async def _knock(self) -> None:
        """Begin to connect, if anybody is there; wait for the end of it, but not for ever."""
        url = urlsplit(self._address)
        async with asyncio.timeout(KNOCK_S):  # dask itself knocks for long
            _, door = await asyncio.open_connection(url.hostname, url.port)
        door.close()
        known = (self._address, self._entities, self._parties, self._bounds)
        self._coming = _connecting(*known)
        told = asyncio.wrap_future(self._coming)
        told.add_done_callback(lambda _: told.cancelled() or told.exception())
        await asyncio.wait([told], timeout=ANSWER_S)

    def _reason(self) -> str:
        cluster, place = self._cluster, f"the scheduler at {self._address}"
        if cluster is None or cluster.lost:
            return (
                f"{place} does not answer ({cluster.lost if cluster else self._away}): start it "
                "(dask scheduler), or mend the address"
            )
        if cluster.width:
            return ""
        if cluster.refused:
            others = ", ".join(f"{at} is of {who}" for at, who in cluster.refused.items())
            return f"no worker there is of {told(identity())}: {others}; upgrade them"
        return f"{place} has no workers: start some (dask worker {self._address})"

    def leave(self, *, wait: bool = True) -> None:
        """Leave the cluster; whoever waits for a job there waits in vain if we wait."""
        if self._coming is not None:
            self._coming.add_done_callback(_left)
            self._coming = None
        if self._cluster is not None:
            self._cluster.shutdown(wait, cancel_futures=wait)
            self._cluster = None


def _connecting(
    address: str,
    entities: Mapping[str, Entity],
    parties: Sequence[ListedParty],
    bounds: Bounds,
) -> "Future[Cluster]":
    """Connect in a thread for which the end of the program does not wait."""
    coming: Future[Cluster] = Future()

    def connect() -> None:
        try:
            coming.set_result(_connected(address, entities, parties, bounds))
        except Exception as error:  # noqa: BLE001 - it is raised by whoever waits
            coming.set_exception(error)

    Thread(target=connect, name="dask", daemon=True).start()
    return coming


def _left(coming: "Future[Cluster]") -> None:
    """Leave a cluster that was reached too late."""
    if not coming.exception():
        coming.result().shutdown(wait=False)


def _connected(
    address: str,
    entities: Mapping[str, Entity],
    parties: Sequence[ListedParty],
    bounds: Bounds,
) -> "Cluster":
    """Connect; dask tells its own troubles to our log only."""
    import dask

    silent = dict.fromkeys(("distributed", "distributed.client"), "critical")
    threshold = "distributed.admin.large-graph-warning-threshold"
    dask.config.set({"logging": silent, threshold: "1 GB"})
    from pipeline.cluster.executor import Cluster

    return Cluster(address, pickle.dumps((entities, parties)), bounds)
