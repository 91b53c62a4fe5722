"""Bytes into characters, as browsers do it.

The order is that of the WHATWG Encoding and HTML standards: byte order mark, HTTP charset, the
declaration inside the page, then UTF-8 if the bytes are valid in it, then windows-1252. One step is
our own: bytes that are said to be UTF-8 and hardly are any are windows-1252, the commonest lie.
"""

import codecs
import re

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Labels that mean more than Python takes them for: https://encoding.spec.whatwg.org/#names-and-labels
_LABELS = {
    "windows-1252": "cp1252",
    "ascii": "cp1252",
    "us-ascii": "cp1252",
    "ansi_x3.4-1968": "cp1252",
    "latin1": "cp1252",
    "latin-1": "cp1252",
    "l1": "cp1252",
    "iso-8859-1": "cp1252",
    "iso8859-1": "cp1252",
    "iso88591": "cp1252",
    "iso_8859-1": "cp1252",
    "iso-8859-9": "cp1254",
    "iso8859-9": "cp1254",
    "latin5": "cp1254",
    "iso-8859-11": "cp874",
    "tis-620": "cp874",
    "iso-8859-8-i": "iso8859-8",
    "logical": "iso8859-8",
    "gb2312": "gb18030",
    "gb_2312-80": "gb18030",
    "gbk": "gb18030",
    "x-gbk": "gb18030",
    "chinese": "gb18030",
    "shift_jis": "cp932",
    "shift-jis": "cp932",
    "sjis": "cp932",
    "x-sjis": "cp932",
    "euc-kr": "cp949",
    "korean": "cp949",
    "ks_c_5601-1987": "cp949",
    "big5": "big5hkscs",
    "x-x-big5": "big5hkscs",
    "x-cp1251": "cp1251",
    "x-cp1252": "cp1252",
    "macintosh": "mac-roman",
    "x-mac-roman": "mac-roman",
    "utf-16": "utf-16-le",
    "unicode": "utf-16-le",
    "utf8": "utf-8",
    "unicode-1-1-utf-8": "utf-8",
    "x-user-defined": "cp1252",
}
# Python knows codecs that are no character encodings, or that no page may use.
_NOT_FOR_PAGES = ("idna", "punycode", "utf-7", "utf-32", "unicode-escape", "raw-unicode-escape")
_PRESCAN = 1024
_META = re.compile(rb"""<meta[^>]{0,400}?charset\s*=\s*["']?\s*([\w:.+-]{1,40})""", re.IGNORECASE)
_XML = re.compile(rb"""^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w:.+-]{1,40})["']""")
# The five bytes that windows-1252 leaves open stand for themselves in browsers.
_OPEN = (0x81, 0x8D, 0x8F, 0x90, 0x9D)
_CP1252 = "".join(chr(b) if b in _OPEN else bytes([b]).decode("cp1252") for b in range(256))


def decode(body: bytes, charset: str = "") -> str:
    r"""Return `body` as text; bytes that the encoding does not know become U+FFFD.

    `charset` is what the Content-Type header says, "" if nothing. Unknown labels are passed over.

    >>> decode(b"caf\xe9 \x93quoted\x94", "iso-8859-1")
    'café “quoted”'
    """
    for bom, codec in _BOMS:
        if body.startswith(bom):
            return body[len(bom) :].decode(codec, "replace")
    return _decoded(body, codec_of(charset) or _declared(body) or _guessed(body))


def codec_of(label: str) -> str:
    """Return the Python codec that a browser uses for `label`, "" if it knows none.

    >>> codec_of("ISO-8859-1")
    'cp1252'
    """
    name = label.strip().strip("\"'").lower()
    if not name.isascii() or "\x00" in name:
        return ""
    try:
        known = codecs.lookup(_LABELS.get(name, name))
    except LookupError:
        return ""
    # bytes-to-bytes codecs such as "hex" and "zlib" carry this flag
    is_text = getattr(known, "_is_text_encoding", True)
    return (
        known.name
        if is_text and not known.name.replace("_", "-").startswith(_NOT_FOR_PAGES)
        else ""
    )


def _declared(body: bytes) -> str:
    """Return the codec that the page itself declares, "" if it does not."""
    head = body[:_PRESCAN]
    found = _XML.search(head) or _META.search(head)
    codec = codec_of(found[1].decode("ascii", "replace")) if found else ""
    # Whoever could read the declaration as ASCII is not reading UTF-16.
    return "utf-8" if codec.startswith("utf-16") else codec


def _guessed(body: bytes) -> str:
    try:
        body.decode("utf-8")
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8"


def _decoded(body: bytes, codec: str) -> str:
    if codec == "cp1252":
        return codecs.charmap_decode(body, "strict", _CP1252)[0]
    text = body.decode(codec, "replace")
    lost = text.count("\ufffd") if codec == "utf-8" else 0
    if lost and lost > sum(char > "\x7f" for char in text) - lost:
        return _decoded(body, "cp1252")
    return text
