"""Bills: what Congress lists of them, told once, without a key getting anywhere."""

import sqlite3
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from pydantic import SecretStr

import congress_pages as congress
from config import load, masked
from config.settings import SourceSettings
from congress_pages import INTRODUCED, REFERRED, REPORTED
from extractors.annotate import Annotator
from extractors.errors import ConfigError, ReadError
from extractors.model import Authority, Document, Paragraph, Source
from extractors.reading.congress import STEPS, Bill, actions_of, bill_at
from extractors.watch import Entity
from fetching import Visiting
from making import page
from servers import Server
from wire import Wire, Wiring

BILL = """
[source.bill]
kind = "congress"
url = "SITE/v3/bill/119/s/9901"
name = "Congress.gov: a bill"
authority = "official"
publisher = "Congress"
genre = "bill"
headers = { X-Api-Key = "env:SLACK" }
options = { texts = "SITE/bulk" }
[entity.chip-security-act]
name = "Chip Security Act"
label = "BILL"
"""
API = "/v3/bill/119/s/9901"
WORDS = "/bulk/119/1/s/BILLS-119s9901{}.xml"
JSON = "application/json"
INTRODUCED_TEXT = ("Introduced in Senate", "2025-05-08", "is")
REPORTED_TEXT = ("Reported to Senate", "2025-10-02", "rs")


def serve(site: Server, bill: str, actions: str, texts: str) -> None:
    for path, body in (("", bill), ("/actions", actions), ("/text", texts)):
        site.serve(API + path, body, media_type=JSON)


@pytest.fixture
async def wire(wiring: Wiring, server: Server) -> Wire:
    """Return rulewire after its first look at the bill as it was introduced."""
    texts = congress.texts(INTRODUCED_TEXT)
    serve(server, congress.bill(), congress.actions(INTRODUCED, REFERRED), texts)
    server.serve(WORDS.format("is"), congress.words(), media_type="application/xml")
    wire = await wiring(BILL)
    first = await wire.round()
    assert (first.new, first.error, first.failed) == (2, "", [])
    return wire


def report(site: Server) -> None:
    """Let the committee report the bill, its text not printed yet."""
    bill = congress.bill(REPORTED, actions={"count": 3})
    listed = congress.actions(INTRODUCED, REFERRED, REPORTED)
    serve(site, bill, listed, congress.texts(INTRODUCED_TEXT))


async def test_the_first_look_at_a_bill_is_a_baseline(wire: Wire) -> None:
    assert wire.told() == []


async def test_a_new_action_is_told_once(wire: Wire, server: Server) -> None:
    report(server)

    await wire.round(hours=3)
    first = wire.queued()
    await wire.round(hours=3)

    assert [row["title"] for row in first] == ["Chip Security Act (S. 9901)"]
    assert "{+2025-10-02: Committee on Banking" in first[0]["quote"]
    assert wire.queued() == []


async def test_a_list_of_actions_that_lags_behind_is_no_second_news(
    wire: Wire, server: Server
) -> None:
    late = congress.actions(INTRODUCED, REFERRED)
    serve(server, congress.bill(REPORTED), late, congress.texts(INTRODUCED_TEXT))
    await wire.round(hours=3)
    told = wire.queued()
    report(server)

    await wire.round(hours=3)

    assert "Reported by Senator Fixture" in told[0]["quote"]
    assert wire.queued() == []


async def test_an_update_date_that_moves_alone_tells_nobody(wire: Wire, server: Server) -> None:
    dates: dict[str, Any] = {
        "updateDate": "2025-12-01T00:00:00Z",
        "updateDateIncludingText": "2025-12-01",
    }
    texts = congress.texts(INTRODUCED_TEXT)
    serve(server, congress.bill(**dates), congress.actions(INTRODUCED, REFERRED), texts)

    outcome = await wire.round(days=90)

    assert (outcome.changed, outcome.error) == (0, "")
    assert wire.told() == []


async def test_a_sponsor_who_joins_tells_nobody(wire: Wire, server: Server) -> None:
    joined = congress.bill(cosponsors={"count": 9, "countIncludingWithdrawnCosponsors": 9})
    serve(server, joined, congress.actions(INTRODUCED, REFERRED), congress.texts(INTRODUCED_TEXT))

    await wire.round(hours=3)

    assert wire.told() == []


async def test_a_new_version_of_the_text_is_redlined_by_section(wire: Wire, server: Server) -> None:
    texts = congress.texts(INTRODUCED_TEXT, REPORTED_TEXT)
    bill = congress.bill(updateDateIncludingText="2025-10-03", textVersions={"count": 2})
    serve(server, bill, congress.actions(INTRODUCED, REFERRED), texts)
    server.serve(WORDS.format("rs"), congress.words("one year"), media_type="application/xml")

    await wire.round(days=60)

    hunks = wire.store.ask(
        "select label, edits from hunk where document = 'bill:119-s-9901:text' and substantive"
    )
    assert [row["label"] for row in hunks] == ["text version", "Sec. 2(a)"]
    assert '["insert","one year"]' in hunks[1]["edits"]
    assert sorted(wire.told()) == [
        "change: Chip Security Act (S. 9901)",
        "change: Chip Security Act (S. 9901): its text",
    ]


