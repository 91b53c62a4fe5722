"""What an ambiguous name means, decided from the rest of the text."""

import pytest

from extractors.entities.people import Roster
from extractors.entities.surroundings import is_part, owner
from extractors.nlp import Tagger
from extractors.watch import Entity, Office
from tagging import WEDNESDAY, found, read, surfaces, tagger

BUREAU = ("AGENCY", "Bureau of Industry and Security")
BANK = ("ORG", "Bank for International Settlements")


def meanings(text: str, surface: str) -> list[tuple[str, str]]:
    return [(m.label, m.name) for m in read(text).mentions if m.text == surface]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Bureau of Industry and Security met. The BIS spoke of the central bank.", BUREAU),
        ("The Bank for International Settlements met. The BIS wants fewer export controls.", BANK),
        ("The BIS warned every central bank in Basel of monetary risk.", BANK),
        ("The BIS tightened export controls on Nvidia.", BUREAU),
        ("Bank for International Settlements (BIS) and Bureau of Industry and Security.", BANK),
    ],
)
def test_bis_is_the_bureau_or_the_bank(text: str, expected: tuple[str, str]) -> None:
    assert meanings(text, "BIS") == [expected]


def test_the_publisher_decides_where_the_text_does_not() -> None:
    mentions = tagger()("BIS met.", "", WEDNESDAY, "Bureau of Industry and Security").mentions

    assert [(m.name, m.reason) for m in mentions] == [
        (
            "Bureau of Industry and Security",
            "publisher (not Bank for International Settlements, Bureau of Indian Standards)",
        )
    ]


def test_an_acronym_that_nothing_speaks_for_is_no_mention() -> None:
    assert found("The BIS of the mill was oiled.") == []


@pytest.mark.parametrize(
    "text",
    [
        "The mill in Commerce, Texas, closed. Commerce exports cotton.",
        "In Commerce, a small town, Commerce exports cotton.",
        "The city of Commerce exports cotton. Commerce is glad.",
        "The Chamber of Commerce spoke of exports.",
        "The Commerce Clause covers exports.",
        "He reads the Acme Commerce about exports.",
    ],
)
def test_commerce_the_town_or_a_part_of_a_name_is_not_the_department(text: str) -> None:
    assert surfaces(text, "AGENCY") == []


def test_commerce_alone_is_the_department_in_a_text_about_exports() -> None:
    assert meanings("Export rules: on Monday, Commerce acted.", "Commerce") == [
        ("AGENCY", "Department of Commerce")
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The House passed the bill and Congress waits.", ["House", "Congress"]),
        ("House Republicans passed the bill in Congress.", ["House", "Congress"]),
        ("The Opera House sang; Congress waits for the bill.", ["Congress"]),
        ("A Texas Senate bill; the House of Commons.", ["Texas Senate", "House of Commons"]),
        ("Members of Congress passed the bill.", ["Congress"]),
        ("He votes in the House Monday on the bill.", ["House"]),
    ],
)
def test_a_chamber_is_told_from_other_houses(text: str, expected: list[str]) -> None:
    assert surfaces(text, "AGENCY") == expected


def test_ascend_the_backpack_is_no_product() -> None:
    assert found("The Ascend 45 pack is light. Ascend with it.") == []


def test_blackwell_the_physician_is_a_person() -> None:
    text = "Elizabeth Blackwell opened a school. Blackwell taught there with Emily Blackwell."

    assert found(text) == [
        ("PERSON", "Elizabeth Blackwell", "Elizabeth Blackwell"),
        ("PERSON", "Blackwell", "Elizabeth Blackwell"),
        ("PERSON", "Emily Blackwell", "Emily Blackwell"),
    ]


def test_blackwell_the_chip_survives_the_mathematician() -> None:
    text = "Nvidia named the Blackwell GPU for David Blackwell."

    assert found(text) == [
        ("ORG", "Nvidia", "NVIDIA"),
        ("PRODUCT", "Blackwell", "Blackwell"),
        ("PERSON", "David Blackwell", "David Blackwell"),
    ]


def test_another_kessler_is_not_the_under_secretary() -> None:
    text = "Anna Kessler sells export software in Commerce, Texas. Kessler said so."

    assert meanings(text, "Kessler") == [("PERSON", "Anna Kessler")]


def test_the_full_name_last_read_decides_between_two_bearers() -> None:
    text = (
        "Jeffrey Kessler spoke. Kessler was brief. Then Anna Kessler sang. Kessler was loud."
        " Jeffrey Kessler left. Kessler slept."
    )

    assert [name for _, name in meanings(text, "Kessler")] == [
        "Jeffrey Kessler",
        "Anna Kessler",
        "Jeffrey Kessler",
    ]


