"""Parties of the lists that are kept become names that a text is linked by."""

from pathlib import Path
from typing import Any

import pytest

from commanding import command_line
from extractors.annotate import Annotator
from extractors.listed.index import Index
from extractors.listed.linking import Linker
from extractors.listed.rows import ListedParty, known_parties, parties_in
from extractors.listed.words import core
from extractors.model import Document, Mention, Page, Paragraph
from extractors.reading.ecfr import sections
from making import NOW, document, kept, source
from storage.store import Store
from tagging import shipped
from wire import CSL, CSL_ENTITY_LIST, FEED, Wire, Wiring, entry

RECORDED = Path(__file__).parents[1].parent / "shared/real/ecfr/15-744/2026-03-25.xml"
ENTITY_LIST = "Entity List, Supplement No. 4"
HIKON = ListedParty(ENTITY_LIST, "Hangzhou Hikon Digital Technology Co., Ltd.", ("Hikon Digital",))
TOPIC = "BIS spoke of export controls, and of the Entity List. "
HEADER = "source,name,type,addresses,alt_names,programs,federal_register_notice"


def supplement(*cells: str) -> Document:
    rows = tuple(
        Paragraph("row", f"ATLANTIS | {cell} | For all items | Presumption | 90 FR 1")
        for cell in cells
    )
    return Document("ecfr:15-744-supp-4", "ecfr", "", "Supplement No. 4", None, rows)


def screening_list(title: str, *rows: str) -> Document:
    texts = tuple(Paragraph("row", row) for row in rows)
    return Document("list:a-list", "csl", "", title, None, texts)


def names(*documents: Document) -> list[tuple[str, tuple[str, ...]]]:
    return [(party.name, party.aliases) for one in documents for party in parties_in(one)]


def read(text: str, *parties: ListedParty, title: str = "") -> list[Mention]:
    notes = Annotator({one.key: one for one in shipped()}, parties)(
        document(text, title=title), source()
    )
    return [*notes.title_mentions, *notes.mentions]


def link(text: str, *parties: ListedParty) -> dict[str, str]:
    return {one.text: one.entity for one in read(text, *parties)}


@pytest.mark.parametrize(
    ("cell", "name", "aliases"),
    [
        ("Acme Optics, 1 Main Street, Kabul.", "Acme Optics", ()),
        ("Rizmo, Inc., 1403-8 McKee Avenue, Toronto.", "Rizmo, Inc.", ()),
        ("Krasno, PAO, a.k.a., the following one alias: —Krasno Gas. d.1 pl. Kurchatova, Moscow.",
         "Krasno, PAO", ("Krasno Gas",)),
        ("Yun Semi Co., Ltd., a.k.a., the following two aliases: —Yun Micro Co., Ltd.; and —YSC. "
         "Rooms 201 and 202, No. 501 Xuri Road, Shanghai.",
         "Yun Semi Co., Ltd.", ("Yun Micro Co., Ltd.", "YSC")),
        ("Mekon, a.k.a., the following one alias: —Mecon, Ulitsa Mitinskaya 36/1, Moscow.",
         "Mekon", ("Mecon",)),
        ("Zentrum Institut (ZINST), Minsk.", "Zentrum Institut (ZINST)", ("Zentrum Institut", "ZINST")),
        ("Hua Device (Hong Kong) Co., Limited, Kowloon.", "Hua Device (Hong Kong) Co., Limited", ()),
    ],
)  # fmt: skip
def test_an_entry_of_the_entity_list_gives_its_names(
    cell: str, name: str, aliases: tuple[str, ...]
) -> None:
    assert names(supplement(cell)) == [(name, aliases)]


@pytest.mark.parametrize(
    "cell",
    ["[Reserved]", "The following eight institutions of Acme:", "No. 18 Some Road, Xi'an"],
)
def test_what_is_no_party_gives_none(cell: str) -> None:
    assert names(supplement(cell)) == []


def test_an_entry_of_a_screening_list_gives_its_names() -> None:
    title = "Military End User (MEU) List - Bureau of Industry and Security"
    (party,) = parties_in(
        screening_list(title, "Acme Wing | a.k.a. A-Wing Works; 翼工厂总公司 | 1 Main St")
    )

    assert party == ListedParty(
        "Military End-User List, Supplement No. 7", "Acme Wing", ("A-Wing Works", "翼工厂总公司")
    )


