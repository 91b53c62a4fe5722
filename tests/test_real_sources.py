"""Recorded answers of the real sources, where they are at hand; they are not ours to copy."""

import gzip
import json
import re
from collections import Counter
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import pytest
from lxml import etree

from extractors.errors import ReadError
from extractors.model import Authority, Document, Link, Page, Reading, Source
from extractors.reading.ecfr_versions import version_list
from extractors.reading.federal_register import documents_of_issue, read_xml
from extractors.registry import source_kinds
from extractors.sources.ecfr import EcfrOptions
from extractors.sources.feed import FeedOptions
from extractors.sources.screening_list import ScreeningListOptions

REAL = Path(__file__).parents[1].parent / "shared" / "real"
REGISTER = REAL / "federal_register"
pytestmark = [
    pytest.mark.no_cover,
    pytest.mark.skipif(not REAL.is_dir(), reason="no recorded sources beside the repository"),
]

SEEN = datetime(2026, 10, 12, tzinfo=UTC)
ISSUES = {
    "FR-2024-02-12-issue": {
        "rule": 13,
        "proposed_rule": 7,
        "notice": 75,
        "presidential_document": 1,
    },
    "FR-2024-02-12-issue-endash": {
        "rule": 13,
        "proposed_rule": 7,
        "notice": 75,
        "presidential_document": 1,
    },
    "FR-2016-04-15-issue": {
        "rule": 9,
        "proposed_rule": 4,
        "notice": 132,
        "presidential_document": 1,
    },
}
AMENDMENTS = {
    "FR-2024-02-12-issue": 148,
    "FR-2024-02-12-issue-endash": 148,
    "FR-2016-04-15-issue": 40,
}
# Not feeds, feeds without an entry, feeds whose entries say nothing, and a feed inside an XHTML page.
REFUSED = {
    "DuplicateContentAtomFeed.xml",
    "empty.atom",
    "empty.rss",
    "encoding__iso-8859-1.xml",
    "encoding__windows-1252-incorrect-prolog.xml",
    "encoding__windows-1252.xml",
    "sitemap.xml",
    "xml__iso88591.xml",
    "xml__iso88591_utf8_mismatch.xml",
}
PARTS = {
    "15-744/2026-07-23.xml": (15, "744", 22, 8),
    "10-810/2026-06-18.xml": (10, "810", 17, 1),
    "10-110/2026-06-18.xml": (10, "110", 92, 16),
    "22-121/2026-03-25.xml": (22, "121", 4, 0),
}


def page(file: Path, media_type: str) -> Page:
    body = file.read_bytes()
    content = gzip.decompress(body) if file.suffix == ".gz" else body
    return Page(f"https://real.example/{file.name}", content, media_type, "", SEEN)


def source(kind: str, options: object = None) -> Source:
    return Source(
        "real", kind, "https://real.example/", "Real", Authority.OFFICIAL, options=options
    )


def read(kind: str, file: Path, media_type: str, *, options: object = None) -> Reading:
    return source_kinds()[kind].read(source(kind, options), page(file, media_type), None)


def letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", text)


@cache
def issue(name: str) -> tuple[Document, ...]:
    file = REGISTER / "xml" / f"{name}.xml.gz"
    return tuple(documents_of_issue(source("federal_register"), page(file, "application/xml")))


@pytest.mark.parametrize("name", ISSUES)
def test_an_issue_holds_its_documents(name: str) -> None:
    assert Counter(document.genre for document in issue(name)) == ISSUES[name]


@pytest.mark.parametrize("name", ISSUES)
def test_no_two_documents_of_an_issue_share_an_id(name: str) -> None:
    assert len({document.id for document in issue(name)}) == sum(ISSUES[name].values())


@pytest.mark.parametrize("name", AMENDMENTS)
def test_an_issue_holds_its_amendments(name: str) -> None:
    roles = Counter(text.role for document in issue(name) for text in document.paragraphs)

    assert roles["amendment"] == AMENDMENTS[name]


@pytest.mark.parametrize("name", ISSUES)
def test_every_document_of_an_issue_has_a_title_and_a_text(name: str) -> None:
    assert all(document.title and document.paragraphs for document in issue(name))


def test_the_dashes_of_2024_change_neither_ids_nor_texts() -> None:
    with_hyphens, with_dashes = issue("FR-2024-02-12-issue"), issue("FR-2024-02-12-issue-endash")

    assert [(one.id, one.text.replace("–", "-")) for one in with_hyphens] == [
        (one.id, one.text.replace("–", "-")) for one in with_dashes
    ]


def full_texts() -> list[Path]:
    return sorted((REGISTER / "xml").glob("*.xml"))


