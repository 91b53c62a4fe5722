"""Which texts of the past are wanted, and in how few requests they can be had."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from config import Settings
from config.nearest import hint
from config.settings import SourceSettings
from extractors.errors import ConfigError
from extractors.model import Link
from extractors.reading.ecfr_versions import FIRST_DAY
from extractors.sources.ecfr import EcfrOptions

BEGINNING = date.fromisoformat(FIRST_DAY)
FEW = 5  # more texts of a part than these, amended on one day, come with the whole part


@dataclass(frozen=True, slots=True)
class Span:
    """What is asked for: a source and part, "" for all; days, both included, None for today."""

    source: str = ""
    part: str = ""
    since: date = BEGINNING
    until: date | None = None

    def covers(self, link: Link) -> bool:
        """Whether a link leads to the part that is asked for."""
        return self.part in ("", link.fields.get("part", self.part))

    def chosen(self, links: Iterable[Link]) -> list[Link]:
        """Return the links to texts that stood on any of the days."""
        texts: dict[str, dict[str, Link]] = defaultdict(dict)
        for link in links:
            texts[link.document][link.fields["as_of"]] = link
        return [link for days in texts.values() for link in self._standing(days)]

    def _standing(self, days: Mapping[str, Link]) -> Iterator[Link]:
        since = self.since.isoformat()
        until = self.until.isoformat() if self.until else "9999"
        first = max((day for day in days if day <= since), default=since)
        yield from (link for day, link in days.items() if first <= day <= until)


@dataclass(frozen=True, slots=True)
class Errand:
    """A page to fetch, and the texts of `links` that are wanted of it."""

    wanted: SourceSettings
    page: Link
    links: tuple[Link, ...]

    @property
    def day(self) -> str:
        """The day of which the page is."""
        return self.links[0].fields["as_of"]

    @property
    def single(self) -> tuple["Errand", ...]:
        """The same errand, a page for each text."""
        return tuple(Errand(self.wanted, link, (link,)) for link in self.links)


def read_sources(settings: Settings, span: Span, today: date) -> list[SourceSettings]:
    """Return the sources that are asked for.

    Raises:
        ConfigError: No such source or part, or days that cannot be.

    """
    refuse_days(span, today)
    known = {
        key: one
        for key, one in settings.sources.items()
        if isinstance(one.source.options, EcfrOptions)
    }
    if span.source and span.source not in known:
        state = "has no history" if span.source in settings.sources else "is no source"
        raise ConfigError("SOURCE", f'"{span.source}" {state}{hint(span.source, known)}')
    asked = [known[span.source]] if span.source else [s for s in known.values() if s.enabled]
    found = [one for one in asked if not span.part or span.part in _parts(one)]
    if span.part and not found:
        parts = [part for one in asked for part in _parts(one)]
        raise ConfigError("--part", f'no source reads part "{span.part}"{hint(span.part, parts)}')
    if not found:
        raise ConfigError(
            "backfill", 'no source of the kind "ecfr" is enabled; set enabled = true under one'
        )
    return found


def _parts(wanted: SourceSettings) -> Sequence[str]:
    options = wanted.source.options
    return options.parts if isinstance(options, EcfrOptions) else ()


def refuse_days(span: Span, today: date) -> None:
    """Raise unless a span has days that have come, in order.

    Raises:
        ConfigError: Says which option.

    """
    for name, day in (("--since", span.since), ("--until", span.until)):
        if day and day > today:
            raise ConfigError(name, f"{day} has not come; name a day up to {today}")
    if span.until and span.until < span.since:
        raise ConfigError(
            "--until", f"{span.until} is before --since {span.since}; name a later day"
        )


def errands(wanted: SourceSettings, links: Iterable[Link]) -> Iterator[Errand]:
    """Yield what to fetch for the texts of `links`: what stands on one page, once."""
    groups: dict[str, list[Link]] = defaultdict(list)
    for link in links:
        groups[link.fields["whole"] or link.url].append(link)
    for url, group in groups.items():
        if len(group) > FEW:
            fields = {name: group[0].fields[name] for name in ("part", "as_of")}
            page = replace(group[0], url=url, document="", fields=fields)
            yield Errand(wanted, page, tuple(group))
        else:
            yield from (Errand(wanted, link, (link,)) for link in group)
