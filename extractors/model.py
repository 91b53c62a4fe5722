"""The nouns, in the order they come to be: the first file to read.

Source → Page → Reading (Documents, Links) → Version → Annotations → Change → Finding → Delivery.
A type per hop; values never change once made, and no field is "set later".
Character offsets count from 0 in `Document.text`; an end is the offset after the last character.
Times are aware and UTC; a legal date is a `date`, since a rule has no hour.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import IntEnum, StrEnum
from hashlib import sha256 as digest_of
from typing import Literal

from extractors.amending.nouns import Amendment, AmendmentDate


class Authority(StrEnum):
    """Who speaks at a source: the body that acts, or somebody who tells of it."""

    OFFICIAL = "official"
    SECONDARY = "secondary"


class Severity(IntEnum):
    """How soon a reader should look. Compares by urgency."""

    LOW = 1
    MEDIUM = 2
    HIGH = 3
    CRITICAL = 4


@dataclass(frozen=True, slots=True)
class Source:
    """A place rules are published, as configured.

    Attributes:
        key: The configured name, unique: "bis-press".
        kind: Name of a source kind, a file in `extractors/sources/`.
        url: Where reading starts.
        name: What a person calls it: "BIS press releases".
        authority: Whether its publisher is the acting agency.
        publisher: Canonical name of the publishing body ("Bureau of Industry and Security"),
            "" if it is none of the watched ones.
        genre: What its documents are: "press_release", "rule", "news", "analysis", "list" …
        every_minutes: Pause between two rounds.
        expect_min: Fewest documents and links a first page must yield; below is a `ReadError`.
        believe_shrunken: Whether its index and texts may suddenly be far shorter than they were.
        zone: IANA time zone in which its dates without an hour are meant.
        options: The kind's own settings: an instance of the class that it was registered with.

    """

    key: str
    kind: str
    url: str
    name: str
    authority: Authority
    publisher: str = ""
    genre: str = "news"
    every_minutes: int = 60
    expect_min: int = 1
    believe_shrunken: bool = False
    zone: str = "America/New_York"
    options: object = None


@dataclass(frozen=True, slots=True)
class Page:
    """One HTTP response, whole.

    Attributes:
        url: Where the answer came from, after redirects.
        body: The bytes, decompressed.
        media_type: Lower-case, without parameters: "text/html"; "" if the server named none.
        charset: As the Content-Type header names it, "" if it does not.
        fetched_at: When the answer was complete, UTC.
        etag, last_modified: What to send back as If-None-Match, If-Modified-Since; "" if none.
        asked: The URL that was asked for, before redirects; "" if that is `url`.
        headers, left_out: As they came, without secrets (`pipeline.headers`), and how many are not.
        sha256: Hex digest of the body: the name under which the raw bytes are kept.

    """

    url: str
    body: bytes
    media_type: str
    charset: str
    fetched_at: datetime
    status: int = 200
    etag: str = ""
    last_modified: str = ""
    asked: str = ""
    headers: tuple[tuple[str, str], ...] = field(default=(), repr=False)
    left_out: int = 0
    sha256: str = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Take the digest once: a page may hold thousands of documents."""
        object.__setattr__(self, "sha256", digest_of(self.body).hexdigest())


@dataclass(frozen=True, slots=True)
class Link:
    """A further page a source wants read, with what its index already said of it.

    Attributes:
        title, published: As the index gives them, "" and None if it does not.
        document: Id the document must get ("fr:2025-00636"); "" lets its page decide.
        once: Whether its page never changes, so that reading it once is enough.
        stamp: Changes when the page does (`updated`, a hash); "" if the index never says so.
        leads: Whether its page holds links and no text: a part of the index, without which the
            round has failed. It is read again only when its stamp changes.
        sight: When it is wanted: "first" if the page that names it is read for the first time,
            "later" if it comes up on one read before (else it is known and not read); "" ever.
        fields: What only the index knows and the document needs.

    """

    url: str
    title: str = ""
    published: datetime | None = None
    document: str = ""
    stamp: str = ""
    once: bool = False
    leads: bool = False
    sight: Literal["", "first", "later"] = ""
    fields: Mapping[str, str] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A piece of text that stands alone: a paragraph, heading, list entry or table row.

    `text` is clean and has no line breaks.

    Attributes:
        label: How it is cited ("15 CFR 744.11(a)(2)") or what it is ("heading", "row"); "" for
            plain prose.
        kind: What a paragraph that is cited is: "heading", "row", "note", "citation" …; "" for
            the words of the provision, and where the label says it.

    """

    label: str
    text: str
    kind: str = ""

    @property
    def role(self) -> str:
        """What it is, whether or not it has a citation."""
        return self.kind or self.label


@dataclass(frozen=True, slots=True)
class Document:
    """One text as it stands now.

    Attributes:
        id: "ecfr:15-744.11", "fr:2025-00636", "web:<canonical url>".
        url, title: Where a person reads it; its visible headline, "" if there is none.
        published: First publication, UTC; None if unknown. Midnight of the source's zone if only
            the day is known.
        paragraphs: The main text, in order.
        genre: "press_release", "rule", "notice", "news" …
        authors: Names as printed.
        fields: Further facts as text: "citation", "rin", "docket", "effective_on", "action" …
        raw: SHA-256 of the page it was read from, hex.

    """

    id: str
    source: str
    url: str
    title: str
    published: datetime | None
    paragraphs: tuple[Paragraph, ...]
    genre: str = "news"
    authors: tuple[str, ...] = ()
    fields: Mapping[str, str] = field(default_factory=dict, hash=False)
    raw: str = ""

    @property
    def text(self) -> str:
        """The paragraphs, one a line: what all character offsets count in."""
        return "\n".join(paragraph.text for paragraph in self.paragraphs)


@dataclass(frozen=True, slots=True)
class Reading:
    """What one page says, and where the index goes on; a `doubt` that this is all fails the round."""

    documents: tuple[Document, ...] = ()
    links: tuple[Link, ...] = ()
    next_page: str = ""
    doubt: str = ""


@dataclass(frozen=True, slots=True)
class Version:
    """A document as kept: `number` counts from 1."""

    document: Document
    number: int
    first_seen: datetime


LISTED = "listed:"


@dataclass(frozen=True, slots=True)
class Mention:
    """A thing named in a text.

    Attributes:
        label: ORG, AGENCY, PERSON, PRODUCT, MODEL, RULE, LIST, BILL or COUNTRY.
        text: The characters themselves, from `start` to `end`.
        entity: Key of a watched entity, or `LISTED` and the name of a listed party; "" if none.
        name: Canonical name, or the fullest form met.
        reason: The rule or model that decided it.

    """

    label: str
    start: int
    end: int
    text: str
    entity: str
    name: str
    reason: str = ""

    @property
    def watched(self) -> bool:
        """Whether it is a watched entity's, not only that of a party on a list."""
        return self.entity != "" and not self.entity.startswith(LISTED)


