"""Recorded publications of the real lists, where they are at hand; they are not ours to copy.

The numbers of the Denied Persons List were found by another script, with plain `csv` and a rule of
its own; the pairs that its rule left over were judged by eye.
"""

import gzip
import json
import re
from collections import Counter
from dataclasses import replace
from functools import cache
from hashlib import sha256
from pathlib import Path

import pytest

from extractors.errors import ReadError
from extractors.lists.comparing import compare_entries
from extractors.lists.entries import entries_of, entries_of_file
from extractors.lists.shrinking import refuse_shrunken
from extractors.model import Document, ListEntry, Page
from extractors.reading.ecfr import sections
from making import NOW, kept, source
from making import document as text
from storage.lists import Publication
from storage.store import Store

REAL = Path(__file__).parents[1].parent / "shared" / "real"
CSL = REAL / "csl"
ITA = CSL / "ita_fixtures"
DAYS = ("2026-03-25", "2026-07-18", "2026-07-23")
# Rows that name a party; a row may name several. Of the Military End-User List's 90 rows 4 are
# reserved and 16 are headings.
COUNTS = {"4": 3_415, "6": 186, "7": 70}
pytestmark = [
    pytest.mark.skipif(not REAL.is_dir(), reason="no recorded sources beside the repository"),
    pytest.mark.no_cover,
]


@cache
def part_744(day: str) -> dict[str, Document]:
    body = (REAL / f"ecfr/15-744/{day}.xml").read_bytes()
    page = Page("https://www.ecfr.gov/x", body, "text/xml", "", NOW)
    return {one.id: one for one in sections(source("ecfr"), page, (15, "744"), day)}


@cache
def supplement(number: str, day: str) -> tuple[ListEntry, ...]:
    return entries_of(part_744(day)[f"ecfr:15-744-supp-{number}"])


def file(path: Path, body: bytes | None = None) -> tuple[ListEntry, ...]:
    whole = path.read_bytes() if body is None else body
    found = entries_of_file(Page(f"https://x.example/{path.name}", whole, "text/plain", "", NOW))
    assert found is not None
    return found


def marks(entries: tuple[ListEntry, ...]) -> str:
    """Return a short hash of whose entries these are."""
    names = sorted(re.sub(r"\W", "", entry.name).upper() for entry in entries)
    return sha256("\n".join(names).encode()).hexdigest()[:12]


@pytest.mark.parametrize("number", COUNTS)
def test_between_the_recorded_days_no_entry_of_part_744_changed(number: str) -> None:
    lists = [supplement(number, day) for day in DAYS]

    changes = [compare_entries(lists[0], lists[1]), compare_entries(lists[1], lists[2])]

    assert [len(one) for one in lists] == [COUNTS[number]] * 3
    assert [(c.added, c.removed, c.modified) for c in changes] == [((), (), ())] * 2


def test_every_entry_of_part_744_has_a_name_country_and_citation() -> None:
    entries = [entry for number in COUNTS for entry in supplement(number, DAYS[2])]

    assert [e.key for e in entries if not (e.name and e.country)] == []
    # The headings over eight rows of the Military End-User List cite nothing.
    assert Counter(e.list for e in entries if not e.citations) == {"Military End-User List": 8}
    assert sum(len(e.aliases) for e in entries) > 4_000
    assert len({(e.list, e.key) for e in entries}) == len(entries)


def test_any_one_mutation_of_the_entity_list_is_found_alone() -> None:
    document = part_744(DAYS[2])["ecfr:15-744-supp-4"]
    whole = supplement("4", DAYS[2])
    rows = [at for at, one in enumerate(document.paragraphs) if "a.k.a., the following" in one.text]
    for at in rows[100::220]:
        row = document.paragraphs[at]
        before, after = document.paragraphs[:at], document.paragraphs[at + 1 :]
        number = re.sub(r"(\d)(?=\D*\. \| )", lambda found: str((int(found[1]) + 1) % 10), row.text)
        edited = replace(document, paragraphs=(*before, replace(row, text=number), *after))

        gone = compare_entries(whole, entries_of(replace(document, paragraphs=before + after)))
        changed = compare_entries(whole, entries_of(edited))

        assert (len(gone.added), len(gone.removed), len(gone.modified)) == (0, 1, 0)
        assert number == row.text or [[*m.fields] for m in changed.modified] == [["addresses"]]
        assert (changed.added, changed.removed) == ((), ())


