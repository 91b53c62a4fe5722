"""The sources that come with rulewire are well-formed, complete, and read the shapes they are for."""

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from config import load
from config.settings import Settings, SourceSettings
from extractors.model import Authority, Page, Reading
from extractors.registry import source_kinds

ROOT = Path(__file__).parents[1]
REQUIRED = {
    "bis-press": ("listing", "media.bis.gov"),
    "bis-news": ("listing", "media.bis.gov"),
    "bis-fr-notices": ("listing", "media.bis.gov"),
    "fr-bis": ("federal_register", "www.federalregister.gov"),
    "fr-ofac": ("federal_register", "www.federalregister.gov"),
    "fr-bis-inspection": ("federal_register", "www.federalregister.gov"),
    "fr-ofac-inspection": ("federal_register", "www.federalregister.gov"),
    "ecfr-ear": ("ecfr", "www.ecfr.gov"),
    "csl": ("screening_list", "data.trade.gov"),
    "ofac-recent-actions": ("listing", "ofac.treasury.gov"),
    "doj-news": ("feed", "www.justice.gov"),
    "commerce-news": ("feed", "www.commerce.gov"),
    "congress-s-1705": ("congress", "api.congress.gov"),
    "congress-hr-3447": ("congress", "api.congress.gov"),
    "ddtc-home": ("page", "www.pmddtc.state.gov"),
}


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Settings]:
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(tmp_path_factory.mktemp("empty"))
        yield load(environ={})


@pytest.fixture(scope="module")
def sources(shipped: Settings) -> Mapping[str, SourceSettings]:
    return shipped.sources


@pytest.fixture(scope="module")
def reading(sources: Mapping[str, SourceSettings]) -> Callable[[str, str], Reading]:
    """Read a body as the index of a shipped source."""

    def read(key: str, body: str) -> Reading:
        source = sources[key].source
        now = datetime(2025, 5, 14, tzinfo=UTC)
        page = Page(source.url, body.encode(), "text/html", "utf-8", now)
        return source_kinds()[source.kind].read(source, page, None)

    return read


@pytest.mark.parametrize(("key", "place"), REQUIRED.items())
def test_a_required_source_is_shipped(
    sources: Mapping[str, SourceSettings], key: str, place: tuple[str, str]
) -> None:
    source = sources[key].source

    assert (source.kind, urlsplit(source.url).hostname) == place


def test_every_address_is_https(sources: Mapping[str, SourceSettings]) -> None:
    plain = [key for key, each in sources.items() if not each.source.url.startswith("https://")]

    assert plain == []


def test_more_than_ten_feeds_tell_what_others_write(
    sources: Mapping[str, SourceSettings],
) -> None:
    feeds = [
        each.source.name
        for each in sources.values()
        if each.source.kind == "feed"
        and each.source.authority is Authority.SECONDARY
        and each.enabled
    ]

    assert len(feeds) > 10


def test_every_source_has_the_options_of_its_kind(
    sources: Mapping[str, SourceSettings],
) -> None:
    for each in sources.values():
        options = source_kinds()[each.source.kind].options

        assert options is None or isinstance(each.source.options, options)


def test_an_official_source_is_a_watched_agency_and_no_other_is(shipped: Settings) -> None:
    agencies = {entity.name for entity in shipped.entities.values() if entity.label == "AGENCY"}

    official = {
        key for key, s in shipped.sources.items() if s.source.authority is Authority.OFFICIAL
    }
    published = {key for key, s in shipped.sources.items() if s.source.publisher in agencies}

    assert official == published


def test_a_source_links_to_hosts_by_their_bare_names(
    sources: Mapping[str, SourceSettings],
) -> None:
    hosts = {host for each in sources.values() for host in each.follow_hosts}

    assert "*" not in hosts
    assert {host for host in hosts if host.startswith("www.")} == set()


@pytest.mark.parametrize("key", ["fr-bis", "fr-ofac", "fr-itar"])
def test_the_register_is_asked_for_a_window_newest_first_with_all_we_read(
    sources: Mapping[str, SourceSettings], key: str
) -> None:
    query = parse_qs(urlsplit(sources[key].source.url).query)

    assert query["conditions[publication_date][gte]"] == ["{since}"]
    assert (query["order"], query["per_page"]) == (["newest"], ["100"])
    assert {"document_number", "publication_date", "effective_on", "full_text_xml_url",
            "correction_of", "docket_ids"} <= set(query["fields[]"])  # fmt: skip


