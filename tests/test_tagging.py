"""Whom and what a text names: GUIDELINES §2 on sentences of our own."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.nlp import Tagger
from extractors.watch import Entity
from tagging import found, read, shipped, short, surfaces, tagger

SEED = Path(__file__).parents[1].parent / "shared" / "seed" / "ai-diffusion-article.txt"

# (text, the mentions in it as label, surface, canonical name)
NAMED: tuple[tuple[str, tuple[tuple[str, str, str], ...]], ...] = (
    ("Nvidia H20", (("ORG", "Nvidia", "NVIDIA"), ("PRODUCT", "H20", "H20"))),
    ("AMD's Instinct MI308 chip", (("ORG", "AMD", "AMD"), ("PRODUCT", "Instinct MI308", "MI308"))),
    ("Nvidia sold H20s.", (("ORG", "Nvidia", "NVIDIA"), ("PRODUCT", "H20s", "H20"))),
    (
        "Nvidia's H100/H200",
        (("ORG", "Nvidia", "NVIDIA"), ("PRODUCT", "H100", "H100"), ("PRODUCT", "H200", "H200")),
    ),
    ("DeepSeek-R1", (("MODEL", "DeepSeek-R1", "DeepSeek-R1"),)),
    ("Huawei's Ascend 910 C", (("ORG", "Huawei", "Huawei"), ("PRODUCT", "Ascend 910 C", "Ascend 910C"))),
    ("the 910C", (("PRODUCT", "910C", "Ascend 910C"),)),
    ("the GB200 NVL72 rack", (("PRODUCT", "GB200 NVL72", "GB200"),)),
    ("a China-based firm", (("COUNTRY", "China", "China"),)),
    ("U.S.-origin and non-U.S. items", (("COUNTRY", "U.S.", "United States"),) * 2),
    ("the U.S. Department of Commerce", (("AGENCY", "U.S. Department of Commerce", "Department of Commerce"),)),
    ("the US Senate", (("AGENCY", "US Senate", "Senate"),)),
    (
        "China's Ministry of Commerce",
        (
            ("COUNTRY", "China", "China"),
            ("AGENCY", "Ministry of Commerce", "Ministry of Commerce of China"),
        ),
    ),
    (
        "Bureau of Industry and Security (BIS)",
        (
            ("AGENCY", "Bureau of Industry and Security", "Bureau of Industry and Security"),
            ("AGENCY", "BIS", "Bureau of Industry and Security"),
        ),
    ),
    (
        "Validated End-User (VEU) status",
        (("RULE", "Validated End-User (VEU)", "Validated End-User Program"),),
    ),
    (
        "the Military End-User (MEU) List",
        (("LIST", "Military End-User (MEU) List", "Military End-User List"),),
    ),
    (
        "the Foreign Direct Product (FDP) Rule",
        (("RULE", "Foreign Direct Product (FDP) Rule", "Foreign Direct Product Rule"),),
    ),
    ("the foundry due diligence rule", (("RULE", "foundry due diligence rule", "Foundry Due Diligence Rule"),)),
    ("the ai diffusion rule", (("RULE", "ai diffusion rule", "AI Diffusion Rule"),)),
    ("DEPARTMENT OF COMMERCE", (("AGENCY", "DEPARTMENT OF COMMERCE", "Department of Commerce"),)),
    ("Huawei Technologies Co., Ltd.", (("ORG", "Huawei Technologies Co., Ltd.", "Huawei"),)),
    ("Nvidia Corp. said", (("ORG", "Nvidia Corp.", "NVIDIA"),)),
    ("GlobalFoundries U.S. 7 LLC paid", (("ORG", "GlobalFoundries U.S. 7 LLC", "GlobalFoundries"),)),
    ("Huawei Fabric Tools Co., Ltd. paid", (("ORG", "Huawei Fabric Tools Co., Ltd.", "Huawei Fabric Tools"),)),
    ("华为的昇腾芯片", (("ORG", "华为", "Huawei"), ("PRODUCT", "昇腾", "Ascend"))),
    ("the\u00a0Entity  List", (("LIST", "Entity  List", "Entity List"),)),
    ("Hua\u00adwei\u200b sold", (("ORG", "Hua\u00adwei", "Huawei"),)),
    ("the People’s Republic of China", (("COUNTRY", "People’s Republic of China", "China"),)),
    ("South Korea and North Korea", (("COUNTRY", "South Korea", "South Korea"), ("COUNTRY", "North Korea", "North Korea"))),
)  # fmt: skip

# (text, why it names nothing)
NAMELESS = (
    ("U.S. persons and a U.S. person", "not the country"),
    ("They paid US$5 million and 70 U.S. dollars.", "money"),
    ("the South China Sea", "a region"),
    ("New Mexico and Latin America", "no countries"),
    ("Malta, New York.", "a town"),
    ("The Trump administration and Biden-era officials left.", "no mention in whole or in part"),
    ("See www.huawei.com, nvidia.com and @nvidia.", "addresses"),
    ("It kept an entity list and checked its own entity list.", "a private list"),
    ("They ascend, and the commerce grows in the house.", "common words"),
    ("BIS-2024-0055", "a docket number"),
    ("A fab in Xi'an, far from Beijing.", "a city"),
    ("The Chinese and American firms", "demonyms"),
)


@pytest.mark.parametrize(("text", "expected"), NAMED)
def test_a_watched_name_is_found_and_linked(
    text: str, expected: tuple[tuple[str, str, str], ...]
) -> None:
    assert found(text) == list(expected)


@pytest.mark.parametrize(("text", "why"), NAMELESS)
def test_words_that_are_no_mention_give_none(text: str, why: str) -> None:
    assert found(text) == [], why


@pytest.mark.parametrize(
    "text",
    [
        "Commerce Secretary Howard Lutnick spoke.",
        "Under Secretary of Commerce for Industry and Security Howard Lutnick spoke.",
        "U.S. Commerce Secretary Howard Lutnick spoke.",
    ],
)
def test_a_title_holds_no_mention(text: str) -> None:
    assert found(text) == [("PERSON", "Howard Lutnick", "Howard Lutnick")]


def test_a_longer_name_hides_the_shorter_ones_in_it() -> None:
    text = "the Committee on Foreign Investment in the United States"

    assert surfaces(text) == ["Committee on Foreign Investment in the United States"]


def test_the_unreliable_entity_list_is_not_the_entity_list() -> None:
    assert [m.name for m in read("China's unreliable entity list").mentions] == [
        "China",
        "Unreliable Entity List",
    ]


def test_another_countrys_entity_list_is_not_the_entity_list() -> None:
    assert surfaces("China's entity list", "LIST") == []


def test_another_countrys_ministry_is_not_the_chinese_one() -> None:
    mentions = read("India's Ministry of Commerce wrote to Chinese firms.").mentions

    assert [(m.text, m.entity) for m in mentions if m.label == "AGENCY"] == [
        ("Ministry of Commerce", "")
    ]


def test_a_family_with_a_number_nobody_watches_is_another_product() -> None:
    mention = read("Huawei showed the Ascend 777.").mentions[1]

    assert (mention.label, mention.text, mention.entity) == ("PRODUCT", "Ascend 777", "")


def test_a_designation_after_a_hyphen_makes_a_model() -> None:
    assert found("DeepSeek-X9 is out") == [("MODEL", "DeepSeek-X9", "DeepSeek-X9")]


def test_headings_are_read_with_the_text_and_counted_apart() -> None:
    tagged = read("Bank for International Settlements officials met.", title="BIS meets")

    assert [short(m) for m in tagged.title_mentions] == [
        ("ORG", "BIS", "Bank for International Settlements")
    ]
    assert tagged.title_mentions[0].start == 0


def test_a_short_form_that_the_text_defines_is_found_everywhere() -> None:
    text = "Wafers went to Lumo Semiconductor (LSM). LSM denied it."

    assert found(text) == [
        ("ORG", "Lumo Semiconductor", "Lumo Semiconductor"),
        ("ORG", "LSM", "Lumo Semiconductor"),
        ("ORG", "LSM", "Lumo Semiconductor"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Acme Fabs (Wuhan) Co., Ltd. paid.", ("ORG", "Acme Fabs (Wuhan) Co., Ltd.", "Acme Fabs")),
        ("But Quill Biologics paid.", ("ORG", "Quill Biologics", "Quill Biologics")),
        ("Zephyr, a Dutch freight forwarder, paid.", ("ORG", "Zephyr", "Zephyr")),
        ("Hollis University paid.", ("ORG", "Hollis University", "Hollis University")),
        ("the Senate Widgets Committee", ("AGENCY", "Senate Widgets Committee", "Senate Widgets Committee")),
        ("the Stop Widget Leaks Act of 2026", ("BILL", "Stop Widget Leaks Act of 2026", "Stop Widget Leaks Act of 2026")),
        ("License Exception XYZ", ("RULE", "License Exception XYZ", "License Exception XYZ")),
    ],
)  # fmt: skip
def test_wording_gives_away_a_name_that_nobody_watches(
    text: str, expected: tuple[str, str, str]
) -> None:
    assert found(text) == [expected]


def test_generic_words_are_no_company() -> None:
    assert found("Advanced Semiconductor and Information Technology grow.") == []


def test_a_mention_says_why() -> None:
    mention = read("Nvidia sold the H20.").mentions[1]

    assert mention.reason == "context: Nvidia"


def test_identifiers_and_mentions_are_span_groups_of_the_doc() -> None:
    doc = tagger().nlp("Huawei needs a license for 3A090.a items.")

    assert [(span.text, span.label_, span.kb_id_) for span in doc.spans["mentions"]] == [
        ("Huawei", "ORG", "huawei")
    ]
    assert [span.text for span in doc.spans["identifiers"]] == ["3A090.a"]


@pytest.mark.skipif(not SEED.exists(), reason="the seed article is not beside the repository")
def test_the_seed_article_names_what_it_must() -> None:
    names = {mention.name for mention in read(SEED.read_text("utf-8")).mentions if mention.entity}

    assert names >= {
        *("Huawei", "Ascend", "Ascend 910C", "NVIDIA", "H100", "DeepSeek", "Jeffrey Kessler"),
        *("Bureau of Industry and Security", "AI Diffusion Rule", "China", "Senate"),
    }


NASTY = st.lists(
    st.sampled_from(
        [
            *("Huawei", "H20s", "U.S.", "BIS", "Commerce", "Jeffery Kessler", "华为", "Entity List"),
            *(" ", "  ", "\n", "\u00a0", "\u200b", "\u00ad", "\u202e", "\ud800", "\udfff", "😀", "İ"),
            *("'s", "’s", "-", "(", ")", ".", ",", "3A090.a", "15 CFR 744.11(a)(2)", "today", "Inc."),
            *("May 13", "e\u0301", "ﬁ", "ß", "\u0000", "\u2028", "Act", "Ltd.", "A"),
        ]
    ),
    max_size=40,
).map("".join)  # fmt: skip


@given(NASTY, NASTY)
@settings(max_examples=150, deadline=None)
def test_offsets_give_back_the_surface(text: str, title: str) -> None:
    tagged = read(text, title)

    assert [text[m.start : m.end] for m in tagged.mentions] == [m.text for m in tagged.mentions]
    assert [title[m.start : m.end] for m in tagged.title_mentions] == [
        m.text for m in tagged.title_mentions
    ]


@given(NASTY)
@settings(max_examples=100, deadline=None)
def test_mentions_are_in_order_and_none_holds_another(text: str) -> None:
    mentions = read(text).mentions

    assert all(a.end <= b.start for a, b in pairwise(mentions))


@given(st.text())
@settings(max_examples=100, deadline=None)
def test_any_text_can_be_read(text: str) -> None:
    tagged = read(text)

    assert all(text[one.start : one.end] for one in tagged.identifiers)


@pytest.mark.no_cover
@pytest.mark.parametrize(
    "text",
    ["a" * 300_000, "(" * 300_000, "Abc " * 50_000, "Huawei" * 50_000, "\u200b" * 100_000,
     "Elizabeth Blackwell and Blackwell " * 5_000, "Inc " * 20_000, "May 13, " * 20_000],
)  # fmt: skip
def test_a_monstrous_text_is_read(text: str) -> None:
    tagged = read(text)

    assert all(m.text for m in tagged.mentions)


@pytest.mark.no_cover
def test_ten_thousand_mentions_are_all_found() -> None:
    assert len(read("Huawei and SMIC. " * 5_000).mentions) == 10_000


@pytest.mark.no_cover
def test_a_careless_watch_list_is_bearable() -> None:
    careless = [
        Entity(key="nothing", name="", label="ORG", aliases=("", " ", "Inc", "x")),
        Entity(key="twice", name="Huawei", label="ORG", ambiguous=("",), context=("", " ")),
    ]

    mentions = Tagger([*careless, *shipped()])("Huawei and Acme Widgets Inc said x.").mentions

    assert [m.text for m in mentions] == ["Huawei", "Acme Widgets Inc"]


def test_an_empty_watch_list_still_knows_countries() -> None:
    assert [m.name for m in Tagger([])("Chips went to Togo.").mentions] == ["Togo"]


def test_a_full_vocabulary_forgets_a_text_after_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("extractors.nlp._VOCABULARY", 0)
    small = Tagger([])
    small("One text.")
    before = len(small.nlp.vocab.strings)

    small("Zyxwvut qponmlk jihgfed.")

    assert len(small.nlp.vocab.strings) == before
