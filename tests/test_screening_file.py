"""A user's own file of counterparties, as people save them."""

import pytest

from extractors.errors import ConfigError
from extractors.screening.counterparties import Counterparty, counterparties_in


def read(text: str | bytes) -> tuple[Counterparty, ...]:
    return counterparties_in(text.encode() if isinstance(text, str) else text, "own.csv")


def refused(text: str | bytes) -> str:
    with pytest.raises(ConfigError) as error:
        read(text)
    return str(error.value)


def test_what_the_columns_say_is_taken() -> None:
    (party,) = read("id,Name,aliases,Country,Owner\n7, Zentrix  GmbH ,Zen; Trix ,DE,Jo\n")

    assert party == Counterparty("Zentrix GmbH", ("Zen", "Trix"), "DE", "7", 2, {"Owner": "Jo"})
    assert party.others == {"Owner": "Jo"}


@pytest.mark.parametrize("called", ["NAME", "Company", "customer", "Supplier", "Party", " name "])
def test_the_name_column_has_many_names(called: str) -> None:
    assert read(f"nr,{called}\n1,Zentrix\n")[0].name == "Zentrix"


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_the_delimiter_is_seen(delimiter: str) -> None:
    text = f'name{delimiter}country\n"Zentrix, {delimiter} Sons"{delimiter}CN\n'

    assert read(text)[0].country == "CN"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "latin-1", "utf-16"])
def test_the_encoding_is_seen(encoding: str) -> None:
    assert read("name\nMüller Optik\n".encode(encoding))[0].name == "Müller Optik"


def test_a_row_is_known_by_its_line_though_a_cell_spans_two() -> None:
    found = read('name,note\nOne,"a\nb"\n\nTwo,c\n')

    assert [(party.name, party.row) for party in found] == [("One", 2), ("Two", 5)]


def test_a_short_row_lacks_its_last_cells() -> None:
    assert read("name,country\nZentrix\n")[0].country == ""


def test_without_a_name_column_the_columns_are_listed() -> None:
    assert refused("who,where\na,b\n") == (
        'own.csv:1: no column is called "name"; found: who, where'
    )


def test_too_many_cells_name_their_line() -> None:
    assert refused("name,country\na,b\nZentrix, Inc.,CN\n").startswith("own.csv:3: 3 cells, the ")


def test_a_row_without_a_name_names_its_line() -> None:
    assert refused("name,country\na,b\n,CN\n") == 'own.csv:3: no name in the column "name"'


@pytest.mark.parametrize("text", ["", "\ufeff", " \n\n"])
def test_an_empty_file_is_refused(text: str) -> None:
    assert refused(text) == (
        'own.csv: the file is empty; its first row is a header with a column "name"'
    )


def test_a_header_alone_is_refused() -> None:
    assert "no counterparty" in refused("name,country\n")


@pytest.mark.parametrize("body", [b"\x00\x01\x02", b"PK\x03\x04abc", b"%PDF-1.7\nname\n"])
def test_what_is_no_text_is_refused(body: bytes) -> None:
    assert "save the table as CSV" in refused(body)


def test_an_open_quote_is_refused() -> None:
    assert "no well-formed CSV" in refused('name\n"Zentrix\n')


def test_two_columns_of_one_name_are_refused() -> None:
    assert 'two columns are called "name"' in refused("name,name\na,b\n")
