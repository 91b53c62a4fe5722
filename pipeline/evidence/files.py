"""The files of a dossier: each fact in one that a person, and one that a program can read."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from importlib.metadata import version
from pathlib import Path

from jinja2 import Environment, PackageLoader, StrictUndefined

from pipeline.comparison import Comparison, for_a_person, for_a_printer, printed
from pipeline.composing import OWN_WORDS, query
from pipeline.evidence.gathering import Gathered, State
from pipeline.evidence.warc import warc
from pipeline.harmless import line, web_url
from storage.ledger import Row
from storage.outbox import finding_of

SOFTWARE = f"rulewire {version('rulewire')}"
# Never from a title or an address: what strangers write names no file.
_ENDINGS = {
    "text/html": "html",
    "application/xhtml+xml": "html",
    "application/json": "json",
    "application/pdf": "pdf",
    "text/plain": "txt",
    "text/csv": "csv",
    "text/xml": "xml",
    "application/xml": "xml",
    "application/rss+xml": "xml",
    "application/atom+xml": "xml",
}
_ADDRESS = re.compile(r"\S+@\S+|\b[a-z][a-z0-9+.-]*://\S+", re.IGNORECASE)
_NAMES = 20  # names that the page shows
_TRIES = 12  # and tries


@dataclass(frozen=True, slots=True)
class File:
    """A file of the zip, and what it is in a few words."""

    name: str
    body: bytes
    about: str


def files(gathered: Gathered, database: str) -> Iterator[File]:
    """Yield the files of a dossier, but for those that list them."""
    shown = _comparison(gathered)
    asked = query(Path(database).name, finding_of(gathered.finding, gathered.key))
    values = {"key": gathered.key, "software": SOFTWARE, "path": gathered.path}
    yield _text("README.txt", _plain(values), "how to check all this")
    yield _text("finding.html", _page(gathered, shown, asked), "the finding, to be read")
    yield _json("finding.json", _finding(gathered, asked), "the finding, for a program")
    if shown:
        told = "\n".join(for_a_person(shown, whole=True))
        yield _text("redline.txt", f"{told}\n", "what changed: [-taken out-] {+put in+}")
        yield _text("redline.html", for_a_printer(shown), "what changed, to be printed")
    for state in gathered.states:
        yield from _state(state)
    if any(state.body for state in gathered.states):
        pages = warc(gathered.key, SOFTWARE, gathered.states)
        yield File("pages.warc.gz", pages, "the pages as WARC/1.1")
    yield _json("fetches.json", [*map(dict, gathered.fetches)], "the tries to have the pages")
    yield _json("deliveries.json", _deliveries(gathered), "who was told, when; not sealed")
    if gathered.reading:
        yield _json("reading.json", gathered.reading, "what was read in the text; not sealed")
    yield _text("sealed.jsonl", _sealed(gathered), "the rows that concern it, as sealed")
    yield _text("chain.txt", _chain(gathered), "the seals from there to the head")


def _comparison(gathered: Gathered) -> Comparison | None:
    if gathered.change is None or len(gathered.states) < 2:
        return None
    old, new = (
        f"{line(state.version['title'], 200)} (version {state.version['number']})"
        for state in gathered.states
    )
    return Comparison(old, new, gathered.change.hunks)


def _page(gathered: Gathered, shown: Comparison | None, asked: str) -> str:
    finding = gathered.finding
    return printed(
        "evidence.html.j2",
        comparison=None if finding["kind"] in OWN_WORDS else shown,
        finding=finding,
        title=line(finding["title"], 300) or "(no title)",
        reason=line(finding["reason"], 600).rstrip("."),
        quote=line(finding["quote"], 1200),
        url=web_url(finding["url"]),
        states=gathered.states,
        claims=gathered.reading.get("claim", ()),
        names=_names(gathered.reading),
        deliveries=_deliveries(gathered),
        fetches=_tries(gathered),
        more=len(gathered.fetches) - len(_tries(gathered)),
        seals=gathered.seals,
        path=gathered.path,
        query=asked,
    )


def _tries(gathered: Gathered) -> Sequence[Row]:
    """Return the last tries, of a source that failed those that did."""
    failed = [] if gathered.states else [one for one in gathered.fetches if one["error"]]
    return (failed or gathered.fetches)[-_TRIES:]


def _names(reading: Mapping[str, object]) -> list[str]:
    mentions = reading.get("mention", [])
    assert isinstance(mentions, list)  # noqa: S101 - rows of a table
    names = dict.fromkeys(line(m["name"] or m["surface"], 60) for m in mentions if m["entity"])
    return [*names][:_NAMES]


def _plain(values: Mapping[str, object]) -> str:
    texts = Environment(  # noqa: S701 - plain text
        loader=PackageLoader("pipeline", "templates"),
        undefined=StrictUndefined,
        trim_blocks=True,
        keep_trailing_newline=True,
    )
    return texts.get_template("evidence.txt.j2").render(values)


def _finding(gathered: Gathered, asked: str) -> dict[str, object]:
    row = dict(gathered.finding)
    source = {name: row.pop(f"source_{name}") for name in ("name", "kind")}
    for name in ("entities", "labels", "events"):
        row[name] = json.loads(row[name])
    return {
        "finding": row,
        "source": {"key": row["source"], **source, "authority": row.pop("authority")},
        "versions": [_version(state) for state in gathered.states],
        "query": asked,
        "made_by": SOFTWARE,
    }


def _version(state: State) -> dict[str, object]:
    row = state.version
    names = ("document", "number", "title", "digest", "raw", "first_seen", "extractor", "read_at")
    return {"role": state.role, "url": row["url"], **{name: row[name] for name in names}}


def _state(state: State) -> Iterator[File]:
    role = state.role
    text = f"{state.version['title']}\n\n{state.version['text']}\n"
    yield _text(
        f"{role}/text.txt",
        text,
        f"the text {role} as it was read: its title, then a line a paragraph",
    )
    if state.body:
        ending = _ENDINGS.get(state.media_type, "bin")
        yield File(f"{role}/body.{ending}", state.body, "the bytes it was read from, decompressed")
    if state.exchange:
        exchange = asdict(state.exchange)
        yield _json(
            f"{role}/exchange.json", exchange, "what was asked, and the headers it came with"
        )


def _deliveries(gathered: Gathered) -> list[dict[str, object]]:
    """Return who was told; what a channel answered without the addresses in it."""
    return [
        {**row, "receipt": _ADDRESS.sub("(address left out)", row["receipt"])}
        for row in map(dict, gathered.deliveries)
    ]


def _sealed(gathered: Gathered) -> str:
    rows = [{**asdict(seal), "says": says} for seal, says in gathered.seals]
    return "".join(f"{json.dumps(row, ensure_ascii=False, sort_keys=True)}\n" for row in rows)


def _chain(gathered: Gathered) -> str:
    return "".join(f"{s.sequence} {s.content} {s.hash}\n" for s in gathered.path.seals)


def _text(name: str, text: str, about: str) -> File:
    return File(name, text.encode("utf-8", "replace"), about)


def _json(name: str, value: object, about: str) -> File:
    return _text(name, json.dumps(value, ensure_ascii=False, indent=1) + "\n", about)
