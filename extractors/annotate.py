"""All that is read in one text, put together: names, numbers, dates, events, what it matters."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from zoneinfo import ZoneInfo

from extractors.amending.effective import effective_days
from extractors.amending.instructions import amendments_of
from extractors.claims.bill_actions import bill_events
from extractors.claims.events import find_events
from extractors.claims.known import Known
from extractors.claims.list_actions import find_list_actions
from extractors.claims.main_dates import main_dates
from extractors.claims.relevance import judge
from extractors.claims.scene import scene
from extractors.claims.topic import is_on_topic
from extractors.listed.index import Index
from extractors.listed.linking import Linker
from extractors.listed.rows import ListedParty
from extractors.lists.entries import is_list
from extractors.model import Annotations, Document, Source
from extractors.nlp import Tagged, Tagger
from extractors.versions import EXTRACTOR
from extractors.watch import Entity


class Annotator:
    """Reads texts. Built once a process, since its watch list takes a while to compile."""

    def __init__(self, entities: Mapping[str, Entity], parties: Sequence[ListedParty] = ()) -> None:
        self._known = Known(entities)
        self._tag = Tagger(entities.values())
        self._link = Linker(Index(parties, entities.values()))

    def __call__(self, document: Document, source: Source) -> Annotations:
        """Return what is read in a document that came from `source`."""
        published = document.published
        day = published.astimezone(ZoneInfo(source.zone)).date() if published else None
        tagged = self._tag(document.text, document.title, day, source.publisher)
        seen = scene(document, tagged.mentions, self._known, source)
        if document.genre == "bill":
            events = bill_events(document, self._known, source)
        else:
            events = find_events(seen, tagged.identifiers)
        actions = find_list_actions(seen)
        verdict = judge(
            document,
            tagged.mentions,
            tagged.title_mentions,
            tagged.identifiers,
            events,
            actions,
            source,
        )
        # Listed parties come last: being on a list is no reason to call a text urgent or relevant.
        linked = tagged if is_list(document.id) else self._linked(document, tagged)
        return Annotations(
            mentions=linked.mentions,
            title_mentions=linked.title_mentions,
            identifiers=tagged.identifiers,
            dates=main_dates(document, tagged.dates, events, day) if verdict.relevant else (),
            events=events,
            list_actions=actions,
            amendments=amendments_of(document),
            amendment_dates=effective_days(document),
            relevant=verdict.relevant,
            severity=verdict.severity,
            reason=verdict.reason,
            relevance_reason=verdict.points,
            severity_reason=verdict.urgency,
            extractor=EXTRACTOR,
        )

    def _linked(self, document: Document, tagged: Tagged) -> Tagged:
        """Return what was tagged with links to listed parties in text and title."""
        about = is_on_topic(document, tagged.mentions)
        return replace(
            tagged,
            mentions=self._link(document.text, tagged.mentions, about),
            title_mentions=self._link(document.title, tagged.title_mentions, about),
        )
