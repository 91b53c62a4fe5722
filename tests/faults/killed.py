"""The daemon with a bomb in it: started instead of `rulewire run`, it dies where it is told.

    python tests/faults/killed.py PLAN        one life, as a process of its own
    python tests/faults/killed.py             lives forked from one that has loaded all: fast

PLAN is a JSON object: "folder", "log" (files), "environ", "words" (of the command line), "clock"
(see `timing`), "bomb" (see `Bomb`; absent: it lives). Without one, plans come as lines on stdin,
and each is answered with the process' id; a line with an id asks for its exit code, "" while it
lives. The product has no hooks for this: what is counted is wrapped from outside.
"""

import faulthandler
import gc
import json
import os
import signal
import sqlite3
import sys
from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))
sys.path.insert(0, str(Path(__file__).parent))

import timing


class Bomb:
    """Counts the boundaries that a life comes to, and kills it at the n-th.

    A boundary is before each SQL statement, after each commit, before and after each send. `kind`
    says which are counted: "statement", "commit", "send" or "any"; `label` is a file for its name.
    """

    def __init__(self, kind: str, n: int, label: str) -> None:
        self._kind, self._left, self._label = kind, n, label

    def reach(self, kind: str, what: str) -> None:
        """Come to a boundary; with the last one all ends."""
        if self._kind not in (kind, "any"):
            return
        self._left -= 1
        if self._left == 0:
            name = f"{kind}: {' '.join(what.split())[:120]}"
            Path(self._label).write_text(name, "utf-8")
            os.kill(os.getpid(), signal.SIGKILL)


def arm(bomb: Bomb) -> None:
    """Wrap the one place where databases are opened, and the one where messages are handed over."""
    from pipeline.message import Message
    from pipeline.outbound import Channel

    class Counting(sqlite3.Connection):
        def __init__(self, *given: Any, **named: Any) -> None:
            super().__init__(*given, **named)
            self.set_trace_callback(lambda statement: bomb.reach("statement", statement))

        def execute(self, *given: Any) -> sqlite3.Cursor:
            answer = super().execute(*given)
            if given[0].strip().lower().startswith(("commit", "release")):
                bomb.reach("commit", "done")
            return answer

    plain, hand = sqlite3.connect, Channel.send

    async def send(self: Channel, message: Message) -> str:
        bomb.reach("send", f"before {self.key}")
        receipt = await hand(self, message)
        bomb.reach("send", f"after {self.key}")
        return receipt

    sqlite3.connect = partial(plain, factory=Counting)  # type: ignore[assignment]
    Channel.send = send  # type: ignore[method-assign]


def live(plan: Mapping[str, Any]) -> None:
    """Be the daemon, or another command, to the end."""
    import pipeline.cli
    import pipeline.daemon
    from config import Settings
    from pipeline.engine import Engine
    from storage.store import Store

    os.chdir(plan["folder"])
    os.environ.update(plan["environ"])
    descriptor = os.open(plan["log"], os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    os.dup2(descriptor, 1)
    os.dup2(descriptor, 2)
    faulthandler.register(signal.SIGUSR1)
    clock = timing.Leaping(timing.load(plan["clock"]), Path("leap"))

    def engine(settings: Settings, store: Store, now: object) -> Engine:
        return Engine(settings, store, clock.now)

    # The daemon's own clock stays ours: the scheduler's does as well.
    vars(pipeline.daemon)["Engine"] = engine
    clock.shift()
    if "bomb" in plan:
        arm(Bomb(**plan["bomb"]))
    sys.argv = ["rulewire", *plan["words"]]
    pipeline.cli.main()


def warm() -> None:
    """Load all that a life needs, so that one that is forked begins at once."""
    from config import load
    from extractors.annotate import Annotator
    from extractors.registry import source_kinds
    from pipeline.outbound import channels
    from pipeline.post import usual_trust

    load(None)
    channels()
    source_kinds()
    usual_trust()
    Annotator({})
    gc.freeze()


def serve() -> None:
    """Fork a life for each plan; tell of those that ended."""
    warm()
    for line in sys.stdin:
        asked = json.loads(line)
        if isinstance(asked, int):
            ended, status = os.waitpid(asked, os.WNOHANG)
            answer = str(os.waitstatus_to_exitcode(status)) if ended else ""
        elif not (child := os.fork()):
            os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
            live(asked)
            os._exit(0)
        else:
            answer = str(child)
        sys.stdout.write(answer + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    live(json.loads(sys.argv[1])) if len(sys.argv) > 1 else serve()
