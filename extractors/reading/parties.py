"""Screening lists as they are published: parties with what each list says of them.

The Consolidated Screening List as CSV (https://www.trade.gov/consolidated-screening-list) or JSON,
and the Denied Persons List of BIS as tab- or comma-separated values.
"""

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from extractors.errors import ReadError
from extractors.model import Page
from extractors.reading.answers import json_of
from extractors.reading.encoding import decode
from extractors.reading.media import media_of

# Columns of the Consolidated Screening List that say who is meant and what applies, in reading
# order; "_id", "entity_number" and the addresses of web pages say nothing to a reader.
_CSL_TOLD = (
    "name",
    "alt_names",
    "title",
    "type",
    "addresses",
    "programs",
    "federal_register_notice",
    "start_date",
    "end_date",
    "standard_order",
    "license_requirement",
    "license_policy",
    "call_sign",
    "vessel_type",
    "gross_tonnage",
    "gross_registered_tonnage",
    "vessel_flag",
    "vessel_owner",
    "remarks",
    "citizenships",
    "dates_of_birth",
    "nationalities",
    "places_of_birth",
    "ids",
)
ALSO = "a.k.a. "
"""What stands before the other names of a party in `Party.text`, which are parted by "; "."""
_CSL_NEEDED = ("source", "name", "addresses", "alt_names", "programs", "federal_register_notice")
_DPL_TOLD = (
    "Name",
    "Street_Address",
    "City",
    "State",
    "Country",
    "Postal_Code",
    "Effective_Date",
    "Expiration_Date",
    "Standard_Order",
    "Action",
    "FR_Citation",
)
_DPL_NEEDED = ("Name", "Street_Address", "Country", "Effective_Date", "FR_Citation")
# Lists inside a cell; the files give them in any order.
_SETS = frozenset(("alt_names", "addresses", "citizenships", "nationalities", "ids"))
_ADDRESS = ("address", "city", "state", "postal_code", "country")


@dataclass(frozen=True, slots=True)
class Party:
    """An entry: `list` as the file names it, "" if the file is one list; `text` tells all of it."""

    list: str
    name: str
    text: str


def parties_of(page: Page) -> tuple[Party, ...]:
    """Return the entries of the list in `page`, in its order.

    Raises:
        ReadError: The columns are not those we know, or the file was cut short.

    """
    found = tuple(_json_rows(page) if media_of(page) == "json" else _csv_rows(page))
    if not found:
        raise ReadError(page.url, "a list without an entry")
    return found


def _csv_rows(page: Page) -> Iterator[Party]:
    text = decode(page.body, page.charset)
    header_line = text.partition("\n")[0]
    delimiter = "\t" if header_line.count("\t") > header_line.count(",") else ","
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        header = [name.strip() for name in next(rows)]
        told = _columns(page, header)
        for row in rows:
            # Headers are repeated where files were put together.
            if [cell.strip() for cell in row] == header or not any(map(str.strip, row)):
                continue
            if not _is_whole(row, header, told, is_open=rows.line_num > text.count("\n")):
                reason = f"{len(row)} cells for {len(header)} columns: cut short?"
                raise ReadError(page.url, f"line {rows.line_num}: {reason}")
            yield _party(dict(zip_longest(header, row, fillvalue="")), told)
    except csv.Error as error:
        raise ReadError(page.url, f"line {rows.line_num}: {error}: cut short?") from error


def _is_whole(
    row: Sequence[str], header: Sequence[str], told: Sequence[str], *, is_open: bool
) -> bool:
    """Whether no cell is lost; `is_open` says that no line end follows.

    The Denied Persons List leaves out empty cells at the end of a line.
    """
    may_be_short = told is _DPL_TOLD and not is_open
    return len(row) == len(header) or (may_be_short and len(row) < len(header))


def _columns(page: Page, header: Sequence[str]) -> Sequence[str]:
    """Return the columns that are told, those of the kind of list that has this header."""
    for needed, told in ((_CSL_NEEDED, _CSL_TOLD), (_DPL_NEEDED, _DPL_TOLD)):
        if set(needed) <= set(header):
            return told
    shown = ", ".join(header)[:200]
    raise ReadError(page.url, f"the header is not that of a list we know: {shown}")


def _json_rows(page: Page) -> Iterator[Party]:
    answer = json_of(page)
    results = answer.get("results") if isinstance(answer, dict) else answer
    total = answer.get("total") if isinstance(answer, dict) else None
    if not isinstance(results, list):
        raise ReadError(page.url, "JSON without `results`")
    if isinstance(total, int) and total != len(results):
        raise ReadError(page.url, f"{len(results)} of {total} entries: cut short")
    for entry in results:
        if not isinstance(entry, dict) or not entry.get("source") or not entry.get("name"):
            raise ReadError(page.url, "an entry without `source` or `name`")
        yield _party({key: _flat(value) for key, value in entry.items()}, _CSL_TOLD)


def _party(row: Mapping[str, str], told: Sequence[str]) -> Party:
    cells = [_cell(column, row.get(column) or "") for column in told]
    return Party(
        list=_squashed(row.get("source") or ""),
        name=cells[0],
        text=" | ".join(filter(None, cells)),
    )


def _cell(column: str, value: str) -> str:
    if column not in _SETS:
        return _squashed(value)
    found = "; ".join(sorted(filter(None, map(_squashed, value.split(";")))))
    return ALSO + found if found and column == "alt_names" else found


def _squashed(value: str) -> str:
    return " ".join(value.split())


def _flat(value: object) -> str:
    """Return a JSON value as the CSV form of the same list writes it."""
    if isinstance(value, list):
        return "; ".join(filter(None, map(_flat, value)))
    if isinstance(value, dict):
        keys = _ADDRESS if "address" in value else tuple(value)
        return ", ".join(filter(None, (_flat(value.get(key)) for key in keys)))
    return "" if value is None else re.sub(r"\s+", " ", str(value))