@pytest.mark.parametrize(
    ("key", "agency"),
    [
        ("fr-bis", "industry-and-security-bureau"),
        ("fr-bis-inspection", "industry-and-security-bureau"),
        ("fr-ofac", "foreign-assets-control-office"),
        ("fr-ofac-inspection", "foreign-assets-control-office"),
    ],
)
def test_answers_must_be_of_the_agency_that_was_asked_for(
    sources: Mapping[str, SourceSettings], key: str, agency: str
) -> None:
    source = sources[key].source

    assert parse_qs(urlsplit(source.url).query)["conditions[agencies][]"] == [agency]
    assert getattr(source.options, "agencies") == (agency,)  # noqa: B009 -- the kind's own class


def test_parts_730_to_774_of_title_15_are_read(sources: Mapping[str, SourceSettings]) -> None:
    options = sources["ecfr-ear"].source.options
    parts = [int(part) for part in getattr(options, "parts")]  # noqa: B009

    assert (parts[0], parts[-1]) == (730, 774)
    assert {734, 736, 740, 742, 744, 746, 748} <= set(parts)
    assert all(one < other for one, other in pairwise(parts))


PLAIN_ENTRIES = """<!doctype html><title>Press releases</title>
<div class="mx-auto"><div><ul class="mt-4">
<li class="mb-2"><a href="/press-release/first-of-two">First of two</a></li>
<li class="mb-2"><a href="https://www.bis.gov/press-release/second-of-two">Second of two</a></li>
</ul></div></div>"""
DATED_ENTRIES = """<!doctype html><title>News</title><nav><ul><li><a href="/about">About</a></ul></nav>
<ul><li data-date="2025-05-13"><span class="date">May 13, 2025</span>
<a href="/press-release/rule-withdrawn"><h3 class="font-bold">A rule is withdrawn</h3></a></li>
<li data-date="2025-05-07"><span class="date">May 7, 2025</span>
<a href="/press-release/company-fined"><h3 class="font-bold">A company is fined</h3></a></li></ul>"""


@pytest.mark.parametrize(
    ("body", "addresses"),
    [
        (
            PLAIN_ENTRIES,
            [
                "https://media.bis.gov/press-release/first-of-two",
                "https://www.bis.gov/press-release/second-of-two",
            ],
        ),
        (
            DATED_ENTRIES,
            [
                "https://media.bis.gov/press-release/rule-withdrawn",
                "https://media.bis.gov/press-release/company-fined",
            ],
        ),
    ],
    ids=["plain", "dated"],
)
def test_press_releases_are_found_in_both_shapes_of_the_index(
    reading: Callable[[str, str], Reading], body: str, addresses: list[str]
) -> None:
    found = reading("bis-press", body)

    assert [link.url for link in found.links] == addresses


def test_news_of_bis_are_dated_by_the_index(reading: Callable[[str, str], Reading]) -> None:
    first = reading("bis-news", DATED_ENTRIES).links[0]

    assert first.title == "A rule is withdrawn"
    assert first.published == datetime(2025, 5, 13, 4, 0, tzinfo=UTC)  # midnight in Washington


def test_a_row_of_the_notice_index_is_a_document(
    reading: Callable[[str, str], Reading],
) -> None:
    body = """<table><thead><tr><th>Published<th>Effective<th>Comments<th>Citation<th>Title</tr></thead>
    <tbody><tr><td>01/16/2025</td><td>01/16/2025</td><td></td><td>90 FR 4617</td>
    <td><a href="/media/documents/2025-00704.pdf">Additions to the Entity List</a></td></tr></tbody>
    </table>"""

    document = reading("bis-fr-notices", body).documents[0]

    assert document.title == "Additions to the Entity List"
    assert document.fields == {"effective": "01/16/2025", "citation": "90 FR 4617"}
    assert document.published == datetime(2025, 1, 16, 5, 0, tzinfo=UTC)


def test_actions_of_ofac_are_told_from_the_links_round_them(
    reading: Callable[[str, str], Reading],
) -> None:
    body = """<a href="/recent-actions">All</a><a href="/recent-actions/enforcement-actions">Fines</a>
    <div class="views-row"><a href="/recent-actions/20250513">Designations; General License</a></div>
    <div class="views-row"><a href="/recent-actions/20250512_33">Removals</a></div>
    <nav><a class="usa-pagination__next-page" href="?page=1">Next</a></nav>"""

    found = reading("ofac-recent-actions", body)

    assert [link.title for link in found.links] == ["Designations; General License", "Removals"]
    assert found.next_page == "https://ofac.treasury.gov/recent-actions?page=1"


def test_the_pages_say_how_many_sources_ship(sources: Mapping[str, SourceSettings]) -> None:
    on = sum(source.enabled for source in sources.values())

    said = {
        path: re.findall(
            r" (\d+) sources(?: \((\d+) of them on\))?", (ROOT / path).read_text("utf-8")
        )
        for path in ("README.md", "docs/scale.md")
    }

    assert said == {
        "README.md": [(str(len(sources)), str(on))],
        "docs/scale.md": [(str(len(sources)), "")],
    }
