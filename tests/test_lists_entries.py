"""Lists as rows: what each publication says of a party, told by invented lists of its form."""

from itertools import pairwise

import pytest

from extractors.errors import ReadError
from extractors.lists.cells import read_cell
from extractors.lists.changes import as_row
from extractors.lists.entries import entries_of, entries_of_file
from extractors.model import Document, ListEntry, Page, Paragraph
from making import page
from saved_pages import read

HEADER = (
    "Country | Entity | License requirement | License review policy | Federal Register citation"
)
NARROW = "Country | Entity | Federal Register citation"
TERMS = "For all items | Presumption of denial | 90 FR 1, 1/2/25."
CSL = "source,name,addresses,alt_names,programs,federal_register_notice,entity_number,type\n"
EL = "Entity List (EL) - Bureau of Industry and Security"


def supplement(*rows: str, number: int = 4, header: str = HEADER) -> Document:
    texts = tuple(Paragraph("Supplement", text, "row") for text in (header, *rows))
    return Document(f"ecfr:15-744-supp-{number}", "ecfr", "", "A list", None, texts)


def csv(*rows: str, header: str = CSL) -> Page:
    return page(header + "".join(f"{row}\n" for row in rows), media_type="text/csv")


def test_an_entry_is_a_row_and_its_country_stands_on_the_first_of_its_group() -> None:
    one, two = entries_of(
        supplement(
            f"ATLANTIS | Acme Optics, 1 Main Street, Port. | {TERMS}",
            "| Berg Works, a.k.a., the following two aliases: —Berg; and —B-Works. 2 Quay, Port;"
            f" and 3 Quay, Port. (See alternate address under Utopia). | {TERMS}",
        )
    )

    assert (one.name, one.addresses) == ("Acme Optics", ("1 Main Street, Port.",))
    assert as_row(two) == {
        "list": "Entity List",
        "key": "bergworks|atlantis",
        "name": "Berg Works",
        "aliases": ["Berg", "B-Works."],
        "addresses": ["2 Quay, Port", "3 Quay, Port."],
        "country": "ATLANTIS",
        "requirement": "For all items",
        "policy": "Presumption of denial",
        "citations": ["90 FR 1, 1/2/25"],
        "facts": {"alternates": "(See alternate address under Utopia)."},
    }


@pytest.mark.parametrize("gap", ["| Acme, 1 Main St. ", " | Acme, 1 Main St. "])
def test_an_empty_cell_at_the_edge_counts_with_and_without_its_blank(gap: str) -> None:
    document = supplement(f"ATLANTIS | Berg, 2 Quay. | {TERMS}", f"{gap}| {TERMS}")

    assert [entry.country for entry in entries_of(document)] == ["ATLANTIS", "ATLANTIS"]


@pytest.mark.parametrize(
    ("cell", "aliases", "addresses"),
    [
        ("Kraft, OAO (a.k.a. OAO Kraft; a.k.a. Kraft) Address: 3 Ul., Minsk. Alt Address: 4 Ul., Minsk.",
         ("OAO Kraft", "Kraft"), ("3 Ul., Minsk", "4 Ul., Minsk.")),
        ("Ling, a.k.a. Voyage Co., Ltd., a.k.a. Xuan Co. Ltd, Room 17, Kowloon",
         ("Voyage Co., Ltd.", "Xuan Co. Ltd"), ("Room 17, Kowloon",)),
        ("Gazma, AO (f.k.a., Gazmo AO), a.k.a., the following one alias: —OAO Gazma. 54 Ul., Moscow.",
         ("OAO Gazma.", "Gazmo AO"), ("54 Ul., Moscow.",)),
        ("Lim, (a.k.a. Lin Ron, Steven Lim and Yong Lim), 1 Road, Port; and 2 Road, Port",
         ("Lin Ron", "Steven Lim", "Yong Lim"), ("1 Road, Port", "2 Road, Port")),
    ],
)  # fmt: skip
def test_older_forms_of_a_cell_give_aliases_and_addresses(
    cell: str, aliases: tuple[str, ...], addresses: tuple[str, ...]
) -> None:
    found = read_cell(cell)

    assert (found.aliases, found.addresses) == (aliases, addresses)


