"""`rulewire preview` on saved files, good and bad."""

import json
from pathlib import Path

import pytest

from commanding import Rulewire
from law_files import fragment

LAW = fragment(
    "<HEAD>§ 744.1 Records.</HEAD><P>(a) Two years.</P><P>(b) In English.</P><P>(c) On paper.</P>"
)
RULE = """<RULE><PREAMB><CFR>15 CFR Part 744</CFR><SUBJECT>A Rule</SUBJECT>
<EFFDATE><HD SOURCE="HED">DATES:</HD><P>This rule is effective May 1, 2025, except for instruction 3,
which is effective January 1, 2026.</P></EFFDATE></PREAMB><SUPLINF><REGTEXT TITLE="15" PART="744">
<AMDPAR>2. In § 744.1, revise paragraph (a) to read as follows:</AMDPAR>
<SECTION><P>(a) Five years.</P></SECTION>
<AMDPAR>3. In § 744.1, remove paragraph (c).</AMDPAR>
<AMDPAR>4. In § 744.1, remove paragraph (x).</AMDPAR>
</REGTEXT></SUPLINF><FRDOC>[FR Doc. 2025-19001 Filed]</FRDOC></RULE>"""


@pytest.fixture(autouse=True)
def _saved(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("law.xml").write_bytes(LAW)
    Path("rule.xml").write_text(RULE, "utf-8")


def test_a_program_reads_what_became_of_each_instruction(rulewire: Rulewire) -> None:
    said = rulewire("preview", "rule.xml", "--onto", "law.xml", "--json")

    found = json.loads(said.out)
    assert (said.code, said.err) == (0, "")
    assert set(found) == {"instructions", "provisions"}
    assert [
        (one["number"], one["action"], one["target"], one["state"], one["reason"])
        for one in found["instructions"]
    ] == [
        ("2", "revise", "15 CFR 744.1(a)", "applied", ""),
        ("3", "remove", "15 CFR 744.1(c)", "applied", ""),
        ("4", "remove", "15 CFR 744.1(x)", "ambiguous", "there is no 15 CFR 744.1(x) in the text"),
    ]
    assert found["instructions"][1]["text"] == "3. In § 744.1, remove paragraph (c)."
    assert found["provisions"] == [
        {"label": "15 CFR 744.1(a)", "before": "(a) Two years.", "after": "(a) Five years."},
        {"label": "15 CFR 744.1(c)", "before": "(c) On paper.", "after": ""},
    ]


def test_what_has_no_effect_yet_waits(rulewire: Rulewire) -> None:
    said = rulewire(
        "preview", "rule.xml", "--onto", "law.xml", "--as-of", "2025-12-31", "--json"
    )  # fmt: skip

    found = json.loads(said.out)
    waiting = found["instructions"][1]
    assert (waiting["state"], waiting["reason"]) == ("pending", "it has effect from 2026-01-01")
    assert [one["label"] for one in found["provisions"]] == ["15 CFR 744.1(a)"]


def test_a_person_reads_a_redline(rulewire: Rulewire) -> None:
    said = rulewire("preview", "rule.xml", "--onto", "law.xml", "--html", "page.html")

    assert "3 changes: 2 applied, 1 ambiguous" in said.out
    assert "4.     remove 15 CFR 744.1(x): there is no 15 CFR 744.1(x) in the text" in said.out
    assert "(a) [-Two-]{+Five+} years." in said.out
    assert "Five" in Path("page.html").read_text("utf-8")


def test_a_page_that_cannot_be_written_is_told(rulewire: Rulewire) -> None:
    said = rulewire("preview", "rule.xml", "--onto", "law.xml", "--html", "nowhere/page.html")

    assert said.code == 2
    assert said.err == (
        "rulewire: nowhere/page.html: cannot be written: No such file or directory; "
        "name another file with --html\n"
    )


@pytest.mark.parametrize(
    ("rule", "law", "told"),
    [
        (RULE, LAW.replace(b"744", b"740"), "it is 15 CFR part 740, and fr:2025-19001 amends 15 CFR part 744"),
        (LAW.decode(), LAW, "no rule, it has no instruction that amends the CFR"),
        (RULE[:-40], LAW, "not well-formed XML"),
        (RULE, LAW[:-20], "not well-formed XML"),
        (RULE, RULE.encode(), "no XML of the law: its root is RULE"),
        ("<html><p>Access denied", LAW, ""),
    ],
)  # fmt: skip
def test_a_file_that_will_not_do_is_named(
    rulewire: Rulewire, rule: str, law: bytes, told: str
) -> None:
    Path("rule.xml").write_text(rule, "utf-8")
    Path("law.xml").write_bytes(law)

    said = rulewire("preview", "rule.xml", "--onto", "law.xml", "--json")

    assert said.code == 2
    assert said.out == ""
    assert told in said.err
    assert "Traceback" not in said.err


def test_a_rule_that_is_not_kept_is_named(rulewire: Rulewire) -> None:
    said = rulewire("preview", "fr:2025-19001")

    assert said.code == 2
    assert said.err.startswith("rulewire: ")
