"""The pages of a document and of what changed in it."""

from collections.abc import AsyncIterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from config.settings import Settings
from extractors.model import Mention
from storage.store import Store
from storage.web.pages.document import pieces
from storage.web.setting import segment
from windows import Looking, words

CHANGED = (
    "select document, version from change join document d on d.id = document where d.source = :s"
)


@pytest.fixture
async def window(demoed: Settings) -> AsyncIterator[Looking]:
    async with Looking(demoed) as looking:
        yield looking


def place(settings: Settings, source: str) -> str:
    """Return where the last change at a source is shown."""
    with Store(settings.database, read_only=True) as store:
        row = store.ask(CHANGED, s=source)[-1]
    return f"/change/{segment(row['document'])}/{row['version']}"


async def test_a_change_is_shown_word_by_word(window: Looking, demoed: Settings) -> None:
    page = await window.at(place(demoed, "bis-press"))

    assert [words(run) for run in page.select("section.hunk del")] == [
        "anywhere in the world violates"
    ]
    assert [words(run) for run in page.select("section.hunk ins")] == ["risks violating"]
    assert "not the official legal edition" in words(page)


async def test_side_by_side_each_side_has_its_own_words(window: Looking, demoed: Settings) -> None:
    page = await window.at(f"{place(demoed, 'bis-press')}?view=side")

    before, after = page.select(".sides > div")
    assert before.select("del")
    assert not before.select("ins")
    assert after.select("ins")
    assert not after.select("del")


async def test_noise_is_folded_away_and_counted(window: Looking, demoed: Settings) -> None:
    page = await window.at(place(demoed, "ecfr"))

    folded = page.select("details.noise")
    rows = page.select("details.noise tbody tr")
    assert not folded or words(folded[0].select("summary")[0]).startswith(str(len(rows)))
    assert all(str(hunk["id"]).startswith("h") for hunk in page.select("section.hunk"))


async def test_a_change_that_is_not_there_leads_to_those_that_are(
    window: Looking, demoed: Settings
) -> None:
    there = place(demoed, "bis-press")

    page = await window.at(f"{there.rpartition('/')[0]}/99", 404)

    assert there in {link["href"] for link in page.select("main a")}


async def test_a_document_shows_its_text_with_the_names_in_it(
    window: Looking, demoed: Settings
) -> None:
    page = await window.at(place(demoed, "bis-press").replace("/change/", "/document/")[:-2])

    marked = {words(mark) for mark in page.select("mark")}
    assert {"Huawei", "NVIDIA"} <= marked
    assert page.select("a[href^='/change/']")
    assert page.select("a[href='/rule/ai-diffusion-rule']")


async def test_an_unknown_document_or_version_says_so(window: Looking, demoed: Settings) -> None:
    await window.at("/document/web%3Ahttps%3A%2F%2Fnowhere.example%2F", 404)
    there = place(demoed, "bis-press").replace("/change/", "/document/")[:-2]
    await window.at(f"{there}?version=99", 404)


spans = st.lists(st.tuples(st.integers(0, 60), st.integers(1, 20)), max_size=8)


@given(st.text(max_size=60), spans, st.integers(0, 30))
def test_a_page_of_text_is_that_text_whatever_is_named_in_it(
    text: str, named: list[tuple[int, int]], start: int
) -> None:
    mentions = [Mention("ORG", a, a + n, "x", "key", "X") for a, n in sorted(named)]
    begin = min(start, len(text))

    shown = list(pieces(text, mentions, begin, len(text)))

    assert "".join(piece.text for piece in shown) == text[begin:]
