"""An entity's page."""

import pytest

from config.settings import Settings
from storage.store import Store
from storage.web.charts import HEIGHT, WIDTH, by_month, chart
from storage.web.pages.entity import MONTHS, MONTHS_OF_MOST
from storage.web.setting import segment
from windows import Looking, words


async def test_an_entity_shows_its_mentions_relations_and_documents(demoed: Settings) -> None:
    async with Looking(demoed) as looking:
        page = await looking.at("/entity/huawei")

    assert page.select_one(".chart svg[role=img]")
    assert "HiSilicon" in words(page)
    assert "Commerce Department Announces Rescission of the AI Diffusion Rule" in words(page)
    numbers = dict(
        [each.get_text() for each in row.select("th, td")] for row in page.select(".chart tbody tr")
    )
    assert int(numbers["2025-05"]) == len(page.select(".dates li"))


async def test_a_slip_in_an_entitys_key_is_led_to_what_was_meant(demoed: Settings) -> None:
    async with Looking(demoed) as looking:
        page = await looking.at("/entity/hauwei", 404)

    assert page.select_one("main a[href='/entity/huawei']")


@pytest.mark.parametrize(
    "key", ["'; drop table entity; --", "<script>alert(1)</script>", "a" * 999]
)
async def test_a_hostile_key_is_only_text(demoed: Settings, key: str) -> None:
    async with Looking(demoed) as looking:
        page = await looking.at(f"/entity/{segment(key)}", 404)

    assert key in page.get_text()
    assert not page.select("script")


def test_columns_fill_the_chart_from_its_line() -> None:
    drawn = chart("", [("May", (3, 1)), ("June", (0, 2)), ("July", (1, 0))], ["added", "removed"])

    assert drawn.base == pytest.approx(HEIGHT * 3 / 5)
    for column in drawn.columns:
        above = column.y + column.height if column.series == 0 else column.y
        assert above == pytest.approx(drawn.base)


def test_months_without_any_are_columns_as_well() -> None:
    rows = by_month([{"2024-12": 1}, {"2025-02": 2}])

    assert rows[-3:] == [("2024-12", (1, 0)), ("2025-01", (0, 0)), ("2025-02", (0, 2))]


def test_one_month_alone_is_shown_as_the_last_of_a_year() -> None:
    drawn = chart("", by_month([{"2025-05": 30}]), ["documents"])

    assert [label for label, _ in drawn.rows][::11] == ["2024-06", "2025-05"]
    assert drawn.columns[0].width <= 40
    assert drawn.columns[0].x > WIDTH * 0.9


@pytest.mark.parametrize("key", ["huawei", "entity-list", "ascend"])
def test_an_entity_in_most_documents_is_counted_as_one_in_few(demoed: Settings, key: str) -> None:
    with Store(demoed.database, read_only=True) as store:
        few = store.ask(MONTHS, key=key)

        assert store.ask(MONTHS_OF_MOST, key=key) == few != []
