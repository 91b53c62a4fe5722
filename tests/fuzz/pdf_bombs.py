"""PDFs that loop, allocate, or hold what no text is: each function gives one of about `size`."""

import zlib
from collections.abc import Mapping, Sequence

from fuzz.markup_bombs import Bomb

Object = str | bytes


def written(objects: Sequence[Object], extra: str = "") -> bytes:
    """Return a PDF of these objects, numbered from 1; the first is the catalogue."""
    body, places = b"%PDF-1.7\n", []
    for number, one in enumerate(objects, 1):
        places.append(len(body))
        told = one.encode("latin-1") if isinstance(one, str) else one
        body += b"%d 0 obj\n%b\nendobj\n" % (number, told)
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    size = len(objects) + 1
    trailer = f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer\n<< /Size {size} /Root 1 0 R {extra}>>"
    return body + f"{trailer}\nstartxref\n{len(body)}\n%%EOF\n".encode()


def _stream(data: bytes, more: str = "", *, packed: bool = True) -> bytes:
    kept, how = (zlib.compress(data, 9), "/Filter /FlateDecode ") if packed else (data, "")
    return b"<< /Length %d %b%b >>\nstream\n%b\nendstream" % (
        len(kept), how.encode(), more.encode(), kept,
    )  # fmt: skip


_CATALOGUE = "<< /Type /Catalog /Pages 2 0 R >>"
_FONT = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
_ONE = "<< /Type /Pages /Kids [4 0 R] /Count 1 >>"
_TEXT = b"BT /F1 11 Tf 72 700 Td (BIS adds the firm to the list.) Tj ET\n"


def _page(box: str = "0 0 612 792", contents: str = "5 0 R", resources: str = "") -> str:
    font = resources or "/Font << /F1 3 0 R >>"
    return (
        f"<< /Type /Page /Parent 2 0 R /MediaBox [{box}] /Resources << {font} >> "
        f"/Contents {contents} >>"
    )


def one_page(contents: bytes, box: str = "0 0 612 792", more: Sequence[Object] = ()) -> bytes:
    """Return a PDF of one page with this content stream."""
    return written([_CATALOGUE, _ONE, _FONT, _page(box), _stream(contents), *more])


def _cycle(_size: int) -> bytes:
    kids = "<< /Type /Pages /Kids [2 0 R 6 0 R] /Count 1000000 /Parent 6 0 R >>"
    more = "<< /Type /Pages /Kids [2 0 R 4 0 R] /Count 1000000 /Parent 2 0 R >>"
    return written([_CATALOGUE, kids, _FONT, _page(), _stream(_TEXT), more])


def _same_page(size: int) -> bytes:
    count = size // 6
    kids = f"<< /Type /Pages /Kids [{'4 0 R ' * count}] /Count {count} >>"
    return written([_CATALOGUE, kids, _FONT, _page(), _stream(_TEXT)])


def _promised_pages(_size: int) -> bytes:
    pages = "<< /Type /Pages /Kids [4 0 R] /Count 2147483647 >>"
    return written([_CATALOGUE, pages, _FONT, _page(), _stream(_TEXT)])


def _tables_in_a_ring(_size: int) -> bytes:
    body = one_page(_TEXT)
    start = body.index(b"xref\n0")
    return body.replace(b"/Root 1 0 R ", b"/Root 1 0 R /Prev %d " % start)


def _deep_pages(size: int) -> bytes:
    depth = size // 60
    objects: list[Object] = [_CATALOGUE, "<< /Type /Pages /Kids [6 0 R] /Count 1 >>", _FONT]
    objects += [_page(), _stream(_TEXT)]
    objects += [f"<< /Type /Pages /Kids [{at + 7} 0 R] /Count 1 >>" for at in range(depth)]
    return written([*objects, _page()])


def _form_in_itself(_size: int) -> bytes:
    form = _stream(b"/X Do " * 10, "/Type /XObject /Subtype /Form /BBox [0 0 9 9] "
                   "/Resources << /XObject << /X 6 0 R >> >>")  # fmt: skip
    page = _page(resources="/Font << /F1 3 0 R >> /XObject << /X 6 0 R >>")
    return written([_CATALOGUE, _ONE, _FONT, page, _stream(_TEXT + b"/X Do"), form])


def _forms_that_double(_size: int) -> bytes:
    objects: list[Object] = [_CATALOGUE, _ONE, _FONT]
    objects += [_page(resources="/Font << /F1 3 0 R >> /XObject << /X 6 0 R >>")]
    objects += [_stream(_TEXT + b"/X Do")]
    for at in range(6, 30):
        objects.append(
            _stream(b"/X Do " * 10, "/Type /XObject /Subtype /Form /BBox [0 0 9 9] "
                    f"/Resources << /XObject << /X {at + 1} 0 R >> >>")
        )  # fmt: skip
    last = "/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /Font << /F1 3 0 R >> >>"
    return written([*objects, _stream(_TEXT, last)])


