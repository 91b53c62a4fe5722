"""Names with slips in them are linked, and real names that look alike are kept apart."""

import pytest

from extractors.entities.slips import slips
from extractors.nlp import Tagger
from extractors.watch import Entity
from tagging import read

BIREN = Entity(key="biren", name="Biren", label="ORG", aliases=("Biren Technology",))
PROVINCE = (
    Entity(key="shanxi", name="Shanxi Semiconductor", label="ORG"),
    Entity(key="shaanxi", name="Shaanxi Semiconductor", label="ORG"),
)


def links(text: str) -> dict[str, str]:
    return {one.text: one.entity for one in read(text).mentions}


@pytest.mark.parametrize(
    ("text", "surface", "key"),
    [
        ("Hauwei was hit by export controls.", "Hauwei", "huawei"),
        ("Jeffery Kessler spoke.", "Jeffery Kessler", "jeffrey-kessler"),
        ("Nvdiia sells accelerators.", "Nvdiia", "nvidia"),
        ("Yangzte Memory Technologies makes memory.", "Yangzte Memory Technologies", "ymtc"),
        ("Hauwei Technologies Co., Ltd. paid.", "Hauwei Technologies Co., Ltd.", "huawei"),
        ("Cadance Design Systems paid.", "Cadance Design Systems", "cadence-design-systems"),
    ],
)
def test_a_name_with_a_slip_is_linked(text: str, surface: str, key: str) -> None:
    assert links(text)[surface] == key


def test_the_reason_says_whose_name_it_is_and_by_how_many_edits() -> None:
    (mention,) = read("Hauwei was hit by export controls.").mentions

    assert mention.reason == "misspelling of Huawei by 1 edit"


@pytest.mark.parametrize(
    "text",
    [
        "Macron met investors, as a statement by Mircom tells.",
        "Birch Technology sells timber, and Birch fell.",
        "Marvel Studios released a film.",
        "Macron and Macron's ministers flew home.",
        "Sophos Group and Inspire Corporation grew.",
        "Tim Cotton is a farmer.",
        "He will ascned, and samll amd inetl are no names.",
    ],
)
def test_a_real_name_that_looks_alike_is_not_linked(text: str) -> None:
    assert {key for key in links(text).values() if key} == set()


@pytest.mark.parametrize(
    ("one", "other"), [("Hynix", "Hygon"), ("Biren", "Birch"), ("Intel", "Intal Group"), ("", "")]
)
def test_two_names_further_apart_than_a_slip_are_two_names(one: str, other: str) -> None:
    assert slips(one, other) == slips(other, one) == 0


def test_a_word_that_another_name_bears_is_no_slip() -> None:
    tagged = Tagger(PROVINCE)("Shaanxi Semiconductor sued Shanxi Semiconductor.")

    assert [one.entity for one in tagged.mentions] == ["shaanxi", "shanxi"]


def test_a_slip_that_two_entities_may_be_meant_by_is_nobodys() -> None:
    tagged = Tagger(PROVINCE)("Shhanxi Semiconductor Co., Ltd. paid.")

    assert [one.entity for one in tagged.mentions] == [""]


def test_a_wrong_letter_is_another_name_even_beside_the_right_one() -> None:
    assert not links("Micron Technology hosted Macron at the Macron fab.").get("Macron")


def test_a_watch_list_of_nothing_finds_nothing() -> None:
    names = ("Inc", "May", "", "  ", "Co., Ltd.")
    watched = [Entity(key=f"k{n}", name=name, label="ORG") for n, name in enumerate(names)]

    tagged = Tagger([*watched, BIREN])("Acme Inc. and Inc told of Yam. The Co., Ltd. may go on.")

    assert {one.entity for one in tagged.mentions} <= {""}
