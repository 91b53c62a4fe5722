"""Forty recorded news pages, fetched over loopback by the real web and read as articles."""

import asyncio
import json
import re
from collections import Counter
from pathlib import Path

import pytest

from extractors.reading.article import read_article
from fetching import Visiting, wanted
from servers import Server

REAL = Path(__file__).parents[1].parent / "shared" / "real" / "articles"


def f1(text: str, truth: str) -> float:
    """Return how far two texts have the same words, as F1 over their counts."""
    found, meant = (Counter(re.findall(r"\w+", one)) for one in (text, truth))
    return 2 * (found & meant).total() / max(1, found.total() + meant.total())


@pytest.mark.no_cover
@pytest.mark.skipif(not REAL.is_dir(), reason="the recorded articles are not here")
async def test_forty_real_pages_come_over_the_wire_with_their_words(
    server: Server, visiting: Visiting
) -> None:
    truth = json.loads((REAL / "ground-truth.json").read_text("utf-8"))
    web = visiting(max_bytes=10_000_000).web
    for key in truth:
        body = (REAL / "html" / f"{key}.html.gz").read_bytes()
        server.serve(f"/{key}", body, media_type="text/html", headers={"Content-Encoding": "gzip"})

    async def score(key: str) -> float:
        asked = wanted(f"{server.url}/{key}")
        page = await web.get(asked, asked.source.url)
        assert page is not None
        return f1(read_article(asked.source, page).text, truth[key]["articleBody"])

    scores = await asyncio.gather(*map(score, truth))

    assert len(scores) == 40
    assert sum(scores) / len(scores) >= 0.95
