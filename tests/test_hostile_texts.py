"""Texts that are hard to bear: read in bounded time, and every offset gives back its words."""

import sys
from functools import cache
from itertools import cycle, islice
from pathlib import Path
from types import FrameType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).parent / "bench"))

from hostile import TEXTS, document, new_names

from extractors.annotate import Annotator
from extractors.claims import sentences
from extractors.model import Annotations, Authority, Document, Source
from extractors.nlp import Tagger
from extractors.watch import Entity
from tagging import shipped

NEWS = Source("news", "page", "", "News", Authority.SECONDARY)
# Letters of all scripts, marks that are not seen, half characters, and words that mean something.
pytestmark = pytest.mark.no_cover

PIECES = (
    *("Huawei", "华为", "هواوي", "BIS", "Entity List", "Kestrel Widgets Co., Ltd.", "AI Diffusion Rule", "H20", "May"),
    *("added", "was added to the Entity List", "rescinded", "pleaded guilty", "needs a license", "takes effect on"),
    *("May 13", "today", "3A090.a", "15 CFR 744.11", "90 FR 5298", "S. 1705", "Docket No. 250509-0083", "(BIS)"),
    *(" ", " ", " ", ". ", ", ", "\n", "\u00a0", "\u00ad", "\u200b", "\u200d", "\u202e", "\u2066", "\ufeff", "\u2028"),
    *("\ud800", "\udfff", "😀", "👩‍🔬", "İ", "ß", "ﬁ", "e\u0301", "\u0000", "'s", "’s", "“", "”", "(", ")", "-", "—", "|"),
)  # fmt: skip
ALPHABET = st.lists(st.sampled_from(PIECES), max_size=60).map("".join)


@cache
def annotator() -> Annotator:
    return Annotator({entity.key: entity for entity in shipped()})


def read(one: Document) -> Annotations:
    return annotator()(one, NEWS)


def misplaced(told: Document, notes: Annotations) -> list[object]:
    """Return what does not stand where it says."""
    text, title = told.text, told.title
    wrong: list[object] = [m for m in notes.mentions if text[m.start : m.end] != m.text]
    wrong += [m for m in notes.title_mentions if title[m.start : m.end] != m.text]
    wrong += [event for event in notes.events if text[event.start : event.end] != event.quote]
    spans = [(m.start, m.end) for m in notes.mentions]
    spans += [(one.start, one.end) for one in notes.identifiers]
    spans += [(day.start, day.end) for day in notes.dates]
    wrong += [span for span in spans if not 0 <= span[0] <= span[1] <= len(text)]
    return wrong


@given(ALPHABET | st.text())
@settings(max_examples=100, deadline=None)
def test_every_offset_gives_back_its_words(text: str) -> None:
    one = document(text)

    assert misplaced(one, read(one)) == []


@given(ALPHABET | st.text(min_size=1))
@settings(max_examples=60, deadline=None)
def test_no_identifier_is_empty(text: str) -> None:
    assert all(text[one.start : one.end] for one in read(document(text)).identifiers)


@pytest.mark.parametrize("kind", TEXTS)
def test_a_long_text_of_any_kind_is_read(kind: str) -> None:
    one = document(TEXTS[kind](20_000))

    assert misplaced(one, read(one)) == []


def test_each_of_many_new_parties_is_told() -> None:
    text = TEXTS["new parties"](60_000)

    actions = read(document(text)).list_actions

    assert len(actions) == 1 + text.count("Co., Ltd. was added")


def calls(one: Document) -> int:
    """Return how many functions are called to read a text."""
    count = 0

    def called(_frame: FrameType, event: str, _what: object) -> None:
        nonlocal count
        count += event in {"call", "c_call"}

    sys.setprofile(called)
    try:
        read(one)
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize(
    "kind",
    ["news in one paragraph", "new parties", "new parties in paragraphs", "items of a list",
     "rows under no change", "mentions", "one name for two"],
)  # fmt: skip
def test_twice_the_text_is_twice_the_work(kind: str) -> None:
    once, twice = (calls(document(TEXTS[kind](size))) for size in (12_000, 24_000))

    assert twice < 2.2 * once


def test_no_sentence_is_longer_than_rules_can_bear() -> None:
    found = sentences.split(TEXTS["no spaces"](100_000))

    assert max(len(one.text) for one in found) <= sentences.LONGEST


def careless(count: int) -> list[Entity]:
    """Return a watch list of so many names, some of which are no names."""
    nothing = cycle(["Inc", "May", "", " ", "Co., Ltd.", "a"])
    names = (
        next(nothing) if at % 1000 == 0 else name
        for at, name in enumerate(islice(new_names(3), count))
    )
    return [Entity(key=f"x{at}", name=name, label="ORG") for at, name in enumerate(names)]


def test_a_careless_watch_list_of_a_hundred_thousand_names_finds_what_is_meant() -> None:
    text = "On May 13 Acme Widgets Inc. met Lokaka Kaka Kaka Co., Ltd. May I ask? Huawei is a firm."
    meant = Entity(key="lokaka", name="Lokaka Kaka Kaka", label="ORG")

    mentions = Tagger([*careless(100_000), meant, *shipped()])(text).mentions

    assert [(m.text, m.entity) for m in mentions] == [
        ("Acme Widgets Inc.", ""),
        ("Lokaka Kaka Kaka Co., Ltd.", "lokaka"),
        ("Huawei", "huawei"),
    ]


MAY = Entity(key="may", name="May", label="ORG")
THERESA = Entity(key="theresa-may", name="Theresa May", label="PERSON", aliases=("May",))


@pytest.mark.parametrize(
    "text",
    [
        "It is due on May 13, 2025, and by May 20.",
        "Exports fell in May and rose in June. May exports rose.",
        "From early May to late May, and on 9 May.",
        "Between April and May, then since last May.",
        "May we ask? May the rule stand? The rule may go.",
    ],
)
@pytest.mark.parametrize("watched", [MAY, THERESA])
def test_the_month_is_nobodys_name(text: str, watched: Entity) -> None:
    mentions = Tagger([watched])(text).mentions

    assert [m.text for m in mentions if m.entity] == []


@pytest.mark.parametrize(
    ("text", "watched", "found"),
    [
        ("It sold May Inc. in May.", MAY, ["May Inc."]),
        ("Theresa May spoke on May 13. May said so.", THERESA, ["Theresa May", "May"]),
    ],
)
def test_who_is_called_like_a_month_is_found_where_the_text_says_so(
    text: str, watched: Entity, found: list[str]
) -> None:
    mentions = Tagger([watched])(text).mentions

    assert [m.text for m in mentions if m.entity == watched.key] == found


@pytest.mark.parametrize("text", ["Acme Widgets Inc. paid.", "It is an Inc. of Delaware.", "Inc"])
def test_a_legal_form_alone_is_no_name(text: str) -> None:
    mentions = Tagger([Entity(key="inc", name="Inc", label="ORG")])(text).mentions

    assert [m.text for m in mentions if m.entity] == []
