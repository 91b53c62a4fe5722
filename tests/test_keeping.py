"""What becomes of a text: versions, changes, restless places, stories, several sources at once."""

import json
from datetime import timedelta

import pytest

from fetching import NOON
from paper import pdf
from servers import Exchange, Reply, Seen
from wire import FEED, GUIDANCE, PRESS, WORDS, Wire, Wiring, entry, index, release

SECOND = PRESS.replace("[source.press", "[source.copy").replace("/news", "/copy")
REGISTER = """
[source.register]
kind = "federal_register"
url = "SITE/api/documents.json"
name = "Federal Register"
authority = "official"
publisher = "Bureau of Industry and Security"
genre = "rule"
[source.desk]
kind = "federal_register"
url = "SITE/api/public-inspection.json"
name = "Public inspection"
authority = "official"
publisher = "Bureau of Industry and Security"
genre = "rule"
expect_min = 0
[source.desk.options]
feed = "public-inspection"
"""
RULE = "The Bureau of Industry and Security adds five entities to the Entity List."


async def guided(wiring: Wiring, *paragraphs: str) -> Wire:
    """Return rulewire after its first visit at a page of guidance."""
    wire = await wiring(GUIDANCE)
    wire.site.serve("/guidance", release("Guidance", *(paragraphs or WORDS)))
    await wire.round()
    return wire


async def now_says(wire: Wire, *paragraphs: str, title: str = "Guidance") -> list[str]:
    """Let the page say something else, visit it, and return what the officer is told."""
    wire.site.serve("/guidance", release(title, *paragraphs))
    await wire.round(hours=1)
    return wire.told()


async def test_a_changed_document_is_a_version_with_its_redline(wiring: Wiring) -> None:
    wire = await guided(wiring)

    told = await now_says(wire, WORDS[0].replace("five", "seven"), WORDS[1])

    redline = wire.one("select redline from recent_change")
    assert told == ["change: Guidance"]
    assert redline == (
        "Exporters of advanced chips shall keep records of every shipment for [-five-]{+seven+} "
        "years."
    )


async def test_there_and_back_is_two_changes_and_the_second_says_so(wiring: Wiring) -> None:
    wire = await guided(wiring)

    await now_says(wire, WORDS[0].replace("five", "seven"), WORDS[1])
    await now_says(wire, *WORDS)

    assert wire.kept() == {"/guidance": 3}
    reasons = [row["reason"] for row in wire.store.ask("select reason from finding order by rowid")]
    assert reasons == [
        "BIS guidance changed 1 paragraph of its text",
        "BIS guidance put back the text of version 1 (1 paragraph)",
    ]


async def test_an_editorial_change_is_kept_and_not_told(wiring: Wiring) -> None:
    wire = await guided(wiring, "Items — “subject to” the EAR need a license.", WORDS[0])

    told = await now_says(wire, 'Items - "subject to" the EAR need a license.', WORDS[0])

    assert told == []
    assert wire.kept() == {"/guidance": 2}
    assert wire.one("select substantive from change") == 0


async def test_a_new_title_is_told(wiring: Wiring) -> None:
    wire = await guided(wiring)

    told = await now_says(wire, *WORDS, title="Guidance, withdrawn")

    assert told == ["change: Guidance, withdrawn"]


async def test_the_quote_of_a_late_change_in_a_long_paragraph_shows_it(wiring: Wiring) -> None:
    long = "The exporter keeps the invoice, the contract and the letters about the shipment. " * 9
    wire = await guided(wiring, long + "The fee is 50 dollars.", WORDS[1])

    await now_says(wire, long + "The fee is 90 dollars.", WORDS[1])

    assert "The fee is [-50-]{+90+} dollars." in wire.one("select quote from finding")


def shown(n: int) -> tuple[str, str, str]:
    return (*WORDS, f"This page was shown {n} times since it was made.")


