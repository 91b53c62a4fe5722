"""Answers of Congress.gov in their real shape, on a bill that was never introduced."""

import json
from collections.abc import Sequence
from typing import Any

API = "https://api.congress.gov/v3/bill/119/s/9901"
INTRODUCED = ("2025-05-08", "10000", "Introduced in Senate")
REFERRED = (
    "2025-05-08",
    "",
    "Read twice and referred to the Committee on Banking, Housing, and Urban Affairs.",
)
ORDERED = (
    "2025-09-17",
    "",
    "Committee on Banking, Housing, and Urban Affairs. Ordered to be reported with an amendment "
    "in the nature of a substitute favorably.",
)
REPORTED = (
    "2025-10-02",
    "14000",
    "Committee on Banking, Housing, and Urban Affairs. Reported by Senator Fixture with an "
    "amendment in the nature of a substitute. Without written report.",
)
Action = tuple[str, str, str]


def bill(latest: Action = REFERRED, **changes: Any) -> str:
    """Return the answer for the bill itself."""
    whole = {
        "actions": {"count": 2, "url": f"{API}/actions?format=json"},
        "congress": 119,
        "cosponsors": {
            "count": 4,
            "countIncludingWithdrawnCosponsors": 4,
            "url": f"{API}/cosponsors",
        },
        "introducedDate": "2025-05-08",
        "latestAction": {"actionDate": latest[0], "text": latest[2]},
        "number": "9901",
        "originChamber": "Senate",
        "originChamberCode": "S",
        "policyArea": {"name": "Foreign Trade and International Finance"},
        "sponsors": [
            {
                "bioguideId": "F000000",
                "firstName": "Pat",
                "fullName": "Sen. Fixture, Pat [I-ME]",
                "isByRequest": "N",
                "lastName": "Fixture",
                "party": "I",
                "state": "ME",
            }
        ],
        "textVersions": {"count": 1, "url": f"{API}/text?format=json"},
        "title": "Chip Security Act",
        "type": "S",
        "updateDate": "2025-06-01T10:11:12Z",
        "updateDateIncludingText": "2025-06-01",
    }
    asked = {"billNumber": "9901", "billType": "s", "congress": "119", "format": "json"}
    return json.dumps({"bill": whole | changes, "request": asked}, indent=1)


def actions(*told: Action, count: int | None = None) -> str:
    """Return the list of actions, which are given oldest first and listed newest first."""
    listed = [
        {
            **({"actionCode": code} if code else {}),
            "actionDate": day,
            "sourceSystem": {"code": 9, "name": "Library of Congress"},
            "text": text,
            "type": "IntroReferral",
        }
        for day, code, text in reversed(told)
    ]
    return _listed("actions", listed, count)


def texts(*stages: tuple[str, str, str]) -> str:
    """Return the list of text versions; a stage is its name, its day and the end of its file."""
    listed = [
        {
            "date": f"{day}T04:00:00Z" if day else None,
            "formats": [
                {
                    "type": kind,
                    "url": f"https://www.congress.gov/119/bills/s9901/BILLS-119s9901{code}.{end}",
                }
                for kind, end in (
                    ("Formatted Text", "htm"),
                    ("PDF", "pdf"),
                    ("Formatted XML", "xml"),
                )
            ],
            "type": name,
        }
        for name, day, code in reversed(stages)
    ]
    return _listed("textVersions", listed, None)


def _listed(name: str, listed: Sequence[object], count: int | None) -> str:
    pages = {"count": len(listed) if count is None else count}
    asked = {"billNumber": "9901", "billType": "s", "congress": "119", "format": "json"}
    return json.dumps({name: listed, "pagination": pages, "request": asked}, indent=1)


def words(days: str = "180 days", *, struck: str = "") -> str:
    """Return the XML of the bill, with what a committee struck if anything."""
    old = f'<legis-body changed="deleted">{struck}</legis-body>' if struck else ""
    return f"""<?xml version="1.0"?>
<!DOCTYPE bill PUBLIC "-//US Congress//DTDs/bill.dtd//EN" "bill.dtd">
<bill bill-stage="Introduced-in-Senate" public-private="public">
<metadata><dublinCore><title>119 S9901 IS: Chip Security Act</title></dublinCore></metadata>
<form><congress>119th CONGRESS</congress><legis-num>S. 9901</legis-num>
<official-title>To require a security mechanism in certain integrated circuits.</official-title></form>
{old}<legis-body>
<section id="a" section-type="section-one"><enum>1.</enum><header>Short title</header>
<text>This Act may be cited as the <quote><short-title>Chip Security Act</short-title></quote>.</text></section>
<section id="b"><enum>2.</enum><header>Requirements</header>
<subsection id="c"><enum>(a)</enum><header>In general</header>
<text>Not later than {days} after the date of enactment, the Secretary shall require&#8212;</text>
<paragraph id="d"><enum>(1)</enum><text>location verification of any covered product; and</text></paragraph>
<paragraph id="e"><enum>(2)</enum><text>a report of any diversion.</text></paragraph>
</subsection>
<subsection id="f"><enum>(b)</enum><text>Section 1753 of the Export Control Reform Act is amended by adding:</text>
<quoted-block id="g"><subsection id="h"><enum>(d)</enum><header>Chips</header><text>The Secretary may exempt a product.</text></subsection><after-quoted-block>.</after-quoted-block></quoted-block>
</subsection></section></legis-body></bill>
"""
