"""Secrets that nobody could mistake, and a world that tells them back in every way it can."""

import json
import socketserver
import threading
from base64 import b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from running import GROUND, PAGE, news
from servers import Exchange, Reply, Seen, Server

SECRETS = {
    "SMTP_PASSWORD": 'Kanarie-smtp-4f1c"7\\é/9',
    "SLACK_TOKEN": "Kanarie-slack-8b2e6d91aa",
    "HOOK_TOKEN": "Kanarie-hook-31c9f7e05d",
    "HOOK_SECRET": "Kanarie-sign-77aa10f3+/=",
    "APPRISE_TOKEN": "Kanarie-apprise-5e2b8c44",
    "PING_TOKEN": "Kanarie-ping-06d5a3b9f1",
    "SOURCE_KEY": "Kanarie-source-c0ffee42+/=",
}
WORDS = tuple(SECRETS.values())
ANSWERS = ("refused", "tls", "dns", "ok", "404", "500", "redirect", "garbage")
APPRISE = ("refused", "ok", "404")  # each costs the look at a hundred plug-ins
CHANNELS = (
    "mail",
    *(f"{kind}-{name}" for kind in ("slack", "hook") for name in ANSWERS),
    *(f"apprise-{name}" for name in APPRISE),
)
SOURCES = ("told", "missing", "moved", "marked", "broken", "challenged")


