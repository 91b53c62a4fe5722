import re
import unicodedata
from dataclasses import replace
from html.parser import HTMLParser
from urllib.parse import urlsplit

import pytest
from hypothesis import given, settings

from extractors.hunks import Change, Edit, Hunk, HunkClass
from extractors.model import Severity
from letters import HUNK, NASTY, REDLINE, hostile, message, told
from pipeline.cards import headline, subject
from pipeline.harmless import cut, header, line, unaddressed, web_url
from pipeline.passages import redline
from pipeline.render import rendered

# All that we write.
TAGS = {"html", "head", "meta", "title", "body", "div", "table", "tr", "td", "span", "a", "strong"}
TAGS |= {"br"}


class Seen(HTMLParser):
    """What a mail program sees: tags, links, text, and the colours that text is set in."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.names: set[str] = set()
        self.links: list[str] = []
        self.styles: list[str] = []
        self.words = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.names.update(name for name, _ in attrs)
        self.links += [value or "" for name, value in attrs if name == "href"]
        self.styles += [value or "" for name, value in attrs if name == "style"]

    def handle_data(self, data: str) -> None:
        self.words += data


def luminance(colour: str) -> float:
    """WCAG 2.2, relative luminance."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_the_subject_says_how_urgent_who_and_what() -> None:
    found = headline((told(),), digest=False)

    assert found == "[rulewire] HIGH BIS press releases: Commerce rescinds the AI Diffusion Rule"


def test_the_subject_of_several_counts_the_others() -> None:
    found = headline((told(), told(), told()), digest=False)

    assert found.endswith("Commerce rescinds the AI Diffusion Rule (+2 more)")


def test_the_subject_of_a_digest_counts_the_most_urgent() -> None:
    found = headline((told(), told(), told(severity=Severity.LOW)), digest=True)

    assert found == (
        "[rulewire] Digest: 3 findings, 2 HIGH · Commerce rescinds the AI Diffusion Rule"
    )


def test_a_subject_that_is_given_is_kept() -> None:
    assert subject(message(subject="Test\nmessage")) == "Test message"


def test_the_plain_part_tells_everything() -> None:
    text = rendered(message()).text

    assert text == (
        "HIGH: Text changed\n"
        "Commerce rescinds the AI Diffusion Rule\n"
        "BIS press releases · official · 2025-05-13\n"
        "https://www.bis.gov/press-release/rescission\n"
        "\n"
        "An official source names Huawei.\n"
        "\n"
        "(a)(2) amended:\n"
        "  Using the chips [-anywhere in the world violates-] {+risks violating+}\n"
        "  export controls.\n"
        "\n"
        "Names: Huawei\n"
        "You asked for: entity Huawei\n"
        "The same from the database:\n"
        '  sqlite-utils rulewire.db "select * from recent_change where number = 2"\n'
        "\n" + "-" * 72 + "\n\n"
        "rulewire reports what was published. It is not legal advice. The official\n"
        "editions of the Federal Register and the Code of Federal Regulations are\n"
        "those on govinfo.gov; the eCFR and web pages are not.\n"
        'Sent by rulewire for subscription "export-team".'
    )


def test_reports_that_were_kept_back_are_counted() -> None:
    text = rendered(message(replace(told(), also=39))).text

    assert "\n39 further reports of the same story, kept in the database.\n" in text


def test_a_report_is_not_called_official() -> None:
    text = rendered(message(told(official=False, source_name="Chip Letter"))).text

    assert "\nreported by Chip Letter · 2025-05-13\n" in text


def test_a_finding_about_a_source_claims_no_authority() -> None:
    text = rendered(message(told(kind="source_blind", document="", change=None))).text

    assert "\nBIS press releases · 2025-05-13\n" in text
    assert "legal advice" not in text


def test_the_html_part_strikes_old_words_and_underlines_new_ones() -> None:
    html = rendered(message()).html

    assert re.search(
        r'<span style="[^"]*text-decoration:line-through;">anywhere in the world violates</span> '
        r'<span style="[^"]*text-decoration:underline;[^"]*">risks violating</span>',
        html,
    )


def test_every_text_in_the_html_part_can_be_read_on_its_ground() -> None:
    each = [told(severity=severity) for severity in Severity]
    styles = Seen(rendered(message(*each)).html).styles
    pairs = {
        (ink[1], ground[1])
        for style in styles
        if (ink := re.search(r"(?<!-)color:(#\w{6})", style)) and "max-height:0" not in style
        for ground in [re.search(r"background-color:(#\w{6})", style) or ("", "#eef1f4")]
    }

    low = {pair for pair in pairs if contrast(*pair) < 4.5}

    assert len(pairs) >= 8
    assert low == set()


def test_the_html_part_needs_no_style_sheet_and_no_script() -> None:
    seen = Seen(rendered(message()).html)

    assert seen.tags <= TAGS


def test_a_reinstatement_is_named() -> None:
    text = rendered(message(told(change=replace(REDLINE, reverts_to=1)))).text

    assert "(The text is again that of version 1.)" in text


def test_a_long_unchanged_run_is_shortened_round_the_edit() -> None:
    run = "word " * 400
    edits = (Edit("equal", run), Edit("insert", "new "), Edit("equal", run))
    change = Change("x", 2, (Hunk("", "amended", HunkClass.SUBSTANTIVE, edits, 0, 1),))

    shown = redline(change, 5000).passages[0].edits

    assert "".join(edit.text for edit in shown) == (
        " … " + "word " * 21 + "new " + "word " * 21 + "word … "
    )