@pytest.mark.parametrize(
    ("cell", "aliases", "addresses"),
    [
        ("Zet, a.k.a., the following alias: —Zett. 1 Ul., Minsk.", ("Zett.",), ("1 Ul., Minsk.",)),
        ("Zet, a.k.a., including the following alias: —Zett. Minsk.", ("Zett.",), ("Minsk.",)),
        ("Zet, a.k.a., the three following aliases: —Z; and; —Zett. Minsk.", ("Z", "Zett."), ("Minsk.",)),
        ("Zet LLC, the following one alias: —Zett. 1 Ul., Minsk.", ("Zett.",), ("1 Ul., Minsk.",)),
        ("Zet, a.k.a., the following two aliases: —Zet Group Co., Ltd. (Z) 7th Institute; and —Zett. Minsk.",
         ("Zet Group Co., Ltd. (Z) 7th Institute", "Zett."), ("Minsk.",)),
        ("Zet, a.k.a., the following two aliases: —Optics Institute, Zet Academy; and —Zet, Port Institute. 1 Quay, Port.",
         ("Optics Institute, Zet Academy", "Zet, Port Institute."), ("1 Quay, Port.",)),
        ("Zet, a.k.a., the following one alias: —Zet—Motor Works. 1 Ul., East—West Zone, Minsk.",
         ("Zet—Motor Works.",), ("1 Ul., East—West Zone, Minsk.",)),
        ("Zet, a.k.a., Zett, No. 14, High St., Port.", ("Zett",), ("No. 14, High St., Port.",)),
        ("Zet, a.k.a., the following one alias: —Zett South Tower, 2 Quay, Port; and 3 Quay, Port",
         ("Zett South Tower",), ("2 Quay, Port", "3 Quay, Port")),
    ],
)  # fmt: skip
def test_an_alias_ends_where_the_next_dash_or_its_address_begins(
    cell: str, aliases: tuple[str, ...], addresses: tuple[str, ...]
) -> None:
    found = read_cell(cell)

    assert (found.aliases, found.addresses) == (aliases, addresses)


@pytest.mark.parametrize(
    ("cell", "name", "address"),
    [
        ("Zet Co., Ltd. No. 9 Quay, Port", "Zet Co., Ltd.", "No. 9 Quay, Port"),
        ("Zet Co., Ltd.,902, Quay, Port", "Zet Co., Ltd.", "902, Quay, Port"),
        ("Zet Co., Limited Unit 3, Port", "Zet Co., Limited", "Unit 3, Port"),
    ],
)
def test_a_name_keeps_its_legal_form_where_no_comma_ends_it(
    cell: str, name: str, address: str
) -> None:
    found = read_cell(cell)

    assert (found.name, found.addresses) == (name, (address,))


def test_parties_that_share_a_cell_are_kept_as_printed() -> None:
    told = "First Works, a.k.a., the following one alias: —FW. Second Works, a.k.a., SW."

    found = read_cell(told)

    assert (found.name, found.aliases) == ("First Works", ())
    assert found.name + found.rest == told


def test_rows_under_a_heading_have_its_citation_and_headings_are_no_entries() -> None:
    entries = entries_of(
        supplement(
            "ATLANTIS | [Reserved] | [Reserved]",
            "UTOPIA | The following two subordinate institutions of Acme: | 85 FR 1, 1/2/20.",
            "| Subordinate instituion: |",
            "| Acme One, 1 Main Street |",
            "| Berg, 2 Quay | 86 FR 2, 3/4/21.",
            number=7,
            header=NARROW,
        )
    )

    assert [(one.name, one.country, one.citations) for one in entries] == [
        ("Acme One", "UTOPIA", ("85 FR 1, 1/2/20",)),
        ("Berg", "UTOPIA", ("86 FR 2, 3/4/21",)),
    ]


def test_a_second_entry_of_one_name_has_a_key_of_its_own_and_a_repetition_is_one_entry() -> None:
    row = f"ATLANTIS | Acme, 1 Main Street. | {TERMS}"

    entries = entries_of(
        supplement(row, f"| Acme, 2 Quay. | {TERMS}", row.replace("Street.", "Street"))
    )

    assert [one.key for one in entries] == ["acme|atlantis", "acme|atlantis#2"]


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("ATLANTIS | Acme, 1 Main Street. | For all items | Presumption", "4 cells for 5 columns.*Acme"),
        (f"| Acme, 1 Main Street. | {TERMS}", "no country for the row.*Acme"),
        (f"ATLANTIS | Acme | more | {TERMS}", "6 cells for 5 columns"),
        (f"ATLANTIS |  | {TERMS}", "no name in the row.*For all items"),
    ],
)  # fmt: skip
def test_a_row_that_lost_a_cell_is_refused_by_name(row: str, said: str) -> None:
    with pytest.raises(ReadError, match=said):
        entries_of(supplement(row))


