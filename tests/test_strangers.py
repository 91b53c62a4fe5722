"""What stands between and round a story's paragraphs without being part of it.

No page here names its boxes: each is known by how it is made, where it stands and how it reads.
"""

import pytest

from reading import read, texts

_ONE = (
    "The ministry put two more lathe makers on its register on Tuesday, and said that exports to"
    " them need a permit from now on."
)
_TWO = "“Nobody had told us,” said Ilse Varga, who runs the smaller of the two. “We heard it from you.”"
_THREE = "The register, which began with nine names, holds 412. A court will hear an appeal in May."
_STORY = [_ONE, _TWO, _THREE]


def _page(head: str = "", mid: str = "", tail: str = "", after: str = "") -> str:
    return (
        f"<html><body><h1>Two lathe makers join the register</h1>{head}<div><p>{_ONE}</p>{mid}"
        f"<p>{_TWO}</p><p>{_THREE}</p>{tail}</div>{after}</body></html>"
    )


@pytest.mark.parametrize(
    "mid",
    [
        "<div><time>14:02</time> <b>Key moment</b></div>",
        "<p><b>RELATED:</b> Lathe exports fall for a third month</p>",
        "<p><a href='/x'>Lathe exports fall for a third month</a></p>",
        "<p><strong>Read more: <a href=/x>Why lathes matter</a></strong></p>",
        "<div>“Nobody had told us”</div>",
        "<div><h4>The Lathe Letter</h4><p>Ten stories that matter, each morning.</p>"
        "<input type=email><span>Go</span></div>",
        "<div>AD</div>",
        "<div><small>Partner message</small><p>Holt spindles. Cut finer.</p></div>",
        "<div><p><b>Most shared</b></p><ol><li>Bakers strike</li><li>Trams return</li></ol></div>",
        "<div><b>Podcast</b><p>In this week’s episode, our hosts talk to a toolmaker.</p></div>",
        "<p><i>Want this in your mail? <a href=/s>Sign up here</a>.</i></p>",
        "<div><span>HOLT</span> <span>41.20</span> <span>+1.4%</span></div>",
        "<div><b>In maps:</b> where the lathes go</div>",
        "<div>Tribune Extra: the register, searched in seconds</div>",
        "<div><p>Join our trade desk on 3 June. <a>Book</a></p></div>",
        "<p><img src=x><br><small>A lathe at the works last year. (M. Klein/Tribune)</small></p>",
        "<ul><li>Also: Bakers strike over flour</li></ul>",
        "<p><em>Earlier: Bakers strike over flour</em></p>",
        "<p>▶ Bakers strike over flour</p>",
        "<p>[Sponsored message: Holt spindles cut finer]</p>",
        "<div><p>Poll: Should lathes be licensed?</p><p>Yes</p><p>No</p><p>1,204 votes</p></div>",
        "<div><div>0:00 / 2:14</div><div>Video: inside the lathe works</div></div>",
        "<div><b>Our top stories</b><div>Bakers strike over flour</div><div>Trams return</div></div>",
        "<table align=right><tr><td><font size=1>SPONSOR<br>Lathes by the dozen!</font></table>",
    ],
)
def test_a_box_between_two_paragraphs_goes(mid: str) -> None:
    assert texts(read(_page(mid=mid))) == _STORY


@pytest.mark.parametrize(
    "mid",
    [
        "<p>Story continues below this advertisement</p>",
        "<p>Our correspondents answer your questions every Thursday</p>",
        "<p>Tell a friend: our letter is free for members!</p>",
        "<p>Get the app and never miss our alerts, free for a month.</p>",
    ],
)
def test_a_request_set_like_a_paragraph_goes(mid: str) -> None:
    assert texts(read(_page(mid=mid))) == _STORY


