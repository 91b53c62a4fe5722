"""What belongs to a story, and what only stands beside it."""

import pytest

from reading import SENTENCE, read, story, texts

_MORE = "Another sentence of the same story stands here, after the thing."


@pytest.mark.parametrize(
    "thing",
    [
        "<div>We use cookies to improve your experience.</div>",
        "<p>Sign up here.</p>",
        "<div>Get the weekly brief in your inbox</div>",
        "<div class='x'><b>News!</b><form><input name='email'></form></div>",
        "<h3>Related stories</h3><ul><li>One headline here</li><li>Is this another headline?</li></ul>",
        "<p><a href='/x'>A headline of another story</a></p>",
        "<div><h3><a href='/x'>Another story</a></h3><p>It says a thing, and then it ends there.</p></div>",
        "<figure><img src='x'><figcaption>A chip, seen from above.</figcaption></figure>",
        "<p>Photo: Sam Poe / Agency</p>",
        "<p>Advertisement</p>",
        "<p>6 min read</p>",
        "<div hidden><p>A hidden sentence that nobody is meant to read here.</p></div>",
        "<div style='display: none'><p>A hidden sentence that nobody is meant to read.</p></div>",
        "<span class='ad'>Spring sale on racks</span>",
        "<p>Read more: Ten warehouses to watch</p>",
        "<script>var a = 'A sentence in a script is not a text.';</script>",
        "<p>Share this article</p>",
        "<p>Last updated: 4 April 2023</p>",
    ],
)
def test_what_stands_between_two_paragraphs_goes(thing: str) -> None:
    document = read(story(after=f"{thing}<p>{_MORE}</p>"))

    assert texts(document) == [SENTENCE, _MORE]


@pytest.mark.parametrize(
    "line",
    [
        "Sponsored by two senators, the bill passed.",
        "Reuters reported that it did.",
        "Support for the rule came from both parties.",
        "Updated guidance was released in May 2025.",
        "Reporting by exporters is due in June.",
        "Return to normal license processing was slow.",
        "By using shell firms you can buy a chip.",
        "[90 FR 4621]",
    ],
)
def test_a_sentence_that_starts_like_a_label_stays(line: str) -> None:
    assert texts(read(story(after=f"<p>{line}</p>"))) == [SENTENCE, line]


@pytest.mark.parametrize(
    "closing",
    [
        "<p>Attorney advertising. Prior results do not guarantee a similar outcome.</p>",
        "<p>This alert is provided for informational purposes only.</p>",
        "<p>Una Brophy covers trade for the Courier.</p>",
        "<p>© 2024 The Courier. All rights reserved.</p>",
        "<h2>About</h2>",
        "<p>By Una Brophy</p>",
    ],
)
def test_what_closes_a_page_goes(closing: str) -> None:
    assert texts(read(story(after=closing))) == [SENTENCE]


def test_a_notice_that_creates_no_right_keeps_that_sentence() -> None:
    last = "This rule does not create any right or benefit, and is not intended as advice."

    assert texts(read(story(after=f"<p>{last}</p>")))[-1] == last


def test_readers_comments_end_the_story_whatever_their_box_is_called() -> None:
    reader = "<p>I waited for five years, and nobody ever answered a single letter of mine.</p>"

    document = read(story(after=f"<div><h3>3 comments</h3>{reader * 9}</div>"))

    assert texts(document) == [SENTENCE]


def test_the_heading_comments_in_a_rule_does_not_end_it() -> None:
    document = read(story(after=f"<h2>Comments</h2><p>{_MORE}</p>"))

    assert texts(document) == [SENTENCE, "Comments", _MORE]


def test_comments_that_can_be_replied_to_end_the_story() -> None:
    document = read(story(after=f"<h2>Comments</h2><p>{_MORE}</p><p>Reply</p>"))

    assert texts(document) == [SENTENCE]


@pytest.mark.parametrize("name", ["has-sidebar", "content-with-ads", "related-layout"])
def test_a_wrapper_with_a_bad_name_is_kept(name: str) -> None:
    assert texts(read(f"<body><div class='{name}'>{story()}</div></body>")) == [SENTENCE]


def test_a_page_whose_every_box_has_a_bad_name_is_still_read() -> None:
    parts = "".join(f"<div class='widget'><p>{SENTENCE}</p></div>" for _ in range(3))

    assert texts(read(f"<body><h1>Title</h1>{parts}</body>")) == [SENTENCE] * 3


def test_inline_tags_dissolve_and_breaks_are_spaces() -> None:
    body = "<p>The Ascend&nbsp;<b>910</b>C<br>is&shy;n<wbr>&#8217;t here, and AT&amp;T said so.</p>"

    assert texts(read(story(after=body)))[1] == "The Ascend 910C isn’t here, and AT&T said so."


def test_two_breaks_part_paragraphs() -> None:
    body = f"<body><h1>T</h1><div>{SENTENCE}<br> <br>{_MORE}</div></body>"

    assert texts(read(body)) == [SENTENCE, _MORE]


