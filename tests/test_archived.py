"""What is bad in an archive is told with its reason, and costs nothing beside it."""

import gzip
import os
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest

from pipeline.archived import copies, place_of, places

MOST = 1_000_000
MADE = datetime(2019, 5, 16, 13, tzinfo=UTC)
DAY = 14  # where the entry of a directory in a zip has it, two bytes
RECORD = """WARC/1.0\r
WARC-Type: response\r
WARC-Record-ID: <urn:uuid:1>\r
WARC-Target-URI: https://x.example/\r
WARC-Date: 0001-01-01T00:00:00+05:00\r
Content-Type: application/http; msgtype=response\r
Content-Length: 68\r
\r
HTTP/1.1 200 OK\r
Content-Type: text/html\r
\r
<p>BIS names Huawei.</p>\r
\r
"""


@pytest.fixture
def packed(tmp_path: Path) -> Path:
    """Return a zip of one page."""
    with zipfile.ZipFile(tmp_path / "a.zip", "w", zipfile.ZIP_LZMA) as file:
        file.writestr("é.html", "<p>BIS names Huawei.</p>" * 20)
    return tmp_path / "a.zip"


def put(path: Path, body: bytes) -> Path:
    path.write_bytes(body)
    os.utime(path, (MADE.timestamp(),) * 2)
    return path


def faults(path: Path) -> list[tuple[int, str]]:
    return [(copy.position, copy.fault) for copy in copies(place_of(path, ""), MOST)]


def test_an_entry_of_a_zip_without_a_day_is_as_old_as_the_file(packed: Path) -> None:
    body = bytearray(packed.read_bytes())
    entry = body.find(b"PK\x01\x02")
    body[entry + DAY : entry + DAY + 2] = b"\0\0"

    (copy,) = copies(place_of(put(packed, bytes(body)), ""), MOST)

    assert (copy.made_at, copy.fault) == (MADE, "")


def test_a_zip_with_a_name_that_is_no_text_is_told(packed: Path) -> None:
    put(packed, packed.read_bytes().replace("é".encode(), b"\xff\xfe"))

    ((position, fault),) = faults(packed)

    assert (position, "can't decode byte 0xff" in fault) == (-1, True)


def test_an_entry_of_a_zip_that_is_damaged_costs_itself(packed: Path) -> None:
    body = packed.read_bytes()
    put(packed, body[:60] + b"\xff" * 20 + body[80:])

    assert faults(packed) == [(0, "cannot be unpacked: Corrupt input data")]


def test_a_page_that_was_captured_at_no_time_is_read(tmp_path: Path) -> None:
    path = put(tmp_path / "a.warc", RECORD.encode())

    assert faults(path) == [(0, "")]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("Content-Length: 68\r\n", "a record does not say how long it is"),
        ("WARC-Target-URI: https://x.example/\r\n", "'NoneType' object has no"),
    ],
)
def test_a_warc_with_a_record_that_is_none_is_told(tmp_path: Path, line: str, told: str) -> None:
    path = put(tmp_path / "a.warc.gz", gzip.compress(RECORD.replace(line, "").encode()))

    ((position, fault),) = faults(path)

    assert (position, told in fault) == (-1, True)


def test_links_to_folders_are_left_out(tmp_path: Path) -> None:
    (tmp_path / "archive" / "2019").mkdir(parents=True)
    page = put(tmp_path / "archive" / "2019" / "a.html", b"<p>BIS names Huawei.</p>")
    (tmp_path / "archive" / "latest").symlink_to(tmp_path / "archive" / "2019")

    assert [place.path for place in places([tmp_path / "archive"], "")] == [page]