def test_every_single_full_text_has_the_number_of_its_file() -> None:
    files = full_texts()

    documents = [
        read_xml(source("federal_register"), page(file, "application/xml"), Link(file.name))
        for file in files
    ]

    numbers = [document.fields["number"] for document in documents]
    assert len(files) == 28
    assert [
        file.name for file, number in zip(files, numbers, strict=True) if not agrees(file, number)
    ] == []


def agrees(file: Path, number: str) -> bool:
    # "2012-1728.xml" was printed before numbers were padded; "…-1.xml" is a part of a document.
    return number in file.stem or number.replace("-0", "-") in file.stem


def test_no_word_of_a_full_text_is_lost() -> None:
    lost = {}
    for file in full_texts():
        saved = page(file, "application/xml")
        document = read_xml(source("federal_register"), saved, Link(file.name))
        root = etree.fromstring(saved.body)
        etree.strip_elements(root, "GPH", "MATH", with_tail=False)
        whole = letters("".join(map(str, root.itertext())))
        told = letters(document.text)
        title = letters(document.title)
        if len(whole) not in {len(told), len(told) + len(title)}:
            lost[file.name] = len(whole) - len(told) - len(title)

    assert lost == {}


def searches() -> dict[str, Path]:
    files = [*(REGISTER / "json" / "recorded").glob("documents_*.json")]
    files += [REGISTER / "json" / name for name in ("fr_search.json", "fr_document.json")]
    files += [
        REGISTER / "json" / name for name in ("reopening_19895.json", "open_phmsa_round6.json")
    ]
    return {file.stem: file for file in files}


@pytest.mark.parametrize("name", searches())
def test_a_recorded_answer_reads_with_every_number_once(name: str) -> None:
    file = searches()[name]
    answer = json.loads(file.read_bytes())
    results = answer.get("results", [answer])

    reading = read("federal_register", file, "application/json")

    found = [one.id for one in reading.documents] + [one.document for one in reading.links]
    assert len(set(found)) == len(found) == len(results)


def test_a_recorded_day_holds_129_documents_four_by_bis() -> None:
    file = REGISTER / "json" / "recorded" / "documents_search_2016-02-29_per_page_1000.json"

    reading = read("federal_register", file, "application/json")

    by_bis = [one for one in reading.documents if "Industry and Security" in one.fields["agencies"]]
    assert (len(reading.documents), len(by_bis)) == (129, 4)


def test_a_recorded_search_leads_to_its_next_page() -> None:
    reading = read("federal_register", REGISTER / "json" / "fr_search.json", "application/json")

    assert reading.next_page.endswith("page=2&per_page=2")


def test_a_recorded_html_error_is_refused() -> None:
    file = REGISTER / "json" / "recorded" / "404_not_found_legacy_host.html"

    with pytest.raises(ReadError):
        read("federal_register", file, "text/html")


def feeds() -> dict[str, Path]:
    files = (REAL / "feeds").glob("*/*")
    found = [file for file in files if not (file.suffix == ".json" and "pacer" in file.parent.name)]
    return {file.name: file for file in sorted(found)}


def test_there_are_66_recorded_feeds() -> None:
    assert len(feeds()) == 66


@pytest.mark.parametrize("name", [name for name in feeds() if name not in REFUSED])
def test_a_recorded_feed_yields_what_is_in_it(name: str) -> None:
    reading = read("feed", feeds()[name], "application/xml")

    assert reading.links or reading.documents


@pytest.mark.parametrize("name", sorted(REFUSED & set(feeds())))
def test_a_recorded_file_that_yields_nothing_is_refused(name: str) -> None:
    with pytest.raises(ReadError):
        read("feed", feeds()[name], "application/xml")


@pytest.mark.parametrize(
    ("name", "entries"),
    [("real-korean-times.rss", 195), ("ca4_1.xml", 20), ("json_feed.json", 20), ("cafc.xml", 2)],
)
def test_a_recorded_feed_loses_no_entry(name: str, entries: int) -> None:
    reading = read(
        "feed", feeds()[name], "application/xml", options=FeedOptions(headline_only=True)
    )

    assert len(reading.documents) == entries


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("encoding__koi8r.xml", "Первая новость"),
        ("encoding__utf8-incorrect-prolog.xml", "Café"),
        ("encoding__invalid-prolog.xml", "Café"),
        ("iso-8859-1.rss", "Mëkanïk Zaïn"),
        ("pet_atom.xml", "Sentry Calming Collar for dogs"),
        ("cadc.xml", "22-1214 Food & Water Watch v. FERC"),
    ],
)
def test_a_recorded_title_reads_as_it_was_meant(name: str, title: str) -> None:
    reading = read(
        "feed", feeds()[name], "application/xml", options=FeedOptions(headline_only=True)
    )

    assert reading.documents[0].title == title


@pytest.mark.parametrize("name", PARTS)
def test_a_recorded_part_has_all_its_sections_and_appendices(name: str) -> None:
    _title, _part, sections, appendices = PARTS[name]

    documents = part(name)

    found = Counter("appendix" in document.url for document in documents)
    assert (found[False], found[True]) == (sections, appendices)