async def test_an_old_version_that_arrives_late_does_not_take_the_new_ones_place(
    wiring: Wiring, server: Server
) -> None:
    texts = congress.texts(INTRODUCED_TEXT)
    serve(server, congress.bill(), congress.actions(INTRODUCED, REFERRED), texts)
    wire = await wiring(BILL)
    missing = await wire.round()
    bill = congress.bill(updateDateIncludingText="2025-10-03", textVersions={"count": 2})
    listed = congress.actions(INTRODUCED, REFERRED)
    serve(server, bill, listed, congress.texts(INTRODUCED_TEXT, REPORTED_TEXT))
    server.serve(WORDS.format("rs"), congress.words("one year"), media_type="application/xml")
    await wire.round(minutes=1)
    server.serve(WORDS.format("is"), congress.words(), media_type="application/xml")

    await wire.round(days=2)

    stage = "select json_extract(fields, '$.stage') from version where document like '%:text'"
    assert [error.partition(": ")[2] for error in missing.failed] == ["HTTP 404"]
    assert wire.one(stage) == "Reported to Senate"


async def test_what_became_of_a_bill_is_kept_as_official_events(wire: Wire, server: Server) -> None:
    report(server)

    await wire.round(hours=3)

    rows = wire.store.ask(
        "select rule, kind, date, axis, status from rule_event where version = 2 order by id"
    )
    assert [tuple(row.values()) for row in rows] == [
        ("chip-security-act", "bill_introduced", "2025-05-08", "legal", "official"),
        ("chip-security-act", "bill_advanced", "2025-10-02", "legal", "official"),
    ]


async def test_the_key_goes_to_its_own_host_in_a_header_and_nowhere_else(
    wire: Wire, server: Server
) -> None:
    key = f"{server.url}/slack"
    asked = [seen for part in ("", "/actions", "/text") for seen in server.seen(API + part)]

    kept = "\n".join(sqlite3.connect(wire.settings.database).iterdump())

    assert {seen.headers.get("x-api-key") for seen in asked} == {key}
    assert not any(key in seen.path for seen in server.requests)
    assert "/slack" not in kept + repr(wire.settings) + masked(wire.settings)


async def test_a_secret_header_stays_at_home(visiting: Visiting, server: Server) -> None:
    source = Source("s", "page", "http://localhost:1025/start", "S", Authority.OFFICIAL)
    wanted = SourceSettings(
        source=source, follow_hosts=("127.0.0.1",), headers={"X-Api-Key": SecretStr("hush")}
    )
    visitor = visiting()

    await visitor.web.get(wanted, server.serve("/a", "<p>Some words"))

    assert [seen.headers.get("x-api-key") for seen in server.seen("/a")] == [None]


@pytest.mark.parametrize("status", [403, 404, 429])
async def test_a_refusal_is_an_error_and_no_quiet_round(
    wire: Wire, server: Server, status: int
) -> None:
    refused = '{"error": {"code": "OVER_RATE_LIMIT", "message": "Too many requests"}}'
    server.serve(API, refused, status=status, media_type=JSON)

    outcome = await wire.round(hours=3)

    assert f"HTTP {status}" in outcome.error
    assert outcome.blind


async def test_actions_that_are_refused_fail_the_round_and_are_tried_again(
    wire: Wire, server: Server
) -> None:
    report(server)
    server.serve(API + "/text", '{"error": "down"}', media_type=JSON)

    failed = await wire.round(hours=3)
    report(server)
    await wire.round(hours=1)

    assert "the service refuses: down" in failed.error
    assert wire.told() == ["change: Chip Security Act (S. 9901)"]


def settings_of(folder: Path, text: str, **environ: str) -> SourceSettings:
    path = folder / "rulewire.toml"
    path.write_text(text, "utf-8")
    return load(path, environ).sources["congress-s-1705"]


def test_the_chip_security_act_is_watched_as_soon_as_there_is_a_key(tmp_path: Path) -> None:
    without = settings_of(tmp_path, "")
    with_key = settings_of(tmp_path, "", CONGRESS_API_KEY="k")

    assert (without.enabled, with_key.enabled) == (False, True)
    assert with_key.headers["X-Api-Key"].get_secret_value() == "k"


