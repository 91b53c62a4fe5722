"""A world that is never quiet: sources that publish, change, fail and recover by a timetable.

What is served follows from the seed and the seconds since the start alone.
"""

import random
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from email.utils import formatdate

from servers import HTML, Exchange, Reply, Seen, Server

SHOWN = 20  # entries of an index
CYCLE_S, DARK_S = 600.0, 160.0  # each source fails once a cycle, for two rounds or more
FAULTS = ("busy", "challenge", "empty", "reset", "cut", "strange", "zipped", "silent", "stub")
SYLLABLES = ("ka", "lun", "dor", "vex", "mi", "tra", "zor", "phe", "qui", "ost", "bel", "nar")
TOPICS = (
    "BIS adds {0} of {1} to the Entity List for advanced chips under 15 CFR part 744.",
    "A license is required for exports of {0} items to {1} under ECCN 3A090.",
    "The Bureau of Industry and Security fined {0}, a distributor in {1}, for shipments to Huawei.",
    "{0} opened a bakery in {1}; the mayor praised its bread.",
)
FILLER = "The firm {0} told {1} that its {2} unit keeps records of every {3} shipment for {4} days."


@dataclass(frozen=True)
class Place:
    """One source of the world: a new entry each `every_s` seconds, from `begins_s` on."""

    number: int
    kind: str
    every_s: float
    begins_s: float

    @property
    def path(self) -> str:
        return f"/{self.kind}{self.number}"

    def published(self, at_s: float) -> int:
        """Return how many entries there are."""
        return 8 + int(max(0.0, at_s - self.begins_s) / self.every_s)

    def revision(self, entry: int, at_s: float) -> int:
        """Return how often an entry was changed: each third once, ten minutes after it came."""
        came_s = self.begins_s + (entry - 7) * self.every_s
        return int(entry % 3 == 0 and at_s > came_s + 600)

    def fault(self, at_s: float) -> str:
        """Return what is wrong with it, "" if nothing is."""
        turn, into_s = divmod(at_s + self.number * 37.0, CYCLE_S)
        dark = at_s > self.begins_s and into_s > CYCLE_S - DARK_S
        return FAULTS[(int(turn) + self.number) % len(FAULTS)] if dark else ""


def places(count: int) -> list[Place]:
    """Return `count` sources of all kinds."""
    kinds = ("feed", "listing", "page", "feed", "listing")
    others = [
        Place(n, kinds[n % len(kinds)], 120 + 11 * (n % 13), 60 + 7 * n) for n in range(1, count)
    ]
    # A list that changes renews the workers: one alone, so that they can grow in between.
    return [Place(0, "csl", 1500, 300), *others]


def word(chance: random.Random) -> str:
    return "".join(chance.choices(SYLLABLES, k=3)).capitalize()


def text(place: Place, entry: int, revision: int) -> list[str]:
    """Return the title and the paragraphs of an entry: words that nobody has read before."""
    chance = random.Random(f"{place.number}/{entry}")  # the same at each visit
    words = [word(chance) for _ in range(40)]
    topic = TOPICS[chance.randrange(len(TOPICS))].format(words[0], words[1])
    paragraphs = [
        FILLER.format(*chance.sample(words, 4), chance.randrange(10, 10_000)) for _ in range(8)
    ]
    change = [f"Corrected: {words[2]} is meant, not {words[3]}."] if revision else []
    return [f"{words[0]} and {words[1]} {entry}", topic, *paragraphs, *change]


