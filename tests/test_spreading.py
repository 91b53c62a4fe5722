"""A name that a text has made known, at the other places where it stands."""

import pytest

from extractors.nlp import Tagger
from extractors.watch import Entity

_WATCHED = [
    Entity(key="bis", name="Bureau of Industry and Security", label="AGENCY", aliases=("BIS",),
           ambiguous=("BIS",), context=("export",)),
    Entity(key="kessler", name="Jeffrey Kessler", label="PERSON", aliases=("Kessler",),
           ambiguous=("Kessler",), context=("export",)),
    Entity(key="qwen", name="Qwen", label="MODEL", aliases=("Qwen3",)),
    Entity(key="h100", name="H100", label="PRODUCT", aliases=("H100s",), ambiguous=("H100", "H100s"),
           context=("Nvidia",)),
    Entity(key="entity-list", name="Entity List", label="LIST"),
    Entity(key="nac", name="License Exception NAC", label="RULE"),
]  # fmt: skip
TAGGER = Tagger(_WATCHED)


def names(text: str) -> list[tuple[str, str, str]]:
    return [(one.label, one.text, one.name) for one in TAGGER(text).mentions]


def test_a_firm_is_known_by_its_first_word_after_its_full_name() -> None:
    found = names("Volna Trade Ltd. is a shell in Bishkek. Later Volna sold chips, police said.")

    assert ("ORG", "Volna", "Volna Trade") in found


def test_a_bracket_tells_whose_letters_they_are() -> None:
    text = "The Bureau of Indian Standards (BIS) raided a shop. The BIS mark bars export."

    assert {name for _, form, name in names(text) if form == "BIS"} == {
        "Bureau of Indian Standards"
    }


def test_letters_that_common_words_explain_are_no_name() -> None:
    text = "The bounding interval structure (BIS) is rebuilt on export. BIS is slow."

    assert not [one for one in names(text) if one[1] == "BIS"]


def test_a_korean_is_called_by_the_first_word_of_the_name() -> None:
    text = "Ahn Duk-geun, the trade minister, flew to Washington. Ahn met officials."

    assert ("PERSON", "Ahn", "Ahn Duk-geun") in names(text)


def test_a_namesake_whom_only_the_recogniser_knows_is_another_person() -> None:
    text = "Donald Kessler worked on export of satellites. Kessler retired."

    assert [one for one in TAGGER(text).mentions if one.entity == "kessler"] == []


def test_a_term_coined_from_a_name_is_nobody() -> None:
    text = "Donald Kessler wrote it. The Kessler syndrome closes orbits."

    assert [form for _, form, _ in names(text)] == ["Donald Kessler"]


def test_a_version_is_called_by_its_own_name_and_still_watched() -> None:
    [mention] = TAGGER("They released Qwen3 today.").mentions

    assert (mention.entity, mention.name) == ("qwen", "Qwen3")


@pytest.mark.parametrize(
    "text", ["They sold H100 cards.", "Racks of H100s went abroad.", "A server with H100 chips"]
)
def test_a_part_number_is_a_chip_where_words_beside_it_say_so(text: str) -> None:
    assert ("PRODUCT", "H100") in {(label, name) for label, _, name in names(text)}


@pytest.mark.parametrize(
    ("text", "label", "form"),
    [
        ("Under General License 8 it may ship.", "RULE", "General License 8"),
        ("The Deemed Export Rule stays.", "RULE", "Deemed Export Rule"),
        ("The Firearms IFR was stayed.", "RULE", "Firearms IFR"),
        ("It is on Japan's Foreign End User List today.", "LIST", "Foreign End User List"),
        ("The Jackson County Board of Commissioners met.", "AGENCY",
         "Jackson County Board of Commissioners"),
        ("The Korea Institute for Industrial Economics and Trade said so.", "ORG",
         "Korea Institute for Industrial Economics and Trade"),
        ("The US-ASEAN Business Council agreed.", "ORG", "US-ASEAN Business Council"),
        ("She teaches at the University of Texas at Austin now.", "ORG",
         "University of Texas at Austin"),
        ("Staff of the U.S. Embassy in Beijing went.", "AGENCY", "U.S. Embassy in Beijing"),
    ],
)  # fmt: skip
def test_wording_alone_makes_sure(text: str, label: str, form: str) -> None:
    assert (label, form) in {(one[0], one[1]) for one in names(text)}


@pytest.mark.parametrize("text", ["A Final Rule was issued.", "This Interim Final Rule applies."])
def test_a_kind_of_rule_is_no_rules_name(text: str) -> None:
    assert not [one for one in names(text) if one[0] == "RULE"]


def test_an_exception_is_known_by_its_letters() -> None:
    text = "License Exceptions NAC and ACA remain. NAC takes 25 days."

    assert {name for label, _, name in names(text) if label == "RULE"} == {
        "License Exception NAC",
        "License Exception ACA",
    }


def test_an_official_title_in_quotation_marks_is_a_rule() -> None:
    text = "In a final rule titled “Revision of Firearms License Requirements,” the bureau acted."

    assert ("RULE", "Revision of Firearms License Requirements") in {
        (label, form) for label, form, _ in names(text)
    }


@pytest.mark.parametrize(
    ("text", "label", "form"),
    [
        ("It went to the Georgia Department of Agriculture.", "AGENCY",
         "Georgia Department of Agriculture"),
        ("The parts went to OOO Neva Sistemy in May.", "ORG", "OOO Neva Sistemy"),
        ("Staff of the Shanghai Aircraft Design and Research Institute left.", "ORG",
         "Shanghai Aircraft Design and Research Institute"),
        ("She studied at Lamar Plains State University.", "ORG", "Lamar Plains State University"),
        ("Quay Electronics (HK) Limited was named.", "ORG", "Quay Electronics (HK) Limited"),
    ],
)  # fmt: skip
def test_a_name_is_whole(text: str, label: str, form: str) -> None:
    assert (label, form) in {(one[0], one[1]) for one in names(text)}


def test_high_bandwidth_memory_is_no_exception() -> None:
    text = "License Exception HBM was added. HBM stacks are memory."

    assert [form for label, form, _ in names(text) if label == "RULE"] == ["License Exception HBM"]