@pytest.mark.parametrize("name", PARTS)
def test_no_letter_of_a_recorded_part_is_lost_or_moved(name: str) -> None:
    root = etree.fromstring(page(REAL / "ecfr" / name, "").body, etree.XMLParser(huge_tree=True))
    texts = [letters("".join(map(str, div.itertext()))) for div in root.iter("DIV8", "DIV9")]

    told = [letters(document.text) for document in part(name)[1:]]

    assert told == texts


def test_the_entity_list_has_its_3415_rows() -> None:
    documents = {document.id: document for document in part("15-744/2026-07-23.xml")}

    rows = [text for text in documents["ecfr:15-744-supp-4"].paragraphs if text.role == "row"]
    # A heading, 3,415 parties and 5 footnotes.
    assert len(rows) == 3421


def test_seven_stays_are_noted_in_part_744() -> None:
    notes = [
        text.text
        for document in part("15-744/2026-07-23.xml")
        for text in document.paragraphs
        if text.role == "effective date note"
    ]

    assert len([note for note in notes if "effective until Nov. 9, 2026" in note]) == 7


@cache
def part(name: str) -> tuple[Document, ...]:
    title, number, _sections, _appendices = PARTS[name]
    link = Link("https://real.example/", fields={"part": number, "as_of": "2026-07-23"})
    options = EcfrOptions(title=title, parts=(number,))
    kind = source_kinds()["ecfr"]
    return kind.read(
        source("ecfr", options), page(REAL / "ecfr" / name, "application/xml"), link
    ).documents


def test_a_consolidated_list_that_was_cut_short_is_refused() -> None:
    with pytest.raises(ReadError, match="cut short"):
        read("screening_list", REAL / "csl" / "csl-2023-11.csv.gz", "text/csv")


def test_a_whole_consolidated_list_has_the_parties_of_bis() -> None:
    cut = page(REAL / "csl" / "csl-2023-11.csv.gz", "text/csv")
    whole = cut.body[: cut.body.rindex(b"\n") + 1]
    mended = Page(cut.url, whole, "text/csv", "", SEEN)

    reading = source_kinds()["screening_list"].read(source("screening_list"), mended, None)

    rows = {document.id: len(document.paragraphs) for document in reading.documents}
    assert rows["list:entity-list-el-bureau-of-industry-and-security"] == 919
    assert rows["list:unverified-list-uvl-bureau-of-industry-and-security"] == 186


@pytest.mark.parametrize(
    ("name", "rows"), [("dpl-2019-06.txt", 543), ("dpl-2022-09.txt", 579), ("dpl-2023-11.txt", 663)]
)
def test_a_denied_persons_list_is_whole(name: str, rows: int) -> None:
    options = ScreeningListOptions(min_rows=rows)

    reading = read("screening_list", REAL / "csl" / name, "text/plain", options=options)

    assert len(reading.documents[0].paragraphs) == rows


VERSIONS = {
    # A fifth row is an issue of 2018 with the amendment date of 2017.
    "ecfr_versions.json": ("744.3", ["2017-01-03", "2017-07-07", "2021-01-15", "2021-03-16"]),
    # Amended in 2016, of which no text is to be had, and moved to another subpart in 2017.
    "history_508_round3.json": (
        "1194.1",
        ["2017-01-03", "2017-01-18", "2017-03-03", "2017-03-21"],
    ),
    "history_property_round4.json": ("102-75.45", ["2017-01-03", "2025-12-16"]),
}


@pytest.mark.parametrize("name", VERSIONS)
def test_recorded_versions_give_each_amendment_once(name: str) -> None:
    number, days = VERSIONS[name]

    found = version_list(page(REAL / "ecfr/json" / name, "application/json"), "2026-07-21")

    assert {one.number for one in found.amendments} == {number}
    assert [one.asked for one in found.amendments] == days
    removed = [one.day for one in found.amendments if one.removed]
    assert removed == (["2025-12-16"] if name == "history_property_round4.json" else [])


def test_a_recorded_section_is_read_as_its_amendment() -> None:
    fields = {"reads": "text", "part": "1194", "as_of": "2017-01-18", "amended": "2017-01-18"}
    link = Link("https://real.example/", document="ecfr:36-1194.1", fields=fields)
    fragment = page(REAL / "ecfr/fragments/section508-2017-01-18.xml", "application/xml")
    options = EcfrOptions(title=36, parts=("1194",))

    (document,) = source_kinds()["ecfr"].read(source("ecfr", options), fragment, link).documents

    assert (document.id, document.title) == ("ecfr:36-1194.1", "§ 1194.1 Purpose.")
    assert document.fields["citation"] == "36 CFR 1194.1"
