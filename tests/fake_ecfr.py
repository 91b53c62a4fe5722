"""An eCFR on loopback, in the shapes of the real one, whose law changes by verbs."""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from html import escape
from urllib.parse import parse_qsl, unquote

from servers import Behaviour, Exchange, Reply, Seen, Server

BEGINNING = "2017-01-03"
API = "/api/versioner/v1/"
SOURCE = """
[source.code]
kind = "ecfr"
url = "SITE/api/versioner/v1/titles.json"
name = "eCFR"
authority = "official"
publisher = "Bureau of Industry and Security"
genre = "regulation"
[source.code.options]
title = 15
parts = ["744"]
"""


@dataclass(frozen=True, slots=True)
class Row:
    """A version of a section as issued: `text` is its paragraphs, a line each; None if removed."""

    day: str
    issued: str
    text: str | None


@dataclass
class Section:
    """A section, or an appendix if its number has words; `lost` hides it as a fault would."""

    number: str
    part: str
    rows: list[Row] = field(default_factory=list)
    lost: bool = False

    @property
    def kind(self) -> str:
        return "appendix" if " " in self.number else "section"

    @property
    def name(self) -> str:
        mark = "" if self.kind == "appendix" else "§ "
        return f"{mark}{self.number} Of the number {self.number}."

    def at(self, day: str) -> str | None:
        """Return the text that stood on a day, None if there was none."""
        there = sorted(self.rows, key=lambda row: (row.day, row.issued))
        return next((row.text for row in reversed(there) if row.day <= day), None)

    def xml(self, day: str) -> str:
        tag, lines = ("DIV9" if self.kind == "appendix" else "DIV8"), (self.at(day) or "")
        told = json.dumps({"path": f"/on/_SUBSTITUTE_DATE_/title-15/part-{self.part}/x"})
        body = "".join(f"<P>{escape(line)}</P>\n" for line in lines.splitlines())
        return (
            f'<{tag} N="{self.number}" TYPE="{self.kind.upper()}" '
            f'hierarchy_metadata="{escape(told)}">\n<HEAD>{self.name}</HEAD>\n{body}</{tag}>\n'
        )


