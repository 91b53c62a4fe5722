import json
import logging
import re
import ssl
from collections.abc import AsyncIterator, Iterator
from typing import Any

import pytest
import trustme
from hypothesis import given, settings
from pydantic import SecretStr, ValidationError

from extractors.errors import DeliveryError
from extractors.hunks import Change, Edit, Hunk, HunkClass
from extractors.model import Severity
from letters import NASTY, hostile, message, told
from pipeline.blocks import payload
from pipeline.channels.slack import SlackSettings, send
from receivers import HttpReceiver, here, http_receiver

# All that may stand between angle brackets is a link that we made.
LINK = re.compile(r"<https?://[^\s<>|]+\|[^<>]*>")


@pytest.fixture
async def slack() -> AsyncIterator[HttpReceiver]:
    async with http_receiver() as receiver:
        yield receiver


def hook(receiver: HttpReceiver, **changes: Any) -> SlackSettings:
    url = SecretStr(receiver.url("/services/T0/B0/hush-hush"))
    return here(SlackSettings, url=url, **changes)


def texts(body: Any) -> Iterator[str]:
    """Yield every mrkdwn text in a payload."""
    if isinstance(body, dict):
        if body.get("type") == "mrkdwn":
            yield body["text"]
        for value in body.values():
            yield from texts(value)
    elif isinstance(body, list):
        for value in body:
            yield from texts(value)


def units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


async def test_a_message_arrives_as_blocks(slack: HttpReceiver) -> None:
    receipt = await send(hook(slack), message())

    assert receipt == "200 ok"
    assert slack.received[0].path == "/services/T0/B0/hush-hush"
    assert slack.received[0].headers["content-type"] == "application/json; charset=utf-8"
    assert [block["type"] for block in slack.received[0].json["blocks"]] == [
        "header",
        "section",
        "section",
        "context",
        "divider",
        "context",
    ]


def test_a_finding_says_what_why_and_where() -> None:
    found = list(texts(payload(message())))

    assert found[0] == (
        "*HIGH* · Text changed\n"
        "*<https://www.bis.gov/press-release/rescission|Commerce rescinds the AI Diffusion Rule>*\n"
        "BIS press releases · official · 2025-05-13\n"
        "An official source names Huawei."
    )
    assert found[1] == (
        "(a)(2) _amended_\n"
        "Using the chips ~anywhere in the world violates~ *risks violating* export controls.\n"
        "<https://www.bis.gov/press-release/rescission|The whole text>"
    )
    assert found[2] == (
        "Names: Huawei\n"
        "You asked for: entity Huawei\n"
        '`sqlite-utils rulewire.db "select * from recent_change where number = 2"`'
    )
    assert "not legal advice" in found[3]


def test_the_fallback_text_is_the_subject() -> None:
    found = payload(message(told("Chips <!channel> & *more*")))

    assert found["text"] == (
        "[rulewire] HIGH BIS press releases: Chips &lt;!channel&gt; &amp; ∗more∗"
    )


def test_slack_is_told_to_make_nothing_out_of_the_text() -> None:
    found = payload(message())

    assert (found["unfurl_links"], found["unfurl_media"], found["link_names"]) == (
        False,
        False,
        False,
    )
    assert '"verbatim": false' not in json.dumps(found)


def test_a_digest_tells_all_it_can_and_counts_the_rest() -> None:
    found = payload(message(*[told(f"Finding {at}") for at in range(200)], digest=True))

    shown = set(re.findall(r"\|(Finding \d+)>", json.dumps(found)))
    assert f"{200 - len(shown)} more are in the database." in json.dumps(found)
    assert len(shown) >= 15


def test_a_long_redline_ends_with_a_link_to_the_whole() -> None:
    new = Hunk("", "added", HunkClass.SUBSTANTIVE, (Edit("insert", "a new word " * 90),), 0, 1)
    change = Change("web:bis/1", 2, (new,) * 9)

    found = list(texts(payload(message(told(change=change)))))

    assert found[1].endswith(
        " …\n"
        "Changed paragraphs not shown here: 6.\n"
        "<https://www.bis.gov/press-release/rescission|The whole text>"
    )


@settings(max_examples=200, deadline=None)
@given(NASTY)
def test_no_mark_up_gets_through(text: str) -> None:
    found = payload(message(hostile(text), hostile(text)))

    for each in [str(found["text"]), *texts(found)]:
        assert not re.search(r"[<>]", LINK.sub("", re.sub(r"^> ", "", each)))
        assert not re.search(r"&(?!amp;|lt;|gt;)", LINK.sub("", each))


@settings(max_examples=200, deadline=None)
@given(NASTY)
def test_every_limit_of_slack_holds(text: str) -> None:
    found: Any = payload(message(*[hostile(text)] * 60))

    assert len(found["blocks"]) <= 50
    assert units(found["blocks"][0]["text"]["text"]) <= 150
    assert all(0 < units(each) <= 3000 for each in texts(found))
    assert units(json.dumps(found["blocks"], ensure_ascii=False)) <= 10_000


