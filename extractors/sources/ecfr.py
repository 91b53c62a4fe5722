"""The eCFR: the regulations as they stand, part by part, pinned to the day that they are current to.

A source's `url` is `https://www.ecfr.gov/api/versioner/v1/titles.json`.
"""

from urllib.parse import urljoin

from pydantic import Field

from extractors.errors import ReadError
from extractors.model import Link, Page, Reading, Source
from extractors.reading.answers import json_of
from extractors.reading.challenge import refuse
from extractors.reading.ecfr import sections
from extractors.registry import source_kind
from extractors.watch import Strict


class EcfrOptions(Strict):
    """Which parts are read: `title` of the CFR, and numbers of its `parts`.

    `most_removed` is how many entries of a list among them (the Entity List) may be gone at once,
    None for the rule of `extractors.lists.shrinking`.
    """

    title: int
    parts: tuple[str, ...]
    most_removed: int | None = Field(None, ge=0)


@source_kind("ecfr", options=EcfrOptions)
def read_ecfr(source: Source, page: Page, link: Link | None) -> Reading:
    """Return one link a part, for the newest day there is, or the documents of a part.

    Later than `up_to_date_as_of` the service answers 404; a day never changes, so that its link is
    read once.

    Raises:
        ReadError: An import is going on, the title is missing, or a part has lost its sections.

    """
    options = source.options
    if not isinstance(options, EcfrOptions):
        raise ReadError(source.key, "an eCFR source needs the options `title` and `parts`")
    if link is not None:
        refuse(page, "xml")
        place = (options.title, link.fields["part"])
        return Reading(documents=tuple(sections(source, page, place, link.fields["as_of"])))
    refuse(page, "json")
    day = _newest_day(page, options.title)
    return Reading(
        links=tuple(
            Link(
                urljoin(page.url, f"full/{day}/title-{options.title}.xml?part={part}"),
                title=f"{options.title} CFR Part {part} as of {day}",
                once=True,
                fields={"part": part, "as_of": day},
            )
            for part in options.parts
        )
    )


def _newest_day(page: Page, title: int) -> str:
    answer = json_of(page)
    if not isinstance(answer, dict):
        raise ReadError(page.url, "not the list of titles")
    try:
        titles = {entry["number"]: entry for entry in answer["titles"]}
        meta = answer.get("meta") or {}
    except (KeyError, TypeError) as error:
        raise ReadError(page.url, f"not the list of titles: {error!r}") from error
    if meta.get("import_in_progress") or titles.get(title, {}).get("processing_in_progress"):
        raise ReadError(page.url, "an import is in progress: the titles are half old, half new")
    day = titles.get(title, {}).get("up_to_date_as_of")
    if not isinstance(day, str):
        raise ReadError(page.url, f"title {title} is missing, or is current to no day")
    return day
