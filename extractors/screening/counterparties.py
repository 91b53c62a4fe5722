"""The counterparties in a user's own file: comma-, semicolon- or tab-separated values."""

import csv
import io
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from extractors.errors import ConfigError
from extractors.reading.encoding import decode

# What a column may be called, in small letters.
_CALLED = {
    "name": (
        "name|company|company name|companyname|customer|customer name|supplier|supplier name"
        "|vendor|vendor name|party|party name|counterparty|counterparty name|legal name"
        "|entity|entity name|business partner|full name|account name|firma"
    ),
    "aliases": "aliases|alias|aka|a.k.a.|also known as|other names|alt_names|alternative names",
    "country": "country|country code|nation|land|country of registration",
    "id": "id|number|no|no.|nr|nr.|customer id|supplier id|vendor id|party id|account|account number",
}
_DELIMITERS = (",", ";", "\t", "|")
_MOST_SHOWN = 200  # characters of a header in an error


@dataclass(frozen=True, slots=True)
class Counterparty:
    """A party that the user deals with.

    Attributes:
        name, aliases: As the user writes them.
        country: As the user writes it, "" if the file does not say.
        id: The user's own number for it, "" if the file has none.
        row: Line of the file on which it begins, from 1; the header is line 1.
        others: The file's further columns, by their own names.

    """

    name: str
    aliases: tuple[str, ...] = ()
    country: str = ""
    id: str = ""
    row: int = 0
    others: Mapping[str, str] = field(default_factory=dict, hash=False)

    @property
    def names(self) -> tuple[str, ...]:
        """All its names, its own first."""
        return (self.name, *self.aliases)


def counterparties_in(body: bytes, place: str) -> tuple[Counterparty, ...]:
    """Return the counterparties in the file `body`, in its order; `place` is what errors call it.

    Raises:
        ConfigError: It is empty or no text, names no name column, or a row does not fit its header.

    >>> counterparties_in(b"Customer;Country\\nAcme GmbH;DE\\n", "c.csv")[0].country
    'DE'

    """
    text = _text(body, place)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    try:
        header = next(rows)
        found = tuple(_parties(rows, header, place))
    except csv.Error as error:
        raise ConfigError(
            f"{place}:{rows.line_num}", f"no well-formed CSV: {error}; save the table as CSV again"
        ) from error
    if not found:
        raise ConfigError(place, "there is no counterparty below its header; add a row for each")
    return found


def _text(body: bytes, place: str) -> str:
    if not body.removeprefix(b"\xef\xbb\xbf").strip():
        raise ConfigError(
            place, 'the file is empty; its first row is a header with a column "name"'
        )
    text = "" if b"\0" in body and not body.startswith((b"\xff\xfe", b"\xfe\xff")) else decode(body)
    if not text.strip():
        raise ConfigError(place, "it is no text; save the table as CSV, in UTF-8")
    if body.startswith((b"PK\x03\x04", b"%PDF", b"\xd0\xcf\x11\xe0")):
        raise ConfigError(place, "it is a workbook or a PDF; save the table as CSV, in UTF-8")
    return text.removeprefix("\ufeff").lstrip("\r\n")


def _delimiter(text: str) -> str:
    header = text.partition("\n")[0]
    return max(_DELIMITERS, key=header.count)


def _parties(
    rows: Iterator[list[str]], header: Sequence[str], place: str
) -> Iterator[Counterparty]:
    labels = [" ".join(label.split()) for label in header]
    columns = _columns(labels, place)
    for line, row in _lines(rows):
        if not any(map(str.strip, row)):
            continue
        if len(row) > len(labels) and any(map(str.strip, row[len(labels) :])):
            fault = f"{len(row)} cells, the header has {len(labels)}"
            mend = "put quotes around a name with the delimiter in it"
            raise ConfigError(f"{place}:{line}", f"{fault}; {mend}")
        cells = {label: " ".join(cell.split()) for label, cell in zip(labels, row, strict=False)}
        told = {role: cells.get(label, "") for role, label in columns.items()}
        if not told["name"]:
            raise ConfigError(f"{place}:{line}", f'no name in the column "{columns["name"]}"')
        yield Counterparty(
            name=told["name"],
            aliases=tuple(filter(None, map(str.strip, told.get("aliases", "").split(";")))),
            country=told.get("country", ""),
            id=told.get("id", ""),
            row=line,
            others={k: v for k, v in cells.items() if k and k not in columns.values()},
        )


def _lines(rows: Iterator[list[str]]) -> Iterator[tuple[int, list[str]]]:
    """Yield each row with the line on which it begins: a cell may hold line ends."""
    line = 2
    for row in rows:
        yield line, row
        line += 1 + sum(cell.count("\n") for cell in row)


def _columns(labels: Sequence[str], place: str) -> dict[str, str]:
    """Return the columns that we know, by what they hold."""
    twice = [label for label, count in Counter(labels).items() if count > 1 and label]
    if twice:
        raise ConfigError(f"{place}:1", f'two columns are called "{twice[0]}"; rename one')
    found: dict[str, str] = {}
    for role, called in _CALLED.items():
        for name in called.split("|"):
            label = next((each for each in labels if each.lower() == name), None)
            if label is not None:
                found[role] = label
                break
    if "name" not in found:
        shown = ", ".join(filter(None, labels))[:_MOST_SHOWN]
        raise ConfigError(f"{place}:1", f'no column is called "name"; found: {shown}')
    return found
