"""The Federal Register: its numbers, its searches, its full texts and its issues."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.errors import ReadError
from extractors.model import Document, Link, Page
from extractors.reading.federal_register import document_id, documents_of_issue, normal_number
from extractors.registry import source_kinds
from saved_pages import SEEN, read, source


def test_a_search_that_starts_over_from_page_one_has_ended() -> None:
    body = (
        '{"count": 1, "next_page_url": "https://www.federalregister.gov/d.json?page=2",'
        ' "results": [{"document_number": "2025-00636", "title": "A", "abstract": "B"}]}'
    )
    page = Page("https://site.example/d.json?page=51", body.encode(), "application/json", "", SEEN)

    reading = source_kinds()["federal_register"].read(source("federal_register"), page, None)

    assert reading.next_page == ""


def test_a_next_page_that_is_no_address_is_no_end() -> None:
    body = (
        '{"count": 1, "next_page_url": "https://ww[]w.federalregister.gov/d.json?page=2",'
        ' "results": [{"document_number": "2025-00636", "title": "A", "abstract": "B"}]}'
    )

    with pytest.raises(ReadError, match="no address"):
        read("federal_register", body, "application/json")


@pytest.mark.parametrize("body", ["[]", '{"results": [{"title": "x"}]}', '{"results": ["x"]}'])
def test_a_search_answer_of_another_shape_is_refused(body: str) -> None:
    with pytest.raises(ReadError):
        read("federal_register", body, "application/json")


def test_a_full_text_without_a_number_is_refused() -> None:
    link = Link("https://site.example/x.xml")

    with pytest.raises(ReadError, match="without a document number"):
        read("federal_register", "<RULE><PREAMB/></RULE>", "application/xml", link)


def test_a_full_text_that_is_blocked_is_refused() -> None:
    body = "<html><title>Request Access</title><h1>Request Access</h1></html>"

    with pytest.raises(ReadError, match="Request Access"):
        read("federal_register", body, "text/html", Link("https://site.example/x.xml"))


def test_a_plain_text_without_text_is_refused() -> None:
    body = "<html><body><pre> </pre></body></html>"

    with pytest.raises(ReadError, match="no text"):
        read("federal_register", body, "text/html", Link("https://site.example/x.txt"))


@pytest.mark.parametrize(
    ("number", "day", "expected"),
    [
        ("2025-00636", date(2025, 1, 15), "fr:2025-00636"),
        ("2024–02801", date(2024, 2, 12), "fr:2024-02801"),
        ("2012-7333", date(2012, 3, 27), "fr:2012-07333@2012-03-27"),
        ("E9-12940", date(2009, 6, 4), "fr:E9-12940@2009-06-04"),
        ("94-16174", date(1994, 7, 5), "fr:94-16174@1994-07-05"),
        ("C1-2013-16962", date(2013, 7, 30), "fr:C1-2013-16962@2013-07-30"),
        ("C1-2024-6962", date(2024, 7, 30), "fr:C1-2024-06962"),
        ("R1-2016-01234", date(2016, 2, 1), "fr:R1-2016-01234"),
        ("94-16174", None, "fr:94-16174"),
    ],
)
def test_a_document_number_gives_one_id(number: str, day: date | None, expected: str) -> None:
    assert document_id(number, day) == expected


@given(number=st.from_regex(r"\A[A-Z]?[0-9]?-?(?:19|20)[0-9]{2}[-–][0-9]{1,5}\Z"))
def test_a_normal_number_is_its_own_normal_form(number: str) -> None:
    assert normal_number(normal_number(number)) == normal_number(number)


ISSUE = """<FEDREG><VOL>90</VOL><DATE>Wednesday, January 15, 2025</DATE>
<RULES><RULE><PREAMB><SUBJECT>A Rule</SUBJECT></PREAMB>
<FRDOC>[FR Doc. 2025-00636 Filed 1-13-25; 8:45 am]</FRDOC></RULE></RULES>
<NOTICES><NOTICE><PREAMB><AGENCY>AN AGENCY</AGENCY></PREAMB><FRDOC>[FR Doc. C1-2025-00637 Filed]</FRDOC>
</NOTICE></NOTICES>
<PRESDOCS><PRESDOCU><PROCLA><HD SOURCE="HED">A Week</HD><FP>Text.</FP>
<FRDOC>[FR Doc. 2025-00638 </FRDOC><FILED>Filed 1-13-25]</FILED></PROCLA></PRESDOCU></PRESDOCS></FEDREG>"""


def issue(body: str) -> list[Document]:
    page = Page("https://site.example/issue.xml", body.encode(), "application/xml", "", SEEN)
    return list(documents_of_issue(source("federal_register"), page))


def test_an_issue_is_split_into_its_documents() -> None:
    documents = issue(ISSUE)

    assert [(one.id, one.title, one.genre) for one in documents] == [
        ("fr:2025-00636", "A Rule", "rule"),
        ("fr:C1-2025-00637", "AN AGENCY", "correction"),
        ("fr:2025-00638", "A Week", "presidential_document"),
    ]


def test_the_documents_of_an_issue_are_published_on_its_day() -> None:
    documents = issue(ISSUE)

    assert {one.published for one in documents} == {datetime(2025, 1, 15, 5, tzinfo=UTC)}


def test_a_document_of_an_issue_can_be_read_by_a_person() -> None:
    assert issue(ISSUE)[0].url == "https://www.federalregister.gov/d/2025-00636"


def test_an_issue_without_a_date_is_refused() -> None:
    with pytest.raises(ReadError, match="without a date"):
        issue("<FEDREG><RULE/></FEDREG>")


def test_an_issue_without_documents_is_refused() -> None:
    with pytest.raises(ReadError, match="without documents"):
        issue("<FEDREG><DATE>January 15, 2025</DATE></FEDREG>")


def test_a_document_without_any_title_still_has_its_text() -> None:
    documents = issue(
        "<F><DATE>January 15, 2025</DATE><NOTICE><FRDOC>FR Doc. 2025-1</FRDOC></NOTICE></F>"
    )

    assert (documents[0].title, documents[0].text) == ("", "FR Doc. 2025-1")


def test_a_full_text_address_tells_the_day_of_publication() -> None:
    link = Link("https://site.example/documents/full_text/xml/2025/01/15/2025-00636.xml")
    body = b"<RULE><FRDOC>[FR Doc. 94-16174 Filed]</FRDOC></RULE>"
    page = Page(link.url, body, "application/xml", "", SEEN)

    reading = source_kinds()["federal_register"].read(source("federal_register"), page, link)

    assert reading.documents[0].id == "fr:94-16174@2025-01-15"


def test_a_full_text_that_nobody_dated_keeps_the_date_of_its_link() -> None:
    link = Link("https://site.example/x.xml", published=SEEN)

    reading = read("federal_register", "<RULE><FRDOC>FR Doc. 2025-1</FRDOC></RULE>", "", link)

    assert reading.documents[0].published == SEEN


def test_an_entity_in_a_document_type_is_not_expanded() -> None:
    body = '<!DOCTYPE R [<!ENTITY x SYSTEM "file:///etc/hostname">]><RULE><FRDOC>FR Doc. 2025-1</FRDOC><P>&x;</P></RULE>'

    reading = read("federal_register", body, "application/xml", Link("https://site.example/x.xml"))

    assert reading.documents[0].text == "FR Doc. 2025-1\n&x;"


def test_a_row_of_empty_cells_is_no_paragraph() -> None:
    body = "<RULE><GPOTABLE><ROW><ENT/><ENT> </ENT></ROW></GPOTABLE><FRDOC>FR Doc. 2025-1</FRDOC></RULE>"

    reading = read("federal_register", body, "application/xml", Link("https://site.example/x.xml"))

    assert reading.documents[0].text == "FR Doc. 2025-1"


def test_a_filing_in_plain_text_needs_no_mark_up() -> None:
    link = Link("https://site.example/2025-00636.txt", document="fr:2025-00636")

    reading = read("federal_register", "AGENCY: Fixtures.\n\nIt rules.\n", "text/plain", link)

    assert reading.documents[0].text == "AGENCY: Fixtures.\nIt rules."
