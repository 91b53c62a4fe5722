"""`rulewire screen`: what it screens against, and how it is shown."""

import json
import mimetypes
from collections.abc import Iterable, Iterator
from contextlib import nullcontext
from dataclasses import asdict, dataclass
from pathlib import Path

from config import Settings
from extractors.errors import ConfigError, ReadError, StorageError
from extractors.lists.entries import entries_of, entries_of_file
from extractors.model import Authority, ListEntry, Page, Source
from extractors.reading.ecfr import sections
from extractors.reading.media import media_of
from extractors.screening.entries import evidence, parties_of
from extractors.screening.matching import Match, Screen
from pipeline.clock import clock
from pipeline.harmless import line as harmless
from pipeline.listing import existing
from pipeline.progress import progress
from pipeline.screening import counterparties_of

_GUEST = Source("screen", "screening_list", "", "a list at hand", Authority.SECONDARY)
_PART = (15, "744")  # of the CFR: its supplements are lists
_LONG = 10_000_000  # counterparties by entries that take so long that it is shown how far it is
_SHOWN = 300  # characters of a row


@dataclass(frozen=True, slots=True)
class Asked:
    """What to screen: the user's file, the least score, lists by a part of their name, a list file."""

    file: Path
    threshold: int
    only: str = ""
    against: Path | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of it; `summary` is one line for a person."""

    matches: tuple[Match, ...]
    summary: str


def found(settings: Settings, asked: Asked) -> Outcome:
    """Return which counterparties may be on which list.

    Raises:
        ConfigError: The counterparties cannot be read, or no list has such a name.
        ReadError: The list file is none that we know.
        StorageError: There is no database yet.

    """
    counterparties = counterparties_of(asked.file)
    entries = tuple(_wanted(parties_of(_entries(settings, asked)), asked.only))
    screen = Screen(counterparties)
    long = len(screen) * len(entries) > _LONG
    with progress("screened against", len(entries)) if long else nullcontext(_nothing) as step:
        matches = screen.matches(entries, asked.threshold, step)
    who = len({match.counterparty.row for match in matches})
    lists = len({entry.list for entry in entries})
    return Outcome(
        matches,
        f"{len(counterparties)} counterparties against {len(entries)} entries of {lists} "
        f"list{'s' * (lists != 1)}, threshold {asked.threshold}: {who} may be listed",
    )


def _nothing() -> None:
    pass


def _entries(settings: Settings, asked: Asked) -> tuple[ListEntry, ...]:
    """Return the entries of a list file, or of the lists that are kept."""
    if asked.against:
        return _entries_in(asked.against)
    with existing(settings) as store:
        texts = store.documents.list_texts()
    if not texts:
        reason = "it holds no list yet; run `rulewire once`, or name a list file with --against"
        raise StorageError(str(settings.database), reason)
    return tuple(entry for text in texts for entry in entries_of(text))


def _wanted(entries: Iterable[ListEntry], only: str) -> Iterator[ListEntry]:
    """Yield the entries of the lists that are meant.

    Raises:
        ConfigError: There are none.

    """
    entries = tuple(entries)
    chosen = [entry for entry in entries if only.lower() in entry.list.lower()]
    if not chosen:
        known = ", ".join(dict.fromkeys(entry.list for entry in entries)) or "none"
        raise ConfigError("--list", f"no list has “{only}” in its name; there are: {known}")
    yield from chosen


def _entries_in(path: Path) -> tuple[ListEntry, ...]:
    """Return the entries of the lists in a file.

    Raises:
        ConfigError: It cannot be read.
        ReadError: It holds no list that we know.

    """
    try:
        body = path.read_bytes()
    except OSError as error:
        raise ConfigError(
            str(path), f"cannot be read: {error.strerror}; name a file that you may read"
        ) from error
    page = Page(str(path), body, mimetypes.guess_type(path.name)[0] or "", "", clock())
    if media_of(page) == "xml":
        supplements = sections(_GUEST, page, _PART, "")
        return tuple(entry for text in supplements for entry in entries_of(text))
    entries = entries_of_file(page)
    if entries is None:
        raise ReadError(str(path), "no list that we know; name 15 CFR 744 as XML, a CSL, or a DPL")
    return entries


def for_a_program(match: Match) -> str:
    """Return a match as a line of JSON."""
    party, entry = match.counterparty, match.entry
    told = {
        "counterparty": asdict(party) | {"others": dict(party.others)},
        "score": match.score,
        "ours": match.ours,
        "theirs": match.theirs,
        "reason": match.reason,
        "entry": {
            "list": entry.list,
            "name": entry.name,
            "aliases": entry.aliases,
            "country": entry.country,
            "requirement": entry.requirement,
            "policy": entry.policy,
            "citations": entry.citations,
        },
        "evidence": evidence(entry),
    }
    return json.dumps(told, ensure_ascii=False)


def for_a_person(match: Match) -> str:
    """Return a match in some lines: who, how sure and why, and the words it rests on."""
    party, entry = match.counterparty, match.entry
    number = f", number {party.id}" if party.id else ""
    head = f"{match.score}  {party.name} (row {party.row}{number})  =  {match.theirs}"
    why = f"{entry.list}: {match.reason}"
    row = f"{evidence(entry)}"
    return "\n".join(
        (harmless(head, _SHOWN), "     " + harmless(why, _SHOWN), "     " + harmless(row, _SHOWN))
    )
