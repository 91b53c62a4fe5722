"""What was imported from an archive, and what the source says from then on."""

from pathlib import Path

import pytest

from fetching import NOON
from pipeline.archives import Wanted, bring
from pipeline.workers import Workers
from test_importing import warc
from wire import GUIDANCE, WORDS, Wire, Wiring, release


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    (tmp_path / "archive").mkdir()
    return tmp_path / "archive"


def fee(dollars: int) -> str:
    return release("Guidance", *WORDS, f"The fee of a license is {dollars} dollars from now on.")


async def imported(wire: Wire, archive: Path, *pages: str) -> None:
    """Import pages of guidance, of one year each."""
    captured = [(f"{wire.site.url}/guidance", f"{2000 + n}-01-01T00:00:00Z", one)
                for n, one in enumerate(pages)]  # fmt: skip
    (archive / "a.warc.gz").write_bytes(warc(*captured))
    with Workers(wire.settings.entities, 0) as workers:
        wanted = Wanted("guidance", (archive,))
        await bring(wire.settings, wire.store, workers, wanted, lambda: NOON)


async def test_changes_from_year_to_year_are_not_restless(wiring: Wiring, archive: Path) -> None:
    wire = await wiring(GUIDANCE)
    await imported(wire, archive, fee(10), fee(20), fee(30))
    wire.site.serve("/guidance", fee(40))
    await wire.round()

    wire.site.serve("/guidance", fee(50))
    await wire.round(hours=1)

    assert wire.kept() == {"/guidance": 5}
    assert wire.told() == ["change: Guidance"]


async def test_a_copy_that_brings_back_a_text_is_a_version(wiring: Wiring, archive: Path) -> None:
    wire = await wiring(GUIDANCE)
    await imported(wire, archive, fee(10))

    await imported(wire, archive, fee(10), fee(20), fee(10))

    changes = wire.store.ask("select version, reverts_to from change order by version")
    assert [tuple(row.values()) for row in changes] == [(2, 0), (3, 1)]
