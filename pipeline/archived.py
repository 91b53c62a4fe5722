"""Archives as users have them: folders, files, zip and WARC files, JSON Lines - page by page.

Folders are walked and files are opened one at a time, in the order of their names; what is held in
memory does not grow with their number or size.
"""

import gzip
import heapq
import lzma
import mimetypes
import os
import zipfile
import zlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import IO, cast
from urllib.parse import quote, unquote_to_bytes

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed
from warcio.limitreader import LimitReader
from warcio.recordloader import ArcWarcRecord

from extractors.model import Page
from pipeline.clock import clock
from pipeline.copied import LINE
from pipeline.headers import kept_headers
from storage.imports import Mark

_MANY = 100_000  # names of one folder that are held in memory
_LINES = frozenset({".jsonl", ".ndjson"})
_READ = frozenset({"", ".htm", ".html", ".xhtml", ".xml", ".txt", ".text", ".md", ".pdf"})
KINDS = "html, xml, txt, md, pdf, jsonl (also .gz), zip, warc, warc.gz"
_BROKEN = (
    *(OSError, EOFError, zlib.error, lzma.LZMAError, zipfile.BadZipFile, ArchiveLoadFailed),
    # What zipfile says of a password and of a name that is no UTF-8; warcio of a record of nowhere.
    *(RuntimeError, UnicodeError, AttributeError),
)
_PAGES = ("text/html", "application/xhtml+xml", "application/pdf", "text/plain", "application/xml", "text/xml")  # fmt: skip
_OK = "200"
_CHUNK = 1_000_000


@dataclass(frozen=True, slots=True)
class Place:
    """A file of an archive; `prefix` is the web address that it had there, "" if unknown."""

    path: Path
    mark: Mark
    prefix: str = ""


@dataclass(frozen=True, slots=True)
class Copy:
    """A page of an archive, or why it is none; `position` counts in its file, from 0.

    `made_at` is when the copy was made, as far as its file knows.
    """

    position: int
    entry: str
    made_at: datetime
    page: Page | None
    fault: str = ""


Leave = Callable[[str], None]  # what is told of the name of a file of another kind
_Entries = Callable[[Place, int, int], Iterator[Copy]]


def _untold(_: str) -> None:
    pass


def places(paths: Sequence[Path], prefix: str, leave: Leave = _untold) -> Iterator[Place]:
    """Yield the files in `paths` that may hold texts, those of folders in the order of their names."""
    for path in paths:
        if path.is_dir():
            yield from (place_of(one, _address(prefix, path, one)) for one in _inside(path, leave))
        else:
            yield place_of(path, _address(prefix, path.parent, path))


def place_of(path: Path, prefix: str) -> Place:
    """Return a file with what tells whether it changed; one that is gone has no size."""
    whole = path.absolute()
    try:
        stat = whole.stat()
    except OSError:
        return Place(whole, Mark(_told(whole), -1, 0), prefix)
    return Place(whole, Mark(_told(whole), stat.st_size, stat.st_mtime_ns), prefix)


def path_of(told: str) -> Path:
    """Return the path that a `Mark` names."""
    return Path(os.fsdecode(unquote_to_bytes(told[7:])) if told.startswith("file://") else told)


def _told(path: Path) -> str:
    """Return a path as text that can be kept: one that is no UTF-8 as its address."""
    try:
        str(path).encode()
    except UnicodeEncodeError:
        return path.as_uri()
    return str(path)


def _address(prefix: str, root: Path, path: Path) -> str:
    return prefix and f"{prefix}/" + quote(
        path.relative_to(root).as_posix(), errors="surrogateescape"
    )


def _inside(folder: Path, leave: Leave) -> Iterator[Path]:
    """Yield the files in a folder and those in it; hidden ones and links to folders are left out."""
    last = ""
    while names := heapq.nsmallest(_MANY, (name for name in _names(folder) if name > last)):
        for name in names:
            path = folder / name
            if path.is_dir():
                if not path.is_symlink():
                    yield from _inside(path, leave)
            elif _kind(path) in _READ | _LINES | {".zip", ".warc"}:
                yield path
            else:
                leave(name)
        last = names[-1]
        if len(names) < _MANY:
            return


def _names(folder: Path) -> Iterator[str]:
    with os.scandir(folder) as entries:
        yield from (entry.name for entry in entries if not entry.name.startswith("."))


def _kind(path: Path) -> str:
    """Return the suffix that says what a file is; that it is packed does not."""
    name = path.with_suffix("") if path.suffix.lower() == ".gz" else path
    return name.suffix.lower()


def copies(place: Place, most_bytes: int, after: int = 0, leave: Leave = _untold) -> Iterator[Copy]:
    """Yield the pages of a file from the one at `after` on; one at -1 says why the file broke off."""
    kind, position = _kind(place.path), after - 1
    kinds: dict[str, _Entries] = {".zip": partial(_zipped, leave), ".warc": _captured}
    entries = kinds.get(kind, _lines if kind in _LINES else _alone)
    try:
        for copy in entries(place, most_bytes, after):
            position = copy.position
            yield copy
    except _BROKEN as error:
        reason = getattr(error, "strerror", "") or str(error) or type(error).__name__
        since = f", after {position + 1} of its entries" if position >= after else ""
        yield Copy(-1, "", _made(place), None, f"cannot be read: {reason}{since}")


