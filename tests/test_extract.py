"""`rulewire extract`: any text, read as the daemon would read it."""

import json
from pathlib import Path
from typing import Any

import pytest

from commanding import Rulewire
from paper import pdf
from saved_pages import PAGES
from servers import Server

SEED = Path(__file__).parents[1].parent / "shared" / "seed" / "ai-diffusion-article.txt"
OWN = PAGES / "extract" / "export-letter.txt"
KEYS = {
    "id", "title", "published_at", "text", "mentions", "identifiers", "dates", "events",
    "list_actions", "amendments", "amendment_dates", "outline", "tables", "relevant", "severity", "reason",
    "story",
}  # fmt: skip
RULE = PAGES / "federal_register" / "rule.xml"
ISSUE = """<FEDREG><DATE>Wednesday, January 15, 2025</DATE><RULES>
<RULE><PREAMB><SUBJECT>A Rule on Huawei</SUBJECT></PREAMB><FRDOC>[FR Doc. 2025-00636 Filed]</FRDOC>
</RULE></RULES><NOTICES><NOTICE><PREAMB><SUBJECT>A Notice</SUBJECT></PREAMB>
<FRDOC>[FR Doc. 2025-00637 Filed]</FRDOC></NOTICE></NOTICES></FEDREG>"""
HERE = """[gate]
private_networks = ["127.0.0.0/8"]
[fetch]
contact = "officer@example.org"
robots = false
"""
STORY = (
    "The Bureau of Industry and Security rescinded the AI Diffusion Rule on Tuesday, and warned "
    "that using Huawei Ascend chips anywhere in the world risks a breach of export controls."
)


@pytest.fixture
def own(rulewire: Rulewire) -> dict[str, Any]:
    (row,) = rulewire("extract", OWN, "--json").rows
    return row


def names(row: dict[str, Any]) -> set[str]:
    return {mention["name"] for mention in row["mentions"]}


def written(name: str, body: str | bytes) -> Path:
    path = Path(name)
    path.write_bytes(body.encode() if isinstance(body, str) else body)
    return path


def page(title: str, *paragraphs: str) -> str:
    texts = "".join(f"<p>{text}</p>" for text in paragraphs)
    return (
        f"<html><head><title>{title}</title></head><body><main><article><h1>{title}</h1>{texts}"
        "</article></main></body></html>"
    )


def test_an_article_is_read_as_it_should_be(own: dict[str, Any]) -> None:
    expected = json.loads(OWN.with_suffix(".expected.json").read_text("utf-8"))

    assert (own["id"], own["title"]) == ("export-letter", expected["title"])
    assert (own["published_at"], own["relevant"]) == (
        expected["published_at"], expected["relevant"],
    )  # fmt: skip
    assert sorted(names(own)) == expected["names"]
    assert [[i["label"], i["value"]] for i in own["identifiers"]] == expected["identifiers"]
    assert sorted({event["status"] for event in own["events"]}) == expected["statuses"]
    assert [words for words in expected["absent"] if words in own["text"]] == []


def test_a_line_has_exactly_the_keys_that_are_promised(own: dict[str, Any]) -> None:
    assert own.keys() == KEYS
    assert own["mentions"][0].keys() == {"start", "end", "text", "label", "entity", "name"}
    assert own["identifiers"][0].keys() == {"label", "value", "start", "end"}
    assert own["events"][0].keys() == {
        "rule", "rule_name", "kind", "date", "axis", "status", "quote", "start", "end",
    }  # fmt: skip


@pytest.mark.parametrize("path", [OWN, RULE, PAGES / "article" / "sections-and-ads.html"])
def test_every_offset_is_that_of_the_words(rulewire: Rulewire, path: Path) -> None:
    (row,) = rulewire("extract", path, "--json").rows

    wrong = [m for m in row["mentions"] if row["text"][m["start"] : m["end"]] != m["text"]]
    assert row["text"]
    assert wrong == []


