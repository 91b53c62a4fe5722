"""Where readers' comments begin, without a word of the page's own about it."""

import pytest

from extractors.reading.readers import opens_comments
from reading import SENTENCE, read, story, texts


@pytest.mark.parametrize(
    "after",
    [
        "<h3>Member comments</h3><p><b>PierNine:</b> My bank asks for the chart. Help, anyone!</p>",
        "<p><b>Readers' forum</b></p><p><i>spindle_pete:</i> They would have bought them anyway.</p>",
        "<h3>What readers say</h3><div><b>gearhead77</b> <span>2h</span><p>About time, I say, at last.</p></div>",
        "<h4>Discussion about this post</h4><p>Greta W.: You said this last year as well, I think.</p>",
        "<h3>Comments</h3><div>Otto</div><div>My uncle makes lathes, and so did his uncle.</div>",
        "<h3>Letters to us</h3><p>Ravi K: my lathe also stopped, and nobody came to look.</p>",
        "<h3>Reactions</h3><p>Ana</p><p>3 hours ago</p><p>A long answer that ends in a stop, as such do.</p>",
        "<h3>4 comments</h3><p>A long answer of a reader that ends in a stop, as such do.</p>",
    ],
)
def test_what_readers_write_is_no_part_of_the_story(after: str) -> None:
    assert texts(read(story(after=after))) == [SENTENCE]


@pytest.mark.parametrize(
    "after",
    [
        "<h3>Comments and responses</h3><p>Comment 1: One commenter asked for a longer period.</p>",
        "<h3>Request for comments</h3><p>The agency invites comments until May 5 on all parts.</p>",
        "<h3>Reactions</h3><p>The ministry said that it would answer the letter in a week.</p>",
        "<h3>Discussion</h3><p>The rule leaves three questions open, and none is small.</p>",
        "<h3>Comments</h3><p>DATES: Comments are due on May 5, and late ones are not read.</p>",
    ],
)
def test_a_part_of_a_story_with_such_a_heading_stays(after: str) -> None:
    assert len(texts(read(story(after=after)))) == 3


def test_a_line_that_tells_of_comments_opens_none() -> None:
    assert not opens_comments(
        "Comments on the rule were few.", ["One came from Graz: no objection"]
    )


def test_a_forum_opens_where_a_name_speaks() -> None:
    assert opens_comments("Reader forum", ["RAIDer: When will they list Kioxia?"])
