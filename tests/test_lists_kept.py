"""Lists over time: what is kept, told, refused and asked, on a small site that publishes one."""

from pathlib import Path

import pytest

from commanding import command_line
from extractors.lists.comparing import compare_entries
from extractors.lists.finding import matches
from extractors.model import ListEntry
from making import NOW, document, kept, source
from storage.lists import Publication
from storage.store import Store
from wire import CSL, CSL_ENTITY_LIST, Wire, Wiring

FEW = """
[source.csl.options]
min_rows = 1
"""
HEADER = "source,name,addresses,alt_names,programs,federal_register_notice"
UVL = "Unverified List (UVL) - Bureau of Industry and Security"
HUAWEI = f'{CSL_ENTITY_LIST},"Huawei Works","1 Main St, Port, AT","Hua Wei; HW-Optique É",,84 FR 1'
BERG = f'{CSL_ENTITY_LIST},"Berg Co., Ltd.","2 Quay, Port, AT",,,90 FR 1'
CASTOR = f'{CSL_ENTITY_LIST},"Castor Labs","3 Quay, Port, AT",,,90 FR 2'
OTHER = f'{UVL},"Delta Trading","4 Quay, Port, AT",,,90 FR 3'


def serve(wire: Wire, *rows: str) -> None:
    wire.site.serve("/csl.csv", "\n".join((HEADER, *rows, "")), media_type="text/csv")


async def watching(wiring: Wiring, *rows: str, more: str = "") -> Wire:
    wire = await wiring(CSL + FEW + more)
    serve(wire, *(rows or (HUAWEI, BERG, OTHER)))
    await wire.round()
    wire.told()
    return wire


async def test_a_change_is_told_by_the_names_of_the_parties(wiring: Wiring) -> None:
    wire = await watching(wiring)
    serve(wire, HUAWEI.replace("Hua Wei", "Huawei Optics"), CASTOR, OTHER)

    await wire.round(hours=24)

    (told,) = [row for row in wire.queued() if row["subscription"] == "officer"]
    assert told["title"] == CSL_ENTITY_LIST
    assert told["reason"] == (
        "Consolidated Screening List: 1 added: Castor Labs (AT); 1 removed: Berg Co., Ltd. (AT); "
        "1 modified: Huawei Works (AT): aliases"
    )
    assert told["quote"] == (
        "{+Castor Labs (AT)+}; [-Berg Co., Ltd. (AT)-]; Huawei Works (AT): aliases "
        "[-Hua Wei-]{+Huawei Optics+}"
    )


@pytest.mark.parametrize(
    ("rows", "severity"),
    [
        ((HUAWEI, BERG, CASTOR, OTHER), "high"),
        ((HUAWEI, OTHER), "medium"),
        ((HUAWEI.replace("84 FR", "85 FR"), BERG, OTHER), "high"),
        ((HUAWEI, BERG, OTHER.replace("4 Quay", "5 Quay")), "medium"),
        ((HUAWEI, HUAWEI.replace("Works", "Marine"), BERG, OTHER), "critical"),
    ],
)
async def test_additions_and_watched_parties_are_more_urgent(
    wiring: Wiring, rows: tuple[str, ...], severity: str
) -> None:
    wire = await watching(wiring)
    serve(wire, *rows)

    await wire.round(hours=24)

    assert wire.one("select severity from finding where kind = 'change'") == severity


async def test_whoever_watches_a_list_is_told_of_all_its_entries(wiring: Wiring) -> None:
    watched = '[entity.entity-list]\nname = "Entity List"\nlabel = "LIST"\n'
    wire = await watching(wiring, more=watched)
    serve(wire, HUAWEI, BERG, CASTOR, OTHER)

    await wire.round(hours=24)

    assert wire.one("select severity from finding where kind = 'change'") == "high"
    assert wire.one("select entities from finding where kind = 'change'") == '["entity-list"]'


async def test_what_editors_move_is_kept_and_not_told(wiring: Wiring) -> None:
    wire = await watching(wiring)
    serve(
        wire,
        HUAWEI.upper().replace(CSL_ENTITY_LIST.upper(), CSL_ENTITY_LIST),
        BERG.replace("Co., Ltd.", "Co Ltd"),
        OTHER,
    )

    await wire.round(hours=24)

    assert wire.told() == []
    assert wire.store.ask("select * from list_entry_change") == []
    assert wire.one("select count(*) from list_entry") == 3


async def test_an_entry_has_the_days_it_stood_and_an_unchanged_one_is_one_row(
    wiring: Wiring,
) -> None:
    wire = await watching(wiring)
    serve(wire, HUAWEI.replace("84 FR 1", "85 FR 2"), CASTOR, OTHER)
    await wire.round(hours=48)

    rows = wire.store.ask("select name, valid_from, valid_until from list_entry order by id")

    first = wire.one("select min(valid_from) from list_entry")
    days = {(row["name"], row["valid_from"], row["valid_until"]) for row in rows}
    later = max(row["valid_from"] for row in rows)
    assert days == {
        ("Huawei Works", first, later),
        ("Huawei Works", later, None),
        ("Berg Co., Ltd.", first, later),
        ("Castor Labs", later, None),
        ("Delta Trading", first, None),
    }
    assert [(r["action"], r["name"], r["what"]) for r in wire.store.lists.changes(NOW.date().min)] == [
        ("ADD", "Castor Labs", None),
        ("REMOVE", "Berg Co., Ltd.", None),
        ("MODIFY", "Huawei Works", "citations: 84 FR 1 → 85 FR 2"),
    ]  # fmt: skip
    assert len(wire.store.ask("select * from list_member")) == 3


