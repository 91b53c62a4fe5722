"""The law at a point in time: editions of a section or supplement, each wording stored once."""

from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256

from extractors.model import Document, Paragraph
from storage.cleaning import clean
from storage.ledger import Ledger, Row
from storage.values import dumps, stamp

KEEP_PROVISION = """
    insert into provision (document, label, kind, text, sha256)
    values (:document, :label, :kind, :text, :sha256)
    on conflict (document, label, kind, sha256) do nothing
"""
PROVISIONS = "select id, label, kind, sha256 from provision where document = :document"
NEIGHBOURS = """
    select
        (select max(valid_from) from edition where document = :document and valid_from <= :day) as at,
        (select min(valid_from) from edition where document = :document and valid_from > :day) as next
"""
KEEP_EDITION = """
    insert into edition (document, valid_from, valid_until, basis, told, title, url, provisions,
        seen_at)
    values (:document, :day, :next, :basis, :told, :title, :url, :provisions, :now)
    on conflict (document, valid_from) do update set basis = excluded.basis,
        told = max(told, excluded.told),
        title = excluded.title, url = excluded.url, provisions = excluded.provisions
    -- What a day is known to be by its amendment is not what it was merely seen to be.
    where excluded.basis = 'amendment' or edition.basis = 'seen'
"""
END_EDITION = """
    update edition set valid_until = :day
    where document = :document and valid_from = :at and valid_from < :day
"""
EDITION = "select * from edition where document = :document and valid_from = :day"
DROP_EDITION = "delete from edition where document = :document and valid_from = :day"
AS_OF = """
    select * from edition
    where document = :document and valid_from <= :day and coalesce(valid_until > :day, 1)
"""
WORDS = """
    select p.label, p.text, p.kind from json_each(:provisions) j
    join provision p on p.id = j.value order by j.key
"""
DOCUMENTS = """
    select distinct document from provision
    where label = :label or label like :inner escape '\\' or label like :after escape '\\'
        or label like :item escape '\\'
    order by document
"""
TEXTS = """
    select distinct document from edition
    where document = :part or document like :section or document like :supplement
"""
TITLES = """
    select distinct document from edition
    where document like :section or document like :supplement
"""
DAYS = "select valid_from from edition where document = :document order by valid_from"
BEGAN = """
    select 1 from edition where document = :document and valid_from = :day
        and (basis = 'amendment' or not :dated)
"""
TOLD_AFTER = """
    select 1 from edition where document = :document and valid_from > :day and told limit 1
"""
HAD = """
    select 1 from edition e, json_each(e.provisions) j join provision p on p.id = j.value
    where e.document = :document and e.valid_from < :day and p.label = :label and p.sha256 = :sha256
    limit 1
"""


@dataclass(frozen=True, slots=True)
class Edition:
    """A section or supplement as it stood from a day on.

    `valid_until` is the first day on which it read otherwise, None if it still stands; `basis` is
    "amendment" if the day is that of an amendment, "seen" if the text is only known since then.
    """

    document: str
    valid_from: date
    valid_until: date | None
    basis: str
    title: str
    url: str
    paragraphs: tuple[Paragraph, ...]


