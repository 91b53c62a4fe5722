"""Entries of a list in a supplement: rows under a country, in alphabetical order.

The eCFR prints a country on the first row of its group only: 15 CFR part 744, supplement no. 4.
"""

import re
from dataclasses import replace

from extractors.amending.nouns import Amendment
from extractors.model import Paragraph
from extractors.preview.nouns import Body, DoubtError
from extractors.preview.settled import STARS, Roles, set_out

Cells = list[str]


def relisted(body: Body, amendment: Amendment, roles: Roles) -> tuple[Body, str]:
    """Return the text with entries of its table added, revised or removed, and what to know of it.

    Raises:
        DoubtError: The country or the entry is not there, or not once.

    """
    new = _rows(amendment, roles) if amendment.action in {"add", "revise"} else []
    country = amendment.country or next((cells[0] for cells in new if cells[0]), "")
    if not country:
        raise DoubtError("under which country the entry stands is not said")
    group = _group(body, country)
    if amendment.action == "add":
        return _added(body, group, new, country)
    found = [n for n in group if _names(_cells(body[n])[1], amendment.party)]
    if not amendment.party or len(found) != 1:
        told = f"{len(found)} entries are “{amendment.party}” under {country}"
        raise DoubtError(told if amendment.party else "which entry is meant is not said")
    if found[0] + 1 in group and _continues(body[found[0] + 1]):
        raise DoubtError(f"the entry “{amendment.party}” goes on in the rows below it")
    if amendment.action == "remove":
        return _without(body, group, found[0]), ""
    if len(new) != 1:
        raise DoubtError(f"{len(new)} rows are set out for the entry “{amendment.party}”")
    row = _row(body[found[0]], [_cells(body[found[0]])[0], *new[0][1:]])
    return (*body[: found[0]], row, *body[found[0] + 1 :]), ""


def _rows(amendment: Amendment, roles: Roles) -> list[Cells]:
    told = [
        _cells(one) for one in set_out(amendment, roles) if one.text != STARS and " | " in one.text
    ]
    rows = [cells for cells in told if len(cells) > 1 and cells[1].strip("* ")]
    if amendment.party:
        rows = [cells for cells in rows if _names(cells[1], amendment.party)]
    if not rows:
        raise DoubtError("no row is set out for it")
    return rows


def _added(body: Body, group: list[int], new: list[Cells], country: str) -> tuple[Body, str]:
    rows = [body[n] for n in group]
    told = ""
    for cells in new:
        if len(cells) != len(_cells(rows[0])):
            width = len(_cells(rows[0]))
            raise DoubtError(f"the new row has {len(cells)} cells, those of the table {width}")
        if any(_key(_cells(one)[1]) == _key(cells[1]) for one in rows):
            raise DoubtError(f"“{cells[1][:60]}” stands under {country} already")
        at, told = _place(rows, cells[1])
        rows.insert(at, _row(rows[0], ["", *cells[1:]]))
        if at == 0:
            head = _cells(rows[1])
            rows[0] = _row(rows[0], [head[0], *cells[1:]])
            rows[1] = _row(rows[1], ["", *head[1:]])
    return (*body[: group[0]], *rows, *body[group[-1] + 1 :]), told


def _place(rows: list[Paragraph], party: str) -> tuple[int, str]:
    """Return before which row an entry goes, and what to know of it where the order is not strict."""
    known = [(n, _key(_cells(one)[1])) for n, one in enumerate(rows) if not _continues(one)]
    sought = _key(party)
    later = [n for n, name in known if name > sought]
    at = later[0] if later else len(rows)
    strict = all(name < sought for n, name in known if n < at)
    strict = strict and all(name > sought for n, name in known if n >= at)
    if strict:
        return at, ""
    beside = _cells(rows[at])[1][:60] if at < len(rows) else ""
    return at, f"the entries are in no strict order; it was put before “{beside}”"


def _continues(row: Paragraph) -> bool:
    """Whether a row goes on with the entry before it, and is none itself."""
    return not any(_cells(row)[2:])


def _without(body: Body, group: list[int], at: int) -> Body:
    head = _cells(body[group[0]])[0]
    kept = [body[n] for n in group if n != at]
    if at == group[0] and kept:
        kept[0] = _row(kept[0], [head, *_cells(kept[0])[1:]])
    return (*body[: group[0]], *kept, *body[group[-1] + 1 :])


def _group(body: Body, country: str) -> list[int]:
    """Return the rows of a country.

    Raises:
        DoubtError: It has none, or several groups of them.

    """
    groups: list[list[int]] = []
    inside = False
    for n, one in enumerate(body):
        if one.kind != "row":
            inside = False
        elif ((head := _cells(one)[0]) and not inside) or head:
            inside = _same(head, country)
            groups += [[n]] if inside else []
        elif inside:
            groups[-1].append(n)
    if len(groups) != 1:
        raise DoubtError(f"the table has {len(groups)} groups of rows for {country}")
    return groups[0]


def _same(head: str, country: str) -> bool:
    a, b = _key(head), _key(country)
    return a == b or a.startswith(f"{b} ") or b.startswith(f"{a} ")


def _names(cell: str, party: str) -> bool:
    """Whether a cell begins with a party's name, and not with a longer one."""
    a, b = _key(cell), _key(party)
    return a == b or (
        a.startswith(f"{b} ") and cell[len(party) :].lstrip()[:1] in {",", ".", ";", "("}
    )


def _cells(row: Paragraph) -> Cells:
    """Return the cells of a row; empty ones at its ends have lost their blanks."""
    front = " " if row.text.startswith("| ") else ""
    back = " " if row.text.endswith(" |") else ""
    return [cell.strip() for cell in f"{front}{row.text}{back}".split(" | ")]


def _row(like: Paragraph, cells: Cells) -> Paragraph:
    return replace(like, text=" | ".join(cells).strip())


def _key(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold().replace("’", "'").replace("'", "")))
