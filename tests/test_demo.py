"""The demo is a promise of its own: what it shows is what rulewire does."""

import asyncio
import contextlib
import io
import sqlite3
from dataclasses import dataclass, replace
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

import pytest

from commanding import Rulewire
from extractors.errors import ConfigError
from extractors.reading.article import read_article
from making import page, source
from pipeline.demo.pdf import pdf
from pipeline.demo.scenes import SCENES
from pipeline.demo.story import emptied, live


@dataclass
class Lived:
    """The demo once lived through: its folder and what it printed."""

    folder: Path
    printed: str

    def ask(self, query: str) -> list[sqlite3.Row]:
        connection = sqlite3.connect(self.folder / "rulewire.db")
        connection.row_factory = sqlite3.Row
        try:
            return connection.execute(query).fetchall()
        finally:
            connection.close()

    def mails(self) -> list[EmailMessage]:
        raw = (path.read_bytes() for path in sorted((self.folder / "mails").iterdir()))
        return [message_from_bytes(mail, policy=policy.default) for mail in raw]

    def read_by(self, reader: str) -> list[str]:
        """Return the plain parts of the mails to a reader, each as one line."""
        bodies = (
            mail.get_body(("plain",))
            for mail in self.mails()
            if mail["To"] == f"{reader}@example.org"
        )
        return [" ".join(str(body.get_content()).split()) for body in bodies if body]


@pytest.fixture(scope="module")
def lived(tmp_path_factory: pytest.TempPathFactory) -> Lived:
    folder = tmp_path_factory.mktemp("demo")
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        asyncio.run(live(folder))
    return Lived(folder, printed.getvalue())


def told_at(lived: Lived, scene: int) -> list[sqlite3.Row]:
    """Return what was sent in the scene with that number, from 0."""
    moment = f"{SCENES[scene].at:%Y-%m-%dT%H:%M:%SZ}"
    return lived.ask(f"select * from delivery_log where done_at = '{moment}'")  # noqa: S608


def test_the_baseline_is_kept_and_nobody_is_told(lived: Lived) -> None:
    first = f"{SCENES[0].at:%Y-%m-%dT%H:%M:%SZ}"
    (kept,) = lived.ask(f"select count(*) as n from document where first_seen = '{first}'")  # noqa: S608

    assert kept["n"] == 8
    assert told_at(lived, 0) == []


def test_the_announcement_is_told_at_once_by_mail_and_slack(lived: Lived) -> None:
    told = {(row["subscription"], row["channel"]) for row in told_at(lived, 1)}

    assert told == {("officer", "mail"), ("trade-desk", "slack")}


def test_forty_stories_about_it_are_kept_and_alert_nobody(lived: Lived) -> None:
    (kept,) = lived.ask("select count(*) as n from document where source = 'chip-press'")

    assert kept["n"] == 41
    assert told_at(lived, 2) == []


def test_the_correction_is_told_with_the_words_that_changed(lived: Lived) -> None:
    assert any("[-anywhere in the world violates-] {+risks violating+}" in text
               for text in lived.read_by("officer"))  # fmt: skip


def test_the_feed_that_breaks_is_told_once_and_its_return_once(lived: Lived) -> None:
    kinds = lived.ask(
        "select kind, count(*) as n from delivery_log where subscription = 'operator' group by kind"
    )

    assert {row["kind"]: row["n"] for row in kinds} == {"source_blind": 1, "source_recovered": 1}


def test_the_rule_is_told_with_the_parties_that_it_lists(lived: Lived) -> None:
    parties = lived.ask("select party from list_change where document = 'fr:2025-08901'")

    assert len(parties) == 3
    assert any(row["subscription"] == "officer" for row in told_at(lived, 6))


def test_an_announcement_does_not_move_the_legal_axis(lived: Lived) -> None:
    rows = lived.ask("select axis, latest_event from rule_status where rule = 'ai-diffusion-rule'")

    assert {row["axis"]: row["latest_event"] for row in rows} == {
        "legal": "interim_final",
        "enforcement": "rescission_announced",
    }


def test_the_rule_comes_back_with_no_document_and_the_officer_is_told(lived: Lived) -> None:
    last = f"{SCENES[-1].at:%Y-%m-%dT%H:%M:%SZ}"
    new = lived.ask(f"select 1 from version where first_seen = '{last}'")  # noqa: S608
    mail = lived.read_by("officer")[-1]

    assert new == []
    assert [row["kind"] for row in told_at(lived, -1)] == ["phase"]
    assert "Affiliates Rule: the stay ended yesterday" in mail
    assert "no document on it was seen as of 2026-11-10T05:01:00Z (Federal Register: BIS)" in mail


