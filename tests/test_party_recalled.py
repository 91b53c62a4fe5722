"""Listings that stand beside a name, and parties that a change leaves unnamed."""

import pytest

from telling import actions, story

BIS = "The Bureau of Industry and Security (BIS) added nine firms to the Entity List on Tuesday."
OFAC = "The U.S. Treasury acted against buyers of drone parts for Iran. OFAC is designating several companies today."


def told(text: str) -> set[tuple[str, str, str]]:
    return {(a.action, a.list.split()[0], a.party) for a in actions(story(text))}


def added(*parties: str, to: str = "Entity") -> set[tuple[str, str, str]]:
    return {("added", to, party) for party in parties}


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        ("Nova Lidar joined the list. Orbit Holdings, listed since 2023, did not comment.", ("Nova Lidar", "Orbit Holdings")),
        ("Loongxin, added in March 2023, and Yinspur, added the same day, share a parent.", ("Loongxin", "Yinspur")),
        ("Sugonne landed on the Entity List in 2019 and Phylum Micro followed in 2021.", ("Sugonne", "Phylum Micro")),
        ("Orbit Holdings is one of 23 Chinese companies that were added to the Entity List on Friday.", ("Orbit Holdings",)),
        ("Naurine, Piolab and Sicar are among those added; Wingnut Group too.", ("Naurine", "Piolab", "Sicar", "Wingnut Group")),
        ("They include Heyuan Micro (HMEE), the country's hope in lithography, Pengxi Manufacturing, a start-up, and Kambrel, a designer.",
         ("Heyuan Micro", "Pengxi Manufacturing", "Kambrel")),
        ("After Sophline's listing in January, its supplier stopped shipping.", ("Sophline",)),
        ("Kambrel sells all it makes. The company, blacklisted by Washington in 2022, is worth more than ever.", ("Kambrel",)),
        ("The listing of Zhejiang Orient in May hurt sales.", ("Zhejiang Orient",)),
        ("Since its addition to the Entity List in 2021, Phylum Micro has bought fewer tools.", ("Phylum Micro",)),
        ("Two weeks after it was added to the Entity List, Fudan Orbit said it would appeal.", ("Fudan Orbit",)),
        ("The Entity List grew by two names on Tuesday: Arrow Pacific and Logic Parts Group.", ("Arrow Pacific", "Logic Parts Group")),
        ("The best known is Yunnan Chihong; Gansu Optics and Kish Avionics, an Iranian buyer, are on it too.",
         ("Yunnan Chihong", "Gansu Optics", "Kish Avionics")),
        ("BIS is adding Golden Fan Avionics to the Entity List today.", ("Golden Fan Avionics",)),
    ],
)  # fmt: skip
def test_a_listing_beside_a_name_is_an_action(text: str, parties: tuple[str, ...]) -> None:
    assert told(f"{BIS}\n{text}") == added(*parties)


@pytest.mark.parametrize(
    "text",
    [
        "A possible listing of Nova Lidar in May worries its suppliers.",
        "Any addition of Nova Lidar to the list would hurt.",
        "Nova Lidar is not among those added.",
        "Zhou Ming, who was removed as chief executive, founded Orbit Holdings.",
        "Thirty-five more are on it.",
        "Nova Lidar remains on the list.",
    ],
)
def test_what_is_possible_denied_or_a_state_is_none(text: str) -> None:
    assert told(f"{BIS}\n{text}") == set()


def test_somebody_unnamed_is_who_the_next_sentence_names_and_the_firm_is_he_again() -> None:
    text = (
        "A trading company with one room in Kwun Tong was put on the SDN List on Tuesday. Golden Fan"
        " Components has two employees. BIS added the firm to the Entity List the same day."
    )

    assert told(text) == added("Golden Fan Components", to="SDN") | added("Golden Fan Components")


def test_all_of_them_are_those_that_the_release_has_spoken_of() -> None:
    text = (
        f"{OFAC}\nPars Novin Group, of Tehran, buys chips from makers of radios such as Acme Micro.\n"
        "Paying for parts\nThe head of its office, Zhou Ming, directs a firm abroad: Delta Kanat Group,"
        " in Türkiye.\n“A drone is a cheap airframe,” Hurley said.\nAll three are designated today"
        " pursuant to Executive Order 13382."
    )

    assert told(text) == added("Pars Novin Group", "Zhou Ming", to="SDN")


def test_who_was_designated_along_with_others_counts() -> None:
    text = f"{OFAC} Dah Cheung Group was designated under Executive Order 13382, along with Sina Trading Group of Tehran."

    assert told(text) == added("Dah Cheung Group", "Sina Trading Group", to="SDN")


def test_what_was_taken_off_may_stand_far_before_the_list() -> None:
    text = "BIS said that it took off Harbin Normal University, the Commercial Bank of Syria and three others from the Unverified List."

    assert told(text) == {
        ("removed", "Unverified", "Harbin Normal University"),
        ("removed", "Unverified", "Commercial Bank of Syria"),
    }


