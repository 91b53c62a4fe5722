"""The pages of a finding as WARC/1.1, which archives and their tools read: ISO 28500:2017."""

from collections.abc import Iterator, Sequence
from io import BytesIO
from uuid import NAMESPACE_URL, uuid5

from warcio.recordloader import ArcWarcRecord
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from pipeline.evidence.gathering import State
from pipeline.harmless import web_url
from storage.sealing import canonical

# True of what was on the wire, no more of the body as it is kept: inflated, in one piece.
_ON_THE_WIRE = {"content-encoding", "transfer-encoding", "content-length", "connection"}
_ORIGINAL = "X-Archive-Orig-"  # as Wayback Machines name them


def warc(key: str, software: str, states: Sequence[State]) -> bytes:
    """Return a compressed WARC of the pages that a finding rests on; the same for the same ones."""
    out = BytesIO()
    writer = WARCWriter(out, gzip=True, warc_version="1.1")
    kept = [state for state in states if state.body]
    began = max((_received(state) for state in kept), default="1970-01-01T00:00:00Z")
    writer.write_record(_info(writer, key, software, began))
    for state in kept:
        for record in _records(writer, key, state):
            writer.write_record(record)
    return out.getvalue()


def _info(writer: WARCWriter, key: str, software: str, at: str) -> ArcWarcRecord:
    fields = {"software": software, "format": "WARC File Format 1.1", "isPartOf": f"finding {key}"}
    text = "".join(f"{name}: {' '.join(value.split())}\r\n" for name, value in fields.items())
    headers = {"WARC-Record-ID": _id(key, "warcinfo"), "WARC-Date": at}
    return _record(writer, "", "warcinfo", text.encode(), headers, "application/warc-fields")


def _records(writer: WARCWriter, key: str, state: State) -> Iterator[ArcWarcRecord]:
    """Yield the page as a response, as a resource if no headers were kept; and what it is."""
    url = web_url(state.exchange.final_url if state.exchange else state.version["url"])
    url = url or f"urn:sha256:{state.version['raw']}"
    headers = {
        "WARC-Record-ID": _id(key, state.role),
        "WARC-Date": _received(state),
        "WARC-Payload-Digest": f"sha256:{state.version['raw']}",
    }
    if state.exchange and state.exchange.headers:
        yield writer.create_warc_record(
            url,
            "response",
            payload=BytesIO(state.body),
            length=len(state.body),
            warc_headers_dict=headers,
            http_headers=_http(state),
        )
    else:
        media_type = state.media_type or "application/octet-stream"
        yield _record(writer, url, "resource", state.body, headers, media_type)
    about = {
        "WARC-Record-ID": _id(key, f"{state.role} metadata"),
        "WARC-Date": _received(state),
        "WARC-Refers-To": _id(key, state.role),
    }
    yield _record(writer, url, "metadata", _metadata(state), about, "application/json")


def _record(
    writer: WARCWriter, url: str, kind: str, body: bytes, headers: dict[str, str], media_type: str
) -> ArcWarcRecord:
    return writer.create_warc_record(
        url,
        kind,
        payload=BytesIO(body),
        length=len(body),
        warc_headers_dict=headers,
        warc_content_type=media_type,
    )


def _http(state: State) -> StatusAndHeaders:
    """Return the header block: the status line is made from the status, the rest is as it came."""
    assert state.exchange  # noqa: S101 - the caller asked
    headers = [
        (f"{_ORIGINAL}{name}" if name.lower() in _ON_THE_WIRE else name, value)
        for name, value in state.exchange.headers
    ]
    headers.append(("Content-Length", str(len(state.body))))
    return StatusAndHeaders(f"{state.exchange.status} ", headers, protocol="HTTP/1.1")


def _metadata(state: State) -> bytes:
    version, exchange = state.version, state.exchange
    return canonical(
        {
            "role": state.role,
            "document": version["document"],
            "version": version["number"],
            "first_seen": version["first_seen"],
            "sha256": version["raw"],
            "asked_for": exchange.url if exchange else None,
            "headers_left_out": exchange.left_out if exchange else None,
        }
    ).encode()


def _received(state: State) -> str:
    return str(state.exchange.received_at if state.exchange else state.version["first_seen"])


def _id(key: str, part: str) -> str:
    """Return a record's name, the same for the same finding."""
    return f"<urn:uuid:{uuid5(NAMESPACE_URL, f'rulewire:{key}:{part}')}>"
