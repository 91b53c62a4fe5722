"""Two rules that everybody gets wrong, row by row, from documents in the real shapes.

Read by the real readers from a web site: releases, Federal Register XML, guidance as PDF, news.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest

import ledger_texts as texts
from ledger_world import Ledgered, seen
from pipeline.demo.world import World

GUIDANCE = """
[source.bis-guidance]
name = "BIS guidance"
kind = "listing"
url = "SITE/guidance"
authority = "official"
publisher = "Bureau of Industry and Security"
genre = "guidance"
[source.bis-guidance.options]
item = "ul.mt-4 > li.mb-2"
link = "a[href$='.pdf']"
"""
DIFFUSION, AFFILIATES = "AI Diffusion Rule", "50% Rule"


@pytest.fixture(scope="module")
def diffusion(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledgered]:
    """Give rulewire after it saw all that was published on the AI Diffusion Rule."""

    def publish(world: World) -> None:
        world.rule(texts.DIFFUSION)
        world.release(texts.ANNOUNCEMENT)
        world.release(texts.GAO)
        world.guidance("gp10-huawei-ascend", "ai-model-training", "diversion-red-flags")
        world.news(list(texts.SCRAPPED))

    with seen(tmp_path_factory.mktemp("diffusion"), publish, "2026-05-13", GUIDANCE) as ledgered:
        yield ledgered


@pytest.mark.parametrize(
    ("day", "legal", "enforcement"),
    [
        ("2025-01-12", "–", "–"),
        ("2025-01-13", "in force", "–"),
        ("2025-01-15", "in force", "–"),
        ("2025-05-12", "in force", "–"),
        ("2025-05-13", "in force", "not enforced"),
        ("2025-05-15", "in force", "not enforced"),
        ("2026-05-12", "in force", "not enforced"),
    ],
)
def test_the_diffusion_rule_stands_and_is_not_enforced(
    diffusion: Ledgered, day: str, legal: str, enforcement: str
) -> None:
    found = diffusion.status(DIFFUSION, day)

    assert (found["legal"]["state"], found["enforcement"]["state"]) == (legal, enforcement)


def test_the_rule_itself_is_the_evidence_that_it_is_in_force(diffusion: Ledgered) -> None:
    legal = diffusion.status(DIFFUSION, "2025-05-13")["legal"]

    assert legal["since"] == "2025-01-13"
    assert (legal["evidence"]["document"], legal["evidence"]["citation"]) == (
        "fr:2025-00636",
        "90 FR 4544",
    )
    assert legal["evidence"]["quote"] == "effective January 13"


def test_the_release_is_the_evidence_that_it_is_not_enforced(diffusion: Ledgered) -> None:
    posture = diffusion.status(DIFFUSION, "2025-05-13")["enforcement"]

    assert posture["evidence"]["quote"] == "not to enforce the AI Diffusion Rule"
    assert posture["evidence"]["source"] == "bis-press"


def test_an_announced_rescission_is_shown_and_moves_nothing(diffusion: Ledgered) -> None:
    before = diffusion.status(DIFFUSION, "2025-05-12")
    found = diffusion.status(DIFFUSION, "2025-05-13")

    told = [(claim["kind"], claim["day"]) for claim in found["announced"]]
    assert before["announced"] == []
    assert told == [("rescission_announced", "2025-05-13")]
    assert found["legal"]["state"] == "in force"


def test_papers_that_say_rescinded_are_reports_not_confirmed(diffusion: Ledgered) -> None:
    on_the_day = diffusion.status(DIFFUSION, "2025-05-13")
    found = diffusion.status(DIFFUSION, "2025-05-14")

    assert on_the_day["reports"] == []
    (report,) = found["reports"]
    assert report["text"] == "rescinded 2025-05-13: reported by 2 sources, not confirmed"
    assert found["legal"]["state"] == "in force"


def test_the_compliance_day_was_scheduled_by_the_rule(diffusion: Ledgered) -> None:
    found = diffusion.status(DIFFUSION, "2025-05-01")

    ahead = [(one["day"], one["kind"], one["part"]) for one in found["next"]]
    assert ahead == [
        ("2025-05-15", "comment_deadline", ""),
        ("2025-05-15", "compliance", ""),
        ("2026-01-15", "compliance", "§ 748.3"),
    ]


def test_the_decision_of_the_gao_is_evidence_only(diffusion: Ledgered) -> None:
    before = diffusion.status(DIFFUSION, "2026-05-11")
    found = diffusion.status(DIFFUSION, "2026-05-12")

    assert before["also"] == []
    assert [row["title"] for row in found["also"]] == [texts.GAO.title]
    assert (found["legal"], found["enforcement"]) == (before["legal"], before["enforcement"])


def test_views_say_the_same_in_sql(diffusion: Ledgered) -> None:
    states = diffusion.store.ask(
        "select axis, state, since, citation from rule_state where rule = 'ai-diffusion-rule'"
    )
    events = diffusion.store.ask(
        "select kind, weight from ledger_event where rule = 'ai-diffusion-rule' and quote <> ''"
    )

    assert [tuple(row.values()) for row in states] == [
        ("enforcement", "not enforced", "2025-05-13", ""),
        ("legal", "in force", "2025-01-13", "90 FR 4544"),
    ]
    assert ("rescinded", "report") in [tuple(row.values()) for row in events]


@pytest.fixture(scope="module")
def affiliates(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledgered]:
    """Give rulewire after it saw all that was published on the Affiliates Rule, last on a Monday."""

    def publish(world: World) -> None:
        world.rule(texts.AFFILIATES)
        world.release(texts.ANNOUNCEMENT)
        world.news([texts.TREASURY_SAYS])
        world.rule(texts.STAY)

    with seen(tmp_path_factory.mktemp("affiliates"), publish, "2026-11-09") as ledgered:
        yield ledgered


@pytest.mark.parametrize(
    ("day", "legal"),
    [
        ("2025-09-28", "–"),
        ("2025-09-29", "in force"),
        ("2025-10-30", "in force"),
        ("2025-11-09", "in force"),
        ("2025-11-10", "stayed"),
        ("2026-11-09", "stayed"),
        ("2026-11-10", "scheduled to be in force again"),
    ],
)
def test_the_affiliates_rule_is_stayed_for_a_year(
    affiliates: Ledgered, day: str, legal: str
) -> None:
    found = affiliates.status(AFFILIATES, day)

    assert (found["legal"]["state"], found["enforcement"]["state"]) == (legal, "–")


def test_what_the_secretary_says_moves_nothing(affiliates: Ledgered) -> None:
    found = affiliates.status(AFFILIATES, "2025-10-30")

    (report,) = found["reports"]
    assert report["text"] == "under consideration: reported by 1 source, not confirmed"
    assert "suspend the Affiliates Rule" in report["claims"][0]["quote"]
    assert found["legal"]["evidence"]["document"] == "fr:2025-19001"


def test_the_stay_says_its_last_day_and_its_document(affiliates: Ledgered) -> None:
    found = affiliates.status(AFFILIATES, "2026-01-01")

    assert found["legal"]["text"] == "stayed since 2025-11-10, through 2026-11-09"
    assert found["legal"]["evidence"]["citation"] == "90 FR 50857"
    assert [(one["kind"], one["day"]) for one in found["next"]] == [("stay_ends", "2026-11-10")]


def test_a_day_ahead_is_answered_by_the_schedule(affiliates: Ledgered) -> None:
    found = affiliates.status(AFFILIATES, "2026-11-10")

    assert found["future"] is True
    assert found["legal"]["text"] == (
        "scheduled to be in force again since 2026-11-10, by 90 FR 50857"
    )


async def test_the_law_returns_and_is_told_with_no_document(tmp_path: Path) -> None:
    async with Ledgered(tmp_path) as ledgered:
        ledgered.world.rule(texts.AFFILIATES)
        ledgered.world.rule(texts.STAY)
        await ledgered.look("2026-10-01", "federal-register")
        documents = ledgered.store.ask("select count(*) as n from document")

        (fired,) = ledgered.wake("2026-11-10")
        found = ledgered.status(AFFILIATES, "2026-11-10")

        assert fired["title"] == "Affiliates Rule: the stay ended yesterday"
        assert fired["reason"] == (
            "no document on it was seen as of 2026-10-01T15:00:00Z (Federal Register: BIS); it is "
            "scheduled to be in force again since 2026-11-10, scheduled by 90 FR 50857"
        )
        assert fired["state"] == "pending"
        assert ledgered.store.ask("select count(*) as n from document") == documents
        assert found["legal"]["text"] == (
            "scheduled to be in force again since 2026-11-10; no later document seen as of "
            "2026-10-01T15:00:00Z (Federal Register: BIS)"
        )
