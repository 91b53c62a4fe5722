"""A watch on a company covers what belongs to it, and says through which relation."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from extractors.kin import kin_of
from extractors.subscriptions import match
from extractors.watch import Entity, Subscription
from making import NOW, finding, source
from storage.store import Store
from tagging import shipped
from user_file import TOLD, UserFile, user_file_in
from wire import GUIDANCE, Wiring, release

FAMILY = """
[entity.hisilicon]
name = "HiSilicon"
label = "ORG"
subsidiary_of = "huawei"
[entity.kirin]
name = "Kirin 9000"
label = "PRODUCT"
product_of = "hisilicon"
[subscription.watcher]
channels = ["mail"]
entities = ["huawei"]
"""


def entity(key: str, **fields: Any) -> Entity:
    return Entity(key=key, name=key.title(), label="ORG", **fields)


def why(wanted: str, named: tuple[str, ...], *entities: Entity) -> str | None:
    watch = Subscription(key="s", channels=("mail",), entities=(wanted,))
    return match(finding(entities=named), watch, kin_of(entities or shipped()))


@pytest.mark.parametrize(
    ("named", "expected"),
    [
        (("huawei", "hisilicon"), "entity huawei"),
        (("hisilicon",), "entity hisilicon, subsidiary of huawei"),
        (("smic", "ascend-910c"), "entity ascend-910c, product of huawei"),
        (("smic",), None),
        ((), None),
    ],
)
def test_a_watch_on_huawei_is_met_by_what_belongs_to_it(
    named: tuple[str, ...], expected: str | None
) -> None:
    assert why("huawei", named) == expected


def test_a_watch_on_a_subsidiary_is_not_met_by_its_parent() -> None:
    assert why("hisilicon", ("huawei",)) is None


def test_the_nearest_of_the_kin_is_told() -> None:
    family = (entity("chip", product_of="fab"), entity("fab", subsidiary_of="group"))

    assert why("group", ("chip", "fab"), *family) == "entity fab, subsidiary of group"
    assert why("group", ("chip",), *family) == "entity chip, product of fab, subsidiary of group"


def test_who_is_the_same_is_met_both_ways() -> None:
    pair = (entity("old", same_as="new"), entity("new"))

    assert why("new", ("old",), *pair) == "entity old, same as new"
    assert why("old", ("new",), *pair) == "entity new, same as old"


def test_a_watch_on_the_old_is_met_by_its_successor_and_not_the_other_way() -> None:
    pair = (entity("old"), entity("new", successor_of="old"))

    assert why("old", ("new",), *pair) == "entity new, successor of old"
    assert why("new", ("old",), *pair) is None


def test_relations_are_followed_four_times() -> None:
    chain = [entity(f"e{n}", subsidiary_of=f"e{n + 1}") for n in range(6)]

    assert list(kin_of(chain)["e0"]) == ["e1", "e2", "e3", "e4"]


def test_ten_thousand_kin_are_found_at_once() -> None:
    many = [entity(f"e{n}", subsidiary_of="group") for n in range(10_000)]

    assert len(kin_of(many)) == 10_000


async def test_the_alert_says_through_which_relation_it_was_met(wiring: Wiring) -> None:
    wire = await wiring(
        GUIDANCE.replace('"official"', '"official"\nalert_first_sight = true') + FAMILY
    )
    wire.site.serve("/slack", "ok")
    wire.site.serve("/guidance", release("Guidance", "The Kirin 9000 needs a license to export."))

    await wire.round()
    await wire.engine.drain()

    query = "select why from delivery where subscription = 'watcher'"
    way = "entity kirin, product of hisilicon, subsidiary of huawei"
    assert wire.one(query) == way
    assert any(way in str(seen.body) for seen in wire.site.seen("/slack"))


@pytest.fixture
def store() -> Iterator[Store]:
    with Store(":memory:") as opened:
        yield opened


def test_the_kept_kin_are_those_of_the_configuration(store: Store) -> None:
    family = [entity("huawei"), entity("hisilicon", subsidiary_of="huawei")]
    store.sources.configure([source()], family, NOW)
    store.sources.configure([source()], family, NOW)

    rows = store.ask("select entity, through from entity_kin where watched = 'huawei'")
    assert rows == [
        {"entity": "hisilicon", "through": "subsidiary of huawei"},
        {"entity": "huawei", "through": ""},
    ]


@pytest.fixture
def user(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> UserFile:
    return user_file_in(tmp_path, monkeypatch)


@pytest.mark.parametrize("relation", ["same_as", "subsidiary_of", "product_of", "successor_of"])
def test_nobody_is_related_to_himself(user: UserFile, relation: str) -> None:
    told = user.refused(TOLD.replace("aliases", f'{relation} = "acme"\naliases'))

    assert told == [
        f'rulewire.toml:7: "{relation}" in [entity.acme]: leads in a circle: acme → acme'
    ]


@pytest.mark.parametrize("relation", ["same_as", "successor_of"])
def test_a_relation_leads_to_a_key_that_exists(user: UserFile, relation: str) -> None:
    told = user.refused(TOLD.replace("aliases", f'{relation} = "acmee"\naliases'))

    assert told == [
        f'rulewire.toml:7: "{relation}" in [entity.acme]: '
        'no entity has the key "acmee"; did you mean "acme"?'
    ]


def test_relations_that_lead_in_a_circle_are_refused_with_their_keys(user: UserFile) -> None:
    told = user.refused(
        '[entity.a]\nname = "A1"\nlabel = "ORG"\nsubsidiary_of = "b"\n'
        '[entity.b]\nname = "B1"\nlabel = "ORG"\nproduct_of = "c"\n'
        '[entity.c]\nname = "C1"\nlabel = "ORG"\nsame_as = "a"\n'
        '[entity.d]\nname = "D1"\nlabel = "ORG"\nsubsidiary_of = "a"\n'
    )

    assert told == [
        'rulewire.toml:6: "subsidiary_of" in [entity.a]: leads in a circle: a → b → c → a',
        'rulewire.toml:10: "product_of" in [entity.b]: leads in a circle: b → c → a → b',
        'rulewire.toml:14: "same_as" in [entity.c]: leads in a circle: c → a → b → c',
    ]


def test_two_ways_to_one_parent_are_no_circle(user: UserFile) -> None:
    settings = user.loaded(
        '[entity.a]\nname = "A1"\nlabel = "ORG"\nsubsidiary_of = "c"\nsuccessor_of = "b"\n'
        '[entity.b]\nname = "B1"\nlabel = "ORG"\nsubsidiary_of = "c"\n'
        '[entity.c]\nname = "C1"\nlabel = "ORG"\n'
    )

    assert set(settings.entities) >= {"a", "b", "c"}