def test_an_office_goes_before_a_namesake() -> None:
    assert meanings("Eric Trump sang. President Trump spoke.", "Trump") == [
        ("PERSON", "Donald Trump")
    ]


def test_the_office_must_be_the_persons_own() -> None:
    entity = Entity(
        key="grey", name="Zoltan Grey", label="PERSON", aliases=("Grey",), ambiguous=("Grey",),
        context=("hats",), offices=(Office(title="Senator from Ohio"),),
    )  # fmt: skip
    small = Tagger([entity])

    assert [m.text for m in small("Senator Grey spoke.").mentions] == ["Grey"]
    assert small("Colonel Grey spoke of the Grey sky.").mentions == ()


def test_cotton_is_the_senator_only_among_senators() -> None:
    assert found("Cotton prices rose as bales piled up.") == []
    assert meanings("Sen. Cotton wrote the Chip Security Act.", "Cotton") == [
        ("PERSON", "Tom Cotton")
    ]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Jeffery Kessler", "Jeffrey Kessler"),
        ("Jeffrey Q. Kessler", "Jeffrey Kessler"),
        ("Howard Lutnik", "Howard Lutnick"),
        ("Gina Raimundo's", "Gina Raimondo"),
    ],
)
def test_a_slip_of_the_pen_is_seen_through(text: str, name: str) -> None:
    mention = read(f"Said {text} jacket.").mentions[0]

    assert (mention.name, mention.label) == (name, "PERSON")
    assert mention.entity


@pytest.mark.parametrize(
    "text", ["Tim Cotton", "Jensen Wang", "Jeffrey Keller", "Geoffrey Kessler"]
)
def test_a_slip_never_joins_two_people(text: str) -> None:
    assert [m.entity for m in read(f"Then {text} spoke.").mentions if m.entity] == []


def test_a_slip_that_fits_two_watched_people_fits_neither() -> None:
    twins = [
        Entity(key="a", name="Marlin Quillon", label="PERSON"),
        Entity(key="b", name="Merlin Quillon", label="PERSON"),
    ]

    assert Roster(twins).match("Murlin", "Quillon") is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Then Sarah Jane Quibble spoke. Quibble left.", ["Sarah Jane Quibble", "Quibble"]),
        ("Judge Halloran ruled. Walter Halloran wrote.", ["Halloran", "Walter Halloran"]),
        ("Tobiah Vex, who heads the mill, spoke.", ["Tobiah Vex"]),
        ("CEO Tobiah Vex spoke; Vex's mill closed.", ["Tobiah Vex", "Vex"]),
        ("We met at San Diego Union and Wednesday Report.", []),
    ],
)
def test_people_nobody_watches_are_told_by_given_name_title_or_description(
    text: str, expected: list[str]
) -> None:
    assert surfaces(text, "PERSON") == expected


def test_a_watched_persons_surname_needs_no_alias_once_the_name_was_told() -> None:
    mentions = read("Lisa Su spoke. Later Su left.").mentions

    assert [(m.text, m.entity) for m in mentions] == [("Lisa Su", "lisa-su"), ("Su", "lisa-su")]


def test_a_title_and_surname_take_the_full_name_from_elsewhere() -> None:
    assert found("Judge Halloran ruled. Walter Halloran wrote.")[0] == (
        "PERSON",
        "Halloran",
        "Walter Halloran",
    )


def test_a_country_of_the_same_name_needs_company() -> None:
    assert surfaces("Georgia beat Texas. Chad Smith sang.", "COUNTRY") == []
    assert surfaces("Chips went through Georgia and Armenia.", "COUNTRY") == ["Georgia", "Armenia"]


@pytest.mark.parametrize(
    ("text", "start", "end", "expected"),
    [
        ("the Opera House", 10, 15, True),
        ("the U.S. House", 9, 14, False),
        ("The House", 4, 9, False),
        ("the Secretary of Commerce", 17, 25, False),
        ("a Journal of Commerce", 13, 21, True),
        ("House Speaker", 0, 5, True),
    ],
)
def test_a_common_word_beside_a_capital_is_part_of_a_name(
    text: str, start: int, end: int, expected: bool
) -> None:
    assert is_part(text, start, end) is expected


@pytest.mark.parametrize(
    ("before", "country"),
    [("said India's ", "India"), ("the Chinese ", "China"), ("South Korean ", "South Korea"),
     ("Beijing's ", "China"), ("the old ", ""), ("Acme's ", "")],
)  # fmt: skip
def test_the_words_before_a_body_say_whose_it_is(before: str, country: str) -> None:
    assert owner(before) == country
