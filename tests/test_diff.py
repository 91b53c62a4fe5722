"""`rulewire diff` and `rulewire show`, from the shell's side."""

import gzip
import json
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from commanding import Rulewire
from extractors.model import Document, Paragraph
from storage.store import Store

# The Entity List has five columns; this part's table is no list of parties.
PART = (
    (Path(__file__).parent / "pages" / "ecfr" / "part.xml")
    .read_text("utf-8")
    .replace("Supplement No. 4", "Supplement No. 9")
)
NOW = datetime(2026, 7, 23, tzinfo=UTC)
HEADER = "source,name,addresses,alt_names,programs,federal_register_notice,license_requirement"


def saved(name: str, text: str) -> Path:
    path = Path(name)
    path.write_text(text, encoding="utf-8")
    return path


def told(rulewire: Rulewire, before: str, after: str, name: str = "part.xml") -> Any:
    said = rulewire("diff", saved(f"old-{name}", before), saved(f"new-{name}", after), "--json")
    assert (said.code, said.err) == (0, "")
    return json.loads(said.out)


def test_a_file_does_not_differ_from_itself(rulewire: Rulewire) -> None:
    found = told(rulewire, PART, PART)

    assert found["hunks"] == []
    assert set(found["counts"].values()) == {0}
    assert found["rows"] == {"added": [], "removed": [], "modified": []}


def test_a_changed_word_of_the_law_is_told_with_its_citation_and_its_document(
    rulewire: Rulewire,
) -> None:
    later = PART.replace("A new paragraph", "No new paragraph").replace(
        "90 FR 47201, Sept. 30, 2025", "90 FR 47201, Sept. 30, 2025; 91 FR 36073, June 16, 2026"
    )

    found = told(rulewire, PART, later)

    news, pointer = found["hunks"]
    assert (news["label"], news["kind"], news["class"]) == (
        "15 CFR 744.1(b)",
        "amended",
        "substantive",
    )
    assert news["reason"] == "“no” was added"
    assert news["documents"] == ["91 FR 36073, June 16, 2026"]
    assert (news["before"][:19], news["after"][:20]) == (
        "(b) A new paragraph",
        "(b) No new paragraph",
    )
    assert (pointer["label"], pointer["class"]) == ("15 CFR 744.1", "pointer")
    assert (found["counts"]["substantive"], found["counts"]["pointer"]) == (1, 1)


def test_the_typesetters_changes_are_editorial(rulewire: Rulewire) -> None:
    found = told(rulewire, PART, PART.replace("72 others.", "72 Others").replace("&#x2014;", " - "))

    assert {hunk["class"] for hunk in found["hunks"]} == {"editorial"}


def test_the_end_of_a_stay_is_a_change_of_status(rulewire: Rulewire) -> None:
    found = told(rulewire, PART, PART.replace("until Nov. 9, 2026", "until Nov. 9, 2027"))

    assert [(h["label"], h["class"]) for h in found["hunks"]] == [("15 CFR 744.1", "status")]


def test_a_changed_cell_is_a_changed_row(rulewire: Rulewire) -> None:
    found = told(rulewire, PART, PART.replace("Case by case", "No case at all"))

    (hunk,) = found["hunks"]
    assert (hunk["label"], hunk["kind"], hunk["class"]) == (
        "Supplement No. 9 to Part 744",
        "amended",
        "substantive",
    )


def test_an_entity_list_with_other_columns_is_compared_as_text_with_a_warning(
    rulewire: Rulewire,
) -> None:
    part = PART.replace("Supplement No. 9", "Supplement No. 4")

    said = rulewire("diff", saved("a.xml", part), saved("b.xml", part.replace("Case", "No case")))

    assert said.code == 0
    assert "1 substantive" in said.out
    assert "b.xml: its rows are compared as text" in said.err


def entity(name: str, aliases: str = "", requirement: str = "All items") -> str:
    return f"Entity List (EL),{name},Harbour 7,{aliases},,91 FR 1,{requirement}"