def _packed_twice(size: int) -> bytes:
    data = zlib.compress(zlib.compress(b"BT ET " * (size * 100), 9), 9)
    stream = b"<< /Length %d /Filter [/FlateDecode /FlateDecode] >>\nstream\n%b\nendstream" % (
        len(data), data,
    )  # fmt: skip
    return written([_CATALOGUE, _ONE, _FONT, _page(), stream])


def _fonts(size: int) -> bytes:
    count = size // 60
    used = "".join(f"/F{at} {5 + at} 0 R " for at in range(1, count))
    page = _page(resources=f"/Font << {used} >>")
    text = b"".join(b"BT /F%d 9 Tf 9 9 Td (a) Tj ET " % at for at in range(1, count))
    return written([_CATALOGUE, _ONE, _FONT, page, _stream(text), *[_FONT] * count])


def _broken_font(_size: int) -> bytes:
    font = "<< /Type /Font /Subtype /TrueType /BaseFont /X /FontDescriptor 6 0 R >>"
    descriptor = "<< /Type /FontDescriptor /FontName /X /Flags 4 /FontFile2 7 0 R >>"
    data = _stream(b"\x00\x01\x00\x00" + b"\xff" * 100_000)
    return written([_CATALOGUE, _ONE, font, _page(), _stream(_TEXT), descriptor, data])


def _characters(size: int) -> bytes:
    return one_page(b"BT /F1 11 Tf 72 700 Td (" + b"a" * size + b") Tj ET")


def _lines(size: int) -> bytes:
    return one_page(_TEXT * (size // len(_TEXT)))


def _moved_lines(size: int) -> bytes:
    piece = b"BT /F1 11 Tf 1 0 0 1 72 %d Tm (BIS adds the firm.) Tj ET\n"
    return one_page(b"".join(piece % (at * 14) for at in range(size // len(piece))))


def _pages(size: int) -> bytes:
    count = size // 200
    kids = " ".join(f"{4 + 2 * at} 0 R" for at in range(count))
    pages = [f"<< /Type /Pages /Kids [{kids}] /Count {count} >>", _FONT]
    objects: list[Object] = [_CATALOGUE, *pages]
    for at in range(count):
        objects += [_page(contents=f"{5 + 2 * at} 0 R"), _stream(_TEXT, packed=False)]
    return written(objects)


def _script(_size: int) -> bytes:
    catalogue = "<< /Type /Catalog /Pages 2 0 R /OpenAction 6 0 R /AA << /WC 6 0 R >> >>"
    action = "<< /S /JavaScript /JS (while(1){app.launchURL\\('http://127.0.0.1:9/'\\)}) >>"
    return written([catalogue, _ONE, _FONT, _page(), _stream(_TEXT), action])


def _nested(size: int) -> bytes:
    return written([_CATALOGUE, _ONE, _FONT, _page(), _stream(_TEXT), "[" * size])


def _nested_title(size: int) -> bytes:
    info = f"<< /Title {'[' * (size // 2)}{']' * (size // 2)} >>"
    return written([_CATALOGUE, _ONE, _FONT, _page(), _stream(_TEXT), info], "/Info 6 0 R ")


def _saved_states(size: int) -> bytes:
    return one_page(b"q " * (size // 2) + _TEXT)


def _object_stream(_size: int) -> bytes:
    holder = _stream(b"6 0 7 0 ", "/Type /ObjStm /N 2147483647 /First 8 /Extends 6 0 R")
    return written([_CATALOGUE, _ONE, _FONT, _page(), _stream(_TEXT), holder, "7 0 R"])


def _length_of_itself(_size: int) -> bytes:
    stream = b"<< /Length 5 0 R >>\nstream\n" + _TEXT + b"endstream"
    return written([_CATALOGUE, _ONE, _FONT, _page(), stream])


def _big_table(_size: int) -> bytes:
    return one_page(_TEXT).replace(b"xref\n0 6", b"xref\n0 99999999")


PDF: Mapping[str, Bomb] = {
    "page tree in a ring": _cycle,
    "the same page": _same_page,
    "promised pages": _promised_pages,
    "tables in a ring": _tables_in_a_ring,
    "pages in depth": _deep_pages,
    "a form in itself": _form_in_itself,
    "forms that double": _forms_that_double,
    "a packed stream": lambda size: one_page(b"BT ET " * (size * 100)),
    "packed twice": _packed_twice,
    "fonts": _fonts,
    "a broken font": _broken_font,
    "a huge box": lambda _: one_page(_TEXT, "-1e30 -1e30 1e30 1e30"),
    "a huge print": lambda _: one_page(_TEXT.replace(b"11 Tf", b"1e30 Tf")),
    "one line of characters": _characters,
    "lines on each other": _lines,
    "lines": _moved_lines,
    "pages": _pages,
    "a script": _script,
    "brackets in depth": _nested,
    "brackets in the title": _nested_title,
    "saved states": _saved_states,
    "an object stream": _object_stream,
    "a length of itself": _length_of_itself,
    "a table of objects": _big_table,
    "junk": lambda size: b"%PDF-1.7\n" + b"1 0 obj\n" * (size // 8),
}
