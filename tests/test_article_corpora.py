"""How well pages are read that we did not write: floors, not hopes."""

import gzip
import json
import re
import unicodedata
from collections import Counter
from pathlib import Path

import pytest

from extractors.model import Document
from extractors.reading.article import read_article
from growing import STEEP, growth
from reading import SENTENCE, page, read, source

pytestmark = pytest.mark.no_cover

_SHARED = Path(__file__).parents[1].parent / "shared"
_GOLD = _SHARED / "gold"
_REAL = _SHARED / "real" / "articles"
_SEED = _SHARED / "seed" / "ai-diffusion-article.txt"
_BENCH = Path(__file__).parent / "bench"
_PLAIN = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "\u00ad": ""})


def _plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).translate(_PLAIN).split())


def _read(path: Path) -> Document:
    kind = "text/plain" if path.suffix == ".txt" else "text/html"
    return read_article(source(), page(path.read_bytes(), media_type=kind))


@pytest.mark.skipif(not _GOLD.is_dir(), reason="the development set is not here")
def test_the_development_set_is_read_without_an_error() -> None:
    wrong = []
    for path in sorted([*_GOLD.glob("[0-9]*.html"), *_GOLD.glob("[0-9]*.txt")]):
        gold = json.loads(path.with_suffix(".json").read_text("utf-8"))
        document = _read(path)
        text = _plain(document.text)
        day = document.published.date().isoformat() if document.published else None
        wrong += [
            (path.stem, "lacks", one) for one in gold["must_contain"] if _plain(one) not in text
        ]
        wrong += [
            (path.stem, "has", one) for one in gold["must_not_contain"] if _plain(one) in text
        ]
        wrong += [(path.stem, "title", document.title)] * (document.title != gold["title"])
        wrong += [(path.stem, "published", str(day))] * (day != gold["published"])

    assert wrong == []


_NAMES = re.compile(
    r"""\s(?:class|id|data-[\w-]+|role|aria-[\w-]+)\s*=\s*("[^"]*"|'[^']*'|[^\s>]+)""",
    re.IGNORECASE,
)
_TAG = re.compile(r"<[a-zA-Z][^>]*>")


def _nameless(path: Path) -> Document:
    """Return a page read without the names of its boxes."""
    markup = _TAG.sub(lambda tag: _NAMES.sub("", tag[0]), path.read_text("utf-8"))
    return read_article(source(), page(markup))


@pytest.mark.parametrize("named", [True, False], ids=["as-they-are", "without-classes"])
def test_the_annotated_pages_are_read_whole_and_without_boilerplate(named: bool) -> None:
    wrong = []
    paths = sorted([*_BENCH.glob("docs-[ab]/*.html"), *_BENCH.glob("docs-[ab]/*.txt")])
    for path in paths:
        gold = json.loads(path.with_suffix(".json").read_text("utf-8"))
        document = _read(path) if named or path.suffix == ".txt" else _nameless(path)
        text = _plain(document.text)
        wrong += [(path.stem, one) for one in gold["must_contain"] if _plain(one) not in text]
        wrong += [(path.stem, one) for one in gold["must_not_contain"] if _plain(one) in text]
        wrong += [(path.stem, document.title)] * (document.title != gold["title"])

    assert wrong == []


def _f1(text: str, truth: str) -> float:
    found, meant = (Counter(re.findall(r"\w+", one)) for one in (text, truth))
    return 2 * (found & meant).total() / max(1, found.total() + meant.total())


@pytest.mark.skipif(not _REAL.is_dir(), reason="the recorded articles are not here")
def test_forty_real_articles_are_read_at_985_per_mille_of_their_words() -> None:
    truth = json.loads((_REAL / "ground-truth.json").read_text("utf-8"))

    scores = [
        _f1(read_article(source(), page(body, url=told["url"])).text, told["articleBody"])
        for key, told in truth.items()
        if (body := gzip.decompress((_REAL / "html" / f"{key}.html.gz").read_bytes()))
    ]

    assert sum(scores) / len(scores) >= 0.985


@pytest.mark.skipif(not _SEED.is_file(), reason="the seed article is not here")
def test_the_seed_article_has_one_title_and_nobody_may_reply() -> None:
    document = _read(_SEED)

    assert document.title.endswith("Huawei Chips Now Labeled as Violations")
    assert document.title not in document.text
    assert "Ascend 910C" in document.text
    assert "Source & Images" not in document.text
    assert "Leave a Reply" not in document.text


@pytest.mark.parametrize(
    ("before", "piece", "count", "after"),
    [
        ("<h1>T</h1>", "<div>", 100_000, SENTENCE),
        ("<h1>T</h1>", "<div class='related'><input type='email'>", 1500, f"<p>{SENTENCE}</p>"),
        (f"<h1>T</h1><p>{SENTENCE}</p>", "<h3><a href='/x'>link</a></h3>", 5000, ""),
        ("<h1>T</h1><p>", "2024-01-01 ", 20_000, ""),
        ("", "<script", 50_000, ""),
        ("", "<", 300_000, ""),
    ],
)
def test_a_page_made_to_be_slow_is_read_in_time_that_grows_with_it(
    before: str, piece: str, count: int, after: str
) -> None:
    def reading(pieces: int) -> None:
        read(before + piece * pieces + after)

    assert growth(reading, count) < STEEP