async def test_a_list_cut_short_is_refused_kept_and_alarmed_until_it_is_whole(
    wiring: Wiring,
) -> None:
    many = [f'{CSL_ENTITY_LIST},"Party {n}","{n} Main St, Port, AT",,,90 FR 1' for n in range(60)]
    wire = await watching(wiring, *many, OTHER)
    serve(wire, *many[:30], OTHER)

    outcome = await wire.round(hours=4)

    assert "30 of 60 entries are gone at once, at most 20 are believed" in outcome.failed[0]
    assert "options.most_removed = 30" in outcome.failed[0]
    (alarm,) = wire.told("operator")
    assert alarm.startswith("source_blind: No sight of Consolidated Screening List since 20")
    assert wire.one("select count(*) from list_member where list = 'Entity List'") == 60
    assert wire.one("select state from source_health") == "blind"

    serve(wire, *many, OTHER)
    await wire.round(hours=4)

    assert wire.told("operator") == ["source_recovered: Consolidated Screening List is seen again"]


async def test_an_operator_can_accept_a_mass_removal(wiring: Wiring) -> None:
    many = [f'{CSL_ENTITY_LIST},"Party {n}","{n} Main St, Port, AT",,,90 FR 1' for n in range(60)]
    wire = await watching(wiring, *many, more="most_removed = 30\n")
    serve(wire, *many[:30])

    await wire.round(hours=4)

    assert wire.one("select count(*) from list_entry_change where action = 'REMOVE'") == 30


async def test_lists_kept_before_their_entries_were_are_filled_at_the_start(
    wiring: Wiring,
) -> None:
    wire = await watching(wiring)
    wire._change("delete from list_entry_name")
    wire._change("delete from list_entry")

    await wire.restart()

    assert wire.one("select count(*) from list_member") == 3
    assert wire.store.ask("select * from list_entry_change") == []


def publish(store: Store, name: str, *entries: ListEntry) -> None:
    rows = Publication(NOW.date(), (), compare_entries((), entries))
    store.documents.keep(kept(document(id=name), publication=rows), NOW)


def test_who_stands_in_one_of_two_publications_is_shown() -> None:
    with Store(":memory:") as store:
        store.sources.configure([source()], [], NOW)
        acme = ListEntry("Entity List", "acme", "Acme Co., Ltd.", ("A.C.M.E.",))
        publish(store, "ecfr:15-744-supp-4", acme, ListEntry("Entity List", "b", "Only Law"))
        publish(store, "list:el", ListEntry("Entity List", "x", "ACME"),
                ListEntry("Entity List", "c", "Only File"))  # fmt: skip
        publish(store, "list:uvl", ListEntry("Unverified List", "d", "Alone"))

        gaps = [(row["name"], row["missing_in"]) for row in store.lists.gaps()]

    assert gaps == [("Only Law", "list:el"), ("Only File", "ecfr:15-744-supp-4")]


@pytest.mark.parametrize(
    ("question", "found"),
    [("huawei", True), ("WORKS hua", True), ("hw optique e", True), ("hwoptique", True),
     ("huawei berg", False), ("awei", False), ("", False), ("海空", True)],
)  # fmt: skip
def test_a_name_is_found_whatever_its_case_accents_and_punctuation(
    question: str, found: bool
) -> None:
    entry = ListEntry("L", "", "Huawei Works", ("HW-Optique É", "杭州海空有限公司"))

    assert matches(entry, question) is found


async def test_the_lists_answer_on_the_command_line(
    wiring: Wiring, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    wire = await watching(wiring)
    serve(wire, HUAWEI, CASTOR, OTHER)
    await wire.round(hours=1)
    capsys.readouterr()
    rulewire = command_line(monkeypatch, capsys)
    folder = wire.settings.database.parent
    monkeypatch.chdir(folder)
    monkeypatch.setenv("SLACK", "https://hooks.example.org/x")

    (row,) = rulewire("lists", "hua wei", "--json").rows
    plain = rulewire("lists", "huawei", "--list", "entity list").out
    changes = rulewire("lists", "--changes").out

    assert (row["name"], row["list"], row["aliases"]) == (
        "Huawei Works", "Entity List", ["HW-Optique É", "Hua Wei"])  # fmt: skip
    assert plain.startswith("Entity List: Huawei Works, AT\n    since ")
    assert [line[11:] for line in changes.splitlines()] == [
        "ADD    Entity List: Castor Labs (AT)",
        "REMOVE Entity List: Berg Co., Ltd. (AT)",
    ]
    assert rulewire("lists", "--gaps").out.startswith("no gap")
    assert rulewire("lists", "nobody").out.startswith("nobody of that name")
    assert rulewire("lists", "huawei", "--as-of", "2001-01-01").out.startswith("nobody")
    for words, said in (
        (("huawei", "--as-of", "2999-01-01"), "is in the future"),
        (("huawei", "--list", "Entty List"), "Entity List"),
        ((), "name a party"),
        (("huawei", "--changes"), "a name and --changes are questions of their own: ask one"),
        (("huawei", "--since", "2020-01-01"), "--since: it goes with --changes"),
        (("--gaps", "--as-of", "2020-01-01"), "--as-of: it goes with a name"),
    ):
        answer = rulewire("lists", *words)
        assert (answer.code, said in answer.err) == (2, True)


def test_nobody_is_said_to_be_on_no_list_where_no_list_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Store(tmp_path / "rulewire.db").__exit__(None, None, None)

    answer = command_line(monkeypatch, capsys)("lists", "huawei")

    assert (answer.code, answer.out) == (2, "")
    assert "it holds no list yet; run: rulewire once" in answer.err


def test_without_a_database_the_answer_says_how_to_make_one(
    tmp_path: object, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(str(tmp_path))

    answer = command_line(monkeypatch, capsys)("lists", "huawei")

    assert (answer.code, "rulewire once" in answer.err) == (2, True)
