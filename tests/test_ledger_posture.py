"""What agencies say of enforcement: the words that count, and those that do not."""

from datetime import UTC, datetime

import pytest

from extractors.ledger.posture import postures
from extractors.model import Document, Mention, Paragraph

RULE = "AI Diffusion Rule"


def said(text: str, title: str = "") -> list[tuple[str, str]]:
    starts = [n for n in range(len(text)) if text.startswith(RULE, n)]
    mentions = [Mention("RULE", n, n + len(RULE), RULE, "ai-diffusion-rule", RULE) for n in starts]
    # A mention in the title counts its offsets there.
    head = [Mention("RULE", 4, 4 + len(RULE), RULE, "ai-diffusion-rule", RULE)] if title else []
    published = datetime(2025, 5, 13, 4, tzinfo=UTC)
    paragraphs = (Paragraph("", text),)
    document = Document("web:x", "press", "https://x.example/", title, published, paragraphs)
    found = postures(document, mentions, head)
    return [(one.kind, text[one.start : one.end]) for one in found]


@pytest.mark.parametrize(
    "text",
    [
        "Officials were told not to enforce the AI Diffusion Rule.",
        "BIS will not enforce the AI Diffusion Rule.",
        "BIS does not intend to enforce the AI Diffusion Rule.",
        "The AI Diffusion Rule will no longer be enforced.",
        "BIS is suspending enforcement of the AI Diffusion Rule.",
        "Enforcement of the AI Diffusion Rule is paused.",
        "For the AI Diffusion Rule BIS will exercise enforcement discretion.",
        "The AI Diffusion Rule was issued in January. BIS will not enforce the rule.",
    ],
)
def test_a_rule_is_not_enforced(text: str) -> None:
    assert [kind for kind, _ in said(text)] == ["not_enforced"]


@pytest.mark.parametrize(
    "text",
    [
        "BIS resumed enforcement of the AI Diffusion Rule.",
        "BIS will fully enforce the AI Diffusion Rule.",
    ],
)
def test_a_rule_is_enforced_again(text: str) -> None:
    assert [kind for kind, _ in said(text)] == ["enforced"]


@pytest.mark.parametrize(
    "text",
    [
        "BIS enforces the Export Administration Regulations. The AI Diffusion Rule is one of them.",
        "BIS may suspend enforcement of the AI Diffusion Rule.",
        "If talks succeed, BIS will not enforce the AI Diffusion Rule.",
        "Will BIS not enforce the AI Diffusion Rule?",
        "The AI Diffusion Rule stands. Courts do not enforce private letters.",
    ],
)
def test_what_is_only_possible_or_about_something_else_says_nothing(text: str) -> None:
    assert said(text) == []


def test_the_rule_of_the_title_is_meant_where_the_text_names_none() -> None:
    assert said("BIS will not enforce the rule.", title=f"The {RULE}") == [
        ("not_enforced", "will not enforce the rule")
    ]
