"""The window on one database: read only, and what a page needs to answer."""

import asyncio
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import datetime
from urllib.parse import unquote

from config.settings import Settings
from extractors.errors import StorageError
from storage.store import Store
from storage.web.asking import Asked, NotFoundError, QuestionError, Sent, Shown
from storage.web.registry import Page


@dataclass(frozen=True, slots=True)
class Answer:
    """A status and what to send with it."""

    status: int
    what: Shown | Sent


@dataclass(frozen=True, slots=True)
class Window:
    """Answers questions of a browser from the database in `settings`, and writes nothing.

    The database is opened for each question: a page never sees half of one state and half of
    another, and one that was restored or brought up to date meanwhile is seen at once.
    """

    settings: Settings
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
        try:
            if not self.settings.database.exists():
                hint = "there is no database yet; rulewire once makes it"
                raise StorageError(str(self.settings.database), hint)
            with Store(self.settings.database, read_only=True) as store, store.still():
                asked = Asked(store, self.settings, named, query, self.now(), site)
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
