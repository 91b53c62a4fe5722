"""Parties in items, rows and bare lines that a change of a list introduces."""

from dataclasses import replace

from extractors.claims.places import country_of_words, is_place
from extractors.model import Document
from telling import actions, story


def items(text: str) -> Document:
    """Return a story whose lines with a bullet or a number are items."""
    document = story(text)
    marked = (
        replace(p, label="item") if p.text[:1] in {"-", "*"} or p.text[:1].isdigit() else p
        for p in document.paragraphs
    )
    return replace(document, paragraphs=tuple(marked))


def told(document: Document) -> list[tuple[str, str, str]]:
    return [(a.action, a.party, a.country) for a in actions(document)]


def test_items_after_a_colon_are_parties_with_the_country_of_their_address() -> None:
    document = items(
        "BIS is adding the following three entities to the Entity List:\n"
        "- Brightwell Precision Co., Ltd., Room 5, Tower B, Shenzhen, China\n"
        "- Golden Fan Avionics, a.k.a. GFA, P.O. Box 12, Dubai, UAE\n"
        "- The 29th Institute of Radar Science, Chengdu"
    )

    assert told(document) == [
        ("added", "Brightwell Precision Co., Ltd.", "China"),
        ("added", "Golden Fan Avionics", "United Arab Emirates"),
        ("added", "29th Institute of Radar Science", "China"),
    ]


def test_headings_give_the_act_and_the_destination() -> None:
    document = items(
        "The Entity List has new names.\nAdditions\nChina\n1. Tianhe Vacuum Technology\nPakistan\n"
        "2. Lahore Centre for Materials Research\nRemovals\n3. Sung Ho Trading, South Korea\n"
        "License review policy\n4. Presumption of denial"
    )

    assert told(document) == [
        ("added", "Tianhe Vacuum Technology", "China"),
        ("added", "Lahore Centre for Materials Research", "Pakistan"),
        ("removed", "Sung Ho Trading", "South Korea"),
    ]


def test_a_column_gives_what_was_done() -> None:
    document = story(
        "BIS changed the Unverified List on Monday, adding one name and removing one.\n"
        "Party | Action | Destination\nKowloon Tide Ltd. | Added | Hong Kong\n"
        "Orchid Bay Pte. Ltd. | Removed | Singapore"
    )

    assert told(document) == [
        ("added", "Kowloon Tide Ltd.", "Hong Kong"),
        ("removed", "Orchid Bay Pte. Ltd.", "Singapore"),
    ]


def test_a_table_without_a_header_counts_where_it_was_announced() -> None:
    document = story(
        "BIS added the following to the Entity List:\nNova Lidar | China\nPasargad Chips | Iran"
    )

    assert told(document) == [("added", "Nova Lidar", "China"), ("added", "Pasargad Chips", "Iran")]


def test_destinations_may_lead_their_names_on_a_line() -> None:
    document = story(
        "The additions to the Entity List are:\nCHINA: Nova Lidar; Heyuan Robotics\n"
        "TURKEY: Marmara Chip"
    )

    assert told(document) == [
        ("added", "Nova Lidar", "China"),
        ("added", "Heyuan Robotics", "China"),
        ("added", "Marmara Chip", "Turkey"),
    ]


def test_entries_as_ofac_prints_them_are_parties() -> None:
    document = story(
        "The following persons were added to the SDN List:\n"
        'RAHIMI, Omid (a.k.a. "OMR"), Tehran, Iran; DOB 4 May 1971 (individual) [NPWMD].\n'
        "FARZAN AERO KISH (a.k.a. FAK), Kish Island, Iran [IFSR]."
    )

    assert told(document) == [
        ("added", "RAHIMI, Omid", "Iran"),
        ("added", "FARZAN AERO KISH", "Iran"),
    ]