class FakeEcfr(Server):
    """A context manager. `day` is the day it is current to; `per_page` rows are on a page.

    `spoil` maps an address, with its query or for any, to what is answered instead.
    """

    def __init__(self) -> None:
        super().__init__()
        self.day = "2026-07-21"
        self.per_page = 1000
        self.importing = False
        self.spoil: dict[str, Reply] = {}
        self.sections: dict[str, Section] = {}

    def enact(self, number: str, text: str, day: str = BEGINNING, part: str = "744") -> None:
        """Let a section stand from a day on."""
        self.sections.setdefault(number, Section(number, part))
        self.amend(number, day, text)

    def amend(self, number: str, day: str, text: str) -> None:
        self.sections[number].rows.append(Row(day, day, text))

    def reissue(self, number: str, day: str) -> None:
        """Issue a section again, with the amendment date and text that it has."""
        last = self.sections[number].rows[-1]
        self.sections[number].rows.append(Row(last.day, day, last.text))

    def remove(self, number: str, day: str) -> None:
        self.sections[number].rows.append(Row(day, day, None))

    def asked(self, beginning: str = "") -> list[str]:
        """Return what was asked for since this was last called, without the common address."""
        found = [unquote(seen.path.removeprefix(API)) for seen in self.requests]
        self.requests.clear()
        return [path for path in found if path.startswith(beginning)]

    def behaviour(self, path: str) -> Behaviour:
        """Answer by the law; what is no address of the service, as a plain server does."""
        return self._answer if path.startswith(API) else super().behaviour(path)

    def _answer(self, exchange: Exchange, seen: Seen) -> None:
        path, _, query = seen.path.removeprefix(API).partition("?")
        spoilt = self.spoil.get(path) or self.spoil.get(f"{path}?{query}")
        exchange.send(spoilt or self._reply(path, dict(parse_qsl(query))))

    def _reply(self, path: str, query: Mapping[str, str]) -> Reply:
        name, _, rest = path.partition("/")
        day = rest.partition("/")[0]
        answers: dict[str, Callable[[], Reply]] = {
            "titles.json": self._titles,
            "structure": lambda: self._structure(day),
            "versions": lambda: self._versions(query),
            "full": lambda: self._full(day, query),
        }
        late = name in ("structure", "full") and not BEGINNING <= day <= self.day
        return MISSING if late or name not in answers else answers[name]()

    def _titles(self) -> Reply:
        issued = max(row.issued for _, row in self._rows())
        title = {
            "number": 15,
            "name": "Commerce and Foreign Trade",
            "latest_amended_on": issued,
            "latest_issue_date": issued,
            "up_to_date_as_of": self.day,
            "reserved": False,
        }
        meta = {"date": self.day, "import_in_progress": self.importing}
        return _json({"titles": [title], "meta": meta})

    def _structure(self, day: str) -> Reply:
        parts: dict[str, list[dict[str, str]]] = {}
        for section in self._standing(day):
            node = {"identifier": section.number, "type": section.kind}
            parts.setdefault(section.part, []).append(node)
        children = [
            {"identifier": part, "type": "part", "children": inside}
            for part, inside in parts.items()
        ]
        chapter = {"identifier": "VII", "type": "chapter", "children": children}
        return _json({"identifier": "15", "type": "title", "children": [chapter]})

    def _versions(self, query: Mapping[str, str]) -> Reply:
        since = query.get("issue_date[gte]", "")
        rows = [
            _row(section, row)
            for section, row in self._rows()
            if section.part == query.get("part", section.part)
            and query.get(section.kind, section.number) == section.number
            and (section.kind in query or {"section", "appendix"}.isdisjoint(query))
            and row.issued >= since
        ]
        page, pages = int(query.get("page", 1)), max(1, -(-len(rows) // self.per_page))
        shown = rows[(page - 1) * self.per_page : page * self.per_page]
        paging = {"page": str(page), "total_pages": str(pages)} if pages > 1 else {}
        meta = {"title": "15", "result_count": str(len(rows)), **paging}
        return _json({"content_versions": shown, "meta": meta})

    def _full(self, day: str, query: Mapping[str, str]) -> Reply:
        one = query.get("section") or query.get("appendix")
        found = [
            section
            for section in self._standing(day)
            if section.part == query["part"] and one in (None, section.number)
        ]
        if not found:
            return MISSING
        body = "".join(section.xml(day) for section in found)
        if one is None:
            part = query["part"]
            head = f"<HEAD>PART {part}—CONTROLS</HEAD><AUTH><HED>Authority:</HED>"
            head += "<PSPACE>50 U.S.C. 4801.</PSPACE></AUTH>"
            body = f'<DIV5 N="{part}" TYPE="PART">{head}\n{body}</DIV5>'
        return Reply(f'<?xml version="1.0" encoding="UTF-8"?>\n{body}'.encode(), 200, XML)

    def _standing(self, day: str) -> Iterator[Section]:
        for section in self.sections.values():
            if section.at(day) is not None and not section.lost:
                yield section

    def _rows(self) -> list[tuple[Section, Row]]:
        """Return what is issued by now, oldest first."""
        rows = ((one, row) for one in self.sections.values() for row in one.rows)
        return sorted(
            ((one, row) for one, row in rows if row.issued <= self.day),
            key=lambda pair: (pair[1].day, pair[0].number, pair[1].issued),
        )


XML = "application/xml"
MISSING = Reply(b"<html><body><h1>404</h1><p>The page was not found.</p></body></html>", 404)


def _json(answer: object) -> Reply:
    return Reply(json.dumps(answer).encode(), 200, "application/json; charset=utf-8")


def _row(section: Section, row: Row) -> dict[str, object]:
    return {
        "date": row.day,
        "amendment_date": row.day,
        "issue_date": row.issued,
        "identifier": section.number,
        "name": section.name,
        "part": section.part,
        "substantive": row.issued == row.day,
        "removed": row.text is None,
        "subpart": None,
        "title": "15",
        "type": section.kind,
    }
