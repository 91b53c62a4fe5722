"""When a page was first published."""

import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from lxml.html import HtmlElement

from extractors.reading.blocks import Block, blocks_of
from extractors.reading.days import EARLIEST, days_in, instant, is_dateline, midnight
from extractors.reading.markup import line_of, words_of
from extractors.reading.metadata import Metadata, first_text
from extractors.reading.region import is_prose

_META = (
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished",
    "dcterms.issued", "dc.date.issued", "dcterms.date", "dc.date", "dcterms.created", "dc.date.created",
    "citation_publication_date", "citation_online_date", "parsely-pub-date", "sailthru.date",
    "cxenseparse:recs:publishtime", "publishdate", "publish-date", "publish_date", "pubdate",
    "publication_date", "publicationdate", "published", "date", "originalpublicationdate",
    "rnews:datepublished", "article.published", "release_date",
)  # fmt: skip
_NEXT = (
    "publishedOn",
    "publishedAt",
    "datePublished",
    "publishDate",
    "firstPublished",
    "published",
)
_CHANGED = re.compile(r"\b(?:updated?|modified|modification|revised|changed|edited)\b")
_OWN = re.compile(r"date$|published|issued")
_LATER = re.compile(
    r"modif|updat|chang|review|expir|valid|event|revis|verif|build|access|effective"
)
_SPLIT = re.compile(r"[^a-z]+")
_ELSEWHERE = re.compile(
    r"\b(?:comments?|related|recirc\w*|recent|latest|popular|teasers?|cards?|listing)\b"
)
_MUTE = frozenset(
    ("script", "style", "template", "noscript", "nav", "aside", "head", "svg", "option")
)
_FIRST_WORDS = re.compile(
    r"\W*(?:first |originally )?(?:published|posted|issued|released?|date|created)\b", re.IGNORECASE
)
_IN_URL = re.compile(r"/((?:19|20)\d\d)[/-](\d{1,2})[/-](\d{1,2})(?:\D|$)")
# How far round the headline a date line stands, in blocks.
_BEFORE, _AFTER = 4, 12


def published(
    root: HtmlElement,
    headline: HtmlElement | None,
    about: Metadata,
    *,
    zone: ZoneInfo,
    fetched: datetime,
    url: str = "",
) -> datetime | None:
    """Return when the page was first published, UTC; None if it does not say.

    A date without an hour is midnight in `zone`. What the page prints near its headline settles the
    day where metadata differ by a time zone, or are later than the print. A date before 1990, or
    more than a year after the page was `fetched`, is no date.
    """
    latest = fetched + timedelta(days=366)
    blocks = list(blocks_of(root, lambda element: element.tag in _MUTE))
    day_first = not (root.get("lang") or "en-US").lower().startswith(("en-us", "zh", "ja", "ko"))
    day_first = day_first and (root.get("lang") or "").lower() != "en"
    printed = _printed(blocks, headline, day_first)
    stated = _stated(root, about, zone, latest)
    if printed is not None and midnight(printed, zone) > latest:
        printed = None
    if printed is None:
        return stated or _elsewhere(root, blocks, about, url, zone, latest)
    if stated is None or (stated.date() > printed) or stated.date() == printed - timedelta(days=1):
        return midnight(printed, zone)
    return stated


def _stated(
    root: HtmlElement, about: Metadata, zone: ZoneInfo, latest: datetime
) -> datetime | None:
    """Return the first time that metadata give; a day's midnight if no hour is known."""
    day: datetime | None = None
    for text in _statements(root, about):
        found = instant(text, zone)
        if found is None or found[0] > latest:
            continue
        when, timed = found
        if timed and (day is None or abs(when - day) < timedelta(days=2)):
            return when
        day = day or when
    return day


def _statements(root: HtmlElement, about: Metadata) -> Iterator[str]:
    for article in about.articles:
        yield first_text(article.get("datePublished"))
    yield from (about.meta[name] for name in _META if name in about.meta)
    # Of the names that a site made up itself: "rdate", "press-date".
    yield from (
        text for name, text in about.meta.items() if _OWN.search(name) and not _LATER.search(name)
    )
    for name in _NEXT:
        value = about.node.get(name)
        yield (
            first_text(value.get("time") or value.get("date"))
            if isinstance(value, dict)
            else first_text(value)
        )
    yield from _times(root)


