"""The channels misbehave, one way after another or for hours; then all arrives, and in order."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from functools import partial
from itertools import pairwise

import endpoints
import postbox
from lives import until
from stage import Act, Outcome, Stage

SOURCES = ("feed", "listing", "page")
# Silence is noticed within a second.
QUICK = ("send_timeout_s = 1.0",)
# Who got a mail that another did not does not wait with it: the one way in which order is lost.
PARTIAL = "450 for one"
MANNERS = {
    "hook": endpoints.MANNERS[1:],
    "slack": endpoints.MANNERS[1:],
    "mail": tuple(manner for manner in postbox.MANNERS[1:] if manner != PARTIAL),
}
HOURS = 5.0
TEXTS, TEXTS_LONG = 60, 1000
PAUSE_S = 0.1

Plan = Sequence[tuple[str, str]]


def acts(seed: int, *, long: bool) -> Iterator[Act]:
    """Yield spells of every manner in the long form, a draw of them in the short one; outages."""
    every = [(channel, manner) for channel, manners in MANNERS.items() for manner in manners]
    for number in range(3 if long else 1):
        name = f"delivery {seed}.{number}"
        yield Act(name, partial(troubled, name, every if long else ()))
    if long:
        name = f"delivery {seed} in part"
        yield Act(name, partial(troubled, name, [("mail", PARTIAL)] * 5, ordered=False))
    texts = TEXTS_LONG if long else TEXTS
    yield Act(f"outage {seed} of {texts}", partial(outage, f"outage {seed}", texts))
    yield Act(f"revoked {seed}", partial(revoked, f"revoked {seed}"))


def troubled(name: str, plan: Plan, *, ordered: bool = True) -> Outcome:
    """Let channels misbehave while texts are published, one spell after another."""
    with Stage(name, changes=QUICK) as stage:
        drawn = [(channel, stage.chance.choice(manners)) for channel, manners in MANNERS.items()]
        life, spells = stage.start(), list(plan or drawn)
        stage.chance.shuffle(spells)
        for channel, manner in spells:
            end = getattr(stage.world, channel)
            end.behave(manner)
            stage.publish(*stage.chance.sample(SOURCES, 2))
            felt(stage)
            end.behave("well")
        outcome = stage.ended(life)
        outcome.figures["spells of misbehaviour"] += len(spells)
        return in_order(outcome) if ordered else outcome


def outage(name: str, texts: int) -> Outcome:
    """Let all channels be down for hours while many texts are published."""
    with Stage(name, changes=(f"pause_s = {PAUSE_S}",)) as stage:
        ends = (stage.world.hook, stage.world.slack, stage.world.mail)
        life = stage.start()
        for end in ends:
            end.behave("refuse")
        stage.publish("feed")
        felt(stage)
        stage.world.publish("feed", texts)
        until(lambda: stage.verdict().owed >= 3 * texts, 240, every_s=1)
        until(lambda: False, stage.clock.real_s(hours=HOURS))
        # Between two tries: else one message may be refused and the next, tried after it, taken.
        until(lambda: left_alone(stage, len(ends)), 120)
        before = len(stage.world.slack.posts)
        for end in ends:
            end.behave("well")
        outcome = in_order(stage.ended(life, 120))
        paced(outcome, stage.world.slack.posts[before:])
        outcome.figures["owed after an outage"] += outcome.verdict.owed
        outcome.figures["messages after an outage"] += len(stage.world.messages())
        return outcome


def revoked(name: str) -> Outcome:
    """Let Slack's webhook be revoked: the operator is told, and all arrives when it is mended."""
    with Stage(name) as stage:
        life = stage.start()
        stage.world.slack.behave("HTTP 404")
        stage.publish(*SOURCES)
        felt(stage)
        notices = "select count(*) from delivery where channel = 'desk' and state = 'sent'"
        until(lambda: stage.asked(notices) == [(1,)], 20, every_s=0.1)
        told = stage.asked(notices)[0][0]
        stage.world.slack.behave("well")
        outcome = in_order(stage.ended(life))
        if told != 1:
            outcome.verdict.disorder += 1
            outcome.verdict.evidence.append(f"{told} notices to the operator of a revoked webhook")
        return outcome


def left_alone(stage: Stage, channels: int) -> bool:
    """Return whether so many channels are down and none is tried within minutes."""
    soon = stage.clock.now() + timedelta(minutes=5)
    rows = stage.asked("select retry_at from channel_down")
    return len(rows) == channels and all(datetime.fromisoformat(at) > soon for (at,) in rows)


def felt(stage: Stage) -> None:
    """Wait until a channel's misbehaviour shows, or all was taken in spite of it."""
    down = "select 1 from channel_down union select 1 from delivery where last_error <> ''"
    until(lambda: stage.asked(down) or not stage.verdict().lost, 10, every_s=0.1)


def in_order(outcome: Outcome) -> Outcome:
    """Return the outcome, in which no younger text may have overtaken an older one."""
    outcome.verdict.disorder += outcome.verdict.overtaken
    if outcome.verdict.overtaken:
        outcome.verdict.evidence += [f"overtook: {note}" for note in outcome.verdict.notes]
    return outcome


def paced(outcome: Outcome, posts: Sequence[float]) -> None:
    """Look whether messages kept the pause that their channel wants."""
    hurried = [after - before for before, after in pairwise(posts) if after - before < PAUSE_S / 2]
    if hurried:
        outcome.verdict.disorder += len(hurried)
        outcome.verdict.evidence.append(f"{len(hurried)} messages to Slack came too fast")
