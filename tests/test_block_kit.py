"""Every message to Slack is one that Slack takes."""

from typing import Any

import pytest
from hypothesis import given, settings

from block_kit import faults
from extractors.model import Severity
from letters import NASTY, hostile, message, told
from pipeline.blocks import payload


@pytest.mark.parametrize("severity", Severity)
@pytest.mark.parametrize("kind", ["document", "change", "phase", "source_blind", "counterparty"])
def test_every_kind_of_finding_is_valid(severity: Severity, kind: str) -> None:
    assert faults(payload(message(told(severity=severity, kind=kind)))) == []


@pytest.mark.parametrize("many", [1, 2, 10, 50, 300])
def test_a_digest_of_any_length_is_valid(many: int) -> None:
    assert faults(payload(message(*[told(f"Finding {n}") for n in range(many)], digest=True))) == []


def test_a_finding_without_a_word_is_valid() -> None:
    bare = told("", reason="", quote="", url="", why="", source_name="", query="", change=None)

    assert faults(payload(message(bare))) == []


@settings(max_examples=100, deadline=None)
@given(NASTY)
def test_hostile_texts_are_valid_blocks(text: str) -> None:
    assert faults(payload(message(hostile(text), hostile(text), subject=text))) == []


@pytest.mark.parametrize(
    ("block", "fault"),
    [
        ({"type": "divider", "text": "x"}, "divider with"),
        ({"type": "section", "text": {"type": "mrkdwn", "text": ""}}, "0 characters"),
        ({"type": "section", "text": {"type": "mrkdwn", "text": "x" * 3001}}, "3001 characters"),
        ({"type": "section", "text": {"type": "mrkdwn", "text": "x", "emoji": True}}, "emoji"),
        ({"type": "header", "text": {"type": "mrkdwn", "text": "x"}}, "plain_text is wanted"),
        ({"type": "context", "elements": []}, "0 elements"),
    ],
)
def test_what_slack_refuses_is_found(block: Any, fault: str) -> None:
    found = faults({"text": "x", "blocks": [block]})

    assert len(found) == 1
    assert fault in found[0]