def test_a_person_is_named_as_he_is_spoken_of_and_a_ship_not_at_all() -> None:
    listed = screening_list("SDN", "KIM, Jong Mock | type: Individual", "PIONEER | type: Vessel")

    assert [(one.name, one.person) for one in parties_in(listed)] == [("Jong Mock KIM", True)]


@pytest.mark.parametrize(
    ("title", "called"),
    [
        ("Specially Designated Nationals (SDN) - Treasury Department", "SDN List"),
        ("ITAR Debarred (DTC) - State Department", "list “ITAR Debarred”"),
        ("Unverified List (UVL) - Bureau of Industry and Security",
         "Unverified List, Supplement No. 6"),
        ("Denied Persons List", "Denied Persons List"),
    ],
)  # fmt: skip
def test_a_list_is_called_what_a_person_calls_it(title: str, called: str) -> None:
    (party,) = parties_in(screening_list(title, "Acme Wing | 1 Main St"))

    assert party.list == called


@pytest.mark.no_cover
@pytest.mark.skipif(not RECORDED.exists(), reason="the recorded eCFR is not beside this repository")
def test_the_recorded_entity_list_gives_its_parties() -> None:
    body = RECORDED.read_bytes()
    page = Page("https://www.ecfr.gov/x", body, "text/xml", "", NOW)

    parties = known_parties(sections(source("ecfr"), page, (15, "744"), "2026-03-25"))

    found = {party.name: party for party in parties}
    assert len(parties) > 3_500
    assert "Kingsemi" in found["Shenyang Xinyuan Microelectronic Equipment Co., Ltd."].aliases
    assert [name for name in found if len(name) > 200 or not core(name)] == []


@pytest.mark.no_cover
def test_ten_thousand_names_in_one_text_take_no_time() -> None:
    text = TOPIC + "Zarko Pult Industries sold it to Acme Optics Works. " * 5_000
    parties = (ListedParty("L", "Zarko Pult Industries"), ListedParty("L", "Acme Optics Works"))

    found = Linker(Index(parties, ()))(text, (), about=True)

    assert len(found) == 10_000


def test_another_document_has_no_parties() -> None:
    assert parties_in(document("Acme Optics | Kabul")) == ()


@pytest.mark.parametrize(
    "written",
    [
        "Hangzhou Hikon Digital Technology Co., Ltd.",
        "Hangzhou Hikon Digital Technology",
        "HANGZHOU HIKON DIGITAL TECHNOLOGY CO LTD",
        "Hangzhou Hikón Digital Technology",
        "Hikon Digital Technology",
        "Hangzhou\u00a0Hikon Digi\u00adtal Technology",
        "Hangzou Hikon Digital Technology Co., Ltd.",
    ],
)  # fmt: skip
def test_a_listed_name_is_linked_however_it_is_written(written: str) -> None:
    party = ListedParty(ENTITY_LIST, HIKON.name, ("Hikon Digital Technology",))

    found = link(f"{TOPIC}It sold {written} cameras to many.", party)

    assert "listed:hangzhou-hikon-digital-technology" in found.values(), found


def test_the_link_has_the_listed_name_and_says_why() -> None:
    mentions = read(f"{TOPIC}Hangzhou Hikon Digital Technology sold cameras.", HIKON)

    (mention,) = [one for one in mentions if not one.watched and one.entity]
    assert mention.name == "Hangzhou Hikon Digital Technology Co., Ltd."
    assert mention.reason == (
        "on the Entity List, Supplement No. 4, as ‘Hangzhou Hikon Digital Technology Co., Ltd.’"
    )


def test_a_party_on_two_lists_is_one_and_both_are_told() -> None:
    other = ListedParty("Unverified List, Supplement No. 6", "Hangzhou Hikon Digital Technology")

    (mention,) = [
        one
        for one in read(f"{TOPIC}Hikon Digital sold cameras.", HIKON, other)
        if "Hikon" in one.text
    ]

    assert "the Entity List, Supplement No. 4, as ‘Hangzhou" in mention.reason
    assert "the Unverified List, Supplement No. 6, as ‘Hangzhou" in mention.reason
    assert "listed alias ‘Hikon Digital’" in mention.reason


