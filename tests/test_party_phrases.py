"""Who sentences say was put on a list, taken off it, or has another entry."""

import pytest

from telling import actions, story

ADDED: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("BIS blacklisted Orient Vector Optics in 2020.", ("Orient Vector Optics",)),
    (
        "Zhongke Lightwave, blacklisted by the Commerce Department in 2021, makes lasers. The Entity List matters.",
        ("Zhongke Lightwave",),
    ),
    (
        "Commerce put Tianhe Vacuum, Baltic Freight and the Harbin Institute of Cold Physics on the Entity List.",
        ("Tianhe Vacuum", "Baltic Freight", "Harbin Institute of Cold Physics"),
    ),
    ("Since landing on the Entity List in 2020, Dajing has sold drones at home.", ("Dajing",)),
    (
        "OFAC today designated Mehran Taheri and its Dubai front Silver Palm Trading LLC.",
        ("Mehran Taheri", "Silver Palm Trading LLC"),
    ),
    (
        "Kunlun Rotor has been on the Entity List since 2019, as has its parent, AeroWest Group.",
        ("Kunlun Rotor", "AeroWest Group"),
    ),
    (
        "Ruichen Photonics, which the United States put on its Entity List in 2022, will appeal.",
        ("Ruichen Photonics",),
    ),
    (
        "The firm supplied Hongqi Radar Institute, added to the Entity List in May 2019.",
        ("Hongqi Radar Institute",),
    ),
    (
        "Its owner Wingtech stays on the Entity List, to which it was added in December 2024.",
        ("Wingtech",),
    ),
    (
        "Nova Lidar was founded in 2012. It was added to the Entity List in 2021.",
        ("Nova Lidar",),
    ),
    (
        "This rule adds to the Entity List Brightwell Precision Co., Ltd.; Golden Fan Avionics; and Ural Chip Design.",
        ("Brightwell Precision Co., Ltd.", "Golden Fan Avionics", "Ural Chip Design"),
    ),
    (
        "BIS amends the Entity List. Under CHINA by adding, in alphabetical order, entries for “Brightwell Precision” and “Golden Fan Avionics.”",
        ("Brightwell Precision", "Golden Fan Avionics"),
    ),
    (
        "In October 2022, Ym Tech and 30 others were placed on the Unverified List.",
        ("Ym Tech",),
    ),
    ("Tianyu Aerosol said it had been wrongly added to the Entity List.", ("Tianyu Aerosol",)),
    (
        "Shares of Wuhan Orbit fell after BIS added its parent, Orbit Holdings, to the Entity List.",
        ("Orbit Holdings",),
    ),
    (
        "The list includes Nova Lidar, which sells to SMIC, and Heyuan Robotics; they were added to the Entity List on Friday.",
        ("Nova Lidar", "Heyuan Robotics"),
    ),
    (
        "BIS added 12 firms to the Entity List. Also named was Tarim Drones. Nova Lidar and its sister Heyuan Robotics were hit too.",
        ("Tarim Drones", "Nova Lidar", "Heyuan Robotics"),
    ),
    (
        "BIS added ten firms to the Entity List. One is Nova Lidar; another, Tarim Drones, is in Urumqi.",
        ("Nova Lidar", "Tarim Drones"),
    ),
    (
        "BIS added ten firms to the Entity List. Nova Lidar was named together with Tarim Drones, which works for Huawei, and Heyuan Robotics.",
        ("Nova Lidar", "Tarim Drones", "Heyuan Robotics"),
    ),
    (
        "BIS added ten firms to the Entity List. The Flying Academy of South Africa is accused of training pilots.",
        ("Flying Academy of South Africa",),
    ),
    ("Acme Micro was not added, but Zeta Optics was added to the Entity List.", ("Zeta Optics",)),
    (
        "An executive of Lambda Wafer, a Chinese company that was placed on the Entity List last year, was held.",
        ("Lambda Wafer",),
    ),
    (
        "Nova Lidar, the owner of the maker Heyuan, and Tarim Drones, a unit of Huawei, were added to the Entity List.",
        ("Nova Lidar", "Tarim Drones"),
    ),
    ("Zeta Optics joined the Entity List in 2023.", ("Zeta Optics",)),
)


