"""A tagger with the shipped watch list, and short forms of what it finds."""

import tomllib
from datetime import date
from functools import cache
from pathlib import Path

from extractors.model import Mention
from extractors.nlp import Tagged, Tagger
from extractors.watch import Entity

ENTITIES = Path(__file__).parents[1] / "config" / "entities.toml"
# A Wednesday.
WEDNESDAY = date(2025, 5, 14)


@cache
def shipped() -> tuple[Entity, ...]:
    """Return the watched entities that rulewire ships."""
    table = tomllib.loads(ENTITIES.read_text("utf-8"))["entity"]
    return tuple(Entity(key=key, **fields) for key, fields in table.items())


@cache
def tagger() -> Tagger:
    """Return the one tagger that the tests share."""
    return Tagger(shipped())


def read(text: str, title: str = "", published: date | None = WEDNESDAY) -> Tagged:
    """Return what stands in a text published on Wednesday, 2025-05-14."""
    return tagger()(text, title, published)


def found(text: str) -> list[tuple[str, str, str]]:
    """Return (label, surface, canonical name) of each mention, in order."""
    return [short(mention) for mention in read(text).mentions]


def short(mention: Mention) -> tuple[str, str, str]:
    return mention.label, mention.text, mention.name


def surfaces(text: str, label: str = "") -> list[str]:
    """Return the surfaces of the mentions with a label, or of all."""
    return [m.text for m in read(text).mentions if not label or m.label == label]
