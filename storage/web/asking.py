"""What a page is asked with, and what it answers."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from config.settings import Settings
from storage.store import Store


class NotFoundError(Exception):
    """There is no such thing: a 404 that says what there is instead.

    Attributes:
        what: What was asked for, in a line.
        hint: What to do.
        near: Links that may have been meant: a label and a path each.

    """

    def __init__(self, what: str, hint: str, near: tuple[tuple[str, str], ...] = ()) -> None:
        super().__init__(what)
        self.what = what
        self.hint = hint
        self.near = near


class QuestionError(Exception):
    """A question that makes no sense, such as a day that is none: a 400."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question.

    Attributes:
        store: The database, to be read only.
        settings: As configured when the window was opened.
        path: What the address names, by the names in the page's pattern.
        query: The first value of each parameter.
        now: Aware, UTC.
        site: The window's own address, "http://127.0.0.1:8001".

    """

    store: Store
    settings: Settings
    path: Mapping[str, str]
    query: Mapping[str, str]
    now: datetime
    site: str = ""

    def day(self, name: str, default: date) -> date:
        """Return the day in a parameter, `default` if it is not given.

        Raises:
            QuestionError: It is no day.

        """
        written = self.query.get(name, "").strip()
        try:
            return date.fromisoformat(written) if written else default
        except ValueError as error:
            raise QuestionError(f"“{written}” is no day; write it like 2025-05-13") from error

    def number(self, name: str, default: int, most: int) -> int:
        """Return the number in a parameter, from 0 to `most`.

        Raises:
            QuestionError: It is no such number.

        """
        written = self.query.get(name, "").strip()
        if not written:
            return default
        if not (written.isascii() and written.isdigit()) or int(written[:9]) > most:
            raise QuestionError(f"“{written}” is no number from 0 to {most}")
        return int(written)


@dataclass(frozen=True, slots=True)
class Shown:
    """A page of HTML: a template and what it is filled with."""

    template: str
    facts: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Sent:
    """Anything else, such as a feed or a calendar."""

    body: bytes
    media_type: str
    status: int = 200
