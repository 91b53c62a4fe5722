"""Screening lists as they are published: their entries, from whole files.

The Consolidated Screening List as CSV (https://www.trade.gov/consolidated-screening-list) or JSON,
and the Denied Persons List of BIS as tab- or comma-separated values.
"""

import csv
import io
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import zip_longest

from extractors.errors import ReadError
from extractors.lists.cells import citations_in
from extractors.lists.told import called, made, parted
from extractors.model import ListEntry, Page
from extractors.reading.answers import json_of
from extractors.reading.encoding import decode
from extractors.reading.media import media_of

# Columns of the Consolidated Screening List that say who is meant and what applies, beside the names,
# addresses and terms; "_id" is a hash, the addresses of web pages say nothing to a reader.
_CSL_FACTS = (
    "entity_number",
    "title",
    "type",
    "programs",
    "start_date",
    "end_date",
    "standard_order",
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
_CSL_NEEDED = ("source", "name", "addresses", "alt_names", "programs", "federal_register_notice")
_DPL_FACTS = ("Effective_Date", "Expiration_Date", "Standard_Order", "Action")
_DPL_ADDRESS = ("Street_Address", "City", "State", "Country", "Postal_Code")
_DPL_NEEDED = ("Name", "Street_Address", "Country", "Effective_Date", "FR_Citation")
# Lists inside a cell; the files give them in any order.
DENIED_PERSONS_LIST = "Denied Persons List"
_SETS = frozenset(("citizenships", "nationalities", "ids"))
_ADDRESS = ("address", "city", "state", "postal_code", "country")
_CODE = re.compile(r", ([A-Z]{2})$")

Row = Mapping[str, str]
Reader = Callable[[str, Row], ListEntry]


def is_list_page(page: Page) -> bool:
    """Return whether a page is a list file, even one whose columns have changed."""
    media = media_of(page)
    if media == "json":
        answer = json_of(page)
        rows = answer.get("results") if isinstance(answer, dict) else answer
        return isinstance(rows, list) and any(isinstance(r, dict) and "source" in r for r in rows)
    if media != "text":
        return False
    head = re.split(r"[,\t]", decode(page.body, page.charset).partition("\n")[0])
    columns = {name.strip(' "\r') for name in head}
    return any(len(columns & set(needed)) > 2 for needed in (_CSL_NEEDED, _DPL_NEEDED))


def entries_of_page(page: Page) -> tuple[ListEntry, ...]:
    """Return the entries of the lists in `page`, in its order; keys are not unique yet.

    Raises:
        ReadError: The columns are not those we know, or the file was cut short.

    """
    return tuple(entry for _title, entry in titled_entries(page))


def titled_entries(page: Page) -> tuple[tuple[str, ListEntry], ...]:
    """Return the entries in `page`, each with its list as the file names it, "" if it does not.

    Raises:
        ReadError: The columns are not those we know, or the file was cut short.

    """
    found = tuple(_json_rows(page) if media_of(page) == "json" else _csv_rows(page))
    if not found:
        raise ReadError(page.url, "a list without an entry")
    return found


def _csv_rows(page: Page) -> Iterator[tuple[str, ListEntry]]:
    text = decode(page.body, page.charset)
    lines = text.count("\n")
    header_line = text.partition("\n")[0]
    delimiter = "\t" if header_line.count("\t") > header_line.count(",") else ","
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        header = [name.strip() for name in next(rows)]
        reader = _reader(page, header)
        for row in rows:
            # Headers are repeated where files were put together.
            if [cell.strip() for cell in row] == header or not any(map(str.strip, row)):
                continue
            if not _is_whole(row, header, reader, is_open=rows.line_num > lines):
                reason = f"{len(row)} cells for {len(header)} columns: cut short?"
                raise ReadError(page.url, f"line {rows.line_num}: {reason}")
            title, entry = _titled(dict(zip_longest(header, row, fillvalue="")), reader)
            if not entry.name:
                raise ReadError(page.url, f"line {rows.line_num}: an entry without a name")
            yield title, entry
    except csv.Error as error:
        raise ReadError(page.url, f"line {rows.line_num}: {error}: cut short?") from error


def _is_whole(row: Sequence[str], header: Sequence[str], reader: Reader, *, is_open: bool) -> bool:
    """Whether no cell is lost; `is_open` says that no line end follows.

    The Denied Persons List leaves out empty cells at the end of a line.
    """
    may_be_short = reader is _denied_person and not is_open
    return len(row) == len(header) or (may_be_short and len(row) < len(header))


def _reader(page: Page, header: Sequence[str]) -> Reader:
    """Return what reads the rows of the kind of list that has this header."""
    for needed, reader in ((_CSL_NEEDED, _screened), (_DPL_NEEDED, _denied_person)):
        if set(needed) <= set(header):
            return reader
    shown = ", ".join(header)[:200]
    raise ReadError(page.url, f"the header is not that of a list we know: {shown}")


def _json_rows(page: Page) -> Iterator[tuple[str, ListEntry]]:
    answer = json_of(page)
    results = answer.get("results") if isinstance(answer, dict) else answer
    total = answer.get("total") if isinstance(answer, dict) else None
    if not isinstance(results, list):
        raise ReadError(page.url, "JSON without `results`")
    if isinstance(total, int) and total != len(results):
        raise ReadError(page.url, f"{len(results)} of {total} entries: cut short")
    for entry in results:
        if not isinstance(entry, dict) or not _told(entry, "source") or not _told(entry, "name"):
            raise ReadError(page.url, "an entry without `source` or `name`")
        yield _titled({key: _flat(value) for key, value in entry.items()}, _screened)


def _told(entry: Mapping[str, object], key: str) -> str:
    return _flat(entry.get(key)).strip()


def _titled(row: Row, reader: Reader) -> tuple[str, ListEntry]:
    title = _squashed(row.get("source") or "")
    return title, reader(called(title), {column: value or "" for column, value in row.items()})


def _screened(listed: str, row: Row) -> ListEntry:
    addresses = _set(row.get("addresses", ""))
    codes = {found[1] if (found := _CODE.search(address)) else "" for address in addresses}
    facts = {column: _value(column, row.get(column, "")) for column in _CSL_FACTS}
    return made(
        listed,
        _squashed(row["name"]),
        aliases=_set(row.get("alt_names", "")),
        addresses=addresses,
        country=row.get("country", "") or (codes.pop() if len(codes) == 1 else ""),
        requirement=_squashed(row.get("license_requirement", "")),
        policy=_squashed(row.get("license_policy", "")),
        citations=parted(_squashed(row.get("federal_register_notice", ""))),
        facts={column: value for column, value in facts.items() if value},
    )


def _denied_person(_listed: str, row: Row) -> ListEntry:
    address = ", ".join(filter(None, (_squashed(row.get(column, "")) for column in _DPL_ADDRESS)))
    facts = {column: _squashed(row.get(column, "")) for column in _DPL_FACTS}
    return made(
        DENIED_PERSONS_LIST,
        _squashed(row["Name"]),
        aliases=(),
        addresses=(address,) if address else (),
        country=_squashed(row["Country"]),
        requirement="",
        policy="",
        citations=citations_in(_squashed(row["FR_Citation"])),
        facts={column: value for column, value in facts.items() if value},
    )


def _set(value: str) -> tuple[str, ...]:
    return tuple(sorted(dict.fromkeys(parted(_squashed(value)))))


def _value(column: str, value: str) -> str:
    return "; ".join(_set(value)) if column in _SETS else _squashed(value)


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