async def test_a_counter_is_recognised_reported_once_and_then_silent(wiring: Wiring) -> None:
    wire = await guided(wiring, *shown(1))

    told = [await now_says(wire, *shown(n)) for n in range(2, 8)]

    kinds = wire.store.ask("select kind, count(*) as n from finding group by kind order by kind")
    assert told == [["change: Guidance"], ["change: Guidance"], [], [], [], []]
    assert {row["kind"]: row["n"] for row in kinds} == {"change": 2, "restless": 1}
    assert wire.kept() == {"/guidance": 4}


async def test_what_changes_beside_a_restless_place_is_told(wiring: Wiring) -> None:
    wire = await guided(wiring, *shown(1))
    for n in range(2, 6):
        await now_says(wire, *shown(n))

    told = await now_says(wire, WORDS[0], "No license is required.", shown(6)[2])

    assert told == ["change: Guidance"]
    assert "shown" not in wire.one("select quote from finding order by rowid desc limit 1")


async def test_what_changes_in_the_visit_that_shows_a_restless_place_is_told(
    wiring: Wiring,
) -> None:
    wire = await guided(wiring, *shown(1))
    for n in (2, 3):
        await now_says(wire, *shown(n))

    told = await now_says(wire, WORDS[0], "No license is required.", shown(4)[2])

    assert told == ["change: Guidance"]
    assert wire.one("select count(*) from mask") == 1


@pytest.mark.parametrize("answer", ["304", "the same bytes"])
async def test_changes_with_quiet_visits_between_are_not_restless(
    wiring: Wiring, answer: str
) -> None:
    wire = await wiring(GUIDANCE)
    for n in range(1, 7):
        etag = f'"{n}"' if answer == "304" else ""
        wire.site.serve("/guidance", release("Guidance", *WORDS, f"{n} parties."), etag=etag)
        await wire.round(hours=1)
        await wire.round(hours=1)

    assert wire.told() == ["change: Guidance"] * 5


async def test_one_transaction_holds_all_from_version_to_delivery(wiring: Wiring) -> None:
    wire = await guided(wiring)
    wire.site.serve("/guidance", release("Guidance", *WORDS, RULE))

    await wire.cut_off("insert on delivery")

    assert wire.kept() == {"/guidance": 1}
    for table in ("change", "hunk", "finding", "delivery"):
        assert wire.one(f"select count(*) from {table}") == 0  # noqa: S608 - names of our own


async def test_what_was_cut_off_is_told_after_the_restart(wiring: Wiring) -> None:
    wire = await guided(wiring)
    wire.site.serve("/guidance", release("Guidance", *WORDS, RULE))
    await wire.cut_off("insert on delivery")

    await wire.round(minutes=5)

    assert wire.told() == ["change: Guidance"]


def covered(wire: Wire, count: int, first: int = 0) -> None:
    """Let so many papers write about the announcement."""
    links = [f"/story/{n}" for n in range(first, first + count)]
    for n, link in enumerate(links, first):
        wire.site.serve(link, release(f"Washington drops chip rule, take {n}", *told_by(n)))
    wire.feed(*(entry(wire.site.url + link, f"Story {link}") for link in links))


def told_by(n: int) -> tuple[str, ...]:
    return (
        "The Commerce Department announced the rescission of the AI Diffusion Rule on Tuesday.",
        f"Paper number {n} asked Huawei, which declined to say more than {n + 3} words.",
    )


async def test_forty_stories_about_one_announcement_are_one_delivery(wiring: Wiring) -> None:
    wire = await wiring(FEED)
    wire.feed(entry(wire.site.serve("/old", release("Old news")), "Old news"))
    await wire.round()
    covered(wire, 40)

    outcome = await wire.round(hours=1)

    states = [row["state"] for row in wire.queued()]
    assert outcome.new == 40
    assert (states.count("pending"), states.count("threaded")) == (1, 39)
    assert wire.one("select count(distinct story) from document where story <> ''") == 1


