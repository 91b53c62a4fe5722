"""Slack, through an incoming webhook.

A repeat cannot be told from a new message by Slack: after a lost answer the same message may be
seen twice. That is the price of never losing one.
"""

import json

from pydantic import Field

from extractors.errors import DeliveryError
from pipeline import harmless
from pipeline.blocks import payload
from pipeline.message import Message
from pipeline.outbound import channel
from pipeline.outgoing import Outgoing, SecretUrl
from pipeline.post import Answer, post
from pipeline.tls import CaFile

# docs.slack.dev/messaging/sending-messages-using-incoming-webhooks, "Handling errors": the hook
# or its channel is gone, or forbids us; a person must mend that.
_GONE = frozenset({403, 404, 410})
# Slack's word for a message that it will never take. Any other 400 may come from a proxy.
_REFUSED = frozenset(
    {"invalid_payload", "invalid_blocks", "invalid_blocks_format", "no_text", "user_not_found"}
)


class SlackSettings(Outgoing):
    """An incoming webhook. `url` is as good as a password."""

    url: SecretUrl
    timeout_s: float = Field(default=30, gt=0)
    # docs.slack.dev/apis/web-api/rate-limits: one message a second for each incoming webhook.
    pause_s: float = Field(default=1, ge=0, le=60)
    ca_file: CaFile = ""


@channel("slack", settings=SlackSettings, most=25)
async def send(settings: SlackSettings, message: Message) -> str:
    """Post `message` as Block Kit; return "200 ok".

    Raises:
        DeliveryError: Permanent if the hook or its channel is gone or forbids us, or if Slack
            calls the message malformed; carries Retry-After of a 429.

    """
    body = json.dumps(payload(message), ensure_ascii=False).encode()
    answer = await post(
        "slack",
        settings.url,
        body,
        # Slack does not look at it; what is put between, or speaks like Slack, may.
        {"Idempotency-Key": harmless.header(message.key)},
        timeout_s=settings.timeout_s,
        ca_file=settings.ca_file,
        private_networks=settings.private_networks,
    )
    word = harmless.line(answer.body, 80)
    if 200 <= answer.status < 300 and not word.startswith("<"):
        return f"{answer.status} {word}".strip()
    raise _refusal(answer, word)


def _refusal(answer: Answer, word: str) -> DeliveryError:
    if word.startswith("<"):
        # A sign-in page or a proxy's error page; its text tells nothing.
        return DeliveryError("slack", f"HTTP {answer.status} with a web page instead of an answer")
    refused = answer.status == 400 and word in _REFUSED
    return DeliveryError(
        "slack",
        f"HTTP {answer.status} {word}".strip(),
        permanent=answer.status in _GONE or refused,
        alone=refused,
        retry_after_s=answer.retry_after_s,
    )