def test_a_megabyte_is_cut_to_the_limits() -> None:
    found: Any = payload(message(hostile("<&>" * 350_000)))

    assert units(json.dumps(found["blocks"], ensure_ascii=False)) <= 10_000


async def test_slack_asking_for_patience_is_heeded(slack: HttpReceiver) -> None:
    slack.refuse(429, retry_after=7, body="rate_limited")

    with pytest.raises(DeliveryError, match="HTTP 429 rate_limited") as caught:
        await send(hook(slack), message())

    assert (caught.value.retry_after_s, caught.value.permanent) == (7.0, False)


@pytest.mark.parametrize(
    ("status", "word"),
    [
        (403, "invalid_token"),
        (403, "action_prohibited"),
        (404, "no_service"),
        (404, "channel_not_found"),
        (410, "channel_is_archived"),
        (400, "invalid_blocks"),
    ],
)
async def test_what_slack_will_never_take_is_permanent(
    slack: HttpReceiver, status: int, word: str
) -> None:
    slack.refuse(status, body=word)

    with pytest.raises(DeliveryError, match=f"HTTP {status} {word}") as caught:
        await send(hook(slack), message())

    assert caught.value.permanent


@pytest.mark.parametrize(("status", "word"), [(500, "rollup_error"), (400, "bad proxy"), (302, "")])
async def test_what_may_pass_is_tried_again(slack: HttpReceiver, status: int, word: str) -> None:
    slack.refuse(status, body=word)

    with pytest.raises(DeliveryError) as caught:
        await send(hook(slack), message())

    assert not caught.value.permanent


async def test_a_redirect_is_not_followed(slack: HttpReceiver) -> None:
    slack.answer(307, "", {"Location": slack.url("/elsewhere")})

    with pytest.raises(DeliveryError, match="HTTP 307"):
        await send(hook(slack), message())

    assert [request.path for request in slack.received] == ["/services/T0/B0/hush-hush"]


async def test_a_web_page_is_no_receipt(slack: HttpReceiver) -> None:
    slack.answer(200, "<!DOCTYPE html><title>Sign in to the network</title>")

    with pytest.raises(DeliveryError, match="HTTP 200 with a web page instead of an answer"):
        await send(hook(slack), message())


async def test_an_endless_answer_is_cut(slack: HttpReceiver) -> None:
    slack.answer(500, "x" * 3_000_000)

    with pytest.raises(DeliveryError) as caught:
        await send(hook(slack), message())

    assert len(str(caught.value)) < 120


async def test_silence_ends_after_the_time_that_was_set(slack: HttpReceiver) -> None:
    slack.keep_silent()

    with pytest.raises(DeliveryError, match=r"no answer within 0\.2 s") as caught:
        await send(hook(slack, timeout_s=0.2), message())

    assert not caught.value.permanent


async def test_the_address_is_in_no_error_and_no_log(
    slack: HttpReceiver, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    await send(hook(slack), message())
    nowhere = here(SlackSettings, url=SecretStr("http://127.0.0.1:65535/services/hush-hush"))

    with pytest.raises(DeliveryError) as caught:
        await send(nowhere, message())

    assert str(caught.value) == "slack: no answer: cannot connect"
    assert caught.value.__cause__ is None
    assert "hush-hush" not in caplog.text + repr(nowhere)


@pytest.mark.parametrize(
    "url", ["http://hooks.slack.com/services/hush", "ftp://x/hush", "hush", "https://", "http://["]
)
def test_an_address_that_would_give_the_secret_away_is_refused(url: str) -> None:
    with pytest.raises(ValidationError) as caught:
        SlackSettings(url=SecretStr(url))

    assert "hush" not in str(caught.value)


async def test_a_server_without_a_trusted_certificate_is_refused() -> None:
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    trustme.CA().issue_cert("127.0.0.1").configure_cert(tls)

    async with http_receiver(tls) as receiver:
        with pytest.raises(DeliveryError, match="its certificate is not trusted"):
            await send(hook(receiver), message())

    assert receiver.received == []


async def test_a_private_authority_can_be_trusted(tmp_path: Any) -> None:
    authority = trustme.CA()
    authority.cert_pem.write_to_path(str(tmp_path / "ca.pem"))
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("127.0.0.1").configure_cert(tls)

    async with http_receiver(tls) as receiver:
        receipt = await send(hook(receiver, ca_file=str(tmp_path / "ca.pem")), message())

    assert receipt == "200 ok"


def test_a_ca_file_that_is_none_is_refused(tmp_path: Any) -> None:
    with pytest.raises(ValidationError, match="is not a readable PEM file"):
        SlackSettings(url=SecretStr("https://hooks.slack.com/x"), ca_file=str(tmp_path / "no"))


@pytest.mark.parametrize("severity", Severity)
def test_the_severity_is_said_in_a_word(severity: Severity) -> None:
    found = next(texts(payload(message(told(severity=severity)))))

    assert found.startswith(f"*{severity.name}* · ")
