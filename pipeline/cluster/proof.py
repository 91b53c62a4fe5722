"""Whether the cluster that is configured is there and of our version: for `rulewire check`."""

from config import Settings
from pipeline.bounds import Bounds
from pipeline.cluster.berth import Berth


async def reached(settings: Settings) -> str:
    """Return a line on the cluster, "" if there is to be none.

    Raises:
        ConfigError: It is not there, or no worker of ours; says what to do.

    """
    read = settings.read
    if not read.executor:
        return ""
    bounds = Bounds(read.worker_timeout_s, read.worker_memory_mb, 1)
    berth = Berth(read.executor, settings.entities, bounds)
    try:
        return await berth.reach()
    finally:
        berth.leave()
