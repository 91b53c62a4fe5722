"""The law of the world: an eCFR on one section and one list, both made up, in three issues."""

import json
from dataclasses import dataclass, replace

from jinja2 import Environment

from pipeline.demo.texts import ADDITIONS
from pipeline.demo.website import Website

API = "/api/versioner/v1/"


@dataclass(frozen=True, slots=True)
class Provision:
    """A section or supplement as it stands since the day `amended`; `cites` made it so."""

    kind: str
    number: str
    heading: str
    paragraphs: tuple[str, ...]
    cites: str
    amended: str
    rows: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Issue:
    """What the eCFR has when it is current to `day`."""

    day: str
    provisions: tuple[Provision, ...]


def _listed(country: str, party: str, citation: str) -> tuple[str, ...]:
    return (country, party, "All items", "Denial", citation)


_SECTION = Provision(
    "section",
    "744.99",
    "§ 744.99 Inquiries into listed end users.",
    (
        "(a) Scope. This section applies to parties on the Entity List—see Supplement No. 4 to "
        "this part—and to whoever orders on their behalf.",
        "(b) Inquiry. An exporter that meets a red flag should ask who the end user is, and keeps "
        "the answer for five years.",
    ),
    "88 FR 90111, Dec. 28, 2023",
    "2023-12-28",
)
_LIST = Provision(
    "appendix",
    "Supplement No. 4 to Part 744",
    "Supplement No. 4 to Part 744—Entity List",
    ("The parties in this table need a license.",),
    "88 FR 90111, Dec. 28, 2023",
    "2023-12-28",
    (
        _listed("ATLANTIS", "Example Works, 1 Harbor Street, Atlantis.", "88 FR 90111, 12/28/23"),
        _listed("CHINA", "Sample Optics Co., Ltd., 2 Quay Road, Beihai.", "88 FR 90111, 12/28/23"),
    ),
)
_REISSUED = replace(
    _SECTION,
    paragraphs=tuple(text.replace("—", " – ").replace(". ", ".  ") for text in _SECTION.paragraphs),
)
_SINCE = f", as amended at {ADDITIONS.citation}, May 16, 2025"

BEFORE = Issue("2025-05-09", (_SECTION, _LIST))
REISSUED = Issue("2025-05-15", (_REISSUED, _LIST))
AMENDED = Issue(
    "2025-05-16",
    (
        replace(
            _REISSUED,
            paragraphs=tuple(text.replace("should", "must") for text in _REISSUED.paragraphs),
            cites=_SECTION.cites + _SINCE,
            amended=ADDITIONS.day,
        ),
        replace(
            _LIST,
            rows=_LIST.rows
            + tuple(
                _listed(" ", party, f"{ADDITIONS.citation}, 5/16/25") for party in ADDITIONS.parties
            ),
            cites=_LIST.cites + _SINCE,
            amended=ADDITIONS.day,
        ),
    ),
)


class Law:
    """The eCFR's service on the website: each issue adds to its versions and is its text."""

    def __init__(self, site: Website, pages: Environment) -> None:
        self._site = site
        self._page = pages.get_template("law.xml.j2")
        self._versions: dict[str, dict[str, object]] = {}

    def issue(self, issue: Issue) -> None:
        """Publish what stands on the day of the issue; whatever reads otherwise is issued anew."""
        for one in issue.provisions:
            address = f"full/{one.amended}/title-15.xml?part=744&{one.kind}={one.number}"
            self._publish(address, self._text((one,)), "application/xml")
            self._versions.setdefault(self._text((one,)), _version(one, issue.day))
        whole = f"full/{issue.day}/title-15.xml?part=744"
        self._publish(whole, self._text(issue.provisions, whole=True), "application/xml")
        answers = {
            "titles.json": _titles(issue),
            f"structure/{issue.day}/title-15.json": _structure(issue),
            "versions/title-15.json?part=744": {
                "content_versions": [*self._versions.values()],
                "meta": {"title": "15"},
            },
        }
        for address, answer in answers.items():
            self._publish(address, json.dumps(answer), "application/json")

    def _publish(self, address: str, body: str, media_type: str) -> None:
        self._site.publish(API + address, body, media_type)

    def _text(self, provisions: tuple[Provision, ...], *, whole: bool = False) -> str:
        return self._page.render(provisions=provisions, whole=whole)


def _titles(issue: Issue) -> dict[str, object]:
    title = {"number": 15, "up_to_date_as_of": issue.day, "latest_issue_date": issue.day}
    return {"titles": [title], "meta": {"import_in_progress": False}}


def _structure(issue: Issue) -> dict[str, object]:
    nodes = [{"identifier": one.number, "type": one.kind} for one in issue.provisions]
    part = {"identifier": "744", "type": "part", "children": nodes}
    return {"identifier": "15", "type": "title", "children": [part]}


def _version(one: Provision, issued: str) -> dict[str, object]:
    return {
        "amendment_date": one.amended,
        "issue_date": issued,
        "identifier": one.number,
        "name": one.heading,
        "removed": False,
        "type": one.kind,
    }
