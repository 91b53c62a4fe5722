"""`rulewire extract --explain` says of everything which rule or model decided it."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from commanding import Rulewire
from extractors.model import Mention
from extractors.reasons import why_mentioned
from saved_pages import PAGES
from tagging import shipped

OWN = PAGES / "extract" / "export-letter.txt"
NEWS = """Commerce adds Hauwei unit to Entity List

May 14, 2025

WASHINGTON, May 14, 2025 - The Bureau of Industry and Security (BIS) added Zarko Pult Technology Co., Ltd.
to the Entity List on Wednesday. The rule, 90 FR 20000, is effective May 15, 2025.

BIS said that Hauwei and the Ascend 910C are of concern. Jeffery Kessler spoke of chips. Kessler added
that export controls work. Analysts at Brimley Larkson disagreed.
"""
BANKS = """Central bankers meet in Basel

The Bank for International Settlements spoke of monetary policy on Monday. BIS forecasts are gloomy.
"""


@pytest.fixture
def explained(rulewire: Rulewire) -> Callable[..., list[dict[str, Any]]]:
    def rows(*texts: str) -> list[dict[str, Any]]:
        paths = [Path(f"{number}.txt") for number, _ in enumerate(texts)]
        for path, text in zip(paths, texts, strict=True):
            path.write_text(text, "utf-8")
        return list(rulewire("extract", *paths, "--explain", "--json").rows)

    return rows


def reasons(row: dict[str, Any], key: str = "mentions") -> dict[str, str]:
    return {
        one.get("text") or one.get("value") or one.get("role"): one["reason"] for one in row[key]
    }


def test_every_thing_that_is_read_has_a_reason(
    explained: Callable[..., list[dict[str, Any]]],
) -> None:
    (row,) = explained(NEWS)

    lists = ("mentions", "identifiers", "dates", "events", "list_actions")
    assert {key: len(row[key]) > 0 for key in lists} == dict.fromkeys(lists, True)
    assert [one for key in lists for one in row[key] if not one["reason"]] == []
    assert row["relevance_reason"]
    assert row["severity_reason"]
    assert row["story_reason"] == "no other document given here tells of the same"


def test_a_link_says_by_which_name_or_slip_it_was_made(
    explained: Callable[..., list[dict[str, Any]]],
) -> None:
    (row,) = explained(NEWS)

    why = reasons(row)
    assert why["Bureau of Industry and Security"] == (
        "watch list: name of bureau-of-industry-and-security"
    )
    assert why["Hauwei"] == "watch list: huawei; misspelling of Huawei by 1 edit"
    assert why["BIS"] == (
        "watch list: bureau-of-industry-and-security; a short form that the text defines; "
        "not Bank for International Settlements, Bureau of Indian Standards"
    )
    assert why["Zarko Pult Technology Co., Ltd."].startswith("its wording")


def test_a_homonym_says_what_decided_it_and_what_it_is_not(
    explained: Callable[..., list[dict[str, Any]]],
) -> None:
    (row,) = explained(BANKS)

    assert reasons(row)["BIS"] == (
        "watch list: bank-for-international-settlements; ambiguous, but the text names it otherwise "
        "as well; not Bureau of Industry and Security, Bureau of Indian Standards"
    )


def test_the_words_of_a_context_are_told(explained: Callable[..., list[dict[str, Any]]]) -> None:
    (row,) = explained(
        "BIS news\n\nExporters need a license from BIS under the export rules, it said."
    )

    assert "ambiguous name of bureau-of-industry-and-security; context: " in reasons(row)["BIS"]


def test_a_date_tells_its_cue(explained: Callable[..., list[dict[str, Any]]]) -> None:
    (row,) = explained(NEWS)

    assert reasons(row, "dates")["effective"] == "“effective”"


def test_documents_of_one_story_say_what_ties_them(
    explained: Callable[..., list[dict[str, Any]]],
) -> None:
    one, two, other = explained(NEWS, NEWS.replace("Analysts at", "Lawyers at"), BANKS)

    assert one["story"] == two["story"] is not None
    assert one["story_reason"].startswith("with 1: ")
    assert two["story_reason"].startswith("with 0: ")
    assert other["story_reason"] == "not relevant"


def test_without_explain_the_line_is_as_promised(rulewire: Rulewire) -> None:
    (plain,) = rulewire("extract", OWN, "--json").rows
    (explained,) = rulewire("extract", OWN, "--json", "--explain").rows

    added = {"relevance_reason", "severity_reason", "story_reason"}
    assert explained.keys() - plain.keys() == added
    for key in ("mentions", "identifiers", "dates", "events", "list_actions"):
        bare = [{k: v for k, v in one.items() if k != "reason"} for one in explained[key]]
        assert bare == plain[key]


def test_a_person_is_shown_a_table(rulewire: Rulewire) -> None:
    Path("news.txt").write_text(NEWS, "utf-8")

    shown = rulewire("extract", Path("news.txt"), "--explain").out

    words = " ".join(shown.replace("│", " ").split())
    for told_of in (
        "read",
        "as",
        "because",
        "Hauwei",
        "relevance",
        "severity",
        "story",
        "effective",
    ):
        assert told_of in words
    assert max(map(len, shown.splitlines())) <= 120


def test_nothing_in_a_text_steers_the_table(rulewire: Rulewire) -> None:
    hostile = NEWS.replace("Commerce adds", "\x1b[31m[bold red]Commerce[/] adds\u202e")
    Path("news.txt").write_text(hostile, "utf-8")

    shown = rulewire("extract", Path("news.txt"), "--explain").out

    assert "\x1b" not in shown
    assert "\u202e" not in shown
    assert "[bold red]" in shown


def test_a_text_without_anything_is_explained_as_well(rulewire: Rulewire) -> None:
    Path("news.txt").write_text(
        "Nothing of note happened at the seaside today, said nobody.", "utf-8"
    )

    done = rulewire("extract", Path("news.txt"), "--explain", "--json")

    assert done.rows[0]["relevance_reason"] == "names too little of the matter"


@pytest.mark.parametrize(
    ("mention", "expected"),
    [
        (
            Mention("ORG", 0, 5, "Larks", "", "Larks Group", "model 0.83"),
            "statistical model, probability 0.83; short for ‘Larks Group’; no watched or listed name",
        ),
        (
            Mention("PERSON", 0, 7, "Kessler", "jeffrey-kessler", "Jeffrey Kessler", "surname"),
            "watch list: jeffrey-kessler; surname, and nothing speaks against it",
        ),
        (
            Mention("ORG", 0, 4, "Acme", "listed:acme", "Acme", "on the L, as ‘Acme’"),
            "listed party: on the L, as ‘Acme’",
        ),
        (
            Mention("ORG", 0, 4, "Acme", "", "Acme"),
            "no reason was noted; no watched or listed name",
        ),
    ],
)
def test_a_short_reason_becomes_a_sentence(mention: Mention, expected: str) -> None:
    assert why_mentioned(mention, {one.key: one for one in shipped()}) == expected
