"""Any program that takes JSON: one signed POST a message.

Headers: `Idempotency-Key` is the message's key; a repeat carries the same one and the same bytes.
`X-Rulewire-Timestamp` is when the message was put together, in seconds since 1970, and
`X-Rulewire-Signature` is "sha256=" and the hex HMAC-SHA256, under the shared secret, of the
timestamp, a full stop and the body. A message is tried for days: refuse repeats by the key, not
by a narrow window of time.

Body, UTF-8 JSON; every text is one clean line, "" where nothing is known::

    {"schema": "rulewire.message/1", "key", "subscription", "subject", "digest": bool,
     "created": "2025-05-13T14:00:00Z", "unshown": findings left out of a very long digest,
     "findings": [{"key", "kind", "severity": "LOW|MEDIUM|HIGH|CRITICAL", "title", "reason",
       "why", "quote", "source", "source_name", "official": bool, "published", "url",
       "document", "version": number, "story", "entities": [], "labels": [], "events": [],
       "mentions": [{"label", "name", "entity", "text"}], "query",
       "also": count of further reports of the same story,
       "change": null or {"reverts_to": number, "editorial": count, "unshown": count,
         "passages": [{"label", "kind", "edits": [{"op": "equal|insert|delete", "text"}]}]}}]}

An answer of 2xx is a receipt. 400, 415 and 422 are about the message: it is tried again until its tries
end, or never on 413. Everything else is the receiver's trouble, 401 and 404 too, which a person
mends: all waits in order and arrives then. On 410 Gone the operator is told at once.
"""

import hashlib
import hmac
import json
from collections.abc import Iterable

from pydantic import Field

from config import Secret
from extractors.errors import DeliveryError
from pipeline import harmless
from pipeline.cards import card, subject
from pipeline.message import Message, Told
from pipeline.outbound import channel
from pipeline.outgoing import Outgoing, SecretUrl
from pipeline.passages import Redline
from pipeline.post import post
from pipeline.tls import CaFile

_MAX_FINDINGS = 500
# These are about what was sent, not about who takes it.
_OWN = frozenset({400, 413, 415, 422})
# Characters of redline in one message, shared among its findings.
_ROOM = 200_000


class WebhookSettings(Outgoing):
    """Where to post, and the secret that both sides know."""

    url: SecretUrl
    secret: Secret
    timeout_s: float = Field(default=30, gt=0)
    ca_file: CaFile = ""


@channel("webhook", settings=WebhookSettings, most=_MAX_FINDINGS)
async def send(settings: WebhookSettings, message: Message) -> str:
    """Post `message` as signed JSON; return "200 ok" with the status that came.

    Raises:
        DeliveryError: Permanent on 410 and 413; carries the Retry-After of the answer.

    """
    body = json.dumps(_body(message), ensure_ascii=False).encode()
    timestamp = str(int(message.created.timestamp()))
    answer = await post(
        "webhook",
        settings.url,
        body,
        {
            "Idempotency-Key": harmless.header(message.key),
            "X-Rulewire-Timestamp": timestamp,
            "X-Rulewire-Signature": signature(settings.secret.get_secret_value(), timestamp, body),
        },
        timeout_s=settings.timeout_s,
        ca_file=settings.ca_file,
        private_networks=settings.private_networks,
    )
    if 200 <= answer.status < 300:
        return f"{answer.status} ok"
    raise DeliveryError(
        "webhook",
        f"HTTP {answer.status} {harmless.line(answer.body, 80)}".strip(),
        permanent=answer.status in (410, 413),
        alone=answer.status in _OWN,
        retry_after_s=answer.retry_after_s,
    )


def signature(secret: str, timestamp: str, body: bytes) -> str:
    """Return what `X-Rulewire-Signature` must say; receivers compare in constant time.

    >>> signature("s", "0", b"{}")[:15]
    'sha256=e79b1f68'
    """
    signed = hmac.new(secret.encode(), f"{timestamp}.".encode() + body, hashlib.sha256)
    return f"sha256={signed.hexdigest()}"


def _body(message: Message) -> dict[str, object]:
    told = message.told[:_MAX_FINDINGS]
    share = _ROOM // len(told)
    return {
        "schema": "rulewire.message/1",
        "key": harmless.line(message.key, 200),
        "subscription": harmless.line(message.subscription, 200),
        "subject": subject(message),
        "digest": message.digest,
        "created": message.created.strftime("%Y-%m-%dT%H:%M:%SZ"),
        "unshown": len(message.told) - len(told),
        "findings": [_finding(each, share) for each in told],
    }


def _finding(told: Told, room: int) -> dict[str, object]:
    finding, shown = told.finding, card(told, room)
    return {
        "key": harmless.line(finding.key, 500),
        "kind": harmless.line(finding.kind, 60),
        "severity": shown.word,
        "title": shown.title,
        "reason": shown.reason,
        "why": shown.why,
        "quote": shown.quote,
        "source": harmless.line(finding.source, 120),
        "source_name": harmless.line(told.source_name, 120),
        "official": told.official,
        "published": harmless.line(told.published, 40),
        "url": shown.url,
        "document": harmless.line(finding.document, 2000),
        "version": finding.version,
        "story": harmless.line(finding.story, 200),
        "entities": _lines(finding.entities),
        "labels": _lines(finding.labels),
        "events": _lines(finding.events),
        "mentions": _mentions(told),
        "query": shown.query,
        "also": told.also,
        "change": _change(shown.redline) if shown.redline else None,
    }


def _lines(texts: Iterable[str]) -> list[str]:
    return [harmless.line(text, 200) for text in texts]


def _mentions(told: Told) -> list[dict[str, str]]:
    return [
        {
            "label": harmless.line(mention.label, 60),
            "name": harmless.line(mention.name, 200),
            "entity": harmless.line(mention.entity, 200),
            "text": harmless.line(mention.text, 200),
        }
        for mention in told.mentions[:100]
    ]


def _change(redline: Redline) -> dict[str, object]:
    return {
        "reverts_to": redline.reverts_to,
        "editorial": redline.editorial,
        "unshown": redline.unshown,
        "passages": [
            {
                "label": passage.label,
                "kind": passage.kind,
                "edits": [{"op": edit.op, "text": edit.text} for edit in passage.edits],
            }
            for passage in redline.passages
        ],
    }
