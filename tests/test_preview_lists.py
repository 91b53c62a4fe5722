"""Entries of a list: rows under a country, in alphabetical order."""

import pytest

from extractors.law.reading import LawText, read_law
from extractors.preview.applying import preview
from extractors.preview.nouns import Preview
from rules import regtext, rule

HEAD = "Supplement No. 4 to Part 744—Entity List"
ROWS = (
    ("CHINA, PEOPLE'S REPUBLIC OF", "Beta Co., Ltd., Beijing, China.", "All items", "Denial"),
    ("", "Subordinate institution: Zeta Plant.", "", ""),
    ("", "Delta Inc., Shanghai, China.", "All items", "Denial"),
    ("IRAN", "Alpha Trading, Tehran, Iran.", "All items", "Denial"),
    ("", "Omega Trading, Tehran, Iran.", "All items", "Denial"),
)


def law() -> tuple[LawText, ...]:
    rows = "".join(
        "<TR>" + "".join(f"<TD>{cell or ' '}</TD>" for cell in row) + "</TR>" for row in ROWS
    )
    told = '{"path":"/on/_SUBSTITUTE_DATE_/title-15/appendix-x"}'.replace('"', "&quot;")
    body = (
        f'<DIV9 N="Supplement No. 4 to Part 744" TYPE="APPENDIX" hierarchy_metadata="{told}">'
        f"<HEAD>{HEAD}</HEAD><TABLE><TBODY>{rows}</TBODY></TABLE></DIV9>"
    )
    return read_law(body.encode(), "made.xml")


def row(*cells: str) -> str:
    return "<ROW>" + "".join(f"<ENT>{cell}</ENT>" for cell in cells) + "</ROW>"


def table(*rows: str) -> str:
    return f"<GPOTABLE>{''.join(rows)}</GPOTABLE>"


def after(*paragraphs: str) -> Preview:
    return preview([rule(regtext(*paragraphs))], law())


def parties(found: Preview) -> list[str]:
    return [one.text.split(",")[0] for one in found.after if one.kind == "row"]


def test_new_entries_go_where_the_alphabet_puts_them() -> None:
    found = after(
        "2. Supplement No. 4 to part 744 is amended under CHINA, PEOPLE'S REPUBLIC OF, by adding, "
        "in alphabetical order, entries for “Acme Ltd.” and “Cargo Co.”, to read as follows:",
        table(
            row("CHINA, PEOPLE'S REPUBLIC OF", "Acme Ltd., Wuhan, China.", "All items", "Denial"),
            row("", "Cargo Co., Wuhan, China.", "All items", "Denial"),
        ),
    )

    assert [(one.state, one.reason) for one in found.instructions] == [("applied", "")] * 2
    assert [one.text for one in found.after if one.kind == "row"] == [
        "CHINA, PEOPLE'S REPUBLIC OF | Acme Ltd., Wuhan, China. | All items | Denial",
        "| Beta Co., Ltd., Beijing, China. | All items | Denial",
        "| Subordinate institution: Zeta Plant. |  |",
        "| Cargo Co., Wuhan, China. | All items | Denial",
        "| Delta Inc., Shanghai, China. | All items | Denial",
        "IRAN | Alpha Trading, Tehran, Iran. | All items | Denial",
        "| Omega Trading, Tehran, Iran. | All items | Denial",
    ]


def test_the_country_stays_when_its_first_entry_goes() -> None:
    found = after(
        "2. Supplement No. 4 to part 744 is amended under IRAN by removing the entry for "
        "“Alpha Trading”."
    )

    assert [one.text for one in found.after if one.kind == "row"][-1] == (
        "IRAN | Omega Trading, Tehran, Iran. | All items | Denial"
    )


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (
            "under IRAN by removing the entry for “Gamma Co.”",
            "0 entries are “Gamma Co.” under IRAN",
        ),
        (
            "under CHINA by removing the entry for “Beta Co., Ltd.”",
            "the entry “Beta Co., Ltd.” goes on in the rows below it",
        ),
        (
            "under CUBA by removing the entry for “Gamma Co.”",
            "the table has 0 groups of rows for CUBA",
        ),
    ],
)
def test_an_entry_that_is_not_there_is_not_guessed(words: str, reason: str) -> None:
    found = after(f"2. Supplement No. 4 to part 744 is amended {words}.")

    assert [(one.state, one.reason) for one in found.instructions] == [("ambiguous", reason)]
    assert found.provisions == ()
