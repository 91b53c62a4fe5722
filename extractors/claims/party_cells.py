"""Parties in one item of a list or one cell of a table: names, what they are joined to, their homes."""

import re
from collections.abc import Iterator
from dataclasses import replace

from extractors.claims.party_names import UNTAGGED, first_name, names
from extractors.claims.party_phrases import listed_in
from extractors.claims.places import country_of_words, is_place
from extractors.claims.scene import Scene
from extractors.model import Mention

BULLET = re.compile(r"^\s*(?:[-*•–·▪]|\(?\d{1,3}[.)]|\(?[a-z][.)])\s+(?=\S)")
INDIVIDUAL = re.compile(
    r"^(?P<name>[^,;(]{2,40}, [^,;(]{2,40}?)\s*[(;].*(?:\bDOB\b|\(individual\))"
)
# "SALEHI, Kamran" is one person.
_SURNAME_FIRST = re.compile(
    r"^[A-ZÀ-Ž][A-ZÀ-Ž’'-]+(?: [A-ZÀ-Ž’'-]{2,})*, [A-ZÀ-Ž][\w’'-]+(?: [A-ZÀ-Ž][\w’'.-]+)*$"
)
_NUMBERED = re.compile(
    r"[,;]\s+(?:and\s+)?(?=\(\d{1,3}\)\s)|;\s+(?:and\s+)?(?=(?:Under|For|In) (?:the )?[A-Z])"
)
# What may go on behind a name up to the end of its cell, and what joins two in one item.
_REST = re.compile(
    r"(?: (?:\([A-ZÀ-Ž][\w.]*\)(?= [A-ZÀ-Ž])|&|and|of|for|the|de|[A-ZÀ-Ž][\w.’'-]*))*\.?$"
)
_AND = re.compile(r"\s*(?:\([^)]*\))?(?:,|,? and|,? &)\s+(?:the )?")


def packed(text: str) -> list[tuple[int, str]]:
    """Return the pieces of a cell that holds several parties, each with its country: "A, China B, Iran"."""
    pieces: list[tuple[int, str]] = []
    start = 0
    for stop in re.finditer(r", (?P<place>[A-Z][\w.]*(?: [A-Z]\w+){0,2}?)(?= [A-Z\d]|\s*$)", text):
        if is_place(stop["place"]) and stop.start() > start:
            pieces.append((start, text[start : stop.end()]))
            start = stop.end() + 1
    return pieces if len(pieces) > 1 else []


def of_cell(
    seen: Scene, start: int, text: str, *, whole: bool = False
) -> Iterator[tuple[Mention, str]]:
    """Yield the party with which an item or cell begins, or all that it packs, with their countries.

    `whole` tells that a cell holds names only, whatever words they are made of.
    """
    at = 0
    for stop in [*(m.end() for m in _NUMBERED.finditer(text)), len(text)]:
        yield from _of_item(seen, start + at, text[at:stop], whole=whole)
        at = stop


def _of_item(seen: Scene, start: int, text: str, *, whole: bool) -> Iterator[tuple[Mention, str]]:
    bullet = BULLET.match(text)
    start, text = (start + bullet.end(), text[bullet.end() :]) if bullet else (start, text)
    led, person = led_by(text), INDIVIDUAL.match(text)
    if _SURNAME_FIRST.match(text.strip()):
        bare = text.strip()
        yield Mention("PERSON", start, start + len(bare), bare, "", bare, "entry of a list"), ""
        return
    if led:
        begin, end = start + led.end(), start + len(text)
        prose = text.startswith(("Under", "For", "In"))
        found = (
            listed_in(seen, begin, end) if prose else names(seen.text, seen.mentions, begin, end)
        )
        for party in found:
            yield party, _country(led["place"])
    elif person:
        name, end = person["name"], start + person.end("name")
        entry = Mention("PERSON", start, end, name, "", name, "entry of a list")
        yield entry, _home(text[person.end("name") :])
    else:
        for at, piece in packed(text) or [(0, text)]:
            first = None if is_place(piece) else leading(seen, start + at, piece)
            rest = piece[first.end - start - at :] if first else ""
            if first and whole and rest and _REST.match(rest):
                end = first.end + len(rest.rstrip())
                name = seen.text[first.start : end]
                yield replace(first, end=end, text=name, name=name), ""
            elif first:
                yield first, _home(rest)
                yield from (
                    (party, _home(rest)) for party in _and_others(seen, first, start + len(text))
                )


def _and_others(seen: Scene, first: Mention, end: int) -> Iterator[Mention]:
    """Yield the names that an item joins to its first: "Acme Co., Ltd. and Zeta LLC, for …"."""
    at = first.end
    for name in names(seen.text, seen.mentions, first.end, end):
        between = seen.text[at : name.start]
        joins = _AND.fullmatch(between) and ("and" in between or "&" in between)
        if not joins or not (" " in name.text or name.reason != UNTAGGED):
            return
        yield name
        at = name.end


_LED = re.compile(r"(?P<place>[A-Z][\w .]{2,24}?)\s*[:—–]\s*(?=\S)")
_UNDER = re.compile(r"(?:Under|For|In) (?:the )?(?P<place>[A-Z][\w .]{2,24}?)\s*[:,—–]\s*(?=\S)")


def led_by(text: str) -> re.Match[str] | None:
    """Return the destination that leads a line of names ("CHINA: Acme; Zeta"), None if none does."""
    led = _UNDER.match(text) or _LED.match(text)
    return led if led and is_place(plain(led["place"])) and _country(led["place"]) else None


def plain(place: str) -> str:
    """Return a place as prose writes it: "CHINA" is China."""
    titled = place.title().replace("i\u0307", "i")  # İ in lower case is two characters
    return titled if place.isupper() and not is_place(place) else place


def _country(place: str) -> str:
    return country_of_words(plain(place))


def leading(seen: Scene, start: int, text: str) -> Mention | None:
    """Return the name that a line gives first, None if it tells something of that name."""
    party = first_name(seen.text, seen.mentions, start, start + len(text))
    if party is None or _is_sentence(text, party, start):
        return None
    return party


def _is_sentence(text: str, party: Mention, start: int) -> bool:
    """Return whether a line tells something of the name rather than listing it."""
    after = text[party.end - start :]
    return bool(re.match(r"\s+(?!(?:in|of|for|and|with|at|under|\()\b)[a-z]+", after))


def _home(after: str) -> str:
    """Return the country that stands behind the name in its own line: the last of an address."""
    parts = [part.strip(" .()[]") for part in re.split(r"[,;(]", after)]
    places = [country_of_words(part) for part in parts if is_place(part)]
    return (places[-1] if places else "") or country_of_words(after)
