"""The zip: the files, what each is, and their hashes; the same for the same finding."""

import json
import re
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from hashlib import sha256
from io import BytesIO
from pathlib import Path

from pipeline.evidence.files import SOFTWARE, File, files
from pipeline.evidence.gathering import Gathered, chosen, gathered
from pipeline.writable import writable
from storage.private import opened
from storage.store import Store
from storage.values import moment

# What is told of a finding later than it was found.
_CHANGING = ("deliveries.json", "finding.html", "reading.json", "manifest.json", "SHA256SUMS")


@dataclass(frozen=True, slots=True)
class Written:
    """What was written: where, of which finding, how many files, and the seal that proves it."""

    place: Path
    key: str
    files: int
    seal: int
    hash: str
    told_by: str

    def lines(self) -> Iterator[str]:
        """Yield it for a person."""
        told = f"told by {self.told_by}" if self.told_by else "not told by a heartbeat yet"
        yield f"Wrote {self.place}: {self.files} files on {self.key}"
        yield f"Sealed under head {self.seal} {self.hash}, {told}"

    @property
    def row(self) -> dict[str, object]:
        """It as a program reads it."""
        return asdict(self) | {"place": str(self.place)}


def evidence(store: Store, beginning: str, out: Path | None) -> Written:
    """Write a zip with all about the finding whose key begins so; return what was done.

    Raises:
        ConfigError: There is no such finding or more than one, or the file is there or cannot be
            written.

    """
    with store.still():
        found = gathered(store, chosen(store, beginning))
        place = out or Path(file_name(found.key))
        members = [*listed(found, [*files(found, store.path)])]
    body = zipped(members, moment(found.finding["found_at"]))
    with writable(place, "name another file with --out"), opened(place, "xb") as written:
        written.write(body)
    path = found.path
    head = path.head
    return Written(place, found.key, len(members), head.sequence, head.hash, path.told_by or "")


def file_name(key: str) -> str:
    """Return a file's name for a finding: letters, digits and dashes, and what tells it apart.

    >>> file_name("web:https://bis.gov/../a b#2")
    'evidence-web-https-bis-gov-a-b-2-f0e6.zip'
    """
    words = re.sub(r"[^A-Za-z0-9]+", "-", key).strip("-")[:60].rstrip("-")
    return f"evidence-{words}-{sha256(key.encode()).hexdigest()[:4]}.zip"


def listed(found: Gathered, members: Sequence[File]) -> Iterator[File]:
    """Yield the files with those that list them."""
    yield from members
    manifest = File("manifest.json", _manifest(found, members), "what each file is")
    yield manifest
    sums = "".join(f"{_hash(one)}  {one.name}\n" for one in (*members, manifest))
    yield File("SHA256SUMS", sums.encode(), "for sha256sum -c")


def _manifest(found: Gathered, members: Sequence[File]) -> bytes:
    path = found.path
    whole = {
        "finding": found.key,
        "made_by": SOFTWARE,
        "files": [
            {"name": m.name, "sha256": _hash(m), "size": len(m.body), "about": m.about}
            for m in members
        ],
        "seals": [
            {"sequence": s.sequence, "what": s.what, "key": s.key, "content": s.content,
             "hash": s.hash}
            for s, _ in found.seals
        ],
        "head": {
            "sequence": path.head.sequence,
            "hash": path.head.hash,
            "told_by": path.told_by or None,
        },
        "may_change": list(_CHANGING) + ([] if path.told_by else ["chain.txt"]),
    }  # fmt: skip
    return (json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode()


def zipped(members: Sequence[File], at: datetime) -> bytes:
    """Return the files as a zip, as if all were written at that time."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for one in members:
            entry = zipfile.ZipInfo(one.name, max(at, _FIRST).timetuple()[:6])
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, one.body)
    return out.getvalue()


_FIRST = moment("1980-01-01T00:00:00Z")  # no zip knows an earlier time


def _hash(file: File) -> str:
    return sha256(file.body).hexdigest()