@pytest.mark.parametrize(
    "head",
    [
        "<div><span>LIVE</span><span>Updated 3 minutes ago</span><span>Auto-refresh on</span></div>",
        "<div><img src=x></div><div>A lathe at the works, seen last year</div>",
        "<div><img src=x><p>Workers check a spindle in Graz. Photograph: M. Klein</p></div>",
        "<amp-img src=x></amp-img><p class=q7>Workers check a spindle. File photo</p>",
        "<div>This is a subscriber-only preview. 2 of 3 free reads left.</div>",
        "<div>Listen · 4 min</div><div>Read by a synthetic voice</div>",
        "<p>TRADE | EXCLUSIVE</p><p>Jana Holt in Graz</p><p>4 May 2025, 10.20</p>",
        "<p>Posted 14 November 2025. Last reviewed 20 November 2025.</p>",
        "<p>Published: May 5, 2025, 5:02 p.m. ET — Updated: May 6, 2025</p>",
        "<div>Follow us on every app</div>",
    ],
)
def test_what_stands_between_headline_and_story_goes(head: str) -> None:
    assert texts(read(_page(head=head))) == _STORY


@pytest.mark.parametrize(
    "tail",
    [
        "<p><em>Jana Holt covers trade from Vienna.</em></p>",
        "<div>Jana Holt is a toolmaker in Linz.</div>",
        "<div><p>Jana Holt is our trade editor. Reach her at jana@site.example.</p></div>",
        "<div>Spotted a mistake? Write to us.</div>",
        "<p>Did this answer your question?</p><p>Yes</p><p>No</p>",
        "<p>Filed in: Trade, Machine tools, Austria</p>",
        "<p><a href=/t/1>Trade</a>, <a href=/t/2>Machine tools</a></p>",
        "<p><i>The above is given for information only and is no legal advice.</i></p>",
        "<div>No attorney-client relationship is formed by reading this page.</div>",
        "<h3>Press office</h3><p>Marta Klein, +43 1 555 0133, press@ministry.example</p>",
        "<div><span>Share</span><span>Send to a colleague</span><span>Copy address</span></div>",
        "<p>More from our trade desk</p><ul><li>Bakers strike</li><li>Trams return</li></ul>",
        "<hr><p>The Tribune is an independent paper. If you value our work, chip in.</p>",
        "<p>Edited by: Marta Klein. Additional reporting: Otto Reiss</p>",
        "<div><p>Page last reviewed: 4 May 2025</p><p>Next review due: 4 May 2028</p></div>",
        "<div><h2>Help us improve this site</h2><p>We would like to know about your visit.</p></div>",
        "<h3>More opinion</h3><p>In praise of the slow lathe</p><p>Bring back the bench</p>",
        "<div><div><b>What else</b></div><div>Bakers strike over flour</div></div>",
        "<p>This note is general and is no substitute for counsel.</p>",
        "<p>Views are those of the author alone.</p>",
        "<p>The writer holds no shares in any company named here.</p>",
        "<p>While every care is taken, no liability is accepted for errors.</p>",
        "<p>Know somebody who should read this? Pass it on.</p>",
        "<hr><p>Graz Tribune, Herrengasse 4. Tel. 555 0133.</p>",
        "<p>You are visitor number 4711</p>",
        "<p>&laquo; Bakers strike over flour | Trams return &raquo;</p>",
        "<p>With material from the agencies</p>",
        "<p><font size=1>Trending: Holt beats; rumor sinks Reiss</font></p>",
    ],
)
def test_what_stands_after_the_last_paragraph_goes(tail: str) -> None:
    assert texts(read(_page(tail=tail))) == _STORY


