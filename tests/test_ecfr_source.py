"""The eCFR, section by section: only what was amended is fetched, and only that is told."""

from collections.abc import Iterator

import pytest

from extractors.model import Document
from fake_ecfr import SOURCE, FakeEcfr
from servers import Reply
from wire import Wire, Wiring

LICENSE = "(a) A license is required for exports to Huawei.\n(b) Exporters keep records."
AMENDED = LICENSE.replace("is required", "is not required")
LIST = "Supplement No. 1 to Part 744"


@pytest.fixture
def server() -> Iterator[FakeEcfr]:
    with FakeEcfr() as site:
        site.enact("744.1", "(a) In this part, the EAR are the Export Administration Regulations.")
        site.enact("744.11", LICENSE)
        site.enact("744.11", LICENSE, "2020-05-19")
        site.enact(LIST, "Huawei Technologies Co., Ltd. stands on the Entity List.", "2019-05-21")
        site.enact("744.2", "(a) Nuclear end uses need a license.")
        yield site


@pytest.fixture
async def code(wiring: Wiring, server: FakeEcfr) -> Wire:
    """Start a wire that has seen the law once."""
    wire = await wiring(SOURCE)
    outcome = await wire.round()
    assert (outcome.failed, outcome.error, outcome.new) == ([], "", 5)
    return wire


def newest(wire: Wire, document: str) -> Document:
    version = wire.store.documents.latest(document)
    assert version is not None
    return version.document


async def test_the_first_round_fetches_each_part_once(code: Wire, server: FakeEcfr) -> None:
    assert server.asked() == [
        "titles.json",
        "structure/2026-07-21/title-15.json",
        "versions/title-15.json?part=744",
        "full/2026-07-21/title-15.xml?part=744",
    ]
    assert code.told() == []


async def test_a_quiet_day_costs_two_requests(code: Wire, server: FakeEcfr) -> None:
    server.asked()
    server.day = "2026-07-22"

    await code.round(days=1)

    assert server.asked() == ["titles.json", "structure/2026-07-22/title-15.json"]


async def test_a_reissue_without_amendment_fetches_nothing_and_tells_nobody(
    code: Wire, server: FakeEcfr
) -> None:
    server.day = "2026-07-22"
    server.reissue("744.11", "2026-07-22")
    server.asked()

    await code.round(days=1)

    assert server.asked("full") == []
    assert code.told() == []


async def test_an_amendment_fetches_exactly_that_section_and_alerts_once(
    code: Wire, server: FakeEcfr
) -> None:
    server.asked()
    server.day = "2026-07-22"
    server.amend("744.11", "2026-07-22", AMENDED)

    await code.round(days=1)
    first = code.queued()
    await code.round(days=1)

    assert server.asked("full") == ["full/2026-07-22/title-15.xml?part=744&section=744.11"]
    (told,) = [row for row in first if row["subscription"] == "officer"]
    assert (told["kind"], told["title"][:8]) == ("change", "§ 744.11")
    assert "not" in told["quote"]
    assert code.told() == []
    assert newest(code, "ecfr:15-744.11").fields["amended"] == "2026-07-22"


async def test_an_amended_supplement_is_fetched_by_its_name(code: Wire, server: FakeEcfr) -> None:
    server.asked()
    server.day = "2026-07-22"
    server.amend(LIST, "2026-07-22", "Huawei is taken from the Entity List.")

    await code.round(days=1)

    assert server.asked("full") == [f"full/2026-07-22/title-15.xml?part=744&appendix={LIST}"]
    assert newest(code, "ecfr:15-744-supp-1").text.endswith("is taken from the Entity List.")


async def test_a_new_section_is_told(code: Wire, server: FakeEcfr) -> None:
    server.day = "2026-07-22"
    server.enact("744.99", "(a) A license is required for all chips of Huawei.", "2026-07-22")

    await code.round(days=1)

    assert code.told() == ["document: § 744.99 Of the number 744.99."]


async def test_a_removed_section_is_told(code: Wire, server: FakeEcfr) -> None:
    server.day = "2026-07-22"
    server.remove("744.11", "2026-07-22")

    await code.round(days=1)

    (told,) = code.told()
    assert told.startswith("change: § 744.11")
    assert newest(code, "ecfr:15-744.11").text == "15 CFR 744.11 was removed on 2026-07-22."


async def test_what_was_removed_before_the_first_sight_is_no_document(
    wiring: Wiring, server: FakeEcfr
) -> None:
    server.remove("744.2", "2021-01-05")
    wire = await wiring(SOURCE)

    await wire.round()

    assert wire.store.documents.latest("ecfr:15-744.2") is None
    assert server.asked("versions") == ["versions/title-15.json?part=744"]


async def test_all_pages_of_the_versions_are_read(code: Wire, server: FakeEcfr) -> None:
    server.asked()
    server.per_page = 2
    server.day = "2026-07-22"
    server.amend("744.11", "2026-07-22", AMENDED)

    await code.round(days=1)

    pages = server.asked("versions")
    assert [path.rpartition("page=")[2][:1] for path in pages] == ["v", "2", "3"]
    assert code.told() != []