@pytest.mark.skipif(not SEED.exists(), reason="the shared seed article is not here")
def test_the_seed_article_is_read_as_it_should_be(rulewire: Rulewire) -> None:
    (row,) = rulewire("extract", SEED, "--json").rows

    assert {
        "Huawei", "Ascend", "Ascend 910C", "NVIDIA", "H100", "DeepSeek", "Jeffrey Kessler",
        "Bureau of Industry and Security", "AI Diffusion Rule", "China",
    } <= names(row)  # fmt: skip
    assert {m["name"] for m in row["mentions"] if m["text"] == "Jeffery Kessler"} == {
        "Jeffrey Kessler"
    }
    assert {event["status"] for event in row["events"]} == {"reported"}
    assert "Leave a Reply" not in row["text"]
    assert "Source & Images" not in row["text"]


def test_texts_given_together_make_stories(rulewire: Rulewire) -> None:
    first = written("a.html", page("AI Diffusion Rule rescinded", STORY, "Markets were calm."))
    second = written("b.html", page("BIS rescinds AI Diffusion Rule", STORY, "Lawyers cheered."))
    other = written("c.html", page("A console", "It fits a coat pocket. Its fan is polite."))

    rows = rulewire("extract", first, second, other, "--json").rows

    assert [row["id"] for row in rows] == ["a", "b", "c"]
    assert rows[0]["story"] == rows[1]["story"] != ""
    assert rows[0]["story"] is not None
    assert rows[2]["story"] is None


def test_a_page_is_fetched_and_named_by_its_url(rulewire: Rulewire, server: Server) -> None:
    url = server.serve("/news", page("A Rule on Huawei", STORY))
    written("rulewire.toml", HERE)

    (row,) = rulewire("extract", url, "--json").rows

    assert row["id"] == url
    assert row["title"] == "A Rule on Huawei"
    assert "officer@example.org" in server.requests[0].headers["user-agent"]


def test_a_page_needs_a_contact(rulewire: Rulewire, server: Server) -> None:
    said = rulewire("extract", server.serve("/news", page("A Rule", STORY)))

    assert said.code == 2
    assert "set contact" in said.err
    assert server.requests == []


def test_a_page_that_does_not_come_is_an_error(rulewire: Rulewire, server: Server) -> None:
    written("rulewire.toml", HERE + "tries = 1\n")

    said = rulewire("extract", f"{server.url}/gone")

    assert (said.code, said.out) == (3, "")
    assert said.err == f"rulewire: {server.url}/gone: HTTP 404\n"


def test_a_pdf_is_read(rulewire: Rulewire) -> None:
    lines = [(72.0, 700.0 - 14 * n, line) for n, line in enumerate(STORY.split(", "))]
    path = written("letter.pdf", pdf([lines], "A letter"))

    (row,) = rulewire("extract", path, "--json").rows

    assert (row["id"], row["title"]) == ("letter", "A letter")
    assert "Huawei" in names(row)


def test_a_federal_register_document_is_read_as_one(rulewire: Rulewire) -> None:
    (row,) = rulewire("extract", RULE, "--json").rows

    assert row["title"] == "Framework for Example Diffusion"
    assert {"label": "CFR", "value": "15 CFR 744.99"} in [
        {"label": i["label"], "value": i["value"]} for i in row["identifiers"]
    ]


def test_a_rule_says_what_it_changes_in_the_law(rulewire: Rulewire) -> None:
    (row,) = rulewire("extract", RULE, "--json").rows

    assert [(one["instruction"], one["action"], one["target"]) for one in row["amendments"]] == [
        ("1", "authority", "15 CFR Part 744"),
        ("2", "revise", "15 CFR 744.99(a)"),
    ]
    assert "  2.     revise      15 CFR 744.99(a)" in rulewire("extract", RULE).out