@pytest.mark.parametrize(
    "after",
    [
        "<div>Graz Tribune GmbH, Herrengasse 4, 8010 Graz. Registered in Austria FN 12345a.</div>",
        "<section><small>The Tribune is printed on recycled stock.</small></section>",
        "<div><div>Up next</div><div>Bakers strike over flour</div></div>",
        "<section><div><h3>Bakers strike</h3><p>The price of rye has doubled since March.</p></div>"
        "<div><h3>Trams return</h3><p>The first cars ran at dawn, and some were full.</p></div></section>",
        "<section><h2>2 responses</h2><article>Otto on 3 May 2025<p>My uncle makes lathes.</p></article></section>",
        "<div><p><b>gearhead77</b> wrote:</p><p>About time, if you ask me.</p></div>",
    ],
)
def test_what_stands_outside_the_storys_box_goes(after: str) -> None:
    assert texts(read(_page(after=after))) == _STORY


@pytest.mark.parametrize(
    ("mid", "kept"),
    [
        ("<p><b>What the register is</b></p>", ["What the register is"]),
        ("<h3>What the register is</h3>", ["What the register is"]),
        ("<div>Docket No. 250918-0160</div>", ["Docket No. 250918-0160"]),
        ("<div>The minister asked the makers to wait, and they did.</div>",) * 1
        + (["The minister asked the makers to wait, and they did."],),
        (
            "<div>The form asks for:</div><ul><li>the lathe’s name</li></ul>",
            ["The form asks for:", "the lathe’s name"],
        ),
        (
            "<blockquote><p>A wall is a drawing.</p></blockquote>",
            ["A wall is a drawing."],
        ),
    ],
)
def test_a_part_of_the_story_set_in_another_way_stays(mid: str, kept: list[str]) -> None:
    assert texts(read(_page(mid=mid))) == [_ONE, *kept, _TWO, _THREE]


@pytest.mark.parametrize(
    ("tail", "kept"),
    [
        (
            "<h3>What to file</h3><ul><li>the name of the lathe</li><li>its weight</li></ul>",
            ["What to file", "the name of the lathe", "its weight"],
        ),
        (
            "<p>The form asks for:</p><ul><li>the name</li><li>its weight</li></ul>",
            ["The form asks for:", "the name", "its weight"],
        ),
        (
            "<hr><p><small>1. Wingnut Works joined the register in 2024.</small></p>",
            ["1. Wingnut Works joined the register in 2024."],
        ),
        ("<p>[90 FR 47201]</p>", ["[90 FR 47201]"]),
    ],
)
def test_what_closes_a_story_stays(tail: str, kept: list[str]) -> None:
    assert texts(read(_page(tail=tail))) == [*_STORY, *kept]


def test_the_cell_beside_the_storys_is_another_column() -> None:
    cells = f"<td><h1>Lathes</h1><p>{_ONE}<p>{_TWO}<p>{_THREE}<td><b>In brief</b><p>Bakers strike over flour in Graz."

    assert texts(read(f"<body><table><tr>{cells}</table>")) == _STORY


def test_lines_of_one_make_over_paragraphs_are_subheadings() -> None:
    page = _page(
        mid="<div class=z>What it is</div>", tail=f"<div class=z>Why now</div><p>{_ONE}</p>"
    )

    assert texts(read(page)) == [_ONE, "What it is", _TWO, _THREE, "Why now", _ONE]


def test_the_voices_of_an_interview_stay() -> None:
    said = [
        "Tribune: When did you hear of it, and from whom?",
        "Varga: From you, on Tuesday. We had no letter at all.",
        "Tribune: Will you appeal?",
        "Varga: We will.",
    ]
    lines = "".join(
        f"<p><b>{one.partition(':')[0]}:</b>{one.partition(':')[2]}</p>" for one in said
    )

    assert texts(read(f"<body><h1>The lathe woman</h1><div>{lines}</div></body>")) == said


def test_paragraphs_of_which_each_has_a_class_of_its_own_are_one_story() -> None:
    lines = "".join(f"<p class='x{i}'>{one}</p>" for i, one in enumerate(_STORY))

    assert texts(read(f"<body><h1>Lathes</h1><div>{lines}</div></body>")) == _STORY
