"""Who wrote a page."""

import pytest

from reading import read, story


@pytest.mark.parametrize(
    ("head", "before", "names"),
    [
        (
            "<meta name='author' content='By Mo Adeyemi and Li Zhang'>",
            "",
            ("Mo Adeyemi", "Li Zhang"),
        ),
        (
            "<meta name='author' content='admin'>",
            "<p class='byline'>By Una Brophy</p>",
            ("Una Brophy",),
        ),
        ("", "<a rel='author' href='/u'>Una Brophy</a>", ("Una Brophy",)),
        ("", "<div class='author'>12 posts</div>", ()),
        (
            "<script type='application/ld+json'>"
            '{"@type":"Article","author":[{"name":["A. Lee"]},"B. Poe",{"name":"A. Lee"},7]}</script>',
            "",
            ("A. Lee", "B. Poe"),
        ),
        ("", "", ()),
    ],
)
def test_authors_are_named_once_and_without_by(
    head: str, before: str, names: tuple[str, ...]
) -> None:
    assert read(story(head, before)).authors == names