async def test_two_amendments_that_were_missed_are_told_in_their_order(
    code: Wire, server: FakeEcfr
) -> None:
    server.day = "2026-07-30"
    server.amend("744.11", "2026-07-23", AMENDED)
    server.amend("744.11", "2026-07-29", AMENDED + "\n(c) A third paragraph on Huawei.")

    await code.round(days=9)

    assert len(code.told()) == 2
    assert newest(code, "ecfr:15-744.11").fields["amended"] == "2026-07-29"


async def test_an_older_text_that_comes_late_is_history_and_no_news(
    code: Wire, server: FakeEcfr
) -> None:
    server.day = "2026-07-30"
    server.amend("744.11", "2026-07-23", AMENDED)
    server.amend("744.11", "2026-07-29", LICENSE)
    late = "full/2026-07-23/title-15.xml"
    server.spoil[late] = Reply(b"", 503)
    await code.round(days=9)
    code.told()

    del server.spoil[late]
    await code.round(days=1)

    assert code.told() == []
    assert "is required" in newest(code, "ecfr:15-744.11").text
    assert code.store.provisions.days("ecfr:15-744.11")[-1].isoformat() == "2026-07-29"
    assert code.one("select count(*) from edition where valid_from = '2026-07-23'") == 1


async def test_a_part_that_is_configured_later_is_a_baseline(
    wiring: Wiring, server: FakeEcfr
) -> None:
    server.enact("774.1", "(a) Chips of Huawei are listed here.", part="774")
    wire = await wiring(SOURCE)
    await wire.round()
    later = await wiring(SOURCE, 'parts = ["744", "774"]')
    server.day = "2026-07-22"
    server.reissue("744.1", "2026-07-22")

    await later.round(days=1)

    assert later.kept()["https://www.ecfr.gov/current/title-15/section-774.1"] == 1
    assert later.told() == []


async def test_a_part_that_lost_half_its_sections_is_an_error_and_its_text_stays(
    code: Wire, server: FakeEcfr
) -> None:
    before = newest(code, "ecfr:15-744.11")
    for number in ("744.1", "744.2", LIST):
        server.sections[number].lost = True
    server.day = "2026-07-22"
    server.amend("744.11", "2026-07-22", AMENDED)

    outcome = await code.round(days=1)
    await code.round(hours=1)

    assert "part 744 has lost half its sections: 1 of 4 are there" in outcome.error
    assert newest(code, "ecfr:15-744.11") == before
    assert [row["kind"] for row in code.queued()] == ["source_blind"]

    for section in server.sections.values():
        section.lost = False
    server.day = "2026-07-23"
    await code.round(days=1)

    assert sorted(row["kind"] for row in code.queued()) == ["change", "source_recovered"]


BROKEN = {
    "an HTML answer": (Reply(b"<html><body><p>Hello there</p></body></html>"), "expected"),
    "truncated": (Reply(b'{"content_versions": [', 200, "application/json"), "cut short"),
    "empty": (Reply(b'{"content_versions": [], "meta": {}}', 200, "application/json"), "empty"),
    "an error": (Reply(b'{"error": "too large"}', 400, "application/json"), "HTTP 400"),
    "another shape": (Reply(b"[1]", 200, "application/json"), "not a list of versions"),
}


@pytest.mark.parametrize("name", BROKEN)
async def test_a_broken_list_of_versions_is_a_failed_round(
    code: Wire, server: FakeEcfr, name: str
) -> None:
    reply, reason = BROKEN[name]
    server.spoil["versions/title-15.json"] = reply
    server.day = "2026-07-22"
    server.amend("744.11", "2026-07-22", AMENDED)

    outcome = await code.round(days=1)

    assert reason in outcome.error


async def test_an_import_in_progress_is_a_failed_round(code: Wire, server: FakeEcfr) -> None:
    server.importing = True

    outcome = await code.round(days=1)

    assert "an import is in progress" in outcome.error


@pytest.mark.parametrize("reply", [Reply(b"<DIV8 N='744.11'><HEAD>", 200, "application/xml"),
                                   Reply(b"<html><body>Not found</body></html>", 404)])  # fmt: skip
async def test_a_text_that_cannot_be_had_stays_owed(
    code: Wire, server: FakeEcfr, reply: Reply
) -> None:
    server.spoil["full/2026-07-22/title-15.xml"] = reply
    server.day = "2026-07-22"
    server.amend("744.11", "2026-07-22", AMENDED)
    outcome = await code.round(days=1)
    assert len(outcome.failed) == 1

    server.spoil.clear()
    await code.round(days=1)

    assert len(code.told()) == 1


async def test_what_was_seen_is_an_edition(code: Wire, server: FakeEcfr) -> None:
    server.day = "2026-07-22"
    server.amend("744.11", "2026-07-22", AMENDED)

    await code.round(days=1)

    rows = code.store.ask(
        "select valid_from, basis from edition where document = 'ecfr:15-744.11'"
        " order by valid_from"
    )
    assert [tuple(row.values()) for row in rows] == [
        ("2026-07-21", "seen"),
        ("2026-07-22", "amendment"),
    ]