def test_a_cell_may_pack_several_parties_with_their_countries() -> None:
    document = story(
        "BIS added 3 firms to the Entity List.\nOthers on the list\n"
        "Tarim Drones, China Vaisrawan Tradelink, India | Serai Components, Singapore"
    )

    assert told(document) == [
        ("added", "Tarim Drones", "China"),
        ("added", "Vaisrawan Tradelink", "India"),
        ("added", "Serai Components", "Singapore"),
    ]


def test_tables_and_items_about_something_else_name_no_party() -> None:
    document = items(
        "BIS added two firms to the Entity List. What to do:\n* Screen every customer\n"
        "* Call Meridian Advisers\nSupplier | ECCN | Reason\nLam Research | 3B001 | NS\n"
        "Company | Forecast | Shares\nTokyo Electron | raised | +6%"
    )

    assert told(document) == []


def test_what_is_a_country_and_what_has_one_are_two_things() -> None:
    assert is_place("Wuxi")
    assert is_place("U.S.")
    assert not is_place("Wuxi Biologics")
    assert country_of_words("a Turkish firm") == "Turkey"
    assert country_of_words("Georgia on my mind") == ""


def test_a_table_that_no_sentence_opens_tells_what_the_rule_does_first() -> None:
    document = story(
        "The Bureau of Industry and Security amends the EAR by adding three entities to the Entity List and removes one."
        "\nNordlys Optik ApS is removed following a request."
        "\nCountry | Entity | License review policy"
        "\nPakistan | Karak Precision Castings | Presumption of denial"
        "\nIndus Vertex (Pvt.) Ltd. | Presumption of denial"
        "\nChina | Gansu Aircraft Design and Research Institute | Case-by-case"
    )

    assert {(action, party) for action, party, _ in told(document)} == {
        ("removed", "Nordlys Optik ApS"),
        ("added", "Karak Precision Castings"),
        ("added", "Indus Vertex (Pvt.) Ltd."),
        ("added", "Gansu Aircraft Design and Research Institute"),
    }


def test_one_paragraph_may_hold_items_by_number_or_by_destination() -> None:
    numbered = story(
        "BIS adds four persons to the Unverified List.\nPersons added\n"
        "(1) Dongguan Yuan Microelectronics, (2) Ningbo Hai Photonics Co., Ltd., and (3) Star Electronics Limited."
    )
    led = story(
        "BIS is adding 91 entities to the Entity List.\n2. Additions. Under the EAR, the ERC decided to add, inter alia:\n"
        "Under Estonia, Kalva Trading OU, for reexports of diodes to an institute; Under Malta, Triton Marine Ltd.,"
        " which chartered vessels; and Under Russia, Zarya Design Bureau and Rosta Production Enterprise."
    )

    assert [party for _, party, _ in told(numbered)] == [
        "Dongguan Yuan Microelectronics",
        "Ningbo Hai Photonics Co., Ltd.",
        "Star Electronics Limited",
    ]
    assert [party for _, party, _ in told(led)] == [
        "Kalva Trading OU",
        "Triton Marine Ltd.",
        "Zarya Design Bureau",
        "Rosta Production Enterprise",
    ]


def test_items_join_names_and_give_persons_by_surname_but_no_officer_that_signs() -> None:
    document = items(
        "OFAC placed the following persons on the SDN List:\n"
        "- Gansu Micro Technology Co., Ltd. and Jilin Micro Technology Co., Ltd., for buying tools\n"
        "- SALEHI, Kamran\nLisa M. Palluc, Deputy Director, Office of Foreign Assets Control."
    )

    assert [party for _, party, _ in told(document)] == [
        "Gansu Micro Technology Co., Ltd.",
        "Jilin Micro Technology Co., Ltd.",
        "SALEHI, Kamran",
    ]


def test_prose_under_a_heading_that_asks_names_the_parties() -> None:
    document = story(
        "BIS placed 13 parties on the Unverified List.\nWho was added\n"
        "The names are not household ones. Ningbo Haiqing makes lights, Fulfill Star is a trading house, and the rest are small."
    )

    assert [party for _, party, _ in told(document)] == ["Ningbo Haiqing", "Fulfill Star"]