@pytest.mark.parametrize(
    ("old", "new", "counts", "added", "removed", "modified"),
    [
        ("2019-06", "2022-09", (168, 129, 55), "9c53a12591aa", "acdc97a9ce60", "b5e2ccb5b574"),
        ("2022-09", "2023-11", (161, 77, 86), "a8f7d8f6e632", "a62e66e49580", "baaa5642cd65"),
    ],
)
def test_the_denied_persons_list_changed_by_exactly_these(
    old: str, new: str, counts: tuple[int, int, int], added: str, removed: str, modified: str
) -> None:
    change = compare_entries(file(CSL / f"dpl-{old}.txt"), file(CSL / f"dpl-{new}.txt"))

    assert (len(change.added), len(change.removed), len(change.modified)) == counts
    assert (marks(change.added), marks(change.removed)) == (added, removed)
    assert marks(tuple(each.before for each in change.modified)) == modified


def test_rows_that_say_the_same_twice_are_one_entry() -> None:
    # 546, 581 and 665 rows.
    sizes = [len(file(CSL / f"dpl-{day}.txt")) for day in ("2019-06", "2022-09", "2023-11")]

    assert sizes == [539, 578, 662]


def test_a_respelled_name_and_a_renewed_order_are_modifications() -> None:
    change = compare_entries(file(CSL / "dpl-2019-06.txt"), file(CSL / "dpl-2022-09.txt"))

    fields = Counter(name for each in change.modified for name in each.fields)

    assert fields["name"] == 2
    assert fields["addresses"] == 3
    assert fields["Effective_Date"] == 52


def test_a_denied_persons_list_cut_in_half_is_refused() -> None:
    whole = (CSL / "dpl-2023-11.txt").read_bytes()
    before = file(CSL / "dpl-2023-11.txt")
    lines = whole.splitlines(keepends=True)
    half = file(CSL / "dpl-2023-11.txt", b"".join(lines[: len(lines) // 2]))

    with pytest.raises(ReadError, match=r"of 662 entries are gone at once, all from .* on"):
        refuse_shrunken("list:dpl", before, compare_entries(before, half))
    with pytest.raises(ReadError, match="cut short"):
        file(CSL / "dpl-2023-11.txt", whole[: len(whole) // 2])


def test_the_consolidated_list_reads_through_its_repeated_header() -> None:
    body = gzip.decompress((CSL / "csl-2023-11.csv.gz").read_bytes())
    # The recorded file ends inside its last row.
    with pytest.raises(ReadError, match="cut short"):
        file(CSL / "csl.csv", body)
    lines = body.decode().splitlines(keepends=True)

    found = Counter(one.list for one in file(CSL / "csl.csv", "".join(lines[:-1]).encode()))

    assert found["Entity List"] > 900
    assert found["Denied Persons List"] > 500
    assert found["Military End-User List"] == 71


@pytest.mark.parametrize("name", ["csl-2019-12-sample115.csv", "csl-2025-06-sample.csv"])
def test_samples_of_other_years_read(name: str) -> None:
    assert len(file(CSL / name)) > 5


@pytest.mark.parametrize("name", ["expected_el", "expected_uvl", "expected_dpl", "expected_sdn"])
def test_the_agencys_own_json_reads(name: str) -> None:
    rows = json.loads((ITA / f"{name}.json").read_text("utf-8"))
    titled = [row | {"source": row.get("source") or "X"} for row in rows]

    body = json.dumps({"results": titled}).encode()
    page = Page("https://x.example/csl.json", body, "application/json", "", NOW)

    assert len(entries_of_file(page) or ()) >= len(rows) - 2


def test_the_entity_list_is_checked_against_the_consolidated_list() -> None:
    packed = json.loads(gzip.decompress((CSL / "csl-2026-07-31.compact.json.gz").read_bytes()))
    sources = packed["tables"]["sources"]
    rows = [
        {"source": sources[row["s"]], "name": row["n"], "alt_names": row.get("a", [])}
        for row in packed["entries"]
        if sources[row["s"]].startswith("Entity List")
    ]
    body = json.dumps({"results": rows}).encode()
    page = Page("https://x.example/csl.json", body, "application/json", "", NOW)
    other, law = entries_of_file(page) or (), supplement("4", DAYS[2])
    with Store(":memory:") as store:
        store.sources.configure([source()], [], NOW)
        for document, entries in (("ecfr:15-744-supp-4", law), ("list:el", other)):
            rows_kept = Publication(NOW.date(), (), compare_entries((), entries))
            store.documents.keep(kept(text(id=document), publication=rows_kept), NOW)

        gaps = Counter(row["listed_in"] for row in store.lists.gaps())

    assert (len(rows), len(law)) == (3_420, 3_415)
    # Parties that share a row of the law have rows of their own in the file (52 of the 98), the file
    # leaves out or adds "Ltd.", and a few names cannot be told from the address after them.
    assert gaps == {"ecfr:15-744-supp-4": 41, "list:el": 93}
