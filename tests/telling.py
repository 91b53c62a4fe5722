"""Documents made of a few sentences, with the mentions that a tagger would find in them."""

import re
from datetime import UTC, datetime

from extractors.claims.events import find_events
from extractors.claims.known import Known
from extractors.claims.list_actions import find_list_actions
from extractors.claims.scene import scene
from extractors.model import (
    Authority,
    Document,
    Identifier,
    ListAction,
    Mention,
    Paragraph,
    RuleEvent,
    Source,
)
from extractors.watch import Entity

BIS = "Bureau of Industry and Security"
NEWS = Source("wire", "feed", "https://wire.example/", "Wire", Authority.SECONDARY)
OFFICIAL = Source(
    "bis", "listing", "https://bis.example/", "BIS", Authority.OFFICIAL, publisher=BIS
)

_TABLE = """
bis|AGENCY|Bureau of Industry and Security|BIS
commerce|AGENCY|Department of Commerce|Commerce;Commerce Department
doj|AGENCY|Department of Justice|Justice Department
ofac|AGENCY|Office of Foreign Assets Control|OFAC
house|AGENCY|House of Representatives|House
senate|AGENCY|Senate|
banking|AGENCY|Senate Banking Committee|
ear|RULE|Export Administration Regulations|EAR
diffusion|RULE|AI Diffusion Rule|Framework for Artificial Intelligence Diffusion
affiliates|RULE|Affiliates Rule|50% Rule
foundry|RULE|Foundry Due Diligence Rule|foundry due diligence rule
veu|RULE|Validated End-User Program|VEU
entity-list|LIST|Entity List|
uvl|LIST|Unverified List|UVL
sdn|LIST|SDN List|
chip-security|BILL|Chip Security Act|
gain|BILL|GAIN AI Act|
remote|BILL|Remote Access Security Act|
huawei|ORG|Huawei|
nvidia|ORG|NVIDIA|Nvidia
smic|ORG|SMIC|
cadence|ORG|Cadence Design Systems|Cadence
samsung|ORG|Samsung Electronics|Samsung
sk-hynix|ORG|SK hynix|
kessler|PERSON|Jeffrey Kessler|
h20|PRODUCT|H20|
b30a|PRODUCT|B30A|
ascend|PRODUCT|Ascend|
us|COUNTRY|United States|U.S.
china|COUNTRY|China|
iran|COUNTRY|Iran|
singapore|COUNTRY|Singapore|
"""
_MAKERS = {"h20": "nvidia", "b30a": "nvidia", "ascend": "huawei"}
_HOMES = {"huawei": "china", "nvidia": "us", "smic": "china"}


def _entity(row: str) -> Entity:
    key, label, name, aliases = row.split("|")
    return Entity.model_validate(
        {
            "key": key,
            "label": label,
            "name": name,
            "aliases": tuple(alias for alias in aliases.split(";") if alias),
            "product_of": _MAKERS.get(key, ""),
            "country": _HOMES.get(key, ""),
        }
    )


ENTITIES = {row.split("|")[0]: _entity(row) for row in _TABLE.strip().splitlines()}
KNOWN = Known(ENTITIES)
# Names that no watch list holds, as a statistical tagger would label them.
_UNWATCHED = {
    "Acme Micro": "ORG",
    "Novatek Systems": "ORG",
    "Chengdu Orchid": "ORG",
    "PowerAir": "ORG",
    "Zhou Ming": "PERSON",
    "SAMR": "AGENCY",
    "Bank for International Settlements": "ORG",
}


def story(
    text: str,
    title: str = "",
    published: str = "2025-05-14",
    *,
    key: str = "one",
    site: str = "",
    genre: str = "news",
) -> Document:
    """Return a document whose lines are its paragraphs; a line with " | " is a table row."""
    paragraphs = (Paragraph("row" if " | " in line else "", line) for line in text.split("\n"))
    return Document(
        id=key,
        source="wire",
        url=f"https://wire.example/{key}",
        title=title,
        published=datetime.fromisoformat(published).replace(hour=16, tzinfo=UTC)
        if published
        else None,
        paragraphs=tuple(paragraphs),
        genre=genre,
        fields={"site": site} if site else {},
    )


def mentions(text: str) -> tuple[Mention, ...]:
    """Return every known name in `text`, the longest first where two overlap."""
    names: list[tuple[str, str, str, str]] = [
        (alias, entity.label, entity.key, entity.name)
        for entity in ENTITIES.values()
        for alias in (entity.name, *entity.aliases)
    ]
    names += [(name, label, "", name) for name, label in _UNWATCHED.items()]
    found: list[Mention] = []
    for surface, label, key, name in sorted(names, key=lambda each: -len(each[0])):
        for match in re.finditer(rf"(?<!\w){re.escape(surface)}(?!\w)", text):
            if not any(m.start < match.end() and match.start() < m.end for m in found):
                found.append(Mention(label, *match.span(), match.group(), key, name))
    return tuple(sorted(found, key=lambda mention: mention.start))


def events(
    document: Document, source: Source = NEWS, cited: tuple[Identifier, ...] = ()
) -> tuple[RuleEvent, ...]:
    """Return the events of a document."""
    return find_events(scene(document, mentions(document.text), KNOWN, source), cited)


def actions(document: Document, source: Source = NEWS) -> tuple[ListAction, ...]:
    """Return the list actions of a document."""
    return find_list_actions(scene(document, mentions(document.text), KNOWN, source))
