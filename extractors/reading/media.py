"""What a body is, whatever its header says."""

import re

from extractors.model import Page
from extractors.reading.encoding import decode

_HEAD = 2048
_BINARY = (b"\x1f\x8b", b"PK\x03\x04", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\x00\x00\x00", b"BM")
# No text has these; U+FFFD does not count, since a wrong label makes it too.
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f-\x84\x86-\x9f]")
_SKIPPED = re.compile(r"\A(?:\s+|<\?xml.*?\?>|<!--.*?-->)+", re.DOTALL)
_HTML = re.compile(
    r"<(?:!doctype\s+html|html|head|body|title|meta|script|style|link|div|p|h1|table|article|br|a)\b",
    re.IGNORECASE,
)
# Feeds are often served as text/html.
_FEED = re.compile(r"<(?:rss|feed|rdf:RDF)[\s>]")
_XML = re.compile(r"<(?:[A-Za-z_][\w:.-]*[\s>/]|!doctype\b|\?)", re.IGNORECASE)


def media_of(page: Page) -> str:
    """Return what the body is: "html", "pdf", "json", "xml", "text", "binary" or "empty".

    The bytes decide; the header only settles whether tag-less characters are HTML or text.
    """
    body = page.body
    if not body.strip():
        return "empty"
    # Up to 1,024 bytes may stand before the mark: PDF 1.7 reference, implementation note 13.
    if b"%PDF-" in body[:1024]:
        return "pdf"
    if body.startswith(_BINARY):
        return "binary"
    return _of_text(decode(body[:_HEAD], page.charset), page.media_type)


def _of_text(head: str, media_type: str) -> str:
    if len(_CONTROL.findall(head)) > len(head) / 50:
        return "binary"
    start = _SKIPPED.sub("", head)
    if _HTML.match(start):
        return "html"
    if start[:1] in "{[" and media_type != "text/plain":
        return "json"
    if _FEED.match(start):
        return "xml"
    if _XML.match(start) or head.lstrip().startswith("<?xml"):
        return "html" if media_type == "text/html" else "xml"
    return "html" if media_type in {"text/html", "application/xhtml+xml"} else "text"
