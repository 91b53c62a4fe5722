"""Values that tests are made of: whole nouns with one thing that matters named."""

from datetime import UTC, date, datetime, timedelta

from extractors.model import (
    Annotations,
    Authority,
    Delivery,
    Document,
    Finding,
    Identifier,
    LegalDate,
    Link,
    ListAction,
    Mention,
    Page,
    Paragraph,
    RuleEvent,
    Severity,
    Source,
)
from extractors.watch import Subscription
from storage.documents import Kept

NOW = datetime(2025, 5, 13, 14, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)


def source(key: str = "bis", **fields: object) -> Source:
    whole: dict[str, object] = {
        "kind": "page",
        "url": f"https://{key}.example.gov/news",
        "name": key.upper(),
        "authority": Authority.OFFICIAL,
        "publisher": "Bureau of Industry and Security",
    }
    return Source(key=key, **(whole | fields))  # type: ignore[arg-type]


def page(body: str = "<p>Some text", **fields: object) -> Page:
    whole: dict[str, object] = {
        "url": "https://bis.example.gov/news",
        "media_type": "text/html",
        "charset": "utf-8",
        "fetched_at": NOW,
    }
    return Page(body=body.encode(), **(whole | fields))  # type: ignore[arg-type]


def document(
    *paragraphs: str, id: str = "web:https://bis.example.gov/a", **fields: object
) -> Document:
    whole: dict[str, object] = {
        "source": "bis",
        "url": "https://bis.example.gov/a",
        "title": "A rule on chips",
        "published": NOW,
    }
    texts = tuple(Paragraph("", text) for text in paragraphs or ("BIS names Huawei.",))
    return Document(id=id, paragraphs=texts, **(whole | fields))  # type: ignore[arg-type]


def mention(text: str, start: int = 0, entity: str = "", label: str = "ORG") -> Mention:
    return Mention(label, start, start + len(text), text, entity, text, "test")


NOTES = Annotations(
    mentions=(mention("BIS", 0, "bureau-of-industry-and-security", "AGENCY"),
              mention("Huawei", 10, "huawei")),
    title_mentions=(mention("chips", 10, "", "PRODUCT"),),
    identifiers=(Identifier("FR", "90 FR 4544", 0, 3),),
    dates=(LegalDate("effective", date(2025, 5, 15), 0, 3),),
    events=(RuleEvent("ai-diffusion-rule", "AI Diffusion Rule", "rescission_announced",
                      date(2025, 5, 13), "enforcement", "official", "BIS names", 0, 9),),
    list_actions=(ListAction("added", "Entity List", "Huawei", "China"),),
    relevant=True,
    severity=Severity.HIGH,
    reason="official: it names Huawei",
    extractor="test",
)  # fmt: skip


def finding(key: str = "web:a#1", **fields: object) -> Finding:
    whole: dict[str, object] = {
        "kind": "document",
        "severity": Severity.HIGH,
        "title": "A rule on chips",
        "reason": "it names Huawei",
        "quote": "BIS names Huawei.",
        "source": "bis",
        "url": "https://bis.example.gov/a",
    }
    return Finding(key=key, **(whole | fields))  # type: ignore[arg-type]


def delivery(finding: str = "web:a#1", channel: str = "mail", **fields: object) -> Delivery:
    whole: dict[str, object] = {"subscription": "officer", "due": NOW, "why": "everything"}
    return Delivery(finding=finding, channel=channel, **(whole | fields))  # type: ignore[arg-type]


def subscription(key: str = "officer", **fields: object) -> Subscription:
    return Subscription(**({"key": key, "channels": ("mail",)} | fields))


def kept(doc: Document | None = None, **fields: object) -> Kept:
    whole: dict[str, object] = {
        "document": doc or document(),
        "number": 1,
        "page": page(),
        "change": None,
        "notes": NOTES,
        "story": "",
        "marks": b"",
        "masks": (),
        "findings": (),
        "deliveries": (),
    }
    return Kept(**(whole | fields))  # type: ignore[arg-type]


def link(url: str = "https://bis.example.gov/a", **fields: object) -> Link:
    return Link(url=url, **fields)  # type: ignore[arg-type]
