"""A database in which the eCFR came to say that it could not carry out an amendment."""

from datetime import timedelta
from pathlib import Path

from extractors.model import Paragraph
from making import document
from pipeline.clock import clock
from storage.store import Store

TITLE = "FR amendment of December 5, 2024 could not be incorporated: § 744.11"
NOTE = (
    "At 89 FR 96836, Dec. 5, 2024, § 744.11 was amended; however, the amendment could not be "
    "incorporated due to inaccurate amendatory instruction."
)


def noted(database: Path) -> None:
    """Keep a section as it stood last month, and as it stands since two days with a note."""
    now = clock()
    with Store(database) as store:
        for days, text in ((40, "(a) First."), (2, NOTE)):
            law = document(id="ecfr:15-744.11", title="§ 744.11")
            paragraph = Paragraph("15 CFR 744.11", text)
            law = type(law)(law.id, law.source, law.url, law.title, None, (paragraph,))
            store.provisions.keep(law, (now - timedelta(days=days)).date(), "amendment", now)