async def test_the_agency_itself_is_told_after_forty_stories(wiring: Wiring) -> None:
    wire = await wiring(FEED + PRESS)
    wire.feed(entry(wire.site.serve("/old", release("Old news")), "Old news"))
    wire.site.serve("/news", index("/old"))
    await wire.all()
    covered(wire, 5)
    await wire.round("trade", hours=1)
    wire.queued()

    wire.site.serve("/news", index("/new"))
    wire.site.serve("/new", release("Commerce Announces Rescission", *told_by(0)))
    await wire.round("press")

    assert wire.told() == ["document: Commerce Announces Rescission"]


async def test_two_acts_of_the_agency_in_one_story_are_both_told(wiring: Wiring) -> None:
    wire = await wiring(PRESS.replace("genre =", "alert_first_sight = true\ngenre ="))
    wire.site.serve("/news", index("/a", "/b"))
    wire.site.serve("/a", release("Commerce Announces Rescission", *told_by(0)))
    wire.site.serve("/b", release("Questions on the Rescission", *told_by(0)))

    await wire.round()

    assert wire.one("select count(distinct story) from document where story <> ''") == 1
    assert len(wire.told()) == 2


async def test_one_document_from_two_sources_at_once_is_kept_and_told_once(wiring: Wiring) -> None:
    wire = await wiring(PRESS + SECOND)
    for path in ("/news", "/copy"):
        wire.site.serve(path, index("/old"))
    wire.site.serve("/old", release("An old rule"))
    await wire.all()
    for path in ("/news", "/copy"):
        wire.site.serve(path, index("/new", "/old"))
    wire.site.serve("/new", release("A new rule", RULE))

    outcomes = await wire.all(hours=1)

    assert sorted(outcome.new for outcome in outcomes.values()) == [0, 1]
    assert wire.kept() == {"/new": 1, "/old": 1}
    assert wire.told() == ["document: A new rule"]


async def test_a_document_that_another_source_brings_first_is_told_only_then(
    wiring: Wiring,
) -> None:
    wire = await wiring(PRESS + SECOND)
    wire.site.serve("/news", index("/new"))
    wire.site.serve("/copy", index("/new"))
    wire.site.serve("/new", release("A new rule", RULE))
    await wire.round("press")

    await wire.round("copy", hours=1)

    assert wire.kept() == {"/new": 1}
    assert wire.told() == []


def result(wire: Wire, **facts: object) -> str:
    """Return an answer of the Federal Register's API with one result."""
    whole: dict[str, object] = {
        "document_number": "2025-08901",
        "title": "Additions to the Entity List",
        "type": "Rule",
        "publication_date": "2025-05-16",
        "html_url": f"{wire.site.url}/d/2025-08901",
    }
    return json.dumps({"count": 1, "total_pages": 1, "results": [whole | facts]})


def filed(wire: Wire, *paragraphs: str) -> None:
    wire.site.serve("/raw.txt", "\n\n".join(paragraphs), media_type="text/plain")
    answer = result(wire, raw_text_url=f"{wire.site.url}/raw.txt", filed_at="2025-05-14T08:45:00")
    wire.site.serve("/api/public-inspection.json", answer, media_type="application/json")


def published(wire: Wire, *paragraphs: str) -> None:
    texts = "".join(f"<P>{text}</P>" for text in paragraphs)
    body = (
        "<RULE><PREAMB><SUBJECT>Additions to the Entity List</SUBJECT></PREAMB><SUPLINF>"
        f"{texts}<FRDOC>[FR Doc. 2025-08901 Filed 5-14-25; 8:45 am]</FRDOC></SUPLINF></RULE>"
    )
    wire.site.serve("/full/2025-08901.xml", body, media_type="text/xml")
    answer = result(
        wire,
        full_text_xml_url=f"{wire.site.url}/full/2025-08901.xml",
        citation="90 FR 20880",
    )
    wire.site.serve("/api/documents.json", answer, media_type="application/json")


