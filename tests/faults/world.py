"""The scripted world on loopback: sources that publish, and the other ends of the channels."""

import re
import threading
from collections import defaultdict
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import datetime
from email.utils import format_datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from endpoints import Endpoint
from postbox import Postbox
from timing import Pretended
from truth import Truth

from servers import Server

# As in a title; in a redline the words of two titles are marked one by one.
TOKEN = re.compile(r"Notice (N\d{5}) on")
CHANNELS = ("hook", "slack", "mail")
WORDS = ("A license is required for advanced chips of lot {token} that are sent to Huawei by anybody.",
         "Exporters shall keep records of every shipment of lot {token} for five years.")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Taken:
    """A message that a channel's other end took, whether or not it said so.

    Attributes:
        channel: Key of the channel.
        key: Its idempotency key, as the other end sees it.
        tokens: The texts that it tells of.
        at: When, on the daemon's clock.

    """

    channel: str
    key: str
    tokens: tuple[str, ...]
    subscription: str
    at: datetime


class World:
    """A context manager: three sources, three channels, and a record of what came of them.

    The sources "feed", "listing" and "page" are at `site`; `darken` makes one fail until `lighten`.
    `hook`, `slack` and `mail` are told to `behave` by their manner.
    """

    def __init__(self, clock: Pretended) -> None:
        self.clock = clock
        self.truth = Truth()
        self.taken: list[Taken] = []
        self._lock = threading.Lock()
        self._stack = ExitStack()
        self._published: dict[str, list[tuple[str, datetime]]] = defaultdict(list)
        self._dark: set[str] = set()
        self.site = Server()
        self.hook = Endpoint(lambda key, text: self._take("hook", key, text))
        self.slack = Endpoint(lambda key, text: self._take("slack", key, text))
        self.mail = Postbox(lambda key, text: self._take("mail", key, text))
        self.environ: dict[str, str] = {}

    def __enter__(self) -> Self:
        for part in (self.site, self.mail):
            self._stack.enter_context(part)
        for path, end in (("/hook", self.hook), ("/slack", self.slack)):
            self.site.behave(path, end.answer)
        self.site.serve("/desk", "ok")
        for source in ("feed", "listing", "page"):
            self._show(source)
        self.environ = {
            name.upper(): f"{self.site.url}/{name}" for name in ("hook", "slack", "desk")
        }
        self.environ |= {"SECRET": "shared", "PYTHONWARNINGS": "ignore"}
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._stack.close()

    def publish(self, source: str, count: int = 1) -> str:
        """Publish new texts at a source; return the last one's token. "page" replaces what was there."""
        for _ in range(count):
            if source == "page":
                self.truth.withdraw(source)
            one = self.truth.publish(source, self.clock.now())
            self._published[source].append((one.token, one.at))
        self._show(source)
        return one.token

    def darken(self, source: str, breaks: Callable[[Server, str], object]) -> None:
        """Let a source fail from now on, whatever it publishes."""
        self._dark.add(source)
        breaks(self.site, f"/{source}")
        self.truth.darken(source, self.clock.now())

    def lighten(self, source: str) -> None:
        """Let a source be seen again, with all that it published meanwhile."""
        self._dark.discard(source)
        self.truth.lighten(source, self.clock.now())
        self._show(source)

    def messages(self) -> list[Taken]:
        """Return what was taken, in order."""
        with self._lock:
            return list(self.taken)

    def _take(self, channel: str, key: str, text: str) -> None:
        tokens = tuple(dict.fromkeys(TOKEN.findall(text)))
        spoken = re.search(r'"subscription": ?"([^"]*)"|for subscription (\w+)', text)
        subscription = next(filter(None, spoken.groups()), "") if spoken else ""
        with self._lock:
            self.taken.append(Taken(channel, key, tokens, subscription, self.clock.now()))

    def _show(self, source: str) -> None:
        texts = self._published[source]
        for token, _ in texts[-1:] if source != "feed" else ():
            self.site.serve(f"/{source}/{token}", article(token))
        if source in self._dark:
            return
        if source == "feed":
            self.site.serve("/feed", feed(self.site.url, texts), media_type="application/rss+xml")
        elif source == "listing":
            self.site.serve("/listing", listing([token for token, _ in texts]))
        else:
            self.site.serve("/page", article(texts[-1][0] if texts else ""))


def article(token: str) -> str:
    """Return a page that is worth telling."""
    texts = "".join(f"<p>{text.format(token=token)}</p>" for text in WORDS)
    title = f"Notice {token} on advanced chips"
    return (
        f"<html><head><title>{title}</title></head><body><main><article><h1>{title}</h1>"
        f"{texts}</article></main></body></html>"
    )


def listing(tokens: Sequence[str]) -> str:
    """Return a list of links to the newest texts, newest first."""
    links = [
        f'<li><a href="/listing/{t}">Notice {t} on chips</a></li>' for t in (*reversed(tokens),)
    ]
    links = links or ['<li><a href="/about">About</a></li>']
    return f"<html><body><main><h1>Releases</h1><ul>{''.join(links)}</ul></main></body></html>"


def feed(url: str, texts: Sequence[tuple[str, datetime]]) -> str:
    """Return a feed with the whole texts, newest first."""
    entries = [
        f"<item><title>Notice {token} on advanced chips</title><link>{url}/feed/{token}</link>"
        f"<guid>{token}</guid><description>{' '.join(WORDS).format(token=token)}</description>"
        f"<pubDate>{format_datetime(at)}</pubDate></item>"
        for token, at in reversed(texts)
    ]
    return (
        '<?xml version="1.0"?><rss version="2.0"><channel><title>News</title>'
        f"{''.join(entries)}</channel></rss>"
    )


def configure(world: World, folder: Path, more: str, changes: Sequence[str]) -> None:
    """Write rulewire.toml for the world; see `Stage` for `more` and `changes`."""
    text = Path(__file__).with_name("world.toml").read_text("utf-8")
    for name, value in (("SITE", world.site.url), ("MAIL_PORT", str(world.mail.port))):
        text, more = text.replace(name, value), more.replace(name, value)
    for change in changes:
        name = change.partition(" = ")[0]
        pattern = rf"(?m)^{re.escape(name)} = .*$"
        text, found = re.subn(pattern, change.replace("\\", r"\\"), text)
        assert found, name
    (folder / "rulewire.toml").write_text(text + more, "utf-8")
