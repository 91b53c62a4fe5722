"""The harness that proves that nothing is lost would see it if something were."""

import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent / "faults"))

from truth import Truth
from verdict import Verdict, judge
from world import Taken

NOW = datetime(2025, 5, 12, 9, tzinfo=UTC)
TITLES = ["Notice N00001 on advanced chips", "Notice N00002 on advanced chips"]
SENT = [
    (number, "officer", "hook", "sent", f"key {number}", title)
    for number, title in enumerate(TITLES, 1)
]


def message(key: str, *tokens: str) -> Taken:
    return Taken("hook", key, tokens, "officer", NOW)


def judged(
    *messages: Taken,
    titles: list[str] = TITLES,
    rows: list[tuple[Any, ...]] = SENT,
    truth: Truth | None = None,
) -> Verdict:
    """Return the verdict on two texts that were published and told in these messages."""
    truth = truth or Truth()
    for _ in range(2):
        truth.publish("feed", NOW)

    def asked(query: str) -> list[tuple[Any, ...]]:
        if "from version" in query:
            return [(title,) for title in titles]
        return rows if "from delivery" in query else []

    return judge(truth, asked, messages, {"officer": ["hook"]}, NOW + timedelta(hours=5))


def test_what_is_kept_and_taken_is_well() -> None:
    verdict = judged(message("key 1", "N00001"), message("key 2", "N00002"))

    assert verdict.clean
    assert verdict.line == (
        "published 2, kept 2, owed 2, delivered 2, lost 0, repeated-with-new-key 0, "
        "seconds blind unreported 0"
    )


def test_what_nobody_took_is_lost_whatever_the_database_says() -> None:
    verdict = judged(message("key 1", "N00001"))

    assert (verdict.lost, verdict.clean) == (1, False)
    assert verdict.evidence == ["N00002 of feed for officer by hook: not taken, sent"]


def test_what_is_not_kept_is_lost() -> None:
    verdict = judged(message("key 1", "N00001", "N00002"), titles=TITLES[:1])

    assert verdict.lost == 1


def test_a_repeat_under_the_same_key_is_allowed() -> None:
    verdict = judged(*[message("key 1", "N00001", "N00002")] * 2)

    assert (verdict.again, verdict.clean) == (2, True)


def test_a_repeat_under_another_key_is_not() -> None:
    verdict = judged(message("key 1", "N00001"), message("key 2", "N00002", "N00001"))

    assert (verdict.repeated, verdict.clean) == (1, False)


def test_a_list_that_only_counts_a_text_has_delivered_it() -> None:
    rows = [(*row[:4], "key", row[5]) for row in SENT]

    verdict = judged(message("key", "N00001"), rows=rows)

    assert verdict.clean


def test_who_overtakes_is_seen() -> None:
    verdict = judged(message("key 2", "N00002"), message("key 1", "N00001"))

    assert verdict.overtaken == 1


def test_a_source_that_is_dark_in_silence_is_seen() -> None:
    truth = Truth()
    truth.darken("feed", NOW)

    verdict = judged(message("key 1", "N00001", "N00002"), truth=truth)

    assert verdict.blind_s == 4 * 3600
