"""Connections of code that is not ours, on real sockets and with a resolver that changes its mind."""

import smtplib
import socket
from collections.abc import Callable, Iterator
from ipaddress import ip_network

import pytest
import requests
from apprise import Apprise
from pydantic import SecretStr

from extractors.errors import DeliveryError
from fetching import resolving
from letters import message
from pipeline.channels.apprise import AppriseSettings, send
from pipeline.guarded import guarded
from receivers import here
from servers import Server

SAYS = r"refused: 127\.0\.0\.1 is a loopback address; .* under \[gate\]"


@pytest.fixture
def listener() -> Iterator[socket.socket]:
    """Return a socket that listens on loopback; whoever connects waits in its queue."""
    with socket.create_server(("127.0.0.1", 0)) as waiting:
        waiting.setblocking(False)
        yield waiting


def nobody_came(listener: socket.socket) -> bool:
    try:
        listener.accept()[0].close()
    except BlockingIOError:
        return True
    return False


async def test_apprise_does_not_reach_this_machine(server: Server) -> None:
    server.serve("/hook", "ok")
    urls = [SecretStr(server.url.replace("http:", "json:") + "/hook")]

    with pytest.raises(DeliveryError, match=rf"not taken by JSON \({SAYS}"):
        await send(AppriseSettings.model_validate({"urls": urls}), message())

    assert server.requests == []


async def test_apprise_reaches_what_the_gate_names(server: Server) -> None:
    server.serve("/hook", "ok")
    url = SecretStr(server.url.replace("http:", "json:") + "/hook")

    assert await send(here(AppriseSettings, urls=url), message()) == "taken by JSON"


async def test_a_name_that_turns_to_this_machine_is_refused_to_apprise(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    server.serve("/hook", "ok")
    port = server.url.rpartition(":")[2]
    url = SecretStr(f"json://hooks.example.org:{port}/hook")
    settings = AppriseSettings.model_validate({"urls": url})
    resolving(monkeypatch, "127.0.0.1")

    with pytest.raises(DeliveryError, match=SAYS):
        await send(settings, message())

    assert server.requests == []


def test_a_look_up_before_the_connection_proves_nothing(
    listener: socket.socket, monkeypatch: pytest.MonkeyPatch
) -> None:
    resolving(monkeypatch, "93.184.216.34", "127.0.0.1")
    checked = socket.getaddrinfo("hooks.example.org", 80)[0][4][0]

    with guarded(()) as guard, pytest.raises(requests.ConnectionError):
        requests.post(f"http://hooks.example.org:{listener.getsockname()[1]}/", timeout=5)

    assert checked == "93.184.216.34"
    assert "127.0.0.1 is a loopback address" in guard.refused[0]
    assert nobody_came(listener)


def test_a_redirect_is_judged_anew(server: Server, listener: socket.socket) -> None:
    elsewhere = f"http://127.0.0.2:{listener.getsockname()[1]}/"
    url = server.redirect("/a", elsewhere)

    with guarded((ip_network("127.0.0.1/32"),)) as guard, pytest.raises(requests.ConnectionError):
        requests.get(url, timeout=5)

    assert len(server.seen("/a")) == 1
    assert "127.0.0.2 is a loopback address" in guard.refused[0]
    assert nobody_came(listener)


ByAnyMeans = Callable[[int], object]


@pytest.mark.parametrize(
    "connect",
    [
        lambda port: socket.create_connection(("127.0.0.1", port), 5),
        lambda port: socket.create_connection(("localhost", port), 5),
        lambda port: socket.socket().connect(("localhost", port)),
        lambda port: socket.socket().connect(("127.1", port)),
        lambda port: socket.socket().connect_ex(("", port)),
        lambda port: socket.socket(socket.AF_INET6).connect(("::ffff:127.0.0.1", port)),
        lambda port: smtplib.SMTP("127.0.0.1", port, timeout=5),
        lambda port: socket.socket(type=socket.SOCK_DGRAM).sendto(b"x", ("127.0.0.1", port)),
        lambda port: socket.socket(type=socket.SOCK_DGRAM).sendmsg(
            [b"x"], [], 0, ("127.0.0.1", port)
        ),
        lambda port: socket.socket(socket.AF_UNIX).connect("/var/run/docker.sock"),
    ],
)
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_there_is_no_other_way_out(listener: socket.socket, connect: ByAnyMeans) -> None:
    with guarded(()) as guard, pytest.raises(PermissionError):
        connect(listener.getsockname()[1])

    assert len(guard.refused) >= 1
    assert nobody_came(listener)


def test_a_pool_of_apprise_is_watched_as_well(listener: socket.socket) -> None:
    hub = Apprise()
    hub.add([f"json://127.0.0.{last}:{listener.getsockname()[1]}" for last in (1, 2)])

    with guarded(()) as guard:
        done = hub.notify(body="x")

    assert not done
    assert len(guard.refused) == 2
    assert nobody_came(listener)


def test_nobody_else_is_judged(listener: socket.socket) -> None:
    with guarded(()):
        pass

    with socket.create_connection(listener.getsockname(), 5):
        assert not nobody_came(listener)
