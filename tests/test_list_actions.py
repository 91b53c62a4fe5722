"""Parties named as added to, removed from or modified on a list."""

import pytest

from extractors.claims.known import Known
from extractors.claims.list_actions import find_list_actions
from extractors.claims.places import country_of_words
from extractors.claims.scene import scene
from telling import NEWS, actions, mentions, story

CASES: tuple[tuple[str, tuple[tuple[str, str, str, str], ...]], ...] = (
    (
        "BIS added Huawei and Acme Micro, a Singapore company, to the Entity List on Monday.",
        (
            ("added", "Entity List", "Huawei", "China"),
            ("added", "Entity List", "Acme Micro", "Singapore"),
        ),
    ),
    (
        "Huawei was placed on the Entity List in 2019 for helping Iran and SMIC.",
        (("added", "Entity List", "Huawei", "China"),),
    ),
    (
        "BIS removed Chengdu Orchid from the Unverified List.",
        (("removed", "Unverified List", "Chengdu Orchid", "China"),),
    ),
    (
        "BIS put 31 parties in China on the Unverified List, including Acme Micro.",
        (("added", "Unverified List", "Acme Micro", "China"),),
    ),
    (
        "BIS fined Acme Micro, an affiliate of China's SMIC; both have been on the Entity List since 2020.",
        (
            ("added", "Entity List", "Acme Micro", "China"),
            ("added", "Entity List", "SMIC", "China"),
        ),
    ),
    (
        "BIS changed the Entity List. The entities added today include Acme Micro of Singapore.",
        (("added", "Entity List", "Acme Micro", "Singapore"),),
    ),
    (
        "OFAC sanctioned Zhou Ming and Acme Micro for helping Iran.",
        (("added", "SDN", "Zhou Ming", "Iran"), ("added", "SDN", "Acme Micro", "Iran")),
    ),
    (
        "BIS modified the entries of Acme Micro on the Entity List under China.",
        (("modified", "Entity List", "Acme Micro", "China"),),
    ),
    ("SMIC, which is on the Entity List, sells chips to Huawei.", ()),
    ("Huawei was not added to the Entity List.", ()),
    ("BIS may add Huawei to the Entity List.", ()),
    ("BIS added two companies to the Entity List.", ()),
    ("Huawei opened a museum.", ()),
)
TABLE = """AGENCY: Bureau of Industry and Security, Commerce.
ACTION: Final rule.
SUMMARY: BIS amends the EAR by adding 3 entities to the Entity List.
Company | Destination
Huawei | China
PowerAir Pte. Ltd. | Singapore
Brand New Labs, a.k.a. BNL | Iran
A footnote 4 designation means that the foreign direct product rule applies to many further things.
Nvidia | China"""


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_parties_are_read_from_the_sentence_that_changes_the_list(
    text: str, expected: tuple[tuple[str, str, str, str], ...]
) -> None:
    found = actions(story(text))

    assert tuple((a.action, a.list, a.party, a.country) for a in found) == expected


def test_the_rows_of_a_rule_s_table_are_parties_with_their_destination() -> None:
    found = actions(story(TABLE))

    assert [(a.party, a.country) for a in found] == [
        ("Huawei", "China"),
        ("PowerAir Pte. Ltd.", "Singapore"),
        ("Brand New Labs", "Iran"),
    ]


def test_a_party_is_listed_once_however_often_it_is_told() -> None:
    text = "BIS added Huawei to the Entity List.\nHuawei was added to the Entity List on Monday."

    found = actions(story(text))

    assert [action.party for action in found] == ["Huawei"]


def test_without_a_watch_list_the_country_comes_from_the_text() -> None:
    document = story("BIS added China's Huawei to the Entity List.")

    found = find_list_actions(scene(document, mentions(document.text), Known({}), NEWS))

    assert [action.country for action in found] == ["China"]


def test_several_countries_and_no_hint_leave_the_country_open() -> None:
    document = story("China and Iran protested after BIS added Acme Micro to the Entity List.")

    assert [action.country for action in actions(document)] == [""]


def test_an_adjective_gives_the_country_when_none_is_named() -> None:
    document = story("BIS added Acme Micro to the Entity List.", title="Chinese firm is listed")

    assert [action.country for action in actions(document)] == ["China"]


def test_no_place_means_no_country() -> None:
    assert country_of_words("Novel Devices") == ""