def test_an_empty_line_in_preformatted_text_parts_paragraphs() -> None:
    body = f"<body><h1>T</h1><pre>{SENTENCE}\n\n{_MORE}</pre></body>"

    assert texts(read(body)) == [SENTENCE, _MORE]


def test_labels_tell_what_a_paragraph_is() -> None:
    parts = (
        "<h2>Head<a href='#h'>#</a></h2><ul><li>First one</li></ul><blockquote>He said so.</blockquote>"
        "<table><tr><th>A</th><th>B</th></tr><tr><td>1</td><td></td></tr></table>"
        "<ol class='footnotes'><li>A note.</li></ol>"
    )

    document = read(story(after=parts))

    assert [(one.label, one.text) for one in document.paragraphs[1:]] == [
        ("heading", "Head"),
        ("item", "First one"),
        ("quote", "He said so."),
        ("row", "A | B"),
        ("row", "1"),
        ("note", "A note."),
    ]


@pytest.mark.parametrize(
    "table",
    [
        "<table role='presentation'><tr><td>{}</td><td>{}</td></tr></table>",
        "<table><tr><td><table><tr><td>{}</td></tr></table></td><td>{}</td></tr></table>",
        "<table><tr><td>{}</td></tr><tr><td>{}</td></tr></table>",
    ],
)
def test_a_table_that_only_lays_out_gives_paragraphs(table: str) -> None:
    document = read(f"<body><h1>T</h1>{table.format(SENTENCE, _MORE)}</body>")

    assert texts(document) == [SENTENCE, _MORE]


def test_a_table_of_passages_is_layout() -> None:
    passage = f"<p>{' '.join([SENTENCE] * 4)}</p><p>{' '.join([_MORE] * 4)}</p>"

    document = read(
        f"<body><h1>T</h1><table><tr><td>Menu</td><td>{passage}</td></tr></table></body>"
    )

    assert texts(document) == [" ".join([SENTENCE] * 4), " ".join([_MORE] * 4)]


def test_a_pulled_quote_is_not_said_twice() -> None:
    pulled = "<blockquote>Another sentence of the same story</blockquote>"

    assert texts(read(story(after=f"{pulled}<p>{_MORE}</p>"))) == [SENTENCE, _MORE]


def test_a_list_of_links_that_a_colon_announces_stays() -> None:
    listed = "<p>See these:</p><ul><li><a href='/a'>The rule</a></li><li><a href='/b'>Answers</a></li></ul>"

    assert texts(read(story(after=listed))) == [SENTENCE, "See these:", "The rule", "Answers"]


def test_a_collapsed_answer_is_read() -> None:
    answer = f"<div class='usa-accordion__content' hidden><p>{_MORE}</p></div>"

    assert texts(read(story(after=answer))) == [SENTENCE, _MORE]


def test_a_link_named_like_a_box_stays_inside_its_sentence() -> None:
    body = (
        "<p>It is on the <a class='related-link' href='/x'>Entity List</a> since May of 2019.</p>"
    )

    assert texts(read(story(after=body)))[1] == "It is on the Entity List since May of 2019."


def test_the_name_of_a_quotation_stays_and_a_noted_aside_too() -> None:
    body = (
        f"<blockquote><p>{_MORE}</p><footer>Ann Lee, director of the office</footer></blockquote>"
        "<aside class='footnote'>The old number stays.</aside><aside role='note'>It is long.</aside>"
    )

    assert texts(read(story(after=body)))[1:] == [
        _MORE,
        "Ann Lee, director of the office",
        "The old number stays.",
        "It is long.",
    ]


def test_a_notices_own_head_stays() -> None:
    lines = "<p>DEPARTMENT OF COMMERCE</p><p>15 CFR Part 744</p>"

    assert texts(read(story(before=lines))) == [
        "DEPARTMENT OF COMMERCE",
        "15 CFR Part 744",
        SENTENCE,
    ]


def test_a_rubric_and_a_name_over_the_story_go() -> None:
    before = "<div><span>Technology</span></div><div><b>Ann Lee</b></div><p>By Una Brophy</p>"

    assert texts(read(story(before=before))) == [SENTENCE]


def test_a_figure_that_holds_a_table_is_read() -> None:
    body = "<figure><table><tr><td>A</td><td>B</td></tr></table></figure>"

    assert texts(read(story(after=body))) == [SENTENCE, "A | B"]


def test_chinese_prose_is_prose() -> None:
    body = "<body><h1>标题</h1><p>美国商务部工业与安全局今天发布了新的出口管制规则。</p></body>"

    assert texts(read(body)) == ["美国商务部工业与安全局今天发布了新的出口管制规则。"]


@pytest.mark.parametrize(
    "box",
    [
        "<p><b>Most read</b><br>1. The price of lamps<br>2. A list of ports</p>",
        "<div><img src='a.jpg'><span>A wafer in a clean room. Jonas Weber</span></div>",
        "<dl><dt>Readers wrote</dt><dd><b>Ana</b> I told you so, it is theirs.</dd></dl>",
        "<p>Office of Public Affairs<br>press@agency.example<br>202-555-0101</p>",
    ],
)
def test_a_box_without_a_class_goes(box: str) -> None:
    assert texts(read(story(after=box))) == [SENTENCE]