class World:
    """The sources on a site, each at its path, and the receivers of what is told."""

    def __init__(self, site: Server, count: int, clock: Callable[[], float] = time.monotonic):
        self.site = site
        self.places = places(count)
        self._clock = clock
        self._began = clock()
        self.posted = {"/hook": 0, "/slack": 0}
        self._prepare()

    @property
    def at_s(self) -> float:
        return self._clock() - self._began

    def _prepare(self) -> None:
        site = self.site
        site.serve("/fault/busy", status=503)
        site.serve("/fault/challenge", "<title>Just a moment...</title>", status=200)
        site.serve("/fault/empty", "")
        site.reset("/fault/reset", b"<html><body><p>")
        site.cut("/fault/cut", b"<html><body><p>Some", 5000)
        site.redirect("/fault/strange", "http://parked.example/")
        site.serve("/fault/zipped", b"no gzip", headers={"Content-Encoding": "gzip"})
        site.drip("/fault/silent", 0.5)
        site.serve("/fault/stub", "<html><title>Page not found</title><p>Sorry.</p></html>")
        site.behave("/hook", self._receive)
        site.behave("/slack", self._receive)
        for place in self.places:
            site.behave(place.path, self._index(place))
            for entry in range(2000) if place.kind in {"feed", "listing"} else ():
                site.behave(f"{place.path}/{entry}", self._entry(place, entry))

    def _receive(self, exchange: Exchange, seen: Seen) -> None:
        """Take a message, or refuse it for a while now and then."""
        refused = {"/hook": self.at_s % 240 < 25, "/slack": self.at_s % 420 < 30}[seen.path]
        if refused:
            status = {"/hook": 500, "/slack": 429}[seen.path]
            exchange.send(Reply(b"later", status, headers={"Retry-After": "5"}))
            return
        self.posted[seen.path] += 1
        exchange.send(Reply(b"ok"))

    def _index(self, place: Place) -> Callable[[Exchange, Seen], None]:
        def answer(exchange: Exchange, seen: Seen) -> None:
            at_s = self.at_s
            if fault := place.fault(at_s):
                self.site.behaviour(f"/fault/{fault}")(exchange, seen)
                return
            media, body = INDEXES[place.kind](place, at_s)
            exchange.send(Reply(body.encode(), media_type=media))

        return answer

    def _entry(self, place: Place, entry: int) -> Callable[[Exchange, Seen], None]:
        def answer(exchange: Exchange, _: Seen) -> None:
            page = article(text(place, entry, place.revision(entry, self.at_s)))
            exchange.send(Reply(page.encode()))

        return answer


def article(said: list[str]) -> str:
    told = "".join(f"<p>{paragraph}</p>" for paragraph in said[1:])
    return (
        f"<html><head><title>{said[0]}</title></head><body><main><article><h1>{said[0]}</h1>"
        f"{told}</article></main></body></html>"
    )


def shown(place: Place, at_s: float) -> Iterator[tuple[int, list[str]]]:
    """Yield the entries of an index, newest first."""
    newest = place.published(at_s)
    for entry in range(newest - 1, max(-1, newest - 1 - SHOWN), -1):
        yield entry, text(place, entry, place.revision(entry, at_s))


def feed(place: Place, at_s: float) -> tuple[str, str]:
    entries = "".join(
        f"<item><title>{said[0]}</title><link>SITE{place.path}/{entry}</link>"
        f"<description>{said[1]}</description><pubDate>{formatdate()}</pubDate></item>"
        for entry, said in shown(place, at_s)
    ).replace("SITE", "")
    return "application/rss+xml", f"<rss version='2.0'><channel>{entries}</channel></rss>"


def listing(place: Place, at_s: float) -> tuple[str, str]:
    entries = "".join(
        f'<li><a href="{place.path}/{entry}">{said[0]}</a></li>'
        for entry, said in shown(place, at_s)
    )
    return HTML, f"<html><body><main><h1>News</h1><ul>{entries}</ul></main></body></html>"


def guidance(place: Place, at_s: float) -> tuple[str, str]:
    entry = place.published(at_s)
    said = text(place, entry // 4, 0) + text(place, entry, 0)[1:3]
    return HTML, article(["Guidance of place " + str(place.number), *said[1:]])


def csl(place: Place, at_s: float) -> tuple[str, str]:
    rows = [
        f"{entry},Entity List (EL) - Bureau of Industry and Security,{text(place, entry, 0)[0]},"
        f'"{text(place, entry, 0)[1]}"'
        for entry in range(place.published(at_s))
    ]
    return "text/csv", "\n".join(["_id,source,name,addresses", *rows]) + "\n"


INDEXES = {"feed": feed, "listing": listing, "page": guidance, "csl": csl}
