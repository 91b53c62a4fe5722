"""One page becomes one document."""

import json
from pathlib import Path

import pytest

from extractors.errors import ReadError
from extractors.model import Link
from extractors.reading.article import read_article
from paper import pdf
from reading import SENTENCE, page, read, source, story, texts

_CASES = sorted(
    path
    for path in (Path(__file__).parent / "pages" / "article").iterdir()
    if path.suffix in {".html", ".txt"}
)
_DEEP = "<div>" * 5000 + f"<p>{SENTENCE}"


@pytest.mark.parametrize("path", _CASES, ids=lambda path: path.stem)
def test_a_saved_page_reads_as_expected(path: Path) -> None:
    expected = json.loads((path.parent / f"{path.stem}.expected.json").read_text("utf-8"))
    media_type = "text/plain" if path.suffix == ".txt" else "text/html"

    document = read_article(source(), page(path.read_bytes(), media_type=media_type))

    assert {
        "title": document.title,
        "published": document.published.isoformat() if document.published else None,
        "authors": list(document.authors),
        "paragraphs": [[one.label, one.text] for one in document.paragraphs],
    } == expected


def test_the_index_says_what_the_page_does_not() -> None:
    known = Link("https://site.example/a", title="As listed", document="fr:1", fields={"rin": "x"})

    document = read(f"<body><p>{SENTENCE}</p></body>", known)

    assert (document.id, document.title, dict(document.fields)) == (
        "fr:1",
        "As listed",
        {"rin": "x"},
    )


def test_a_canonical_address_of_the_same_site_names_the_document() -> None:
    head = "<link rel='canonical' href='/story?utm_source=feed'>"

    document = read(story(head).replace("/story?", "/other?"))

    assert document.id == "web:https://www.site.example/other"
    assert dict(document.fields) == {"canonical": "https://www.site.example/other"}


def test_a_canonical_address_elsewhere_is_not_believed() -> None:
    document = read(story("<link rel='canonical' href='https://evil.example/'>"))

    assert document.id == "web:https://www.site.example/story"


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b"", "empty"),
        (b"\x89PNG\r\n\x1a\n" + bytes(200), "binary"),
        (bytes(range(256)) * 8, "binary"),
        (b"<html><body><div></div></body></html>", "no main text"),
        (b'{"a": 1}', "expected article, got json"),
        (_DEEP.encode(), "nested deeper than 2,048"),
    ],
)
def test_a_page_without_a_text_is_an_error_that_says_why(body: bytes, reason: str) -> None:
    with pytest.raises(ReadError, match=reason) as caught:
        read(body)

    assert caught.value.subject == "https://www.site.example/story"


def test_lone_surrogates_and_control_characters_are_survived() -> None:
    document = read(story(after="<p>It said &#xD800;\x00\x07 so in a second sentence.</p>"))

    assert texts(document) == [SENTENCE, "It said � so in a second sentence."]


def test_an_xml_declaration_with_another_encoding_is_obeyed() -> None:
    body = '<?xml version="1.0" encoding="iso-8859-1"?>' + story().replace("Agency", "Agencé")

    assert (
        read(body.replace("<meta charset='utf-8'>", "").encode("cp1252")).title
        == "Agencé lifts rule"
    )


def test_a_pdf_is_a_document() -> None:
    body = pdf([[(72, 700, "May 13, 2025"), (72, 660, SENTENCE)]], title="Guidance on chips")

    document = read(body)

    assert (document.title, texts(document)) == ("Guidance on chips", [SENTENCE])
    assert document.published is not None
    assert document.published.isoformat() == "2025-05-13T04:00:00+00:00"


def test_the_raw_bytes_are_named_by_their_hash() -> None:
    kept = page(story())

    assert read_article(source(), kept).raw == kept.sha256