def test_rows_of_a_list_are_told_as_added_removed_and_modified(rulewire: Rulewire) -> None:
    before = "\n".join([HEADER, entity("Acme", "Ace; Apex"), entity("Bolt"), entity("Cog")]) + "\n"
    after = "\n".join([HEADER, entity("Acme", "Ace"), entity("Cog"), entity("Dynamo")]) + "\n"

    found = told(rulewire, before, after, "list.csv")

    assert [row["name"] for row in found["rows"]["added"]] == ["Dynamo"]
    assert [row["name"] for row in found["rows"]["removed"]] == ["Bolt"]
    (modified,) = found["rows"]["modified"]
    assert (modified["name"], modified["fields"]) == (
        "Acme",
        {"aliases": {"before": ["Apex"], "after": []}},
    )


def test_a_page_is_compared_by_its_words(rulewire: Rulewire) -> None:
    page = "<html><body><h1>Notice</h1><p>A license is required for exports to Atlantis, BIS said.</p></body></html>"

    found = told(rulewire, page, page.replace("is required", "is not required"), "page.html")

    assert [h["reason"] for h in found["hunks"]] == ["“not” was added"]


def test_a_person_gets_the_news_and_the_count_of_the_rest(rulewire: Rulewire) -> None:
    later = PART.replace("A new paragraph", "No new paragraph").replace(
        "Footnotes too.", "Footnotes too"
    )

    said = rulewire("diff", saved("a.xml", PART), saved("b.xml", later))

    assert "15 CFR 744.1(b) · amended · substantive: “no” was added" in said.out
    assert "[-A-]{+No+} new paragraph" in said.out
    assert "1 more that change nothing; --all shows them." in said.out
    assert "only punctuation" in rulewire("diff", "a.xml", "b.xml", "--all").out


def test_a_page_to_print_holds_the_redline_and_no_script(rulewire: Rulewire) -> None:
    later = PART.replace("A new paragraph", "A &lt;script&gt; paragraph")

    said = rulewire("diff", saved("a.xml", PART), saved("b.xml", later), "--html", "r.html")

    page = Path("r.html").read_text("utf-8")
    assert said.code == 0
    assert "<del>new</del><ins>&lt;script&gt;</ins>" in page
    assert "<script" not in page


def test_a_page_that_cannot_be_written_is_told(rulewire: Rulewire) -> None:
    said = rulewire("diff", saved("a.xml", PART), "a.xml", "--html", "nowhere/r.html")

    assert said.code == 2
    assert said.err == (
        "rulewire: nowhere/r.html: cannot be written: No such file or directory; "
        "name another file with --html\n"
    )


def test_a_script_can_ask_for_the_exit_code(rulewire: Rulewire) -> None:
    saved("a.xml", PART)
    saved("b.xml", PART.replace("A new", "No new"))

    assert rulewire("diff", "a.xml", "a.xml", "--exit-code").code == 0
    assert rulewire("diff", "a.xml", "b.xml", "--exit-code").code == 1