@pytest.mark.parametrize(("text", "expected"), ADDED)
def test_parties_are_the_objects_or_the_subjects_of_their_verb(
    text: str, expected: tuple[str, ...]
) -> None:
    found = actions(story(text))

    assert tuple(action.party for action in found) == expected
    assert {action.action for action in found} == {"added"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "BIS took Ningbo Sealing off the Unverified List and added Guangdong Relay Co., Ltd. to it.",
            {("removed", "Ningbo Sealing"), ("added", "Guangdong Relay Co., Ltd.")},
        ),
        (
            "Nine parties left the Unverified List, among them Chongqing Ridge and Penang Alloy Sdn. Bhd.",
            {("removed", "Chongqing Ridge"), ("removed", "Penang Alloy Sdn. Bhd.")},
        ),
        (
            "The rule removes one entity, Vostok Optika, from the Entity List.",
            {("removed", "Vostok Optika")},
        ),
        (
            "BIS delisted the Lahore Centre for Materials Research. The Entity List shrinks.",
            {("removed", "Lahore Centre for Materials Research")},
        ),
        (
            "The agency added Meridian Chips, Inc., a distributor in Hong Kong, to the Unverified List; Kowloon Tide Ltd. was removed.",
            {("added", "Meridian Chips, Inc."), ("removed", "Kowloon Tide Ltd.")},
        ),
        (
            "The ERC modified the existing entries for Baoding Servo and Luma Tech on the Entity List.",
            {("modified", "Baoding Servo"), ("modified", "Luma Tech")},
        ),
        (
            "The Entity List changes. The entry for Heilan Cable Works, China, is revised by adding two aliases.",
            {("modified", "Heilan Cable Works")},
        ),
        (
            "BIS removed from the Unverified List Sung Ho Trading, Orchid Bay Pte. Ltd. and the Minsk Institute of Radio.",
            {
                ("removed", "Sung Ho Trading"),
                ("removed", "Orchid Bay Pte. Ltd."),
                ("removed", "Minsk Institute of Radio"),
            },
        ),
    ],
)
def test_removals_and_changed_entries_are_told_from_additions(
    text: str, expected: set[tuple[str, str]]
) -> None:
    found = actions(story(text))

    assert {(action.action, action.party) for action in found} == expected


@pytest.mark.parametrize(
    "text",
    [
        "BIS will not add Pinnacle Memory to the Entity List.",
        "BIS may add Pinnacle Memory and Vertex to the Entity List.",
        "Sources expect Pinnacle Memory to be placed on the Entity List.",
        "Pinnacle Memory is listed and stays on the Entity List.",
        "China added Skydio Drones to its unreliable list. The Entity List is longer.",
        "The rule adds to the Entity List 12 companies that helped Huawei.",
        "China’s Ministry of Commerce blacklisted Skydio Drones. The Entity List is longer.",
        "Huawei suppliers that were added to the Entity List protested.",
    ],
)
def test_plans_denials_states_and_others_lists_name_no_party(text: str) -> None:
    assert actions(story(text)) == ()


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("BIS added Meridian Chips, a distributor in Hong Kong, to the Entity List.", "Hong Kong"),
        ("BIS added Istanbul-based Marmara Chip to the Entity List.", "Turkey"),
        ("BIS added Marmara Chip of the United Arab Emirates to the Entity List.",
         "United Arab Emirates"),
        ("BIS added the Minsk Institute of Radio to the Entity List.", "Belarus"),
        ("BIS added Penang Alloy Sdn. Bhd. to the Entity List.", "Malaysia"),
        ("BIS added the Russian firm Vostok Optika to the Entity List.", "Russia"),
    ],
)  # fmt: skip
def test_the_country_stands_beside_the_name_or_in_it(text: str, country: str) -> None:
    assert [action.country for action in actions(story(text))] == [country]
