import logging
import ssl
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from email import message_from_bytes
from email.policy import default
from pathlib import Path
from typing import Any

import pytest
import trustme
from hypothesis import given, settings
from pydantic import SecretStr, ValidationError

from extractors.errors import DeliveryError
from extractors.model import Severity
from letters import NASTY, hostile, message, told
from pipeline.channels.email import EmailSettings, composed, flat, send
from receivers import MailReceiver, mail_receiver


@pytest.fixture
async def server() -> AsyncIterator[MailReceiver]:
    async with mail_receiver() as receiver:
        yield receiver


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    return trustme.CA()


@pytest.fixture(scope="module")
def ca_file(authority: trustme.CA, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("ca") / "ca.pem"
    authority.cert_pem.write_to_path(str(path))
    return path


def certified(authority: trustme.CA) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("127.0.0.1").configure_cert(context)
    return context


def mailbox(port: int = 25, **changes: Any) -> EmailSettings:
    wanted: dict[str, Any] = {
        "host": "127.0.0.1",
        "port": port,
        "security": "none",
        "sender": "rulewire <alerts@example.org>",
        "to": ("officer@example.com", "Deputy <deputy@example.com>"),
        "timeout_s": 5,
    }
    return EmailSettings(**wanted | changes)


async def test_a_mail_arrives_with_both_parts(server: MailReceiver) -> None:
    receipt = await send(mailbox(server.port), message())

    got = server.received[0]
    assert receipt == got.mail["Message-ID"]
    assert (got.sender, got.to) == (
        "alerts@example.org",
        ["officer@example.com", "deputy@example.com"],
    )
    assert got.mail.get_content_type() == "multipart/alternative"
    assert "[-anywhere in the world violates-] {+risks violating+}" in got.part("plain")
    assert ">risks violating</span>" in got.part("html")


async def test_the_headers_say_what_it_is(server: MailReceiver) -> None:
    await send(mailbox(server.port), message())

    mail = server.received[0].mail
    assert mail["From"] == "rulewire <alerts@example.org>"
    assert mail["To"] == "officer@example.com, Deputy <deputy@example.com>"
    assert mail["Subject"] == (
        "[rulewire] HIGH BIS press releases: Commerce rescinds the AI Diffusion Rule"
    )
    assert mail["Date"].datetime == datetime(2025, 5, 13, 14, 0, tzinfo=UTC)
    assert mail["List-Id"] == "<export-team.rulewire.example.org>"
    assert mail["Auto-Submitted"] == "auto-generated"
    assert mail["X-Rulewire-Severity"] == "HIGH"
    assert mail["X-Rulewire-Subscription"] == "export-team"
    assert mail["Importance"] == "high"


def test_the_message_id_is_the_key_under_the_senders_domain() -> None:
    mail = composed(mailbox(), message(key="m-1"))

    assert mail["Message-ID"] == ("<a461b472cb41a9ec3dee5c90cf8e4a78252c9d82.rulewire@example.org>")


def test_a_repeat_is_the_same_bytes() -> None:
    one, other = (flat(composed(mailbox(), message())) for _ in range(2))

    assert one == other


def test_another_key_is_another_mail() -> None:
    one, other = (composed(mailbox(), message(key=key))["Message-ID"] for key in ("a", "b"))

    assert one != other


def test_the_namespace_of_the_list_can_be_set() -> None:
    mail = composed(mailbox(list_id="lists.example.com"), message())

    assert mail["List-Id"] == "<export-team.lists.example.com>"


def test_the_most_urgent_finding_gives_the_severity() -> None:
    mail = composed(
        mailbox(), message(told(severity=Severity.LOW), told(severity=Severity.CRITICAL))
    )

    assert mail["X-Rulewire-Severity"] == "CRITICAL"


def test_what_can_wait_is_not_marked_important() -> None:
    mail = composed(mailbox(), message(told(severity=Severity.MEDIUM)))

    assert mail["Importance"] is None


async def test_starttls_and_a_password_are_used(authority: trustme.CA, ca_file: Path) -> None:
    async with mail_receiver(starttls=certified(authority)) as server:
        server.expect_password("hush")
        wanted = mailbox(
            server.port,
            security="starttls",
            ca_file=str(ca_file),
            username="alerts",
            password=SecretStr("hush"),
        )

        await send(wanted, message())

    assert server.logins == [("alerts", "hush")]
    assert server.received[0].encrypted


async def test_tls_from_the_first_byte_works(authority: trustme.CA, ca_file: Path) -> None:
    async with mail_receiver(tls=certified(authority)) as server:
        await send(mailbox(server.port, security="tls", ca_file=str(ca_file)), message())

    assert len(server.received) == 1


async def test_an_unknown_certificate_is_not_trusted(authority: trustme.CA) -> None:
    async with mail_receiver(starttls=certified(authority)) as server:
        with pytest.raises(DeliveryError, match="certificate") as caught:
            await send(mailbox(server.port, security="starttls"), message())

    assert server.received == []
    assert not caught.value.permanent


async def test_a_server_without_starttls_gets_nothing(server: MailReceiver) -> None:
    with pytest.raises(DeliveryError, match="STARTTLS") as caught:
        await send(mailbox(server.port, security="starttls"), message())

    assert server.received == []
    assert not caught.value.permanent


async def test_a_refused_password_is_tried_again(
    authority: trustme.CA, ca_file: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    async with mail_receiver(starttls=certified(authority)) as server:
        wanted = mailbox(
            server.port,
            security="starttls",
            ca_file=str(ca_file),
            username="alerts",
            password=SecretStr("wrong-hush"),
        )

        with pytest.raises(DeliveryError, match="login refused, check username") as caught:
            await send(wanted, message())

    assert not caught.value.permanent
    assert "hush" not in str(caught.value) + repr(wanted)


@pytest.mark.parametrize(
    ("reply", "permanent"),
    [("550 no such user", True), ("450 greylisted", False), ("552 mailbox full", True)],
)
async def test_a_refused_recipient_is_named(
    server: MailReceiver, reply: str, permanent: bool
) -> None:
    server.refuse_recipient("officer@example.com", reply)

    with pytest.raises(DeliveryError) as caught:
        await send(mailbox(server.port, to=("officer@example.com",)), message())

    assert str(caught.value) == f"email: recipient refused: officer@example.com: {reply}"
    assert caught.value.permanent is permanent


async def test_one_refused_recipient_keeps_the_mail_from_nobody_else(
    server: MailReceiver,
) -> None:
    server.refuse_recipient("officer@example.com", "550 no such user")

    with pytest.raises(DeliveryError, match=r"officer@example\.com: 550 no such user$") as caught:
        await send(mailbox(server.port), message())

    assert server.received[0].to == ["deputy@example.com"]
    assert caught.value.permanent


async def test_refusals_of_both_sorts_are_tried_again(server: MailReceiver) -> None:
    server.refuse_recipient("officer@example.com", "550 no such user")
    server.refuse_recipient("deputy@example.com", "451 try later")

    with pytest.raises(DeliveryError, match=r"officer.*; deputy") as caught:
        await send(mailbox(server.port), message())

    assert not caught.value.permanent


@pytest.mark.parametrize(
    ("reply", "permanent"), [("553 not yours", True), ("530 log in first", False), ("421 x", False)]
)
async def test_a_refused_sender_is_final_unless_a_login_is_asked_for(
    server: MailReceiver, reply: str, permanent: bool
) -> None:
    server.refuse_sender(reply)

    with pytest.raises(DeliveryError, match=f"sender refused: {reply}") as caught:
        await send(mailbox(server.port), message())

    assert caught.value.permanent is permanent


@pytest.mark.parametrize(("reply", "permanent"), [("554 spam", True), ("452 disk full", False)])
async def test_a_refused_message_is_final_with_a_5xx(
    server: MailReceiver, reply: str, permanent: bool
) -> None:
    server.refuse_data(reply)

    with pytest.raises(DeliveryError, match=f"message refused: {reply}") as caught:
        await send(mailbox(server.port), message())

    assert caught.value.permanent is permanent


async def test_a_server_that_is_down_is_tried_again() -> None:
    with pytest.raises(DeliveryError, match="email: SMTPConnectError") as caught:
        await send(mailbox(1), message())

    assert not caught.value.permanent


@pytest.mark.parametrize(
    "changes",
    [
        {"sender": "nobody"},
        {"sender": "a@b.org, c@d.org"},
        {"sender": "a@b.org\r\nBcc: c@d.org"},
        {"sender": "a@bücher.example"},
        {"to": ()},
        {"to": ("officer",)},
        {"port": 70_000},
        {"security": "maybe"},
        {"username": "alerts"},
        {"password": SecretStr("hush")},
        {"host": "mail.example.org", "username": "alerts", "password": SecretStr("hush")},
        {"list_id": "no spaces.org"},
        {"ca_file": "/nowhere/ca.pem"},
        {"colour": "red"},
    ],
)
def test_settings_that_cannot_work_are_refused(changes: dict[str, Any]) -> None:
    with pytest.raises(ValidationError) as caught:
        mailbox(**changes)

    assert "hush" not in str(caught.value)


def test_an_encoded_word_in_a_title_stays_text() -> None:
    title = "=?utf-8?q?=0D=0ABcc:_victim@example.org?="

    raw = flat(composed(mailbox(), message(told(title))))

    mail = message_from_bytes(raw, policy=default)
    assert mail["Bcc"] is None
    assert str(mail["Subject"]).endswith("releases: = ?utf-8?q?=0D=0ABcc:_victim@example.org?=")


def test_a_subject_in_other_letters_arrives_as_it_was() -> None:
    raw = flat(composed(mailbox(), message(told("Commerce’s rule — 出口管制 " * 3))))

    subject = message_from_bytes(raw, policy=default)["Subject"]
    assert (
        subject == "[rulewire] HIGH BIS press releases: " + ("Commerce’s rule — 出口管制 " * 3)[:-1]
    )


def test_a_plain_subject_stands_on_one_line() -> None:
    raw = flat(composed(mailbox(), message(told("Commerce rescinds the rule " * 9))))

    assert b"\r\nSubject: [rulewire] HIGH BIS press releases: Commerce rescinds" in raw


@settings(max_examples=100, deadline=None)
@given(NASTY)
def test_no_text_adds_a_header_or_a_recipient(text: str) -> None:
    raw = flat(composed(mailbox(), message(hostile(text), key=text)))

    head = raw.split(b"\r\n\r\n", 1)[0]
    mail = message_from_bytes(raw, policy=default)
    assert sorted(mail.keys()) == [
        "Auto-Submitted",
        "Content-Type",
        "Date",
        "From",
        "Importance",
        "List-Id",
        "MIME-Version",
        "Message-ID",
        "Subject",
        "To",
        "X-Auto-Response-Suppress",
        "X-Rulewire-Severity",
        "X-Rulewire-Subscription",
    ]
    assert mail["To"] == "officer@example.com, Deputy <deputy@example.com>"
    assert b"\r" not in head.replace(b"\r\n", b"")
    assert max(map(len, raw.split(b"\r\n"))) <= 998


@settings(max_examples=25, deadline=None)
@given(NASTY)
async def test_any_text_arrives_in_one_mail(text: str) -> None:
    async with mail_receiver() as server:
        await send(mailbox(server.port), message(hostile(text), digest=True))

    assert len(server.received) == 1
    assert server.received[0].to == ["officer@example.com", "deputy@example.com"]
    assert "not legal advice" in server.received[0].part("plain").replace("\n", " ")