def test_a_reissue_with_other_dashes_is_neither_fetched_nor_told(lived: Lived) -> None:
    texts = lived.ask("select distinct url from fetch where url like '%/full/%' order by url")

    assert [row["url"].partition("/full/")[2] for row in texts] == [
        "2025-05-09/title-15.xml?part=744",
        "2025-05-16/title-15.xml?part=744&appendix=Supplement%20No.%204%20to%20Part%20744",
        "2025-05-16/title-15.xml?part=744&section=744.99",
    ]
    assert told_at(lived, 8) == []


def test_a_word_of_the_law_is_told_with_its_citation_and_the_document_behind(lived: Lived) -> None:
    (mail,) = (text for text in lived.read_by("officer") if "§ 744.99 Inq" in text)

    assert "15 CFR 744.99(b) amended (words changed: “should” to “must”)" in mail
    assert "a red flag [-should-] {+must+} ask" in mail
    assert "Paragraphs that differ in nothing that binds: 2." in mail
    assert "By 90 FR 20880, May 16, 2025: Additions to the Entity List http" in mail


def test_rows_of_the_list_are_told_as_parties(lived: Lived) -> None:
    (mail,) = (text for text in lived.read_by("officer") if "eCFR: 3 added" in text)

    assert "Wuhan Qifeng Semiconductor Co., Ltd. (CHINA)" in mail
    assert "Part 744 added: {+Chengdu Hongtu Microsystems Co., Ltd. | All items" in mail


def test_a_counterparty_is_told_when_it_is_named_and_when_it_is_listed(lived: Lived) -> None:
    told = lived.ask(
        "select source, severity, subscription, done_at from delivery_log where kind = 'counterparty'"
        " order by done_at"
    )

    assert [tuple(row) for row in told] == [
        ("federal-register", "medium", "officer", "2025-05-16T13:00:00Z"),
        ("ecfr", "critical", "officer", "2025-05-21T13:00:00Z"),
    ]


def test_what_it_prints_ends_with_the_account(lived: Lived) -> None:
    account = lived.printed[lived.printed.index("What was kept") :]

    assert "Who was told what, and why" in account
    assert str(lived.folder / "rulewire.db") in account.replace("\n", "")


def test_a_second_demo_starts_anew(lived: Lived, tmp_path: Path) -> None:
    (tmp_path / "rulewire.toml").write_bytes((lived.folder / "rulewire.toml").read_bytes())
    (tmp_path / "rulewire.db").write_text("old")
    (tmp_path / "mails").mkdir()

    emptied(tmp_path)

    assert [path.name for path in tmp_path.iterdir()] == ["rulewire.toml"]


@pytest.mark.parametrize("name", ["rulewire.toml", "rulewire.db", "counterparties.csv"])
def test_a_demo_writes_over_nothing_that_no_demo_wrote(
    tmp_path: Path, rulewire: Rulewire, name: str
) -> None:
    (tmp_path / name).write_text("mine")

    said = rulewire("demo", tmp_path)

    assert said.code == 2
    assert said.err == (
        f"rulewire: {tmp_path}: it holds {name}, which no demo wrote; name an empty folder\n"
    )
    assert [(path.name, path.read_text()) for path in tmp_path.iterdir()] == [(name, "mine")]


def test_settings_that_somebody_made_his_own_are_no_demos(lived: Lived, tmp_path: Path) -> None:
    settings = (lived.folder / "rulewire.toml").read_text("utf-8")
    mine = settings.replace("demo@example.org", "me@example.org")
    (tmp_path / "rulewire.toml").write_text(mine, "utf-8")

    with pytest.raises(ConfigError, match=r"it holds rulewire\.toml, which no demo wrote"):
        emptied(tmp_path)


def test_a_demo_takes_away_no_mails_of_somebody_elses(tmp_path: Path) -> None:
    (tmp_path / "mails").mkdir()

    with pytest.raises(ConfigError, match="it holds mails, which no demo wrote"):
        emptied(tmp_path)

    assert (tmp_path / "mails").is_dir()


@pytest.mark.parametrize(
    ("place", "told"),
    [("mine.txt", "is there already"), ("/proc/demo", "cannot be written: No such file")],
)
def test_a_demo_says_where_it_cannot_be_left(
    tmp_path: Path, rulewire: Rulewire, place: str, told: str
) -> None:
    (tmp_path / "mine.txt").write_text("mine")

    said = rulewire("demo", place)

    assert (said.code, told in said.err) == (2, True)
    assert said.err.endswith("; name an empty folder\n")


def test_its_pdf_is_one_that_pdf_readers_read() -> None:
    words = [f"{a}{b}" for a in ("red", "green", "blue") for b in ("fox", "owl", "eel", "ant")]
    raw = pdf([f"The {word} (of this) guidance \\ stands." for word in words * 5])

    document = read_article(source(), replace(page(media_type="application/pdf"), body=raw))

    assert "The blueowl (of this) guidance \\ stands." in document.text