def forms(word: str) -> set[str]:
    """Return how a secret may stand in a file."""
    raw = word.encode()
    several = {word, quote(word), quote(word, safe=""), json.dumps(word)[1:-1], raw.hex()}
    several |= {json.dumps(word, ensure_ascii=False)[1:-1], quote(word, safe="").lower()}
    for before in range(3):
        whole = b64encode(b"x" * before + raw).decode().rstrip("=")
        several.add(whole[(before * 8 + 5) // 6 : (before + len(raw)) * 8 // 6])
    return several


def found(place: str, data: bytes) -> list[str]:
    """Return which secrets stand in what is there."""
    return [
        f"{place}: {word}" for word in WORDS if any(form.encode() in data for form in forms(word))
    ]


def echo(seen: Seen) -> str:
    """Return a request as its server might tell it back."""
    told = json.dumps({"path": seen.path, "headers": dict(seen.headers)})
    coded = b64encode(told.encode()).decode()
    return f"{told} {quote(told)} {coded} {seen.path} {' '.join(seen.headers.values())}"


def telltale(site: Server) -> None:
    """Let a site answer each of `ANSWERS` and `SOURCES`, and tell what it was asked with."""

    def answers(status: int, body: bool = True) -> object:
        def answer(exchange: Exchange, seen: Seen) -> None:
            headers = {"Location": f"{seen.path}/{seen.headers.get('x-key', '')}"}
            told = echo(seen).encode() if body else b""
            exchange.send(Reply(told, status, headers=headers if status == 302 else {}))

        return answer

    def page(exchange: Exchange, seen: Seen) -> None:
        key = seen.headers.get("x-key", "")
        said = news(f"Told with {key}").replace("</p>", f" {echo(seen)}</p>", 1)
        exchange.send(Reply(said.encode(), etag=f'"{key}"', headers={"X-Told": echo(seen)[:900]}))

    def challenge(exchange: Exchange, seen: Seen) -> None:
        told = f"<title>Just a moment...</title><h1>Just a moment...</h1>{echo(seen)}"
        exchange.send(Reply(told.encode(), 403))

    def garbage(exchange: Exchange, seen: Seen) -> None:
        exchange.wfile.write(f"NO HTTP {echo(seen)}\r\n\r\n".encode())
        exchange.close_connection = True

    for token in ("SLACK_TOKEN", "HOOK_TOKEN", "APPRISE_TOKEN"):
        for name in ANSWERS:
            path = f"/{name}/{SECRETS[token]}"
            status = int(name) if name.isdigit() else {"redirect": 302}.get(name, 200)
            site.behave(path, garbage if name == "garbage" else answers(status))  # type: ignore[arg-type]
    ping = f"/ping/{SECRETS['PING_TOKEN']}"
    for path in (ping, f"{ping}/fail"):
        site.behave(path, answers(500))  # type: ignore[arg-type]
    for name, behaviour in (
        ("told", page),
        ("missing", answers(404)),
        ("moved", answers(302)),
        ("marked", page),
        ("broken", garbage),
        ("challenged", challenge),
    ):
        site.behave(f"/{name}", behaviour)  # type: ignore[arg-type]


def address(site: Server, name: str, token: str) -> str:
    """Return the secret address that is answered so."""
    port = site.url.rpartition(":")[2]
    host = {"refused": "http://127.0.0.1:1029", "tls": f"https://127.0.0.1:{port}"}
    host["dns"] = "https://no-such-host.invalid"
    return f"{host.get(name, site.url)}/{name}/{SECRETS[token]}"


def environ(site: Server) -> dict[str, str]:
    """Return every secret of the configuration by its variable."""
    told = dict(SECRETS)
    for name in ANSWERS:
        told[f"SLACK_{name.upper()}"] = address(site, name, "SLACK_TOKEN")
        told[f"HOOK_{name.upper()}"] = address(site, name, "HOOK_TOKEN")
        plain = address(site, name, "APPRISE_TOKEN")
        told[f"APPRISE_{name.upper()}"] = plain.replace("https://", "jsons://").replace(
            "http://", "json://"
        )
    told["PING"] = f"{site.url}/ping/{SECRETS['PING_TOKEN']}"
    told["DESK"] = f"{site.url}/desk"
    told["SECRET"] = SECRETS["HOOK_SECRET"]
    return told


def configuration(site: Server, mail_port: int) -> str:
    """Return a file with a secret everywhere one can stand."""
    text = GROUND.replace("[alert]\n", "[alert]\ntries = 1\n").split("[channel.hook]")[0]
    for name in ANSWERS:
        low, up = name.lower(), name.upper()
        text += f'[channel.slack-{low}]\ntype = "slack"\nurl = "env:SLACK_{up}"\n'
        text += f'[channel.hook-{low}]\ntype = "webhook"\nurl = "env:HOOK_{up}"\n'
        text += 'secret = "env:HOOK_SECRET"\n'
    text += f'[channel.mail]\ntype = "email"\nhost = "127.0.0.1"\nport = {mail_port}\n'
    text += 'security = "none"\nusername = "alerts"\npassword = "env:SMTP_PASSWORD"\n'
    text += 'sender = "alerts@example.org"\nto = ["officer@example.org"]\n'
    for name in APPRISE:
        text += f'[channel.apprise-{name}]\ntype = "apprise"\nurls = "env:APPRISE_{name.upper()}"\n'
    channels = [f'"{name}"' for name in CHANNELS]
    text += f"[subscription.officer]\nchannels = [{', '.join(channels)}]\n"
    text += '[heartbeat]\nurl = "env:PING"\n'
    for name in SOURCES:
        text += PAGE.replace("NAME", name).replace("SITE", site.url)
        text += f'[source.{name}.headers]\nX-Key = "env:SOURCE_KEY"\n'
    return text


class _Telltale(socketserver.StreamRequestHandler):
    """A mail server that refuses a login and tells it back."""

    def handle(self) -> None:
        self.wfile.write(b"220 mail.test\r\n")
        for line in self.rfile:
            word = line[:4].upper()
            if word == b"EHLO":
                self.wfile.write(b"250-mail.test\r\n250 AUTH PLAIN LOGIN\r\n")
            elif word == b"AUTH":
                said = SECRETS["SMTP_PASSWORD"].encode()
                self.wfile.write(b"535 5.7.8 no: " + line.strip() + b" " + said + b"\r\n")
            elif word == b"QUIT":
                self.wfile.write(b"221 bye\r\n")
                return
            else:
                self.wfile.write(b"503 log in first\r\n")


@contextmanager
def telltale_mail() -> Iterator[int]:
    """Give the port of a mail server that tells passwords."""
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), _Telltale) as server:
        server.daemon_threads = True
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield server.server_address[1]
        finally:
            server.shutdown()
            thread.join()


def command_lines(pid: int) -> bytes:
    """Return the command lines of a process and its children, as everybody can read them."""
    children = Path(f"/proc/{pid}/task/{pid}/children")
    pids = [str(pid), *(children.read_text().split() if children.exists() else ())]
    return b"".join(Path(f"/proc/{each}/cmdline").read_bytes() for each in pids)
