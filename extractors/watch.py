"""What a reader watches: entities, and subscriptions that say who is told what and when."""

from datetime import time
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from extractors.model import Severity


class Strict(BaseModel):
    """Settings that are frozen and know all their keys: an unknown one is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)


def _severity(value: object) -> object:
    if not isinstance(value, str):
        return value
    names = {severity.name.lower(): severity for severity in Severity}
    if value.lower() not in names:
        raise ValueError(f"must be one of {', '.join(names)}")
    return names[value.lower()]


SeverityName = Annotated[Severity, BeforeValidator(_severity)]


class Subscription(Strict):
    """Who is told what, when, and through which channels.

    A finding matches if it meets every kind of term that is given, and one word of each.
    """

    key: str
    channels: tuple[str, ...] = Field(min_length=1)
    entities: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    events: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    min_severity: SeverityName = Severity.LOW
    when: Literal["immediate", "hourly", "daily", "weekly"] = "immediate"
    at: time = time(8, 0)
    weekday: Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"] = "mon"
    zone: str = "America/New_York"
    quiet_from: time | None = None
    quiet_to: time | None = None


RELATIONS = ("same_as", "subsidiary_of", "product_of", "successor_of")
"""Fields of an entity that name another: a watch on that one covers this one as well."""


class Office(Strict):
    """An office a person holds or held."""

    title: str
    since: str = ""
    until: str = ""


class Entity(Strict):
    """A watched entity. `context` are words of which one must stand near an ambiguous alias.

    `RELATIONS` are keys of other entities, "" for none.
    """

    key: str
    name: str
    label: Literal["ORG", "AGENCY", "PERSON", "PRODUCT", "MODEL", "RULE", "LIST", "BILL", "COUNTRY"]
    aliases: tuple[str, ...] = ()
    ambiguous: tuple[str, ...] = ()
    context: tuple[str, ...] = ()
    against: tuple[str, ...] = ()
    wikidata: str = ""
    entity_list: str = ""
    country: str = ""
    product_of: str = ""
    subsidiary_of: str = ""
    same_as: str = ""
    successor_of: str = ""
    offices: tuple[Office, ...] = ()
