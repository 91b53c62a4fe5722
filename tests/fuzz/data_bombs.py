"""JSON, lists, feeds and plain texts that cost more than they say."""

from collections.abc import Mapping

from fuzz.markup_bombs import Bomb, again

_CSL = b"_id,source,entity_number,type,programs,name,title,addresses,federal_register_notice,alt_names\n"
_ROW = b"1,Entity List,,,,Kestrel,,Wuhan,90 FR 1,"
_ITEM = b"<item><title>A rule</title><link>https://x.example/%d</link><guid>%d</guid></item>"


def _entries(size: int) -> bytes:
    told = b"".join(_ITEM % (at, at) for at in range(size // 80))
    return b'<rss version="2.0"><channel>' + told + b"</channel></rss>"


def _json_entries(size: int) -> bytes:
    told = b",".join(b'{"id":"%d","url":"/%d","title":"A"}' % (n, n) for n in range(size // 40))
    return b'{"version":"https://jsonfeed.org/version/1","items":[' + told + b"]}"


JSON: Mapping[str, Bomb] = {
    "lists in depth": again(b"[", b'{"results":'),
    "closed lists in depth": lambda size: b"[" * (size // 2) + b"]" * (size // 2),
    "objects in depth": again(b'{"a":'),
    "one number": again(b"9", b'{"count":', b',"results":[]}'),
    "one fraction": again(b"9", b'{"count":1.', b',"results":[]}'),
    "exponents": again(b"1e999999,", b'{"results":[', b"0]}"),
    "NaN": again(b"NaN,", b'{"results":[', b"0]}"),
    "one string": again(b"a", b'{"results":[{"title":"', b'"}]}'),
    "escapes": again(b"\\ud800", b'{"results":[{"title":"', b'"}]}'),
    "backslashes": again(b"\\\\", b'{"results":[{"title":"', b'"}]}'),
    "keys": lambda size: b"{" + b",".join(b'"k%d":1' % at for at in range(size // 12)) + b"}",
    "empty results": again(b"{},", b'{"count":1,"results":[', b"{}]}"),
    "no end": again(b'{"a":1},', b'{"results":['),
}

FEEDS: Mapping[str, Bomb] = {
    "entries": _entries,
    "JSON entries": _json_entries,
    "entries in depth": again(b"<item>", b'<rss version="2.0"><channel>'),
    "tags in depth": again(b"<a>", b'<rss version="2.0"><channel><item><title>A'),
    "one title": again(b"A rule ", b'<rss version="2.0"><channel><item><title>'),
    "one date": again(b"9", b'<rss version="2.0"><channel><item><title>A</title><pubDate>'),
    "dates of blanks": again(
        b" ", b'<rss version="2.0"><channel><item><title>A</title><pubDate>Tue', b"</pubDate></item>"
    ),
    "marked-up text": again(
        b"&lt;b&gt;a", b'<rss version="2.0"><channel><item><title>A</title><description>',
        b"</description></item></channel></rss>",
    ),
    "open tags in a text": again(
        b"&lt;", b'<rss version="2.0"><channel><item><title>A</title><description>',
        b"</description></item></channel></rss>",
    ),
    "open tags in a title": again(
        b"&lt;a ", b'<rss version="2.0"><channel><item><title>', b"</title></item></channel></rss>"
    ),
    "name spaces": again(b' xmlns:a="b"', b'<rss version="2.0"', b"><channel><item><title>A"),
    "authors": again(
        b"<author>a@b (c)</author>", b'<rss version="2.0"><channel><item><title>A</title>'
    ),
    "enclosures": again(
        b'<enclosure url="a"/>', b'<rss version="2.0"><channel><item><title>A</title>'
    ),
    "base addresses": again(
        b'<a xml:base="b/">', b'<rss version="2.0"><channel><item><title>A</title>'
    ),
}  # fmt: skip

LISTS: Mapping[str, Bomb] = {
    "rows": again(_ROW + b"\n", _CSL),
    "aliases": lambda size: _CSL + _ROW + b"; ".join(b"A%d" % n for n in range(size // 8)) + b"\n",
    "an open quote": again(b"a,b\n", _CSL + _ROW + b'"'),
    "columns": again(b"a,", _CSL.rstrip() + b",", b"\n"),
    "one cell": again(b"a ", _CSL + _ROW, b"\n"),
    "blank rows": again(b",,,,,,,,,\n", _CSL, _ROW + b"\n"),
    "semicolons": again(b"; ", _CSL + _ROW, b"\n"),
}

PLAIN: Mapping[str, Bomb] = {
    "one line": again(b"The firm was added to the list. "),
    "one word": again(b"a"),
    "lines": again(b"The firm was added to the list.\n"),
    "short lines": again(b"x\n", b"Headline\n\n"),
    "capitals": again(b"HEADLINE\n"),
    "empty lines": again(b"\n", b"Headline\n\n", b"The text."),
    "rules": again(b"----\nx\n", b"Headline\n\n"),
    "headers": again(b"X-A: b\n", b"Subject: A rule\n"),
    "folded headers": again(b" b\n", b"Subject: A rule\nFrom: x\n"),
    "replies": again(b"Re: ", b"Subject: "),
    "items": again(b"- a\n", b"Headline\n\n"),
    "comments": again(b"Comments\n\n", b"Headline\n\nThe text.\n\n"),
    "voices": again(b"Jane: it is\n2 hours ago\n", b"Headline\n\nThe text.\n\nComments\n\n"),
    "signatures": again(b"-- \n", b"Headline\n\n"),
    "dates": again(b"May 13, 2025\n", b"Headline\n\n"),
    "colons": again(b"a: ", b"Headline\n\n"),
    "footers": again(b"unsubscribe ", b"Headline\n\nThe text.\n\n"),
}
