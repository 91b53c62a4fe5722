"""The ledger as it is kept: with each version, in one transaction, and anew when it is read again."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

import ledger_texts as texts
from extractors.model import Annotations, Document, Paragraph
from ledger_world import Ledgered, seen
from pipeline.demo.texts import Rule
from pipeline.demo.world import World
from storage.documents import Kept
from storage.readings import Reread

NOW = datetime(2025, 11, 20, 12, 0, tzinfo=UTC)
STATE = "select state from rule_period where rule = 'affiliates-rule' order by since"
CHIPS = Rule(
    "2025-30001",
    "2025-03-03",
    "90 FR 11000",
    "250301-0001",
    "0694-AK50",
    "Foundry Due Diligence Rule",
    "Final rule.",
    "The Bureau of Industry and Security (BIS) amends the Export Administration Regulations (EAR) "
    "in this final rule.",
    "This rule is effective June 2, 2025.",
    ("Section 744.23 of the EAR changes.",),
)
WITHDRAWN = replace(
    CHIPS,
    number="2025-30002",
    day="2025-05-05",
    citation="90 FR 19000",
    title="Foundry Due Diligence Rule; Withdrawal",
    action="Final rule; withdrawal.",
    summary="The Bureau of Industry and Security (BIS) withdraws the Foundry Due Diligence Rule, "
    "which was to amend the Export Administration Regulations (EAR).",
    dates="The rule published on March 3, 2025, is withdrawn as of May 5, 2025.",
    paragraphs=("The rule will not take effect.",),
)


def publish(world: World) -> None:
    world.rule(texts.AFFILIATES)
    world.rule(texts.STAY)
    world.release(texts.ANNOUNCEMENT)
    world.news([texts.TREASURY_SAYS])


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[Ledgered]:
    with seen(tmp_path, publish, "2025-11-20") as ledgered:
        yield ledgered


def note(until: str) -> Kept:
    """Return a section of the eCFR with an effective date note, as a visit keeps it."""
    words = (
        "Effective Date Note: At 90 FR 50857, Nov. 12, 2025, § 744.11(a) was stayed, effective "
        f"Nov. 10, 2025, until {until}."
    )
    document = Document(
        "ecfr:15-744.11",
        "federal-register",
        "https://www.ecfr.gov/current/title-15/section-744.11",
        "§ 744.11 License requirements",
        None,
        (Paragraph("15 CFR 744.11", words, "effective date note"),),
        genre="regulation",
        fields={"citation": "15 CFR 744.11"},
    )
    notes = Annotations(extractor="test")
    return Kept(document, 1, None, None, notes, "", b"", (), (), ())


def test_a_note_of_the_ecfr_bears_out_the_rule_that_it_names(kept: Ledgered) -> None:
    before = kept.store.ask(STATE)

    kept.store.documents.keep(note("Nov. 9, 2026"), NOW)

    found = kept.status("Affiliates Rule", "2025-11-20")
    assert kept.store.ask(STATE) == before
    assert found["contradictions"] == []
    assert [one["evidence"]["document"] for one in found["next"]] == ["fr:2025-19846"]


def test_a_note_with_another_end_stands_beside_the_document(kept: Ledgered) -> None:
    kept.store.documents.keep(note("Dec. 31, 2026"), NOW)

    (flag,) = kept.status("Affiliates Rule", "2025-11-20")["contradictions"]

    assert flag["reason"] == "the stay since 2025-11-10 is told to end on different days"
    assert sorted(claim["until"] for claim in flag["claims"]) == ["2026-11-09", "2026-12-31"]


def test_a_note_whose_document_is_not_kept_is_still_scheduled(tmp_path: Path) -> None:
    def other(world: World) -> None:
        world.rule(texts.DIFFUSION)
        world.release(texts.ANNOUNCEMENT)
        world.news([texts.TREASURY_SAYS])

    with seen(tmp_path, other, "2026-11-10") as ledgered:
        ledgered.store.documents.keep(note("Nov. 9, 2026"), NOW)

        (fired,) = ledgered.wake("2026-11-10", hour=16)

        assert fired["title"] == "§ 744.11 License requirements: the stay ended yesterday"
        assert fired["document"] == "ecfr:15-744.11"


def test_what_is_read_again_takes_the_place_of_what_was_claimed(kept: Ledgered) -> None:
    (row,) = kept.store.ask("select extractor from version where document = 'fr:2025-19846'")
    nothing = Annotations(extractor="later")

    kept.store.readings.replace(Reread("fr:2025-19846", 1, row["extractor"], nothing, "", b""), NOW)

    assert [one["state"] for one in kept.store.ask(STATE)] == ["in force"]
    assert kept.store.states.phases(NOW.date(), NOW.date().replace(year=2027)) == []


def test_a_rule_that_is_withdrawn_before_its_day_never_binds(tmp_path: Path) -> None:
    def both(world: World) -> None:
        world.rule(CHIPS)
        world.rule(WITHDRAWN)
        world.release(texts.ANNOUNCEMENT)
        world.news([texts.TREASURY_SAYS])

    with seen(tmp_path, both, "2025-05-06") as ledgered:
        days = ("2025-03-03", "2025-05-04", "2025-05-05", "2025-06-02")
        found = [ledgered.status("Foundry Due Diligence Rule", day) for day in days]

        states = [one["legal"]["state"] for one in found]
        assert states == ["not yet effective", "not yet effective", "withdrawn", "withdrawn"]
        assert "withdrawn before it took effect" in [flag["reason"] for flag in found[0]["flags"]]
        assert ledgered.wake("2025-06-02") == []