@pytest.mark.parametrize("name", ["Inc", "May", "", "Co., Ltd.", "General Trading", "The", "AQ", "John",
    "Beijing Technology", "Technology", "12", "a.k.a.", "Semiconductor", "三星", "\ud800", "   "])  # fmt: skip
def test_a_name_that_says_nothing_links_nothing(name: str) -> None:
    text = (
        "In May the Inc of General Trading in Beijing, Technology and Semiconductor, met The John "
        "of AQ Co., Ltd. and Beijing Technology on 12 May. 三星 stayed away."
    )
    before = link(TOPIC + text)

    assert len(Index([ListedParty("L", name, (name,))], ())) == 0
    assert link(TOPIC + text, ListedParty("L", name, (name,))) == before


@pytest.mark.parametrize(
    "text",
    [
        "The Acme Works Museum opened.",
        "Northern Acme Works opened.",
        "They acme works hard.",
        "The acme. Works of art.",
        "Acme; Works on paper.",
    ],
)
def test_words_that_only_look_like_a_listed_name_are_not_linked(text: str) -> None:
    party = ListedParty("L", "Acme Works")

    assert "listed:acme-works" not in link(TOPIC + text, party).values()


def test_a_short_name_counts_only_where_the_controls_are_a_topic() -> None:
    party = ListedParty("L", "Zarko Pult LLC", ("Zarko",))
    text = "Zarko Corp. sold tables. Zarko is happy."

    assert "listed:zarko-pult" in link(TOPIC + text, party).values()
    assert "listed:zarko-pult" not in link(text, party).values()


def test_a_name_that_two_parties_bear_is_nobodys() -> None:
    one, two = (
        ListedParty("L", f"Zarko {n} Industries", ("Zarko Pult Works",)) for n in ("Ona", "Duo")
    )

    assert set(link(f"{TOPIC}Zarko Pult Works sold it.", one, two).values()) & {
        "listed:zarko-ona-industries", "listed:zarko-duo-industries"
    } == set()  # fmt: skip


def test_a_name_in_chinese_is_found_in_running_text() -> None:
    party = ListedParty("L", "Hikon Digital Works", ("海空威视数字",))

    assert (
        link("美国将海空威视数字列入清单。", party)["海空威视数字"] == "listed:hikon-digital-works"
    )


def test_a_listed_party_that_is_watched_keeps_its_key_and_gains_its_aliases() -> None:
    party = ListedParty(ENTITY_LIST, "HiSilicon Technologies Co., Ltd", ("Hisi Halbleiter Works",))

    assert (
        link(f"{TOPIC}Hisi Halbleiter Works sold it.", party)["Hisi Halbleiter Works"]
        == "hisilicon"
    )


def test_what_the_watch_list_links_stays_as_it_is() -> None:
    party = ListedParty(ENTITY_LIST, "Huawei Fabrik Works", ("Huawei",))

    assert link(f"{TOPIC}Huawei sold it.", party)["Huawei"] == "huawei"


def test_a_person_with_a_usual_name_is_not_taken_for_a_listed_one() -> None:
    parties = (ListedParty("L", "Sam Johnson"), ListedParty("L", "Morteza Vakilzad"))

    found = link(f"{TOPIC}Sam Johnson, a lawyer, met Mr. Morteza Vakilzad.", *parties)

    assert found["Sam Johnson"] == ""
    assert found.get("Morteza Vakilzad", found.get("Vakilzad")) == "listed:morteza-vakilzad"


def test_being_listed_makes_no_text_urgent_or_relevant() -> None:
    text = "Hangzhou Hikon Digital Technology opened a shop. It sells cameras. Its fans cheered."
    annotate = Annotator({}, ())
    linking = Annotator({}, (HIKON,))

    plain, linked = (read(document(text), source()) for read in (annotate, linking))

    assert (plain.relevant, plain.severity) == (linked.relevant, linked.severity)


