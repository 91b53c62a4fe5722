"""The terminal, the log and the database, with strangers' words in them."""

import json
import sqlite3
import subprocess
import sys
import unicodedata
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commanding import Rulewire
from extractors.model import Document
from filling import filled
from making import NOW, document, finding, kept, source
from nasty import ALL, SHORT, TERMINAL
from outputs import clean
from pipeline.terminal import steady
from storage.store import Store

pytestmark = pytest.mark.no_cover

LOGGING = """
import json, logging, sys
from pathlib import Path
import structlog
from pipeline import logs
logs.configure(sys.argv[1], "info")
log = structlog.get_logger()
for text in json.loads(Path(sys.argv[2]).read_text()):
    log.info("told", text=text, several=[text], inside={text: text}, other=Path(text or "x"), broken=ValueError(text))
    logging.getLogger("library").warning("%s", text)
    try:
        raise ValueError(text)
    except ValueError:
        log.critical("a job broke", exc_info=True)
"""
DIRECTIONS = "\u202eXOF\u202c\u2066\u2069\u200b\ufeff\U000e0041\udc80"
KINDS_OF_MARKS = {"Cc", "Cf", "Zl", "Zp", "Cs"}


def numbered(one: Document, number: int) -> Document:
    """Return a document of a known source under an id of its own."""
    return replace(one, id=f"web:https://example.org/{number}", source="bis")


def logged(style: str, folder: Path) -> str:
    (folder / "texts.json").write_text(json.dumps(SHORT), "utf-8")
    run = subprocess.run(  # noqa: S603 - a program of ours
        [sys.executable, "-c", LOGGING, style, str(folder / "texts.json")],
        capture_output=True,
        check=True,
    )
    return run.stderr.decode()


def test_a_log_for_a_program_is_one_object_a_line(tmp_path: Path) -> None:
    text = logged("json", tmp_path)

    lines = [json.loads(line) for line in clean(text).splitlines()]
    assert len(lines) == 3 * len(SHORT)
    assert {line["level"] for line in lines} == {"info", "warning", "critical"}


def test_a_log_for_a_person_has_no_line_of_a_stranger(tmp_path: Path) -> None:
    lines = clean(logged("console", tmp_path)).splitlines()

    begun = [line for line in lines if line and not line.startswith(" ")]
    assert len(begun) == 3 * len(SHORT)
    assert all(line[4:5] == "-" and "[" in line for line in begun)


def test_all_that_steers_is_escaped() -> None:
    joiners = {0x200C, 0x200D}
    steering = {
        point
        for point in range(sys.maxunicode + 1)
        if unicodedata.category(chr(point)) in KINDS_OF_MARKS and point not in {0x0A, *joiners}
    }

    assert {p for p in steering if steady(chr(p)) == chr(p)} == set()
    assert steady("\u200c\u200d\n é😀") == "\u200c\u200d\n é😀"


@given(st.text())
def test_a_line_of_json_means_the_same_when_it_is_printed(text: str) -> None:
    assert json.loads(steady(json.dumps(text, ensure_ascii=False))) == text


@pytest.mark.parametrize("words", [("extract",), ("show",), ("status",), ("lists", "--list"),
                                   ("screen",), ("diff", "--from", "2025-05-13"), ("preview",),
                                   ("check", "--config"), ("deliveries", "--channel"), ("backfill",),
                                   ("reextract", "--limit"), ("upcoming", "--days"), ()])  # fmt: skip
def test_an_argument_comes_back_harmless(rulewire: Rulewire, words: tuple[str, ...]) -> None:
    for text in ("".join(TERMINAL), *SHORT[::80], DIRECTIONS):
        said = rulewire(*words, text)

        clean(said.out.replace("\n", ""))
        clean(said.err.replace("\n", ""))


def test_a_configuration_is_refused_in_harmless_words(rulewire: Rulewire, tmp_path: Path) -> None:
    for text in SHORT[::4]:
        name = json.dumps(text.encode("utf-8", "replace").decode()).replace("\x7f", "\\u007f")
        value = f"sources.shipped = false\nentities.shipped = false\n[source.{name}]\nkind = {name}\nurl = {name}\n[fetch]\n{name} = {name}\n"
        Path("rulewire.toml").write_text(value, "utf-8")

        said = rulewire("check")

        assert said.code == 2
        assert not [line for line in clean(said.err).split("\n") if line == "rulewire: all well"]


def test_the_database_holds_text_that_every_program_can_read(tmp_path: Path) -> None:
    path = tmp_path / "rulewire.db"
    with Store(path) as store:
        store.sources.configure([source()], [], NOW)
        for number, text in enumerate(SHORT):
            noun = filled(replace(kept(), document=document()), text)
            store.documents.keep(replace(noun, document=numbered(noun.document, number)), NOW)
            told = filled(finding(document="web:a", version=1), f"{number} {text}")
            store.outbox.tell([told], [], NOW)

    with sqlite3.connect(path) as database:
        rows = database.execute("select * from finding").fetchall()
        assert len(rows) == len(SHORT)
        script = "\n".join(database.iterdump())
    assert "\0" not in script
    script.encode()


def test_there_are_more_strings_than_was_asked() -> None:
    assert len(ALL) > 200