class Provisions:
    """The law as it stood on any day that is kept."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def keep(
        self, document: Document, day: date, basis: str, now: datetime, *, told: bool = True
    ) -> bool:
        """Keep how a text stood from `day` on; return whether that was not known.

        `told` is False for history, of which nobody was told and nobody may be taken to know.

        In whatever order the days come, each edition ends where the next begins. A text that was
        only seen, and says what is known of that day, is no new edition; one that was only seen
        gives way to the amendment that made it.
        """
        with self._ledger.fact():
            ids = dumps(self._ids(document))
            beside = self._ledger.row(NEIGHBOURS, document=document.id, day=day.isoformat()) or {}
            if basis == "seen" and self._says(document.id, beside["at"], ids):
                return False
            seen = self._ledger.row(EDITION, document=document.id, day=beside["next"])
            if seen and seen["basis"] == "seen" and seen["provisions"] == ids:
                self._ledger.run(DROP_EDITION, document=document.id, day=beside["next"])
                beside = {"at": beside["at"], "next": seen["valid_until"]}
            self._ledger.run(
                END_EDITION, document=document.id, at=beside["at"], day=day.isoformat()
            )
            self._ledger.run(
                KEEP_EDITION,
                document=document.id,
                day=day.isoformat(),
                next=beside["next"],
                basis=basis,
                told=int(told),
                title=clean(document.title),
                url=document.url,
                provisions=ids,
                now=stamp(now),
            )
        return True

    def visited(self, law: Document, now: datetime, *, told: bool = True) -> None:
        """Keep how a text stood, if it says as of which day it was read or since when it is so."""
        if day := day_of(law):
            basis = "amendment" if law.fields.get("amended") else "seen"
            self.keep(law, day, basis, now, told=told)

    def past(self, law: Document) -> bool:
        """Return whether the daemon itself has read an edition of a later day."""
        day = day_of(law)
        row = day and self._ledger.row(TOLD_AFTER, document=law.id, day=day.isoformat())
        return bool(row)

    def began(self, document: str, day: date, *, dated: bool) -> bool:
        """Return whether an edition from that day on is kept, `dated` if as an amendment's."""
        row = self._ledger.row(BEGAN, document=document, day=day.isoformat(), dated=dated)
        return row is not None

    def _says(self, document: str, day: str | None, ids: str) -> bool:
        row = self._ledger.row(EDITION, document=document, day=day)
        return row is not None and row["provisions"] == ids

    def _ids(self, document: Document) -> list[int]:
        rows = [_row(document.id, paragraph) for paragraph in document.paragraphs]
        self._ledger.run_all(KEEP_PROVISION, rows)
        known = {
            (row["label"], row["kind"], row["sha256"]): int(row["id"])
            for row in self._ledger.rows(PROVISIONS, document=document.id)
        }
        return [known[row["label"], row["kind"], row["sha256"]] for row in rows]

    def as_of(self, document: str, day: date) -> Edition | None:
        """Return the text as it stood on `day`, None if nothing is known of that day."""
        row = self._ledger.row(AS_OF, document=document, day=day.isoformat())
        return self._edition(row) if row else None

    def documents(self, citation: str) -> list[str]:
        """Return the ids of the texts in which a citation, or something under it, stands."""
        plain = citation.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
        under = {"inner": f"{plain}(%", "after": f"{plain} %", "item": f"{plain}.%"}
        rows = self._ledger.rows(DOCUMENTS, label=citation, **under)
        return [row["document"] for row in rows]

    def texts(self, part: str) -> list[str]:
        """Return the ids of all texts of a part, "ecfr:15-744"; in no order."""
        rows = self._ledger.rows(TEXTS, part=part, section=f"{part}.%", supplement=f"{part}-%")
        return [row["document"] for row in rows]

    def titles(self, part: str) -> list[str]:
        """Return the titles in which a part of that number is kept."""
        names = {"section": f"ecfr:%-{part}.%", "supplement": f"ecfr:%-{part}-%"}
        rows = self._ledger.rows(TITLES, **names)
        found = {row["document"].removeprefix("ecfr:").partition("-")[0] for row in rows}
        return sorted(found, key=int)

    def days(self, document: str) -> list[date]:
        """Return the first day of each edition, oldest first."""
        rows = self._ledger.rows(DAYS, document=document)
        return [date.fromisoformat(row["valid_from"]) for row in rows]

    def had(self, document: str, label: str, text: str, before: date) -> bool:
        """Return whether an edition that began before `before` had these words there."""
        row = self._ledger.row(
            HAD, document=document, label=label, sha256=_hash(clean(text)), day=before.isoformat()
        )
        return row is not None

    def _edition(self, row: Row) -> Edition:
        words = self._ledger.rows(WORDS, provisions=row["provisions"])
        until = row["valid_until"]
        return Edition(
            document=row["document"],
            valid_from=date.fromisoformat(row["valid_from"]),
            valid_until=date.fromisoformat(until) if until else None,
            basis=row["basis"],
            title=row["title"],
            url=row["url"],
            paragraphs=tuple(Paragraph(w["label"], w["text"], w["kind"]) for w in words),
        )


def day_of(document: Document) -> date | None:
    """Return the day since which a text stands, or of which it is; None if that is not said."""
    day = document.fields.get("amended") or document.fields.get("as_of")
    return date.fromisoformat(day) if day else None


def _row(document: str, paragraph: Paragraph) -> dict[str, str]:
    text = clean(paragraph.text)
    return {
        "document": document,
        "label": clean(paragraph.label),
        "kind": paragraph.kind,
        "text": text,
        "sha256": _hash(text),
    }


def _hash(text: str) -> str:
    return sha256(text.encode("utf-8")).hexdigest()
