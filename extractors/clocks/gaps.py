"""What is amiss between the clocks, as of a day.

What came about before we looked is a baseline: it is known and not told.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from hashlib import sha256

from extractors.clocks.notes import unincorporated
from extractors.clocks.nouns import Action, Announcement, Edition, Gap, Noted, Patience, Unit


def unfiled(
    announcements: Iterable[Announcement], patience: Patience, today: date
) -> Iterator[Gap]:
    """Yield the announcements after which the Register had nothing of the rule."""
    for one in announcements:
        due = one.day + timedelta(days=patience.unfiled)
        if one.filed or min(today, one.looked) < due:
            continue
        days = (today - one.day).days
        yield Gap(
            key=f"clock:unfiled:{one.document}:{one.rule}",
            kind="unfiled",
            document=one.document,
            version=one.version,
            source=one.source,
            url=one.url,
            rule=one.rule,
            since=one.day,
            title=f"Announced {days} days ago, nothing filed: {one.rule_name}",
            reason=f"{one.event.replace('_', ' ')} was announced on {one.day}; the Federal Register "
            f"had no document of that rule by {one.looked}: an announcement is not a rule",
            quote=one.quote,
            told=due >= one.seen,
        )


def behind(actions: Iterable[Action], patience: Patience, today: date) -> Iterator[Gap]:
    """Yield the rules in force that the eCFR does not have, though it was looked at since."""
    for action in actions:
        late = [unit for unit in action.units if _late(unit, patience, today)]
        if not late or action.put_off:
            continue
        since = min(unit.effective for unit in late if unit.effective)
        days = (today - since).days
        yield Gap(
            key=f"clock:behind:{action.document}",
            kind="behind",
            document=action.document,
            version=action.version,
            source=action.source,
            url=action.url,
            rule=action.rule,
            since=since,
            title=f"Effective since {days} days, eCFR has not caught up: {action.title}",
            reason=f"{action.citation or action.document} amends {_some(u.citation for u in late)} "
            f"from {since}; the eCFR's text does not have it yet: read the Federal Register",
            quote="",
            told=since + timedelta(days=patience.behind) >= action.seen,
        )


def _late(unit: Unit, patience: Patience, today: date) -> bool:
    """Whether a text that we knew before it was amended was looked at since, and is as it was."""
    if not (unit.effective and unit.kept and unit.looked) or unit.incorporated or unit.noted:
        return False
    due = unit.effective + timedelta(days=patience.behind)
    return unit.kept < unit.effective and due <= min(today, unit.looked)


def unexplained(editions: Iterable[Edition], patience: Patience, today: date) -> Iterator[Gap]:
    """Yield the changes of the eCFR that no kept document made; those of one cause together."""
    causes: dict[tuple[date, tuple[str, ...]], list[Edition]] = defaultdict(list)
    for one in editions:
        due = one.day + timedelta(days=patience.unexplained)
        if not one.explained and one.covered and due <= today:
            causes[one.day, one.cited].append(one)
    for (day, cited), found in causes.items():
        first = found[0]
        where = _some(_section(one.citation) for one in found)
        names = f"it newly cites {_some(cited)}, which is not kept" if cited else (
            "it cites no new document, and none that is kept amends it then"
        )  # fmt: skip
        due = day + timedelta(days=patience.unexplained)
        yield Gap(
            key=f"clock:unexplained:{day}:{cited[0] if cited else first.document}",
            kind="unexplained",
            document=first.document,
            version=0,
            source=first.source,
            url=first.url,
            rule="",
            since=day,
            title=f"eCFR changed in {where}, no Federal Register document found",
            reason=f"amended on {day}; {names}",
            quote="; ".join(cited),
            told=any(one.watched and due >= one.seen for one in found),
        )


def unincorporable(notes: Iterable[Noted]) -> Iterator[Gap]:
    """Yield the amendments that the eCFR says it could not incorporate."""
    for note in notes:
        for one in unincorporated(note.text):
            mark = sha256(one.what.encode()).hexdigest()[:12]
            day = f" of {one.day:%B} {one.day.day}, {one.day.year}" if one.day else ""
            yield Gap(
                key=f"clock:unincorporated:{note.document}:{one.citation}:{mark}",
                kind="unincorporated",
                document=note.document,
                version=0,
                source=note.source,
                url=note.url,
                rule="",
                since=one.day or note.seen,
                title=f"FR amendment{day} could not be incorporated: {_section(note.citation)}",
                reason=f"{one.citation} amends it, and the eCFR's text is without it "
                f"{one.why or 'for a reason that it does not give'}",
                quote=one.quote,
                told=not note.first,
            )


def _section(citation: str) -> str:
    """Return a citation as a lawyer says it inside one title: "§ 744.23"."""
    title, cfr, rest = citation.partition(" CFR ")
    return f"§ {rest}" if cfr and title.isdecimal() and "." in rest else citation


def _some(names: Iterable[str], most: int = 3) -> str:
    """Return the first of `names` in words, and how many more there are."""
    known = list(dict.fromkeys(names))
    more = f" and {len(known) - most} more" if len(known) > most else ""
    return ", ".join(known[:most]) + more