def test_a_redline_without_room_counts_what_it_leaves_out() -> None:
    change = Change("x", 2, (HUNK,) * 50)

    found = redline(change, 300)

    assert (len(found.passages), found.unshown) == (2, 48)


def test_editorial_paragraphs_are_counted_beside_substantive_ones() -> None:
    change = Change("x", 2, (HUNK, replace(HUNK, class_=HunkClass.EDITORIAL)))

    found = redline(change, 5000)

    assert (len(found.passages), found.editorial) == (1, 1)


def test_a_change_that_is_only_editorial_is_shown() -> None:
    change = Change("x", 2, (replace(HUNK, class_=HunkClass.EDITORIAL),))

    found = redline(change, 5000)

    assert (len(found.passages), found.editorial) == (1, 0)


def test_a_row_that_was_added_is_shown_without_the_bar_of_its_empty_cell() -> None:
    row = "| Berg Co., Ltd. | 90 FR 1"
    edits = (Edit("insert", row),)
    hunk = Hunk("Supplement No. 4", "added", HunkClass.SUBSTANTIVE, edits, 0, 26, "row added")

    (passage,) = redline(Change("ecfr:15-744-supp-4", 2, (hunk,)), 1000).passages

    assert [edit.text for edit in passage.edits] == ["Berg Co., Ltd. | 90 FR 1"]
    assert (passage.kind, passage.reason) == ("added", "")


def test_words_are_marked_without_the_spaces_round_them() -> None:
    edits = (Edit("delete", "May 14 "), Edit("insert", "May 15 "), Edit("equal", "2025"))
    change = Change("x", 2, (Hunk("", "amended", HunkClass.SUBSTANTIVE, edits, 0, 1),))

    text = rendered(message(told(change=change))).text

    assert "[-May 14-] {+May 15+} 2025" in text


def test_a_long_digest_stays_below_what_gmail_shows() -> None:
    found = rendered(message(*[told(f"Finding {at}") for at in range(400)], digest=True))

    assert len(found.html.encode()) < 102_000
    assert " more are in the database." in found.html
    assert "Finding 0" in found.html


def test_both_parts_tell_of_the_same_findings() -> None:
    found = rendered(message(*[told(f"Finding {at}.") for at in range(400)], digest=True))

    in_html = set(re.findall(r"Finding \d+\.", Seen(found.html).words))
    assert set(re.findall(r"Finding \d+\.", found.text)) == in_html


def test_a_megabyte_of_title_becomes_a_line() -> None:
    found = rendered(message(hostile("wide " * 200_000)))

    assert len(found.html.encode()) < 102_000
    assert len(found.subject) <= 120


@settings(max_examples=150, deadline=None)
@given(NASTY)
def test_no_text_gets_out_of_its_place_in_html(text: str) -> None:
    seen = Seen(rendered(message(hostile(text))).html)

    assert seen.tags <= TAGS
    assert not {name for name in seen.names if name.startswith("on")}
    assert {urlsplit(link)[:2] for link in seen.links} <= {("https", "example.org")}
    assert "\u202e" not in seen.words


@settings(max_examples=150, deadline=None)
@given(NASTY)
def test_a_subject_is_one_clean_line(text: str) -> None:
    found = rendered(message(hostile(text))).subject

    assert {unicodedata.category(char) for char in found if char not in "\u200c\u200d"}.isdisjoint(
        {"Cc", "Cf", "Cs", "Zl", "Zp"}
    )
    assert len(found) <= 120
    found.encode()


@settings(max_examples=150, deadline=None)
@given(NASTY)
def test_what_was_cleaned_stays_as_it_is(text: str) -> None:
    once = line(text, 80)

    assert line(once, 80) == once


@given(NASTY)
def test_a_cut_line_has_the_length_that_was_asked_for(text: str) -> None:
    assert len(cut(text, 20)) <= 20


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "data:text/html,x",
        "https://www.bis.gov@evil.example/",
        "https:///nowhere",
        "https://bis.gov/\nx",
        "//bis.gov/x",
        "",
        "https://bis.gov/" + "x" * 3000,
        "http://[::1",
    ],
)
def test_a_link_that_may_mislead_is_not_offered(url: str) -> None:
    assert web_url(url) == ""


def test_a_finding_without_a_fit_link_is_still_told() -> None:
    html = rendered(message(told(url="javascript:alert(1)"))).html

    assert "Commerce rescinds the AI Diffusion Rule" in html
    assert "javascript" not in html


@given(NASTY)
def test_a_header_value_is_visible_ascii(text: str) -> None:
    assert re.fullmatch(r"[!-~]*", header(text))


@given(NASTY)
def test_no_mention_is_left_for_a_chat_service(text: str) -> None:
    found = unaddressed(text)

    assert not re.search(r"(?<!\w)@\w|@everyone|@here|[<>]|\]\(", found)


def test_evidence_is_quoted_where_no_redline_shows_it() -> None:
    new = message(told(change=None, kind="document"))

    assert "> The rule is rescinded." in rendered(new).text
    assert "The rule is rescinded." in rendered(new).html
    assert "The rule is rescinded." not in rendered(message()).html
