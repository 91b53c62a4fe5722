"""`rulewire status`: the state of a rule on a day, with the words that it rests on."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from config import Settings
from config.nearest import nearest
from extractors.claims.things import slug
from extractors.errors import ReadError
from extractors.ledger.answer import Status, status
from extractors.ledger.nouns import Claim
from pipeline.phases import last_seen
from storage.ledger import Row
from storage.store import Store


@dataclass(frozen=True, slots=True)
class Answer:
    """The status of a rule, and what the store knows besides.

    Attributes:
        future: Whether the day is ahead: the answer is what is scheduled.
        naming: Official documents that name the rule and claim nothing of it: evidence only.
        seen: When the source of the legal evidence was last seen, "" if never.
        looked: The sources of all claims, with their health.
        claims: All that is claimed of it, on whatever day.

    """

    status: Status
    future: bool
    naming: Sequence[Row]
    seen: str
    looked: Sequence[Row]
    claims: Sequence[Claim]


def answer(store: Store, settings: Settings, asked: str, day: date, today: date) -> Answer:
    """Return the status of the rule that is asked for by name, alias or key.

    Raises:
        ReadError: No such rule is known, or nothing was read of it; says what was meant perhaps.

    """
    rule, name = resolved(store, settings, asked)
    claims = store.states.claims(rule)
    naming = store.states.naming(rule, day)
    if not claims and not naming:
        raise ReadError(name, "no document on it is kept; rulewire once reads the sources")
    found = status(rule, name, claims, day)
    source = found.legal.claim.source if found.legal else ""
    used = {claim.source for claim in claims}
    looked = [row for row in store.states.looked() if row["key"] in used]
    return Answer(found, day > today, naming, last_seen(store, source), looked, claims)


def resolved(store: Store, settings: Settings, asked: str) -> tuple[str, str]:
    """Return key and name of a rule.

    Raises:
        ReadError: No rule is called so.

    """
    kept = store.states.names()
    words = _words(settings, kept)
    found = words.get(asked.strip().casefold()) or words.get(slug(asked))
    if found:
        return found
    meant = nearest(asked, words)
    hint = f'; did you mean "{words[meant][1]}"?' if meant else "; rulewire rules lists them"
    raise ReadError(asked, f"no rule is called so{hint}")


def _words(settings: Settings, kept: Mapping[str, str]) -> dict[str, tuple[str, str]]:
    """Return every name, alias and key of a rule, list or bill, folded, with its key and name."""
    words = {key.casefold(): (key, name) for key, name in kept.items()}
    words |= {name.casefold(): (key, name) for key, name in kept.items()}
    for key, entity in settings.entities.items():
        if entity.label in {"RULE", "LIST", "BILL"}:
            for word in (*entity.aliases, entity.name, key):
                words[word.casefold()] = (key, entity.name)
    return words