def test_a_table_with_other_columns_is_refused() -> None:
    with pytest.raises(ReadError, match="3 columns, not 5"):
        entries_of(supplement(header=NARROW))


def test_what_is_no_list_has_no_entries() -> None:
    assert entries_of(Document("ecfr:15-744.11", "ecfr", "", "", None, ())) == ()
    assert entries_of_file(page("<html><p>No list")) is None
    assert (
        entries_of_file(page("Some words, and more.\nAnd so on", media_type="text/plain")) is None
    )


def test_entries_of_a_file_are_those_of_the_documents_that_are_kept_of_it() -> None:
    rows = (
        f'"{EL}","Acme","1 Main St, Port, AT; 2 Quay, Port, AT","Ac Me; A.C.M.E.","P","90 FR 1","",""',
        f'"{EL}","Berg | Co","","","","","",""',
        '"Specially Designated Nationals (SDN) - Treasury Department","KIM, Jo","","","SDGT","","77","Individual"',
    )

    reading = read("screening_list", csv(*rows).body, "text/csv")

    kept = [entry for document in reading.documents for entry in entries_of(document)]
    assert kept == [
        ListEntry("Entity List", "acme|at", "Acme", ("A.C.M.E.", "Ac Me"),
                  ("1 Main St, Port, AT", "2 Quay, Port, AT"), "AT", "", "", ("90 FR 1",),
                  {"programs": "P"}),
        ListEntry("Entity List", "bergco|", "Berg ¦ Co"),
        ListEntry("SDN List", "entity_number:77", "KIM, Jo",
                  facts={"entity_number": "77", "type": "Individual", "programs": "SDGT"}),
    ]  # fmt: skip
    found = entries_of_file(csv(*rows)) or ()
    assert [(one.key, one.aliases, one.addresses, one.facts) for one in found] == [
        (one.key, one.aliases, one.addresses, one.facts) for one in kept
    ]


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (CSL.replace("federal_register_notice", "fr_notice") + "a,b,c,d,e,f,g,h\n", "the header is not"),
        (CSL + f'"{EL}","Acme","1 Main St', "cut short"),
        (CSL + f'"{EL}","Acme","1 Main St"\n', "3 cells for 8 columns"),
        (CSL + f'"{EL}","","1 Main St","","","","",""\n', "line 2: an entry without a name"),
        (CSL, "a list without an entry"),
    ],
)  # fmt: skip
def test_a_file_that_is_not_whole_is_refused(body: str, said: str) -> None:
    with pytest.raises(ReadError, match=said):
        entries_of_file(page(body, media_type="text/csv"))


def test_an_answer_in_html_is_no_list() -> None:
    with pytest.raises(ReadError):
        read("screening_list", "<html><title>Just a moment</title>", "text/html")


def test_keys_do_not_move_with_the_order_of_columns_or_of_aliases() -> None:
    one = csv(f'"{EL}","Acme","A St, X, AT; B St, X, AT","B; A","","","",""')
    two = csv(f'"{EL}","Acme","B St, X, AT; A St, X, AT","A; B","","","",""')

    assert all(a == b for a, b in pairwise((entries_of_file(one), entries_of_file(two))))


def test_a_denied_person_is_told_from_a_namesake_by_address_and_day() -> None:
    header = "Name\tStreet_Address\tCity\tCountry\tEffective_Date\tFR_Citation\n"
    rows = (
        "JO DOE\t1 ROAD\tPORT\tAT\t1/2/2020\t85 F.R. 1 1/3/20 86 F.R.2 1/4/21",
        " JO DOE\t2 ROAD\tPORT\tAT\t1/2/2020\t",
    )

    entries = entries_of_file(page(header + "\n".join((*rows, "")), media_type="text/plain")) or ()

    assert [entry.key for entry in entries] == [
        "jodoe|at|1roadportat|1/2/2020",
        "jodoe|at|2roadportat|1/2/2020",
    ]
    assert entries[0].citations == ("85 F.R. 1 1/3/20", "86 F.R.2 1/4/21")
    assert entries[1].name == "JO DOE"