@dataclass(frozen=True, slots=True)
class Identifier:
    """A citation or number: ECCN, CFR, FR, RIN, EO, BILL or DOCKET, in its normal form."""

    label: str
    value: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class LegalDate:
    """A day the document's main action gives: role, the day, where it stands in the text.

    `role` is effective, compliance, comment_deadline, publication or announced.
    """

    role: str
    date: date
    start: int
    end: int
    reason: str = ""


@dataclass(frozen=True, slots=True)
class RuleEvent:
    """A claim about a rule's life, with its evidence.

    Attributes:
        rule: Key of a watched rule, list or bill; a slug of `rule_name` if it is none.
        kind: One of `extractors.claims.events.KINDS`.
        date: The day, None if the text does not fix it.
        axis, status: "legal" or "enforcement"; "official" or "reported".
        quote: The words it rests on, exactly as in the text from `start` to `end`.
        reason: The rule or words that decided it.

    """

    rule: str
    rule_name: str
    kind: str
    date: date | None
    axis: str
    status: str
    quote: str
    start: int
    end: int
    reason: str = ""


@dataclass(frozen=True, slots=True)
class ListAction:
    """A party named as added to, removed from or modified on a list; `reason` is what decided it."""

    action: str
    list: str
    party: str
    country: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class ListEntry:
    """A party as one publication of a list has it. Texts are as printed, on one line.

    Attributes:
        list: What a person calls the list: "Entity List".
        key: Identity within the list that stays when the entry is modified.
        name, aliases: The party's name as listed, and its others.
        addresses: Each with city and country, if the list gives them.
        country: Under which it is listed; "" if the list does not say.
        requirement, policy: License requirement and license review policy, "" if there is none.
        citations: Federal Register citations with their dates: "87 FR 77508, 12/19/22".
        facts: What else the list says, by its own column: "Effective_Date" to "03/21/2019".

    """

    list: str
    key: str
    name: str
    aliases: tuple[str, ...] = ()
    addresses: tuple[str, ...] = ()
    country: str = ""
    requirement: str = ""
    policy: str = ""
    citations: tuple[str, ...] = ()
    facts: Mapping[str, str] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class Annotations:
    """All that was read in one version.

    `title_mentions` count their offsets in the title, everything else in the text.
    `extractor` is the version of the extractors that read it.
    """

    mentions: tuple[Mention, ...] = ()
    title_mentions: tuple[Mention, ...] = ()
    identifiers: tuple[Identifier, ...] = ()
    dates: tuple[LegalDate, ...] = ()
    events: tuple[RuleEvent, ...] = ()
    list_actions: tuple[ListAction, ...] = ()
    amendments: tuple[Amendment, ...] = ()
    amendment_dates: tuple[AmendmentDate, ...] = ()
    relevant: bool = False
    severity: Severity = Severity.LOW
    reason: str = ""
    relevance_reason: str = ""
    severity_reason: str = ""
    extractor: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """Something a reader may want to be told.

    Attributes:
        key: Unique and repeatable: the same cause gives the same key.
        kind: What happened; all kinds stand in `config/default.toml`, under [subscription].
        severity, title: How soon to look; one line a person reads first.
        reason, quote: Why it matters, in one sentence; the document's words it rests on.
        source, url: Key of its source, and where a person checks it; "" if it is about rulewire.
        document, version: Its id and number, "" and 0 for findings about a source.
        story: Key of the story it belongs to, "" if none.
        entities, labels, events: Keys of entities, labels and kinds of rule events concerned.
        text: Words that a subscription's full-text terms are looked for in.

    """

    key: str
    kind: str
    severity: Severity
    title: str
    reason: str
    quote: str
    source: str = ""
    url: str = ""
    document: str = ""
    version: int = 0
    story: str = ""
    entities: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    events: tuple[str, ...] = ()
    text: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Delivery:
    """A finding on its way to one subscriber through one channel.

    `why` says which of the subscription's terms the finding met. `threaded` means that the
    subscriber was told of the same story before: it is kept under that, and not sent.
    """

    finding: str
    subscription: str
    channel: str
    due: datetime
    why: str
    threaded: bool = False
