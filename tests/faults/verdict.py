"""Three ledgers compared: what was published, what is kept and owed, what was delivered."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import datetime, timedelta
from typing import Any

from truth import Published, Truth
from world import TOKEN, Taken

KEPT = "select title from version"
DELIVERIES = """
    select y.rowid, y.subscription, y.channel, y.state, y.batch, f.title
    from delivery y join finding f on f.key = y.finding
    where y.subscription <> 'operator' and y.state <> 'threaded' and f.kind in ('document', 'change')
    order by y.rowid
"""
BLIND = """
    select b.source, f.found_at from blindness b join finding f on f.key = b.told
    order by f.found_at
"""
# Rounds that may fail before a source is called blind, each after its pause, and some for luck.
BLIND_AFTER = timedelta(minutes=60)

Place = tuple[str, str, str]
"""Subscription, channel, token: one delivery that is owed."""


@dataclass(slots=True)
class Verdict:
    """What a run came to; `evidence` has a line for each thing that is not as it must be.

    `notes` are on what is allowed, such as another order where the act does not ask for one.

    Attributes:
        published: Texts that the sources published.
        kept: Those of them that are in the database.
        owed: Deliveries of them that are in the database.
        delivered: Deliveries that the other ends took.
        lost: Texts that are not kept, and deliveries that should be and were not taken.
        repeated: Deliveries taken again under another key.
        again: Messages taken again under the same key, which is allowed.
        overtaken: Deliveries first taken before an older one for the same subscriber.
        disorder: What an act found to be wrong besides.
        blind_s: Seconds, on the daemon's clock, in which a source was dark and nobody was told,
            less the time that telling may take.

    """

    published: int = 0
    kept: int = 0
    owed: int = 0
    delivered: int = 0
    lost: int = 0
    repeated: int = 0
    again: int = 0
    overtaken: int = 0
    disorder: int = 0
    blind_s: int = 0
    evidence: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    @property
    def clean(self) -> bool:
        """Whether nothing was lost, told anew under another key, dark in silence, or else wrong."""
        return not (self.lost or self.repeated or self.blind_s or self.disorder)

    @property
    def line(self) -> str:
        """The verdict in one line."""
        return (
            f"published {self.published}, kept {self.kept}, owed {self.owed}, "
            f"delivered {self.delivered}, lost {self.lost}, "
            f"repeated-with-new-key {self.repeated}, seconds blind unreported {self.blind_s}"
        )

    def add(self, other: "Verdict") -> None:
        """Count another run's as well."""
        for name, value in asdict(other).items():
            setattr(self, name, getattr(self, name) + value)


def judge(
    truth: Truth,
    asked: Callable[[str], list[tuple[Any, ...]]],
    messages: Sequence[Taken],
    subscribers: Mapping[str, Sequence[str]],
    now: datetime,
) -> Verdict:
    """Return the verdict.

    Args:
        truth: What was published.
        asked: Returns the rows of a query to the database.
        messages: What the other ends took.
        subscribers: Through which channels each is told of every text.
        now: The daemon's time.

    """
    titles = Counter(token for (title,) in asked(KEPT) for token in _tokens(title))
    rows, blind = asked(DELIVERIES), asked(BLIND)
    owed = sum(bool(_tokens(title)) for *_, title in rows)
    verdict = Verdict(published=len(truth.published), owed=owed)
    verdict.kept = sum(one.token in titles for one in truth.published)
    _missing(verdict, truth.published, titles)
    taken = _taken(messages, rows)
    verdict.delivered = len(taken)
    _undelivered(verdict, truth.published, subscribers, taken, rows)
    _repeats(verdict, taken)
    _overtaken(verdict, rows, messages, taken)
    verdict.blind_s = int(sum(_silence(truth, blind, now, verdict.evidence)))
    return verdict


def _tokens(text: str) -> list[str]:
    return TOKEN.findall(text)


def _missing(verdict: Verdict, published: Iterable[Published], kept: Mapping[str, int]) -> None:
    for one in published:
        if one.token not in kept:
            verdict.lost += 1
            verdict.evidence.append(f"{one.token} of {one.source}, {one.at:%H:%M:%S}: not kept")


def _taken(messages: Sequence[Taken], rows: Sequence[tuple[Any, ...]]) -> dict[Place, list[str]]:
    """Return the keys under which each delivery was taken, in order.

    What a long list of findings only counts is told by its key: the deliveries put into it.
    """
    inside: dict[tuple[str, str], set[str]] = defaultdict(set)
    for _, _, channel, state, batch, title in rows:
        if state == "sent":
            inside[str(channel), str(batch)].update(_tokens(str(title)))
    found: dict[Place, list[str]] = defaultdict(list)
    for one in messages:
        counted = inside.get((one.channel, one.key), set()) - set(one.tokens)
        for token in (*one.tokens, *sorted(counted)):
            found[one.subscription, one.channel, token].append(one.key)
    return found


def _undelivered(
    verdict: Verdict,
    published: Iterable[Published],
    subscribers: Mapping[str, Sequence[str]],
    taken: Mapping[Place, Sequence[str]],
    rows: Sequence[tuple[Any, ...]],
) -> None:
    states = {
        (str(who), str(channel), token): str(state)
        for _, who, channel, state, _, title in rows
        for token in _tokens(str(title))
    }
    for one in published:
        for who, channels in subscribers.items():
            for channel in channels:
                place = who, channel, one.token
                if place not in taken:
                    verdict.lost += 1
                    state = states.get(place, "never owed")
                    verdict.evidence.append(
                        f"{one.token} of {one.source} for {who} by {channel}: not taken, {state}"
                    )


def _repeats(verdict: Verdict, taken: Mapping[Place, Sequence[str]]) -> None:
    for (who, channel, token), keys in taken.items():
        different = len(set(keys)) - 1
        verdict.again += len(keys) - 1 - different
        if different:
            verdict.repeated += different
            verdict.evidence.append(f"{token} for {who} by {channel}: under {sorted(set(keys))}")


def _overtaken(
    verdict: Verdict,
    rows: Sequence[tuple[Any, ...]],
    messages: Sequence[Taken],
    taken: Mapping[Place, Sequence[str]],
) -> None:
    """Count what reached a subscriber before something that was queued earlier."""
    order: dict[tuple[str, str], int] = {}
    for number, one in enumerate(messages):
        order.setdefault((one.channel, one.key), number)
    latest: dict[tuple[str, str], int] = {}
    for _, who, channel, _, _, title in rows:
        for token in _tokens(str(title)):
            keys = taken.get((who, channel, token), [])
            if keys:
                at = min(order[channel, key] for key in keys)
                before = latest.get((who, channel), -1)
                if at < before:
                    verdict.overtaken += 1
                    verdict.notes.append(f"{token} for {who} by {channel}: {at} after {before}")
                latest[who, channel] = max(at, before)


def _silence(
    truth: Truth, blind: Sequence[tuple[str, str]], now: datetime, evidence: list[str]
) -> Iterable[float]:
    """Yield the seconds of each dark spell in which a message was due and there was none."""
    for source, spells in truth.dark.items():
        for begin, end in spells:
            until = end or now
            told = [datetime.fromisoformat(at) for key, at in blind if key == source]
            first = min((at for at in told if begin <= at <= until), default=until)
            silent = (first - begin - BLIND_AFTER).total_seconds()
            if silent > 0:
                evidence.append(f"{source} dark from {begin:%H:%M:%S}, {silent:.0f} s too long")
                yield silent