@pytest.mark.parametrize(
    ("name", "text", "complaint"),
    [
        ("cut.xml", PART[: len(PART) // 2], "not well-formed XML"),
        ("other.xml", PART.replace("<CITA", "<WIDGET/><CITA", 1), "unknown element"),
        ("challenge.html", "", "empty"),
        (
            "answer.xml",
            "<html><body><h1>404</h1><p>Not found here.</p></body></html>",
            "error page",
        ),
        ("list.csv", "source,nme,addresses,alt_names\nEL,Acme,x,y\n", "header"),
    ],
)
def test_what_cannot_be_read_is_named_and_nothing_is_compared(
    rulewire: Rulewire, name: str, text: str, complaint: str
) -> None:
    said = rulewire("diff", saved("a.xml", PART), saved(name, text), "--json")

    assert (said.code, said.out) == (2, "")
    assert name in said.err
    assert complaint in said.err


def test_a_file_that_is_not_there_is_named(rulewire: Rulewire) -> None:
    said = rulewire("diff", "no.xml", "either.xml")

    assert (said.code, said.out) == (2, "")
    assert "no.xml" in said.err


def test_a_damaged_archive_is_named(rulewire: Rulewire) -> None:
    whole = bytearray(gzip.compress(PART.encode()))
    whole[40:60] = bytes(20)
    Path("b.xml.gz").write_bytes(whole)

    said = rulewire("diff", saved("a.xml", PART), "b.xml.gz")

    assert (said.code, said.out) == (2, "")
    assert "b.xml.gz: cannot be read" in said.err


def test_a_part_that_lost_most_of_its_sections_is_compared_with_a_warning(
    rulewire: Rulewire,
) -> None:
    begin, end = PART.index('<DIV8 N="744.2-'), PART.index("</DIV6>")
    shorn = PART[:begin] + PART[end:]
    shorn = shorn[: shorn.index("<DIV9")] + shorn[shorn.rindex("</DIV9>") + 7 :]

    said = rulewire("diff", saved("a.xml", PART), saved("b.xml", shorn))

    assert said.code == 0
    assert "are not in it" in said.err


def section(*texts: str) -> Document:
    label = "15 CFR 744.11"
    words = [Paragraph(f"{label}({c})", f"({c}) {t}") for c, t in zip("abc", texts, strict=False)]
    head = Paragraph(label, "§ 744.11 License requirements.", "heading")
    return Document("ecfr:15-744.11", "e", "https://x.example/", "§ 744.11", None, (head, *words))


@pytest.fixture
def kept(rulewire: Rulewire) -> Rulewire:
    saved("rulewire.toml", 'database = "r.db"\n[fetch]\ncontact = "a@example.org"\n')
    with Store("r.db") as store:
        for day, text in (("2022-10-07", "A"), ("2024-04-04", "B"), ("2025-05-13", "A")):
            words = section(f"the rule says {text}", "the rest")
            store.provisions.keep(words, date.fromisoformat(day), "amendment", NOW)
    return rulewire


def test_a_provision_is_shown_as_it_stood_on_a_day(kept: Rulewire) -> None:
    before = kept("show", "15 C.F.R. § 744.11(a)", "--as-of", "2024-04-03")
    after = json.loads(kept("show", "15 CFR 744.11", "--as-of", "2024-04-04", "--json").out)

    assert "(a) the rule says A" in before.out
    assert "the rest" not in before.out
    assert "in force since 2022-10-07, until 2024-04-04" in before.out
    assert [p["text"] for p in after["paragraphs"][1:]] == ["(a) the rule says B", "(b) the rest"]
    (edition,) = after["editions"]
    assert (edition["valid_from"], edition["valid_until"]) == ("2024-04-04", "2025-05-13")


@pytest.mark.parametrize(
    "citation",
    ["§ 744.11(a)", "744.11(a)", " 15 cfr § 744.11 (a). ", "15 CFR 744.11, paragraph (a)"],
)
def test_a_citation_is_understood_as_lawyers_write_it(kept: Rulewire, citation: str) -> None:
    assert "(a) the rule says A" in kept("show", citation).out


@pytest.mark.parametrize(
    ("citation", "words"),
    [
        ("15 C.F.R. Part 744, Supp. No. 4", "the words of supplement 4"),
        ("supplement no. 4 to 15 CFR part 744", "the words of supplement 4"),
        ("10 CFR part 810, app. a", "the words of appendix A"),
        ("3a090", "the words of item a.1"),
        ("eccn 3A090.a", "the words of item a.1"),
        ("part 744", "the rule says A"),
    ],
)
def test_supplements_entries_and_parts_are_cited_in_any_form(
    kept: Rulewire, citation: str, words: str
) -> None:
    texts = {
        ("ecfr:15-744-supp-4", "Supplement No. 4 to Part 744"): "the words of supplement 4",
        ("ecfr:10-810-app-a", "Appendix A to Part 810"): "the words of appendix A",
        ("ecfr:15-774-supp-1", "ECCN 3A090.a.1"): "the words of item a.1",
    }
    with Store("r.db") as store:
        for (name, label), text in texts.items():
            law = Document(name, "e", "https://x.example/", "", None, (Paragraph(label, text),))
            store.provisions.keep(law, date(2024, 1, 1), "amendment", NOW)

    assert words in kept("show", citation).out


def test_a_section_of_two_titles_wants_its_title(kept: Rulewire) -> None:
    with Store("r.db") as store:
        words = (Paragraph("22 CFR 744.1", "of another title"),)
        law = Document("ecfr:22-744.1", "e", "https://x.example/", "", None, words)
        store.provisions.keep(law, date(2024, 1, 1), "amendment", NOW)

    assert "name the title of part 744: 15 CFR, 22 CFR" in kept("show", "§ 744.11").err


def test_a_section_of_a_reserved_range_is_shown_as_the_range(kept: Rulewire) -> None:
    with Store("r.db") as store:
        head = Paragraph("15 CFR 744.12-744.14", "§§ 744.12-744.14 [Reserved]", "heading")
        text = Document("ecfr:15-744.12-744.14", "e", "https://x.example/", "", None, (head,))
        store.provisions.keep(text, date(2017, 1, 3), "amendment", NOW)

    assert "§§ 744.12-744.14 [Reserved]" in kept("show", "15 CFR 744.13").out
    assert kept("show", "15 CFR 744.15").code == 2


def test_a_whole_part_is_shown_and_compared_in_the_order_of_the_law(kept: Rulewire) -> None:
    with Store("r.db") as store:
        for name in ("744.2", "744-supp-4"):
            words = (Paragraph(f"15 CFR {name}", f"the words of {name}"),)
            text = Document(f"ecfr:15-{name}", "e", "https://x.example/", name, None, words)
            store.provisions.keep(text, date(2024, 1, 1), "amendment", NOW)

    assert kept("show", "15 CFR Part 744", "--json").err == ""
    shown = json.loads(kept("show", "15 CFR Part 744", "--json").out)
    days = ("--from", "2023-01-01", "--to", "2026-01-01", "--json")
    hunks = json.loads(kept("diff", "15 CFR Part 744", *days).out)["hunks"]

    order = ["ecfr:15-744.2", "ecfr:15-744.11", "ecfr:15-744-supp-4"]
    assert [edition["document"] for edition in shown["editions"]] == order
    assert [(h["label"], h["kind"]) for h in hunks] == [
        ("15 CFR 744.2", "added"),
        ("15 CFR 744-supp-4", "added"),
    ]


def test_two_days_are_compared_and_words_that_came_back_are_a_reversion(kept: Rulewire) -> None:
    first = kept("diff", "15 CFR 744.11", "--from", "2023-01-01", "--to", "2024-12-31", "--json")
    back = kept("diff", "15 CFR 744.11", "--from", "2024-12-31", "--to", "2026-01-01", "--json")

    (hunk,) = json.loads(first.out)["hunks"]
    assert (hunk["label"], hunk["class"]) == ("15 CFR 744.11(a)", "substantive")
    (hunk,) = json.loads(back.out)["hunks"]
    assert (hunk["class"], hunk["after"]) == ("reversion", "(a) the rule says A")


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        (("show", "15 CFR 744.11", "--as-of", "2999-01-01"), "in the future"),
        (("show", "15 CFR 744.11", "--as-of", "2020-01-01"), "it is kept since 2022-10-07"),
        (("show", "15 CFR 744.12"), "no such provision is kept"),
        (("show", "15 CFR 744.11(z)"), "no kept edition of 15 CFR 744.11 has such a paragraph"),
        (("show", "15 CFR Part 745"), "no such p"),
        (("show", "§ 745.1"), "no title is kept that has it"),
        (("show", "the chip rule"), "not understood as a citation"),
        (("show", ""), "not understood as a citation"),
        (("diff", "15 CFR 744.11", "--from", "2999-01-01"), "in the future"),
        (("diff", "15 CFR 744.11"), "name two files"),
        (("diff", "15 CFR 744.11", "--to", "2024-01-01"), "wants --from"),
        (("show", "15 CFR 744.11", "--as-of", "yesterday"), "yesterday"),
    ],
)
def test_what_cannot_be_answered_says_why(
    kept: Rulewire, words: tuple[str, ...], complaint: str
) -> None:
    said = kept(*words)

    assert (said.code, said.out) == (2, "")
    assert complaint in said.err


def test_without_a_database_a_citation_says_what_makes_one(rulewire: Rulewire) -> None:
    said = rulewire("show", "15 CFR 744.11")

    assert said.code == 2
    assert "rulewire once makes it" in said.err