def test_offsets_are_those_of_the_words_in_any_text() -> None:
    text = f"{TOPIC}😀 \u202eHangzhou Hikon\u200b Digital  Technology Co.,\u00a0Ltd. \ud800 sold."

    wrong = [one for one in read(text, HIKON) if text[one.start : one.end] != one.text]
    assert wrong == []


@pytest.mark.no_cover
def test_a_hundred_thousand_names_are_told_apart() -> None:
    parties = [ListedParty("L", f"Zarko{n} Pult{n} Technology Co., Ltd.") for n in range(100_000)]
    index = Index(parties, ())
    text = "Zarko77777 Pult77777 Technology Co., Ltd. sold it."

    (found,) = Linker(index)(text, (), about=True)

    assert (len(index), found.entity) == (100_000, "listed:zarko77777-pult77777-technology")
    assert found.text == "Zarko77777 Pult77777 Technology Co., Ltd."


def test_the_words_of_a_name_are_those_that_count() -> None:
    assert core("Public Joint Stock Company “Ångström-T”") == ("angstrom", "t")
    assert core("ＺＡＲＫＯ & Sons S.A.R.L.") == ("zarko", "sons")


def rows(*names_of: str) -> str:
    entries = (f'"{CSL_ENTITY_LIST}","{name}",,"1 Main St","",,90 FR 1' for name in names_of)
    return "\n".join([HEADER, *entries, ""])


async def listing(wiring: Wiring, *names_of: str) -> Wire:
    wire = await wiring(CSL + FEED)
    wire.site.serve("/csl.csv", rows(*names_of), media_type="text/csv")
    wire.feed()
    await wire.all()
    return wire


async def tells(wire: Wire, path: str, text: str) -> list[dict[str, Any]]:
    wire.feed(entry(wire.site.url + path, "Licence news", f"{TOPIC}{text}"))
    wire.site.serve(path, f"<html><body><article><p>{TOPIC}{text}</p></article></body></html>")
    await wire.round("trade", hours=5)
    query = (
        "select name, reason from entity_mention where entity like 'listed:%' and source = 'trade'"
    )
    return [dict(row) for row in wire.store.ask(query)]


async def test_news_of_a_listed_party_is_linked_in_the_daemon(wiring: Wiring) -> None:
    wire = await listing(wiring, "Hangzhou Hikon Digital Technology Co., Ltd.")

    linked = await tells(wire, "/story", "Hangzhou Hikon Digital Technology sold cameras.")

    assert linked == [
        {
            "name": "Hangzhou Hikon Digital Technology Co., Ltd.",
            "reason": "on the Entity List, Supplement No. 4, "
            "as ‘Hangzhou Hikon Digital Technology Co., Ltd.’",
        }
    ]


async def test_who_is_listed_later_is_linked_from_then_on(wiring: Wiring) -> None:
    wire = await listing(wiring, "Acme Optics Works")
    before = await tells(wire, "/one", "Hangzhou Hikon Digital Technology sold cameras.")
    wire.site.serve("/csl.csv", rows("Acme Optics Works", HIKON.name), media_type="text/csv")
    await wire.round("csl", hours=5)

    after = await tells(wire, "/two", "Hangzhou Hikon Digital Technology sold more cameras.")

    assert before == []
    assert [row["name"] for row in after] == [HIKON.name]


async def test_the_lists_are_known_after_a_restart(wiring: Wiring) -> None:
    wire = await listing(wiring, HIKON.name)
    await wire.restart()

    assert await tells(wire, "/story", "Hangzhou Hikon Digital Technology sold cameras.")


def test_extract_links_to_the_lists_that_the_daemon_keeps(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    rulewire = command_line(monkeypatch, capsys)
    with Store(tmp_path / "rulewire.db") as store:
        store.sources.configure([source("csl")], [], NOW)
        store.documents.keep(kept(screening_list(CSL_ENTITY_LIST, HIKON.name)), NOW)
    story = Path("story.txt")
    story.write_text(f"{TOPIC}Hangzhou Hikon Digital Technology sold it.", "utf-8")

    (row,) = rulewire("extract", story, "--json").rows

    found = {mention["entity"] for mention in row["mentions"]}
    assert "listed:hangzhou-hikon-digital-technology" in found
