"""`rulewire serve` has its port before it says so, or says that it cannot have it."""

import signal
import socket
import subprocess
import sys
from pathlib import Path

import httpx
import pytest

from commanding import Rulewire
from pipeline.serving import HOST, bound
from storage.store import Store

pytestmark = pytest.mark.no_cover


def test_a_port_in_use_is_told_and_nothing_is_promised(tmp_path: Path, rulewire: Rulewire) -> None:
    Store(tmp_path / "rulewire.db").__exit__(None, None, None)
    with socket.create_server((HOST, 0)) as taken:
        port = taken.getsockname()[1]

        said = rulewire("serve", "--port", port)

    assert said.code == 2
    assert said.err == f"rulewire: serve: port {port} is in use; name another with --port\n"


def test_whoever_follows_the_welcome_is_answered(tmp_path: Path) -> None:
    Store(tmp_path / "rulewire.db").__exit__(None, None, None)
    with bound(0) as probe:
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "pipeline.cli", "serve", "--port", str(port)]
    with subprocess.Popen(  # noqa: S603 - our own
        command, cwd=tmp_path, stderr=subprocess.PIPE, text=True
    ) as window:
        assert window.stderr
        welcome = window.stderr.readline()
        status = httpx.get(welcome.split()[0], timeout=60, trust_env=False).status_code
        window.send_signal(signal.SIGTERM)
        window.wait(timeout=60)

    assert welcome.startswith(f"http://127.0.0.1:{port}/ shows ")
    assert status == 200
