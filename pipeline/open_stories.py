"""The stories that a document may be of, kept in memory from document to document."""

from datetime import UTC, datetime, timedelta
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

    most = STORY_MOST

    def __init__(self, store: Store, *, archived: bool = False) -> None:
        self._store = store
        self._archived = archived
        self._known: dict[str, OpenStory] = {}
        self._seen: object = None  # when and at which state of the database it was looked at

    @cached_property
    def _shelf(self) -> "Shelf":
        # With numpy, 14 MB: rounds that find nothing new do without.
        from extractors.story_shelf import Shelf

        return Shelf(self.most)

    def story_of(self, marks: Traits, now: datetime) -> str:
        """Return the story that a document belongs to, "" if it tells of none."""
        self._refresh(now)
        return self._shelf.story_of(marks)

    def put(self, one: OpenStory, marks: Traits) -> None:
        """Note the story of a document that is about to be kept."""
        self._known.pop(one.document, None)
        if not one.story:
            if "_shelf" in vars(self):  # else there is nothing to drop it from
                self._shelf.drop(one.document)
            return
        self._known[one.document] = one
        self._shelf.put(one.story, marks)
        if len(self._known) > self.most:
            del self._known[next(iter(self._known))]

    def doubt(self) -> None:
        """Look at the database again before the next: what was put may not have been kept."""
        self._seen = None

    def _refresh(self, now: datetime) -> None:
        seen = (self._store.documents.written_elsewhere(), now.astimezone(UTC).date())
        if seen == self._seen:
            return
        wanted = self._wanted(now)
        shelved = set(self._shelf)
        for document in shelved - {one.document for one in wanted}:
            self._shelf.drop(document)
        for one in wanted:
            if one.document in shelved and self._known.get(one.document) == one:
                continue
            self._shelf.put(
                one.story, load(one.document, self._store.documents.marks(one.document))
            )
        self._known = {one.document: one for one in wanted}
        self._seen = seen

    def _wanted(self, now: datetime) -> list[OpenStory]:
        since = now - timedelta(days=STORY_DAYS)
        published = None if self._archived else now - timedelta(days=_COVERAGE_DAYS)
        return self._store.documents.open_stories(since, published, self.most)


class NearStories(OpenStories):
    """What an archived document is compared with when it is read again: those of the weeks around it.

    The nearest in time, as many on either side as a new one is compared with. What came later counts
    as well: its story may be the older one's. `now` is when the document was published.
    """

    most = 2 * STORY_MOST
    ahead = timedelta(days=STORY_DAYS)

    def _wanted(self, now: datetime) -> list[OpenStory]:
        day = now.astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
        reach = timedelta(days=STORY_DAYS)
        until = day + timedelta(days=1) + self.ahead
        return self._store.documents.near_stories(day - reach, day, until, STORY_MOST)


class PastStories(NearStories):
    """What an archived document would have been compared with on the day it was first seen.

    What was published in the weeks before and until the end of that day. `now` is when it was seen.
    """

    ahead = timedelta(0)