async def test_a_filed_rule_becomes_the_published_one(wiring: Wiring) -> None:
    wire = await wiring(REGISTER)
    filed(wire, "The rule was filed.", RULE)
    await wire.round("desk")

    published(wire, RULE, "This rule is effective May 16, 2025.")
    await wire.round("register", days=2)

    row = wire.store.ask("select id, number, source, published from document")[0]
    assert (row["id"], row["number"], row["source"]) == ("fr:2025-08901", 2, "register")
    latest = wire.store.documents.latest("fr:2025-08901")
    assert latest is not None
    assert latest.document.fields["citation"] == "90 FR 20880"


async def test_a_filed_form_that_comes_late_does_not_replace_the_published(wiring: Wiring) -> None:
    wire = await wiring(REGISTER)
    published(wire, RULE, "This rule is effective May 16, 2025.")
    await wire.round("register")

    filed(wire, "The rule was filed.", RULE)
    outcome = await wire.round("desk", hours=1)

    assert (outcome.same, outcome.changed) == (1, 0)
    latest = wire.store.documents.latest("fr:2025-08901")
    assert latest is not None
    assert (latest.number, latest.document.fields["stage"]) == (1, "published")


async def test_a_rule_that_is_published_as_it_was_filed_gets_its_citation(wiring: Wiring) -> None:
    wire = await wiring(REGISTER)
    abstract = {"abstract": RULE}
    filing = result(wire, **abstract)
    wire.site.serve("/api/public-inspection.json", filing, media_type="application/json")
    await wire.round("desk")

    answer = result(wire, citation="90 FR 20880", **abstract)
    wire.site.serve("/api/documents.json", answer, media_type="application/json")
    await wire.round("register", days=2)

    latest = wire.store.documents.latest("fr:2025-08901")
    assert latest is not None
    assert (latest.number, latest.document.fields["citation"]) == (2, "90 FR 20880")


async def test_a_pdf_that_a_listing_links_to_is_read(wiring: Wiring) -> None:
    wire = await wiring(PRESS)
    lines = [(72, 700 - 20 * n, text) for n, text in enumerate(("Guidance on chips", *WORDS))]
    wire.site.serve("/news", index("/guidance.pdf"))
    wire.site.serve("/guidance.pdf", pdf([lines]), media_type="application/pdf")

    await wire.round()

    assert WORDS[0] in wire.one("select text from version")
    assert wire.one("select media_type from raw") == "application/pdf"


async def test_a_feed_with_whole_texts_is_not_followed(wiring: Wiring) -> None:
    wire = await wiring(FEED + "[source.trade.options]\nfull_text = true\n")
    text = " ".join(told_by(1))
    wire.feed(
        entry(f"{wire.site.url}/one", "One", text), entry(f"{wire.site.url}/two", "Two", text)
    )

    await wire.round()

    assert wire.kept() == {"/one": 1, "/two": 1}
    assert wire.one("select count(*) from link") == 0


async def test_a_story_that_is_corrected_while_it_is_read_is_not_lost(wiring: Wiring) -> None:
    wire = await wiring(GUIDANCE + GUIDANCE.replace("[source.guidance]", "[source.again]"))
    wire.site.serve("/guidance", release("Guidance", *WORDS))
    await wire.all()
    texts = [release("Guidance", *WORDS, "A correction."), release("Guidance", *WORDS, RULE)]

    def answer(exchange: Exchange, _: Seen) -> None:
        exchange.send(Reply((texts.pop() if len(texts) > 1 else texts[0]).encode()))

    wire.site.behave("/guidance", answer)
    await wire.all(hours=1)
    await wire.round("guidance", hours=1)

    latest = wire.one("select text from version order by number desc limit 1")
    assert latest.endswith("A correction.")


async def test_coverage_weeks_later_is_a_story_of_its_own(wiring: Wiring) -> None:
    wire = await wiring(FEED.replace("authority =", "alert_first_sight = true\nauthority ="))
    covered(wire, 1)
    await wire.round()
    link = wire.site.serve("/later", release("Washington drops chip rule", *told_by(7)))
    wire.feed(entry(link, "Later", at=NOON + timedelta(days=40)))

    await wire.round(days=40)

    assert len(wire.told()) == 2
