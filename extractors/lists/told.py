"""How an entry of a screening list is written as one paragraph, and read back from it.

"NAME | a.k.a. ONE; TWO | addresses: …; … | country: … | programs: …": what is empty is left out.
"""

import re
from collections.abc import Iterator
from types import MappingProxyType

from extractors.lists.folding import folded
from extractors.model import Document, ListEntry, Paragraph

ALSO = "a.k.a. "
"""What stands before the other names of a party, which are parted by "; "."""
_LABELLED = re.compile(r"([A-Za-z]\w*): (.*)")
# A list of several kinds of body says which by its own column; vessels bear the names of anything.
TYPE = "type"
NUMBER = "entity_number"
_NAMES = MappingProxyType(
    {
        "Entity List": "Entity List",
        "Unverified List": "Unverified List",
        "Military End User": "Military End-User List",
        "Denied Persons": "Denied Persons List",
        "Specially Designated Nationals": "SDN List",
    }
)


def called(title: str) -> str:
    """Return what a person calls a list, from its title in a file.

    >>> called("Entity List (EL) - Bureau of Industry and Security")
    'Entity List'
    >>> called("ITAR Debarred (DTC) - State Department")
    'ITAR Debarred'
    """
    plain = title.partition(" (")[0]
    return next((name for start, name in _NAMES.items() if start in plain), plain)


def paragraph(entry: ListEntry) -> Paragraph:
    """Return an entry as a row."""
    labelled = {
        "addresses": "; ".join(entry.addresses),
        "country": entry.country,
        "requirement": entry.requirement,
        "policy": entry.policy,
        "citations": "; ".join(entry.citations),
        **entry.facts,
    }
    also = [ALSO + "; ".join(entry.aliases)] if entry.aliases else []
    told = [f"{column}: {value}" for column, value in labelled.items() if value]
    return Paragraph("row", " | ".join(_barless(cell) for cell in (entry.name, *also, *told)))


def _barless(cell: str) -> str:
    return cell.replace("|", "¦")


def entries_told(document: Document) -> Iterator[ListEntry]:
    """Yield the entries of a list from its rows; keys are not unique yet."""
    name = called(document.title)
    for each in document.paragraphs:
        if each.role == "row":
            yield _entry(name, each.text)


def _entry(listed: str, text: str) -> ListEntry:
    name, *cells = text.split(" | ")
    also = cells.pop(0) if cells and cells[0].startswith(ALSO) else ""
    found = [_LABELLED.fullmatch(cell) for cell in cells]
    facts = {one[1]: one[2] for one in found if one}
    bare = {str(at): cells[at] for at, one in enumerate(found) if not one}
    return made(
        listed,
        name,
        aliases=parted(also.removeprefix(ALSO)),
        addresses=parted(facts.pop("addresses", "")),
        country=facts.pop("country", ""),
        requirement=facts.pop("requirement", ""),
        policy=facts.pop("policy", ""),
        citations=parted(facts.pop("citations", "")),
        facts=facts | bare,
    )


def is_bare(entry: ListEntry) -> bool:
    """Return whether an entry was written by an earlier version, whose cells have no labels."""
    return any(column.isdigit() for column in entry.facts)


def parted(value: str) -> tuple[str, ...]:
    """Return what stands in a cell parted by semicolons."""
    return tuple(filter(None, (part.strip() for part in value.split(";"))))


def made(
    listed: str,
    name: str,
    *,
    aliases: tuple[str, ...],
    addresses: tuple[str, ...],
    country: str,
    requirement: str,
    policy: str,
    citations: tuple[str, ...],
    facts: dict[str, str],
) -> ListEntry:
    """Return an entry of a screening list with its key.

    The lists of the Treasury number their entries; elsewhere the name and country tell who is
    meant, in the Denied Persons List the address and first day as well, for namesakes abound.
    """
    number = facts.get(NUMBER, "")
    day = facts.get("Effective_Date") or facts.get("start_date", "")
    denied = "Effective_Date" in facts or listed == "Denied Persons List"
    parts = (name, country, *addresses[:1], day) if denied else (name, country)
    key = f"{NUMBER}:{number}" if number else "|".join(map(folded, parts))
    return ListEntry(
        listed, key, name, aliases, addresses, country, requirement, policy, citations, facts
    )
