"""The stories that are open for further coverage, kept in memory from document to document."""

from datetime import datetime, timedelta
from functools import cached_property
from typing import TYPE_CHECKING

from extractors.story_marks import Traits, load
from storage.documents import OpenStory
from storage.store import Store

if TYPE_CHECKING:
    from extractors.story_shelf import Shelf

STORY_DAYS = 45  # how long a story stays open for further coverage
STORY_MOST = 2000  # documents that a new one is compared with, the last ones
_COVERAGE_DAYS = 120  # between publications of one story: `extractors.stories`


class OpenStories:
    """What a new document is compared with: the last documents that have a story.

    What others wrote into the database meanwhile is looked for, and loaded if need be. `archived` is
    for imports: documents of any time come last; else an archive that was just imported would crowd
    out those of today.
    """

    def __init__(self, store: Store, *, archived: bool = False) -> None:
        self._store = store
        self._archived = archived
        self._known: dict[str, OpenStory] = {}
        self._seen: object = None  # when and at which state of the database it was looked at

    @cached_property
    def _shelf(self) -> "Shelf":
        # With numpy, 14 MB: rounds that find nothing new do without.
        from extractors.story_shelf import Shelf

        return Shelf(STORY_MOST)

    def story_of(self, marks: Traits, now: datetime) -> str:
        """Return the story that a document belongs to, "" if it tells of none."""
        self._refresh(now)
        return self._shelf.story_of(marks)

    def put(self, one: OpenStory, marks: Traits) -> None:
        """Note the story of a document that is about to be kept."""
        self._known.pop(one.document, None)
        if not one.story:
            self._shelf.drop(one.document)
            return
        self._known[one.document] = one
        self._shelf.put(one.story, marks)
        if len(self._known) > STORY_MOST:
            del self._known[next(iter(self._known))]

    def doubt(self) -> None:
        """Look at the database again before the next: what was put may not have been kept."""
        self._seen = None

    def _refresh(self, now: datetime) -> None:
        seen = (self._store.documents.written_elsewhere(), now.date())
        if seen == self._seen:
            return
        since = now - timedelta(days=STORY_DAYS)
        published = None if self._archived else now - timedelta(days=_COVERAGE_DAYS)
        wanted = self._store.documents.open_stories(since, published, STORY_MOST)
        shelved = set(self._shelf)
        for document in shelved - {one.document for one in wanted}:
            self._shelf.drop(document)
        for one in wanted:
            if one.document in shelved and self._known.get(one.document) == one:
                continue
            self._shelf.put(one.story, load(self._store.documents.traits(one.document)))
        self._known = {one.document: one for one in wanted}
        self._seen = seen