def _times(root: HtmlElement) -> Iterator[str]:
    """Yield the machine-readable times of the page, but not those of comments and teasers."""
    rest = []
    for element in root.iter("time", "abbr", "span"):
        given = element.get("datetime") or (
            element.get("title") if element.tag == "abbr" else element.get("content")
        )
        if not given or not re.search(r"\d{4}", given):
            continue
        words = f"{words_of(element)} {element.get('itemprop', '').lower()}"
        if (
            _CHANGED.search(words)
            or "datemodified" in words
            or _follows_change(element)
            or _stands_elsewhere(element)
        ):
            continue
        if element.tag == "time" or "published" in words:
            rest.append(
                (not re.search(r"published|pubdate", words + " ".join(element.keys())), given)
            )
    yield from (given for _, given in sorted(rest, key=lambda pair: pair[0]))


def _follows_change(element: HtmlElement) -> bool:
    before = element.getprevious()
    lead = (before.tail if before is not None else getattr(element.getparent(), "text", "")) or ""
    return bool(_CHANGED.search(lead.lower())) or bool(_CHANGED.search(line_of(element).lower()))


def _stands_elsewhere(element: HtmlElement) -> bool:
    for holder in element.iterancestors():
        if holder.tag in {"main", "body"}:
            return False
        if holder.tag in {"aside", "nav", "footer", "li"} or _ELSEWHERE.search(words_of(holder)):
            return bool(holder.tag != "article")
    return False


def _printed(blocks: Sequence[Block], headline: HtmlElement | None, day_first: bool) -> date | None:
    """Return the day that the date line near the headline prints."""
    place = next((i for i, block in enumerate(blocks) if block.element is headline), None)
    if place is None:
        place = next((i for i, block in enumerate(blocks) if is_prose(block)), 0)
    after = []
    for block in blocks[place : place + _AFTER]:
        after.append(block)
        if sum(map(is_prose, after)) > 1:
            break
    near = [*after, *reversed(blocks[max(0, place - _BEFORE) : place])]
    told = [block for block in blocks if any(map(_FIRST_WORDS.match, block.lines))]
    for block in (*near, *told):
        if not _CHANGED.search(words_of(block.element)):
            for line in filter(is_dateline, block.lines):
                for found in days_in(line, day_first=day_first):
                    if not found.changed:
                        return found.day
    return None


def _elsewhere(
    root: HtmlElement,
    blocks: Sequence[Block],
    about: Metadata,
    url: str,
    zone: ZoneInfo,
    latest: datetime,
) -> datetime | None:
    """Return the day that the address tells, or that htmldate finds; never one of a change."""
    if (found := _IN_URL.search(url)) and (
        when := instant("-".join(p.zfill(2) for p in found.groups()), zone)
    ):
        return when[0] if when[0] <= latest else None
    if any(_CHANGED.search(block.text.lower()) for block in blocks if block.words <= 20):
        return None
    # Loaded when it is needed: it takes longer than all the rest that a short command does.
    from htmldate import find_date

    text = find_date(
        root,
        extensive_search=False,
        original_date=True,
        url=None,
        min_date=datetime(EARLIEST, 1, 1, tzinfo=zone).strftime("%Y-%m-%d"),
        max_date=latest.strftime("%Y-%m-%d"),
    )
    when = instant(text, zone) if text else None
    return when[0] if when and text not in _other_days(root, about) else None


def _other_days(root: HtmlElement, about: Metadata) -> set[str]:
    """Return the days, as written, of changes to the page and of other pages."""
    said = [text for name, text in about.meta.items() if _CHANGED.search(_SPLIT.sub(" ", name))]
    said += [first_text(article.get("dateModified")) for article in about.articles]
    # A `time` that told of this page would have been believed before.
    said += [element.get("datetime") or line_of(element) for element in root.iter("time")]
    return {text[:10] for text in said}


def written(text: str, zone: ZoneInfo, fetched: datetime) -> datetime | None:
    """Return the time that a mail's Date header gives, UTC; None if it gives none that can be.

    The day that it prints wins over an instant that falls on the next day in UTC.
    """
    found = instant(text, zone)
    if found is None or found[0] > fetched + timedelta(days=366):
        return None
    printed = next((day.day for day in days_in(text)), found[0].date())
    return found[0] if found[0].date() == printed else midnight(printed, zone)
