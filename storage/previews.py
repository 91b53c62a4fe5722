"""Previews as kept: what is expected of the law, and how it came out."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from extractors.preview.nouns import Instruction, Provision
from storage.cleaning import clean
from storage.ledger import Ledger, Row
from storage.values import stamp

KEEP = """
    insert into preview (rule, version, position, law, label, kind, before, expected, effective,
        state, reason, graded)
    values (:rule, :version, :position, :law, :label, :kind, :before, :expected, :effective,
        :state, :reason, :graded)
    on conflict (rule, version, position) do nothing
"""
DROP_OPEN = "delete from preview where rule = :rule and graded in ('open', 'none')"
OPEN = "select * from preview where law = :law and graded = 'open' order by rule, position"
GRADE = """
    update preview set graded = :graded, graded_at = :now
    where rule = :rule and version = :version and position = :position
"""


@dataclass(frozen=True, slots=True)
class Expected:
    """A place whose words are expected to become others, and where it is kept."""

    key: tuple[str, int, int]
    place: Provision


class Previews:
    """What rules are expected to make of the law."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def keep(
        self,
        rule: tuple[str, int],
        places: Sequence[tuple[str, Provision]],
        undone: Iterable[Instruction],
    ) -> None:
        """Keep what a version of a rule is expected to do, each place with its law's id.

        What an earlier version was expected to do and is not graded yet gives way.
        """
        rows: list[dict[str, object]] = [
            {"law": law, "label": one.label, "kind": one.kind, "before": clean(one.before),
             "expected": clean(one.after), "effective": _day(one.effective), "state": "applied",
             "reason": "", "graded": "open"}
            for law, one in places
        ]  # fmt: skip
        rows += [
            {"law": "", "label": one.target, "kind": "", "before": "", "expected": "",
             "effective": _day(one.effective), "state": one.state, "reason": one.reason,
             "graded": "none"}
            for one in undone
        ]  # fmt: skip
        with self._ledger.fact():
            self._ledger.run(DROP_OPEN, rule=rule[0])
            told = [row | {"rule": rule[0], "version": rule[1]} for row in rows]
            self._ledger.run_all(KEEP, [row | {"position": n} for n, row in enumerate(told)])

    def open(self, law: str) -> list[Expected]:
        """Return what is expected of a text and not graded yet."""
        return list(map(_expected, self._ledger.rows(OPEN, law=law)))

    def grade(self, expected: Expected, graded: str, now: datetime) -> None:
        """Keep how an expectation came out: "right" or "wrong"."""
        rule, version, position = expected.key
        self._ledger.run(
            GRADE, graded=graded, now=stamp(now), rule=rule, version=version, position=position
        )


def _expected(row: Row) -> Expected:
    day = date.fromisoformat(row["effective"]) if row["effective"] else None
    place = Provision(row["label"], row["before"], row["expected"], row["kind"], "", day)
    return Expected((row["rule"], row["version"], row["position"]), place)


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
