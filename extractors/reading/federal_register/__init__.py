"""Reading the Federal Register: its numbers, its search answers, its XML and its plain text."""

from extractors.reading.federal_register.fulltext import documents_of_issue, read_xml
from extractors.reading.federal_register.numbers import document_id, normal_number
from extractors.reading.federal_register.plain import plain_paragraphs
from extractors.reading.federal_register.search import (
    Result,
    document_of,
    fields_of,
    link_of,
    next_page,
    results_of,
    slugs_of,
)

__all__ = [
    "Result",
    "document_id",
    "document_of",
    "documents_of_issue",
    "fields_of",
    "link_of",
    "next_page",
    "normal_number",
    "plain_paragraphs",
    "read_xml",
    "results_of",
    "slugs_of",
]
