"""The window on one database: read only, and what a page needs to answer."""

import asyncio
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import datetime
from urllib.parse import unquote

from config.settings import Settings
from extractors.errors import StorageError
from pipeline.listing import existing
from storage.web.asking import Asked, NotFoundError, QuestionError, Sent, Shown
from storage.web.registry import Page


@dataclass(frozen=True, slots=True)
class Answer:
    """A status and what to send with it."""

    status: int
    what: Shown | Sent


@dataclass(frozen=True, slots=True)
class Window:
    """Answers questions of a browser from the database that `settings` name, and writes nothing.

    `settings` are asked for each time: a daemon may have read them anew.

    The database is opened for each question: a page never sees half of one state and half of
    another, and one that was restored or brought up to date meanwhile is seen at once.
    """

    settings: Callable[[], Settings]
    now: Callable[[], datetime]
    _hands: ThreadPoolExecutor = field(
        default_factory=lambda: ThreadPoolExecutor(3, thread_name_prefix="window")
    )

    async def answer(
        self, page: Page, path: Mapping[str, str], query: Mapping[str, str], site: str
    ) -> Answer:
        """Return what a page says, off the event loop."""
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._hands, self._answered, page, path, query, site)

    def close(self) -> None:
        """Let questions in hand end."""
        self._hands.shutdown()

    def _answered(
        self, page: Page, path: Mapping[str, str], query: Mapping[str, str], site: str
    ) -> Answer:
        named = {name: unquote(value) for name, value in path.items()}
        settings = self.settings()
        try:
            with existing(settings, read_only=True) as store, store.still():
                asked = Asked(store, settings, named, query, self.now(), site)
                return Answer(200, page(asked))
        except NotFoundError as error:
            facts = {"title": error.what, "hint": error.hint, "near": error.near}
            return Answer(404, Shown("trouble.html", facts))
        except QuestionError as error:
            return Answer(400, Shown("trouble.html", _trouble("This was not understood", error)))
        except StorageError as error:
            return Answer(
                503, Shown("trouble.html", _trouble("The database cannot be read", error))
            )


def _trouble(title: str, error: Exception) -> dict[str, object]:
    return {"title": title, "hint": str(error), "near": ()}
