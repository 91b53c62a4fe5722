"""Bytes into characters, as browsers do it."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.reading.encoding import codec_of, decode


@pytest.mark.parametrize(
    ("body", "charset", "text"),
    [
        (b"\xef\xbb\xbfna\xc3\xafve", "iso-8859-1", "naïve"),
        ("é".encode("utf-16"), "utf-8", "é"),
        (codecs.BOM_UTF16_BE + "é".encode("utf-16-be"), "", "é"),
        (b"\x93na\xefve\x94 \x8012", "ISO-8859-1", "“naïve” €12"),
        (b"\x81\x8d", "windows-1252", "\x81\x8d"),
        (b"na\xefve", "utf-8", "naïve"),
        (b"\x93It\x92s\x94 10\xb0", "utf-8", "“It’s” 10°"),
        ("“naïve” caf".encode() + b"\xe9", "utf-8", "“naïve” caf\ufffd"),
        (b"<meta charset='windows-1251'>\xcf", "", "<meta charset='windows-1251'>П"),
        (b"<meta charset=utf-16>\xc3\xa9", "", "<meta charset=utf-16>é"),
        (
            b'<?xml version="1.0" encoding="shift_jis"?>\x83\x65',
            "",
            '<?xml version="1.0" encoding="shift_jis"?>テ',
        ),
        (b"<meta charset='nonsense'>na\xc3\xafve", "", "<meta charset='nonsense'>naïve"),
        (b"na\xc3\xafve", "", "naïve"),
        (b"na\xefve", "", "naïve"),
        (b"\xb0\xa1", "gb2312", "啊"),
    ],
)
def test_the_encoding_is_found_as_browsers_find_it(body: bytes, charset: str, text: str) -> None:
    assert decode(body, charset) == text


@pytest.mark.parametrize(
    "label", ["", "hex", "zlib", "idna", "utf-7", "é", "a\x00b", "unicode_escape"]
)
def test_a_label_that_no_page_may_use_is_none(label: str) -> None:
    assert codec_of(label) == ""


@given(body=st.binary(max_size=300), charset=st.text(max_size=20))
def test_no_bytes_and_no_label_raise(body: bytes, charset: str) -> None:
    assert isinstance(decode(body, charset), str)
