"""The network's own failures: TLS, names, refusals; no foreign error gets out."""

import socket
import ssl
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx
import pytest
import trustme

from extractors.errors import ConfigError, FetchError
from fetching import Visiting, failed, fetch_settings, got
from pipeline.faults import FOREIGN, PassingError, fault
from pipeline.gate import transport
from servers import Server

RELEASE = b"<html><title>Release</title><p>BIS rescinds the AI Diffusion Rule.</p></html>"
HTTPX_ERRORS = sorted(
    (
        kind
        for kind in vars(httpx).values()
        if isinstance(kind, type) and issubclass(kind, Exception)
    ),
    key=lambda kind: kind.__name__,
)


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    return trustme.CA()


@pytest.fixture
def ca_file(authority: trustme.CA, tmp_path: Path) -> str:
    path = tmp_path / "ca.pem"
    authority.cert_pem.write_to_path(str(path))
    return str(path)


def site(authority: trustme.CA, name: str) -> Server:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(name).configure_cert(context)
    return Server(context)


@pytest.fixture
def secure(authority: trustme.CA) -> Iterator[Server]:
    with site(authority, "127.0.0.1") as server:
        server.serve("/a", RELEASE)
        yield server


async def test_a_certificate_of_nobody_we_know_is_refused_once(
    secure: Server, visiting: Visiting
) -> None:
    visitor = visiting(tries=3)

    error = await failed(visitor, f"{secure.url}/a")

    assert error.reason == "certificate verify failed: unable to get local issuer certificate"
    assert len(visitor.tries) == 1
    assert secure.requests == []


async def test_a_self_signed_certificate_is_refused(
    authority: trustme.CA, visiting: Visiting, tmp_path: Path
) -> None:
    pem = tmp_path / "self-signed.pem"
    authority.private_key_pem.write_to_path(str(pem))
    authority.cert_pem.write_to_path(str(pem), append=True)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(pem)
    with Server(context) as server:
        error = await failed(visiting(), f"{server.url}/a")

    assert error.reason.startswith("certificate verify failed: self-signed certificate")


async def test_a_server_that_wants_our_certificate_is_an_error(
    authority: trustme.CA, visiting: Visiting, ca_file: str
) -> None:
    # TLS 1.3 refuses after the handshake, while we read: httpx does not map that one.
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("127.0.0.1").configure_cert(context)
    authority.configure_trust(context)
    context.verify_mode = ssl.CERT_REQUIRED
    with Server(context) as server:
        error = await failed(visiting(ca_file=ca_file), f"{server.url}/a")

    # The alert and the reset that follows it race each other to us.
    alert = "TLS failed: tlsv13 alert certificate required"
    assert error.reason in {alert, "the connection was reset"}


async def test_a_certificate_authority_can_be_added(
    secure: Server, visiting: Visiting, ca_file: str
) -> None:
    page = await got(visiting(ca_file=ca_file), f"{secure.url}/a")

    assert page.body == RELEASE


async def test_a_certificate_for_another_host_is_refused(
    authority: trustme.CA, visiting: Visiting, ca_file: str
) -> None:
    with site(authority, "example.org") as server:
        error = await failed(visiting(ca_file=ca_file), f"{server.url}/a")

    assert error.reason.startswith("certificate verify failed: IP address mismatch")


async def test_an_expired_certificate_is_refused(
    authority: trustme.CA, visiting: Visiting, ca_file: str
) -> None:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    yesterday = datetime.now(UTC) - timedelta(days=1)
    authority.issue_cert("127.0.0.1", not_after=yesterday).configure_cert(context)
    with Server(context) as server:
        error = await failed(visiting(ca_file=ca_file), f"{server.url}/a")

    assert error.reason == "certificate verify failed: certificate has expired"


async def test_https_does_not_fall_back_to_http(
    secure: Server, server: Server, visiting: Visiting, ca_file: str
) -> None:
    end = server.serve("/b", RELEASE)

    error = await failed(visiting(ca_file=ca_file), secure.redirect("/a", end))

    assert error.reason == f"redirected from https to {end}"


async def test_plain_http_on_a_tls_address_is_an_error(server: Server, visiting: Visiting) -> None:
    error = await failed(visiting(), server.url.replace("http:", "https:") + "/a")

    assert error.reason.startswith("TLS failed: ")


@pytest.mark.parametrize("text", [None, "no certificate in here"])
def test_a_ca_file_that_is_none_is_a_config_error(tmp_path: Path, text: str | None) -> None:
    path = tmp_path / "ca.pem"
    if text is not None:
        path.write_text(text)

    with pytest.raises(ConfigError, match=f"fetch.ca_file: {path} cannot be used: "):
        transport(fetch_settings(ca_file=str(path)), ())


async def test_a_closed_port_is_tried_again(visiting: Visiting) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))  # Taken, but nobody listens.
        visitor = visiting(tries=2)

        error = await failed(visitor, f"http://127.0.0.1:{taken.getsockname()[1]}/")

    assert error.reason == "connection refused"
    assert len(visitor.tries) == 2


async def test_a_host_that_does_not_exist_is_named_so(visiting: Visiting) -> None:
    error = await failed(visiting(), "http://no-such-host.invalid/")  # RFC 6761 6.4

    assert error.reason.startswith("no such host: ")


@pytest.mark.parametrize("kind", HTTPX_ERRORS)
def test_every_error_of_httpx_becomes_ours(kind: type[Exception]) -> None:
    # Some are made with a response, some without words: what counts is the type.
    foreign = kind.__new__(kind)

    ours = fault("http://example.org/", foreign)

    assert issubclass(kind, FOREIGN)
    assert isinstance(ours, FetchError)
    assert ours.reason


def test_every_way_the_network_fails_may_pass() -> None:
    kinds = [kind for kind in HTTPX_ERRORS if issubclass(kind, httpx.NetworkError)]

    ours = [fault("http://example.org/", kind("broken")) for kind in kinds]

    assert len(ours) >= 4
    assert all(isinstance(error, PassingError) for error in ours)


async def test_the_environment_does_not_choose_a_proxy(
    server: Server, visiting: Visiting, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:1")
    monkeypatch.setenv("ALL_PROXY", "http://127.0.0.1:1")

    page = await got(visiting(), server.serve("/a", RELEASE))

    assert page.body == RELEASE
