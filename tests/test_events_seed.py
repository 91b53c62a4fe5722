"""The seed article, as it lies beside the repository."""

from pathlib import Path

import pytest

from telling import events, story

SEED = Path(__file__).parents[1].parent / "shared" / "seed" / "ai-diffusion-article.txt"


@pytest.mark.skipif(
    not SEED.exists(), reason="the shared seed article is not beside the repository"
)
def test_the_seed_article_only_reports() -> None:
    title, _, text = SEED.read_text("utf-8").partition("\n")
    paragraphs = "\n".join(line for line in text.splitlines() if line.strip())

    found = events(story(paragraphs, title))

    assert {event.status for event in found} == {"reported"}
    assert ("AI Diffusion Rule", "guidance_issued") in {(e.rule_name, e.kind) for e in found}