@pytest.mark.parametrize(
    ("text", "environ", "message"),
    [
        ("enabled = true", {}, "the environment variable CONGRESS_API_KEY is not set"),
        ("enabled = true", {"CONGRESS_API_KEY": "a\nhush"}, "holds a blank, a line break"),
        ('headers = { X-Api-Key = "hush" }', {}, 'must be written "env:NAME"'),
        ('headers = { Host = "env:X" }', {}, "no header that may be set here"),
        ('enabled = "true"', {}, "must be written without quotes"),
    ],
)
def test_a_key_that_cannot_be_used_is_a_clear_error(
    tmp_path: Path, text: str, environ: dict[str, str], message: str
) -> None:
    with pytest.raises(ConfigError, match=message) as error:
        settings_of(tmp_path, f"[source.congress-s-1705]\n{text}\n", **environ)

    assert "hush" not in str(error.value)


@pytest.mark.parametrize(
    ("words", "step"),
    [
        ("Introduced in House", "introduced"),
        ("Ordered to be Reported (Amended) by the Yeas and Nays: 42 - 0.", "reported"),
        ("Reported (Amended) by the Committee on Foreign Affairs. H. Rept. 119-1.", "reported"),
        ("On motion to suspend the rules and pass the bill, as amended Agreed to by voice vote.", "passed"),
        ("On passage Passed by the Yeas and Nays: 391 - 22 (Roll no. 5).", "passed"),
        ("Passed Senate without amendment by Unanimous Consent.", "passed"),
        ("Presented to President.", "presented"),
        ("Became Public Law No: 119-77.", "enacted"),
        ("On motion to suspend the rules and pass the bill Failed by the Yeas and Nays.", ""),
        ("Motion to reconsider laid on the table Agreed to without objection.", ""),
        ("Failed of passage in Senate by Yea-Nay Vote. 48 - 51.", ""),
        ("Referred to the House Committee on Foreign Affairs.", ""),
        ("Received in the Senate.", ""),
    ],
)  # fmt: skip
def test_an_action_is_told_by_its_words(words: str, step: str) -> None:
    (paragraph,) = actions_of(page(congress.actions(("2025-05-08", "", words))))

    assert paragraph.kind == step


def test_an_action_is_told_by_its_code_whatever_its_words() -> None:
    (paragraph,) = actions_of(page(congress.actions(("2025-05-08", "17000", "Agreed."))))

    assert paragraph.kind == "passed"
    assert len({code for _, codes, _ in STEPS for code in codes}) == sum(len(s[1]) for s in STEPS)


def test_of_very_many_actions_the_oldest_are_left_out_many_at_once() -> None:
    told = [(f"2025-05-{n % 28 + 1:02}", "", f"Amendment no. {n}.") for n in range(250)]

    lengths = {
        count: len(actions_of(page(congress.actions(*told, count=count)))) for count in (310, 311)
    }

    assert lengths == {310: 210, 311: 211}


def test_what_two_systems_tell_in_the_same_words_is_one_action() -> None:
    twice = congress.actions(("2025-05-08", "1000", "Introduced in House"), ("2025-05-08", "", "Introduced in House"))  # fmt: skip

    assert [one.kind for one in actions_of(page(twice))] == ["introduced"]


@pytest.mark.parametrize(
    ("congress_number", "place"),
    [(119, "119th"), (121, "121st"), (122, "122nd"), (123, "123rd"), (112, "112th")],
)
def test_a_person_is_sent_to_the_bills_own_page(congress_number: int, place: str) -> None:
    bill = Bill(congress_number, "hr", 3447)

    assert bill.url == f"https://www.congress.gov/bill/{place}-congress/house-bill/3447"


@pytest.mark.parametrize("url", ["https://api.congress.gov/v3/bill", "https://x.org/bill/119/xx/1"])
def test_an_address_that_is_no_bills_is_refused(url: str) -> None:
    with pytest.raises(ReadError, match="no address of a bill"):
        bill_at(url)


def test_a_bill_that_nobody_watches_by_name_is_known_by_its_title() -> None:
    act = Paragraph("action", "2025-05-08: Introduced in House", "introduced")
    bill = Document("bill:119-hr-1", "s", "https://x.org", "Fair Chips Act (H.R. 1)", None, (act,), "bill")  # fmt: skip
    source = Source("s", "congress", "https://x.org", "S", Authority.OFFICIAL)
    watched = {"fca": Entity(key="fca", name="Fair Chips Act", label="BILL")}

    unknown = Annotator({})(bill, source)
    known = Annotator(watched)(replace(bill, paragraphs=(act, act)), source)

    assert [(e.rule, e.rule_name, e.date) for e in unknown.events] == [
        ("fair-chips-act", "Fair Chips Act", date(2025, 5, 8))
    ]
    assert [(e.rule, e.quote) for e in known.events] == [("fca", act.text)]
    assert known.relevant


async def test_a_page_that_is_not_json_is_refused(wire: Wire, server: Server) -> None:
    server.serve(API, "<!doctype html><title>Maintenance</title><p>Back soon")

    assert "expected json, got html" in (await wire.round(hours=3)).error
