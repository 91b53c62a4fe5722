import hashlib
import hmac
import json
import logging
from collections.abc import AsyncIterator
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from pydantic import SecretStr, ValidationError

from extractors.errors import DeliveryError
from letters import NASTY, hostile, message, told
from pipeline.channels.webhook import WebhookSettings, send
from receivers import HttpReceiver, here, http_receiver


@pytest.fixture
async def program() -> AsyncIterator[HttpReceiver]:
    async with http_receiver() as receiver:
        yield receiver


def hook(receiver: HttpReceiver, **changes: Any) -> WebhookSettings:
    url = SecretStr(receiver.url("/hush-hush"))
    return here(WebhookSettings, url=url, secret=SecretStr("shared"), **changes)


async def test_a_message_arrives_as_documented_json(program: HttpReceiver) -> None:
    receipt = await send(hook(program), message())

    assert receipt == "200 ok"
    assert program.received[0].json == {
        "schema": "rulewire.message/1",
        "key": "m-1",
        "subscription": "export-team",
        "subject": "[rulewire] HIGH BIS press releases: Commerce rescinds the AI Diffusion Rule",
        "digest": False,
        "created": "2025-05-13T14:00:00Z",
        "unshown": 0,
        "findings": [
            {
                "key": "change:web:bis/1:2",
                "kind": "change",
                "severity": "HIGH",
                "title": "Commerce rescinds the AI Diffusion Rule",
                "reason": "An official source names Huawei.",
                "why": "entity Huawei",
                "quote": "The rule is rescinded.",
                "source": "bis-press",
                "source_name": "BIS press releases",
                "official": True,
                "published": "2025-05-13",
                "url": "https://www.bis.gov/press-release/rescission",
                "document": "web:bis/1",
                "version": 2,
                "story": "",
                "entities": ["huawei"],
                "labels": [],
                "events": [],
                "mentions": [
                    {"label": "ORG", "name": "Huawei", "entity": "huawei", "text": "Huawei"},
                    {"label": "ORG", "name": "Huawei", "entity": "huawei", "text": "Huawei"},
                ],
                "query": 'sqlite-utils rulewire.db "select * from recent_change where number = 2"',
                "also": 0,
                "change": {
                    "reverts_to": 0,
                    "editorial": 0,
                    "unshown": 0,
                    "passages": [
                        {
                            "label": "(a)(2)",
                            "kind": "amended",
                            "edits": [
                                {"op": "equal", "text": "Using the chips "},
                                {"op": "delete", "text": "anywhere in the world violates"},
                                {"op": "equal", "text": " "},
                                {"op": "insert", "text": "risks violating"},
                                {"op": "equal", "text": " export controls."},
                            ],
                        }
                    ],
                },
            }
        ],
    }


async def test_the_receiver_can_prove_who_wrote(program: HttpReceiver) -> None:
    await send(hook(program), message())

    got = program.received[0]
    signed = hmac.new(b"shared", b"1747144800." + got.body, hashlib.sha256).hexdigest()
    assert got.headers["x-rulewire-timestamp"] == "1747144800"
    assert got.headers["x-rulewire-signature"] == f"sha256={signed}"


async def test_a_repeat_is_the_same_request(program: HttpReceiver) -> None:
    await send(hook(program), message())
    await send(hook(program), message())

    assert program.received[0] == program.received[1]
    assert program.received[0].headers["idempotency-key"] == "m-1"


@pytest.mark.parametrize("status", [429, 503])
async def test_a_receiver_asking_for_patience_is_heeded(program: HttpReceiver, status: int) -> None:
    program.refuse(status, retry_after=120)

    with pytest.raises(DeliveryError, match=f"HTTP {status}") as caught:
        await send(hook(program), message())

    assert (caught.value.retry_after_s, caught.value.permanent) == (120.0, False)


async def test_patience_until_a_date_counts_from_the_receivers_own_clock(
    program: HttpReceiver,
) -> None:
    program.answer(
        503,
        "busy",
        {
            "Date": "Tue, 13 May 2025 14:00:00 GMT",
            "Retry-After": "Tue, 13 May 2025 14:01:30 GMT",
        },
    )

    with pytest.raises(DeliveryError) as caught:
        await send(hook(program), message())

    assert caught.value.retry_after_s == 90.0


@pytest.mark.parametrize(
    ("asked", "heeded"),
    [
        ("soon", None),
        ("-5", None),
        ("9" * 40, 86_400.0),
        ("٣", None),
        ("Mon, 01 Jan 99999999999999999999 00:00:00 GMT", None),
    ],
)
async def test_senseless_patience_is_bounded(
    program: HttpReceiver, asked: str, heeded: float | None
) -> None:
    program.refuse(503, retry_after=asked.encode().decode("latin-1"))

    with pytest.raises(DeliveryError) as caught:
        await send(hook(program), message())

    assert caught.value.retry_after_s == heeded


async def test_gone_is_permanent(program: HttpReceiver) -> None:
    program.refuse(410)

    with pytest.raises(DeliveryError, match="HTTP 410") as caught:
        await send(hook(program), message())

    assert caught.value.permanent


@pytest.mark.parametrize("status", [301, 400, 401, 404, 500])
async def test_what_a_person_can_mend_is_tried_again(program: HttpReceiver, status: int) -> None:
    program.refuse(status)

    with pytest.raises(DeliveryError, match=f"HTTP {status}") as caught:
        await send(hook(program), message())

    assert not caught.value.permanent


async def test_no_answer_at_all_is_tried_again(program: HttpReceiver) -> None:
    program.keep_silent()

    with pytest.raises(DeliveryError, match="webhook: no answer within") as caught:
        await send(hook(program, timeout_s=0.2), message())

    assert not caught.value.permanent


async def test_neither_secret_is_in_a_log_or_a_repr(
    program: HttpReceiver, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    wanted = hook(program)

    await send(wanted, message())

    assert "hush" not in caplog.text + repr(wanted)
    assert "shared" not in caplog.text + repr(wanted)


def test_a_secret_is_needed() -> None:
    with pytest.raises(ValidationError, match="secret"):
        WebhookSettings.model_validate({"url": SecretStr("https://example.org/x")})


async def test_a_very_long_digest_stays_of_a_size_that_receivers_take(
    program: HttpReceiver,
) -> None:
    many = [told(f"Finding {at}") for at in range(700)]

    await send(hook(program), message(*many, digest=True))

    assert len(program.received[0].body) < 1_000_000
    assert program.received[0].json["unshown"] == 200


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(text=NASTY)
async def test_any_text_arrives_as_valid_json(text: str) -> None:
    async with http_receiver() as receiver:
        await send(hook(receiver), message(hostile(text), key=text or "k"))

    found = json.loads(receiver.received[0].body)
    assert "\n" not in found["findings"][0]["title"]
    assert "\u202e" not in receiver.received[0].body.decode()