def test_a_rule_is_told_as_a_tree_with_its_tables_as_rows(rulewire: Rulewire) -> None:
    table = "<GPOTABLE><BOXHD><CHED>Country</CHED><CHED>Entity</CHED></BOXHD><ROW><ENT>CHINA</ENT><ENT>Alpha</ENT></ROW></GPOTABLE>"
    told = f"<SUPLINF><HD SOURCE='HED'>Why:</HD><P>First.</P>{table}</SUPLINF>"
    body = ISSUE.replace("<FRDOC>[FR Doc. 2025-00636", f"{told}<FRDOC>[FR Doc. 2025-00636")

    told_rule, told_notice = rulewire("extract", written("issue.xml", body), "--json").rows

    (section,) = told_rule["outline"]["sections"]
    assert (section["heading"], section["paragraphs"][0]["text"]) == ("Why:", "First.")
    (rows,) = told_rule["tables"]
    assert (rows["columns"], rows["rows"]) == (["Country", "Entity"], [["CHINA", "Alpha"]])
    assert (told_notice["outline"], told_notice["tables"]) == (None, [])


def test_a_whole_issue_is_a_line_for_each_document(rulewire: Rulewire) -> None:
    rows = rulewire("extract", written("issue.xml", ISSUE), "--json").rows

    assert [(row["id"], row["title"]) for row in rows] == [
        ("issue#2025-00636", "A Rule on Huawei"),
        ("issue#2025-00637", "A Notice"),
    ]
    assert rows[0]["published_at"] == "2025-01-15T05:00:00+00:00"


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b"", "the body is empty"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "expected article, got binary"),
        (b'{"a": 1}', "expected article, got json"),
        (b"<rss><channel/></rss>", "no Federal Register document in <rss>"),
        (b"<RULE><PREAMB>", "not well-formed"),
        (b"%PDF-1.4 cut", "PDF"),
    ],
)
def test_what_is_no_text_is_an_error_that_names_it(
    rulewire: Rulewire, body: bytes, reason: str
) -> None:
    said = rulewire("extract", written("strange.bin", body), "--json")

    assert (said.code, said.out) == (3, "")
    assert said.err.startswith("rulewire: ")
    assert "strange.bin: " in said.err
    assert reason in said.err
    assert said.err.count("\n") == 1


@pytest.mark.parametrize(
    ("path", "reason"), [("gone.txt", "No such file or directory"), (".", "Is a directory")]
)
def test_what_cannot_be_opened_is_an_error_that_names_it(
    rulewire: Rulewire, path: str, reason: str
) -> None:
    said = rulewire("extract", path)

    assert said.code == 3
    assert (
        said.err == f"rulewire: {path}: cannot be read: {reason}; name a file that you may read\n"
    )


def test_one_text_that_fails_costs_no_other_anything(rulewire: Rulewire) -> None:
    said = rulewire("extract", "gone.txt", OWN, "--json")

    assert said.code == 1
    assert [row["id"] for row in said.rows] == ["export-letter"]
    assert "gone.txt" in said.err


def test_a_person_reads_a_short_account(rulewire: Rulewire) -> None:
    said = rulewire("extract", OWN)

    lines = said.out.splitlines()
    assert lines[0] == "Washington Tells Chip Makers to Watch Where Accelerators Go"
    assert lines[1] == "  no date"
    assert "Jeffrey Kessler (PERSON)" in lines[3]
    assert lines[4] == "  numbers    3A090.a, 15 CFR 744.23"


def test_a_text_cannot_steer_the_terminal(rulewire: Rulewire) -> None:
    path = written("x.html", page("A \x9b31mred\u202e title", STORY))

    said = rulewire("extract", path)

    assert [c for c in said.out if not c.isprintable() and c != "\n"] == []


def test_json_is_ascii_that_any_terminal_can_show(rulewire: Rulewire) -> None:
    path = written("x.html", page("华为 title", STORY))

    said = rulewire("extract", path, "--json")

    assert said.out.isascii()
    assert said.rows[0]["title"] == "华为 title"