def _made(place: Place) -> datetime:
    return datetime.fromtimestamp(place.mark.modified / 1e9, UTC)


@contextmanager
def _opened(place: Place) -> Iterator[IO[bytes]]:
    with place.path.open("rb") as file:
        if place.path.suffix.lower() == ".gz":
            with gzip.open(file) as unpacked:
                yield cast("IO[bytes]", unpacked)
        else:
            yield file


def _alone(place: Place, most: int, after: int) -> Iterator[Copy]:
    if after:
        return
    with _opened(place) as file:
        body = file.read(most + 1)
    page = _page(place.prefix or place.path.as_uri(), body, place.path.name)
    yield _copy(0, "", _made(place), page, most)


def _lines(place: Place, most: int, after: int) -> Iterator[Copy]:
    base, made_at = place.prefix or place.path.as_uri(), _made(place)
    with _opened(place) as file:
        for position, line in enumerate(_bounded(file, most)):
            if position >= after and line.strip():
                number = position + 1
                page = Page(f"{base}#{number}", line.strip(), LINE, "", clock())
                yield _copy(position, f"line {number}", made_at, page, most)


def _bounded(file: IO[bytes], most: int) -> Iterator[bytes]:
    """Yield the lines of a file, of a longer one than `most` bytes the first part."""
    while line := file.readline(most + 2):
        yield line
        while len(line) == most + 2 and not line.endswith(b"\n"):
            line = file.readline(most + 2)


def _zipped(leave: Leave, place: Place, most: int, after: int) -> Iterator[Copy]:
    base = f"{place.prefix}/" if place.prefix else f"{place.path.as_uri()}#"
    with zipfile.ZipFile(place.path) as archive:
        for position, entry in enumerate(archive.infolist()):
            if position < after or entry.is_dir():
                continue
            if _kind(Path(entry.filename)) not in _READ:
                leave(entry.filename)
                continue
            made_at = _packed_at(entry) or _made(place)
            try:
                with archive.open(entry) as file:
                    body = file.read(most + 1)
            except (*_BROKEN, NotImplementedError) as error:
                yield Copy(position, entry.filename, made_at, None, f"cannot be unpacked: {error}")
                continue
            page = _page(base + quote(entry.filename, errors="replace"), body, entry.filename)
            yield _copy(position, entry.filename, made_at, page, most)


def _packed_at(entry: zipfile.ZipInfo) -> datetime | None:
    """Return when an entry was made, None if that is no time: some that pack write zeros."""
    try:
        return datetime(*entry.date_time, tzinfo=UTC)
    except ValueError:
        return None


def _captured(place: Place, most: int, after: int) -> Iterator[Copy]:
    offset = 0
    with place.path.open("rb") as file:
        archive = ArchiveIterator(file)
        for position, record in enumerate(archive):
            if not isinstance(record.raw_stream, LimitReader):
                raise ArchiveLoadFailed("a record does not say how long it is")
            page = _capture(record, most)
            while record.raw_stream.read(_CHUNK):
                pass
            if record.raw_stream.limit:
                raise EOFError("it ends in the middle of a record")
            offset = archive.get_record_offset()
            if position >= after and page:
                yield _copy(position, page.url, page.fetched_at, page, most)
        _refuse_cut(place, file, offset)


def _refuse_cut(place: Place, file: IO[bytes], offset: int) -> None:
    """Raise if a packed file was cut after the record at `offset`: warcio takes that for its end."""
    if place.path.suffix.lower() == ".gz":
        file.seek(offset)
        with gzip.open(file) as rest:
            while rest.read(_CHUNK):
                pass


def _capture(record: ArcWarcRecord, most: int) -> Page | None:
    """Return the page in a record, None if there is none: a request, an image, a redirect."""
    headers = record.http_headers
    answered = record.rec_type == "response" and headers and headers.get_statuscode() == _OK
    url = record.rec_headers.get_header("WARC-Target-URI", "").strip("<>")
    whole = headers.get_header("Content-Type", "") if headers else record.content_type or ""
    media_type, _, parameters = whole.lower().partition(";")
    if not (answered or record.rec_type == "resource") or media_type.strip() not in _PAGES:
        return None
    charset = parameters.partition("charset=")[2].strip("\"' ;")
    sent = [(name.encode(), value.encode()) for name, value in headers.headers] if headers else []
    kept, left_out = kept_headers(sent, ())
    return Page(
        url, record.content_stream().read(most + 1), media_type.strip(), charset,
        _moment(record.rec_headers.get_header("WARC-Date", "")), headers=kept, left_out=left_out,
    )  # fmt: skip


def _moment(text: str) -> datetime:
    """Return the time at which a page was captured; now, if it cannot be read."""
    try:
        return datetime.fromisoformat(text).astimezone(UTC)
    except (ValueError, OverflowError):
        return clock()


def _page(url: str, body: bytes, name: str) -> Page:
    media_type = mimetypes.guess_type(name.removesuffix(".gz"))[0] or ""
    return Page(url, body, media_type, "", clock())


def _copy(position: int, entry: str, made_at: datetime, page: Page, most: int) -> Copy:
    if len(page.body) <= most:
        return Copy(position, entry, made_at, page)
    fault = f"it has more than {most} bytes: raise max_bytes under [fetch] to read it"
    return Copy(position, entry, made_at, None, fault)
