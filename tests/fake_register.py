"""A Federal Register on loopback, in the shapes of the real API, that publishes by verbs."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from html import escape
from urllib.parse import parse_qsl, unquote, urlencode

from servers import Behaviour, Exchange, Reply, Seen, Server

API = "/api/v1/documents.json"
TEXTS = "/documents/full_text/xml/"
SOURCE = """
[source.fr-bis]
kind = "federal_register"
url = "SITE/api/v1/documents.json?conditions[agencies][]=industry-and-security-bureau&\
conditions[publication_date][gte]={since}&fields[]=title&fields[]=document_number&\
fields[]=full_text_xml_url&order=newest&per_page=100"
name = "Federal Register: BIS"
authority = "official"
publisher = "Bureau of Industry and Security"
genre = "rule"
expect_min = 1
options = { feed = "documents", agencies = ["industry-and-security-bureau"] }
"""
BIS = {"name": "Industry and Security Bureau", "slug": "industry-and-security-bureau"}


@dataclass
class Printed:
    """A document as printed; `told` is what the index says of it beside the usual."""

    number: str
    day: str
    title: str
    words: str = "It is about exports."
    regulation: str = ""
    told: dict[str, object] = field(default_factory=dict)


class FakeRegister(Server):
    """A context manager. `per_page` results are on a page at most; `deaf` ignores the days asked.

    `short` promises one document more than it lists; `spoil` is answered instead of a full text.
    """

    def __init__(self) -> None:
        super().__init__()
        self.per_page = 100
        self.deaf = False
        self.short = False
        self.not_found = False
        self.spoil: dict[str, Reply] = {}
        self.printed: list[Printed] = []

    def publish(
        self,
        number: str,
        day: str,
        title: str = "",
        words: str = "",
        regulation: str = "",
        **told: object,
    ) -> None:
        """Print a document on a day; `told` are fields of the index."""
        words = words or "It is about exports."
        printed = Printed(number, day, title or f"Rule {number}", words, regulation, told)
        self.printed.append(printed)

    def asked(self, beginning: str = "") -> list[str]:
        """Return the paths that were asked for since this was last called."""
        found = [unquote(seen.path) for seen in self.requests]
        self.requests.clear()
        return [path for path in found if path.startswith(beginning)]

    def behaviour(self, path: str) -> Behaviour:
        """Answer as the Register; what is no address of it, as a plain server does."""
        ours = path == API or path.startswith(TEXTS)
        return self._answer if ours else super().behaviour(path)

    def _answer(self, exchange: Exchange, seen: Seen) -> None:
        path, _, query = seen.path.partition("?")
        if path == API:
            exchange.send(self._search(dict(parse_qsl(query))))
            return
        number = path.rpartition("/")[2].removesuffix(".xml")
        exchange.send(self.spoil.get(number) or self._text(number))

    def _search(self, asked: Mapping[str, str]) -> Reply:
        days = "conditions[publication_date]"
        first, last = asked.get(f"{days}[gte]", ""), asked.get(f"{days}[lte]", "9")
        found = [one for one in self.printed if self.deaf or first <= one.day <= last]
        found.sort(key=lambda one: (one.day, one.number), reverse=True)
        if not found:
            missing = Reply(b"<html>Not found</html>", 404)
            return missing if self.not_found else _json({"count": 0, "description": "None"})
        size = min(self.per_page, int(asked.get("per_page", 20)))
        page = int(asked.get("page", 1))
        shown = found[(page - 1) * size : page * size]
        answer: dict[str, object] = {
            "description": "Documents",
            "count": len(found) + self.short,
            "total_pages": -(-len(found) // size),
            "results": [self._result(one) for one in shown],
        }
        if page * size < len(found):
            further = urlencode(dict(asked) | {"page": str(page + 1)})
            answer["next_page_url"] = f"{self.url}{API}?{further}"
        return _json(answer)

    def _result(self, one: Printed) -> dict[str, object]:
        where = one.day.replace("-", "/")
        return {
            "document_number": one.number,
            "title": one.title,
            "type": "Rule",
            "publication_date": one.day,
            "agencies": [BIS],
            "html_url": f"{self.url}/documents/{where}/{one.number}/a-rule",
            "full_text_xml_url": f"{self.url}{TEXTS}{where}/{one.number}.xml",
        } | one.told

    def _text(self, number: str) -> Reply:
        one = next(found for found in self.printed if found.number == number)
        body = (
            f"<RULE><PREAMB><SUBJECT>{escape(one.title)}</SUBJECT></PREAMB><SUPLINF>"
            f"<P>{escape(one.words)}</P>{one.regulation}</SUPLINF>"
            f"<FRDOC>[FR Doc. {one.number} Filed]</FRDOC></RULE>"
        )
        return Reply(body.encode(), 200, "application/xml")


def _json(answer: object) -> Reply:
    return Reply(json.dumps(answer).encode(), 200, "application/json; charset=utf-8")
