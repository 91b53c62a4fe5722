"""The entities that come with rulewire are sound in themselves and fit each other."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from config import load
from extractors.watch import Entity

pytestmark = pytest.mark.no_cover

SHARED = Path(__file__).parents[1].parent / "shared"
ENTITY_LIST = SHARED / "real/ecfr/15-744/2026-03-25.xml"
GUIDELINES = SHARED / "gold/GUIDELINES.md"

KEY = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
# Year, year and month, or day: ISO 8601-1, 5.2.2, with reduced precision.
ISO_DATE = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")
LISTED = re.compile(r"(?P<name>\S.+) \((?P<citation>\d+ FR \d+), (?P<day>[A-Z][a-z]+ \d+, \d{4})\)")


@pytest.fixture(scope="module")
def entities(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Mapping[str, Entity]]:
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(tmp_path_factory.mktemp("empty"))
        yield load(environ={}).entities


def test_more_than_220_entities_are_watched_besides_countries(
    entities: Mapping[str, Entity],
) -> None:
    watched = [entity for entity in entities.values() if entity.label != "COUNTRY"]

    assert len(watched) > 220


@pytest.mark.parametrize(
    ("label", "least"),
    [("ORG", 100), ("AGENCY", 40), ("PERSON", 40), ("PRODUCT", 50), ("MODEL", 15), ("RULE", 15),
     ("LIST", 10), ("BILL", 15), ("COUNTRY", 50)],
)  # fmt: skip
def test_every_label_is_watched_in_earnest(
    entities: Mapping[str, Entity], label: str, least: int
) -> None:
    named = [entity.name for entity in entities.values() if entity.label == label]

    assert len(named) >= least


def test_a_key_is_a_slug(entities: Mapping[str, Entity]) -> None:
    odd = [key for key in entities if not KEY.fullmatch(key)]

    assert odd == []


def test_a_canonical_name_belongs_to_one_entity(entities: Mapping[str, Entity]) -> None:
    names = [entity.name for entity in entities.values()]

    assert len(names) == len(set(names))


def test_a_relation_leads_to_an_entity_of_the_right_label(
    entities: Mapping[str, Entity],
) -> None:
    makers = {key for key, entity in entities.items() if entity.label in {"ORG", "AGENCY"}}
    countries = {key for key, entity in entities.items() if entity.label == "COUNTRY"}

    lost = {
        (entity.key, related)
        for entity in entities.values()
        for related, known in (
            (entity.country, countries),
            (entity.product_of, makers),
            (entity.subsidiary_of, makers),
            (entity.successor_of, entities.keys()),
            (entity.same_as, entities.keys()),
        )
        if related and (related not in known or related == entity.key)
    }

    assert lost == set()


def test_an_unambiguous_name_belongs_to_one_entity(entities: Mapping[str, Entity]) -> None:
    owners: defaultdict[str, set[str]] = defaultdict(set)
    for entity in entities.values():
        unsure = {name.lower() for name in entity.ambiguous}
        sure = {name.lower() for name in (entity.name, *entity.aliases)} - unsure
        for name in sure | unsure:
            owners[name].add(entity.key)

    shared = {
        (name, entity.key)
        for entity in entities.values()
        for name in (entity.name.lower(), *map(str.lower, entity.aliases))
        if len(owners[name]) > 1 and name not in {each.lower() for each in entity.ambiguous}
    }

    assert shared == set()


def test_a_name_is_given_once(entities: Mapping[str, Entity]) -> None:
    doubled = [
        entity.key
        for entity in entities.values()
        if len({entity.name, *entity.aliases}) <= len(entity.aliases)
    ]

    assert doubled == []


def test_an_ambiguous_name_has_words_that_speak_for_it(entities: Mapping[str, Entity]) -> None:
    mute = [entity.key for entity in entities.values() if entity.ambiguous and not entity.context]
    idle = [entity.key for entity in entities.values() if entity.context and not entity.ambiguous]

    assert (mute, idle) == ([], [])


def test_no_word_speaks_for_and_against_a_name(entities: Mapping[str, Entity]) -> None:
    torn = [
        entity.key
        for entity in entities.values()
        if {word.lower() for word in entity.context} & {word.lower() for word in entity.against}
    ]

    assert torn == []


def test_a_wikidata_item_stands_for_one_entity(entities: Mapping[str, Entity]) -> None:
    items = [entity.wikidata for entity in entities.values() if entity.wikidata]

    assert [item for item in items if not re.fullmatch(r"Q[1-9]\d*", item)] == []
    assert len(items) == len(set(items))


def test_a_listing_tells_the_listed_name_and_where_it_was_published(
    entities: Mapping[str, Entity],
) -> None:
    listed = [entity for entity in entities.values() if entity.entity_list]

    assert len(listed) >= 50
    assert [each.key for each in listed if not LISTED.fullmatch(each.entity_list)] == []
    assert {each.label for each in listed} == {"ORG"}


def test_every_listing_stands_in_the_recorded_entity_list(entities: Mapping[str, Entity]) -> None:
    if not ENTITY_LIST.exists():
        pytest.skip("the recorded eCFR is not beside this repository")
    text = re.sub(r"<[^>]+>|\s+", " ", ENTITY_LIST.read_text("utf-8")).replace("&amp;", "&")
    listings = [LISTED.fullmatch(e.entity_list) for e in entities.values() if e.entity_list]

    lost = [
        listing["name"]
        for listing in listings
        if listing and (listing["name"] not in text or listing["citation"] not in text)
    ]

    assert lost == []


def test_every_name_of_the_annotation_guidelines_is_watched(
    entities: Mapping[str, Entity],
) -> None:
    if not GUIDELINES.exists():
        pytest.skip("the annotation guidelines are not beside this repository")
    table = GUIDELINES.read_text("utf-8").partition("## Known entities")[2]
    rows = re.findall(r"^\| ([^|]+) \| ([A-Z]+) \|([^|]*)\|$", table, re.MULTILINE)
    watched = {(entity.name, entity.label): entity for entity in entities.values()}

    assert len(rows) > 100
    for name, label, aliases in rows:
        missing = set(filter(None, map(str.strip, aliases.split(";"))))
        missing -= set(watched[name, label].aliases)
        assert (name, missing) == (name, set())


def test_only_people_hold_offices_and_everybody_holds_one(entities: Mapping[str, Entity]) -> None:
    people = {key for key, entity in entities.items() if entity.label == "PERSON"}
    in_office = {key for key, entity in entities.items() if entity.offices}

    assert in_office == people


def test_an_office_begins_and_ends_on_iso_dates_in_that_order(
    entities: Mapping[str, Entity],
) -> None:
    offices = [(e.key, office) for e in entities.values() for office in e.offices]

    wrong = [
        (key, office.title)
        for key, office in offices
        if any(date and not ISO_DATE.fullmatch(date) for date in (office.since, office.until))
        or (office.since and office.until and office.until < office.since[: len(office.until)])
    ]

    assert wrong == []
