"""One round and out: for cron, and for a first look."""

from collections.abc import Sequence
from dataclasses import dataclass

from config import Settings
from config.nearest import hint
from extractors.errors import ConfigError
from pipeline.alert import Told
from pipeline.clock import clock
from pipeline.engine import Engine
from pipeline.run import Round
from storage.store import Store


@dataclass(frozen=True, slots=True)
class Result:
    """What one round did."""

    rounds: tuple[Round, ...]
    told: Told

    @property
    def exit_code(self) -> int:
        """0 if all went well, 3 if every source was blind, 1 if anything else failed."""
        if self.rounds and all(outcome.blind for outcome in self.rounds):
            return 3
        troubled = any(outcome.error or outcome.failed for outcome in self.rounds)
        return int(troubled or self.told.postponed > 0 or self.told.dead > 0)

    @property
    def row(self) -> dict[str, object]:
        """The outcome as a program reads it."""
        rounds = [
            {"source": r.source, "new": r.new, "changed": r.changed, "blind": r.blind,
             "error": r.error, "pages_failed": len(r.failed)}
            for r in self.rounds
        ]  # fmt: skip
        told = {"sent": self.told.sent, "waiting": self.told.postponed, "dead": self.told.dead}
        return {"sources": rounds, "told": told}

    @property
    def summary(self) -> str:
        """One line for a person."""
        new, changed = (sum(getattr(r, name) for r in self.rounds) for name in ("new", "changed"))
        blind = sum(outcome.blind for outcome in self.rounds)
        pages = sum(len(outcome.failed) for outcome in self.rounds)
        return (
            f"{len(self.rounds)} sources checked: {new} documents new, {changed} changed; "
            f"{blind} sources blind, {pages} pages failed; findings told {self.told.sent}, "
            f"waiting {self.told.postponed}, given up {self.told.dead}"
        )


async def one_round(
    settings: Settings, store: Store, *, only_due: bool, keys: Sequence[str]
) -> Result:
    """Check the sources once, all of them unless told otherwise, and send what is owed.

    Raises:
        ConfigError: One of `keys` is no enabled source.

    """
    enabled = {key for key, wanted in settings.sources.items() if wanted.enabled}
    for key in keys:
        if key not in enabled:
            state = "is not enabled" if key in settings.sources else "is no source"
            raise ConfigError("--source", f'"{key}" {state}{hint(key, enabled)}')
    async with Engine(settings, store, clock) as engine:
        wanted = dict.fromkeys(keys) or (engine.due() if only_due else sorted(enabled))
        try:
            rounds = await engine.check_all(wanted)
            engine.look_at_clocks()
            engine.look_for_quiet()
        finally:
            engine.wake()
            told = await engine.drain()  # a bug at one source must not keep back another's news
        return Result(tuple(rounds), told)
