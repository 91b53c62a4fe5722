import logging
from collections.abc import AsyncIterator

import pytest
from hypothesis import given, settings
from pydantic import SecretStr, ValidationError

from extractors.errors import DeliveryError
from letters import NASTY, hostile, message, told
from pipeline.channels.apprise import AppriseSettings, send
from receivers import HttpReceiver, here, http_receiver


@pytest.fixture
async def service() -> AsyncIterator[HttpReceiver]:
    async with http_receiver() as receiver:
        yield receiver


def address(receiver: HttpReceiver, path: str = "/hush-hush") -> SecretStr:
    return SecretStr(f"json://127.0.0.1:{receiver.port}{path}")


async def test_a_message_arrives_as_title_and_text(service: HttpReceiver) -> None:
    receipt = await send(here(AppriseSettings, urls=(address(service),)), message())

    got = service.received[0].json
    assert receipt == "taken by JSON"
    assert got["title"] == (
        "[rulewire] HIGH BIS press releases: Commerce rescinds the AI Diffusion Rule"
    )
    assert "[-anywhere in the world violates-] {+risks violating+}" in got["message"]
    assert "not legal advice" in got["message"].replace("\n", " ")


async def test_one_address_needs_no_list(service: HttpReceiver) -> None:
    wanted = here(AppriseSettings, urls=address(service))

    await send(wanted, message())

    assert len(service.received) == 1


async def test_a_refusal_is_tried_again_and_names_the_service(service: HttpReceiver) -> None:
    service.refuse(500)

    with pytest.raises(DeliveryError, match="not taken by JSON") as caught:
        await send(here(AppriseSettings, urls=(address(service),)), message())

    assert not caught.value.permanent


async def test_one_of_two_that_fails_is_told_apart(service: HttpReceiver) -> None:
    nowhere = SecretStr("xml://127.0.0.1:1/hush-hush")

    with pytest.raises(DeliveryError) as caught:
        await send(here(AppriseSettings, urls=(address(service), nowhere)), message())

    assert str(caught.value) == "apprise: not taken by XML; taken by JSON"
    assert len(service.received) == 1


async def test_the_addresses_are_in_no_log_and_no_error(
    service: HttpReceiver, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    wanted = here(
        AppriseSettings, urls=(address(service), SecretStr("xml://127.0.0.1:1/hush-hush"))
    )

    with pytest.raises(DeliveryError) as caught:
        await send(wanted, message())

    assert "hush" not in caplog.text + str(caught.value) + repr(wanted)


@pytest.mark.parametrize("url", ["hush://nobody", "json://", "hush-hush", ""])
def test_an_address_that_no_service_knows_is_refused(url: str) -> None:
    with pytest.raises(ValidationError) as caught:
        AppriseSettings(urls=(SecretStr(url),))

    assert "address 1 names no service" in str(caught.value)
    assert "hush" not in str(caught.value)


def test_at_least_one_address_is_needed() -> None:
    with pytest.raises(ValidationError, match="at least 1"):
        AppriseSettings(urls=())


async def test_a_long_digest_is_cut_to_what_the_service_takes(service: HttpReceiver) -> None:
    service.answer(200, "{}")
    ntfy = SecretStr(f"ntfy://127.0.0.1:{service.port}/topic")
    many = [told(f"Finding {at}") for at in range(300)]

    await send(here(AppriseSettings, urls=(ntfy,)), message(*many, digest=True))

    text = service.received[0].body.decode()
    assert 7000 < len(text) <= 7800
    assert text.endswith("…")


@settings(max_examples=25, deadline=None)
@given(NASTY)
async def test_no_text_can_call_a_whole_room(text: str) -> None:
    async with http_receiver() as receiver:
        await send(here(AppriseSettings, urls=(address(receiver),)), message(hostile(text)))

    got = receiver.received[0].json
    for call in ("@everyone", "@here", "<!", "<@", "](http"):
        assert call not in got["title"] + got["message"]