def test_a_legal_text_gives_its_entries_under_their_destinations() -> None:
    text = (
        "AGENCY: Bureau of Industry and Security, Commerce.\nACTION: Final rule.\n"
        "SUMMARY: BIS amends the EAR by adding two entities to the Entity List.\nDATES: Effective May 14, 2025.\n"
        "CHINA\nOrient Semiconductor (Wuxi) Co., Ltd., a.k.a., the following two aliases: Wuxi Orient; and OSW. Room 3, Wuxi, China.\n"
        "TÜRKİYE\nAnka Lojistik, Ataturk Cad. 14, Istanbul, Türkiye."
    )

    found = actions(story(text, genre="rule"))

    assert [(a.party, a.country) for a in found] == [
        ("Orient Semiconductor (Wuxi) Co., Ltd.", "China"),
        ("Anka Lojistik", "Turkey"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("On Friday it was the turn of Nova Lidar: Commerce put the Suzhou company on the Entity List.", added("Nova Lidar")),
        ("Washington's Entity List has two new names, Nova Lidar and Golden Fan Group of Penang.", added("Nova Lidar", "Golden Fan Group")),
        ("The Unverified List gained Nova Lidar on Monday.", added("Nova Lidar", to="Unverified")),
        ("Nova Lidar found itself on the Entity List on Tuesday.", added("Nova Lidar")),
        ("Nova Lidar was hit with an Entity List designation on Tuesday.", added("Nova Lidar")),
        ("An Entity List designation for Nova Lidar was published on Tuesday.", added("Nova Lidar")),
        ("Added to the Entity List were Nova Lidar and, from Iran, Golden Fan Group.", added("Nova Lidar", "Golden Fan Group")),
        ("Nova Lidar (listed in 2021) and Golden Fan Group (2023) are customers.", added("Nova Lidar")),
        ("The nine are Nova Lidar, Golden Fan Group and seven more.", added("Nova Lidar", "Golden Fan Group")),
        ("BIS designated Nova Lidar as a military end user and put it on the Unverified List.", added("Nova Lidar", to="Unverified")),
        ("Nova Lidar. Added to the Entity List on Monday for its drones.", added("Nova Lidar")),
        ("OFAC delisted Nova Lidar on Thursday.", {("removed", "SDN", "Nova Lidar")}),
        ("OFAC added Nova Lidar to its list of Specially Designated Nationals.", added("Nova Lidar", to="SDN")),
        ("BIS has lifted Nova Lidar from the Entity List.", {("removed", "Entity", "Nova Lidar")}),
        ("Nova Lidar and Golden Fan Group are no longer on the Unverified List.",
         {("removed", "Unverified", "Nova Lidar"), ("removed", "Unverified", "Golden Fan Group")}),
        ("BIS moved Nova Lidar from the Unverified List to the Entity List.",
         added("Nova Lidar") | {("removed", "Unverified", "Nova Lidar")}),
        ("The entry for Nova Lidar on the Entity List was corrected.", {("modified", "Entity", "Nova Lidar")}),
        ("Nova Lidar faces being added to the Entity List.", set()),
        ("Had Nova Lidar been added to the Entity List in 2020, the sale would have been illegal.", set()),
        ("Name | What happened\nNova Lidar | added to the Entity List\nGolden Fan Group | removed from the Unverified List\nZeta Optics | not listed",
         added("Nova Lidar") | {("removed", "Unverified", "Golden Fan Group")}),
        ("Who was added?\n- Nova Lidar Co., Ltd., for laser diodes\n- Golden Fan Group, for drone parts",
         added("Nova Lidar Co., Ltd.", "Golden Fan Group")),
    ],
)  # fmt: skip
def test_a_change_is_told_in_many_ways(text: str, expected: set[tuple[str, str, str]]) -> None:
    assert told(f"{BIS}\n{text}") == expected


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        ("Kambrel lost its suppliers in May, when Commerce put it and four of its affiliates on the Entity List.", ("Kambrel",)),
        ("Phylum Micro rents servers by the hour. Washington added it to the Entity List in March.", ("Phylum Micro",)),
        ("A companion rule issued the same day listed Orbit Holdings and 15 other companies.", ("Orbit Holdings",)),
        ("Another rule had added 32 parties, Nova Lidar and Gansu Optics of China among them.", ("Nova Lidar", "Gansu Optics")),
        ("Among them are Nova Lidar, which builds sensors in Wuxi; Gansu Optics, a maker of lenses; and the Minsk Radio Institute, a developer of radar.",
         ("Nova Lidar", "Gansu Optics", "Minsk Radio Institute")),
        ("Russian entries include Irkutsk Avia Group and Zvezda Optics.", ("Irkutsk Avia Group", "Zvezda Optics")),
        ("The laboratory is the Gansu Academy of Robotics.", ("Gansu Academy of Robotics",)),
        ("Nova Lidar was put on the list in January; Orbit Holdings has been there since 2019.", ("Nova Lidar", "Orbit Holdings")),
        ("Nova Lidar heads the list.", ("Nova Lidar",)),
    ],
)  # fmt: skip
def test_pronouns_companions_and_entries_lead_to_parties(
    text: str, parties: tuple[str, ...]
) -> None:
    assert told(f"{BIS}\n{text}") == added(*parties)


def test_days_between_acts_and_bare_verbs_under_a_modal_name_nobody() -> None:
    text = (
        "The listings came two days before Bessent was to meet Vice Premier He Lifeng."
        " Lutnick may do what nobody has done and take Nova Lidar off the list."
    )

    assert told(f"{BIS}\n{text}") == set()


def test_an_entry_that_has_more_addresses_is_modified() -> None:
    text = "The entry for Orbit Holdings of Ajman now has three more addresses."

    assert told(f"{BIS}\n{text}") == {("modified", "Entity", "Orbit Holdings")}


def test_the_companies_that_a_network_uses_are_designated_with_it() -> None:
    text = (
        f"{OFAC}\nPars Novin Group, of Tehran, buys motors. Its manager, Zhou Ming, used Kuzey Makine A.Ş. in Turkey"
        " and Goldleaf Trading FZE in the UAE to pay for them.\nAll were added to the Specially Designated Nationals"
        " and Blocked Persons List today."
    )

    assert told(text) == added(
        "Pars Novin Group", "Zhou Ming", "Kuzey Makine A.Ş.", "Goldleaf Trading FZE", to="SDN"
    )
